"""Kinds of columns: how a cell is read, how a value is written back, and which words a list offers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

from data.intake import catalogue, places
from data.intake.catalogue import Words
from data.intake.files import Cell
from data.intake.numbers import Style, is_missing, number
from data.intake.spelling import written
from data.intake.unclear import Unclear
from data.readers.german import MONTHS

Reader = Callable[[Cell, Style, Decimal], object]
Writer = Callable[[object], Cell]


_PERIOD = re.compile(
    r"(?:vom |von |ab )?(?P<first>\d{1,2}\. ?\d{1,2}\. ?(?P<year>\d{4}|\d{2})?) ?(?:[-–—/]|bis(?: zum)?) ?"
    r"(?P<last>\d{1,2}\. ?\d{1,2}\. ?(?:\d{4}|\d{2}))"
)
# What lists of tasks say of one that is not done.
_OPEN = (
    "nein",
    "n",
    "-",
    "–",
    "offen",
    "noch offen",
    "läuft",
    "laufend",
    "in arbeit",
    "in bearbeitung",
    "nicht erledigt",
)


@dataclass(frozen=True)
class Kind:
    """How one kind of column is read and shown; `read` gets the cell, the spelling of the column and its unit."""

    read: Reader
    show: Writer
    looks: Literal["text", "money", "number", "whole", "day"] = "text"
    choices: tuple[str, ...] = ()
    says: str = "Text"
    # Whether some of its words leave their rows out, as a person said.
    leaves: bool = False


def _text(cell: Cell, *_: object) -> object:
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (datetime, date)):
        return f"{cell:%d.%m.%Y}"
    return str(cell).strip() or None


def _same(value: object) -> Cell:
    return value if isinstance(value, (str, int, float, bool, date)) else None if value is None else str(value)


def _as_float(value: object) -> Cell:
    return None if value is None else float(str(value))


def _money(cell: Cell, style: Style, unit: Decimal) -> object:
    value, own = number(cell, style, no_decimals=unit == 1)
    if own is not None and unit != 1 and own != unit:
        raise Unclear(
            f"„{written(cell)}“ nennt eine andere Einheit als die Überschrift.",
            "Bitte alle Beträge in einer Einheit angeben, am besten in Euro.",
        )
    euros = value * (own if own is not None else unit)
    if euros != round(euros, 2):
        raise Unclear(
            f"„{written(cell)}“ hat mehr als zwei Nachkommastellen.",
            "Bitte auf Cent runden; sind Tausend Euro gemeint, bitte „Tsd. €“ in die Überschrift schreiben.",
        )
    return _limited(euros, 12, cell)


def _decimal(cell: Cell, style: Style, scale: Decimal) -> object:
    text = cell.strip().removesuffix("%").strip() if isinstance(cell, str) else cell
    value, unit = number(text, style)
    if unit is not None:
        raise Unclear(f"„{written(cell)}“ ist ein Betrag, erwartet ist eine Zahl.", "Bitte die Einheit weglassen.")
    value *= scale
    if value != round(value, 4):
        raise Unclear(f"„{written(cell)}“ hat mehr als vier Nachkommastellen.", "Bitte runden.")
    return _limited(value, 10, cell)


def _limited(value: Decimal, digits: int, cell: Cell) -> Decimal:
    if abs(value) >= Decimal(10) ** digits:
        raise Unclear(f"„{written(cell)}“ ist zu groß.", "Bitte die Zahl prüfen.")
    return value


def _whole(cell: Cell, style: Style, _: Decimal) -> object:
    value, _unit = number(cell, style, no_decimals=True)
    if value != int(value) or abs(value) >= 2**31:
        raise Unclear(f"„{written(cell)}“ ist keine ganze Zahl.", "Bitte eine ganze Zahl eintragen.")
    return int(value)


def _places(cell: Cell, style: Style, unit: Decimal) -> object:
    """A number of places, with the word behind it or without: „12 Plätze“."""
    return _whole(
        re.sub(r"\s(?:plätze|platz)\s*$", "", cell, flags=re.I) if isinstance(cell, str) else cell, style, unit
    )


def _share(cell: Cell, style: Style, unit: Decimal) -> object:
    """A share below 1; 20 and „20 %“ are 0.2, because no share is so large."""
    value = _decimal(cell, style, unit)
    assert isinstance(value, Decimal)
    said = isinstance(cell, str) and cell.rstrip().endswith("%")
    return value / 100 if said or 1 < value < 100 else value


def year(cell: Cell, *_: object) -> int:
    """The year in a cell; raises Unclear for anything but one year of four digits."""
    if isinstance(cell, date) and (cell.month, cell.day) == (1, 1):
        return cell.year  # a cell that shows nothing but the year
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    found = re.fullmatch(r"(?:(?:haushalts|budget)?jahr|hj|hhj)?\s*(\d{4})(?:\s?[*¹²³]+)?", text, re.IGNORECASE)
    if not found or isinstance(cell, (date, bool)):
        raise Unclear(f"„{text[:40]}“ ist kein Jahr.", "Bitte ein Jahr mit vier Ziffern eintragen, zum Beispiel 2024.")
    return int(found[1])


def day(cell: Cell, *_: object) -> date:
    """The day in a cell: of Excel, TT.MM.JJJJ or JJJJ-MM-TT; raises Unclear."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        if spelled := _in_words(cell.strip()):
            return spelled
        for form in ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"):
            try:
                return datetime.strptime(cell.strip(), form).date()
            except ValueError:
                continue
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and 36526 <= cell < 73051 and cell == int(cell):
        # The number Excel keeps for a day of this century whose format was lost.
        return date(1899, 12, 30) + timedelta(days=int(cell))
    raise Unclear(f"„{written(cell)}“ ist kein Tag.", "Bitte als TT.MM.JJJJ eintragen, zum Beispiel 30.06.2024.")


def period(cell: Cell, *_: object) -> tuple[date, date]:
    """The first and the last day in one cell: „01.02.2026 – 31.12.2026“; raises Unclear."""
    text = " ".join(cell.split()) if isinstance(cell, str) else written(cell)
    found = _PERIOD.fullmatch(text)
    if not found:
        raise Unclear(
            f"„{text[:40]}“ nennt nicht Beginn und Ende.",
            "Bitte als TT.MM.JJJJ – TT.MM.JJJJ eintragen oder leer lassen.",
        )
    last = day(found["last"].replace(" ", ""))
    first = day(found["first"].replace(" ", "") + ("" if found["year"] else str(last.year)))
    if first > last:
        raise Unclear(f"„{text[:40]}“ endet vor seinem Beginn.", "Bitte beide Tage prüfen.")
    return first, last


def done(cell: Cell, *_: object) -> date | None:
    """The day something was done; None where it is still open. Raises Unclear where only that it is done is said."""
    said = cell.strip().casefold() if isinstance(cell, str) else cell
    if said is False or said in _OPEN:
        return None
    if said is True or said in ("ja", "x", "erledigt", "abgeschlossen", "fertig"):
        raise Unclear(f"„{written(cell)}“ sagt nicht, wann es erledigt war.", "Bitte den Tag der Erledigung eintragen.")
    return day(cell)


def _in_words(text: str) -> date | None:
    """„12. März 2024“, as letters write a day."""
    found = re.fullmatch(r"(\d{1,2})\. ?([A-Za-zäÄ]{3,9})\.? (\d{4})", text)
    month = MONTHS.get(found[2].casefold()) if found else None
    try:
        return date(int(found[3]), month, int(found[1])) if found and month else None
    except ValueError:
        return None


def yes_no(cell: Cell, *_: object) -> bool:
    """Ja or nein; raises Unclear."""
    if isinstance(cell, bool):
        return cell
    folded = str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).strip().casefold()
    if folded in ("ja", "j", "x", "1", "wahr", "true", "yes"):
        return True
    if folded in ("nein", "n", "0", "falsch", "false", "no", "-", "–"):
        return False
    raise Unclear(f"„{written(cell)}“ ist weder ja noch nein.", "Bitte „ja“ oder „nein“ eintragen.")


def _day_shown(value: object) -> Cell:
    return date.fromisoformat(value) if isinstance(value, str) else _same(value)


def _category(cell: Cell, *_: object) -> object:
    return catalogue.category(str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell))


def _keys(cell: Cell, *_: object) -> object:
    return [part.strip() for part in re.split(r"[;\n]", str(cell)) if part.strip()]


def _county(cell: Cell, *_: object) -> object:
    found = places.county(cell)
    if found == places.LAND:
        raise Unclear(
            f"„{written(cell)}“ ist das Land und keine Gebietskörperschaft.",
            "Landessummen kommen mit der Vorlage „Landessummen“.",
        )
    return found


def _county_name(value: object) -> Cell:
    known = places.counties().get(str(value))
    return known.name if known else _same(value)


def words(known: Words, what: str) -> Kind:
    """A column of words of a catalogue."""
    return Kind(
        lambda cell, *_: catalogue.code_of(known, cell, what),
        lambda value: known[str(value)][0] if str(value) in known else _same(value),
        choices=tuple(spellings[0] for spellings in known.values()),
        says="Wort aus der Liste",
    )


def missing(cell: Cell, kind: Kind) -> bool:
    """Whether a cell says nothing: empty, or for numbers also „k. A.“ and the like."""
    if kind.looks in ("money", "number", "whole"):
        return is_missing(cell)
    return cell is None or (isinstance(cell, str) and not cell.strip())


TEXT = Kind(_text, _same)
MONEY = Kind(_money, _as_float, "money", says="Betrag in Euro, höchstens zwei Nachkommastellen")
DECIMAL = Kind(_decimal, _as_float, "number", says="Zahl, höchstens vier Nachkommastellen")
WHOLE = Kind(_whole, _same, "whole", says="ganze Zahl")
PLACES = Kind(_places, _same, "whole", says="ganze Zahl")
SHARE = Kind(_share, _as_float, "number", says="Anteil: 0,2 oder 20 %")
YEAR = Kind(year, _same, says="Jahr mit vier Ziffern")
DAY = Kind(day, _day_shown, "day", says="Tag als TT.MM.JJJJ")
PERIOD = Kind(period, _same, says="Beginn und Ende: TT.MM.JJJJ – TT.MM.JJJJ")
DONE = Kind(done, _day_shown, "day", says="Tag als TT.MM.JJJJ; offen: leer")
YES_NO = Kind(
    yes_no,
    lambda value: None if value is None else "ja" if value else "nein",
    choices=("ja", "nein"),
    says="ja oder nein",
)
CATEGORY = Kind(
    _category,
    lambda value: None if value is None else catalogue.category_name(int(str(value))),
    choices=tuple(catalogue.category_name(number) for number in range(1, 5)),
    says="Maßnahmenart 1 bis 4",
)
KEYS = Kind(_keys, lambda value: "; ".join(map(str, value)) if isinstance(value, list) else None, says="Liste mit ;")
COUNTY = Kind(
    _county,
    _county_name,
    choices=tuple(each.name for each in places.counties().values()),
    says="Name oder amtlicher Schlüssel",
)

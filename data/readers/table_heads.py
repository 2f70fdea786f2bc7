"""The heads of tables in an agreement: what the figures and words of each column are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.readers.programmes import PROGRAMMES

# „number“, „category“, „name“, „carrier“, „places“, „participants“, „programme“, „year“, „sum“, „other“, or the
# currency that a column is in, behind the year its money is spent in or the programme it is of where its head names
# one: „2024 Euro“, „AMB Euro“.
Column = str

CURRENCY = r"T€|TEUR|T-?Euro|€|EUR|Euro|(?:Tsd\.?|Tausend|Mio\.?)\s?(?:€|EUR|Euro)"
# A line between rows; a table ends at a section or a sentence.
RULER = re.compile(r"[|\s:=+–—-]{3,}")
TABLE_END = re.compile(r"\s{0,8}(?:§|Präambel|.{60,}[.:]$)")
_MONEY = re.compile(rf"(?:.{{0,40}}\s?(?:\bin|[(\[]|,|/)\s?(?:in\s)?)?(?P<unit>{CURRENCY})[)\]]?", re.IGNORECASE)
_OF_YEAR = re.compile(
    rf"(?:(?:betrag|mittel|davon|rate|hj)\s)?(?P<year>20\d\d)(?:\W{{1,3}}(?:in )?(?P<unit>{CURRENCY})\W?)?", re.I
)
_OF_PROGRAMME = re.compile(
    rf"(?:(?:betrag|mittel|davon|aus)\s)?(?P<name>.{{2,40}}?)(?:-?mittel)?"
    rf"(?:\W{{1,3}}(?:in )?(?P<unit>{CURRENCY})\W?)?",
    re.I,
)
_WORDS: Sequence[tuple[Column, str]] = [
    ("number", r"(?:lfd\.?\s?|lauf\.?\s?)?nr\.?|pos\.?"),
    ("category", r"maßnahmenart(?:en)?|MA|förderschwerpunkt|kategorie|schwerpunkt"),
    # „Maßnahmenart / Projekt“ heads names below lines that are headings.
    ("name", r"(?:maßnahmenart(?:en)?\s?(?:/|und|bzw\.?|,)\s?)?"
             r"(?:name|bezeichnung|titel)?(?: der | des )?(?:maßnahmen?|projekte?s?|vorhaben|name|titel|"
             r"bezeichnung|projektname)"),
    ("carrier", r"(?:projekt|maßnahmen?)?träger(?:in)?|durchführung|anbieter"),
    ("places", r"(?:anzahl |zahl der )?(?:ausbildungs|teilnahme|teilnehmer)?plätze|platzzahl"),
    ("participants", r"(?:anzahl |zahl der )?(?:TN|teilnehmende|teilnehmer(?:/?-?innen)?|personen)|tn-zahl"),
    ("programme", r"(?:förder)?programm"),
    ("year", r"(?:haushalts|kalender|förder)?jahr"),
    # Money whose cells say their currency themselves.
    ("sum", r"(?:(?:bewilligte[rns]?|geplante[rns]?) )?(?:(?:gesamt)?betrag|(?:haushalts|förder)?mittel|fördersumme|"
            r"förderung|zuwendung|zuschuss|kosten|ansatz|summe)(?: 20\d\d)?"),
]  # fmt: skip
_COLUMNS = [(column, re.compile(pattern, re.IGNORECASE)) for column, pattern in _WORDS]
# Heads without space between: „Maßnahme Plätze Betrag in Euro“, „Nr. Maßnahmenart Mittel 2024 (Euro)“.
_GLUED_MONEY = (
    r"(?:(?:bewilligte[rns]?|geplante[rns]?) )?(?:(?:gesamt)?betrag|(?:haushalts|förder)?mittel|budget|fördersumme|"
    rf"förderung|zuwendung|zuschuss|kosten|ansatz|summe)?\s?(?:20\d\d\s)?(?:in |\(in |\(|\[)?(?:{CURRENCY})[)\]]?"
)
_GLUED = re.compile(
    "|".join(
        [
            *(rf"(?P<{column}>{pattern})(?=\s|$)" for column, pattern in _WORDS if column != "sum"),
            rf"(?P<money>{_GLUED_MONEY})(?=\s|$)",
        ]
    ),
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")
_CELLS = re.compile(r"\s{2,}|\s?\|\s?")
LONGEST_CELL = 45
LONGEST_GLUED = 110


def columns_of(line: str) -> list[Column] | None:
    """What the columns below a head hold, a currency where they hold money; None when the line is no head."""
    cells = cells_of(line)
    if len(cells) == 1:
        return _glued(cells[0].strip(" *"))
    if not 2 <= len(cells) <= 8 or any(
        len(cell) > LONGEST_CELL or re.search(r"\d[.\d]", _YEAR.sub("", cell)) for cell in cells
    ):
        return None
    columns = [_column(cell) for cell in cells]
    if any(map(is_money, columns)):
        # „Nr. | Budget | Euro“: beside money a budget is a programme.
        columns = ["programme" if cell.strip(" *").lower() in ("budget", "budgets") else column
                   for cell, column in zip(cells, columns, strict=True)]  # fmt: skip
    if sum(map(bool, map(year_of, columns))) < 2:
        # „Mittel 2024 (Euro)“ alone is the budget of the year and says nothing of spending.
        columns = [_of_any_year(each) for each in columns]
    if "name" not in columns or sum(map(bool, map(programme_of, columns))) < 2:
        columns = [_of_any_programme(each) for each in columns]
    # Years alone head a row of money that says its currency itself.
    known = [each for each in columns if each != "other" and ("name" in columns or not each.endswith(" "))]
    if not set(known) - {"number", "year"}:
        return None
    return columns if len(known) >= 2 or known[0] not in ("category", "name") else None


def parted_by_nobody(columns: Sequence[Column]) -> bool:
    """Whether columns hold names and who carries them out: where these stand close together, nobody can part them."""
    return {"name", "carrier"} <= set(columns) and "other" not in columns


def year_of(column: Column) -> tuple[str, str] | None:
    """The year and the currency of a column whose head names both."""
    year, _, unit = column.partition(" ")
    return (year, unit) if unit and year.isdigit() else None


def programme_of(column: Column) -> tuple[str, str] | None:
    """The programme and the currency of a column of money of one programme; its cells may say the currency."""
    code, parted, unit = column.partition(" ")
    return (code, unit) if parted and code in PROGRAMMES else None


def _of_any_programme(column: Column) -> Column:
    of_programme = programme_of(column)
    return column if of_programme is None else of_programme[1] or "other"


def _of_any_year(column: Column) -> Column:
    of_year = year_of(column)
    return of_year[1] if of_year else column


def is_money(column: Column) -> bool:
    """Whether a column holds money."""
    return re.fullmatch(CURRENCY, column, re.IGNORECASE) is not None


def cells_of(line: str) -> list[str]:
    """The cells of a line, parted by bars or wide spaces."""
    bare = line.strip().removeprefix("|").removesuffix("|").strip()
    return _CELLS.split(bare) if bare else []


def _column(cell: str) -> Column:
    bare = cell.strip(" *")
    for column, pattern in _COLUMNS:
        if pattern.fullmatch(bare):
            return column
    if of_year := _OF_YEAR.fullmatch(bare):
        return f"{of_year['year']} {of_year['unit'] or ''}"
    named = _OF_PROGRAMME.fullmatch(bare)
    if named and (code := next((code for code, one in PROGRAMMES.items() if one.fullmatch(named["name"])), None)):
        return f"{code} {named['unit'] or ''}"
    money = _MONEY.fullmatch(bare)
    return money["unit"] if money else "other"


def _glued(line: str) -> list[Column] | None:
    """The columns of a head whose cells stand close together; None unless every word belongs to one."""
    columns: list[Column] = []
    at = 0
    while at < len(line) <= LONGEST_GLUED:
        found = _GLUED.match(line, at)
        if found is None or not found[0]:
            return None
        columns.append(_of_any_year(_column(found[0].strip())) if found["money"] else found.lastgroup or "other")
        at = found.end() + 1
    if parted_by_nobody(columns):
        return columns
    named = {"category", "name", "programme", "year"} & set(columns)
    counted = [each for each in columns if is_money(each) or each in ("places", "participants")]
    return columns if named and counted and "other" not in columns else None

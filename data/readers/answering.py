"""What a person answers to the questions of the reader: another reading, with the reason as part of the citation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, cast

from data.readers.parties import County
from data.readers.reading import Citation, Programme, Project, Reading, Stated

T = TypeVar("T")
# Problems that are said of a field and settled with it.
SETTLES = {"total_eur": ("total_eur", "amounts"), "programmes": ("programmes", "total_eur", "amounts")}


class AnswerRefused(ValueError):
    """An answer that cannot be taken, with a German sentence."""


def answered(reading: Reading, field: str, value: object, reason: str) -> Reading:
    """The reading with a person's value for a field, and without the questions about it.

    `field` is that of a problem. Values: county a County; year and dialogues an int; total_eur a Decimal; programmes
    a dict of codes to Decimals; projects a list of Project; amounts a list of Stated; signed_by_ministry_on
    and signed_by_county_on a date or None. draft, signatures and other_amounts take None: the person has looked. Raises
    AnswerRefused without a reason, for an unknown field, or for a value of another kind.
    """
    if not reason.strip():
        raise AnswerRefused("Bitte angeben, woher die Angabe stammt; der Grund wird Teil der Fundstelle.")
    if field not in _ANSWERS:
        raise AnswerRefused(f"Zum Feld „{field}“ gibt es nichts zu beantworten.")
    cited = reading.citations.get(field, Citation("Angabe einer Person", ""))
    cited = replace(cited, reason=" ".join(reason.split()))
    settled = SETTLES.get(field, (field,))
    reading = replace(
        reading,
        citations={**reading.citations, field: cited},
        problems=[problem for problem in reading.problems if problem.field not in settled],
    )
    return _ANSWERS[field](reading, value, cited)


def _county(reading: Reading, value: object, _: Citation) -> Reading:
    county = _of(value, County, "eine Gebietskörperschaft")
    parties = [replace(each, name=county.name) if each.side == "county" else each for each in reading.parties]
    title = reading.title.replace(reading.county_name, county.name)
    return replace(reading, county=county.county, county_name=county.name, parties=parties, title=title)


def _year(reading: Reading, value: object, _: Citation) -> Reading:
    year = _whole(value, "ein Jahr", 2011, 2100)
    return replace(reading, year=year, title=f"Zielvereinbarung {year} – {reading.county_name}")


def _dialogues(reading: Reading, value: object, _: Citation) -> Reading:
    return replace(reading, dialogues=None if value is None else _whole(value, "eine Zahl von Dialogen", 0, 12))


def _total(reading: Reading, value: object, cited: Citation) -> Reading:
    euros = _money(value)
    if len(reading.programmes) == 1:
        programmes = [Programme(reading.programmes[0].code, euros)]
    else:
        programmes = [Programme(each.code, None) for each in reading.programmes]
    return replace(
        reading,
        total_eur=euros,
        programmes=programmes,
        amounts=_with_totals(reading, [(programmes[0].code if len(programmes) == 1 else None, euros)], cited),
    )


def _programmes(reading: Reading, value: object, cited: Citation) -> Reading:
    given = _of(value, dict, "Programme mit ihren Beträgen")
    sums = {code: _money(euros) for code, euros in given.items()}
    if not sums:
        raise AnswerRefused("Bitte mindestens ein Programm mit seinem Betrag angeben.")
    return replace(
        reading,
        programmes=[Programme(code, euros) for code, euros in sums.items()],
        total_eur=sum(sums.values(), Decimal(0)),
        amounts=_with_totals(reading, list(sums.items()), cited),
    )


def _with_totals(reading: Reading, sums: Sequence[tuple[str | None, Decimal]], cited: Citation) -> list[Stated]:
    """The sums of the text with other totals; a sum that is one of them stands no longer as a part."""
    euros = {each for _, each in sums}
    kept = [
        each
        for each in reading.amounts
        if each.level != "total" and not (each.amount_eur in euros and each.level in ("purpose", "addition"))
    ]
    return [Stated(each, "total", cited, code) for code, each in sums] + kept


def _projects(reading: Reading, value: object, _: Citation) -> Reading:
    return replace(reading, projects=[_of(each, Project, "eine Maßnahme") for each in _list(value, "Maßnahmen")])


def _amounts(reading: Reading, value: object, _: Citation) -> Reading:
    return replace(reading, amounts=[_of(each, Stated, "ein Betrag") for each in _list(value, "Beträge")])


def _signed(name: str) -> Callable[[Reading, object, Citation], Reading]:
    def sign(reading: Reading, value: object, _: Citation) -> Reading:
        day = None if value is None else _of(value, date, "ein Tag")
        return replace(reading, **cast("dict[str, Any]", {name: day}))

    return sign


def _looked(reading: Reading, value: object, _: Citation) -> Reading:
    if value is not None:
        raise AnswerRefused("Hier ist nur zu bestätigen, dass die Stelle angesehen wurde.")
    return reading


_ANSWERS: dict[str, Callable[[Reading, object, Citation], Reading]] = {
    "county": _county,
    "year": _year,
    "dialogues": _dialogues,
    "total_eur": _total,
    "programmes": _programmes,
    "projects": _projects,
    "amounts": _amounts,
    "signed_by_ministry_on": _signed("signed_by_ministry_on"),
    "signed_by_county_on": _signed("signed_by_county_on"),
    "draft": _looked,
    "signatures": _looked,
    "other_amounts": _looked,
}


def _of(value: object, kind: type[T], what: str) -> T:
    if not isinstance(value, kind):
        raise AnswerRefused(f"Erwartet wird {what}, nicht „{value}“.")
    return value


def _list(value: object, what: str) -> list[object]:
    if not isinstance(value, list | tuple):
        raise AnswerRefused(f"Erwartet werden {what}, nicht „{value}“.")
    return list(value)


def _whole(value: object, what: str, least: int, most: int) -> int:
    number = _of(value, int, what)
    if isinstance(value, bool) or not least <= number <= most:
        raise AnswerRefused(f"Erwartet wird {what} von {least} bis {most}, nicht „{value}“.")
    return number


def _money(value: object) -> Decimal:
    euros = _of(value, Decimal, "ein Betrag in Euro")
    if not Decimal(0) < euros < Decimal(1_000_000_000) or euros != round(euros, 2):
        raise AnswerRefused(f"Erwartet wird ein Betrag über 0 mit höchstens zwei Nachkommastellen, nicht „{value}“.")
    return euros

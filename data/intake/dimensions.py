"""What a title, a head or the name of a sheet says about all figures under it: year, stage, Maßnahmenart, county …

A head is understood only when every word of it is: „nicht bewilligt“ or „Eigenmittel 2024“ stay questions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from data.intake import places, quarters
from data.intake.catalogue import Words, category, indices, measures
from data.intake.kinds import day
from data.intake.spelling import bare, fold, without_unit
from data.intake.spent import without_year
from data.intake.unclear import Unclear

_DATES = re.compile(
    r"(?:\b(?:stand|datum|erstellt|ausdruck|druck|vom|bis|zum|am)[: ]+)?"
    r"(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})\b|\d{4}-\d{2}-\d{2}"
    r"|(?:\d{1,2}\. )?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember) \d{4})"
    r"|\bstand[: ]+[^,;|-]*"
)
# A day that figures were counted on; „Stand“ and „erstellt am“ say something else.
_COUNTED = re.compile(
    r"(?<!stand )(?<!stand: )(?<!erstellt am )(?<!vom )(?:\bstichtag:? ?|\b(?:zum|am) )?"
    r"(?<![\d.])(\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2})(?![\d.])"
)
# The day of a report may be called „Stand“.
_REPORTED = re.compile(
    r"(?<!erstellt am )(?<!vom )(?:\b(?:stichtag|stand):? ?)?(?:\b(?:zum|am|bis|per) )?"
    r"(?<![\d.])(\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2})(?![\d.])"
)
_PLAIN_STAGES = (
    ("agreed", r"vereinbart\w*"),
    ("granted", r"bewilligt\w*"),
    ("paid", r"ausgezahlt\w*|abgerufen\w*"),
    ("verified", r"nachgewiesen\w*"),
    ("announced", r"in aussicht gestellt\w*|angekündigt\w*"),
)
_NOUN_STAGES = (
    ("verified", r"verwendungsnachweis\w*|\bvn\b"),
    ("granted", r"bewilligung(?:en|s\w*)?|(?:zuwendungs|bewilligungs)?bescheid\w*"),
    ("paid", r"auszahlung\w*|mittelabruf\w*|abruf\w*"),
    ("agreed", r"zielvereinbarung\w*|\bvereinbarung\w*"),
)
_PROGRAMMES = (
    ("AQB_AMB", r"\baqb ?(?:und|u\.|\+|/|&) ?amb\b"),
    ("AQB", r"\bausbildungs- (?:und|u\.) qualifizierungsbudget\w*|\baqb\b"),
    ("AMB", r"\barbeitsmarktbudget\w*|\bamb\b"),
)
_CATEGORY = re.compile(
    r"\b(?:ma|massnahme(?:n)?art)[ .:-]*(?:[1-4]|iv|i{1,3})\b(?:[ :.-]*(?:ausbildungs\w*(?: und ausbildungscoaching)?|"
    r"qualifizierung\w*|weiterbildung\w*(?: (?:für |des |von )?personals?)?))?"
    r"|\bausbildungs-?vorbereitung\w*|\bausbildung und (?:ausbildungs)?coaching\b|\bausbildungscoaching\b"
    r"|\bqualifizierungsprojekte?\b|\bweiterbildung\w* (?:für |des |von )?personals?\b"
).pattern
_CATEGORY_FIRST = (
    r"(?:(?:ma|massnahme(?:n)?art)[ .:-]*(?:[1-4]|iv|i{1,3})\b|[1-4][.) ]+(?=[a-z])|ausbildung|qualifizierung"
    r"|weiterbildung|fortbildung|berufsvorbereit|personal)"
)
_YEAR = re.compile(r"(?<![\d.,/-])(?:20\d\d)(?![\d]|[.,]\d|[/-]\d)")
_TWO_YEARS = re.compile(r"\b20\d\d ?[/-] ?(?:20)?\d\d\b")
_FUNDING = (
    ("state_esf", r"\blandes- und esf-mittel\b|\bland und esf\b"),
    ("state", r"\blandesmittel\b"),
    ("esf", r"\besf(?:-mittel|\+)?(?![\w-])"),
)
_BASE = re.compile(r"\(?\b(?:basis(?:jahr)?:? ?)?20\d\d ?(?:=|≙|:) ?100\b\)?|\(?\bbasis(?:jahr)?:? 20\d\d\b\)?")
# Words that add nothing to what a head says.
_FILLER = frozenset(
    {
        *("in", "im", "der", "die", "das", "des", "den", "dem", "und", "für", "von", "nach", "je", "zum", "aus", "mit"),
        *("mittel", "betrag", "beträge", "summe", "haushaltsmittel", "fördermittel", "fördersumme", "budget", "wert"),
        *("haushaltsjahr", "jahr", "hj", "hhj", "budgetjahr", "massnahmenart", "massnahmenarten", "ma", "höhe", "laut"),
        *(
            "gem",
            "gemäss",
            "euro",
            "eur",
            "€",
            "land",
            "hessen",
            "programm",
            "stufe",
            "gebietskörperschaft",
            "kreis",
            "-",
        ),
    }
)


@dataclass(frozen=True)
class Said:
    """What a text says: values per column (several where it is not clear), the unit of money, what is left of it."""

    values: dict[str, frozenset[Any]] = field(default_factory=dict)
    unit: Decimal | None = None
    rest: str = ""

    @property
    def plain(self) -> dict[str, Any]:
        """The columns with exactly one value."""
        return {name: next(iter(each)) for name, each in self.values.items() if len(each) == 1}


@lru_cache(maxsize=5000)
def said(text: str, wanted: tuple[str, ...]) -> Said:
    """What a text says about the columns of `wanted`."""
    folded, unit = without_unit(fold(text))
    values: dict[str, frozenset[Any]] = {}
    for column, pattern in (("measured_on", _COUNTED), ("reported_on", _REPORTED)):
        if column in wanted:
            folded = _days(folded, column, pattern, values)
    rest = _DATES.sub(" ", folded)
    if "measure" in wanted:
        # Only context figures are those of a county.
        rest = _measures(rest, values, measures() if "county" in wanted else indices())
    if "county" in wanted and (found := places.in_line(" ".join(rest.split()))):
        values["county"] = frozenset(found)
        rest = _without_counties(rest)
    for name, tiers in (
        ("programme", (_PROGRAMMES,)),
        ("stage", (_PLAIN_STAGES, _NOUN_STAGES)),
        ("funding_source", (_FUNDING,)),
    ):
        if name in wanted:
            rest = _words(name, tiers, rest, values)
    if "category" in wanted:
        rest = _categories(rest, values)
    for column in ("budget_year", "territory_from"):
        if column in wanted:
            years = {int(each) for each in _YEAR.findall(rest)}
            if _TWO_YEARS.search(rest):
                years |= {0, 1}
            if years:
                values[column] = frozenset(years)
            rest = _YEAR.sub(" ", rest)
    return Said(values, unit, " ".join(rest.split()))


def head(text: str, wanted: tuple[str, ...], named: frozenset[str] = frozenset()) -> Said | None:
    """The same for the head of a column: None unless every word of it is understood.

    `named` are words for the figures themselves: „Ist“ in „Ist 30.06.2026“.
    """
    year = None
    if "reported_on" in wanted:
        text = quarters.as_days(fold(text))
    if "spending_from" in wanted:
        text, year = without_year(fold(text))
    found = said(text, wanted)
    if year is not None:
        found = Said({**found.values, "spending_from": frozenset({year})}, found.unit, found.rest)
    # „davon MA 1“ is a part of the sum beside it; „davon ESF“ may be more.
    filler = _FILLER | {"davon", "darunter"} if "category" in found.values else _FILLER
    left = [word for word in re.split(r"[\s()\[\],;:/|.]+", found.rest) if word and word not in filler | named]
    return None if left or any(len(each) > 1 for each in found.values.values()) else found


def _days(folded: str, column: str, pattern: re.Pattern[str], values: dict[str, frozenset[Any]]) -> str:
    """Take out the days figures were counted on; one that no calendar has stays a question."""
    try:
        found = {day(re.sub(r"\s", "", each[1])) for each in pattern.finditer(folded)}
    except Unclear:
        return folded
    if found:
        values[column] = frozenset(found)
    return pattern.sub(" ", folded)


def _measures(rest: str, values: dict[str, frozenset[Any]], known: Words) -> str:
    """Take out the names of figures, the longest first: „Einwohner 15 bis 24 Jahre“ is no „Einwohner“.

    The year an index is 100 in says nothing of its rows.
    """
    found = set()
    rest = _BASE.sub(" ", rest)
    for name, code in sorted(((fold(one), code) for code, (one, _) in known.items()), reverse=True, key=_length):
        # „je Einwohner“ is another figure.
        rest, hits = re.subn(rf"(?<![\w-])(?<!je )(?<!pro )(?<!von ){re.escape(name)}(?![\w-])", " ", rest)
        if hits:
            found.add(code)
    if found:
        values["measure"] = frozenset(found)
    return rest


def _length(pair: tuple[str, str]) -> int:
    return len(pair[0])


def _words(
    name: str, tiers: tuple[tuple[tuple[str, str], ...], ...], rest: str, values: dict[str, frozenset[Any]]
) -> str:
    """Take the words of one column out of a text; the words of the first tier count more than those of the next."""
    for tier in tiers:
        found = set()
        for code, pattern in tier:
            rest, hits = re.subn(pattern, " ", rest)
            if hits:
                found.add(code)
        if found and name not in values:
            values[name] = frozenset(found)
    return rest


def _categories(rest: str, values: dict[str, frozenset[Any]]) -> str:
    stripped = bare(rest).strip()
    try:
        if re.match(_CATEGORY_FIRST, stripped):
            values["category"] = frozenset({category(stripped)})
            return ""
    except Unclear:
        pass
    found = set()
    for each in re.finditer(_CATEGORY, rest):
        try:
            found.add(category(each[0]))
        except Unclear:
            return rest
    if found:
        values["category"] = frozenset(found)
    return re.sub(_CATEGORY, " ", rest)


def _without_counties(rest: str) -> str:
    whole = " ".join(rest.split())
    try:
        places.county(whole)
        return ""
    except Unclear:
        return places.without(rest)

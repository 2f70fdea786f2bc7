"""What the heads of columns and rows say in a table that crosses two things: a Maßnahmenart, a year, whose money."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.readers.categories import category_in, number_said
from data.readers.programmes import named_in
from data.readers.table_heads import CURRENCY

# „former“ is what was before or only asked for, „current“ what holds; „whole“ sums up, „aside“ is no money.
Kind = Literal["category", "year", "programme", "source", "former", "current", "whole", "aside"]

_UNIT = re.compile(
    rf"(?:^|[\s,/–-]|(?<=\d))\s?(?:\(|\[)?\s?(?:(?:alle |angaben |beträge )?in\s)?(?P<unit>{CURRENCY})\s?[)\]]?\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:(?:im |für |in )?(?:das )?(?:haushalts|kalender|förder|kassen|ausgabe)?jahr|hj\.?|betrag|mittel|budget|ansatz|"
    r"rate|davon|summe|fällig|auszahlung|plan|ve|in|für)?[\s:]*(20\d\d)",
    re.IGNORECASE,
)
_CATEGORY = re.compile(r"(?:maßnahmenart|ma|kategorie)?\s?(?:nr\.?\s?)?([1-4]|I{1,3}|IV)[.)]?", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?:zwischen|gesamt|jahres)?summe|(?:ins)?gesamt(?:betrag|budget|mittel)?|zusammen|total|σ", re.IGNORECASE
)
_ASIDE = re.compile(
    r"(?:anteil|quote|prozent)\b.{0,20}|.{0,20}(?:%|\bprozent\b)\W{0,2}|(?:anzahl |zahl der )?\w{0,20}(?:plätze|"
    r"teilnehmende|personen)|tn|nr\.?|(?:lfd|lauf)\.?\s?nr\.?|bemerkung(?:en)?|anmerkung(?:en)?",
    re.IGNORECASE,
)
_SOURCES = {
    "state": re.compile(r"(?:landes)(?:mittel|anteil)|land(?: hessen)?|mittel des landes", re.IGNORECASE),
    "esf": re.compile(r"esf\S?(?:[- ]?(?:mittel|anteil))?|mittel des esf\S?", re.IGNORECASE),
    "county": re.compile(
        r"eigen(?:mittel|anteil)e?|kreis(?:mittel|anteil)|kommunale[rn]? (?:mittel|anteil)|ko-?finanzierung",
        re.IGNORECASE,
    ),
    "jobcenter": re.compile(r"(?:mittel des )?jobcenters?(?:[- ]?mittel)?", re.IGNORECASE),
}
_FORMER = re.compile(
    r"(?:betrag |mittel )?(?:bisher\w{0,3}|alt\w{0,2}|vorjahr|beantragt\w{0,2}|angemeldet\w{0,2}|ursprünglich\w{0,2})"
    r"(?: betrag| mittel| ansatz| summe)?",
    re.IGNORECASE,
)
_CURRENT = re.compile(
    r"(?:betrag |mittel )?(?:neu\w{0,2}|künftig\w{0,2}|bewilligt\w{0,2}|vereinbart\w{0,2}|nunmehr\w{0,3})"
    r"(?: betrag| mittel| ansatz| summe)?|(?:förder|aqb-)mittel|fördersumme|förderung|zuwendung|zuschuss",
    re.IGNORECASE,
)
_PLAIN: Mapping[Kind, re.Pattern[str]] = {
    "whole": _WHOLE, "former": _FORMER, "current": _CURRENT, "aside": _ASIDE,
}  # fmt: skip
AXIS = re.compile(
    r"maßnahmenart(?:en)?|(?:förder)?schwerpunkt|kategorie|(?:haushalts|kalender|förder)?jahr|(?:förder)?programm|"
    r"budget|position|zweck",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Label:
    """What a column or row is about; `value` is the number, year or code of its kind."""

    kind: Kind
    value: int | str | None = None

    @property
    def year(self) -> int | None:
        """The year it names."""
        return self.value if self.kind == "year" and isinstance(self.value, int) else None


def without_unit(cell: str) -> tuple[str, str | None]:
    """A head without the currency it names, and that currency."""
    bare = cell.strip(" *:")
    found = _UNIT.search(bare)
    return (bare[: found.start()].strip(" *:(["), found["unit"]) if found else (bare, None)


def label_of(words: str, *, numbered: bool = False) -> Label | None:
    """What a head without its currency is about; None when it is not plain.

    `numbered`: a bare „1“ to „4“ is a Maßnahmenart.
    """
    words = words.strip(" *:")
    if found := _YEAR.fullmatch(words):
        return Label("year", int(found[1]))
    if (found := _CATEGORY.fullmatch(words)) and (numbered or len(found[0]) > len(found[1]) + 1):
        return Label("category", number_said(found[1]))
    if plain := next((kind for kind, pattern in _PLAIN.items() if pattern.fullmatch(words)), None):
        return Label(plain)
    if source := next((code for code, pattern in _SOURCES.items() if pattern.fullmatch(words)), None):
        return Label("source", source)
    if len(codes := named_in(words)) == 1 and len(words) < LONGEST:
        return Label("programme", codes[0])
    number = category_in(words)
    return Label("category", number) if number and not re.match(r"\W*(?:davon|darunter)\b", words, re.I) else None


# No head of a column or row is longer; the longest is the official name of Maßnahmenart 4.
LONGEST = 200

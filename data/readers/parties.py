"""Which county an agreement is made with: the contracting party, never just a place named in the text."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.readers.text import loose

# Long enough for every preamble of parties; what comes later is text about the county, not the party.
PARTY_BLOCK = 1500
_BETWEEN = re.compile(r"\bzwischen\b(.{10,1500}?)(?=\bzur\b|\büber\b|\bwird\b|präambel|§|$)", re.DOTALL)
_NOT_A_COUNTY = re.compile(
    r"regierungspräsidium \w+|hochschule \w+|universität(?:sstadt)? \w+|land(?:es)? hessen|agentur für arbeit \w+"
)


@dataclass(frozen=True)
class County:
    """A Gebietskörperschaft as the reader knows it."""

    county: str
    name: str
    short_name: str
    kind: str
    seat: str
    first_year: int | None = None


def load_counties(path: Path) -> list[County]:
    """The counties of data/reference/county.csv, one per row."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            County(
                row["county"],
                row["name"],
                row["short_name"],
                row["kind"],
                row["seat"],
                int(row["valid_from"][:4]) if row["valid_from"] else None,
            )
            for row in csv.DictReader(file)
        ]


def party_text(text: str) -> str:
    """The passage that names the contracting parties, in loose spelling; empty when there is none."""
    match = _BETWEEN.search(loose(text[: 4 * PARTY_BLOCK]))
    return _NOT_A_COUNTY.sub(" ", match[1]) if match else ""


def counties_in(text: str, counties: Sequence[County]) -> list[County]:
    """The counties a party passage names; the longest name wins, so Darmstadt is not found in Darmstadt-Dieburg."""
    text = text.replace("ß", "ss")
    patterns = sorted(
        ((pattern, county) for county in counties for pattern in _patterns(county)),
        key=lambda pair: -len(pair[0]),
    )
    found: list[County] = []
    for pattern, county in patterns:
        text, hits = re.subn(pattern, " ", text)
        if hits and county not in found:
            found.append(county)
    return found


def _spaced(name: str) -> str:
    """A name whose letters may stand apart: text recognition writes „Main-Kinzig-Kre is“ and „Kas sel“."""
    return r"\ ?".join(re.escape(letter) for letter in loose(name).replace("ß", "ss") if letter != " ")


def _patterns(county: County) -> list[str]:
    name = _spaced(re.sub(r"^(?:Stadt|Landkreis) ", "", county.name))
    bare = _spaced(re.sub(r"^(?:Stadt|Landkreis) | am Main$", "", county.name))
    ambiguous = county.short_name.endswith("(Lkr.)") or county.short_name in ("Gießen", "Fulda")
    tail = r"(?:es|s)?\b"
    if county.kind == "district":
        if "kreis" in loose(county.name).removeprefix("landkreis "):
            return [rf"\b{_spaced(county.name)}{tail}"]
        return [rf"\b(?:land)?kreis(?:es)? (?:{name}|{bare}){tail}", *([] if ambiguous else [rf"\b{name}{tail}"])]
    city = rf"\b(?:[\w-]*stadt|magistrat der (?:[\w-]*stadt )?)\s?,? (?:{name}|{bare})(?: documenta[- ]stadt)?{tail}"
    alone = [] if county.name.startswith("Stadt ") else [rf"\b{name}{tail}"]
    with_river = [rf"\b{name}{tail}"] if county.name.endswith(" am Main") else []
    return [city, rf"\b{name} documenta[- ]stadt{tail}", *with_river, *alone]

"""Which county an agreement is made with: the contracting party, never just a place named in the text."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.readers.reading import Section
from data.readers.text import loose, one_line

# Long enough for every preamble of parties; what comes later is text about the county, not the party.
PARTY_BLOCK = 1500
# How much of the text is searched for other counties: an agreement has a tenth of it.
BODY = 100_000
_BETWEEN = re.compile(r"\bzwischen\b(.{10,1500}?)(?=\bzur\b|\büber\b|\bwird\b|präambel|§|$)", re.DOTALL)
_NOT_A_COUNTY = re.compile(
    r"regierungspräsidium \w+|hochschule \w+|universität(?:sstadt)? \w+|land(?:es)? hessen|agentur für arbeit \w+"
    # The seat in an address („64289 Darmstadt“) is no party.
    r"|\b\d{5} \w+"
    # „Main-Kinzig-Kreis ohne die Stadt Hanau“
    r"|\bohne (?:die )?(?:sonderstatus)?stadt \w+"
)
# „Das HMSI stellt dem Werra-Meißner-Kreis …“, „Der Landkreis Gießen finanziert mit den Mitteln …“: whose money it is.
_PAYS_PROJECTS = r" finanziert mit (?:den )?mitteln"
_GRANTED_TO = r"\b(?:stellt|gewährt|bewilligt) (?:de[mr]|die|den) "
_ON_THE_MAIN = re.compile(r"\b(frankfurt|offenbach) ?(?:/|\(|a\.) ?m(?:ain\b|\b\.?)\)?")
# A name alone counts only where a party is introduced: „Jobcenter Wiesbaden“ and „Werk, Frankfurt am Main“ are none.
_INTRODUCED = r"(?:^|\b(?:und|der|die|dem)\b)[ ;]*"
_NO_BODY = r"(?! ?\(oder\))(?![^;,]{0,40}?\b(?:e\. ?v|g?gmbh|ag|kg|marketing|verein|stiftung)\b)"


_MINISTRY_NAME = re.compile(
    r"hessische[mns]? (?:sozialministerium|ministerium für [A-ZÄÖÜ][\w-]+(?:(?:, | und )[A-ZÄÖÜ][\w-]+){0,4})",
    re.IGNORECASE,
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
    """The passage that names the contracting parties, in loose spelling with „;“ for a new line; empty "
    "without one."""
    match = _BETWEEN.search(loose(text[: 4 * PARTY_BLOCK].replace("\n", " ; ")))
    return _NOT_A_COUNTY.sub(" ", match[1]).replace("limburg/weilburg", "limburg-weilburg") if match else ""


def counties_in(text: str, counties: Sequence[County]) -> list[County]:
    """The counties a party passage names; the longest name wins, so Darmstadt is not found in Darmstadt-Dieburg."""
    text = _ON_THE_MAIN.sub(r"\1 am main", text.replace("ß", "ss"))
    patterns = sorted(
        ((pattern, county) for county in counties for pattern in [*_titled(county), *_alone(county)]),
        key=lambda pair: -len(pair[0]),
    )
    found: list[County] = []
    for pattern, county in patterns:
        text, hits = re.subn(pattern + _NO_BODY, " ", text)
        if hits and county not in found:
            found.append(county)
    return found


def contradiction(party: County, body: str, signed: str, counties: Sequence[County]) -> County | None:
    """Another county the text is about: named repeatedly where the party never is, granted the money, or alone with the
    signatures."""
    body, signed = (loose(each[:BODY]).replace("ß", "ss") for each in (body, signed))
    short = _spelled(re.sub(r" \(.*", "", party.short_name))
    speaks, signs = bool(re.search(short, body)), any(re.search(pattern, signed) for pattern in _titled(party))
    for other in counties:
        if other != party:
            named = sum(len(re.findall(pattern, body)) for pattern in _titled(other))
            granted = named and any(
                re.search(f"{_GRANTED_TO}{pattern}|{pattern}{_PAYS_PROJECTS}", body) for pattern in _titled(other)
            )
            elsewhere = not signs and any(re.search(each, signed) for each in _titled(other))
            if granted or elsewhere or (named > 1 and not speaks):
                return other
    return None


def only_county(sections: Sequence[Section], counties: Sequence[County]) -> County | None:
    """The one county the paragraphs and signatures name with its title; None for none or several."""
    text = loose("\n".join(each.text for each in sections if each.name != "Kopf")[:BODY]).replace("ß", "ss")
    if not any(each.name.startswith(("§", "Art", "Nr.", "Par")) for each in sections):
        return None
    found = [each for each in counties if any(re.search(pattern, text) for pattern in _titled(each))]
    return found[0] if len(found) == 1 else None


def ministry_name(sections: Sequence[Section]) -> str | None:
    """The ministry as the head names it, in the nominative: „Hessisches Ministerium für Soziales und Integration“."""
    head = one_line(next((each.text for each in sections if each.name == "Kopf"), "")[:PARTY_BLOCK])
    found = _MINISTRY_NAME.search(head)
    if found is None:
        return None
    name = re.sub(
        r"[ ,]+(?:und (?:de[mr]|die|das)|vertreten|nachfolgend|im folgenden|- |–).*", "", found[0], flags=re.I
    )
    return re.sub(r"^hessische[mns]\b", "Hessisches", name.strip(" ,("), flags=re.IGNORECASE)


def _spelled(name: str) -> str:
    """A name as text recognition and hurried writers spell it: „Main-Kinzig-Kre is“, „Main Kinzig“, „Kas sel“."""
    letters = loose(name).replace("ß", "ss")
    return r"\ ?".join("[- ]{0,2}" if each == "-" else re.escape(each) for each in letters if each != " ")


_TAIL = r"(?:es|s)?\b"


def _names(county: County) -> tuple[str, str]:
    """The name without its title, and also without its river."""
    name = re.sub(r"^(?:Stadt|Landkreis) ", "", county.name)
    return _spelled(name), _spelled(name.removesuffix(" am Main"))


def _titled(county: County) -> list[str]:
    """Patterns for a county named as a Kreis or a Stadt, anywhere in a text in loose spelling."""
    name, bare = _names(county)
    if county.kind == "district":
        if stem := re.fullmatch(r"(.*?)-?kreis", loose(county.name)):
            return [rf"\b(?:lkr?\.? ?)?{_spelled(stem[1])}[- ]{{0,2}}(?:{_spelled('kreis')}|kr\.){_TAIL}"]
        return [rf"\b(?:(?:land)?kreis(?:es)?|lkr?\.?)[ ;]+(?:{name}|{bare}){_TAIL}"]
    return [
        rf"\b(?:[\w-]*stadt|magistrat der (?:[\w-]*stadt )?)\s?,?[ ;]*(?:{name}|{bare})(?: "
        rf"documenta[- ]stadt)?{_TAIL}",
        rf"\b{name} documenta[- ]stadt{_TAIL}",
    ]


def _alone(county: County) -> list[str]:
    """Patterns for a county named without Kreis or Stadt where a party is introduced; none for an ambiguous name."""
    name, _ = _names(county)
    ambiguous = county.short_name.endswith("(Lkr.)") or county.short_name in ("Gießen", "Fulda")
    if ambiguous or (county.name.startswith("Stadt ") and not county.name.endswith(" am Main")):
        return []
    return [rf"{_INTRODUCED}{name}{_TAIL}"]

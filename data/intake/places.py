"""Which Gebietskörperschaft a cell or a line names: by key, by name in any usual spelling; never by half a name."""

from __future__ import annotations

import re
from functools import lru_cache

from data.imports import COUNTIES
from data.intake.files import Cell
from data.intake.spelling import fold, written
from data.intake.unclear import Unclear
from data.readers.parties import County, load_counties

LAND = "06"
MEND = "Bitte den amtlichen Schlüssel oder den vollen Namen eintragen, zum Beispiel 06434 oder Hochtaunuskreis."
# What the counties call themselves in short.
SHORT = {
    "htk": "06434",
    "mtk": "06436",
    "mkk": "06435",
    "rtk": "06439",
    "ldk": "06532",
    "sek": "06634",
    "wmk": "06636",
    "ladadi": "06432",
    "dadi": "06432",
}
_CITY = r"(?:(?!darmstadt)[a-z-]*stadt|st\.|magistrat|kreisfreie)"
_DISTRICT = r"(?:land-?kreis(?:es)?|lkr?s?\.?|kreis(?:es)?|land|kreisausschuss|kr\.)"
_FILLERS = r"(?:der|des|die|von|und|verwaltung|kreisverwaltung|stadtverwaltung)"
_ON_THE_MAIN = re.compile(r"\s*[/,(]?\s*\b(?:am main|a\.? ?m(?:ain)?\.?|main|m\.?)\)?$")
_SEATS = re.compile(
    r"\b(?:regierungspräsidi\w+|rp|regierungsbezirk\w*|reg\.?-?bez\.?|hochschule|universität|agentur für arbeit)\s+\w+"
)


@lru_cache(maxsize=1)
def counties() -> dict[str, County]:
    """Every Gebietskörperschaft by its key."""
    return {each.county: each for each in load_counties(COUNTIES)}


def _stem(name: str) -> str:
    """What is left of a name without its title, river, hyphens: „Main-Kinzig-Kreis“ → mainkinzig."""
    name = re.sub(r"-?kreis(?:es)?$", "", name)
    return re.sub(r"[\s-]", "", name)


@lru_cache(maxsize=1)
def _stems() -> dict[str, list[County]]:
    found: dict[str, list[County]] = {}
    for county in counties().values():
        name = re.sub(r"^(?:stadt|landkreis) ", "", fold(county.name))
        found.setdefault(_stem(_ON_THE_MAIN.sub("", name)), []).append(county)
    return found


def county(cell: Cell) -> str:
    """The key of the county in a cell, 06 for the Land; raises Unclear for anything not plainly one of them."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        cell = str(cell)
    if not isinstance(cell, str):
        raise Unclear(f"„{written(cell)}“ ist keine Gebietskörperschaft.", MEND)
    return _county(cell)


@lru_cache(maxsize=20000)
def _county(text: str) -> str:
    folded = fold(text)
    key = re.search(r"(?<!\d)(0?6\d{3})(?:000)?(?!\d)", folded)
    rest = folded
    if key:
        code = key[1].zfill(5)
        rest = re.sub(r"\b(?:ags|schlüssel|nr\.?)\b", " ", folded.replace(key[0], " ")).strip(" -:,;()[]/")
        if code not in counties():
            raise Unclear(f"„{text}“ ist keine bekannte Gebietskörperschaft.", MEND)
        if not rest:
            return code
        named = _named(rest, text)
        if named != code:
            raise Unclear(f"„{text}“: Schlüssel und Name gehören nicht zusammen.", MEND)
        return code
    if folded in ("06", "6", "land hessen", "hessen", "land"):
        return LAND
    return _named(rest, text)


def _named(folded: str, text: str) -> str:
    if folded.replace("-", "").replace(" ", "") in SHORT:
        return SHORT[folded.replace("-", "").replace(" ", "")]
    words = re.sub(rf"(?<![\w-]){_FILLERS}(?![\w-])", " ", folded)
    city = bool(re.search(rf"(?<![\w-]){_CITY}(?![\w-])|-stadt\b", words))
    district = bool(re.search(rf"(?<![\w-]){_DISTRICT}(?![\w-])|-land\b", words))
    words = re.sub(rf"(?<![\w-])(?:{_CITY}|{_DISTRICT})(?![\w-])|-(?:stadt|land)\b", " ", words)
    words = re.sub(r"[(),;.]", " ", words) if not _ON_THE_MAIN.search(words.strip()) else words
    words = " ".join(words.split()).strip(" -,;:()./")
    river = _ON_THE_MAIN.search(words)
    stem = _stem(re.sub(r"[(),;./]", "", words[: river.start()] if river else words))
    district = district or bool(re.search(r"\wkreis(?:es)?$|-kreis(?:es)?$", words))
    found = _stems().get(stem, []) or (_stems().get(stem.removesuffix("s"), []) if district else [])
    if river:
        found = [each for each in found if each.kind == "city"]
    if city != district:
        found = [each for each in found if each.kind == ("city" if city else "district")]
    if len(found) == 1:
        return found[0].county
    if found:
        both = " oder ".join(each.name for each in found)
        raise Unclear(f"„{text}“ kann {both} sein.", MEND)
    raise Unclear(f"„{text}“ ist keine bekannte Gebietskörperschaft.", MEND)


def in_line(folded: str) -> set[str]:
    """The counties a title or a sheet name names with Kreis or Stadt, or in a name no other place has."""
    try:
        named = _county(folded)
        return {named} if named != LAND else set()
    except Unclear:
        pass
    text = _SEATS.sub(" ", folded)
    found = set()
    for pattern, code in _patterns():
        text, hits = re.subn(pattern, " ", text)
        if hits:
            found.add(code)
    return found


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, str]]:
    """Patterns and keys, the longest first, so that Darmstadt is not found in Darmstadt-Dieburg."""
    patterns = [(rf"\b{short}\b", code) for short, code in SHORT.items()]
    for each in counties().values():
        name = _ON_THE_MAIN.sub("", re.sub(r"^(?:stadt|landkreis) ", "", fold(each.name)))
        stem = re.sub(r"-?kreis$", "", name)
        spelled = re.escape(stem).replace(r"\-", "[- ]")
        if each.kind == "city":
            found = [rf"\b[a-z-]*stadt {spelled}(?: am main)?\b(?!-)", rf"\b{spelled}(?: am main| a\. ?m\.|/m(?:ain)?)"]
        else:
            found = [rf"\b(?:landkreis(?:es)?|lkr?\.?|kreis(?:es)?) {spelled}(?:es|s)?\b(?!-)"]
            found += [rf"\b{spelled}[- ]?kreis(?:es)?\b"] if stem != name else []
        # A name alone counts where no town or authority has it too.
        if "-" in stem or stem in ("frankfurt", "wiesbaden", "bergstrasse"):
            found.append(rf"\b{spelled}\b(?!-)")
        patterns += [(pattern, each.county) for pattern in found]
    return sorted(patterns, key=lambda pair: -len(pair[0]))


def without(folded: str) -> str:
    """A line without the counties that in_line() finds in it."""
    text = _SEATS.sub(" ", folded)
    for pattern, _ in _patterns():
        text = re.sub(pattern, " ", text)
    return text

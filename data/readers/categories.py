"""The four Maßnahmenarten and their headings, known by their words; the number before them may differ or "
"be missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from data.readers.text import BULLET, one_line, spaced

# What follows keeps a project such as „Qualifizierungsprojekte Holz“ from being taken for a heading.
_GOES_ON = r"(?=$|\s?[:(),;]|\s(?:zur|zu|und|für|in|im|der|des|sowie|einschließlich|mit)\b)"
_TRAINING, _COACHING = spaced("ausbildung"), spaced("ausbildungscoaching")
_CATEGORIES = {
    1: re.compile(
        rf"(?:maßnahmen (?:zur|der) )?{spaced('ausbildungs')}(?:- ?und {spaced('qualifizierungs')}|-)? ?"
        rf"{spaced('vorbereitung')}{_GOES_ON}"
    ),
    2: re.compile(
        rf"(?:{_TRAINING}(?: und|,) {_COACHING}|{_TRAINING} in anerkannten {spaced('ausbildungsberufen')}"
        rf"|{_COACHING}){_GOES_ON}"
    ),
    3: re.compile(rf"{spaced('qualifizierungsprojekte')}{_GOES_ON}"),
    4: re.compile(
        rf"{spaced('weiterbildung')} ?(?:en|s ?ma(?:ß|ss)nahmen)? (?:für (?:das )?|des |von )(?:fach)?"
        rf"{spaced('personal')}s?{_GOES_ON}"
    ),
}
SHORT_NAMES = {
    1: "Ausbildungsvorbereitung",
    2: "Ausbildung und Ausbildungscoaching",
    3: "Qualifizierungsprojekte",
    4: "Weiterbildung des Personals",
}
_COUNTED = (
    r"\s{0,12}(?:zu\s)?(?:(?:maßnahmenart|ma|kategorie|förderschwerpunkt|schwerpunkt|handlungsfeld)\s)?"
    r"(?:(?:nr\.?|ziffer)\s)?\(?"
)
NUMBERED = re.compile(rf"^{_COUNTED}(?:([1-4])|(?:I{{1,3}}|IV|[a-d]))[.):]\s{{1,8}}(?=\S)", re.IGNORECASE)
# Before the words of a heading the number needs no dot: „4 Weiterbildungsmaßnahmen“.
_NUMBER = re.compile(
    rf"^{_COUNTED}(?:[1-4]|I{{1,3}}|IV|[a-d])\s?[.):]{{0,2}}\s{{1,8}}(?:[–-]\s)?\(?(?=\S)", re.IGNORECASE
)
# The end of a line after which it must go on in the next one.
OPEN_END = re.compile(r"(?:[,-]|\b(?:der|die|des|den|das|und|oder|sowie|für|zur|zu|im|in|von|mit))$", re.IGNORECASE)
# Words of the long headings, which tell their second line from a project.
_OF_HEADINGS = re.compile(
    r"ausbildungsberuf|arbeitsmarktintegration|fachkräftesicherung|landkreise|städte|verantwortung|benachteiligte|"
    r"arbeitsmarktförderung|kontext|personal|gesundheitsfördernd",
    re.IGNORECASE,
)
# The long headings, word for word: after one of their words at the end of a line, the next one goes on with it.
_LONG_HEADINGS = (
    "ausbildung und ausbildungscoaching in anerkannten ausbildungsberufen",
    "qualifizierungsprojekte zur arbeitsmarktintegration fachkräftesicherung",
    "weiterbildungsmaßnahmen für personal der landkreise und kreisfreien städte in der fachlichen verantwortung für "
    "benachteiligte im kontext der arbeitsmarktförderung",
)
_NEXT_WORDS = frozenset(pair for heading in _LONG_HEADINGS for pair in pairwise(heading.split()))
# „…: folgende Projekte“, „…: 120.000 Euro“, „…: 24 Plätze“
_NO_NAME_BESIDE = re.compile(
    r".*\b(?:folgende\w?|projekte?n?|maßnahmen?|angebote?|insgesamt|mittel)\b|[\W\d]*(?:€|eur|euro|plätze|platz|tn\b|"
    r"teilnehm\w+|personen|tsd|mio)?\W*$|[\d.,]+\s?(?:€|eur|euro|plätze|tn\b|teilnehm)",
    re.IGNORECASE,
)
LONGEST_HEADING = 260
# „Maßnahmenart 1“ and nothing else in its line.
_ALONE = re.compile(r"(?:maßnahmenart|ma)\s(?:nr\.?\s)?([1-4]|I{1,3}|IV)\s?[.:)]?", re.IGNORECASE)
_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def number_said(text: str) -> int:
    """The number written as „3“ or „III“, 1 to 4; ValueError for anything else."""
    return _NUMERALS.get(text.lower()) or int(text)


def category_of(line: str) -> int | None:
    """The Maßnahmenart whose heading a line is by its words."""
    if alone := _ALONE.fullmatch(line.strip(" *")):
        return number_said(alone[1])
    for bare in dict.fromkeys((_NUMBER.sub("", line), line)):
        words = one_line(bare).lower()
        if number := next((number for number, pattern in _CATEGORIES.items() if pattern.match(words)), None):
            return number
    return None


_IN_WORDS = re.compile(
    r"\b(?:maßnahmenart|ma|kategorie|förderschwerpunkt|schwerpunkt)\s?(?:nr\.?\s?)?([1-4]|I{1,3}|IV)\b", re.I
)
# „Maßnahmenarten 1 bis 3“, „Maßnahmenart 1 und 2 erhalten zusammen“: none of them alone; „Maßnahmenart 1, 3 Plätze“ is.
_SEVERAL = re.compile(
    r"\b(?:maßnahmenart(?:en)?|ma|kategorien?|schwerpunkte?)\s?(?:nr\.?\s?)?[1-4](?:\s?(?:,|und|sowie|bis|[-–/&+])\s?[1-4])+"
    r"(?!\d|[.,]\d|\s?(?:plätze|platz|tn\b|teilnehm|personen|projekte|maßnahmen\b|%|prozent|€|eur))",
    re.IGNORECASE,
)
_ANYWHERE = {
    1: re.compile(r"\b(?:ausbildungs|berufs)vorbereitung(?!s)", re.IGNORECASE),
    2: re.compile(r"\bausbildung und ausbildungscoaching|\bausbildungscoaching\b", re.IGNORECASE),
    3: re.compile(r"\bqualifizierungsprojekte?n?\b", re.IGNORECASE),
    4: re.compile(
        r"\bweiterbildung(?:en|sma(?:ß|ss)nahmen)? (?:(?:für|des|von) (?:das )?)?(?:fach)?personals?\b", re.IGNORECASE
    ),
}


# „davon Qualifizierung   200.000 Euro“, „(2. Ausbildung)“: the short name alone, as the label of a row.
_LABEL = re.compile(
    r"\W*(?:davon|darunter|hiervon)?\W*(?:(?:[1-4]|I{1,3}|IV)[.):]?\s{1,3})?(?:(?P<two>ausbildung)|"
    r"(?P<three>qualifizierung)|(?P<four>weiterbildung))(?:en|sma(?:ß|ss)nahmen)?\s{0,60}(?=$|[\d:|).–…-]|EUR|€)",
    re.IGNORECASE,
)
# „4 Weiterbildung“ in the row of a table: the number and the word together.
_OF_THE_PERSONNEL = re.compile(r"\W{0,3}(?:4|IV)[.):]{0,2}\s{1,3}(?:fach|personal)?weiterbildung", re.IGNORECASE)


def names_several(text: str) -> bool:
    """Whether a text names several Maßnahmenarten together: „Maßnahmenarten 1 und 2“."""
    return bool(_SEVERAL.search(one_line(text)))


def category_in(text: str) -> int | None:
    """The one Maßnahmenart a line or clause names, by its number or its words; None for none or several."""
    text = one_line(text)
    if names_several(text):
        return None
    numbers = {number_said(each) for each in _IN_WORDS.findall(text)}
    words = {number for number, pattern in _ANYWHERE.items() if pattern.search(text)}
    row = 4 if _OF_THE_PERSONNEL.match(text) else _labelled(text)
    found = numbers or words or {number for number in [category_of(text) or row] if number}
    return next(iter(found)) if len(found) == 1 else None


def _labelled(text: str) -> int | None:
    label = _LABEL.match(text)
    return {"two": 2, "three": 3, "four": 4}[label.lastgroup] if label and label.lastgroup else None


def begins_heading(text: str) -> bool:
    """Whether a text begins with the heading of a Maßnahmenart, whatever follows it."""
    return category_of(text) is not None


def heading_at(lines: Sequence[str], at: int, seen: set[int]) -> int | None:
    """The Maßnahmenart a line is the heading of, also when its words go on in the next line.

    A bullet makes a heading only of a numbered line, and only of a Maßnahmenart not `seen` before.
    """
    line = lines[at]
    bullet = BULLET.match(line)
    if bullet:
        bare = line[bullet.end() :]
        category = category_of(bare) if NUMBERED.match(bare) else None
        return category if category not in seen else None
    if len(line) > LONGEST_HEADING or line.endswith("."):
        return None
    category = category_of(line)
    if category is None and at + 1 < len(lines) and lines[at + 1][:1].islower():
        category = category_of(f"{line} {lines[at + 1]}")
    return category


def heading_goes_on(before: str, line: str, broken: bool) -> bool:
    """Whether a line is more of the heading before it; `broken`: its first word found no room there."""
    if line[:1].islower() or line.startswith("(") or OPEN_END.search(before):
        return True
    last, first = (re.findall(r"[^\W\d_]+", words.lower()) for words in (before[-80:], line[:80]))
    if last and first and (last[-1], first[0]) in _NEXT_WORDS:
        return True
    return broken and is_of_headings(line)


def beside_heading(line: str) -> str:
    """What stands after the colon of a heading in the same line."""
    return one_line(line.partition(":")[2].strip(" *")) if ":" in line else ""


def is_of_headings(line: str) -> bool:
    """Whether a line has words of the long headings."""
    return bool(_OF_HEADINGS.search(line))


def is_name_beside(words: str) -> bool:
    """Whether what stands behind the colon of a heading names something: no heading, no introduction, no figure."""
    return bool(words) and category_of(words) is None and not _NO_NAME_BESIDE.match(words)

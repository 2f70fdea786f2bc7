"""Dialogues that a sentence tells one by one: by their days and months, as first and second, or one each time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.readers.german import days

DIALOGUE = re.compile(r"Ziel[- ]{0,3}steuerungs[- ]{0,3}dialog\w{0,3}|Dialoge?n? zur Zielsteuerung", re.IGNORECASE)
SEASON = re.compile(
    r"\b(?:frühjahr|frühling|sommer|herbst|winter|januar|februar|märz|april|mai|juni|juli|august|september|oktober|"
    r"november|dezember|\w*quartal\w*|\w*halbjahr\w*|jahreshälfte)\b",
    re.IGNORECASE,
)
# „im ersten und im zweiten Halbjahr“ are two of them.
_ORDINAL = r"(?:\d\.|(?:erste|zweite|dritte|vierte)[nrsm]?)"
_SHARED = re.compile(
    rf"\b{_ORDINAL} (?:und|sowie) (?=(?:im |in der |dem |der )?{_ORDINAL} (?P<what>Halbjahr|Jahreshälfte|Quartal))",
    re.IGNORECASE,
)
# „Zielsteuerungsdialoge: einen im Mai und einen im November“
_EACH = re.compile(r"\bein(?:en|er|es)?\s(?=im\b|am\b|zu\b|vor\b|nach\b|bis\b)", re.IGNORECASE)
_HELD = re.compile(
    r"\bstatt\b|\bstattfinden|\b(?:durch)?geführt|\babgehalten|\bvereinbart|\bführen\b|\bterminiert|\banberaumt|"
    r"\bangesetzt|\bvorgesehen|\bgeplant|\bist (?:am|für|im)\b|\bfolgt\b|\berörtert|\bbesprochen",
    re.IGNORECASE,
)
# „Je ein Dialog im Mai und im November“: one each time.
_ONE_EACH_TIME = re.compile(r"\b(?:je|jeweils) (?:eine?[nmr]?|1)\s\Z", re.IGNORECASE)
# „… mit dem Jobcenter und der Agentur“: one each time, or one with each.
_WITH = re.compile(r"\bmit (?:de[mnr]|jede[mr])\b", re.IGNORECASE)
# „Ein Dialog im Mai, ein weiterer im November“, „ein Dialog im Frühjahr und einer im Herbst“.
_ONE = re.compile(r"\b(?:eine?[nmr]?|1)\s(?:[a-zäöüß]+e[nr]?\s)?\Z", re.IGNORECASE)
_ONE_MORE = re.compile(r"\bein(?:en?|er|em)?\s(?:(?:weitere|zweite)[rn]?\b|(?=im\b|am\b))", re.IGNORECASE)
_FIRST_AND_SECOND = re.compile(r"\bder erste\b.*\bder zweite\b", re.IGNORECASE)
_MORE_THAN_TWO = re.compile(r"\b(?:dritte|vierte|letzte|übrige)[rn]?\b", re.IGNORECASE)
# „Zielsteuerungsdialog I: 12.05., Zielsteuerungsdialog II: 10.11.“, „1. Zielsteuerungsdialog: Mai“
_PLACE_BEFORE = re.compile(r"(?<![\d.])([1-9])\. ?\Z")
_PLACE_AFTER = re.compile(r" ([1-9]|I{1,3}|IV)(?=\s?[:(–-])")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}

# „treffen sich zu einem Dialog“: one, when nothing else is said.
_MEET = re.compile(
    r"\b(?:treffen|trifft|kommen|kommt|stimmen|tauschen|auszutauschen|verabreden|vereinbaren|gegenstand)\b",
    re.IGNORECASE,
)
_AT_ONE = re.compile(
    rf"\b(?:(?:zu|in|bei) einem|(?:im rahmen|gegenstand) eines) (?:[a-zäöüß]+en )?(?:{DIALOGUE.pattern})",
    re.IGNORECASE,
)


def moments(sentence: str) -> int:
    """At how many days or times of the year a sentence says that something happens."""
    return max(len(days(sentence)), len(SEASON.findall(_SHARED.sub(r"\g<what> ", sentence))))


def times_after(sentence: str, at: int) -> int:
    """How many times a sentence names at which dialogues are held; `at`: where the noun ends."""
    return len(_EACH.findall(sentence[at:])) or moments(sentence) if _HELD.search(sentence) else 0


def met_at_one(sentence: str) -> bool:
    """Whether a sentence says that the partners meet at one dialogue."""
    return bool(_MEET.search(sentence) and _AT_ONE.search(sentence))


def told_one_by_one(sentence: str, nouns: Sequence[re.Match[str]]) -> int | None:
    """The number of dialogues of a sentence that tells each with its time or its place in the order; None otherwise."""
    if placed := _places(sentence, nouns):
        return placed
    if not _HELD.search(sentence):
        return None
    before, behind = sentence[: nouns[0].start()], sentence[nouns[-1].end() :]
    times = moments(sentence)
    if _ONE_EACH_TIME.search(before) and len(nouns) == 1:
        return times if times > 1 and not _WITH.search(behind) else None
    if _FIRST_AND_SECOND.search(sentence):
        return 2 if times == 2 and not _MORE_THAN_TWO.search(sentence) else None
    more = _ONE_MORE.findall(behind if len(nouns) == 1 else sentence[nouns[0].end() :])
    return 2 if len(more) == 1 and times == 2 and _ONE.search(before) else None


def _places(sentence: str, nouns: Sequence[re.Match[str]]) -> int | None:
    """How many dialogues are counted 1., 2., 3. beside their noun."""
    places = []
    for noun in nouns:
        found = _PLACE_BEFORE.search(sentence[: noun.start()]) or _PLACE_AFTER.match(sentence[noun.end() :])
        if found is None:
            return None
        places.append(_ROMAN.get(found[1]) or int(found[1]))
    return len(places) if len(places) > 1 and places == list(range(1, len(places) + 1)) else None

"""Numbers that replace others: „statt 10 nun 12 Plätze“, „von 10 auf 12 Plätze erhöht“ say 12."""

from __future__ import annotations

import re

_NOW = r"(?:nun|nunmehr|jetzt|künftig|neu|fortan|in diesem jahr)"
_ONCE = r"(?:bisher|bislang|zuvor|vorher|ursprünglich|vormals|vorjahr|im vorjahr|früher)"
_NUMBER = r"\d[\d.]{0,12}(?:,\d{1,2})?"
_NOUN = (
    r"(?:(?:€|euro\b|eur\b|tn\b|(?:ausbildungs|teilnehmer|teilnahme|maßnahme)?pl[aä]tze?n?\b|"
    r"teilnehm(?:er|ende)\w*|personen\b))"
)
_AS_NOW = [
    # „statt (bisher) 10 (Plätze) (nun) 12 Plätze“
    rf"\b(?:an)?statt (?:{_ONCE} |von |der ){{0,2}}(?P<old>{_NUMBER})(?:\s{_NOUN})?,? (?:{_NOW} )?"
    rf"(?P<new>{_NUMBER})\s(?P<noun>{_NOUN})",
    # „(nun) 12 (Plätze) statt (bisher) 10 (Plätze)“
    rf"(?:\b{_NOW} )?(?<![\d.,])(?P<new>{_NUMBER})\s?(?P<first>{_NOUN})?,? (?:an)?statt (?:{_ONCE} |der ){{0,2}}"
    rf"(?P<old>{_NUMBER})(?:\s(?P<noun>{_NOUN}))?",
    # „von (bisher) 10 auf (nun) 12 Plätze (erhöht)“
    rf"\bvon (?:{_ONCE} )?(?P<old>{_NUMBER})(?:\s{_NOUN})? auf (?:{_NOW} )?(?P<new>{_NUMBER})\s(?P<noun>{_NOUN})"
    r"(?:\s(?:erhöht|aufgestockt|erweitert|gesenkt|reduziert|verringert|verkleinert|ausgebaut))?",
    # „bisher 20, künftig 15 Plätze“
    rf"\b{_ONCE}:? (?P<old>{_NUMBER})(?:\s{_NOUN})?(?:,| und|;)? {_NOW}:? (?P<new>{_NUMBER})\s(?P<noun>{_NOUN})",
    # „12 Plätze (bisher 10)“, „12 Plätze, nicht mehr 10“
    rf"(?<![\d.,])(?P<new>{_NUMBER})\s(?P<noun>{_NOUN})(?:\s?\(|, )(?:{_ONCE}|nicht mehr):? (?P<old>{_NUMBER})"
    rf"(?:\s{_NOUN})?\)?",
]  # fmt: skip
_PATTERNS = [re.compile(each, re.IGNORECASE) for each in _AS_NOW]


def as_now(words: str) -> str:
    """Words in which a number that replaces another stands alone: „(statt 10 nun 12 Plätze)“ → „(12 Plätze)“."""
    for pattern in _PATTERNS:
        words = pattern.sub(_new, words)
    return words


def _new(found: re.Match[str]) -> str:
    noun = found["noun"] or found.groupdict().get("first")
    return f"{found['new']} {noun}" if noun else found[0]

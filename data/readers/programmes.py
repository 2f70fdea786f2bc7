"""The programmes an agreement carries out, known by their names."""

from __future__ import annotations

import re

PROGRAMMES = {
    "AQB": re.compile(r"ausbildungs-\s{0,2}und\s{1,2}qualifizierungsbudget|\bAQB\b", re.IGNORECASE),
    "AB": re.compile(r"(?<![-\w])ausbildungsbudget|ausbildungs-\s{0,2}und\s{1,2}arbeitsmarktbudget", re.IGNORECASE),
    "AMB": re.compile(r"arbeitsmarktbudget|\bAMB\b", re.IGNORECASE),
}
_BUDGET = re.compile(r"(?<![-\w])([A-ZÄÖÜ][a-zäöüß]{3,30}budget)(?:s|en)?\b")
_NO_PROGRAMME = re.compile(
    r"gesamt|sozial|landes|regional|haushalt|teil|jahres|förder|eingliederungs|zusatz", re.IGNORECASE
)


def named_in(text: str) -> list[str]:
    """The codes of the programmes a text names, in the order of the catalogue."""
    return [code for code, pattern in PROGRAMMES.items() if pattern.search(text)]


def unknown_in(text: str) -> str | None:
    """The name of a budget that is no known programme."""
    for match in _BUDGET.finditer(text):
        known = any(pattern.search(match[1]) for pattern in PROGRAMMES.values())
        joint = text[max(0, match.start() - 20) : match.start()].rstrip().lower().endswith("ausbildungs- und")
        if not known and not joint and not _NO_PROGRAMME.match(match[1]):
            return match[1]
    return None

"""Figures and sums of an agreement that nothing was made of: told, so that none is lost without a word."""

from __future__ import annotations

import re

from data.readers.draft import Draft
from data.readers.german import amounts
from data.readers.reading import Section
from data.readers.text import shortened

# „300.000“ at the end of a line or before another column, without a noun behind it that says what it counts.
_BARE = re.compile(r"(?<![\d.,/§-])(?<!§ )\d{1,3}(?:\.\d{3}){1,2}(?:,\d{2})?(?=\s?(?:\||$)|\s{2,}|\s\d)", re.MULTILINE)
_A_LOT = 3


def ask_about_unread(draft: Draft) -> None:
    """Warn of figures without a unit, as tables have whose head was not understood, and of sums behind signatures."""
    for section in draft.sections:
        lines = _behind(section, draft) if section.name == "Unterschriften" else _unread(section, draft)
        if not lines:
            continue
        shown = ", ".join(f"„{shortened(line, 60)}“" for line in lines[:_A_LOT])
        more = f" und {len(lines) - _A_LOT} weitere" if len(lines) > _A_LOT else ""
        if section.name == "Unterschriften":
            message = f"Hinter den Unterschriften stehen Beträge, die nicht gelesen wurden: {shown}{more}"
            mend = "Bitte im Text nachsehen und, was gilt, von Hand eintragen."
        else:
            message = f"{section.name}: Zahlen ohne Einheit, vielleicht Beträge, wurden nicht gelesen: {shown}{more}"
            mend = "Sind es Beträge, bitte „Euro“ in die Überschrift der Spalte oder hinter die Zahl schreiben."
        draft.miss("other_amounts", f"{message}. {mend}", "warning", "left_out")


def _unread(section: Section, draft: Draft) -> list[str]:
    read = [(each.at, each.end) for each in amounts(section.text)]
    # A figure left in the name of a project is told there.
    known = {line for each in draft.projects if _BARE.search(each.name) for line in each.passage.split("\n")}
    found = []
    for figure in _BARE.finditer(section.text):
        line = _line(section.text, figure.start())
        if line not in known and not any(at <= figure.start() < end for at, end in read):
            found.append(line)
    return list(dict.fromkeys(found))


def _behind(section: Section, draft: Draft) -> list[str]:
    read = {each.cited.passage for each in draft.amounts if each.cited.section == section.name}
    lines = dict.fromkeys(_line(section.text, each.at) for each in amounts(section.text))
    return [line for line in lines if line not in read]


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)].strip()

"""Which programme pays for a project where an agreement carries out several: „mit den Mitteln des AQB …“."""

from __future__ import annotations

import re
from dataclasses import replace

from data.readers.draft import Draft
from data.readers.programmes import named_in
from data.readers.reading import Project, Section

# Up to the colon before the list; a sentence that ends before one is about other money.
_PAYS = re.compile(r"\b(?:mit|aus)\s+(?:den\s+)?Mitteln\s+(?P<whose>[^.:;]{3,300}):", re.IGNORECASE)


def read_programmes_of_projects(draft: Draft) -> None:
    """Give each project the one programme that the last such sentence before it names.

    None stays where the sentence names several, none, or one the agreement does not carry out.
    """
    carried_out = {each.code for each in draft.programmes}
    if len(carried_out) < 2:
        return
    paying = {section.name: _paying(section, carried_out) for section in draft.sections}
    texts = {section.name: section.text for section in draft.sections}
    begun: dict[str, int] = {}
    found: list[Project] = []
    for project in draft.projects:
        at = texts.get(project.section, "").find(project.passage.split("\n")[0].strip(), begun.get(project.section, 0))
        if at < 0:
            found.append(project)
            continue
        begun[project.section] = at + 1
        before = [code for end, code in paying[project.section] if end <= at]
        found.append(replace(project, programme=project.programme or (before[-1] if before else None)))
    draft.projects = found


def _paying(section: Section, carried_out: set[str]) -> list[tuple[int, str | None]]:
    """Where each such sentence of a section ends, and the programme it names if that is plainly one."""
    found: list[tuple[int, str | None]] = []
    for match in _PAYS.finditer(section.text):
        codes = named_in(match["whose"])
        found.append((match.end(), codes[0] if len(codes) == 1 and codes[0] in carried_out else None))
    return found

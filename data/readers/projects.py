"""The projects of an agreement: lists under the headings of the four Maßnahmenarten."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from typing import Literal

from data.readers.reading import Citation, Project, Reading, Section
from data.readers.text import BULLET, one_line

# A heading of a Maßnahmenart by its words; the number before it may differ or be missing. What follows keeps a project
# such as „Qualifizierungsprojekte Holz“ from being taken for one.
_GOES_ON = r"(?=$|\s?[:(,;]|\s(?:zur|zu|und|für|in|im|der|des|sowie|einschließlich|mit)\b)"
CATEGORIES = {
    1: re.compile(rf"(?:maßnahmen (?:zur|der) )?ausbildungs(?:- ?und qualifizierungs)?vorbereitung{_GOES_ON}"),
    2: re.compile(
        rf"(?:ausbildung(?: und|,) ausbildungscoaching|ausbildung in anerkannten ausbildungsberufen"
        rf"|ausbildungscoaching){_GOES_ON}"
    ),
    3: re.compile(rf"qualifizierungsprojekte{_GOES_ON}"),
    4: re.compile(rf"weiterbildung(?:en|smaßnahmen)? (?:für (?:das )?|des |von )(?:fach)?personals?{_GOES_ON}"),
}
_NUMBERED = re.compile(
    r"^\s{0,12}(?:(?:maßnahmenart|kategorie|nr\.?|ziffer)\s)?\(?(?:([1-4])|(?:I{1,3}|IV|[a-d]))[.):]\s{1,8}(?=\S)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"^(?:(\d{1,2})[.)]|([a-z])\))\s{1,4}(?=\S)")
# The end of a heading line after which it must go on in the next one.
_OPEN_END = re.compile(r"(?:[,-]|\b(?:der|die|des|den|das|und|oder|sowie|für|zur|zu|im|in|von|mit))$", re.IGNORECASE)
_PAGE_NOISE = re.compile(
    r"(?:(?:seite|-)?\s?\d{1,3}(?:\s?(?:von|/)\s?\d{1,3}|\s?-)?|ziel-?\s?vereinbarung\b.{0,80})", re.IGNORECASE
)
_CLOSING = re.compile(
    r"(?:Die|Der|Das|Den|Alle|Für|Bei|Zur|Im|Sie) .{0,300}?"
    r"\b(?:erfolgt|erfolgen|werden|wird|ist|sind|gilt|gelten|finanziert|führen)\b"
)


def read_projects(reading: Reading) -> None:
    """Find the projects under their Maßnahmenarten, letter for letter; lines in doubt become problems."""
    lists = [(section, _listed(section, reading)) for section in reading.sections]
    full = max(lists, key=lambda each: len({project.category for project in each[1]}), default=None)
    if full and len({project.category for project in full[1]}) > 1:
        lists = [full]
    lists = [(section, projects) for section, projects in lists if projects]
    reading.projects = [project for _, projects in lists for project in projects]
    if lists:
        reading.citations["projects"] = Citation(lists[0][0].name, lists[0][0].text)
    else:
        reading.miss(
            "projects", "Keine Maßnahme gefunden (gesucht: Liste unter den vier Maßnahmenarten). Bitte ergänzen."
        )


def _category_of(line: str) -> int | None:
    bare = one_line(_NUMBERED.sub("", line)).lower()
    return next((number for number, pattern in CATEGORIES.items() if pattern.match(bare)), None)


def _heading_at(lines: Sequence[str], at: int, seen: set[int]) -> int | None:
    """The Maßnahmenart a line is the heading of, also when its words go on in the next line."""
    line = lines[at]
    bullet = BULLET.match(line)
    if bullet:
        bare = line[bullet.end() :]
        numbered = _NUMBERED.match(bare)
        category = _category_of(bare) if numbered else None
        return category if category not in seen else None
    if len(line) > 260 or line.endswith("."):
        return None
    category = _category_of(line)
    if category is None and at + 1 < len(lines) and lines[at + 1][:1].islower():
        category = _category_of(f"{line} {lines[at + 1]}")
    return category


class _List:
    """The projects of a section, gathered line by line."""

    def __init__(self, section: Section, reading: Reading) -> None:
        # The title is a line of the text unless it stood beside the section number.
        text = section.text if section.text.startswith(section.title or "") else f"{section.title}\n{section.text}"
        self.lines = [line.strip() for line in text.replace("**", "").split("\n")]
        self.section, self.reading = section, reading
        self.projects: list[Project] = []
        self.seen: set[int] = set()
        self.category: int | None = None
        self.state: Literal["outside", "heading", "item", "between"] = "outside"
        self.bulleted = False
        self.stray: list[str] = []
        self.named = {_heading_at(self.lines, at, set()) for at in range(len(self.lines))}

    def add(self, line: str) -> None:
        self.warn_of_strays()
        if self.category is not None:
            name = one_line(BULLET.sub("", line))
            self.projects.append(Project(self.category, name, self.section.name, line))
        self.state = "item"

    def go_on(self, line: str) -> None:
        last = self.projects.pop()
        name = one_line(f"{last.name} {line}")
        self.projects.append(Project(last.category, name, last.section, f"{last.passage}\n{line}"))

    def warn_of_strays(self) -> None:
        for line in self.stray:
            message = (
                f"{self.section.name}: Die Zeile „{line[:80]}“ steht in der Liste ohne Aufzählungszeichen und wurde"
            )
            self.reading.miss("projects", f"{message} nicht als Maßnahme gelesen. Bitte prüfen.", "warning")
        self.stray = []

    def begin(self, category: int | None, at: int) -> None:
        self.warn_of_strays()
        self.category, self.state = category, "heading"
        self.bulleted = self.bullets_follow(at)
        if category is not None:
            self.seen.add(category)

    def bullets_follow(self, at: int) -> bool:
        """Whether this heading lists with bullets; a heading without projects says nothing, hence False."""
        for place in range(at + 1, min(at + 12, len(self.lines))):
            if BULLET.match(self.lines[place]):
                return True
            if _heading_at(self.lines, place, self.seen) is not None:
                return False
        return False


def _listed(section: Section, reading: Reading) -> list[Project]:
    found = _List(section, reading)
    for at, line in enumerate(found.lines):
        if not line or _PAGE_NOISE.fullmatch(line):
            found.state = "between" if found.state in ("item", "heading") else found.state
        elif (category := _heading_at(found.lines, at, found.seen)) is not None:
            found.begin(category, at)
        elif BULLET.match(line):
            found.add(line)
        elif found.state != "outside":
            _unmarked_line(found, at, line)
    return _without_ordinals(found)


def _unmarked_line(found: _List, at: int, line: str) -> None:
    """A line in a list that carries no bullet: more of a heading or a name, a name of its own, or the end."""
    paragraph = one_line(" ".join(takewhile(lambda each: bool(each), found.lines[at : at + 5])))
    if found.seen and _NUMBERED.match(line) and found.bullets_follow(at) and found.bulleted:
        _unknown_heading(found, at, line)
    elif _CLOSING.match(paragraph) and len(paragraph) > 60 and paragraph.endswith((".", ":")):
        found.category, found.state = None, "outside"
    elif found.state == "heading" and (found.bulleted or _heading_goes_on(found.lines[at - 1], line)):
        return
    elif found.bulleted and found.state == "item":
        if found.category is not None:
            found.go_on(line)
    elif found.bulleted:
        found.stray.append(line)
    elif len(line) < 160:
        found.add(line)


def _heading_goes_on(before: str, line: str) -> bool:
    return line[:1].islower() or line.startswith("(") or bool(_OPEN_END.search(before))


def _unknown_heading(found: _List, at: int, line: str) -> None:
    """A numbered heading in other words: its number tells the Maßnahmenart if no other heading does."""
    numbered = _NUMBERED.match(line)
    number = int(numbered[1]) if numbered and numbered[1] else None
    where = f"{found.section.name}: Die Überschrift „{line[:80]}“ ist keine bekannte Maßnahmenart"
    if number is None or number in found.named | found.seen:
        found.begin(None, at)
        found.reading.miss("projects", f"{where}; ihre Maßnahmen fehlen. Bitte die Maßnahmenart klären.")
    else:
        found.begin(number, at)
        found.reading.miss("projects", f"{where}; nach ihrer Nummer als {number} gelesen. Bitte prüfen.", "warning")


def _without_ordinals(found: _List) -> list[Project]:
    """Names without 1., 2., 3. or a), b), c) where every project of a Maßnahmenart carries the next one."""
    kept: list[Project] = []
    for _, group in groupby(found.projects, key=lambda project: project.category):
        projects = list(group)
        marks = [_ORDINAL.match(project.name) for project in projects]
        values = [(int(m[1]) if m[1] else ord(m[2]) - 96) if m else 0 for m in marks]
        if len(projects) > 1 and values == list(range(1, len(projects) + 1)):
            projects = [replace(each, name=_ORDINAL.sub("", each.name)) for each in projects]
        kept += projects
    return kept

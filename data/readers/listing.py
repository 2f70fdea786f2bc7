"""The lists of one section: which lines are projects of which Maßnahmenart, and which lines leave it open."""

from __future__ import annotations

import re
from typing import Literal

from data.readers.categories import (
    NUMBERED,
    SHORT_NAMES,
    beside_heading,
    heading_at,
    heading_goes_on,
    is_of_headings,
)
from data.readers.lines import Lines, explains, is_label, leaves_open, says_none
from data.readers.marks import Mark, mark_of
from data.readers.reading import Problem, Project, Section
from data.readers.text import one_line

_PAGE_NOISE = re.compile(
    r"(?:(?:seite|[-–])?\s?\d{1,3}(?:\s?(?:von|/)\s?\d{1,3}|\s?[-–])?|ziel-?\s?vereinbarung\b.{0,80})", re.IGNORECASE
)
_RULE = re.compile(r"[-–—_=*.·]{4,}")
LONGEST_NAME = 160


class ProjectList:
    """The projects of a section, gathered line by line.

    `problems` are told only when the section holds the list; `marked`: some points carry a mark; `seen`: the
    Maßnahmenarten with a heading.
    """

    def __init__(self, section: Section) -> None:
        self.section = section.name
        self.lines = Lines(section)
        self.projects: list[Project] = []
        self.problems: list[Problem] = []
        self.seen: set[int] = set()
        self.marked = False
        self._named = {heading_at(self.lines.bare, at, set()) for at in range(len(self.lines.bare))}
        # Of the Maßnahmenart being read: how its points are marked, the style and indentation of the first.
        self._category: int | None = None
        self._kind: Literal["bullet", "ordinal", "plain"] = "plain"
        self._style: str | None = None
        self._indent = self._point_indent = 0
        self._heading: Mark | None = None
        self._beside = ""
        self._state: Literal["outside", "heading", "point", "below", "between", "closed"] = "outside"
        # The last ordinal, since some lists count on from one Maßnahmenart to the next.
        self._last: tuple[str, frozenset[int]] = ("", frozenset({0}))
        self._stray: list[str] = []
        self._explained: set[int] = set()
        self._swallowed: set[int] = set()
        self._read()

    def _read(self) -> None:
        after = 0
        for at, line in enumerate(self.lines.bare):
            if at < after:
                continue
            if not line or _PAGE_NOISE.fullmatch(line) or _RULE.fullmatch(line):
                self._state = "between" if self._state in ("heading", "point", "below") else self._state
            elif (category := self._heading_at(at)) is not None:
                self._begin(category, at)
            elif self._state != "outside":
                after = self._line(at, line)
        self._end()
        for category in sorted(self.seen - self._explained - {project.category for project in self.projects}):
            where = f"Unter Maßnahmenart {category} ({SHORT_NAMES[category]}) wurde keine Maßnahme gelesen"
            severe = category in self._swallowed
            self._tell(f"{where}. Bitte prüfen; gibt es keine, hilft „entfällt“ im Text.", severe)

    def _tell(self, message: str, severe: bool) -> None:
        self.problems.append(Problem("projects", "error" if severe else "warning", f"{self.section}: {message}"))

    def _heading_at(self, at: int) -> int | None:
        category = heading_at(self.lines.bare, at, self.seen)
        # „Ausbildungscoaching“ without a number, right below the heading of that name, is a project.
        repeated = category == self._category and self._state == "heading" and not NUMBERED.match(self.lines.bare[at])
        return None if repeated else category

    def _begin(self, category: int | None, at: int) -> None:
        self._end()
        line = self.lines.bare[at]
        self._category, self._state, self._style = category, "heading", None
        self._heading, self._beside = mark_of(line), beside_heading(line)
        self._kind = self._kind_below(at)
        if category is not None:
            self.seen.add(category)

    def _end(self) -> None:
        """The list below a heading ends: what stood beside the heading is its list when nothing stood below."""
        self._warn_of_strays()
        if self._category is not None and self._style is None and self._kind == "plain" and self._beside:
            for name in filter(None, map(one_line, self._beside.split(";"))):
                self.projects.append(Project(self._category, name, self.section, self._beside))
            if "," in self._beside:
                self._tell(f"„{self._beside}“ kann eine Maßnahme sein oder mehrere. Bitte klären.", severe=True)
        self._beside = ""

    def _kind_below(self, at: int) -> Literal["bullet", "ordinal", "plain"]:
        """How the points below a heading are marked: by the first mark that can begin a list."""
        for place in range(at + 1, min(at + 40, len(self.lines.bare))):
            if heading_at(self.lines.bare, place, self.seen) is not None:
                break
            mark = mark_of(self.lines.bare[place])
            if mark and (mark.is_bullet or self._is_next(mark, first=True)):
                return "bullet" if mark.is_bullet else "ordinal"
        return "plain"

    def _is_next(self, mark: Mark, first: bool) -> bool:
        style, values = self._last
        follows = mark.style == style and any(value + 1 in mark.values for value in values)
        return follows or (first and 1 in mark.values)

    def _line(self, at: int, line: str) -> int:
        """Read a line of a list; returns the number of the first line not read with it."""
        mark = mark_of(line)
        words = line[mark.end :] if mark else "" if len(line) == 1 and not line.isalnum() else line
        if self._state == "closed":
            if mark and mark.is_bullet and self._category is not None:
                self._tell(f"„{line[:80]}“ steht nach dem Ende der Liste und wurde nicht gelesen. Bitte prüfen.", False)
                self._category = None
        elif says_none(words) or leaves_open(words):
            self._placeholder(line, words)
        elif mark and self._is_point(mark):
            self._point(at, line, mark)
        elif self._is_unknown_heading(at, line, mark):
            self._unknown_heading(at, line)
        else:
            return self._unmarked(at, line)
        return at + 1

    def _placeholder(self, line: str, words: str) -> None:
        self._warn_of_strays()
        self._state = "point"
        if self._category is None:
            return
        self._explained.add(self._category)
        if leaves_open(words):
            self._tell(f"„{line}“ unter Maßnahmenart {self._category} nennt keine Maßnahme. Bitte ergänzen.", False)

    def _is_point(self, mark: Mark) -> bool:
        if mark.is_bullet:
            return True
        if self._kind != "ordinal":
            return False
        if self._style is None:
            return self._is_next(mark, first=True)
        # Another style is a heading in unknown words when headings are marked so, else a point below.
        return mark.style == self._style or self._heading is None or mark.style != self._heading.style

    def _point(self, at: int, line: str, mark: Mark) -> None:
        self._warn_of_strays()
        indent = self._point_indent = self.lines.indent(at)
        self.marked = True
        if self._style is None:
            self._style, self._indent = mark.style, indent
        elif indent >= self._indent + 2 or (self._kind == "ordinal" and mark.style != self._style):
            self._state = "below"
            self._tell(
                f"„{line[:80]}“ steht unter einer Maßnahme und wurde nicht als eigene gelesen. Bitte prüfen.", False
            )
            return
        elif not mark.is_bullet and not self._is_next(mark, first=False):
            self._tell(f"Vor „{line[:80]}“ fehlt ein Punkt der Aufzählung. Bitte prüfen.", severe=False)
        self._indent = min(self._indent, indent)
        if not mark.is_bullet:
            self._last = (mark.style, mark.values)
        self._add(line[mark.end :], line)

    def _add(self, name: str, line: str) -> None:
        self._warn_of_strays()
        if self._category is not None:
            self.projects.append(Project(self._category, one_line(name), self.section, line))
        self._state = "point"

    def _warn_of_strays(self) -> None:
        for line in self._stray:
            message = f"Die Zeile „{line[:80]}“ steht in der Liste ohne Aufzählungszeichen und wurde"
            self._tell(f"{message} nicht als Maßnahme gelesen. Bitte prüfen.", severe=False)
        self._stray = []

    def _is_unknown_heading(self, at: int, line: str, mark: Mark | None) -> bool:
        """Whether a line is numbered like the headings of this list, in words of its own."""
        numbered = NUMBERED.match(line)
        if not numbered or mark is None or not self.seen:
            return False
        if self._kind == "bullet":
            return self._kind_below(at) == "bullet"
        like_headings = self._heading is not None and mark.style == self._heading.style
        if self._kind == "ordinal":
            return like_headings
        number = int(numbered[1] or 0)
        return like_headings and number not in self._named | self.seen and number - 1 in self.seen

    def _unknown_heading(self, at: int, line: str) -> None:
        """A numbered heading in other words: its number tells the Maßnahmenart if no other heading does."""
        numbered = NUMBERED.match(line)
        number = int(numbered[1]) if numbered and numbered[1] else None
        where = f"Die Überschrift „{line[:80]}“ ist keine bekannte Maßnahmenart"
        if number is None or number in self._named | self.seen:
            self._begin(None, at)
            self._tell(f"{where}; ihre Maßnahmen fehlen. Bitte die Maßnahmenart klären.", severe=True)
        else:
            self._begin(number, at)
            self._tell(f"{where}; nach ihrer Nummer als {number} gelesen. Bitte prüfen.", severe=False)

    def _unmarked(self, at: int, line: str) -> int:
        """A line that carries no mark: more of a heading or a name, a name of its own, a sentence, or left open."""
        end = self.lines.paragraph_end(at)
        if explains(" ".join(self.lines.bare[at:end])) and (self._kind != "plain" or self.lines.begins_sentence(at)):
            self._sentence(at, end, line)
            return end
        name = self.projects[-1].name if self.projects else ""
        goes_on = self.lines.goes_on(at, name, None if self._kind == "plain" else self._point_indent)
        if self._state == "heading" and heading_goes_on(self.lines.bare[at - 1], line, self.lines.broken(at)):
            self._beside = f"{self._beside} {line}" if self._beside else ""
            if self._category is not None and not is_of_headings(line):
                self._swallowed.add(self._category)
        elif self._state == "point" and self._kind != "plain" and is_label(line):
            self._tell(f"„{line[:80]}“ wurde nicht als Teil eines Namens gelesen. Bitte prüfen.", severe=False)
        elif self._state == "point" and goes_on:
            self._go_on(line)
        elif self._kind == "plain":
            if len(line) < LONGEST_NAME:
                self._style = ""
                self._add(line, line)
        elif self._state == "between" and not self._mark_follows(at):
            self._stray.append(line)
        elif self._state != "below" or not goes_on:
            self._left_open(line)
        return at + 1

    def _mark_follows(self, at: int) -> bool:
        return at + 1 < len(self.lines.bare) and mark_of(self.lines.bare[at + 1]) is not None

    def _left_open(self, line: str) -> None:
        """Neither a name nor more of one for certain, perhaps a heading: only a person can tell."""
        if self._category is not None:
            self._explained.add(self._category)
        self._tell(
            f"Die Zeile „{line[:80]}“ steht in der Liste ohne Aufzählungszeichen: eine eigene Maßnahme, der Rest des "
            "Namens davor oder eine Überschrift? Bitte im Text klären.",
            severe=True,
        )

    def _go_on(self, line: str) -> None:
        if self._category is None:
            return
        last = self.projects.pop()
        name = one_line(f"{last.name} {line}")
        self.projects.append(Project(last.category, name, last.section, f"{last.passage}\n{line}"))

    def _sentence(self, at: int, end: int, line: str) -> None:
        """A sentence right below a project explains it when the list goes on, any other ends the list."""
        if self._state == "point" and self._kind != "plain" and self._kind_below(end - 1) == self._kind:
            self._tell(
                f"„{line[:80]}“ wurde als Erläuterung und nicht als Maßnahme gelesen. Bitte prüfen.", severe=False
            )
            self._state = "between"
        else:
            self._state = "closed"

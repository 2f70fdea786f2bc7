"""The lists of one section: which lines are projects of which Maßnahmenart, and which lines leave it open."""

from __future__ import annotations

from typing import Literal

from data.readers.categories import NUMBERED, OPEN_END, beside_heading, heading_at, heading_goes_on, is_of_headings
from data.readers.crosses import lines_of_crosses
from data.readers.details import Details, said_by, split
from data.readers.heads import heads_of
from data.readers.lines import Lines, denies, explains, is_label, leaves_open, says_none
from data.readers.list_problems import ListProblems
from data.readers.marks import Mark, Ordinals, mark_of
from data.readers.notes import Notes
from data.readers.pages import alike, is_empty, is_footer
from data.readers.reading import Problem, Project, Section
from data.readers.tables import is_head
from data.readers.text import one_line

LONGEST_NAME = 160


class ProjectList:
    """The projects of a section, gathered line by line.

    `problems` are told only when the section holds the list; `marked`: some points carry a mark; `seen`: the
    Maßnahmenarten with a heading; `notes`: the sums and numbers beside names and headings. `headers`: lines that the
    document repeats on its pages.
    """

    def __init__(self, section: Section, headers: frozenset[str] = frozenset()) -> None:
        self.section = section.name
        self.notes = Notes(section.name)
        self._headers = headers
        self.lines = Lines(section)
        self.projects: list[Project] = []
        self._problems = ListProblems(section.name)
        self.problems: list[Problem] = self._problems.found
        self.seen: set[int] = set()
        self.marked = False
        self._heads, self._beside_heads = heads_of(self.lines.bare)
        self._tables = lines_of_crosses("\n".join(self.lines.raw))
        self._named = {heading_at(self._heads, at, set()) for at in range(len(self._heads))}
        # Of the Maßnahmenart being read: how its points are marked, the style and indentation of the first.
        self._category: int | None = None
        self._kind: Literal["bullet", "ordinal", "plain"] = "plain"
        self._style: str | None = None
        self._indent = self._point_indent = 0
        self._heading: Mark | None = None
        # What stands beside the heading, and the last project as written, since its name may go on in the next line.
        self._beside = self._written = ""
        self._state: Literal["outside", "heading", "point", "below", "between", "closed"] = "outside"
        self._ordinals = Ordinals()
        self._stray: list[str] = []
        self._explained, self._without, self._swallowed = set[int](), set[int](), set[int]()
        self._read()

    def _read(self) -> None:
        after = 0
        for at, line in enumerate(self.lines.bare):
            if at < after:
                continue
            if is_empty(line) or at in self._tables or is_head(self.lines.raw[at].strip()):
                self._problems.head(line)
                self._state = "between" if self._state in ("heading", "point", "below") else self._state
            elif (category := self._heading_at(at)) is not None:
                self._begin(category, at)
            elif self._state != "outside":
                after = self._line(at, line)
        self._end()
        for said in self.notes.doubts:
            self._problems.tell(said)
        for category in sorted(self.seen - self._explained - {project.category for project in self.projects}):
            self._problems.nothing_read(category, category in self._swallowed)

    def _heading_at(self, at: int) -> int | None:
        category = heading_at(self._heads, at, self.seen)
        if category in self.seen and self._heading and not self._heading.is_bullet and not mark_of(self._heads[at]):
            # Where headings are numbered, „Ausbildungsvorbereitung für Mädchen“ below its own is a project.
            return None
        # „Ausbildungscoaching“ without a number, right below the heading of that name, is a project.
        repeated = category == self._category and self._state == "heading" and not NUMBERED.match(self.lines.bare[at])
        return None if repeated else category

    def _begin(self, category: int | None, at: int) -> None:
        self._problems.before_the_first([] if self.seen else self.lines.points_above(at))
        self._end()
        line = self._heads[at]
        self._category, self._state, self._style = category, "heading", None
        self.notes.begin(category, self.lines.bare[at], self.lines.page(at), self._beside_heads.get(at))
        self._heading, self._beside = mark_of(line), beside_heading(line)
        self._kind = self._kind_below(at)
        if category is not None:
            self.seen.add(category)

    def _end(self) -> None:
        """The list below a heading ends: what stood beside the heading is its list when nothing stood below."""
        self._warn_of_strays()
        if self._category is not None and self._style is None and self._kind == "plain" and self._beside:
            for name in filter(None, map(one_line, self._beside.split(";"))):
                self._add(name, self._beside)
            self._problems.one_or_several(self._beside)
        elif self._category is not None:
            self._problems.beside_and_below(self._beside)
        self._beside = ""
        self.notes.end()

    def _kind_below(self, at: int) -> Literal["bullet", "ordinal", "plain"]:
        """How the points below a heading are marked: by the first mark that can begin a list."""
        for place in range(at + 1, min(at + 40, len(self.lines.bare))):
            if heading_at(self._heads, place, self.seen) is not None:
                break
            mark = mark_of(self.lines.bare[place])
            if mark and (mark.is_bullet or self._ordinals.follows(mark, first=True)):
                return "bullet" if mark.is_bullet else "ordinal"
        return "plain"

    def _line(self, at: int, line: str) -> int:
        """Read a line of a list; returns the number of the first line not read with it."""
        mark = mark_of(line)
        words = line[mark.end :] if mark else "" if len(line) == 1 and not line.isalnum() else line
        if self._state == "closed":
            if mark and mark.is_bullet and self._category is not None:
                self._problems.after_the_end(line)
                self._category = None
        elif not mark and self._is_furniture(at, line):
            pass
        elif (mark or not self.lines.waits(at)) and (said := said_by(words, labels=True)) and self._is_beside(said):
            self._detail(at, line, words, said)
        elif says_none(words) or leaves_open(words):
            self._placeholder(line, words)
        elif mark and self._is_point(mark):
            self._point(at, line, mark)
        elif self._is_unknown_heading(at, line, mark):
            self._unknown_heading(at, line)
        else:
            return self._unmarked(at, line)
        return at + 1

    def _is_furniture(self, at: int, line: str) -> bool:
        """Whether a line between the points is the header or footer of a page; what is not certain is told."""
        again = alike(line) in self._headers and not OPEN_END.search(self.lines.bare[at - 1])
        if again == is_footer(line):
            return again
        if not again and self._state == "heading" and heading_goes_on(self._heads[at - 1], line, False):
            return False
        self._problems.furniture(line)
        return True

    def _is_beside(self, said: Details) -> bool:
        """Whether words of nothing but money, numbers or a label belong to what stands above."""
        return bool(said.sums or said.counted or said.carrier) or (self._state in ("point", "below") and bool(said))

    def _detail(self, at: int, line: str, words: str, said: Details) -> None:
        project = self.projects[-1] if self._category is not None and self._has_project() else None
        if (fuller := self.notes.line(project, words, said, line, self.lines.page(at))) is not None:
            self.projects[-1] = fuller
        if said.remarks:
            self._problems.no_name(line)

    def _has_project(self) -> bool:
        return bool(self.projects) and self.projects[-1].category == self._category

    def _placeholder(self, line: str, words: str) -> None:
        self._warn_of_strays()
        self._state = "point"
        if self._category is None:
            return
        if says_none(words) and self._has_project():
            self._problems.none_beside(line, self._category, self.projects[-1].name)
        self._explained.add(self._category)
        if says_none(words):
            self._without.add(self._category)
        if leaves_open(words):
            self._problems.names_nothing(line, self._category)

    def _is_point(self, mark: Mark) -> bool:
        if mark.is_bullet:
            return True
        if self._kind != "ordinal":
            return False
        if self._style is None:
            return self._ordinals.follows(mark, first=True)
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
            name, said = split(line[mark.end :])
            if said and self._has_project():
                self.projects[-1] = self.notes.below(self.projects[-1], name, said, line, self.lines.page(at))
            self._problems.below_a_project(line)
            return
        elif not mark.is_bullet and not self._ordinals.follows(mark, first=False):
            self._problems.leap(line)
        self._indent = min(self._indent, indent)
        if not mark.is_bullet:
            self._ordinals.last = mark
        self._add(line[mark.end :], line, at)

    def _add(self, words: str, line: str, at: int | None = None) -> None:
        self._warn_of_strays()
        self._state, self._written = "point", words
        if self._category is None:
            return
        page = self.lines.page(at) if at is not None else None
        if self._category in self._without and not self._has_project():
            self._problems.after_none(line, self._category)
        if denies(words):
            self._problems.taken_back(line)
        name, said = split(words)
        self.notes.settle()
        if not self.notes.took_sum(name, said, line, page):
            self.projects.append(self.notes.project(Project(self._category, name, self.section, line, page), said))

    def _warn_of_strays(self) -> None:
        for line in self._stray:
            self._problems.stray(line)
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
        number = None if number in self._named | self.seen else number
        self._begin(number, at)
        self._problems.unknown_heading(line, number)

    def _unmarked(self, at: int, line: str) -> int:
        """A line that carries no mark: more of a heading or a name, a name of its own, a sentence, or left open."""
        end = self.lines.paragraph_end(at)
        if explains(" ".join(self.lines.bare[at:end])) and (self._kind != "plain" or self.lines.begins_sentence(at)):
            self._sentence(at, end, line)
            return end
        name = self.projects[-1].name if self.projects else ""
        goes_on = self.lines.goes_on(at, name, None if self._kind == "plain" else self._point_indent)
        if self._state == "heading" and heading_goes_on(self._heads[at - 1], line, self.lines.broken(at)):
            self._beside = f"{self._beside} {line}" if self._beside else ""
            if self._category is not None and not is_of_headings(line):
                self._swallowed.add(self._category)
        elif self._state == "point" and self._kind != "plain" and is_label(line):
            self._problems.no_name(line)
        elif self._state == "point" and goes_on:
            self._go_on(line)
        elif self._kind == "plain":
            if len(line) < LONGEST_NAME:
                self._style = ""
                if line[:1].islower() and self._state == "point":
                    self._problems.own_project(line)
                self._add(line, line, at)
            else:
                self._problems.no_name(line)
        elif self._state == "between" and not self.lines.mark_follows(at):
            self._stray.append(line)
        elif self._state != "below" or not goes_on:
            self._left_open(line)
        return at + 1

    def _left_open(self, line: str) -> None:
        if self._category is not None:
            self._explained.add(self._category)
        self._problems.left_open(line)

    def _go_on(self, line: str) -> None:
        if self._category is None or not self._has_project():
            # More words below „entfällt“ name nothing.
            self._problems.no_name(line)
            return
        last = self.projects.pop()
        self._written = f"{self._written} {line}"
        name, said = split(self._written)
        project = Project(last.category, name, last.section, f"{last.passage}\n{line}", last.page)
        self.projects.append(self.notes.continued(last, project, said))

    def _sentence(self, at: int, end: int, line: str) -> None:
        """A sentence right below a project explains it when the list goes on, any other ends the list."""
        if self._state == "point" and self._kind != "plain" and self._kind_below(end - 1) == self._kind:
            self._problems.explanation(line)
            self._state = "between"
        else:
            self._state = "closed"

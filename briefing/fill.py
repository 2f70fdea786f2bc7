"""How much of a Datenblatt goes on its two pages: measured heights go in, rows by page come out.

Every section is there, in the same order for every county. First each gets a few rows, then in their order those it
needs; what is left becomes lines for notes below the questions, then further rows, then a field for notes. A section is
cut so that at least two rows stand on either page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

PAGES = 2
# Lines for notes below a question, from generous to none.
MOST_LINES = 3
# On either side of the end of a page; a question is a paragraph of its own.
TOGETHER = 2
# Of every section, before any has more.
LEAST = 3


@dataclass(frozen=True)
class Section:
    """Heights of a section in points, and how many of its rows are needed.

    `intro` is heading, note and head of the table, `again` the head on the next page, `more` the line that says how
    many rows are left out. `whole` sections are not cut by the end of a page, `noted` ones take lines for notes.
    """

    intro: float
    again: float
    more: float
    rows: Sequence[float]
    wanted: int
    whole: bool = False
    noted: bool = False


@dataclass(frozen=True)
class Slice:
    """Rows `start` to `stop` of a section on a page; `last` where the section ends."""

    section: int
    start: int
    stop: int
    last: bool


@dataclass(frozen=True)
class Plan:
    """The slices of each page and the height left on it, and how many lines for notes stand below a question."""

    pages: Sequence[Sequence[Slice]]
    left: Sequence[float]
    lines: int


@dataclass
class _Pages:
    """Pages while they are filled from top to bottom."""

    height: float
    gap: float
    used: float
    slices: list[list[Slice]] = field(default_factory=lambda: [[]])
    left: list[float] = field(default_factory=list)

    @property
    def free(self) -> float:
        return self.height - self.used - (self.gap if self.used else 0.0)

    def put(self, slice_: Slice, height: float) -> None:
        self.used += height + (self.gap if self.used else 0.0)
        self.slices[-1].append(slice_)

    def turn(self) -> None:
        self.left.append(self.height - self.used)
        self.used = 0.0
        self.slices.append([])


def plan(sections: Sequence[Section], *, head: float, height: float, gap: float, line: float) -> Plan:
    """What stands where. `head` is what opens the first page, `height` a page, `line` one line for notes; in points."""

    def laid(counts: Mapping[int, int], lines: int = 0) -> Plan | None:
        return _laid(sections, counts, lines * line, head=head, height=height, gap=gap, lines=lines)

    def fits(counts: dict[int, int]) -> bool:
        return laid(counts) is not None

    counts = dict.fromkeys(range(len(sections)), 0)
    for at, section in enumerate(sections):
        # A drawing of the stages is whole or says nothing.
        if section.whole and fits(counts | {at: len(section.rows)}):
            counts[at] = len(section.rows)
    wanted = [min(each.wanted, len(each.rows)) for each in sections]
    _grow(counts, [min(each, LEAST) for each in wanted], fits)
    for at in counts:
        _grow(counts, [wanted[at] if other == at else counts[other] for other in counts], fits)
    lines = next((each for each in range(MOST_LINES, 0, -1) if laid(counts, each)), 0)
    _grow(counts, [len(each.rows) for each in sections], lambda tried: laid(tried, lines) is not None)
    found = laid(counts, lines)
    if found is None:
        raise ValueError("Die Überschriften eines Datenblatts sind höher als zwei Seiten.")
    return found


def _grow(counts: dict[int, int], ends: Sequence[int], fits: Callable[[dict[int, int]], bool]) -> None:
    """One row more for each section in turn, as long as it fits and the section has one."""
    growing = [at for at, end in enumerate(ends) if counts[at] < end]
    while growing:
        for at in list(growing):
            tried = counts | {at: counts[at] + 1}
            if fits(tried):
                counts[at] += 1
            if counts[at] < tried[at] or counts[at] == ends[at]:
                growing.remove(at)


def _laid(
    sections: Sequence[Section],
    counts: Mapping[int, int],
    noted: float,
    *,
    head: float,
    height: float,
    gap: float,
    lines: int,
) -> Plan | None:
    """The pages with so many rows of each section; None where they are more than two."""
    pages = _Pages(height, gap, head)
    for at, section in enumerate(sections):
        count = counts[at]
        rows = [each + (noted if section.noted else 0.0) for each in section.rows[:count]]
        tail = section.more if count < len(section.rows) else 0.0
        whole = section.intro + sum(rows) + tail
        first = count if whole <= pages.free else _cut(section, rows, pages.free)
        if first == 0 and whole > pages.free:
            pages.turn()
            first = count
            if whole > height:
                first = _cut(section, rows, height)
        if first < count:
            pages.put(Slice(at, 0, first, last=False), section.intro + sum(rows[:first]))
            pages.turn()
            rest = section.again + sum(rows[first:]) + tail
            if not first or rest > height:
                return None
            pages.put(Slice(at, first, count, last=True), rest)
        else:
            pages.put(Slice(at, 0, count, last=True), whole)
        if len(pages.slices) > PAGES or pages.used > height:
            return None
    pages.left.append(height - pages.used)
    return Plan(pages.slices, pages.left, lines)


def _cut(section: Section, rows: Sequence[float], free: float) -> int:
    """How many rows stand before the end of the page; none where too few stood on one side of it."""
    if section.whole:
        return 0
    used, fit = section.intro, 0
    for each in rows:
        used += each
        if used > free:
            break
        fit += 1
    together = 1 if section.noted else TOGETHER
    fit = min(fit, len(rows) - together)
    return fit if fit >= together else 0

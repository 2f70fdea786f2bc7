"""What the cells of a crossed table say of the grant: parts of it, money of another year, or money that is none of it.

The columns of years are years of spending when all cells add up to the grant, and budget years when those of its own
year do; anything else is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.readers.crosses import Cell, Cross
from data.readers.draft import Draft
from data.readers.german import grouped
from data.readers.reading import Citation, Level, Programme, Section, Stated
from data.readers.text import shortened

_OWN = ("county", "jobcenter")


def crossed_sums(draft: Draft, section: Section, crosses: Sequence[Cross]) -> tuple[list[Stated], set[str]]:
    """The sums of the tables of a section, and the lines of it that are settled: read, or asked about.

    Tables of years stay unread where the grant itself is open.
    """
    found: list[Stated] = []
    settled: set[str] = set()
    for cross in crosses:
        if (doubt := _doubt(draft, cross)) is not None:
            draft.miss("amounts", f"{section.name}: {doubt}", code="several")
        elif draft.total_eur is None and _years(cross.cells):
            continue
        else:
            _split_by_programme(draft, cross)
            found += _Settled(draft, section, cross).sums()
            if not cross.complete:
                continue  # what is left of its lines is told
        settled |= {each.line for each in cross.cells}
    return found, settled


def _split_by_programme(draft: Draft, cross: Cross) -> None:
    """Give each programme the sum the table states for it, where the text gives one sum for all of them."""
    codes = [each.code for each in draft.programmes]
    whole = {
        str(label.value): each.euros
        for each in cross.cells
        if each.of("whole") and (label := each.of("programme")) and not each.rounded
    }
    if len(codes) < 2 or any(each.amount_eur for each in draft.programmes) or set(whole) != set(codes):
        return
    if sum(whole.values()) == draft.total_eur:
        draft.programmes = [Programme(code, whole[code]) for code in codes]
        draft.problems = [each for each in draft.problems if (each.field, each.code) != ("programmes", "one_sum")]


def _doubt(draft: Draft, cross: Cross) -> str | None:
    """Why a table does not fit itself or the grant, as sentences; None when it does."""
    places = [(each.row, each.column) for each in cross.cells]
    if twice := next((each for each in cross.cells if places.count((each.row, each.column)) > 1), None):
        line = shortened(twice.line, 100)
        return f"In der Tabelle steht zweimal etwas zu demselben („{line}“). Bitte klären, was gilt."
    if (wrong := _wrong_sum(cross)) is not None:
        line = shortened(wrong.line, 100)
        return f"Eine Summe der Tabelle passt nicht zu ihren Beträgen („{line}“). Bitte klären, was gilt."
    if not _years(cross.cells) or draft.total_eur is None or _spread(draft, cross) is not None:
        return None
    parts = grouped(_added(_granted(cross.cells)))
    lost = "" if cross.complete else " Nicht jede Zeile war zu lesen."
    return (
        f"Die Tabelle nach Jahren ergibt {parts} Euro, der Gesamtbetrag ist {grouped(draft.total_eur)} Euro.{lost} "
        "Bitte klären, welche Beträge für welches Jahr gelten."
    )


def _wrong_sum(cross: Cross) -> Cell | None:
    """A cell that sums up and is not the sum of its row or column; rounded ones may differ."""
    if not cross.complete or any(each.rounded for each in cross.cells):
        return None
    inner = [each for each in cross.cells if not each.of("whole")]
    for each in cross.cells:
        if not each.of("whole"):
            continue
        beside = [
            one
            for one in inner
            if (each.row.kind == "whole" or one.row == each.row)
            and (each.column.kind == "whole" or one.column == each.column)
        ]
        now = [one for one in beside if one.of("current")]
        if beside and each.euros not in {_added(beside), _added(_granted(beside)), *({_added(now)} if now else set())}:
            return each
    return None


def _spread(draft: Draft, cross: Cross) -> bool | None:
    """Whether the years of a table are those the grant is spent in, or budget years; None when neither fits."""
    granted = _granted(cross.cells)
    if _added(granted) == draft.total_eur and _years(granted) != {draft.sure_year}:
        return True
    own = [each for each in granted if (year := each.of("year")) and year.year == draft.sure_year]
    return False if own and _added(own) == draft.total_eur else None


def _granted(cells: Iterable[Cell]) -> list[Cell]:
    return [each for each in cells if not each.of("whole") and not each.of("former") and not _is_own(each)]


def _is_own(cell: Cell) -> bool:
    source = cell.of("source")
    return source is not None and source.value in _OWN


def _years(cells: Iterable[Cell]) -> set[int]:
    return {label.year for each in cells if (label := each.of("year")) and label.year}


def _added(cells: Iterable[Cell]) -> Decimal:
    return sum((each.euros for each in cells), Decimal(0))


@dataclass(frozen=True)
class _Settled:
    """A table that fits the grant."""

    draft: Draft
    section: Section
    cross: Cross

    def sums(self) -> list[Stated]:
        """One sum a cell, and for each Maßnahmenart its whole where the table leaves it to be added up."""
        found = [one for each in self.cross.cells if (one := self._one(each))]
        whole = {(each.programme, each.category) for each in found if each.level == "category"}
        parts: dict[tuple[str | None, int | None], list[Cell]] = {}
        for each in _granted(self.cross.cells):
            if each.of("category") and not self._of_another_year(each):
                parts.setdefault((self._programme(each), _number(each)), []).append(each)
        for (programme, category), cells in parts.items():
            if (programme, category) not in whole:
                first = self._stated(cells[0], "category", _added(cells), inferred=True)
                found.append(first)
        return found

    def _one(self, cell: Cell) -> Stated | None:
        if cell.of("former"):
            return self._stated(cell, "not_granted")
        if _is_own(cell):
            return self._stated(cell, "own")
        if self._of_another_year(cell):
            return self._stated(cell, "other_year")
        level = self._level_of_whole(cell) if cell.of("whole") else self._level(cell)
        return None if level is None else self._stated(cell, level)

    def _level_of_whole(self, cell: Cell) -> Level | None:
        """What a sum of the table is; None for that of everything, which the grant states itself, or of mixed money."""
        if cell.of("category"):
            beside = [each for each in _granted(self.cross.cells) if each.of("category") == cell.of("category")]
            # With the county's own money the sum is neither the grant's nor the county's.
            return "category" if cell.rounded or _added(beside) == cell.euros or not beside else None
        if cell.of("year"):
            # Beside the instalments of each programme that of all of them would count twice.
            split = any(each.of("programme") for each in self.cross.cells)
            return "tranche" if self._is_spread and not split else None
        return "funding" if cell.of("source") else None

    def _level(self, cell: Cell) -> Level | None:
        spent = cell.of("year") and self._is_spread
        if cell.of("category"):
            return "purpose" if spent or cell.of("source") else "category"
        if spent:
            return "purpose" if cell.of("source") else "tranche"
        return "funding" if cell.of("source") else None

    def _of_another_year(self, cell: Cell) -> bool:
        year = cell.of("year")
        return year is not None and not self._is_spread and year.year != self.draft.sure_year

    @property
    def _is_spread(self) -> bool:
        return bool(_years(self.cross.cells)) and _spread(self.draft, self.cross) is True

    def _programme(self, cell: Cell) -> str | None:
        only = self.draft.programmes[0].code if len(self.draft.programmes) == 1 else None
        named = cell.of("programme")
        return str(named.value) if named else only

    def _stated(self, cell: Cell, level: Level, euros: Decimal | None = None, *, inferred: bool = False) -> Stated:
        year, source = cell.of("year"), cell.of("source")
        spent = year.year if year and not inferred and (self._is_spread or level == "other_year") else None
        return Stated(
            cell.euros if euros is None else euros,
            level,
            Citation(self.section.name, cell.line, self.section.page_at(cell.at)),
            self._programme(cell),
            _number(cell) if level in ("category", "purpose") else None,
            purpose=f"Maßnahmenart {_number(cell)} im Jahr {spent}" if spent and level == "purpose" else None,
            funding_source=str(source.value) if source and not inferred else "unstated",
            spending_from=spent,
            spending_to=spent,
            precision="about" if cell.rounded else "exact",
            inferred=inferred,
        )


def _number(cell: Cell) -> int | None:
    label = cell.of("category")
    return label.value if label and isinstance(label.value, int) else None

"""Where the tables of a sheet are: their heads of one or several lines, and what each column of them means."""

from __future__ import annotations

import re
from typing import Any

from data.intake import spreading
from data.intake.catalogue import reason_in_place
from data.intake.grid import Grid, is_figure
from data.intake.head import Head, sort_out
from data.intake.hearing import HEARD, hear
from data.intake.meaning import PIVOT, UNSAID, Heads, Meaning
from data.intake.numbers import style_of
from data.intake.spelling import fold

# Beyond these rows nobody puts the head of the first table.
SEARCHED = 60
_DIGITS = re.compile(r"\d+[.,]\d|(?<!\d)(?!20\d\d(?!\d))\d{4,}|\d\s?(?:€|eur)", re.IGNORECASE)


def head_at(grid: Grid, heads: Heads, row: int) -> Head | None:
    """The head that begins in a row, with the lines that belong to it; None where no head begins."""
    if not _headlike(grid, heads, row):
        return None
    last = row
    while last + 1 < min(grid.height, row + 5) and _goes_on(grid, heads, row, last + 1):
        last += 1
    first = row
    while first > 0 and first > row - 3 and _belongs_above(grid, heads, row, last, first - 1):
        first -= 1
    found = Head(first, last)
    for column in range(grid.width):
        _classify(grid, heads, found, column)
    for column in range(grid.width):
        hear(grid, heads, found, column)
    _prefer_own_names(heads, found)
    sort_out(found)
    spreading.accept(grid, heads.form, found, list(range(found.last + 1, min(grid.height, found.last + 1 + HEARD))))
    if heads.form.value and not found.values and not (len(found.labels) >= 2 and _figures_unknown(grid, found)):
        return None
    pivot = any(fold(grid.text(row, column)) == PIVOT for column in grid.filled(row))
    enough = len(found.labels) + len(found.values) >= 2 or pivot or not heads.form.value
    return found if enough and (found.labels or found.values) else None


def _prefer_own_names(heads: Heads, head: Head) -> None:
    """„Anzahl“ beside „Zielwert“ is no second Zielwert: a plain word means a column only where nothing else does."""
    for columns in (head.labels, head.values):
        for column in [each for each in columns if heads.plain(head.texts[each])]:
            if any(at != column and columns[at] == columns[column] for at in columns):
                del columns[column]
                head.unknown[column] = head.texts[column]


def _figures_unknown(grid: Grid, head: Head) -> bool:
    """Whether figures stand right under a head that nobody knows."""
    rows = range(head.last + 1, min(grid.height, head.last + 4))
    return any(is_figure(grid.raw(row, column)) or _DIGITS.search(grid.text(row, column)) is not None
               for row in rows for column in head.unknown)  # fmt: skip


def is_head_again(grid: Grid, heads: Heads, head: Head, row: int) -> bool:
    """Whether a row under a head is the head of another table, and not one of its rows."""
    for column, name in head.labels.items():
        # Most rows are known by one look: their first cell says what its column is for.
        if heads.form.column(name).kind.says != "Text" and (text := grid.text(row, column)):
            if heads.value(name, text) is not None:
                return False
            break
    if not _headlike(grid, heads, row):
        return False
    for column, name in head.labels.items():
        text = grid.text(row, column)
        known = heads.meaning(text) if text else None
        if known and known.part == "label" and (known.column == name or heads.value(name, text) is None):
            return True
    labels = [heads.meaning(grid.text(row, column)) for column in grid.filled(row)]
    return not head.labels and any(each and each.part == "label" for each in labels)


def _headlike(grid: Grid, heads: Heads, row: int) -> bool:
    columns = grid.filled(row)
    if not columns or any(is_figure(grid.seen(row, column)) for column in columns):
        return False
    texts = {column: grid.text(row, column) for column in columns}
    if any(reason_in_place(text) for text in texts.values()):
        return False  # „geheim“ stands where a figure would
    if any(_DIGITS.search(text) and style_of([text]) for text in texts.values()):
        return False
    origins = {grid.origin.get((row, column), (row, column)): texts[column] for column in columns}
    known = [each for text in origins.values() if (each := heads.meaning(text))]
    labels = {each.column for each in known if each.part == "label"}
    values = [each for each in known if each.part in ("value", "sum")]
    named = {name for each in values for name in each.values}
    if labels and labels <= named and len(origins) <= 2 * len(labels):
        return False  # Haushaltsjahr | 2024
    pivot = any(fold(text) == PIVOT for text in texts.values())
    if len(labels) >= 2 or (values and (labels or pivot)):
        return True
    if labels and len(origins) == 1 and not heads.form.value:
        # The only column of a list, such as names of Maßnahmen under the name of their county.
        column = next(iter(labels))
        return heads.form.column(column).needed and column not in heads.form.spread
    for name in named:
        if len({str(each.values[name]) for each in values if name in each.values}) >= 2:
            return True
    return bool(labels) and _spread_below(grid, heads, row)


def _spread_below(grid: Grid, heads: Heads, row: int) -> bool:
    """Whether the next line has the values that a line of labels announces: „Kreis | Jahr“ over „ | 2023 | 2024“."""
    if row + 1 >= grid.height:
        return False
    for column in grid.filled(row):
        known = heads.meaning(grid.text(row, column))
        if known and known.part == "label" and known.column in heads.form.spread and heads.form.value:
            under = [
                grid.text(row + 1, at) for at in grid.filled(row + 1) if grid.text(row, at) == grid.text(row, column)
            ]
            if len({str(heads.value(known.column, text)) for text in under} - {"None"}) >= 2:
                return True
    found = [heads.meaning(grid.text(row + 1, column)) for column in grid.filled(row + 1)]
    values = [each for each in found if each and each.part == "value" and each.values]
    return len(values) >= 2 and len(values) == len([each for each in found if each is None or each.part != "label"])


def _goes_on(grid: Grid, heads: Heads, first: int, row: int) -> bool:
    """Whether a line is more of the head above it: nothing of its own stands under a column that is a label."""
    own = [column for column in grid.filled(row) if grid.origin.get((row, column), (row, column))[0] == row]
    if not own:
        return bool(grid.filled(row))
    if own == grid.filled(first)[:1] and grid.alone(row):
        return False  # a line that names a group
    found = False
    for column in own:
        text, above = grid.text(row, column), _above(grid, heads, first, row, column)
        known = heads.meaning(text)
        top = heads.meaning(above) if above else None
        joined = heads.meaning(f"{above} {text}") if above else None
        figures = bool(top and joined and top.column == heads.form.figure and joined.part == "value")
        if top and top.part == "label" and not figures and not (joined and joined.part == "label"):
            if not (_spans(grid, first, row, column) and top.column in heads.form.spread):
                return False
            if heads.value(top.column, text) is None and not (known and known.part == "sum"):
                return False
        elif known is None and joined is None:
            return False
        if (is_figure(grid.seen(row, column)) or reason_in_place(text)) and not (top and top.part == "label"):
            return False
        found = True
    return found


def _belongs_above(grid: Grid, heads: Heads, row: int, last: int, above: int) -> bool:
    columns = grid.filled(above)
    # A title begins where the table does.
    if not columns or columns[0] < grid.filled(row)[0] or (columns[0] == 0 and heads.form.spread and len(columns) == 1):
        return False
    for column in columns:
        known = heads.meaning(grid.text(above, column))
        if known is None or known.part not in ("value", "sum", "label") or is_figure(grid.seen(above, column)):
            return False
        below = [heads.meaning(grid.text(each, column)) for each in range(row, last + 1) if grid.text(each, column)]
        if any(each and each.part == "label" for each in below):
            return False
        if known.part == "label" and known.column not in heads.form.spread:
            return False
    return True


def _above(grid: Grid, heads: Heads, first: int, row: int, column: int) -> str:
    """The nearest head text over a cell: in its column, or to the left in a line that leaves room for it."""
    for each in range(row - 1, first - 1, -1):
        if text := grid.text(each, column):
            return text
        for left in range(column - 1, -1, -1):
            if text := grid.text(each, left):
                known = heads.meaning(text)
                spreads = known and (
                    known.part == "value" or (known.part == "label" and known.column in heads.form.spread)
                )
                if spreads and (grid.text(row, left) or each < row - 1):
                    return text
                break
    return ""


def _spans(grid: Grid, first: int, row: int, column: int) -> bool:
    """Whether the cell over this one lies over several columns."""
    origin = grid.origin.get((row - 1, column))
    if origin:
        return sum(1 for at in range(grid.width) if grid.origin.get((row - 1, at)) == origin) > 1
    neighbours = [at for at in (column - 1, column + 1) if 0 <= at < grid.width]
    return grid.seen(row - 1, column) is None or any(
        grid.seen(row - 1, at) is None and grid.seen(row, at) is not None for at in neighbours
    )


def _classify(grid: Grid, heads: Heads, head: Head, column: int) -> None:
    """Note what one column means by all lines of its head."""
    texts: list[str] = []
    for row in range(head.first, head.last + 1):
        text = grid.text(row, column)
        if not text and row < head.last and grid.text(head.last, column):
            text = _above(grid, heads, head.first, row + 1, column)
        if text and text not in texts and fold(text) not in UNSAID:
            texts.append(text)
    if not texts:
        return
    head.texts[column] = joined = " ".join(texts)
    found = heads.meaning(joined) if len(texts) > 1 else None
    meanings = [found] if found else [heads.meaning(text) for text in texts]
    top = meanings[0]
    if top and top.part == "label" and len(texts) > 1 and top.column in heads.form.spread and heads.form.value:
        _spread_label(heads, head, column, top, texts[1:])
        return
    if any(each is None for each in meanings):
        head.unknown[column] = joined
        return
    known = [each for each in meanings if each]
    _note(head, column, joined, known)


def _spread_label(heads: Heads, head: Head, column: int, top: Meaning, below: list[str]) -> None:
    """„Maßnahmenart“ over „1“: a column of figures."""
    rest = [heads.meaning(text) for text in below]
    if rest[0] and rest[0].part == "sum":
        head.sums.add(column)
        return
    value = heads.value(top.column, below[0])
    if value is None or any(each is None for each in rest[1:]):
        head.unknown[column] = head.texts[column]
        return
    _note(
        head,
        column,
        head.texts[column],
        [Meaning("value", "", {top.column: value}), *(each for each in rest[1:] if each)],
    )


def _note(head: Head, column: int, text: str, known: list[Meaning]) -> None:
    parts = {each.part for each in known}
    if parts == {"ignored"}:
        head.ignored.add(column)
    elif parts == {"label"} and len({each.column for each in known}) == 1:
        head.labels[column] = known[0].column
        head.units[column] = next((each.unit for each in known if each.unit), None)
    elif "sum" in parts and parts <= {"sum", "value"}:
        head.sums.add(column)
        head.units[column] = next((each.unit for each in known if each.unit), None)
    elif parts == {"value"}:
        values: dict[str, Any] = {}
        for each in known:
            if any(name in values and values[name] != value for name, value in each.values.items()):
                head.unknown[column] = text
                return
            values |= each.values
        head.values[column] = values
        head.units[column] = next((each.unit for each in known if each.unit), None)
    else:
        head.unknown[column] = text

"""Holds the rows of a file against what holds: new, changed, removed, unchanged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from data import layout
from data.intake import given_by_hand
from data.intake.filled import Filled, FilledRow, Problem
from data.intake.form import REMOVED, WITHOUT, Form, Row
from data.intake.ground import Ground
from data.intake.naming import NameQuestion
from data.intake.settling import refused
from data.show import counted

# Of every row of a workbook until a second person has checked it.
STATE = "provisional"


@dataclass(frozen=True)
class Change:
    """One cell that says something else than what holds; `row` is the row as it holds.

    `place` is where it stands in the file, None for what follows from others.
    """

    key: str
    column: str
    old: Any
    new: Any
    row: Row = field(default_factory=dict, repr=False, compare=False)
    place: str | None = field(default=None, compare=False)


@dataclass
class Compared:
    """What a file would do.

    `records` are the rows to be recorded by table, those they refer to first, `of` the row of the file behind each key.
    `asked` are columns that one answer may fill for the whole file, `beside` rows of other tables that come with it,
    `names` those nobody has.
    """

    new: list[Row] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)
    unchanged: int = 0
    records: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    of: dict[str, FilledRow] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    beside: dict[str, dict[str, Row]] = field(default_factory=dict)
    names: list[NameQuestion] = field(default_factory=list)


def compare(filled: Filled, ground: Ground) -> Compared:
    """Find the key of every row, and what it would change. Problems of rows that belong nowhere are in the answer."""
    form = filled.form
    rows = [_copy(row, form) for row in filled.rows]
    ground.counties = sorted({str(row.values["county"]) for row in rows if row.values.get("county")})
    ground.years = sorted({int(row.values["budget_year"]) for row in rows if row.values.get("budget_year")})
    ground.present = {str(row["id"]): row for row in ground.rows(form.holding)}
    found = Compared(problems=list(form.settle(rows, ground)), asked=ground.asked, beside=ground.beside)
    found.notes += ground.notes
    found.names = [each for each in ground.unknown.values() if each.choices]
    touched: list[FilledRow] = []
    assumed = 0
    sound = _each_once([row for row in rows if not row.refused], form, found)
    for row in sound:
        found.of[str(row.values["id"])] = row
        before = len(found.new), len(found.changed)
        assumed += _assume(row, form, ground)
        _one(row, form, ground, found)
        if before != (len(found.new), len(found.changed)):
            touched.append(row)
    found.problems += form.odd(touched, ground)
    if assumed:
        found.notes.append(f"{counted(assumed, 'Zeile', 'Zeilen')}: {form.assumption}")
    return found


def _assume(row: FilledRow, form: Form, ground: Ground) -> bool:
    """Fill in what a new row means where it leaves columns empty; one that holds keeps what it has."""
    empty = {name: value for name, value in form.assumed(row.values).items() if row.values.get(name) is None}
    if str(row.values["id"]) in ground.present:
        for name in empty:
            row.values.pop(name, None)
        return False
    row.values |= empty
    return bool(empty)


def _copy(row: FilledRow, form: Form) -> FilledRow:
    values = dict(form.fixed) | row.values
    for name, default in form.defaults.items():
        if name in values and values[name] is None:
            values[name] = default
    return FilledRow(row.sheet, row.number, values, row.columns, row.value_column, shares=row.shares)


def _each_once(rows: Sequence[FilledRow], form: Form, found: Compared) -> list[FilledRow]:
    """The rows of one key: once where sheets repeat it, none where they disagree or one sheet says it twice."""
    of_key: dict[str, list[FilledRow]] = defaultdict(list)
    for row in rows:
        of_key[str(row.values["id"])].append(row)
    kept = []
    for same in of_key.values():
        first, *others = same
        if all(_says(each, form) == _says(first, form) and each.sheet != first.sheet for each in others):
            kept.append(first)
            if others:
                found.notes.append(f"{first.citation} und {others[0].citation} sagen dasselbe; es zählt einmal.")
            continue
        for each in others:
            found.problems.append(
                refused(
                    each, "row_once", form.value,
                    f"Diese Zeile meint dasselbe wie {first.citation}; welche gilt, ist nicht zu erkennen.",
                    "Bitte eine der beiden entfernen oder unterscheiden.",
                )
            )  # fmt: skip
    return kept


def _says(row: FilledRow, form: Form) -> list[Any]:
    return [row.values.get(name) for name in (*form.names, REMOVED)]


def _one(row: FilledRow, form: Form, ground: Ground, found: Compared) -> None:
    key = str(row.values["id"])
    held = ground.present.get(key)
    if row.values.get(REMOVED):
        if held is None:
            found.problems.append(
                refused(
                    row, "removed_known", REMOVED, "Was entfallen soll, steht nicht im Bestand.",
                    "Bitte die Zeile entfernen oder Angaben und Schlüssel prüfen.",
                )
            )  # fmt: skip
            return
        found.problems += given_by_hand.removed(row, held)
        found.removed.append(_kept(held, form))
        _record(row, form, found, held | {"removed": True}, None, held)
        return
    _replace_reason(row, form)
    said = {each.name: row.values[each.name] for each in form.columns if each.stored and each.name in row.values}
    said |= {name: value for name, value in row.values.items() if name in form.derived}
    if held is None:
        new = {**form.defaults, **form.fixed, **said, "id": key}
        found.new.append(new)
        _record(row, form, found, new, new, None)
        return
    changes = [
        Change(key, name, held.get(name), value, held, _place(row, name, form))
        for name, value in said.items()
        if not _same(held.get(name), value)
    ]
    if not changes:
        found.unchanged += 1
        return
    found.problems += given_by_hand.replaced(row, held, changes, form)
    changed = held | {change.column: change.new for change in changes}
    # A workbook is provisional: what was final or checked is no longer.
    if held.get("state", STATE) != STATE:
        changes.append(Change(key, "state", held["state"], STATE, held))
    found.changed += changes
    _record(row, form, found, changed, changed, held)


def _place(row: FilledRow, name: str, form: Form) -> str | None:
    known = name in row.columns or (name == form.value and row.value_column is not None)
    return f"Blatt {row.sheet}, Zelle {row.cell(name)}" if known else None


def _replace_reason(row: FilledRow, form: Form) -> None:
    """A figure takes the place of the reason why there was none, and the other way round."""
    figure = form.value or form.figure or ""
    if not form.may_lack(figure):
        return
    if row.values.get(figure) is not None:
        row.values.setdefault(WITHOUT.name, None)
    elif row.values.get(WITHOUT.name) is not None:
        row.values[figure] = None


def _record(row: FilledRow, form: Form, found: Compared, record: Row, said: Row | None, held: Row | None) -> None:
    """Take down a row of the form and what it brings with it."""
    cited = {"citation": row.citation}
    found.records.setdefault(form.table, []).append(_kept(record, form) | cited)
    for table, parts in form.parts(said, held).items():
        found.records.setdefault(table, []).extend(part | cited for part in parts)
        found.of |= {str(part["id"]): row for part in parts}


def _kept(held: Row, form: Form) -> Row:
    """A row with the columns of its table only."""
    return {name: value for name, value in held.items() if name in layout.COLUMNS[form.table]}


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return old.split() == new.split()
    if isinstance(old, list) and isinstance(new, list):
        return sorted(old) == sorted(new)
    return bool(old == new)

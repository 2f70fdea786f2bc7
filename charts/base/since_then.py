"""What became of figures since a past Stand: the cells of two answers to one question that differ, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pandas as pd

from charts.base.columns import Column, Columns
from data import numbers
from data.code_words import WITHHELD

# What a row is about; the columns of these names tell it from the others, whatever else stands in it.
_KEYS = (
    *("county", "place", "unit", "county_name", "programme", "programme_name", "budget_year", "earlier_year", "stage"),
    *("category", "part", "project", "target", "commitment", "dialogue", "need", "measure", "responsible"),
    *("spending_from", "spending_to", "is_budget_year"),
)
# Asked one after the other while these leave rows alike.
_WEAK_KEYS = ("label", "short_name", "name", "title", "text", "status")
# The name of a figure carries the number of its Stand, so it is always another.
_NEVER = ("id",)
# In the words of these columns a reader recognises the row.
_NAMES = (
    *("short_name", "county_name", "label", "programme_name", "category_name", "project_name", "name", "text"),
    *("title", "measure_words", "stage", "budget_year", "held_on", "responsible", "origin"),
)
# Figures in whose place the reason stands why they are missing, where the section has one (a column of kind `missing`).
_REASONED = ("euros", "value")
# Words around a figure: they are not set against each other one by one.
_WORDS = ("text", "flag")
NO_ROW = "kein Eintrag"
CHANGES: Columns = {
    "section": Column("Abschnitt"),
    "place": Column("Wofür"),
    "figure": Column("Angabe"),
    "then": Column("damals"),
    "now": Column("heute"),
}
# On a narrow screen the two values stand beside what they are of; where they stand comes last.
ON_SCREEN: Columns = {
    "what": Column("Angabe"),
    **{name: CHANGES[name] for name in ("then", "now", "section")},
}
Key: TypeAlias = tuple[object, ...]
Row: TypeAlias = dict[str, Any]
Change: TypeAlias = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Shown:
    """A section as the reader sees it: its rows and the columns it writes.

    `paged`: the rows are one page of more. `now` are the rows of today where they are known as a whole; otherwise they
    come from the answer the section was made of.
    """

    title: str
    frame: pd.DataFrame
    columns: Columns
    paged: bool = False
    now: pd.DataFrame | None = None


@dataclass(frozen=True)
class Answer:
    """One question's answer at the past Stand and now, of the same columns."""

    then: pd.DataFrame
    now: pd.DataFrame

    @property
    def differs(self) -> bool:
        """Whether anything in it is another now, shown or not."""
        return not self.then.equals(self.now)


def changes(answers: Sequence[Answer], sections: Sequence[Shown], counties: Sequence[str] = ()) -> pd.DataFrame:
    """One row per thing shown that reads differently now: section, what it is about, figure, then, now (German text).

    A section rests on the answers all of whose columns it carries. A row of it is recognised by what it is about; one
    that exists on one side only reads NO_ROW on the other. What is new in a county outside `counties` (none: all) or
    beyond a page of rows is not shown and not named. A change that several sections show is named in the first.
    """
    found: dict[tuple[str, ...], Change] = {}
    for section in sections:
        for then, now in _both(section, answers):
            for change in _changed(section, then, now, counties):
                found.setdefault(change[1:], change)
    return pd.DataFrame(list(found.values()), columns=list(CHANGES), dtype="object")


def on_screen(found: pd.DataFrame) -> pd.DataFrame:
    """The changes as the screen shows them: what it is about and the figure in one."""
    return found.assign(what=found["place"] + ": " + found["figure"])


def compares(answers: Sequence[Answer], sections: Sequence[Shown]) -> bool:
    """Whether any section shows figures that are known at both Stände, so that they could be set against each other."""
    return any(
        section.now is not None
        or any(set(section.frame.columns).issuperset(each.then.columns) and len(each.then) for each in answers)
        for section in sections
    )


def sentence(count: int, then: str, *, more: bool, compared: bool) -> str:
    """What a reader of an old link has to know first.

    `more`: something else has changed, or all that has; `compared`: the page shows figures that could be compared.
    """
    head = f"Gezeigt ist der {then}."
    if count:
        return (
            f"{head} {numbers.count_of(count, 'Angabe dieser Seite hat', 'Angaben dieser Seite haben')} sich seither "
            "geändert; „Damals und heute“ stellt die Werte nebeneinander."
        )
    if more:
        same = "die hier verglichenen Werte sind gleich geblieben" if compared else "verglichen wird hier kein Wert"
        return (
            f"{head} Seither wurden Angaben erfasst oder geändert, auf denen diese Seite beruht; {same}. "
            "Ohne Eintrag im Feld „Stand“ zeigt sie den heutigen Stand."
        )
    return f"{head} Die Angaben dieser Seite haben sich seither nicht geändert."


def _both(section: Shown, answers: Sequence[Answer]) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    if section.now is not None:
        yield section.frame, section.now
        return
    carried = set(section.frame.columns)
    for each in answers:
        if each.differs and carried.issuperset(each.then.columns):
            yield each.then, each.now


def _changed(section: Shown, then: pd.DataFrame, now: pd.DataFrame, counties: Sequence[str]) -> Iterator[Change]:
    keys = _keys(section, then, now)
    names = [name for name in section.columns if name in _NAMES] or [name for name in keys if name in section.columns]
    reason = _reason(section, then)
    why = (reason, section.columns[reason]) if reason else None
    figures = {
        name: column
        for name, column in section.columns.items()
        if name in then.columns
        and name not in (*keys, *names, *_NEVER, reason)
        and (section.now is not None or column.kind not in _WORDS)
    }
    seen, before, after = (_by_key(frame, keys) for frame in (section.frame, then, now))
    words = _words(section, [*seen.values(), *before.values(), *after.values()], keys, names)
    inside = {*counties, *(row.get("county") for row in seen.values())}
    for key in [*before, *(key for key in after if key not in before)]:
        was, is_now = before.get(key), after.get(key)
        row = was or is_now or {}
        # A section leaves out rows without a figure; one that has got a figure since is news.
        hidden = key not in seen and not (was is None or all(_missing(was[name]) for name in figures))
        outside = key not in seen and counties and row.get("county", counties[0]) not in inside
        if hidden or outside or (section.paged and (was is None or is_now is None)):
            continue
        place = ", ".join(filter(None, (words(name, row) for name in names))) or "gesamt"
        for name, column in figures.items():
            one, two = (_cell(side, name, column, why) for side in (was, is_now))
            if one != two and not (None in (was, is_now) and _missing(row[name])):
                yield section.title, place, column.label, one, two


def _keys(section: Shown, then: pd.DataFrame, now: pd.DataFrame) -> list[str]:
    """The columns that tell a row of the answer from the others."""
    known = [name for name in then.columns if name in section.frame.columns]
    keys = [name for name in _KEYS if name in known]
    for name in _WEAK_KEYS:
        if name in known and (not keys or any(frame.duplicated(keys).any() for frame in (then, now))):
            keys.append(name)
    return keys or [name for name in known if name in section.columns and section.columns[name].kind == "text"]


def _by_key(frame: pd.DataFrame, keys: Sequence[str]) -> dict[Key, Row]:
    """Rows by their key; of rows with the same key none can be told from the other, so they are left out."""
    rows: dict[Key, Row] = {}
    twice = set()
    for row in frame.to_dict("records"):
        key = tuple(None if _missing(row[name]) else row[name] for name in keys)
        twice |= {key} & rows.keys()
        rows[key] = {str(name): value for name, value in row.items()}
    return {key: row for key, row in rows.items() if key not in twice}


def _words(
    section: Shown, rows: Iterable[Row], keys: Sequence[str], names: Sequence[str]
) -> Callable[[str, Row], str | None]:
    """How a row is called in a column; what an answer lacks is learned from the rows of the section.

    The name of a Maßnahmenart belongs to its number in every year and county, so it is known for new rows as well.
    """
    learned: dict[tuple[str, str, object], object] = {}
    refuted = set()
    for row in rows:
        for name in names:
            if name in row and not _missing(row[name]):
                for key in keys:
                    fact = (name, key, None if _missing(row[key]) else row[key])
                    if learned.setdefault(fact, row[name]) != row[name]:
                        refuted.add((name, key))

    def word(name: str, row: Row) -> str | None:
        value = row.get(name)
        for key in keys:
            if name not in row and (name, key) not in refuted:
                value = learned.get((name, key, None if _missing(row[key]) else row[key]), value)
        return None if _missing(value) else section.columns[name].write(value)

    return word


def _reason(section: Shown, then: pd.DataFrame) -> str:
    """The column that says why a figure is missing, where it stands in the place of one; empty: there is none."""
    known = {name: column for name, column in section.columns.items() if name in then.columns}
    shown = [name for name, column in known.items() if column.kind == "missing"]
    return shown[0] if shown and known.keys() & set(_REASONED) else ""


def _cell(row: Row | None, name: str, column: Column, why: tuple[str, Column] | None = None) -> str:
    if row is None:
        return NO_ROW
    if why is not None and name in _REASONED and _missing(row[name]) and not _missing(row[why[0]]):
        return why[1].write(row[why[0]])
    if column.withheld and row[column.withheld] and _missing(row[name]):
        return WITHHELD
    text = column.write(row[name])
    # A dash says nothing beside another figure.
    return numbers.MISSING if text == "–" else text


def _missing(value: object) -> bool:
    return not isinstance(value, (list, tuple, dict)) and numbers.is_missing(value)

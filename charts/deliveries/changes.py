"""What differs between two Stände: each figure with old and new value, who changed it, why, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from charts.base.columns import Column
from charts.base.status import STATUS
from charts.deliveries import facts
from data import numbers
from data.code_words import ONE, PERCENT
from data.code_words import words as words_of
from data.intake import catalogue
from data.rows import frame_of, rows_of
from queries.deliveries import Listed, Marks, Statuses

NEW, GONE = "neu", "entfallen"
FOLLOWS = "ergibt sich aus den anderen Änderungen"
COLUMNS = {
    "name": Column("Wofür"),
    "what": Column("Angabe"),
    "old": Column("damals", missing="–"),
    "new": Column("jetzt", missing="–"),
    "by": Column("durch", missing="–"),
    "on": Column("am", "day", missing="–"),
    "why": Column("Anlass"),
    "pages": Column("steht auf"),
    "delivery": Column("Lieferung", missing="–"),
}
MILESTONES = words_of("counted_unit")["milestones"]
# Values that are counted in the unit of their Kennzahl.
_IN_UNIT = ("value", "target_value", "base_value", "lower_bound", "upper_bound", "new_value")
# What says nothing without the name of its column, where several stand in one line.
_NAMED = ("money_after", "adjusted_value", "lower_bound", "upper_bound", "new_value", "places", "due_on")
# By what a new or removed fact is told in one line; one without these is told by its name alone.
_MAIN: Mapping[str, tuple[str, ...]] = {
    "agreement": ("title",),
    "amount": ("euros", "missing"),
    "clause": ("text",),
    "commitment": ("responsible", "due_on"),
    "county_measure": ("value", "missing"),
    "deviation": ("money_after", "adjusted_value"),
    "dialogue": ("held_on",),
    "extra_need": ("euros",),
    "lead_question": ("text",),
    "milestone": ("due_on",),
    "note": ("text",),
    "passage": ("text",),
    "peer_group": ("counties",),
    "project": ("places", "provider"),
    "project_line": ("line",),
    "remark": ("text",),
    "report": ("value", "judgement", "missing"),
    "target": ("target_value", "lower_bound", "upper_bound"),
    "target_result": ("result", "new_value"),
}
_MONEY = ("Lagebild", "Mittelverteilung", "Kreisvergleich", "Budgetentwicklung", "Kreisprofil", "Dialogmappe")
_AIMS = ("Ziele und Nachhaltung", "Kreisprofil", "Dialogmappe", "Lagebild", "Kreisvergleich")
# The pages a fact of a table is shown on; every other table stands on Daten alone.
PAGES: Mapping[str, tuple[str, ...]] = {
    "agreement": ("Kreisprofil", "Dialogmappe", "Lagebild"),
    "amount": (*_MONEY, "Maßnahmen"),
    "clause": ("Kreisprofil",),
    "commitment": ("Dialogmappe", "Ziele und Nachhaltung"),
    "county_measure": ("Kreisvergleich", "Lagebild", "Budgetentwicklung"),
    "deviation": ("Ziele und Nachhaltung", "Dialogmappe"),
    "dialogue": ("Dialogmappe",),
    "extra_need": ("Budgetentwicklung",),
    "lead_question": ("Dialogmappe",),
    "milestone": _AIMS[:3],
    "passage": ("Kreisprofil", "Dialogmappe"),
    "peer_group": ("Kreisvergleich",),
    "project": ("Maßnahmen", "Kreisprofil", "Dialogmappe", "Lagebild", "Kreisvergleich"),
    "project_line": ("Maßnahmen", "Budgetentwicklung"),
    "remark": ("Kreisprofil",),
    "report": _AIMS,
    "target": _AIMS,
    "target_result": ("Dialogmappe",),
}
_ELSEWHERE = ("Daten",)
# Of the store, not of the matter; a Fundstelle that alone is another is no changed figure.
_ASIDE = frozenset({*facts.OF_THE_DELIVERY, "id", "citation", "ordinal"})

Content = Mapping[tuple[str, str], Mapping[str, Any]]
Key = tuple[str, str]


class Differing(NamedTuple):
    """The keys (table, key of the fact) that differ between two Stände, with the delivery that said each."""

    before: Mapping[Key, str]
    after: Mapping[Key, str]

    @property
    def keys(self) -> list[Key]:
        """Every one of them, by table and key."""
        return sorted({*self.before, *self.after})


def differing(before: pd.DataFrame, after: pd.DataFrame) -> Differing:
    """The facts that hold at one of two Stände only, or say something else there; both frames as `marks` answers."""
    old = {(row.table_name, row.key): row for row in rows_of(before, Marks)}
    new = {(row.table_name, row.key): row for row in rows_of(after, Marks)}
    return Differing(
        {key: row.delivery for key, row in old.items() if key not in new or new[key].mark != row.mark},
        {key: row.delivery for key, row in new.items() if key not in old or old[key].mark != row.mark},
    )


def lines(
    found: Differing,
    before: Content,
    after: Content,
    deliveries: pd.DataFrame,
    removed_by: Mapping[str, Sequence[str]],
    names: Mapping[str, str],
    places: Content,
    *,
    since: int,
) -> pd.DataFrame:
    """One row per changed figure: what a fact said and says, column by column; a new or removed one in one row.

    `before` and `after` hold the rows by table and key, `deliveries` is the answer `listed` at the later Stand,
    `removed_by` says which deliveries took the place of one, `names` how Maßnahmen and Ziele are called, `places` in
    which Gebietskörperschaft and year a fact is that says it by its Ziel alone, `since` is the number of the earlier
    Stand.
    """
    of = {row.delivery: row for row in rows_of(deliveries, Listed)}
    told: list[dict[str, object]] = []
    for key in found.keys:
        table = key[0]
        old, new = before.get(key), after.get(key)
        cause = _cause(found.before.get(key), found.after.get(key), of, removed_by, since)
        place = places.get(key, {})
        common = {
            "name": facts.name(table, {**place, **(new or old or {})}, names),
            "pages": ", ".join(PAGES.get(table, _ELSEWHERE)),
            **cause,
        }
        if old is None or new is None:
            said = _main(table, {**place, **(new or old or {})}, names)
            told.append(
                {
                    "what": f"{facts.TABLES[table]}: {NEW if old is None else GONE}",
                    "old": None if old is None else said,
                    "new": None if new is None else said,
                    **common,
                }
            )
            continue
        for column in (each for each in dict.fromkeys([*old, *new]) if each not in _ASIDE):
            was, now = (facts.said(column, each.get(column), names) for each in (old, new))
            if was != now:
                was, now = (value_words(table, column, {**place, **each}, names) for each in (old, new))
                told.append({"what": facts.COLUMNS[column].label, "old": was, "new": now, **common})
    return _frame(told)


def status_lines(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """One row per target whose status is another; both frames as `statuses` answers."""
    old = {row.target: row for row in rows_of(before, Statuses)}
    told: list[dict[str, object]] = [
        {
            "name": f"{row.short_name} {row.budget_year}: {row.name}",
            "what": "Status",
            "old": STATUS[old[row.target].status].label,
            "new": STATUS[row.status].label,
            "why": FOLLOWS,
            "pages": ", ".join(_AIMS),
        }
        for row in rows_of(after, Statuses)
        if row.target in old and old[row.target].status != row.status
    ]
    return _frame(told)


def say_changes(frame: pd.DataFrame, between: str) -> str:
    """How many figures differ, and through how many deliveries."""
    if frame.empty:
        return f"Zwischen {between} hat sich keine Angabe geändert."
    many = numbers.count_of(len(frame), "Angabe hat", "Angaben haben")
    deliveries = numbers.count_of(frame["delivery"].nunique(), "Lieferung", "Lieferungen")
    return f"{many} sich zwischen {between} geändert, durch {deliveries}."


def _cause(
    before: str | None,
    after: str | None,
    of: Mapping[str, Listed],
    removed_by: Mapping[str, Sequence[str]],
    since: int,
) -> dict[str, object]:
    """Who made the difference, when and why: a newer delivery, or the withdrawal or restoring of one."""
    gone = of.get(before) if before else None
    if gone is not None and gone.state == "withdrawn":
        return _turned(gone, "zurückgezogen")
    if after is None:
        by = [of[each] for each in removed_by.get(before or "", ()) if each in of]
        return _brought(by[0]) if by else {"why": "nicht mehr enthalten"}
    came = of[after]
    # Known at the earlier Stand, and yet it did not hold there: it was restored since.
    if came.number <= since and not numbers.is_missing(came.turned_at):
        return _turned(came, "wiederhergestellt")
    return _brought(came)


def _brought(row: Listed) -> dict[str, object]:
    why = row.title if numbers.is_missing(row.note) else f"{row.title} – {row.note}"
    return {"by": row.recorded_by, "on": row.recorded_at, "why": why, "delivery": row.delivery}


def _turned(row: Listed, word: str) -> dict[str, object]:
    reason = "" if numbers.is_missing(row.reason) else f": {row.reason}"
    return {"by": row.turned_by, "on": row.turned_at, "why": f"{row.title} {word}{reason}", "delivery": row.delivery}


def _main(table: str, row: Mapping[str, Any], names: Mapping[str, str]) -> str | None:
    """A fact by what matters most in it."""
    said = []
    for column in _MAIN.get(table, ()):
        if words := value_words(table, column, row, names):
            said.append(f"{facts.COLUMNS[column].label} {words}" if column in _NAMED else words)
    return numbers.shorten("; ".join(said), 120) or None


def value_words(table: str, column: str, row: Mapping[str, Any], names: Mapping[str, str]) -> str | None:
    """One value of a fact with what belongs to it: „rund“ before a sum, the unit behind a number."""
    words = facts.said(column, row.get(column), names)
    if words is None or row.get(column) == "withheld":
        return words
    if column == "euros":
        return numbers.stated(words, row.get("precision"))
    unit = _unit(table, row) if column in _IN_UNIT else None
    if not unit:
        return words
    # As many decimals as there are: a changed hundredth is a change.
    words = numbers.exact(row[column], 4)
    unit = "%" if unit == PERCENT else ONE.get(unit, unit) if words == "1" else unit
    return f"{words}{numbers.SPACE}{unit}"


def _unit(table: str, row: Mapping[str, Any]) -> str | None:
    if table == "county_measure":
        return catalogue.unit_of("context_measure", row.get("measure"))
    if row.get("kind") == "milestone":
        return MILESTONES
    return catalogue.unit_of("indicator", row.get("indicator"))


def _frame(told: Iterable[dict[str, object]]) -> pd.DataFrame:
    rows = list(told)
    words = dict.fromkeys((name for name in COLUMNS if name != "on"), str)
    frame = frame_of(rows, words)
    frame["on"] = pd.Series(
        [pd.Timestamp(str(row["on"])) if row.get("on") else pd.NaT for row in rows], dtype="datetime64[us]"
    )
    return frame[list(COLUMNS)]

"""Verlauf der Eintragungen: what was recorded, changed, taken back and restored, by whom and why, the newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from charts.base.columns import Column, Columns
from charts.deliveries import facts
from data import numbers
from data.history import Version
from data.rows import frame_of

COLUMNS: Columns = {
    "moment": Column("wann"),
    "by": Column("durch"),
    "done": Column("was"),
    "fact": Column("Angabe"),
    "change": Column("Änderung", missing="–"),
    "reason": Column("Begründung", missing="–"),
}
NEW, CHANGED, TAKEN, BACK = "festgehalten", "geändert", "zurückgezogen", "wiederhergestellt"


def lines(versions: Sequence[Version], names: Mapping[str, str]) -> pd.DataFrame:
    """One row per version, the newest first; `names` holds the name of each target and Maßnahme by key."""
    before: dict[tuple[str, str], Version] = {}
    rows = []
    for each in versions:
        last = before.get((each.table, each.key))
        rows.append(_line(each, last, names))
        before[each.table, each.key] = each
    return frame_of(rows[::-1], dict.fromkeys(COLUMNS, str))


def _line(version: Version, last: Version | None, names: Mapping[str, str]) -> dict[str, str | None]:
    change = None
    if version.removed:
        done = TAKEN
    elif last is None:
        done = NEW
    elif last.removed:
        done = BACK
    else:
        done, change = CHANGED, _change(last, version, names)
    reason = version.reason
    if version.withdrawn:
        reason = "; ".join(filter(None, (reason, f"die ganze Lieferung zurückgezogen von {version.withdrawn}")))
    return {
        "moment": f"{numbers.day(version.recorded_at)}, {version.recorded_at:%H:%M} Uhr",
        "by": version.recorded_by,
        "done": done,
        "fact": f"{facts.TABLES[version.table]}: {facts.name(version.table, version.said, names)}",
        "change": change,
        "reason": reason or None,
    }


def _change(last: Version, version: Version, names: Mapping[str, str]) -> str | None:
    """Erledigt am: – → 02.10.2025; one line per column that says something else."""
    told = []
    for name, value in version.said.items():
        if value == last.said.get(name):
            continue
        old, new = (facts.said(name, each, names) or "–" for each in (last.said.get(name), value))
        told.append(f"{facts.COLUMNS[name].label}: {old} → {new}")
    return "\n".join(told) or None


def taken_back(versions: Sequence[Version]) -> list[Version]:
    """The facts that hold no longer because somebody took them back, as they were last, the newest first."""
    newest: dict[tuple[str, str], Version] = {}
    said: dict[tuple[str, str], Version] = {}
    for each in versions:
        newest[each.table, each.key] = each
        if not each.removed:
            said[each.table, each.key] = each
    gone = [each for each in newest.values() if each.removed and (each.table, each.key) in said]
    return [said[each.table, each.key] for each in sorted(gone, key=lambda each: -each.number)]


def say_history(frame: pd.DataFrame) -> str:
    """How many entries there were."""
    if frame.empty:
        return "Zu diesem Jahr ist noch nichts festgehalten."
    return f"{numbers.count_of(len(frame), 'Eintragung', 'Eintragungen')} zu diesem Jahr, die jüngste zuerst."

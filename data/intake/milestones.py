"""The milestones of a Ziel in one cell: „31.03.2026: Konzept liegt vor; 30.09.2026: Angebot läuft“."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from data.intake.files import Cell
from data.intake.filled import FilledRow, Problem
from data.intake.form import Row
from data.intake.ground import Ground
from data.intake.kinds import Kind
from data.intake.settling import refused
from data.intake.unclear import Unclear

FORM = "„TT.MM.JJJJ: was dann vorliegt“, mehrere mit Semikolon getrennt"
_DAY = r"\d{1,2}\. ?\d{1,2}\. ?\d{4}|\d{4}-\d{2}-\d{2}"
# A colon, a dash or a space stands between the day of a milestone and its name.
_ONE = re.compile(rf"(?:bis(?: zum)?|zum|am)?\s*(?P<day>{_DAY})(?!\d)\s*[:–—-]?\s*(?P<name>.*)", re.IGNORECASE)
_ANOTHER_DAY = re.compile(rf"(?<!\d)(?:{_DAY})\s*:")


@dataclass(frozen=True)
class Milestone:
    """A step of a Ziel: what is to be there, and the day it is agreed for."""

    due_on: date
    name: str


def milestones(text: str) -> list[Milestone]:
    """The milestones a text names, in its order; raises Unclear unless each has one real day before its name."""
    parts = (" ".join(part.split()) for part in re.split(r"[;\n]", text))
    found = [_one(part) for part in parts if part]
    for each in found:
        if found.count(each) > 1:
            raise Unclear(
                f"Der Meilenstein „{each.name[:40]}“ am {each.due_on:%d.%m.%Y} steht zweimal da.",
                "Bitte jeden Meilenstein einmal nennen.",
            )
    return found


def _one(part: str) -> Milestone:
    match = _ONE.fullmatch(part)
    if match is None:
        raise Unclear(
            f"Der Meilenstein „{part[:60]}“ beginnt nicht mit einem Tag.",
            f"Bitte {FORM} schreiben; im Text eines Meilensteins bitte kein Semikolon.",
        )
    day, name = match["day"].replace(" ", ""), match["name"]
    if not re.search(r"\w", name):
        raise Unclear(f"Beim Meilenstein am {day} fehlt, was dann vorliegt.", f"Bitte {FORM} schreiben.")
    if _ANOTHER_DAY.search(name):
        raise Unclear(f"Der Meilenstein „{part[:60]}“ nennt mehrere Tage.", f"Bitte {FORM} schreiben.")
    try:
        due_on = datetime.strptime(day, "%Y-%m-%d" if "-" in day else "%d.%m.%Y").date()
    except ValueError:
        raise Unclear(f"Den {day} gibt es nicht (Meilenstein „{name[:40]}“).", "Bitte den Tag berichtigen.") from None
    return Milestone(due_on, name)


def written(found: Sequence[Milestone]) -> str | None:
    """The milestones as a cell holds them; None for none."""
    return "; ".join(f"{each.due_on:%d.%m.%Y}: {each.name}" for each in found) or None


def _read(cell: Cell, *_: object) -> object:
    return written(milestones(f"{cell:%d.%m.%Y}" if isinstance(cell, date) else str(cell)))


MILESTONES = Kind(
    _read, lambda value: None if value is None else str(value), says="Tage mit dem, was dann vorliegt, getrennt mit ;"
)


def compared_number(row: FilledRow, ground: Ground) -> Problem | None:
    """The milestones of a row against their number; where that is not said, they are counted."""
    values = row.values
    held = ground.present.get(str(values.get("id")), {})
    named = len(milestones(values["milestones"]))
    if values.get("kind", held.get("kind")) != "milestone":
        return refused(
            row,
            "milestones_of_kind",
            "milestones",
            "Die Zeile nennt Meilensteine, ist aber kein Ziel mit Meilensteinen.",
            "Bitte als Zielart „Meilensteine“ eintragen oder die Meilensteine weglassen.",
        )
    agreed = values["target_value"] if "target_value" in values else held.get("target_value")
    if agreed is None:
        values["target_value"] = Decimal(named)
    elif named > agreed:
        return refused(
            row,
            "milestones_counted",
            "milestones",
            f"Es sind {named} Meilensteine genannt, vereinbart sind {int(agreed)} (Zielwert).",
            "Bitte den Zielwert oder die Meilensteine berichtigen.",
        )
    return None


def rows_of(row: Row | None, held: Row | None) -> Mapping[str, list[Row]]:
    """The milestones a row names, all of them as soon as one differs, and those it no longer names as removed."""
    if row and held and row.get("milestones") == held["milestones"]:
        return {}
    before: list[Row] = (held and held["milestone_rows"]) or []
    # What was reached stays reached while the milestone is the same.
    ends = {(each["id"], each["name"]): {name: each[name] for name in ("reached_on", "evidence")} for each in before}
    now = [
        {"id": f"{row['id']}/M{at}", "target": row["id"], "number": at, "name": each.name, "due_on": each.due_on}
        | ends.get((f"{row['id']}/M{at}", each.name), {})
        for at, each in enumerate(milestones(row.get("milestones") or ""), 1)
    ] if row else []  # fmt: skip
    kept = {each["id"] for each in now}
    found = now + [each | {"removed": True} for each in before if each["id"] not in kept]
    return {"milestone": found} if found else {}

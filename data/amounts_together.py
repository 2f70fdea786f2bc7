"""What the sums of an agreement cannot mean beside each other, in sentences that name their rows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from data.agreement_amounts import CATEGORY, SOURCE, amount_cells
from data.intake.catalogue import programmes
from data.readers.given_amounts import other_code, totals_of
from data.readers.reading import GRANTED_LEVELS, Reading, Stated


class Row(NamedTuple):
    """A row of the table: its place, what was read there, and what it says now."""

    place: int
    read: Stated | None
    now: Stated

    @property
    def changed(self) -> bool:
        """Whether a person typed anything into it."""
        return self.read != self.now


def faults_together(reading: Reading, found: Sequence[Row]) -> list[str]:
    """What rows that are right each by itself cannot mean beside the others, each fault naming the rows."""
    faults = []
    held: dict[tuple[object, ...], Row] = {}
    for row in found:
        other = held.setdefault(_part(row.now), row)
        if other is row or not (row.changed or other.changed):
            continue
        what = f"Beträge, Zeile {other.place} und {row.place}: Beide nennen {_called(row.now)}."
        faults.append(
            f"{what} Bitte eine Zeile entfernen; ist die eine ein Teil der anderen, bei ihr den Zweck eintragen und "
            "die Gliederung „Zweck“ wählen."
            if row.now.level != "purpose"
            else f"{what} Bitte eine Zeile entfernen."
        )
    return faults or _faults_of_wholes(reading, found)


def _part(now: Stated) -> tuple[object, ...]:
    """What makes a sum one sum: of these an agreement holds one."""
    by = {
        "category": (now.category,),
        "project": (now.category, now.project),
        "tranche": (now.spending_from,),
        "funding": (now.funding_source,),
    }
    if now.level in ("total", *by):
        return (now.level, now.programme, *by.get(now.level, ()))
    return tuple(amount_cells(now))


def _called(now: Stated) -> str:
    return {
        "total": "das Ganze",
        "category": f"die Maßnahmenart {CATEGORY.get(now.category or 0, '')}".strip(),
        "project": f"die Maßnahme „{now.project}“",
        "tranche": f"das Ausgabejahr {now.spending_from}",
        "funding": f"die Mittelherkunft {SOURCE[now.funding_source]}",
    }.get(now.level, "denselben Betrag")


def _faults_of_wholes(reading: Reading, found: Sequence[Row]) -> list[str]:
    """Sums of the whole and of programmes that cannot stand together."""
    wholes = [row for row in found if row.now.level == "total"]
    if not wholes and any(each.level == "total" for each in reading.amounts):
        return [
            "Beträge: Die Zeile mit dem Ganzen fehlt. Ein anderer Gesamtbetrag wird dort oder im Feld „Gesamtbetrag in "
            "Euro“ eingetragen; entfernen lässt er sich nicht."
        ]
    joint = next((row for row in wholes if row.now.programme is None), None)
    split = [row.now.amount_eur for row in wholes if row.now.programme is not None]
    if joint and split and joint.now.amount_eur != sum(split, Decimal(0)) and any(row.changed for row in wholes):
        return [
            f"Beträge, Zeile {joint.place}: Das Ganze ohne Programm ist nicht die Summe der Programme. Bitte einen "
            "der Beträge berichtigen oder diese Zeile entfernen."
        ]
    return _faults_of_programmes(reading, found)


def _faults_of_programmes(reading: Reading, found: Sequence[Row]) -> list[str]:
    """Parts under a programme that the agreement does not carry out, or no longer."""
    programmes_now, _ = totals_of(reading, [row.now for row in found])
    before, codes = ({each.code for each in given} for given in (reading.programmes, programmes_now))
    # Parts go with a programme that was read wrongly.
    goes_along, _ = other_code(reading, programmes_now) or ("", "")
    faults = []
    for row in found:
        code = row.now.programme
        is_part = row.now.level in GRANTED_LEVELS and row.now.level != "total"
        if not is_part or code is None or code == goes_along or code in codes or not (row.changed or code in before):
            continue
        name = programmes()[code][0]
        faults.append(
            f"Beträge, Zeile {row.place}: Für {name} steht kein Gesamtbetrag da. Bitte ein Programm der Vereinbarung "
            f"wählen oder für {name} eine Zeile mit der Gliederung „Gesamt“ ergänzen."
        )
    return faults

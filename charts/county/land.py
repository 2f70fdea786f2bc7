"""What people of one county see of all others: sums in which every county stands."""

from __future__ import annotations

import pandas as pd

from charts.base.bounds import COLUMN
from charts.base.columns import Column, Columns
from charts.base.ties import listed
from data import numbers
from data.code_words import STAGE
from data.rows import rows_of
from queries.county import land as questions

COLUMNS: Columns = {
    "stage": Column("Stufe", "stage"),
    "euros": Column("Summe", "euro", missing="nicht gezeigt"),
    "precision": COLUMN,
    "counties_with": Column("mit Angabe", "integer"),
    "counties": Column("Kreise und Städte", "integer", missing="–"),
    "state": Column("Stand der Angabe", "state", missing="–"),
}
WHY = (
    "Eine Summe steht nur da, wenn jedes Gebiet in ihr enthalten ist und nicht wenige fast alles ausmachen; sonst wäre "
    "die Zahl eines einzelnen Gebiets zu erkennen."
)
ONLY_TODAY = (
    "Summen des Landes gibt es nur zum heutigen Stand. Von einem Stand zum nächsten wäre zu erkennen, um wie viel ein "
    "einzelnes Gebiet seine Zahl berichtigt hat."
)


def say_sums(frame: pd.DataFrame, year: int) -> str:
    """The sums there are, or that there is none, and why."""
    rows = [row for row in rows_of(frame, questions.Sums) if not numbers.is_missing(row.euros)]
    if not rows:
        return f"Für {year} wird keine Summe des Landes gezeigt. {WHY}"
    sums = listed([f"{numbers.stated(numbers.euro(row.euros), row.precision)} {STAGE[row.stage]}" for row in rows])
    return f"Alle Kreise und Städte zusammen {year}: {sums}."

"""The columns of the table of Maßnahmen."""

from __future__ import annotations

import pandas as pd

from charts.base.columns import Column, Columns

# What a Maßnahme is where the year before is no basis to compare with.
NO_COMPARISON = ("unknown", "not_existing")
ALL: Columns = {
    "change_words": Column("Wandel"),
    "category_name": Column("Maßnahmenart", missing="nicht genannt"),
    "name": Column("Maßnahme"),
    "previous_name": Column("Name im Vorjahr", missing="–"),
    "places": Column("Plätze", "integer", missing="–"),
    "previous_places": Column("Plätze im Vorjahr", "integer", missing="–"),
}
OF_THE_YEAR = ("category_name", "name", "places")


def columns(found: pd.DataFrame) -> Columns:
    """All of them; without those of a comparison where the sentence above says that there is none."""
    compared = not found["change"].isin(NO_COMPARISON).all()
    return ALL if compared else {name: ALL[name] for name in OF_THE_YEAR}

"""The chain from agreed to verified as a table: its columns, the names of its ratios, the note below it."""

from __future__ import annotations

import pandas as pd

from charts.base.columns import Column, Columns

# Each ratio names both steps (features 4.4).
RATIO = {
    "granted": "Bewilligungsquote (bewilligt / vereinbart)",
    "paid": "Abrufquote (ausgezahlt / bewilligt)",
    "verified": "Nachweisquote (nachgewiesen / ausgezahlt)",
}


CHAIN: Columns = {
    "stage": Column("Stufe", "stage"),
    "euros": Column("Betrag", "euro2"),
    "precision": Column("Genauigkeit", "precision", missing="–"),
    "difference": Column("gegenüber der Vorstufe", "euro2", missing="–"),
    "ratio_name": Column("Quote", missing="–"),
    "ratio": Column("Anteil an der Vorstufe", "percent", missing="–"),
    "share_of_agreed": Column("Anteil am Vereinbarten (Mittelabfluss)", "percent", missing="–"),
    "state": Column("Stand der Angabe", "state", missing="–"),
    "stated_on": Column("Datum der Angabe", "day", missing="–"),
    "days": Column("Tage bis zum Bescheid", "integer", missing="–"),
}


def chain_measure(programme_name: str, year: int) -> str:
    """What the figures of the chain are, for the note below its sentence."""
    return (
        f"Euro · {programme_name} · Haushaltsjahr {year} · ohne Angabe grau schraffiert, nicht 0 Euro · "
        "Vorläufiges in Farbe schraffiert"
    )


def chain_table(frame: pd.DataFrame) -> pd.DataFrame:
    """The chain with the name of the ratio of each step."""
    return frame.assign(ratio_name=frame["stage"].map(RATIO))

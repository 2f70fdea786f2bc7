"""Preisindex: the indices that make real euros out of nominal ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.intake import kinds
from data.intake.catalogue import indices, unit_of
from data.intake.filled import FilledRow, Problem
from data.intake.form import GONE, KEY, Column, Form, Row
from data.intake.ground import Ground
from data.intake.places import LAND
from data.intake.plausible import figures
from data.intake.settling import key_given, no_share

HOLDING = """
select
    *,
    territory_from as budget_year
from county_measure
where
    county = '06'
    and list_contains($counties::varchar[], county)
    and list_contains($years::integer[], territory_from)
order by id
"""


def _settle(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    problems: list[Problem] = []
    present = {_what(row): key for key, row in ground.present.items()}
    for row in rows:
        values = row.values
        year = values["budget_year"]
        problem = no_share(row, "value", unit_of("context_measure", values["measure"]))
        problems += [problem] if problem else []
        problems += key_given(row, ground, lambda one, held: _what(one) == _what(held))
        if values.get("id") is None:
            values["id"] = present.get(_what(values)) or f"{LAND}/{values['measure']}/{year}-12-31"
        held = ground.present.get(str(values["id"]))
        measured = held["measured_on"] if held else date(int(str(values["id"])[-10:-6]), 12, 31)
        values |= {"measured_on": measured, "territory_from": year, "territory_to": year}
    return problems


def _what(row: Row) -> tuple[object, ...]:
    return row["measure"], row["budget_year"]


FORM = Form(
    purpose="price_index",
    title="Preisindex",
    table="county_measure",
    help="Eine Zeile ist der Jahresdurchschnitt eines Index für Hessen; gerechnet wird nur mit Verhältnissen.",
    columns=(
        Column(
            "measure",
            "Index",
            kinds.words(indices(), "Index"),
            "Welcher Index.",
            aliases=("Preisindex", "Indexart", "Größe", "Groesse"),
            needed=True,
            example="price_index",
        ),
        Column(
            "budget_year",
            "Jahr",
            kinds.YEAR,
            "Jahr, dessen Durchschnitt es ist.",
            aliases=("Haushaltsjahr", "Berichtsjahr"),
            needed=True,
            stored=False,
            example=2024,
        ),
        Column(
            "value",
            "Indexwert",
            kinds.DECIMAL,
            "Indexpunkte, zum Beispiel 119,3.",
            aliases=("Wert", "Indexstand", "Punkte", "Jahresdurchschnitt"),
            needed=True,
            own=True,
            example="119.3",
        ),
        GONE,
        KEY,
    ),
    holding=HOLDING,
    settle=_settle,
    figure="value",
    spread=("measure", "budget_year"),
    fixed={"county": LAND},
    derived=("measured_on", "territory_from", "territory_to"),
    odd=figures,
)

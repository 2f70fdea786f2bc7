"""Bezugsgrößen: denominators, traits of peers and types of counties."""

from __future__ import annotations

from collections.abc import Sequence

from data.intake import kinds
from data.intake.catalogue import measures, unit_of
from data.intake.filled import FilledRow, Problem
from data.intake.form import COUNTY, GONE, KEY, WITHOUT, Column, Form, Row
from data.intake.ground import Ground
from data.intake.plausible import figures
from data.intake.relative_day import COUNTED_ON, DayOfYear
from data.intake.settling import key_given, no_share, refused

HOLDING = """
select *
from county_measure
where
    county <> '06'
    and list_contains($counties::varchar[], county)
    and (
        len($years::integer[]) = 0
        or (
            territory_from <= list_max($years::integer[])
            and coalesce(territory_to, 9999) >= list_min($years::integer[])
        )
    )
order by id
"""


def _settle(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    problems: list[Problem] = []
    _end_of_years(rows)
    for row in rows:
        values = row.values
        if isinstance(said := values.get("measured_on"), DayOfYear):
            values["measured_on"] = said.of(values["territory_from"])
        problem = no_share(row, "value", unit_of("context_measure", values["measure"]))
        problems += [problem] if problem else []
        problems += key_given(row, ground, lambda one, held: _what(one) == _what(held))
        if values.get("id") is None:
            values["id"] = "/".join(str(each) for each in _what(values))
        last = values.get("territory_to")
        if last is not None and last < values["territory_from"]:
            message = "Das letzte Jahr liegt vor dem ersten."
            problems.append(refused(row, "years_in_order", "territory_to", message, "Bitte beide Jahre prüfen."))
    return problems


def _end_of_years(rows: Sequence[FilledRow]) -> None:
    """Where years stand beside each other each figure is for its own year, and never taken for another."""
    years: dict[tuple[object, object], set[int]] = {}
    for row in rows:
        years.setdefault((row.values["county"], row.values["measure"]), set()).add(row.values["territory_from"])
    for row in rows:
        first = row.values["territory_from"]
        known = years[row.values["county"], row.values["measure"]]
        if row.value_column is not None and len(known) > 1 and row.values.get("territory_to") is None:
            row.values["territory_to"] = first


def _what(row: Row) -> tuple[object, ...]:
    return row["county"], row["measure"], row["measured_on"]


FORM = Form(
    purpose="measures",
    title="Bezugsgrößen",
    table="county_measure",
    help=(
        "Eine Zeile ist eine Größe einer Gebietskörperschaft an einem Stichtag. Die Haushaltsjahre sagen, für welche "
        "Budgets sie gilt, damit nie still eine andere genommen wird."
    ),
    columns=(
        COUNTY,
        Column(
            "measure",
            "Größe",
            kinds.words(measures(), "Größe"),
            "Welche Größe.",
            aliases=("Groesse", "Kennzahl", "Merkmal", "Bezugsgröße", "Indikator"),
            needed=True,
            example="population_15_24",
        ),
        Column(
            "measured_on",
            "Stichtag",
            COUNTED_ON,
            "Tag, an dem gezählt wurde; stehen Haushaltsjahre als Spalten, auch „31.12. des Vorjahres“.",
            aliases=("Datum", "Stand", "Erhebungstag"),
            needed=True,
            example="2023-12-31",
        ),
        Column(
            "territory_from",
            "Haushaltsjahr von",
            kinds.YEAR,
            "Erstes Haushaltsjahr, für das die Größe gilt.",
            aliases=("von_Jahr", "von Jahr", "gilt ab", "Haushaltsjahr", "gültig ab", "Jahr", "HHJ", "Berichtsjahr"),
            needed=True,
            example=2024,
        ),
        Column(
            "territory_to",
            "Haushaltsjahr bis",
            kinds.YEAR,
            "Letztes Haushaltsjahr; leer heißt: bis auf Weiteres.",
            aliases=("bis_Jahr", "bis Jahr", "gilt bis", "gültig bis"),
            example=2024,
        ),
        Column(
            "value",
            "Wert",
            kinds.DECIMAL,
            "Wert in der Einheit der Größe; Prozente als Zahl (12,5 für 12,5 %).",
            aliases=("Anzahl", "Zahl", "Ausprägung", "Menge"),
            needed=True,
            own=True,
            example=23456,
        ),
        WITHOUT,
        GONE,
        KEY,
    ),
    holding=HOLDING,
    settle=_settle,
    value="value",
    spread=("county", "measure", "measured_on", "territory_from"),
    odd=figures,
)

"""Ziele: numbers to reach or to reduce to, bands, milestones, and what is agreed in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data.intake import kinds
from data.intake.catalogue import Words, indicators, unit_of
from data.intake.counted_in import counted_in
from data.intake.filled import FilledRow, Problem
from data.intake.form import CATEGORY, COUNTY, GONE, KEY, PERIOD, PROGRAMME, YEAR, Column, Form, Row
from data.intake.ground import Ground
from data.intake.milestones import MILESTONES, compared_number, rows_of
from data.intake.plausible import milestone_days, target_values
from data.intake.settling import ByName, holds, key_given, next_keys, no_share, place_of, project_of, refused

KINDS: Words = {
    "numeric": ("Zahl", "Zahlenziel", "quantitativ", "numerisch", "Kennzahl"),
    "milestone": ("Meilensteine", "Meilenstein", "Meilensteinziel"),
    "qualitative": ("qualitativ", "Qualität", "qualitatives Ziel", "Text"),
}
HOLDING = """
with chosen as (
    select *
    from target
    where list_contains($counties::varchar[], county) and list_contains($years::integer[], budget_year)
),

stepped as (
    select
        target,
        string_agg(strftime(due_on, '%d.%m.%Y') || ': ' || name, '; ' order by number) as milestones,
        list(
            {
                'id': id,
                'target': target,
                'number': number,
                'name': name,
                'due_on': due_on,
                'reached_on': reached_on,
                'evidence': evidence
            } order by number
        ) as held
    from milestone
    where target in (select id from chosen)
    group by target
)

select
    chosen.*,
    stepped.milestones,
    stepped.held as milestone_rows
from chosen
left join stepped on chosen.id = stepped.target
order by chosen.county, chosen.budget_year, chosen.id
"""


def _settle(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    problems: list[Problem] = []
    by_name = ByName("Ziele", ground.target, ground.targets, "Z")
    for row in rows:
        values = row.values
        problems += [found] if (found := project_of(row, ground)) else []
        problems += key_given(row, ground, lambda one, held: place_of(one) == place_of(held))
        if not holds(row, ground, ("kind", "target_value", "lower_bound", "upper_bound", "milestones")):
            problems += [found] if (found := _kind(row, ground)) else []
            for column in ("target_value", "base_value", "lower_bound", "upper_bound"):
                problem = no_share(row, column, unit_of("indicator", values.get("indicator")))
                problems += [problem] if problem else []
        if values.get("id") is None and not row.refused:
            problems += [found] if (found := by_name.settle(row)) else []
        if values.get("milestones") is not None and not row.refused:
            problems += [found] if (found := compared_number(row, ground)) else []
    next_keys(ground, "target", by_name.fresh)
    return problems


def _kind(row: FilledRow, ground: Ground) -> Problem | None:
    """Find the kind of a target that does not say it; a number without Kennzahl may be steps or something counted."""
    values = row.values
    if values.get("kind") is None:
        if values.get("milestones") is not None:
            values["kind"] = "milestone"
        elif values.get("indicator"):
            values["kind"] = "numeric"
        elif values.get("target_value") is None:
            values["kind"] = "qualitative"
        elif found := counted_in(row, ground):
            return found
    lower, upper = values.get("lower_bound"), values.get("upper_bound")
    if lower is not None and upper is not None and lower > upper:
        return refused(
            row, "band_in_order", "upper_bound", "Das Band endet unter seinem Anfang.", "Bitte beide Werte prüfen."
        )
    if values["kind"] == "milestone" and (values.get("target_value") or 0) != int(values.get("target_value") or 0):
        return refused(
            row, "milestones_whole", "target_value", "Die Zahl der Meilensteine ist keine ganze Zahl.", "Bitte prüfen."
        )
    return None


def _whole_year(row: Row) -> Row:
    """A target of a year without a period is one of the whole year."""
    year = int(row["budget_year"])
    return {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}


def _odd(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    return [*target_values(rows, ground), *milestone_days(rows, ground)]


def _show(row: Row, ground: Ground) -> Row:
    return row | {"project": ground.project_word(row["project"])}


def _number(name: str, title: str, text: str, *aliases: str) -> Column:
    return Column(name, title, kinds.DECIMAL, text, aliases=aliases)


# What the examples have in common; a value of their own stands behind.
_OF_EXAMPLES = {
    "county": "06434",
    "budget_year": 2024,
    "programme": "AQB",
    "starts_on": "2024-01-01",
    "ends_on": "2024-12-31",
}
FORM = Form(
    purpose="targets",
    title="Ziele",
    table="target",
    help=(
        "Eine Zeile ist ein vereinbartes Ziel. Bei Meilensteinen ist der Zielwert ihre Anzahl; wann sie fällig sind, "
        "steht in der Spalte „Meilensteine“. Ein Ziel ohne Zahl ist qualitativ."
    ),
    columns=(
        COUNTY,
        YEAR,
        PROGRAMME,
        CATEGORY,
        Column(
            "project",
            "Maßnahme",
            kinds.TEXT,
            "Name oder Schlüssel der Maßnahme, der das Ziel gilt; leer heißt: keiner einzelnen.",
            aliases=("Projekt", "Projektname", "Name der Maßnahme"),
        ),
        Column(
            "name",
            "Ziel",
            kinds.TEXT,
            "Was vereinbart ist, in Worten; im Jahr der Gebietskörperschaft eindeutig.",
            aliases=("Zielformulierung", "Bezeichnung des Ziels", "Name des Ziels", "Zielbeschreibung", "Zielname"),
            needed=True,
            own=True,
            example="Eintritte in Ausbildungsvorbereitung",
        ),
        Column(
            "kind",
            "Zielart",
            kinds.words(KINDS, "Zielart"),
            "Zahl, Meilensteine oder qualitativ; leer: Zahl, wo eine Kennzahl steht, sonst qualitativ.",
            aliases=("Art des Ziels", "Zieltyp"),
            example="numeric",
        ),
        Column(
            "indicator",
            "Kennzahl",
            kinds.words(indicators(), "Kennzahl"),
            "Worin ein Zahlenziel gezählt wird.",
            aliases=("Messgröße", "Indikator", "Einheit", "gezählt in"),
            example="entries",
        ),
        Column(
            "target_value",
            "Zielwert",
            kinds.DECIMAL,
            "Vereinbarter Wert, bei Meilensteinen ihre Anzahl; leer: noch nicht vereinbart.",
            aliases=(
                "Soll",
                "Sollwert",
                "Zielgröße",
                "vereinbarter Wert",
                "Soll-Wert",
                "Plan",
                "Planwert",
                "Plan-Wert",
                "Zielzahl",
            ),
            example=40,
        ),
        Column(
            "milestones",
            "Meilensteine",
            MILESTONES,
            "Je Meilenstein der Tag, an dem er fällig ist, ein Doppelpunkt und was dann vorliegt; mehrere mit "
            "Semikolon getrennt. Leer: Tage nicht bekannt.",
            aliases=("Meilensteine mit Terminen", "Termine der Meilensteine", "Meilensteine und Termine"),
        ),
        _number(
            "base_value", "Ausgangswert", "Wovon aus verringert oder erhöht wird.", "Basiswert", "Startwert", "Basis"
        ),
        _number(
            "lower_bound",
            "Untergrenze",
            "Unteres Ende eines Bandes.",
            "Band von",
            "mindestens",
            "Zielwert von",
            "Soll von",
        ),
        _number(
            "upper_bound",
            "Obergrenze",
            "Oberes Ende eines Bandes.",
            "Band bis",
            "höchstens",
            "Zielwert bis",
            "Soll bis",
        ),
        Column(
            "starts_on",
            "Beginn",
            kinds.DAY,
            "Tatsächlicher Beginn des Zeitraums, nie der Tag der Unterschrift; leer: 1. Januar des Haushaltsjahrs.",
            aliases=("von", "Zeitraum von", "Start", "ab"),
            example="2024-01-01",
        ),
        Column(
            "ends_on",
            "Ende",
            kinds.DAY,
            "Ende des Zeitraums; leer: 31. Dezember des Haushaltsjahrs.",
            aliases=("bis", "Zeitraum bis", "Frist", "Zieltermin"),
            example="2024-12-31",
        ),
        Column("dropped_on", "Entfallen am", kinds.DAY, "Tag, an dem das Ziel aufgegeben wurde; leer: es gilt."),
        Column(
            "drop_reason", "Grund des Entfalls", kinds.TEXT, "Warum es aufgegeben wurde.", aliases=("Entfallgrund",)
        ),
        GONE,
        KEY,
    ),
    holding=HOLDING,
    also=(PERIOD,),
    settle=_settle,
    figure="target_value",
    spread=("county", "budget_year", "programme", "category"),
    show=_show,
    odd=_odd,
    parts=rows_of,
    assumed=_whole_year,
    assumption="Beginn oder Ende stehen nicht da; angenommen ist das ganze Haushaltsjahr (1.1. bis 31.12.).",
    examples=(
        {
            **_OF_EXAMPLES,
            "category": 1,
            "kind": "numeric",
            "name": "Eintritte in Ausbildungsvorbereitung",
            "indicator": "entries",
            "target_value": 40,
        },
        {
            **_OF_EXAMPLES,
            "kind": "numeric",
            "base_value": 300,
            "name": "Weniger unversorgte Jugendliche",
            "indicator": "youth_unplaced",
            "target_value": 240,
        },
        {
            **_OF_EXAMPLES,
            "kind": "numeric",
            "lower_bound": 95,
            "name": "Mittel im Band ausgeschöpft",
            "indicator": "budget_use",
            "upper_bound": 100,
        },
        {
            **_OF_EXAMPLES,
            "kind": "milestone",
            "target_value": 3,
            "name": "Aufbau eines Coachings in drei Schritten",
            "milestones": "30.04.2024: Konzept liegt vor; 31.08.2024: Träger steht fest; 31.12.2024: Coaching läuft",
            "starts_on": "2024-03-01",
        },
        {
            **_OF_EXAMPLES,
            "category": 4,
            "kind": "qualitative",
            "name": "Die regionale Strategie wird fortgeschrieben",
        },
    ),
)

"""Beträge: what was agreed, granted, paid and verified, as a whole and in parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from data.intake import kinds
from data.intake.catalogue import FUNDING, LEVELS, PRECISION, STAGES, category_name
from data.intake.filled import FilledRow, Problem
from data.intake.form import CATEGORY, COUNTY, GONE, KEY, PROGRAMME, WITHOUT, YEAR, Column, Form, Row, holding
from data.intake.ground import Ground
from data.intake.plausible_money import money
from data.intake.settling import key_given, project_of

EUROS_ALIASES = (
    "Betrag", "Euro", "EUR", "Summe", "Gesamtbetrag", "Gesamtsumme", "Mittel", "Budget", "Budget in Euro", "Höhe",
    "Haushaltsmittel", "Fördersumme", "Förderbetrag", "Zuwendung", "Betrag in EUR", "Wert", "Betrag (in Euro)",
)  # fmt: skip
STAGE = Column(
    "stage",
    "Stufe",
    kinds.words(STAGES, "Stufe"),
    "Was mit dem Geld geschehen ist; Stufen werden nie zusammengezählt.",
    aliases=("Status", "Mittelstand", "Stand der Mittel", "Verfahrensstand", "Basis"),
    needed=True,
    example="granted",
)
EUROS = Column(
    "euros",
    "Betrag in Euro",
    kinds.MONEY,
    "Betrag in Euro, nie negativ; eine Kürzung kommt als neuer, kleinerer Betrag.",
    aliases=EUROS_ALIASES,
    needed=True,
    own=True,
    example="512300.00",
)
PRECISE = Column(
    "precision",
    "Genauigkeit",
    kinds.words(PRECISION, "Genauigkeit"),
    "leer heißt: genau wie angegeben.",
    example="exact",
)
SOURCE = Column(
    "funding_source",
    "Mittelherkunft",
    kinds.words(FUNDING, "Mittelherkunft"),
    "Woher das Geld kommt; leer heißt: nicht genannt.",
    aliases=("Geldgeber", "Finanzierung", "Herkunft", "Mittelgeber", "Finanzierungsquelle"),
    example="state",
)
STATED = Column(
    "stated_on",
    "Datum",
    kinds.DAY,
    "Tag der Vereinbarung, des Bescheids, der Auszahlung oder des Nachweises.",
    aliases=("Datum des Bescheids", "Bescheiddatum", "Stichtag", "Bescheid vom", "Tag", "Datum der Auszahlung"),
)


def _settle(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    problems = []
    present: dict[tuple[Any, ...], str] = {_part(row): key for key, row in ground.present.items()}
    for row in rows:
        found = project_of(row, ground)
        values = row.values
        if found is None and values.get("project"):
            project = ground.projects[values["project"]]
            values.setdefault("category", project["category"])
            if values["category"] is None:
                values["category"] = project["category"]
            if "level" not in values or values["level"] is None:
                values["level"] = "project"
        problems += [found] if found else []
        if values.get("level") is None:
            values["level"] = _level(values)
        problems += key_given(row, ground, lambda one, held: _part(one) == _part(held))
        if values.get("id") is None:
            part = _part(values)
            values["id"] = present.get(part) or "/".join(str(each) for each in _key(values))
    return problems


def _level(values: Row) -> str:
    if values.get("project"):
        return "project"
    if values.get("category") is not None:
        return "category"
    if values.get("spending_from") is not None and values.get("spending_to") in (None, values["spending_from"]):
        return "tranche"
    return "total"


def _part(row: Row) -> tuple[Any, ...]:
    """What makes a sum one sum: of these a data set holds one."""
    level = row.get("level")
    splits_by = {"category": "category", "project": "project", "tranche": "spending_from", "funding": "funding_source"}
    by = row.get(splits_by[level]) if level in splits_by else None
    return (row["county"], row.get("budget_year"), row["programme"], row["stage"], level, by)


def _key(row: Row) -> tuple[Any, ...]:
    county, year, programme, stage, level, by = _part(row)
    place = (county, year, programme, stage, level)
    return place if level == "total" else (*place, str(by).removeprefix(f"{county}/{year}/"))


def _show(row: Row, ground: Ground) -> Row:
    return row | {"project": ground.project_word(row["project"])}


FORM = Form(
    purpose="amounts",
    title="Beträge",
    table="amount",
    help=(
        "Eine Zeile ist ein Betrag: einer Gebietskörperschaft insgesamt, einer Maßnahmenart, einer Maßnahme, eines "
        "Ausgabejahrs oder eines Geldgebers. Beträge der vier Maßnahmenarten sind: "
        + ", ".join(category_name(number) for number in range(1, 5))
        + "."
    ),
    columns=(
        COUNTY,
        YEAR,
        PROGRAMME,
        STAGE,
        Column(
            "level",
            "Ebene",
            kinds.words(LEVELS, "Ebene"),
            "Gesamt oder wonach geteilt ist; leer wird es aus Maßnahme, Maßnahmenart und Ausgabejahr erschlossen.",
            aliases=("Gliederung",),
            example="category",
        ),
        CATEGORY,
        Column(
            "project",
            "Maßnahme",
            kinds.TEXT,
            "Name oder Schlüssel der Maßnahme, wenn der Betrag einer Maßnahme gilt; sie muss im Bestand sein.",
            aliases=(
                *("Projekt", "Projektname", "Name der Maßnahme", "Bezeichnung der Maßnahme", "Maßnahme/Projekt"),
                *("Maßnahmenname", "Projekttitel", "Maßnahmenbezeichnung", "Maßnahme / Projekt"),
            ),
        ),
        Column(
            "spending_from",
            "Ausgabejahr von",
            kinds.YEAR,
            "Erstes Jahr, in dem das Geld ausgegeben wird.",
            aliases=("Ausgabejahr", "Kassenjahr", "Auszahlungsjahr", "Abflussjahr"),
        ),
        Column(
            "spending_to",
            "Ausgabejahr bis",
            kinds.YEAR,
            "Letztes Jahr, in dem das Geld ausgegeben wird.",
        ),
        SOURCE,
        EUROS,
        WITHOUT,
        PRECISE,
        STATED,
        GONE,
        KEY,
    ),
    holding=holding("amount", "county <> '06'"),
    settle=_settle,
    spread=("county", "budget_year", "programme", "stage", "category", "funding_source", "spending_from"),
    value="euros",
    defaults={"funding_source": "unstated", "precision": "exact"},
    show=_show,
    odd=money,
)

"""Abweichungen: what happened during the year that counts when targets are judged (§ 6)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.deviations import NEEDED, UNMOVED, unmoved
from data.intake import kinds
from data.intake.catalogue import Words
from data.intake.filled import FilledRow, Problem
from data.intake.form import COUNTY, GONE, KEY, YEAR, Column, Form, Row, holding
from data.intake.ground import Ground, named
from data.intake.settling import ByContent, holds, key_given, place_of, refused, target_of

RULES: Words = {
    "proportional": ("anteilig", "proportional", "im Verhältnis zum Geld"),
    "fixed_cost": ("mit Fixkosten", "Fixkosten", "Fixkostenanteil"),
    "key_data": ("nach Eckdaten", "Eckdaten", "Eckdatum"),
    "explicit": ("ausdrücklich vereinbart", "vereinbarter Wert", "neu vereinbart"),
    "reason_only": ("nur Begründung", "ohne Anpassung", "Zielwert bleibt"),
}
_SUMS = ("Mittel", "Betrag", "Budget", "Summe", "Geld")
_BEFORE = tuple(f"{each} {when}" for each in _SUMS for when in ("vorher", "alt", "bisher", "vor der Abweichung"))
_AFTER = tuple(f"{each} {when}" for each in _SUMS for when in ("nachher", "neu", "nach der Abweichung"))


def _settle(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    problems: list[Problem] = []
    by_content = ByContent(ground, _what, "A")
    for row in rows:
        values = row.values
        keys = []
        for said in [part for each in values["targets"] for part in _several(each, row, ground)]:
            target, problem = target_of(row, ground, said, "targets")
            problems += [problem] if problem else []
            keys += [target] if target else []
        values["targets"] = keys
        problems += key_given(row, ground, lambda one, held: place_of(one) == place_of(held))
        by_content.settle(row)
        if not row.refused and not holds(row, ground, ("rule", "fixed_cost_share", *NEEDED[values["rule"]])):
            problems += _rule(row)
            problems += _unmoved(row, ground)
    return problems


def _several(said: str, row: FilledRow, ground: Ground) -> list[str]:
    """The names in a cell that lists them with commas, where each of them is a Ziel and the whole is none."""
    county, year = place_of(row.values)
    parts = [part.strip() for part in re.split(r",| und ", said)]
    known = (
        len(parts) > 1
        and not ground.target(county, year, said)
        and all(ground.target(county, year, part) for part in parts)
    )
    return parts if known else [said]


def _unmoved(row: FilledRow, ground: Ground) -> list[Problem]:
    """The targets that the rule of the row would name without effect."""
    return [
        refused(row, "target_affected", "targets", f"Das Ziel „{ground.target_word(key)}“ {UNMOVED[0]}", UNMOVED[1])
        for key in row.values["targets"]
        if unmoved(row.values["rule"], ground.targets[key])
    ]


def _rule(row: FilledRow) -> list[Problem]:
    values = row.values
    missing = [word for name, word in NEEDED[values["rule"]].items() if values.get(name) is None]
    if missing:
        message = f"Für diese Anpassungsregel fehlt: {', '.join(missing)}."
        return [refused(row, "rule_complete", "rule", message, "Bitte ergänzen oder eine andere Regel wählen.")]
    share = values.get("fixed_cost_share")
    if share is not None and not 0 <= share < 1:
        message = "Der Anteil der Fixkosten liegt nicht zwischen 0 und unter 1."
        return [refused(row, "share_plausible", "fixed_cost_share", message, "Bitte 20 % als 0,2 eintragen.")]
    return []


def _what(row: Row) -> tuple[object, ...]:
    return (*place_of(row), row["occurred_on"], named(row["cause"]), tuple(sorted(row["targets"])))


def _show(row: Row, ground: Ground) -> Row:
    return row | {"targets": [ground.target_word(each) for each in row["targets"]]}


FORM = Form(
    purpose="deviations",
    title="Abweichungen",
    table="deviation",
    help=(
        "Eine Zeile ist eine unterjährige Abweichung nach § 6. Geld ist das verfügbare Geld nach Vereinbarung oder "
        "Bescheid, nie das nur nicht ausgegebene. Ein ausdrücklich vereinbarter Wert gilt für ein einziges Ziel."
    ),
    columns=(
        COUNTY,
        YEAR,
        Column(
            "occurred_on",
            "Tag",
            kinds.DAY,
            "Tag, an dem die Abweichung eintrat.",
            aliases=("Datum", "eingetreten am", "Datum der Abweichung"),
            needed=True,
            example="2024-06-30",
        ),
        Column(
            "cause",
            "Grund",
            kinds.TEXT,
            "Was eingetreten ist.",
            aliases=("Ursache", "Anlass", "Begründung", "Abweichung"),
            needed=True,
            own=True,
            example="Kürzung der verfügbaren Mittel um 10 %",
        ),
        Column(
            "evidence",
            "Nachweis",
            kinds.TEXT,
            "Was die Abweichung belegt (Bescheid, Schreiben).",
            aliases=("Beleg",),
            needed=True,
            example="Änderungsbescheid vom 30.06.2024",
        ),
        Column(
            "targets",
            "betroffene Ziele",
            kinds.KEYS,
            "Namen oder Schlüssel der Ziele, mit Semikolon getrennt.",
            aliases=("Ziele", "betroffenes Ziel", "Ziel"),
            needed=True,
            own=True,
            example=["Eintritte in Ausbildungsvorbereitung"],
        ),
        Column(
            "rule",
            "Anpassungsregel",
            kinds.words(RULES, "Anpassungsregel"),
            "Wie die Ziele angepasst werden.",
            aliases=("Regel", "Anpassung"),
            needed=True,
            example="proportional",
        ),
        Column("money_before", "Geld vorher", kinds.MONEY, "Verfügbares Geld vorher.", _BEFORE, example=500000),
        Column("money_after", "Geld nachher", kinds.MONEY, "Verfügbares Geld nachher.", _AFTER, example=450000),
        Column(
            "fixed_cost_share", "Fixkostenanteil", kinds.SHARE, "Anteil der Fixkosten, 0,2 oder 20 %.", ("Fixkosten",)
        ),
        Column("key_data_assumed", "Eckdatum angenommen", kinds.DECIMAL, "Eckdatum wie vereinbart.", ("Eckdatum alt",)),
        Column(
            "key_data_actual", "Eckdatum eingetreten", kinds.DECIMAL, "Eckdatum wie eingetreten.", ("Eckdatum neu",)
        ),
        Column("adjusted_value", "vereinbarter neuer Wert", kinds.DECIMAL, "Neuer Zielwert, ausdrücklich vereinbart."),
        GONE,
        KEY,
    ),
    holding=holding("deviation"),
    settle=_settle,
    spread=("county", "budget_year"),
    show=_show,
)

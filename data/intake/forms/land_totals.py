"""Landessummen: what the Land as a whole provides; never a sum of counties."""

from __future__ import annotations

from collections.abc import Sequence

from data.intake import kinds
from data.intake.filled import FilledRow, Problem
from data.intake.form import GONE, KEY, PROGRAMME, YEAR, Column, Form, Row, holding
from data.intake.forms.amounts import EUROS_ALIASES, PRECISE, SOURCE, STAGE, STATED
from data.intake.ground import Ground
from data.intake.places import LAND
from data.intake.plausible_money import land_totals
from data.intake.settling import key_given


def _settle(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    problems: list[Problem] = []
    present = {_what(row): key for key, row in ground.present.items()}
    for row in rows:
        problems += key_given(row, ground, lambda one, held: _what(one) == _what(held))
        if row.values.get("id") is None:
            what = _what(row.values)
            row.values["id"] = present.get(what) or "/".join(str(each) for each in (LAND, *what, "total"))
    return problems


def _what(row: Row) -> tuple[object, ...]:
    return row["budget_year"], row["programme"], row["stage"]


FORM = Form(
    purpose="land_totals",
    title="Landessummen",
    table="amount",
    help="Eine Zeile ist eine Summe des ganzen Landes für ein Programm und Jahr; sie wird nie aus Kreisen errechnet.",
    columns=(
        YEAR,
        PROGRAMME,
        STAGE,
        Column(
            "euros",
            "Landessumme in Euro",
            kinds.MONEY,
            "Summe für ganz Hessen in Euro.",
            aliases=("Landessumme", "Land Hessen", "Hessen", *EUROS_ALIASES, "Betrag in Euro"),
            needed=True,
            own=True,
            example="27700000.00",
        ),
        SOURCE,
        PRECISE,
        STATED,
        GONE,
        KEY,
    ),
    holding=holding("amount", "county = '06' and level = 'total'"),
    settle=_settle,
    spread=("budget_year", "programme", "stage"),
    value="euros",
    fixed={"county": LAND, "level": "total"},
    defaults={"funding_source": "unstated", "precision": "exact"},
    odd=land_totals,
)

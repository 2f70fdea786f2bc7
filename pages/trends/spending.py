"""Budgetentwicklung, view Verlauf: the same budgets by the year in which the money is spent."""

from __future__ import annotations

import streamlit as st

from charts.base import bounds
from charts.base.columns import Column
from charts.trends import spending
from queries.trends import series as questions
from ui.section import section
from ui.selection import Selection, opens_with
from ui.text import plain


def draw(chosen: Selection) -> None:
    """Draw the view for the programme, stage and counties of the sidebar."""
    known = list(questions.tranche_stages(chosen.facts, chosen.scope)["stage"])
    if chosen.stage_open and known and chosen.stage not in known:
        chosen = opens_with(chosen, stage=str(known[0]))
        st.info(plain(spending.say_opened(chosen.stage)))
    frame = questions.spending(chosen.facts, chosen.scope)
    stated = frame["spending_from"].notna()
    section(
        chosen,
        "Budget nach Ausgabejahren",
        frame.assign(
            label=list(map(spending.years_words, frame["spending_from"], frame["spending_to"])),
            origin=frame["is_budget_year"].map({True: "desselben Jahres", False: "früherer Jahre"}),
            precision=bounds.shown(frame["precision"]),
        ),
        spending.spending(frame) if stated.any() else None,
        key="ausgabejahre",
        over_years=True,
        statement=spending.say_spending(frame),
        measure=(
            f"Euro · {chosen.programme_word}, {chosen.stage_word} · nominal · dieselben Beträge wie nach "
            "Haushaltsjahren, gezählt im Jahr der Ausgabe · nur genannte Jahresraten, nichts ist geschätzt"
        ),
        columns={
            "label": Column("Ausgabejahr"),
            "origin": Column("aus dem Budget", missing="–"),
            "euros": Column("Betrag", "euro2"),
            "precision": bounds.COLUMN,
            "budgets": Column("Budgets", "integer"),
        },
        source=lambda: questions.rate_evidence(chosen.facts, chosen.scope)["evidence"].tolist(),
    )

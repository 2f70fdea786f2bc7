"""Budgetentwicklung, view Erklärte Veränderung: what the change between two years consists of."""

from __future__ import annotations

from typing import Any

import streamlit as st

from charts.base.columns import Column
from charts.trends import change as explained
from data.code_words import STAGE
from data.rows import only_row
from pages.trends import territory
from queries.trends import change as questions
from ui import address
from ui.section import section
from ui.selection import Selection
from ui.text import plain


def draw(chosen: Selection) -> None:
    """Draw the waterfall from a chosen earlier year to the year of the sidebar."""
    if chosen.categories:
        st.info("Die Auswahl der Maßnahmenarten wirkt hier nicht: Erklärt wird das ganze Budget.")
    earlier = [year for year in chosen.years if year < chosen.year]
    if not earlier:
        st.info(plain(f"Vor {chosen.year} gibt es kein Jahr mit Angaben. Bitte links ein späteres Jahr wählen."))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        before = address.one("Vergleichsjahr", earlier, key="vergleichsjahr", filter_mode=None, width=160)
        land = territory.choose()
    territory.explain(chosen, land)
    scope = chosen.scope
    between: dict[str, Any] = {"before": before, "territory": land}
    frame = questions.explained_change(chosen.facts, scope, **between)
    totals = only_row(questions.compared_totals(chosen.facts, scope, **between), questions.ComparedTotals)
    section(
        chosen,
        "Erklärte Veränderung " + f"{chosen.year} gegenüber {before}",
        explained.with_total(frame, totals, before, chosen.year),
        explained.waterfall(frame, before, chosen.year),
        key="erklaert",
        statement=explained.say_explained_change(frame, totals, before, chosen.year, chosen.running_year),
        measure=(
            f"Euro · {chosen.programme_word}, {chosen.stage_word} · Gebietsstand {territory.WORDS[land]} · nur Gebiete "
            "mit Budget in beiden Jahren · die Teile ergeben die Veränderung auf den Cent · schraffiert: keiner "
            "Ursache zuzuordnen"
        ),
        columns={
            "name": Column("Teil der Veränderung"),
            "euros": Column("Betrag", "euro2"),
            "projects": Column("Maßnahmen", "integer", missing="–"),
        },
        source=lambda: questions.change_evidence(chosen.facts, scope, **between)["evidence"].tolist(),
        coverage=f"{totals.counties} von {totals.counties_all} mit Budget in beiden Jahren",
        again=lambda facts: explained.with_total(
            questions.explained_change(facts, scope, **between),
            only_row(questions.compared_totals(facts, scope, **between), questions.ComparedTotals),
            before,
            chosen.year,
        ),
    )
    if not set(frame["part"]) - set(explained.OPEN):
        _other_stages(chosen, before)
    st.caption(
        plain(
            "Maßnahmen beider Jahre sind einzeln gepaart: gleiche Projektlinie, sonst gleicher Name im selben Gebiet. "
            "Menge: Veränderung der Plätze mal mittlere Kosten je Platz beider Jahre. Kosten je Platz: Veränderung je "
            "Maßnahme mal mittlere Plätze. Mix: was die Verschiebung zwischen teuren und günstigen Maßnahmen ausmacht. "
            "Maßnahmenart 4 (nur Personal) hat keine Plätze."
        )
    )


def _other_stages(chosen: Selection, before: int) -> None:
    """Name the stages in which the money of both years is split into Maßnahmen."""
    found = questions.split_stages(chosen.facts, chosen.scope, before=before)["stage"]
    words = [STAGE[stage] for stage in found if stage != chosen.stage]
    if words:
        st.info(plain(f"Auf Maßnahmen aufgeteilt ist das Geld beider Jahre in dieser Stufe: {', '.join(words)}."))

"""The line of a project over the years, and what a person decides about it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts.base.columns import Column
from charts.projects import line as charts
from data import numbers
from data.annotating import join_line, leave_line
from data.code_words import STAGE
from data.faults import StoreError
from data.rows import only_row, rows_of
from queries.projects import line as questions
from ui import author, session
from ui.drawer import drawer
from ui.section import section
from ui.selection import Selection
from ui.text import plain


def draw(chosen: Selection, project: str) -> None:
    """Years, names, money and targets of the line; below, closed, the proposals a person may confirm."""
    found = questions.line(chosen.facts, project=project)
    own = only_row(found[found["relation"] == "own"], questions.Line)
    if sentence := st.session_state.pop(session.LINE_SAID, None):
        st.info(plain(sentence))
    section(
        chosen,
        "Projektlinie",
        found.assign(
            relation_word=found["relation"].map(charts.RELATION),
            aims=[charts.aims(row) for row in rows_of(found, questions.Line)],
        ),
        charts.line(found) if found["budget_year"].notna().any() else None,
        key="projektlinie",
        over_years=True,
        statement=charts.say_line(found),
        measure="Euro je Haushaltsjahr und Stufe; Stufen werden nicht addiert · schraffiert: ohne Betrag",
        columns={
            "budget_year": Column("Jahr", missing="nicht bekannt"),
            "name": Column("Name"),
            "places": Column("Plätze", "integer"),
            **{stage: Column(STAGE[stage], "euro") for stage in charts.STAGES if found[stage].notna().any()},
            "aims": Column("Ziele"),
            "relation_word": Column("Zuordnung"),
            "decided_by": Column("bestätigt von", missing="–"),
            "decided_on": Column("bestätigt am", "day", missing="–"),
        },
        source=[*found["evidence"], *(each for row in found["money_evidence"].dropna() for each in row)],
        coverage=f"{int(found[list(charts.STAGES)].notna().any(axis=1).sum())} von {len(found)} mit Betrag",
    )
    linked = bool(own.decided_by and not numbers.is_missing(own.decided_by))
    drawer(
        "Vorgänger und Nachfolger zuordnen",
        lambda: _decide(chosen, project, own.name, linked, found),
        key="linie_offen",
    )


def _decide(chosen: Selection, project: str, name: str, linked: bool, found: pd.DataFrame) -> None:
    if not author.may_record(chosen):
        return
    author.field(chosen, "linie")
    same_name = found[found["relation"] == "name"]
    if len(same_name):
        st.button(
            f"{len(same_name)} gleichnamige als Projektlinie bestätigen",
            on_click=_join,
            args=(chosen, [project, *same_name["project"]]),
            key="linie_gleicher_name",
        )
    proposed = charts.proposals(questions.candidates(chosen.facts, project=project), name)
    if proposed.empty:
        st.markdown("Unter den Maßnahmen der drei Jahre davor und danach ähnelt keine weitere im Namen.")
    else:
        st.markdown(
            "Vorschläge nach Ähnlichkeit des Namens (100: dieselben Wörter, ohne Nummern und Jahre). Erst Ihre "
            "Bestätigung macht daraus eine Linie."
        )
    for row in rows_of(proposed, charts.Proposal):
        text, button = st.columns([6, 1], vertical_alignment="center")
        other = "" if row.same_category else " · andere Maßnahmenart"
        text.markdown(plain(f"{row.budget_year} · {row.name} · Ähnlichkeit {numbers.decimal(row.score, 0)}{other}"))
        button.button("Bestätigen", key=f"linie_{row.project}", on_click=_join, args=(chosen, [project, row.project]))
    if linked:
        st.button("Diese Maßnahme aus der Linie lösen", key="linie_loesen", on_click=_leave, args=(chosen, project))


def _join(chosen: Selection, projects: list[str]) -> None:
    try:
        join_line(chosen.facts.store, chosen.facts.dataset, projects=projects, author=author.name())
        st.session_state[session.LINE_SAID] = "Die Projektlinie ist bestätigt."
    except StoreError as fault:
        st.session_state[session.LINE_SAID] = str(fault)


def _leave(chosen: Selection, project: str) -> None:
    try:
        leave_line(chosen.facts.store, chosen.facts.dataset, project=project, author=author.name())
        st.session_state[session.LINE_SAID] = "Die Maßnahme ist aus der Projektlinie gelöst."
    except StoreError as fault:
        st.session_state[session.LINE_SAID] = str(fault)

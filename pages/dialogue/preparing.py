"""Vorbereiten: what was agreed, what to ask, how targets and money stand, and what is new since the last time."""

from __future__ import annotations

from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from briefing import derivations, lead_questions
from briefing.dossier import Dossier, Part
from briefing.in_units import in_units
from briefing.words import PLACE
from charts.base import headings, style
from charts.base.columns import Column
from charts.county import derivations as county_derivations
from charts.county import figures as county_charts
from charts.dialogue import peer_derivations, words
from charts.targets import figures as target_charts
from charts.targets import left_out
from data import numbers
from data.store import Facts
from pages.dialogue import jump, text_difference
from pages.dialogue import lead_questions as question_list
from pages.dialogue.talk import Talk
from queries import county as county_questions
from queries import dialogue as questions
from queries.scope import Scope
from ui import offers
from ui.metrics import Metric, metrics
from ui.section import section
from ui.text import plain

# The parts in the order of the talk; the rest is found below them.
FIRST = ("targets", "remarks", "milestones", "deviations", "chain", "since_last", "projects")
LAST = ("results", "peers")
# What a part without a row lacks.
LACKS: dict[str, Literal["budget", "project", "target"]] = {
    "targets": "target",
    "chain": "budget",
    "projects": "project",
    "peers": "budget",
}
# What the figures of a part are computed from.
DERIVED = {"chain": county_derivations.chain, "targets": county_derivations.achievements}
JUMPS = {
    "mappe_verabredungen": "Verabredungen",
    "leitfragen": "Leitfragen",
    "mappe_ziele": "Ziele",
    "mappe_geld": "Geld",
    "mappe_neues": "Neues seit dem vorigen Dialog",
    "mappe_massnahmen": "Maßnahmen",
    "textvergleich": "Textvergleich",
    "mappe_vergleich": "Vergleich",
}


def draw(talk: Talk) -> None:
    """The whole step, open Verabredungen first."""
    parts = talk.parts()
    # People of one county have no part beside other counties.
    jump.draw({place: title for place, title in JUMPS.items() if place != "mappe_vergleich" or "peers" in parts})
    _opening(talk)
    _part(talk, parts["commitments"])
    _lead_questions(talk)
    _key_figures(talk)
    for key in FIRST:
        if key == "milestones" and parts[key].frame.empty:
            continue
        _part(talk, parts[key])
    text_difference.draw(talk.chosen, talk.county, talk.year, talk.called)
    for key in LAST:
        if key in parts:
            _part(talk, parts[key])


def _opening(talk: Talk) -> None:
    """The sentences the paper opens with; where each figure comes from stands in the parts below."""
    dossier = talk.dossier()
    if not dossier.empty:
        st.markdown("  \n".join(f"**{plain(word)}:** {plain(sentence)}" for word, sentence in dossier.opening))


def _lead_questions(talk: Talk) -> None:
    asked = talk.proposed()
    st.header(headings.LEAD_QUESTIONS, anchor="leitfragen")
    number, struck = len(lead_questions.asked(asked)), sum(each.struck for each in asked)
    st.markdown(f"**{words.say_questions(number, struck, known=talk.dossier().known)}**")
    st.caption("Aus lesbaren Regeln in fester Reihenfolge; dieselben Daten ergeben dieselben Fragen.")
    question_list.draw(talk.chosen, talk.county, asked)


def _key_figures(talk: Talk) -> None:
    dossier = talk.dossier()

    def again(other: Facts) -> pd.DataFrame:
        return _table(talk.dossier(other))

    section(
        talk.chosen,
        headings.KEY_FIGURES,
        _table(dossier),
        lambda: metrics(*(Metric(each.label, each.value, each.note) for each in dossier.figures)),
        key="mappe_zahlen",
        statement=words.say_figures(len(dossier.figures)),
        measure=f"Beträge {talk.chosen.programme_word}, Ziele alle Programme · Haushaltsjahr {talk.year}",
        columns={
            "label": Column("Größe"),
            "value": Column("Wert"),
            "note": Column("Einordnung", missing="–"),
            "id": Column("Kennung auf dem Papier"),
        },
        source=[reference for each in dossier.figures for reference in each.evidence],
        empty="Zu diesem Gebiet, Jahr und Programm ist keine der Kennzahlen bekannt. Bitte ein anderes "
        "Jahr, Programm oder Gebiet wählen.",
        again=None if talk.moved else again,
        lacks=offers.Lacks("budget", talk.county),
        derived=lambda _frame, _columns: derivations.key_figures(dossier, _projects(talk)),
    )


def _projects(talk: Talk) -> pd.DataFrame:
    scope = Scope(talk.year, talk.chosen.programme, "agreed")
    return county_questions.projects(talk.facts, scope, county=talk.county)


def _table(dossier: Dossier) -> pd.DataFrame:
    return pd.DataFrame(
        [(each.label, each.value, each.note, each.id) for each in dossier.figures],
        columns=["label", "value", "note", "id"],
        dtype="str",
    )


def _part(talk: Talk, part: Part) -> None:
    def again(other: Facts) -> pd.DataFrame:
        return next(each.frame for each in talk.dossier(other).parts if each.key == part.key)

    section(
        talk.chosen,
        part.title,
        in_units(part).frame if part.key == "targets" else part.frame,
        _figure(part),
        key=f"mappe_{PLACE[part.key]}",
        statement=part.statement,
        measure=_measure(part),
        columns=part.columns,
        source=partial(_peer_sources, part) if part.key == "peers" else part.evidence,
        empty=part.empty,
        again=None if talk.moved else again,
        derived=(lambda frame, columns: peer_derivations.peers(frame, _peer_values(talk), columns))
        if part.key == "peers"
        else DERIVED.get(part.key),
        lacks=offers.Lacks(LACKS[part.key], talk.county) if part.key in LACKS else None,
    )


def _peer_values(talk: Talk) -> pd.DataFrame:
    return questions.peer_values(talk.facts, county=talk.county, year=talk.year, programme=talk.chosen.programme)


def _figure(part: Part) -> style.Figure | None:
    if part.key == "chain" and len(part.frame):
        return county_charts.budget_chain(part.frame)
    if part.key == "targets" and (part.frame["kind"] == "numeric").any():
        figures = part.frame[part.frame["kind"] == "numeric"]
        return target_charts.achievement(
            figures.assign(short_name=figures["category_name"].fillna("übergreifend"), previous_ratio=float("nan"))
        )
    return None


def _measure(part: Part) -> str:
    """What the paper says of a part, and which targets the bars of the screen leave to the table."""
    said = left_out.of_targets(part.frame) if part.key == "targets" else ""
    return f"{part.measure} · {said}" if said else part.measure


def _peer_sources(part: Part) -> list[str]:
    """The references of all counties compared."""
    return [each for row in part.frame["evidence"] if not numbers.is_missing(row) for each in row if each]

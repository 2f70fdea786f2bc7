"""Verlauf der Eintragungen: who recorded, changed and took back what, and the way to bring it back."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from charts.deliveries import facts as said_facts
from charts.dialogue import history as charts
from data import history, mending
from data.history import Version
from data.rows import rows_of
from pages.dialogue.talk import Talk
from queries import deliveries as questions
from queries.deliveries import Names
from ui import author
from ui.drafts import Draft, Entered, said
from ui.tables import show
from ui.text import note, plain

TABLES = ("dialogue", "target_result", "commitment", "deviation", "remark", "milestone")


def draw(talk: Talk, takes: bool) -> None:
    """The drawer with the table, and below it what can be restored; closed, nothing of the log is read."""
    st.header("Verlauf der Eintragungen", anchor="verlauf")
    drawer = st.expander("Wer hat wann was festgehalten, geändert oder zurückgezogen?", key="verlauf_offen",
                         on_change="rerun")  # fmt: skip
    if not drawer.open:
        return
    with drawer:
        versions = history.versions(talk.facts, TABLES, f"{talk.county}/{talk.year}/")
        names = _names(talk, versions)
        lines = charts.lines(versions, names)
        st.markdown(f"**{charts.say_history(lines)}**")
        if not lines.empty:
            show(lines, charts.COLUMNS, alt="Verlauf der Eintragungen")
        if takes:
            for number, version in enumerate(charts.taken_back(versions), 1):
                _restore(talk, number, version, names)
        said(f"verlauf/{talk.place}")


def _names(talk: Talk, versions: list[Version]) -> Mapping[str, str]:
    wanted = said_facts.keys(version.said for version in versions)
    if not wanted:
        return {}
    return {row.key: row.name for row in rows_of(questions.names(talk.facts, wanted=wanted), Names)}


def _restore(talk: Talk, number: int, version: Version, names: Mapping[str, str]) -> None:
    def save(entered: Entered) -> str:
        mending.restore(
            talk.facts.store,
            talk.facts.dataset,
            version.table,
            version.key,
            author=author.name(),
            reason=entered.words("reason"),
        )
        return f"{fact} – gilt wieder."

    fact = f"{said_facts.TABLES[version.table]}: {said_facts.name(version.table, version.said, names)}"
    with st.container(border=True, key=f"zurueck_{number}"):
        st.markdown(plain(f"{fact} – zurückgezogen"))
        note("Wiederhergestellt gilt es so, wie es zuletzt galt.")
        draft = Draft(f"zurueck/{version.key}", at=f"verlauf/{talk.place}")
        draft.text(f"Begründung zu Angabe {number}", "reason")
        draft.button(f"Angabe {number} wiederherstellen", save, kind="secondary")

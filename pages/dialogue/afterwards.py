"""Nach dem Gespräch: every result, Verabredung, deviation and remark by itself: saved, changed, taken back."""

from __future__ import annotations

import streamlit as st

from pages.dialogue import commitments, decisions, deviation, held, history, jump, milestones, remarks
from pages.dialogue.talk import Talk
from queries import dialogue as questions
from ui import author

JUMPS = {
    "dialog": "Dialog",
    "ergebnisse": "Ergebnisse je Ziel",
    "meilensteine": "Meilensteine",
    "verabredungen": "Verabredungen",
    "abweichungen": "Abweichungen (§ 6)",
    "anmerkungen": "Anmerkungen",
    "verlauf": "Verlauf",
}


def draw(talk: Talk) -> None:
    """The parts in the order of the minutes; without the right to record a sentence says why."""
    targets = questions.targets(talk.facts, county=talk.county, year=talk.year)
    # Without a dated milestone there is no such part to lead to.
    jump.draw({place: words for place, words in JUMPS.items() if place != "meilensteine" or milestones.dated(targets)})
    st.markdown("Was hier festgehalten wird, steht in der Mappe des nächsten Jahres, ohne es noch einmal einzugeben.")
    takes = author.may_record(talk.chosen)
    talks = held.draw(talk, takes)
    decisions.draw(talk, takes, talks, targets)
    milestones.draw(talk, takes, targets)
    commitments.draw(talk, takes, talks)
    deviation.draw(talk, takes, targets)
    remarks.draw(talk, takes, targets)
    history.draw(talk, takes)

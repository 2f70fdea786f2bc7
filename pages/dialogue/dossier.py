"""The Dialogmappe of a county, year and day with its Leitfragen, put together once."""

from __future__ import annotations

from datetime import date

import streamlit as st

from briefing import content, lead_questions
from briefing.dossier import Dossier
from briefing.lead_questions import Proposed
from data.store import Facts


# Some thirty questions: 60 ms that need not be spent at every click on the same Mappe.
@st.cache_resource(show_spinner=False, max_entries=64)
def of(_facts: Facts, state: str, county: str, year: int, day: date, programme: str) -> tuple[Dossier, list[Proposed]]:
    """The Mappe, and every Leitfrage including those struck; `state` is selection.state_of(facts)."""
    proposed = lead_questions.proposed(_facts, county=county, year=year, programme=programme, day=day)
    dossier = content.dossier(_facts, county=county, year=year, day=day, programme=programme, proposed=proposed)
    return dossier, proposed

"""The Leitfragen on the page: read them, strike, reword and add; what a person decides is kept as a fact."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

import streamlit as st

from briefing.dossier import Question
from briefing.lead_questions import OWN, Proposed
from data.faults import StoreError
from data.quoting import unbroken
from data.recording import RecordRefused, decide_question
from pages.dialogue import entry
from queries.dialogue import lead_questions as rules
from ui import author, session
from ui.selection import Selection
from ui.text import plain

# The part of the page that shows what a rule has found.
PART = {
    **dict.fromkeys(("L-02", "L-06", "L-08"), "targets"),
    **dict.fromkeys(("L-04", "L-05", "L-07", "L-11", "L-13"), "chain"),
    **dict.fromkeys(("L-09", "L-10"), "projects"),
    "L-01": "commitments",
    "L-03": "deviations",
}


def draw(chosen: Selection, county: str, questions: Sequence[Proposed]) -> None:
    """One box per question with its rule and figures; struck ones below, to be taken back."""
    if said := st.session_state.pop(session.LEAD_QUESTIONS_SAID, None):
        st.warning(plain(said))
    for number, each in enumerate((each for each in questions if not each.struck), 1):
        _box(chosen, county, number, each)
    struck = [each for each in questions if each.struck]
    if struck:
        st.markdown("**Gestrichen**")
    for number, each in enumerate(struck, 1):
        question = each.question
        text, button = st.columns([6, 1], vertical_alignment="center")
        text.markdown(f"~~{plain(question.text)}~~")
        if author.takes_records(chosen):
            button.button(
                f"Gestrichene Leitfrage {number} zurücknehmen",
                key=f"zurueck_{number}",
                on_click=_keep,
                args=(chosen, county, question, False),
            )
    if not author.may_record(chosen):
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Eigene Leitfrage", key=session.OWN_LEAD_QUESTION, placeholder="Ihre Frage für das Gespräch")
        st.button("Leitfrage hinzufügen", key="leitfrage_dazu", on_click=_add, args=(chosen, county))


def _box(chosen: Selection, county: str, number: int, each: Proposed) -> None:
    question = each.question
    with st.container(border=True, key=f"leitfrage_{number}"):
        st.markdown(f"**{number}.** {plain(question.text)}")
        looks_for = rules.rules().get(question.rule, ("", ""))[1]
        origin = f"Regel {unbroken(question.rule)}: {looks_for}" if looks_for else "Eigene Leitfrage"
        edited = " · Wortlaut geändert" if question.own and question.rule != OWN else ""
        where = f" · [zu den Zahlen](#mappe_{PART[question.rule]})" if question.rule in PART else ""
        st.caption(plain(f"{question.basis} · {origin}{edited}") + where)
        if not author.takes_records(chosen):
            return
        with st.container(horizontal=True):
            st.button(
                f"Leitfrage {number} streichen",
                key=f"streichen_{number}",
                on_click=_keep,
                args=(chosen, county, question, True),
            )
            form = f"wortlaut/{county}/{chosen.year}/{question.rule}/{question.subject}"
            is_open = entry.opened(st, f"Leitfrage {number} ändern", form)
        if is_open:
            field = f"wortlaut_{number}_{abs(hash(question.text))}"
            st.text_area(f"Wortlaut der Leitfrage {number}", value=question.text, key=field)
            st.button(
                f"Wortlaut der Leitfrage {number} übernehmen",
                key=f"aendern_{number}",
                on_click=_reword,
                args=(chosen, county, question, field, form),
            )


def _reword(chosen: Selection, county: str, question: Question, field: str, form: str) -> None:
    text = str(st.session_state[field])
    # Taken over unchanged, the rule's wording stays the rule's, with the figures of each day.
    if text == question.text or _decide(chosen, county, question.rule, question.subject, text, False):
        st.session_state[session.form_open(form)] = False


def _add(chosen: Selection, county: str) -> None:
    text = str(st.session_state.get(session.OWN_LEAD_QUESTION) or "")
    if _decide(chosen, county, OWN, uuid4().hex[:12], text, False):
        st.session_state[session.OWN_LEAD_QUESTION] = ""


def _keep(chosen: Selection, county: str, question: Question, struck: bool) -> None:
    """Strike or take back; only a wording of a person is kept with it."""
    _decide(chosen, county, question.rule, question.subject, question.text if question.own else None, struck)


def _decide(chosen: Selection, county: str, rule: str, subject: str, text: str | None, struck: bool) -> bool:
    try:
        decide_question(
            chosen.facts.store,
            chosen.facts.dataset,
            county=county,
            year=chosen.year,
            rule=rule,
            subject=subject,
            text=text,
            struck=struck,
            author=author.name(),
        )
    except (RecordRefused, StoreError) as fault:
        st.session_state[session.LEAD_QUESTIONS_SAID] = str(fault)
        return False
    return True

"""After the talk: the form that takes the result of a Zielsteuerungsdialog."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data import moments, numbers
from data.code_words import COUNTED, DECISION
from data.faults import StoreError
from data.recording import ClosedCommitment, NewCommitment, TargetResult, record_dialogue
from data.rows import rows_of
from data.written import entered_number
from queries import dialogue as questions
from ui import author, session
from ui.selection import Selection
from ui.stand import parse_day
from ui.text import plain


@dataclass(frozen=True)
class _Said:
    """What is entered about one target; the number is read when the form is saved."""

    target: str
    result: str
    new_value: str
    note: str
    field: str
    whole: bool


NOT_DISCUSSED = "nicht besprochen"
DATE_HINT = "TT.MM.JJJJ"


def draw(chosen: Selection, county: str, county_name: str, targets: pd.DataFrame, commitments: pd.DataFrame) -> None:
    """The form; what it saves is a delivery of its own and next year's page shows it."""
    # Closed, its fields are not drawn: Streamlit takes 2 ms for each of them at every rerun.
    drawer = st.expander("Ergebnis des Dialogs erfassen", key="ergebnis_offen", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        _form(chosen, county, county_name, targets, commitments)


def _form(chosen: Selection, county: str, county_name: str, targets: pd.DataFrame, commitments: pd.DataFrame) -> None:
    if not author.may_record(chosen):
        return
    steps = int(st.number_input("Zahl der Verabredungen", min_value=0, max_value=20, value=2, key="zahl_verabredungen"))
    with st.form("ergebnis", enter_to_submit=False):
        left, right = st.columns([1, 3])
        held = left.text_input(
            "Tag des Dialogs", value=f"{moments.today():%d.%m.%Y}", placeholder=DATE_HINT, key="erg_tag"
        )
        people = right.text_input("Teilnehmende", key="erg_teilnehmende")
        summary = st.text_area("Ergebnis in einem Satz", key="erg_satz", height=80)
        results = _results(targets)
        closed = _closed(commitments)
        st.markdown("**Neue Verabredungen**")
        agreed = [_step(number) for number in range(1, steps + 1)]
        saved = st.form_submit_button("Ergebnis festhalten", type="primary")
    if not saved:
        return
    try:
        record_dialogue(
            chosen.facts.store,
            chosen.facts.dataset,
            county=county,
            county_name=county_name,
            year=chosen.year,
            held_on=parse_day(held or ""),
            participants=people or "",
            summary=summary or "",
            results=[
                TargetResult(
                    each.target, each.result, entered_number(each.new_value, each.field, whole=each.whole), each.note
                )
                for each in results
            ],
            commitments=[step for step in agreed if step.text.strip() or step.responsible.strip() or step.due_on],
            closed=closed,
            author=author.name(),
        )
    except StoreError as fault:
        st.error(plain(str(fault)))
        return
    st.session_state[session.RESULT_SAID] = (
        f"Das Ergebnis des Dialogs am {held} ist festgehalten. Die Verabredungen stehen oben auf dieser Seite und in "
        "den Mappen der folgenden Jahre, bis sie mit Nachweis erledigt sind."
    )
    st.rerun()


def said() -> None:
    """The sentence after something was saved, once."""
    if sentence := st.session_state.pop(session.RESULT_SAID, None):
        st.success(plain(sentence))


def _results(targets: pd.DataFrame) -> list[_Said]:
    found: list[_Said] = []
    if len(targets):
        st.markdown("**Ergebnis je Ziel**")
    for number, row in enumerate(rows_of(targets, questions.Targets), 1):
        name, result, value, note = st.columns([4, 2, 2, 3], vertical_alignment="bottom")
        name.markdown(plain(row.name))
        said = result.selectbox(
            f"Ergebnis zu Ziel {number}",
            [NOT_DISCUSSED, *DECISION],
            format_func=lambda code: DECISION.get(code, code),
            key=f"erg_{row.target}",
            filter_mode=None,
        )
        new = value.text_input(f"Neuer Zielwert {number}", key=f"wert_{row.target}", disabled=row.kind == "qualitative")
        remark = note.text_input(f"Bemerkung {number}", key=f"bem_{row.target}")
        if said != NOT_DISCUSSED:
            whole = row.unit in COUNTED
            found.append(_Said(row.target, str(said), new or "", remark or "", f"Neuer Zielwert {number}", whole))
    return found


def _closed(commitments: pd.DataFrame) -> list[ClosedCommitment]:
    waiting = [row for row in rows_of(commitments, questions.Commitments) if row.progress != "closed"]
    done: list[ClosedCommitment] = []
    if waiting:
        st.markdown("**Offene Verabredungen**")
    for number, row in enumerate(waiting, 1):
        text, day, proof = st.columns([4, 2, 3], vertical_alignment="bottom")
        text.markdown(plain(f"{row.text} ({row.responsible}, bis {numbers.day(row.due_on)})"))
        closed_on = day.text_input(f"Erledigt am {number}", placeholder=DATE_HINT, key=f"erl_{row.commitment}") or ""
        evidence = proof.text_input(f"Nachweis {number}", key=f"nachw_{row.commitment}") or ""
        if closed_on.strip() or evidence.strip():
            done.append(ClosedCommitment(row.commitment, parse_day(closed_on), evidence))
    return done


def _step(number: int) -> NewCommitment:
    text, who, until = st.columns([5, 2, 2])
    return NewCommitment(
        text.text_input(f"Verabredung {number}", key=f"ver_{number}") or "",
        who.text_input(f"Verantwortlich {number}", key=f"wer_{number}") or "",
        parse_day(until.text_input(f"Frist {number}", placeholder=DATE_HINT, key=f"bis_{number}") or ""),
    )

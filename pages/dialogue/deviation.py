"""The form that takes an unterjährige Abweichung after § 6."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data.code_words import RULE
from data.deviations import NEEDED, UNIT, Deviation, record_deviation
from data.faults import StoreError
from data.written import entered_number
from ui import author, session
from ui.selection import Selection
from ui.stand import parse_day
from ui.text import plain


def draw(chosen: Selection, county: str, targets: pd.DataFrame) -> None:
    """Choose the rule, then fill in what it needs; what is saved adjusts only the targets named."""
    if sentence := st.session_state.pop(session.DEVIATION_SAID, None):
        st.success(plain(sentence))
    # Closed, its fields are not drawn: they would take a tenth of every rerun.
    drawer = st.expander("Abweichung nach § 6 erfassen", key="abw_offen", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        if not author.may_record(chosen):
            return
        st.markdown("Es zählt verfügbares Geld (Änderungsbescheid), nie Geld, das nur nicht ausgegeben wurde.")
        rule = st.selectbox(
            "Anpassungsregel", list(RULE), format_func=RULE.__getitem__, key="abw_regel", filter_mode=None
        )
        names = dict(zip(targets["target"], targets["name"], strict=True))
        with st.form("abweichung", enter_to_submit=False):
            left, right = st.columns([1, 3])
            day = left.text_input("Tag der Abweichung", placeholder="TT.MM.JJJJ", key="abw_tag")
            cause = right.text_input("Grund", key="abw_grund")
            proof = st.text_input("Nachweis", key="abw_nachweis")
            named = st.multiselect(
                "Betroffene Ziele", list(names), format_func=names.__getitem__, key="abw_ziele", select_all=False,
                placeholder="Bitte wählen",
            )  # fmt: skip
            texts = {
                field: column.text_input(_label(field, word), key=f"abw_{field}") or ""
                for (field, word), column in zip(NEEDED[rule].items(), st.columns(3), strict=False)
            }
            saved = st.form_submit_button("Abweichung festhalten", type="primary")
    if not saved:
        return
    try:
        entered = {field: entered_number(text, _label(field, NEEDED[rule][field])) for field, text in texts.items()}
        share = entered.get("fixed_cost_share")
        entered |= {"fixed_cost_share": share / 100} if share is not None else {}
        record_deviation(
            chosen.facts.store,
            chosen.facts.dataset,
            Deviation(parse_day(day or ""), cause or "", proof or "", named, rule, **entered),
            county=county,
            year=chosen.year,
            author=author.name(),
        )
    except StoreError as fault:
        st.error(plain(str(fault)))
        return
    st.session_state[session.DEVIATION_SAID] = (
        "Die Abweichung ist festgehalten. Vereinbarter und angepasster Wert stehen nebeneinander."
    )
    st.rerun()


def _label(field: str, word: str) -> str:
    unit = f" in {UNIT[field]}" if field in UNIT else ""
    return f"{word[0].upper()}{word[1:]}{unit}"

"""Restmittel und Mehrbedarf: both sides of the year beside each other, and a form for extra need."""

from __future__ import annotations

import streamlit as st

from charts.base import bounds
from charts.base.columns import Column
from charts.base.derivations import direct
from charts.trends import derivations
from charts.trends import rests as charts
from data import numbers
from data.annotating import record_extra_need
from data.faults import StoreError
from data.written import german_euros
from pages.trends import unaffected
from queries.trends import rests as questions
from ui import author, offers, session
from ui.drawer import drawer
from ui.section import section
from ui.selection import Selection
from ui.stand import parse_day
from ui.text import plain

FINISHED = "abgeschlossenes Jahr: bewilligt − ausgezahlt"
ESTIMATED = (
    "bewilligt × (1 − üblicher Abruf); üblich: Median der Anteile der Haushaltsjahre {first} bis {last}, soweit "
    "bekannt, Spanne: kleinster und größter davon · schraffiert: Schätzung"
)
PRECISIONS = ("unspent_precision", "not_granted_precision", "agreed_precision", "granted_precision", "paid_precision")


def draw(chosen: Selection) -> None:
    """What is likely left over, what is asked for, and the balance of both; nothing moves by itself."""
    unaffected.say(chosen, "Gerechnet wird mit ganzen Budgets.")
    rests = questions.rests(chosen.facts, chosen.scope, running=chosen.running_year)
    needs = questions.needs(chosen.facts, chosen.scope)
    finished = charts.is_finished(rests)
    first, last = (chosen.year - back for back in questions.LOOKED_BACK)
    st.markdown(plain(charts.say_balance(rests, needs)))
    known = int(rests["unspent"].notna().sum())
    section(
        chosen,
        "Übrig gebliebene Mittel" if finished else "Voraussichtliche Restmittel",
        rests.assign(
            **{name: bounds.shown(rests[name]) for name in PRECISIONS},
            not_granted_words=charts.not_granted_words(rests),
        ),
        charts.rests(rests) if known else None,
        key="restmittel",
        lacks=offers.BUDGET,
        statement=charts.say_rests(rests),
        measure=f"{chosen.programme_word} · Haushaltsjahr {chosen.year} · Euro · "
        + (FINISHED if finished else ESTIMATED.format(first=first, last=last)),
        columns={
            "short_name": Column("Gebiet"),
            **(
                {"unspent": Column("übrig geblieben", "euro", missing="keine Auszahlung bekannt")}
                if finished
                else {
                    "unspent": Column("voraussichtlich übrig", "euro", missing="zu wenige frühere Jahre"),
                    "unspent_low": Column("Spanne von", "euro", missing="–"),
                    "unspent_high": Column("Spanne bis", "euro", missing="–"),
                    "years": Column("frühere Jahre", "integer", missing="–"),
                }
            ),
            "unspent_precision": Column("Genauigkeit des Rests", "precision", missing="–"),
            "not_granted": Column("nicht bewilligt", "euro", missing="–", said="not_granted_words"),
            "not_granted_precision": Column("Genauigkeit des nicht Bewilligten", "precision", missing="–"),
            "agreed": Column("vereinbart", "euro"),
            "agreed_precision": Column("Genauigkeit vereinbart", "precision", missing="–"),
            "granted": Column("bewilligt", "euro"),
            "granted_precision": Column("Genauigkeit bewilligt", "precision", missing="–"),
            "paid": Column("ausgezahlt", "euro"),
            "paid_precision": Column("Genauigkeit ausgezahlt", "precision", missing="–"),
            "paid_on": Column("ausgezahlt laut Liste vom", "day"),
        },
        derived=lambda frame, columns: derivations.rests(frame, questions.earlier(chosen.facts, chosen.scope), columns),
        source=[*rests["evidence"], *rests["paid_evidence"], *rests["agreed_evidence"]],
        # Rows are counties whose granted sum is known, not all there are.
        coverage=f"{known} von {numbers.count_of(len(rests), 'Gebiet', 'Gebieten')} mit Bewilligung "
        + ("auch mit Auszahlung" if finished else "mit Schätzung"),
    )
    section(
        chosen,
        "Gemeldeter Mehrbedarf",
        needs,
        None,
        key="mehrbedarf",
        statement=charts.say_needs(needs),
        measure=f"{chosen.programme_word} · Haushaltsjahr {chosen.year} · Euro · in der Folge der Meldungen",
        columns={
            "short_name": Column("Gebiet"),
            "euros": Column("Mehrbedarf", "euro"),
            "stated_on": Column("gemeldet am", "day"),
            "reason": Column("Zweck"),
        },
        source=list(needs["evidence"]),
        derived=direct("short_name", euros="evidence"),
        empty=charts.say_needs(needs) + (" Er lässt sich unten erfassen." if author.takes_records(chosen) else ""),
    )
    if sentence := st.session_state.pop(session.EXTRA_NEED_SAID, None):
        st.info(plain(sentence))
    drawer("Mehrbedarf erfassen", lambda: _form(chosen), key="mehrbedarf_offen")


def _form(chosen: Selection) -> None:
    if not author.may_record(chosen):
        return
    author.field(chosen, "mehrbedarf")
    with st.form("mehrbedarf_neu", enter_to_submit=False):
        county = st.selectbox(
            "Gebiet",
            list(chosen.county_names),
            format_func=chosen.county_names.__getitem__,
            key="mehrbedarf_kreis",
            filter_mode=None,
        )
        left, right = st.columns(2)
        euros = left.text_input("Mehrbedarf in Euro", key="mehrbedarf_euro")
        day = right.text_input("Tag der Meldung", placeholder="TT.MM.JJJJ", key="mehrbedarf_tag")
        reason = st.text_input("Zweck", key="mehrbedarf_zweck")
        saved = st.form_submit_button("Mehrbedarf festhalten", type="primary")
    if not saved:
        return
    try:
        record_extra_need(
            chosen.facts.store,
            chosen.facts.dataset,
            county=str(county),
            year=chosen.year,
            programme=chosen.programme,
            euros=german_euros(euros or ""),
            stated_on=parse_day(day or ""),
            reason=reason or "",
            author=author.name(),
        )
    except StoreError as fault:
        st.error(plain(str(fault)))
        return
    st.session_state[session.EXTRA_NEED_SAID] = "Der Mehrbedarf ist festgehalten."
    st.rerun()

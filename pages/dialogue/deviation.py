"""Unterjährige Abweichungen after § 6: recorded by the rule that adjusts the targets, changed and taken back."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from data import numbers
from data.code_words import RULE
from data.deviations import NEEDED, UNIT, Deviation, record_deviation, row_of
from data.rows import rows_of
from pages.dialogue import entry
from pages.dialogue.talk import Talk
from queries import dialogue as questions
from queries.dialogue import Deviations
from ui import author
from ui.drafts import Draft, Entered, said
from ui.drawer import drawer

DAY = "Tag der Abweichung"
CAUSE = "Grund"
PROOF = "Nachweis"
TARGETS = "Betroffene Ziele"
BY_RULE = "Anpassungsregel"


def draw(talk: Talk, takes: bool, targets: pd.DataFrame) -> None:
    """What is documented, and the form; what is saved adjusts only the targets named."""
    st.header("Abweichungen nach § 6", anchor="abweichungen")
    place = f"abweichung/{talk.place}"
    names: Mapping[str, str] = dict(zip(targets["target"], targets["name"], strict=True))
    found = rows_of(questions.deviations(talk.facts, county=talk.county, year=talk.year), Deviations)
    for number, row in enumerate(found, 1):
        about = ", ".join(names.get(each, each) for each in row.targets)
        told = f"{number}. {numbers.day(row.occurred_on)}: {row.cause} (Nachweis: {row.proof})"
        recorded = entry.recorded(row.recorded_by, row.recorded_at)
        beside = entry.row(f"abweichung_{number}", f"{told}\n{RULE[row.rule]}: {about}", recorded)
        if takes:
            entry.change(
                talk,
                beside,
                entry.Entry("deviation", row.deviation, f"Abweichung {number}", place),
                _start(row),
                lambda draft: _fields(draft, names),
                lambda entered: row_of(_read(entered)),
            )
    said(place)
    if not found:
        st.info("Eine unterjährige Abweichung ist nicht dokumentiert.")
    if not takes or targets.empty:
        return
    drawer("Neue Abweichung", lambda: _form(talk, place, names), key=f"neu/{place}")


def _start(row: Deviations) -> dict[str, object]:
    share = row.fixed_cost_share
    figures = {name: entry.written(getattr(row, name)) for name in ("money_before", "money_after", "key_data_assumed",
               "key_data_actual", "adjusted_value")}  # fmt: skip
    return {
        "occurred_on": entry.day(row.occurred_on),
        "cause": row.cause,
        "evidence": row.proof,
        "targets": list(row.targets),
        "rule": row.rule,
        "fixed_cost_share": "" if numbers.is_missing(share) else entry.written(share * 100),
        **figures,
    }


def _fields(draft: Draft, names: Mapping[str, str]) -> None:
    st.markdown("Es zählt verfügbares Geld (Änderungsbescheid), nie Geld, das nur nicht ausgegeben wurde.")
    rule = draft.one(BY_RULE, "rule", list(RULE), RULE.__getitem__)
    draft.day_field(DAY, "occurred_on")
    draft.text(CAUSE, "cause")
    draft.text(PROOF, "evidence")
    draft.several(TARGETS, "targets", list(names), names.__getitem__)
    for field, word in NEEDED[rule].items():
        draft.text(_label(field, word), field)


def _read(entered: Entered) -> Deviation:
    rule = str(entered["rule"])
    figures = {field: entered.number(field, _label(field, word)) for field, word in NEEDED[rule].items()}
    share = figures.get("fixed_cost_share")
    figures |= {"fixed_cost_share": share / 100} if share is not None else {}
    return Deviation(
        entered.day_of("occurred_on", DAY),
        entered.words("cause"),
        entered.words("evidence"),
        entered["targets"] or [],
        rule,
        **figures,
    )


def _form(talk: Talk, place: str, names: Mapping[str, str]) -> None:
    draft = Draft(f"neu/{place}", {"rule": next(iter(RULE))})
    _fields(draft, names)

    def save(entered: Entered) -> str:
        record_deviation(
            talk.facts.store,
            talk.facts.dataset,
            _read(entered),
            county=talk.county,
            year=talk.year,
            author=author.name(),
        )
        return "Die Abweichung ist festgehalten. Vereinbarter und angepasster Wert stehen nebeneinander."

    draft.button("Abweichung festhalten", save)


def _label(field: str, word: str) -> str:
    unit = f" in {UNIT[field]}" if field in UNIT else ""
    return f"{numbers.capital(word)}{unit}"

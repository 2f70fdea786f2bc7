"""Meilensteine: when each was reached and what proves it, told one by one."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from data import numbers
from data.code_words import MILESTONE
from data.rows import rows_of
from pages.dialogue import entry
from pages.dialogue.talk import Talk
from queries.dialogue import Targets
from queries.milestones import Milestone
from ui import session
from ui.drafts import Draft, Entered, said

REACHED = "Erreicht am"
PROOF = "Nachweis"


def dated(targets: pd.DataFrame) -> list[tuple[Targets, Milestone]]:
    """Every dated milestone of the year with its target, in the order of the targets."""
    return [
        (row, each)
        for row in rows_of(targets, Targets)
        if isinstance(row.milestones, Iterable)
        for each in row.milestones
    ]


def draw(talk: Talk, takes: bool, targets: pd.DataFrame) -> None:
    """Every dated milestone; nothing where there is none."""
    found = dated(targets)
    if not found:
        return
    st.header("Meilensteine", anchor="meilensteine")
    for number, (target, each) in enumerate(found, 1):
        told = f"{number}. {each['name']}: geplant {numbers.day(each['due_on'])}, {MILESTONE[each['state']]}"
        if each["reached_on"]:
            told += f" am {numbers.day(each['reached_on'])} ({each['evidence']})"
        beside = entry.row(f"meilenstein_{number}", told, f"Ziel: {target.name}")
        if takes:
            _reach(talk, beside, number, target, each)


def _reach(talk: Talk, beside: entry.Place, number: int, target: Targets, milestone: Milestone) -> None:
    key = f"{target.target}/M{milestone['number']}"
    what = "ändern" if milestone["reached_on"] else "erreicht melden"
    with beside.below:
        said(entry.sentence(key))
    if not entry.opened(beside.buttons, f"Meilenstein {number} {what}", key):
        return

    def save(entered: Entered) -> str:
        changed = {"reached_on": entered.day_of("reached_on", REACHED), "evidence": entered.words("evidence") or None}
        entry.correct(talk, "milestone", key, changed, "erreicht")
        return f"Meilenstein {number} ist gemeldet."

    with beside.below:
        start = {
            "reached_on": numbers.day(milestone["reached_on"], missing=""),
            "evidence": milestone["evidence"] or "",
        }
        draft = Draft(f"erreicht/{key}", start, at=entry.sentence(key), closes=session.form_open(key))
        draft.day_field(REACHED, "reached_on")
        draft.text(PROOF, "evidence", placeholder="was ihn belegt")
        draft.button(f"Meilenstein {number} festhalten", save)

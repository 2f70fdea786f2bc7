"""Where a section has no figure: the stage, year or programme that has some as a button, and where data go in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

import streamlit as st

from data import numbers
from data.code_words import STAGE
from data.rows import rows_of
from queries import frame as questions
from ui import author, links, session
from ui.selection import Selection
from ui.text import plain

SHOW = "So zeigen"


class Lacks(NamedTuple):
    """What a section without a row lacks: of one county, or of those chosen."""

    what: Literal["budget", "project", "target"]
    county: str = ""


BUDGET, TARGET = Lacks("budget"), Lacks("target")


def once(chosen: Selection, lacks: Lacks, key: str) -> None:
    """Offer what helps for one kind of figure, however many sections of a page lack it."""
    if lacks.what in st.session_state.get(session.OFFERED, ()):
        return
    st.session_state[session.OFFERED] = {*st.session_state.get(session.OFFERED, ()), lacks.what}
    offer(chosen, lacks, key)


def offer(chosen: Selection, lacks: Lacks, key: str) -> None:
    """Offer what has figures of this kind for the choice; without any, or where people may, the way to hand them in."""
    scope = replace(chosen.scope, counties=(lacks.county,)) if lacks.county else chosen.scope
    found = rows_of(questions.stated(chosen.facts, scope), questions.Stated)
    best = _best([row for row in found if row.what == lacks.what], chosen)
    if best is not None:
        changes: dict[str, object] = {}
        parts = []
        if best.programme != chosen.programme:
            changes["programm"] = best.programme
            parts.append(f"Programm „{best.programme_name}“")
        if best.budget_year != chosen.year:
            changes[session.YEAR] = best.budget_year
            parts.append(str(best.budget_year))
        if best.stage not in ("", chosen.stage):
            changes["stufe"] = best.stage
            parts.append(f"Stufe „{STAGE[best.stage]}“")
        what = ", ".join(parts)
        many = numbers.count_of(best.counties, "Gebiet hat", "Gebiete haben")
        # Of one county the number of counties says nothing.
        button(f"{what}: hier gibt es Angaben." if lacks.county else f"{what}: {many} eine Angabe.", changes, key)
    if author.takes_records(chosen):
        st.page_link("pages/deliveries/page.py", label="Daten einreichen", icon=":material/upload_file:")


def button(words: str, changes: Mapping[str, object], key: str) -> None:
    """What is offered in a sentence, and the button that shows it."""
    st.info(plain(words))
    st.button(SHOW, key=key, on_click=links.change_filters, args=(dict(changes),))


def _best(rows: Sequence[questions.Stated], chosen: Selection) -> questions.Stated | None:
    """Another stage of the year, the best known; else the nearest year, the newer of two, with the stage if any has it.

    Another programme, such as a Vorläufer, only where the chosen one has nothing at all; None where the choice itself
    has something.
    """
    own = [row for row in rows if row.programme == chosen.programme]
    among = own or [row for row in rows if row.programme == rows[0].programme]
    here = [row for row in among if row.budget_year == chosen.year]
    same = [row for row in here if row.stage in ("", chosen.stage)]
    if own and same:
        return None
    if here:
        return max(same or here, key=lambda row: row.counties)
    elsewhere = [row for row in among if row.stage in ("", chosen.stage)] or among
    return min(
        elsewhere,
        key=lambda row: (abs(row.budget_year - chosen.year), -row.budget_year, -row.counties),
        default=None,
    )

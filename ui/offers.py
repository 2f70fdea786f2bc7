"""Where a section has no figure: the stage or year that has some, as a button, and where data are handed in."""

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


def offer(chosen: Selection, lacks: Lacks, key: str) -> None:
    """Offer what has figures of this kind for the choice; without any, or where people may, the way to hand them in."""
    scope = replace(chosen.scope, counties=(lacks.county,)) if lacks.county else chosen.scope
    found = rows_of(questions.stated(chosen.facts, scope), questions.Stated)
    best = _best([row for row in found if row.what == lacks.what], chosen)
    if best is not None:
        other = best.budget_year == chosen.year
        what = f"Stufe „{STAGE[best.stage]}“" if other else str(best.budget_year)
        many = numbers.count_of(best.counties, "Gebiet hat", "Gebiete haben")
        changes = {"stufe": best.stage} if other else {session.YEAR: best.budget_year}
        # Of one county the number of counties says nothing.
        button(f"{what}: hier gibt es Angaben." if lacks.county else f"{what}: {many} eine Angabe.", changes, key)
    if author.takes_records(chosen):
        st.page_link("pages/deliveries/page.py", label="Daten einreichen", icon=":material/upload_file:")


def button(words: str, changes: Mapping[str, object], key: str) -> None:
    """What is offered in a sentence, and the button that shows it."""
    st.info(plain(words))
    st.button(SHOW, key=key, on_click=links.change_filters, args=(dict(changes),))


def _best(rows: Sequence[questions.Stated], chosen: Selection) -> questions.Stated | None:
    """Another stage of the year, the best known; else the nearest year of the stage, the newer of two."""
    here = [row for row in rows if row.budget_year == chosen.year]
    if any(row.stage in ("", chosen.stage) for row in here):
        return None
    elsewhere = [row for row in rows if row.stage in ("", chosen.stage)]
    return max(
        here,
        key=lambda row: row.counties,
        default=min(elsewhere, key=lambda row: (abs(row.budget_year - chosen.year), -row.budget_year), default=None),
    )

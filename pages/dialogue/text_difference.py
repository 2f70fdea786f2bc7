"""Textvergleich: the agreements of a county in two years, section by section, with what changed marked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from analysis import text_difference as charts
from analysis.word_difference import folded
from charts.base.columns import Column
from charts.dialogue import target_changes
from data import numbers
from data.rows import rows_of
from data.store import Facts
from queries import county as county_questions
from queries.dialogue import wording as questions
from ui.marked_words import marked
from ui.section import section
from ui.selection import Selection
from ui.text import plain

TITLE = "Textvergleich der Zielvereinbarungen"
FOLDED = ("same", "signs", "years")


def draw(chosen: Selection, county: str, year: int, called: str) -> None:
    """Compare the wording of the year with that of the latest year before it that has one.

    Without two wordings a sentence says what is missing and how it is recorded.
    """
    stored = questions.worded_years(chosen.facts, county=county)["budget_year"].tolist()
    before = next((int(each) for each in stored if each < year), None)
    if year not in stored or before is None:
        missing = _missing(called, year, stored)
        st.header(TITLE, anchor="textvergleich")
        st.info(plain(missing))
        return
    old, new = (county_questions.passages(chosen.facts, county=county, year=each) for each in (before, year))
    known = _known(chosen.facts, county, year, before)
    pairs = charts.compare(_sections(old), _sections(new), known)
    # Of a target that stands in neither wording it is said without a section.
    written = {*old["section"], *new["section"]}
    unwritten = [words for former, later, words in known.targets if (later or former) not in written]
    section(
        chosen,
        TITLE,
        charts.rows(pairs),
        lambda: _show(pairs, unwritten, before, year),
        key="textvergleich",
        statement=charts.say_difference(pairs, before, year),
        measure=f"Wortlaut je Abschnitt · {before} und {year} · Abschnitte nach ihrem Inhalt zugeordnet, "
        "nicht nach ihrer Nummer, Maßnahmen nach Projektlinie oder gleichem Namen; vielleicht umbenannt: nur Zahlen im "
        "Namen sind anders · andere Zeilenumbrüche zählen nicht",
        columns={
            "section": Column("Abschnitt"),
            "state": Column("Änderung"),
            "changes": Column("geänderte Angaben", missing="–"),
            "old_text": Column(f"Wortlaut {before}", missing="–"),
            "new_text": Column(f"Wortlaut {year}", missing="–"),
        },
        source=[*old["evidence"], *new["evidence"]],
    )


def _known(facts: Facts, county: str, year: int, before: int) -> charts.Known:
    """What the store knows of the Maßnahmen and targets of both years."""
    names = questions.project_names(facts, county=county, year=year, other_year=before)
    together = questions.paired_names(facts, county=county, year=year, other_year=before)
    pairs = rows_of(together, questions.PairedNames)
    targets = questions.agreed_targets(facts, county=county, year=year, other_year=before)
    return charts.Known(
        tuple(names["name"]),
        frozenset((row.old_name, row.new_name) for row in pairs if not row.proposed),
        frozenset((row.old_name, row.new_name) for row in pairs if row.proposed),
        tuple(target_changes.changed(targets)),
        frozenset(
            (row.name, row.fate) for row in rows_of(names, questions.ProjectNames) if not numbers.is_missing(row.fate)
        ),
    )


def _missing(name: str, year: int, stored: Sequence[int]) -> str:
    wanted, which = f"{name}: Es ist kein Wortlaut der Zielvereinbarung {year} erfasst", "der Vereinbarung"
    if year in stored:
        wanted = f"{name}: Vor der Zielvereinbarung {year} ist kein Wortlaut erfasst, mit dem sie zu vergleichen wäre"
        which = "einer früheren Vereinbarung"
    others = [str(each) for each in stored if each != year]
    there = f"; erfasst {'ist' if len(others) == 1 else 'sind'} {', '.join(others)}" if others else ""
    return f"{wanted}{there}. Der Vergleich erscheint, sobald der Text {which} übernommen ist."


def _sections(passages: pd.DataFrame) -> list[charts.Section]:
    known = passages.assign(title=passages["title"].fillna(""))
    return [charts.Section(row.section, row.title, row.text) for row in rows_of(known, county_questions.Passages)]


def _show(pairs: Sequence[charts.Pair], unwritten: Sequence[str], before: int, year: int) -> None:
    """First what changed in a list, then the changed sections, last the names of those that did not."""
    called = [*charts.called_out(pairs), *unwritten]
    if called:
        st.markdown("\n".join(f"- {plain(line)}" for line in called))
    sections = "".join(html(pair, before, year) for pair in pairs)
    # In its own box, as the text of an agreement: on a phone it would be five screens before what follows.
    st.html(f'<div class="aqb-document" role="group" tabindex="0" aria-label="{TITLE}, verschiebbar">{sections}</div>')


def html(pair: charts.Pair, before: int, year: int) -> str:
    """One section; what came is underlined after „neu:“, what went is struck through after „alt:“."""
    state = charts.STATE_WORDS[pair.state]
    if pair.state in FOLDED:
        # Folded, not left out: whoever doubts it opens it.
        return (
            f"<details><summary>{escape(pair.label)}: {escape(state)}</summary><p>{marked(pair.pieces)}</p></details>"
        )
    only = {"new": f"nur {year}", "gone": f"nur {before}"}.get(pair.state, f"{before} → {year}")
    return (
        f"<p><strong>{escape(pair.label)}</strong>: {escape(state)} ({escape(only)})</p>"
        f"<p>{marked(folded(pair.pieces))}</p>"
    )

"""Dialogmappe: what do we talk about with one county, what was agreed last time, and what came of it?"""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from briefing import figures, lead_questions
from briefing.dossier import Dossier, Part
from charts.base import headings
from charts.base.columns import Column
from charts.base.datasets import dataset_word
from charts.county import figures as county_charts
from charts.dialogue import words as words
from charts.targets import figures as target_charts
from data import moments, numbers
from data.rows import only_row, rows_of
from data.store import Facts
from pages.dialogue import deviation as deviation_record
from pages.dialogue import dossier as prepared_dossier
from pages.dialogue import lead_questions as question_list
from pages.dialogue import papers as dialogue_papers
from pages.dialogue import results as dialogue_record
from pages.dialogue import text_difference
from queries import county as county_questions
from queries import dialogue as questions
from queries import frame
from ui import address, author, county_choice
from ui.metrics import Metric, metrics
from ui.section import section
from ui.selection import current, state_of
from ui.stand import NO_DAY, parse_day
from ui.text import plain

chosen = current()
counties = rows_of(county_questions.counties(chosen.facts, year=chosen.year), county_questions.Counties)
existing = {row.county: row for row in counties}
title = st.empty()
where, when, who = st.columns([3, 2, 2])
with where:
    county = county_choice.choose(
        chosen, "Kreis oder kreisfreie Stadt", list(existing), [row.county for row in counties if row.has_agreement]
    )
with when:
    written = address.text(
        "Tag des Dialogs (TT.MM.JJJJ)",
        key="dialogtag",
        placeholder="heute",
        help="Alle Zahlen der Mappe stehen so da, wie sie an diesem Tag bekannt waren.",
    )
if author.takes_records(chosen):
    with who:
        author.field(chosen, "mappe")
day = parse_day(written) if written.strip() else moments.today()
if day is None:
    st.error(plain(NO_DAY.format(written)))
    day = moments.today()
facts = chosen.facts if not written.strip() else figures.at_day(chosen.facts.store, chosen.facts.dataset, day)
last = only_row(frame.choices(facts), frame.Choices).last_delivery
at = replace(chosen, facts=facts, last_delivery=None if numbers.is_missing(last) else last)
name = existing[county].name

title.title(plain(f"Dialogmappe {name} {chosen.year}"))
dossier, asked = prepared_dossier.of(facts, state_of(facts), county, chosen.year, day, chosen.programme)
st.markdown(plain(dossier.summary))
dialogue_record.said()
held = questions.held(facts, county=county, year=chosen.year)
for row in rows_of(held, questions.Held):
    summary = "ohne Kurzfassung" if numbers.is_missing(row.summary) else row.summary
    st.caption(plain(f"Dialog am {numbers.day(row.held_on)} mit {row.participants}: {summary}"))


def dossier_at(other: Facts, talk: date = day) -> Dossier:
    """The same Mappe of other facts."""
    return prepared_dossier.of(other, state_of(other), county, chosen.year, talk, chosen.programme)[0]


def figures_of(mappe: Dossier) -> pd.DataFrame:
    """The key figures as a table."""
    return pd.DataFrame(
        [(each.label, each.value, each.note, each.id) for each in mappe.figures],
        columns=["label", "value", "note", "id"],
        dtype="str",
    )


# What the page shows at a day of its own is not what the Stand of the sidebar showed.
compared = facts is chosen.facts


def draw(part: Part) -> None:
    """One part of the agenda as a section of the page."""

    def again(other: Facts) -> pd.DataFrame:
        return next(each.frame for each in dossier_at(other).parts if each.key == part.key)

    body = None
    if part.key == "chain" and len(part.frame):
        body = county_charts.budget_chain(part.frame)
    if part.key == "targets" and (part.frame["kind"] == "numeric").any():
        figures_only = part.frame[part.frame["kind"] == "numeric"]
        body = target_charts.achievement(
            figures_only.assign(
                short_name=figures_only["category_name"].fillna("übergreifend"), previous_ratio=float("nan")
            )
        )
    section(
        at,
        part.title,
        part.frame,
        body,
        key=f"mappe_{part.key}",
        statement=part.statement,
        measure=part.measure,
        columns=part.columns,
        source=peer_sources if part.key == "peers" else part.evidence,
        empty=part.empty,
        again=again if compared else None,
    )


section(
    at,
    headings.KEY_FIGURES,
    figures_of(dossier),
    lambda: metrics(*(Metric(each.label, each.value, each.note) for each in dossier.figures)),
    key="mappe_zahlen",
    statement=words.say_figures(len(dossier.figures)),
    measure=f"Beträge {chosen.programme_word}, Ziele alle Programme · Haushaltsjahr {chosen.year} · "
    "Kennungen unter „Tabelle“",
    columns={
        "label": Column("Größe"),
        "value": Column("Wert"),
        "note": Column("Einordnung", missing="–"),
        "id": Column("Kennung"),
    },
    source=[reference for each in dossier.figures for reference in each.evidence],
    empty="Zu diesem Gebiet und Jahr ist keine Zahl bekannt. Bitte ein anderes Jahr oder Gebiet wählen.",
    again=(lambda other: figures_of(dossier_at(other))) if compared else None,
)


def peer_sources() -> list[str]:
    """The references of all counties compared."""
    return [each for row in parts["peers"].frame["evidence"] if not numbers.is_missing(row) for each in row if each]


parts = {part.key: part for part in dossier.parts}
draw(parts["commitments"])

st.header(headings.LEAD_QUESTIONS, anchor="leitfragen")
number, struck = len(lead_questions.asked(asked)), sum(each.struck for each in asked)
st.markdown(f"**{plain(words.say_questions(number, struck, known=dossier.known))}**")
st.caption("Aus lesbaren Regeln in fester Reihenfolge; dieselben Daten ergeben dieselben Fragen.")
question_list.draw(at, county, asked)

for key in ("targets", "milestones", "deviations", "chain", "peers", "projects", "results", "remarks"):
    if key == "milestones" and parts[key].frame.empty:
        continue
    draw(parts[key])
    if key == "deviations" and len(parts["targets"].frame):
        deviation_record.draw(at, county, parts["targets"].frame)

text_difference.draw(at, county, chosen.year)

st.header("Papiere für das Gespräch", anchor="papiere")
dialogue_papers.draw(at, dossier)

st.header("Nach dem Gespräch", anchor="ergebnis")
st.markdown("Was hier festgehalten wird, steht in der Mappe des nächsten Jahres, ohne es noch einmal einzugeben.")
dialogue_record.draw(
    at,
    county,
    name,
    questions.targets(facts, county=county, year=chosen.year),
    questions.commitments(facts, county=county, year=chosen.year, day=day),
)

st.header("Zahl zu einer Kennung", anchor="kennung")
st.markdown("Jede Zahl auf der ersten Seite einer Mappe trägt eine Kennung. Hier ist sie wieder zu sehen.")
wanted = address.text("Kennung", key="kennung", placeholder="published.06434.2023.AQB.agreed.…")
if wanted.strip():
    try:
        figure, figure_facts = figures.again(chosen.facts.store, wanted)
    except figures.FigureGone as gone:
        st.warning(plain(str(gone)))
    else:
        st.metric(plain(figure.label), plain(figure.value))
        st.caption(plain(f"{dataset_word(figure_facts)} · {figure.id}"))
        st.caption(plain("Fundstellen: " + "; ".join(figure.evidence)))

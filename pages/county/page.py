"""Kreisprofil: what must I know about one county in one budget year?"""

from dataclasses import replace
from typing import Literal

import pandas as pd
import streamlit as st

from analysis.comparability import unfinished
from charts.base import bounds, county_words, headings, milestones, target_words
from charts.base.categories import beside_measure, only_words
from charts.base.columns import Column
from charts.base.derivations import category_parts, direct
from charts.base.notes import Points
from charts.county import derivations, stages
from charts.county import figures as charts
from charts.county import history as years
from charts.county.agreement_values import row_keys
from charts.targets import variance
from data import numbers
from data.code_words import STAGE
from data.quoting import unbroken
from data.rows import rows_of
from data.store import Facts
from pages.county import agreement, land
from queries import county as questions
from queries import frame
from queries.worked import worked_out
from ui import county_choice, heading, offers
from ui.section import section
from ui.selection import current
from ui.text import plain

chosen = current()
# What is of the county's whole budget, whatever Maßnahmenarten are chosen.
whole = replace(chosen, categories=[])
basis = f"{chosen.programme_word}, {chosen.stage_word}"
existing = {row.county: row for row in rows_of(questions.counties(chosen.facts, year=chosen.year), questions.Counties)}
title = st.empty()
county = county_choice.choose(
    chosen, "Kreis oder kreisfreie Stadt", list(existing), [key for key, row in existing.items() if row.has_agreement]
)
row = existing[county]

heading.title(f"{county_words.called(row.name, row.kind)} {chosen.year}", chosen, title)
st.markdown(plain(charts.say_county(row)))
if not numbers.is_missing(row.note):
    st.caption(plain(row.note))

whom = county_words.for_whom(row.name, row.kind)
only = only_words(chosen.categories, chosen.category_names)
scope = ", ".join(filter(None, [chosen.programme_word, only]))
narrowed = beside_measure(chosen.categories, chosen.category_names)
if only:
    st.info(
        "Die Auswahl der Maßnahmenarten wirkt hier auf Maßnahmen und Ziele. Zielvereinbarung, die Stufen vom "
        "Vereinbaren zum Nachweis und die Jahre im Vergleich gelten für alle Maßnahmenarten."
    )

by_stage = (
    questions.stages(chosen.facts, county=county, year=chosen.year, programme=chosen.programme)
    if chosen.stage_open
    else None
)


def opened(what: Literal["projects", "years"], of_what: str) -> tuple[str, str]:
    """The stage a part opens with, and the words that name it: another one only where nobody chose."""
    if by_stage is None or (found := stages.opening(by_stage, what, chosen.stage)) == chosen.stage:
        return chosen.stage, basis
    return found, f"{chosen.programme_word}, {STAGE[found]} · {stages.say(STAGE[found], of_what)}"


project_stage, project_basis = opened("projects", "Beträge je Maßnahme")
projects = questions.projects(chosen.facts, replace(chosen.scope, stage=project_stage), county=county)
projects = projects.assign(precision=bounds.shown(projects["precision"]))


of_targets = (county, chosen.year, chosen.programme, chosen.categories)


def targets_at(facts: Facts) -> pd.DataFrame:
    """The targets with what was agreed and reported in words."""
    return worked_out(facts, "targets of a county in words", of_targets, lambda: targets_in_words(facts))


def targets_in_words(facts: Facts) -> pd.DataFrame:
    """The same, worked out."""
    found = questions.targets(
        facts, county=county, year=chosen.year, programme=chosen.programme, categories=chosen.categories
    )
    rows = rows_of(found, questions.Targets)
    told = variance.beside(found)
    return told.assign(
        agreed=[target_words.agreed_words(each) for each in rows],
        reached=[target_words.actual_words(each) for each in rows],
        shown_ratio=found["ratio"].where(found["percent_allowed"]),
        gap_told=[variance.gap_told(gap, unit) for gap, unit in zip(told["gap"], found["unit"], strict=True)],
        adjusted=[target_words.adjusted_words(each) for each in rows],
    )


targets = targets_at(chosen.facts)
project_rows = row_keys("massnahme", projects["project"])
target_rows = row_keys("ziel", targets["target"])


def agreed_at(facts: Facts) -> agreement.Agreement:
    """The agreement with its text, whose marks lead to the rows of this page."""
    return agreement.read(
        facts,
        county=county,
        names=[row.name, row.short_name],
        year=chosen.year,
        programme=chosen.programme,
        shown={*project_rows, *target_rows},
    )


def placed_targets_at(facts: Facts) -> pd.DataFrame:
    """The targets with the section of the agreement they stand in."""
    found = targets_at(facts)
    return agreed_at(facts).beside(found, row_keys("ziel", found["target"]))


agreed = agreed_at(chosen.facts)
agreement.draw_values(whole, agreed, whom, agreed_at)

chain = charts.chain_table(
    questions.budget_chain(chosen.facts, county=county, year=chosen.year, programme=chosen.programme, day=chosen.day)
)
chain_rows = row_keys("stufe", chain["stage"])
chain = agreed.beside(chain, chain_rows)
section(
    whole,
    headings.BUDGET_CHAIN,
    # a reason a source names is shown like a sum
    chain if chain[["euros", "evidence"]].notna().any(axis=None) else chain.head(0),
    charts.budget_chain(chain),
    key="kette",
    lacks=offers.Lacks("budget", county),
    statement=charts.say_budget_chain(chain, f"{chosen.programme_word}, {chosen.year}"),
    measure=charts.chain_measure(chosen.programme_word, chosen.year),
    columns={
        **charts.CHAIN,
        **agreed.column(chain_rows, "Vereinbartes"),
    },
    source=chain["evidence"].tolist(),
    derived=derivations.chain,
    coverage=f"{int(chain['euros'].notna().sum())} von 4 Stufen",
    links=agreed.links(chain_rows, "euros"),
)

if chosen.facts.counties:
    land.draw(chosen)

section(
    chosen,
    "Maßnahmen",
    agreed.beside(projects, project_rows),
    None,
    key="massnahmen",
    lacks=offers.Lacks("project", county),
    statement=charts.say_projects(projects, whom, chosen.year, scope),
    measure=f"Beträge in Euro, {project_basis}{narrowed} · Haushaltsjahr {chosen.year} · "
    "in der Reihenfolge des Dokuments",
    columns={
        "category_name": Column("Maßnahmenart"),
        "name": Column("Maßnahme"),
        "provider": Column("Träger"),
        "target_group": Column("Zielgruppe"),
        "places": Column("Plätze", "integer"),
        "euros": Column("Betrag", "euro"),
        "precision": bounds.COLUMN,
        "targets": Column("Ziele", "integer", missing="–"),
        "status": Column("Status", "status", missing="–"),
        **agreed.column(project_rows, "Maßnahme"),
    },
    source=[*projects["evidence"], *"\n".join(projects["euros_evidence"].dropna()).split("\n")],
    derived=direct("name", places="evidence", euros="euros_evidence"),
    links=agreed.links(project_rows, "name"),
)

section(
    chosen,
    headings.TARGETS,
    agreed.beside(targets, target_rows),
    None,
    key="ziele",
    lacks=offers.Lacks("target", county),
    statement=charts.say_targets(targets, whom, chosen.year, scope, over=not unfinished(chosen.year, chosen.day)),
    measure=f"Werte in der Einheit des Ziels · {chosen.programme_word}{narrowed} · Haushaltsjahr {chosen.year} · "
    f"Regel {unbroken(', '.join(sorted(set(targets['rule'].dropna())))) or '–'}",
    columns={
        "project_name": Column("Maßnahme", missing="übergreifend"),
        "name": Column("Ziel"),
        "agreed": Column("vereinbart"),
        "reached": Column("gemeldet"),
        "adjusted": Column("angepasst", missing="–"),
        "shown_ratio": Column("Zielerreichung", "achievement", missing="–"),
        "asked_words": variance.COLUMNS["asked_words"],
        "status": Column("Status", "status"),
        "reason": Column("Grund", missing="–"),
        "gap": variance.COLUMNS["gap"],
        "gap_share": variance.COLUMNS["gap_share"],
        "dialogue_words": variance.COLUMNS["dialogue_words"],
        "computed_status": variance.COLUMNS["computed_status"],
        "reported_on": Column("Meldung vom", "day", missing="–"),
        "missing": Column("Grund ohne Wert", "missing", missing="–"),
        "report_state": variance.COLUMNS["report_state"],
        **agreed.column(target_rows, "Ziel"),
    },
    # Within the year nobody can judge a status without what was asked up to the report.
    brief=(
        *("name", "status", "reached", "agreed", "shown_ratio"),
        *(("asked_words",) if unfinished(chosen.year, chosen.day) else ()),
        *("reason", "reported_on"),
    ),
    source=[*targets["evidence"], *targets["report_source"], *targets["dialogue_source"].dropna()],
    derived=derivations.achievements,
    again=placed_targets_at,
    links=agreed.links(target_rows, "name"),
)


def steps_at(facts: Facts) -> pd.DataFrame:
    """The milestones of the targets that have a day."""
    return worked_out(facts, "milestones of a county", of_targets, lambda: milestones.listed(targets_at(facts)))


steps = steps_at(chosen.facts)
if not steps.empty:
    section(
        chosen,
        headings.MILESTONES,
        steps,
        None,
        key="termine",
        statement=milestones.say_listed(steps),
        measure=milestones.measure(f"{chosen.programme_word}{narrowed} · Haushaltsjahr {chosen.year}"),
        columns=milestones.COLUMNS,
        source=sorted(set(steps["source"])),
        again=steps_at,
    )

year_stage, year_basis = opened("years", "Jahre")
history = questions.history(chosen.facts, county=county, programme=chosen.programme, stage=year_stage)
summed = frame.budget_parts(chosen.facts, programme=chosen.programme, stage=year_stage)
summed = summed[summed["county"] == county]
section(
    whole,
    "Die Jahre im Vergleich",
    history.assign(precision=bounds.shown(history["precision"])),
    years.history(history, chosen.year, chosen.running_year) if history["euros"].notna().any() else None,
    key="jahre_kreis",
    over_years=True,
    statement=years.say_history(history, chosen.year, year_stage, chosen.running_year, chosen.programme_word),
    measure=f"Euro · {year_basis} · Jahre ohne Angabe bleiben leer · laufendes Jahr und Vorläufiges schraffiert · "
    "begründet abweichende Ziele stehen in der Zahl der bewerteten, in keiner der beiden dahinter",
    columns={
        "budget_year": Column("Jahr"),
        "euros": Column("Budget", "euro"),
        "precision": bounds.COLUMN,
        "missing": Column("Grund ohne Wert", "missing", missing="–"),
        "state": Column("Stand der Angabe", "state", missing="–"),
        "projects": Column("Maßnahmen", "integer"),
        "targets": Column("Ziele", "integer"),
        "judged": Column("davon bewertet", "integer"),
        "good": Column("erreicht oder im Plan", "integer"),
        "bad": Column("gefährdet oder nicht erreicht", "integer"),
        "territory_note": Column("Gebietsstand", missing="unverändert"),
    },
    source=[*history["evidence"], *summed["evidence"]],
    derived=direct("budget_year", parts=category_parts(summed, "budget_year", "euros"), euros="evidence"),
    points=Points("budget_sum", by="year", county=county),
)

agreement.draw_commitments(whole, agreed, whom)
agreement.draw_text(whole, agreed, whom)

remarks = questions.remarks(chosen.facts, county=county, year=chosen.year)
if not remarks.empty:
    section(
        whole,
        "Anmerkungen",
        remarks,
        None,
        key="anmerkungen",
        statement=f"{numbers.count_of(len(remarks), 'Anmerkung', 'Anmerkungen')} zu diesem Jahr oder ohne Jahr.",
        measure="Aussagen, die keine Zahl dieses Bestands sind: von Gebietskörperschaft, Ministerium oder aus "
        "Veröffentlichungen",
        columns={
            "budget_year": Column("Jahr", missing="ohne Jahr"),
            "text": Column("Anmerkung"),
            "author": Column("von"),
            "written_on": Column("am", "day", missing="ohne Datum"),
        },
        source=remarks["evidence"].tolist(),
    )

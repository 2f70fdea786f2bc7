"""Kreisvergleich: how does a county compare with similar ones, on a fair basis?"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis.comparability import GROWING, Side, Subject, only_parts
from analysis.peers import neighbours
from analysis.positions import FOR_QUARTILES
from charts.base.columns import Columns
from charts.base.derivations import Derivation
from charts.base.notes import Points
from charts.comparison import derivations, why_derivations
from charts.comparison import figures as charts
from charts.comparison import matrix as trait_matrix
from charts.comparison import reasons as why_these
from charts.comparison import sides as second
from charts.comparison import tables as tables
from charts.comparison import words as words
from charts.comparison.funnel import cases_funnel
from charts.comparison.view import read
from data.rows import rows_of
from data.store import Facts
from pages.comparison import choice as comparison_choice
from pages.comparison import own_group as peer_group_record
from pages.comparison import stage_offer
from queries import comparison as questions
from ui import address, heading, links, refusal
from ui.section import section
from ui.selection import current
from ui.text import plain

# How the figures are drawn, in the order of the offer.
VIEWS = {"dots": "Punkte", "bars": "Balken", "tiles": "Karte", "table": "Tabelle", "funnel": "Trichter"}
# Years that one value of an indicator puts together (data/reference/indicator.csv).
POOLED = {"reached_share": 3}

chosen = current()
title = st.empty()
choice = comparison_choice.choose(chosen)
view, measure = choice.view, choice.view.measure
heading.title(f"Kreisvergleich {chosen.year}", chosen, title, counties="Nebeneinander:")
# The counties of the sidebar are set side by side; nothing else is narrowed to them.
side_by_side = replace(chosen, counties=list(view.shown))

asked = {"indicator": measure.code, "denominator": choice.denominator}


def figures_at(facts: Facts) -> pd.DataFrame:
    """The figure of every county and the Land."""
    return questions.figures(facts, chosen.scope, **asked)


figures = figures_at(chosen.facts)
found = read(figures)
group = found.group_words(view)
days = found.reference_dates
related = " · ".join(
    filter(
        None,
        [
            f"bezogen auf den {days}" if days else "",
            f"Quelle: {choice.documents}" if choice.documents else "",
            "ohne Maßnahmenarten, die nur Personal weiterbilden"
            if choice.denominator in ("place", "participant")
            else "",
        ],
    )
)
staged = measure.basis == "money"
basis = f"{chosen.programme_word}, {chosen.stage_word}" if staged else chosen.programme_word
of_all = " · ".join(filter(None, [measure.formula, basis, measure.only, f"Haushaltsjahr {chosen.year}", related]))
about = f"{of_all} · Gruppe: {group}"
coverage = found.coverage


def places(year: int, stage: str, some: Sequence[str] = ()) -> pd.DataFrame:
    """Where the figures of some counties stand, of all when none is named."""
    return questions.figure_evidence(
        chosen.facts, replace(chosen.scope, year=year, stage=stage, counties=list(some)), **asked
    )


def evidence(year: int, stage: str) -> list[str]:
    """Where the figures of the counties side by side stand; of all when only one is chosen."""
    return places(year, stage, view.shown if len(view.shown) > 1 else ())["evidence"].unique().tolist()


def derived(frame: pd.DataFrame, columns: Columns) -> list[Derivation]:
    """The Rechenweg of the values in a table of figures."""
    return derivations.values(frame, found, view, places(chosen.year, chosen.stage), columns)


if not found.known and measure.basis == "money":
    stage_offer.offer(chosen, asked)
if view.left_out:
    st.info(plain(view.left_out))
if choice.view.group.missing:
    st.info(plain(choice.view.group.missing))

if found.parts and not found.known and chosen.year - 1 in chosen.years:
    refusal.say([only_parts(chosen.year)], "verteilung")

offered = [code for code in VIEWS if code != "funnel" or measure.basis == "share"]
shown = address.switch("Darstellung", offered, key="darstellung", word=VIEWS.__getitem__)
per_head = (measure.code, choice.denominator) == ("budget_sum", "population")
figure = {
    "dots": charts.dots,
    "bars": charts.bars,
    "tiles": charts.tiles,
    "funnel": cases_funnel,
}.get(str(shown))
section(
    chosen,
    f"{measure.title}: {group}",
    tables.table(figures, view),
    figure(figures, view) if figure and (found.known or found.parts) else None,
    key="verteilung",
    statement=words.say_figures(figures, view),
    measure=f"{measure.unit_words} · {about}",
    columns=tables.table_columns(view),
    source=partial(evidence, chosen.year, chosen.stage),
    derived=derived,
    coverage=f"{coverage}. {words.say_missing(figures)}",
    points=Points("euros_per_inhabitant" if per_head else measure.code, by="county", year=chosen.year),
    on_click=lambda points: links.add_county(str(points[0]["customdata"])),
    again=lambda facts: tables.table(figures_at(facts), view),
    everywhere=True,
)

by_logic = {
    county: tables.positions(found.known, choice.groups_of(county), county, view.enough_peers) for county in view.shown
}
spans = {county: tables.position_span(positions) for county, positions in by_logic.items()}
beside = f"{measure.unit_words} · {about} · Lage: wie viele der anderen darunter liegen, gleiche halb"
section(
    side_by_side,
    "Nebeneinander",
    tables.table(figures, view, spans, only_shown=True),
    None,
    key="nebeneinander",
    statement=words.say_side_by_side(figures, view)
    + (" Weitere Gebiete wählen Sie links." if len(view.shown) == 1 else ""),
    measure=beside,
    columns=tables.table_columns(view, spans=True),
    source=partial(evidence, chosen.year, chosen.stage),
    derived=derived,
    coverage=coverage,
)

other_year = choice.other_year or chosen.year
other_stage = choice.other_stage if staged and choice.other_stage else chosen.stage
if choice.compared and (other_year, other_stage) == (chosen.year, chosen.stage):
    st.info("Beide Seiten des Vergleichs sind gleich. Bitte ein anderes Jahr oder eine andere Stufe wählen.")
elif choice.compared:
    between = {"year": chosen.year, "other_year": other_year}
    other = questions.figures(chosen.facts, replace(chosen.scope, year=other_year, stage=other_stage), **asked)
    other_days = read(other).reference_dates
    rules = rows_of(questions.rules(chosen.facts, **between), questions.Rules)
    one, two = (
        Side(
            year=year,
            stage=stage,
            rule=", ".join(row.rule for row in rules if row.budget_year == year),
        )
        for year, stage in ((chosen.year, chosen.stage), (other_year, other_stage))
    )
    subject = Subject(
        staged=staged,
        judged=measure.code == "reached_share",
        grows=(not staged and measure.code != "project_count")
        or (staged and bool(set(GROWING) & {chosen.stage, other_stage}))
        or choice.denominator == "participant",
        pooled=POOLED.get(measure.code, 1),
        ratios=choice.ratios,
        today=chosen.day,
    )
    pairs, broken = second.sides(
        figures, other, questions.territories(chosen.facts, **between), view, one, two, subject
    )
    refusal.say(broken, "zwei_seiten")
    of_both = [
        measure.formula,
        second.measured_words(one, two, chosen.programme_word, staged=staged),
        measure.only,
        related,
        f"{other_year} bezogen auf den {other_days}" if other_days not in ("", days) else "",
        f"Gruppe: {group}",
    ]
    section(
        side_by_side,
        second.title(one, two),
        pairs,
        None,
        key="zwei_seiten",
        statement=second.say_sides(pairs, broken),
        measure=" · ".join(filter(None, [f"{measure.unit_words} · {measure.name}", *of_both])),
        columns=second.sides_columns(view, one, two),
        source=lambda: [*evidence(chosen.year, chosen.stage), *evidence(other_year, other_stage)],
        derived=lambda frame, columns: derivations.sides(
            frame, view, [places(chosen.year, chosen.stage), places(other_year, other_stage)], columns
        ),
    )

own_name = chosen.county_names[view.own]
section(
    chosen,
    f"Lage je Vergleichsgruppe: {own_name}",
    tables.positions_table(
        by_logic[view.own], [found.median_precision(replace(view, group=each.group)) for each in by_logic[view.own]]
    ),
    None,
    key="lage",
    statement=tables.say_positions(by_logic[view.own], own_name),
    measure=f"Prozent der Gruppe · Lage: wie viele der anderen darunter liegen, gleiche halb · {measure.name}, "
    f"{measure.unit_words} · {of_all} · Viertel ab {FOR_QUARTILES} anderen Gebieten mit Angabe"
    + ("" if "iab" in choice.groups else " · IAB-Vergleichstyp: in diesem Datensatz nicht geliefert"),
    columns=tables.positions_columns(view),
    source=partial(evidence, chosen.year, chosen.stage),
    derived=lambda _, columns: derivations.positions(
        by_logic[view.own], found, view, places(chosen.year, chosen.stage), columns
    ),
    everywhere=True,
)

# Closed, its table is not drawn.
why = st.expander("Warum diese Gebiete?", key="warum_offen", on_change="rerun")
if why.open:
    with why:
        near = neighbours(view.own, choice.characteristics) if view.group.code == "nearest" else []
        reasons = why_these.reasons(near, view, choice.characteristics, choice.traits)
        listed = choice.characteristics[choice.characteristics["county"].isin([view.own, *view.group.counties])]
        section(
            chosen,
            f"Warum diese Gebiete? {view.group.name}",
            reasons,
            trait_matrix.traits(reasons, view),
            key="warum",
            statement=why_these.say_reasons(reasons, view),
            measure=f"Wert, darunter der Anteil am Abstand zum Gebiet im Mittelpunkt ({own_name}): je dunkler, desto "
            "mehr trennt das Merkmal · Gewichte sind ein Vorschlag, vom Ministerium noch nicht beschlossen"
            + (f" · {off}" if (off := why_these.rounded_words(reasons)) else "")
            if near
            else "Merkmal der Gruppe",
            columns=why_these.reasons_columns(view),
            source=[
                *(listed["evidence"] if near else []),
                *(choice.traits["population_evidence"] if view.group.code == "size" else []),
                *(choice.traits["iab_evidence"] if view.group.code == "iab" else []),
            ],
            derived=(lambda _frame, columns: why_derivations.distances(near, view, choice.characteristics, columns))
            if near
            else None,
            everywhere=True,
        )

peer_group_record.draw(chosen)

"""Lagebild: where does the AQB stand in one budget year?"""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.comparability import no_comparison, still_grows, unfinished
from charts.base import bounds, headings
from charts.base.categories import beside_measure, only_words
from charts.base.columns import Column
from charts.base.derivations import category_parts, direct
from charts.base.notes import Points
from charts.deliveries.figures import say_expected
from charts.overview import derivations, year_before
from charts.overview import figures as charts
from charts.overview import statuses as state_charts
from data import numbers
from data.quoting import unbroken
from data.rows import only_row, rows_of
from queries import deliveries, frame
from queries import overview as questions
from queries.worked import worked_out
from ui import author, links, offers
from ui.heading import title
from ui.metrics import Metric, metrics
from ui.section import section
from ui.selection import current
from ui.text import note

chosen = current()
basis = f"{chosen.programme_word}, {chosen.stage_word}"
of_stage = f" ({chosen.stage_word})"
scope = chosen.scope

# Asked of all counties: the map shows where the chosen ones lie.
everywhere = questions.budget_by_county(chosen.facts, scope.everywhere, running=chosen.running_year)
budgets = everywhere[everywhere["county"].isin(chosen.counties)] if chosen.counties else everywhere
total = only_row(questions.budget_sum(chosen.facts, scope, running=chosen.running_year), questions.BudgetSum)
counts = questions.counts(chosen.facts, scope)


def years_before() -> pd.DataFrame:
    """The budgets of the year before, also of those with which this year is not compared."""
    return questions.budget_by_county(chosen.facts, replace(scope, year=chosen.year - 1), running=chosen.running_year)


statuses = questions.status_counts(chosen.facts, scope)

# A sum that still grows is set against no full year.
grows = still_grows(chosen.stage, chosen.year, chosen.running_year)
this, previous = rows_of(counts, questions.Counts)
existing = budgets[budgets["exists_in_year"]]
provisional = int((existing["state"] == "provisional").sum())
coverage = f"{total.counties_with} von {total.counties} mit Angabe" + (
    f", davon {provisional} vorläufig" if provisional else ""
)
period = f"Haushaltsjahr {chosen.year}"

only = only_words(chosen.categories, chosen.category_names)
narrowed = beside_measure(chosen.categories, chosen.category_names)

title(f"Lagebild {chosen.year}", chosen)
if total.counties and not total.counties_with:
    offers.offer(chosen, offers.BUDGET, "angebot_budget")
if only:
    st.info(
        "Die Auswahl der Maßnahmenarten wirkt hier auf die Zahl der Maßnahmen und auf die Ziele. Budgets, Karte und "
        "Zielvereinbarungen gelten für alle Maßnahmenarten."
    )


def expected_words() -> str:
    """What is owed by the chosen counties, in a sentence."""
    expected = deliveries.expected(chosen.facts, year=chosen.year, day=chosen.day)
    if chosen.counties:
        expected = expected[expected["county"].isin(chosen.counties)]
    return say_expected(expected, chosen.year, chosen.day)


if author.takes_records(chosen) and total.counties:
    # The sentence wraps on a narrow screen; the label of a link would be cut off.
    asked = (chosen.year, chosen.day, chosen.counties)
    note(worked_out(chosen.facts, "what is expected, in a sentence", asked, expected_words))
    st.page_link(
        "pages/deliveries/page.py",
        label="Lieferungen je Gebietskörperschaft",
        icon=":material/inbox:",
        query_params={"datenansicht": "Vollständigkeit"},
    )

section(
    chosen,
    headings.KEY_FIGURES,
    counts.assign(**{name: bounds.shown(counts[name]) for name in ("precision", "land_precision")}),
    lambda: metrics(
        Metric(
            f"Budget{of_stage}",
            charts.budget_words(total),
            charts.change_words(total, chosen.year, grows=grows),
        ),
        Metric(
            "Landessumme laut Land",
            numbers.stated(numbers.euro_short(this.land_euros), this.land_precision),
            charts.land_words(this),
        ),
        Metric(
            "Zielvereinbarungen",
            charts.count_words(this.agreements),
            charts.coverage_words(this.agreements, previous.agreements, total.counties, chosen.year),
        ),
        Metric(
            "Maßnahmen",
            charts.count_words(this.projects),
            charts.difference_words(this, previous, "projects", chosen.year),
        ),
        Metric(
            "Ziele",
            charts.count_words(this.targets),
            charts.difference_words(this, previous, "targets", chosen.year),
        ),
    ),
    key="kennzahlen",
    statement=charts.say_key_figures(
        total, basis, chosen.year, grows=grows, why=year_before.why_not_compared(existing, chosen.year - 1)
    ),
    measure=f"Euro und Anzahl · {basis} · {period} gegenüber {chosen.year - 1}"
    + ("" if grows or total.counties == 1 else " · vergleichbar: Angabe in beiden Jahren, gleicher Gebietsstand")
    + (f" · Maßnahmen und Ziele {only}" if only else ""),
    columns={
        "budget_year": Column("Jahr"),
        "euros": Column("Budget", "euro"),
        "precision": bounds.COLUMN,
        "budget_counties": Column("Gebiete mit Angabe", "integer", missing="–"),
        "agreements": Column("Zielvereinbarungen", "integer", missing=charts.UNRECORDED),
        "projects": Column("Maßnahmen", "integer", missing=charts.UNRECORDED),
        "targets": Column("Ziele", "integer", missing=charts.UNRECORDED),
        "land_euros": Column("Landessumme laut Land", "euro"),
        "land_precision": Column("Genauigkeit der Landessumme", "precision", missing="–"),
        "land_stage": Column("Stufe der Landessumme", "stage", missing="–"),
    },
    source=lambda: [
        *budgets["evidence"],
        *years_before()["evidence"],
        *counts["land_evidence"],
        *questions.count_evidence(chosen.facts, scope)["evidence"],
    ],
    derived=lambda frame, columns: derivations.key_figures(frame, [budgets, years_before()], columns),
    coverage=coverage,
)

# Who states neither year, nor why, has nothing to compare.
compared = existing[existing[["euros", "previous_euros", "missing"]].notna().any(axis=1)]
summed = frame.budget_parts(chosen.facts, programme=chosen.programme, stage=chosen.stage)
summed = summed[summed["county"].isin(compared["county"]) & summed["budget_year"].isin([chosen.year, chosen.year - 1])]
left, right = st.columns(2, gap="medium")
with left:
    section(
        chosen,
        "Budget je Einwohner",
        existing.assign(precision=bounds.shown(existing["precision"])),
        charts.budget_map(everywhere, chosen.counties) if budgets["euros_per_inhabitant"].notna().any() else None,
        key="karte",
        statement=charts.say_budget_map(existing),
        measure=f"Euro je Einwohner · {basis} · {period} · {charts.population_words(budgets)}",
        columns={
            "short_name": Column("Gebiet"),
            "euros_per_inhabitant": Column("Euro je Einwohner", "number"),
            "euros": Column("Budget", "euro"),
            "precision": bounds.COLUMN,
            "population_on": Column("Einwohner am", "day", missing="keine passende Zahl"),
            "missing": Column("Grund ohne Wert", "missing", missing="–"),
            "territory_note": Column("Gebietsstand", missing="unverändert"),
        },
        source=[*budgets["evidence"], *budgets["population_evidence"]],
        derived=derivations.per_inhabitant,
        coverage=f"{int(budgets['euros_per_inhabitant'].notna().sum())} von {len(existing)} mit Angabe",
        points=Points("euros_per_inhabitant", by="county", year=chosen.year),
        on_click=lambda points: links.add_county(str(points[0]["customdata"])),
    )
with right:
    section(
        chosen,
        "Budgets im Vergleich",
        compared.assign(
            **{name: bounds.shown(compared[name]) for name in ("precision", "previous_precision")},
            previous_words=year_before.words(compared, chosen.year - 1),
        ),
        charts.budget_by_county(existing),
        key="budgets",
        statement=charts.say_budget_by_county(existing),
        measure=f"Euro · {basis} · {period}"
        + (f" · {no_comparison(chosen.year)}" if grows else f" und {chosen.year - 1}"),
        columns={
            "short_name": Column("Gebiet"),
            "euros": Column(f"{chosen.year}", "euro"),
            **({} if grows else {"previous_euros": year_before.column(compared, chosen.year - 1)}),
            "precision": bounds.COLUMN,
            **({} if grows else {"previous_precision": replace(bounds.COLUMN, label=f"Genauigkeit {chosen.year - 1}")}),
            "missing": Column("Grund ohne Wert", "missing", missing="–"),
            "state": Column("Stand der Angabe", "state", missing="–"),
            "territory_note": Column("Gebietsstand", missing="unverändert"),
        },
        source=[*budgets["evidence"], *budgets["previous_evidence"], *summed["evidence"]],
        derived=direct(
            "short_name",
            parts=category_parts(summed, "short_name", {chosen.year: "euros", chosen.year - 1: "previous_euros"}),
            euros="evidence",
            previous_euros="previous_evidence",
        ),
        coverage=coverage,
        points=Points("budget_sum", by="county", year=chosen.year),
        on_click=lambda points: links.add_county(str(points[0]["customdata"])),
    )

section(
    chosen,
    "Status der Ziele",
    statuses,
    state_charts.status_counts(statuses),
    key="status",
    lacks=offers.TARGET,
    statement=state_charts.say_status_counts(statuses, over=not unfinished(chosen.year, chosen.day)),
    measure=f"Anzahl der Ziele · {chosen.programme_word}{narrowed} · {period} · "
    f"Regel {unbroken(', '.join(sorted(set(statuses['rules'])))) or '–'}",
    columns={
        "status": Column("Status", "status"),
        "targets": Column("Ziele", "integer"),
        "counties": Column("Gebiete", "integer"),
        "rules": Column("Regel"),
    },
    source=lambda: questions.target_evidence(chosen.facts, scope)["evidence"].tolist(),
    derived=lambda frame, columns: derivations.status_counts(
        frame, questions.status_places(chosen.facts, scope), columns
    ),
)

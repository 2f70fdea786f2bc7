"""Mittelverteilung: how does the money split into years, counties, Maßnahmenarten and Maßnahmen?"""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis.comparability import growing_from
from charts.allocation import breakdown, derivations, opening
from charts.allocation import figures as charts
from charts.base import bounds, rounded
from charts.base.categories import chosen_words, only_words
from charts.base.columns import Column
from charts.base.notes import Points
from data import numbers
from data.rows import only_row
from data.store import Facts
from queries import allocation as questions
from ui import address, alike, links, offers, session
from ui.heading import title
from ui.section import section
from ui.selection import current, opens_with
from ui.text import plain

STATE = Column("Stand der Angabe", "state")
LEVELS = {"county": "nach Kreisen und Städten", "category": "nach Maßnahmenarten", "project": "nach Maßnahmen"}

chosen = current()
said = ""
if chosen.stage_open:
    stages = questions.split_stages(chosen.facts, chosen.scope)
    if len(stages) and stages["split_euros"].iloc[0] and stages["stage"].iloc[0] != chosen.stage:
        chosen = opens_with(chosen, stage=str(stages["stage"].iloc[0]))
        said = opening.say_opened(stages, chosen.year)
scope = chosen.scope
names = charts.names_with_rest(chosen.category_names)
only = only_words(chosen.categories, chosen.category_names)
basis = " · ".join(filter(None, [f"{chosen.programme_word}, {chosen.stage_word}", only]))

title(f"Mittelverteilung {chosen.year}", chosen)

if said:
    st.info(plain(said))
same_ones = alike.choose()
same = alike.counties(chosen)


def years_at(facts: Facts) -> pd.DataFrame:
    """Maßnahmenarten by year of the same counties, or of all that state a figure; weak years marked."""
    found = questions.by_year(facts, scope, units=same.units if same_ones else [])
    weak = found["is_weak"] | (found["counties"] < len(same.units)) if same_ones else found["is_weak"]
    return found.assign(is_weak=weak, name=found["category"].map(names), precision=bounds.shown(found["precision"]))


years = years_at(chosen.facts)
counted = (
    alike.words(same, dict(zip(years["budget_year"].tolist(), years["counties"].tolist(), strict=True)))
    if same_ones
    else "Summe der Gebiete mit Angabe, von Jahr zu Jahr verschiedene; blass: zu wenige Gebiete"
)
counties = questions.by_county(chosen.facts, scope)
# Who states parts of a budget and no whole one makes no row of years either.
stating = counties[counties["euros"].notna()]
beside = ~stating["county"].isin(same.units) if same_ones and same.units else stating["county"].isin([])
left_out = stating.loc[beside, "short_name"].unique().tolist()
if chosen.categories:
    hidden = only_row(questions.hidden(chosen.facts, scope), questions.Hidden).euros
    if not numbers.is_missing(hidden) and hidden:
        st.info(
            f"Nur ausgewählte Maßnahmenarten. Nicht enthalten sind {numbers.euro(hidden)} des Jahres {chosen.year}, "
            "die keiner Maßnahmenart zugeordnet sind."
        )

section(
    chosen,
    "Maßnahmenarten über die Jahre",
    years,
    charts.by_year(years, chosen.category_names, chosen.year, growing_from(chosen.stage, chosen.running_year)),
    key="jahre",
    over_years=True,
    statement=charts.say_by_year(
        *(years, chosen.category_names, chosen.year),
        left_out=left_out,
    ),
    measure=f"Euro · {basis} · {counted} · unter dem Jahr die Zahl der Gebiete · schraffiert: läuft noch oder "
    "enthält Vorläufiges",
    on_click_words="Klick wählt das Jahr",
    columns={
        "budget_year": Column("Jahr"),
        "name": Column("Maßnahmenart"),
        "euros": Column("Betrag", "euro2"),
        "state": STATE,
        "precision": bounds.COLUMN,
        "counties": Column("Gebiete in der Summe", "integer"),
        "counties_all": Column("Gebiete im Jahr", "integer"),
    },
    source=lambda: questions.evidence(chosen.facts, scope, year=None)["evidence"].tolist(),
    again=years_at,
    on_click=lambda points: links.choose_year(int(points[0]["customdata"])),
)

# The switch stands before the section because its figure depends on it; it is hidden with an empty answer.
AMOUNTS, SHARES = "Beträge", "Anteile"
share_of = stating["euros"] / stating["county_euros"]
shares = address.switch("Balken zeigen", [AMOUNTS, SHARES], key="balken") == SHARES
section(
    chosen,
    f"Maßnahmenarten je Gebiet {chosen.year}",
    stating.assign(
        name=stating["category"].map(names),
        share=share_of,
        share_precision=bounds.shown(derivations.share_precisions(stating)),
        precision=bounds.shown(stating["precision"]),
    ),
    charts.by_county(counties, chosen.category_names, shares=shares),
    key="kreise_art",
    lacks=offers.BUDGET,
    statement=charts.say_by_county(counties, chosen_words(chosen.categories, chosen.category_names)),
    measure=f"{'Anteil an den Mitteln des Gebiets' if shares else 'Euro'} · {basis} · Haushaltsjahr {chosen.year}"
    + (f" · {off}" if (off := rounded.words([list(each) for _, each in share_of.groupby(stating["county"])])) else ""),
    on_click_words="Klick gliedert das Gebiet unten auf",
    columns={
        "short_name": Column("Gebiet"),
        "name": Column("Maßnahmenart"),
        "euros": Column("Betrag", "euro2"),
        "share": Column("Anteil", "percent"),
        "share_precision": Column("Genauigkeit des Anteils", "precision", missing="–"),
        "state": STATE,
        "precision": bounds.COLUMN,
    },
    source=lambda: questions.evidence(chosen.facts, scope, year=chosen.year)["evidence"].tolist(),
    derived=lambda frame, columns: derivations.shares(frame, questions.places(chosen.facts, scope), columns),
    coverage=f"{stating['county'].nunique()} von {counties['county'].nunique()} mit Angabe",
    points=Points("category_share" if shares else "budget_sum", by="county", year=chosen.year),
    on_click=lambda points: links.change_filters({session.DRILLED: str(points[0]["customdata"])}),
)

# Choices of their own: a click that goes down takes no county and no Maßnahmenart out of the figures above.
ALL = "alle gewählten"
with st.container(horizontal=True):
    drilled = address.one(
        "Gebiet der Aufgliederung",
        ["", *chosen.county_names],
        key=session.DRILLED,
        word=lambda each: chosen.county_names[each] if each else ALL,
        filter_mode=None,
        width=320,
    )
    one_county = drilled or (chosen.counties[0] if len(chosen.counties) == 1 else None)
    drilled_category = one_county and address.one(
        "Maßnahmenart der Aufgliederung",
        ["", *map(str, chosen.categories or chosen.category_names)],
        key=session.DRILLED_CATEGORY,
        word=lambda each: chosen.category_names[int(each)] if each else ALL,
        filter_mode=None,
        width=320,
    )
below = replace(scope, counties=(one_county,)) if one_county else scope
one_category = chosen.categories[0] if len(chosen.categories) == 1 else None
if drilled_category:
    one_category = int(drilled_category)
    below = replace(below, categories=(one_category,))
level: questions.Level = "county" if one_county is None else "category" if one_category is None else "project"
parts = questions.breakdown(chosen.facts, below, level=level)
path = [chosen.county_names[each] for each in (one_county,) if each]
if one_county and one_category:
    path.append(chosen.category_names[one_category])
if breakdown.has_no_category(parts, level).any() and address.toggle("Maßnahmen ohne Maßnahmenart", key="ohne_art"):
    level = "project"
    parts = questions.breakdown(chosen.facts, below, level=level, without_category=True)
    path.append("ohne Maßnahmenart")


def deeper(points: list[dict[str, Any]]) -> None:
    """Go down to the part that was clicked; the residual leads nowhere."""
    part = str(points[0]["customdata"])
    if not part:
        return
    if level == "county":
        links.change_filters({session.DRILLED: part})
    elif level == "category" and part == "0":
        links.change_filters({"ohne_art": True})
    elif level == "category":
        links.change_filters({session.DRILLED_CATEGORY: part})
    else:
        links.choose_project(part)


section(
    chosen,
    f"Aufgliederung {LEVELS[level]} {chosen.year}" + (f": {' → '.join(path)}" if path else ""),
    parts.assign(precision=bounds.shown(parts["precision"])),
    breakdown.breakdown(parts, level),
    key="aufgliederung",
    lacks=offers.BUDGET,
    statement=breakdown.say_breakdown(
        parts,
        level,
        existing=counties["county"].nunique() if level == "county" else 0,
    ),
    measure=f"Euro · {basis} · Haushaltsjahr {chosen.year}",
    on_click_words="Klick öffnet den Steckbrief der Maßnahme"
    if level == "project"
    else "Klick führt eine Ebene tiefer",
    columns={
        "label": Column({"county": "Gebiet", "category": "Maßnahmenart", "project": "Maßnahme"}[level]),
        "euros": Column("Betrag", "euro2"),
        "state": STATE,
        "precision": bounds.COLUMN,
        "projects": Column("Maßnahmen mit Betrag", "integer", missing="keine erfasst"),
    },
    source=lambda: questions.evidence(chosen.facts, below, year=chosen.year)["evidence"].tolist(),
    on_click=deeper,
)
with st.container(horizontal=True):
    if drilled_category:
        st.button(
            "Zurück zu allen Maßnahmenarten", on_click=links.change_filters, args=({session.DRILLED_CATEGORY: ""},)
        )
    elif one_category:
        st.button("Zurück zu allen Maßnahmenarten", on_click=links.choose_categories, args=([],))
    if drilled:
        st.button("Zurück zu allen Gebieten", on_click=links.change_filters, args=({session.DRILLED: ""},))
    elif one_county:
        st.button("Zurück zu allen Gebieten", on_click=links.choose_counties, args=([],))
    links.open_project_link()

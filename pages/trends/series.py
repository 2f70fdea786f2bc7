"""Budgetentwicklung, view Verlauf: budgets by year and stage, changes, every county as an index, spending years."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from charts.base import bounds
from charts.base.columns import Column
from charts.base.notes import Points
from charts.base.ties import listed
from charts.trends import county_lines, derivations, stages
from charts.trends import series as trends
from data import numbers
from data.rows import rows_of
from data.store import Facts
from pages.trends import prices, territory, unaffected
from pages.trends import spending as by_spending_year
from queries.frame import Programmes, programmes
from queries.scope import Scope
from queries.trends import series as questions
from ui import address, alike, offers
from ui.section import section
from ui.selection import Selection
from ui.text import plain

COUNTED = BUDGET_YEAR, SPENDING_YEAR = ("Haushaltsjahr", "Ausgabejahr")


def draw(chosen: Selection) -> None:
    """Draw the view for the programme, stage and counties of the sidebar."""
    unaffected.say(chosen, "Gezeigt werden ganze Budgets.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        counted = address.switch("Geordnet nach", COUNTED, key="jahresart")
        if counted == BUDGET_YEAR:
            same_ones = alike.choose()
            land = territory.choose()
            paid = prices.choose(chosen)
    if counted == SPENDING_YEAR:
        by_spending_year.draw(chosen)
        return
    territory.explain(chosen, land)
    money = questions.Counted(chosen.running_year, land, paid.index_code, paid.base_year)
    where = f"Gebietsstand {territory.WORDS[land]}, {paid.measure}"
    cuts = questions.breaks(chosen.facts, chosen.scope, territory=land)
    lines = questions.indexed(chosen.facts, chosen.scope, money)
    _series(chosen, money, paid, where, cuts, lines, same_ones=same_ones)
    _stages(chosen, money, paid, where)
    _change(chosen, money, paid, where)
    _counties(chosen, money, paid, where, lines)
    # A break after the last year with figures cuts nothing that is shown.
    _notes(cuts[(cuts["kind"] == "territory") & (cuts["budget_year"] <= lines["budget_year"].max())])


def _series(
    chosen: Selection,
    money: questions.Counted,
    paid: prices.Prices,
    where: str,
    cuts: pd.DataFrame,
    lines: pd.DataFrame,
    *,
    same_ones: bool,
) -> None:
    facts, scope = chosen.facts, chosen.scope
    units = alike.found(chosen, lines)

    def rows(at: Facts, *, same: bool) -> pd.DataFrame:
        found = questions.series(at, scope, money, units=units.units if same else [])
        # Other stages of the programme stand below, in the same counties as each other; those of another programme
        # only where it does not state the chosen one.
        stating = set(found.loc[found["stage"] == chosen.stage, "programme"])
        own = found[(found["stage"] == chosen.stage) | (found["is_predecessor"] & ~found["programme"].isin(stating))]
        if same:
            fewer = ~own["is_predecessor"] & (own["counties"] < len(units.units))
            own = own.assign(is_weak=own["is_weak"] | fewer)
        return own

    def table(at: Facts) -> pd.DataFrame:
        found = rows(at, same=same_ones)
        return found.assign(
            kind=[
                "daneben" if row.is_beside else "Vorläufer" if row.is_predecessor else "Programm"
                for row in rows_of(found, questions.Series)
            ],
            note=[_state_of(row, chosen.running_year) for row in rows_of(found, questions.Series)],
            precision=bounds.shown(found["precision"]),
        )

    years = rows(facts, same=same_ones)
    same = years if same_ones else rows(facts, same=True)
    prices.say_missing(paid, set(years["budget_year"].tolist()))
    known = years[years["euros"].notna()]
    own = known[~known["is_predecessor"]]
    counted = (
        alike.words(units, dict(zip(own["budget_year"].tolist(), own["counties"].tolist(), strict=True)))
        if same_ones
        else "Summe der Gebiete mit Angabe, von Jahr zu Jahr verschiedene; blass: zu wenige Gebiete"
    )
    section(
        chosen,
        f"Budget je Jahr{paid.title}",
        table(facts),
        trends.series(years, cuts, chosen.stage) if len(known) else None,
        key="verlauf",
        over_years=True,
        lacks=offers.BUDGET,
        statement=trends.say_series(
            *(years, same, questions.change(facts, scope, money), chosen.stage, chosen.year, units),
        ),
        measure=f"Euro · {chosen.programme_word}, {chosen.stage_word} · {where} · {counted} · unter dem Jahr die Zahl "
        f"der Gebiete · schraffiert: läuft noch, enthält Vorläufiges oder ist eine andere Reihe{_others(facts, known)}",
        columns={
            "budget_year": Column("Jahr"),
            "programme_name": Column("Programm"),
            "kind": Column("Reihe"),
            "stage": Column("Stufe", "stage"),
            "euros": Column("Betrag", "euro2", missing="ohne Index"),
            "nominal_euros": Column("Betrag nominal", "euro2"),
            "counties": Column("Gebiete in der Summe", "integer"),
            "counties_all": Column("Gebiete im Jahr", "integer"),
            "state": Column("Stand der Angabe", "state"),
            "precision": bounds.COLUMN,
            "note": Column("Stand des Jahres"),
        },
        derived=lambda frame, shown: derivations.sums(
            frame, _behind(chosen, money, chosen.counties), units.units if same_ones else (), shown
        ),
        source=lambda: [
            *paid.evidence,
            *sources(facts, scope, money.territory, set(zip(known["programme"], known["stage"], strict=True))),
        ],
        points=None
        if len(chosen.counties) > 1
        else Points("budget_sum", by="year", county=next(iter(chosen.counties), "06")),
        again=table,
    )
    if own.empty and len(years):  # only what runs beside or before the programme
        offers.once(chosen, offers.BUDGET, "angebot_verlauf")
    _notes(cuts[cuts["cuts_sum"]])


def sources(
    facts: Facts, scope: Scope, land: questions.Territory, shown: Collection[tuple[str | None, str]]
) -> list[str]:
    """The references of the programmes and stages that are shown, each once."""
    found = rows_of(questions.evidence(facts, scope, stage=None, territory=land), questions.BudgetEvidence)
    return list(dict.fromkeys(row.evidence for row in found if (row.programme, row.stage) in shown))


def _others(facts: Facts, known: pd.DataFrame) -> str:
    """What the short names of the other series in the figure stand for."""
    drawn = set(known.loc[known["is_predecessor"], "programme"])
    told = [
        f"{row.short_name}: {row.name}"
        for row in rows_of(programmes(facts), Programmes)
        if row.code in drawn and row.short_name != row.name
    ]
    return f" · {'; '.join(told)}" if told else ""


def _state_of(row: questions.Series, running: int) -> str:
    state = "läuft noch" if row.is_running else "laufendes Jahr" if row.budget_year >= running else "vergangenes Jahr"
    return f"{state}, wenige Gebiete" if row.is_weak else state


def _stages(chosen: Selection, money: questions.Counted, paid: prices.Prices, where: str) -> None:
    """The stages of each year in the counties that state all of them."""
    facts, scope, land = chosen.facts, chosen.scope, money.territory
    frame = questions.paired_stages(facts, scope, money)
    known = frame[frame["euros"].notna()]
    shown = chosen.stage if chosen.stage in set(known["stage"]) else next(iter(known["stage"]), chosen.stage)
    statement = stages.say_paired_stages(frame, chosen.year, chosen.programme_word)
    varying = " · von Jahr zu Jahr verschiedene Gebiete" if known["names"].map(tuple).nunique() > 1 else ""
    section(
        chosen,
        f"Stufen nebeneinander{paid.title}",
        frame.assign(who=[listed(list(names)) for names in frame["names"]], precision=bounds.shown(frame["precision"])),
        trends.series(frame, questions.breaks(facts, scope).head(0), shown) if len(known) else None,
        key="stufen",
        over_years=True,
        statement=statement,
        # The question is of every year and stage: choosing another would not help.
        empty=statement,
        measure=(
            f"Euro · {chosen.programme_word} · {where} · je Jahr nur Gebiete, die alle gezeigten Stufen nennen; unter "
            f"dem Jahr ihre Zahl{varying} · zu vergleichen sind die Stufen eines Jahres · "
            "blass: zu wenige Gebiete · schraffiert: läuft noch oder enthält Vorläufiges"
        ),
        columns={
            "budget_year": Column("Jahr"),
            "stage": Column("Stufe", "stage"),
            "euros": Column("Betrag", "euro2", missing="ohne Index"),
            "counties": Column("Gebiete mit allen Stufen", "integer"),
            **({"who": Column("welche Gebiete")} if chosen.counties else {}),
            "counties_all": Column("Gebiete im Jahr", "integer"),
            "state": Column("Stand der Angabe", "state"),
            "precision": bounds.COLUMN,
        },
        source=lambda: [
            *paid.evidence,
            *sources(facts, scope, land, {(scope.programme, each) for each in set(known["stage"])}),
        ],
    )


def _change(chosen: Selection, money: questions.Counted, paid: prices.Prices, where: str) -> None:
    facts, scope, land = chosen.facts, chosen.scope, money.territory
    change, basis = questions.change(facts, scope, money), f"{chosen.programme_word}, {chosen.stage_word}"
    complete, compared = int((~change["is_running"]).sum()), int(change["difference"].notna().sum())
    without = " ohne das laufende" if complete < len(change) else ""
    section(
        chosen,
        f"Veränderung gegenüber dem Vorjahr{paid.title}",
        change.assign(before_year=change["budget_year"] - 1, precision=bounds.shown(change["precision"])),
        trends.change(change) if compared else None,
        key="veraenderung",
        over_years=True,
        statement=trends.say_change(change),
        measure=(
            f"Euro und Prozent · {basis} · {where} · jedes Jahr gegenüber dem Jahr davor, oben Betrag, unten Prozent "
            "· nur Gebiete mit Angabe in beiden Jahren und ohne Bruch dazwischen"
        ),
        columns={
            "budget_year": Column("Jahr"),
            "before_year": Column("gegenüber"),
            "euros_before": Column("Betrag davor", "euro2", missing="–"),
            "euros": Column("Betrag", "euro2", missing="kein Vergleich"),
            "difference": Column("Veränderung", "euro2", missing="–", signed=True),
            "ratio": Column("Veränderung in Prozent", "percent", missing="–", signed=True),
            "precision": Column("Genauigkeit der Veränderung", "precision", missing="–"),
            "counties": Column("vergleichbare Gebiete", "integer"),
            "counties_all": Column("Gebiete im Jahr", "integer"),
        },
        source=lambda: [
            *paid.evidence,
            *questions.evidence(facts, scope, stage=chosen.stage, territory=land)["evidence"],
        ],
        derived=lambda frame, shown: derivations.changes(
            frame, _behind(chosen, money, chosen.counties), chosen.programme, chosen.stage, shown
        ),
        coverage=f"{compared} von {numbers.count_of(complete, 'Jahr', 'Jahren')}{without} mit dem Vorjahr vergleichbar",
    )


def _counties(
    chosen: Selection, money: questions.Counted, paid: prices.Prices, where: str, lines: pd.DataFrame
) -> None:
    facts, basis = chosen.facts, f"{chosen.programme_word}, {chosen.stage_word}"
    words, drawn = county_lines.directions(lines), county_lines.drawable(lines)
    section(
        chosen,
        f"Alle Gebiete im Vergleich mit sich selbst{paid.title}",
        county_lines.table(lines, words),
        county_lines.county_lines(lines) if drawn else None,
        key="gebiete_index",
        over_years=True,
        statement=county_lines.say_county_lines(words),
        measure=(
            f"Index, erstes vergleichbares Jahr = 100 · {basis} · {where} · Trend: Mann-Kendall über die "
            "Jahre mit feststehender Summe seit dem letzten Bruch"
            + (f" · {county_lines.scale_words(lines)}" if drawn else "")
        ),
        columns=county_lines.TABLE,
        source=lambda: [
            *paid.evidence,
            *questions.evidence(facts, chosen.scope.everywhere, stage=chosen.stage, territory=money.territory)[
                "evidence"
            ],
        ],
        derived=lambda frame, shown: derivations.indices(
            frame, _behind(chosen, money), chosen.programme, chosen.stage, shown
        ),
        coverage=f"{numbers.count_of(lines['unit'].nunique(), 'Gebiet', 'Gebiete')} mit Angabe",
        everywhere=True,
    )


def _behind(chosen: Selection, money: questions.Counted, counties: Sequence[str] = ()) -> derivations.Behind:
    """The budgets behind the figures (of some counties), asked when somebody wants to see how they come about."""
    scope = replace(chosen.scope, counties=list(counties))
    return derivations.Behind.of(
        questions.stated(chosen.facts, scope, territory=money.territory),
        questions.price_values(chosen.facts, index_code=money.index_code),
        money.base_year,
    )


def _notes(cuts: pd.DataFrame) -> None:
    for note in trends.say_breaks(cuts):
        st.caption(plain(note))

"""View of Ziele und Nachhaltung: the status of every target, by county and one by one, and the rule behind it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.comparability import unfinished
from charts.base.categories import beside_measure
from charts.base.columns import Column, Columns
from charts.base.status import STATUS
from charts.targets import derivations, variance
from charts.targets import figures as charts
from charts.targets.words import NONE
from data.quoting import unbroken
from data.rows import only_row, rows_of
from pages.targets.choice import OTHER, TargetChoice
from pages.targets.table import EVERY, columns, in_words
from queries import targets as questions
from ui import links, offers
from ui.section import section
from ui.text import plain


def at_a_glance(*, over: bool) -> Columns:
    """What is read first; within the year nobody can judge a status without what was asked up to the report."""
    return columns(
        *("short_name", "name", "agreed_words", "actual_words", "shown_ratio"),
        *(() if over else ("asked_words",)),
        *("status", "history", "reason", "reported_on"),
    )


def draw(choice: TargetChoice, targets: pd.DataFrame) -> None:
    """Three sections: status by county, all targets, the rule."""
    rules = questions.status_rule(choice.chosen.facts, year=choice.chosen.year, today=choice.today)
    rule = unbroken(", ".join(rules["rule"])) or "–"
    _by_county(choice, rule)
    over = not unfinished(choice.chosen.year, choice.chosen.day)
    statement = charts.say_targets(targets, over=over)
    section(
        choice.chosen,
        "Alle Ziele",
        targets,
        lambda: in_words(targets, at_a_glance(over=over)),
        key="alle_ziele",
        lacks=offers.TARGET,
        statement=statement,
        measure=f"Werte in der Einheit des Ziels · {choice.period} · Regel {rule} · Handlungsbedarf zuerst · "
        f"{variance.EXPLAINED} · die fünf Jahre davor: das älteste zuerst; „{NONE}“ heißt: kein vergleichbares Ziel",
        columns=EVERY if choice.today else {name: column for name, column in EVERY.items() if name != "own_status"},
        source=choice.evidence("numeric", "milestone", "qualitative"),
        derived=lambda frame, columns: derivations.achievements(frame, choice.places(), columns),
        empty=f"{statement} {OTHER}",
    )
    _rule(choice, rules)


def _by_county(choice: TargetChoice, rule: str) -> None:
    chosen = choice.chosen
    counties = questions.status_by_county(chosen.facts, chosen.scope, today=choice.today)
    with_targets = int((counties["targets"] > 0).sum())
    narrowed = beside_measure(chosen.categories, chosen.category_names)
    section(
        chosen,
        "Status je Gebiet",
        _recorded(counties) if with_targets else counties.iloc[:0],
        charts.status_by_county(counties),
        key="status_kreis",
        lacks=offers.TARGET,
        statement=charts.say_status_by_county(
            counties, over=not unfinished(chosen.year, chosen.day), chosen=bool(chosen.categories)
        ),
        measure=f"Anzahl der Ziele{narrowed} · {choice.period} · Regel {rule}",
        columns={
            "short_name": Column("Gebiet"),
            **{code: Column(status.label, "integer", missing="–") for code, status in STATUS.items()},
            "targets": Column("Ziele zusammen", "integer", missing="nicht erfasst"),
        },
        source=lambda: questions.evidence(chosen.facts, chosen.scope)["evidence"].tolist(),
        coverage=f"{with_targets} von {len(counties)} mit Zielen{' dieser Auswahl' if chosen.categories else ''}",
        # The row that stands for several counties bears no key.
        on_click=lambda points: links.add_county(str(points[0]["customdata"])),
        empty=f"Für diese Auswahl sind keine Ziele erfasst. {OTHER}",
    )


def _recorded(counties: pd.DataFrame) -> pd.DataFrame:
    """Where no target is recorded, none is known: that is no count of 0."""
    numbers = [*STATUS, "targets"]
    return counties.assign(**{each: counties[each].where(counties["targets"] > 0) for each in numbers})


def _rule(choice: TargetChoice, rules: pd.DataFrame) -> None:
    states = charts.meanings(rules)

    def rule_in_words() -> None:
        """The rule in its own words, then the eight states."""
        st.markdown(plain(only_row(rules, questions.StatusRule).text))
        meanings = (
            f"- **{plain(STATUS[row.status].label)}** – {plain(row.meaning)}" for row in rows_of(states, charts.Meaning)
        )
        st.markdown("\n".join(meanings))

    section(
        choice.chosen,
        "So wird der Status bestimmt",
        states,
        rule_in_words,
        key="regel",
        statement=charts.say_rule(rules, choice.chosen.year, today=choice.today),
        measure=charts.rule_basis(rules),
        columns={"status": Column("Status", "status"), "meaning": Column("Bedeutung")},
        source=[],
        empty=charts.say_rule(rules, choice.chosen.year),
    )

"""Rechenspiel: other weights or another total, and what that would mean per county; nothing of it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd
import streamlit as st

from charts.base import rounded
from charts.base.columns import Column
from charts.trends import game as charts
from data import numbers
from data.rows import rows_of
from data.written import german_euros
from pages.trends import unaffected
from queries.trends import game as questions
from ui import address, offers, session
from ui.section import section
from ui.selection import Selection
from ui.text import plain


def draw(chosen: Selection) -> None:
    """The weights and the total, then the shares beside the budgets as they are recorded."""
    st.warning(
        "Rechenspiel: Was hier steht, ist keine Zuteilung und kein Vorschlag. Es wird nichts gespeichert.",
        icon=":material/calculate:",
    )
    unaffected.say(chosen, "Gerechnet wird mit ganzen Budgets.")
    if chosen.counties:
        st.info("Die Auswahl der Gebiete wirkt hier nicht: Gerechnet wird mit denen aller.")
    known = questions.measures(chosen.facts, year=chosen.year)
    if known.empty:
        other_years = rows_of(questions.measured_years(chosen.facts, year=chosen.year), questions.MeasuredYears)
        st.info(charts.no_measure_words(chosen.year, elsewhere=bool(other_years)))
        _offer_year(other_years)
        return
    total = _total()
    weights = _weights(known)
    if not any(weights.values()):
        st.info("Bitte mindestens ein Gewicht über 0 angeben.")
        return
    found = questions.shares(
        chosen.facts, chosen.scope, total=total, measures=list(weights), weights=list(weights.values())
    )
    used = known[[weights[measure] > 0 for measure in known["measure"]]]
    days = sorted({numbers.day(day) for name in ("first", "last") for day in used[f"{name}_measured_on"]})
    all_weights = sum(weights.values())
    words = ", ".join(
        f"{row.name} {numbers.percent(weights[row.measure] / all_weights, 0)}"
        for row in rows_of(used, questions.Measures)
    )
    if rounded.not_whole([weights[measure] / all_weights for measure in used["measure"]], 0):
        words += f" ({rounded.NOT_WHOLE})"
    section(
        chosen,
        f"Rechenspiel: Verteilung {chosen.year}",
        # What all counties state exactly needs no column.
        found.assign(
            mark=charts.MARK, agreed_precision=found["agreed_precision"].where(found["agreed_precision"] != "exact")
        ),
        charts.shares(found) if found["euros"].notna().sum() > 1 else None,
        key="rechenspiel",
        statement=charts.say_shares(found),
        measure=f"{chosen.programme_word} · Vergleich: {chosen.stage_word} · verteilt nach: {words} · "
        f"Stichtag der Bezugsgrößen {' und '.join(days)}",
        columns={
            "short_name": Column("Gebiet"),
            "euros": Column("Rechenspiel", "euro2", missing="nicht dabei"),
            "agreed": Column("Budget wie festgehalten", "euro2"),
            "agreed_precision": Column("Genauigkeit", "precision", missing="–"),
            "difference": Column("Unterschied", "euro2", missing="–", signed=True),
            "difference_share": Column("Unterschied in Prozent", "percent", missing="–", signed=True),
            "mark": Column("Kennzeichen"),
        },
        source=[*(each for row in found["evidence"].dropna() for each in row), *found["agreed_evidence"]],
        coverage=f"{int(found['euros'].notna().sum())} von {len(found)} im Rechenspiel",
        everywhere=True,
    )
    if found["euros"].isna().all():
        offers.once(chosen, offers.BUDGET, "angebot_rechenspiel")


def _offer_year(nearest_first: Sequence[questions.MeasuredYears]) -> None:
    """The nearest year with something to share out by."""
    for row in nearest_first[:1]:
        many = numbers.count_of(row.counties, "Gebiet hat", "Gebiete haben")
        offers.button(
            f"{row.budget_year}: {many} eine Bezugsgröße.", {session.YEAR: row.budget_year}, "angebot_rechenspiel"
        )


def _total() -> Decimal | None:
    """The sum that is entered; None when the counties' own budgets are shared out anew."""
    written = address.text(
        "Zu verteilende Summe in Euro",
        key="spiel_summe",
        placeholder="leer: Summe der festgehaltenen Budgets",
        help="Leer: Die Gebiete, die ein Budget und alle Bezugsgrößen haben, teilen die Summe ihrer Budgets neu auf. "
        "Mit Eintrag, zum Beispiel 27.700.000: verteilt auf alle Gebiete mit allen Bezugsgrößen.",
    )
    entered = german_euros(written) if written else None
    if written and (entered is None or entered <= 0):
        st.error(
            plain(
                f"„{written}“ ist keine Summe über 0 Euro. Bitte zum Beispiel 27.700.000 angeben. "
                "Gezeigt ist die Verteilung ohne Eintrag."
            )
        )
        return None
    return entered


def _weights(known: pd.DataFrame) -> dict[str, float]:
    """A field per denominator; what is entered are parts, they need not add up to anything."""
    found: dict[str, float] = {}
    for number, (row, column) in enumerate(
        zip(rows_of(known, questions.Measures), st.columns(len(known), vertical_alignment="bottom"), strict=True)
    ):
        found[row.measure] = float(
            address.whole_number(
                plain(f"Gewicht {row.name}"),
                100,
                key=f"spiel_{row.measure}",
                place=column,
                value=100 if number == 0 else 0,
                step=5,
            )
        )
    return found

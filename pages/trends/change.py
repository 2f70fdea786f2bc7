"""Budgetentwicklung, view Erklärte Veränderung: what the change between two years consists of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis.comparability import GROWING, Finding, Side, Subject, findings
from charts.base import bounds
from charts.base.columns import Column
from charts.trends import change as explained
from charts.trends import contributions as shares
from charts.trends import derivations
from data.code_words import STAGE
from data.rows import only_row, rows_of
from data.store import Facts
from pages.trends import territory, unaffected
from queries.trends import change as questions
from queries.trends import series
from ui import address, offers, refusal
from ui.section import section
from ui.selection import Selection, opens_with
from ui.text import plain


def draw(chosen: Selection) -> None:
    """Draw the waterfall from a chosen earlier year to the year of the sidebar, and what each county adds to it."""
    unaffected.say(chosen, "Erklärt wird das ganze Budget.")
    chosen, said = opened(chosen)
    earlier = [year for year in chosen.years if year < chosen.year]
    if not earlier:
        words = f"Vor {chosen.year} gibt es kein Jahr mit Angaben."
        later = [year for year in chosen.years if year > chosen.year]
        if later:
            first = min(later)
            offers.button(
                f"{words} {first} lässt sich mit {chosen.year} vergleichen.", {"jahr": first}, "angebot_spaeter"
            )
        else:
            st.info(plain(words))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        before = address.one("Vergleichsjahr", earlier, key="vergleichsjahr", filter_mode=None, width=160)
        land = territory.choose()
    territory.explain(chosen, land)
    if said:
        st.info(plain(said))
    if broken := refused(chosen, before):
        refusal.say(broken, "erklaert")
        return
    between: dict[str, Any] = {"before": before, "territory": land}
    _parts(chosen, before, between, territory.WORDS[land])
    _counties(chosen, before, between, territory.WORDS[land])


def refused(chosen: Selection, before: int) -> list[Finding]:
    """Why the two years cannot be set against each other; empty when they can."""
    one, two = (Side(year, chosen.stage) for year in (chosen.year, before))
    return findings(one, two, Subject(grows=chosen.stage in GROWING, today=chosen.day))


def opened(chosen: Selection) -> tuple[Selection, str]:
    """The stage and year that have an answer, and a sentence where they are not those of the filters.

    Only a stage nobody chose is replaced, by the one most of whose money is split into Maßnahmen in the year and the
    one before; and only the newest year, by the newest that is over. What somebody chose stands, or is refused.
    """
    if not chosen.stage_open:
        return chosen, ""
    newest = chosen.year == max(chosen.years)
    pairs = [(year, year - 1) for year in chosen.years if year <= chosen.year and year - 1 in chosen.years]
    for year, before in sorted(pairs, reverse=True)[: 2 if newest else 1]:
        at = replace(chosen, year=year)
        for row in rows_of(questions.split_stages(at.facts, at.scope, before=before), questions.SplitStages):
            if refused(replace(at, stage=row.stage), before):
                continue
            if (year, row.stage) == (chosen.year, chosen.stage):
                return chosen, ""
            share = row.split_euros / row.euros if row.euros else 0.0
            words = explained.say_opened(year, before, row.stage, share, asked=chosen.year)
            return opens_with(chosen, stage=row.stage, year=year), words
    return chosen, ""


def _parts(chosen: Selection, before: int, between: dict[str, Any], where: str) -> None:
    scope = chosen.scope
    frame = questions.explained_change(chosen.facts, scope, **between)
    totals = only_row(questions.compared_totals(chosen.facts, scope, **between), questions.ComparedTotals)

    def table(facts: Facts) -> pd.DataFrame:
        return explained.with_total(
            questions.explained_change(facts, scope, **between),
            only_row(questions.compared_totals(facts, scope, **between), questions.ComparedTotals),
            before,
            chosen.year,
        )

    section(
        chosen,
        "Erklärte Veränderung " + f"{chosen.year} gegenüber {before}",
        table(chosen.facts),
        explained.waterfall(frame, before, chosen.year),
        key="erklaert",
        statement=explained.say_explained_change(frame, totals, before, chosen.year),
        measure=(
            f"Euro · {chosen.programme_word}, {chosen.stage_word} · Gebietsstand {where} · nur Gebiete "
            "mit vergleichbarem Budget in beiden Jahren · die Teile ergeben die Veränderung auf den Cent · "
            f"schraffiert: keiner Ursache zuzuordnen{explained.say_exactness(totals)}"
        ),
        columns={
            "name": Column("Teil der Veränderung"),
            "euros": Column("Betrag", "euro2"),
            "projects": Column("Maßnahmen", "integer", missing="–"),
        },
        derived=lambda found, columns: derivations.explained(
            found,
            questions.pairs(chosen.facts, scope, **between),
            questions.change_evidence(chosen.facts, scope, **between)["evidence"].tolist(),
            columns,
        ),
        source=lambda: questions.change_evidence(chosen.facts, scope, **between)["evidence"].tolist(),
        coverage=f"{totals.counties} von {totals.counties_all} mit vergleichbarem Budget in beiden Jahren",
        again=table,
    )
    if not set(frame["part"]) - set(explained.OPEN):
        _other_stages(chosen, before)
    st.caption(
        plain(
            "Maßnahmen beider Jahre sind gepaart: gleiche Projektlinie, sonst gleicher Name im selben Gebiet. Führt "
            "ein Gebiet davon mehr oder weniger als zuvor, zählen sie zusammen als eine, die wächst oder schrumpft. "
            "Menge: Veränderung der Plätze mal mittlere Kosten je Platz beider Jahre. Kosten je Platz: Veränderung je "
            "Maßnahme mal mittlere Plätze. Mix: was die Verschiebung zwischen teuren und günstigen Maßnahmen ausmacht. "
            "Wechsel: neue weniger entfallene Maßnahmen. Maßnahmenart 4 (nur Personal) hat keine Plätze."
        )
    )


def _counties(chosen: Selection, before: int, between: dict[str, Any], where: str) -> None:
    """What each county adds to the change."""
    frame = questions.contributions(chosen.facts, chosen.scope, **between)
    section(
        chosen,
        f"Beiträge der Gebiete {chosen.year} gegenüber {before}",
        frame.assign(
            **{name: bounds.shown(frame[name]) for name in ("precision_before", "precision_after", "precision")}
        ),
        shares.contributions(frame) if len(frame) else None,
        key="beitraege",
        statement=shares.say_contributions(frame, before, chosen.year),
        measure=(
            f"Euro · {chosen.programme_word}, {chosen.stage_word} · Gebietsstand {where} · dieselben Gebiete wie oben "
            "· zusammen die ganze Veränderung"
        ),
        columns={
            "short_name": Column("Gebiet"),
            "euros_before": Column(f"Budget {before}", "euro2"),
            "precision_before": Column(f"Genauigkeit {before}", "precision", missing="–"),
            "euros_after": Column(f"Budget {chosen.year}", "euro2"),
            "precision_after": Column(f"Genauigkeit {chosen.year}", "precision", missing="–"),
            "difference": Column("Beitrag", "euro2", signed=True),
            "ratio": Column("Veränderung in Prozent", "percent", missing="–", signed=True),
            "precision": Column("Genauigkeit des Beitrags", "precision", missing="–"),
        },
        derived=lambda found, columns: derivations.contributions(
            found,
            derivations.Behind.of(
                series.stated(chosen.facts, chosen.scope, territory=between["territory"]),
                series.price_values(chosen.facts, index_code=None),
                None,
            ),
            (before, chosen.year),
            columns,
        ),
        source=lambda: questions.change_evidence(chosen.facts, chosen.scope, **between)["evidence"].tolist(),
    )


def _other_stages(chosen: Selection, before: int) -> None:
    """Name the stages in which the money of both years is split into Maßnahmen; the button shows the first."""
    found = questions.split_stages(chosen.facts, chosen.scope, before=before)["stage"]
    words = [STAGE[stage] for stage in found if stage != chosen.stage]
    if words:
        which = "dieser Stufe" if len(words) == 1 else "diesen Stufen"
        offers.button(
            f"Auf Maßnahmen aufgeteilt ist das Geld beider Jahre in {which}: {', '.join(words)}.",
            {"stufe": next(stage for stage in found if stage != chosen.stage)},
            "angebot_stufe",
        )

"""Eigene Auswertung: one measure on rows and columns the reader chooses, at most two dimensions each way."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
import streamlit as st

from charts.trends import pivot as charts
from charts.trends import pivot_derivations as derivations
from charts.trends.series import say_breaks
from data.store import Facts
from queries.trends import pivot as questions
from queries.trends import series
from ui import address, offers
from ui.section import section
from ui.selection import Selection
from ui.text import plain

NONE = ""
# What a table without a figure lacks, by its measure.
LACKS: dict[str, Literal["budget", "project", "target"]] = {
    "euros": "budget",
    "projects": "project",
    "places": "project",
    "targets": "target",
}
# Wider than that no screen and no page of paper shows it.
MOST_COLUMNS = 60


def draw(chosen: Selection) -> None:
    """The choice of measure and dimensions, all of it in the address, and the table."""
    measure, *fields = st.columns(5)
    with measure:
        kind = address.one(
            "Kennzahl", list(charts.MEASURE), key="kennzahl", word=charts.MEASURE.__getitem__, filter_mode=None
        )
    picked: list[str] = []
    for number, (column, label, start) in enumerate(
        zip(
            fields,
            ["Zeilen", "weitere Zeilen", "Spalten", "weitere Spalten"],
            ["county", "", "year", ""],
            strict=True,
        )
    ):
        with column:
            # A dimension stands in one place only, and money alone has stages.
            free = [name for name in charts.DIMENSION if name not in picked and (kind == "euros" or name != "stage")]
            options = [NONE, *free]
            picked.append(
                address.one(
                    label,
                    options,
                    key=f"pivot_{number}",
                    word=lambda name: charts.DIMENSION.get(name, "keine"),
                    index=options.index(start) if start in options else 0,
                    filter_mode=None,
                )
            )
    down, across = ([name for name in part if name] for part in (picked[:2], picked[2:]))
    if not down and not across:
        st.info("Bitte mindestens eine Zeile oder Spalte wählen.")
        return
    asked: dict[str, Any] = {
        "measure": kind,
        "down": down,
        "across": across,
    }
    running = chosen.running_year
    cells = questions.cells(chosen.facts, chosen.scope, **asked, running=running)
    frame, columns = charts.table(cells, down, across, kind, running)
    if len(columns) > MOST_COLUMNS:
        st.info(
            f"Das wären {len(columns)} Spalten. Bitte Zeilen und Spalten tauschen oder Gebiete auswählen; "
            f"gezeigt werden höchstens {MOST_COLUMNS}."
        )
        return

    def again(facts: Facts) -> pd.DataFrame:
        # The columns are numbered as they occur.
        other, heads = charts.table(
            questions.cells(facts, chosen.scope, **asked, running=running), down, across, kind, running
        )
        names = {column.label: name for name, column in columns.items()}
        return other.rename(columns={name: names.get(head.label, name) for name, head in heads.items()}).reindex(
            columns=list(columns)
        )

    section(
        chosen,
        "Eigene Auswertung",
        # without a figure there would be headings of nothing
        frame if cells["value"].notna().any() else frame.head(0),
        None,
        key="eigene_auswertung",
        over_years="year" in (*down, *across),
        lacks=offers.Lacks(LACKS[kind]),
        statement=charts.say_cells(cells, down, across, kind),
        measure=_basis(chosen, kind, [*down, *across]),
        columns=columns,
        source=lambda: questions.evidence(chosen.facts, chosen.scope, **asked)["evidence"].tolist(),
        again=again,
        derived=lambda _frame, shown: derivations.cells(
            cells, questions.parts(chosen.facts, chosen.scope, **asked), down, across, kind, running, shown
        ),
    )
    if "year" in (*down, *across):
        for words in say_breaks(series.breaks(chosen.facts, chosen.scope)):
            st.caption(plain(words))


def _basis(chosen: Selection, kind: str, dimensions: list[str]) -> str:
    """What is not a dimension is filtered, and said."""
    parts = [charts.MEASURE[kind] + (" in Euro" if kind == "euros" else ", Anzahl")]
    if "programme" not in dimensions:
        parts.append(chosen.programme_word)
    if kind == "euros" and "stage" not in dimensions:
        parts.append(chosen.stage_word)
    if "year" not in dimensions:
        parts.append(f"Haushaltsjahr {chosen.year}")
    parts.append("–: keine Angabe")
    parts.append("n und „Gebiete“: wie viele Gebiete eine Angabe machen")
    if "year" in dimensions:
        parts.append("alle Jahre")
        parts.append("Summen über Jahre nur, wo jedes Gebiet jedes Jahr nennt und keine Angabe noch wächst")
    if set(dimensions) & set(charts.NEVER_ADDED):
        parts.append("über Stufen und Programme wird nicht summiert")
    return " · ".join(parts)

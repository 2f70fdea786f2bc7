"""The Rechenweg beside other counties of the same kind: the own value, and the median of theirs (features 4.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from analysis.derivation import Term, given, median
from charts.base.columns import Columns
from charts.base.derivations import Derivation
from charts.dialogue import words
from data import numbers
from data.code_words import STAGE
from data.rows import rows_of
from queries.dialogue import Peers, PeerValues


def peers(frame: pd.DataFrame, values: pd.DataFrame, columns: Columns) -> list[Derivation]:
    """Own value and median of every measure that shows one."""
    counties = rows_of(values, PeerValues)
    own, others = next(row for row in counties if row.own), [row for row in counties if not row.own]
    listed = []
    for row in rows_of(frame, Peers):
        name, way = words.MEASURE[row.measure], WAYS[row.measure]
        term = way(own)
        if term is not None and not numbers.is_missing(row.value):
            again = words.own_words(row._replace(value=float(term.value)))
            listed.append(Derivation(name, columns["own"].label, words.own_words(row), again, term))
        if not numbers.is_missing(row.median):
            middle = median([each for each in map(way, others) if each is not None], "andere mit Angabe")
            shown, again = (
                words.middle_words(row._replace(median=value)) for value in (row.median, float(middle.value))
            )
            listed.append(Derivation(name, columns["middle"].label, shown, again, middle))
    return listed


def _euros(row: PeerValues, stage: str) -> Term | None:
    euros, evidence, precision = {
        "agreed": (row.agreed, row.agreed_evidence, row.agreed_precision),
        "granted": (row.granted, row.granted_evidence, row.granted_precision),
        "paid": (row.paid, row.paid_evidence, row.paid_precision),
    }[stage]
    if numbers.is_missing(euros):
        return None
    name, sources = f"{STAGE[stage]}, {row.short_name}", str(evidence).split("\n")
    return given(name, euros, "euro", sources=sources, precision=precision)


def _per_inhabitant(row: PeerValues) -> Term | None:
    if numbers.is_missing(row.population):
        return None
    people = given(f"Einwohner, {row.short_name}", row.population, sources=[row.population_evidence])
    return _through(_euros(row, "agreed"), people)


def _through(above: Term | None, below: Term | None) -> Term | None:
    return None if above is None or below is None or not below.value else above / below


def _good(row: PeerValues) -> Term | None:
    if numbers.is_missing(row.judged) or not row.enough_cases:
        return None
    sources = [*row.target_evidence]
    good = given(f"erreichte Ziele dreier Jahre, {row.short_name}", row.good, sources=sources)
    return _through(good, given(f"bewertete Ziele dreier Jahre, {row.short_name}", row.judged, sources=sources))


WAYS: Mapping[str, Callable[[PeerValues], Term | None]] = {
    "per_inhabitant": _per_inhabitant,
    "grant_ratio": lambda row: _through(_euros(row, "granted"), _euros(row, "agreed")),
    "payment_ratio": lambda row: _through(_euros(row, "paid"), _euros(row, "granted")),
    "good_targets": _good,
}

"""The Rechenweg of the key figures: sums of a stage, shares of the one before, numbers of targets and Maßnahmen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from analysis.derivation import Term, given, total
from briefing import drawn
from briefing.dossier import Dossier, Figure
from briefing.figures import LABEL, STAGES, stage_note
from charts.base.derivations import Derivation
from charts.base.status import STATUS
from data import numbers
from data.rows import Flag, Text, grouped, rows_of
from queries.county import Projects


class Target(NamedTuple):
    """A target as it is counted."""

    status: Text
    good: Flag
    evidence: Text


def key_figures(dossier: Dossier, projects: pd.DataFrame) -> list[Derivation]:
    """How each key figure comes about; `projects` are those of the year and programme that are counted."""
    figures = {figure.label: figure for figure in dossier.figures}
    parts = {part.key: part for part in dossier.parts}
    targets = rows_of(parts["targets"].frame, Target)
    return [
        *_stages(figures, drawn.chain(parts["chain"])),
        *_counted(figures, "projects", _by_kind(rows_of(projects, Projects))),
        *_counted(figures, "targets", _by_status(targets)),
        *_counted(figures, "good", _by_status([row for row in targets if row.good])),
    ]


def _stages(figures: dict[str, Figure], chain: Sequence[drawn.ChainRow]) -> list[Derivation]:
    found = []
    known = {row.stage: row for row in chain if not numbers.is_missing(row.euros)}
    for stage, row in known.items():
        figure = figures[LABEL[stage]]
        term = given(figure.label, row.euros, "euro", sources=figure.evidence, precision=row.precision)
        again = numbers.stated(numbers.euro(term.value), term.precision)
        found.append(Derivation(figure.label, "Wert", figure.value, again, term))
        before = known.get(STAGES[STAGES.index(stage) - 1]) if stage != STAGES[0] else None
        if before is not None and before.euros:
            of = figures[LABEL[before.stage]]
            share = term / given(of.label, before.euros, "euro", sources=of.evidence, precision=before.precision)
            words = stage_note(stage, float(share.value), share.precision, row.known_on)
            found.append(Derivation(figure.label, "Einordnung", figure.note, words, share))
    return found


def _counted(figures: dict[str, Figure], measure: str, parts: Sequence[Term]) -> list[Derivation]:
    figure = figures.get(LABEL[measure])
    if figure is None or not parts:
        return []
    term = total(figure.label, parts)
    return [Derivation(figure.label, "Wert", figure.value, numbers.integer(term.value), term)]


def _by_kind(projects: Sequence[Projects]) -> list[Term]:
    of_kind = grouped(
        projects, lambda row: numbers.MISSING if numbers.is_missing(row.category_name) else row.category_name
    )
    return [given(name, len(rows), sources=[row.evidence for row in rows]) for name, rows in of_kind.items()]


def _by_status(targets: Sequence[Target]) -> list[Term]:
    of_status = grouped(targets, lambda row: row.status)
    return [
        given(STATUS[code].word, len(rows), sources=[row.evidence for row in rows]) for code, rows in of_status.items()
    ]

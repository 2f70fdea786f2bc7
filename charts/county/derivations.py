"""The Rechenweg of the Kreisprofil: the steps from agreed to verified, and the achievements (features 4.1, 4.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from analysis.derivation import Term, given
from charts.base.columns import Columns
from charts.base.derivations import Derivation, derive
from charts.targets.derivations import achievement
from data import numbers
from data.code_words import STAGE
from data.rows import Number, Text, rows_of
from queries.target_rows import Reported


class Step(NamedTuple):
    """One stage of the chain, as its table shows it."""

    stage: Text
    euros: Number
    elapsed: Number
    evidence: Text
    precision: Text


@dataclass(slots=True)
class Target(Reported):
    """A target as the Kreisprofil and the Dialogmappe show it."""

    project_name: Text
    evidence: Text
    report_source: Text


def chain(frame: pd.DataFrame, columns: Columns) -> list[Derivation]:
    """What each stage differs from the one before, and its share of that and of what is agreed."""
    steps = rows_of(frame, Step)
    before = dict(zip(steps[1:], steps, strict=False))

    def money(step: Step) -> Term:
        return given(STAGE[step.stage], step.euros, "euro", sources=[step.evidence], precision=step.precision)

    ways = {
        "difference": lambda step: money(step) - money(before[step]),
        "ratio": lambda step: money(step) / money(before[step]),
        # The first divided by itself is no figure anybody asks for.
        "share_of_agreed": lambda step: None if step == steps[0] else money(step) / money(steps[0]),
        "elapsed": lambda step: (
            given("vergangene Monate", round(12 * step.elapsed), sources=[step.evidence])
            / given("Monate des Jahres", 12)
        ),
    }
    return derive(frame, steps, columns, ways, lambda step: STAGE[step.stage])


def achievements(frame: pd.DataFrame, columns: Columns) -> list[Derivation]:
    """The achievement of each target that shows one."""
    ways = {"shown_ratio": lambda row: achievement(row, row)}
    return derive(
        frame, rows_of(frame, Target), columns, ways,
        lambda row: row.name if numbers.is_missing(row.project_name) else f"{row.project_name}: {row.name}",
    )  # fmt: skip

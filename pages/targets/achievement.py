"""View of Ziele und Nachhaltung: how far each target is reached, by its kind."""

from __future__ import annotations

import pandas as pd

from analysis.comparability import unfinished
from charts.base import headings, milestones, target_words
from charts.base.target_fields import TargetRow
from charts.targets import derivations, variance
from charts.targets import figures as charts
from data.rows import rows_of
from pages.targets.choice import OTHER, TargetChoice
from pages.targets.table import EVERY, columns
from ui import offers
from ui.section import section

# What answers first: not every screen has room for all.
FIGURES = columns(
    *("short_name", "name", "demanded", "agreed", "upper_bound", "unit", "value", "gap", "gap_share", "shown_ratio"),
    *("status", "adjusted", "adjusted_ratio", "previous_value", "share_of_year", "base_value", "missing"),
    *("computed_status", "dialogue_words", "reported_on", "report_state"),
)
STEPS = columns(
    "short_name", "name", "kind", "reached_words", "report_evidence", "status", "reason", "reported_on", "report_state"
)


def draw(choice: TargetChoice, targets: pd.DataFrame) -> None:
    """Targets in figures as bars, milestones and qualitative targets as a list, and the days of milestones if known."""
    figures = targets[targets["kind"] == "numeric"]
    over = not unfinished(choice.chosen.year, choice.chosen.day)
    statement = charts.say_achievement(figures, over=over)
    elsewhere = "Die Ziele dieser Auswahl stehen unter „Meilensteine und qualitative Ziele“."
    section(
        choice.chosen,
        "Zielerreichung",
        figures,
        charts.achievement(figures),
        key="zielerreichung",
        lacks=offers.TARGET if targets.empty else None,
        statement=statement,
        measure=f"Prozent des vereinbarten Werts, jedes Ziel für sich · {choice.period} · jüngste Meldung · "
        f"{variance.EXPLAINED}",
        columns=FIGURES,
        source=choice.evidence("numeric"),
        derived=lambda frame, shown: derivations.achievements(frame, choice.places(), shown),
        empty=f"{statement} {OTHER if targets.empty else elsewhere}",
    )
    steps = targets[targets["kind"] != "numeric"]
    steps = steps.assign(reached_words=[target_words.reached_words(row) for row in rows_of(steps, TargetRow)])
    said = charts.say_milestones(steps, over=over)
    section(
        choice.chosen,
        "Meilensteine und qualitative Ziele",
        steps,
        None,
        key="meilensteine",
        statement=said,
        measure=f"Meilensteine als Anzahl, qualitative Ziele als Urteil · {choice.period} · jüngste Meldung",
        columns=STEPS,
        source=choice.evidence("milestone", "qualitative"),
        empty=f"{said} {OTHER}",
    )
    _days(choice, steps)


def _days(choice: TargetChoice, steps: pd.DataFrame) -> None:
    found = milestones.listed(steps)
    if found.empty:
        return
    wanted = {"short_name": EVERY["short_name"], **milestones.COLUMNS}

    section(
        choice.chosen,
        headings.MILESTONES,
        milestones.pressing_first(found),
        None,
        key="termine",
        statement=milestones.say_listed(found),
        measure=milestones.measure(choice.period),
        columns=wanted,
        source=sorted(set(found["source"])),
    )

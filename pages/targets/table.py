"""Columns of the tables of targets, and their rows in words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from charts.base import target_words
from charts.base.columns import Column, Columns
from charts.base.target_fields import TargetRow
from charts.targets import variance
from charts.targets.words import history_words
from data.code_words import KIND
from data.rows import rows_of
from ui.tables import show

# What answers first: not every screen has room for all.
EVERY = {
    "short_name": Column("Gebiet"),
    "name": Column("Ziel"),
    "demanded": Column("verlangt", missing="–"),
    "agreed": Column("vereinbart", "number", missing="–"),
    "upper_bound": Column("obere Grenze", "number", missing="–"),
    "unit": Column("Einheit", missing="–"),
    "value": Column("Ist", "number", missing="–", withheld="withheld"),
    "judgement": Column("Urteil", "judgement", missing="–"),
    "gap": variance.COLUMNS["gap"],
    "gap_share": variance.COLUMNS["gap_share"],
    "shown_ratio": Column("Zielerreichung", "achievement", missing="–"),
    "status": Column("Status", "status"),
    "adjusted": Column("angepasst", "number", missing="–"),
    "adjusted_ratio": Column("Zielerreichung angepasst", "achievement", missing="–"),
    "previous_value": Column("Vorjahr", "number", missing="–", withheld="previous_withheld"),
    "share_of_year": Column("bis zur Meldung verlangt", "percent", missing="–"),
    "due": Column("fällige Meilensteine", "number", missing="–"),
    "history": Column("die fünf Jahre davor"),
    "reason": Column("Grund", missing="–"),
    "category_name": Column("Maßnahmenart", missing="übergreifend"),
    "project_name": Column("Maßnahme", missing="übergreifend"),
    "kind": Column("Zielart", "kind"),
    "base_value": Column("Ausgangswert", "number", missing="–", withheld="base_withheld"),
    "milestone_days": Column("Meilensteine", missing="–"),
    "missing": Column("Grund ohne Wert", "missing", missing="–"),
    "computed_status": variance.COLUMNS["computed_status"],
    "dialogue_words": variance.COLUMNS["dialogue_words"],
    "own_status": Column("Status nach der Regel des Jahres", "status"),
    "reported_on": Column("Meldung vom", "day", missing="keine Meldung"),
    "report_state": variance.COLUMNS["report_state"],
    "report_evidence": Column("Nachweis", missing="–"),
    "comment": Column("Erläuterung zur Meldung", missing="–"),
    "rule": Column("Regel", missing="–"),
}
_IN_WORDS = {
    "agreed_words": Column("vereinbart"),
    "actual_words": Column("Ist"),
    "reached_words": Column("Ist"),
    "asked_words": variance.COLUMNS["asked_words"],
}


def columns(*names: str) -> Columns:
    """The named columns in this order."""
    known = EVERY | _IN_WORDS
    return {name: known[name] for name in names}


def prepared(targets: pd.DataFrame, history: pd.DataFrame, year: int) -> pd.DataFrame:
    """The answer with the columns the tables need beside its own."""
    # On arrays and lists, each of which pandas would take several times as long for at every rerun.
    agreed, ratio, share, adjusted = (
        targets[name].to_numpy() for name in ("target_value", "ratio", "share_of_year", "adjusted_value")
    )
    kinds, allowed = targets["kind"].to_numpy(), targets["percent_allowed"].to_numpy()
    units = zip(kinds, targets["unit"].tolist(), strict=True)
    return target_words.with_milestone_days(variance.beside(targets)).assign(
        demanded=pd.array([target_words.DIRECTION.get(each) for each in targets["direction"].tolist()], dtype="str"),
        agreed=np.where(np.isnan(agreed), targets["lower_bound"].to_numpy(), agreed),
        unit=pd.array([KIND[kind] if kind == "milestone" else unit for kind, unit in units], dtype="str"),
        shown_ratio=np.where(allowed, ratio, np.nan),
        adjusted=variance.whole(targets["adjusted_value"], targets["unit"]),
        adjusted_ratio=np.where(allowed & ~np.isnan(adjusted), targets["adjusted_ratio"].to_numpy(), np.nan),
        # What is asked of milestones is how many are due, never a percentage.
        share_of_year=np.where(kinds == "numeric", share, np.nan),
        history=history_words(history, targets["target"].tolist(), year),
    )


def in_words(frame: pd.DataFrame, wanted: Columns) -> None:
    """Every row with its values in words, as the question orders them: what needs attention first."""
    values = rows_of(frame, TargetRow)
    words = {
        "agreed_words": [target_words.agreed_words(row) for row in values],
        "actual_words": [target_words.actual_words(row) for row in values],
    }
    show(frame.assign(**words), wanted, alt="Ziele, Handlungsbedarf zuerst")

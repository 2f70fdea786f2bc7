"""Numbers of targets in words, where each row of a column is of another unit."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from briefing.dossier import Part
from charts.base.target_words import in_unit
from charts.targets.variance import gap_told
from data import numbers
from data.rows import Number, Text, rows_of


class InUnit(NamedTuple):
    """The numbers of a target that stand alone among its values."""

    gap: Number
    previous_value: Number
    unit: Text


def in_units(part: Part) -> Part:
    """The targets with their numbers in words: each is of another unit, and no column says which."""
    rows = rows_of(part.frame, InUnit)
    earlier = [
        None if numbers.is_missing(row.previous_value) else in_unit(row.previous_value, row.unit) for row in rows
    ]
    return replace(
        part,
        frame=part.frame.assign(
            gap_told=pd.array([gap_told(row.gap, row.unit) for row in rows], dtype="str"),
            previous_told=pd.array(earlier, dtype="str"),
        ),
    )

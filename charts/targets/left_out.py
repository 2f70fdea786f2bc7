"""What the bars of targets leave to the table, for the line above them; empty when every target has its bar."""

from __future__ import annotations

import pandas as pd

from charts.base.ties import listed
from charts.targets import bullets, deviations
from data import numbers


def of_targets(frame: pd.DataFrame) -> str:
    """One row per target: only those in figures are drawn, the first DRAWN of them."""
    kinds = frame["kind"].value_counts()
    numeric = int(kinds.get("numeric", 0))
    without = [
        *(["Meilensteine"] if "milestone" in kinds else []),
        *(["qualitative Ziele"] if "qualitative" in kinds else []),
        *([f"Zahlenziele nach den ersten {bullets.DRAWN}"] if numeric > bullets.DRAWN else []),
    ]
    return _said(len(frame), min(numeric, bullets.DRAWN), without)


def of_deviations(frame: pd.DataFrame) -> str:
    """One row per target that a deviation names: drawn are the first PAIRS with two achievements in percent."""
    both = len(deviations.drawable(frame))
    without = [
        *(["nicht angepasst oder ohne Zielerreichung in Prozent"] if both < len(frame) else []),
        *([f"angepasst, nach den ersten {deviations.PAIRS}"] if both > deviations.PAIRS else []),
    ]
    return _said(len(frame), min(both, deviations.PAIRS), without)


def _said(whole: int, drawn: int, without: list[str]) -> str:
    if not drawn or drawn == whole:
        return ""
    of = numbers.count_of(whole, "Ziel", "Zielen")
    return f"ohne Balken {numbers.integer(whole - drawn)} von {of}: {listed(without)}"

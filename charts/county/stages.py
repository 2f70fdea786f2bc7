"""Which stage a part of the Kreisprofil opens with where nobody chose one."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from data.rows import rows_of
from queries.county import Stages


def opening(stages: pd.DataFrame, what: Literal["projects", "years"], usual: str) -> str:
    """The usual stage where it says anything, else the one that says most."""
    told = {row.stage: getattr(row, what) for row in rows_of(stages, Stages)}
    best = max(told, key=lambda stage: told[stage], default=usual)
    return usual if told.get(usual) or not told.get(best) else best


def say(stage_word: str, what: str) -> str:
    """Why a part shows another stage than the rest, and where another is chosen."""
    return f"gezeigt ist „{stage_word}“: In keiner Stufe sind mehr {what} bekannt; eine andere wählen Sie links"

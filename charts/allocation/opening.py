"""Which stage the Mittelverteilung opens with, in a sentence."""

from __future__ import annotations

import pandas as pd

from analysis.precision import code_of, of_share
from data import numbers
from data.code_words import STAGE
from data.rows import rows_of
from queries import allocation as questions


def say_opened(stages: pd.DataFrame, year: int) -> str:
    """Which stage the page opens with, and why: the first of `stages`; nothing where none has money."""
    row = next(iter(rows_of(stages, questions.SplitStages)), None)
    if row is None:
        return f"Für {year} nennt keine Quelle Mittel."
    part = numbers.percent(row.split_euros / row.euros if row.euros else 0.0)
    share = numbers.stated(part, of_share(code_of(row.precision), row.split_precision))
    whole = numbers.stated(numbers.euro_short(row.euros), row.precision)
    # The sentence below may be about fewer counties, those of every year: this one says over how many it is.
    return (
        f"Gezeigt ist die Stufe „{STAGE[row.stage]}“: {year} ist in keiner anderen ein größerer Teil auf "
        f"Maßnahmenarten aufgeteilt ({share} von {whole} in {numbers.count_of(row.counties, 'Gebiet', 'Gebieten')}). "
        "Eine andere Stufe wählen Sie links."
    )

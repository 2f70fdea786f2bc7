"""The Rechenweg of the own pivot: each figure as the sum of what documents say of a county, year and Maßnahmenart."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.derivation import Term, given, known_as, named, total
from charts.base.columns import Columns
from charts.base.derivations import Derivation, derivation
from charts.trends.pivot import DIMENSION, MEASURE, SUM, Key, key_of, laid_out
from data import numbers
from data.code_words import STAGE
from data.rows import rows_of
from queries.trends.pivot import Parts

ALL: Key = (SUM, "")
PARTS_OF_A_NAME = ("county", "year", "programme", "stage", "category")


def cells(
    found: pd.DataFrame,
    parts: pd.DataFrame,
    down: Sequence[str],
    across: Sequence[str],
    measure: str,
    running: int,
    columns: Columns,
) -> list[Derivation]:
    """Every cell and sum of the table that `found` becomes, from its `parts`; numbers of counties are none of them."""
    heads, lines = laid_out(found, down, across, measure, running)
    where: dict[tuple[Key, Key], list[Term]] = {}
    for part in rows_of(parts, Parts):
        line, head = _place(part, down, across, running), _place(part, across, down, running)
        term = given(
            _name(part, measure),
            part.value,
            "euro" if measure == "euros" else "",
            sources=[*part.evidence],
            precision=part.precision,
        )
        # What no document says is counted, added up or left over.
        if part.statements > 1:
            term = named(f"aus {numbers.integer(part.statements)} Angaben zusammengezählt", term)
        elif part.is_rest:
            term = named("Rest: genannte Summe weniger ihre genannten Teile", term)
        for place in {(line, head), (line, ALL), (ALL, head), (ALL, ALL)}:
            where.setdefault(place, []).append(term)
    listed = []
    for line, figures in lines.items():
        row = " · ".join(part for part in line if part)
        for head, name in heads.items():
            value, terms = figures.get(name), where.get((line, head), [])
            if terms and isinstance(value, float) and not numbers.is_missing(value):
                many = numbers.count_of(len(terms), "Angabe", "Angaben")
                term = terms[0] if len(terms) == 1 else total(f"Summe von {many}", terms)
                # the whole a document states is known as it says, whatever is known of its parts
                listed.append(derivation(row, columns[name], value, known_as(term, figures[f"{name}_p"])))
    return listed


def _place(part: Parts, dimensions: Sequence[str], others: Sequence[str], running: int) -> Key:
    """Where a part stands one way; a county whose territory changes is another one from that year on."""
    words: dict[str, str] = {name: str(getattr(part, name)) for name in DIMENSION}
    if "year" in {*dimensions, *others} and not numbers.is_missing(part.changes_in):
        before = part.year < part.changes_in
        words["county"] += f" (bis {part.changes_in - 1})" if before else f" (ab {part.changes_in})"
    one, two = ([*(words[name] for name in dimensions), None, None])[:2]
    return key_of(dimensions, running)(False, one, two)


def _name(part: Parts, measure: str) -> str:
    """What a part is called in the formula: all that tells it from the others."""
    told = {name: str(getattr(part, name)) for name in PARTS_OF_A_NAME}
    if measure == "euros":
        told["stage"] = STAGE.get(told["stage"], told["stage"])
    else:
        del told["stage"]
    return f"{MEASURE[measure]} {', '.join(told.values())}"

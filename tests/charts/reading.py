"""Sentences read as a person reads them: random rows in, and every figure in the sentence found again by hand."""

from __future__ import annotations

import importlib
import inspect
import math
import pkgutil
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pandas as pd
from hypothesis import strategies as st

import charts
from charts.base.status import STATUS
from data.code_words import STAGE
from data.rows import columns_of

Reader = Callable[[st.DataObject], None]
READERS: dict[str, Reader] = {}
# „rund“ and „etwa“ are no figures, days and years are: a year is told apart by what it counts.
NUMBER = re.compile(
    r"(?P<sign>[+−]?)(?P<digits>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<cents>\d+))? ?(?P<unit>Mio\. €|Tsd\. €|€|%|)(?![\d-])"
)
DAY = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b")
SCALE = {"Mio. €": 1e6, "Tsd. €": 1e3, "€": 1.0, "%": 0.01, "": 1.0}


def reads(*labels: str) -> Callable[[Reader], Reader]:
    """The decorated function draws rows, asks the sentence and checks it."""

    def named(reader: Reader) -> Reader:
        READERS.update(dict.fromkeys(labels, reader))
        return reader

    return named


def generators() -> dict[str, Callable[..., Any]]:
    """Every public sentence of charts: trends.series.say_change."""
    found = {}
    for module in pkgutil.walk_packages(charts.__path__, "charts."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if name.startswith("say_") and function.__module__ == loaded.__name__:
                found[f"{module.name.removeprefix('charts.')}.{name}"] = function
    return found


def plain(text: str) -> str:
    """With ordinary spaces."""
    return text.replace("\u00a0", " ")


class Figure(NamedTuple):
    """A number of a sentence: its value, half of its last digit, its unit, and whether it carries a sign."""

    value: float
    off: float
    unit: str
    signed: bool


def figures(text: str) -> list[Figure]:
    """The numbers of a sentence in order, without days."""
    found = []
    for match in NUMBER.finditer(DAY.sub("", plain(text))):
        scale = SCALE[match["unit"]]
        written = match["digits"].replace(".", "") + ("." + match["cents"] if match["cents"] else "")
        sign = -1 if match["sign"] == "−" else 1
        step = 10 ** -len(match["cents"] or "")
        found.append(
            Figure(sign * float(written) * scale, 0.5000001 * step * scale, match["unit"], bool(match["sign"]))
        )
    return found


def euros_of(text: str) -> list[Figure]:
    """The sums of money."""
    return [each for each in figures(text) if each.unit.endswith("€")]


def shares_of(text: str) -> list[Figure]:
    """The percentages, as fractions."""
    return [each for each in figures(text) if each.unit == "%"]


def agrees(figure: Figure, value: float) -> bool:
    """True when the figure is the value as far as it is written."""
    return abs(figure.value - value) <= figure.off + 1e-9 * abs(value)


def near(text: str, words: str) -> Figure:
    """The first figure after these words."""
    after = plain(text)[plain(text).index(words) + len(words) :]
    return figures(after)[0]


def missing(value: object) -> bool:
    """NaN, NA, NaT or None."""
    return value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)) or value is pd.NaT


# A sum that something can be divided by.
POSITIVE = st.integers(1, 9_999_999_99).map(lambda cent: cent / 100)
MONEY = st.integers(0, 99_999_999_99).map(lambda cent: cent / 100)
COUNTIES = [f"Kreis {letter}" for letter in "ABCDEFGH"]
CODES: dict[str, Sequence[str]] = {
    "status": list(STATUS),
    "stage": [stage for stage in STAGE if stage != "unstated"],
    "precision": ["exact", "about"],
    "state": ["checked", "provisional"],
}
KINDS: dict[str, st.SearchStrategy[Any]] = {
    "str": st.sampled_from(COUNTIES),
    "float64": MONEY,
    "int32": st.integers(0, 40),
    "int64": st.integers(0, 40),
    "Int64": st.integers(0, 40),
    "Int32": st.integers(0, 40),
    "bool": st.booleans(),
    "boolean": st.booleans(),
    "datetime64[us]": st.datetimes(pd.Timestamp(2020, 1, 1), pd.Timestamp(2027, 12, 31)).map(pd.Timestamp),
    "object": st.just([]),
}


def rows(row: type, /, *, least: int = 0, most: int = 6, **own: st.SearchStrategy[Any]) -> Any:
    """Lists of rows of an answer: codes by the name of the column, the rest by its type, `own` columns as given."""
    columns = columns_of(row)
    drawn = {
        name: own.get(name, st.sampled_from(list(CODES[name])) if name in CODES else KINDS[type_])
        for name, type_ in columns.items()
    }
    return st.lists(st.builds(row, **drawn), min_size=least, max_size=most)


def frame(kind: type, found: Sequence[Any]) -> pd.DataFrame:
    """The rows as the frame a question answers with."""
    return pd.DataFrame({name: [getattr(row, name) for row in found] for name in columns_of(kind)}).astype(
        columns_of(kind)
    )


def or_missing(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A figure, or none."""
    return st.one_of(strategy, st.just(float("nan")))


def table(data: st.DataObject, most: int = 8, **columns: st.SearchStrategy[Any]) -> pd.DataFrame:
    """Rows of these columns, for a sentence that only counts."""
    found = data.draw(st.lists(st.fixed_dictionaries(columns), max_size=most))
    return pd.DataFrame(found, columns=list(columns))

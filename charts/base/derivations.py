"""The Rechenweg of shown figures: where each stands, what is shown, and the terms that give the same figure again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from html import escape
from typing import NamedTuple, TypeAlias, TypeVar

import pandas as pd

from analysis.derivation import Given, Term, given, named, total
from analysis.precision import TURNED
from charts.base.bounds import change
from charts.base.columns import Column, Columns
from data import numbers
from data.rows import rows_of
from queries.frame import BudgetParts

DIRECT = "unmittelbar aus dem Dokument"
ROUNDED = "gerundet"
# The first number of a shown figure with its sign for money or shares: 5.700.586 €, 33,3 %.
_NUMBER = re.compile(rf"(?P<whole>\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,(?P<rest>\d+))?(?P<sign>{numbers.SPACE}[€%])?")
# So many places are written of a value that ends; what needs more is a division that does not end.
_PLACES = 6


class Derivation(NamedTuple):
    """One shown figure: the row it stands in, its heading, its text, the text of the value computed again, how."""

    row: str
    figure: str
    shown: str
    again: str
    term: Term

    @property
    def agrees(self) -> bool:
        """What is shown is what the formula gives, to the digit."""
        return self.shown == self.again

    @property
    def direct(self) -> bool:
        """Nothing is computed: the figure is the number of a document."""
        return len(self.term.given) == 1 and self.term.words == self.term.given[0].name

    @property
    def rounding(self) -> str:
        """That less is shown than the formula gives, and what it gives where that can be written; else empty."""
        found = _NUMBER.search(self.again)
        if not found:
            return ""
        rest, sign = found["rest"] or "", found["sign"] or ""
        shown = Decimal(f"{found['whole'].replace('.', '')}.{rest or 0}")
        exact = abs(self.term.value) * (100 if sign.endswith("%") else 1)
        # Words such as „4 von 6“ begin with another number than the value.
        if shown == exact or abs(shown - exact) >= Decimal(1).scaleb(-len(rest)):
            return ""
        if exact != round(exact, _PLACES):
            return f", {ROUNDED}"
        minus = numbers.MINUS if self.term.value < 0 else ""
        # Cents are two places, as wherever else money is written.
        cents = sign.endswith("€") and exact == round(exact, 2) != round(exact)
        return f", {ROUNDED} aus {minus}{numbers.decimal(exact, 2) if cents else numbers.exact(exact, _PLACES)}{sign}"

    @property
    def sources(self) -> list[str]:
        """The references its numbers rest on, each once, in the order of the formula."""
        return list(dict.fromkeys(source for each in self.term.given for source in each.sources))


def derivation(row: str, column: Column, shown: float, term: Term) -> Derivation:
    """The figure `shown` in a column of a row, beside what `term` gives, both written as the column writes them.

    As exactly as `term` knows it: a table says this in a column of its own, here the figure stands alone.
    """
    return Derivation(row, column.label, stated(column, shown, term), stated(column, term.value, term), term)


def stated(column: Column, value: object, term: Term) -> str:
    """A figure as its column writes it, „rund“, „mindestens“ or „höchstens“ where `term` knows no more of it.

    A bound never stands before a minus sign: „mindestens 5.000 € weniger“.
    """
    if term.precision in TURNED and (column.signed or float(str(value)) < 0):
        unsigned = replace(column, signed=False)
        return change(float(str(value)), term.precision, lambda each: unsigned.write(each))
    return numbers.stated(column.write(value), term.precision)


Row = TypeVar("Row")
# The summands of a figure by its column and the name of its row.
Parts: TypeAlias = Mapping[tuple[str, object], Sequence[Term]]


def derive(
    frame: pd.DataFrame,
    rows: Sequence[Row],
    columns: Columns,
    ways: Mapping[str, Callable[[Row], Term | None]],
    named: Callable[[Row], str],
    whole: Callable[[Row], bool] = lambda _: False,
) -> list[Derivation]:
    """The Rechenweg of every figure of a table that has one, row by row.

    `rows` are those of `frame` in its order; `ways` says per column how its figure is computed from a row (None: there
    is nothing to compute), `named` what the row is called, `whole` whether it is only counted whole.
    """
    shown = {name: frame[name].tolist() for name in columns if name in ways}
    found = []
    for place, row in enumerate(rows):
        for name, values in shown.items():
            term = None if numbers.is_missing(values[place]) else ways[name](row)
            if term is None:
                continue
            column = columns[name]
            if column.kind == "number" and whole(row):
                column = replace(column, kind="integer")
            found.append(derivation(named(row), column, values[place], term))
    return found


def direct(
    row: str, /, *, parts: Parts | None = None, **evidence: str
) -> Callable[[pd.DataFrame, Columns], list[Derivation]]:
    """The way from figures that are as a document says them to its place, for a table whose rows name their own.

    `row` is the column that names a row, `evidence` says per column of figures which column holds where they stand,
    a line each; `parts` are the sums of Maßnahmenarten (`category_parts`) of those that no document states as a whole,
    by column and row. How exactly a figure is known stands in the column of the same prefix: `euros` in `precision`,
    `previous_euros` in `previous_precision`.
    """

    def found(frame: pd.DataFrame, columns: Columns) -> list[Derivation]:
        def way(figure: str, name: object, value: float, places: str, precision: object) -> Term:
            if summed := (parts or {}).get((figure, name)):
                return total(f"Summe von {numbers.count_of(len(summed), 'Maßnahmenart', 'Maßnahmenarten')}", summed)
            return _stated_at(columns[figure].label, value, places, precision)

        names = frame[row].tolist()
        shown = [
            (name, frame[name].tolist(), frame[place].fillna("").tolist(), _exactly(frame, name))
            for name, place in evidence.items()
            if name in columns
        ]
        return [
            derivation(str(name), columns[figure], values[at], way(figure, name, values[at], places[at], known[at]))
            for at, name in enumerate(names)
            for figure, values, places, known in shown
            if not numbers.is_missing(values[at])
        ]

    return found


def _stated_at(name: str, value: float, places: str, precision: object) -> Term:
    """What a document says; added up where several places say a part of it."""
    sources = places.split("\n")
    term = given(name, value, sources=sources, precision=precision)
    return term if len(sources) == 1 else named(f"aus {numbers.integer(len(sources))} Angaben zusammengezählt", term)


def category_parts(frame: pd.DataFrame, row: str, columns: Mapping[int, str] | str) -> Parts:
    """The sums behind budgets that no document states as a whole, by the column of the budget and the name of its row.

    `frame` answers budget_parts, `row` names a row of the table; `columns` is the column of all years, or that of each.
    """
    listed = rows_of(frame, BudgetParts)
    found: dict[tuple[str, object], list[Term]] = {}
    for name, each in zip(frame[row].tolist(), listed, strict=True):
        column = columns if isinstance(columns, str) else columns.get(each.budget_year)
        if column:
            term = given(each.category_name, each.euros, "euro", sources=[each.evidence], precision=each.precision)
            found.setdefault((column, name), []).append(term)
    return found


def _exactly(frame: pd.DataFrame, name: str) -> list[object]:
    """How exactly each sum of a column is known; what counts is as it stands."""
    column = name.replace("euros", "precision")
    return frame[column].tolist() if column != name and column in frame else ["exact"] * len(frame)


def html(derivations: Sequence[Derivation], place_of: Mapping[str, str], number_of: Mapping[str, int]) -> str:
    """A list of figures with formula, numbers put in and what they give; each number leads to where it stands.

    `place_of` says under which name a reference is found on the page, `number_of` by which number it is called there.
    """
    items = "".join(_item(each, place_of, number_of) for each in derivations)
    return f'<ul class="aqb-derivations">{items}</ul>'


def _item(found: Derivation, place_of: Mapping[str, str], number_of: Mapping[str, int]) -> str:
    head = (
        f"<p><strong>{escape(found.row)}</strong> · {escape(found.figure)}: <strong>{escape(found.shown)}</strong></p>"
    )
    named = "".join(
        f"<li>{escape(each.name)}: {escape(each.written)}{_places(each, place_of, number_of)}</li>"
        for each in _once(found.term.given)
    )
    if found.direct and found.agrees:
        direct = f"{DIRECT}{escape(found.rounding)}"
        return f"<li>{head}<p>{direct}{_places(found.term.given[0], place_of, number_of)}</p></li>"
    again = (
        escape(f"{found.again}{found.rounding}")
        if found.agrees
        else f"{escape(found.again)} – nicht die gezeigte Zahl, bitte melden Sie das der Fachaufsicht"
    )
    return (
        f"<li>{head}<p>= {escape(found.term.words)}</p><p>= {escape(found.term.written)}</p><p>= {again}</p>"
        f"<ul>{named}</ul></li>"
    )


def _places(found: Given, place_of: Mapping[str, str], number_of: Mapping[str, int]) -> str:
    return "".join(
        f' <a href="#{escape(place_of[each])}" aria-label="Fundstelle {number_of[each]}">[{number_of[each]}]</a>'
        for each in found.sources
        if each in place_of
    )


def _once(given: Iterable[Given]) -> list[Given]:
    return list(dict.fromkeys(given))

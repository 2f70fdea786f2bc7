"""What the Rechenweg of a figure says of its last step: the value itself, or that it is rounded, and from what."""

from __future__ import annotations

import lxml.html
import pytest

from analysis.derivation import Term, given
from charts.base import derivations
from charts.base.columns import Column

EURO, PERCENT, NUMBER = Column("Budget", "euro"), Column("Quote", "percent"), Column("Ist", "number")


def last_line(column: Column, term: Term) -> str:
    """The result as it is read below the numbers put in."""
    drawn = derivations.html([derivations.derivation("Kreis A", column, float(term.value), term)], {}, {})
    lines = [line.text_content().replace("\u00a0", " ") for line in lxml.html.fromstring(drawn).iter("p")]
    return lines[-1]


def euros(*values: float, precision: str = "exact") -> list[Term]:
    return [given(f"Kreis {number}", value, "euro", precision=precision) for number, value in enumerate(values)]


def test_cents_that_are_added_up_are_found_again_in_the_sum() -> None:
    one, two = euros(3_815_050.95, 1_885_534.81)
    assert last_line(EURO, one + two) == "= 5.700.586 €, gerundet aus 5.700.585,76 €"
    assert last_line(EURO, one - two) == "= 1.929.516 €, gerundet aus 1.929.516,14 €"


def test_what_is_not_rounded_does_not_say_so() -> None:
    one, two = euros(753_200, 600_000)
    assert last_line(EURO, one + two) == "= 1.353.200 €"
    assert last_line(PERCENT, given("Ist", 1) / given("vereinbart", 8)) == "= 12,5 %"
    assert last_line(NUMBER, given("Ist", 5) * given("Anteil", 0.25)) == "= 1,25"


def test_a_division_that_does_not_end_says_only_that_it_is_rounded() -> None:
    assert last_line(PERCENT, given("Ist", 1) / given("vereinbart", 3)) == "= 33,3 %, gerundet"
    assert last_line(PERCENT, given("Ist", 1) / given("vereinbart", 16)) == "= 6,3 %, gerundet aus 6,25 %"


@pytest.mark.parametrize("precision", ["about", "at_least"])
def test_a_bound_is_rounded_like_any_figure(precision: str) -> None:
    one, two = euros(100.5, 50.25, precision=precision)
    assert last_line(EURO, one + two).endswith("151 €, gerundet aus 150,75 €")


def test_a_figure_of_a_document_with_cents_says_that_it_is_rounded() -> None:
    (one,) = euros(1_715_263.5)
    assert last_line(EURO, one) == "unmittelbar aus dem Dokument, gerundet aus 1.715.263,50 €"

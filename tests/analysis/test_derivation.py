"""A formula, its numbers and its value come from one tree of terms; worked values of features 4 by hand."""

from __future__ import annotations

import ast
import operator
from decimal import Decimal

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from analysis.derivation import Term, fixed, given, greatest, least, median, named, total


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2212", "-")


def test_ratio_of_what_is_reached_and_asked() -> None:
    term = given("Ist", 35, "Plätze", sources=["m # 1"]) / given("vereinbart", 40, "Plätze", sources=["z # § 5"])
    assert term.words == "Ist ÷ vereinbart"
    assert plain(term.written) == "35 Plätze ÷ 40 Plätze"
    assert term.value == Decimal("0.875")
    assert [each.sources for each in term.given] == [("m # 1",), ("z # § 5",)]


def test_proportional_cut_of_a_tenth() -> None:
    # 40 × 677.880 € / 753.200 € = 36,0; 35 of 36 are 97,2 %.
    left = given("Geld nachher", 677_880, "euro") / given("Geld vorher", 753_200, "euro")
    adjusted = given("vereinbart", 40) * left
    assert adjusted.value == Decimal(36)
    assert plain(adjusted.written) == "40 × (677.880 € ÷ 753.200 €)"
    reached = given("Ist", 35) / named("angepasst", adjusted)
    assert reached.words == "Ist ÷ angepasst"
    assert plain(reached.written) == "35 ÷ (40 × (677.880 € ÷ 753.200 €))"
    assert round(reached.value, 4) == Decimal("0.9722")


def test_brackets_stand_where_they_change_the_value() -> None:
    one, two, three = given("a", 1), given("b", 2), given("c", 3)
    assert ((one + two) * three).words == "(a + b) × c"
    assert (one + two * three).words == "a + b × c"
    assert plain((one - (two - three)).words) == "a - (b - c)"
    assert (one / (two * three)).words == "a ÷ (b × c)"
    assert plain((one - given("d", -4)).written) == "1 - (-4)"


def test_nothing_is_divided_by_nothing() -> None:
    with pytest.raises(ZeroDivisionError, match="Ist ÷ vereinbart"):
        given("Ist", 1) / given("vereinbart", 0)


def test_median_of_even_and_odd_numbers() -> None:
    values = [given(name, value) for name, value in (("a", 3), ("b", 1), ("c", 2))]
    assert median(values, "Werte").value == 2
    assert median([*values, given("d", 10)], "Werte").value == Decimal("2.5")
    assert median([*values, given("d", 10)], "Werte").written == "mittlerer Wert von 4: 1; 2; 3; 10"


def test_ends_and_sums_name_what_they_are_made_of() -> None:
    terms = [given("a", 3), given("b", 1)]
    assert (least(*terms).value, greatest(*terms).value) == (1, 3)
    assert total("Summe", terms).words == "Summe"
    assert total("Summe", terms).written == "3 + 1"
    with pytest.raises(ValueError, match="Summanden"):
        total("Summe", [])


cents = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


def again(written: str) -> Decimal:
    """What the numbers put in give when somebody types them into a calculator."""
    text = plain(written).replace("€", "").replace(".", "").replace(",", ".").replace("÷", "/").replace("×", "*")
    return _computed(ast.parse(text, mode="eval").body, text)


SIGNS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def _computed(node: ast.AST, text: str) -> Decimal:
    """A formula of numbers, the four signs and brackets, by Python's own order of them."""
    if isinstance(node, ast.BinOp):
        return SIGNS[type(node.op)](_computed(node.left, text), _computed(node.right, text))
    if isinstance(node, ast.UnaryOp):
        return -_computed(node.operand, text)
    return Decimal(ast.get_source_segment(text, node) or "")


@drawn(st.recursive(cents.map(lambda value: given("x", value, "euro")), lambda inner: st.tuples(
    st.sampled_from("+-*"), inner, inner).map(lambda each: combined(*each)), max_leaves=6))  # fmt: skip
def test_the_formula_with_its_numbers_gives_the_value(term: Term) -> None:
    assert again(term.written) == pytest.approx(term.value, rel=Decimal("1e-20"), abs=Decimal("1e-12"))


def combined(sign: str, one: Term, two: Term) -> Term:
    return one + two if sign == "+" else one - two if sign == "-" else one * two


def test_the_numbers_of_the_formula_itself_have_no_source() -> None:
    term = fixed(2) - given("Ist", 13.2) / given("höchstens", 12)
    assert plain(term.written) == "2 - 13,2 ÷ 12"
    assert round(term.value, 10) == Decimal("0.9")


@pytest.mark.parametrize(
    ("above", "below", "known"),
    [
        ("exact", "exact", "exact"),
        ("about", "exact", "about"),
        ("at_least", "exact", "at_least"),
        ("exact", "at_least", "at_most"),
        ("exact", "at_most", "at_least"),
        ("at_least", "at_most", "at_least"),
        ("at_most", "at_least", "at_most"),
        ("at_least", "at_least", "about"),
        ("about", "at_most", "about"),
    ],
)
def test_a_share_is_known_as_exactly_as_its_parts(above: str, below: str, known: str) -> None:
    term = given("bewilligt", 90, "euro", precision=above) / given("vereinbart", 100, "euro", precision=below)
    assert term.precision == known


def test_what_is_not_exact_bears_its_word_in_the_formula() -> None:
    term = given("a", 90, "euro", precision="at_least") + given("b", 10, "euro")
    assert plain(term.written) == "mindestens 90 € + 10 €"
    assert term.precision == "at_least"
    assert (given("c", 200) - term).precision == "at_most"
    assert total("Summe", [term, given("d", 1, precision="at_most")]).precision == "about"
    assert median([term, given("e", 1)], "Werte").precision == "at_least"
    assert named("Name", term).precision == greatest(term, fixed(0)).precision == "at_least"


def test_a_bound_turns_with_a_number_below_zero() -> None:
    bound = given("Betrag", 10, precision="at_least")
    assert (bound * fixed(-1)).precision == (fixed(-1) * bound).precision == "at_most"
    assert (given("Betrag", -5) / bound).precision == "at_least"
    assert (bound / fixed(-2)).precision == "at_most"


bounds = st.tuples(st.integers(1, 1000), st.sampled_from(["exact", "at_least", "at_most"]), st.integers(0, 999))


@drawn(bounds, bounds, st.sampled_from(["share", "change", "difference", "sum"]))
def test_whatever_a_bound_stands_for_the_result_is_on_the_side_it_says(
    one: tuple[int, str, int], other: tuple[int, str, int], how: str
) -> None:
    def result(now: Term, before: Term) -> Term:
        share = now / before
        return {"share": share, "change": share - fixed(1), "difference": now - before, "sum": now + before}[how]

    def in_truth(value: int, precision: str, off: int) -> Decimal:
        return Decimal(value) + {"exact": 0, "at_least": off, "at_most": -Decimal(value * off) / 1000}[precision]

    sides = (("jetzt", *one), ("vorher", *other))
    shown = result(*(given(name, value, precision=precision) for name, value, precision, _ in sides))
    true = result(*(given(name, in_truth(*each)) for name, *each in sides)).value
    assert shown.precision != "exact" or shown.value == true
    assert shown.precision != "at_least" or shown.value <= true
    assert shown.precision != "at_most" or shown.value >= true


def test_all_of_a_figure_is_exactly_all_of_it() -> None:
    first = given("2021", 100, "euro", precision="about")
    assert (fixed(100) * (first / first)).precision == "exact"
    assert (first / given("2022", 100, "euro", precision="about")).precision == "about"

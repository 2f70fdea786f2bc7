"""A computed figure as the terms it is made of: its formula in words, with the numbers put in, and its value again.

All three come from one tree of terms, so that no formula can say something else than what is computed (features V2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TypeAlias

from analysis.precision import code_of, joint, of_difference, of_share, turned
from data import numbers

# More than any figure here has digits: a third times three is shown as one again.
_EXACT = Context(prec=40)
_SUM, _PRODUCT, _WHOLE = 1, 2, 3
# All counties of the Land; nobody reads the four-hundredth summand, and a choice of fewer counties writes all of them.
MOST_WRITTEN = 30

Figure: TypeAlias = float | int | Decimal


@dataclass(frozen=True)
class Given:
    """A number that is put in: what it is called, how it is written, where it stands (delivery # citation)."""

    name: str
    written: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """A number together with how it is computed: in `words`, and `written` with the numbers put in.

    `precision` (exact, about, at_least, at_most) is how exactly it is known, by that of the numbers put in.
    """

    value: Decimal
    words: str
    written: str
    given: tuple[Given, ...] = ()
    # How tightly the outermost sign binds, in the numbers put in and in the words: what needs brackets beside another.
    binds: int = _WHOLE
    words_bind: int = _WHOLE
    precision: str = "exact"

    def __add__(self, other: Term) -> Term:
        known = joint((self.precision, other.precision))
        return self._with(other, "+", _EXACT.add(self.value, other.value), known, (_SUM, _SUM, _SUM))

    def __sub__(self, other: Term) -> Term:
        known = of_difference(self.precision, other.precision)
        value = _EXACT.subtract(self.value, other.value)
        return self._with(other, numbers.MINUS, value, known, (_SUM, _SUM, _PRODUCT))

    def __mul__(self, other: Term) -> Term:
        value = _EXACT.multiply(self.value, other.value)
        return self._with(other, "×", value, _of_product(self, other), (_PRODUCT, _PRODUCT, _WHOLE))

    def __truediv__(self, other: Term) -> Term:
        """ZeroDivisionError where there is nothing to divide by: such a figure is not shown."""
        if not other.value:
            raise ZeroDivisionError(f"Kein Wert durch null: {self.words} ÷ {other.words}")
        value = _EXACT.divide(self.value, other.value)
        return self._with(other, "÷", value, _of_quotient(self, other), (_PRODUCT, _PRODUCT, _WHOLE))

    def _with(self, other: Term, sign: str, value: Decimal, precision: str, binding: tuple[int, int, int]) -> Term:
        binds, left, right = binding

        def both(one: str, one_binds: int, two: str, two_binds: int) -> str:
            one = f"({one})" if one_binds < left else one
            two = f"({two})" if two_binds < right or two.startswith(numbers.MINUS) else two
            return f"{one} {sign} {two}"

        return Term(
            value,
            both(self.words, self.words_bind, other.words, other.words_bind),
            both(self.written, self.binds, other.written, other.binds),
            tuple(dict.fromkeys([*self.given, *other.given])),
            binds,
            binds,
            precision,
        )


def given(
    name: str, value: Figure, kind: str = "", *, sources: Sequence[str] = (), precision: object = "exact"
) -> Term:
    """A number of a document. `kind` says how it is written: euro, share, or as a plain number with what it counts.

    Of what a document calls „rund“, „mindestens“ or „höchstens“ (`precision`) this word stands wherever it is put in.
    """
    exact = exactly(value)
    written = numbers.stated(_written(exact, kind), precision)
    known = tuple(dict.fromkeys(each for each in sources if not numbers.is_missing(each) and each))
    return Term(exact, name, written, (Given(name, written, known),), precision=code_of(precision))


def fixed(value: Figure) -> Term:
    """A number of the formula itself: the 100 of an index, the 2 of „2 − Ist ÷ Obergrenze“."""
    exact = exactly(value)
    return Term(exact, _plain(exact), _plain(exact))


def least(*terms: Term) -> Term:
    """The smallest of the terms."""
    return _chosen("kleinster Wert aus", min(each.value for each in terms), terms)


def greatest(*terms: Term) -> Term:
    """The largest of the terms."""
    return _chosen("größter Wert aus", max(each.value for each in terms), terms)


def median(terms: Sequence[Term], name: str) -> Term:
    """The middle of the values, or the mean of the two in the middle; ValueError without any."""
    ordered = sorted(terms, key=lambda term: term.value)
    half = len(ordered) // 2
    if not ordered:
        raise ValueError(f"Median ohne Werte: {name}")
    value = ordered[half].value
    if len(ordered) % 2 == 0:
        value = _EXACT.divide(_EXACT.add(ordered[half - 1].value, value), Decimal(2))
    values = "; ".join(each.written for each in ordered)
    written = f"mittlerer Wert von {len(ordered)}: {values}"
    return Term(value, f"mittlerer Wert: {name}", written, _all_given(ordered), precision=_jointly(ordered))


def total(name: str, terms: Sequence[Term]) -> Term:
    """The sum of many terms, called `name` in the formula; ValueError without any."""
    if not terms:
        raise ValueError(f"Summe ohne Summanden: {name}")
    added = terms[0]
    for each in terms[1:MOST_WRITTEN]:
        added += each
    rest = terms[MOST_WRITTEN:]
    if not rest:
        return named(name, added)
    value = _EXACT.add(added.value, sum((each.value for each in rest), Decimal(0)))
    written = f"{added.written} + … ({numbers.integer(len(terms))} Summanden)"
    return Term(value, name, written, _all_given(terms), added.binds, precision=_jointly(terms))


def root(term: Term) -> Term:
    """The square root of a term."""
    value, known = _EXACT.sqrt(term.value), term.precision
    return Term(value, f"Wurzel aus ({term.words})", f"Wurzel aus ({term.written})", term.given, precision=known)


def rounded(term: Term, digits: int = 2) -> Term:
    """The term rounded as money is, half away from zero: each part of a sum in prices of one year is whole cents."""
    value = term.value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    words, written = f"gerundet ({term.words})", f"gerundet ({term.written})"
    return Term(value, words, written, term.given, precision=term.precision)


def named(name: str, term: Term) -> Term:
    """The same term under a name of its own in the formula; its numbers stay."""
    return Term(term.value, name, term.written, term.given, term.binds, precision=term.precision)


def known_as(term: Term, precision: object) -> Term:
    """The same term, known as exactly as somebody says of all of it."""
    return replace(term, precision=code_of(precision))


def exactly(value: Figure) -> Decimal:
    """The number as it stands in the document: 753200.1 is 753.200,10, not the binary fraction beside it."""
    return value if isinstance(value, Decimal) else Decimal(repr(float(value)))


def _chosen(words: str, value: Decimal, terms: Sequence[Term]) -> Term:
    return Term(
        value,
        f"{words} ({'; '.join(each.words for each in terms)})",
        f"{words} ({'; '.join(each.written for each in terms)})",
        _all_given(terms),
        precision=_jointly(terms),
    )


def _jointly(terms: Sequence[Term]) -> str:
    return joint(each.precision for each in terms)


def _of_product(one: Term, other: Term) -> str:
    """A bound times a known number stays one, from the other side where this number is less than zero."""
    if "exact" not in (one.precision, other.precision):
        # of two bounds of what may be less than zero nobody knows the side
        return joint((one.precision, other.precision)) if min(one.value, other.value) >= 0 else "about"
    bound, known = (one, other) if other.precision == "exact" else (other, one)
    return turned(bound.precision) if known.value < 0 else bound.precision


def _of_quotient(part: Term, whole: Term) -> str:
    """As of_share, each from the other side where the other is less than zero; all of a figure is exactly all of it."""
    if (part.given, part.written) == (whole.given, whole.written):
        return "exact"
    of_part = turned(part.precision) if whole.value < 0 else part.precision
    of_whole = turned(whole.precision) if part.value < 0 else whole.precision
    return of_share(of_whole, of_part)


def _all_given(terms: Sequence[Term]) -> tuple[Given, ...]:
    return tuple(dict.fromkeys(each for term in terms for each in term.given))


def _written(value: Decimal, kind: str) -> str:
    if kind == "euro":
        return numbers.euro(value, 0 if value == value.to_integral_value() else 2)
    if kind == "share":
        return f"{_plain(_EXACT.multiply(value, Decimal(100)))}{numbers.SPACE}%"
    return f"{_plain(value)}{numbers.SPACE}{kind}" if kind else _plain(value)


def _plain(value: Decimal) -> str:
    """All its digits, at most six behind the comma."""
    digits = max(0, -int(value.normalize().as_tuple().exponent))
    return numbers.decimal(value, min(digits, 6))

"""How exactly is known what is put together from figures of which a source may know only a bound, by their codes."""

from __future__ import annotations

from collections.abc import Iterable

from data import numbers

# Of at least so much a part is at most this share.
TURNED = {"at_least": "at_most", "at_most": "at_least"}


def code_of(precision: object) -> str:
    """The code of a precision; a figure of which none is stated is taken as it stands."""
    return "exact" if numbers.is_missing(precision) else str(precision)


def turned(precision: object) -> str:
    """The bound from the other side: what is taken away, or what a figure is divided by."""
    code = code_of(precision)
    return TURNED.get(code, code)


def joint(stated: Iterable[object]) -> str:
    """How exactly the middle or the sum of several figures is known: of bounds of one kind only such a bound."""
    found = {code_of(each) for each in stated}
    return next((each for each in ("exact", "at_least", "at_most") if found <= {"exact", each}), "about")


def of_share(whole: object, part: object) -> str:
    """How exactly a share is known: at least so much of at most so much is at least this share."""
    return joint((part, turned(whole)))


def of_difference(whole: object, less: object) -> str:
    """How exactly is known what is left of a figure when another is taken away."""
    return joint((whole, turned(less)))

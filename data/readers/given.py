"""A value that a person gives, of the kind it must be; anything else is refused with a German sentence."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

T = TypeVar("T")


class AnswerRefused(ValueError):
    """An answer that cannot be taken, with a German sentence."""


def of_kind(value: object, kind: type[T], what: str) -> T:
    """The value when it is of that kind; raises AnswerRefused otherwise."""
    if not isinstance(value, kind):
        raise AnswerRefused(f"Erwartet wird {what}, nicht „{value}“.")
    return value


def all_of_kind(value: object, kind: type[T], what: str, several: str) -> list[T]:
    """The values of a list, each of that kind; raises AnswerRefused otherwise."""
    if not isinstance(value, list | tuple):
        raise AnswerRefused(f"Erwartet werden {several}, nicht „{value}“.")
    return [of_kind(each, kind, what) for each in value]


def whole(value: object, what: str, least: int, most: int) -> int:
    """A whole number within its limits; raises AnswerRefused otherwise."""
    number = of_kind(value, int, what)
    if isinstance(value, bool) or not least <= number <= most:
        raise AnswerRefused(f"Erwartet wird {what} von {least} bis {most}, nicht „{value}“.")
    return number


def money(value: object) -> Decimal:
    """A sum in euros; raises AnswerRefused for anything else."""
    euros = of_kind(value, Decimal, "ein Betrag in Euro")
    if not Decimal(0) < euros < Decimal(1_000_000_000) or euros != round(euros, 2):
        raise AnswerRefused(f"Erwartet wird ein Betrag über 0 mit höchstens zwei Nachkommastellen, nicht „{value}“.")
    return euros

"""The sums a person gives: each one says which of its values are given and why, and the whole follows its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from data.by_hand import WHOLE
from data.readers.given import money
from data.readers.reading import Programme, Project, Reading, Stated

# What a person may correct, and the column of the store it becomes.
COLUMNS = {
    "amount_eur": "euros",
    "level": "level",
    "programme": "programme",
    "category": "category",
    "project": "project",
    "purpose": "purpose",
    "funding_source": "funding_source",
    "spending_from": "spending_from",
    "spending_to": "spending_to",
    "precision": "precision",
}


class SumGiven(NamedTuple):
    """A sum as it was read, None for one that a person adds, and as it is."""

    read: Stated | None
    now: Stated


def given_amounts(reading: Reading, given: Sequence[SumGiven], reason: str) -> Reading:
    """The reading with these sums; what its rows of the whole say then are its programmes and its total.

    Raises AnswerRefused for a sum that is none.
    """
    amounts = [_cited(each, reason) for each in given]
    if _wholes(amounts) == _wholes(reading.amounts):
        return replace(reading, amounts=amounts)
    programmes, total = totals_of(reading, amounts)
    now = replace(reading, amounts=amounts, programmes=programmes, total_eur=total)
    return _following(reading, now, reason)


def _cited(given: SumGiven, reason: str) -> Stated:
    read, now = given
    if now == read:
        return now
    now = replace(now, amount_eur=money(now.amount_eur))
    if read is None:
        return replace(now, by_hand=((WHOLE, reason),))
    changed = {column: reason for name, column in COLUMNS.items() if getattr(read, name) != getattr(now, name)}
    return replace(
        now,
        by_hand=tuple((dict(read.by_hand) | changed).items()),
        inferred=read.inferred and "euros" not in changed,
    )


def _wholes(amounts: Sequence[Stated]) -> list[tuple[str | None, Decimal]]:
    return [(each.programme, each.amount_eur) for each in amounts if each.level == "total"]


def totals_of(reading: Reading, amounts: Sequence[Stated]) -> tuple[list[Programme], Decimal | None]:
    """The programmes and the total that the rows of the whole say; those of the reading where there is no such row."""
    wholes = _wholes(amounts)
    split = {code: euros for code, euros in wholes if code is not None}
    if split:
        return [Programme(code, euros) for code, euros in split.items()], sum(split.values(), Decimal(0))
    if not wholes:
        return reading.programmes, reading.total_eur
    euros = wholes[0][1]
    own = euros if len(reading.programmes) == 1 else None
    return [Programme(each.code, own) for each in reading.programmes], euros


def other_code(before: Reading, programmes: Sequence[Programme]) -> tuple[str, str] | None:
    """The one programme that stands in place of another, former and new code; None for any other change."""
    held, now = {each.code for each in before.programmes}, {each.code for each in programmes}
    gone, come = held - now, now - held
    return (gone.pop(), come.pop()) if len(gone) == len(come) == 1 else None


def _following(before: Reading, now: Reading, reason: str) -> Reading:
    """Parts and Maßnahmen of a programme that was another one by mistake go with it."""
    codes = other_code(before, now.programmes)
    if codes is None:
        return now
    former, code = codes

    def amount(each: Stated) -> Stated:
        given = tuple((dict(each.by_hand) | {"programme": reason}).items())
        return replace(each, programme=code, by_hand=given) if each.programme == former else each

    def project(each: Project) -> Project:
        return replace(each, programme=code) if each.programme == former else each

    return replace(now, amounts=[*map(amount, now.amounts)], projects=[*map(project, now.projects)])

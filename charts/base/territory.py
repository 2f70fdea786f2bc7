"""Which county holds the territory of another one before or after a change, and why it is offered."""

from __future__ import annotations

from queries.frame import Relatives

_SINCE = {"city": "ist kreisfrei erst seit", "district": "besteht als Kreis erst seit"}


def say_absent(name: str, year: int, relative: Relatives | None) -> str:
    """Why a county has nothing in a year: it did not exist, and where its territory belonged then."""
    if relative is None:
        return f"{name} gibt es {year} nicht als Kreis oder kreisfreie Stadt."
    since = f"{name} {_SINCE[relative.kind]} {relative.own_first_year}." if relative.own_first_year > year else ""
    belonged = f"{year} gehörte das Gebiet zu: {relative.short_name}." if relative.exists_in_year else ""
    return " ".join(filter(None, [since or f"{name} gibt es {year} nicht mehr.", belonged]))


def other_year(relative: Relatives, year: int) -> int:
    """The year in which the other county shows what this one does not: its first one, or the last before the change."""
    if relative.own_first_year > relative.first_year and year >= relative.changed_in:
        return relative.changed_in - 1
    return max(year, relative.first_year)

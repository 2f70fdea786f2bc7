"""How much a data set knows of each year: which year is shown by itself, and what is said where it knows little."""

from __future__ import annotations

from collections.abc import Sequence

from data import numbers
from queries.frame import KnownYears


def best(rows: Sequence[KnownYears]) -> KnownYears | None:
    """The year most counties state something of, of several the newest; None where no county states anything."""
    return max(rows, key=lambda row: (row.counties, row.budget_year), default=None)


def opening_year(rows: Sequence[KnownYears]) -> int | None:
    """The year shown by itself: the newest of which at least half as many counties are known as of the best one.

    So a year that has only begun to come in does not hide the one before, and a single agreement does not stand for a
    whole country.
    """
    most = best(rows)
    return most and max(row.budget_year for row in rows if row.counties * 2 >= most.counties)


def say_little(rows: Sequence[KnownYears], year: int) -> str:
    """Where fewer than half of the counties state anything of a year: that, and which year is known best; else ""."""
    most = best(rows)
    if most is None:
        return ""
    row = next((each for each in rows if each.budget_year == year), None)
    if row is not None and row.counties * 2 >= row.existing:
        return ""
    known = f"über {row.counties} von {row.existing} Gebieten" if row else "über kein Gebiet"
    best_known = (
        "mehr als zu jedem anderen Jahr"
        if most.budget_year == year
        else f"am meisten zu {most.budget_year} ({most.counties} von {most.existing})"
    )
    return f"Zu {year} sagt dieser Datensatz etwas {known}, {best_known}. Was fehlt, ist nicht bekannt und nicht null."


def say_years(rows: Sequence[KnownYears]) -> str:
    """Which years a data set holds, and how many counties of them: „2014 bis 2026, am besten bekannt 2026 …“."""
    most = best(rows)
    if most is None:
        return "noch nichts"
    first, last = (each(row.budget_year for row in rows) for each in (min, max))
    span = f"{first}" if first == last else f"{first} bis {last}"
    return f"{span}; am besten bekannt ist {most.budget_year} mit {numbers.integer(most.counties)} von {most.existing}"

"""How much a data set knows of each year: which year is shown by itself, and what is said where it knows little."""

from __future__ import annotations

from collections.abc import Sequence

from data import numbers
from queries.frame import KnownYears


def best(rows: Sequence[KnownYears]) -> KnownYears | None:
    """The year the largest share of its counties states something of, of several the newest; None where none does.

    Not the number: 26 of 27 counties (since Hanau is one of its own) are less than 26 of 26.
    """
    return max(rows, key=lambda row: (row.counties / row.existing, row.budget_year), default=None)


def _as_well_known(rows: Sequence[KnownYears], most: KnownYears) -> list[KnownYears]:
    """The years of which the same share of counties is known as of the best one."""
    return [row for row in rows if row.counties * most.existing == most.counties * row.existing]


def _sums_only(row: KnownYears) -> str:
    """That of more than half of the counties nothing is known but sums of one programme; else empty."""
    if row.with_sums_only * 2 <= row.counties:
        return ""
    if row.with_sums_only == row.counties:
        return f", und zwar nur Beträge des Programms „{row.sums_of}“"
    return f", von {numbers.integer(row.with_sums_only)} davon nur Beträge des Programms „{row.sums_of}“"


def opening_year(rows: Sequence[KnownYears]) -> int | None:
    """The year shown by itself: the newest of which at least half as many counties are known as of the best one.

    So a year that has only begun to come in does not hide the one before. Where no year is known of half of the
    counties, none speaks for the country, and the one with the most agreements, targets and Maßnahmen opens: a full
    agreement tells more than a single sum of nine counties.
    """
    most = best(rows)
    if most is None:
        return None
    if most.counties * 2 < most.existing:
        fullest = max(rows, key=lambda row: (row.agreements, row.targets, row.projects, row.counties, row.budget_year))
        return fullest.budget_year
    return max(row.budget_year for row in rows if row.counties * 2 >= most.counties)


def say_little(rows: Sequence[KnownYears], year: int) -> str:
    """Where fewer than half of the counties state anything of a year: that, and which year is known best; else ""."""
    most = best(rows)
    if most is None:
        return ""
    row = next((each for each in rows if each.budget_year == year), None)
    if row is not None and row.counties * 2 >= row.existing:
        return ""
    known = f"über {row.counties} von {row.existing} Gebieten{_sums_only(row)}" if row else "über kein Gebiet"
    alike = len(_as_well_known(rows, most))
    also = f"und gleich viel zu {alike} Jahren, zuletzt " if alike > 1 else ""
    best_known = (
        "zu keinem anderen Jahr über mehr Gebiete"
        if most.budget_year == year
        else f"am meisten {also}zu {most.budget_year} ({most.counties} von {most.existing}{_sums_only(most)})"
    )
    said = f"Zu {year} sagt dieser Datensatz etwas {known}, {best_known}."
    return " ".join(
        filter(None, [said, _holds(row) if row else "", "Was fehlt, ist nicht bekannt; es ist keine Null."])
    )


def _holds(row: KnownYears) -> str:
    """What is recorded of a year besides sums; empty where there is nothing."""
    told = [
        numbers.count_of(count, one, many)
        for count, one, many in (
            (row.agreements, "Zielvereinbarung", "Zielvereinbarungen"),
            (row.targets, "Ziel", "Ziele"),
            (row.projects, "Maßnahme", "Maßnahmen"),
        )
        if count
    ]
    return f"Zu {row.budget_year} enthalten: {', '.join(told)}." if told else ""


def say_years(rows: Sequence[KnownYears]) -> str:
    """Which years a data set holds, and how many counties of them: „2014 bis 2026, am besten bekannt 2026 …“."""
    most = best(rows)
    if most is None:
        return "noch nichts"
    first, last = (each(row.budget_year for row in rows) for each in (min, max))
    span = f"{first}" if first == last else f"{first} bis {last}"
    alike = len(_as_well_known(rows, most))
    which = "ist" if alike == 1 else f"sind {numbers.integer(alike)} Jahre gleichauf, das jüngste davon ist"
    whole = f"{numbers.integer(most.counties)} von {most.existing}"
    return f"{span}; am besten bekannt {which} {most.budget_year} mit {whole} Gebieten{_sums_only(most)}"

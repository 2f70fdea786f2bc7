"""A row of years over the same counties in words: which years they are, and who is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts.base.ties import listed
from data import numbers

# More names than these are counted in a sentence; the line of the measure names them all.
NAMED = 3


def years_words(years: Sequence[int]) -> str:
    """„2015 bis 2025“, „2015 bis 2025 (ohne 2018)“; `years` in order, at least one."""
    first, last = years[0], years[-1]
    if first == last:
        return str(first)
    holes = [str(year) for year in range(first, last) if year not in years]
    return f"{first} bis {last}" + (f" (ohne {listed(holes)})" if holes else "")


def without(names: Sequence[str]) -> str:
    """„ohne Fulda und Kassel“, „ohne 11 weitere mit Angabe“; empty where nobody is left out."""
    if not names:
        return ""
    return f"ohne {listed(names)}" if len(names) <= NAMED else f"ohne {numbers.integer(len(names))} weitere mit Angabe"


def every_name(left_out: Mapping[int, Sequence[str]]) -> list[str]:
    """Whoever is left out in any year, each once, by the alphabet."""
    return sorted({name for names in left_out.values() for name in names})

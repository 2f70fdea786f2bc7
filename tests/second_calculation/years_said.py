"""Budgetentwicklung, the sentence on the row of years: the sum, its change, and where the years turned."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING

from tests.second_calculation import german as g
from tests.second_calculation.base import PRECISION
from tests.second_calculation.drawn import money, sentence
from tests.second_calculation.ledger import Ledger
from tests.second_calculation.years import running, where

if TYPE_CHECKING:
    from tests.second_calculation.series import Verlauf

TURN = re.compile(
    r"Bis (\d{4}) (.+?), seitdem (.+?): .*; als Ganzes von (\d{4}.*?) (\w+|ohne klare Richtung) \(Mann-Kendall\)"
)
HOLES = r"(?: \(ohne [^)]+\))?"
WHOLE = re.compile(rf"Von (\d{{4}}) bis (\d{{4}}){HOLES} ((?:etwa )?g\w+(?: geblieben)?|ohne klare Richtung): ")
# Two-sided 10 per cent of the normal distribution; years within two per cent of their mean are level.
LIMIT, LEVEL = 1.645, Decimal("0.02")


def check(ledger: Ledger, page: str, right: Verlauf, asked: str, shown: str) -> None:
    """The figures of the sentence in their order, and what it says of the way of the years."""
    sums = _same(right)
    rows = _shown(right)
    if not rows:
        return
    last = max([year for year in rows if year <= right.year] or rows)
    whole, number = rows[last]
    figures = [str(last), g.rounded_euro(whole), str(number), str(right.counted(last))]
    figures += right.left_out(last) if number == len(right.units()) else []
    figures += _pair(right, last, whole, sums)
    way = [value for _, value in sorted(sums.items())]
    also = [
        *(f"{year} {bound}{g.rounded_euro(value)}" for year, value in sums.items() for bound in PRECISION.values()),
        *(f"{g.rounded_euro(value)} ({year})" for year, value in sums.items()),
        f"In {len(right.units())} Gebieten",
        *(str(year) for year in [*sums, *rows]),
        *(f"Bis {year}" for year in sums),
        *(f"{year} läuft noch" for year in (right.now, right.now - 1, right.now - 2)),
    ]
    if sums:
        first, end = min(sums), max(sums)
        also += [f"Von {first} bis {end}", f"von {g.rounded_euro(sums[first])} auf {g.rounded_euro(sums[end])}"]
    sentence(ledger, page, f"Satz verlauf {asked}", shown, figures, also=also)
    for what in _wrong(shown.replace(g.NARROW, " "), sums, way):
        ledger.differ(page, f"Satz verlauf {asked}: {what} in „{shown}“")


def _shown(right: Verlauf) -> dict[int, tuple[Decimal, int]]:
    """Sum and number of units of each whole year the figure shows."""
    found = {}
    own = right.series()
    for row in own.to_dict("records") if len(own) else []:
        year = int(row["Jahr"])
        mine = row["Reihe"] == "Programm" and not running(right.stage, year, right.now)
        if mine and row["Betrag"] != "ohne Index":
            found[year] = (money(row["Betrag"]), int(row["Gebiete in der Summe"]))
    return found


def _same(right: Verlauf) -> dict[int, Decimal]:
    """Sums of the same units, of the years in which every one of them states one."""
    units = right.units()
    own = right.real(right.stated[(right.stated["stage"] == right.stage) & right.stated["unit"].isin(units)])
    own = own[own["euros"].notna()]
    own = where(own, [not running(right.stage, year, right.now) for year in own["year"]])
    return {int(year): sum(of["euros"]) for year, of in own.groupby("year") if len(of) == len(units)}


def _pair(right: Verlauf, last: int, whole: Decimal, sums: dict[int, Decimal]) -> list[str]:
    """The change to the year before: in the units shown, else in those that state both years."""
    years = [str(last), str(last - 1)]
    if last - 1 in sums and sums.get(last) == whole:
        more, before, tail = whole - sums[last - 1], sums[last - 1], []
    else:
        row = next((row for row in right.change().to_dict("records") if row["Jahr"] == str(last)), None)
        if row is None or row["Veränderung"] == g.DASH:
            return years
        more, before, tail = money(row["Veränderung"]), money(row["Betrag davor"]), [row["vergleichbare Gebiete"]]
    share = [g.plus(g.percent(more / before), more)] if before else []
    return [*years, g.plus(g.rounded_euro(more), more), *share, *tail]


def _wrong(shown: str, sums: dict[int, Decimal], way: list[Decimal]) -> list[str]:
    """What the sentence says of the way of the years and the sums do not hold."""
    years = sorted(sums)
    if "zu wenige vergleichbare Jahre" in shown:
        return [] if len(way) < 5 else ["enough years"]
    if turn := TURN.search(shown):
        at = years.index(int(turn[1]))
        claims = [(turn[2], way[: at + 1]), (turn[3], way[at:])]
        tested = {"steigend": 1, "sinkend": -1, "ohne klare Richtung": 0}[turn[5]] == _direction(way)
        return [*(claim for claim, part in claims if not _went(claim, part)), *([] if tested else ["the test"])]
    if found := WHOLE.search(shown):
        went = found[3]
        wanted = {"gestiegen": 1, "gesunken": -1}.get(went, 0)
        return [] if (_level(way) if "gleich" in went else _direction(way) == wanted) else [went]
    return ["no way"]


def _went(claim: str, part: list[Decimal]) -> bool:
    if "gleich" in claim:
        return _level(part)
    return claim not in ("gestiegen", "gesunken") or (part[-1] > part[0]) == (claim == "gestiegen")


def _level(values: list[Decimal]) -> bool:
    mean = sum(values) / len(values)
    return all(abs(value - mean) <= LEVEL * mean for value in values)


def _direction(values: list[Decimal]) -> int:
    """1, -1 or 0 by the test of Mann and Kendall."""
    count = len(values)
    score = sum((b > a) - (b < a) for a, b in combinations(values, 2))
    clear = (abs(score) - 1) / sqrt(count * (count - 1) * (2 * count + 5) / 18) >= LIMIT
    return (score > 0) - (score < 0) if clear else 0

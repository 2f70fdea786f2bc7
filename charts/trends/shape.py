"""How comparable sums of years went, in words: the test says whether, the sentence says where."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.direction import FALLS, LEVEL, RISES, TOO_FEW, UNCLEAR, shape, trend_word
from charts.base.bounds import change, change_and_share
from charts.base.same_counties import years_words
from charts.base.ties import listed, tied
from data import numbers
from queries.trends.series import Change

WENT = {RISES: "gestiegen", FALLS: "gesunken", LEVEL: "etwa gleich geblieben", UNCLEAR: "ohne klare Richtung"}
TESTED = {RISES: "steigend", FALLS: "sinkend", UNCLEAR: "ohne klare Richtung"}


def say_shape(years: Sequence[int], euros: Sequence[float], precisions: Sequence[str] = ()) -> str:
    """„Bis 2021 gestiegen, seitdem etwa gleich geblieben: 2015 9,3 Mio. €, 2021 15,5 Mio. €, 2026 15,2 Mio. €; …“

    `euros` are sums of the same counties in `years`, in order, without an unfinished year or a break between them. A
    row that turns may go one way as a whole: the sentence says which years the test is of. A sum is „rund“,
    „mindestens“ or „höchstens“ as `precisions` says year by year; without, each is exact. A bound is reckoned with as
    it is named, and the sentence says so.
    """
    bound = {"at_least", "at_most"} & set(precisions) and shape(euros)
    return _say(years, euros, precisions) + (" Wo nur eine Grenze genannt ist, ist mit ihr gerechnet." if bound else "")


def _say(years: Sequence[int], euros: Sequence[float], precisions: Sequence[str]) -> str:
    much = [
        numbers.stated(numbers.euro_short(each), precision)
        for each, precision in zip(euros, precisions or ["exact"] * len(euros), strict=True)
    ]
    stretches = shape(euros)
    if not stretches:
        return f"Trend: {TOO_FEW}."
    if len(stretches) == 2:
        one, two = stretches
        turns = f"Bis {years[one.last]} {WENT[one.word]}, seitdem {WENT[two.word]}"
        corners = ", ".join(f"{years[at]} {much[at]}" for at in (0, one.last, len(years) - 1))
        tested = TESTED[trend_word(euros)]
        return f"{turns}: {corners}; als Ganzes von {years_words(years)} {tested} (Mann-Kendall)."
    word = stretches[0].word
    if word in (RISES, FALLS):
        ends = f"von {much[0]} auf {much[-1]}"
    else:
        low, high = (pick(range(len(years)), key=lambda at: euros[at]) for pick in (min, max))
        least, most = (_at(years, much, at) for at in (low, high))
        ends = f"gleichauf {most}" if least == most else f"zwischen {least} und {most}"
    tested = " (Mann-Kendall)" if word in (RISES, FALLS) else ""
    return f"Von {years_words(years)} {WENT[word]}: {ends}{tested}."


def _at(years: Sequence[int], much: Sequence[str], at: int) -> str:
    """A sum with the years whose sums read like it: 9,30 Mio. € (2015 und 2018)."""
    alike = tied(range(len(years)), at, much.__getitem__)
    return f"{much[at]} ({listed([str(years[each]) for each in alike])})"


def pair_words(difference: float, ratio: float, year: int, before: int, precision: str = "exact") -> str:
    """2024 gegenüber 2023: −107,5 Tsd. € (−0,5 %); „rund“ or a bound where the sums are."""
    return f"{year} gegenüber {before}: {change_and_share(difference, ratio, precision)}"


def largest_words(rows: Sequence[Change], only: str) -> list[str]:
    """The largest rise and fall of `rows`, years that read alike together; of one row that it is `only`."""
    ends = [
        ("größter Anstieg", max, [row for row in rows if row.difference > 0]),
        ("größter Rückgang", min, [row for row in rows if row.difference < 0]),
    ]
    if len(rows) == 1:
        ends = [(f"{only} ist", max, [row for row in rows if row.difference])]
    return [
        f"{word} {listed([_pair(each) for each in alike])}"
        for word, pick, some in ends
        if some
        for alike in [tied(some, pick(some, key=lambda row: row.difference), _size)]
    ]


def _size(row: Change) -> str:
    return change(row.difference, row.precision, numbers.euro_short)


def _pair(row: Change) -> str:
    return pair_words(row.difference, row.ratio, row.budget_year, row.budget_year - 1, row.precision)

"""Sentences of the Budgetentwicklung, each read by hand."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import reading as r
from hypothesis import strategies as st

from analysis.comparability import Alike
from charts.trends import county_lines, series, shape, stages
from data.code_words import STAGE
from queries.trends import series as questions

LAST = 2025
YEARS = st.integers(0, 12).map(lambda many: list(range(LAST - many + 1, LAST + 1)))


def trend(values: list[float]) -> int:
    """1 rising, -1 falling, 0 neither: Mann and Kendall counted pair by pair, two-sided 10 per cent."""
    score = sum((b > a) - (b < a) for a, b in combinations(values, 2))
    n = len(values)
    limit = 1.645 * (n * (n - 1) * (2 * n + 5) / 18) ** 0.5 + 1
    return (score > 0) - (score < 0) if n >= 5 and abs(score) >= limit else 0


def is_flat(values: list[float]) -> bool:
    mean = sum(values) / len(values)
    return max(values) - mean <= 0.02 * mean and mean - min(values) <= 0.02 * mean


def goes(word: str, values: list[float]) -> bool:
    """Whether a stretch did what is said of it."""
    steps = [b - a for a, b in pairwise(values)]
    if word == "gestiegen":
        return trend(values) > 0 or (len(values) < 5 and all(step > 0 for step in steps))
    if word == "gesunken":
        return trend(values) < 0 or (len(values) < 5 and all(step < 0 for step in steps))
    return is_flat(values) if word == "etwa gleich geblieben" else word == "ohne klare Richtung"


def check_shape(sentence: str, years: list[int], values: list[float]) -> None:
    text = r.plain(sentence)
    if len(years) < 5:
        assert text == "Trend: zu wenige vergleichbare Jahre."
        return
    words = ("gestiegen", "gesunken", "etwa gleich geblieben", "ohne klare Richtung")
    if text.startswith("Bis "):
        until = int(text[4:8])
        at = years.index(until)
        before = next(word for word in words if text[9:].startswith(word))
        since = next(word for word in words if text.split("seitdem ")[1].startswith(word))
        assert goes(before, values[: at + 1]), text
        assert goes(since, values[at:]), text
        tested = {1: "steigend", -1: "sinkend", 0: "ohne klare Richtung"}[trend(values)]
        assert text.endswith(f"; als Ganzes von {years[0]} bis {years[-1]} {tested} (Mann-Kendall).")
        corners = [values[0], values[at], values[-1]]
        assert all(r.agrees(told, value) for told, value in zip(r.euros_of(text), corners, strict=True))
        return
    assert text.startswith(f"Von {years[0]} bis {years[-1]} ")
    word = next(word for word in words if text.split(f"{years[-1]} ")[1].startswith(word))
    assert goes(word, values), text
    ends = [values[0], values[-1]] if word in words[:2] else [min(values), max(values)]
    told = r.euros_of(text)
    if len(told) == 1 and word not in words[:2]:
        assert "gleichauf" in text, "the lowest and the highest read alike"
        ends = ends[:1]
    assert all(r.agrees(one, value) for one, value in zip(told, ends, strict=True))
    if word == "ohne klare Richtung":
        assert not trend(values), "a row that goes one way is not said to waver"


@r.reads("trends.shape.say_shape")
def _shape(data: st.DataObject) -> None:
    years = data.draw(YEARS)
    base = data.draw(r.POSITIVE)
    # around one height, so that flat rows and turns occur
    steps = data.draw(
        st.lists(st.sampled_from([0.9, 0.995, 1.0, 1.005, 1.1]), min_size=len(years), max_size=len(years))
    )
    values = [round(base * math.prod(steps[: at + 1]), 2) for at in range(len(years))]
    check_shape(shape.say_shape(years, values), years, values)


def series_rows(data: st.DataObject, years: list[int], counties: int) -> list[questions.Series]:
    return [
        questions.Series(
            *("AQB", "AQB", False, False, "agreed", year, euros, euros, "final", counties, 26, False, False, "exact")
        )
        for year in years
        for euros in [data.draw(r.POSITIVE)]
    ]


@r.reads("trends.series.say_series")
def _series(data: st.DataObject) -> None:
    years = data.draw(YEARS)
    if not years:
        empty = r.frame(questions.Series, [])
        said = series.say_series(empty, empty, r.frame(questions.Change, []), "agreed", LAST, Alike((), ()))
        assert said == "Zur Stufe „vereinbart“ nennt zu dieser Auswahl keine Quelle ein Budget."
        return
    same = series_rows(data, years, 13)
    chosen = data.draw(st.sampled_from(years))
    alike = Alike(tuple(r.COUNTIES), tuple(years))
    shown = r.frame(questions.Series, same)
    said = r.plain(series.say_series(shown, shown, r.frame(questions.Change, []), "agreed", chosen, alike))
    row = next(row for row in same if row.budget_year == chosen)
    assert said.startswith(f"{chosen} sind ")
    assert r.agrees(r.euros_of(said)[0], row.euros)
    assert "vereinbart, in 13 von 26 Gebieten;" in said
    before = next((each for each in same if each.budget_year == chosen - 1), None)
    if before is None:
        assert f"{chosen} und {chosen - 1} sind nicht vergleichbar" in said
    else:
        told = r.near(said, f"{chosen} gegenüber {chosen - 1}: ")
        assert r.agrees(told, row.euros - before.euros)
        # What rounds to nothing has no sign.
        assert told.signed or abs(row.euros - before.euros) <= 0.5
    tail = "Trend:" if len(years) < 5 else next(head for head in ("Bis ", "Von ") if head in said.split(". ", 1)[1])
    check_shape(said[said.index(tail, said.index("; ")) :], years, [each.euros for each in same])


@r.reads("trends.series.say_change")
def _change(data: st.DataObject) -> None:
    years = data.draw(YEARS)
    found = []
    for year in years:
        before, euros = data.draw(r.or_missing(r.POSITIVE)), data.draw(r.POSITIVE)
        difference = euros - before
        found.append(
            questions.Change(year, before, euros, difference, difference / before, 3, 26, year == LAST, "exact")
        )
    said = series.say_change(r.frame(questions.Change, found))
    known = [row for row in found if not row.is_running and not r.missing(row.difference)]
    if not known:
        assert said.startswith("Kein Jahr ist mit seinem Vorjahr vergleichbar")
        return
    only = len(known) == 1
    assert r.plain(said).startswith("Der einzige Vergleich") == (only and bool(known[0].difference))
    for word, pick, sign in (("rößter Anstieg ", max, 1), ("rößter Rückgang ", min, -1)):
        row = pick(known, key=lambda row: row.difference)
        if row.difference * sign > 0:
            # Years that read alike are told in their order, so another may stand before it.
            assert only or word in said
            told = r.near(said, f"{row.budget_year} gegenüber {row.budget_year - 1}: ")
            assert r.agrees(told, row.difference)
        else:
            assert word not in said
    apart = len([row for row in found if not row.is_running]) - len(known)
    assert (f"{apart} Jahr" in r.plain(said)) == bool(apart)


@r.reads("trends.stages.say_paired_stages")
def _paired(data: st.DataObject) -> None:
    years = data.draw(st.lists(st.integers(2015, LAST), unique=True, max_size=3).map(sorted))
    front, back = ("AQB", "AQB", False, False), (0.0, "final", 9, 26, False, False, "exact", r.COUNTIES)
    found = [
        questions.PairedStages(*front, stage, year, data.draw(r.POSITIVE), *back)
        for year in years
        for stage in ("paid", "agreed", "granted")
    ]
    said = r.plain(stages.say_paired_stages(r.frame(questions.PairedStages, found), 2020, "AQB"))
    if not years:
        assert said == "In keinem Jahr nennen genügend Gebiete der Auswahl mehr als eine Stufe des Programms AQB."
        return
    shown = 2020 if 2020 in years else years[-1]
    by_stage = {row.stage: row.euros for row in found if row.budget_year == shown}
    head, _, said = said.rpartition("nebeneinanderstellen. ")
    assert head == ("" if shown == 2020 else "2020 lassen sich keine Stufen ")
    assert said.startswith(f"{shown} in 9 von 26 Gebieten")
    order = [stage for stage in STAGE if stage in by_stage]
    assert [said.index(f"{STAGE[stage]} ") for stage in order] == sorted(
        said.index(f"{STAGE[stage]} ") for stage in order
    )
    assert all(r.agrees(told, by_stage[stage]) for told, stage in zip(r.euros_of(said), order, strict=True))
    ratios = [by_stage[stage] / by_stage["agreed"] for stage in order[1:]]
    assert all(r.agrees(told, ratio) for told, ratio in zip(r.shares_of(said), ratios, strict=True))
    assert said.count("des Vereinbarten)") == len(ratios), "a percentage says what it is of"


@r.reads("trends.county_lines.say_county_lines")
def _lines(data: st.DataObject) -> None:
    words = ["steigt", "sinkt", "bleibt gleich", "schwankt ohne klare Richtung", "zu wenige vergleichbare Jahre"]
    told = ["steigend", "sinkend", "gleichbleibend", "ohne klare Richtung", "mit zu wenigen vergleichbaren Jahren"]
    found = data.draw(st.dictionaries(st.sampled_from(r.COUNTIES), st.sampled_from(words)))
    said = r.plain(county_lines.say_county_lines(found))
    if found:
        counts = {text: list(found.values()).count(word) for word, text in zip(words, told, strict=True)}
        assert said.startswith(f"Von {len(found)} Gebiet")
        assert "seit dem letzten Bruch" in said
        assert all((f"{many} {text}" in said) == bool(many) for text, many in counts.items())


@r.reads("trends.series.say_breaks")
def _breaks(data: st.DataObject) -> None:
    found = data.draw(r.rows(questions.Breaks, kind=st.sampled_from(["territory", "programme"])))
    said = series.say_breaks(r.frame(questions.Breaks, found))
    for row, words in zip(found, said, strict=True):
        assert words.endswith(row.note)
        assert (str(row.budget_year) in words) == (row.kind == "territory" or str(row.budget_year) in row.note)

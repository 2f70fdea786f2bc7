"""Kreisvergleich: a report of part of the year stands beside no whole year: called so, no rank, no sum, no change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pandas as pd
import pytest
import small
import tiny
from comparing import reported
from scoped import scope

from analysis.comparability import Side, Subject
from analysis.peers import Group
from charts.comparison import figures as charts
from charts.comparison import tables, words
from charts.comparison.sides import sides
from charts.comparison.view import Measure, View, read
from data.store import Facts
from queries import comparison

D, F, H, MKK, HANAU, KS = small.COUNTIES
NAMES = {D: "Darmstadt", F: "Frankfurt", H: "Hochtaunuskreis", KS: "Kassel"}
AUTUMN, END = date(2024, 9, 30), date(2024, 12, 31)
# Entries of 2024: Darmstadt nine months, the others the whole year; the year before all of it.
REPORTED = {
    (D, 2024, "entries"): (45, AUTUMN),
    (F, 2024, "entries"): (60, END),
    (H, 2024, "entries"): (40, END),
    (D, 2023, "entries"): (80, date(2023, 12, 31)),
    (F, 2023, "entries"): (50, date(2023, 12, 31)),
    # a stock on a day is whole on every day
    (D, 2024, "places"): (10, AUTUMN),
    # two counties of one unit, each up to a day of its own
    (MKK, 2026, "entries"): (7, date(2026, 6, 30)),
    (HANAU, 2026, "entries"): (5, date(2026, 9, 30)),
}
ENTRIES = Measure("entries", "Eintritte", "count", "Personen", "higher")
VIEW = View(ENTRIES, D, (F,), Group("all", "alle", (F, H, KS)), NAMES, 2, rank=True)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    with tiny.open_store(tmp_path_factory.mktemp("part")) as store:
        told = [reported(*key, *said) for key, said in REPORTED.items()]
        targets, reports = zip(*told, strict=True)
        tiny.record(
            store, {"source": [tiny.source()], "target": [*targets], "report": [*reports]}, at=datetime(2025, 3, 1)
        )
        yield store.facts(tiny.DATASET)


def figures(facts: Facts, indicator: str = "entries", year: int = 2024) -> pd.DataFrame:
    return comparison.figures(facts, scope(year=year), indicator=indicator, denominator="none")


def test_a_part_of_the_year_is_told_with_its_day_and_adds_up_with_no_whole_one(facts: Facts) -> None:
    frame = figures(facts).set_index("place")
    assert frame.loc[D, ["value", "part_until"]].tolist() == [45, pd.Timestamp(AUTUMN)]
    assert frame.loc[["06", F], "part_until"].isna().all()
    # 60 + 40, without the 45
    assert frame.loc["06", ["value", "counties_with"]].tolist() == [100, 2]


def test_a_stock_on_a_day_is_whole(facts: Facts) -> None:
    assert pd.isna(figures(facts, "places").set_index("place").loc[D, "part_until"])


def test_parts_of_a_year_together_reach_only_as_far_as_the_shortest(facts: Facts) -> None:
    unit = figures(facts, year=2026).set_index("place").loc["06415+06435"]
    assert unit[["value", "part_until"]].tolist() == [12, pd.Timestamp(2026, 6, 30)]


def test_a_part_of_the_year_has_no_rank_and_stands_in_no_median(facts: Facts) -> None:
    found = read(figures(facts))
    assert (found.known, found.parts) == ({F: 60, H: 40}, {D: 45})
    assert tables.rank_words(found, VIEW, D) == "–"
    assert tables.rank_words(found, VIEW, F) == "Rang 1 von 2 (1 ohne Angabe, 1 nur Teil des Jahres)"
    where = found.position(VIEW, F)
    assert (where.n, where.median) == (1, None)
    assert found.position(VIEW).share_below is None
    assert found.coverage == "2 von 26 mit Angabe, 1 nur für einen Teil des Jahres"


def test_it_is_called_so_in_sentence_table_and_figures(facts: Facts) -> None:
    frame = figures(facts)
    assert words.say_figures(frame, VIEW).startswith("Darmstadt: 45\u00a0Personen bis 30.09.2024, Teil des Jahres;")
    assert words.say_side_by_side(frame, VIEW) == (
        "Frankfurt: 60\u00a0Personen; 1\u00a0Gebiet meldet nur einen Teil des Jahres."
    )
    assert (
        tables.table(frame, VIEW).set_index("short_name").loc["Darmstadt", "note"] == "bis 30.09.2024, Teil des Jahres"
    )
    for drawn in (charts.dots(frame, VIEW), charts.bars(frame, VIEW), charts.tiles(frame, VIEW)):
        drawn.checked()
        assert "bis 30.09.2024, Teil des Jahres" in str(drawn.to_dict())
    bar = charts.bars(frame, VIEW).data[0]
    assert dict(zip(bar["customdata"], bar["marker"]["pattern"]["shape"], strict=True))[D] == "/"


def test_no_change_is_formed_with_a_part_of_the_year(facts: Facts) -> None:
    none = pd.DataFrame(columns=["county", "note", "unit", "unit_name"])
    about = Subject(staged=False, grows=True, today=date(2025, 6, 1))
    frame, broken = sides(figures(facts), figures(facts, year=2023), none, VIEW, Side(2024), Side(2023), about)
    table = frame.set_index("short_name")
    assert pd.isna(table.loc["Darmstadt", "difference"]), "45 of nine months less 80 of twelve says nothing"
    assert table.loc["Darmstadt", "note"].startswith("V\u20118: Gemeldet ist 2024 nur bis 30.09.2024")
    assert table.loc["Frankfurt am Main", "difference"] == 10
    assert [fault.rule for fault in broken] == ["V-8"]


def test_all_that_are_chosen_stand_beside_the_one_in_the_middle_or_are_named() -> None:
    eight = ("06412", "06413", "06414", "06431", "06432", "06433", "06435", "06436")
    names = {place: place for place in eight}
    view = View(ENTRIES, D, eight, Group("all", "alle", ()), names | {D: "Darmstadt", "06437": "Odenwaldkreis"}, 5)
    assert view.shown == (D, *eight)
    assert view.left_out == ""
    nine = View(ENTRIES, D, (*eight, "06437"), view.group, view.names, 5)
    assert nine.shown == (D, *eight)
    assert nine.left_out == (
        "Neben dem Gebiet im Mittelpunkt stehen höchstens 8 Gebiete; aus der Auswahl links fehlt hier: Odenwaldkreis."
    )

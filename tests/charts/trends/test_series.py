"""Budgetentwicklung: no line across a break or a gap, trend words by rule, figures that say what they show."""

from __future__ import annotations

import json
from itertools import pairwise

import pandas as pd
import pytest
from scoped import ask, scope

from analysis.comparability import Alike
from analysis.direction import RISES, TOO_FEW
from charts.base import panels as trend_panels
from charts.base import style
from charts.base.style import Figure
from charts.trends import change as explained
from charts.trends import county_lines
from charts.trends import series as trends
from charts.trends.shape import pair_words, say_shape
from data.rows import only_row
from data.store import Facts
from queries.trends import change as changes
from queries.trends import series as questions


def lines_of(county: str, years: dict[int, float], breaks: int = 9999, running: int = 9999) -> list[dict[str, object]]:
    return [
        {
            "unit": county,
            "short_name": f"Kreis {county}",
            "budget_year": year,
            "stretch": int(year >= breaks),
            "first_year": min(years),
            "euros": 1000 * points,
            "points": points,
            "is_chosen": False,
            "is_running": year >= running,
            "precision": "exact",
            "points_precision": "exact",
        }
        for year, points in years.items()
    ]


def joined(figure: Figure) -> set[tuple[str, str]]:
    """Pairs of points (as their hover texts name them) that a line joins."""
    found = set()
    for trace in figure.data:
        if "lines" in trace["mode"] and "customdata" in trace:
            assert not trace["connectgaps"]
            points = list(zip(trace["x"], trace["customdata"], strict=True))
            for (x, first), (next_x, second) in pairwise(points):
                if x is not None and next_x is not None:
                    found.add((first[0], second[0]))
    return found


def test_no_line_goes_over_a_break_a_gap_or_into_an_unfinished_year() -> None:
    frame = pd.DataFrame(
        lines_of("A", {2020: 100, 2021: 110, 2022: 100, 2023: 105}, breaks=2022)
        + lines_of("B", {2020: 100, 2022: 120, 2023: 130, 2024: 60}, running=2024)
    )
    assert joined(county_lines.county_lines(frame)) == {
        ("Kreis A 2020", "Kreis A 2021"),
        ("Kreis A 2022", "Kreis A 2023"),
        ("Kreis B 2022", "Kreis B 2023"),
    }
    drawn = county_lines.county_lines(frame)
    assert len(drawn.layout["shapes"]) == 1, "the break has a mark of its own"
    drawn.checked()


def test_a_break_starts_the_years_of_a_trend_anew() -> None:
    rising = {year: 100.0 + 10 * (year - 2015) for year in range(2015, 2025)}
    whole = pd.DataFrame(lines_of("A", rising))
    cut = pd.DataFrame(lines_of("A", rising, breaks=2021))
    unfinished = pd.DataFrame(lines_of("A", {year: rising[year] for year in range(2015, 2020)}, running=2019))
    assert county_lines.directions(whole) == {"A": RISES}
    assert county_lines.directions(cut) == {"A": TOO_FEW}
    assert county_lines.directions(unfinished) == {"A": TOO_FEW}


def test_a_row_that_is_flat_since_is_not_said_to_rise() -> None:
    years, euros = list(range(2015, 2024)), [each * 1e5 for each in (92, 96, 109, 141, 142, 148, 154, 154, 155)]
    assert say_shape(years, euros).replace("\u00a0", " ") == (
        "Bis 2021 gestiegen, seitdem etwa gleich geblieben: 2015 9,20 Mio. €, 2021 15,40 Mio. €, 2023 15,50 Mio. €"
        "; als Ganzes von 2015 bis 2023 steigend (Mann-Kendall)."
    )


def test_both_dates_stand_beside_a_change() -> None:
    words = pair_words(-107518.9, -0.00515, 2024, 2023).replace("\u00a0", " ")
    assert words == "2024 gegenüber 2023: −107,5 Tsd. € (−0,5 %)"


PAIR = {"before": 2022, "year": 2023, "programme": "AQB", "stage": "agreed"}


@pytest.fixture
def part_frame(facts: Facts) -> pd.DataFrame:
    return ask(changes.explained_change, facts, **PAIR)


@pytest.fixture
def part_totals(facts: Facts) -> changes.ComparedTotals:
    return only_row(ask(changes.compared_totals, facts, **PAIR), changes.ComparedTotals)


def test_the_waterfall_ends_at_the_change_and_hatches_what_is_open(
    part_frame: pd.DataFrame, part_totals: changes.ComparedTotals
) -> None:
    drawn = explained.waterfall(part_frame, 2022, 2023)
    bars = drawn.data[0]
    change = part_totals.euros_after - part_totals.euros_before
    assert bars["x"][-1] == pytest.approx(change)
    assert sum(bars["x"][:-1]) == pytest.approx(change)
    assert [bool(shape) for shape in bars["marker"]["pattern"]["shape"]] == [
        *(step.is_open for step in explained.steps(part_frame)),
        False,
    ]
    drawn.checked()
    assert explained.say_explained_change(part_frame, part_totals, 2022, 2023).startswith("2023 gegenüber 2022:")
    table = explained.with_total(part_frame, part_totals, 2022, 2023)
    assert table["euros"].iloc[-1] - table["euros"].iloc[0] == pytest.approx(change)


def test_figures_of_their_own_modules_survive_an_empty_answer(empty: Facts) -> None:
    asked = {"programme": "AQB", "stage": "agreed"}
    parts, totals = (
        ask(changes.explained_change, empty, **PAIR),
        only_row(ask(changes.compared_totals, empty, **PAIR), changes.ComparedTotals),
    )
    lines = questions.indexed(empty, scope(**asked), questions.Counted(running=2026))
    for figure in (explained.waterfall(parts, 2022, 2023), county_lines.county_lines(lines)):
        figure.checked()
        assert "null" not in json.dumps(figure.to_dict()["data"])
    for words in (
        explained.say_explained_change(parts, totals, 2022, 2023),
        county_lines.say_county_lines(county_lines.directions(lines)),
    ):
        assert words.endswith(".")
    assert explained.with_total(parts, totals, 2022, 2023).empty
    assert not county_lines.drawable(lines)
    assert county_lines.scale_words(lines)


@pytest.mark.parametrize("running", [True, False])
def test_a_hollow_mark_is_explained_where_there_is_one(*, running: bool) -> None:
    lines = pd.DataFrame({"budget_year": [2023, 2024], "points": [100.0, 120.0], "is_running": [False, running]})
    assert ("hohl: Jahr läuft noch" in county_lines.scale_words(lines)) is running


def test_predecessors_are_hatched_in_a_panel_of_their_own_and_never_in_the_same_column() -> None:
    frame = pd.DataFrame(
        {
            "programme": ["AQB", "AQB", "AB"],
            "programme_name": ["AQB", "AQB", "Ausbildungsbudget"],
            "is_predecessor": [False, False, True],
            "is_beside": [False, False, False],
            "stage": ["agreed"] * 3,
            "budget_year": [2015, 2016, 2014],
            "euros": [10.0, 12.0, 8.0],
            "nominal_euros": [10.0, 12.0, 8.0],
            "counties": [1, 1, 1],
            "counties_all": [26, 26, 26],
            "is_running": [False, True, False],
            "is_weak": [True, False, False],
            "state": "final",
            "precision": "exact",
        }
    )
    cuts = pd.DataFrame(
        {"kind": ["programme"], "budget_year": [2015], "name": ["AQB"], "note": ["…"], "cuts_sum": [True]}
    )
    drawn = trends.series(frame, cuts, "agreed")
    bars = [trace for trace in drawn.data if trace["type"] == "bar"]
    assert [(trace["yaxis"], trace["x"]) for trace in bars] == [("y", [2015, 2016]), ("y2", [2014])]
    assert bars[0]["marker"]["pattern"]["shape"] == ["", "/"], "the unfinished year is hatched"
    assert bars[0]["marker"]["opacity"] == [trend_panels.WEAK, 1.0], "too few counties: pale"
    assert bars[1]["marker"]["pattern"]["shape"] == ["x"]
    assert [note["text"] for note in drawn.layout["annotations"]] == [
        "Vorläufer Ausbildungsbudget, eigene Reihe",
        "neues Programm",
    ]
    # Years and counts stand below the panel they belong to.
    assert [trace["text"] for trace in drawn.data if trace.get("textposition") == "bottom center"] == [
        ["2014<br>–", "2015<br>1", "2016<br>1<br>läuft"]
    ]
    assert drawn.layout["xaxis"]["ticktext"] == ["2014", "2015", "2016"]
    # One scale: both panels have the same euros per pixel.
    main, below = drawn.layout["yaxis"], drawn.layout["yaxis2"]
    per_share = [axis["range"][1] / (axis["domain"][1] - axis["domain"][0]) for axis in (main, below)]
    assert per_share[0] == pytest.approx(per_share[1])
    drawn.checked()


class Row:
    """A row of the series with what its title and figures need."""

    def __init__(self, **fields: object) -> None:
        self.__dict__.update(fields)


@pytest.mark.parametrize(
    ("name", "beside", "title"),
    [
        ("Ausbildungsbudget", False, "Vorläufer Ausbildungsbudget, eigene Reihe"),
        ("AMB", True, "daneben: AMB, eigene Reihe"),
        ("AQB + AMB", True, "gemeinsam genannt: AQB + AMB, eigene Reihe"),
        ("AB + AMB", False, "Vorläufer, gemeinsam genannt: AB + AMB, eigene Reihe"),
    ],
)
def test_a_series_that_runs_beside_the_programme_is_not_called_before_it(name: str, beside: bool, title: str) -> None:
    assert trend_panels.panel_title(Row(programme_name=name, is_beside=beside), 1.0)["text"] == title


def test_a_figure_beside_a_taller_column_moves_to_the_other_side() -> None:
    def at(euros: float) -> list[Row]:
        return [Row(budget_year=2016, euros=euros)]

    stages = ["announced", "agreed", "granted"]
    axis = style.euro_axis(2e6)

    def placed(*heights: float) -> tuple[str, float]:
        panel = dict(zip(stages, map(at, heights), strict=True))
        trace = trend_panels.figures(panel, "agreed", stages, axis, "y")
        return trace["textposition"][0], trace["y"][0]

    assert placed(1, 2, 3) == ("top left", 2)
    assert placed(3, 2, 1) == ("top right", 2)
    assert placed(1, 2, 1) == ("top center", 2)
    assert placed(3, 2, 4) == ("top center", 4), "between two taller ones: above both"


def test_a_sum_in_which_a_budget_is_only_about_is_told_as_such_and_so_is_its_change(facts: Facts) -> None:
    # Frankfurt states „rund“ 500,50 € for 2023, nothing rounded for 2022 (tests/small.py).
    counted = questions.Counted(running=2026)
    years = questions.series(facts, scope(), counted)
    change = questions.change(facts, scope(), counted)
    for year, said in ((2023, "2023 sind rund 754,7 Tsd. € vereinbart"), (2022, "2022 sind 750,9 Tsd. € vereinbart")):
        words = trends.say_series(years, years, change, "agreed", year, Alike((), ()))
        assert words.replace("\u00a0", " ").startswith(said)
    words = trends.say_series(years, years, change, "agreed", 2023, Alike((), ()))
    assert "2023 gegenüber 2022: rund +3,8 Tsd. €" in words.replace("\u00a0", " ")

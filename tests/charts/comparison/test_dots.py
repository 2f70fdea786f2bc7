"""The dots of the Kreisvergleich: whose names stand at them, and where their axis begins and ends."""

from __future__ import annotations

import pytest
import small
from scoped import scope

from analysis.peers import Group
from charts.base import style
from charts.base.margins import text_width
from charts.comparison.figures import dots
from charts.comparison.labels import LINE, NARROW, SIZE, draw, lines, named
from charts.comparison.parts import DOTTED, dot_axis, value_axis
from charts.comparison.view import Measure, View
from data.store import Facts
from queries import comparison

MEASURE = Measure("budget_sum", "Budget", "money", "Euro", "none", "je Einwohner")
VALUES = {"low": 2.75, "own": 4.62, "near": 4.7, "high": 8.59}
NAMES = {"low": "Fulda", "own": "Bergstraße", "near": "Gießen", "high": "Offenbach (Stadt)"}


def view(*chosen: str, own: str = "own") -> View:
    return View(MEASURE, own, chosen, Group("all", "alle", tuple(NAMES)), NAMES, 5)


def test_the_chosen_and_both_ends_bear_their_names() -> None:
    assert named(VALUES, view()) == ["low", "own", "high"]
    assert named(VALUES, view("near")) == ["low", "own", "near", "high"]
    assert named(VALUES, view(own="high")) == ["low", "high"]
    assert named({}, view()) == []


def test_names_that_would_touch_stand_on_lines_of_their_own() -> None:
    span = dot_axis(list(VALUES.values()), MEASURE)["range"]
    assert lines(["low", "own", "near", "high"], VALUES, view("near"), span) == [0, 1, 0, 2]
    names, leaders, top = draw(VALUES, dict.fromkeys(VALUES, 0.0), view("near"), span)
    assert [each["text"] for each in names] == ["Fulda", "<b>Bergstraße</b>", "Gießen", "Offenbach (Stadt)"]
    # A name in the right half ends at its dot, so that it does not leave the figure.
    assert [each["xanchor"] for each in names] == ["left", "left", "left", "right"]
    assert len(leaders) == 4
    assert top < min(each["y"] for each in names)


@pytest.mark.parametrize("values", [(2.75, 3.1, 3.6, 4.1), (7.0, 7.4, 7.9, 8.59), (2.75, 3.0, 8.3, 8.59)])
def test_no_line_to_a_dot_runs_through_a_name_below_it(values: tuple[float, ...]) -> None:
    known = dict(zip(NAMES, values, strict=True))
    span = (2.5, 8.8)
    names, leaders, _ = draw(known, dict.fromkeys(known, 0.0), view("near"), span)
    pixels = NARROW / (span[1] - span[0])
    for leader in leaders:
        for name in names:
            wide = text_width(name["text"], SIZE) / pixels
            left = name["x"] - (wide if name["xanchor"] == "right" else 0)
            below = name["y"] > leader["y0"] + LINE / 2
            assert not (below and left <= leader["x0"] <= left + wide), name["text"]


def test_a_line_that_finds_no_way_past_a_name_runs_behind_it() -> None:
    names, leaders, _ = draw(VALUES, dict.fromkeys(VALUES, 0.0), view("near"), (2.5, 8.8))
    assert {each["layer"] for each in leaders} == {"below"}
    assert {each["bgcolor"] for each in names} == {style.PAPER}


def test_the_axis_of_dots_is_where_the_dots_are_and_says_when_it_leaves_out_zero() -> None:
    axis = dot_axis(list(VALUES.values()), MEASURE)
    low, high = axis["range"]
    assert 2.4 < low < 2.75
    assert 8.59 < high < 8.9
    assert [round(tick, 6) for tick in axis["tickvals"]] == [4, 6, 8]
    assert axis["title"]["text"].endswith("Achse beginnt nicht bei 0")
    near_zero = dot_axis([0.5, 4.0, 9.0], MEASURE)
    assert near_zero["tickvals"][0] == 0
    assert "nicht bei 0" not in near_zero["title"]["text"]
    assert value_axis([2.75, 8.59], MEASURE)["range"][0] == 0


def test_one_dot_and_equal_dots_have_an_axis_too() -> None:
    for values in ([4.62], [3.0, 3.0], [0.0]):
        low, high = dot_axis(values, MEASURE)["range"]
        assert low < values[0] < high


def test_a_provisional_value_has_a_point_in_its_dot_and_the_legend_says_so(facts: Facts) -> None:
    found = comparison.figures(
        facts, scope(year=2023, stage="agreed"), indicator="budget_sum", denominator="population"
    )
    counties = dict(zip(found["place"], found["short_name"], strict=True))
    group = Group("all", "alle", (small.FRANKFURT, small.HOCHTAUNUS))
    seen = View(MEASURE, small.DARMSTADT, (), group, counties, 5)
    plain = dots(found, seen)
    assert not any(trace.get("name") == "vorläufig" for trace in plain.data)
    soft = found.assign(state=found["state"].mask(found["place"] == small.FRANKFURT, "provisional"))
    traces = [trace for trace in dots(soft, seen).data if trace.get("customdata")]
    symbol = {place: trace["marker"].get("symbol") for trace in traces for place in trace["customdata"]}
    assert symbol[small.FRANKFURT] == DOTTED
    assert symbol[small.HOCHTAUNUS] is None
    told = [trace["name"] for trace in dots(soft, seen).data if trace["x"] == [None]]
    assert "vorläufig" in told
    named_group = [each for each in traces if str(each["name"]).startswith("andere der Vergleichsgruppe")]
    assert [each.get("showlegend", True) for each in named_group] == [True, False]


def test_whose_a_provisional_value_is_stays_to_be_seen(facts: Facts) -> None:
    found = comparison.figures(
        facts, scope(year=2023, stage="agreed"), indicator="budget_sum", denominator="population"
    )
    counties = dict(zip(found["place"], found["short_name"], strict=True))
    seen = View(MEASURE, small.DARMSTADT, (), Group("all", "alle", (small.HOCHTAUNUS,)), counties, 5)
    traces = dots(found.assign(state="provisional"), seen).data
    filled = {place: each["marker"]["color"] for each in traces for place in each.get("customdata") or ()}
    assert filled[small.HOCHTAUNUS] != filled[small.FRANKFURT]
    legend = {each["name"]: each["marker"] for each in traces if each["x"] == [None] and each["mode"] == "markers"}
    others, point = legend["übrige Gebiete"], legend["vorläufig"]
    assert (others.get("symbol"), others["color"]) == (None, filled[small.FRANKFURT])
    assert point["symbol"] == DOTTED

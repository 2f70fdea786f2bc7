"""The house style: contrast by calculation, German axes, no way to a foreign host."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.base import style


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2, from 1 to 21."""
    dark, light = sorted((style.luminance(one), style.luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_luminance_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ink", ["INK", "MUTED"])
def test_text_is_readable_on_paper(ink: str) -> None:
    assert contrast(getattr(style, ink), style.PAPER) >= 4.5


@pytest.mark.parametrize("colour", [*style.CATEGORY.values(), style.ACTUAL, style.MARK, style.STAGE["agreed"]])
def test_what_carries_a_value_is_seen_on_paper(colour: str) -> None:
    assert contrast(colour, style.PAPER) >= 3


@pytest.mark.parametrize("colour", style.SCALE)
def test_text_on_a_tile_is_readable(colour: str) -> None:
    assert contrast(style.contrast_ink(colour), colour) >= 4.5


def test_the_scale_runs_from_light_to_dark() -> None:
    shades = [style.luminance(colour) for colour in style.SCALE]
    assert shades == sorted(shades, reverse=True)


@given(st.floats(min_value=0, max_value=1e10))
def test_an_axis_holds_its_largest_value_and_starts_at_zero(largest: float) -> None:
    axis = style.euro_axis(largest)
    assert axis["range"][0] == 0
    assert axis["range"][1] >= largest
    assert axis["tickvals"][0] == 0
    assert 2 <= len(axis["tickvals"]) <= 12
    assert len(set(axis["ticktext"])) == len(axis["ticktext"]), "two ticks must not read the same"


def test_a_million_axis_says_so_and_writes_commas() -> None:
    axis = style.euro_axis(27_700_000)
    assert axis["title"]["text"] == "Mio. €"
    assert all("." not in text for text in axis["ticktext"])
    assert style.euro_axis(753_200)["title"]["text"] == "Tsd. €"


def test_every_figure_has_german_separators_and_is_valid() -> None:
    drawn = style.figure([{"type": "bar", "x": [1], "y": [2]}], height=100)
    assert drawn.checked().layout.separators == ",."


def test_a_figure_with_a_property_plotly_does_not_know_is_found_out() -> None:
    with pytest.raises(ValueError, match="gibtesnicht"):
        style.figure([{"type": "bar", "gibtesnicht": 1}]).checked()


def test_a_mark_is_in_the_picture_itself_and_leaves_room_for_it() -> None:
    plain = style.figure([], margin={"t": 8})
    drawn = style.mark(plain, "Demonstrationsdaten – erfunden")
    assert "Demonstrationsdaten – erfunden" in str(drawn.checked().layout)
    assert "Demonstrationsdaten" not in str(plain.checked().layout), "the figure itself stays as it was"
    assert sum(drawn.layout["margin"].values()) > sum(plain.layout["margin"].values())


def test_a_mark_and_labels_leave_one_bar_its_room() -> None:
    bar = {"type": "bar", "orientation": "h", "y": ["Hochtaunuskreis"], "x": [753_200]}
    plain = style.figure(
        [bar],
        height=style.row_height(1),
        margin={"t": 60},
        xaxis=style.euro_axis(753_200),
        yaxis=style.row_axis(bar["y"]),
    )
    for drawn in (plain, style.mark(plain, "erfunden")):
        margin = drawn.layout["margin"]
        assert drawn.layout["height"] - margin["t"] - margin["b"] >= 40
    assert plain.layout["yaxis"]["tickvals"] == ["Hochtaunuskreis"], "the only name is labelled"


def test_text_from_data_is_no_html() -> None:
    assert style.safe('<b>A & B</b> "x"') == '&lt;b&gt;A &amp; B&lt;/b&gt; "x"'
    axis = style.row_axis(["<i>A</i>"])
    assert axis["categoryarray"] == ["<i>A</i>"], "the bars are found by the name itself"
    assert axis["ticktext"][0].strip() == "&lt;i&gt;A&lt;/i&gt;"


def test_a_mark_keeps_the_notes_that_are_there() -> None:
    drawn = style.mark(style.figure([], annotations=[{"text": "neuer Gebietsstand"}]), "erfunden")
    assert "neuer Gebietsstand" in [note["text"] for note in drawn.layout["annotations"]]

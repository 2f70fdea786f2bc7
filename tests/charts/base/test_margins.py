"""Room beside the axes: what a label takes is set aside before it is drawn."""

from __future__ import annotations

from charts.base import margins, style
from charts.base.bar_texts import row_texts


def test_the_longest_line_of_a_label_decides() -> None:
    assert margins.text_width("Kreis", 14) < margins.text_width("Rheingau-Taunus-Kreis", 14)
    assert margins.text_width("<b>Kreis</b><br>Rheingau-Taunus-Kreis", 14) == margins.text_width(
        "Rheingau-Taunus-Kreis", 14
    )
    # 134.8 pixels in Chromium with the house font; a few pixels too many cost nothing, one too few a second drawing.
    assert 134.8 <= margins.text_width("Rheingau-Taunus-Kreis", 14) <= 143


def test_names_of_counties_widen_the_left_margin_and_the_unit_the_lower_one() -> None:
    bars = {"type": "bar", "orientation": "h", "y": ["Darmstadt", "Rheingau-Taunus-Kreis"], "x": [1, 2]}
    drawn = style.figure([bars], xaxis=style.euro_axis(2_000_000), margin={"l": 8, "t": 30})
    assert drawn.layout["margin"] == {"l": 154, "r": 16, "t": 30, "b": 45}


def test_heads_above_the_columns_widen_the_upper_margin() -> None:
    drawn = style.figure([], xaxis={"side": "top", "ticktext": ["nicht<br>bewertbar"]}, yaxis={"visible": False})
    assert drawn.layout["margin"]["t"] == round(2 * 14 * 1.36 + 12)


def test_figures_beside_the_rows_widen_the_right_margin_by_the_longest() -> None:
    axis = style.euro_axis(2_000_000)

    def right(*texts: str) -> int:
        return int(style.figure([row_texts(["a", "b"], list(texts), axis)], xaxis=axis).layout["margin"]["r"])

    # In Chromium „mindestens 1,09 Mio. €“ takes 123 px at this size; 118 had been set aside and cut off the unit.
    assert 123 + 4 <= right("mindestens 1,09 Mio. €", "3,86 Mio. €") <= 160
    assert right("1,09 Mio. €", "3,86 Mio. €") < 90
    assert right("", "") == 16


def test_an_axis_without_labels_and_a_wider_margin_of_the_figure_stay() -> None:
    hidden = style.figure([], xaxis={"visible": False}, yaxis={"showticklabels": False})
    assert hidden.layout["margin"] == {"l": 8, "r": 16, "t": 8, "b": 8}
    wide = style.figure([], xaxis={"ticktext": ["2026"]}, margin={"l": 200, "b": 90})
    assert (wide.layout["margin"]["l"], wide.layout["margin"]["b"]) == (200, 90)


def test_labels_turned_upright_take_their_length_below() -> None:
    flat = style.figure([], xaxis={"ticktext": ["Maßnahmenart"]})
    upright = style.figure([], xaxis={"ticktext": ["Maßnahmenart"], "tickangle": -90})
    assert upright.layout["margin"]["b"] > flat.layout["margin"]["b"] + 60


def test_a_name_is_broken_between_words_where_its_line_is_full() -> None:
    whole = "nicht auf Maßnahmen aufgeteilt"
    assert margins.in_lines(whole, 1000) == [whole]
    assert margins.in_lines(whole, 135) == ["nicht auf Maßnahmen", "aufgeteilt"]
    assert margins.in_lines(whole, 90) == ["nicht auf", "Maßnahmen", "aufgeteilt"]
    assert margins.in_lines("Gebietskörperschaft", 20) == ["Gebietskörperschaft"]

"""A note stands in every figure that shows its point, with its author, and in no other."""

from __future__ import annotations

import pandas as pd
import pytest

from charts.base import notes as charts
from charts.base import style

NOTES = pd.DataFrame(
    {
        "county": ["06411", "06411", "06434", "06"],
        "short_name": ["Darmstadt", "Darmstadt", "Hochtaunuskreis", "Land Hessen"],
        "budget_year": [2022, 2023, 2023, 2023],
        "measure": ["budget_sum", "budget_sum", "budget_sum", "budget_sum"],
        "text": ["Umzug", "Träger gewechselt", "Nachtrag", "Nachtragshaushalt"],
        "author": ["M. Muster"] * 4,
        "written_on": pd.to_datetime(["2024-01-02"] * 4),
        "evidence": ["d1 # Notiz"] * 4,
    }
)
BARS = style.figure([{"type": "bar", "orientation": "h", "y": ["Darmstadt", "Fulda"], "x": [1, 2]}])
TILES = style.figure([{"type": "scatter", "x": [1, 2], "y": [6, 3], "customdata": ["06411", "06434"]}])
YEARS = style.figure([{"type": "bar", "x": [2022, 2023], "y": [1, 2]}])


def signs(figure: style.Figure) -> list[dict[str, object]]:
    return [each for each in figure.layout.get("annotations", []) if each["text"] == charts.SIGN]


def test_a_figure_of_one_year_shows_the_notes_of_that_year_and_measure() -> None:
    points = charts.Points("budget_sum", by="county", year=2023)
    assert set(charts.at_points(NOTES, points)["text"]) == {"Träger gewechselt", "Nachtrag", "Nachtragshaushalt"}
    assert list(charts.at_points(NOTES, points, ["06434"])["text"]) == ["Nachtrag"]
    assert charts.at_points(NOTES, charts.Points("coverage", by="county", year=2023)).empty


def test_a_figure_of_one_county_shows_the_notes_of_all_its_years() -> None:
    found = charts.at_points(NOTES, charts.Points("budget_sum", by="year", county="06411"))
    assert list(found["budget_year"]) == [2022, 2023]
    assert [sign["x"] for sign in signs(charts.signed(YEARS, found, charts.Points("budget_sum", by="year")))] == [
        2022,
        2023,
    ]


@pytest.mark.parametrize(("figure", "where"), [(BARS, {"y": "Darmstadt"}), (TILES, {"x": 1, "y": 6})])
def test_the_sign_stands_at_the_bar_or_tile_and_not_where_the_county_is_left_out(
    figure: style.Figure, where: dict[str, object]
) -> None:
    points = charts.Points("budget_sum", by="county", year=2023)
    found = charts.at_points(NOTES, points, ["06411"])
    (sign,) = signs(charts.signed(figure, found, points))
    assert where.items() <= sign.items()
    assert charts.signed(figure, found, points).checked()


def test_the_text_names_point_author_and_day() -> None:
    assert charts.lines(NOTES.head(1)) == ["✎ Darmstadt 2022: Umzug (M. Muster, 02.01.2024)"]

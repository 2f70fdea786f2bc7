"""Who is counted in a row of years, in the line of the measure."""

from __future__ import annotations

from analysis.comparability import Alike
from ui import alike

SAME = Alike(("06411", "06412", "06413"), (2020, 2021, 2022, 2023))


def said(counties: dict[int, int]) -> str:
    return alike.words(SAME, counties).replace("\u00a0", " ")


def test_every_year_is_said_of_the_years_in_which_all_are_counted() -> None:
    assert said({2020: 3, 2021: 3, 2022: 3, 2023: 3}) == "dieselben 3 Gebiete in jedem Jahr von 2020 bis 2023"


def test_a_year_in_which_some_have_no_part_is_not_among_them() -> None:
    # All state a budget in 2021, but only two of them money of the chosen Maßnahmenart.
    assert said({2020: 3, 2021: 2, 2022: 3, 2023: 3}) == (
        "dieselben 3 Gebiete in jedem Jahr von 2020 bis 2023 (ohne 2021); 2021 nur ein Teil von ihnen (blass)"
    )


def test_where_no_year_counts_all_none_is_named() -> None:
    assert said(dict.fromkeys(SAME.years, 2)) == (
        "höchstens dieselben 3 Gebiete; 2020, 2021, 2022 und 2023 nur ein Teil von ihnen (blass)"
    )


def test_a_single_year_is_no_row_of_years() -> None:
    same = Alike(("06411", "06412"), (2020,))
    assert alike.words(same, {2020: 2}).replace("\u00a0", " ") == "2 Gebiete im Jahr 2020"

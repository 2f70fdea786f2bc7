"""A row of years over the same counties says which years it is of and who is left out."""

from __future__ import annotations

from charts.base.same_counties import every_name, without, years_words


def test_a_year_that_is_missing_inside_a_row_is_named() -> None:
    assert years_words([2024]) == "2024"
    assert years_words([2022, 2023, 2024]) == "2022 bis 2024"
    assert years_words([2019, 2021, 2024]) == "2019 bis 2024 (ohne 2020, 2022 und 2023)"


def test_few_are_named_and_many_counted() -> None:
    assert without([]) == ""
    assert without(["Fulda", "Kassel"]) == "ohne Fulda und Kassel"
    assert without(["A", "B", "C", "D"]) == "ohne 4 weitere mit Angabe"
    assert every_name({2023: ["Kassel", "Fulda"], 2024: ["Fulda"]}) == ["Fulda", "Kassel"]

"""A budget that is not compared with the year before says why: another territory, a reason of a source, or nothing."""

from __future__ import annotations

import pandas as pd
from scoped import scope

from charts.base.columns import texts
from charts.overview import year_before
from charts.overview.figures import say_key_figures
from data.rows import only_row
from data.store import Facts
from queries import overview as questions

AGREED = {"programme": "AQB", "stage": "agreed"}


def budgets(facts: Facts, year: int) -> pd.DataFrame:
    found = questions.budget_by_county(facts, scope(year=year, **AGREED), running=2026)
    return found[found["euros"].notna()]


def cells(frame: pd.DataFrame, before: int) -> list[str]:
    shown = frame.assign(previous_words=year_before.words(frame, before))
    return [text.replace("\u00a0", " ") for text in texts(shown, "previous_euros", year_before.column(frame, before))]


def test_of_nobody_known_the_year_before_it_is_said_once_why(facts: Facts) -> None:
    frame = budgets(facts, 2025)
    assert year_before.why_not_compared(frame, 2024) == "keine Angabe zu 2024"
    assert cells(frame, 2024) == ["kein Vergleich: keine Angabe zu 2024"]
    # said below the table, which needs no column for it
    assert year_before.words(frame, 2024).isna().all()
    assert year_before.why_not_compared(frame.assign(previous_missing="secret"), 2024) == "Betrag 2024 geheim"


def test_a_new_territory_is_the_reason_before_any_other(facts: Facts) -> None:
    frame = budgets(facts, 2026)
    assert set(cells(frame, 2025)) == {"kein Vergleich: anderer Gebietsstand"}


def test_beside_budgets_that_compare_each_other_one_says_why(facts: Facts) -> None:
    frame = budgets(facts, 2023).reset_index(drop=True)
    assert cells(frame, 2022) == ["750.000 €", "800 €", "100 €"]
    frame.loc[1, "previous_euros"] = None
    frame.loc[2, ["previous_euros", "previous_missing"]] = [None, "not_reported"]
    assert cells(frame, 2022) == [
        "750.000 €", "kein Vergleich: keine Angabe zu 2022", "kein Vergleich: Betrag 2022 nicht gemeldet",
    ]  # fmt: skip
    assert year_before.why_not_compared(frame, 2022) == ""


def test_the_sentence_names_the_reason(facts: Facts) -> None:
    total = only_row(questions.budget_sum(facts, scope(year=2025, **AGREED), running=2026), questions.BudgetSum)
    said = say_key_figures(total, "AQB", 2025, grows=False, why="keine Angabe zu 2024")
    assert said.endswith("ein Vergleich mit 2024 ist nicht möglich: keine Angabe zu 2024.")
    assert say_key_figures(total, "AQB", 2025, grows=False).endswith("ist nicht möglich.")

"""What a file is called: data set, section, county, and the year only where it is of that year."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from ui import take_along

CHOSEN: Any = SimpleNamespace(facts=SimpleNamespace(dataset="demo"), year=2023)


@pytest.fixture(autouse=True)
def _no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.take_along.st.session_state", {})


def test_a_file_about_many_years_bears_no_year() -> None:
    assert take_along.file_name(CHOSEN, "karte") == "aqb_demo_karte_2023"
    assert take_along.file_name(CHOSEN, "verlauf", over_years=True) == "aqb_demo_verlauf"


def test_the_workbook_of_a_page_bears_the_year_as_soon_as_one_section_is_of_it() -> None:
    of_year, over = (
        take_along.Part("k", "t", "s", "m", {}, pd.DataFrame, over_years=over_years) for over_years in (False, True)
    )
    assert take_along.page_name(CHOSEN, "Budget", [over, over]) == "aqb_demo_seite_budget"
    assert take_along.page_name(CHOSEN, "Budget", [over, of_year]) == "aqb_demo_seite_budget_2023"

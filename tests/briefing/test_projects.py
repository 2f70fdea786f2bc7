"""The table of Maßnahmen has the columns that tell something."""

from __future__ import annotations

import pandas as pd
import pytest

from briefing import projects


@pytest.mark.parametrize(
    ("changes", "compared"),
    [
        (["not_existing", "not_existing"], False),
        (["unknown"], False),
        (["new", "continued"], True),
        (["unknown", "ended"], True),
    ],
)
def test_projects_without_a_year_before_have_no_columns_of_a_comparison(changes: list[str], compared: bool) -> None:
    columns = projects.columns(pd.DataFrame({"change": changes}))
    assert ("change_words" in columns, "previous_places" in columns) == (compared, compared)
    assert {"name", "category_name", "places"} <= set(columns)

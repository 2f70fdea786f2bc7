"""Headings of the Dialogmappe name what stands below them."""

from __future__ import annotations

import pandas as pd
import pytest

from charts.dialogue import words


@pytest.mark.parametrize(
    ("sides", "heading"),
    [
        ([], "Anmerkungen von Gebietskörperschaft und Ministerium"),
        (["county"], "Anmerkungen von Gebietskörperschaft und Ministerium"),
        (["published", "published"], "Anmerkungen aus Veröffentlichungen"),
        (["county", "published"], "Anmerkungen"),
    ],
)
def test_the_heading_of_remarks_names_whose_they_are(sides: list[str], heading: str) -> None:
    assert words.remarks_heading(pd.DataFrame({"side": sides})) == heading


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
    columns = words.project_columns(pd.DataFrame({"change": changes}))
    assert ("change_words" in columns, "previous_places" in columns) == (compared, compared)
    assert {"name", "category_name", "places"} <= set(columns)

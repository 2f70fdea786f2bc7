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

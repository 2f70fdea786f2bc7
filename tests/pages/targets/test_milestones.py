"""Milestones with their days where targets stand: on Ziele, in the Kreisprofil and in the Dialogmappe."""

from __future__ import annotations

import pytest
from screen import Run, fault, headings, texts

from data.store import Store

YEAR = 2025
TITLE = "Meilensteine mit Termin"


@pytest.fixture(scope="module")
def agreed(real: Store) -> tuple[str, int, str]:
    """A county of the demonstration data with milestones, how many it has, and the name of the first."""
    [row] = real.facts("demo").rows(
        "select county, count(*) as number, arg_min(milestone.name, due_on) as first from milestone "
        "inner join target on milestone.target = target.id where budget_year = $year and programme = 'AQB' "
        "group by county order by county limit 1",
        year=YEAR,
    )
    return row["county"], row["number"], row["first"]


@pytest.mark.parametrize(
    ("topic", "widgets"),
    [
        ("targets", {"zielansicht": "Zielerreichung"}),
        ("county", {}),
        ("dialogue", {}),
    ],
)
def test_each_milestone_stands_with_its_day_and_state(
    run: Run, agreed: tuple[str, int, str], topic: str, widgets: dict[str, str]
) -> None:
    county, number, first = agreed
    app = run(topic, daten="demo", jahr=YEAR, kreise=[county], kreis=county, **widgets)
    assert fault(app) is None
    assert TITLE in headings(app)
    seen = " ".join(texts(app)).replace("\u00a0", " ")
    assert f"{number} Meilenstein" in seen
    assert first in seen
    assert any(words in seen for words in ("◆ fällig", "✔ erreicht"))


def test_where_no_days_are_known_nothing_is_said_of_them(run: Run) -> None:
    app = run("county", daten="published", jahr=2023)
    assert TITLE not in headings(app)

"""What a figure takes along as a picture, and that it asks for it only then."""

from __future__ import annotations

import pytest
from screen import INVENTED, Run, charts


@pytest.mark.parametrize("dataset", ["published", "demo"])
def test_the_words_of_a_picture_come_with_the_run_that_was_asked_for_it(run: Run, dataset: str) -> None:
    app = run("overview", daten=dataset, jahr=2023)
    assert [chart.picture for chart in charts(app)] == [None] * len(charts(app))
    request = {"kind": "svg", "at": 1}
    app.session_state["picture_chart_budgets"] = request
    app.run()
    ((picture, alt),) = [(chart.picture, chart.alt) for chart in charts(app) if chart.picture]
    assert picture["request"] == request
    assert picture["name"] == f"aqb_{dataset}_budgets_2023"
    title, statement, measure = picture["head"]
    source, standing = picture["foot"]
    assert title == "Budgets im Vergleich"
    assert statement == alt
    assert measure.startswith("Euro · AQB")
    assert source.startswith("Quelle: ")
    assert "Stand " in standing
    assert (INVENTED in standing) == (dataset == "demo")
    assert [chart.picture for chart in charts(app.run()) if chart.picture] == []

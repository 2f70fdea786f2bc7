"""What a reader waits for: after a change every chart is drawn once, not twice."""

from __future__ import annotations

import pytest
from driving import Visit

# Plotly.js empties and fills a chart in one go; each batch of changes inside a chart is one drawing.
COUNT = """() => {
  window.drawings = new Map();
  new MutationObserver(changes => {
    const drawn = changes.filter(change => change.type === 'childList')
      .map(change => change.target.closest?.('.js-plotly-plot')).filter(chart => chart?.isConnected);
    new Set(drawn).forEach(chart => window.drawings.set(chart, (window.drawings.get(chart) || 0) + 1));
  }).observe(document.querySelector('[data-testid="stMain"]'), {childList: true, subtree: true});
}"""
DRAWINGS = "() => [...window.drawings].filter(([chart]) => chart.isConnected).map(([, times]) => times)"


def test_another_year_draws_every_chart_of_the_lagebild_once(visit: Visit) -> None:
    visitor = visit("lagebild?daten=demo&jahr=2023")
    page = visitor.page
    page.evaluate(COUNT)
    page.get_by_role("combobox", name="Jahr").first.click()
    page.get_by_role("option", name="2022", exact=True).click()
    page.get_by_role("heading", name="Lagebild 2022").wait_for()
    visitor.settle()
    assert page.evaluate(DRAWINGS) == [1, 1, 1]


# A margin Plotly.js had to widen means that it drew everything, measured the labels and drew everything again.
WIDENED = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(({_fullLayout: {margin, _size}}) =>
  ['l', 'r', 't', 'b'].filter(side => _size[side] > margin[side] + 0.5).map(side => `${side} ${_size[side]}`))"""


PAGES = ["", "mittelverteilung", "ziele", "kreisprofil", "kreisvergleich", "budgetentwicklung"]


@pytest.mark.parametrize("page", PAGES)
def test_labels_have_room_from_the_start_so_that_nothing_is_drawn_a_second_time(visit: Visit, page: str) -> None:
    visitor = visit(f"{page}?daten=demo&jahr=2023")
    visitor.settle()
    visitor.page.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert visitor.page.evaluate(WIDENED) == []

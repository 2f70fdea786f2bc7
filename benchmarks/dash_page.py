"""The three figures of the Lagebild and one choice in Dash, drawn by the same code: what they cost without Streamlit.

Started with the port as its argument.
"""

from __future__ import annotations

import sys
from typing import Any

from dash import Dash, Input, Output, dcc, html

from benchmarks import stores
from charts.base import style
from charts.base.datasets import INVENTED
from charts.overview import figures as charts
from charts.overview import statuses as state_charts
from data import demo
from data.store import Store
from queries import overview as questions
from queries.scope import Scope

SETTINGS: dcc.Graph.Config = {"displayModeBar": False, "showSendToCloud": False, "displaylogo": False}
PLACES = ("karte", "budgets", "status")

facts = Store(stores.folder(stores.STANDARD), [demo.DATASET]).facts(demo.DATASET)
years = facts.ask("select distinct budget_year from amount where county is not null order by all")["budget_year"]
newest = int(years.max())

app = Dash(__name__, title="Lagebild")
app.layout = html.Div(
    [
        html.H1("Lagebild"),
        dcc.Dropdown([int(year) for year in reversed(years)], newest, clearable=False, id="wahl"),
        *[dcc.Graph(id=place, config=SETTINGS) for place in PLACES],
    ]
)


@app.callback([Output(place, "figure") for place in PLACES], Input("wahl", "value"))
def figures(year: int) -> list[dict[str, Any]]:
    """Map, bars and status of a year, as the Lagebild asks for and draws them."""
    scope = Scope(year, "AQB", "agreed")
    budgets = questions.budget_by_county(facts, scope, running=2026)
    existing = budgets[budgets["exists_in_year"]]
    statuses = questions.status_counts(facts, scope)
    drawn = [charts.budget_map(budgets), charts.budget_by_county(existing), state_charts.status_counts(statuses)]
    return [style.mark(each, INVENTED).to_dict() for each in drawn]


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]))

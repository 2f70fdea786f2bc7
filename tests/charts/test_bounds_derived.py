"""The Rechenweg says of every figure as much as its source: „rund“, „mindestens“ or „höchstens“ stays beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import kept
import pandas as pd
import pytest
import small
from scoped import scope
from trends_by_hand import DARMSTADT, FULDA, RUNNING, Row, amount, fill

from briefing.figures import key_figures
from charts.allocation import derivations as allocation
from charts.base.columns import Column, texts
from charts.base.derivations import Derivation, direct
from charts.county import derivations as county
from charts.county import figures
from charts.overview import derivations as overview
from charts.trends import county_lines
from charts.trends import derivations as trends
from data import numbers
from data.rows import rows_of
from data.store import Facts
from queries import county as profile
from queries import overview as overviewed
from queries.trends import change, rests, series

EURO, SHARE = Column("Betrag", "euro"), Column("Anteil", "percent", signed=True)
RELATED = ("difference", "ratio", "share_of_agreed")
ROWS: list[Row] = [
    amount(DARMSTADT, 2022, "100") | {"precision": "at_least"},
    amount(DARMSTADT, 2023, "150") | {"precision": "at_most"},
    amount(FULDA, 2022, "60"),
    amount(FULDA, 2023, "50"),
    amount(DARMSTADT, 2023, "120", stage="granted"),
    amount(DARMSTADT, 2023, "90", stage="paid") | {"precision": "about"},
    {
        "county": DARMSTADT, "measure": "population", "measured_on": "2023-12-31", "territory_from": 2011, "value": 10,
    },
]  # fmt: skip


@pytest.fixture
def facts(tmp_path: Path) -> Iterator[Facts]:
    with kept.new_store(tmp_path, small.DATASET) as store:
        yield fill(store, ROWS[:-1], indices=ROWS[-1:])


def written(text: str) -> str:
    return text.replace("\u00a0", " ")


def told(found: Sequence[Derivation]) -> dict[tuple[str, str], tuple[str, str]]:
    """Figure and numbers put in, by row and heading."""
    assert [each for each in found if not each.agrees] == []
    return {
        (each.row, each.figure): (each.shown.replace("\u00a0", " "), each.term.written.replace("\u00a0", " "))
        for each in found
    }


def test_the_lagebild(facts: Facts) -> None:
    asked = scope(year=2023)
    years = [overviewed.budget_by_county(facts, scope(year=year), running=RUNNING) for year in (2023, 2022)]
    found = told(overview.key_figures(overviewed.counts(facts, asked), years, {"euros": EURO}))
    assert overviewed.counts(facts, asked)["precision"].tolist() == ["at_most", "at_least"]
    assert found["2023", "Betrag"] == ("höchstens 200 €", "höchstens 150 € + 50 €")
    assert found["2022", "Betrag"] == ("mindestens 160 €", "mindestens 100 € + 60 €")
    per_head = told(overview.per_inhabitant(years[0], {"euros_per_inhabitant": Column("je Einwohner", "number")}))
    assert per_head["Darmstadt", "je Einwohner"] == ("höchstens 15", "höchstens 150 € ÷ 10")
    beside = direct("short_name", euros="evidence", previous_euros="previous_evidence")
    columns = {"euros": EURO, "previous_euros": Column("davor", "euro")}
    both = told(beside(years[0], columns))
    assert both["Darmstadt", "Betrag"][0] == "höchstens 150 €"
    assert both["Darmstadt", "davor"][0] == "mindestens 100 €"
    assert both["Fulda", "davor"][0] == "60 €"


def test_the_chain_of_stages(facts: Facts) -> None:
    asked = {"county": DARMSTADT, "year": 2023, "programme": "AQB"}
    frame = profile.budget_chain(facts, **asked, day=small.LATER.date())
    columns = {"difference": Column("gegenüber", "euro", signed=True), "ratio": Column("Anteil", "percent")}
    found = told(county.chain(frame, columns))
    assert found["bewilligt", "gegenüber"] == ("höchstens 30 € weniger", "120 € − höchstens 150 €")
    assert found["bewilligt", "Anteil"] == ("mindestens 80,0 %", "120 € ÷ höchstens 150 €")
    assert found["ausgezahlt", "Anteil"] == ("rund 75,0 %", "rund 90 € ÷ 120 €")
    # as the table says it
    whole = figures.chain_table(frame)
    table = {name: [written(text) for text in texts(whole, name, figures.CHAIN[name])] for name in RELATED}
    assert table == {
        "difference": ["–", "höchstens 30,00 € weniger", "rund −30,00 €", "–"],
        "ratio": ["–", "mindestens 80,0 %", "rund 75,0 %", "–"],
        "share_of_agreed": ["100,0 %", "mindestens 80,0 %", "rund 60,0 %", "–"],
    }
    every = told(county.chain(whole, {name: figures.CHAIN[name] for name in RELATED}))
    assert every["ausgezahlt", "Anteil am Vereinbarten"][0] == "rund 60,0 %"
    assert frame.set_index("stage")["ratio_precision"][["granted", "paid"]].tolist() == ["at_least", "about"]
    # and so does the paper
    notes = {figure.label: figure.note.replace("\u00a0", " ") for figure in key_figures(facts, **asked)}
    assert notes["Budget (bewilligt)"] == "mindestens 80,0 % des Vereinbarten"
    assert notes["Budget (ausgezahlt)"].startswith("rund 75,0 % des Bewilligten")


def test_an_index_is_as_exact_as_its_two_budgets(facts: Facts) -> None:
    lines = series.indexed(facts, scope(stage="agreed"), series.Counted(running=RUNNING))
    table = county_lines.table(lines, county_lines.directions(lines))
    behind = trends.Behind.of(
        series.stated(facts, scope(), territory="then"), series.price_values(facts, index_code=None), None
    )
    found = told(trends.indices(lines, behind, "AQB", "agreed", {"points": Column("Index", "number")}))
    for row in rows_of(lines, series.Indexed):
        shown = numbers.stated(Column("Index", "number").write(row.points), row.points_precision)
        assert found[f"{row.short_name} {row.budget_year}", "Index"][0] == written(shown)
    assert table.loc[table["short_name"] == "Darmstadt", "precision"].tolist() == ["at_least", "at_most"]
    assert table.loc[table["short_name"] == "Fulda", ["precision", "points_precision"]].isna().all(axis=None)
    hover = [
        point[4:] for trace in county_lines.county_lines(lines).data for point in trace.get("customdata", ()) if point
    ]
    assert ["höchstens ", "höchstens "] in hover
    # What is 100 by definition is exactly 100, of a bound too.
    assert found["Darmstadt 2022", "Index"][0] == "100"
    assert ["", "mindestens "] in hover


def test_the_share_of_a_part_in_a_bound_is_one() -> None:
    frame = pd.DataFrame(
        {
            "euros": [40.0, 100.0, 40.0],
            "county_euros": [100.0, 100.0, 100.0],
            "precision": ["exact", "at_most", "about"],
            "county_precision": ["at_most", "at_most", "exact"],
        }
    )
    assert allocation.share_precisions(frame).tolist() == ["at_least", "exact", "about"]


def test_the_years(facts: Facts) -> None:
    shares = change.contributions(facts, scope(year=2023), before=2022)
    behind = trends.Behind([], {}, None)
    found = told(trends.contributions(shares, behind, (2022, 2023), {"difference": EURO, "ratio": SHARE}))
    assert found["Darmstadt", "Betrag"] == ("höchstens 50 €", "höchstens 150 € − mindestens 100 €")
    assert found["Fulda", "Betrag"] == ("−10 €", "50 € − 60 €")
    left = rests.rests(facts, scope(year=2023, stage="granted"), running=RUNNING)
    earlier = rests.earlier(facts, scope(year=2023))
    columns = {"not_granted": EURO, "unspent": Column("übrig", "euro")}
    found = told(trends.rests(left, earlier, columns))
    assert found["Darmstadt", "Betrag"] == ("höchstens 30 €", "höchstens 150 € − 120 €")
    assert found["Darmstadt", "übrig"] == ("rund 30 €", "120 € − rund 90 €")

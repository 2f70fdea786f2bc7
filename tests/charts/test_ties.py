"""Of several whose figures read alike none is said to be at the top alone."""

from __future__ import annotations

import pandas as pd

from analysis.peers import Group
from charts.allocation import figures as allocation
from charts.base.ties import listed, tied
from charts.comparison import reasons, tables, words
from charts.comparison.view import Measure, View
from charts.overview import figures as overview
from charts.trends import change as explained
from charts.trends import contributions, game, series, shape
from queries import allocation as allocated
from queries import comparison as compared
from queries import overview as overviewed
from queries.trends import change as changes
from queries.trends import game as games
from queries.trends import series as years

NAMES = {1: "1 Vorbereitung", 2: "2 Ausbildung", 3: "3 Qualifizierung"}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def by_year(*euros: float) -> str:
    rows = [
        allocated.ByYear(2024, kind, each, "checked", "exact", 20, 26, False, "exact")
        for kind, each in enumerate(euros)
        if each
    ]
    return plain(allocation.say_by_year(pd.DataFrame(rows), NAMES, 2024))


def test_maßnahmenarten_that_read_alike_are_all_named() -> None:
    assert by_year(0, 200, 200, 200) == (
        "2024 gehen 600 € in 20 von 26 Gebieten in die Maßnahmenarten 1 Vorbereitung, 2 Ausbildung und "
        "3 Qualifizierung: je 200 € (33,3 %)."
    )
    assert by_year(0, 200, 200.2, 100).endswith(
        "am meisten in die Maßnahmenarten 1 Vorbereitung und 2 Ausbildung: je 200 € (40,0 %)."
    )
    assert by_year(100, 200, 200, 100).endswith(
        "davon am meisten auf Maßnahmenarten 1 Vorbereitung und 2 Ausbildung: je 200 €; 100 € sind nicht aufgeteilt."
    )
    assert by_year(100, 200, 200).endswith(
        "davon auf Maßnahmenarten 1 Vorbereitung und 2 Ausbildung: je 200 €; 100 € sind nicht aufgeteilt."
    )


def test_one_maßnahmenart_is_not_the_largest_of_one() -> None:
    assert by_year(100, 200) == (
        "2024 sind von 300 € in 20 von 26 Gebieten 200 € (66,7 %) auf Maßnahmenart 1 Vorbereitung aufgeteilt; "
        "100 € sind nicht aufgeteilt."
    )


def change(year: int, before: float, euros: float, *, running: bool = False) -> years.Change:
    return years.Change(year, before, euros, euros - before, (euros - before) / before, 1, 1, running, "exact")


def test_years_that_change_alike_are_both_named() -> None:
    rows = [change(2022, 1000, 1200), change(2023, 1200, 1100), change(2024, 1100, 1300)]
    assert plain(series.say_change(pd.DataFrame(rows))) == (
        "Größter Anstieg 2022 gegenüber 2021: +200 € (+20,0 %) und 2024 gegenüber 2023: +200 € (+18,2 %); "
        "größter Rückgang 2023 gegenüber 2022: −100 € (−8,3 %)."
    )


def test_one_comparison_is_not_the_largest_of_one() -> None:
    only, running = change(2024, 800, 1000), change(2025, 1000, 1600, running=True)
    assert plain(series.say_change(pd.DataFrame([only]))) == (
        "Der einzige Vergleich ist 2024 gegenüber 2023: +200 € (+25,0 %)."
    )
    assert plain(series.say_change(pd.DataFrame([only, running]))) == (
        "Der einzige Vergleich vergangener Jahre ist 2024 gegenüber 2023: +200 € (+25,0 %)."
    )


def test_counties_that_change_alike_are_all_named() -> None:
    rows = [
        changes.Contributions(name, name, 10, 15, "exact", "exact", 5, 0.5, "exact") for name in ("Fulda", "Kassel")
    ]
    assert plain(contributions.say_contributions(pd.DataFrame(rows), 2023, 2024)).endswith(
        "2 mit mehr, 0 mit weniger; größter Zuwachs: Fulda und Kassel (je +5 €)."
    )
    shared = [
        games.Shares(**(dict.fromkeys(games.Shares._fields) | {
            "short_name": name, "euros": 10.0 + more, "agreed": 10.0, "difference": more, "has_figures": True,
            "euros_precision": "exact", "agreed_precision": "exact",
        }))
        for name, more in (("Fulda", 5.0), ("Kassel", 5.0), ("Gießen", -10.0))
    ]  # fmt: skip
    assert "größter Zuwachs: Fulda und Kassel (je +5 €); größter Rückgang: Gießen (" in plain(
        game.say_shares(pd.DataFrame(shared))
    )


def test_traits_that_weigh_alike_are_all_named() -> None:
    view = View(Measure("budget_sum", "Budget", "money", "Euro", "none"), "06434", (), Group("nearest", "", ()), {}, 5)
    rows = pd.DataFrame(
        {"short_name": "Fulda", "distance": 0.1, "name": ["Quote", "Dichte"], "own": "1", "other": "2", "share": 0.5}
    )
    assert "; am meisten unterscheiden Quote und Dichte (je 50,0 % des Abstands)" in plain(
        reasons.say_reasons(rows, view)
    )


def test_a_sum_of_some_counties_is_not_the_land() -> None:
    assert plain(tables.land_name(3, 26, is_rate=False)) == "Summe der 3 Gebiete mit Angabe"
    assert plain(tables.land_name(26, 26, is_rate=False)) == "Hessen (26 Gebiete, Summe)"
    assert plain(tables.land_name(3, 26, is_rate=True)) == "Hessen (3 Gebiete)"


def test_whose_figure_reads_alike_is_listed_in_its_order() -> None:
    assert tied([3, 1, 3, 2], 3, str) == [3, 3]
    assert [listed(names) for names in (["A"], ["A", "B"], ["A", "B", "C"])] == ["A", "A und B", "A, B und C"]


def of(place: str, value: float) -> compared.Figures:
    row = dict.fromkeys(compared.Figures._fields, None) | {"place": place, "short_name": place, "level": "county"}
    return compared.Figures(**row | {"value": value, "exists_in_year": True, "precision": "exact", "withheld": 0})


def test_counties_side_by_side_that_read_alike_are_all_named() -> None:
    measure = Measure("budget_sum", "Budget", "money", "Euro", "none", per="je Einwohner")
    names = {name: name for name in ("Fulda", "Kassel", "Gießen")}
    view = View(measure, "Fulda", ("Kassel", "Gießen"), Group("all", "alle", ()), names, 5)

    def side_by_side(*values: float) -> str:
        return plain(
            words.say_side_by_side(pd.DataFrame([of(*each) for each in zip(names, values, strict=True)]), view)
        )

    assert side_by_side(3.2, 3.201, 1) == "Von 1,00 € je Einwohner (Gießen) bis 3,20 € je Einwohner (Kassel und Fulda)."
    assert side_by_side(3.2, 3.2, 3.2) == "Fulda, Kassel und Gießen gleichauf: alle 3,20 € je Einwohner."
    assert side_by_side(3, 2, 1) == "Von 1,00 € je Einwohner (Gießen) bis 3,00 € je Einwohner (Fulda)."


def test_counties_as_near_as_each_other_are_all_nearest() -> None:
    view = View(Measure("budget_sum", "Budget", "money", "Euro", "none"), "06434", (), Group("nearest", "", ()), {}, 5)
    rows = pd.DataFrame(
        {
            "short_name": ["Fulda", "Fulda", "Kassel"],
            "distance": [0.1, 0.1, 0.1001],
            "name": ["Quote", "Dichte", "Quote"],
            "own": "1",
            "other": "2",
            "share": [0.9, 0.1, 1.0],
        }
    )
    assert (
        plain(reasons.say_reasons(rows, view))
        == "06434: Am ähnlichsten sind gleichauf Fulda und Kassel (Abstand 0,100)."
    )


def test_causes_that_weigh_as_much_as_the_second_are_named_with_it() -> None:
    parts = pd.DataFrame(
        {"part": ["quantity", "unit_cost", "mix"], "euros": [900.0, -500.0, 500.2], "projects": [1, 1, 1]}
    )
    totals = changes.ComparedTotals(
        euros_before=1000.0, euros_after=1900.2, precision="exact", parts_precision="exact", counties=3, counties_all=3
    )
    assert plain(explained.say_explained_change(parts, totals, 2023, 2024)).endswith(
        "; am meisten wiegen Menge (Plätze) (+900 €), Mix der Maßnahmen (+500 €) und Kosten je Platz (−500 €)."
    )


def test_sums_that_read_alike_are_both_ends_of_the_budgets() -> None:
    def budget(name: str, euros: float) -> overviewed.BudgetByCounty:
        row = dict.fromkeys(overviewed.BudgetByCounty._fields, None) | {"short_name": name, "precision": "exact"}
        return overviewed.BudgetByCounty(
            **row | {"euros": euros, "exists_in_year": True, "euros_per_inhabitant": euros}
        )

    some = pd.DataFrame([budget("Fulda", 500.0), budget("Kassel", 500.0), budget("Gießen", 100.0)])
    assert (
        plain(overview.say_budget_by_county(some))
        == "Die Budgets reichen von 100 € (Gießen) bis 500 € (Fulda und Kassel)."
    )
    assert plain(overview.say_budget_map(some)).endswith("von 100,00 € (Gießen) bis 500,00 € (Fulda und Kassel).")
    assert plain(overview.say_budget_by_county(some.head(2))) == "Die Budgets sind gleichauf 500 € (Fulda und Kassel)."


def test_years_that_read_alike_are_named_together() -> None:
    euros = [100.0, 300.0, 100.0, 300.0, 100.0, 300.0]
    assert plain(shape.say_shape(range(2015, 2021), euros)) == (
        "Von 2015 bis 2020 ohne klare Richtung: zwischen 100 € (2015, 2017 und 2019) und 300 € (2016, 2018 und 2020)."
    )

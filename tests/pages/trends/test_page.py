"""The page Budgetentwicklung, read as a user reads it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import tiny
from scoped import scope
from screen import Run, charts, fault, headings, tables, texts

from pages.trends import series

EXPLAINED = "Erklärte Veränderung"


def said(run: Run, **widgets: Any) -> str:
    app = run("trends", **widgets)
    assert fault(app) is None
    return " ".join(texts(app)).replace("\u00a0", " ").replace("\\", "")


def test_the_change_names_both_dates_euros_per_cent_and_coverage(run: Run) -> None:
    text = said(run, daten="demo", jahr=2024, stufe="paid")
    assert "2024 gegenüber 2023: " in text
    assert "2026 läuft noch und wird nicht verglichen" in text


def test_a_row_of_years_is_of_the_same_counties_unless_asked_otherwise(run: Run) -> None:
    text = said(run, daten="demo", jahr=2024)
    assert re.search(r"dieselben \d+ Gebiete in jedem Jahr", text)
    assert re.search(
        r"2024 sind [\d,]+ Mio. € vereinbart, in \d+ von 26 Gebieten \(ohne \d+ weitere mit Angabe\); 2024 gegen", text
    )
    assert re.search(r"; 2024 gegenüber 2023: .* in denselben", text)
    assert re.search(r"Bis 20\d\d gestiegen, seitdem", text)
    assert "Das Budget steigt" not in text
    other = said(run, daten="demo", jahr=2024, gebietsreihe="alle mit Angabe")
    assert "von Jahr zu Jahr verschiedene" in other
    assert re.search(r"In \d+ Gebieten mit Angabe in jedem dieser Jahre: Bis 20\d\d gestiegen", other)


def test_the_figures_of_each_column_of_years_are_of_the_counties_named_below_it(run: Run) -> None:
    app = run("trends", daten="demo", jahr=2024)
    drawn = charts(app)[0].figure
    bars = next(trace for trace in drawn["data"] if trace["type"] == "bar" and trace["name"] == "vereinbart")
    strong = [
        shown for shown, opacity in zip(bars["customdata"], bars["marker"]["opacity"], strict=True) if opacity == 1
    ]
    assert len({text.split(" von ")[0] for text in strong}) == 1, "the same number in every year that is not pale"


def test_stages_are_paired_over_the_same_counties(run: Run) -> None:
    text = said(run, daten="demo", jahr=2024)
    assert re.search(r"2024 in \d+ von 26 Gebieten, die jede dieser Stufen nennen: ", text)


def test_a_table_of_changes_bears_their_signs_as_the_sentence_does(run: Run) -> None:
    app = run("trends", daten="demo", jahr=2024, tab_veraenderung="Tabelle")
    (changes,) = [frame for frame in tables(app) if "Veränderung in Prozent" in frame]
    assert {text[0] for text in changes["Veränderung"] if text != "–"} == {"+", "\u2212"}


def test_the_game_says_what_it_shares_out_by_in_shares_that_make_one(run: Run) -> None:
    text = said(run, daten="demo", jahr=2024, ansicht="Rechenspiel", spiel_population=50, spiel_unemployed=50)
    words = re.search(r"verteilt nach: (.*?) · Stichtag", text)
    assert words
    assert sum(map(int, re.findall(r"(\d+) %", words[1]))) == 100
    assert "Einwohner 50 %" in words[1]
    assert "Arbeitslose 50 %" in words[1]


def test_more_granted_than_agreed_is_no_gap_in_what_is_left(run: Run) -> None:
    app = run("trends", daten="demo", jahr=2019, ansicht="Restmittel und Mehrbedarf", tab_restmittel="Tabelle")
    (rests,) = [frame for frame in tables(app) if "nicht bewilligt" in frame]
    frankfurt = rests.set_index("Gebiet").loc["Frankfurt am Main"]
    assert frankfurt["nicht bewilligt"] == "mehr bewilligt"
    assert "–" not in set(rests["nicht bewilligt"])


def test_published_figures_are_not_compared_where_nothing_can_be(run: Run) -> None:
    text = said(run, daten="published", jahr=2023)
    assert "vereinbart, in 1 von 26 Gebieten" in text
    assert "zu wenige vergleichbare Jahre" in text
    assert "noch keine Lieferung einen Index" in text


def test_prices_are_offered_only_with_an_index_and_named_in_the_title(run: Run) -> None:
    assert not [each for each in run("trends", daten="published").selectbox if each.key == "preise"]
    app = run("trends", daten="demo", preise="price_index", basisjahr=2020)
    heads = headings(app)
    assert all("in Preisen von 2020 (Verbraucherpreisindex, Quelle: " in head for head in heads), heads
    assert any("Ohne Indexwert" in info.value and "2026" in info.value for info in app.info)


def test_the_territory_of_today_is_one_unit_and_says_why(run: Run) -> None:
    text = said(run, daten="demo", gebietsstand="now", kreise=["06415"])
    assert "zählen in allen Jahren als eine Einheit (MKK + Hanau)" in text
    assert "neuer Gebietsstand" not in text
    assert "neuer Gebietsstand" in said(run, daten="demo", gebietsstand="then", kreise=["06435"])


def test_spending_years_say_how_much_has_no_stated_year(run: Run) -> None:
    text = said(run, daten="demo", jahresart="Ausgabejahr", stufe="granted")
    assert "haben keine Jahresrate" in text


def test_spending_years_open_with_the_stage_that_names_them(run: Run) -> None:
    text = said(run, daten="demo", jahresart="Ausgabejahr")
    assert "Zu keiner anderen ist für mehr Geld eine Jahresrate genannt" in text
    assert "Für keinen Teil der Budgets" not in text


def test_only_the_chosen_view_is_drawn(run: Run) -> None:
    app = run("trends", daten="demo", ansicht=EXPLAINED, stufe="granted", jahr=2024)
    assert headings(app) == ["Erklärte Veränderung 2024 gegenüber 2023", "Beiträge der Gebiete 2024 gegenüber 2023"]
    assert len(charts(app)) == 2


def test_the_waterfall_shows_the_parts_of_the_sentence(run: Run) -> None:
    app = run("trends", daten="demo", ansicht=EXPLAINED, stufe="granted", jahr=2024)
    bars = charts(app)[0].figure["data"][0]
    assert sum(bars["x"][:-1]) == pytest.approx(bars["x"][-1], abs=0.005)


def test_the_explained_change_opens_with_what_can_be_explained_and_says_so(run: Run) -> None:
    app = run("trends", daten="demo", ansicht=EXPLAINED)
    opening = " ".join(info.value for info in app.info).replace("\\", "")
    assert "Gezeigt ist die Stufe „bewilligt“" in opening
    assert "2026 läuft noch; gezeigt ist das letzte vergangene Jahr 2025" in opening
    assert headings(app)[0] == "Erklärte Veränderung 2025 gegenüber 2024"
    bars = charts(app)[0].figure["data"][0]
    assert any(bars["x"][:3]), "causes, not one hatched bar"


def test_money_that_still_grows_is_refused_with_an_offer_that_works(run: Run) -> None:
    app = run("trends", daten="demo", ansicht=EXPLAINED, stufe="paid", jahr=2026)
    assert "V\u20115: Das Jahr 2026 ist noch nicht zu Ende" in app.warning[1].value.replace("\\", "")
    assert not headings(app)
    next(button for button in app.button if button.label == "So zeigen").click().run()
    assert fault(app) is None
    assert headings(app)[0] == "Erklärte Veränderung 2025 gegenüber 2024"


def test_a_stage_without_split_names_those_that_have_one(run: Run) -> None:
    app = run("trends", daten="demo", ansicht=EXPLAINED, stufe="agreed", jahr=2024)
    assert any("bewilligt" in info.value for info in app.info)


@pytest.mark.parametrize("dataset", ["published", "demo"])
@pytest.mark.parametrize(
    "selection",
    [
        {},
        {"kreise": ["06434"]},
        {"kreise": ["06415"], "jahr": 2023},
        {"art": [1]},
        {"jahr": 2014},
        {"stufe": "granted"},
    ],
    ids=str,
)
@pytest.mark.parametrize(
    "view", [{"ansicht": EXPLAINED}, {"jahresart": "Ausgabejahr"}, {"gebietsstand": "now"}], ids=str
)
def test_every_view_answers_every_selection(
    run: Run, dataset: str, view: dict[str, Any], selection: dict[str, Any]
) -> None:
    text = said(run, daten=dataset, **view, **selection)
    assert "None" not in text.split("{")[0]
    for wrong in ("nan", "NaT", "<NA>"):
        assert f" {wrong}" not in text


def test_at_an_earlier_stand_the_running_year_is_that_of_the_stand(run: Run) -> None:
    text = said(run, daten="demo", stand="30.09.2024", jahr=2023, stufe="granted")
    assert "2024 läuft noch und wird nicht verglichen" in text
    assert "2025 läuft" not in text


def test_where_no_year_pairs_two_stages_no_choice_is_advised_that_leads_nowhere(run: Run) -> None:
    app = run("trends", daten="published")
    words = "nennen genügend Gebiete der Auswahl mehr als eine Stufe"
    (told,) = (each.value for each in app.info if words in each.value)
    assert told.replace("\u00a0", " ").endswith("mehr als eine Stufe des Programms AQB.")


def test_the_sources_of_a_figure_are_those_of_the_programmes_and_stages_it_shows(tmp_path: Path) -> None:
    rows = [tiny.amount(id=stage, stage=stage, citation=f"Angabe {stage}") for stage in ("agreed", "granted", "paid")]
    rows.append(tiny.amount(id="before", programme="AB", budget_year=2012, citation="Angabe AB"))
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, {"source": [tiny.source()], "amount": rows})
        facts = store.facts(tiny.DATASET)
        shown = {
            which: series.sources(facts, scope(programme="AQB"), "then", pairs)
            for which, pairs in {
                "one": {("AQB", "agreed")},
                "two": {("AQB", "paid"), ("AB", "agreed")},
            }.items()
        }
    assert shown == {"one": ["d1 # Angabe agreed"], "two": ["d1 # Angabe AB", "d1 # Angabe paid"]}

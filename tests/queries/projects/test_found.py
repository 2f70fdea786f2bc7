"""What is found: narrowed, counted, paged, with its money, and what to do where nothing is."""

from __future__ import annotations

from datetime import datetime

import kept
import pytest
import small
from pandas.testing import assert_frame_equal
from projects_by_hand import HTK, PROJECTS, WETTERAU, hits, keys
from scoped import ask, scope

from charts.projects import figures as charts
from data.rows import rows_of
from data.store import Facts, Store
from queries import projects as questions
from queries.projects.words import MOST, is_cut, words_in


def test_an_empty_search_lists_everything_newest_first_and_unknown_years_last(found_in: Facts) -> None:
    found = keys(found_in, "  ")
    assert len(found) == len(PROJECTS)
    assert found[-1] == "undated"
    years = [PROJECTS[key][2] for key in found[:-1]]
    assert years == sorted(years, reverse=True)


def test_year_counties_and_categories_narrow_and_empty_lists_mean_all(found_in: Facts) -> None:
    assert keys(found_in, "Teilzeitausbildung", year=2023) == ["petz23", "flag"]
    assert keys(found_in, "Teilzeitausbildung", counties=[WETTERAU]) == ["in", "flag"]
    assert keys(found_in, "Teilzeitausbildung", categories=[1]) == ["petz24", "petz23"]
    assert keys(found_in, "", year=2022, counties=[HTK], categories=[1]) == ["girls", "street", "juba1"]
    assert keys(found_in, "", year=1999) == []


def test_pages_add_up_to_the_whole_and_each_row_carries_the_totals(found_in: Facts) -> None:
    whole = keys(found_in, "")
    pages = [keys(found_in, "", first=first, rows=5) for first in range(0, 20, 5)]
    assert [key for page in pages for key in page] == whole
    row = questions.found(found_in, scope(), **hits(found_in, ""), first=15, rows=5).iloc[0]
    assert (row["found"], row["counties"], row["years"], row["with_euros"]) == (len(PROJECTS), 2, 3, 1)


@pytest.mark.parametrize("dataset", ["demo", "published"])
@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"year": 2023},
        {"counties": [HTK, WETTERAU], "categories": [1, 4]},
        {"year": 2019, "categories": [3]},
        {"year": 1999},
    ],
    ids=str,
)
@pytest.mark.parametrize("stage", ["agreed", "granted"])
def test_without_a_word_the_kept_sums_say_what_counting_each_project_says(
    real: Store, dataset: str, chosen: dict[str, object], stage: str
) -> None:
    facts = real.facts(dataset)
    asked = {"year": None, "counties": [], "categories": []} | chosen
    counted = ask(questions.found, facts, stage=stage, **asked, **hits(facts, ""), rows=300)
    assert_frame_equal(ask(questions.listed, facts, stage=stage, **asked, rows=300), counted)


def test_money_is_that_of_the_chosen_stage_with_its_precision(found_in: Facts) -> None:
    agreed = questions.found(found_in, scope(), **hits(found_in, "JUBA 3.0")).iloc[0]
    assert (agreed["euros"], agreed["precision"]) == (182500.0, "about")
    paid = questions.found(found_in, scope(stage="paid"), **hits(found_in, "JUBA 3.0"))
    assert paid["euros"].isna().all()
    assert int(paid.iloc[0]["with_euros"]) == 0


def test_years_add_up_to_what_is_found(found_in: Facts) -> None:
    frame = questions.found_by_year(found_in, scope(), **hits(found_in, "Teilzeitausbildung"))
    assert list(frame.itertuples(index=False, name=None)) == [(2022, 2, 1), (2023, 1, 1), (2023, 2, 1), (2024, 1, 1)]


def test_evidence_names_each_place_once(found_in: Facts) -> None:
    assert list(questions.found_evidence(found_in, scope(), **hits(found_in, "JUBA"))["evidence"]) == ["d1 # § 5"]


def test_a_long_search_is_cut_and_says_so() -> None:
    search = " ".join(f"wort{number}" for number in range(20))
    assert len(words_in(search)) == MOST
    assert is_cut(search)
    assert is_cut("x" * 500)
    assert not is_cut("JUBA 3.0")
    assert "zu lang" in charts.say_limits(search, words_in(search), cut=True)
    assert "keinen Buchstaben" in charts.say_limits("?!", words_in("?!"), cut=False)


def test_an_unknown_word_gets_the_most_similar_ones_as_written(found_in: Facts) -> None:
    nearest = questions.nearest_words(found_in, search="Medchan JUBA", **hits(found_in, "Medchan JUBA"))
    assert [(row.word, bool(row.known), list(row.suggestions)) for row in nearest.itertuples()] == [
        ("Medchan", False, ["Mädchen"]),
        ("JUBA", True, []),
    ]
    assert charts.corrections(list(nearest.itertuples())) == ["Mädchen JUBA"]


def test_nothing_found_says_what_to_do(found_in: Facts) -> None:
    def say(search: str) -> str:
        return charts.say_nothing_found(
            questions.nearest_words(found_in, search=search, **hits(found_in, search)),
            questions.filters(found_in, search=search),
            search,
        )

    assert "Ohne Auswahl" in say("JUBA")
    assert "nicht in derselben Maßnahme" in say("JUBA Holz")
    assert "„qqqq“" in say("qqqq")
    assert "„Ausbildungscoaching“ gehört zum Namen einer Maßnahmenart" in say("Ausbildungscoaching")
    assert "„bergstrasse“ gehört zum Namen eines Gebiets" in say("JUBA bergstrasse")
    assert "In keiner Maßnahme vorhanden" in say("kreis"), "the name of many is no name of one"


def test_a_word_that_names_a_county_or_maßnahmenart_is_offered_as_filter(found_in: Facts) -> None:
    def named(search: str) -> list[tuple[str, str, str]]:
        return [(row.word, row.kind, row.key) for row in questions.filters(found_in, search=search).itertuples()]

    assert named("Azubis Bergstraße") == [("Bergstraße", "county", "06431")]
    assert named("Ausbildungscoaching") == [("Ausbildungscoaching", "category", "2")]
    assert named("Bad") == []


def test_a_store_without_projects_finds_nothing(empty: Facts) -> None:
    assert questions.found(empty, scope(), **hits(empty, "JUBA")).empty
    assert questions.found(empty, scope(), **hits(empty, "")).empty
    assert questions.sheet(empty, project="juba2").empty


def test_a_past_stand_is_searched_as_it_was(tmp_path_factory: pytest.TempPathFactory) -> None:
    with kept.new_store(tmp_path_factory.mktemp("past"), small.DATASET) as store:
        small.fill(store)
        assert keys(store.facts(small.DATASET), "Werkstatt") == ["p1"]
        assert keys(store.facts(small.DATASET, datetime(2025, 1, 1)), "Werkstatt") == []


def test_who_has_no_known_year_is_counted_and_said(found_in: Facts) -> None:
    for found in (
        questions.listed(found_in, scope()),
        questions.found(found_in, scope(), **hits(found_in, "")),
    ):
        assert found["without_year"].iloc[0] == 1
        assert (
            charts.say_found(found, "").replace("\u00a0", " ")
            == "17 Maßnahmen in 2 Gebieten und 3 Jahren, davon 1 ohne bekanntes Jahr."
        )
    dated = questions.listed(found_in, scope(), year=2023)
    assert dated["without_year"].iloc[0] == 0
    assert "ohne bekanntes Jahr" not in charts.say_found(dated, "")


def test_stages_with_amounts_are_named_where_the_chosen_one_has_none(found_in: Facts) -> None:
    stages = questions.priced_stages(found_in, scope(), **hits(found_in, ""))
    assert stages.to_dict("list") == {"stage": ["agreed", "granted"], "projects": [1, 1]}
    assert questions.priced_stages(found_in, scope(), **hits(found_in, "Kompass")).empty
    assert questions.priced_stages(found_in, scope(), **hits(found_in, ""), year=2022).empty
    assert charts.say_priced(rows_of(stages, questions.PricedStages), "paid") == (
        "Zu keiner dieser Maßnahmen ist ein Betrag der Stufe „ausgezahlt“ genannt. "
        "Maßnahmen mit Betrag in anderen Stufen: vereinbart 1, bewilligt 1."
    )

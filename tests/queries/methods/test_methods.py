"""Methodik und Glossar: what is written there comes from the data."""

from __future__ import annotations

import small

from data.store import Facts
from queries import frame, methods


def test_every_source_tells_how_many_facts_rest_on_it(facts: Facts) -> None:
    found = methods.sources(facts, most=10).set_index("title")["facts"].to_dict()
    # s1: one amount; s2: every other amount, five projects, three remarks, targets, reports, commitments, populations
    others = len(small.TARGETS) + len(small.REPORTS) + len(small.COMMITMENTS) + len(small.POPULATION)
    assert found == {"Quelle 1": 1, "Quelle 2": len(small.AMOUNTS) - 1 + 5 + 3 + others}


def test_the_oldest_sources_come_first_and_no_more_than_asked(facts: Facts) -> None:
    assert list(methods.sources(facts, most=1)["title"]) == ["Quelle 1"]
    assert methods.source_count(facts).loc[0, "sources"] == 2


def test_a_word_is_looked_for_in_every_source_before_the_oldest_are_taken(facts: Facts) -> None:
    found = methods.sources(facts, most=1, search=" quelle 2 ")
    assert found[["title", "found"]].to_numpy().tolist() == [["Quelle 2", 1]]
    assert methods.sources(facts, most=1, search="quelle").loc[0, "found"] == 2
    assert methods.sources(facts, most=1, search="gibtesnicht").empty


def test_every_term_has_a_meaning_and_says_where_it_comes_from(facts: Facts) -> None:
    terms = methods.terms(facts)
    assert len(terms) > 50
    assert terms["term"].str.casefold().is_unique
    assert (terms["definition"].str.len() > 20).all()
    assert (terms["evidence"].str.len() > 2).all()


def test_every_indicator_has_a_formula(facts: Facts) -> None:
    indicators = methods.indicators(facts)
    assert (indicators["formula"].str.len() > 5).all()
    assert set(indicators["role"]) == {"target", "measure"}
    assert indicators["name"].is_unique


def test_exactly_one_rule_judges_each_year(facts: Facts) -> None:
    rules = methods.rules(facts)
    for year in range(2011, 2030):
        valid = rules[(rules["valid_from"] <= year) & (rules["valid_to"].fillna(9999) >= year)]
        assert len(valid) == 1
    assert (rules["at_risk_from"] < rules["achieved_from"]).all()


def test_each_category_has_one_name_in_each_year(facts: Facts) -> None:
    names = methods.categories(facts)
    assert set(names.loc[names["staff_only"], "category"]) == {4}
    for year in (2011, 2022, 2023, 2030):
        assert list(frame.categories(facts, year=year)["category"]) == [1, 2, 3, 4]


def test_programmes_say_what_is_not_known(facts: Facts) -> None:
    programmes = methods.programmes(facts)
    assert next(iter(programmes["short_name"])) == "AQB"
    assert (programmes["definition"].str.len() > 20).all()

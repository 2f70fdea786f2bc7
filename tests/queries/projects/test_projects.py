"""The search over Maßnahmen and the sheet of one, over projects small enough to count by hand."""

# One file: every search here goes over the same Maßnahmen, which are written out above them.
from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
import small
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from scoped import ask, scope

from charts.projects import figures as charts
from charts.projects import sheet as sheets
from data.store import Facts, Store
from queries import projects as questions
from queries.projects import line as lines
from queries.projects.words import MOST, is_cut, searched, words_in

AT = datetime(2024, 3, 1, 12, 0)
HTK, WETTERAU = "06434", "06440"
# name, county, year, category, more
PROJECTS: dict[str, tuple[str, str, int | None, int | None, dict[str, object]]] = {
    "petz23": ("„PeTz“ (Perspektive Teilzeitausbildung)", HTK, 2023, 1, {}),
    "petz24": ("PeTz Teilzeitausbildung", HTK, 2024, 1, {}),
    "in": ("Ausbildung in Teilzeit", WETTERAU, 2022, 2, {}),
    "flag": ("Ausbildung Lager", WETTERAU, 2023, 2, {"part_time": True}),
    "plain": ("Ausbildung Holz", WETTERAU, 2023, 2, {"part_time": False}),
    "pflege": ("Altenpflegehilfe", WETTERAU, 2023, 3, {}),
    "scouts": ("Berufsscouts", HTK, 2023, 2, {}),
    "girls": ("Mädchen stärken", HTK, 2022, 1, {}),
    "street": ("Straßenschule", HTK, 2022, 1, {"provider": "Jugendhilfe Süd e. V."}),
    "juba1": ("JUBA 2.0", HTK, 2022, 1, {}),
    "juba2": ("JUBA 3.0", HTK, 2023, 1, {}),
    "group": ("Werkstatt", WETTERAU, 2024, 1, {"target_group": "Jugendliche ohne Abschluss"}),
    "undated": ("Kompass", HTK, None, None, {}),
    "kasse": ("Kasse", WETTERAU, 2023, 3, {}),
    "klasse": ("Klasse", WETTERAU, 2024, 3, {}),
    "twin22": ("Brücke", WETTERAU, 2022, 3, {}),
    "twin23": ("Brücke", WETTERAU, 2023, 3, {}),
}
PASSAGE = "Der Kreis finanziert:\n\n1. Ausbildungsvorbereitung\n - JUBA 3.0\n - JUBA 3.0 plus <b>*neu*</b>\n"


def fact(**fields: object) -> dict[str, object]:
    return {"delivery": "d1", "citation": "§ 5", "state": "final", "recorded_at": AT} | fields


def project(key: str, ordinal: int, name: str, county: str, year: int | None, category: int | None) -> small.Row:
    return fact(id=key, county=county, budget_year=year, category=category, programme="AQB", ordinal=ordinal, name=name)


def amount(key: str, stage: str, euros: str, precision: str = "exact") -> small.Row:
    return fact(
        id=f"{key}/{stage}",
        county=HTK,
        budget_year=2023,
        programme="AQB",
        stage=stage,
        level="project",
        category=1,
        project=key,
        funding_source="state",
        euros=Decimal(euros),
        precision=precision,
        inferred="category" if stage == "granted" else None,
    )


def hits(facts: Facts, search: str) -> dict[str, Any]:
    return searched(words_in(search), questions.matches(facts, search=search))


@pytest.fixture(scope="module")
def found_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    with Store(tmp_path_factory.mktemp("projects"), [small.DATASET], create=True) as store:
        with store.writing(small.DATASET) as writer:
            writer.deliver("d1", source="s1", recorded_by="Test", recorded_at=AT)
            writer.record(
                "source",
                [
                    fact(
                        id="s1",
                        title="Zielvereinbarung",
                        publisher="HMSI",
                        collected="von Hand",
                        timeliness="sofort",
                        covers="ein Kreis",
                        known_faults="keine",
                        invented=False,
                    )
                ],
            )
            writer.record("passage", [fact(id="d1/5", section="§ 5", ordinal=5, title="Ziele", text=PASSAGE)])
            writer.record(
                "project",
                [
                    project(key, number, name, county, year, category) | more
                    for number, (key, (name, county, year, category, more)) in enumerate(PROJECTS.items(), 1)
                ],
            )
            writer.record(
                "amount", [amount("juba2", "agreed", "182500.00", "about"), amount("juba2", "granted", "1.50")]
            )
            writer.record(
                "target",
                [
                    fact(
                        id="t1",
                        county=HTK,
                        budget_year=2023,
                        programme="AQB",
                        category=1,
                        project="juba2",
                        kind="numeric",
                        indicator="entries",
                        name="20 Eintritte",
                        target_value=20,
                        starts_on=date(2023, 1, 1),
                        ends_on=date(2023, 12, 31),
                    )
                ],
            )
            writer.record(
                "project_line",
                [
                    fact(id=f"L/{key}", line="L", project=key, decided_by="Referat", decided_on=date(2024, 1, 1))
                    for key in ("juba1", "juba2")
                ],
            )
        yield store.facts(small.DATASET)


def keys(facts: Facts, search: str, **more: object) -> list[str]:
    frame = ask(questions.found, facts, **more, **hits(facts, search))
    assert frame.empty or int(frame.iloc[0]["found"]) >= len(frame)
    return [str(key) for key in frame["project"]]


@pytest.mark.parametrize("search", ["Mädchen", "Maedchen", "Madchen", "MÄDCHEN", "Ma\u0308dchen", "mädch"])
def test_umlauts_in_every_spelling_find_the_same(found_in: Facts, search: str) -> None:
    assert keys(found_in, search) == ["girls"]


@pytest.mark.parametrize("search", ["Straßenschule", "Strassenschule", "STRASSENSCHULE", "STRAẞENSCHULE"])
def test_sharp_s_and_double_s_are_the_same(found_in: Facts, search: str) -> None:
    assert keys(found_in, search) == ["street"]


def test_a_compound_finds_itself_then_its_halves_and_a_flag_counts_as_a_word(found_in: Facts) -> None:
    # Both whole words first, the newer year before the older; then halves in the name before a half from the flag.
    assert keys(found_in, "Teilzeitausbildung") == ["petz24", "petz23", "in", "flag"]


def test_halves_written_apart_find_the_compound(found_in: Facts) -> None:
    assert set(keys(found_in, "Teilzeit Ausbildung")) == {"petz24", "petz23", "in", "flag"}


def test_a_linking_s_does_not_hide_the_first_half(found_in: Facts) -> None:
    assert set(keys(found_in, "Ausbildungsteilzeit")) == {"in", "petz24", "petz23", "flag"}


def test_a_part_of_a_word_finds_the_word(found_in: Facts) -> None:
    assert keys(found_in, "Pflege") == ["pflege"]
    assert keys(found_in, "Berufsscout") == ["scouts"]


def test_two_letters_are_found_only_at_the_beginning_of_a_word(found_in: Facts) -> None:
    assert keys(found_in, "ju") == ["juba2", "juba1", "group", "street"]
    assert keys(found_in, "ba") == []


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("Teilzeitausbidlung", ["petz24", "petz23"]),  # two letters changed places
        ("Teilzeitausbidlunk", ["petz24", "petz23"]),  # two mistakes in a long word
        ("Teilzeitausbidlnuk", []),  # three
        ("Kompas", ["undated"]),
        ("Kompsa", []),  # two mistakes in a word of six letters
        ("Jbua", ["juba2", "juba1"]),
        ("Jba", []),  # three letters are too few to guess from
    ],
)
def test_a_short_word_forgives_one_mistake_and_a_long_one_two(
    found_in: Facts, search: str, expected: list[str]
) -> None:
    assert keys(found_in, search) == expected


def test_a_hit_by_similar_spelling_stands_last_and_is_counted(found_in: Facts) -> None:
    frame = questions.found(found_in, scope(), **hits(found_in, "Kasse"))
    assert list(frame["project"]) == ["kasse", "klasse"]
    assert int(frame.iloc[0]["similar_only"]) == 1


def test_a_version_is_a_word_of_its_own_and_never_guessed(found_in: Facts) -> None:
    assert keys(found_in, "JUBA 3.0") == ["juba2"]
    assert keys(found_in, "3.0") == ["juba2"]
    assert keys(found_in, "4.0") == []


def test_every_word_must_match(found_in: Facts) -> None:
    assert keys(found_in, "Ausbildung Holz") == ["plain"]
    assert keys(found_in, "Ausbildung Mädchen") == []


def test_a_word_typed_twice_asks_nothing_more(found_in: Facts) -> None:
    assert keys(found_in, "Holz holz HOLZ") == ["plain"]


def test_provider_and_target_group_are_searched_too(found_in: Facts) -> None:
    assert keys(found_in, "Jugendhilfe Sued") == ["street"]
    assert keys(found_in, "Jugendliche") == ["group"]


def test_letters_that_only_happen_to_stand_in_two_words_are_no_compound(found_in: Facts) -> None:
    # „inte“ begins no word here, and „gration“ neither.
    assert keys(found_in, "Integration") == []


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


@pytest.mark.parametrize(
    "search",
    [
        "'; drop table project; --",
        "%",
        "_",
        "\\",
        "$search",
        "?",
        "x' or '1'='1",
        "\x00",
        "🙂",
        "(",
        "[a-z]+",
        "a" * 500,
        "... !!! ???",
        "\ud7ff",
        "Ж",
    ],
)
def test_no_text_is_anything_but_text(found_in: Facts, search: str) -> None:
    questions.found(found_in, scope(), **hits(found_in, search))
    questions.nearest_words(found_in, search=search, **hits(found_in, search))
    assert len(keys(found_in, "")) == len(PROJECTS)


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
    with Store(tmp_path_factory.mktemp("past"), [small.DATASET], create=True) as store:
        small.fill(store)
        assert keys(store.facts(small.DATASET), "Werkstatt") == ["p1"]
        assert keys(store.facts(small.DATASET, datetime(2025, 1, 1)), "Werkstatt") == []


def sheet_of(facts: Facts, project: str) -> sheets.Sheet:
    row = next(questions.sheet(facts, project=project).itertuples(index=False))
    return sheets.Sheet(
        row,
        questions.amounts(facts, project=project),
        questions.targets(facts, project=project),
        lines.line(facts, project=project),
    )


def test_the_sheet_says_everything_and_what_is_missing(found_in: Facts) -> None:
    sheet = sheet_of(found_in, "juba2")
    facts = dict(sheets.facts(sheet).itertuples(index=False, name=None))
    assert facts["Maßnahmenart"] == "1 Ausbildungsvorbereitung"
    assert facts["Plätze"] == facts["Träger"] == facts["Teilzeit"] == facts["Laufzeit"] == "keine Angabe"
    amounts = sheets.amounts(sheet)
    assert list(amounts["stage"]) == ["vereinbart", "bewilligt"]
    assert amounts.loc[0, "euros"] == "rund 182.500\u00a0€"
    assert amounts.loc[1, "euros"] == "1,50\u00a0€"
    assert "erschlossen: Maßnahmenart" in amounts.loc[1, "remark"]
    assert list(sheets.targets(sheet)["status"]) == ["? nicht bewertbar"]
    assert [key for key, _ in sheets.relatives(sheet)] == ["juba1"]
    assert not any("nan" in value.casefold().split() or "None" in value for value in sheets.twin(sheet)["value"])


def test_the_sheet_of_a_project_without_anything_names_no_zero(found_in: Facts) -> None:
    sheet = sheet_of(found_in, "undated")
    twin = dict(sheets.twin(sheet).itertuples(index=False, name=None))
    assert twin["Haushaltsjahr"] == "Jahr nicht bekannt"
    assert twin["Maßnahmenart"] == "keine Angabe"
    assert "0" not in twin.values()
    assert "kein eigener Betrag" in sheets.say(sheet)


def test_the_wording_marks_the_projects_own_line_alone(found_in: Facts) -> None:
    sheet = sheet_of(found_in, "juba2")
    assert [line for line, own in sheets.passage_lines(sheet) if own] == ["- JUBA 3.0"]
    other = sheet_of(found_in, "scouts")
    assert not any(own for _, own in sheets.passage_lines(other))


def test_projects_of_one_name_in_one_county_are_related(found_in: Facts) -> None:
    sheet = sheet_of(found_in, "twin22")
    assert sheets.relatives(sheet) == [("twin23", "2023 · Brücke (gleicher Name, nicht bestätigt)")]


def test_an_unknown_project_has_no_sheet(found_in: Facts) -> None:
    assert questions.sheet(found_in, project="gibt/es/nicht' or 1=1").empty


NAMES = st.lists(
    st.text(
        st.one_of(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), st.sampled_from("äöüßÄÖÜ.- ")),
        min_size=1,
        max_size=60,
    ).filter(lambda name: any(letter.isalpha() for letter in "".join(words_in(name)))),
    min_size=1,
    max_size=20,
    unique=True,
)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store without projects, which each example below adds its own to: to make one takes longer than to search."""
    source = {"title": "Z", "publisher": "H", "collected": "v", "timeliness": "s", "covers": "e", "known_faults": "k"}
    with Store(tmp_path_factory.mktemp("names"), [small.DATASET], create=True) as store:
        with store.writing(small.DATASET) as writer:
            writer.deliver("d1", source="s1", recorded_by="Test", recorded_at=AT)
            writer.record("source", [fact(id="s1", invented=False, **source)])
        yield store


NUMBERS = itertools.count(1)


@settings(max_examples=25)
@given(names=NAMES)
def test_every_project_is_found_by_its_own_full_name(names: list[str], named: Store) -> None:
    rows = [project(f"n{number}", number, name, HTK, 2023, 1) for name, number in zip(names, NUMBERS, strict=False)]
    delivery = f"e{rows[0]['id']}"
    with named.writing(small.DATASET) as writer:
        writer.deliver(delivery, source="s1", recorded_by="Test", recorded_at=AT)
        writer.record("project", [row | {"delivery": delivery} for row in rows])
    facts = named.facts(small.DATASET)
    for row in rows:
        assert row["id"] in keys(facts, str(row["name"])), row["name"]

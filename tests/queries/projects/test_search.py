"""What a word finds: spellings, compounds, parts, mistakes; and that any name finds its Maßnahme."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import kept
import pytest
import small
from hypothesis import given, settings
from hypothesis import strategies as st
from projects_by_hand import AT, HTK, PROJECTS, fact, hits, keys, project
from scoped import scope

from data.store import Facts, Store
from queries import projects as questions
from queries.projects.words import words_in


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
    with kept.new_store(tmp_path_factory.mktemp("names"), small.DATASET) as store:
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

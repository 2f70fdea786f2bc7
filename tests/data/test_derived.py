"""What a script of views declares in its head is what DuckDB says that its statements make and read."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import duckdb
import pytest
from questions import QUESTIONS, Question
from sql_texts import made

from data import checking, derived, described, layout, scripts
from data.fact_columns import table_scripts
from data.scripts import names_read


@pytest.fixture(scope="module")
def declared() -> Iterator[dict[str, tuple[set[str], set[str]]]]:
    """Per script what it makes, and which tables, views and macros made before it reads."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    with duckdb.connect(":memory:") as cursor:
        layout.create_now(cursor)
        selects = made(cursor)
    known = {*layout.tables(), *layout.reference_tables(), "fact"}
    with duckdb.connect(":memory:") as cursor:
        layout.create_references(cursor, "now")
        cursor.execute("use now")
        for _, sql in table_scripts():
            cursor.execute(sql)
        for script in derived.views():
            before = made(cursor).keys()
            cursor.execute(script.sql)
            new = set(made(cursor).keys() - before)
            reads = {name for each in new for name in names_read(selects[each])} & known
            found[script.name] = new, reads
            fills = {name.removesuffix(derived.SOURCE) for name in new if name.endswith(derived.SOURCE)}
            for name in sorted(fills):
                derived.create(cursor, name)
            known |= new | fills
    return found


@pytest.mark.parametrize("script", derived.views(), ids=lambda script: script.name)
def test_the_head_of_a_script_declares_what_it_makes_and_reads(
    script: derived.Script, declared: dict[str, tuple[set[str], set[str]]]
) -> None:
    makes, reads = declared[script.name]
    assert set(script.makes) == makes
    assert sorted(script.reads) == sorted(reads)


def test_names_are_those_that_are_read_not_words_that_look_like_them() -> None:
    select = """
    -- from project
    with budget as (select note, 'from target' as title from budget)
    select budget.note as milestone from budget inner join county_in($year) as place on true
    where exists (select 1 from note as remark)
    """
    assert names_read(select) & {*layout.tables(), "budget", "county_in"} == {"budget", "county_in", "note"}


def test_a_question_names_the_derived_tables_behind_what_it_reads() -> None:
    assert derived.read_by("select max(day) as day from newest_day") == set()
    assert derived.read_by("select * from search_projects('x')") == {"project_search", "project_term", "project_word"}
    assert "target_status" in derived.read_by("select 1 as one from county_part")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.label)
def test_of_every_question_it_is_known_what_it_reads(question: Question) -> None:
    assert names_read(question.sql)


@pytest.mark.parametrize("module", [derived, described, scripts, checking])
def test_no_statement_is_read_with_patterns(module: ModuleType) -> None:
    assert not hasattr(module, "re")


def test_what_a_table_and_its_columns_mean_is_said_in_statements_of_their_own() -> None:
    for table in layout.tables():
        said = described.comments(table)
        assert len(said) == 1 + len(layout.COLUMNS[table]), table
        assert all(statement.startswith("comment on ") for statement in said)

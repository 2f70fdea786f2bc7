"""The demonstration data: invented, complete, deterministic, and true to the published state totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
import tiny

from data import demo, layout
from data.store import Facts, Store, check
from data.store.file_log import FileLog

PROJECTS = 1200
# Names of real projects, providers and people in published texts; none of them may appear in invented data.
REAL_NAMES = re.compile(
    r"JUBA|PeTz|QuBiT|Phönix|ProAktiv|Wegbereiter|Berufsscouts|MitSprache|BASS\b|Dreisprung|Plan B\b|Jugendatelier|"
    r"We4Edu|HAPE\b|AGiL|ZAUG|MainArbeit|\bInA\b|\bbasa\b|QuABB|OloV|2\. Chance|Berufspaten|Auffordern|Familienservice|"
    r"Caritas|Diakonie|\bAWO\b|Jugendwerkstatt|Klose|Hechler|Grüttner|Hofmann|Staatsminister"
)


def quiet(_: str) -> None:
    """Take progress and say nothing."""


def built(folder: Path, *, projects: int = PROJECTS, seed: int = 1) -> Store:
    demo.build(FileLog(layout.file_of(folder, "demo"), "demo"), projects=projects, seed=seed, progress=quiet)
    return Store(folder, ["demo"])


def content(store: Store) -> dict[str, tuple[int, int]]:
    """Number of rows and a hash of the content of every table of the log, whatever the order of the rows."""
    found = {}
    with duckdb.connect() as engine:
        for table in layout.tables():
            engine.register("fact", tiny.logged(store, table, "demo"))
            found[table] = engine.sql("select count(*), coalesce(bit_xor(hash(fact)), 0) from fact").fetchall()[0]
    return found


def answers(facts: Facts, sql: str, **params: object) -> list[Any]:
    """The first column of an answer."""
    frame = facts.ask(sql, **params)
    return list(frame[frame.columns[0]])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with built(tmp_path_factory.mktemp("demo")) as store:
        yield store


@pytest.fixture(scope="module")
def facts(store: Store) -> Facts:
    return store.facts("demo")


def test_the_same_seed_gives_the_same_rows(store: Store, tmp_path: Path) -> None:
    with built(tmp_path) as again:
        assert content(again) == content(store)


def test_another_seed_gives_other_rows(store: Store, tmp_path: Path) -> None:
    with built(tmp_path, seed=2) as other:
        assert check(other, "demo") == []
        differing = {name for name, seen in content(other).items() if seen != content(store)[name]}
    assert differing >= {"amount", "project", "target", "report"}


def test_no_integrity_rule_is_broken(store: Store) -> None:
    assert check(store, "demo") == []


def test_as_many_projects_as_asked_for(facts: Facts) -> None:
    assert answers(facts, "select count(*) from project") == [PROJECTS]


def test_26_counties_until_2025_and_27_with_hanau_from_2026(facts: Facts) -> None:
    with_figures = "select count(distinct county) from agreement where budget_year = $year"
    assert answers(facts, with_figures, year=2019) == [26]
    assert answers(facts, with_figures, year=2023) == [26]
    assert answers(facts, "select min(budget_year) from agreement where county = '06415'") == [2026]
    for year in range(2014, 2027):
        missing = answers(
            facts,
            "select count(*) from county_in($year) as known anti join agreement "
            "on known.county = agreement.county and agreement.budget_year = $year",
            year=year,
        )[0]
        assert missing == 0 if year in (2019, 2023) else missing in (1, 2)


def test_the_main_kinzig_kreis_shrinks_when_hanau_leaves(facts: Facts) -> None:
    before, after = answers(
        facts,
        "select euros from budget where county = '06435' and stage = 'agreed' and programme = 'AQB' "
        "and budget_year in (select max(budget_year) from budget where county = '06435' and budget_year < 2026 "
        "union all select 2026) order by budget_year",
    )
    assert after < 0.85 * before


@pytest.mark.parametrize(("year", "published"), [(2019, 28_000_000), (2023, 27_700_000)])
def test_counties_add_up_to_the_published_state_total(facts: Facts, year: int, published: int) -> None:
    counties = answers(
        facts,
        "select sum(euros) from budget where county <> '06' and stage = 'agreed' and budget_year = $year",
        year=year,
    )[0]
    assert float(counties) == pytest.approx(published, rel=0.01)


def test_the_land_is_the_sum_of_its_counties(facts: Facts) -> None:
    frame = facts.ask(
        "select budget_year, programme, sum(euros) filter (county = '06') as land, "
        "sum(euros) filter (county <> '06') as counties from budget where stage = 'agreed' "
        "group by budget_year, programme having land is not null order by budget_year, programme"
    )
    assert list(frame["budget_year"]) == [2019, 2019, 2023]
    assert list(frame["land"]) == list(frame["counties"])


def test_all_target_indicators_occur(facts: Facts) -> None:
    unused = "select code from indicator anti join target on code = target.indicator where role = 'target'"
    assert answers(facts, unused) == []


def test_staff_training_has_no_numeric_target(facts: Facts) -> None:
    assert answers(facts, "select count(*) from target where category = 4 and kind = 'numeric'") == [0]


@pytest.mark.parametrize("at", [None, datetime(2019, 10, 25), datetime(2022, 3, 1), datetime(2026, 10, 12)])
def test_parts_never_exceed_the_whole_at_any_stand(store: Store, at: datetime | None) -> None:
    over = answers(
        store.facts("demo", at),
        "select budget.amount from budget inner join amount as part using (county, budget_year, programme, stage) "
        "where part.level <> 'total' group by budget.amount, budget.euros, part.level "
        "having sum(part.euros) > budget.euros",
    )
    assert over == []


def test_some_money_is_not_split_to_projects(facts: Facts) -> None:
    kinds = set(answers(facts, "select distinct kind from allocation where stage = 'granted'"))
    assert kinds == {"project", "category_rest", "unsplit"}


def test_every_source_is_marked_as_invented(facts: Facts) -> None:
    assert answers(facts, "select count(*) from source where not invented or url is not null") == [0]


def test_no_name_of_a_real_project_provider_or_person_appears(store: Store) -> None:
    for table, columns in layout.FACT_COLUMNS.items():
        rows = tiny.logged(store, table, "demo")
        assert rows.column_names == columns
        for field in rows.schema:
            if field.type == pa.string():
                for text in rows[field.name].unique().drop_null().to_pylist():
                    assert not REAL_NAMES.search(text), f"{table}.{field.name}: {text}"


def test_a_stand_before_july_2019_knows_no_agreement_of_2019(store: Store) -> None:
    count = "select count(*) from agreement where budget_year = 2019"
    assert answers(store.facts("demo", datetime(2019, 6, 30)), count) == [0]
    assert answers(store.facts("demo", datetime(2019, 8, 1)), count) == [26]


def test_nothing_is_recorded_after_the_middle_of_november_2026(facts: Facts) -> None:
    assert max(answers(facts, "select max(recorded_at) from delivery")) < datetime(2026, 11, 16)


def test_a_corrected_grant_was_higher_at_an_earlier_stand(store: Store) -> None:
    with duckdb.connect() as engine:
        engine.register("amount", tiny.logged(store, "amount", "demo"))
        engine.register("delivery", tiny.logged(store, "delivery", "demo"))
        changed = engine.sql(
            "select id, min_by(euros, recorded_at) as before, max_by(euros, recorded_at) as after, "
            "min(recorded_at) as at from amount where stage = 'granted' and level = 'total' "
            "and delivery not in (select id from delivery where event = 'withdrawn') "
            "group by id having count(*) > 1 and after < before order by id limit 1"
        ).df()
    euros = "select euros from amount where id = $id"
    key = str(changed["id"][0])
    assert answers(store.facts("demo"), euros, id=key) == [changed["after"][0]]
    assert answers(store.facts("demo", changed["at"][0].to_pydatetime()), euros, id=key) == [changed["before"][0]]


def test_one_delivery_was_withdrawn_and_replaced(facts: Facts) -> None:
    withdrawn = answers(facts, "select id from delivery_state where withdrawn")
    assert len(withdrawn) == 1
    assert answers(facts, "select count(*) from amount where delivery = $id", id=withdrawn[0]) == [0]
    assert answers(facts, "select count(*) from amount where delivery = $id", id=f"{withdrawn[0]}-neu")[0] > 0


def test_every_fact_of_an_agreement_cites_a_section_that_exists(facts: Facts) -> None:
    for table in ("agreement", "amount", "project", "target"):
        astray = answers(
            facts,
            f"select fact.id from {table} as fact anti join passage on fact.delivery = passage.delivery "
            "and fact.citation = passage.section "
            "where fact.delivery like 'zv-%' or fact.delivery like 'bescheid-%'",
        )
        assert astray == []


def test_the_passage_of_a_figure_contains_it(facts: Facts) -> None:
    missing = answers(
        facts,
        "select amount.id from amount inner join passage on amount.delivery = passage.delivery "
        "and amount.citation = passage.section where amount.delivery like 'zv-%' "
        "and not contains(passage.text, format('{:t.}', amount.euros::bigint))",
    )
    assert missing == []
    unnamed = answers(
        facts,
        "select project.id from project inner join passage on project.delivery = passage.delivery "
        "and project.citation = passage.section where not contains(passage.text, project.name)",
    )
    assert unnamed == []


def test_more_projects_make_the_data_larger_and_break_nothing(tmp_path: Path) -> None:
    with built(tmp_path, projects=20_000) as store:
        facts = store.facts("demo")
        assert check(store, "demo") == []
        assert answers(facts, "select count(distinct id) from project") == [20_000]
        assert answers(facts, "select count(*) from amount where level = 'project' and stage = 'granted'")[0] > 15_000


def test_every_rule_that_adjusts_and_the_dialogue_adjust_a_target(facts: Facts) -> None:
    rules = "select distinct rule from adjusted_target where outcome = 'adjusted'"
    assert set(answers(facts, rules)) == {"proportional", "fixed_cost", "key_data", "explicit", "dialogue"}

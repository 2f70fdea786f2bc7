"""The store: what holds at a Stand, undo, all or nothing, questions side by side."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
import tiny

from data import StoreLocationError, derived, layout
from data.faults import DeliveryRefused, StoreError
from data.store import Facts, Store
from data.store.arrow_rows import table_of


def break_off(store: Store) -> None:
    """Fail in the middle of a delivery."""
    with store.writing(tiny.DATASET) as writer:
        writer.deliver("d2", source="s1", recorded_by="Test", recorded_at=tiny.LATER)
        writer.record("amount", [tiny.amount(delivery="d2", at=tiny.LATER, euros=5)])
        raise ZeroDivisionError


def record_in_unknown_county(store: Store) -> None:
    with store.recording(tiny.DATASET) as writer:
        writer.deliver("d2", source="s1", recorded_by="Test", recorded_at=tiny.LATER)
        writer.record("amount", [tiny.amount(county="99", delivery="d2", recorded_at=tiny.LATER)])


def test_a_correction_is_what_holds_and_the_past_stays_as_it_was_known(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        tiny.correct(store)
        assert tiny.euros(store) == [1200.0]
        assert tiny.euros(store, tiny.LATER) == [1200.0]
        assert tiny.euros(store, tiny.BETWEEN) == [1000.0]
        assert tiny.euros(store, tiny.AT) == [1000.0]
        assert tiny.euros(store, tiny.BEFORE) == []


def test_both_versions_stay_in_the_log(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        tiny.correct(store)
        assert tiny.logged(store, "amount").num_rows == 2
        assert tiny.count(store, "amount") == 1


def test_a_withdrawn_delivery_gives_back_what_held_before(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        tiny.correct(store)
        undone = tiny.LATER + timedelta(hours=1)
        with store.writing(tiny.DATASET) as writer:
            writer.deliver("d2", source="s1", event="withdrawn", recorded_by="Test", recorded_at=undone)
        assert tiny.euros(store) == [1000.0]
        assert tiny.euros(store, tiny.LATER) == [1200.0]
        assert tiny.logged(store, "amount").num_rows == 2


def test_a_removed_fact_no_longer_holds_but_did(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        gone = tiny.amount(delivery="d2", at=tiny.LATER, removed=True)
        tiny.record(store, {"amount": [gone]}, delivery="d2", at=tiny.LATER)
        assert tiny.euros(store) == []
        assert tiny.euros(store, tiny.BETWEEN) == [1000.0]


def test_a_fault_in_the_middle_leaves_nothing_behind(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        with pytest.raises(ZeroDivisionError):
            break_off(store)
        assert tiny.euros(store) == [1000.0]
        assert tiny.logged(store, "delivery").num_rows == 1


def test_an_unknown_column_is_named_and_nothing_is_stored(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        with pytest.raises(StoreError, match="Die Tabelle „amount“ hat keine Spalte betrag"):
            tiny.record(store, {"amount": [tiny.amount(betrag=5)]})
        assert tiny.logged(store, "delivery").num_rows == 0


def test_a_text_of_more_than_ten_pages_is_refused_and_nothing_is_stored(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        with pytest.raises(StoreError, match="Spalte citation hat 20001 Zeichen, vorgesehen sind höchstens 20000"):
            tiny.record(store, {"amount": [tiny.amount(citation="§" * 20_001)]})
        assert tiny.logged(store, "delivery").num_rows == 0
    assert table_of("amount", [tiny.amount(citation="§" * 20_000)]).num_rows == 1


def test_an_unknown_data_set_is_named_with_those_that_exist(tmp_path: Path) -> None:
    with (
        tiny.open_store(tmp_path) as store,
        pytest.raises(StoreError, match=r"„anders“ gibt es nicht. Vorhanden: tiny"),
    ):
        store.facts("anders")


def test_a_missing_data_set_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="python -m data prepare"):
        Store(tmp_path, [tiny.DATASET])


@pytest.mark.parametrize("name", ["Tiny", "a b", "1a", "x;drop", ""])
def test_a_data_set_name_is_plain(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreLocationError, match="kein Name für einen Datensatz"):
        Store(tmp_path, [name], create=True)


def test_what_was_recorded_is_there_after_opening_again(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound())
    with Store(tmp_path, [tiny.DATASET]) as store:
        assert tiny.euros(store) == [1000.0]


def test_what_people_recorded_survives_a_program_with_new_tables_and_columns(tmp_path: Path) -> None:
    tiny.open_sound(tmp_path).close()
    # As a program would have left it that did not know them.
    with duckdb.connect(str(layout.file_of(tmp_path, tiny.DATASET))) as file:
        file.execute("drop table log.lead_question")
        file.execute("alter table log.amount drop column stated_on")
    with tiny.open_store(tmp_path) as store:
        assert tiny.euros(store) == [1000.0]
        assert store.facts(tiny.DATASET).ask("select stated_on from amount")["stated_on"].isna().all()
        assert tiny.count(store, "lead_question") == 0


def test_whoever_has_the_data_set_open_sees_what_another_recorded_at_the_next_question(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store, Store(tmp_path, [tiny.DATASET]) as other:
        tiny.record(store, tiny.sound())
        assert tiny.euros(other) == [1000.0]
        tiny.correct(other)
        assert tiny.euros(store) == [1200.0]
        assert tiny.euros(store, tiny.BETWEEN) == [1000.0]


@pytest.mark.parametrize(
    "sql",
    [
        "insert into amount select * from amount",
        "attach ':memory:' as elsewhere",
        "set threads = 4",
        "copy amount to '/tmp/amount.csv'",
        "select 1; drop table amount",
        "use main",
        "install httpfs",
    ],
)
def test_nothing_but_one_question_can_be_asked(tmp_path: Path, sql: str) -> None:
    with tiny.open_store(tmp_path) as store, pytest.raises(StoreError, match="genau einem SELECT"):
        store.facts(tiny.DATASET).ask(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from glob('/etc/*')",
        "select * from '/etc/passwd'",
        "select * from read_parquet('https://example.org/a.parquet')",
    ],
)
def test_a_question_reaches_no_file(tmp_path: Path, sql: str) -> None:
    with tiny.open_store(tmp_path) as store, pytest.raises((duckdb.PermissionException, duckdb.CatalogException)):
        store.facts(tiny.DATASET).ask(sql)


def test_a_recording_that_breaks_a_rule_leaves_everything_as_it_was(tmp_path: Path) -> None:
    tiny.open_sound(tmp_path).close()
    with Store(tmp_path, [tiny.DATASET]) as store:
        with pytest.raises(DeliveryRefused, match="Schlüssel"):
            record_in_unknown_county(store)
        assert tiny.euros(store) == [1000.0]
        tiny.correct(store)
        assert tiny.euros(store) == [1200.0]


@pytest.mark.parametrize(("day", "bodies"), [(date(2025, 12, 31), 26), (date(2026, 1, 1), 27)])
def test_the_number_of_counties_follows_from_their_validity(tmp_path: Path, day: date, bodies: int) -> None:
    with tiny.open_store(tmp_path) as store:
        frame = store.facts(tiny.DATASET).ask(
            "select county from county "
            "where (valid_from is null or valid_from <= $day) and (valid_to is null or valid_to >= $day)",
            day=day,
        )
        assert len(frame) == bodies
        assert ("06415" in set(frame["county"])) is (bodies == 27)


def test_a_derived_table_names_every_fact_table_its_views_read() -> None:
    rests = derived.rests()
    assert set(rests) == set(derived.tables())
    assert {"target", "report", "deviation"} <= rests["target_status"]
    assert rests["target_status"] <= rests["adjusted_target"]
    assert {"amount"} <= rests["allocation"]
    for facts in rests.values():
        assert facts, "a table computed from no fact would never be refreshed"


def test_what_is_refreshed_in_parts_is_the_same_as_computed_anew(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        tiny.correct(store)
        facts = store.facts(tiny.DATASET)
        for name in derived.tables():
            kept, anew = (facts.ask(_rows_of(facts, name, suffix)).to_dict("records") for suffix in ("", "_source"))
            assert sorted(map(str, kept)) == sorted(map(str, anew)), name


def _rows_of(facts: Facts, name: str, suffix: str) -> str:
    """Every row of a derived table or its view; the short number of a project is the project it stands for."""
    if "number" not in facts.ask(f"select * from {name} limit 0"):
        return f"select * from {name}{suffix}"
    known = f"project_search{suffix} as known using (number)"
    return f"select each.* exclude (number), known.project as named from {name}{suffix} as each join {known}"


def test_derived_tables_of_a_past_stand_are_those_of_its_facts(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        more = tiny.project(id="06434/2024/02", ordinal=2, name="Später", delivery="d2")
        tiny.record(store, {"amount": [tiny.amount(euros=1200, delivery="d2")], "project": [more]}, delivery="d2")
        past = store.facts(tiny.DATASET, number=1)
        for name in derived.tables():
            kept, anew = (past.ask(_rows_of(past, name, suffix)).to_dict("records") for suffix in ("", "_source"))
            assert sorted(map(str, kept)) == sorted(map(str, anew)), name
        assert past.ask("select sum(euros)::integer as euros from budget")["euros"].tolist() == [1000]

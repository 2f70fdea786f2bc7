"""Files that older programs left open unchanged in content; how they were made stands in old_files/README.md."""

from __future__ import annotations

import json
import lzma
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from data import layout, moments
from data.store import Facts, Store, check
from data.store.log_check import faults_of

HERE = Path(__file__).parent / "old_files"
DATASET = "ministry"
# Of an agreement, of its corrections, of what people recorded.
EVENTS = {"00c6dbd": 13, "133aa87": 19}

Answers = dict[str, Any]
Held = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture(params=sorted(EVENTS))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Answers]:
    """A folder with a copy of the file, and what its program said about it."""
    content = lzma.decompress((HERE / f"{request.param}.duckdb.xz").read_bytes())
    layout.file_of(tmp_path, DATASET).write_bytes(content)
    answers: Answers = json.loads((HERE / f"{request.param}.json").read_text("utf-8"))
    assert len(answers["events"]) == EVENTS[request.param]
    return tmp_path, answers


def utc(local: str) -> datetime:
    """A moment of the old log, which is in the time of this machine, as the log keeps it today."""
    return datetime.fromisoformat(local).astimezone(UTC).replace(tzinfo=None)


def held(facts: Facts) -> Held:
    """What holds: per table its rows by key, without columns that have no value."""
    found = {
        table: facts.ask(f"select to_json(one)::varchar as row from {table} as one order by id")["row"]
        for table in layout.fact_tables()
    }
    rows = {table: [json.loads(row) for row in some] for table, some in found.items()}
    return by_key(
        {
            table: [row | {"recorded_at": datetime.fromisoformat(row["recorded_at"])} for row in some]
            for table, some in rows.items()
        }
    )


def told(answers: Answers, moment: dict[str, list[int]]) -> Held:
    """The same as the old program said it, with times as they are shown today."""
    rows = {table: [answers["rows"][number][1] for number in numbers] for table, numbers in moment.items()}
    shown = {
        table: [row | {"recorded_at": moments.in_hessen(utc(row["recorded_at"]))} for row in some]
        for table, some in rows.items()
    }
    return by_key(shown)


def by_key(rows: dict[str, list[dict[str, Any]]]) -> Held:
    return {
        table: {row["id"]: {name: value for name, value in row.items() if value is not None} for row in some}
        for table, some in rows.items()
        if some
    }


def test_what_holds_and_held_at_every_moment_is_what_the_old_program_said(old: tuple[Path, Answers]) -> None:
    folder, answers = old
    with Store(folder, [DATASET]) as store:
        assert held(store.facts(DATASET)) == told(answers, answers["now"])
        assert answers["past"]
        for moment, rows in answers["past"].items():
            assert held(store.facts(DATASET, utc(moment))) == told(answers, rows), moment


def test_every_event_is_kept_in_its_order(old: tuple[Path, Answers]) -> None:
    folder, answers = old
    with Store(folder, [DATASET]) as store, store.log(DATASET).reading() as reading:
        events = reading.events(0).to_pylist()
    assert [event["number"] for event in events] == list(range(1, len(events) + 1))
    expected = [event | {"recorded_at": utc(event["recorded_at"])} for event in answers["events"]]
    assert [{name: value for name, value in event.items() if name != "number"} for event in events] == expected


def test_an_old_file_is_whole_and_breaks_no_rule(old: tuple[Path, Answers], tmp_path: Path) -> None:
    folder, _ = old
    with Store(folder, [DATASET]) as store:
        with store.log(DATASET).reading() as reading:
            assert faults_of(reading, tmp_path / "spill") == []
        assert check(store, DATASET) == []


def test_an_old_file_is_brought_up_to_date_once(old: tuple[Path, Answers]) -> None:
    folder, answers = old
    for _ in range(2):
        with Store(folder, [DATASET]) as store:
            before = held(store.facts(DATASET))
            identity = store._data(DATASET).now.state.identity
    with Store(folder, [DATASET]) as store:
        assert held(store.facts(DATASET)) == before == told(answers, answers["now"])
        assert store._data(DATASET).now.state.identity == identity

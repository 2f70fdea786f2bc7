"""What analysts add at the screen becomes a fact with a name and a day, or is refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import kept
import pytest
import tiny

from data.annotating import join_line, leave_line, record_extra_need, record_note, record_peer_group
from data.recording import RecordRefused
from data.store import Store, check

NOW = datetime(2025, 10, 2, 9, 30)
LATER = datetime(2025, 10, 3, 9, 30)
OLD, NEW, THIRD = "06434/2023/01", "06434/2024/01", "06434/2025/01"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """One agreement and two more projects, opened as the running dashboard does."""
    yield from kept.opened(tmp_path, "annotating", tiny.DATASET, _agreed)


def _agreed(store: Store) -> None:
    rows = tiny.sound()
    rows["project"] += [
        tiny.project(id=OLD, budget_year=2023, name="JUBA 2.0"),
        tiny.project(id=THIRD, budget_year=2025, name="Junge Wege"),
    ]
    tiny.record(store, rows)


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    frame = store.facts(tiny.DATASET).ask(f"select * from {table} where $yes order by id", yes=True)
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def lines(store: Store) -> dict[str, str]:
    return {row["project"]: row["line"] for row in rows(store, "project_line")}


def note(store: Store, **changed: Any) -> str:
    given = {"county": tiny.COUNTY, "year": 2024, "measure": "budget_sum", "text": "Umzug", "author": "M. Muster"}
    return record_note(store, tiny.DATASET, **(given | {"now": NOW} | changed))


def need(store: Store, **changed: Any) -> str:
    given = {
        "county": tiny.COUNTY,
        "year": 2024,
        "programme": "AQB",
        "euros": Decimal("60000.00"),
        "stated_on": date(2025, 9, 1),
        "reason": "Zweite Gruppe",
        "author": "M. Muster",
    }
    return record_extra_need(store, tiny.DATASET, **(given | {"now": NOW} | changed))


def test_a_note_stands_at_its_point_with_its_author(store: Store) -> None:
    note(store)
    note(store, county="06", now=LATER)
    assert [(row["county"], row["text"], row["author"]) for row in rows(store, "note")] == [
        ("06", "Umzug", "M. Muster"),
        (tiny.COUNTY, "Umzug", "M. Muster"),
    ]
    assert check(store, tiny.DATASET) == []


def test_a_group_recorded_again_replaces_its_members(store: Store) -> None:
    for now, counties in ((NOW, ["06434", "06411"]), (LATER, ["06434", "06412", "06412"])):
        record_peer_group(store, tiny.DATASET, name=" Taunus ", counties=counties, author="M. Muster", now=now)
    (group,) = rows(store, "peer_group")
    assert (group["name"], list(group["counties"])) == ("Taunus", ["06412", "06434"])


def test_extra_need_is_recorded_and_moves_no_money(store: Store) -> None:
    before = rows(store, "amount")
    need(store)
    (row,) = rows(store, "extra_need")
    assert (row["euros"], row["reason"]) == (60000, "Zweite Gruppe")
    assert rows(store, "amount") == before


def test_projects_of_different_names_become_one_line_and_a_third_continues_it(store: Store) -> None:
    line = join_line(store, tiny.DATASET, projects=[NEW, OLD], author="M. Muster", now=NOW)
    assert lines(store) == {OLD: line, NEW: line}
    assert join_line(store, tiny.DATASET, projects=[NEW, THIRD], author="M. Muster", now=LATER) == line
    assert lines(store) == {OLD: line, NEW: line, THIRD: line}
    assert check(store, tiny.DATASET) == []


def test_two_lines_become_one(store: Store) -> None:
    rest = "06434/2022/01"
    with store.recording(tiny.DATASET) as writer:
        writer.deliver("d7", source="s1", recorded_by="T", recorded_at=NOW)
        writer.record(
            "project", [tiny.project(id=rest, budget_year=2022, name="X", delivery="d7", at=NOW) | {"recorded_at": NOW}]
        )
    first = join_line(store, tiny.DATASET, projects=[rest, OLD], author="M. Muster", now=NOW)
    second = join_line(store, tiny.DATASET, projects=[NEW, THIRD], author="M. Muster", now=NOW)
    assert first != second
    joined = join_line(store, tiny.DATASET, projects=[OLD, NEW], author="M. Muster", now=LATER)
    assert lines(store) == dict.fromkeys([rest, OLD, NEW, THIRD], joined)


def test_a_project_taken_out_of_its_line_leaves_the_others_in_it(store: Store) -> None:
    line = join_line(store, tiny.DATASET, projects=[OLD, NEW, THIRD], author="M. Muster", now=NOW)
    leave_line(store, tiny.DATASET, project=THIRD, author="M. Muster", now=LATER)
    assert lines(store) == {OLD: line, NEW: line}


def _again(store: Store) -> None:
    join_line(store, tiny.DATASET, projects=[OLD, NEW], author="M", now=NOW)
    join_line(store, tiny.DATASET, projects=[OLD, NEW], author="M", now=LATER)


REFUSED: dict[str, Callable[[Store], object]] = {
    "Ihr Name fehlt": lambda store: note(store, author=" "),
    "Die Notiz ist leer": lambda store: note(store, text=""),
    "mindestens zwei Gebietskörperschaften": lambda store: record_peer_group(
        store, tiny.DATASET, name="Eins", counties=["06434", "06434"], author="M"
    ),
    "hat keinen Namen": lambda store: record_peer_group(
        store, tiny.DATASET, name="", counties=["06434", "06411"], author="M"
    ),
    "nicht größer als 0": lambda store: need(store, euros=Decimal(0)),
    "Der Betrag fehlt": lambda store: need(store, euros=None),
    "in der Zukunft": lambda store: need(store, stated_on=date(2025, 12, 1)),
    "Der Zweck": lambda store: need(store, reason=""),
    "mindestens zwei Maßnahmen": lambda store: join_line(store, tiny.DATASET, projects=[OLD, OLD], author="M"),
    "gibt es nicht mehr": lambda store: join_line(store, tiny.DATASET, projects=[OLD, "weg"], author="M"),
    "gehören schon zu einer": _again,
    "gehört zu keiner": lambda store: leave_line(store, tiny.DATASET, project=OLD, author="M"),
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_is_incomplete_is_refused_with_a_sentence(store: Store, sentence: str) -> None:
    with pytest.raises(RecordRefused, match=sentence):
        REFUSED[sentence](store)
    for table in ("note", "peer_group", "extra_need"):
        assert rows(store, table) == []

"""Dates of commitments as a calendar file: read back, they say what was agreed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest
import small
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event
from scoped import scope

from charts.targets.calendar_file import calendar_file
from data.store import Facts
from queries.targets import commitments

DAY = date(2024, 6, 30)
WORDS = [
    "Bericht, Konzept; und \\ Rückstrich: fertig",
    "erste Zeile\nzweite Zeile\n\n– dritte",
    "Übermäßig größer: ÄÖÜ äöü ß € „Zitat“",
    "Träger 👩🏽‍🔧 besuchen 🎉",
    "‏מכתב لقاء يوم الاثنين, 12",
    "Ü" * 200,
    "Ordner C:\\Neu\\neu",
    "ein Satz aus vielen Wörtern " * 8,
    "BEGIN:VEVENT\nDTSTART:20200101\nEND:VCALENDAR",
]


def agreed(text: str) -> pd.DataFrame:
    """One open commitment with this text."""
    day = pd.Timestamp(2024, 7, 30)
    return pd.DataFrame(
        {
            "commitment": ["06411/2023/D1/1"],
            "short_name": ["Darmstadt"],
            "budget_year": [2023],
            "held_on": [pd.Timestamp(2023, 11, 6)],
            "text": [text],
            "responsible": ["Kreis"],
            "due_on": [day],
            "closed_on": [pd.NaT],
            "proof": [None],
            "progress": ["due"],
            "recorded_at": [pd.Timestamp(2024, 1, 15, 9, 30)],
            "evidence": ["d1 # Protokoll, Nr. 2"],
        }
    )


def read_back(file: bytes) -> list[Event]:
    return list(Calendar.from_ical(file).walk("VEVENT"))


def test_every_commitment_that_is_not_closed_is_one_whole_day(facts: Facts) -> None:
    frame = commitments.commitments(facts, scope(year=2024), on=DAY)
    events = read_back(calendar_file(frame, dataset="published"))
    assert [event["dtstart"].dt for event in events] == [
        date(2023, 3, 31),
        date(2024, 6, 29),
        date(2024, 7, 30),
        date(2024, 7, 31),
    ]
    assert {(event["dtend"].dt - event["dtstart"].dt).days for event in events} == {1}
    assert not any("Zahlen abstimmen" in event["summary"] for event in events), "v4 is closed"


def test_an_event_says_who_owes_what_and_where_it_is_written() -> None:
    (event,) = read_back(calendar_file(agreed("Träger besuchen"), dataset="demo"))
    assert event["summary"] == "Darmstadt: Träger besuchen"
    assert event["description"].split("\n") == [
        "Verabredung: Träger besuchen",
        "Zuständig: Kreis",
        "Fällig am 30.07.2024 (◆\u00a0bald fällig)",
        "Verabredet im Dialog zum Jahr 2023, gehalten 06.11.2023",
        "Fundstelle: d1 # Protokoll, Nr. 2",
    ]


def test_the_stamp_is_the_moment_of_recording_in_utc() -> None:
    (event,) = read_back(calendar_file(agreed("x"), dataset="demo"))
    # 9:30 on the office's clock in winter.
    assert event["dtstamp"].dt == datetime(2024, 1, 15, 8, 30, tzinfo=UTC)


def test_the_same_commitment_bears_the_same_uid_and_the_file_the_same_bytes() -> None:
    def uid(frame: pd.DataFrame, dataset: str) -> str:
        return str(read_back(calendar_file(frame, dataset=dataset))[0]["uid"])

    assert uid(agreed("alt"), "ministry") == uid(agreed("neu gefasst"), "ministry")
    assert uid(agreed("alt"), "ministry") != uid(agreed("alt"), "demo")
    assert calendar_file(agreed("x"), dataset="demo") == calendar_file(agreed("x"), dataset="demo")


def test_invented_dates_say_so_in_title_and_text() -> None:
    (event,) = read_back(calendar_file(agreed("x"), dataset="demo", invented="erfunden"))
    assert event["summary"].startswith("[erfunden] ")
    assert event["description"].startswith("erfunden\n")


@pytest.mark.parametrize("text", WORDS)
def test_every_text_survives(text: str) -> None:
    file = calendar_file(agreed(text), dataset="demo")
    (event,) = read_back(file)
    assert event["summary"] == f"Darmstadt: {text}"
    assert f"Verabredung: {text}\nZuständig" in event["description"]
    assert max(len(line) for line in file.split(b"\r\n")) <= 75, "longer lines are folded"


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=300))
def test_any_text_survives(text: str) -> None:
    (event,) = read_back(calendar_file(agreed(text), dataset="demo"))
    assert event["summary"] == f"Darmstadt: {text}"


def test_line_ends_of_other_systems_become_ours_and_what_a_calendar_must_not_hold_is_left_out() -> None:
    (event,) = read_back(calendar_file(agreed("a\r\nb\rc\x00d\x0be"), dataset="demo"))
    assert event["summary"] == "Darmstadt: a\nb\ncde"


def test_without_commitments_the_calendar_is_empty_and_still_a_calendar(empty: Facts) -> None:
    frame = commitments.commitments(empty, scope(year=2024), on=DAY)
    assert read_back(calendar_file(frame, dataset=small.DATASET)) == []

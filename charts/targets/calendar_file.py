"""Dates of commitments as a calendar file, which Outlook and other calendars import."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_OID, uuid5
from zoneinfo import ZoneInfo

import pandas as pd
from icalendar import Calendar, Event, vText

from data import numbers
from data.code_words import PROGRESS
from data.rows import rows_of
from queries.targets.commitments import Commitments

# The store keeps the office's clock; a calendar wants UTC.
OFFICE = ZoneInfo("Europe/Berlin")
_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
# A calendar file must not hold these (RFC 5545, 3.1); texts from PDFs sometimes do.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPED = re.compile(r"([\\;,])")


class _Text(vText):
    """Text escaped as RFC 5545, 3.3.11 says; icalendar 7.3.0 turns the "\\N" of a path like C:\\Neu into a line end."""

    def to_ical(self) -> bytes:
        return _ESCAPED.sub(r"\\\1", str(self)).replace("\n", r"\n").encode()


def calendar_file(frame: pd.DataFrame, *, dataset: str, invented: str = "") -> bytes:
    """One all-day event on the due day of every commitment in `frame` that is not closed.

    The same commitment bears the same UID in every file, so a calendar can tell that it knows it already.
    `invented` is said in every event of data that is not real.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//AQB Hessen//Verabredungen//DE")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _clean(f"AQB-Verabredungen {f'({invented})' if invented else ''}".strip()))
    for row in rows_of(frame, Commitments):
        if row.progress != "closed":
            calendar.add_component(_event(row, dataset, invented))
    return bytes(calendar.to_ical())


def _event(row: Commitments, dataset: str, invented: str) -> Event:
    due: date = row.due_on.date()
    recorded: datetime = row.recorded_at.to_pydatetime()
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_OID, f"aqb/{dataset}/{row.commitment}")))
    event.add("dtstamp", recorded.replace(tzinfo=OFFICE).astimezone(UTC))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    # A reminder of somebody's duty, not an appointment that blocks the day.
    event.add("transp", "TRANSPARENT")
    event.add("summary", _clean(f"{f'[{invented}] ' if invented else ''}{row.short_name}: {row.text}"))
    event.add("description", _clean("\n".join(_lines(row, invented))))
    return event


def _lines(row: Commitments, invented: str) -> list[str]:
    held = numbers.day(row.held_on, missing="an einem nicht erfassten Tag")
    return [
        *([invented] if invented else []),
        f"Verabredung: {row.text}",
        f"Zuständig: {row.responsible}",
        f"Fällig am {numbers.day(row.due_on)} ({PROGRESS[row.progress]})",
        f"Verabredet im Dialog zum Jahr {row.budget_year}, gehalten {held}",
        f"Fundstelle: {row.evidence}",
    ]


def _clean(text: str) -> _Text:
    return _Text(_CONTROL.sub("", _LINE_ENDS.sub("\n", text)))

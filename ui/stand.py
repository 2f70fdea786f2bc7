"""A day and a Stand as people write them: 30.9.2024, 30.09.2024 14:30, Nr. 4711."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from data import moments

NO_DAY = "„{}“ ist kein Tag. Bitte als TT.MM.JJJJ angeben, zum Beispiel 30.09.2024. Gezeigt wird heute."
NO_STAND = (
    "„{}“ ist kein Stand. Bitte einen Tag (30.09.2024), Tag und Uhrzeit (30.09.2024 14:30) oder die Nummer eines "
    "Stands (Nr. 4711) angeben. Gezeigt wird heute."
)
_GERMAN_DAY = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*")
_MINUTE = re.compile(r"\s*([\d.]+),?\s+(\d{1,2}):(\d{2})(?:\s*Uhr)?\s*")
_NUMBER = re.compile(r"\s*Nr\.?\s*(\d{1,18})\s*", re.IGNORECASE)


def parse_day(text: str) -> date | None:
    """30.9.2024 → date; None when it is no such day."""
    match = _GERMAN_DAY.fullmatch(text)
    if not match:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def parse_stand(text: str) -> datetime | int | None:
    """A Stand as it is written: the end of a day or minute in UTC, or the number of an event; None when it is none."""
    if number := _NUMBER.fullmatch(text):
        return int(number[1])
    minute = _MINUTE.fullmatch(text)
    day = parse_day(minute[1] if minute else text)
    if day is None:
        return None
    if minute is None:
        return moments.end_of(day)
    try:
        return moments.utc(datetime.combine(day, time(int(minute[2]), int(minute[3]), 59, 999_999)))
    except ValueError:
        return None

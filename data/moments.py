"""Days and minutes: the log keeps UTC, people read the time of Hessen, wherever the server runs."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

HESSEN = ZoneInfo("Europe/Berlin")


def utc_now() -> datetime:
    """This moment as the log writes it: UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def now_here() -> datetime:
    """This moment as people read it: the time of Hessen, without a zone."""
    return in_hessen(utc_now())


def today() -> date:
    """The day it is in Hessen."""
    return now_here().date()


def in_hessen(utc: datetime) -> datetime:
    """A moment of the log in the time of Hessen, both without a zone."""
    return utc.replace(tzinfo=UTC).astimezone(HESSEN).replace(tzinfo=None)


def utc(local: datetime) -> datetime:
    """A moment in the time of Hessen as the log writes it; of an hour that occurs twice, the later one."""
    return local.replace(tzinfo=HESSEN, fold=1).astimezone(UTC).replace(tzinfo=None)


def end_of(day: date) -> datetime:
    """The last moment of a day in Hessen, in UTC."""
    return utc(datetime.combine(day, time.max))

"""The moment of the visit before this one, kept by the browser alone."""

from __future__ import annotations

from datetime import datetime

import pytest
from serving import Served

from web import visits

MORNING = datetime(2026, 11, 2, 9, 0, 0)
NOON = datetime(2026, 11, 2, 12, 59, 59)
EVENING = datetime(2026, 11, 2, 17, 0, 0)
NEXT_DAY = datetime(2026, 11, 3, 9, 0, 0)


def test_a_first_visit_has_none_before() -> None:
    assert visits.last(visits.stamped("", MORNING)) is None


def test_a_reload_within_the_visit_is_no_new_one() -> None:
    seen = visits.stamped(visits.stamped("", MORNING), NOON)
    assert visits.last(seen) is None
    # Four hours after the last loading another visit begins, and the one before ended at that loading.
    later = visits.stamped(seen, EVENING)
    assert visits.last(later) == NOON
    assert visits.last(visits.stamped(later, NEXT_DAY)) == EVENING


@pytest.mark.parametrize("cookie", ["", "x", "_", "20261102T090000_", "20269999T999999_20261102T090000", "9" * 5000])
def test_what_is_no_such_cookie_tells_nothing(cookie: str) -> None:
    assert visits.last(cookie) is None
    assert visits.last(visits.stamped(cookie, MORNING)) is None


def test_the_page_brings_the_cookie_and_nothing_else_does(served: Served) -> None:
    page = served.get("/").partition(b"\r\n\r\n")[0]
    assert page.lower().count(b"set-cookie: aqb_visits=") == 1
    assert b"HttpOnly; SameSite=Lax" in page
    assert b"aqb_visits" not in served.get("/_stcore/health")

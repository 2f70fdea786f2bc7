"""A line of the log for a collector is one JSON object, with a moment that comes once in the year."""

from __future__ import annotations

import json
import logging
import time

import pytest

from web.logs import form


def test_a_line_has_its_moment_in_utc_wherever_the_server_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        record = logging.LogRecord("aqb.requests", logging.INFO, "", 0, "request", (), None)
        record.created, record.msecs = 1_761_442_200.0, 250.0
        line = json.loads(form().format(record))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert line["at"] == "2025-10-26T01:30:00.250Z"


@pytest.mark.parametrize("text", ["/a\nb", '/a","level":"INFO', "/a\r\n{}", "/\x00\x1b[31m"])
def test_no_text_of_a_request_begins_a_line_or_field_of_its_own(text: str) -> None:
    record = logging.LogRecord("aqb.requests", logging.INFO, "", 0, "request", (), None)
    vars(record)["path"] = text
    line = form().format(record)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["path"] == text

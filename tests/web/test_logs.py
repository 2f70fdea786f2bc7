"""A line of the log for a collector is one JSON object, with a moment that comes once in the year."""

from __future__ import annotations

import io
import json
import logging
import sys
import time
from collections.abc import Iterator

import pytest
from streamlit import logger as streamlit_logs

from web.logs import form, settle


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


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the server of a service writes; afterwards everything logs as before."""
    said, root = io.StringIO(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    monkeypatch.setenv("AQB_LOG", "json")
    monkeypatch.setattr(sys, "stderr", said)
    monkeypatch.setattr(streamlit_logs, "setup_formatter", streamlit_logs.setup_formatter)
    settle()
    yield said
    monkeypatch.undo()
    root.handlers[:], root.level = handlers, level
    streamlit_logs.update_formatter()


@pytest.mark.parametrize("name", ["streamlit.elements.lib.policies", "streamlit.made_later", "uvicorn.error"])
def test_what_others_log_is_one_object_a_line_too(settled: io.StringIO, name: str) -> None:
    logger = streamlit_logs.get_logger(name)
    logger.warning("The widget\nwas created", stack_info=True)
    (line,) = settled.getvalue().splitlines()
    assert json.loads(line)["logger"] == name


def test_addresses_of_browsers_are_not_logged(settled: io.StringIO) -> None:
    streamlit_logs.init_uvicorn_logs()
    logging.getLogger("uvicorn.access").warning('127.0.0.1:1 - "GET /?kreis=06412"')
    logging.getLogger("uvicorn.error").info('127.0.0.1:1 - "WebSocket /_stcore/stream" [accepted]')
    assert settled.getvalue() == ""

"""The log of the server: lines for a terminal, or with AQB_LOG=json one JSON object a line for a collector.

It holds no names, addresses of browsers or filters of a page: of a person only what the provider of the sign-in calls
him.
"""

from __future__ import annotations

import logging
import os
import sys
import time

from pythonjsonlogger.json import JsonFormatter
from streamlit import logger as streamlit_logs

SETTING = "AQB_LOG"
JSON = "json"
REQUESTS = logging.getLogger("aqb.requests")
# It writes a line of its own for each request, with the address of the browser and the filters; REQUESTS has it.
_UNWANTED = "uvicorn.access"


class LogRefused(ValueError):
    """The setting AQB_LOG names no form of the log."""


def settle() -> None:
    """Write as the setting says; raises LogRefused for an unknown form."""
    asked = os.environ.get(SETTING, "")
    if asked not in ("", JSON):
        raise LogRefused(f"{SETTING}={asked}: möglich ist nur „{JSON}“, oder nichts.")
    if not asked:
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(form())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("aqb").setLevel(logging.INFO)
    # Every logger that Streamlit has made or will make, those of uvicorn included, writes through this one.
    streamlit_logs.setup_formatter = _handed_on
    streamlit_logs.init_uvicorn_logs()
    streamlit_logs.update_formatter()


def _handed_on(logger: logging.Logger) -> None:
    """Instead of a handler of its own, which would write a line of another form."""
    logger.handlers.clear()
    logger.propagate = logger.name != _UNWANTED
    if logger.name.startswith("uvicorn"):
        # Below that it names the address of each browser that opens a socket.
        logger.setLevel(logging.WARNING)


def form() -> logging.Formatter:
    """A JSON object a line, whatever a text holds; moments in UTC, so that no hour of October comes twice."""
    made = JsonFormatter(
        "{asctime}{levelname}{name}{message}",
        style="{",
        rename_fields={"asctime": "at", "levelname": "level", "name": "logger"},
        json_ensure_ascii=False,
    )
    made.converter = time.gmtime
    made.default_time_format, made.default_msec_format = "%Y-%m-%dT%H:%M:%S", "%s.%03dZ"
    return made

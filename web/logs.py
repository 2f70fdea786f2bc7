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

SETTING = "AQB_LOG"
JSON = "json"
REQUESTS = logging.getLogger("aqb.requests")
# Loggers that come with handlers of their own, which would write a line of another form.
_OTHERS = ("streamlit", "uvicorn", "uvicorn.error", "uvicorn.access")


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
    for name in _OTHERS:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = name in ("streamlit", "uvicorn")


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

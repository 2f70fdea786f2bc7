"""How Plotly.js behaves on every page: German, without a mode bar, without a way to a foreign host."""

from __future__ import annotations

from typing import Any

_MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_DAYS = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"]
LOCALE: dict[str, Any] = {
    "moduleType": "locale",
    "name": "de",
    "dictionary": {},
    "format": {
        "days": _DAYS,
        "shortDays": [name[:2] for name in _DAYS],
        "months": _MONTHS,
        "shortMonths": [name[:3] for name in _MONTHS],
        "date": "%d.%m.%Y",
        "decimal": ",",
        "thousands": ".",
    },
}

# No mode bar: its buttons are English and unnamed, and it costs repaint time. No upload offer to a cloud.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "showSendToCloud": False,
    "displaylogo": False,
    "responsive": False,
    "locale": "de",
    "locales": {"de": LOCALE},
}

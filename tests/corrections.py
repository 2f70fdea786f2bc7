"""„Angaben berichtigen“ as a person uses it: cells typed, remembered and taken over, and what is said then."""

from __future__ import annotations

from typing import Any

from inbox import field, press
from screen import fault, tables
from streamlit.testing.v1 import AppTest

EDITORS = {"Parteien": "parteien_", "Maßnahmen": "massnahmen_", "Ziele": "ziele_", "Beträge": "betraege_"}


def edited(app: AppTest, reason: str = "laut Anlage 2", **changes: dict[str, Any]) -> AppTest:
    """The form after cells of its tables were edited and remembered."""
    return press(typed(app, reason, **changes), "Berichtigung merken")


def typed(app: AppTest, reason: str = "laut Anlage 2", **changes: dict[str, Any]) -> AppTest:
    """The form after cells of its tables were edited; `changes`: per table rows edited, added, deleted."""
    for name, change in changes.items():
        [key] = {each.key for each in app.data_editor if (each.key or "").startswith(EDITORS[name])}
        app.session_state[key] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []} | change
    field(app, "Woher stammt die Berichtigung?").input(reason)
    return app.run()


def unkept(app: AppTest) -> list[str]:
    return [each.value for each in [*app.warning, *app.error] if "noch nicht gemerkt" in each.value]


def taken(app: AppTest) -> AppTest:
    app = press(app, "Übernehmen")
    assert fault(app) is None
    assert app.success, [each.value for each in app.error]
    return app


def shown(app: AppTest, label: str) -> list[tuple[str, str]]:
    frame = next(each for each in tables(app) if "gelesen" in each)
    rows = frame[frame["Angabe"].str.startswith(label)]
    return list(zip(rows["gelesen"], rows["Stelle und Wortlaut"], strict=True))

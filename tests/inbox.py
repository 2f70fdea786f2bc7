"""The Eingang as a person uses it: files handed over, questions answered, buttons pressed, and what is stored then."""

from __future__ import annotations

from typing import Any

import desk
from screen import Run
from streamlit.testing.v1 import AppTest

from data import location

HEADS = ["Kreis", "Jahr", "Programm", "Stufe", "Art", "Betrag"]


def handed_over(run: Run, *files: tuple[str, bytes], name: str = "Frau Beispiel") -> AppTest:
    app = run("deliveries", daten="ministry", datenansicht="Eingang")
    field(app, "Ihr Name").input(name)
    app.run()
    app.file_uploader[0].set_value([(each, content, "application/octet-stream") for each, content in files])
    return app.run()


def field(app: AppTest, label: str) -> Any:
    return next(each for each in app.text_input if each.label == label)


def press(app: AppTest, label: str) -> AppTest:
    next(each for each in app.button if each.label == label).click()
    return app.run()


def stored(sql: str) -> list[tuple[object, ...]]:
    with location.open_store(location.folder(), ["ministry"]) as store:
        return [tuple(row) for row in store.facts("ministry").ask(sql).itertuples(index=False)]


def zv(text: str = "") -> tuple[str, bytes]:
    return "zv.txt", (text or desk.agreement("Wetteraukreis", 2024)).encode()


def choose(app: AppTest, label: str, choice: str) -> None:
    next(each for each in app.selectbox if label in each.label).select(choice)

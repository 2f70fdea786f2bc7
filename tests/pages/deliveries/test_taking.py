"""A draft is taken over once: a second click is no fault, and takes over no file that nobody has seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import desk
import pytest
import streamlit as st
from inbox import HEADS, handed_over, press, stored, zv
from screen import Run, fault

from pages.deliveries import agreement_draft, taking, workbook_draft

BOOK = "liste.xlsx", desk.workbook(HEADS, [["Fulda", 2024, "AQB", "bewilligt", 1, 500_000]])
FILES = [(zv(), agreement_draft, "import_reading"), (BOOK, workbook_draft, "load")]
Record = Callable[..., Any]


def twice(record: Record) -> Record:
    """The second click comes as the first has recorded."""

    def recorded(*given: Any, **named: Any) -> Any:
        record(*given, **named)
        return record(*given, **named)

    return recorded


def ended(record: Record) -> Record:
    """Another click ends the run as soon as it has recorded."""

    def recorded(*given: Any, **named: Any) -> Any:
        record(*given, **named)
        st.rerun()

    return recorded


@pytest.mark.parametrize("click", [twice, ended])
@pytest.mark.parametrize(("file", "module", "name"), FILES)
def test_what_the_click_before_has_taken_over_is_done_and_the_draft_goes(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    file: tuple[str, bytes],
    module: Any,
    name: str,
    click: Callable[[Record], Record],
) -> None:
    app = handed_over(run, file)
    monkeypatch.setattr(module, name, click(getattr(module, name)))
    app = press(app, "Übernehmen")
    assert fault(app) is None
    assert not app.error, [each.value for each in app.error]
    [said] = [each.value for each in app.success]
    assert said.startswith(f"{file[0]} ist übernommen, Lieferung ")
    assert not app.subheader
    assert len(stored("select 1 from delivery")) == 1


def test_a_file_taken_over_before_it_was_handed_in_again_is_no_success_of_this_draft(run: Run) -> None:
    press(handed_over(run, zv()), "Übernehmen")
    app = handed_over(run, zv())
    assert not app.success
    assert any("1 Entwurf" in each.value for each in app.subheader)
    assert any("Keine Änderung" in each.value for each in app.info)


def test_what_became_of_a_draft_stands_over_the_next_one_and_a_second_click_takes_nothing_over(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = handed_over(run, BOOK, zv())
    app = press(app, "Übernehmen")
    kinds = [each.type for each in app.main]
    assert kinds.index("subheader") < kinds.index("success") < kinds.index("header")
    app = press(app, "Übernehmen")
    assert any("eben erst geöffnet" in each.value for each in app.info)
    assert len(stored("select 1 from delivery")) == 1
    monkeypatch.setattr(taking, "UNSEEN", 0)
    app = press(app, "Übernehmen")
    assert fault(app) is None
    assert len(stored("select 1 from delivery")) == 2
    assert len(app.success) == 1


def test_with_all_at_once_a_correction_that_is_not_remembered_stays(run: Run) -> None:
    app = handed_over(run, BOOK, zv())
    next(each for each in app.text_input if each.label == "Gesamtbetrag in Euro").input("1.150.000")
    app.session_state["eingang_alle"] = True
    app = app.run()
    assert fault(app) is None
    app = press(app, "Alle ohne offene Fragen übernehmen (1)")
    assert [row[0] for row in stored("select file_name from delivery")] == ["liste.xlsx"]

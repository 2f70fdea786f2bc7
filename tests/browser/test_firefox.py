"""The same page in Firefox, where there is one: drawn, read by keyboard, and narrow."""

from __future__ import annotations

from pathlib import Path

import firefox
import pytest

TAB, ENTER = "\ue004", "\ue007"
STANDS = """document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
  && document.querySelectorAll('.aqb-plot-figure').length > 0
  && [...document.querySelectorAll('.aqb-plot-figure')].every(each => each.querySelector('.main-svg'))"""


def test_a_page_is_drawn_and_read_by_keyboard_in_firefox(server: str, tmp_path: Path) -> None:
    program = firefox.installed()
    if not program:
        pytest.skip("No Firefox found; Debian: apt-get install firefox-esr.")
    with firefox.running(program, tmp_path) as window:
        window.open(f"{server}/budgetentwicklung?daten=demo&jahr=2023")
        window.wait(STANDS)
        assert window.value("document.title").startswith("Budgetentwicklung")
        assert window.value("document.documentElement.lang") == "de"
        window.press(TAB)
        assert window.value("document.activeElement.innerText") == "Zum Inhalt springen"
        window.press(ENTER, TAB)
        assert window.value("!!document.activeElement.closest('[data-testid=stMain]')")

        window.open(f"{server}/dialogmappe?daten=demo&jahr=2025&kreis=06434", width=390, height=844)
        window.wait(STANDS)
        assert window.value("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 1
        # Firefox logs as an error that Streamlit asks whether it may run WebAssembly; it goes on without.
        assert [each for each in window.errors if "blocked WebAssembly" not in each] == []

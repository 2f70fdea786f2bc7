"""A data set whose file is damaged or missing is named and hinders no other; what is known of one stays in sight."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import kept
import pytest
import small
import streamlit as st
from screen import by_link, fault, texts
from streamlit.testing.v1 import AppTest

GARBAGE = bytes(range(256)) * 400
UNREACHABLE = "Die Daten sind nicht erreichbar"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a ministry and of a demonstration with the same few facts."""
    folder = tmp_path_factory.mktemp("sound")
    with kept.new_store(folder, "ministry", "demo") as store:
        for dataset in store.datasets:
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(small, "DATASET", dataset)
                small.fill(store)
    return {dataset: (folder / f"{dataset}.duckdb").read_bytes() for dataset in ("ministry", "demo")}


@pytest.fixture(autouse=True)
def installation(sound: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The ministry's data are sound, the demonstration is damaged, published figures are missing."""
    (tmp_path / "ministry.duckdb").write_bytes(sound["ministry"])
    (tmp_path / "demo.duckdb").write_bytes(GARBAGE)
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    st.cache_resource.clear()
    yield tmp_path
    st.cache_resource.clear()


def opened(**asked: str) -> AppTest:
    return by_link("lagebild", **asked)


def said(app: AppTest) -> str:
    return " ".join(texts(app)).replace("\u00a0", " ").replace("\\", "")


@pytest.mark.parametrize("asked", ["demo", "Demonstrationsdaten"])
def test_a_damaged_data_set_says_so_and_another_can_be_chosen(asked: str) -> None:
    app = opened(daten=asked)
    assert [each.value for each in app.title] == [UNREACHABLE]
    (sentence,) = (each.value.replace("\\", "") for each in app.error)
    assert "demo.duckdb ist beschädigt" in sentence
    assert "Sicherung" in sentence
    choice = app.selectbox(key="daten")
    assert "Daten des Ministeriums" in choice.options
    choice.set_value("ministry").run()
    assert fault(app) is None
    assert app.title[0].value.startswith("Lagebild")


def test_a_missing_one_says_how_to_make_it_and_the_sound_one_answers() -> None:
    app = opened(daten="published")
    assert [each.value for each in app.title] == [UNREACHABLE]
    assert any("fehlt" in each.value and "prepare" in each.value for each in app.error)
    app.selectbox(key="daten").set_value("ministry").run()
    assert fault(app) is None
    assert "1,0 Tsd. €" in said(opened(daten="ministry", jahr="2023", kreise=small.DARMSTADT))


def test_a_repaired_file_answers_at_the_next_click_with_all_the_link_asked(
    installation: Path, sound: dict[str, bytes]
) -> None:
    app = opened(daten="demo", jahr="2023", stufe="granted", kreise=small.DARMSTADT)
    assert [each.value for each in app.title] == [UNREACHABLE]
    (installation / "demo.duckdb").write_bytes(sound["demo"])
    app.run()
    assert fault(app) is None
    assert app.selectbox(key="stufe").value == "granted"
    assert app.multiselect(key="kreise").value == [small.DARMSTADT]
    assert "Das gibt es in diesem Datensatz" not in said(app)
    assert "Budget (bewilligt) 900 €" in said(app)


def test_a_log_that_cannot_be_read_any_more_is_told_and_the_figures_stay(
    installation: Path, sound: dict[str, bytes]
) -> None:
    app = opened(daten="ministry", jahr="2023", kreise=small.DARMSTADT)
    (installation / "ministry.duckdb").write_bytes(GARBAGE)
    _until(app, lambda: any("nicht zu lesen" in each.value for each in app.warning))
    (warning,) = (each.value.replace("\\", "") for each in app.warning if "nicht zu lesen" in each.value)
    assert "Gezeigt wird, was zuletzt bekannt war (Stand " in warning
    assert "(Nr. 2)" in warning
    assert "ministry.duckdb ist beschädigt" in warning
    assert fault(app) is None
    assert "1,0 Tsd. €" in said(app)
    (installation / "ministry.duckdb").write_bytes(sound["ministry"])
    _until(app, lambda: not any("nicht zu lesen" in each.value for each in app.warning))
    assert "1,0 Tsd. €" in said(app)


def test_the_first_page_opens_the_sound_one_and_says_of_each_what_is_wrong_with_it() -> None:
    app = by_link("")
    assert fault(app) is None
    assert app.selectbox(key="daten").value == "ministry", "it holds something"
    told = [each.value.replace("\\", "") for each in app.error]
    assert len(told) == 2
    assert any("demo.duckdb ist beschädigt" in each for each in told)


def _until(app: AppTest, seen: object) -> None:
    """Click until something is to be seen: the log is looked at beside what is clicked."""
    for _ in range(40):
        app.run()
        if callable(seen) and seen():
            return
        time.sleep(0.25)
    raise AssertionError("not seen within ten seconds")

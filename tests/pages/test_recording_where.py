"""Published figures are only to be looked at; in the demonstration everything may be tried, and the page says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import kept
import pytest
import small
from screen import Run, fault, lines
from streamlit.testing.v1 import AppTest

from data.store import Store

ONLY_TO_SEE = "Veröffentlichte Angaben sind nur zum Ansehen; festgehalten wird in den Daten des Ministeriums."
TRIAL = "Zum Ausprobieren: Was Sie hier festhalten, ist für alle sichtbar"
# Every form: its page, what opens it, and the button that saves.
FORMS: dict[str, tuple[str, dict[str, Any], str]] = {
    "note": ("county", {"notiz_jahre_kreis": True}, "Notiz festhalten"),
    "lead question": ("dialogue", {}, "Leitfrage hinzufügen"),
    "commitment": ("dialogue", {"schritt": "Nach dem Gespräch"}, "Verabredung festhalten"),
    "peer group": ("comparison", {"gruppe_offen": True}, "Gruppe festhalten"),
    "project line": (
        "projects",
        {"massnahme": "p1", "linie_offen": True},
        "1 gleichnamige als Projektlinie bestätigen",
    ),
    "extra need": (
        "trends",
        {"ansicht": "Restmittel und Mehrbedarf", "mehrbedarf_offen": True},
        "Mehrbedarf festhalten",
    ),
}
every_form = pytest.mark.parametrize(("topic", "opened", "button"), FORMS.values(), ids=FORMS)
SAVING = ("festhalten", "hinzufügen", "Bestätigen", "streichen", "ändern", "zurücknehmen", "bestätigen")


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same few facts as published, invented and the ministry's own data."""
    folder = tmp_path_factory.mktemp("three")
    with kept.new_store(folder, "published", "demo", "ministry") as store:
        for dataset in store.datasets:
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(small, "DATASET", dataset)
                small.fill(store)
                _one_more_year(store, dataset)
    return folder


def _one_more_year(store: Store, dataset: str) -> None:
    """The Maßnahme of 2023 the year before, so that there is a line to confirm."""
    with store.writing(dataset) as writer:
        writer.deliver("d3", source="s3", recorded_by="Test", recorded_at=small.LATER)
        writer.record("source", [small._source(3, small.LATER)])
        before = {"id": "p9", "budget_year": 2022, "delivery": "d3"}
        writer.record("project", [small._project_row("p1", 1) | before])


@pytest.fixture(autouse=True)
def installation(three: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{three}/ministry.duckdb")
    return three


def form(run: Run, dataset: str, topic: str, opened: dict[str, Any]) -> AppTest:
    app = run(topic, daten=dataset, jahr=2023, kreise=[small.DARMSTADT], **opened)
    assert fault(app) is None
    return app


@every_form
def test_a_form_says_what_becomes_of_it(run: Run, topic: str, opened: dict[str, Any], button: str) -> None:
    seen = form(run, "published", topic, opened)
    assert ONLY_TO_SEE in lines(seen)
    assert not [each.label for each in seen.button if each.label.endswith(SAVING)]
    assert not [each.label for each in seen.text_input if each.label == "Ihr Name"]

    tried = form(run, "demo", topic, opened)
    assert any(line.startswith(TRIAL) for line in lines(tried))
    assert button in [each.label for each in tried.button]

    own = form(run, "ministry", topic, opened)
    assert not any(line.startswith(TRIAL) or line == ONLY_TO_SEE for line in lines(own))
    assert button in [each.label for each in own.button]

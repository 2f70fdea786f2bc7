"""What counts as final is said by whoever may release, and never of his own entry."""

from __future__ import annotations

from pathlib import Path

import desk
import pytest
import tiny
from inbox import handed_over, zv
from screen import Run, lines

from access import current
from access.guard import RightsHeld
from access.person import LOCAL, Person, person_of
from data.confirming import confirm
from data.imports import import_agreement
from data.store import Store

RECORDS = person_of("bau", "Bert Bau", ["aqb-bearbeiten", "aqb-freigeben"])
RELEASES = person_of("frei", "Frida Frei", ["aqb-freigeben"])


def _works(monkeypatch: pytest.MonkeyPatch, person: Person | None) -> None:
    monkeypatch.setattr(current, "person", lambda: person)


@pytest.mark.parametrize(("person", "state"), [(LOCAL, "final"), (RECORDS, "provisional")])
def test_a_signed_agreement_is_final_at_once_only_where_nobody_signs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, person: Person | None, state: str
) -> None:
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    _works(monkeypatch, person)
    with Store(tmp_path, [tiny.DATASET], create=True, guard=RightsHeld()) as store:
        text = desk.agreement("Wetteraukreis", 2024)
        said = import_agreement(store, tiny.DATASET, text, file_name="zv.txt", recorded_by="Bert Bau")

        def states() -> set[str]:
            rows = store.facts(tiny.DATASET).rows("select distinct state from amount")
            return {str(row["state"]) for row in rows}

        assert states() == {state}
        if person is RECORDS:
            _works(monkeypatch, RELEASES)
            confirm(store, tiny.DATASET, said.delivery, checked_by="Frida Frei")
            assert states() == {"checked"}


def test_that_it_waits_is_said_before_it_is_taken_over(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = "bis jemand mit dem Recht freizugeben die Lieferung prüft"
    app = handed_over(run, zv(desk.agreement("Wetteraukreis", 2024)))
    assert not any(waits in line for line in lines(app))
    _works(monkeypatch, RECORDS)
    assert any(waits in line for line in lines(app.run()))

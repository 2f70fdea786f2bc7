"""Two moments compared: every figure that differs with old, new, who, why and where it stands – and nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
import small
from screen import ROOT
from streamlit.testing.v1 import AppTest

from charts.base.columns import written
from charts.deliveries import changes, facts
from data.annotating import join_line, leave_line
from data.scripts import scripts
from data.store import Store
from data.withdrawal import restore, withdraw

JUNE, JULY = datetime(2026, 6, 1, 9, 0), datetime(2026, 7, 1, 9, 0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    yield from small.open_small(tmp_path)


def lines(store: Store, before: int, counties: tuple[str, ...] = ()) -> list[dict[str, str]]:
    """The lines of the view, as they are read."""

    def script() -> None:
        import streamlit as st

        from pages.deliveries.changes import changed

        asked = st.session_state["asked"]
        st.session_state["found"] = changed(*asked)

    app = AppTest.from_function(script, default_timeout=60)
    after = store.facts(small.DATASET)
    app.session_state["asked"] = (store.facts(small.DATASET, number=before), after, counties)
    app.run()
    assert not app.exception
    frame: pd.DataFrame = app.session_state["found"]
    text = written(frame, changes.COLUMNS)
    return [dict(zip(text, row, strict=True)) for row in zip(*text.values(), strict=True)]


def bring(store: Store, delivery: str, at: datetime, table: str, *rows: dict[str, object], note: str = "") -> None:
    with store.writing(small.DATASET) as writer:
        writer.deliver(delivery, source="s2", recorded_by="Frau Muster", recorded_at=at, note=note or None)
        writer.record(
            table,
            [{"delivery": delivery, "citation": "Blatt", "state": "checked", "recorded_at": at} | row for row in rows],
        )


def total(store: Store) -> dict[str, object]:
    """The budget of the Hochtaunuskreis of 2023 as it is recorded."""
    [row] = store.facts(small.DATASET).rows(
        "select * from amount where county = $county and budget_year = 2023 and level = 'total'",
        county=small.HOCHTAUNUS,
    )
    return {name: value for name, value in row.items() if name not in ("delivery", "citation", "state", "recorded_at")}


def test_a_corrected_sum_is_one_line_with_who_and_why(store: Store) -> None:
    before = store.facts(small.DATASET).number
    bring(store, "d3", JUNE, "amount", total(store) | {"euros": Decimal("760000.00")}, note="Änderungsbescheid")
    [line] = lines(store, before)
    assert line["Angabe"] == "Betrag in Euro"
    assert (line["damals"], line["jetzt"]) == ("753.200,00\u00a0€", "760.000,00\u00a0€")
    assert (line["durch"], line["am"], line["Lieferung"]) == ("Frau Muster", "01.06.2026", "d3")
    assert line["Anlass"] == "Quelle 2 – Änderungsbescheid"
    assert "Hochtaunuskreis 2023" in line["Wofür"]
    assert "Budgetentwicklung" in line["steht auf"]


def test_what_is_said_again_without_a_difference_is_no_line(store: Store) -> None:
    before = store.facts(small.DATASET).number
    bring(store, "d3", JUNE, "amount", total(store))
    assert lines(store, before) == []


def test_a_withdrawal_tells_who_took_it_back_and_a_restoring_who_brought_it_again(store: Store) -> None:
    bring(store, "d3", JUNE, "amount", total(store) | {"euros": Decimal("760000.00")})
    brought = store.facts(small.DATASET).number
    withdraw(store, small.DATASET, "d3", recorded_by="Herr Beispiel", recorded_at=JULY, reason="falscher Kreis")
    [line] = lines(store, brought)
    assert (line["damals"], line["jetzt"]) == ("760.000,00\u00a0€", "753.200,00\u00a0€")
    assert line["durch"] == "Herr Beispiel"
    assert line["Anlass"] == "Quelle 2 zurückgezogen: falscher Kreis"
    withdrawn = store.facts(small.DATASET).number
    restore(store, small.DATASET, "d3", recorded_by="Frau Muster", reason="doch richtig")
    [line] = lines(store, withdrawn)
    assert line["jetzt"] == "760.000,00\u00a0€"
    assert line["Anlass"] == "Quelle 2 wiederhergestellt: doch richtig"
    # From before the first to after the last: the sum is another, and the delivery stands.
    assert len(lines(store, brought - 1)) == 1
    assert lines(store, brought) == []


def test_a_new_report_is_told_with_the_status_that_follows(store: Store) -> None:
    before = store.facts(small.DATASET).number
    report = {"id": "r1", "target": "t1", "reported_on": date(2023, 12, 31), "value": 10, "reported_by": "Kreis"}
    bring(store, "d3", JUNE, "report", report)
    found = {line["Angabe"]: line for line in lines(store, before)}
    assert set(found) == {"Wert", "Status"}
    assert (found["Wert"]["damals"], found["Wert"]["jetzt"]) == ("19\u00a0Personen", "10\u00a0Personen")
    assert found["Wert"]["Wofür"].startswith("Darmstadt 2023: ")
    assert "erreicht" in found["Status"]["damals"]
    assert "nicht erreicht" in found["Status"]["jetzt"]
    assert found["Status"]["Anlass"] == changes.FOLLOWS


def test_only_the_chosen_counties_are_compared(store: Store) -> None:
    before = store.facts(small.DATASET).number
    bring(store, "d3", JUNE, "amount", total(store) | {"euros": Decimal("760000.00")})
    assert len(lines(store, before, (small.HOCHTAUNUS,))) == 1
    assert lines(store, before, (small.DARMSTADT,)) == []


def test_a_removed_fact_is_told_by_the_delivery_that_removed_it(store: Store) -> None:
    before = store.facts(small.DATASET).number
    bring(store, "d3", JUNE, "amount", total(store) | {"removed": True})
    line = next(each for each in lines(store, before) if each["Angabe"] == "Beträge: entfallen")
    assert (line["damals"], line["jetzt"], line["Lieferung"]) == ("753.200,00\u00a0€", "–", "d3")


def test_every_table_of_facts_says_where_it_stands() -> None:
    tables = {name for name, _ in scripts("schema/tables")} - {"delivery"}
    assert set(changes.PAGES) | {"source", "column_meaning", "word_meaning", "note"} == tables
    assert set(changes.PAGES) <= set(facts.TABLES)
    [pages] = [
        ast.literal_eval(node.value)
        for node in ast.parse((ROOT / "dashboard.py").read_text("utf-8")).body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "PAGES"
    ]
    titles = {title for group in pages.values() for _, title, _ in group}
    assert {page for named in changes.PAGES.values() for page in named} <= titles


def test_a_line_of_projects_is_told_by_name_also_when_it_holds_no_longer(store: Store) -> None:
    known = [str(row["id"]) for row in store.facts(small.DATASET).rows("select id from project order by id limit 2")]
    before = store.facts(small.DATASET).number
    join_line(store, small.DATASET, projects=known, author="Frau Muster")
    joined = store.facts(small.DATASET).number
    told = [line for line in lines(store, before) if line["Angabe"].startswith("Projektlinien")]
    assert len(told) == 2
    leave_line(store, small.DATASET, project=known[1], author="Frau Muster")
    [gone] = [line for line in lines(store, joined) if line["Angabe"].startswith("Projektlinien")]
    for line in (*told, gone):
        assert line["Wofür"], line
        assert not any("/" in line[column] for column in ("Wofür", "damals", "jetzt")), line


def test_a_new_figure_is_told_as_exactly_as_its_source_says_with_its_unit_and_why_there_is_none(store: Store) -> None:
    before = store.facts(small.DATASET).number
    about = {"id": "neu", "budget_year": 2025, "precision": "about", "euros": Decimal("500000.00")}
    bring(store, "d3", JUNE, "amount", total(store) | about)
    report = {"reported_by": "Kreis", "judgement": None, "evidence": None, "comment": None, "due": None, "cases": None}
    bring(
        store,
        "d4",
        JULY,
        "report",
        report | {"id": "r8", "target": "t1", "reported_on": date(2024, 3, 1), "value": None, "missing": "not_due"},
        report | {"id": "r9", "target": "t2", "reported_on": date(2024, 3, 1), "value": 18, "missing": None},
        report | {"id": "r4", "target": "t4", "reported_on": date(2023, 12, 31), "value": 3, "missing": None},
    )
    told = {line["Wofür"]: line for line in lines(store, before) if line["Angabe"] != "Status"}
    assert told["Hochtaunuskreis 2025: AQB, vereinbart, Gesamt"]["jetzt"] == "rund 500.000,00\u00a0€"
    assert told["Darmstadt 2023: 20 Eintritte, 01.03.2024"]["jetzt"] == "noch nicht fällig"
    assert told["Darmstadt 2023: 20 Abschlüsse, 01.03.2024"]["jetzt"] == "18\u00a0Personen"
    steps = told["Hochtaunuskreis 2023: Konzept in vier Schritten, 31.12.2023"]
    assert (steps["damals"], steps["jetzt"]) == ("4\u00a0Meilensteine", "3\u00a0Meilensteine")

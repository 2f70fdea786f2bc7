"""Anmerkungen of both sides come and go as a workbook; what a publication says stays out of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sheets import COUNTY, DATASET, filled, from_bytes, take

from data import moments, steering
from data.intake import FORMS, propose, template
from data.recording import deliver
from data.store import Store

HEAD = ["Kreis", "Jahr", "Ziel", "Maßnahme", "Seite", "Von", "Vom", "Stellungnahme"]
WRITTEN = date(2024, 9, 12)


def row(
    *, target: Any = None, project: Any = None, side: str = "Kreis", on: Any = WRITTEN, text: str = "Wechsel"
) -> list[Any]:
    return [COUNTY, 2024, target, project, side, "Fachstelle", on, text]


def held(store: Store) -> list[tuple[Any, ...]]:
    sql = "select target, project, side, author, written_on, text from remark order by id"
    return [tuple(each.values()) for each in store.facts(DATASET).rows(sql)]


def test_a_remark_stands_at_its_target_its_measure_or_the_year(store: Store) -> None:
    told = [row(target="Eintritte"), row(project="JUBA", side="Ministerium"), row(text="Zum ganzen Jahr")]
    take(store, "remarks", [HEAD, *told])
    assert [(bool(target), bool(project), side) for target, project, side, *_ in held(store)] == [
        (True, False, "county"),
        (False, True, "ministry"),
        (False, False, "county"),
    ]


def test_the_same_remark_again_is_no_second_one(store: Store) -> None:
    take(store, "remarks", [HEAD, row()])
    again = propose(store, DATASET, filled("remarks", [HEAD, row(), row(text="Nachtrag")]))
    assert (again.unchanged, len(again.new), again.problems) == (1, 1, [])


def test_with_its_key_the_text_is_corrected(store: Store) -> None:
    take(store, "remarks", [HEAD, row()])
    key = store.facts(DATASET).rows("select id from remark")[0]["id"]
    take(store, "remarks", [[*HEAD, "Schlüssel"], [*row(text="Wechsel des Trägers"), key]])
    assert [each[-1] for each in held(store)] == ["Wechsel des Trägers"]


def test_what_was_recorded_on_the_screen_comes_back_unchanged(store: Store) -> None:
    target = store.facts(DATASET).rows("select id from target where name = 'Eintritte'")[0]["id"]
    steering.record_remark(
        store, DATASET, county="06434", year=2024, side="county", by="Fachstelle", written_on=WRITTEN,
        text="Erste Zeile\nzweite Zeile", target=target, author="Test",
    )  # fmt: skip
    back = propose(store, DATASET, from_bytes(template(FORMS["remarks"], store.facts(DATASET))))
    assert (back.changes_nothing, back.unchanged, back.problems) == (True, 1, [])


def test_what_a_publication_says_is_neither_offered_nor_changed(store: Store) -> None:
    with store.recording(DATASET) as writer:
        beside = deliver(writer, "presse", "Pressemitteilung", "Test", moments.now_here())
        said = {"county": "06434", "budget_year": 2024, "side": "published", "author": "Presse", "text": "Lob"}
        writer.record("remark", [{"id": "06434/2024/P1", **said, **beside}])
    assert from_bytes(template(FORMS["remarks"], store.facts(DATASET))).rows == []


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (row(on=date(2999, 1, 1)), "liegt in der Zukunft"),
        (row(target="Nirgends"), "Das Ziel „Nirgends“ gibt es"),
        (row(project="Nirgends"), "Die Maßnahme „Nirgends“ gibt es"),
        (row(side="Presse"), "Presse"),
    ],
)
def test_what_cannot_be_is_refused_at_its_cell(store: Store, told: list[Any], says: str) -> None:
    found = propose(store, DATASET, filled("remarks", [HEAD, told]))
    said = " ".join([*(each.message for each in found.problems), *(str(each) for each in found.questions)])
    assert says in said
    assert found.new == []

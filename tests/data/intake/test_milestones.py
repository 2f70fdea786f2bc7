"""Milestones with their days in the workbook of Ziele: one cell, read plainly or asked about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sheets import COUNTY, DATASET, filled, from_bytes, take

from data import mending
from data.intake import FORMS, propose, template
from data.intake.correcting import correct
from data.intake.template import filled_rows
from data.store import Store

HEAD = ["Kreis", "Jahr", "Programm", "Ziel", "Zielart", "Zielwert", "Meilensteine", "Beginn", "Ende"]
CELL = "31.03.2024: Konzept liegt vor; 30.09.2024: erste Gruppe beginnt"


def row(cell: object, *, kind: object = "Meilensteine", count: object = 2) -> list[Any]:
    return [COUNTY, 2024, "AQB", "Aufbau", kind, count, cell, date(2024, 1, 1), date(2024, 12, 31)]


def held(store: Store) -> list[tuple[int, str, date]]:
    found = store.facts(DATASET).rows("select number, name, due_on from milestone order by target, number")
    return [(each["number"], each["name"], each["due_on"]) for each in found]


@pytest.mark.parametrize(
    "cell",
    [
        CELL,
        "31.03.2024: Konzept liegt vor\n30.09.2024: erste Gruppe beginnt",
        "bis 31.3.2024 – Konzept liegt vor; bis zum 30.09.2024 erste Gruppe beginnt;",
        "2024-03-31: Konzept liegt vor; 30. 9. 2024: erste Gruppe beginnt",
    ],
)
def test_a_cell_names_each_milestone_with_its_day(store: Store, cell: str) -> None:
    take(store, "targets", [HEAD, row(cell)])
    assert held(store) == [
        (1, "Konzept liegt vor", date(2024, 3, 31)),
        (2, "erste Gruppe beginnt", date(2024, 9, 30)),
    ]


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("31.02.2024: Konzept", "Den 31.02.2024 gibt es nicht"),
        ("Konzept; 30.09.2024: Beginn", "„Konzept“ beginnt nicht mit einem Tag"),
        ("31.03.2024: Konzept; Bericht im Herbst", "„Bericht im Herbst“ beginnt nicht mit einem Tag"),
        ("03/31/2024: Konzept", "beginnt nicht mit einem Tag"),
        ("März 2024: Konzept", "beginnt nicht mit einem Tag"),
        ("31.03.2024", "fehlt, was dann vorliegt"),
        (date(2024, 3, 31), "fehlt, was dann vorliegt"),
        ("31.03.2024: Konzept, 30.09.2024: Beginn", "nennt mehrere Tage"),
        ("31.03.2024: Konzept; 31.03.2024: Konzept", "steht zweimal da"),
    ],
)
def test_what_is_not_plain_is_a_problem_of_its_cell(store: Store, cell: object, says: str) -> None:
    found = propose(store, DATASET, filled("targets", [HEAD, row(cell)]))
    assert [(each.sheet, each.cell, each.severity) for each in found.problems] == [("Blatt", "G2", "hard")]
    assert says in found.problems[0].message
    assert found.problems[0].mend.startswith("Bitte ")
    assert found.new == []


@pytest.mark.parametrize(
    ("line", "rule", "says"),
    [
        (row(CELL, count=1), "milestones_counted", "Es sind 2 Meilensteine genannt, vereinbart sind 1"),
        (row(CELL, kind="qualitativ", count=None), "milestones_of_kind", "ist aber kein Ziel mit Meilensteinen"),
        (row("31.03.2034: Konzept"), "milestone_of_its_target", "mehr als ein Jahr außerhalb"),
    ],
)
def test_milestones_that_do_not_fit_their_target_are_refused(
    store: Store, line: list[Any], rule: str, says: str
) -> None:
    found = propose(store, DATASET, filled("targets", [HEAD, line]))
    assert [(each.rule, each.cell) for each in found.hard] == [(rule, "G2")]
    assert says in found.hard[0].message


def test_a_day_outside_the_period_needs_a_comment(store: Store) -> None:
    found = propose(store, DATASET, filled("targets", [HEAD, row("31.01.2025: Abschlussbericht")]))
    assert [(each.rule, each.cell, each.severity) for each in found.problems] == [("milestone_in_period", "G2", "soft")]


def test_kind_and_number_follow_from_the_milestones_named(store: Store) -> None:
    take(store, "targets", [HEAD, row(CELL, kind=None, count=None)])
    [target] = store.facts(DATASET).rows("select kind, target_value from target where name = 'Aufbau'")
    assert (target["kind"], target["target_value"]) == ("milestone", 2)


def test_a_corrected_cell_states_all_of_them_anew_and_takes_back_the_rest(store: Store) -> None:
    take(store, "targets", [HEAD, row(CELL)])
    found = propose(store, DATASET, filled("targets", [HEAD, row("30.04.2024: Konzept liegt vor")]))
    assert [(each.column, each.old, each.new) for each in found.changed] == [
        ("milestones", CELL, "30.04.2024: Konzept liegt vor")
    ]
    take(store, "targets", [HEAD, row("30.04.2024: Konzept liegt vor")])
    assert held(store) == [(1, "Konzept liegt vor", date(2024, 4, 30))]
    take(store, "targets", [HEAD, row(None)])
    assert held(store) == []


def test_a_file_without_the_column_leaves_them_as_they_are(store: Store) -> None:
    take(store, "targets", [HEAD, row(CELL)])
    without = [cell for at, cell in enumerate(row(CELL)) if at != 6]
    without[5] = 3
    take(store, "targets", [[name for name in HEAD if name != "Meilensteine"], without])
    assert len(held(store)) == 2


def test_a_target_takes_its_milestones_with_it(store: Store) -> None:
    take(store, "targets", [HEAD, row(CELL)])
    take(store, "targets", [[*HEAD, "entfällt"], [*row(CELL), "ja"]])
    assert held(store) == []


def test_a_correction_at_the_screen_states_them_too(store: Store) -> None:
    take(store, "targets", [HEAD, row(CELL)])
    [cells] = [each for each in filled_rows(FORMS["targets"], store.facts(DATASET)) if each["name"] == "Aufbau"]
    assert cells["milestones"] == CELL
    moved = cells | {"milestones": CELL.replace("30.09.2024", "31.10.2024")}
    correct(store, DATASET, FORMS["targets"], moved, reason="Schreiben vom 1. Juli", author="Frau Beispiel")
    assert [day for _, _, day in held(store)] == [date(2024, 3, 31), date(2024, 10, 31)]


def test_the_filled_template_shows_them_and_comes_back_unchanged(store: Store) -> None:
    take(store, "targets", [HEAD, row(CELL)])
    back = from_bytes(template(FORMS["targets"], store.facts(DATASET)))
    assert CELL in {each.values["milestones"] for each in back.rows}
    assert propose(store, DATASET, back).changes_nothing


def test_what_was_reached_stays_reached_while_the_milestone_is_the_same(store: Store) -> None:
    take(store, "targets", [HEAD, row(CELL)])
    first, _ = store.facts(DATASET).rows("select id from milestone order by number")
    told = {"reached_on": date(2024, 3, 28), "evidence": "Konzept vom 28.03.2024"}
    mending.correct(store, DATASET, "milestone", first["id"], told, author="Frau Beispiel", reason="erreicht")
    moved = "30.04.2024: Konzept liegt vor; 30.10.2024: zweite Gruppe beginnt"
    take(store, "targets", [HEAD, row(moved)])
    found = store.facts(DATASET).rows("select name, reached_on, evidence from milestone order by number")
    assert found == [
        {"name": "Konzept liegt vor", **told},
        {"name": "zweite Gruppe beginnt", "reached_on": None, "evidence": None},
    ]

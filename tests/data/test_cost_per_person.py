"""Euro je Person: the money and the persons of all Maßnahmen of a Maßnahmenart that state both."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import tiny

END = date(2024, 12, 31)


def test_persons_of_several_massnahmen_add_up_with_their_money(tmp_path: Path) -> None:
    # 300 € for 10 persons and 500 € for 15; the 90 € of the third, of which no persons are known, count for nothing
    money = {"06434/2024/01": (300, 10), "06434/2024/02": (500, 15), "06434/2024/03": (90, None)}
    rows = tiny.sound() | {"project": [], "amount": [], "target": []}
    for number, (key, (euros, persons)) in enumerate(money.items(), 1):
        rows["project"].append(tiny.project(id=key, ordinal=number, name=f"Maßnahme {number}"))
        rows["amount"].append(tiny.amount(id=key, level="project", project=key, category=1, euros=euros))
        if persons:
            aim = {"kind": "numeric", "indicator": "entries", "target_value": 20, "category": 1}
            rows["target"].append(tiny.target(id=key, project=key, name=f"Eintritte {number}", **aim))
            report = {"target": key, "reported_on": END, "value": persons, "reported_by": "Kreis"}
            rows.setdefault("report", []).append(tiny.row(id=key, **report))
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, rows)
        part = store.facts(tiny.DATASET).ask(
            "select numerator, denominator from county_part where measure = 'euros_per_participant'"
        )
    assert part.to_numpy().tolist() == [[800.0, 25.0]]


def test_persons_of_a_whole_massnahmenart_go_with_its_money_of_their_own_year(tmp_path: Path) -> None:
    rows = tiny.sound() | {
        "amount": [
            tiny.amount(id=str(year), level="category", category=1, budget_year=year, euros=euros)
            for year, euros in ((2023, 999), (2024, 600))
        ],
        "target": [
            tiny.target(
                id="e", project=None, category=1, kind="numeric", indicator="entries", target_value=40, name="E"
            )
        ],
        "report": [tiny.row(id="e", target="e", reported_on=END, value=30, reported_by="Kreis")],
    }
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, rows)
        part = store.facts(tiny.DATASET).ask(
            "select budget_year, numerator, denominator from county_part where measure = 'euros_per_participant'"
        )
    assert part.to_numpy().tolist() == [[2024, 600.0, 30.0]]

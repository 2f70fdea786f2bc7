"""Leitfrage L-11: how much of the budget belongs to no Maßnahmenart."""

from __future__ import annotations

import tiny
from dialogues_by_hand import Known, found


def test_money_of_no_maßnahmenart_is_added_up_whether_or_not_a_maßnahme_is_named(known: Known) -> None:
    # Of 1.000 € 400 belong to a Maßnahmenart and 250 to a Maßnahme of none; 350 nobody splits.
    parts = [
        tiny.amount(id="k", level="category", category=1, euros=400),
        tiny.amount(id="p", level="project", project="n", euros=250),
    ]
    facts = known(amount=parts, project=[tiny.project(id="n", ordinal=2, name="Werkstatt", category=None)])
    assert found(facts, "L-11") == [
        "Von vereinbarten 1.000 € sind 600 € nicht auf die Maßnahmenarten aufgeteilt. Wie verteilen sie sich?"
    ]


def test_where_a_later_stage_is_split_it_is_asked_whether_that_holds_for_the_agreed_money_too(known: Known) -> None:
    def granted(*euros: int) -> list[tiny.Row]:
        parts = [
            tiny.amount(id=f"g{art}", stage="granted", level="category", category=art, euros=each)
            for art, each in enumerate(euros, 1)
        ]
        return [tiny.amount(id="g", stage="granted", euros=900), *parts]

    assert found(known(amount=granted(500, 400)), "L-11") == [
        "Die vereinbarten 1.000 € sind nicht auf die Maßnahmenarten aufgeteilt, die Mittel der Stufe „bewilligt“ sind "
        "es ganz. Gilt diese Aufteilung auch für das Vereinbarte?"
    ]
    assert found(known(amount=granted(500, 399)), "L-11") == [
        "Die vereinbarten 1.000 € sind nicht auf die Maßnahmenarten aufgeteilt. Wie verteilen sie sich?"
    ], "one euro of the grant belongs to none"

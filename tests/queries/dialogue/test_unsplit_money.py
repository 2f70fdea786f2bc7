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
        "Von 1.000 € sind 600 € nicht auf die Maßnahmenarten aufgeteilt. Wie verteilen sie sich?"
    ]

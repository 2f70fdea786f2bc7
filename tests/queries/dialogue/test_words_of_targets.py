"""Textvergleich: what a Maßnahme that goes on is to reach in words is told as numbers are."""

from __future__ import annotations

from datetime import date

import tiny
from dialogues_by_hand import Known

from charts.dialogue import target_changes
from queries.dialogue import wording


def test_words_of_a_measure_that_goes_on_are_told_as_added_dropped_or_changed(known: Known) -> None:
    line = [
        tiny.row(id=f"l/{key}", line="l", project=key, decided_by="M.", decided_on=date(2024, 1, 1))
        for key in ("v1", "06434/2024/01")
    ]

    def told(*targets: tiny.Row) -> list[str]:
        facts = known(
            project=[
                tiny.project(id="v1", budget_year=2023, name="Anker"),
                tiny.project(id="v2", budget_year=2023, ordinal=2, name="Ende"),
            ],
            project_line=line,
            target=list(targets),
        )
        frame = wording.agreed_targets(facts, county=tiny.COUNTY, year=2024, other_year=2023)
        return sorted(words for _, _, words in target_changes.changed(frame))

    def words(key: str, year: int, name: str, project: str) -> tiny.Row:
        return tiny.target(
            id=key, budget_year=year, name=name, project=project, kind="qualitative", indicator=None, citation="§ 5"
        )

    carried_out = [
        words("a1", 2023, "Anker wird durchgeführt", "v1"),
        words("a2", 2024, "JUBA 3.0 wird durchgeführt", "06434/2024/01"),
        # a Maßnahme that ends takes its targets with it
        words("e1", 2023, "Ende wird durchgeführt", "v2"),
    ]
    old, new = words("b1", 2023, "Beirat tagt", "v1"), words("b2", 2024, "Beirat berät", "06434/2024/01")
    more = words("c2", 2024, "Bericht liegt vor", "06434/2024/01")
    assert told(*carried_out) == []
    assert told(*carried_out, new) == ["neu: Ziel „Beirat berät“ von „JUBA 3.0“"]
    assert told(*carried_out, old) == ["entfallen: Ziel „Beirat tagt“ von „Anker“"]
    assert told(*carried_out, old, new) == ["geändert: Ziel „Beirat tagt“ von „Anker“ → „Beirat berät“"]
    # of two new ones nobody knows which took the place
    assert told(*carried_out, old, new, more) == [
        "entfallen: Ziel „Beirat tagt“ von „Anker“",
        "neu: Ziel „Beirat berät“ von „JUBA 3.0“",
        "neu: Ziel „Bericht liegt vor“ von „JUBA 3.0“",
    ]

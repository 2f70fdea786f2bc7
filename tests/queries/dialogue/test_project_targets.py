"""L-10, of Maßnahmen that are only to be carried out: Maßnahmen are counted once, however many targets they have."""

from __future__ import annotations

import tiny
from dialogues_by_hand import Known

from queries.dialogue import lead_questions


def test_two_targets_of_one_measure_are_those_of_one_measure(known: Known) -> None:
    facts = known(target=[tiny.target(id="noch eines", name="JUBA wird beworben")])
    (row,) = lead_questions.only_project_targets(facts, county=tiny.COUNTY, year=2024).to_dict("records")
    assert row["text"].startswith("Die Zielvereinbarung nennt für eine Maßnahme die Durchführung")
    assert row["figures"] == "2 Ziele, davon 0 mit Zahl"

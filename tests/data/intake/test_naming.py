"""A name of a Ziel that nobody has in its place is asked about with what there is; the answer holds for one file."""

from __future__ import annotations

from datetime import date

from sheets import COUNTY, DATASET, filled

from data.intake import propose
from data.store import Store

HEAD = ["Kreis", "Jahr", "Ziel", "Stichtag", "Ist-Wert", "gemeldet von"]


def reported(name: str, county: str = COUNTY):  # type: ignore[no-untyped-def]
    return filled("reports", [HEAD, [county, 2024, name, date(2024, 6, 30), 12, "Kreis"]])


def test_an_unknown_name_is_asked_about_with_the_names_of_its_place(store: Store) -> None:
    proposal = propose(store, DATASET, reported("Zugänge"))
    assert [problem.rule for problem in proposal.hard] == ["target_known"]
    [question] = proposal.names
    assert "„Zugänge“ in Spalte Ziel" in question.sentence
    assert [name for _, name in question.choices] == ["Eintritte", "Strategie"]
    answered = reported("Zugänge")
    answered.meant = {question.key: question.choices[0][0]}
    proposal = propose(store, DATASET, answered)
    assert (proposal.hard, proposal.names) == ([], [])
    assert [row["target"] for row in proposal.new] == [question.choices[0][0]]


def test_an_answer_never_reaches_another_county(store: Store) -> None:
    [question] = propose(store, DATASET, reported("Zugänge")).names
    other = reported("Zugänge", "Wetteraukreis")
    other.meant = {question.key.replace("06434", "06440"): question.choices[0][0]}
    proposal = propose(store, DATASET, other)
    assert (proposal.new, proposal.names) == ([], [])
    assert [problem.rule for problem in proposal.hard] == ["target_known"]

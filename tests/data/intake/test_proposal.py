"""A file is held against what holds: what is new, changed, removed; all that is wrong, with cells; nothing stored."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sheets import COUNTY, DATASET, filled, sheets, take

from data.intake import FORMS, LoadRefused, NothingToLoad, load, propose, read
from data.intake.comparing import Change
from data.intake.effects import Effect
from data.intake.proposal import Proposal
from data.store import Store, check

HEAD = ["Kreis", "Jahr", "Programm", "Stufe", "Maßnahmenart", "Betrag"]


def row(category: int | None, euros: object, *, stage: str = "bewilligt", year: int = 2024) -> list[Any]:
    return [COUNTY, year, "AQB", stage, category, euros]


def said(store: Store, purpose: str, rows: list[list[Any]]) -> Proposal:
    return propose(store, DATASET, filled(purpose, rows))


def asked(store: Store, sql: str) -> list[tuple[Any, ...]]:
    return sorted(tuple(row.values()) for row in store.facts(DATASET).rows(sql))


def rules(found: Proposal) -> dict[str, str]:
    """Rule → sheet!cell of each problem."""
    return {each.rule: f"{each.sheet}!{each.cell}" for each in found.problems}


def test_new_changed_removed_and_unchanged_rows_are_told(store: Store) -> None:
    take(store, "amounts", [HEAD, row(1, 1000), row(2, 2000), row(3, 3000)])
    again = [
        [*HEAD, "entfällt"],
        [*row(1, 1000), None],
        [*row(2, 2500), None],
        [*row(3, 3000), "ja"],
        [*row(4, 400), None],
    ]
    found = said(store, "amounts", again)
    assert [each["id"] for each in found.new] == ["06434/2024/AQB/granted/category/4"]
    assert found.changed == [
        Change("06434/2024/AQB/granted/category/2", "euros", Decimal("2000.00"), Decimal(2500)),
    ]
    assert [each["id"] for each in found.removed] == ["06434/2024/AQB/granted/category/3"]
    assert found.unchanged == 1
    assert found.problems == []
    assert Effect("Summen der Maßnahmenarten AQB 2024, bewilligt", Decimal(6000), Decimal(3900)) in found.effects
    assert asked(store, "select count(*) from amount") == [(3,)], "a look stores nothing"
    take(store, "amounts", again)
    assert asked(store, "select sum(euros)::integer from amount") == [(3900,)]


def test_a_row_that_is_not_in_the_file_stays(store: Store) -> None:
    take(store, "amounts", [HEAD, row(1, 1000), row(2, 2000)])
    take(store, "amounts", [HEAD, row(1, 1100)])
    assert asked(store, "select sum(euros)::integer from amount") == [(3100,)]


def test_a_column_that_is_not_in_the_file_stays(store: Store) -> None:
    take(
        store, "projects", [["Kreis", "Jahr", "Programm", "Maßnahme", "Träger"], [COUNTY, 2024, "AQB", "juba", "Werk"]]
    )
    assert asked(store, "select name, places, provider from project") == [("JUBA", 20, "Werk"), ("PeTz", 10, None)]


def test_a_later_file_changes_the_row_of_the_agreement(store: Store) -> None:
    with store.writing(DATASET) as writer:
        writer.deliver("zv", source="dialog", recorded_by="Test")
        place = {"county": "06434", "budget_year": 2024, "programme": "AQB", "stage": "agreed", "level": "total"}
        more = {"euros": 1000, "precision": "exact", "funding_source": "state", "state": "final", "citation": "§ 4"}
        writer.record("amount", [{"id": "ganz/anders", "delivery": "zv"} | place | more])
    found = said(store, "amounts", [HEAD, row(None, 1200, stage="vereinbart")])
    assert found.changed == [
        Change("ganz/anders", "euros", Decimal("1000.00"), Decimal(1200)),
        Change("ganz/anders", "state", "final", "provisional"),
    ]
    take(store, "amounts", [HEAD, row(None, 1200, stage="vereinbart")])
    found_rows = asked(store, "select euros::integer, funding_source, state, citation from amount")
    assert found_rows == [(1200, "state", "provisional", "Blatt Blatt, Zeile 2")]


def test_every_problem_comes_in_one_list_with_its_cell(store: Store) -> None:
    found = said(
        store,
        "amounts",
        [
            HEAD,
            row(1, "viel"),
            [COUNTY, "24", "AQB", "bewilligt", 1, 5],
            ["Hanau", 2024, "AQB", "bewilligt", 1, 5],
            row(2, -5),
            [COUNTY, 2024, "Schutzschirm", "bewilligt", 1, 5],
            row(3, 100, year=2019),
            row(3, 200, year=2019),
            [COUNTY, 2024, "AQB", "vielleicht", 1, 5],
            [None, 2024, "AQB", "bewilligt", 4, 5],
        ],
    )
    assert rules(found) == {
        "euros_readable": "Blatt!F2",
        "budget_year_readable": "Blatt!B3",
        "county_in_year": "Blatt!B4",
        "amount_plausible": "Blatt!F5",
        "programme_in_year": "Blatt!C6",
        "row_once": "Blatt!F8",
        "stage_readable": "Blatt!D9",
        "euros_usual": "Blatt!F4",
        "county_given": "Blatt!A10",
    }
    assert [each.rule for each in found.soft] == ["euros_usual"]
    assert all(each.message and each.mend for each in found.problems)
    assert asked(store, "select count(*) from amount") == [(0,)]


def test_nothing_is_stored_while_anything_is_wrong(store: Store) -> None:
    with pytest.raises(LoadRefused) as refused:
        take(store, "amounts", [HEAD, row(1, 1000), row(2, -5)])
    assert [each.rule for each in refused.value.problems] == ["amount_plausible"]
    with pytest.raises(LoadRefused):
        take(store, "amounts", [HEAD, row(1, 1000), row(2, "viel")])
    assert asked(store, "select count(*) from amount") == [(0,)]


def test_the_same_file_again_is_no_change(store: Store) -> None:
    take(store, "amounts", [HEAD, row(1, 1000)])
    found = said(store, "amounts", [HEAD, row(1, 1000)])
    assert found.changes_nothing
    assert found.sentence.startswith("Keine Änderung")
    with pytest.raises(NothingToLoad):
        take(store, "amounts", [HEAD, row(1, 1000)])


def test_what_is_unusual_needs_a_comment_that_is_kept(store: Store) -> None:
    take(store, "amounts", [HEAD, row(None, 1000, year=2023)])
    unusual = [HEAD, row(None, 1400)]
    with pytest.raises(LoadRefused, match="braucht einen Kommentar"):
        take(store, "amounts", unusual, comment=" ")
    delivery = take(store, "amounts", unusual, comment="zweite Tranche")
    assert (delivery, "zweite Tranche") in asked(store, "select id, note from delivery")
    assert any("zweite Tranche" in faults for (faults,) in asked(store, "select known_faults from source"))
    assert check(store, DATASET) == []


def test_a_question_hinders_until_it_is_answered(store: Store) -> None:
    rows = [[*HEAD, "Kofi"], [*row(1, 1000), 7]]
    found = said(store, "amounts", rows)
    assert [(each.head, each.cell, each.examples) for each in found.questions] == [("Kofi", "G1", ("7",))]
    assert [each.rule for each in found.hard] == ["column_known"]
    answered = read(sheets(("Blatt", rows)), FORMS, {"amounts": {"Kofi": ""}})
    assert propose(store, DATASET, answered).problems == []
    meant = read(sheets(("Blatt", [[*HEAD[:5], "Kofi"], row(1, 1000)])), FORMS, {"amounts": {"kofi:": "euros"}})
    assert propose(store, DATASET, meant).new[0]["euros"] == 1000


def test_a_name_stands_for_its_row_and_nothing_for_two(store: Store) -> None:
    head = [*HEAD[:4], "Maßnahme", "Betrag"]
    found = said(store, "amounts", [head, [COUNTY, 2024, "AQB", "bewilligt", "petz", 500]])
    assert [(each["project"], each["category"], each["level"]) for each in found.new] == [
        ("06434/2024/02", 2, "project")
    ]
    assert said(store, "amounts", [head, [COUNTY, 2024, "AQB", "bewilligt", "Nie", 5]]).hard[0].rule == "project_known"


def test_reports_deviations_and_commitments_find_what_they_speak_of(store: Store) -> None:
    report = [
        ["Kreis", "Jahr", "Ziel", "Stichtag", "Ist", "gemeldet von"],
        [COUNTY, 2024, "Eintritte", date(2024, 6, 30), 18, "K"],
    ]
    found = said(store, "reports", report)
    assert [each["id"] for each in found.new] == ["06434/2024/Z1/2024-06-30"]
    final = said(store, "reports", [report[0], [COUNTY, 2024, "Eintritte", date(2024, 12, 31), 40, "K"]])
    assert final.effects == [
        Effect("Ziele 2024: erreicht", None, 1),
        Effect("Ziele 2024: nicht bewertbar", 2, 1),
        Effect("Ziel „Eintritte“ (Hochtaunuskreis 2024)", "nicht bewertbar", "erreicht"),
    ]
    head = ["Kreis", "Jahr", "Tag", "Grund", "Nachweis", "Ziele", "Anpassungsregel", "Geld vorher", "Geld nachher"]
    why = [COUNTY, 2024, date(2024, 6, 30), "Kürzung", "Bescheid", "Eintritte; Strategie", "nur Begründung"]
    found = said(store, "deviations", [head[:7], why])
    assert found.new[0]["targets"] == ["06434/2024/Z1", "06434/2024/Z2"]
    # What is agreed in words has no value that money could change.
    cut = [*why[:6], "anteilig", 100, 90]
    assert said(store, "deviations", [head, cut]).hard[0].rule == "target_affected"
    cut[5] = "Eintritte"
    assert said(store, "deviations", [head, [*cut[:-1], None]]).hard[0].rule == "rule_complete"
    step = ["Kreis", "Jahr", "Verabredung", "verantwortlich", "Frist"]
    said_so = said(store, "commitments", [step, [COUNTY, 2024, "Bericht", "Kreis", "31.12.2024"]])
    assert [(each["id"], each["dialogue"]) for each in said_so.new] == [("06434/2024/D1/1", "06434/2024/D1")]
    other = said(store, "commitments", [step, [COUNTY, 2023, "Bericht", "Kreis", "31.12.2024"]])
    assert other.hard[0].rule == "dialogue_known"


def test_a_key_of_another_row_is_refused(store: Store) -> None:
    take(store, "amounts", [HEAD, row(1, 1000)])
    key = "06434/2024/AQB/granted/category/1"
    assert said(store, "amounts", [[*HEAD, "Schlüssel"], [*row(2, 1000), key]]).hard[0].rule == "key_fits"
    assert said(store, "amounts", [[*HEAD, "Schlüssel"], [*row(1, 1000), "x"]]).hard[0].rule == "key_known"


def test_what_shall_go_must_be_there(store: Store) -> None:
    assert said(store, "amounts", [[*HEAD, "entfällt"], [*row(1, 1000), "ja"]]).hard[0].rule == "removed_known"


def test_who_loads_is_named(store: Store) -> None:
    with pytest.raises(LoadRefused, match="Ihr Name fehlt"):
        load(store, DATASET, filled("amounts", [HEAD, row(1, 1)]), recorded_by=" ", file_name="x", file_hash="ab")


def test_progress_is_told(store: Store) -> None:
    told: list[float] = []
    rows = filled("amounts", [HEAD, row(1, 1000)])
    load(
        store,
        DATASET,
        rows,
        recorded_by="T",
        file_name="x",
        file_hash="ab",
        progress=lambda share, _: told.append(share),
    )
    assert told == sorted(told)
    assert told[-1] == 1


def test_problems_come_in_the_order_of_the_file_whichever_rule_finds_them(store: Store) -> None:
    """A9 before A10, and what cannot be read among what a rule of the store refuses."""
    outdated = [[COUNTY, year, "AB", "bewilligt", 1, 1000 * year] for year in range(2015, 2025)]
    found = said(store, "amounts", [HEAD, *outdated[:4], row(1, "viel"), *outdated[4:]])
    assert [each.cell for each in found.problems] == ["C2", "C3", "C4", "C5", "F6", *(f"C{at}" for at in range(7, 13))]

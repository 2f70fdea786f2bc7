"""What the cells of a sum can mean, each row by itself and beside the others, and what becomes of it in the store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import kept
import pytest
from agreement_text import COUNTIES, agreement, read

from data import by_hand
from data.agreement_amounts import AmountCells, Places, amount_cells, entered_amount, programme_choices
from data.agreement_edits import AS_READ, answer, kept_amount, with_answers
from data.amounts_together import Row, faults_together
from data.imports import import_reading
from data.readers.given import AnswerRefused
from data.readers.reading import Reading, Stated
from data.store import Store

LISTED = {1: ["Werkstatt Nord (50.000 Euro)", "Lernwerk"], 2: [], 3: ["Sprache und Beruf"], 4: []}
READING = read(agreement(projects=LISTED))
SPLIT = (
    "Das Ministerium stellt im Jahr 2024 Haushaltsmittel in Höhe von insgesamt 1.000.000 Euro zur Verfügung, davon "
    "700.000 Euro für das Ausbildungs- und Qualifizierungsbudget (AQB) und 300.000 Euro für das Arbeitsmarktbudget "
    "(AMB)."
)
BOTH = read(agreement(money=SPLIT, projects=LISTED))


def cells(**values: Any) -> AmountCells:
    return AmountCells(**{"euros": Decimal(30_000)} | values)


def entered(reading: Reading, typed: AmountCells, held: Stated | None = None) -> Stated:
    return entered_amount(reading, typed, held, Places(reading.projects, {}))


def rows(reading: Reading, *typed: AmountCells | None, more: tuple[AmountCells, ...] = ()) -> list[Row]:
    """The rows of the table: those that were read with what is typed instead, None as it was; then those added."""
    found = [
        Row(place, held, held if given is None else entered(reading, given, held))
        for place, (held, given) in enumerate(zip(reading.amounts, typed, strict=True), 1)
    ]
    return found + [Row(len(found) + place, None, entered(reading, each)) for place, each in enumerate(more, 1)]


def after(reading: Reading, found: list[Row], reason: str = "laut Anlage 2") -> Reading:
    at = {id(held): number for number, held in enumerate(reading.amounts)}
    sums = [kept_amount(None if row.read is None else at[id(row.read)], row.now) for row in found]
    return with_answers(reading, json.loads(json.dumps([answer("amounts", sums, reason)])), COUNTIES)


def test_what_was_read_says_the_same_again() -> None:
    of_one = [(each.level, each.programme, int(each.amount_eur)) for each in READING.amounts]
    assert of_one == [("total", "AQB", 1_140_300), ("project", "AQB", 50_000)]
    assert [(each.level, each.programme) for each in BOTH.amounts] == [
        ("total", None), ("total", "AQB"), ("total", "AMB"), ("project", None),
    ]  # fmt: skip
    for reading in (READING, BOTH):
        assert [entered(reading, amount_cells(each), each) for each in reading.amounts] == reading.amounts
        assert after(reading, rows(reading, *[None] * len(reading.amounts))).amounts == reading.amounts


def test_what_a_sum_is_follows_from_what_it_is_for() -> None:
    assert entered(READING, cells(project="Lernwerk")).level == "project"
    assert entered(READING, cells(project="Lernwerk")).category == 1
    assert entered(READING, cells(category=3)).level == "category"
    assert entered(READING, cells(category=3, purpose="Druck")).level == "purpose"
    tranche = entered(READING, cells(spending_from=2025))
    assert (tranche.level, tranche.spending_to) == ("tranche", 2025)
    assert entered(READING, cells(funding_source="esf")).level == "funding"
    assert entered(READING, cells(level="own", funding_source="county")).level == "own"
    _, part = READING.amounts
    moved = entered(READING, amount_cells(part)._replace(project="Sprache und Beruf"), part)
    assert (moved.level, moved.category, moved.cited) == ("project", 3, part.cited)
    whole = entered(READING, amount_cells(part)._replace(project=None), part)
    assert (whole.level, whole.category) == ("category", 1)


def test_a_sum_the_reader_missed_is_cited_with_the_one_line_that_states_it() -> None:
    said = agreement(projects=LISTED).replace("§ 5\n", "Für Druck sind 30.000,00 Euro gedacht.\n\n§ 5\n", 1)
    found = entered(read(said), cells(purpose="Druck"))
    assert (found.cited.section, found.cited.passage) == ("§ 4", "Für Druck sind 30.000,00 Euro gedacht.")
    assert entered(READING, cells(purpose="Druck")).cited.section == "Angabe einer Person"
    # 130.000 is no 30.000, and of two lines nobody knows which.
    assert entered(read(said.replace("30.000,00", "130.000,00")), cells(purpose="Druck")).cited.passage == ""
    twice = said.replace("gedacht.", "gedacht.\nFür Druck sind 30.000 Euro vorgesehen.")
    assert entered(read(twice), cells(purpose="Druck")).cited.passage == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (cells(euros=None, category=1), "Der Betrag fehlt"),
        (cells(euros=Decimal(0), category=1), "ein Betrag über 0"),
        (cells(), "Wofür der Betrag ist, fehlt"),
        (cells(level="category"), "Die Gliederung ist „Maßnahmenart“, aber die Maßnahmenart fehlt"),
        (cells(level="tranche"), "aber das Ausgabejahr fehlt"),
        (cells(level="funding"), "aber die Mittelherkunft fehlt"),
        (cells(level="purpose", category=1), "aber der Zweck fehlt"),
        (cells(level="total", category=2), "Das Ganze hat keine Maßnahmenart"),
        (cells(level="category", category=1, project="Lernwerk"), "Der Betrag einer Maßnahmenart nennt die Maßnahme"),
        (cells(project="Lernwerk", category=3), "„Lernwerk“ gehört zur Maßnahmenart 1 "),
        (cells(project="Nirgends"), "„Nirgends“ steht nicht (mehr) in der Liste"),
        (cells(category=1, spending_to=2025), "„Ausgabejahr von“ leer"),
        (cells(category=1, spending_from=2025, spending_to=2024), "laufen rückwärts"),
    ],
)
def test_cells_that_can_mean_no_sum_are_refused_with_what_to_do(typed: AmountCells, said: str) -> None:
    with pytest.raises(AnswerRefused) as refused:
        entered(READING, typed)
    assert said in str(refused.value)
    assert any(word in str(refused.value) for word in ("Bitte", "Erwartet"))


def test_a_massnahme_stands_under_its_own_programme() -> None:
    with pytest.raises(AnswerRefused, match="Programm der Maßnahme „Lernwerk“"):
        entered(BOTH, cells(project="Lernwerk", programme="AMB"))
    paid = [replace(each, programme="AMB") for each in BOTH.projects]
    found = entered_amount(BOTH, cells(project="Neu", programme="AMB"), None, Places(paid, {"Neu": "Lernwerk"}))
    assert (found.level, found.programme, found.category) == ("project", "AMB", 1)


def test_the_programmes_to_choose_from_are_those_of_the_year() -> None:
    assert list(programme_choices(READING)) == ["AQB", "AMB", "TEILZEIT"]
    assert list(programme_choices(replace(READING, year=2014, programmes=[], amounts=[]))) == ["AB", "AMB"]


def test_rows_that_cannot_stand_beside_each_other_are_named() -> None:
    def faults(reading: Reading, *typed: AmountCells | None, more: tuple[AmountCells, ...] = ()) -> str:
        return " ".join(faults_together(reading, rows(reading, *typed, more=more)))

    whole, part = map(amount_cells, READING.amounts)
    assert faults(READING, None, None) == ""
    assert faults(READING, None, part._replace(euros=Decimal("51000.50"))) == ""
    assert "Zeile 3 und 4: Beide nennen die Maßnahmenart 3" in faults(
        READING, None, None, more=(cells(category=3), cells(category=3, euros=Decimal(1)))
    )
    assert "Zeile 2 und 3: Beide nennen die Maßnahme „Werkstatt Nord“" in faults(
        READING, None, None, more=(cells(project="Werkstatt Nord", programme="AQB"),)
    )
    assert "Zeile 1 und 3: Beide nennen das Ganze" in faults(READING, None, None, more=(whole,))
    assert "Zeile 3: Für AMB steht kein Gesamtbetrag da" in faults(
        READING, None, None, more=(cells(category=3, programme="AMB"),)
    )
    gone = faults_together(READING, rows(READING, None, None)[1:])
    assert "entfernen lässt er sich nicht" in gone[0]


def test_parts_and_massnahmen_go_with_a_programme_that_was_read_wrongly(store: Store) -> None:
    whole, _ = map(amount_cells, READING.amounts)
    found = rows(READING, whole._replace(programme="AMB"), None, more=(cells(category=3, programme="AMB"),))
    assert faults_together(READING, found) == []
    now = after(READING, found)
    assert [(each.code, each.amount_eur) for each in now.programmes] == [("AMB", 1_140_300)]
    assert stored(store, now) == [
        ("06440/2024/AMB/agreed/category/3", "30000.00", {"": "laut Anlage 2"}),
        ("06440/2024/AMB/agreed/project/01", "50000.00", {"programme": "laut Anlage 2"}),
        ("06440/2024/AMB/agreed/total", "1140300.00", {"programme": "laut Anlage 2"}),
    ]
    assert store.facts("ministry").rows("select distinct programme from project") == [{"programme": "AMB"}]


def test_the_sums_of_two_programmes_are_put_right_one_by_one(store: Store) -> None:
    typed = [
        amount_cells(each)._replace(euros=Decimal("700000.25")) if each.programme == "AQB" else None
        for each in BOTH.amounts
        if each.programme or each.level != "total"
    ]
    reading = replace(BOTH, amounts=[each for each in BOTH.amounts if each.programme or each.level != "total"])
    now = after(reading, rows(reading, *typed))
    assert now.total_eur == Decimal("1000000.25")
    assert [row for row in stored(store, now) if row[0].endswith("total")] == [
        ("06440/2024/AMB/agreed/total", "300000.00", {}),
        ("06440/2024/AQB/agreed/total", "700000.25", {"euros": "laut Anlage 2"}),
    ]


def test_every_corrected_value_is_cited_and_the_others_are_not(store: Store) -> None:
    whole, part = map(amount_cells, READING.amounts)
    found = rows(
        READING,
        whole._replace(funding_source="state_esf"),
        part._replace(euros=Decimal("50000.75"), spending_from=2024, precision="at_most"),
        more=(cells(euros=Decimal("12.34"), purpose="Druck", funding_source="esf", programme="AQB"),
              cells(level="own", funding_source="county")),
    )  # fmt: skip
    now = after(READING, found)
    columns = {"euros", "spending_from", "spending_to", "precision"}
    assert stored(store, now) == [
        ("06440/2024/AQB/agreed/project/01", "50000.75", dict.fromkeys(columns, "laut Anlage 2")),
        ("06440/2024/AQB/agreed/purpose/1", "12.34", {"": "laut Anlage 2"}),
        ("06440/2024/AQB/agreed/total", "1140300.00", {"funding_source": "laut Anlage 2"}),
    ]
    [remark] = store.facts("ministry").rows("select text, citation, state from remark")
    assert remark["text"] == "Geld der Gebietskörperschaft oder Dritter: 30.000,00 €"
    assert by_hand.given(remark["citation"]) == {"": "laut Anlage 2"}
    assert remark["state"] == "provisional"


def test_parts_are_compared_with_the_whole_as_they_are_corrected() -> None:
    too_much = cells(category=3, euros=Decimal(1_200_000))
    now = after(READING, rows(READING, None, None, more=(too_much,)))
    [asked] = now.errors
    assert asked.message == (
        "Beträge: Die Beträge der Maßnahmenarten ergeben 1.200.000 Euro, das Ganze ist 1.140.300 Euro. Bitte klären."
    )
    assert with_answers(now, [answer("amounts", AS_READ, "angesehen")], COUNTIES).errors == []
    less = [Row(3, now.amounts[2], replace(now.amounts[2], amount_eur=Decimal(40_000)))]
    assert after(now, [Row(1, now.amounts[0], now.amounts[0]), *less]).errors == []
    assert with_answers(now, [answer("total_eur", Decimal(1_250_000), "Bescheid")], COUNTIES).errors == []
    assert with_answers(READING, [answer("total_eur", Decimal(40_000), "Bescheid")], COUNTIES).errors


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with kept.new_store(tmp_path, "ministry") as store:
        yield store


def stored(store: Store, reading: Reading) -> list[tuple[str, str, dict[str, str]]]:
    import_reading(store, "ministry", reading, file_name="zv.txt", file_hash="ab" * 32, recorded_by="Frau Beispiel")
    found = store.facts("ministry").rows("select id, euros, citation from amount order by id")
    return [(str(row["id"]), str(row["euros"]), by_hand.given(str(row["citation"]))) for row in found]

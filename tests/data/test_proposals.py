"""The difference between a reading and what holds, before anything is stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import kept
import pytest

from data.agreement_difference import Change, difference
from data.imports import COUNTIES, ImportRefused, import_agreement, import_reading
from data.published import AGREEMENT
from data.readers.agreement import read_agreement
from data.readers.answering import answered
from data.readers.parties import load_counties
from data.readers.reading import Reading
from data.store import Store, check

TEXT = AGREEMENT.read_text("utf-8")
AT = datetime(2023, 7, 1, 9, 30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with kept.new_store(tmp_path, "ministry") as store:
        yield store


def reading(text: str = TEXT) -> Reading:
    return read_agreement(text, load_counties(COUNTIES))


def take(store: Store, text: str = TEXT) -> None:
    import_agreement(store, "ministry", text, file_name="zv.txt", recorded_by="Frau Beispiel", recorded_at=AT)


def changes(store: Store, text: str) -> list[Change]:
    return difference(store.facts("ministry"), reading(text))


def test_of_a_first_agreement_everything_is_new(store: Store) -> None:
    found = changes(store, TEXT)
    assert {each.kind for each in found} == {"new"}
    assert next(each.name for each in found if each.table == "project") == "JUBA 3.0"


def test_of_the_same_agreement_nothing_is(store: Store) -> None:
    take(store)
    assert changes(store, TEXT + "\n") == []


def test_of_a_corrected_one_it_names_old_and_new(store: Store) -> None:
    take(store)
    text = TEXT.replace("753.200 Euro", "700.000 Euro").replace(" - BASS 2023\n", " - BASS 2023 (12 Plätze)\n")
    text = text.replace(" - Berufsscouts\n", " - Azubi-Coach\n")
    found = changes(store, text)
    euros = next(each for each in found if each.column == "euros")
    assert (euros.kind, euros.old, euros.new) == ("changed", Decimal("753200.00"), 700_000)
    assert [(each.old, each.new) for each in found if each.column == "places"] == [(None, 12)]
    whole = {(each.kind, each.name) for each in found if each.table == "project" and each.column is None}
    assert whole == {("new", "Azubi-Coach"), ("removed", "Berufsscouts")}
    assert {each.key for each in found if each.table == "passage"} == {"§ 4", "§ 5"}


def test_looking_at_it_stores_nothing(store: Store) -> None:
    changes(store, TEXT)
    assert store.facts("ministry").rows("select id from delivery order by id") == []


def test_an_answered_reading_is_stored_with_the_reason_in_its_citation(store: Store) -> None:
    open_text = TEXT.replace("753.200 Euro", "einen Betrag")
    with pytest.raises(ImportRefused, match="Kein Betrag"):
        take(store, open_text)
    found = answered(reading(open_text), "total_eur", Decimal(753_200), "laut Bescheid vom 1. Juli")
    result = import_reading(
        store, "ministry", found, file_name="zv.txt", file_hash="ab" * 32, recorded_by="X", note="geprüft"
    )
    assert result.euros == 753_200
    (row,) = store.facts("ministry").rows("select euros, citation from amount order by id")
    assert row == {
        "euros": Decimal("753200.00"),
        "citation": "Angabe einer Person; von Hand: laut Bescheid vom 1. Juli",
    }
    (delivery,) = store.facts("ministry").rows("select note from delivery order by id")
    assert delivery["note"] == "geprüft"
    assert check(store, "ministry") == []


def test_every_part_of_the_money_becomes_an_amount_and_other_money_a_remark(store: Store) -> None:
    text = TEXT.replace(
        "Qualifizierungsbudget 2023 zur Verfügung.",
        "Qualifizierungsbudget 2023 zur Verfügung, davon 35.000 Euro für Teilzeitausbildung und 20.000 Euro ESF-Mittel."
        " Der Hochtaunuskreis ergänzt 64.000 Euro aus Eigenmitteln.",
    ).replace(" - JUBA 3.0", " - JUBA 3.0 (120.000 Euro, 12 Plätze; Träger: AWO)")
    take(store, text)
    facts = store.facts("ministry")
    amounts = facts.rows(
        "select level, project, purpose, funding_source, euros::integer as euros from amount order by id"
    )
    assert [(row["level"], row["euros"]) for row in amounts] == [
        ("funding", 20_000),
        ("project", 120_000),
        ("purpose", 35_000),
        ("total", 753_200),
    ]
    assert (amounts[0]["funding_source"], amounts[1]["project"]) == ("esf", "06434/2023/01")
    assert amounts[2]["purpose"] == "Teilzeitausbildung"
    (project,) = facts.rows("select places, provider from project where id = '06434/2023/01' order by id")
    assert project == {"places": 12, "provider": "AWO"}
    (target,) = facts.rows(
        "select indicator, target_value::integer as value from target where kind = 'numeric' order by id"
    )
    assert target == {"indicator": "places", "value": 12}
    (remark,) = facts.rows("select text from remark order by id")
    assert remark["text"].startswith("Geld der Gebietskörperschaft oder Dritter: 64.000,00 €")
    (source,) = facts.rows("select known_faults from source order by id")
    assert source["known_faults"] == "Keine Teilnehmenden"
    assert check(store, "ministry") == []


def test_a_draft_that_is_taken_stays_provisional(store: Store) -> None:
    found = answered(reading("ENTWURF\n" + TEXT), "draft", None, "zur Abstimmung")
    import_reading(store, "ministry", found, file_name="zv.txt", file_hash="cd" * 32, recorded_by="X")
    assert store.facts("ministry").rows("select distinct state from project order by state") == [
        {"state": "provisional"}
    ]


def test_milestones_are_stored_with_their_days_and_a_later_text_takes_back_what_it_no_longer_names(
    store: Store,
) -> None:
    line = " - BASS 2023\n   Meilensteine: 31.03.2023: Konzept liegt vor; 30.09.2023: erste Gruppe beginnt\n"
    first = TEXT.replace(" - BASS 2023\n", line)
    take(store, first)

    def held() -> list[tuple[str, int, str, str]]:
        rows = store.facts("ministry").rows(
            "select target.name as target, number, milestone.name, due_on from milestone "
            "inner join target on milestone.target = target.id where target.kind = $kind order by number",
            kind="milestone",
        )
        return [(row["target"], row["number"], row["name"], f"{row['due_on']:%d.%m.%Y}") for row in rows]

    assert held() == [
        ("BASS 2023: Meilensteine", 1, "Konzept liegt vor", "31.03.2023"),
        ("BASS 2023: Meilensteine", 2, "erste Gruppe beginnt", "30.09.2023"),
    ]
    assert changes(store, first + "\n") == []
    second = first.replace("31.03.2023: Konzept liegt vor; ", "")
    assert {(each.table, each.kind) for each in changes(store, second)} >= {("milestone", "removed")}
    take(store, second)
    assert held() == [("BASS 2023: Meilensteine", 1, "erste Gruppe beginnt", "30.09.2023")]
    take(store, TEXT)
    assert held() == []
    assert check(store, "ministry") == []


def test_what_changes_is_called_by_its_name_and_never_by_its_key(store: Store) -> None:
    take(store, TEXT.replace(" - JUBA 3.0", " - JUBA 3.0 (120.000 Euro)"))
    text = TEXT.replace("753.200 Euro", "700.000 Euro").replace(" - JUBA 3.0", " - JUBA 3.0 (110.000 Euro)")
    found = changes(store, text.replace("OloV", "regionalen"))
    assert {each.name for each in found if each.table == "amount"} == {"Gesamtbetrag AQB", "JUBA 3.0"}
    assert all("06434/2023" not in f"{each.name} {each.old} {each.new}" for each in found)
    assert {each.name for each in found if each.table == "clause"} >= {"§ 2, Übergang Schule–Beruf (OloV)"}
    assert "§ 4 Haushaltsmittel und Eckdaten" in {each.name for each in found if each.table == "passage"}

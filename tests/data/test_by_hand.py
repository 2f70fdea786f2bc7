"""Where a value comes from that a person gave by hand: it is cited so, it alone, and the citation can be read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import kept
import pytest
from agreement_text import agreement, read

from data import by_hand
from data.imports import import_reading
from data.readers.answering import answered
from data.readers.reading import Project, Reading
from data.store import Store

READING = read(agreement(projects={1: ["Werkstatt Nord (12 Plätze)", "Lernwerk"], 2: ["Lehre"], 3: [], 4: []}))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with kept.new_store(tmp_path, "ministry") as store:
        yield store


def cited(store: Store, reading: Reading, table: str) -> dict[str, str]:
    import_reading(store, "ministry", reading, file_name="zv.txt", file_hash="ab" * 32, recorded_by="Frau Beispiel")
    rows = store.facts("ministry").rows(f"select * from {table} order by id")
    return {str(row.get("name") or row["id"]): str(row["citation"]) for row in rows}


def with_projects(reading: Reading, **changes: object) -> Reading:
    first, *others = reading.projects
    return answered(reading, "projects", [replace(first, **changes), *others], "laut Anlage 2 (Seite 1)")


def test_a_corrected_value_of_one_massnahme_is_cited_so_and_no_other(store: Store) -> None:
    found = with_projects(READING, places=14)
    assert cited(store, found, "project") == {
        "Werkstatt Nord": "§ 4; von Hand: laut Anlage 2 (Seite 1) (Plätze)",
        "Lernwerk": "§ 4",
        "Lehre": "§ 4",
    }
    targets = store.facts("ministry").rows("select name, citation from target order by id")
    assert {row["citation"] for row in targets} == {"§ 4"}, "how many places says nothing of a Ziel"


def test_a_second_correction_keeps_the_reason_of_the_first(store: Store) -> None:
    first = with_projects(READING, places=14)
    changed = [replace(first.projects[0], carrier="AWO"), *first.projects[1:]]
    found = answered(first, "projects", changed, "laut Anruf")
    said = cited(store, found, "project")["Werkstatt Nord"]
    assert said == "§ 4; von Hand: laut Anlage 2 (Seite 1) (Plätze); von Hand: laut Anruf (Träger)"
    assert by_hand.given(said) == {"places": "laut Anlage 2 (Seite 1)", "provider": "laut Anruf"}
    assert by_hand.reason(said, "name") is None


def test_a_renamed_massnahme_and_its_being_carried_out_are_cited_so(store: Store) -> None:
    found = answered(READING, "project_names", {"Lernwerk": "Lernwerk Süd"}, "laut Anruf")
    assert cited(store, found, "target") == {
        "Werkstatt Nord: 12 Plätze": "§ 4",
        "Werkstatt Nord wird durchgeführt": "§ 4",
        "Lernwerk Süd wird durchgeführt": "§ 4; von Hand: laut Anruf (Name)",
        "Lehre wird durchgeführt": "§ 4",
    }


def test_a_massnahme_that_is_added_is_cited_so_as_a_whole() -> None:
    found = answered(READING, "projects", [*READING.projects, Project(2, "Neu", "§ 6")], "laut Anruf").projects
    assert [each.by_hand for each in found] == [(), (), (), (("", "laut Anruf"),)]


def test_what_was_looked_at_and_left_as_it_was_read_keeps_its_place(store: Store) -> None:
    found = answered(READING, "projects", READING.projects, "angesehen")
    assert set(cited(store, found, "project").values()) == {"§ 4"}


def test_each_value_of_a_side_is_cited_by_itself(store: Store) -> None:
    county = replace(READING.party("county"), office="Erster Kreisbeigeordneter")
    found = answered(READING, "parties", [READING.party("ministry"), county], "laut Urschrift")
    said = cited(store, found, "agreement")["06440/2024"]
    assert by_hand.given(said) == {"county_office": "laut Urschrift"}
    assert found.party_place("county") == "Unterschriften; von Hand: laut Urschrift (Amt bei der Gebietskörperschaft)"
    assert found.party_place("ministry") == "Unterschriften"


def test_every_column_can_be_named_and_read_again() -> None:
    for column in by_hand.LABELS:
        assert by_hand.given(f"§ 1{by_hand.cited([(column, 'a; b')])}") == {column: "a; b"}
    assert by_hand.given(f"§ 1{by_hand.cited([(by_hand.WHOLE, 'a (b)')])}; ergänzt: Blatt 1") == {"": "a (b)"}
    assert by_hand.given("§ 1, Seite 2") == {}
    assert by_hand.given(by_hand.corrected("X", "01.02.2024", "Brief: neu")) == {"": "Brief: neu"}

"""Every table of facts and every column of it has a German name."""

from __future__ import annotations

import pytest

from charts.deliveries import changes, facts
from data import layout


@pytest.mark.parametrize("table", layout.fact_tables())
def test_a_table_and_its_columns_have_german_names(table: str) -> None:
    assert facts.TABLES[table]
    assert [name for name in layout.FACT_COLUMNS[table] if name not in facts.COLUMNS] == sorted(
        facts.OF_THE_DELIVERY, key=layout.FACT_COLUMNS[table].index
    )


@pytest.mark.parametrize("table", layout.fact_tables())
def test_no_two_columns_of_a_table_are_headed_the_same(table: str) -> None:
    labels = [facts.COLUMNS[name].label for name in layout.FACT_COLUMNS[table] if name not in facts.OF_THE_DELIVERY]
    assert len(labels) == len(set(labels))


def test_days_lists_and_codes_are_read_as_words() -> None:
    frame, columns = facts.told(
        [
            {"id": "1", "level": "total", "stated_on": "2024-06-30", "targets": ["a", "b"], "removed": False},
            {"id": "2", "level": None, "stated_on": None, "targets": None, "removed": False},
        ]
    )
    assert list(columns) == ["level", "stated_on", "targets"]
    written = {name: [column.write(value) for value in frame[name]] for name, column in columns.items()}
    assert written["level"] == ["Gesamt", "keine Angabe"]
    assert written["stated_on"] == ["30.06.2024", "keine Angabe"]
    assert written["targets"] == ["a, b", "keine Angabe"]


NAMES = {"06440/2024/01": "JUBA 3.0", "06440/2024/01/places": "30 Plätze"}


def test_counties_and_what_a_row_refers_to_are_called_by_name_and_no_key_stands_there() -> None:
    row = {"id": "06440/2024/AQB/agreed/project/01", "county": "06440", "project": "06440/2024/01", "category": 2}
    assert facts.keys([row, {"targets": ["06440/2024/01/places"]}]) == list(NAMES)
    talk = {"dialogue": "06440/2024/D1", "text": "Nachweise einreichen"}
    assert facts.keys([talk]) == ["06440/2024/D1"]
    told, _ = facts.told([talk], {"06440/2024/D1": "Dialog vom 29.10.2024"})
    assert told.loc[0, "dialogue"] == "Dialog vom 29.10.2024"
    frame, columns = facts.told([row], NAMES)
    assert "Schlüssel" not in [column.label for column in columns.values()]
    assert frame.loc[0, ["county", "project", "category"]].tolist() == [
        "Wetteraukreis",
        "JUBA 3.0",
        "2 Ausbildung und Coaching",
    ]


def test_a_member_of_a_line_is_called_by_its_project_and_the_line_by_the_one_it_began_with() -> None:
    row = {"id": "x", "line": "linie/06440/2023/07", "project": "06440/2024/01"}
    names = {"06440/2024/01": "JUBA 3.0", "06440/2023/07": "JUBA 2.0"}
    assert facts.keys([row]) == ["06440/2024/01", "06440/2023/07"]
    assert facts.name("project_line", row, names) == "Wetteraukreis 2024: JUBA 3.0"
    assert facts.said("line", row["line"], names) == "Linie von JUBA 2.0"


@pytest.mark.parametrize(
    ("table", "row", "says"),
    [
        ("amount", {"programme": "AQB", "stage": "agreed", "level": "total"}, "AQB, vereinbart, Gesamt"),
        ("amount", {"programme": "AQB", "stage": "agreed", "level": "project", "project": "06440/2024/01"},
         "AQB, vereinbart, JUBA 3.0"),
        ("project", {"name": "JUBA 3.0"}, "JUBA 3.0"),
        ("report", {"target": "06440/2024/01/places", "reported_on": "2024-06-30"}, "30 Plätze, 30.06.2024"),
    ],
)  # fmt: skip
def test_a_row_is_called_by_its_county_year_and_what_it_is(table: str, row: dict[str, object], says: str) -> None:
    place = {"county": "06440", "budget_year": 2024}
    assert facts.name(table, place | row, NAMES) == f"Wetteraukreis 2024: {says}"


def test_a_place_is_called_as_on_every_other_page() -> None:
    held = {"county": "06611", "budget_year": 2026, "cause": "Kürzung", "occurred_on": "2026-07-01"}
    assert facts.name("deviation", held) == "Kassel (Stadt) 2026: Kürzung, 01.07.2026"
    assert facts.name("remark", {"county": "06611", "side": "ministry", "author": "Ministerium"}) == (
        "Kassel (Stadt): Ministerium"
    )


@pytest.mark.parametrize(
    ("indicator", "kind", "value", "said"),
    [
        ("transition_rate", "numeric", 66.7, "66,7 %"),
        ("transition_rate", "numeric", 66.74, "66,74 %"),
        ("entries", "numeric", 62, "62 Personen"),
        ("entries", "numeric", 1, "1 Person"),
        (None, "milestone", 1, "1 Meilenstein"),
        (None, "milestone", 3, "3 Meilensteine"),
    ],
)
def test_a_changed_value_has_its_unit_in_the_right_number(
    indicator: str | None, kind: str, value: float, said: str
) -> None:
    row = {"indicator": indicator, "kind": kind, "value": value}
    assert str(changes.value_words("report", "value", row, {})).replace("\u00a0", " ") == said

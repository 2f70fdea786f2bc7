"""Every table of facts and every column of it has a German name."""

from __future__ import annotations

import pytest

from charts.deliveries import facts
from data import layout


@pytest.mark.parametrize("table", layout.fact_tables())
def test_a_table_and_its_columns_have_german_names(table: str) -> None:
    assert facts.TABLES[table]
    assert [name for name in layout.FACT_COLUMNS[table] if name not in facts.COLUMNS] == sorted(
        facts.OF_THE_DELIVERY, key=layout.FACT_COLUMNS[table].index
    )


def test_days_lists_and_codes_are_read_as_words() -> None:
    frame, columns = facts.told(
        [
            {"id": "1", "level": "total", "stated_on": "2024-06-30", "targets": ["a", "b"], "removed": False},
            {"id": "2", "level": None, "stated_on": None, "targets": None, "removed": False},
        ]
    )
    assert list(columns) == ["id", "level", "stated_on", "targets"]
    written = {name: [column.write(value) for value in frame[name]] for name, column in columns.items()}
    assert written["level"] == ["Gesamt", "keine Angabe"]
    assert written["stated_on"] == ["30.06.2024", "keine Angabe"]
    assert written["targets"] == ["a, b", "keine Angabe"]

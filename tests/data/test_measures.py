"""Context figures come as a table: all of it or nothing, every fault with line and column."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from data import __main__ as command
from data import location
from data.faults import DeliveryRefused
from data.imports import ImportRefused
from data.measures import Origin, import_measures
from data.store import Store, check

AT = datetime(2026, 3, 1, 9, 0)
ORIGIN = Origin("Bevölkerung 2025", "Statistisches Landesamt", date(2026, 2, 1))
HEAD = "ags;groesse;stichtag;von_jahr;bis_jahr;wert;fundstelle\n"
GOOD = HEAD + "06434;population_15_24;31.12.2024;2025;2025;23456;Tabelle 3\n6411;unemployed;2024-12-31;2025;;1.234,5;\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path, ["ministry"], create=True) as store:
        yield store


def take(store: Store, text: str, at: datetime = AT) -> str:
    return import_measures(
        store, "ministry", text, ORIGIN, file_name="g.csv", recorded_by="Frau Beispiel", recorded_at=at
    )


def rows(store: Store) -> list[tuple[object, ...]]:
    found = store.facts("ministry").ask(
        "select county, measure, measured_on::varchar, territory_from, territory_to, value::double, citation "
        "from county_measure order by id limit $most",
        most=100,
    )
    return [tuple(None if pd.isna(value) else value for value in row) for row in found.to_numpy().tolist()]


def test_a_table_is_taken_with_day_years_value_and_place(store: Store) -> None:
    assert "2 Angaben aus g.csv" in take(store, GOOD)
    assert rows(store) == [
        ("06411", "unemployed", "2024-12-31", 2025, None, 1234.5, "Zeile 3"),
        ("06434", "population_15_24", "2024-12-31", 2025, 2025, 23456.0, "Tabelle 3"),
    ]
    assert check(store, "ministry") == []


def test_the_same_day_again_replaces_and_the_same_file_is_refused(store: Store) -> None:
    take(store, GOOD)
    take(store, HEAD + "06434;population_15_24;31.12.2024;2025;2025;23500;\n", datetime(2026, 4, 1))
    assert [row[5] for row in rows(store)] == [1234.5, 23500.0]
    with pytest.raises(ImportRefused, match=r"schon am 01\.03\.2026"):
        take(store, GOOD, datetime(2026, 5, 1))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ags;wert\n", "Zeile 1: Es fehlen die Spalten groesse, stichtag, von_jahr"),
        (HEAD, "keine Zeile unter der Überschrift"),
        (HEAD + "06434;population;gestern;2025;;1;\n", "Zeile 2, Spalte stichtag: „gestern“ ist kein Tag"),
        (HEAD + "06434;population;31.12.2024;25;;1;\n", "Spalte von_jahr: „25“ ist kein Jahr"),
        (HEAD + "06434;population;31.12.2024;2025;;viele;\n", "Spalte wert: „viele“ ist keine Zahl"),
        (HEAD + "06434;population;31.12.2024;2025;;1.234;\n", "mehrdeutig: Tausender oder Komma"),
    ],
)
def test_a_fault_names_line_and_column_and_nothing_is_stored(store: Store, text: str, says: str) -> None:
    with pytest.raises(ImportRefused, match=says):
        take(store, text)
    assert rows(store) == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("06499;population;31.12.2024;2025;;1;", "keine bekannte Gebietskörperschaft"),
        ("06434;haushalte;31.12.2024;2025;;1;", "„haushalte“ nicht vorgesehen"),
        ("06415;population;31.12.2024;2025;;1;", "Hanau ist im Haushaltsjahr 2025"),
    ],
)
def test_the_rules_refuse_what_cannot_be(store: Store, line: str, says: str) -> None:
    with pytest.raises(DeliveryRefused, match=says):
        take(store, HEAD + line + "\n")
    assert rows(store) == []


def test_an_operator_brings_a_table_from_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(location.VARIABLE, f"duckdb:{tmp_path / 'ministry.duckdb'}")
    file = tmp_path / "preise.csv"
    file.write_text("ags,groesse,stichtag,von_jahr,bis_jahr,wert\n06,price_index,2024-12-31,2024,2024,119.3\n", "utf-8")
    asked = ["measures", str(file), "--title", "VPI", "--publisher", "Destatis", "--by", "T"]
    assert command.main(asked) == 0
    assert "1 Angaben aus preise.csv" in capsys.readouterr().out
    assert command.main(asked) == 1

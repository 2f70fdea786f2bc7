"""Each rule about reference data finds its broken row; the reference data of this program have none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
import tiny

from data import checking, layout
from data.store import check

SOURCE = (
    "'d1' as delivery, '§ 4' as citation, 'checked' as state, timestamp '2025-03-01' as recorded_at, false as removed"
)


@dataclass(frozen=True)
class Break:
    """A change of a catalogue, and what the rule says of it: key, part of the sentence, column to look at."""

    rule: str
    change: str
    key: str
    says: str
    column: str = ""

    @property
    def table(self) -> str:
        return next(word for word in self.change.split() if word in CATALOGUES)


CATALOGUES = [path.stem for path in sorted((Path(layout.__file__).parent / "reference").glob("*.csv"))]
NEXT_RULE = "insert into rule select * replace ('S-2' as id, {from_} as valid_from) from rule where id = 'S-1'"
COUNTY = "insert into county select * replace ({changed}) from county where county = '06434'"
BREAKS = [
    Break(
        "validity_overlaps",
        NEXT_RULE.format(from_=2024),
        "S-1 und S-2",
        "„S-1“ (2011 bis heute) und „S-2“ (2024 bis heute) gelten zur selben Zeit",
        "valid_to",
    ),
    Break(
        "validity_overlaps",
        "update measure_category set valid_to = 2023 where category = 2 and valid_from = 2011",
        "2 Ausbildung und 2 Ausbildung und Coaching",
        "(2011 bis 2023) und „2 Ausbildung und Coaching“ (2023 bis heute)",
        "valid_to",
    ),
    Break(
        "validity_overlaps",
        "insert into programme select * replace (2014 as valid_from) from programme where code = 'AB'",
        "AB und AB",
        "„AB“ (2011 bis 2014) und „AB“ (2014 bis 2014) gelten zur selben Zeit",
        "valid_to",
    ),
    Break(
        "validity_overlaps",
        COUNTY.format(changed="date '2027-01-01' as valid_from, 'X' as tile_code, 9 as tile_row"),
        "06434 und 06434",
        "(… bis heute) und „06434“ (01.01.2027 bis heute)",
        "valid_to",
    ),
    Break("validity_gap", "update measure_category set valid_from = 2025 where category = 3", "3 im Jahr 2024", "kein"),
    Break(
        "validity_gap",
        "update measure_category set valid_from = 2025 where category = 2 and valid_from = 2023",
        "2 im Jahr 2024",
        "Für das Jahr 2024 hat die Maßnahmenart 2 keinen Namen",
        "valid_from",
    ),
    Break("validity_gap", "update rule set valid_from = 2024", "2023", "Für das Jahr 2023 gilt keine Statusregel"),
    Break("key_unique", "insert into term select * from term limit 1", "Abdeckung", "2-mal", "term"),
    Break("key_unique", COUNTY.format(changed="'06499' as county, 9 as tile_row"), "HG", "2-mal", "tile_code"),
    Break("key_unique", COUNTY.format(changed="9 as tile_row"), "06434", "2-mal", "county"),
    Break("key_unique", "insert into programme select * from programme where code = 'AB'", "AB", "2-mal", "code"),
    Break("key_unique", "insert into rule select * from rule", "S-1", "2-mal", "id"),
    Break("key_unique", "insert into indicator select * from indicator limit 1", "entries", "2-mal", "code"),
    Break("key_unique", "insert into context_measure select * from context_measure limit 1", "population", "2-mal"),
    Break("key_unique", "insert into measure_category select * from measure_category limit 1", "1 ab 2011", "2-mal"),
    Break("key_unique", "insert into territory_change select * from territory_change limit 1", "06435 ab 2026", "2-m"),
    Break("key_unique", "insert into territory_unit select * from territory_unit", "06415+06435: 06435", "2-mal"),
    Break("code_known", "update territory_unit set county = '06499'", "06415+06435", "„06499“", "county"),
    Break("code_known", "update territory_unit set unit = '06415+6435'", "06415+6435", "„6435“ gibt es", "unit"),
    Break("code_known", "update territory_change set county = '06499'", "06499 2026", "„06499“", "county"),
    Break("code_known", "update programme set predecessor_of = 'X' where code = 'AB'", "AB", "„X“", "predecessor_of"),
    Break("code_known", "update indicator set role = 'x' where code = 'entries'", "entries", "„x“", "role"),
    Break("code_known", "update indicator set direction = 'up' where code = 'places'", "places", "„up“", "direction"),
    Break("code_known", "update context_measure set role = 'x' where code = 'density'", "density", "„x“", "role"),
    Break("code_known", "update county set kind = 'x' where county = '06434'", "06434", "„x“ gibt es nicht", "kind"),
    Break("code_known", "update county set jobcenter = 'x' where county = '06434'", "06434", "„x“", "jobcenter"),
    Break("validity_in_order", "update rule set valid_to = 2010", "S-1", "beginnt mit 2011 und endet schon mit 2010"),
    Break(
        "validity_in_order",
        "update county set valid_to = date '2025-12-31' where county = '06415'",
        "06415",
        "beginnt mit 01.01.2026 und endet schon mit 31.12.2025",
        "valid_to",
    ),
    Break("validity_in_order", "update programme set valid_to = 2010 where code = 'AB'", "AB", "schon mit 2010"),
    Break("validity_in_order", "update measure_category set valid_to = 9 where category = 1", "1 ab 2011", "mit 9."),
    Break(
        "weights_add_up",
        "update context_measure set weight = 0.25 where code = 'density'",
        "weight",
        "Die Gewichte ergeben zusammen 1,10 statt 1",
        "weight",
    ),
    Break(
        "tile_once",
        "update county set tile_row = 6, tile_column = 2 where county = '06411'",
        "06411 und 06432",
        "Darmstadt und Darmstadt-Dieburg liegen beide in Zeile 6, Spalte 2",
        "tile_column",
    ),
    Break(
        "limits_in_order",
        "update rule set at_risk_from = 0.96",
        "S-1",
        "(0.9600) liegt über der zu „erreicht“ (0.9500)",
        "at_risk_from",
    ),
    Break(
        "limits_in_order",
        "update rule set adjusted_from = 1.3",
        "S-1",
        "ab 1.3000 und nur bis 1.2500",
        "adjusted_to",
    ),
    Break("persons_protected", "update rule set minimum_persons = 2", "S-1", "unter 2 Personen", "minimum_persons"),
]


@pytest.fixture(scope="module")
def hub() -> Iterator[duckdb.DuckDBPyConnection]:
    """Reference data, and a target of 2023 and a project of Maßnahmenart 3 in 2024."""
    with duckdb.connect(":memory:") as hub:
        layout.create_now(hub)
        hub.execute("use now")
        hub.execute(
            "insert into target by name select 't1' as id, '06434' as county, 2023 as budget_year, 'AQB' as programme, "
            "'qualitative' as kind, 'Ziel' as name, date '2023-01-01' as starts_on, date '2023-12-31' as ends_on, "
            f"{SOURCE}"
        )
        hub.execute(
            "insert into project by name select 'p1' as id, '06434' as county, 2024 as budget_year, 3 as category, "
            f"'AQB' as programme, 1 as ordinal, 'JUBA' as name, {SOURCE}"
        )
        yield hub


@pytest.fixture
def catalogues(hub: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same for one test, which may change it."""
    hub.execute("begin")
    yield hub
    hub.execute("rollback")


def test_the_reference_data_of_this_program_are_sound(catalogues: duckdb.DuckDBPyConnection) -> None:
    assert checking.catalogue_violations(catalogues) == []


@pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: f"{broken.rule}-{broken.table}-{broken.column}")
def test_a_broken_row_is_found_and_the_way_out_names_file_and_column(
    broken: Break, catalogues: duckdb.DuckDBPyConnection
) -> None:
    catalogues.execute(broken.change)
    found = [each for each in checking.catalogue_violations(catalogues) if each.rule == broken.rule]
    (violation,) = [each for each in found if each.key == broken.key and broken.column in each.way_out]
    assert (violation.table, violation.severity) == (broken.table, "hard")
    assert broken.says in violation.sentence
    assert f"data/reference/{broken.table}.csv" in violation.way_out


def test_every_rule_about_reference_data_has_a_broken_row_here() -> None:
    assert {broken.rule for broken in BREAKS} == {name for name, _ in checking.catalogue_rules()}


def test_rows_that_follow_each_other_are_sound(catalogues: duckdb.DuckDBPyConnection) -> None:
    catalogues.execute("update rule set valid_to = 2023")
    catalogues.execute(NEXT_RULE.format(from_=2024))
    catalogues.execute("update rule set valid_to = null where id = 'S-2'")
    assert checking.catalogue_violations(catalogues) == []


def test_a_tile_may_be_used_again_when_its_county_is_no_more(catalogues: duckdb.DuckDBPyConnection) -> None:
    catalogues.execute("update county set valid_to = date '2025-12-31' where county = '06434'")
    catalogues.execute("update county set tile_row = 3, tile_column = 1 where county = '06415'")
    assert checking.catalogue_violations(catalogues) == []


def test_the_check_of_a_data_set_asks_the_reference_data_too(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        with store._data(tiny.DATASET).now.changing() as cursor:
            cursor.execute("update now.rule set valid_from = 2025")
        (violation,) = check(store, tiny.DATASET)
    assert str(violation) == (
        "validity_gap: Tabelle rule, Schlüssel 2024: Für das Jahr 2024 gilt keine Statusregel. "
        "Bitte in data/reference/rule.csv mit valid_from und valid_to eine Zeile für dieses Jahr angeben."
    )

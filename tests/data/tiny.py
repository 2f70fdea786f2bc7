"""A data set small enough to count by hand: one county, one project, one target."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

import kept
import pyarrow as pa

from data import layout
from data.store import Store

DATASET = "tiny"
AT = datetime(2025, 3, 1, 12, 0)
LATER = datetime(2025, 6, 1, 12, 0)
BEFORE = AT - timedelta(seconds=1)
BETWEEN = AT + timedelta(days=1)
COUNTY = "06434"

Row = dict[str, object]
Rows = Mapping[str, list[Row]]


def row(delivery: str = "d1", at: datetime = AT, **fields: object) -> Row:
    """A fact with the columns every fact has."""
    return {"delivery": delivery, "citation": "§ 4", "state": "checked", "recorded_at": at} | fields


def source(**fields: object) -> Row:
    facts: Row = {
        "id": "s1",
        "title": "Zielvereinbarung",
        "publisher": "HMSI",
        "collected": "von Hand",
        "timeliness": "sofort",
        "covers": "ein Kreis",
        "known_faults": "keine bekannt",
        "invented": False,
    }
    return row(**(facts | fields))


def agreement(**fields: object) -> Row:
    facts: Row = {
        "id": "06434/2024",
        "county": COUNTY,
        "budget_year": 2024,
        "title": "Zielvereinbarung 2024",
        "programmes": ["AQB"],
        "signed_by_ministry_on": date(2024, 5, 30),
        "signed_by_county_on": date(2024, 6, 26),
    }
    return row(**(facts | fields))


def amount(**fields: object) -> Row:
    facts: Row = {
        "id": "06434/2024/AQB/agreed/total",
        "county": COUNTY,
        "budget_year": 2024,
        "programme": "AQB",
        "stage": "agreed",
        "level": "total",
        "funding_source": "state",
        "euros": 1000,
        "precision": "exact",
    }
    return row(**(facts | fields))


def project(**fields: object) -> Row:
    facts: Row = {
        "id": "06434/2024/01",
        "county": COUNTY,
        "budget_year": 2024,
        "category": 1,
        "programme": "AQB",
        "ordinal": 1,
        "name": "JUBA 3.0",
    }
    return row(**(facts | fields))


def target(**fields: object) -> Row:
    facts: Row = {
        "id": "06434/2024/01/durchfuehrung",
        "county": COUNTY,
        "budget_year": 2024,
        "programme": "AQB",
        "project": "06434/2024/01",
        "kind": "qualitative",
        "name": "JUBA 3.0 wird durchgeführt",
        "starts_on": date(2024, 1, 1),
        "ends_on": date(2024, 12, 31),
    }
    return row(**(facts | fields))


def dialogue(**fields: object) -> Row:
    facts: Row = {
        "id": "06434/2024/1",
        "county": COUNTY,
        "budget_year": 2024,
        "held_on": date(2024, 10, 1),
        "participants": "Kreis und Ministerium",
    }
    return row(**(facts | fields))


def sound() -> dict[str, list[Row]]:
    """Rows without a fault."""
    return {
        "source": [source()],
        "agreement": [agreement()],
        "amount": [amount()],
        "project": [project()],
        "target": [target()],
        "dialogue": [dialogue()],
    }


def record(store: Store, rows: Rows, delivery: str = "d1", at: datetime = AT, source: str = "s1") -> None:
    """Record rows as one delivery."""
    with store.writing(DATASET) as writer:
        writer.deliver(delivery, source=source, recorded_by="Test", recorded_at=at)
        for table, facts in rows.items():
            writer.record(table, facts)


def open_store(folder: Path) -> Store:
    """The store of a folder; an empty one is copied, which takes 5 ms where making it takes 500."""
    if layout.file_of(folder, DATASET).exists():
        return Store(folder, [DATASET], create=True)
    return kept.new_store(folder, DATASET)


def open_sound(folder: Path) -> Store:
    """A store with what is sound recorded as delivery d1; copied for a tenth of what recording costs."""

    def filled(empty: Path) -> None:
        with kept.new_store(empty, DATASET) as store:
            record(store, sound())

    kept.copied(folder, "sound", filled)
    return Store(folder, [DATASET])


def euros(store: Store, at: datetime | None = None) -> list[float]:
    """What holds of the one sum."""
    frame = store.facts(DATASET, at).ask("select euros from amount where level = $level", level="total")
    return [float(value) for value in frame["euros"]]


def correct(store: Store) -> None:
    """A newer row for the same sum: 1,000 becomes 1,200."""
    record(store, {"amount": [amount(euros=1200, delivery="d2", at=LATER)]}, delivery="d2", at=LATER)


def count(store: Store, table: str, at: datetime | None = None) -> int:
    frame = store.facts(DATASET, at).ask(f"select count(*) as rows from {table} where $yes", yes=True)
    return int(frame.loc[0, "rows"])


def logged(store: Store, table: str, dataset: str = DATASET) -> pa.Table:
    """Every row ever recorded in a table."""
    with store.log(dataset).reading() as reading:
        return reading.rows(table).read_all()


def is_untouched(store: Store) -> bool:
    """Whether no row was ever recorded; the log is opened once for all tables, which takes most of the asking."""
    with store.log(DATASET).reading() as reading:
        return all(reading.rows(table).read_all().num_rows == 0 for table in layout.tables())

"""Recording deliveries: rows are appended to the log, and the integrity rules have the last word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

import duckdb

from data import layout
from data.faults import StoreError


class Writer:
    """The open transaction of one data set; collects what is recorded."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, dataset: str) -> None:
        self.cursor = cursor
        self.dataset = dataset
        self.deliveries: list[str] = []

    def deliver(
        self,
        delivery: str,
        *,
        source: str,
        recorded_by: str,
        recorded_at: datetime,
        event: str = "recorded",
        file_name: str | None = None,
        file_hash: str | None = None,
        note: str | None = None,
    ) -> None:
        """Record a delivery, or with event="withdrawn" take all its rows back."""
        self.cursor.execute(
            "insert into log.delivery by name select $id as id, $source as source, $event as event, "
            "$file_name as file_name, $file_hash as file_hash, $recorded_by as recorded_by, "
            "$recorded_at::timestamp as recorded_at, $note as note",
            {
                "id": delivery,
                "source": source,
                "event": event,
                "file_name": file_name,
                "file_hash": file_hash,
                "recorded_by": recorded_by,
                "recorded_at": recorded_at,
                "note": note,
            },
        )
        self.deliveries.append(delivery)

    def record(self, table: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Append rows to a fact table; missing columns are null, `removed` is false unless given."""
        columns = layout.FACT_COLUMNS[table]
        for row in rows:
            unknown = set(row) - set(columns)
            if unknown:
                raise StoreError(f"Die Tabelle „{table}“ hat keine Spalte {', '.join(sorted(unknown))}.")
            # A row under an older delivery would stay in the log and never reach what holds now.
            if row.get("delivery") not in self.deliveries:
                raise StoreError(
                    f"Tabelle „{table}“, Schlüssel {row.get('id')}: Die Lieferung „{row.get('delivery')}“ gehört nicht "
                    "zu diesem Vorgang. Bitte zuerst die Lieferung verzeichnen."
                )
        names = ", ".join(columns)
        marks = ", ".join("?" for _ in columns)
        values = [[row.get(name, False if name == "removed" else None) for name in columns] for row in rows]
        if values:
            try:
                self.cursor.executemany(f"insert into log.{table} ({names}) values ({marks})", values)
            except duckdb.ConstraintException as fault:
                column = re.search(r"NOT NULL constraint failed: [\w.]*?(\w+)$", str(fault).splitlines()[0])
                raise StoreError(
                    f"Tabelle „{table}“: Die Pflichtangabe {column[1] if column else '(siehe Tabelle)'} fehlt. "
                    "Bitte in der Quelle ergänzen; es wurde nichts übernommen."
                ) from None
            except duckdb.ConversionException as fault:
                raise StoreError(
                    f"Tabelle „{table}“: Ein Wert passt nicht in seine Spalte ({str(fault).splitlines()[0][:120]}). "
                    "Bitte die Zahlen prüfen; es wurde nichts übernommen."
                ) from None


def violations_in(cursor: duckdb.DuckDBPyConnection, catalog: str) -> list[str]:
    """Every violation of the integrity rules in data/rules, one German sentence each, in a fixed order."""
    cursor.execute(f"use {catalog}.now")
    found: list[str] = []
    for name, sql in layout.rules():
        found.extend(f"{name}: {row[0]}" for row in cursor.execute(sql).fetchall())
    cursor.execute(f"use {catalog}")
    return found

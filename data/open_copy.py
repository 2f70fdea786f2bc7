"""The open copy of a data set: what holds and the whole log as Parquet, with a dictionary, for other programs.

Every file says in its metadata of which data set and Stand it is, and whether the data are invented; files of invented
data say so in their names too, because a file is passed on without its folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data import layout
from data.dictionary import Described, as_markdown, described
from data.faults import StoreError
from data.marks import INVENTED
from data.store import Facts, Store, batches
from data.store.log import Reading
from data.workplace import put, refuse_present, workplace

# What is computed from the facts and answers questions by itself; what only serves the search or a page is left out.
DERIVED = (
    *("achievement", "adjusted_target", "allocation", "allocation_sum", "budget", "budget_unit"),
    *("county_year", "project_sum", "report_share", "target_status"),
)
MARK = "-erfunden"


@dataclass(frozen=True)
class Stand:
    """Of what the copy is; every file carries it."""

    dataset: str
    number: int
    day: str | None
    invented: bool

    def __str__(self) -> str:
        day = f" vom {date.fromisoformat(self.day):%d.%m.%Y}" if self.day else ""
        return f"Stand Nr. {self.number}{day}{f' ({INVENTED})' if self.invented else ''}"


@dataclass(frozen=True)
class _File:
    """One table in the copy; `name` from the top of the folder."""

    name: str
    table: str
    rows: int


def export(store: Store, dataset: str, folder: Path) -> Stand:
    """Write the copy into a folder that must not exist, whole or not at all; returns of which Stand it is.

    Raises StoreError when the folder exists or the data set cannot be read.
    """
    refuse_present(folder)
    facts = store.facts(dataset)
    stand = stand_of(facts)
    tables = described()
    with workplace(folder.parent, "aqb-export") as place:
        made = place / folder.name
        for part in ("now", "log"):
            (made / part).mkdir(parents=True)
        files = [*_what_holds(facts, stand, tables, made), *_log(facts, stand, tables, made)]
        _describe(files, stand, tables, made)
        put(made, folder)
    return stand


def stand_of(facts: Facts) -> Stand:
    """The Stand of some facts, as files name it."""
    found = facts.rows(
        "select strftime(recorded_at, '%Y-%m-%d') as day from delivery where number = $number", number=facts.number
    )
    return Stand(facts.dataset, facts.number, found[0]["day"] if found else None, facts.invented)


def _what_holds(facts: Facts, stand: Stand, tables: dict[str, Described], made: Path) -> Iterator[_File]:
    for table in sorted({*layout.tables(), *layout.reference_tables(), *DERIVED}):
        with batches(facts, table) as reader:
            yield _write(made, "now", table, tables[table], stand, reader.schema, reader)


def _log(facts: Facts, stand: Stand, tables: dict[str, Described], made: Path) -> Iterator[_File]:
    with facts.store.log(facts.dataset).reading() as reading:
        if reading.state().number < facts.number:
            raise StoreError(f"Der Datensatz „{facts.dataset}“ wurde gerade ersetzt. Bitte den Befehl wiederholen.")
        later = pa.array(_recorded_after(reading, facts.number), pa.string())
        for table in layout.tables():
            schema = pa.schema(list(layout.arrow_types(table).items()))
            yield _write(made, "log", table, tables[table], stand, schema, _until(reading, table, facts.number, later))


def _until(reading: Reading, table: str, number: int, later: pa.Array) -> Iterator[pa.RecordBatch]:
    """The rows of a table without those of deliveries recorded after the event `number`."""
    if table == "delivery":
        events = reading.events(0)
        yield from events.filter(pc.less_equal(events["number"], number)).to_batches()
        return
    for batch in reading.rows(table):
        yield batch.filter(pc.invert(pc.is_in(batch.column("delivery"), later)))


def _recorded_after(reading: Reading, number: int) -> list[str]:
    return [event["id"] for event in reading.events(number).to_pylist() if event["event"] == "recorded"]


def _write(
    made: Path,
    part: str,
    table: str,
    meant: Described,
    stand: Stand,
    schema: pa.Schema,
    rows: Iterable[pa.RecordBatch],
) -> _File:
    """Write one table; its columns carry their meaning."""
    meanings = {column: meaning for column, _, meaning in meant.columns}
    told = {f"aqb_{name}": json.dumps(value, ensure_ascii=False) for name, value in asdict(stand).items()}
    described_schema = pa.schema(
        [field.with_metadata({"comment": meanings[field.name]}) for field in schema],
        metadata=told | {"aqb_table": f"{part}.{table}", "aqb_row": meant.grain},
    )
    name = f"{part}/{table}{MARK if stand.invented else ''}.parquet"
    count = 0
    with pq.ParquetWriter(made / name, described_schema, compression="zstd") as writer:
        for batch in rows:
            columns = batch.select(schema.names).cast(schema).columns
            writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=described_schema))
            count += batch.num_rows
    return _File(name, table, count)


def _describe(files: list[_File], stand: Stand, tables: dict[str, Described], made: Path) -> None:
    """The dictionary of the copy, for people and for programs."""
    lines = [
        f"# Datensatz {stand.dataset}, {stand}\n",
        "`now/`: was gilt, mit den Katalogen und den daraus berechneten Tabellen; Zeiten in der Zeit von Hessen.",
        "`log/`: alles je Aufgezeichnete, auch Ersetztes, Entferntes und Zurückgezogenes; Zeiten in UTC. Es gilt je",
        "Schlüssel die Zeile der Lieferung mit der höchsten Nummer unter denen, die nicht zurückgezogen sind.",
    ]
    for file in files:
        lines += as_markdown(f"{file.name} ({file.rows} rows)", tables[file.table])
    suffix = MARK if stand.invented else ""
    (made / f"dictionary{suffix}.md").write_text("\n".join(lines) + "\n", "utf-8")
    listed = [
        {
            "file": file.name,
            "table": file.table,
            "rows": file.rows,
            "row": tables[file.table].grain,
            "columns": [
                {"name": name, "type": kind, "meaning": meaning} for name, kind, meaning in tables[file.table].columns
            ],
        }
        for file in files
    ]
    text = json.dumps(asdict(stand) | {"files": listed}, ensure_ascii=False, indent=2)
    (made / f"dictionary{suffix}.json").write_text(text + "\n", "utf-8")

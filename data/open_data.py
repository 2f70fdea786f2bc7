"""The data set as it may leave the house: a ZIP of Parquet and CSV per table, with dictionary and DCAT-AP.de fields.

It holds what holds at the Stand and what the pages show: counts of persons only as the views of
`data/schema/views/09_shown.sql` leave them (docs/decisions/11-few-persons.md), no names of people, no free text about
them. The open copy (data/open_copy.py) holds all of it and stays inside. Names of files say when data are invented.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from data import dcat, layout, numbers
from data.dictionary import Described, described
from data.german_meanings import german
from data.open_copy import MARK, Stand, stand_of
from data.store import Facts, batches
from data.store.log import FORMAT
from data.workplace import put, refuse_present, workplace

# Table of the ZIP, and the table or view of what holds that fills it.
SHOWN = {"report": "shown_report", "county_measure": "open_measure", "target_base": "shown_base"}
FACTS = (
    *("agreement", "amount", "county_measure", "deviation", "extra_need", "milestone", "project", "report", "source"),
    *("target", "target_base", "target_result"),
)
DERIVED = ("allocation", "budget", "target_status")
# Fact tables that stay: whole texts and what people said of people, and how this dashboard is worked with.
STAYS = frozenset(
    {"passage", "clause", "note", "remark", "lead_question", "commitment", "dialogue"}
    | {"peer_group", "project_line", "column_meaning", "word_meaning"}
)
# Columns that stay: names of people, free text that may hold them, starting values before small ones are withheld.
_LEFT_OUT: dict[str, frozenset[str]] = {
    "agreement": frozenset({"ministry_signatory", "county_signatory"}),
    "deviation": frozenset({"evidence"}),
    "extra_need": frozenset({"reason"}),
    "project": frozenset({"note"}),
    "report": frozenset({"comment", "evidence"}),
    "target": frozenset({"base_value", "drop_reason"}),
    "target_result": frozenset({"note"}),
    "target_status": frozenset(
        {"comment", "report_evidence", "dialogue_note", "reason", "reason_detail", "newest_reason", "milestones"}
    ),
}
_BOOKKEEPING = frozenset({"removed", "recorded_at"})


@dataclass(frozen=True)
class Table:
    """One table of the ZIP: what one row is, and per column name, type and meaning, in German."""

    name: str
    relation: str
    grain: str
    columns: list[tuple[str, str, str]]


def tables() -> list[Table]:
    """Every table that may leave, in alphabetical order."""
    known = described()
    return [
        _table(name, SHOWN.get(name, name), known[SHOWN.get(name, name)])
        for name in sorted({*FACTS, *DERIVED, *layout.reference_tables()})
    ]


def _table(name: str, relation: str, meant: Described) -> Table:
    stays = _LEFT_OUT.get(name, frozenset()) | _BOOKKEEPING
    columns = [(column, kind, german(meaning)) for column, kind, meaning in meant.columns if column not in stays]
    return Table(name, relation, german(meant.grain), columns)


def schema_version(tables: Iterable[Table]) -> str:
    """Changes when a table, column or type of the ZIP does: the shape of the log, and a digest of them."""
    shape = json.dumps([[each.name, [column[:2] for column in each.columns]] for each in tables])
    return f"{FORMAT}-{hashlib.sha256(shape.encode()).hexdigest()[:8]}"


def export(facts: Facts, target: Path) -> Stand:
    """Write the ZIP to a file that must not exist, whole or not at all; returns of which Stand it is.

    Raises StoreError when the file exists or its folder does not.
    """
    refuse_present(target)
    with workplace(target.parent, "aqb-open") as place:
        stand = stand_of(facts)
        made = place / target.name
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
            for path, name in _files(facts, stand, place):
                out.write(path, name)
        put(made, target)
    return stand


def packed(facts: Facts) -> bytes:
    """The ZIP itself, for somebody who takes it along."""
    with TemporaryDirectory(prefix="aqb-open-") as folder:
        target = Path(folder) / "open.zip"
        export(facts, target)
        return target.read_bytes()


def _files(facts: Facts, stand: Stand, place: Path) -> Iterator[tuple[Path, str]]:
    """Each file with its name in the ZIP: the tables, then what describes them."""
    suffix = MARK if stand.invented else ""
    told = tables()
    version = schema_version(told)
    stages = {str(row["stage"]) for row in facts.rows("select distinct stage from budget")}
    parts: list[dcat.Part] = []
    for table in told:
        paths = {kind: place / f"{table.name}.{kind}" for kind in ("parquet", "csv")}
        rows = _write(facts, table, paths["parquet"], paths["csv"], stand, version)
        for kind, path in paths.items():
            name = f"{kind}/{table.name}{suffix}.{kind}"
            content = path.read_bytes()
            parts.append(dcat.Part(name, table.name, kind, len(content), hashlib.sha256(content).hexdigest(), rows))
            yield path, name
            path.unlink()
    described_by = {
        f"LIESMICH{suffix}.md": _read_me(told, parts, stand, version),
        f"dictionary{suffix}.json": _as_json(_dictionary(told, parts, stand, version)),
        f"dcat-ap{suffix}.jsonld": _as_json(dcat.described(parts, stand, version, stages)),
    }
    for name, text in described_by.items():
        (place / name).write_text(text, "utf-8")
        yield place / name, name


def _write(facts: Facts, table: Table, parquet: Path, csv: Path, stand: Stand, version: str) -> int:
    names = [name for name, _, _ in table.columns]
    meanings = {name: meaning for name, _, meaning in table.columns}
    told = {f"aqb_{name}": json.dumps(value, ensure_ascii=False) for name, value in asdict(stand).items()}
    told |= {"aqb_row": table.grain, "aqb_schema": version}
    count = 0
    with batches(facts, table.relation) as reader:
        fields = [reader.schema.field(name).with_metadata({"comment": meanings[name]}) for name in names]
        schema = pa.schema(fields, metadata=told)
        as_text = pa.schema([(name, pa.string()) for name in names])
        with pq.ParquetWriter(parquet, schema, compression="zstd") as one, pa_csv.CSVWriter(csv, as_text) as other:
            for batch in reader:
                columns = batch.select(names).columns
                one.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))
                other.write_batch(pa.RecordBatch.from_arrays([_text(each) for each in columns], schema=as_text))
                count += batch.num_rows
    return count


def _text(column: pa.Array) -> pa.Array:
    """Values as text for a CSV: decimal points, ISO dates, the members of a list parted by a bar."""
    if pa.types.is_list(column.type):
        return pc.binary_join(column.cast(pa.list_(pa.string())), "|")
    return column.cast(pa.string())


def _read_me(told: Iterable[Table], parts: list[dcat.Part], stand: Stand, version: str) -> str:
    rows = {part.table: part.rows for part in parts}
    lines = [
        f"# {dcat.title(stand)}\n",
        f"{stand}. Schema {version}. Lizenz: {dcat.LICENCE_WORDS}.\n",
        "Je Tabelle eine Datei als Parquet und als CSV (UTF-8, Komma, Dezimalpunkt, Tage als JJJJ-MM-TT, leer: keine",
        "Angabe, nicht null). Enthalten ist, was an diesem Stand gilt. Ein oder zwei Personen sind geheim, auch in",
        "Summen, aus denen sie folgten; dort ist der Wert leer und `withheld` wahr. Namen von Menschen und freie Texte",
        "fehlen. `dcat-ap` beschreibt die Dateien für Datenportale (DCAT-AP.de). Was eine Zeile und jede Spalte",
        "bedeutet, steht hier und in `dictionary`. Tabellen, Spalten und Kennzeichen heißen wie im Programm, auf",
        "Englisch; was die Kennzeichen auf dem Bildschirm heißen, steht in der Tabelle `code_word`.",
    ]
    for table in told:
        many = numbers.count_of(rows[table.name], "Zeile", "Zeilen")
        lines += [
            f"\n## {table.name} ({many})\n",
            f"Eine Zeile ist {table.grain}.\n",
            "| Spalte | Typ | Bedeutung |",
            "|---|---|---|",
        ]
        lines += [f"| `{name}` | {kind} | {_cell(meaning)} |" for name, kind, meaning in table.columns]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _dictionary(told: Iterable[Table], parts: list[dcat.Part], stand: Stand, version: str) -> dict[str, object]:
    rows = {part.table: part.rows for part in parts}
    listed = [
        {
            "table": each.name,
            "row": each.grain,
            "rows": rows[each.name],
            "files": [part.name for part in parts if part.table == each.name],
            "columns": [{"name": name, "type": kind, "meaning": meaning} for name, kind, meaning in each.columns],
        }
        for each in told
    ]
    return asdict(stand) | {"schema": version, "tables": listed}


def _as_json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

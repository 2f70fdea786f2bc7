"""Reads a backup: everything is checked before anything is changed."""

from __future__ import annotations

import hashlib
import struct
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data import layout
from data.backup import manifest
from data.backup.manifest import Manifest
from data.faults import StoreError
from data.intake.shelf import Shelf
from data.store.log import FORMAT, Log

BATCH_ROWS = 100_000
LOCAL_HEADER = struct.Struct("<26xHH")


@dataclass(frozen=True)
class Backup:
    """An open backup that was found whole; its tables and the kept files by hash are mapped, not read into memory."""

    manifest: Manifest
    files: dict[str, pq.ParquetFile]
    kept: dict[str, pa.Buffer]

    def tables(self) -> dict[str, pa.RecordBatchReader]:
        """Every table of the log of this program; what an older one did not have is empty."""
        return {table: self._rows(table) for table in layout.tables()}

    def _rows(self, table: str) -> pa.RecordBatchReader:
        schema = pa.schema(list(layout.arrow_types(table).items()))
        file = self.files.get(table)
        batches = file.iter_batches(BATCH_ROWS) if file else iter(())
        return pa.RecordBatchReader.from_batches(schema, (_fitting(batch, schema) for batch in batches))


# What reading a damaged file ends in, before a checksum can say so: seen with one byte changed, or the end cut off.
UNREADABLE = (
    zipfile.BadZipFile,
    EOFError,  # the end is missing
    struct.error,  # this and the next two: impossible lengths
    ValueError,
    OverflowError,
    NotImplementedError,  # zipfile: a method or version it does not know
)


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """A backup whose every checksum and count is right; raises StoreError when it is damaged, foreign or newer."""
    with ExitStack() as held:
        try:
            archive = held.enter_context(zipfile.ZipFile(path))
            backup = _checked(archive, held.enter_context(pa.memory_map(str(path))), path)
        except UNREADABLE:
            if _is_zip(path):
                raise manifest.damaged(path, "Sie ist nicht vollständig.") from None
            raise manifest.foreign(path) from None
        yield backup


def put_back(log: Log, backup: Backup, *, replace: bool, shelf: Shelf | None = None) -> str | None:
    """Let a log hold what a backup holds; returns where what it held before is kept, None when that was nothing.

    Its files are kept on the shelf beside those that lie there.

    Raises StoreError, and changes nothing, when it holds something and `replace` is not given.
    """
    with suppress(StoreError):
        log.open(create=True)
    with log.alone():
        present = _number_of(log)
        if present != 0 and not replace:
            held = "ist nicht lesbar" if present is None else f"enthält schon Aufzeichnungen (Stand Nr. {present})"
            raise StoreError(
                f"Der Datensatz „{log.dataset}“ {held}; es wurde nichts verändert. Mit --replace wird er unter eigenem "
                "Namen beiseitegelegt, und die Sicherung tritt an seine Stelle."
            )
        if shelf is not None:
            for sha, content in backup.kept.items():
                shelf.keep(content.to_pybytes(), backup.manifest.files[sha])
        return log.adopt(backup.tables())


def _number_of(log: Log) -> int | None:
    """The newest number of a log; None when it cannot be read, and may hold anything."""
    try:
        with log.reading() as reading:
            return reading.state().number
    except StoreError:
        return None


def _checked(archive: zipfile.ZipFile, mapped: pa.MemoryMappedFile, path: Path) -> Backup:
    infos = {info.filename: info for info in archive.infolist()}
    if manifest.NAME not in infos:
        raise manifest.foreign(path)
    told = manifest.read(archive.read(manifest.NAME), path)
    if told.log_format > FORMAT:
        raise manifest.newer(path)
    if infos.keys() != {*told.members, manifest.NAME, *(f"{manifest.FILES}{sha}" for sha in told.files)}:
        raise manifest.damaged(path, "Es fehlen Teile.")
    files: dict[str, pq.ParquetFile] = {}
    for name, member in told.members.items():
        table = name.removesuffix(".parquet")
        content = _content(mapped, infos[name])
        if hashlib.sha256(content).hexdigest() != member.sha256:
            raise manifest.damaged(path, f"Die Prüfsumme von {name} stimmt nicht.")
        try:
            files[table] = pq.ParquetFile(pa.BufferReader(content))
        except pa.ArrowException:
            raise manifest.damaged(path, f"{name} ist keine Tabelle.") from None
        if files[table].metadata.num_rows != member.rows:
            raise manifest.damaged(path, f"Die Zahl der Zeilen von {name} stimmt nicht.")
        if table not in layout.tables() or not set(files[table].schema_arrow.names) <= set(layout.COLUMNS[table]):
            raise manifest.newer(path)
    if "delivery" not in files or files["delivery"].metadata.num_rows != told.number:
        raise manifest.damaged(path, "Es fehlen Vorgänge.")
    kept = {sha: _content(mapped, infos[f"{manifest.FILES}{sha}"]) for sha in told.files}
    for sha, content in kept.items():
        if hashlib.sha256(content).hexdigest() != sha:
            raise manifest.damaged(path, f"Die Prüfsumme der Datei „{told.files[sha]}“ stimmt nicht.")
    return Backup(told, files, kept)


def _content(mapped: pa.MemoryMappedFile, info: zipfile.ZipInfo) -> pa.Buffer:
    """The bytes of a member, which is stored as it is, behind its own header; nothing is copied."""
    try:
        mapped.seek(info.header_offset)
        name, extra = LOCAL_HEADER.unpack(mapped.read(30))
        mapped.seek(info.header_offset + 30 + name + extra)
        return mapped.read_buffer(info.file_size)
    except OSError as beyond:  # of the mapped file, when the directory names a place behind its end
        raise zipfile.BadZipFile(str(beyond)) from beyond


def _fitting(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """A batch in the columns of this program; those an older one did not have are empty."""
    columns = [
        batch.column(field.name).cast(field.type)
        if field.name in batch.schema.names
        else pa.nulls(batch.num_rows, field.type)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"

"""Writes a backup: every table of the log, as it is at one moment, and the files its deliveries name, into one file."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from data import layout
from data.backup import manifest
from data.backup.manifest import Manifest, Member
from data.backup.restoring import opened
from data.faults import StoreError
from data.intake.shelf import FileGone, Shelf
from data.store.log import FORMAT, Log, Reading
from data.workplace import put, refuse_present, workplace


def back_up(log: Log, target: Path, *, shelf: Shelf | None = None, built_from: str | None = None) -> Manifest:
    """Save all of a log into a file that must not exist, whole or not at all; recording by others waits meanwhile.

    Of the shelf those files are saved that deliveries name, withdrawn ones too; drafts are not.
    Raises StoreError when the log cannot be read, the file exists or does not read back as it was written.
    """
    refuse_present(target)
    log.open(create=False)
    with workplace(target.parent, "aqb-sicherung") as place:
        file = place / target.name
        written = _written(log, file, shelf, built_from)
        with opened(file) as backup:
            if backup.manifest != written:
                raise StoreError(f"Die Sicherung {target} ließ sich nicht fehlerfrei zurücklesen und wurde verworfen.")
        put(file, target)
    return written


def _written(log: Log, file: Path, shelf: Shelf | None, built_from: str | None) -> Manifest:
    with file.open("xb") as raw:
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as archive:
            with log.reading() as reading:
                state = reading.state()
                named = {sha for sha in reading.events(0)["file_hash"].to_pylist() if sha}
                members = {f"{table}.parquet": _member(archive, table, reading) for table in layout.tables()}
            written = Manifest(
                dataset=log.dataset,
                identity=state.identity,
                number=state.number,
                log_format=FORMAT,
                shape=layout.shape(),
                built_from=built_from,
                made_at=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
                members=members,
                files=_files(archive, shelf, named) if shelf else {},
            )
            archive.writestr(manifest.NAME, written.as_json())
        raw.flush()
        os.fsync(raw.fileno())
    return written


def _files(archive: zipfile.ZipFile, shelf: Shelf, named: Collection[str]) -> dict[str, str]:
    """Add the kept files among those that deliveries name; what was read before there was a shelf is not there."""
    saved: dict[str, str] = {}
    for sha, name in shelf.kept().items():
        if sha in named:
            with suppress(FileGone):
                archive.writestr(zipfile.ZipInfo(f"{manifest.FILES}{sha}"), shelf.content(sha))
                saved[sha] = name
    return saved


def _member(archive: zipfile.ZipFile, table: str, reading: Reading) -> Member:
    schema = pa.schema(list(layout.arrow_types(table).items()))
    batches: Iterable[pa.RecordBatch] = reading.events(0).to_batches() if table == "delivery" else reading.rows(table)
    rows = 0
    with archive.open(zipfile.ZipInfo(f"{table}.parquet"), "w", force_zip64=True) as inside:
        sink = _Hashed(inside)
        with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
            for batch in batches:
                writer.write_batch(batch.select(schema.names).cast(schema))
                rows += batch.num_rows
    return Member(rows, sink.digest.hexdigest())


class _Hashed(io.RawIOBase):
    """Passes on what is written, and hashes it on the way."""

    def __init__(self, inside: IO[bytes]) -> None:
        self.inside = inside
        self.digest = hashlib.sha256()
        self.written = 0

    def writable(self) -> bool:
        return True

    def write(self, some: Any) -> int:
        self.digest.update(some)
        self.inside.write(some)
        self.written += len(some)
        return len(some)

    def tell(self) -> int:
        return self.written

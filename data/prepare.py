"""Builds the embedded data sets of an installation and keeps them up to date.

A built file remembers what it was built from (schema `built` in the file itself, so that file and memory
cannot come apart). A data set that has more deliveries than its build recorded holds work of people: it is
never replaced.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from data import layout, location, published
from data.faults import StoreBusy, StoreError, busy
from data.store import Store

Say = Callable[[str], None]
Build = Callable[[Store], None]
DATA = Path(__file__).parent
EMBEDDED = {
    location.PUBLISHED: ("published", "readers", "imports.py", "agreement_rows.py"),
    location.DEMO: ("demo", "published/county_measure.csv"),
}
STAMP = {
    "built_from": "hash of the schema and of every embedded file this data set was built from",
    "deliveries": "rows of log.delivery when the build was complete; more of them are the work of people",
}


def prepare(say: Say) -> None:
    """Make every data set of this installation exist and fit this program; tells each step in German.

    Raises StoreBusy when another process holds a file that has to change.
    """
    folder = location.folder()
    folder.mkdir(parents=True, exist_ok=True)
    _update(folder, location.MINISTRY, say)
    builds: dict[str, Build] = {location.PUBLISHED: published.build, location.DEMO: _demo(None, None, say)}
    for dataset, build in builds.items():
        if _built_from(folder, dataset) == _embedded(dataset):
            say(f"Der Datensatz „{dataset}“ ist aktuell.")
        elif holds_work_of_people(folder, dataset):
            say(
                f"Der Datensatz „{dataset}“ enthält Lieferungen von Personen und bleibt deshalb bestehen; "
                "mitgelieferte Daten wurden nicht erneuert."
            )
            _update(folder, dataset, say)
        else:
            build_fresh(folder, dataset, build, say)


def rebuild_demo(projects: int | None, seed: int | None, say: Say) -> None:
    """Build the invented data set anew in another size; None means the size or seed of the demonstration.

    Raises StoreError when people have recorded deliveries in it.
    """
    folder = location.folder()
    folder.mkdir(parents=True, exist_ok=True)
    if holds_work_of_people(folder, location.DEMO):
        raise StoreError(
            f"Der Datensatz „{location.DEMO}“ enthält Lieferungen von Personen und wird nicht ersetzt. "
            f"Zum Neuaufbau bitte {layout.file_of(folder, location.DEMO)} beiseitelegen."
        )
    build_fresh(folder, location.DEMO, _demo(projects, seed, say), say)


def build_fresh(folder: Path, dataset: str, build: Build, say: Say) -> None:
    """Build a data set beside the present one and put it in its place only when it is complete."""
    say(f"Der Datensatz „{dataset}“ wird aufgebaut …")
    _clear_abandoned(folder, dataset)
    with TemporaryDirectory(dir=folder, prefix=f".{dataset}-") as temporary:
        with Store(Path(temporary), [dataset], writable=True) as store:
            build(store)
        file = layout.file_of(Path(temporary), dataset)
        with duckdb.connect(str(file)) as connection:
            connection.execute("create schema built")
            connection.execute(
                "create table built.stamp as "
                "select $built_from as built_from, (select count(*) from log.delivery) as deliveries",
                {"built_from": _embedded(dataset)},
            )
            for column, meaning in STAMP.items():
                connection.execute(f"comment on column built.stamp.{column} is '{meaning}'")
        target = layout.file_of(folder, dataset)
        # What a crashed program left in the write-ahead log belongs to the old file only.
        target.with_name(target.name + ".wal").unlink(missing_ok=True)
        os.replace(file, target)
    say(f"Der Datensatz „{dataset}“ ist fertig.")


def _clear_abandoned(folder: Path, dataset: str) -> None:
    """Remove what builds left behind that were killed and could not clear up; one still running holds its file."""
    for place in folder.glob(f".{dataset}-*/"):
        file = layout.file_of(place, dataset)
        try:
            if file.exists():
                _ask(file, "select 1")
        except StoreBusy:
            continue
        except (StoreError, duckdb.Error):
            pass  # left unfinished in the middle of writing
        shutil.rmtree(place)


def holds_work_of_people(folder: Path, dataset: str) -> bool:
    """True when a data set has other deliveries than its build recorded, or was never built by a program."""
    file = layout.file_of(folder, dataset)
    if not file.exists():
        return False
    found = _ask(file, "select count(*) from log.delivery")
    built = _ask(file, "select deliveries from built.stamp")
    return built is None or found != built


def _built_from(folder: Path, dataset: str) -> object:
    file = layout.file_of(folder, dataset)
    return _ask(file, "select built_from from built.stamp") if file.exists() else None


def _ask(file: Path, sql: str) -> object:
    """One value from a data set without the checks of the store; None when the table is missing."""
    try:
        with duckdb.connect(str(file), read_only=True) as connection:
            row = connection.execute(sql).fetchone()
            return row[0] if row else None
    except duckdb.CatalogException:
        return None
    except duckdb.IOException as fault:
        raise busy(file, fault) from None


def _embedded(dataset: str) -> str:
    digest = hashlib.sha256(layout.fingerprint().encode())
    for part in EMBEDDED[dataset]:
        place = DATA / part
        files = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
        for path in files:
            if path.suffix != ".pyc":
                digest.update(path.relative_to(DATA).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _update(folder: Path, dataset: str, say: Say) -> None:
    """Create a missing data set, or compute what holds anew for this program's state."""
    try:
        Store(folder, [dataset]).close()
    except StoreBusy:
        raise
    except StoreError:
        say(f"Der Datensatz „{dataset}“ wird angelegt oder aktualisiert …")
        Store(folder, [dataset], writable=True).close()


def _demo(projects: int | None, seed: int | None, say: Say) -> Build:
    def build(store: Store) -> None:
        from data import demo  # late: only this needs the generator, and it is the largest part

        given = {"projects": projects, "seed": seed}
        demo.build(store, progress=say, **{name: value for name, value in given.items() if value is not None})

    return build

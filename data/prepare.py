"""Builds the embedded data sets of an installation and keeps them up to date.

A built log remembers what it was built from (`built_from` in its table `place`). `published` holds what public sources
say and is read only; what an older program let people record in it is laid aside, not thrown away. `demo` takes trials
of people, which go with its next build.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

from data import layout, location, moments, published
from data.faults import DeliveryRefused, StoreBusy, StoreError
from data.store import Store, check
from data.store.file_log import FileLog
from data.workplace import clear, workplace

Say = Callable[[str], None]
Build = Callable[[FileLog], None]
DATA = Path(__file__).parent
EMBEDDED = {
    location.PUBLISHED: ("published", "readers", "imports.py", "proposals.py", "agreement_rows.py", "amount_rows.py"),
    location.DEMO: ("demo",),
}


def prepare(say: Say) -> None:
    """Make every data set of this installation exist and fit this program; tells each step in German.

    A data set that cannot be used is named with the way out, and the others are prepared all the same. Raises
    StoreError when none can be used.
    """
    folder = location.folder()
    folder.mkdir(parents=True, exist_ok=True)
    clear_abandoned(folder)
    faults = [
        fault
        for dataset, build in {
            location.MINISTRY: None,
            location.PUBLISHED: published.build,
            location.DEMO: _demo(None, None, say),
        }.items()
        if (fault := _fault_of(folder, dataset, build, say))
    ]
    for fault in faults:
        say(str(fault))
    if len(faults) == len(location.datasets()):
        raise StoreError("Kein Datensatz lässt sich öffnen; das Dashboard kann nichts zeigen.")


def rebuild_demo(projects: int | None, seed: int | None, say: Say) -> None:
    """Build the invented data set anew in another size; None means the size or seed of the demonstration."""
    folder = location.folder()
    folder.mkdir(parents=True, exist_ok=True)
    clear_abandoned(folder)
    build_fresh(folder, location.DEMO, _demo(projects, seed, say), say)


def build_fresh(folder: Path, dataset: str, build: Build, say: Say) -> None:
    """Build a data set beside the present one and put it in its place only when it is complete and no rule is broken.

    Whoever has the present one open goes on and sees the new one at the next question.
    """
    present = FileLog(layout.file_of(folder, dataset), dataset)
    present.refuse_foreign()
    say(f"Der Datensatz „{dataset}“ wird aufgebaut …")
    with workplace(folder, dataset) as place:
        log = FileLog(layout.file_of(place, dataset), dataset)
        build(log)
        log.stamp(embedded_state(dataset))
        with Store(place, [dataset], cache=location.cache_of(folder), say=say) as store:
            say(f"Der Datensatz „{dataset}“ wird geprüft …")
            if violations := check(store, dataset):
                raise DeliveryRefused(violations)
        with present.alone():
            _lay_aside_what_people_recorded(present, say)
            log.replace(present)
    say(f"Der Datensatz „{dataset}“ ist fertig.")


def clear_abandoned(folder: Path) -> int:
    """Remove what commands left behind that were killed and could not clear up; returns how many files and folders."""
    builds = sum(clear(folder, dataset) for dataset in EMBEDDED)
    checks = sum(clear(location.cache_of(folder), f"pruefung-{dataset}") for dataset in location.datasets())
    drafts = sum(FileLog(layout.file_of(folder, dataset), dataset).clear_up() for dataset in location.datasets())
    return builds + checks + drafts


def embedded_state(dataset: str) -> str:
    """A hash that differs when the files an embedded data set is built from, or the shape of its log, do."""
    digest = hashlib.sha256(layout.shape().encode())
    for part in EMBEDDED[dataset]:
        place = DATA / part
        files = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
        for path in files:
            if path.suffix != ".pyc":
                digest.update(path.relative_to(DATA).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _fault_of(folder: Path, dataset: str, build: Build | None, say: Say) -> StoreError | None:
    """Prepare one data set; the fault that hinders it, if any."""
    try:
        if build is not None and FileLog(layout.file_of(folder, dataset), dataset).built_from() != embedded_state(
            dataset
        ):
            build_fresh(folder, dataset, build, say)
        else:
            location.open_store(folder, [dataset], create=build is None, say=say).close()
            say(f"Der Datensatz „{dataset}“ ist aktuell.")
    except StoreBusy:
        raise
    except StoreError as fault:
        return fault
    return None


def _lay_aside_what_people_recorded(log: FileLog, say: Say) -> None:
    if log.dataset != location.PUBLISHED or not log.path.exists():
        return
    try:
        with log.reading() as reading:
            people = reading.cursor.execute(
                "select count(*) from log.delivery where recorded_by <> $program", {"program": published.RECORDED_BY}
            ).fetchall()[0][0]
    except (StoreError, duckdb.Error):
        people = 1  # what cannot be read is kept
    if people:
        aside = log.path.with_name(f"{log.dataset}-abgelegt-{moments.now_here():%Y%m%d-%H%M%S-%f}.duckdb")
        shutil.copyfile(log.path, aside)
        say(
            f"Im Datensatz „{log.dataset}“ hatte ein früherer Programmstand Eingaben von Personen aufgenommen. Er wird "
            f"erneuert; die bisherige Datei liegt unter {aside}."
        )


def _demo(projects: int | None, seed: int | None, say: Say) -> Build:
    def build(log: FileLog) -> None:
        from data import demo  # late: only this needs the generator, and it is the largest part

        given = {"projects": projects, "seed": seed}
        demo.build(log, progress=say, **{name: value for name, value in given.items() if value is not None})

    return build

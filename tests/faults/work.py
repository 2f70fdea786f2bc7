"""What the processes do that are killed or compete: each works until it is stopped and tells what is stored for good.

A line is on the disk before the work goes on: "begin X" before something may be stored, "done X" after it was.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from uuid import uuid4

import agreement_text
import tiny

from data import backup, layout
from data.demo import build
from data.faults import DeliveryRefused, StoreBusy, StoreError
from data.imports import import_agreement
from data.prepare import build_fresh
from data.store.file_log import FileLog
from data.withdrawal import restore, withdraw
from faults.scene import Scene, record_next, state

Tell = Callable[[str, str], None]
BUILT = 40


def telling(path: Path) -> Tell:
    """A function that writes one line for good."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(what: str, of: str) -> None:
        os.write(descriptor, f"{what} {of}\n".encode())
        os.fsync(descriptor)

    return tell


def told(path: Path, what: str) -> list[str]:
    """Everything a process told of a kind."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [line.partition(" ")[2] for line in lines if line.partition(" ")[0] == what]


def record(scene: Scene, path: Path) -> None:
    """Record delivery after delivery."""
    tell = telling(path)
    with scene.store("killed") as store:
        while True:
            key = uuid4().hex[:8]
            tell("begin", key)
            record_next(store, key)
            tell("done", key)


def bring_in(scene: Scene, path: Path) -> None:
    """Import one text of an agreement after the other, each replacing the last."""
    tell = telling(path)
    with scene.store("killed") as store:
        while True:
            cents = int.from_bytes(os.urandom(4)) % 900_000 + 100_000
            money = agreement_text.MONEY.replace("1.140.300", f"1.{cents:,}".replace(",", "."))
            text = agreement_text.agreement(money=money)
            digest = hashlib.sha256(text.encode()).hexdigest()
            tell("begin", digest)
            import_agreement(store, tiny.DATASET, text, file_name="probe.txt", recorded_by="Probe", file_hash=digest)
            tell("done", digest)


def turn(scene: Scene, path: Path) -> None:
    """Withdraw a delivery and let it count again, over and over."""
    tell = telling(path)
    given = {"recorded_by": "Probe", "reason": "Probe"}
    with scene.store("killed") as store:
        # Killed while it was withdrawn, it is known and holds nothing.
        if store.facts(tiny.DATASET).ask("select id from delivery where id = 'turned'").empty:
            record_next(store, "turned")
        while True:
            there = state(store)
            tell("begin", str(there.number + 1))
            gone = store.facts(tiny.DATASET).ask("select id from withdrawn_delivery where id = 'turned'")
            (withdraw if gone.empty else restore)(store, tiny.DATASET, "turned", **given)
            tell("done", str(there.number + 1))


def follow(scene: Scene, path: Path) -> None:
    """Only ask, and so take in what others record."""
    tell = telling(path)
    with scene.store("killed") as store:
        while True:
            found = state(store)
            tell("saw" if found.k >= 0 else "half", f"{found.number} {found.k}")


def save(scene: Scene, path: Path) -> None:
    """Write one backup after the other."""
    tell = telling(path)
    for number in count():
        name = f"{path.stem}-{number}.sicherung"
        tell("begin", name)
        backup.back_up(scene.log(), scene.folder / name)
        tell("done", name)


def put_back(scene: Scene, path: Path) -> None:
    """Put two backups back in turn."""
    tell = telling(path)
    log = scene.log()
    for number in count():
        name = f"kept-{number % 2}"
        with backup.opened(scene.folder / name) as saved:
            tell("begin", str(saved.manifest.number))
            backup.put_back(log, saved, replace=True)
            tell("done", str(saved.manifest.number))


def compact(scene: Scene, path: Path) -> None:
    """Write the file anew, over and over."""
    tell = telling(path)
    log = scene.log()
    assert isinstance(log, FileLog)
    while True:
        tell("begin", "compact")
        log.compact()
        tell("done", "compact")


def create(scene: Scene, path: Path) -> None:
    """Make empty logs."""
    tell = telling(path)
    for number in count():
        name = f"{path.stem.replace('-', '_')}_{number}"
        log = scene.log(name)
        tell("begin", name)
        log.open(create=True)
        tell("done", name)
        log.close()


def prepare(scene: Scene, path: Path) -> None:
    """Build an invented data set with the seeds 1 and 2 in turn, as `python -m data prepare` does."""
    tell = telling(path)
    present = FileLog(layout.file_of(scene.folder, "demo"), "demo")
    for number in count():
        seed = 1 + number % 2
        tell("begin", str(seed))
        build_fresh(
            scene.folder,
            "demo",
            lambda log, seed=seed: build(log, projects=BUILT, seed=seed, progress=lambda _: None),
            lambda _: None,
        )
        with present.reading() as reading:
            tell("done", f"{seed} {reading.state().identity}")


def compete(scene: Scene, path: Path, cache: str, seconds: float) -> None:
    """Record for a while what others also want to record: one of them may, the others get a sentence."""
    with scene.store(cache) as store:
        compete_in(store, path, seconds)


def compete_in(store: object, path: Path, seconds: float) -> None:
    """The same in a store that is open."""
    tell = telling(path)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        # Every fifth of a second all want the same key; the others are one's own.
        key = f"t{int(time.time() * 5)}" if os.urandom(1)[0] % 2 else uuid4().hex[:8]
        try:
            record_next(store, key)
            tell("done", key)
        except (DeliveryRefused, StoreBusy) as refusal:
            tell("refused", f"{key} {str(refusal).splitlines()[0]}")
        except StoreError as fault:
            tell("fault", f"{key} {fault}")
        except Exception as fault:
            tell("error", f"{key} {type(fault).__name__}: {fault}")


def record_paced(scene: Scene, path: Path, cache: str, pause: float) -> None:
    """Record with pauses until stopped."""
    tell = telling(path)
    with scene.store(cache) as store:
        while True:
            key = uuid4().hex[:8]
            record_next(store, key)
            tell("done", key)
            time.sleep(pause)


def hold_file(path: Path, said: Path, seconds: float) -> None:
    """Hold a log file open to write for a while, as a program does that knows no locks."""
    import duckdb

    with duckdb.connect(str(path)):
        telling(said)("open", "")
        time.sleep(seconds)

"""kill -9 at random moments: the log is before or after, what was told stored is there, and nothing is there twice."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import tiny

from data import backup, layout
from data.faults import StoreError
from data.store import Store, check
from data.store.file_log import FileLog
from data.withdrawal import restore
from faults import processes, work
from faults.scene import PROJECTS_EACH, STATE, Scene, Tally, record_next, state
from faults.soundness import of_log, recorded, unsound

Verify = Callable[[Scene, list[str], list[str], Path], list[str]]
# Every fifth is killed while it starts and opens, the others within their first, second or third step.
EARLY = 0.2
STEPS = 3


def _once(found: dict[str, int], begun: list[str], done: list[str]) -> list[str]:
    """Everything told stored is there once; of what was begun last nobody knows, and nothing else may be missing."""
    wrong = [f"told stored, found {found.get(each, 0)} times: {each}" for each in done if found.get(each, 0) != 1]
    open_ones = set(begun) - set(done)
    if len(open_ones) > 1:
        wrong.append(f"more than one is open: {open_ones}")
    return wrong + [f"found {found[each]} times: {each}" for each in open_ones if found.get(each, 0) > 1]


def of_record(scene: Scene, begun: list[str], done: list[str], _: Path) -> list[str]:
    """Deliveries are there once and whole."""
    return _once(recorded(scene), begun, done) + unsound(scene)


def of_import(scene: Scene, begun: list[str], done: list[str], _: Path) -> list[str]:
    """Texts are there once, each with as many rows as every other."""
    wrong = _once(recorded(scene, "file_hash"), begun, done)
    log = scene.log()
    with log.reading() as reading:
        texts = [row["id"] for row in reading.events(0).to_pylist() if row["file_hash"]]
        for table in ("project", "amount", "target", "passage"):
            lie = [row["delivery"] for row in reading.rows(table).read_all().to_pylist() if not row["removed"]]
            if len(counts := {lie.count(each) for each in texts}) > 1:
                wrong.append(f"imports differ in {table}: {counts}")
    log.close()
    return wrong + unsound(scene)


def of_turn(scene: Scene, begun: list[str], done: list[str], _: Path) -> list[str]:
    """As many events as were told, or one more; what stands is all but „turned“, or all."""
    with scene.store("looking") as store:
        facts = store.facts(tiny.DATASET)
        deliveries = facts.ask("select id from delivery where event = 'recorded' and number > 1 order by number")["id"]
        withdrawn = not facts.ask("select id from withdrawn_delivery").empty
        # Each was recorded while all before it stood: the k-th states 1000 + k euros.
        standing = [k for k, each in enumerate(deliveries, 1) if not (withdrawn and each == "turned")]
        row = facts.ask(STATE).iloc[0]
        is_so = int(row["projects"]), float(row["euros"]), int(row["found"])
        projects = 1 + PROJECTS_EACH * len(standing)
        expected = projects, 1000.0 + max(standing, default=0), projects
        wrong = [] if is_so == expected else [f"half: {is_so}, expected {expected}"]
        if withdrawn:
            # What is recorded next counts what stands.
            restore(store, tiny.DATASET, "turned", recorded_by="Probe", reason="Probe")
    last = max((int(each) for each in done), default=0)
    if done and facts.number not in (last, last + 1):
        wrong.append(f"told {last}, found {facts.number}")
    return wrong + unsound(scene)


def of_follow(scene: Scene, _: list[str], __: list[str], path: Path) -> list[str]:
    """What was seen was a state of the log, in order; what others recorded meanwhile is whole."""
    wrong = [f"half was seen: {each}" for each in work.told(path, "half")]
    seen = [int(each.split()[0]) for each in work.told(path, "saw")]
    if seen != sorted(seen):
        wrong.append(f"went back: {seen}")
    if seen and max(seen) > max(recorded(scene, "number")):
        wrong.append("saw what is not recorded")
    return wrong + unsound(scene)


def of_save(scene: Scene, _: list[str], done: list[str], path: Path) -> list[str]:
    """Every backup that has its name is whole, and every one that was told is there."""
    wrong = [f"missing: {each}" for each in done if not (scene.folder / each).exists()]
    for file in scene.folder.glob(f"{path.stem}-*.sicherung"):
        try:
            with backup.opened(file) as saved:
                saved.manifest.as_json()
        except StoreError as fault:
            wrong.append(str(fault))
        file.unlink()
    return wrong + unsound(scene)


def of_put_back(scene: Scene, begun: list[str], done: list[str], _: Path) -> list[str]:
    """One of the two backups holds as a whole: the last told, or the one begun."""
    number = max(recorded(scene, "number"))
    allowed = {*done[-1:], *begun[-1:]} if done else {"any"}
    wrong = of_log(scene)
    if str(number) not in allowed and "any" not in allowed:
        wrong.append(f"found {number}, expected one of {allowed}")
    for each in scene.folder.glob("*-abgelegt-*"):
        each.unlink()
    return wrong + unsound(scene)


def of_compact(scene: Scene, _: list[str], __: list[str], ___: Path) -> list[str]:
    """Nothing changed."""
    return unsound(scene)


def of_create(scene: Scene, begun: list[str], done: list[str], _: Path) -> list[str]:
    """A log is there and whole, or not at all, and can then be made."""
    wrong = []
    for name in begun:
        log = scene.log(name)
        try:
            log.open(create=False)
        except StoreError as fault:
            if name in done or "fehlt" not in str(fault):
                wrong.append(str(fault))
        log.open(create=True)
        with log.reading() as reading:
            if reading.state().number != 0:
                wrong.append(f"{name} is not empty")
        log.close()
    return wrong


def of_prepare(scene: Scene, begun: list[str], done: list[str], _: Path) -> list[str]:
    """The data set of the last seed told holds, or that of the one begun; no rule is broken."""
    if not layout.file_of(scene.folder, "demo").exists():
        return ["told built, but missing"] if done else []
    log = FileLog(layout.file_of(scene.folder, "demo"), "demo")
    wrong = []
    with log.reading() as reading:
        identity = reading.state().identity
    seed, _, told = done[-1].partition(" ") if done else ("", "", "")
    if done and identity != told and begun[-1] == seed:
        wrong.append("another data set than the one told, and no other was begun")
    if not log.built_from():
        wrong.append("built from nothing")
    with Store(scene.folder, ["demo"]) as store:
        wrong += [str(each) for each in check(store, "demo")]
    return wrong


# What is killed, in which place, and how it is looked at afterwards.
WORKS: dict[str, tuple[Callable[..., None], Verify]] = {
    "record": (work.record, of_record),
    "import": (work.bring_in, of_import),
    "withdraw": (work.turn, of_turn),
    "follow": (work.follow, of_follow),
    "backup": (work.save, of_save),
    "restore": (work.put_back, of_put_back),
    "create": (work.create, of_create),
    "compact": (work.compact, of_compact),
    "prepare": (work.prepare, of_prepare),
}
FILE_ONLY = ("compact", "prepare")
# Whoever only asks has no step that begins or is done.
FIRST = {"follow": "saw"}


def kill(scene: Scene, name: str, times: int, seed: int = 0) -> Tally:
    """Start the work, kill it at a random moment, look; as often as asked, on one log that grows."""
    chance = random.Random(f"{scene.kind} {name} {seed}")
    worker, verify = WORKS[name]
    _set_up(scene, name)
    tally = Tally()
    # How long opening and one step took last; no two machines are equally busy.
    opens = step = 0.3
    for number in range(times):
        path = scene.folder / f"{name}-{number}"
        with _recording(scene) if name == "follow" else nullcontext():
            process = processes.started(worker, scene, path)
            if chance.random() < EARLY:
                time.sleep(chance.uniform(0, opens))
            else:
                opens = processes.wait_for(path, FIRST.get(name, "begin"), 1, process)
                if steps := chance.randrange(STEPS):
                    step = processes.wait_for(path, FIRST.get(name, "done"), steps, process) / steps
                time.sleep(chance.uniform(0, step))
            if not processes.killed(process):
                tally.wrong.append(f"{name} {number}: the process had ended with {process.exitcode}")
        tally.tried += 1
        begun, done = work.told(path, "begin"), work.told(path, "done")
        at_work = begun or done or work.told(path, FIRST.get(name, "begin"))
        tally.note("killed at work" if at_work else "killed before the first step")
        tally.noted["steps told done"] = tally.noted.get("steps told done", 0) + len(done)
        tally.wrong += [f"{name} {number}: {each}" for each in verify(scene, begun, done, path)]
        path.unlink(missing_ok=True)
    return tally


def _set_up(scene: Scene, name: str) -> None:
    scene.begin()
    if name == "restore":
        for number in range(2):
            with scene.store("first") as store:
                record_next(store, f"kept{number}")
            backup.back_up(scene.log(), scene.folder / f"kept-{number}")


@contextmanager
def _recording(scene: Scene) -> Iterator[None]:
    """Record in this process while another one follows."""
    ended = threading.Event()

    def record(store: Store) -> None:
        number = state(store).number
        while not ended.wait(0.02):
            number += 1
            record_next(store, f"w{number}")

    with scene.store("writer") as store:
        thread = threading.Thread(target=record, args=(store,))
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()

"""Small faults put into the code one at a time: does a test of the nearest folder notice?

PYTHONPATH=.:tests python -m tools.mutations --most 300 --seed 1 [--under queries/targets …] [--out survivors.txt]

Run it in a clone that nobody works in: each fault is written into the file it is about and taken out again. First the
nearest tests run once on sound code, in which none may fail; how long each takes, and which ones noticed an earlier
fault of the same file, says in what order they run on a faulty one. docs/mutations.md keeps what came out.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import TextIO

import kept
import pytest
from tools import small_faults
from tools.small_faults import ROOT, Fault, alike

# A fault that makes the tests compute this long is noticed.
SECONDS = 200
# What takes long to import and is not this project's: once, before a process for each fault branches off.
AT_HAND = ("numpy", "pandas", "pyarrow", "duckdb", "hypothesis", "openpyxl", "docx", "lxml.html", "pypdfium2", "typst")
# The data sets of an installation take seconds to build; what needs none goes first.
DEAR = "built"


@dataclass
class Known:
    """What the runs so far told of the tests."""

    seconds: dict[str, float] = field(default_factory=dict)
    noticed: defaultdict[Path, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


class Watching:
    """A plugin of pytest: orders the tests and writes down what became of them."""

    def __init__(self, known: Known, path: Path | None, told: Path) -> None:
        self._known, self._path, self._told = known, path, told
        self.seconds: Counter[str] = Counter()
        self.failed: list[str] = []

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """The likeliest to notice first; tests of a file stay together, because they share what was set up for it."""
        path = self._path
        if path is None:
            return
        whole: Counter[Path] = Counter()
        for item in items:
            whole[item.path] += self._known.seconds.get(item.nodeid, 0)
        noticed = self._known.noticed[path]
        items.sort(
            key=lambda item: (
                item.nodeid not in noticed,
                DEAR in getattr(item, "fixturenames", ()),
                not alike(path, item.path),
                whole[item.path],
                str(item.path),
                self._known.seconds.get(item.nodeid, 0) // 1,
            )
        )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One test was set up, called or torn down."""
        self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """All of it, for the process that waits."""
        self._told.write_text(json.dumps([dict(self.seconds), self.failed]), "utf-8")


def run(tests: Sequence[str], known: Known, fault: Fault | None = None) -> tuple[bool, list[str]]:
    """Whether the tests pass, in a process of their own, and which failed; to compute too long is to fail."""
    folder = Path(tempfile.mkdtemp(prefix="aqb-mutation-"))
    told = folder / "told.json"
    child = os.fork()
    if child == 0:
        with (folder / "output").open("w") as output:
            os.dup2(output.fileno(), 1)
            os.dup2(output.fileno(), 2)
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
        if fault and fault.path.is_relative_to(ROOT / "data"):
            os.environ.pop(kept.PLACE)
        stop = ["-x"] if fault else []
        if fault:
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        watching = Watching(known, fault.path if fault else None, told)
        os._exit(int(pytest.main(["-p", "no:cacheprovider", *stop, *tests], plugins=[watching])))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    seconds, failed = json.loads(told.read_text("utf-8")) if told.exists() else ({}, [])
    if fault is None:
        known.seconds |= seconds
        if code:
            print((folder / "output").read_text("utf-8")[-3000:])
    shutil.rmtree(folder, ignore_errors=True)
    return code == 0, failed


def survives(fault: Fault, tests: Sequence[str], known: Known) -> bool:
    """Whether the tests pass with the fault in place."""
    fault.path.write_text(fault.written, "utf-8")
    try:
        passed, failed = run(tests, known, fault)
    finally:
        fault.path.write_text(fault.source, "utf-8")
    known.noticed[fault.path].update(failed)
    return passed


def answered_otherwise(fault: Fault) -> bool:
    """Whether it is one of a question that then answers otherwise over the crowd; asked in the process apart."""
    from tools import asked_anew

    return asked_anew.notices(fault)


def all_of(drawn: Sequence[tuple[Fault, Sequence[str]]]) -> list[str]:
    """The tests that are nearest to any fault, a test of a folder or file that is among them not once more."""
    wanted = sorted({test for _, tests in drawn for test in tests})
    return [test for test in wanted if not any(test != other and Path(test).is_relative_to(other) for other in wanted)]


def main() -> int:
    """Draw, try, print; the survivors stand one a line, in --out too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--under", nargs="+", default=list(small_faults.FOLDERS))
    parser.add_argument("--out", type=argparse.FileType("w"), default=None)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aqb-kept-") as place:
        os.environ[kept.PLACE] = place
        # The program is imported apart: here, what it was before a fault would stay.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
            drawn, possible = apart.submit(small_faults.drawn, asked.under, asked.most, asked.seed).result()
            for name in AT_HAND:
                importlib.import_module(name)
            known = Known()
            if not run(all_of(drawn), known)[0]:
                print("the tests fail on sound code")
                return 1
            lived = tried(drawn, known, asked.out, apart)
    share = (len(drawn) - lived) / max(len(drawn), 1)
    print(f"{len(drawn) - lived} of {len(drawn)} noticed ({share:.1%}), of {possible} possible")
    return 0


def tried(
    drawn: Sequence[tuple[Fault, Sequence[str]]], known: Known, out: TextIO | None, apart: ProcessPoolExecutor
) -> int:
    """How many of the faults nobody noticed."""
    lived, started = 0, time.monotonic()
    for number, (fault, tests) in enumerate(drawn, 1):
        if not apart.submit(answered_otherwise, fault).result() and survives(fault, tests, known):
            lived += 1
            print(f"survives: {fault}", flush=True)
            print(fault, file=out, flush=True) if out else None
        if number % 10 == 0:
            print(f"{number} tried, {number - lived} noticed, {time.monotonic() - started:.0f} s", flush=True)
    return lived


if __name__ == "__main__":
    sys.exit(main())

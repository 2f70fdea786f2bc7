"""Every shown figure beside a second calculation from the base facts: `python -m benchmarks.figures [data folder]`.

All years and stages of the pages; CI compares a part of them (tests/second_calculation). Prints what was compared by
page and every difference, and ends with 1 when there is one. Without a folder it fills one with the data sets as they
are delivered.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from data import demo, layout, location
from data import published as published_data
from data.store import Store
from data.store.file_log import FileLog

PROJECTS = 1200


def main(folder: Path) -> int:
    """Compare every page over the data sets of a folder; the number of differences decides."""
    os.environ["AQB_DATABASE"] = f"duckdb:{folder}/ministry.duckdb"
    # The helpers of the tests import each other by name.
    sys.path[:0] = [str(location.ROOT), str(location.ROOT / "tests")]
    from tests.second_calculation.runs import PAGES, Calculation, published

    differing = 0
    with Store(folder, ["demo", "published"]) as store:
        for dataset, pages in (("published", {"published": published}), ("demo", PAGES)):
            run = Calculation(store.facts(dataset), full=True)
            for page, compare in pages.items():
                known = len(run.ledger.differing)
                compare(run)
                print(f"{dataset}, {page}: {sum(run.ledger.compared.values())}", flush=True)
                # At once: all pages of the demonstration data take an hour of one core.
                for where, what in run.ledger.differing[known:]:
                    print(f"{dataset}, {where}: {what}", flush=True)
            print(run.ledger.say())
            differing += len(run.ledger.differing)
    return 1 if differing else 0


def _filled() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="aqb-figures-"))
    demo.build(FileLog(layout.file_of(folder, "demo"), "demo"), projects=PROJECTS, progress=lambda _: None)
    with Store(folder, ["published", "demo", "ministry"], create=True) as store:
        published_data.record(store)
    return folder


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else _filled()))

"""Every shown figure beside a second calculation from the base facts: `python -m benchmarks.figures [--all] [folder]`.

The choices CI compares (tests/second_calculation) and as many drawn by a seed, over the data sets as they are delivered
and one of a ministry that has just begun: five minutes of one core. `--all` compares every year, stage and county: an
hour. Prints what was compared by page and kind and every difference, and ends with 1 when there is one. The data sets
are those of the folder, else made afresh.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from data import demo, layout, location
from data import published as published_data
from data.store import Store
from data.store.file_log import FileLog

PROJECTS = 1200


def main(argv: Sequence[str]) -> int:
    """Compare every page over the data sets; 1 when a figure differs."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.figures", description="Figures computed twice.")
    asked.add_argument("folder", nargs="?", type=Path, help="of the data sets; else they are made afresh")
    asked.add_argument("--all", action="store_true", help="every year, stage and county")
    asked.add_argument("--seed", type=int, default=1, help="which years, stages and counties are drawn")
    chosen = asked.parse_args(argv)
    # The helpers of the tests import each other by name.
    sys.path[:0] = [str(location.ROOT), str(location.ROOT / "tests")]
    logging.disable(logging.WARNING)
    folder = chosen.folder or _filled(Path(tempfile.mkdtemp(prefix="aqb-figures-")))
    os.environ["AQB_DATABASE"] = f"duckdb:{folder}/ministry.duckdb"
    from tests.second_calculation.datasets import DATASETS
    from tests.second_calculation.runs import Calculation

    begun, differing, together = time.monotonic(), 0, 0
    with Store(folder, list(DATASETS)) as store:
        for dataset, pages in DATASETS.items():
            runs = [Calculation(store.facts(dataset), full=chosen.all)]
            if not chosen.all and dataset == "demo":
                runs.append(Calculation(store.facts(dataset), seed=chosen.seed))
            for run in runs:
                for page, compare in pages.items():
                    compare(run)
                    print(f"{dataset}, {page}: {run.ledger.number_of(page)}", flush=True)
                for where, what in run.ledger.differing:
                    print(f"{dataset}, {where}: {what}", flush=True)
                print(run.ledger.say(), flush=True)
                differing += len(run.ledger.differing)
                together += sum(run.ledger.compared.values())
    print(f"{together} figures in {time.monotonic() - begun:.0f} s, differing: {differing}")
    return 1 if differing else 0


def _filled(folder: Path) -> Path:
    import small

    demo.build(FileLog(layout.file_of(folder, "demo"), "demo"), projects=PROJECTS, progress=lambda _: None)
    with Store(folder, ["published", "demo", "ministry"], create=True) as store:
        published_data.record(store)
        small.fill(store)
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

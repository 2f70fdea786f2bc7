"""python -m benchmarks [--scale 1000000 10000000] [--only apptest memory questions recording …] [--paced 60]"""

from __future__ import annotations

import argparse
import logging
import sys

from benchmarks import apptest, browser, load, questions, recording, report, stores

PARTS = ("apptest", "memory", "questions", "recording", "scale", "browser", "load")


def main() -> int:
    """Build what is missing, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=sys.modules[__name__].__doc__)
    parser.add_argument("--scale", type=int, nargs="+", default=[], metavar="PROJECTS", help="also build these sizes")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=list(PARTS), help="parts to measure (all)")
    parser.add_argument("--paced", type=float, default=60, metavar="SECONDS", help="part load: paced clicks (60)")
    asked = parser.parse_args()
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    sizes = stores.prepare(asked.scale)
    print(f"Machine: {report.machine()}")
    if "apptest" in asked.only:
        apptest.measure(stores.STANDARD)
    if "memory" in asked.only:
        apptest.memory(stores.STANDARD)
    if "questions" in asked.only:
        questions.measure(sizes)
    if "recording" in asked.only:
        recording.measure(sizes)
    if "scale" in asked.only:
        for size in sizes:
            if size in apptest.LARGE_TARGET_MS:
                apptest.at_scale(size)
    if "browser" in asked.only:
        browser.measure(stores.STANDARD)
    if "load" in asked.only:
        load.memory_per_session(stores.STANDARD)
        load.measure(stores.STANDARD, asked.paced)
    return 0


if __name__ == "__main__":
    sys.exit(main())

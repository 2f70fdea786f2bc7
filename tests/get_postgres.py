"""Make sure there is a PostgreSQL server for the tests and print where its programs lie: found, or Debian's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NEEDED = ("initdb", "pg_isready", "postgres")
# Debian would make a cluster and start it; the tests make their own.
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/without-main.conf")


def installed() -> Path | None:
    """The folder with the server's programs: that of the PATH, or Debian's newest."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: int(each.parent.name), reverse=True)
    return next((each for each in folders if all((each / name).exists() for name in NEEDED)), None)


def fetch() -> None:
    """Try Debian's package when allowed to install it."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    NO_CLUSTER.parent.mkdir(parents=True, exist_ok=True)
    NO_CLUSTER.write_text("create_main_cluster = false\n")
    try:
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "postgresql"]):
            subprocess.run(["apt-get", *words], stdout=subprocess.DEVNULL, check=False)
    finally:
        NO_CLUSTER.unlink()


def main() -> int:
    """Exit 0: the tests of the log in PostgreSQL are skipped where there is none, and say so."""
    if not installed():
        fetch()
    found = installed()
    print(f"PostgreSQL: {found}" if found else "PostgreSQL: none, its tests are skipped (apt-get install postgresql)")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Make sure there are PostgreSQL and nginx for the tests and print where they lie: found, or Debian's packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NEEDED = ("initdb", "pg_isready", "postgres")
# Debian would make a cluster, and start it and nginx; the tests start their own.
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/without-main.conf")
NO_START = Path("/usr/sbin/policy-rc.d")


def installed() -> Path | None:
    """The folder with PostgreSQL's programs: that of the PATH, or Debian's newest."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: int(each.parent.name), reverse=True)
    return next((each for each in folders if all((each / name).exists() for name in NEEDED)), None)


def nginx() -> str | None:
    """The program nginx; Debian keeps it where only root looks."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


# Another installation holds the lock of Debian's packages for some minutes at most.
PATIENT = ("-o", "DPkg::Lock::Timeout=300")


def fetch(packages: list[str]) -> None:
    """Try Debian's packages when allowed to install them."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    with _held(NO_CLUSTER, "create_main_cluster = false\n"), _held(NO_START, "#!/bin/sh\nexit 101\n"):
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
            subprocess.run(["apt-get", *PATIENT, *words], stdout=subprocess.DEVNULL, check=False)


@contextmanager
def _held(file: Path, text: str) -> Iterator[None]:
    """A file that is there for a moment, unless the machine has one of its own."""
    own = not file.exists()
    if own:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)
    try:
        yield
    finally:
        if own:
            file.unlink()


def main() -> int:
    """Exit 0: the tests that need one are skipped where there is none, and say so."""
    missing = [*([] if installed() else ["postgresql"]), *([] if nginx() else ["nginx-light"])]
    if missing:
        fetch(missing)
    print(f"PostgreSQL: {installed() or 'none, its tests are skipped (apt-get install postgresql)'}")
    print(f"nginx: {nginx() or 'none, its tests are skipped (apt-get install nginx-light)'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Make sure there is a Chromium for the browser tests and print its path: found, Debian's, or Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")


def installed() -> str | None:
    """Path of a Chromium that is already there: CHROMIUM, the PATH, or a build that Playwright has fetched."""
    named = os.environ.get("CHROMIUM")
    if named and Path(named).exists():
        return named
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    builds = sorted(Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome"))
    return str(builds[-1]) if builds else None


# Another installation holds the lock of Debian's packages for some minutes at most.
PATIENT = ("-o", "DPkg::Lock::Timeout=300")


def fetch() -> None:
    """Try Debian's package when allowed to install it, then Playwright's own build."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        for words in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            subprocess.run(["apt-get", *PATIENT, *words], stdout=subprocess.DEVNULL, check=False)
        if installed():
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Exit 0 with the path of a Chromium, else 1 with a sentence that says what to do."""
    if not installed():
        fetch()
    path = installed()
    if path:
        print(f"Chromium: {path}")
        return 0
    print(
        "No Chromium found and none could be installed. Install one (Debian: apt-get install chromium) or set "
        "CHROMIUM to its path, then run make test again.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())

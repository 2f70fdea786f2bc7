"""python -m web.packed: compress at setup what browsers fetch, once instead of at every visit.

Streamlit sends its scripts as they are: the first visit of the Lagebild took 4.4 MB, with these copies 1.5, with narrow
fonts (web/fonts.py) 1.1. They lie beside the installed packages, brotli for browsers that take it (over https), gzip
for the others; where they are missing, Streamlit answers as ever.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from zlib import crc32

import streamlit
from servestatic import ServeStaticASGI
from servestatic.compress import main as compress
from starlette.middleware import Middleware
from streamlit import file_util

from web import library
from web.icons import ICONS

# Charts no page draws, half of all there is; Streamlit itself goes on answering for them.
UNUSED = ("PlotlyChart.*", "DeckGl*", "EChartsChart.*", "GraphVizChart.*", "elk-*", "cytoscape.*", "embed.*")
# Streamlit puts a hash of the content into each of these names, so a browser need never ask again. Not so the font of
# icons: it has more of them once our pages name more.
HASHED = r"/static/(js|css|media)/(?!MaterialSymbols)[^/]+\.[\w-]{8}\.\w+$"


def folder() -> Path:
    """Where the copies of these versions, with these icons, lie."""
    names = f"streamlit-{streamlit.__version__}-plotly-{library.version()}-icons-{crc32(repr(ICONS).encode()):x}"
    return Path(sys.prefix) / "share" / "aqb" / names


def main() -> int:
    """Make the copies where they are missing; whole or not at all."""
    # Here, because fontTools takes a quarter of a second, which no start of a server needs.
    from web import fonts

    target = folder()
    if target.exists():
        return 0
    half = target.with_name(f"{target.name}.{os.getpid()}")
    shutil.rmtree(half, ignore_errors=True)
    shutil.copytree(
        Path(file_util.get_static_dir()) / "static", half / "static", ignore=shutil.ignore_patterns(*UNUSED)
    )
    fonts.narrow(half / "static")
    shutil.copyfile(library.file(), half / library.NAME)
    compress(["--quiet", "--no-zstd", str(half)])
    half.rename(target)
    return 0


def layer(prefix: str) -> list[Middleware]:
    """What serves them, where setup has made them."""
    if not folder().exists():
        return []
    # Plotly.js has no hash in its name: the browser asks each time and is told that nothing changed.
    return [
        Middleware(
            ServeStaticASGI,
            root=folder(),
            prefix=prefix,
            max_age=0,
            allow_all_origins=False,
            immutable_file_test=HASHED,
        )
    ]


if __name__ == "__main__":
    raise SystemExit(main())

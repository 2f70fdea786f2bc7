"""docs/licences.md, from what the installed packages say of themselves; written by make docs."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import metadata

from tools.locked import locked

HEAD = """\
# Licences

**This project: noch zu bestimmen.** Until the ministry has decided, nothing is granted to others. `pyproject.toml`
says the same; whoever decides changes both (this head lies in `tests/tools/licences.py`).

Written by `make docs` from what the packages of `requirements.txt` and `requirements-dev.txt` say of themselves.
*not stated* means that the metadata of a package names none: look into it before it is handed on.
"""
RUN = """
## Part of the running dashboard

The fonts of the Dialogmappe (`briefing/fonts`) are free under the SIL Open Font License 1.1 (Arimo, Noto Emoji) and the
licence of Bitstream Vera (DejaVu Sans); their texts lie beside them in `briefing/fonts/LICENSE.txt`.
"""
DEVELOPMENT = """
## For development only, never handed on

PyMuPDF (AGPL, or bought) comes with `outloud`, which reads the papers aloud in a test; nothing of the dashboard
imports it.
"""


def licence(name: str) -> str:
    """What a package states: the expression, else a licence in one line, else its classifiers."""
    told = metadata.metadata(name)
    line = (told.get("License") or "").strip()
    if told.get("License-Expression"):
        return str(told["License-Expression"])
    if line and "\n" not in line and line != "UNKNOWN":
        return line
    classes = [each.split(" :: ")[-1] for each in told.get_all("Classifier", []) if each.startswith("License :: ")]
    return " and ".join(classes) or "*not stated*"


def table(names: Iterable[str]) -> str:
    """One row per package that is installed here; a package of another system is left out."""
    installed = {each.name.casefold().replace("_", "-"): each for each in metadata.distributions()}
    rows = [f"| {name} | {installed[name].version} | {licence(name)} |" for name in sorted(names) if name in installed]
    return "\n".join(["", "| package | version | licence |", "|---|---|---|", *rows, ""])


def licences() -> str:
    """The whole page."""
    run, everything = set(locked("requirements.txt")), set(locked("requirements-dev.txt"))
    return HEAD + RUN + table(run) + DEVELOPMENT + table(everything - run)


if __name__ == "__main__":
    print(licences(), end="")

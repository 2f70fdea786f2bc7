"""What a page of documentation names: paths, modules, commands and targets of make, and what of it is not there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from questions import parsed
from tools.following import steps
from tools.locked import ROOT

FOLDERS = ("data", "queries", "analysis", "charts", "ui", "pages", "briefing", "web")
AROUND = ("tests", "docs", "benchmarks", "static", ".streamlit")
HOUSE = "|".join((*FOLDERS, *AROUND)).replace(".", r"\.")
ENDINGS = (".py", ".sql", ".csv", ".md", ".toml", ".txt", ".typ", ".css", ".js", ".yaml", ".conf", ".json", "/")
# What is no path of the repository: of the machine, of an installation, inside a backup or an export, an ending alone.
ELSEWHERE = re.compile(r"^(/|~|var/|<|files/|drafts/|now/|log/)|^\.\w+$")
MADE = {
    "manifest.json": "in a backup",
    "dictionary.md": "in an open copy",
    "published_figures.csv": "the collection published figures were taken from",
    "published_figures_2.csv": "the same",
    "published_projects.csv": "the same",
}


def missing(page: Path) -> list[str]:
    """Named paths and modules that are not there, without those a how-to makes."""
    text = page.read_text("utf-8")
    made = {step.path for step in steps(page) if step.verb == "Write"} if page.parent.name == "how-to" else set()
    absent = [target for target in _links(text) if not (page.parent / target).exists()]
    absent += [word for word in _words(text) if _is_path(word) and word not in {*made, *MADE} and not _is_there(word)]
    return absent + [word for word in _words(text) if not _is_known(word)]


def unknown_commands(page: Path) -> list[str]:
    """Modules that are run, commands of data and targets of make that do not exist."""
    text = page.read_text("utf-8")
    commands = {
        name
        for path in (ROOT / "data/commands").glob("*.py")
        for name in re.findall(r'add_parser\(\s*"(\w+)"', path.read_text("utf-8"))
    }
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text("utf-8")))
    asked = set(re.findall(r"\bpython -m data ([a-z_]+)", text))
    modules = {name for name in re.findall(r"\bpython -m ([\w.]+)", text) if name not in ("pytest", "faults")}
    made = set(re.findall(r"(?m)(?:`|^)make ([a-z]+)", text))
    # Tools of the tests are run with tests in the path.
    absent = [name for name in modules if not _module(name) and not _module(f"tests.{name}")]
    return [*absent, *(asked - commands), *(made - targets)]


def unknown_tests(page: Path) -> list[str]:
    """Named tests (tests/….py::class::name) that do not exist."""
    named = set(re.findall(r"`(tests/[\w/]+\.py)((?:::\w+)+)`", page.read_text("utf-8")))
    return sorted(f"{file}{name}" for file, name in named if not _has_test(ROOT / file, name.split("::")[1:]))


def _has_test(file: Path, steps: Sequence[str]) -> bool:
    body: list[ast.stmt] = parsed(file).body if file.exists() else []
    for step in steps:
        found = next((node for node in body if getattr(node, "name", "") == step), None)
        if found is None:
            return False
        body = getattr(found, "body", [])
    return bool(steps)


def _words(text: str) -> Iterator[str]:
    """What stands between backticks outside blocks, one word each."""
    outside = re.sub(r"(?ms)^```.*?^```$", "", text)
    for words in re.findall(r"`([^`\n]+)`", outside):
        yield from words.split()


def _links(text: str) -> Iterator[str]:
    """Targets of links inside the repository, without what stands behind #."""
    return (to for to in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text) if "://" not in to)


def _is_path(word: str) -> bool:
    if ELSEWHERE.search(word) or not re.fullmatch(r"[\w./<>*-]+", word):
        return False
    return word.endswith(ENDINGS) or bool(re.match(rf"({HOUSE})/", word))


def _is_there(word: str) -> bool:
    """A path from the root, a module, something a module defines, or the name of a file anywhere in the house."""
    pattern = re.sub(r"<\w+>", "*", word.rstrip("/"))
    if any(ROOT.glob(pattern)) or any(ROOT.glob(f"{pattern}.py")):
        return True
    if "/" not in pattern:
        return any(path for folder in (*FOLDERS, *AROUND) for path in (ROOT / folder).rglob(pattern))
    module, _, name = pattern.rpartition(".")
    return _defines(ROOT / f"{module}.py", name)


def _is_known(word: str) -> bool:
    """Whether a dotted name like data.imports.import_agreement(…) is there; any other word is."""
    dotted = re.match(rf"((?:{'|'.join(FOLDERS)})(?:\.\w+)+)\(?", word)
    if not dotted or word.endswith(ENDINGS):
        return True
    module, _, name = dotted[1].rpartition(".")
    return _module(dotted[1]) or any(_defines(path, name) for path in _files(module))


def _module(name: str) -> bool:
    return any(path.exists() for path in _files(name)) or (ROOT / name.replace(".", "/")).is_dir()


def _files(module: str) -> tuple[Path, Path]:
    flat = ROOT / module.replace(".", "/")
    return flat.with_suffix(".py"), flat / "__init__.py"


def _defines(path: Path, name: str) -> bool:
    """Whether a file defines a name, brings it from elsewhere, or has a question of this name beside it."""
    if not path.exists():
        return False
    if path.with_name(f"{name}.sql").exists():
        return True
    return bool(
        re.search(rf"(?m)^\s*(?:def|class) {name}\b|^{name}\b.*=|\bimport\b.*\b{name}\b", path.read_text("utf-8"))
    )

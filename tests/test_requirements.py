"""What the project needs is written once, in pyproject.toml; the files of requirements are its lock, with hashes."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tools.locked import ENTRY, ROOT, locked

FILES = {"requirements.txt": "run", "requirements-dev.txt": "dev"}
# Starlette and ServeStatic import these and do not ask for them.
IMPORTED_BY_OTHERS = ("brotli", "itsdangerous")
FLOORS = ("access", "data", "queries", "analysis", "charts", "ui", "pages", "briefing", "web")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def direct(kind: str) -> dict[str, str]:
    """Name to version of what pyproject.toml asks for itself, to run or (with that) to develop."""
    wanted = list(PROJECT["project"]["dependencies"])
    if kind == "dev":
        wanted += PROJECT["dependency-groups"]["dev"]
    parts = [line.split("==") for line in wanted]
    return {canonicalize_name(name): version for name, version in parts}


def brought_along(names: set[str]) -> set[str]:
    """Everything these packages need here, as the installed packages say themselves, with themselves."""
    seen: set[str] = set()
    open_names = set(names)
    while open_names:
        name = open_names.pop()
        seen.add(name)
        for line in metadata.requires(name) or ():
            wanted = Requirement(line)
            if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
                open_names |= {canonicalize_name(wanted.name)} - seen
    return seen


def imported(paths: list[Path]) -> Iterator[str]:
    """First word of every absolute import, also of those inside functions."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.split(".")[0]


def distributions(paths: list[Path]) -> set[str]:
    """The packages from outside that these modules import."""
    provides = metadata.packages_distributions()
    foreign = {name for name in imported(paths) if name in provides and name not in sys.stdlib_module_names}
    return {canonicalize_name(provides[name][0]) for name in foreign}


@pytest.mark.parametrize("file", FILES)
def test_every_requirement_has_an_exact_version_and_hashes(file: str) -> None:
    assert len(locked(file)) > 40
    lines = [line for line in (ROOT / file).read_text("utf-8").splitlines() if re.match(r"\S", line)]
    assert [line for line in lines if not line.startswith("#") and not ENTRY.match(line)] == []
    assert [name for name, (_, hashes) in locked(file).items() if not hashes] == []


@pytest.mark.parametrize(("file", "kind"), FILES.items())
def test_the_lock_has_what_pyproject_asks_for(file: str, kind: str) -> None:
    kept = locked(file)
    assert {name: kept.get(name, ("missing",))[0] for name in direct(kind)} == direct(kind), "run: make lock"


@pytest.mark.parametrize(("file", "kind"), FILES.items())
def test_the_lock_has_what_that_brings_along_and_nothing_else(file: str, kind: str) -> None:
    here, kept = brought_along(set(direct(kind))), set(locked(file))
    assert sorted(here - kept) == [], "run: make lock"
    # A package of another system stands in the file with its condition and is not installed here.
    assert sorted(name for name in kept - here if _is_installed(name)) == []


def _is_installed(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False


def test_what_runs_is_locked_the_same_in_both_files() -> None:
    run, dev = locked("requirements.txt"), locked("requirements-dev.txt")
    assert {name: dev.get(name) for name in run} == run, "run: make lock"


def test_tests_run_with_the_locked_versions() -> None:
    wanted = {name: version for name, (version, _) in locked("requirements-dev.txt").items() if _is_installed(name)}
    assert {name: metadata.version(name) for name in wanted} == wanted, "run: make test, which installs them"


def test_every_package_the_program_imports_is_asked_for_and_none_besides() -> None:
    paths = [path for floor in FLOORS for path in (ROOT / floor).rglob("*.py")]
    needed = distributions([*paths, ROOT / "dashboard.py", ROOT / "serve.py"]) | set(IMPORTED_BY_OTHERS)
    assert needed == set(direct("run"))


def test_every_package_tests_and_benchmarks_import_is_asked_for() -> None:
    paths = [path for folder in ("tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    assert sorted(distributions(paths) - set(direct("dev"))) == []

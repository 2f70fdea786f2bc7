"""Where things lie and how they are called: floors, topics, what pages share, what is kept, what a name says."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from functools import cache

import grimp
import pytest
from questions import ROOT, parsed
from tools.sections import SHARED, titles

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
FLOORS = PROJECT["importlinter"]["root_packages"]
AROUND = {"tests", "benchmarks"}
FRAME = ("dashboard.py", "serve.py")
PYTHON = [path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py"))] + [ROOT / each for each in FRAME]
# Read once: they are asked about file by file, in one test each, because a test a file costs seconds.
TREES = {str(path.relative_to(ROOT)): parsed(path) for path in PYTHON}

# Names that say nothing to a stranger who reads them at the place they are called from.
EMPTY_NAMES = {
    *("again", "also", "anything", "back", "both", "deal", "deviating", "do", "each", "everything", "extra", "general"),
    *(
        "handle",
        "handler",
        "helper",
        "helpers",
        "here",
        "info",
        "it",
        "manager",
        "misc",
        "more",
        "new",
        "other",
        "others",
    ),
    *("process", "rest", "something", "stuff", "that", "there", "thing", "things", "this", "tmp", "util", "utils"),
}
# What outlives a run, besides the answers at their store: what is opened once, files that were read, papers, long work
# that says so while one waits. Each is kept under the state it was made of.
KEPT = {
    ("ui/selection.py", "whole_store"),
    ("ui/selection.py", "_part"),
    ("pages/deliveries/agreement_draft.py", "_read"),
    ("pages/deliveries/agreement_draft.py", "_changes"),
    ("pages/deliveries/agreement_fields.py", "counties"),
    ("pages/deliveries/changes.py", "_kept"),
    ("pages/deliveries/listing.py", "_known"),
    ("pages/deliveries/workbook_draft.py", "_sheets"),
    ("pages/deliveries/workbook_draft.py", "_proposed"),
    ("pages/dialogue/dossier.py", "of"),
    ("pages/dialogue/papers.py", "_pictures"),
}
ANSWERED_FROM = re.compile(r"\b(Facts|Store|DataFrame|Series|Scope|Selection)\b")
CHANGING = {"append", "add", "update", "setdefault", "pop", "popitem", "clear", "extend", "insert", "remove", "discard"}


def faults(of: Callable[[str, ast.Module], object]) -> dict[str, object]:
    """What is wrong by file, where anything is."""
    return {name: found for name, tree in TREES.items() if (found := of(name, tree))}


# -------------------------------------------------------------------------------------------------- floors and topics


def test_every_folder_with_python_is_a_floor_that_contracts_and_mypy_know() -> None:
    listed = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    folders = {line.split("/")[0] for line in listed.splitlines() if "/" in line}
    assert folders == {*FLOORS, *AROUND}
    assert {*FLOORS, *FRAME} <= set(PROJECT["mypy"]["files"])
    (order,) = [each["layers"] for each in PROJECT["importlinter"]["contracts"] if each["type"] == "layers"]
    # What stands before Streamlit has a contract of its own.
    assert {floor for layer in order for floor in layer.split(" | ")} == {*FLOORS} - {"web"}


def test_no_module_imports_in_a_circle() -> None:
    graph = grimp.build_graph(*FLOORS, cache_dir=None, exclude_type_checking_imports=True)
    circles = {
        tuple(sorted({module, imported}))
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
        if module == imported or graph.chain_exists(importer=imported, imported=module)
    }
    assert circles == set()


def _imports_while_running(_: str, tree: ast.Module) -> set[str]:
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return called & {"__import__", "import_module", "importlib.import_module", "importlib.reload"}


def test_what_is_imported_is_said_in_an_import() -> None:
    """A module that is imported by a name put together while running is seen by no contract."""
    assert faults(_imports_while_running) == {}


@pytest.mark.parametrize("floor", ["charts", "queries", "pages"])
def test_a_folder_of_a_floor_is_a_topic_or_shared(floor: str) -> None:
    folders = {path.parent.name for path in (ROOT / floor).glob("*/*.py")}
    assert folders - {*titles(), *(SHARED if floor != "pages" else ())} == set()


@cache
def _of_ui() -> dict[str, set[str]]:
    """By module of ui who uses it: topics of pages, the frame, and other modules of ui."""
    used: dict[str, set[str]] = {
        path.relative_to(ROOT).parts[1].removesuffix(".py"): set()
        for path in (ROOT / "ui").rglob("*.py")
        if path.parent.name != "ui" or path.stem != "__init__"
    }
    for name, tree in TREES.items():
        parts = name.split("/")
        user = (
            parts[1] if parts[0] == "pages" else f"ui.{parts[1].removesuffix('.py')}" if parts[0] == "ui" else "frame"
        )
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "ui":
                for step in (node.module or "").split(".")[1:2] or [alias.name for alias in node.names]:
                    used[step].add(user)
    return used


def users(module: str, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """Topics and frame that use a module of ui, themselves or through another one."""
    for user in _of_ui()[module] - {f"ui.{module}"}:
        if not user.startswith("ui."):
            yield user
        elif user not in seen:
            yield from users(user.removeprefix("ui."), seen | {user})


def test_what_lies_in_ui_serves_two_pages_or_the_frame() -> None:
    """What one page uses alone lies beside it."""
    found = {module: set(users(module)) for module in _of_ui()}
    assert {module: by for module, by in found.items() if "frame" not in by and len(by) < 2} == {}


# ------------------------------------------------------------------------------------------------------- what is kept


def keeping(name: str, tree: ast.Module) -> set[tuple[str, str]]:
    """The functions of a file that remember what follows from recorded data, or that Streamlit remembers."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            caches = [text for text in map(ast.unparse, node.decorator_list) if re.search(r"\b(lru_|st\.)?cache", text)]
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            told = " ".join(ast.unparse(each.annotation) for each in given if each.annotation)
            if caches and (ANSWERED_FROM.search(told) or any("st.cache" in text for text in caches)):
                found.add((name, node.name))
    return found


def test_answers_are_kept_at_their_store_and_nothing_besides_what_is_listed() -> None:
    assert {each for name, tree in TREES.items() for each in keeping(name, tree)} == KEPT


def _is_fixed(value: ast.expr | None) -> bool:
    """What is made by a call is none of the containers, as far as its name tells."""
    made = ast.unparse(value.func).split(".")[-1] if isinstance(value, ast.Call) else ""
    return bool(made) and made not in ("dict", "list", "set", "defaultdict", "OrderedDict", "Counter", "deque")


def _changed(_: str, tree: ast.Module) -> list[str]:
    begun = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and not _is_fixed(node.value)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    changed = []
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        own = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        own |= {each.arg for each in ast.walk(function) if isinstance(each, ast.arg)}
        for node in ast.walk(function):
            held: ast.expr | None = None
            if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
                held = node.value
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
                held = node.func.value
            if isinstance(held, ast.Name) and held.id in begun - own:
                changed.append(f"{held.id} in {function.name}")
    return changed


def test_what_a_module_begins_with_is_never_changed() -> None:
    assert faults(_changed) == {}


# ----------------------------------------------------------------------------------------------------- names and words


def _empty_names(name: str, tree: ast.Module) -> set[str]:
    defined = {node.name.lower() for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return {*name.removesuffix(".py").split("/"), *defined} & EMPTY_NAMES


def test_names_say_what_a_thing_is() -> None:
    assert faults(_empty_names) == {}


def _told_elsewhere(node: ast.AST, of: ast.ClassDef | None, name: str) -> bool:
    """Of the row of a question its function tells; of a private class, and of a method of its base, that class."""
    row = isinstance(node, ast.ClassDef) and name.startswith("queries/")
    return row or (of is not None and (of.name.startswith("_") or bool(of.bases)))


def _silent(name: str, tree: ast.Module) -> list[str]:
    public = [
        (each, of)
        for body, of in (
            (tree.body, None),
            *((each.body, each) for each in tree.body if isinstance(each, ast.ClassDef)),
        )
        for each in body
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not each.name.startswith("_")
    ]
    silent = [each.name for each, of in public if not ast.get_docstring(each) and not _told_elsewhere(each, of, name)]
    return silent if ast.get_docstring(tree) or not tree.body else [*silent, "the module"]


def test_what_is_public_says_what_it_does() -> None:
    assert faults(_silent) == {}


def test_a_suppression_says_its_reason() -> None:
    bare = [
        (str(path.relative_to(ROOT)), line)
        for path in PYTHON
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"#\s*(noqa|type: ignore|nosec|pragma)", line)
        and not re.search(r"# (noqa: [A-Z0-9, ]+ - .{8,}|type: ignore\[[\w, -]+\]( # .{8,})?$)", line)
    ]
    assert bare == []


def test_asynchronous_work_of_a_test_has_a_loop_of_its_own() -> None:
    # Once a browser was open, its loop runs in the thread of the tests, and a second one fails there (tests/apart.py).
    runs = "asyncio" + ".run("
    assert [path.name for path in (ROOT / "tests").rglob("test_*.py") if runs in path.read_text("utf-8")] == []

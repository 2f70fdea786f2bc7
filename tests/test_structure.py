"""The rules of the house, each as one statement about the code."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from questions import ROOT, parsed
from streamlit.config import get_option

from data import layout
from data.store import Facts
from ui import session

PYTHON = [
    path
    for folder in ("access", "data", "queries", "analysis", "charts", "ui", "briefing", "pages", "web")
    for path in sorted((ROOT / folder).rglob("*.py"))
] + [ROOT / "dashboard.py", ROOT / "serve.py"]
# More is read by nobody as a whole; a longer file holds two subjects.
MOST_LINES = 300
# Names that look like addresses; nobody is asked there. The later ones are words of DCAT-AP.de (data/dcat.py).
NAMESPACES = (
    *("http://www.w3.org/", "https://www.w3.org/", "http://dcat-ap.de/def/", "http://purl.org/dc/terms/"),
    *("http://publications.europa.eu/resource/authority", "http://xmlns.com/foaf/", "http://spdx.org/rdf/terms"),
    "https://www.iana.org/assignments/media-types/",
)


def navigation() -> list[tuple[str, str, str]]:
    """Topic, title and address of every page; read, not imported, because importing would run the app."""
    for node in parsed(ROOT / "dashboard.py").body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PAGES":
            return [page for group in ast.literal_eval(node.value).values() for page in group]
    raise AssertionError("dashboard.py has no PAGES")


def test_every_table_and_view_of_what_holds_is_described(empty: Facts) -> None:
    named = {*layout.tables(), "built_with"}
    rows = empty.ask(
        """
        select table_name as name, comment from duckdb_tables()
        where schema_name = 'now'
        union all
        select view_name as name, comment from duckdb_views()
        where schema_name = 'now' and not internal
        """
    )
    assert named <= set(rows["name"])
    described = set(rows.loc[rows["comment"].fillna("").str.len() > 0, "name"])
    # A derived table is described by the view it is filled from.
    assert sorted(name for name in rows["name"] if not {name, f"{name}_source"} & described) == []


def test_every_column_of_what_holds_is_described(empty: Facts) -> None:
    rows = empty.ask(
        """
        select table_name as of_table, column_name as name, comment from duckdb_columns()
        where schema_name = 'now'
        """
    )
    assert len(rows) > 150
    known = rows[rows["comment"].fillna("").str.len() > 0]
    described = set(zip(known["of_table"], known["name"], strict=True))
    # A column of a derived table is described at the view it is filled from, as the table is.
    assert [
        (table, name)
        for table, name in zip(rows["of_table"], rows["name"], strict=True)
        if not {(table, name), (f"{table}_source", name)} & described
    ] == []


def test_no_file_is_long() -> None:
    suffixes = {".py", ".sql", ".js", ".css", ".typ", ".toml"}
    folders = [
        path for path in ROOT.iterdir() if path.is_dir() and path.name != "var" and not path.name.startswith(".")
    ]
    written = [path for at in (ROOT.glob("*"), *(folder.rglob("*") for folder in folders)) for path in at]
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in written if path.suffix in suffixes}
    assert len(lines) > 800
    assert {str(path.relative_to(ROOT)): many for path, many in lines.items() if many > MOST_LINES} == {}


def test_no_module_lies_directly_in_pages() -> None:
    assert list((ROOT / "pages").glob("*.py")) == []


def test_every_page_of_the_navigation_exists_and_every_page_is_in_it() -> None:
    listed = {topic for topic, _, _ in navigation()}
    assert listed == {path.parent.name for path in (ROOT / "pages").glob("*/page.py")}


def test_every_page_has_a_title_and_an_address_of_its_own() -> None:
    pages = navigation()
    assert len({title for _, title, _ in pages}) == len({path for _, _, path in pages}) == len(pages)


@pytest.mark.parametrize("path", sorted((ROOT / "pages").rglob("*.py")), ids=lambda path: path.parent.name)
def test_a_page_imports_no_page_and_reaches_no_database(path: Path) -> None:
    imported = {
        ".".join(name.split(".")[:2]) if name.startswith("pages.") else name.split(".")[0]
        for node in ast.walk(parsed(path))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    others = {f"pages.{topic.name}" for topic in (ROOT / "pages").iterdir() if topic != path.parent}
    assert not imported & {"pages", "duckdb", "plotly", *others}


def test_only_questions_ask_the_store() -> None:
    asking = {
        str(path.relative_to(ROOT))
        for path in PYTHON
        if not path.is_relative_to(ROOT / "data")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and (ast.unparse(node.func).endswith(".ask") or ast.unparse(node.func) == "facts.columns")
    }
    # Who is signed in lies in a table of its own, beside the data.
    assert asking == {"queries/__init__.py", "access/sessions.py"}


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_program_text_names_a_foreign_host(path: Path) -> None:
    found = re.findall(r"(?:https?|wss?)://[^\s\"')]+", path.read_text("utf-8"))
    assert [url for url in found if "." in url and not url.startswith((*NAMESPACES, "http://127.0.0.1"))] == []


def test_streamlit_does_not_collect_all_garbage_after_every_run() -> None:
    # Hidden in Streamlit: get_option raises when a version no longer knows it, and its default would come back unseen.
    assert isinstance(get_option("runner.postScriptGC"), bool)
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["runner"]["postScriptGC"] is False


def test_the_configuration_names_no_foreign_host() -> None:
    assert "://" not in (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    for path in (ROOT / "static").rglob("*.svg"):
        assert [
            url for url in re.findall(r"https?://[^\"' ]+", path.read_text("utf-8")) if not url.startswith(NAMESPACES)
        ] == []


def _session_keys(path: Path) -> list[tuple[int, ast.expr]]:
    """Line and key of every place where code reads or writes the session itself."""
    found: list[tuple[int, ast.expr]] = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "st.session_state":
            found.append((node.lineno, node.slice))
        elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith("st.session_state."):
            found.append((node.lineno, node.args[0]))
        elif isinstance(node, ast.Compare) and ast.unparse(node.comparators[0]) == "st.session_state":
            found.append((node.lineno, node.left))
    return found


def _otherwise(path: Path) -> list[str]:
    """Where a file takes the session as a whole, under another name, or a key of it as an attribute."""
    tree = parsed(path)
    whole = [node for node in ast.walk(tree) if isinstance(node, ast.alias) and node.name == "session_state"]
    by_key = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) or getattr(node, "attr", "") in ("get", "pop", "setdefault"):
            by_key.add(id(node.value))
        elif isinstance(node, ast.Compare):
            by_key |= {id(each) for each in node.comparators}
        elif isinstance(node, ast.comprehension):
            by_key.add(id(node.iter))
    named = [
        node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and ast.unparse(node) == "st.session_state"
    ]
    return [ast.unparse(node) for node in (*whole, *(each for each in named if id(each) not in by_key))]


def test_the_session_is_read_by_its_keys_alone() -> None:
    assert {str(path.relative_to(ROOT)): found for path in PYTHON if (found := _otherwise(path))} == {}


def _is_listed(key: ast.expr) -> bool:
    """A name of ui.session, or one that a function was given; no text, whole or in parts, and no name of a module."""
    if isinstance(key, ast.Call):
        key = key.func
    if isinstance(key, ast.Attribute):
        return ast.unparse(key.value) == "session" and hasattr(session, key.attr)
    return isinstance(key, ast.Name) and key.id.islower()


def test_every_key_of_the_session_is_listed_in_one_place() -> None:
    used = {path: _session_keys(path) for path in PYTHON}
    assert sum(map(len, used.values())) > 50
    assert [
        f"{path.relative_to(ROOT)}:{line}: {ast.unparse(key)}"
        for path, keys in used.items()
        for line, key in keys
        if not _is_listed(key)
    ] == []


def test_every_listed_key_of_the_session_is_used_and_none_is_given_twice() -> None:
    listed = {name: value for name, value in vars(session).items() if name.isupper()}
    text = "".join(path.read_text("utf-8") for path in PYTHON if path.name != "session.py")
    assert [name for name in listed if f"session.{name}" not in text] == []
    assert len(set(listed.values())) == len(listed)


def test_no_module_holds_what_changes_while_it_runs() -> None:
    begun_empty = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in PYTHON
        for node in parsed(path).body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        and node.value is not None
        and ast.unparse(node.value) in ("{}", "[]", "set()", "dict()", "list()")
    ]
    assert begun_empty == []
    assert not any(isinstance(node, ast.Global) for path in PYTHON for node in ast.walk(parsed(path)))

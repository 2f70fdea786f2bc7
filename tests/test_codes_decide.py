"""Codes decide, words are read: no logic compares a German word or looks into a German sentence."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.code_words import CODE_WORDS

ROOT = Path(__file__).parents[1]
FLOORS = ("access", "queries", "analysis", "charts", "pages", "ui", "briefing", "data")
# Reading what people wrote in German is their job.
READERS = ("data/readers", "data/intake", "data/limited")
LOOKING_INTO = {"startswith", "endswith", "removeprefix", "removesuffix", "replace", "split", "partition", "find"}
# Place → why a word stands in a comparison there.
ALLOWED = {
    ("access/files_given.py", "'GET'"): "the method of a request",
    ("access/sign_in.py", "'GET'"): "the method of a request",
    ("charts/base/panels.py", "' + '"): "names of programmes stated together are joined by it in programme.csv",
    ("charts/comparison/view.py", "'je '"): "puts the number behind the first word of a denominator of the catalogue",
    ("charts/base/county_words.py", "'landkreis '"): "reads from a name whether it says what the county is",
    ("charts/base/county_words.py", "'stadt '"): "reads from a name whether it says what the county is",
    ("charts/county/agreement_values.py", "'Hessisches'"): "inflects the name of the ministry to find it in the text",
    ("data/faults.py", "'lock on file'"): "a message of DuckDB",
    ("data/faults.py", "'with version number'"): "a message of DuckDB",
    ("data/faults.py", "'No space left'"): "a message of the operating system",
    ("data/scripts.py", "'BASE_TABLE'"): "DuckDB",
    ("data/numbers.py", "'NaT'"): "pandas",
    ("data/numbers.py", "'<NA>'"): "pandas",
    ("data/store/postgres_log.py", "'UTF8'"): "PostgreSQL",
    ("queries/typed.py", "'Int64'"): "pandas",
    ("queries/typed.py", "'Int32'"): "pandas",
    ("pages/handbook/page.py", "'^##? '"): "where a chapter begins in Markdown",
}


def word(node: ast.AST) -> bool:
    """Whether a piece of code is a text that people read: with a capital, an umlaut or a space."""
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and len(node.value) > 2
        and any(letter.isupper() or letter in "äöüß " for letter in node.value)
    )


def compared(tree: ast.AST) -> Iterator[str]:
    """The words that a piece of code compares or looks for."""
    for node in ast.walk(tree):
        sides: list[ast.AST] = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LOOKING_INTO:
            sides = list(node.args[:1])
        for side in sides:
            parts = side.elts if isinstance(side, ast.Tuple | ast.List | ast.Set) else [side]
            yield from (ast.unparse(part) for part in parts if word(part))


def python_files() -> list[Path]:
    return [
        path
        for floor in FLOORS
        for path in sorted((ROOT / floor).rglob("*.py"))
        if not str(path.relative_to(ROOT)).startswith(READERS)
    ]


def found() -> set[tuple[str, str]]:
    return {
        (str(path.relative_to(ROOT)), text) for path in python_files() for text in compared(ast.parse(path.read_text()))
    }


def test_no_logic_compares_a_german_word() -> None:
    assert found() - set(ALLOWED) == set()


def test_what_is_allowed_still_occurs() -> None:
    assert set(ALLOWED) - found() == set()


@pytest.mark.parametrize(
    "code",
    [
        'if row.reason.startswith("Endmeldung fehlt"): ...',
        'unit = "Euro" if "Geld vorher" in label else ""',
        'text.replace("dokumentierte Abweichung: ", "")',
        'title in ("Mio. €", "Tsd. €")',
    ],
)
def test_the_test_finds_what_it_looks_for(code: str) -> None:
    assert list(compared(ast.parse(code)))


SQL = [
    *(ROOT / "queries").rglob("*.sql"),
    *(ROOT / "data/schema/views").glob("*.sql"),
    *(ROOT / "data/rules").rglob("*.sql"),
]


def test_no_question_view_or_rule_compares_a_german_word() -> None:
    found = set()
    for path in SQL:
        for line in path.read_text("utf-8").splitlines():
            if line.lstrip().startswith(("--", "comment on")):
                continue
            found |= {
                (path.name, text)
                for text in re.findall(r"(?:=|<>|\blike\b|\bin \(|\bwhen)\s*'([^']*[A-ZÄÖÜäöüß ][^']*)'", line)
            }
    # The unit of an indicator is a word of indicator.csv.
    assert found == {("06_words.sql", "Prozent")}


def test_every_unit_that_is_written_as_a_sign_is_one_of_the_catalogue_of_indicators() -> None:
    with (ROOT / "data/reference/indicator.csv").open(encoding="utf-8") as file:
        units = {row["unit"] for row in csv.DictReader(file)}
    assert {each.word for each in CODE_WORDS if each.kind == "unit"} <= units


def test_no_code_has_two_words() -> None:
    keys = [(each.kind, each.code) for each in CODE_WORDS]
    assert len(keys) == len(set(keys))

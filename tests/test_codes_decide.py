"""Codes decide, words are read: no logic compares a German word or looks into a German sentence."""

from __future__ import annotations

import ast
import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sql_texts import nodes, selects, syntax, texts

from charts.base.status import NOT_JUDGED, STATUS
from data.code_words import CODE_WORDS

ROOT = Path(__file__).parents[1]
FLOORS = ("access", "queries", "analysis", "charts", "pages", "ui", "briefing", "data")
# Reading what people wrote in German is their job.
READERS = ("data/readers", "data/intake", "data/limited")
LOOKING_INTO = {
    *(
        "startswith",
        "endswith",
        "removeprefix",
        "removesuffix",
        "replace",
        "split",
        "rsplit",
        "partition",
        "rpartition",
    ),
    *("find", "rfind", "index", "count", "get"),
    # of pandas
    *("eq", "ne", "isin", "contains", "map"),
}
# Their first text is a pattern or an expression, with words in it.
WORDS_INSIDE = {"query", "eval", "match", "fullmatch", "search", "findall", "finditer", "sub"}
GERMAN = re.compile(r"(?<![\\\w-])[A-ZÄÖÜ]?[a-zäöüß]{3,}(?![\w-])")
# Words of the catalogue of codes that are written like a code; one that is a code as well is none.
CODES = {each.code for each in CODE_WORDS}
SMALL_WORDS = {each.word for each in CODE_WORDS} - CODES - {"{}"}
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
    ("data/store/postgres_faults.py", "'PG_DIAG_CONSTRAINT_NAME'"): "PostgreSQL",
    ("data/store/postgres_faults.py", "'PG_DIAG_MESSAGE_PRIMARY'"): "PostgreSQL",
    ("data/written.py", "'Euro'"): "reads what people typed",
    ("queries/dialogue/lead_questions/__init__.py", "'Frage'"): "the first line of a file of SQL",
    ("data/scripts.py", "'BASE_TABLE'"): "DuckDB",
    ("data/numbers.py", "'NaT'"): "pandas",
    ("data/numbers.py", "'<NA>'"): "pandas",
    ("data/store/postgres_log.py", "'UTF8'"): "PostgreSQL",
    ("queries/typed.py", "'Int64'"): "pandas",
    ("queries/typed.py", "'Int32'"): "pandas",
    ("pages/handbook/page.py", "'^##? '"): "where a chapter begins in Markdown",
}


def word(node: ast.AST) -> bool:
    """Whether a piece of code is a text that people read: with a capital, an umlaut or a space, or of the catalogue."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and is_word(node.value)


def is_word(text: str) -> bool:
    """Whether people read a text; codes have neither capitals nor spaces."""
    return text in SMALL_WORDS or (len(text) > 2 and any(letter.isupper() or letter in "äöüß " for letter in text))


def compared(tree: ast.AST) -> Iterator[str]:
    """The words that a piece of code compares or looks for."""
    for node in ast.walk(tree):
        sides: list[ast.AST] = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue) or (isinstance(node, ast.Subscript) and isinstance(node.value, ast.Dict)):
            sides = [node.value]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LOOKING_INTO:
            sides = [*node.args[:1], *([node.func.value] if isinstance(node.func.value, ast.Dict) else [])]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WORDS_INSIDE:
            inside = " ".join(str(each.value) for each in node.args[:1] if isinstance(each, ast.Constant))
            known = inside if "select" not in inside else ""
            yield from (repr(each) for each in GERMAN.findall(known) if each[0].isupper() or each in SMALL_WORDS)
        for side in sides:
            parts = side.elts if isinstance(side, ast.Tuple | ast.List | ast.Set) else [side]
            parts = [key for key in side.keys if key] if isinstance(side, ast.Dict) else parts
            yield from (ast.unparse(part) for part in parts if word(part))


def python_files() -> list[Path]:
    return [
        path
        for floor in FLOORS
        for path in sorted((ROOT / floor).rglob("*.py"))
        if not str(path.relative_to(ROOT)).startswith(READERS)
    ]


@cache
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
        'if stage == "vereinbart": ...',
        'match kind:\n    case "Landkreis": ...',
        'order = {"Landkreis": 1, "Stadt": 2}[kind]',
        'order = {"Landkreis": 1}.get(kind, 2)',
        'frame["kind"].isin(["Landkreis"])',
        'frame["kind"].map({"Landkreis": 1})',
        "frame.query(\"kind == 'Landkreis'\")",
        're.search("Endmeldung fehlt", reason)',
    ],
)
def test_the_test_finds_what_it_looks_for(code: str) -> None:
    assert list(compared(ast.parse(code)))


# What looks into a text in SQL, besides comparisons, `in` and `case`.
LOOKING_INTO_SQL = {
    *("~~", "!~~", "~~*", "!~~*", "like_escape", "not_like_escape", "starts_with", "prefix", "suffix", "ends_with"),
    *(
        "contains",
        "regexp_matches",
        "regexp_full_match",
        "regexp_extract",
        "regexp_replace",
        "replace",
        "instr",
        "strpos",
    ),
    *("position", "list_contains", "array_contains", "list_has_any", "split_part", "string_split", "str_split"),
}
# View, macro or rule and word → why it stands in a comparison there.
ALLOWED_SQL = {
    ("unit_words", "Prozent"): "the unit of an indicator is a word of indicator.csv",
    ("section_of", ", Seite "): "a citation is written as readers and forms write it",
    ("dialogue.wording.agreed_targets", " # "): "takes a reference apart",
    ("frame.evidence", " # "): "takes a reference apart",
}


def compared_in_sql(select: str) -> Iterator[str]:
    """The words that a SELECT compares or looks for."""
    for node in nodes(syntax(select)):
        sides: list[Any] = []
        if node.get("class") == "COMPARISON":
            sides = [node["left"], node["right"]]
        elif node.get("type") in ("COMPARE_IN", "COMPARE_NOT_IN"):
            sides = node["children"]
        elif node.get("function_name") in LOOKING_INTO_SQL:
            sides = [each["expression"] for each in node["arguments"]]
        for side in sides:
            # a text as it is, or in a list; what a function makes of texts is another one
            listed = side.get("function_name") == "list_value"
            for one in [each["expression"] for each in side["arguments"]] if listed else [side]:
                yield from (text for text in texts(one) if one.get("class") == "CONSTANT" and is_word(text))


def test_no_question_view_or_rule_compares_a_german_word() -> None:
    found = {(name, text) for name, select in selects().items() for text in compared_in_sql(select)}
    assert found - set(ALLOWED_SQL) == set()
    assert set(ALLOWED_SQL) - found == set()


@pytest.mark.parametrize(
    "decides",
    [
        "kind = 'Landkreis'",
        "'vereinbart' <> stage",
        "kind not in ('x', 'Landkreis')",
        "starts_with(reason, 'Endmeldung fehlt')",
        "reason like '%fehlt noch%'",
        "case kind when 'Landkreis' then true end",
        "list_contains(['Landkreis'], kind)",
    ],
)
def test_the_test_finds_it_in_sql(decides: str) -> None:
    assert list(compared_in_sql(f"select 1 as one from county where {decides}"))


# The five a figure counts as judged, the two of them it counts as good: data/schema/views/38_judged_target.sql.
GOOD = {"achieved", "on_track"}
JUDGED = GOOD | {"at_risk", "missed", "justified"}
OTHERS = {*STATUS} - JUDGED


def listed(tree: ast.AST) -> Iterator[set[str]]:
    """Every list of texts that a piece of code has."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set) and all(
            isinstance(each, ast.Constant) for each in node.elts
        ):
            yield {str(each.value) for each in node.elts if isinstance(each, ast.Constant)}


def test_which_targets_are_judged_and_which_are_good_is_said_in_one_place() -> None:
    in_code = {
        str(path.relative_to(ROOT)) for path in python_files() for each in listed(ast.parse(path.read_text()))
        if each in (GOOD, JUDGED, OTHERS)
    }  # fmt: skip
    in_sql = {
        name
        for name, select in selects().items()
        for node in nodes(syntax(select))
        if node.get("type") in ("COMPARE_IN", "COMPARE_NOT_IN") and set(texts(node)) in (GOOD, JUDGED, OTHERS)
    }
    assert (in_code, in_sql) == ({"charts/base/status.py"}, {"judged_target"})
    assert set(NOT_JUDGED) == OTHERS


def test_no_catalogue_of_codes_is_written_a_second_time() -> None:
    """A dict from codes to their words is the catalogue once more: data.code_words.words gives it."""
    found = set()
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Dict):
                pairs = {
                    (key.value, value.value)
                    for key, value in zip(node.keys, node.values, strict=True)
                    if isinstance(key, ast.Constant) and isinstance(value, ast.Constant)
                }
                kinds = Counter(each.kind for each in CODE_WORDS if (each.code, each.word) in pairs)
                found |= {
                    f"{path.relative_to(ROOT)}:{node.lineno}: {kind}" for kind, often in kinds.items() if often > 1
                }
    assert found == set()


def test_every_unit_that_is_written_as_a_sign_is_one_of_the_catalogue_of_indicators() -> None:
    with (ROOT / "data/reference/indicator.csv").open(encoding="utf-8") as file:
        units = {row["unit"] for row in csv.DictReader(file)}
    assert {each.word for each in CODE_WORDS if each.kind == "unit"} <= units


def test_no_code_has_two_words() -> None:
    keys = [(each.kind, each.code) for each in CODE_WORDS]
    assert len(keys) == len(set(keys))

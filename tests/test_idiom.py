"""One question is one .sql, one typed function, figures and sentences; each holds with data and without."""

from __future__ import annotations

import ast
import json
import re

import duckdb
import pandas as pd
import pytest
from questions import (
    COUNTED,
    QUESTIONS,
    ROOT,
    SAMPLE,
    SCOPED,
    TOPICS,
    Question,
    chart_functions,
    draw,
    folder_of,
    parsed,
)

from charts.base.style import Figure
from data.store import Facts

by_label = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.label)
FIGURES = list(chart_functions())


@by_label
def test_a_question_opens_with_its_german_sentence_and_its_row(question: Question) -> None:
    first, second, third, *rest = question.sql.splitlines()
    assert re.fullmatch(r"-- Frage: .+\?", first), first
    assert re.fullmatch(r"-- Zeile: .+", second), second
    # What it sets against each other is said where it does (tests/test_comparisons.py).
    if third.startswith("-- Vergleicht: "):
        third = rest[0]
    assert re.match(r"(select|with)\b", third), third


@by_label
def test_a_question_is_exactly_one_select(question: Question) -> None:
    statements = duckdb.extract_statements(question.sql)
    assert [statement.type for statement in statements] == [duckdb.StatementType.SELECT]


@by_label
def test_a_question_says_in_which_order_its_rows_come(question: Question) -> None:
    assert re.search(r"^order by\b", question.sql, re.MULTILINE)


@by_label
def test_a_question_has_a_function_of_its_name_with_its_parameters(question: Question) -> None:
    keywords = set(question.keywords)
    if "counted" in keywords:
        assert question.named_parameters >= COUNTED
        keywords = keywords - {"counted"} | COUNTED
    own = keywords - {"scope"}
    assert own <= question.named_parameters
    of_scope = question.named_parameters - own
    assert of_scope <= SCOPED
    assert bool(of_scope) == ("scope" in question.keywords)
    assert (question.function.__doc__ or "").strip(), "a question says what a row is"


@pytest.mark.parametrize("topic", TOPICS)
def test_every_function_of_a_topic_has_its_sql_file(topic: str) -> None:
    functions = {
        node.name
        for node in parsed(folder_of(topic) / "__init__.py").body
        if isinstance(node, ast.FunctionDef) and "facts" in {argument.arg for argument in node.args.args}
    }
    assert functions == {question.name for question in QUESTIONS if question.topic == topic}


@by_label
def test_a_question_survives_a_data_set_without_deliveries(question: Question, empty: Facts) -> None:
    # answer() raises when the columns of the SQL and the declared ones differ.
    frame = question.ask(empty)
    assert list(frame.columns), "an empty answer still has its columns"
    declared = getattr(question.module, question.name.upper(), None)
    if declared is not None:
        assert {name: str(kind) for name, kind in frame.dtypes.items()} == declared


@by_label
def test_a_question_has_the_same_types_with_data_and_without(question: Question, empty: Facts, facts: Facts) -> None:
    assert question.ask(facts).dtypes.to_dict() == question.ask(empty).dtypes.to_dict()


def test_every_level_of_the_breakdown_survives_a_data_set_without_deliveries(empty: Facts) -> None:
    for level in ("county", "category", "project"):
        assert Question("allocation", "breakdown").ask(empty, level=level).empty


@pytest.mark.parametrize(
    ("topic", "name", "function"), FIGURES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_figures_and_sentences_survive_an_empty_answer(topic: str, name: str, function: object, empty: Facts) -> None:
    drawn = draw(empty, topic, name, function)
    if isinstance(drawn, Figure):
        assert drawn.checked().layout.separators == ",."
    elif isinstance(drawn, str):
        assert drawn
        assert not re.search(r"\bnan\b|None|NaT|<NA>", drawn), drawn


@pytest.mark.parametrize(
    ("topic", "name", "function"), FIGURES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_figures_and_sentences_survive_small_data(topic: str, name: str, function: object, facts: Facts) -> None:
    drawn = draw(facts, topic, name, function)
    if isinstance(drawn, Figure):
        drawn.checked()
        text = json.dumps(drawn.to_dict(), default=str)
    else:
        # The cells of a table are written by its columns, so that how pandas prints a missing one is nowhere seen.
        text = "" if isinstance(drawn, pd.DataFrame) else str(drawn)
    assert not re.search(r"\bnan €|\bNone\b|NaT|<NA>|null €", text), text


# What puts one text into another.
GLUING = {"format", "format_map", "replace", "join", "substitute", "translate", "sub"}


def test_sql_is_never_glued_together_in_questions() -> None:
    glued = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "queries").glob("*/**/*.py"))
        for node in ast.walk(parsed(path))
        if (isinstance(node, (ast.JoinedStr, ast.BinOp)) and not _is_type_union(node))
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in GLUING)
    ]
    assert glued == []


@by_label
def test_a_filter_and_a_reference_are_those_of_the_macros(question: Question) -> None:
    """data/schema/views/06_words.sql says once what it is to be chosen, and how a place is written."""
    chosen = r"\$(?:counties|categories)\b"
    clause = rf"len\({chosen}\) = 0\s+or|(?<!not )list_(?:contains|has_any)\([^()]*{chosen}"
    anew = re.findall(rf"{clause}|\|\| ' # '", question.sql)
    assert anew == []


def _is_type_union(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr)


def test_a_question_function_asks_its_own_sql() -> None:
    for path in sorted((ROOT / "queries").rglob("*/__init__.py")):
        for function in (node for node in parsed(path).body if isinstance(node, ast.FunctionDef)):
            if "facts" not in {argument.arg for argument in function.args.args}:
                continue
            calls = [
                call for call in ast.walk(function) if isinstance(call, ast.Call) and ast.unparse(call.func) == "ask"
            ]
            assert [ast.unparse(call.args[1]) for call in calls] == [f"_SQL['{function.name}']"], function.name


def test_sample_values_name_only_parameters_that_exist() -> None:
    used = {keyword for question in QUESTIONS for keyword in question.keywords}
    figures_only = {
        "alike",
        "basis",
        "category_names",
        "county_name",
        "shares",
        "kind",
        "name",
        "points",
        "drawn",
        "talked",
        "targets",
        "view",
        "what",
    }
    assert set(SAMPLE) - used <= figures_only

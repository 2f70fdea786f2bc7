"""Tables say one way how exactly a sum is known: a word beside what is not exact, a dash beside what is."""

from __future__ import annotations

import ast
from pathlib import Path

import pandas as pd
import pytest
import small

from charts.base import bounds
from charts.county import figures
from data.store import Facts
from queries import county

ROOT = Path(__file__).parents[3]
# What lists stored facts as they were recorded says „genau“ where that was recorded.
AS_RECORDED = {"charts/deliveries/facts.py"}
FILES = [
    file
    for folder in ("charts", "pages", "briefing")
    for file in sorted((ROOT / folder).rglob("*.py"))
    if file.relative_to(ROOT).as_posix() not in AS_RECORDED
]


def columns_of_precision(file: Path) -> list[ast.Call]:
    calls = [each for each in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(each, ast.Call)]
    return [
        call
        for call in calls
        if getattr(call.func, "id", "") == "Column"
        and any(isinstance(given, ast.Constant) and given.value == "precision" for given in call.args[1:2])
    ]


@pytest.mark.parametrize("file", [file for file in FILES if columns_of_precision(file)], ids=lambda file: file.stem)
def test_no_column_has_another_sign_for_exact(file: Path) -> None:
    for call in columns_of_precision(file):
        missing = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}.get("missing")
        assert missing == "'–'", f"{file.name}:{call.lineno}"


def test_a_page_that_shows_one_leaves_out_what_is_exact() -> None:
    for page in sorted((ROOT / "pages").rglob("*.py")):
        text = page.read_text("utf-8")
        assert ("bounds.COLUMN" not in text) or ("bounds.shown(" in text or "pivot" in page.stem), page.name


def test_the_chain_does(facts: Facts) -> None:
    frame = county.budget_chain(
        facts, county=small.DARMSTADT, year=2023, programme="AQB", day=pd.Timestamp(2024, 6, 1).date()
    )
    told = figures.chain_table(frame.assign(precision=["exact", "about", None, None]))["precision"]
    assert told.tolist()[1] == "about"
    assert told.isna().tolist() == [True, False, True, True]
    assert bounds.COLUMN.missing == "–"

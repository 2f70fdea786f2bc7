"""Every label on screen, read from the code that draws it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from charts.base import headings
from charts.base.status import STATUS
from data import numbers
from data.code_words import JUDGEMENT, KIND, PRECISION, PROGRESS, STAGE, STATE

ROOT = Path(__file__).parents[1]
DRAWN = sorted([*(ROOT / "pages").rglob("*.py"), *(ROOT / "ui").glob("*.py")])
# Tables that page and papers share; the columns in facts.py are those of the store, which its dictionary explains.
COLUMNS = sorted({*(ROOT / "charts").rglob("*.py")} - {ROOT / "charts/deliveries/facts.py"})
# Which argument of a call is a label.
CALLS = {
    "Column": 0,
    "Metric": 0,
    "section": 1,
    "chapter": 0,
    "header": 0,
    "subheader": 0,
    "title": 0,
    "jump": 0,
    "selectbox": 0,
    "one": 0,
    "several": 0,
    "switch": 0,
    "text": 0,
    "day_field": 0,
    "whole_number": 0,
    "named": 0,
    "multiselect": 0,
    "text_input": 0,
    "date_input": 0,
    "number_input": 0,
    "slider": 0,
    "radio": 0,
    "segmented_control": 0,
    "pills": 0,
    "toggle": 0,
    "checkbox": 0,
    "metric": 0,
}


def labels() -> dict[str, str]:
    """Each label with the place where it is written."""
    found: dict[str, str] = {}
    for path in [*DRAWN, *COLUMNS]:
        tree = ast.parse(path.read_text("utf-8"))
        fixed = {ast.unparse(node.targets[0]): node.value for node in tree.body if isinstance(node, ast.Assign)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for text in _of_call(node, fixed):
                    found.setdefault(text, f"{path.relative_to(ROOT)}:{node.lineno}")
    for source, words in {
        "charts.base.status.STATUS": [status.word for status in STATUS.values()],
        "data.code_words.STAGE": STAGE.values(),
        "data.code_words.STATE": STATE.values(),
        "data.code_words.KIND": KIND.values(),
        "data.code_words.PROGRESS": [word.split(maxsplit=1)[1] for word in PROGRESS.values()],
        "data.code_words.JUDGEMENT": JUDGEMENT.values(),
        "data.code_words.PRECISION": PRECISION.values(),
        "data.numbers.MISSING": [numbers.MISSING],
        "charts/base/headings.py": [word for name, word in vars(headings).items() if name.isupper()],
    }.items():
        for word in words:
            found.setdefault(word, source)
    return found


def _of_call(call: ast.Call, fixed: dict[str, ast.expr]) -> Iterator[str]:
    """The labels of a call; `fixed` are the constants of its file."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    position = CALLS.get(name)
    if position is not None and len(call.args) > position:
        label = call.args[position]
        yield from _texts(fixed.get(label.id, label) if isinstance(label, ast.Name) else label)
    for keyword in call.keywords:
        # The first part of a measure names the unit; the rest is basis, period and hints.
        if keyword.arg == "measure":
            yield from (text.split(" · ")[0].strip() for text in list(_texts(keyword.value))[:1])


def _texts(node: ast.expr) -> Iterator[str]:
    """The fixed words of a label; figures and names that are filled in are left out."""
    parts: list[str] = []
    if isinstance(node, ast.JoinedStr):
        whole = "".join(
            p.value if isinstance(p, ast.Constant) else "{}"
            for p in node.values
            if isinstance(p, (ast.Constant, ast.FormattedValue))
        )
        parts = [whole]
    else:
        parts = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        if isinstance(node, ast.Subscript):
            keys = [
                k.value
                for n in ast.walk(node)
                if isinstance(n, ast.Dict)
                for k in n.keys
                if isinstance(k, ast.Constant)
            ]
            parts = [part for part in parts if part not in keys]
    for part in parts:
        text = part.replace("{}", "").strip(" :·→,")
        if any(letter.isalpha() for letter in text):
            yield text

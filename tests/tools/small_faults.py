"""The faults that tools.mutations puts into code: where they may stand, what stands there, who should notice."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FOLDERS = ("queries", "analysis", "data/schema", "briefing")
QUESTIONS = sorted((ROOT / "queries").rglob("*.sql"))
# Beside the questions that read them, tables and views have tests of their own here.
SCHEMA = ("tests/data/test_budget_view.py", "tests/data/test_allocation_view.py", "tests/data/test_derived.py")
# What no question reads is there for the integrity rules and for what takes deliveries in and back.
RULES = ("tests/data/test_rules.py", "tests/data/test_withdrawal.py", *SCHEMA)
# What a page chooses with them is asked among the questions of the comparison.
ANALYSIS = ("tests/analysis", "tests/queries/comparison")
ANSWERS = "tests/queries/test_answers.py::test_a_question_answers_as_written_down"
IN_SQL = (
    (r"(?<![<>=!])<=(?!>)", "<"),
    (r"(?<![<>=!-])>=", ">"),
    (r"(?<![<>=!-])<(?![<>=])", "<="),
    (r"(?<![<>=!-])>(?![<>=])", ">="),
    (r"(?<![<>=!:])=(?![=>])", "<>"),
    (r"<>", "="),
    (r"\band\b", "or"),
    (r"\bor\b", "and"),
    (r"\bis not null\b", "is null"),
    (r"\bis null\b", "is not null"),
    (r"\bsum\(", "max("),
    (r"\bmin\(", "max("),
    (r"\bmax\(", "min("),
    (r"\bleft join\b", "inner join"),
    (r"\binner join\b", "left join"),
    (r" desc\b", " asc"),
    (r"\bunion all\b", "union"),
    (r"\bdistinct ", ""),
    (r"\btrue\b", "false"),
    (r"\bfalse\b", "true"),
    (r" \+ ", " - "),
    (r" - ", " + "),
    (r" / ", " * "),
    (r"\b1\b", "2"),
    (r"\b0\b", "1"),
    (r"\b10\b", "11"),
    (r"\b100\b", "101"),
)
OPPOSITE: dict[type[ast.AST], type[Any]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.Div, ast.Div: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
# What they say is for whoever writes code: a frozen row, two lists that are as long as each other.
NO_BEHAVIOUR = ("frozen", "slots", "strict")


@dataclass(frozen=True)
class Fault:
    """One place in a sound file and what stands there instead."""

    path: Path
    source: str
    start: int
    end: int
    instead: str

    @property
    def written(self) -> str:
        """The file with the fault."""
        return self.source[: self.start] + self.instead + self.source[self.end :]

    def __str__(self) -> str:
        line = self.source.count("\n", 0, self.start) + 1
        before = " ".join(self.source[self.start : self.end].split())
        return f"{self.path.relative_to(ROOT)}:{line}: {before[:70]} → {' '.join(self.instead.split())[:70]}"


def drawn(under: list[str], most: int, seed: int) -> tuple[list[tuple[Fault, tuple[str, ...]]], int]:
    """Some faults of the files below the folders, each with the nearest tests; and how many are possible."""
    possible = []
    for folder in under:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".sql") and "reference" not in path.parts:
                source = path.read_text("utf-8")
                possible += of_python(path, source) if path.suffix == ".py" else of_sql(path, source)
    chosen = random.Random(seed).sample(possible, min(most, len(possible)))
    return [(fault, nearest(fault.path)) for fault in chosen], len(possible)


def of_sql(path: Path, source: str) -> Iterator[Fault]:
    """Faults in a statement; comments, and the words of comment on, are left alone."""
    quiet = [match.span() for match in re.finditer(r"--[^\n]*|comment on .*?';|'[^']*'", source, re.DOTALL)]
    for pattern, instead in IN_SQL:
        for match in re.finditer(pattern, source):
            if not any(first <= match.start() < last for first, last in quiet):
                yield Fault(path, source, *match.span(), instead)


def of_python(path: Path, source: str) -> Iterator[Fault]:
    """Faults in expressions: another operator, another number, a condition turned round."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    encoded = [line.encode() for line in source.splitlines()]

    def place(line: int, column: int) -> int:
        return starts[line - 1] + len(encoded[line - 1][:column].decode())

    tree = ast.parse(source)
    quiet = {id(each) for node in ast.walk(tree) for part in _quiet(node) for each in ast.walk(part)}
    for node in ast.walk(tree):
        instead = None if id(node) in quiet else _instead(node)
        if instead is not None and isinstance(node, ast.expr):
            end = place(node.end_lineno or 0, node.end_col_offset or 0)
            yield Fault(path, source, place(node.lineno, node.col_offset), end, instead)


def _quiet(node: ast.AST) -> Iterator[ast.AST]:
    """Types, and what only says how code may be used."""
    for name in ("annotation", "returns"):
        if (part := getattr(node, name, None)) is not None:
            yield part
    if isinstance(node, ast.keyword) and node.arg in NO_BEHAVIOUR:
        yield node.value
    # X = int | None: a type with a name of its own.
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp) and isinstance(node.value.op, ast.BitOr):
        yield node.value


def _instead(node: ast.AST) -> str | None:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in OPPOSITE:
        return (
            f"({ast.unparse(ast.Compare(node.left, [OPPOSITE[type(node.ops[0])](), *node.ops[1:]], node.comparators))})"
        )
    if isinstance(node, ast.BinOp) and type(node.op) in OPPOSITE:
        return f"({ast.unparse(ast.BinOp(node.left, OPPOSITE[type(node.op)](), node.right))})"
    if isinstance(node, ast.BoolOp):
        return f"({ast.unparse(ast.BoolOp(OPPOSITE[type(node.op)](), node.values))})"
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return f"({ast.unparse(node.operand)})"
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return str(not node.value)
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return repr(node.value + 1)
    if isinstance(node, ast.IfExp):
        return f"({ast.unparse(ast.IfExp(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse))})"
    return None


@cache
def nearest(path: Path) -> tuple[str, ...]:
    """The tests of the folder that mirrors the one of a file; of a view, those of the questions that read it."""
    inside = path.relative_to(ROOT)
    if inside.is_relative_to("data/schema"):
        questions = _reading(path)
        if not questions:
            return RULES
        return (*_answers(questions), *SCHEMA, *sorted({_folder(each.parent) for each in questions}))
    if inside.is_relative_to("queries"):
        own = [each for each in QUESTIONS if each == path or path == each.parent / "__init__.py"]
        return (*_answers(own or QUESTIONS), _folder(path.parent), "tests/queries/test_kept_answers.py")
    return ANALYSIS if inside.is_relative_to("analysis") else (_folder(path.parent),)


def _folder(folder: Path) -> str:
    """The nearest folder with tests, upwards."""
    inside = folder.relative_to(ROOT)
    mirrors = (ROOT / "tests" / above for above in (inside, *inside.parents))
    return str(next(each for each in mirrors if any(each.glob("test_*.py"))).relative_to(ROOT))


def _answers(questions: Sequence[Path]) -> list[str]:
    """What tests/queries/test_answers.py asks of these questions."""
    labels = [".".join(each.relative_to(ROOT / "queries").with_suffix("").parts) for each in questions]
    return [f"{ANSWERS}[{label}]" for label in labels if (ROOT / f"tests/queries/answers/{label}.txt").exists()]


def _reading(path: Path) -> list[Path]:
    """The questions that read what a script makes, through whatever views stand between."""
    # Imported here, in a process that ends: what it keeps of the sound scripts would hide a fault from the tests.
    from data.derived import views
    from data.scripts import names_read

    made = {name for script in views() if script.name == path.stem for name in (*script.makes, *script.fills)}
    for script in views():
        if script.reads & made:
            made |= {*script.makes, *script.fills}
    return [each for each in QUESTIONS if names_read(each.read_text("utf-8")) & made]


def alike(path: Path, test: Path) -> bool:
    """Whether a file of tests is called like a file or its folder: rests/needs.sql and test_rests.py."""
    return test.stem in ("test_answers", "test_written_papers") or test.stem.removeprefix("test_") in (
        path.stem,
        path.parent.name,
    )

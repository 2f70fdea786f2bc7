"""Small faults put into the code one at a time: does a test of the nearest folder notice?

PYTHONPATH=.:tests python -m tools.mutations --most 300 --seed 1 [--under queries/targets …] [--out survivors.txt]

Run it in a clone that nobody works in: each fault is written into the file it is about and taken out again.
"""

from __future__ import annotations

import argparse
import ast
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("queries", "analysis", "data/schema", "briefing")
SECONDS = 300
# What else is asked about a folder: a view or table is tested where it is used.
NEAREST = {
    "data/schema": ["tests/queries", "tests/data/test_budget_view.py", "tests/data/test_allocation_view.py"],
    "briefing": ["tests/briefing"],
    "analysis": ["tests/analysis", "tests/queries/comparison"],
}
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
OPPOSITE: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.Div, ast.Div: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """One place in a file and what stands there instead."""

    path: Path
    start: int
    end: int
    instead: str

    def written(self, source: str) -> str:
        """The file with the fault."""
        return source[: self.start] + self.instead + source[self.end :]

    def shown(self, source: str) -> str:
        """Where and what, on one line."""
        line = source.count("\n", 0, self.start) + 1
        before = " ".join(source[self.start : self.end].split())
        return f"{self.path.relative_to(ROOT)}:{line}: {before[:70]} → {' '.join(self.instead.split())[:70]}"


def of_sql(path: Path, source: str) -> Iterator[Fault]:
    """Faults in a statement; comments, and the words of comment on, are left alone."""
    quiet = [match.span() for match in re.finditer(r"--[^\n]*|comment on .*?';|'[^']*'", source, re.DOTALL)]
    for pattern, instead in IN_SQL:
        for match in re.finditer(pattern, source):
            if not any(first <= match.start() < last for first, last in quiet):
                yield Fault(path, *match.span(), instead)


def of_python(path: Path, source: str) -> Iterator[Fault]:
    """Faults in expressions: another operator, another number, a condition turned round."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    encoded = [line.encode() for line in source.splitlines()]

    def place(line: int, column: int) -> int:
        return starts[line - 1] + len(encoded[line - 1][:column].decode())

    for node in ast.walk(ast.parse(source)):
        instead = _instead(node)
        if instead is not None and isinstance(node, ast.expr):
            end = place(node.end_lineno or 0, node.end_col_offset or 0)
            yield Fault(path, place(node.lineno, node.col_offset), end, instead)


def _instead(node: ast.AST) -> str | None:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in OPPOSITE:
        return (
            f"({ast.unparse(ast.Compare(node.left, [OPPOSITE[type(node.ops[0])](), *node.ops[1:]], node.comparators))})"  # type: ignore[list-item]
        )
    if isinstance(node, ast.BinOp) and type(node.op) in OPPOSITE:
        return f"({ast.unparse(ast.BinOp(node.left, OPPOSITE[type(node.op)](), node.right))})"  # type: ignore[arg-type]
    if isinstance(node, ast.BoolOp):
        return f"({ast.unparse(ast.BoolOp(OPPOSITE[type(node.op)](), node.values))})"  # type: ignore[arg-type]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return f"({ast.unparse(node.operand)})"
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return str(not node.value)
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return repr(node.value + 1)
    if isinstance(node, ast.IfExp):
        return f"({ast.unparse(ast.IfExp(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse))})"
    return None


def nearest(path: Path) -> list[str]:
    """The tests of the folder that mirrors the one of a file, or of the nearest above it."""
    inside = path.relative_to(ROOT)
    for folder, tests in NEAREST.items():
        if inside.is_relative_to(folder):
            return tests
    for above in inside.parents:
        if any((ROOT / "tests" / above).glob("test_*.py")):
            return [f"tests/{above}", *(["tests/queries/test_kept_answers.py"] if above.parts[0] == "queries" else [])]
    return ["tests/test_structure.py", "tests/test_idiom.py"]


def survives(fault: Fault, source: str) -> bool:
    """Whether the nearest tests pass with the fault in place; a hang counts as noticed."""
    fault.path.write_text(fault.written(source), "utf-8")
    try:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *nearest(fault.path)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=SECONDS, check=False)
        return done.returncode == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        fault.path.write_text(source, "utf-8")


def faults(under: list[str]) -> list[tuple[Fault, str]]:
    """Every fault of the files below the folders, with the sound text of its file."""
    found = []
    for folder in under:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".sql") and "reference" not in path.parts:
                source = path.read_text("utf-8")
                made = of_python(path, source) if path.suffix == ".py" else of_sql(path, source)
                found += [(fault, source) for fault in made]
    return found


def main() -> int:
    """Draw, try, print; the survivors stand one a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--under", nargs="+", default=list(FOLDERS))
    asked = parser.parse_args()
    drawn = faults(asked.under)
    random.Random(asked.seed).shuffle(drawn)
    lived, started = 0, time.monotonic()
    for number, (fault, source) in enumerate(drawn[: asked.most], 1):
        if survives(fault, source):
            lived += 1
            print(f"survives: {fault.shown(source)}", flush=True)
        if number % 10 == 0:
            print(f"{number} tried, {number - lived} noticed, {time.monotonic() - started:.0f} s", flush=True)
    tried = min(asked.most, len(drawn))
    print(f"{tried - lived} of {tried} noticed ({(tried - lived) / max(tried, 1):.0%}), of {len(drawn)} possible")
    return 0


if __name__ == "__main__":
    sys.exit(main())

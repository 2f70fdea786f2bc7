"""A column is misspelt for as long as nobody runs mypy, not until somebody opens the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from mypy import api
from questions import ROOT

WALKED = '''"""Walks over an answer."""

from data.rows import grouped, only_row, rows_of
from data.store import Facts
from queries import overview, targets
from queries.scope import Scope


def rates(facts: Facts, scope: Scope) -> list[float]:
    rows = rows_of(overview.budget_by_county(facts, scope, running=2026), overview.BudgetByCounty)
    return [row.{rate} for row in rows]


def whole(facts: Facts, scope: Scope) -> float:
    return only_row(overview.budget_sum(facts, scope, running=2026), overview.BudgetSum).{euros}


def kinds(facts: Facts, scope: Scope) -> list[str]:
    rows = rows_of(overview.budget_by_county(facts, scope, running=2026), overview.BudgetByCounty)
    return sorted(grouped(rows, lambda row: row.{kind}))


def agreed(facts: Facts, scope: Scope) -> list[float]:
    return [row.{agreed} for row in rows_of(targets.targets(facts, scope), targets.Targets)]
'''
RIGHT = {"rate": "euros_per_inhabitant", "euros": "euros", "kind": "kind", "agreed": "target_value"}
MISSPELT = {"rate": "euros_per_inhabitnt", "euros": "euro", "kind": "kinds", "agreed": "target_valu"}


def test_a_misspelt_column_fails_in_mypy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for name, columns in {"right": RIGHT, "misspelt": MISSPELT}.items():
        (tmp_path / f"{name}.py").write_text(WALKED.format(**columns), "utf-8")
    said, trouble, code = api.run(
        [
            *("--config-file", "pyproject.toml", "--cache-dir", str(tmp_path / "cache")),
            *("--follow-imports", "silent", "--no-pretty", "--no-error-summary", "--hide-error-context"),
            *(str(tmp_path / f"{name}.py") for name in ("right", "misspelt")),
        ]
    )
    assert (trouble, code) == ("", 1)
    errors = said.splitlines()
    assert all(Path(line.partition(":")[0]).name == "misspelt.py" for line in errors), said
    assert [
        next((word for word in MISSPELT.values() if f'no attribute "{word}"' in line), line) for line in errors
    ] == [*MISSPELT.values()], said

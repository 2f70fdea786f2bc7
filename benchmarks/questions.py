"""How long every question takes, alone, at every size of data set that has been built."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

import queries
from benchmarks import report, stores
from data import demo
from data.store import Facts, Store
from queries import projects
from queries.projects.words import searched
from queries.scope import Scope
from queries.trends.series import Counted

TARGET_MS = 10.0
ROUNDS = 15
SLOW_ROUNDS = 5  # for a question that takes longer than SLOW_MS
SLOW_MS = 200.0

# What a reader would ask, by the name of the parameter; lists are what no filter means.
EXAMPLES: dict[str, Any] = {
    "programme": "AQB",
    "stage": "agreed",
    "counties": [],
    "categories": [],
    "statuses": [],
    "level": "county",
    "words": "sprache",
    "text": "sprache",
    "search": "sprache",
    "offset": 0,
    "limit": 50,
    "most": 50,
    "page": 1,
    "day": date(2025, 9, 30),
    "on": date(2025, 9, 30),
    "total": Decimal(28_000_000),
    "measures": ["population", "unemployed"],
    "weights": [50.0, 50.0],
    "measure": "euros",
    "down": ["county", "category"],
    "across": ["year"],
    "territory": "now",
    "index_code": "price_index",
    "counted": Counted(2026, "now", "price_index", 2024),
    "running": 2026,
    "before": 2023,
    "indicator": "budget_sum",
    "denominator": "population",
    "other_year": 2024,
}


def measure(sizes: Sequence[int]) -> None:
    """Print one line per question, one column per size."""
    columns = [_column(size) for size in sizes]
    rows = []
    for name in columns[0]:
        values = [column[name] for column in columns]
        cells = [value if isinstance(value, str) else report.ms(value) for value in values]
        small = values[0]
        rows.append([name, *cells, "" if isinstance(small, str) else report.verdict(small, TARGET_MS)])
    known = [value for value in columns[0].values() if not isinstance(value, str)]
    worst = max(known, default=float("nan"))
    rows.append([f"median of {len(known)} questions", report.ms(report.median(known)), *[""] * (len(sizes) - 1), ""])
    rows.append(["slowest", report.ms(worst), *[""] * (len(sizes) - 1), report.verdict(worst, TARGET_MS)])
    heads = ["question (median ms)", *(f"{size:,}" for size in sizes), f"target at {stores.STANDARD:,}"]
    report.show("2. Questions, asked one by one", heads, rows)


def _column(size: int) -> dict[str, float | str]:
    found: dict[str, float | str] = {}
    with Store(stores.folder(size), [demo.DATASET]) as store:
        facts = store.facts(demo.DATASET)
        examples = {**EXAMPLES, **_examples_of(facts)}
        examples["scope"] = Scope(examples["year"], "AQB", "agreed")
        for name, ask in _questions():
            wanted = inspect.signature(ask).parameters
            unknown = [p.name for p in wanted.values() if p.name not in examples and p.default is p.empty]
            if unknown:
                found[name] = f"no example for {', '.join(unknown)}"
                continue
            given = {key: examples[key] for key in wanted if key in examples}
            try:
                found[name] = _median(ask, given)
            except Exception as fault:  # one broken question must not hide the times of the others
                found[name] = f"{type(fault).__name__}: {str(fault).splitlines()[0][:60]}"
    return found


def _median(ask: Callable[..., pd.DataFrame], given: dict[str, Any]) -> float:
    store: Store = given["facts"].store

    def afresh() -> None:
        store.answers(store.facts(demo.DATASET)).clear()
        ask(**given)

    first = report.milliseconds(afresh)
    rounds = SLOW_ROUNDS if first > SLOW_MS else ROUNDS
    return report.median([report.milliseconds(afresh) for _ in range(rounds)])


def _questions() -> Iterator[tuple[str, Callable[..., pd.DataFrame]]]:
    for module in pkgutil.walk_packages(queries.__path__, "queries."):
        topic = importlib.import_module(module.name)
        for name, ask in inspect.getmembers(topic, inspect.isfunction):
            if (
                ask.__module__ == topic.__name__
                and not name.startswith("_")
                and "facts" in inspect.signature(ask).parameters
            ):
                yield f"{module.name.removeprefix('queries.')}.{name}", ask


def _examples_of(facts: Facts) -> dict[str, Any]:
    """What only the data set knows: a year, a county, a project with targets, and places in documents."""
    year = int(facts.ask("select max(budget_year) - 1 as year from agreement").iloc[0]["year"])
    rows = facts.ask(
        "select county, project, evidence from target_status where budget_year = $year and project is not null "
        "order by county, project limit 12",
        year=year,
    )
    terms = facts.ask("select * from project_search order by all limit 1").iloc[0]
    return {
        "facts": facts,
        "year": year,
        "county": rows["county"].iloc[0],
        "project": rows["project"].iloc[0],
        "references": rows["evidence"].tolist(),
        "wanted": rows["evidence"].tolist(),
        "projects": [str(terms["project"])],
        **searched(["sprache"], projects.matches(facts, search="sprache")),
    }

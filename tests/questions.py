"""Every question and every figure of the house, found by convention, with values to ask them with."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, get_type_hints

import duckdb
import pandas as pd

import charts
from analysis.comparability import Alike
from analysis.peers import Group
from charts.base.notes import Points
from charts.base.style import Figure, figure
from charts.comparison.view import Measure, View
from data.rows import rows_of
from data.store import Facts
from queries.scope import Scope
from queries.trends.series import Counted

ROOT = Path(__file__).parents[1]
# "overview", "trends.game": folders with questions, by their path below queries.
TOPICS = sorted(
    ".".join(path.parent.relative_to(ROOT / "queries").parts)
    for path in (ROOT / "queries").rglob("*/__init__.py")
    if any(path.parent.glob("*.sql"))
)

SCOPED = {field.name for field in fields(Scope)}
COUNTED = {field.name for field in fields(Counted)}

# A value for each parameter name of a question or figure; a new name is added here once.
SAMPLE: dict[str, Any] = {
    "scope": Scope(2023, "AQB", "agreed", ("06434",), (1, 2)),
    "year": 2023,
    "programme": "AQB",
    "stage": "agreed",
    "county": "06434",
    "counties": ["06434"],
    "categories": [1, 2],
    "level": "county",
    "without_category": False,
    "wanted": ["d1 # § 4"],
    "most": 3,
    "statuses": ["achieved"],
    "targets": ["t1"],
    "kinds": [],
    "search": "juba",
    "matches": [{"token": 1, "way": 0, "part": 1, "word_number": 1, "grade": 0}],
    "tokens": 1,
    "first": 0,
    "number": 1,
    "rows": 10,
    "project": "p1",
    "delivery": "d1",
    "county_name": "Hochtaunuskreis",
    "basis": "AQB, vereinbart",
    "category_names": {1: "1 Vorbereitung", 2: "2 Ausbildung", 3: "3 Qualifizierung", 4: "4 Personal"},
    "shares": False,
    "talked": True,
    "day": date(2024, 9, 30),
    "kind": "Landkreisen",
    "on": date(2024, 6, 30),
    "responsible": [],
    "today": False,
    "what": "target",
    "name": "JUBA 3.0",
    "total": Decimal("1000.00"),
    "measures": ["population"],
    "measure": "euros",
    "weights": [100.0],
    "points": Points("budget_sum", by="county", year=2023),
    "drawn": figure([]),
    "down": ["county", "category"],
    "across": ["year"],
    "territory": "then",
    "index_code": None,
    "counted": Counted(running=2026),
    "running": 2026,
    "before": 2022,
    "indicator": "budget_sum",
    "denominator": "population",
    "other_year": 2022,
    "units": [],
    "alike": Alike(("06434",), (2022, 2023)),
    "view": View(
        Measure("budget_sum", "Budget", "money", "Euro", "none", "je Einwohner"),
        "06434",
        ("06411", "06415"),
        Group("all", "alle Kreise und Städte", ("06411", "06412", "06415")),
        {"06434": "Hochtaunuskreis", "06411": "Darmstadt", "06415": "Hanau"},
        5,
    ),
}
# Modules of charts/base whose functions take the answers of one topic.
SHOWN_BY_MANY = {"target_words": "targets"}
# Frames a figure or sentence takes that do not bear its own name.
FRAMES = {
    ("dialogue", "about", "remarks"): "county.remarks",
    ("dialogue", "remarks_by_target", "remarks"): "county.remarks",
    ("dialogue", "remarks_heading", "remarks"): "county.remarks",
    ("overview", "budget_map", "frame"): "budget_by_county",
    ("overview", "population_words", "frame"): "budget_by_county",
    ("projects", "labels", "frame"): "found",
    ("projects", "say_nothing_found", "nearest"): "nearest_words",
    ("projects", "corrections", "nearest"): "nearest_words",
    ("projects.line", "proposals", "candidates"): "candidates",
    ("trends.pivot", "table", "cells"): "cells",
    ("targets", "history_words", "history"): "status_history",
    ("trends.change", "waterfall", "frame"): "explained_change",
    ("trends.change", "say_explained_change", "frame"): "explained_change",
    ("trends.change", "with_total", "frame"): "explained_change",
    ("trends.change", "steps", "frame"): "explained_change",
    ("allocation", "say_opened", "stages"): "split_stages",
    ("trends.series", "say_series", "same"): "series",
    ("notes", "at_points", "notes"): "notes",
    ("notes", "signed", "notes"): "notes",
    ("notes", "lines", "notes"): "notes",
    ("county", "chain_table", "frame"): "budget_chain",
    ("dialogue", "say_deviations", "frame"): "targets",
    ("trends.rests", "is_finished", "frame"): "rests",
    ("trends.rests", "not_granted_words", "frame"): "rests",
    ("targets", "achievement", "frame"): "targets",
    ("targets", "say_achievement", "frame"): "targets",
    ("targets", "say_today", "frame"): "targets",
    ("targets", "say_milestones", "frame"): "targets",
    ("targets", "meanings", "rules"): "status_rule",
    ("targets", "say_rule", "rules"): "status_rule",
    ("targets", "rule_basis", "rules"): "status_rule",
}


def parsed(path: Path) -> ast.Module:
    """A file of the program, to be looked at without running it."""
    return ast.parse(path.read_text("utf-8"))


def folder_of(topic: str) -> Path:
    """Where the questions of a topic lie."""
    return ROOT.joinpath("queries", *topic.split("."))


@dataclass(frozen=True)
class Question:
    """One .sql file and the function of the same name."""

    topic: str
    name: str

    @property
    def label(self) -> str:
        return f"{self.topic}.{self.name}"

    @property
    def sql(self) -> str:
        return (folder_of(self.topic) / f"{self.name}.sql").read_text("utf-8")

    @property
    def module(self) -> ModuleType:
        return importlib.import_module(f"queries.{self.topic}")

    @property
    def function(self) -> Callable[..., pd.DataFrame]:
        found: Callable[..., pd.DataFrame] = getattr(self.module, self.name)
        return found

    @property
    def keywords(self) -> list[str]:
        return [name for name in inspect.signature(self.function).parameters if name != "facts"]

    @property
    def named_parameters(self) -> set[str]:
        return set(duckdb.extract_statements(self.sql)[0].named_parameters)

    def ask(self, facts: Facts, **given: Any) -> pd.DataFrame:
        """Ask with sample values, or with those given."""
        scope = replace(SAMPLE["scope"], **{name: given[name] for name in SCOPED if name in given})
        counted = replace(SAMPLE["counted"], **{name: given[name] for name in COUNTED if name in given})
        samples = {**SAMPLE, **given, "scope": scope, "counted": counted}
        return self.function(facts, **{name: samples[name] for name in self.keywords})


QUESTIONS = [Question(topic, path.stem) for topic in TOPICS for path in sorted(folder_of(topic).glob("*.sql"))]


def chart_functions() -> Iterator[tuple[str, str, Callable[..., Any]]]:
    """Topic, name and function of every public figure or sentence that is made from a frame."""
    for module in pkgutil.walk_packages(charts.__path__, "charts."):
        topic = _topic_of(module.name)
        if module.ispkg or topic not in TOPICS:
            continue
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            made_here = function.__module__ == loaded.__name__
            if made_here and not name.startswith("_") and _frames(function):
                yield topic, name, function


def _topic_of(module: str) -> str:
    """The folder of questions a module of charts draws: charts.trends.game those of trends.game."""
    topic, name = module.split(".")[-2:]
    if topic == "base":
        return SHOWN_BY_MANY.get(name, name)
    return topic if name in ("figures", "words") else f"{topic}.{name}"


def _frames(function: Callable[..., Any]) -> list[str]:
    hints = inspect.get_annotations(function, eval_str=False)
    return [name for name, hint in hints.items() if name != "return" and hint == "pd.DataFrame"]


def _row_of(function: Callable[..., Any], parameter: str) -> type[NamedTuple] | None:
    """The row a function takes as this parameter, when it is one that a question declares."""
    kind = get_type_hints(function)[parameter]
    declared = isinstance(kind, type) and hasattr(kind, "_fields") and kind.__module__.startswith("queries.")
    return kind if declared else None


def _question_of(kind: type[NamedTuple]) -> Question:
    """The question that answers with such rows: BudgetSum of queries.overview is of overview.budget_sum."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
    return Question(kind.__module__.removeprefix("queries."), name)


def draw(facts: Facts, topic: str, name: str, function: Callable[..., Any]) -> Figure | str | object:
    """The figure or sentence from what its question answers about the given facts."""
    given: dict[str, Any] = {}
    for parameter, about in inspect.signature(function).parameters.items():
        if about.annotation == "pd.DataFrame":
            own = name.removeprefix("say_") if parameter == "frame" else parameter
            question = FRAMES.get((topic, name, parameter)) or FRAMES.get((topic, own, parameter)) or own
            # Of another topic where it names one: county.remarks.
            of_topic, _, asked = question.rpartition(".")
            given[parameter] = Question(of_topic or topic, asked).ask(facts)
        elif kind := _row_of(function, parameter):
            given[parameter] = rows_of(_question_of(kind).ask(facts), kind)[0]
        elif about.default is inspect.Parameter.empty:
            given[parameter] = SAMPLE[parameter]
    return function(**given)

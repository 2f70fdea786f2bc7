"""Writes down what every question answers over tests/crowd.py; tests/queries/test_answers.py holds them to it.

PYTHONPATH=.:tests python -m tools.answers [allocation.by_year …]: for a new question, or after a change that is meant
to change answers; read what git shows of it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import crowd
import numpy as np
import pandas as pd
from crowd import D, H, M
from questions import QUESTIONS, SCOPED, Question

from data.store import Facts
from queries import projects
from queries.projects import words

FOLDER = Path(__file__).parents[1] / "queries/answers"
# What a question is asked with first; then each of the others alone in its place.
FIRST: dict[str, Any] = {
    "year": 2024, "programme": "AQB", "stage": "agreed", "counties": (), "categories": (),
    "county": H, "day": date(2024, 10, 31),
    "on": date(2024, 10, 2), "before": 2023, "other_year": 2023, "running": 2026, "level": "county",
    "without_category": False,
    "indicator": "budget_sum", "denominator": "none", "kinds": [], "statuses": [], "today": False, "responsible": [],
    "territory": "then", "index_code": None, "base_year": None, "search": "werkstatt", "project": f"{H}/2024/11",
    "measure": "euros", "down": ["county"], "across": ["year"], "measures": ["population"], "weights": [100.0],
    "total": None, "delivery": "d2", "wanted": [f"d1 # S. {H[-2:]}/2024"], "most": 2, "first": 0, "rows": 3,
}  # fmt: skip
OTHERS: list[dict[str, Any]] = [
    {"counties": (H, M)}, {"categories": (1, 2)}, {"counties": (D,), "categories": (4,)}, {"year": 2023},
    {"year": 2026}, {"year": 2025, "indicator": "entries"},
    {"stage": "granted"}, {"stage": "paid"}, {"programme": "AMB"}, {"programme": None}, {"county": D}, {"county": M},
    {"county": crowd.KS},
    {"year": None}, {"day": date(2024, 9, 30)}, {"day": date(2026, 3, 1)}, {"on": date(2024, 9, 30)}, {"before": 2022},
    {"other_year": 2025}, {"year": 2026, "other_year": 2025}, {"search": "sprache ausbildung 2024 darmstadt"},
    {"running": 2025}, {"level": "category"}, {"level": "project"},
    {"level": "project", "without_category": True}, {"kinds": ["qualitative", "milestone"]}, {"statuses": ["achieved",
    "justified"]},
    {"index_code": "price_index"},
    {"today": True}, {"responsible": ["Ministerium"]}, {"territory": "now"}, {"index_code": "price_index",
    "base_year": 2023},
    {"search": "kurs 2024"}, {"search": "bruecke arbeit"}, {"search": "werkstat"}, {"search": "Quelle 2"},
    {"project": f"{H}/2024/12"},
    {"project": "open"}, {"delivery": "d4"}, {"wanted": ["d2 # S. 34/2025", f"d1 # S. {D[-2:]}/2022"]},
    {"wanted": ["d0"]}, {"wanted": [f"{H}/2024/11", f"{D}/2024/entries"]},
    {"wanted": [f"{M}/2024/completions/2024-12-31", f"{M}/2024/completions"]}, {"rows": 60},
    {"first": 2}, {"measures": ["population", "unemployed"], "weights": [30.0, 70.0]}, {"total": Decimal("1000.01")},
    {"down": ["kind", "category"], "across": ["stage"]}, {"down": ["programme"], "across": ["district"]},
    {"measure": "places", "across": ["category"]}, {"measure": "projects"}, {"measure": "targets"},
    {"indicator": "reached_share", "year": 2026}, {"indicator": "entries", "year": 2026},
    {"indicator": "grant_ratio", "categories": (1, 2)},
    {"denominator": "population", "year": 2023}, {"denominator": "place", "categories": (1, 2)},
    *(
        {"indicator": indicator, "denominator": denominator}
        for indicator, denominator in (
            ("budget_sum", "population"), ("budget_sum", "unemployed"), ("budget_sum", "place"), ("budget_sum",
            "participant"),
            ("grant_ratio", "none"), ("flow_ratio", "none"), ("entries", "none"), ("entries", "population_15_24"),
            ("transition_rate", "none"), ("dropout_rate", "none"), ("reached_share", "none"), ("budget_use", "none"),
            ("project_count", "population"), ("youth_unplaced", "none"), ("payment_ratio", "none"),
        )
    ),
]  # fmt: skip
# Answers that are catalogues of the Land: the counties and words of the reference data, not what was recorded.
REFERENCE = (
    "frame.counties",
    "frame.programmes",
    "methods.terms",
    "methods.indicators",
    "methods.programmes",
    "county.counties",
)
# Of the counties nobody tells anything about, one is enough.
NOTHING = {f"06{number}" for number in range(414, 700)} - {*crowd.COUNTIES, crowd.HU, crowd.KS}


def askings(question: Question) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What a question is asked with, each with a name."""
    takes = question.named_parameters | set(question.keywords)
    if "matches" in takes:
        takes.add("search")
    yield "", FIRST
    for other in OTHERS:
        if set(other) <= takes and not (other == {"year": None} and "year" not in question.keywords):
            yield ", ".join(f"{name}={value}" for name, value in other.items()), FIRST | other


def answer(question: Question, facts: Facts, given: Mapping[str, Any]) -> list[str]:
    """One line a row, the values of its columns between bars; a refusal is one line."""
    given = dict(given)
    if "matches" in question.keywords:
        given |= words.searched(words.words_in(given["search"]), projects.matches(facts, search=given["search"]))
    try:
        scope = {name: value for name, value in given.items() if name in SCOPED}
        frame = question.ask(facts, **(given | scope))
    except (TypeError, ValueError) as refused:
        return [f"{type(refused).__name__}"]
    place = next((name for name in ("county", "place") if name in frame), None)
    if place:
        frame = frame[~frame[place].isin(NOTHING)]
    return [" | ".join(map(written, row)) for row in frame.itertuples(index=False, name=None)]


def written(value: object) -> str:
    """A value as text; what is missing is a dash."""
    if isinstance(value, list | tuple | np.ndarray):
        return "[" + ", ".join(map(written, value)) + "]"
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return "–"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    return str(value).replace("\n", "⏎")


def told(question: Question, facts: Facts) -> list[str]:
    """All answers of a question: the first whole, of the others the lines that went and came."""
    first = list(answer(question, facts, FIRST))
    lines = [f"== {question.label}", *first]
    for name, given in list(askings(question))[1:]:
        other = answer(question, facts, given)
        gone = [line for line in first if line not in other]
        lines += [f"-- {name}", *(["- all"] if gone == first else [f"- {line}" for line in gone])]
        lines += [f"+ {line}" for line in other if line not in first]
    return lines


def asked() -> list[Question]:
    """The questions about what is recorded."""
    return [question for question in QUESTIONS if question.label not in REFERENCE]


def main() -> int:
    """Write a file for each question, or for those named."""
    wanted = [each for each in asked() if not sys.argv[1:] or each.label in sys.argv[1:]]
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for store in crowd.open_crowd(Path(folder)):
            for question in wanted:
                text = "\n".join(told(question, store.facts(crowd.DATASET))) + "\n"
                (FOLDER / f"{question.label}.txt").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

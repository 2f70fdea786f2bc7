"""No answer changes unnoticed: each question over a crowd of near misses says what is written down in answers/.

Where a change is meant: `PYTHONPATH=.:tests python -m tools.answers`, and read the difference as carefully as the code.
"""

from __future__ import annotations

from collections.abc import Iterator

import crowd
import pytest
from questions import Question
from tools.answers import FOLDER, asked, told

from data.store import Facts


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    for store in crowd.open_crowd(tmp_path_factory.mktemp("crowd")):
        yield store.facts(crowd.DATASET)


@pytest.mark.parametrize("question", asked(), ids=lambda question: question.label)
def test_a_question_answers_as_written_down(question: Question, facts: Facts) -> None:
    path = FOLDER / f"{question.label}.txt"
    assert path.exists(), "a new question: PYTHONPATH=.:tests python -m tools.answers"
    assert told(question, facts) == path.read_text("utf-8").splitlines()


def test_every_answer_is_of_a_question() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {question.label for question in asked()}


# What their rows are is told over smaller data: tests/queries/dialogue/test_lead_questions.py, and of the last one
# tests/charts/base/test_summed_budgets.py.
ASKED_ELSEWHERE = {
    *("dialogue.lead_questions.more_than_before", "dialogue.lead_questions.only_project_targets"),
    "frame.budget_parts",
}


def test_every_question_has_something_to_answer() -> None:
    """An answer without rows would be the same under many a fault."""
    silent = [
        path.stem
        for path in FOLDER.glob("*.txt")
        if not any(line and not line.startswith(("==", "--", "- ")) for line in path.read_text("utf-8").splitlines())
    ]
    assert set(silent) == ASKED_ELSEWHERE

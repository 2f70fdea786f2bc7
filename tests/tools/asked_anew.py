"""Faults of a question, asked in a process that keeps the crowd of near misses open: a tenth of a second each."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unittest import mock

import crowd
import kept
from questions import QUESTIONS, Question, folder_of
from tools.answers import FOLDER, told
from tools.small_faults import Fault

from data.store import Store

# A store that nothing refers to is closed.
_KEPT_OPEN: list[Iterator[Store]] = []
BY_FILE = {folder_of(question.topic) / f"{question.name}.sql": question for question in QUESTIONS}


def notices(fault: Fault) -> bool:
    """Whether a question with the fault answers otherwise than is written down; what is no question is not asked.

    Raises ValueError where sound code does not answer as is written down.
    """
    question = BY_FILE.get(fault.path)
    written = _written(question) if question else None
    if question is None or written is None:
        return False
    try:
        return _answers(question, fault.written) != written
    except Exception:  # whatever a fault makes of it, it is noticed
        return True


@cache
def _written(question: Question) -> list[str] | None:
    """What is written down, which sound code answers; None where nothing is."""
    path = FOLDER / f"{question.label}.txt"
    if not path.exists():
        return None
    written = path.read_text("utf-8").splitlines()
    if _answers(question, question.sql) != written:
        raise ValueError(f"{question.label} answers otherwise on sound code")
    return written


def _answers(question: Question, sql: str) -> list[str]:
    with mock.patch.dict(question.module.__dict__["_SQL"], {question.name: sql}):
        return told(question, _store().facts(crowd.DATASET))


@cache
def _store() -> Store:
    """Open as long as the process lives; it lies where the run keeps its data sets, which are gone with it."""
    crowds = crowd.open_crowd(Path(tempfile.mkdtemp(dir=os.environ[kept.PLACE])))
    _KEPT_OPEN.append(crowds)
    return next(crowds)

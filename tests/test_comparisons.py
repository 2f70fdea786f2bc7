"""Every question that sets figures against each other is walked through the one module that decides what may be.

A question says in its third line what it compares (-- Vergleicht: Jahre, Gebiete, Stufen), or why it does not. Whoever
writes one that looks as if it compared is asked for that line; whoever says that it compares, for a reader below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import comparing as by_hand
import comparison_readers  # noqa: F401 - registers its readers
import pytest
import stage_readers  # noqa: F401 - registers its readers
import tiny
from comparing import COUNTIES, READERS, Pair
from questions import QUESTIONS, Question

from data.rows import columns_of
from data.store import Facts

KINDS = {"Jahre", "Gebiete", "Stufen"}
# Asked of each of them: what is agreed stands at once, what is paid grows until the year is over.
ASKED = [(stage, year) for stage in ("agreed", "paid") for year in (2024, 2025, 2026)]


def declared(question: Question) -> str | None:
    """What the question says it compares; None: it says nothing."""
    found = re.match(r"-- Vergleicht: (.+)", question.sql.splitlines()[2])
    return found[1] if found else None


def looks_like_comparing(question: Question) -> bool:
    """True when its text or its row has two years, counties or stages with figures."""
    name = "".join(part.capitalize() for part in question.name.split("_"))
    kind: type[NamedTuple] | None = getattr(question.module, name, None)
    columns = columns_of(kind) if kind else {}
    figures = any(each in ("float64", "int64", "Int64") for each in columns.values())
    names = {"budget_year", "county", "place", "unit", "short_name", "stage"}
    stages = set(re.findall(r"'(agreed|granted|paid|verified)'", question.sql))
    years = re.search(r"\$before|\$other_year|\$year - 1|budget_year [+-] 1|\blag\(", question.sql)
    return bool(years) or len(stages) > 1 or (figures and bool(names & set(columns)))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.label)
def test_whatever_looks_like_a_comparison_says_what_it_compares(question: Question) -> None:
    said = declared(question)
    if said is None:
        assert not looks_like_comparing(question), (
            "third line: -- Vergleicht: Jahre, Gebiete, Stufen; or nichts, weil …"
        )
    elif said.startswith("nichts"):
        assert re.fullmatch(r"nichts, weil .{10,}", said), said
    else:
        assert set(said.split(", ")) <= KINDS, said
        assert question.label in READERS, "a reader below takes its answer apart"


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    with tiny.open_store(tmp_path_factory.mktemp("comparing")) as store:
        yield by_hand.fill(store)


COMPARING = [question.label for question in QUESTIONS if not (declared(question) or "nichts").startswith("nichts")]


@pytest.mark.parametrize("label", COMPARING)
def test_no_comparison_breaks_a_rule(label: str, facts: Facts) -> None:
    pairs = [pair for stage, year in ASKED for pair in READERS[label](facts, stage, year)]
    assert pairs, "a walk that meets nothing proves nothing"
    for pair in pairs:
        assert not pair.faults(), pair


def test_the_walk_sees_what_must_not_be_compared() -> None:
    whole = frozenset({by_hand.BOTH})
    assert not Pair(2025, 2024, whole, whole).faults()
    assert Pair(2025, 2024, whole, frozenset(COUNTIES)).faults()
    assert Pair(2026, 2025, frozenset({by_hand.MKK}), frozenset({by_hand.MKK})).faults()
    assert Pair(2026, 2025, whole, whole, "paid").faults()
    assert Pair(2025, 2025, whole, whole, "agreed", "paid").faults()
    assert Pair(2025, 2024, whole, whole, part_until=date(2025, 9, 30)).faults()


# ------------------------------------------------------------------------------------------------ years

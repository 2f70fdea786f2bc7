"""What a template is filled with comes back unchanged, for every purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

import kept
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import DATASET, fill, from_bytes

from data.intake import FORMS, Filled, load, propose, template
from data.intake.filled import FilledRow
from data.intake.loading import NothingToLoad
from data.store import Store

# Texts as people have them: signs that spreadsheets compute with, quotes, digits, umlauts, several lines.
TEXT = st.text(alphabet="aßÄ €„“\"'=+-@;,.1907\n", min_size=1, max_size=20).map(lambda text: f"x{text}".strip())
MONEY = st.integers(0, 10**11).map(lambda cents: Decimal(cents) / 100)
NUMBER = st.integers(-(10**9), 10**11).map(lambda parts: Decimal(parts) / 10000)
DAY = st.dates(date(1990, 1, 1), date(2099, 12, 31))
BOOL = st.booleans()


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value or none."""
    return st.none() | strategy


PLACE: dict[str, Any] = {"county": st.just("06434"), "budget_year": st.just(2024)}
PROGRAMME = {"programme": st.sampled_from(["AQB", "AMB"])}
DAYS = {"starts_on": st.just(date(2024, 1, 1)), "ends_on": st.dates(date(2024, 1, 2), date(2025, 12, 31))}
# What a cell of milestones may say; a semicolon parts them, so none stands in a name.
NAME = TEXT.map(lambda text: " ".join(text.replace(";", ",").split()))
MILESTONES = st.lists(
    st.tuples(st.dates(date(2024, 1, 1), date(2024, 12, 31)), NAME), min_size=1, max_size=4, unique=True
).map(lambda found: "; ".join(f"{day:%d.%m.%Y}: {name}" for day, name in found))
VALUES: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "amounts": {
        **PLACE,
        **PROGRAMME,
        "stage": st.sampled_from(["agreed", "granted", "paid", "verified"]),
        # Drawn totals would be less than drawn parts; the demonstration data have both.
        "category": st.integers(1, 4),
        "funding_source": optional(st.sampled_from(["state", "esf", "mixed"])),
        "euros": MONEY,
        "precision": optional(st.sampled_from(["exact", "at_least"])),
        "stated_on": optional(DAY),
    },
    "projects": {
        **PLACE,
        **PROGRAMME,
        **DAYS,
        "category": optional(st.integers(1, 4)),
        "name": TEXT,
        "provider": optional(TEXT),
        "places": optional(st.integers(1, 500)),
        "target_group": optional(TEXT),
        "legal_circles": optional(TEXT),
        "part_time": optional(BOOL),
        "language": optional(BOOL),
        "digital": optional(BOOL),
        "note": optional(TEXT),
    },
    "targets": {
        **PLACE,
        **PROGRAMME,
        **DAYS,
        "name": TEXT,
        "kind": st.just("numeric"),
        "indicator": st.sampled_from(["entries", "transition_rate"]),
        "project": optional(st.just("JUBA")),
        "category": st.just(1),
        "target_value": optional(NUMBER),
        "base_value": optional(NUMBER),
        "dropped_on": optional(DAY),
        "drop_reason": optional(TEXT),
    },
    "reports": {
        **PLACE,
        "target": st.sampled_from(["Eintritte", "Strategie"]),
        "reported_on": DAY,
        "value": NUMBER,
        "cases": optional(st.integers(1, 99)),
        "evidence": optional(TEXT),
        "reported_by": TEXT,
        "comment": optional(TEXT),
    },
    "deviations": {
        **PLACE,
        # In the year, and about no more than the 1.000 € that are agreed.
        "occurred_on": st.dates(date(2024, 1, 1), date(2024, 12, 31)),
        "cause": TEXT,
        "evidence": TEXT,
        "targets": st.sampled_from([["Eintritte"], ["Strategie", "Eintritte"]]),
        "rule": st.just("reason_only"),
        "money_before": st.integers(1, 10**5).map(lambda cents: Decimal(cents) / 100),
        "money_after": st.integers(0, 10**5).map(lambda cents: Decimal(cents) / 100),
    },
    "commitments": {
        **PLACE,
        "held_on": st.sampled_from([None, date(2024, 9, 30)]),
        "text": TEXT,
        "responsible": TEXT,
        "due_on": DAY,
        "closed_on": optional(DAY),
        "evidence": TEXT,
    },
    "remarks": {
        **PLACE,
        "target": optional(st.just("Eintritte")),
        "project": optional(st.just("JUBA")),
        "side": st.sampled_from(["county", "ministry"]),
        "author": TEXT,
        "written_on": st.dates(date(2024, 1, 1), date(2025, 12, 31)),
        "text": TEXT,
    },
    "measures": {
        "county": st.sampled_from(["06434", "06411"]),
        "measure": st.sampled_from(["population", "youth_unemployment"]),
        "measured_on": st.just(date(2023, 12, 31)),
        "territory_from": st.just(2024),
        "territory_to": optional(st.just(2024)),
        "value": NUMBER,
    },
    "price_index": {
        "measure": st.sampled_from(["price_index", "wage_index"]),
        "budget_year": st.integers(2015, 2030),
        "value": NUMBER,
    },
    "land_totals": {
        "budget_year": st.integers(2015, 2030),
        "programme": st.just("AQB"),
        "stage": st.sampled_from(["agreed", "granted"]),
        "euros": MONEY,
        "funding_source": optional(st.sampled_from(["state", "esf"])),
    },
}
# A Ziel with milestones is no number afterwards: the name of one drawn as a number is never drawn again for steps.
STEPS = {
    "name": TEXT.map(lambda text: f"Schritte {text}"),
    "kind": st.just("milestone"),
    "indicator": st.none(),
    "target_value": st.just(Decimal(4)),
    "base_value": st.none(),
    "milestones": optional(MILESTONES),
}
ROWS = {purpose: st.fixed_dictionaries(values) for purpose, values in VALUES.items()}
ROWS["targets"] |= st.fixed_dictionaries(VALUES["targets"] | STEPS)
# What makes two rows of a purpose one.
SAME: dict[str, Callable[[dict[str, Any]], Any]] = {
    "amounts": lambda row: (row["programme"], row["stage"], row["category"]),
    "projects": lambda row: " ".join(row["name"].split()).casefold(),
    "targets": lambda row: " ".join(row["name"].split()).casefold(),
    "reports": lambda row: (row["target"], row["reported_on"]),
    "deviations": lambda row: (row["occurred_on"], " ".join(row["cause"].split()).casefold(), len(row["targets"])),
    "commitments": lambda row: " ".join(row["text"].split()).casefold(),
    "remarks": lambda row: " ".join(row["text"].split()).casefold(),
    "measures": lambda row: (row["county"], row["measure"]),
    "price_index": lambda row: (row["measure"], row["budget_year"]),
    "land_totals": lambda row: (row["budget_year"], row["stage"]),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One data set for all examples: each of them corrects it further."""
    yield from kept.opened(tmp_path_factory.mktemp("round"), "sheets", DATASET, fill)


@pytest.mark.parametrize("purpose", FORMS)
@settings(max_examples=5)
@given(data=st.data())
def test_a_filled_template_changes_nothing(base: Store, purpose: str, data: st.DataObject) -> None:
    form = FORMS[purpose]
    rows = data.draw(st.lists(ROWS[purpose], min_size=1, max_size=4, unique_by=SAME[purpose]), label="rows")
    given_rows = [FilledRow("Blatt", number, dict(row), {}) for number, row in enumerate(rows, 2)]
    with suppress(NothingToLoad):  # drawn before
        load(
            base,
            DATASET,
            Filled(form, given_rows),
            recorded_by="Test",
            comment="zufällig",
            file_name="x",
            file_hash="ab" * 32,
        )
    facts = base.facts(DATASET)
    back = from_bytes(template(form, facts))
    assert back.form.purpose == purpose
    assert (back.problems, back.questions) == ([], [])
    found = propose(base, DATASET, back)
    assert found.problems == []
    assert found.changes_nothing
    assert found.unchanged == len(back.rows) >= len(rows)


def test_only_the_counties_and_years_chosen_are_in_it(base: Store) -> None:
    facts = base.facts(DATASET)
    form = FORMS["projects"]
    assert len(from_bytes(template(form, facts, ["06434"], [2024])).rows) >= 2
    assert from_bytes(template(form, facts, ["06434"], [2023])).rows == []
    assert from_bytes(template(form, facts, ["06411"], [2024])).rows == []


@pytest.mark.parametrize("purpose", FORMS)
def test_an_empty_template_has_no_rows_and_knows_its_purpose(purpose: str) -> None:
    filled = from_bytes(template(FORMS[purpose]))
    assert (filled.form.purpose, filled.rows, filled.questions) == (purpose, [], [])

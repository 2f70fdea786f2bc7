"""Every limit that a question judges by is that of the rule of the year: with another rule the answer is another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import sound_rows
import tiny

from briefing import agenda
from data import derived
from data.store import Facts, Store
from queries.dialogue import lead_questions

ASKED = {"county": tiny.COUNTY, "year": 2024, "programme": "AQB"}
AIM = {"kind": "numeric", "indicator": "places", "target_value": 20, "name": "20 Plätze"}
ROWS = {
    "amount": [
        # what was agreed are 1,000 euros
        tiny.amount(id="bewilligt", stage="granted", euros=960),
        tiny.amount(id="bezahlt", stage="paid", euros=860),
        tiny.amount(id="vorher", budget_year=2023, euros=920),
    ],
    "target": [tiny.target(id="ziel", **AIM)],
    "deviation": [sound_rows.deviation(id="a", targets=["ziel"], rule="proportional", money_before=2, money_after=1)],
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with tiny.open_store(tmp_path_factory.mktemp("limits")) as store:
        rows = tiny.sound()
        tiny.record(store, rows | {table: [*rows.get(table, []), *more] for table, more in ROWS.items()})
        yield store


def answers(facts: Facts) -> dict[str, object]:
    """Whether each of the questions is asked, and what becomes of the target; asked past the answers that are kept."""
    facts.store.answers(facts).clear()
    adjusted = facts.ask("select outcome from adjusted_target where target = 'ziel'")
    return {
        "payment": len(lead_questions.low_payment(facts, **ASKED, day=date(2025, 3, 1))) > 0,
        "grant": len(lead_questions.grant_below_agreement(facts, **ASKED)) > 0,
        "step": len(lead_questions.budget_step(facts, **ASKED)) > 0,
        "outcome": adjusted.loc[0, "outcome"],
        "median": agenda.peers(facts, **ASKED, programme_name="AQB", kind="Landkreisen").frame.loc[0, "middle"],
    }


def test_another_rule_asks_other_questions(store: Store) -> None:
    facts = store.facts(tiny.DATASET)
    assert answers(facts) == {
        "payment": False,
        "grant": False,
        "step": False,
        "outcome": "adjusted",
        "median": "weniger als 5 Angaben",
    }
    with store.writing(tiny.DATASET) as writer:
        writer.cursor.execute(
            "update now.rule set payment_from = 0.9, grant_apart = 0.03, budget_apart = 0.05, adjusted_from = 0.6, "
            "minimum_peers = 7"
        )
        derived.fill(writer.cursor)
    assert answers(store.facts(tiny.DATASET)) == {
        "payment": True,
        "grant": True,
        "step": True,
        "outcome": "renegotiate",
        "median": "weniger als 7 Angaben",
    }

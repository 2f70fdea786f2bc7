"""The three sentences a Datenblatt opens with."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
import small

from charts.dialogue import opening
from data import numbers
from data.store import Facts
from queries import county, dialogue


@pytest.mark.parametrize(("state", "beside"), [("provisional", "(AQB, vorläufig)"), ("final", "(AQB)")])
def test_programme_and_state_of_the_sum_stand_in_one_bracket(facts: Facts, state: str, beside: str) -> None:
    chain = county.budget_chain(
        facts, county=small.DARMSTADT, year=2023, programme="AQB", day=date(2024, 1, 1)
    ).assign(state=state)  # fmt: skip
    nothing = pd.DataFrame(columns=["change"])
    targets = dialogue.targets(facts, county=small.DARMSTADT, year=2023).head(0)
    said = opening.say_agreed(chain, targets, nothing, "AQB", 2023).replace(numbers.SPACE, " ")
    assert said == f"Für 2023 sind 1.000 € {beside} vereinbart; Ziele sind nicht erfasst."

"""A Leitfrage writes an achievement so that it does not look like the limit it only comes near to, and ranks by it."""

from __future__ import annotations

from datetime import date

import pytest
import tiny
from dialogues_by_hand import Known, found

from queries.dialogue import lead_questions as rules


@pytest.mark.parametrize(("value", "says"), [(8400, "84,0 %"), (8499.6, "84,996 %"), (8496, "84,96 %")])
def test_a_missed_target_does_not_look_like_the_limit_it_misses(known: Known, value: float, says: str) -> None:
    aim = {"kind": "numeric", "indicator": "places", "target_value": 10_000, "name": "10.000 Plätze"}
    report = {"reported_on": date(2024, 12, 31), "value": value, "reported_by": "Kreis"}
    facts = known(target=[tiny.target(id="a", **aim)], report=[tiny.row(id="a/1", target="a", **report)])
    asked = rules.missed_targets(facts, county=tiny.COUNTY, year=2024)
    assert asked["figures"].tolist() == [f"Zielerreichung {says}, Meldung vom 31.12.2024".replace(" %", "\u00a0%")]


def test_a_payment_is_measured_by_its_own_day_and_says_so(known: Known) -> None:
    def asked_of(euros: int, day: date | None) -> list[str]:
        paid = tiny.amount(id="p", stage="paid", euros=euros, stated_on=day)
        return found(known(amount=[tiny.amount(id="g", stage="granted", euros=1000), paid]), "L-04")

    # What is paid until the end of September is measured by nine months, however late the dialogue is.
    assert asked_of(640, date(2024, 9, 30)) == []
    (question,) = asked_of(630, date(2024, 9, 30))
    assert question.startswith(
        "Von 1.000 € bewilligt sind 630 € ausgezahlt (63,0 %, Stand 30.09.2024, Zeitanteil 75,0 %). Wird der Rest"
    )
    (question,) = asked_of(630, None)
    assert "ausgezahlt (63,0 %)." in question


def test_the_target_further_behind_its_day_is_asked_first(known: Known) -> None:
    # 65 of a twelfth of 1.000 by the end of January, 127 of two by that of February: 78,0 and 76,2 %
    told = {"Januar": (date(2025, 1, 31), 65), "Februar": (date(2025, 2, 28), 127)}
    aim = {"kind": "numeric", "indicator": "entries", "target_value": 1000, "project": None, "category": 1}
    year = {"budget_year": 2025, "starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31)}
    reports = [
        tiny.row(id=key, target=key, reported_on=day, value=value, reported_by="Kreis")
        for key, (day, value) in told.items()
    ]
    facts = known(target=[tiny.target(id=key, name=key, **aim, **year) for key in told], report=reports)
    asked = rules.targets_at_risk(facts, county=tiny.COUNTY, year=2025).set_index("subject")["weight"]
    assert asked.to_dict() == pytest.approx({"Februar": 72.142, "Januar": 71.98}, abs=0.001)

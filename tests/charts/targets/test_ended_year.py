"""What is said of targets of a year that has ended, wherever they are counted, and of those a dialogue accepted."""

from __future__ import annotations

import pandas as pd

from charts.base.status import STATUS
from charts.dialogue import words as dialogue
from charts.dialogue.opening import say_became
from charts.targets import figures as charts
from data.rows import columns_of
from queries.county import BudgetChain

MEANS = "(am Jahresende heißt „gefährdet“: nicht ganz erreicht)"
TARGETS = pd.DataFrame({"status": ["achieved", "at_risk"], "adjusted_value": [5.0, None]})


def written(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_dialogmappe_says_what_at_risk_means_of_a_year_that_has_ended() -> None:
    assert written(dialogue.say_targets(TARGETS, over=True)) == (
        f"2 Ziele: 1 erreicht, 1 gefährdet {MEANS}; nach § 6 angepasst: 1."
    )
    assert written(dialogue.say_targets(TARGETS)) == "2 Ziele: 1 erreicht, 1 gefährdet; nach § 6 angepasst: 1."


def test_so_does_the_sentence_it_opens_with() -> None:
    chain = pd.DataFrame(columns=list(columns_of(BudgetChain)))
    assert written(say_became(chain, TARGETS, over=True)) == f"Ziele: 1 erreicht, 1 gefährdet {MEANS}."
    assert written(say_became(chain, TARGETS)) == "Ziele: 1 erreicht, 1 gefährdet."


def test_so_do_the_sections_of_one_kind_of_targets() -> None:
    figures = TARGETS.assign(kind="numeric")
    assert (
        written(charts.say_achievement(figures, over=True)) == f"Von 2 Zahlenzielen: 1 erreicht, 1 gefährdet {MEANS}."
    )
    steps = TARGETS.assign(kind="milestone", reported_on=pd.Timestamp(2023, 12, 31))
    assert written(charts.say_milestones(steps, over=True)) == (
        f"2 Ziele mit Meilensteinen: 1 erreicht, 1 gefährdet {MEANS}."
    )


def test_that_none_is_missed_is_said_without_a_double_no() -> None:
    row = dict.fromkeys(STATUS, 0) | {"county": "06411", "short_name": "Darmstadt", "targets": 7, "achieved": 7}
    assert written(charts.say_status_by_county(pd.DataFrame([row]), over=True)) == (
        "In 1 Gebiet mit Zielen hat kein Ziel den Status „gefährdet“ oder „nicht erreicht“: 7 erreicht."
    )


def test_targets_whose_reason_a_dialogue_accepted_are_said_beside_those_that_are_missed() -> None:
    row = dict.fromkeys(STATUS, 0) | {
        "county": "06411", "short_name": "Darmstadt", "targets": 8, "missed": 2, "achieved": 5, "justified": 1,
    }  # fmt: skip
    assert written(charts.say_status_by_county(pd.DataFrame([row]))) == (
        "Darmstadt: 2 von 8 Zielen sind gefährdet oder nicht erreicht; "
        "dazu ist 1 weiteres Ziel begründet abweichend (im Dialog anerkannt)."
    )
    other = row | {"county": "06631", "short_name": "Fulda", "missed": 1}
    assert written(charts.say_status_by_county(pd.DataFrame([row, other]))).endswith(
        "die meisten: Darmstadt (2); dazu sind 2 weitere Ziele begründet abweichend (im Dialog anerkannt)."
    )

"""Which targets have no bar is said where bars are drawn."""

from __future__ import annotations

import pandas as pd

from charts.targets import bullets, deviations, left_out


def targets(**kinds: int) -> pd.DataFrame:
    return pd.DataFrame({"kind": [kind for kind, number in kinds.items() for _ in range(number)]})


def affected(adjusted: int, others: int = 0) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "outcome": ["adjusted"] * adjusted + ["unchanged"] * others,
            "kind": "numeric",
            "adjusted_ratio": 0.9,
            "percent_allowed": True,
        }
    )


def written(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_nothing_is_said_where_each_target_has_its_bar() -> None:
    assert left_out.of_targets(targets(numeric=bullets.DRAWN)) == ""
    assert left_out.of_deviations(affected(deviations.PAIRS)) == ""


def test_nothing_is_said_where_no_bar_is_drawn() -> None:
    assert left_out.of_targets(targets(milestone=2)) == ""
    assert left_out.of_deviations(affected(0, 2)) == ""
    assert left_out.of_targets(targets()) == ""


def test_targets_without_numbers_have_no_bar() -> None:
    assert written(left_out.of_targets(targets(numeric=5, milestone=2, qualitative=1))) == (
        "ohne Balken 3 von 8 Zielen: Meilensteine und qualitative Ziele"
    )
    assert written(left_out.of_targets(targets(numeric=16, milestone=1))) == (
        "ohne Balken 2 von 17 Zielen: Meilensteine und Zahlenziele nach den ersten 15"
    )


def test_of_deviations_only_the_first_adjusted_have_bars() -> None:
    assert written(left_out.of_deviations(affected(2, 3))) == (
        "ohne Balken 3 von 5 Zielen: nicht angepasst oder ohne Zielerreichung in Prozent"
    )
    assert written(left_out.of_deviations(affected(9))) == "ohne Balken 2 von 9 Zielen: angepasst, nach den ersten 7"

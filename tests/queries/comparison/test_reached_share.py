"""The share of targets reached is put together over three years, on one territory, and called so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import tiny

from charts.dialogue.words import MEASURE
from data.store import Facts
from queries import comparison, dialogue
from queries.scope import Scope

# Of 4 in 2021 one is reached, of 4 in each of the three years after: 1, 2, 3 and none of 4.
REACHED = {2021: 1, 2022: 1, 2023: 2, 2024: 3, 2025: 0}
KASSEL, MAIN_KINZIG = "06611", "06435"


def _rows(county: str) -> dict[str, list[tiny.Row]]:
    rows: dict[str, list[tiny.Row]] = {"target": [], "report": []}
    for year, reached in REACHED.items():
        for number in range(4):
            key = f"{county}/{year}/{number}"
            aim = {"project": None, "category": 1, "kind": "numeric", "indicator": "places", "target_value": 20}
            day = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
            rows["target"].append(tiny.target(id=key, county=county, budget_year=year, name=key, **aim, **day))
            value = 20 if number < reached else 5
            rows["report"].append(
                tiny.row(id=key, target=key, reported_on=date(year, 12, 31), value=value, reported_by="Kreis")
            )
    return rows


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    folder: Path = tmp_path_factory.mktemp("pooled")
    with tiny.open_store(folder) as store:
        rows = {"source": [tiny.source()]}
        tiny.record(store, rows | {name: [*_rows(KASSEL)[name], *_rows(MAIN_KINZIG)[name]] for name in _rows(KASSEL)})
        yield store.facts(tiny.DATASET)


def _share(facts: Facts, year: int, county: str = KASSEL) -> tuple[float, float]:
    frame = comparison.figures(facts, Scope(year, "AQB", "agreed"), indicator="reached_share", denominator="none")
    row = frame.set_index("place").loc[county]
    return row["numerator"], row["denominator"]


@pytest.mark.parametrize(("year", "share"), [(2021, (1, 4)), (2023, (4, 12)), (2024, (6, 12)), (2025, (5, 12))])
def test_three_years_are_put_together(facts: Facts, year: int, share: tuple[float, float]) -> None:
    assert _share(facts, year) == share


def test_with_three_years_a_county_of_four_targets_has_a_value(facts: Facts) -> None:
    frame = comparison.figures(facts, Scope(2024, "AQB", "agreed"), indicator="reached_share", denominator="none")
    assert frame.set_index("place").loc[KASSEL, "value"] == 0.5
    one_year = comparison.figures(facts, Scope(2021, "AQB", "agreed"), indicator="reached_share", denominator="none")
    assert one_year.set_index("place").loc[KASSEL, "reason"] == "few_cases"


def test_a_year_without_targets_borrows_none(facts: Facts) -> None:
    frame = comparison.figures(facts, Scope(2026, "AQB", "agreed"), indicator="reached_share", denominator="none")
    assert frame["numerator"].isna().all()


def test_the_paper_puts_the_same_years_together_and_says_so(facts: Facts) -> None:
    frame = dialogue.peers(facts, county=KASSEL, year=2024, programme="AQB").set_index("measure")
    assert (frame.loc["good_targets", "good"], frame.loc["good_targets", "judged"]) == (6, 12)
    assert frame.loc["good_targets", "value"] == 0.5
    assert "drei Jahre zusammen" in MEASURE["good_targets"]
    names = comparison.indicators(facts).set_index("code")["name"]
    assert "drei Jahre zusammen" in names["reached_share"]


def test_nothing_is_put_together_over_a_change_of_territory(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        rows = _rows(MAIN_KINZIG)
        for name in rows:
            rows[name] += [
                {key: value.replace("2025", "2026") if isinstance(value, str) else value for key, value in row.items()}
                | ({"budget_year": 2026, "starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
                   if name == "target" else {"reported_on": date(2026, 12, 31)})
                for row in rows[name] if "/2025/" in str(row["id"])
            ]  # fmt: skip
        tiny.record(store, {"source": [tiny.source()]} | rows)
        facts = store.facts(tiny.DATASET)
        assert _share(facts, 2025, MAIN_KINZIG) == (5, 12)
        assert _share(facts, 2026, MAIN_KINZIG) == (0, 4), "Hanau left the county in 2026"

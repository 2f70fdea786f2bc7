"""Budgetentwicklung, Verlauf: years on one territory, matched changes, real euros, spending years."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import kept
import pandas as pd
import pytest
import small
from scoped import scope
from trends_by_hand import AGREED, DARMSTADT, FULDA, HANAU, MKK, RUNNING, SERIES, UNIT, amount, cents, fill, index

from analysis.comparability import alike, still_grows
from data.code_words import STAGE
from data.store import Store
from queries.trends import series as trends


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with kept.new_store(tmp_path, small.DATASET) as opened:
        yield opened


def test_stages_and_predecessors_are_series_of_their_own(store: Store) -> None:
    frame = trends.series(fill(store, SERIES), scope(), trends.Counted(running=RUNNING))
    found = {
        (row.programme, row.stage, row.budget_year): (row.euros, row.counties, row.counties_all)
        for row in frame.itertuples()
    }
    assert found == {
        ("AQB", "agreed", 2023): (110.0, 2, 26),
        ("AQB", "granted", 2024): (5.0, 1, 26),
        ("AQB", "agreed", 2024): (110.0, 1, 26),
        ("AQB", "agreed", 2025): (134.0, 2, 26),
        ("AQB", "agreed", 2026): (130.0, 2, 27),
        ("AB", "agreed", 2014): (7.0, 1, 26),
        ("AMB", "agreed", 2020): (3.0, 1, 26),
    }
    assert set(frame.loc[frame["is_predecessor"], "programme"]) == {"AB", "AMB"}
    assert set(frame.loc[frame["is_beside"], "programme"]) == {"AMB"}, "which goes on beside the AQB"
    assert not frame["is_running"].any(), "what is agreed does not grow"
    assert frame.loc[frame["programme"] == "AQB", "is_weak"].all(), "2 of 26"


def test_what_still_grows_is_marked(store: Store) -> None:
    paid = [row | {"stage": "paid"} for row in SERIES]
    frame = trends.series(fill(store, paid), scope(), trends.Counted(running=RUNNING))
    assert set(frame.loc[frame["is_running"], "budget_year"]) == {2026}


def test_a_row_of_years_is_asked_of_the_same_counties_only(store: Store) -> None:
    # Darmstadt states nothing for 2024: 110 → 110 would be read as no change; the Main-Kinzig-Kreis went 100 → 110.
    facts = fill(store, SERIES)
    lines = trends.indexed(facts, scope(**AGREED), trends.Counted(running=RUNNING))
    stated = list(zip(lines["unit"], lines["budget_year"], lines["stretch"], strict=True))
    same = alike([each for each in stated if each[1] < 2026], coverage_from=0.5)
    assert (same.units, same.years) == ((MKK,), (2023, 2024, 2025))
    frame = trends.series(facts, scope(), trends.Counted(running=RUNNING), units=same.units)
    own = frame[(frame["programme"] == "AQB") & (frame["stage"] == "agreed")].set_index("budget_year")
    assert own["euros"].to_dict() == {2023: 100.0, 2024: 110.0, 2025: 121.0, 2026: 60.0}
    assert (own.loc[2024, "counties"], own.loc[2024, "counties_all"]) == (1, 26)
    assert set(frame["programme"]) == {"AQB", "AB", "AMB"}, "another programme is a row of its own"


def test_stages_stand_beside_each_other_in_the_same_counties(store: Store) -> None:
    # Three agree, two of them are granted: 40 of 60 agreed, not 40 of 160.
    rows = [
        *(amount(county, 2024, euros) for county, euros in ((MKK, "10"), (DARMSTADT, "50"), (FULDA, "100"))),
        *(amount(county, 2024, euros, stage="granted") for county, euros in ((MKK, "8"), (DARMSTADT, "32"))),
        # one of three is fewer than half: no stage to pair by
        amount(MKK, 2024, "1", stage="verified"),
        # alone: nothing to set beside
        amount(MKK, 2025, "7"),
    ]
    frame = trends.paired_stages(fill(store, rows), scope(), trends.Counted(running=RUNNING))
    assert [(row.budget_year, row.stage, row.euros, row.counties) for row in frame.itertuples()] == [
        (2024, "agreed", 60.0, 2),
        (2024, "granted", 40.0, 2),
    ]
    assert set(frame["counties_all"]) == {26}


def test_what_people_are_told_and_what_is_asked_agree_on_what_still_grows(store: Store) -> None:
    facts = fill(store, [])
    for stage in STAGE:
        for year in (2025, 2026, 2027):
            asked = facts.ask("select still_grows($stage, $year, 2026) as grows", stage=stage, year=year)
            assert bool(asked.loc[0, "grows"]) == still_grows(stage, year, 2026)


def test_a_sum_that_still_grows_is_compared_with_none(store: Store) -> None:
    rows = [amount(DARMSTADT, year, "10", stage=stage) for year in (2025, 2026) for stage in ("agreed", "paid")]
    facts = fill(store, rows)

    def change(stage: str) -> float:
        frame = trends.change(facts, scope(stage=stage), trends.Counted(running=RUNNING)).set_index("budget_year")
        return float(frame.loc[2026, "difference"])

    assert change("agreed") == 0.0
    assert pd.isna(change("paid"))


def test_change_counts_only_counties_known_in_both_years(store: Store) -> None:
    frame = trends.change(fill(store, SERIES), scope(**AGREED), trends.Counted(running=RUNNING)).set_index(
        "budget_year"
    )
    # 2024 Darmstadt has nothing: 110 − 100 of the Main-Kinzig-Kreis alone, not 110 − 110.
    assert (frame.loc[2024, "difference"], frame.loc[2024, "counties"]) == (10.0, 1)
    assert frame.loc[2024, "ratio"] == pytest.approx(0.1)
    assert (frame.loc[2025, "difference"], frame.loc[2025, "counties"]) == (11.0, 1)
    assert pd.isna(frame.loc[2023, "difference"])
    assert pd.isna(frame.loc[2026, "difference"])


def test_no_change_is_read_across_a_new_territory(store: Store) -> None:
    facts = fill(store, SERIES)
    then = trends.change(facts, scope(**AGREED), trends.Counted(running=2030)).set_index("budget_year")
    assert pd.isna(then.loc[2026, "difference"])
    now = trends.change(facts, scope(**AGREED), trends.Counted(running=2030, territory="now")).set_index("budget_year")
    # 60 + 70 − 121
    assert (now.loc[2026, "difference"], now.loc[2026, "counties"], now.loc[2026, "counties_all"]) == (9.0, 1, 26)


def test_a_unit_needs_all_its_counties(store: Store) -> None:
    facts = fill(store, [row for row in SERIES if row["county"] != HANAU])
    frame = trends.indexed(facts, scope(**AGREED), trends.Counted(running=RUNNING, territory="now"))
    assert frame.loc[frame["unit"] == UNIT, "budget_year"].tolist() == [2023, 2024, 2025]


def test_choosing_one_county_of_a_unit_chooses_the_unit(store: Store) -> None:
    facts = fill(store, SERIES)
    frame = trends.series(facts, scope(counties=[HANAU]), trends.Counted(territory="now", running=RUNNING))
    assert dict(zip(frame["budget_year"], frame["euros"], strict=True)) == {
        2023: 100.0,
        2024: 110.0,
        2025: 121.0,
        2026: 130.0,
    }


def test_the_index_starts_anew_after_a_break(store: Store) -> None:
    frame = trends.indexed(fill(store, SERIES), scope(**AGREED), trends.Counted(running=RUNNING))
    own = frame[frame["unit"] == MKK]
    assert own["points"].round(6).tolist() == [100.0, 110.0, 121.0, 100.0]
    assert own["stretch"].tolist() == [0, 0, 0, 1]
    assert own["first_year"].tolist() == [2023, 2023, 2023, 2026]


def test_breaks_are_named_and_cut_a_sum_only_when_one_side_is_chosen(store: Store) -> None:
    facts = fill(store, SERIES)

    def cuts(counties: list[str]) -> list[int]:
        frame = trends.breaks(facts, scope(counties=counties))
        return sorted(frame.loc[frame["cuts_sum"] & (frame["kind"] == "territory"), "budget_year"])

    assert cuts([MKK]) == [2026]
    assert cuts([MKK, DARMSTADT]) == [2026]
    assert cuts([MKK, HANAU]) == []
    assert cuts([]) == []
    assert trends.breaks(facts, scope(), territory="now")["kind"].tolist() == ["programme"]
    assert "2015" in trends.breaks(facts, scope())["note"].iloc[0]


def test_real_euros_are_the_budget_times_base_index_by_index_of_the_year(store: Store) -> None:
    facts = fill(store, SERIES, indices=[index(2023, "80"), index(2025, "100")])
    real = trends.Counted(RUNNING, index_code="price_index", base_year=2025)
    frame = trends.series(facts, scope(counties=[MKK]), real).set_index("budget_year")
    assert frame.loc[2023, "euros"] == 125.0
    assert frame.loc[2023, "nominal_euros"] == 100.0
    assert frame.loc[2025, "euros"] == 121.0
    assert pd.isna(frame.loc[2024, "euros"]), "a year without index is not shown as real"
    change = trends.change(facts, scope(counties=[MKK], **AGREED), real).set_index("budget_year")
    assert pd.isna(change.loc[2024, "difference"])
    assert trends.indexed(facts, scope(**AGREED), real)["budget_year"].tolist() == [
        2023,
        2025,
        2023,
        2025,
    ]


def test_half_a_cent_of_real_euros_is_rounded_up_however_it_was_divided(store: Store) -> None:
    # 100,58 · 100 / 80 = 125,725 exactly; as binary fractions it falls below and would print 125,72.
    facts = fill(store, [amount(MKK, 2023, "100.58")], indices=[index(2023, "80"), index(2025, "100")])
    real = trends.Counted(RUNNING, index_code="price_index", base_year=2025)
    assert cents(trends.series(facts, scope(), real)["euros"].iloc[0]) == Decimal("125.73")
    assert cents(trends.indexed(facts, scope(**AGREED), real)["euros"].iloc[0]) == Decimal("125.73")


def test_only_delivered_indices_are_offered(store: Store) -> None:
    facts = fill(store, SERIES, indices=[index(2023, "80"), index(2025, "100")])
    frame = trends.price_indices(facts)
    assert frame["code"].tolist() == ["price_index"]
    assert list(frame["years"].iloc[0]) == [2023, 2025]


def test_published_data_bring_no_index(real: Store) -> None:
    assert trends.price_indices(real.facts("published")).empty


def test_spending_years_and_budget_years_are_the_same_money(store: Store) -> None:
    rates = [
        amount(MKK, 2023, "60.00", level="tranche", spending_from=2023, spending_to=2023),
        amount(MKK, 2023, "30.50", level="tranche", spending_from=2024, spending_to=2026),
    ]
    frame = trends.spending(fill(store, [*SERIES, *rates]), scope(**AGREED))
    rows = frame.astype({"is_budget_year": "object"}).itertuples()
    assert [(row.spending_from, row.spending_to, row.is_budget_year, row.euros) for row in rows][:2] == [
        (2023, 2023, True, 60.0),
        (2024, 2026, False, 30.5),
    ]
    # The rest: 9,50 of 2023 and every other budget; all of it 474,00 + 10 + 13.
    assert pd.isna(frame["spending_from"].iloc[-1])
    assert frame["euros"].iloc[-1] == 393.5
    assert cents(frame["euros"].sum()) == Decimal("484.00")


@pytest.mark.parametrize("dataset", ["demo", "published"])
@pytest.mark.parametrize("stage", ["granted", "agreed", "unstated"])
def test_both_views_of_the_money_agree_to_the_cent(real: Store, dataset: str, stage: str) -> None:
    facts = real.facts(dataset)
    by_year = trends.series(facts, scope(), trends.Counted(running=RUNNING))
    own = by_year[~by_year["is_predecessor"] & (by_year["stage"] == stage)]
    spent = trends.spending(facts, scope(stage=stage))
    assert sum(map(cents, spent["euros"])) == sum(map(cents, own["euros"]))

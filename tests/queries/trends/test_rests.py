"""Money left over in two counties, extra need in a third: both sides are listed, nothing moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import small
from one_delivery import one_delivery
from scoped import scope

from charts.base.columns import Column
from charts.trends import derivations
from charts.trends import rests as charts
from data.store import Facts
from queries.trends import rests as questions

AT = datetime(2025, 10, 1)
SUMS = {
    # granted 100.000, drawn in the end 80, 90 and 40 of 100: median 80 %, so 20.000 are left, 10.000 to 60.000
    small.DARMSTADT: [(2020, 100, 80), (2021, 100, 90), (2022, 100, 40), (2025, 100_000, 30_000)],
    # granted 700.000, always nine tenths drawn: 70.000 are left
    small.FRANKFURT: [(2020, 100, 90), (2021, 200, 180), (2022, 100, 90), (2025, 700_000, 0)],
    # two earlier years are too few; paid in full, so nothing could be left anyway
    small.HOCHTAUNUS: [(2021, 100, 50), (2022, 100, 50), (2025, 5_000, 5_000)],
}
OVERPAID = [("granted", 1_000), ("paid", 1_200)]


def fact(**fields: object) -> dict[str, object]:
    return {"delivery": "d1", "citation": "Nr. 1", "state": "final", "recorded_at": AT} | fields


def total(county: str, year: int, stage: str, euros: int, precision: str = "exact") -> dict[str, object]:
    return fact(
        id=f"{county}/{year}/{stage}", county=county, budget_year=year, programme="AQB", stage=stage, level="total",
        funding_source="state", euros=Decimal(euros), precision=precision, stated_on=date(year, 9, 30),
    )  # fmt: skip


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    """Three counties with Bescheide, one report of extra need."""
    amounts = [total(small.FRANKFURT, 2025, "agreed", 720_000), total(small.HOCHTAUNUS, 2025, "agreed", 5_000)]
    for county, years in SUMS.items():
        for year, granted, paid in years:
            amounts += [total(county, year, "granted", granted), total(county, year, "paid", paid)]
    for year in (2020, 2021, 2022, 2025):
        for stage, euros in OVERPAID:
            of_another = {"id": f"AMB/{year}/{stage}", "programme": "AMB"}
            amounts.append(total(small.DARMSTADT, year, stage, euros) | of_another)
    # Of one earlier year only a bound is known: its share is one, so the estimate of 2025 is no more than „rund“.
    for stage, precision in (("granted", "at_most"), ("paid", "exact")):
        of_another = {"id": f"P/{stage}", "programme": "AQB_AMB"}
        amounts.append(total(small.DARMSTADT, 2021, stage, 90, precision) | of_another)
        for year in (2020, 2022, 2025):
            of_another = {"id": f"P/{year}/{stage}", "programme": "AQB_AMB"}
            amounts.append(total(small.DARMSTADT, year, stage, {"granted": 100, "paid": 80}[stage]) | of_another)
    need = fact(
        id="m1", county=small.HOCHTAUNUS, budget_year=2025, programme="AQB", euros=Decimal(60_000),
        stated_on=date(2025, 9, 1), reason="Zweite Gruppe",
    )  # fmt: skip
    rows = {"amount": amounts, "extra_need": [need]}
    with one_delivery(tmp_path_factory.mktemp("year_end"), AT, rows) as store:
        yield store.facts(small.DATASET)


def test_what_is_left_follows_from_what_was_drawn_in_earlier_years(known: Facts) -> None:
    found = questions.rests(known, scope(year=2025), running=2025).set_index("county")
    assert found.loc[small.DARMSTADT, ["unspent", "unspent_low", "unspent_high"]].tolist() == [20_000, 10_000, 60_000]
    assert found.loc[small.FRANKFURT, ["unspent", "unspent_low", "unspent_high"]].tolist() == [70_000] * 3
    assert found.loc[small.FRANKFURT, "not_granted"] == 20_000


def test_the_years_named_are_those_looked_at(tmp_path: Path) -> None:
    first, last = questions.LOOKED_BACK
    years = range(2025 - first - 1, 2025 - last + 2)
    sums = [total(small.DARMSTADT, year, stage, 100) for year in years for stage in ("granted", "paid")]
    with one_delivery(tmp_path, AT, {"amount": sums}) as store:
        earlier = questions.earlier(store.facts(small.DATASET), scope(year=2025))["budget_year"]
    assert (earlier.min(), earlier.max()) == (2025 - first, 2025 - last)


def test_two_earlier_years_are_no_ground_for_an_estimate(known: Facts) -> None:
    found = questions.rests(known, scope(year=2025), running=2025).set_index("county")
    assert found.loc[small.HOCHTAUNUS, ["unspent", "unspent_low", "unspent_high"]].isna().all()


def test_what_is_paid_is_never_called_left_over(known: Facts) -> None:
    found = questions.rests(known, scope(year=2025), running=2025)
    left = found["granted"] - found["paid"].fillna(0)
    assert (found["unspent_high"].fillna(0) <= left).all()


def test_both_sides_are_listed_and_nothing_moves(known: Facts) -> None:
    rests = questions.rests(known, scope(year=2025), running=2025)
    needs = questions.needs(known, scope(year=2025))
    assert charts.say_rests(rests) == (
        "In 2\u00a0Gebieten bleiben voraussichtlich 90.000\u00a0€ übrig (80.000\u00a0€ bis 130.000\u00a0€); "
        "nicht bewilligt wurden 20.000\u00a0€ in 1\u00a0Gebiet."
    )
    assert charts.say_needs(needs) == "1\u00a0Gebiet hat 60.000\u00a0€ Mehrbedarf gemeldet."
    assert needs.iloc[0]["stated_on"].date() == date(2025, 9, 1)
    assert "Diese Seite verschiebt kein Geld" in charts.say_balance(rests, needs)


def test_an_unknown_side_is_not_taken_for_zero(known: Facts) -> None:
    rests = questions.rests(known, scope(year=2025), running=2025)
    nothing = questions.needs(known, scope(year=2024))
    assert "Restmittel und Mehrbedarf sind nicht beide bekannt" in charts.say_balance(rests, nothing)


def test_a_finished_year_has_its_rest_and_no_estimate(known: Facts) -> None:
    found = questions.rests(known, scope(year=2022), running=2024)
    assert (
        found.set_index("county").loc[small.DARMSTADT, ["unspent", "unspent_low", "unspent_high"]].tolist() == [60] * 3
    )
    said = charts.say_rests(found)
    assert said == "In 3\u00a0Gebieten blieben vom Bewilligten 120\u00a0€ übrig."
    assert "error_x" not in charts.rests(found).data[0]
    assert "voraussichtlich" not in charts.say_balance(found, questions.needs(known, scope(year=2025))).lower()
    assert not questions.rests(known, scope(year=2022), running=2023)["finished"].any()


def test_paid_beyond_the_bescheid_leaves_nothing_over(known: Facts) -> None:
    for running in (2025, 2027):
        found = questions.rests(known, scope(year=2025, programme="AMB"), running=running)
        assert (found["unspent"].fillna(0) >= 0).all()
        assert len(found) == 1
    assert found["unspent"].tolist() == [0.0]


def test_a_choice_of_counties_speaks_of_itself_and_not_of_the_year(known: Facts) -> None:
    # extra need is reported in 2025, but by none of these
    assert len(questions.needs(known, scope(year=2025)))
    needs = questions.needs(known, scope(year=2025, counties=[small.DARMSTADT]))
    assert charts.say_needs(needs) == "Für diese Auswahl ist kein Mehrbedarf erfasst."
    rests = questions.rests(known, scope(year=2025, counties=[small.MAIN_KINZIG]), running=2025)
    assert charts.say_rests(rests).startswith("Für diese Auswahl ist kein Bescheid erfasst;")


def test_what_is_granted_whole_leaves_nothing_back_and_that_is_known(known: Facts) -> None:
    found = questions.rests(known, scope(year=2025), running=2025).set_index("county")
    assert found.loc[small.FRANKFURT, "not_granted"] == 20_000
    assert found.loc[small.HOCHTAUNUS, "not_granted"] == 0, "agreed and granted are both 5.000"
    assert found.loc[small.DARMSTADT, ["agreed", "not_granted"]].isna().all(), "what was agreed is not known"


def test_an_estimate_from_a_year_of_which_a_bound_is_known_is_rund_in_table_and_rechenweg(known: Facts) -> None:
    asked = scope(year=2025, programme="AQB_AMB")
    found = questions.rests(known, asked, running=2025)
    assert found["unspent_precision"].tolist() == ["about"]
    columns = {name: Column(name, "euro") for name in ("unspent", "unspent_low", "unspent_high")}
    ways = derivations.rests(found, questions.earlier(known, asked), columns)
    assert [each.term.precision for each in ways] == ["about"] * 3
    exact = questions.rests(known, scope(year=2025), running=2025).set_index("county")
    assert exact.loc[small.DARMSTADT, "unspent_precision"] == "exact"

"""Kreisvergleich: ratios, peers, positions and intervals that can be worked out by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import kept
import pandas as pd
import pytest
import small
from scoped import scope

from analysis.peers import Group, groups, neighbours
from charts.comparison import tables as tables
from charts.comparison import words as words
from charts.comparison.view import PER_MANY, Measure, View, read
from data.annotating import record_peer_group
from data.recording import RecordRefused
from data.store import Facts, Store
from queries import comparison

ASKED = {"programme": "AQB", "stage": "agreed"}
D, F, H, MKK, HU, KS = small.COUNTIES


def asked(facts: Facts, indicator: str, denominator: str = "none", year: int = 2023, **more: object) -> pd.DataFrame:
    return comparison.figures(
        facts, scope(year=year, **(ASKED | more)), indicator=indicator, denominator=denominator
    ).set_index("place")


# ------------------------------------------------------------------------------------- figures of tests/small.py


def test_amounts_add_up_to_the_land_and_a_missing_one_is_no_zero(facts: Facts) -> None:
    frame = asked(facts, "budget_sum")
    assert frame.loc[H, "value"] == 753200
    assert frame.loc["06", "value"] == 754700.50  # 1.000,00 + 500,50 + 753.200,00
    assert (frame.loc["06", "counties_with"], frame.loc[MKK, "reason"]) == (3, "no_value")
    assert frame.loc[HU, "reason"] == "not_existing"


def test_the_land_is_the_sum_of_numerators_over_the_sum_of_denominators(facts: Facts) -> None:
    frame = asked(facts, "budget_sum", "population")
    # 754.700,50 € / (1.000 + 500 + 251.066 inhabitants); the mean of the ratios would be 1,67 €
    assert frame.loc["06", "value"] == pytest.approx(754700.50 / 252566)
    assert frame.loc[D, "value"] == pytest.approx(1.0)
    assert frame.loc[F, "precision"] == "about"
    assert frame.loc[D, "measured_from"] == pd.Timestamp(2023, 12, 31)


def test_counts_per_head_are_told_apart(facts: Facts) -> None:
    frame = asked(facts, "project_count", "population")
    # two Maßnahmen of 1.000 inhabitants, two of 251.066
    assert frame.loc[D, "value"] == pytest.approx(200)
    assert frame.loc[H, "value"] == pytest.approx(200000 / 251066)
    measure = Measure(
        "project_count", "Anzahl", "count", "Maßnahmen", "none", "je Einwohner", many=PER_MANY["population"]
    )
    assert measure.unit_words == "Maßnahmen je\u00a0100.000\u00a0Einwohner"
    assert (measure.write(6.34), measure.write(0.797)) == ("6,3", "0,8")


def test_a_missing_denominator_gives_no_value_and_no_other_year(facts: Facts) -> None:
    frame = asked(facts, "budget_sum", "population", year=2025)
    assert (frame.loc[MKK, "numerator"], frame.loc[MKK, "reason"]) == (30.0, "no_denominator")
    assert pd.isna(frame.loc[MKK, "value"])
    assert pd.isna(asked(facts, "budget_sum", "unemployed").loc[D, "value"])


def test_ratios_name_both_steps_and_take_the_same_counties(facts: Facts) -> None:
    # Darmstadt only: 1.000,00 agreed, 900,00 granted, 600,00 paid
    assert asked(facts, "grant_ratio").loc[D, "value"] == pytest.approx(0.9)
    assert asked(facts, "payment_ratio").loc[D, "value"] == pytest.approx(600 / 900)
    assert asked(facts, "flow_ratio").loc["06", "value"] == pytest.approx(0.6)
    assert asked(facts, "verification_ratio").loc[D, "reason"] == "no_value"


def test_a_part_by_category_is_at_least_what_it_says_when_a_rest_is_not_split(facts: Facts) -> None:
    frame = asked(facts, "budget_sum", categories=[1])
    assert (frame.loc[D, "value"], frame.loc[D, "precision"]) == (400.0, "at_least")
    assert frame.loc[H, "reason"] == "not_split", "its money is stated, but 749.999,90 of it go nobody knows where"
    assert frame.loc[KS, "reason"] == "no_value"
    # Main-Kinzig splits all it states, and none of it is Maßnahmenart 1
    assert frame.loc[MKK, "reason"] == "no_value"
    assert asked(facts, "budget_sum", "population", categories=[1]).loc[F, "reason"] == "not_split"
    assert asked(facts, "grant_ratio", categories=[1]).loc[D, "reason"] == "not_split"
    assert (asked(facts, "budget_sum", categories=[3]).loc[MKK, ["value", "precision"]]).tolist() == [70.07, "exact"]


def test_costs_per_place_take_the_money_of_the_same_projects_and_never_the_training_of_staff(facts: Facts) -> None:
    frame = asked(facts, "budget_sum", "place")
    assert frame.loc[D, ["numerator", "denominator"]].tolist() == [250.0, 12.0]  # p1 alone states places
    assert asked(facts, "budget_sum", "place", year=2022)["value"].isna().all()  # 2022 pays staff only
    # 19 persons entered Maßnahme p1 by the end of the year
    assert asked(facts, "budget_sum", "participant").loc[D, "value"] == pytest.approx(250 / 19)
    parts = facts.ask("select category, measure from county_part where measure like 'euros_per%'")
    assert 4 not in set(parts["category"])


def test_few_targets_are_counted_not_turned_into_a_percentage(facts: Facts) -> None:
    frame = asked(facts, "reached_share")
    assert frame.loc[D, ["numerator", "cases", "reason"]].tolist() == [1.0, 2.0, "few_cases"]
    assert pd.isna(frame.loc[D, "value"])


def test_counts_of_counties_follow_their_years(facts: Facts) -> None:
    for year, many in ((2025, 26), (2026, 27)):
        assert len(read(asked(facts, "budget_sum", year=year).reset_index()).counties) == many


def test_a_unit_adds_up_its_members_over_the_reform(facts: Facts) -> None:
    unit = "06415+06435"
    assert asked(facts, "budget_sum", year=2025).loc[unit, "value"] == 30.0
    assert asked(facts, "budget_sum", year=2026).loc[unit, "value"] == 30.0  # 10,00 + 20,00


def test_only_delivered_denominators_and_indicators_are_offered(facts: Facts, empty: Facts) -> None:
    assert list(comparison.denominators(facts, year=2023)["code"]) == ["population"]
    assert comparison.denominators(empty, year=2023).empty
    assert {"budget_sum", "grant_ratio", "entries", "reached_share"} <= set(comparison.indicators(facts)["code"])
    assert list(comparison.indicators(empty)["code"]) == ["budget_sum"]


def test_figures_rest_on_documents(facts: Facts) -> None:
    found = comparison.figure_evidence(facts, scope(**ASKED), indicator="budget_sum", denominator="population")
    assert list(found[found["county"] == small.DARMSTADT].itertuples(index=False, name=None)) == [
        (small.DARMSTADT, "above", "d2 # § 4", "exact", 1),
        (small.DARMSTADT, "below", "d2 # § 4", "exact", 1),
    ]


def test_territories_that_changed_are_told_with_the_unit_that_stays(facts: Facts) -> None:
    frame = comparison.territories(facts, year=2026, other_year=2025).set_index("county")
    assert set(frame.index) == {MKK, HU}
    assert frame.loc[MKK, "unit_name"] == "MKK + Hanau"
    assert comparison.territories(facts, year=2025, other_year=2024).empty


# ------------------------------------------------------------------------------ rates, persons and own peer groups


@pytest.fixture(scope="module")
def rates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Transition rates of 2024: Darmstadt 9 of 12, Frankfurt 90 of 120, Gießen 4 of 8; Kassel 1 and Fulda 38 of 40."""
    at = datetime(2025, 1, 1)
    common = {"delivery": "d1", "citation": "S. 1", "state": "checked", "recorded_at": at}
    cases = {D: (75.0, 12), F: (75.0, 120), KS: (2.5, 40), "06631": (95.0, 40), "06531": (50.0, 8)}
    with kept.new_store(tmp_path_factory.mktemp("rates"), small.DATASET) as store:
        with store.writing(small.DATASET) as writer:
            writer.deliver("d1", source="s1", recorded_by="Test", recorded_at=at)
            writer.record("source", [small._source(1, at)])
            writer.record(
                "target",
                [
                    {
                        "id": county, "county": county, "budget_year": 2024, "programme": "AQB", "kind": "numeric",
                        "name": "60 % Übergang", "indicator": "transition_rate", "target_value": 60, "category": 1,
                        "starts_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31),
                    } | common
                    for county in cases
                ],
            )  # fmt: skip
            writer.record(
                "report",
                [
                    {"id": county, "target": county, "reported_on": date(2024, 12, 31), "value": rate, "cases": many,
                     "reported_by": "Kreis"} | common
                    for county, (rate, many) in cases.items()
                ],
            )  # fmt: skip
            # Training for staff has places and money as well, but costs nobody a place.
            writer.record(
                "amount",
                [
                    small._amount(small.Amount(D, 2024, Decimal(euros), number, key, level="project"), number, "d1", at)
                    for euros, number, key in (("900.00", 1, "p1"), ("500.00", 4, "p4"))
                ],
            )
            writer.record(
                "project",
                [
                    {"id": key, "county": D, "budget_year": 2024, "category": category, "programme": "AQB",
                     "ordinal": 1, "name": key, "places": places} | common
                    for key, category, places in (("p1", 1, 9), ("p4", 4, 10))
                ],
            )  # fmt: skip
            writer.record(
                "county_measure",
                [
                    {"id": f"{county}/{measure}", "county": county, "measure": measure, "value": value,
                     "measured_on": date(2023, 12, 31), "territory_from": 2024, "territory_to": 2024} | common
                    for county, values in {D: (10, 5), F: (12, 6), KS: (20, 9)}.items()
                    for measure, value in zip(("sgb2_rate_under_25", "youth_unemployment"), values, strict=True)
                ],
            )  # fmt: skip
        yield store


def test_shares_come_from_cases_and_one_or_two_persons_are_never_told(rates: Store) -> None:
    frame = asked(rates.facts(small.DATASET), "transition_rate", year=2024)
    assert frame.loc[D, ["numerator", "cases", "value"]].tolist() == [9.0, 12.0, 0.75]
    # 1 of 40, and 2 of 40 who did not: neither persons nor cases, nor in the sum, from which they could be taken
    for county in (KS, "06631"):
        assert frame.loc[county, "reason"] == "withheld"
        assert frame.loc[county, ["numerator", "denominator", "cases", "value"]].isna().all()
    assert frame.loc["06", ["numerator", "cases"]].tolist() == [103.0, 140.0]  # 9 + 90 + 4 of 12 + 120 + 8
    assert frame.loc["06531", "reason"] == "few_cases"


def test_a_cost_never_holds_money_or_places_of_staff_training(rates: Store) -> None:
    facts = rates.facts(small.DATASET)
    assert asked(facts, "budget_sum", "place", year=2024).loc[D, "value"] == 100.0  # 900 / 9, never 1.400 / 19
    assert asked(facts, "budget_sum", "place", year=2024, categories=[4])["value"].isna().all()
    assert asked(facts, "budget_sum", "participant", year=2024, categories=[4])["value"].isna().all()


def test_the_sentence_says_how_sure_a_share_is(rates: Store) -> None:
    frame = asked(rates.facts(small.DATASET), "transition_rate", year=2024).reset_index()
    rate = Measure("transition_rate", "Übergangsquote", "share", "Prozent", "higher")
    view = View(rate, D, (F,), Group("all", "alle", (F, KS)), {D: "Darmstadt", F: "Frankfurt"}, 5)
    said = words.say_figures(frame, view).replace("\u00a0", " ")
    assert "Darmstadt: 75,0 % (9 von 12, kleine Fallzahl; 95-%-Bereich 46,8 bis 91,1 %" in said
    assert "kein gesicherter Unterschied" in said
    assert "zu wenige Gebiete" in said
    assert "geheim: Fulda, Kassel (Stadt)" in words.say_missing(frame)


def test_neighbours_need_half_the_weight(rates: Store) -> None:
    frame = comparison.characteristics(rates.facts(small.DATASET), year=2024)
    near = neighbours(D, frame)
    # The two characteristics carry 0,3 + 0,2 = half of the weight; ranges 10 and 4; rescaled weights 0,6 and 0,4.
    assert [each.county for each in near] == [F, KS]
    assert near[0].distance == pytest.approx(math.sqrt(0.6 * 0.2**2 + 0.4 * 0.25**2))
    assert near[1].distance == pytest.approx(1.0)
    without = frame[frame["code"] != "youth_unemployment"]
    assert neighbours(D, without) == []
    found = groups(D, comparison.traits(rates.facts(small.DATASET), year=2024), without, comparison.own_groups(
        rates.facts(small.DATASET)))  # fmt: skip
    assert found["nearest"].counties == ()
    assert "Einwohner je Quadratkilometer" in found["nearest"].missing


def test_an_own_group_is_kept_and_leaves_out_the_county_itself_and_who_does_not_exist_yet(rates: Store) -> None:
    with pytest.raises(RecordRefused, match="mindestens zwei"):
        record_peer_group(rates, small.DATASET, name="Städte", counties=[D], author="M")
    record_peer_group(rates, small.DATASET, name="Städte", counties=[D, F, KS, HU], author="M. Muster")
    facts = rates.facts(small.DATASET)
    own = comparison.own_groups(facts)
    found = groups(D, comparison.traits(facts, year=2024), comparison.characteristics(facts, year=2024), own)
    # Hanau is a county from 2026 on
    assert set(found[own.iloc[0]["id"]].counties) == {F, KS}
    assert own.iloc[0]["counties"].tolist() == sorted([D, F, KS, HU])
    assert "iab" not in found, "never offered before a delivery brings it"


def test_iab_types_are_offered_as_soon_as_they_are_delivered(rates: Store) -> None:
    facts = rates.facts(small.DATASET)
    known = comparison.traits(facts, year=2024).assign(iab_type=["5", "7"] * 13)
    found = groups(D, known, comparison.characteristics(facts, year=2024), comparison.own_groups(facts))
    own = known.set_index("county").loc[D, "iab_type"]
    assert found["iab"].name == f"IAB-Vergleichstyp {own}"
    assert len(found["iab"].counties) == 12


# --------------------------------------------------------------------------------------------------- worked values


def test_rank_words_count_those_without_a_value() -> None:
    known = {"a": 4.0, "b": 3.0, "c": 3.0, "d": 1.0}
    view = View(Measure("x", "X", "count", "Ziele", "none"), "b", (), Group("g", "G", ("a", "c", "d", "e")), {}, 5)
    given = pd.DataFrame({"place": list(known), "level": "county", "exists_in_year": True, "value": known.values()})
    found = read(given.reindex(columns=comparison.Figures._fields))
    assert tables.rank_words(found, view, "b") == "Rang 2,5 von 4 (1 ohne Angabe)"
    assert tables.rank_words(found, view, "z") == "–"


def test_a_group_that_cannot_be_told_has_no_number_of_members() -> None:
    told, untold = Group("kind", "Landkreise", ("b",)), Group("size", "gleiche Größenklasse", (), "nicht bekannt")
    found = tables.positions_table(tables.positions({"a": 1.0, "b": 2.0}, {"k": told, "s": untold}, "a", 5))
    view = View(Measure("x", "X", "count", "Ziele", "none"), "a", (), told, {}, 5)
    columns = tables.positions_columns(view)
    assert [columns["n"].write(value) for value in found["n"]] == ["1", "nicht bestimmbar"]
    assert [columns["group"].write(value) for value in found["group"]] == ["Landkreise", "nicht bestimmbar"]

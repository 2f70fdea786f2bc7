"""Budgetentwicklung: years on one territory, matched changes, real euros, spending years, and the explained change."""

# One file: every question here is asked of the same rows, which are set up and added up by hand above them.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
import small
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scoped import ask, scope

from data.store import Facts, Store
from queries.trends import change as changes
from queries.trends import series as trends

AGREED = {"programme": "AQB", "stage": "agreed"}
RUNNING = 2026
MKK, HANAU, DARMSTADT, FULDA = "06435", "06415", "06411", "06631"
UNIT = "06415+06435"

Row = dict[str, object]


def cents(value: object) -> Decimal:
    """A figure of an answer, exact to the cent."""
    return Decimal(str(round(float(str(value)), 2)))


def amount(county: str, year: int, euros: str, **more: object) -> Row:
    fields: Row = {
        "county": county,
        "budget_year": year,
        "programme": "AQB",
        "stage": "agreed",
        "level": "total",
        "funding_source": "state",
        "euros": Decimal(euros),
        "precision": "exact",
    }
    return fields | more


def project(key: str, county: str, year: int, name: str, places: int | None, **more: object) -> Row:
    fields: Row = {
        "id": key,
        "county": county,
        "budget_year": year,
        "programme": "AQB",
        "category": 2,
        "ordinal": 1,
        "name": name,
        "places": places,
    }
    return fields | more


def index(year: int, value: str) -> Row:
    return {
        "county": "06",
        "measure": "price_index",
        "measured_on": date(year, 12, 31),
        "territory_from": year,
        "territory_to": year,
        "value": Decimal(value),
    }


def fill(
    store: Store,
    amounts: Sequence[Row],
    projects: Sequence[Row] = (),
    lines: Sequence[tuple[str, str]] = (),
    indices: Sequence[Row] = (),
) -> Facts:
    """One delivery with these rows; keys are given by position where a row has none."""

    def facts(rows: Sequence[Row]) -> list[Row]:
        return [small._fact("d1", small.AT, **({"id": f"k{number}"} | row)) for number, row in enumerate(rows)]

    with store.writing(small.DATASET) as writer:
        writer.deliver("d1", source="s1", recorded_by="Test", recorded_at=small.AT)
        writer.record("source", [small._source(1, small.AT)])
        writer.record("amount", facts(amounts))
        writer.record("project", facts(projects))
        decided = {"decided_by": "Test", "decided_on": date(2024, 1, 1)}
        writer.record(
            "project_line",
            facts([{"id": f"{line}/{key}", "line": line, "project": key} | decided for line, key in lines]),
        )
        writer.record("county_measure", facts(indices))
    return store.facts(small.DATASET)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path, [small.DATASET], create=True) as opened:
        yield opened


SERIES = [
    amount(MKK, 2023, "100.00"),
    amount(MKK, 2024, "110.00"),
    amount(MKK, 2025, "121.00"),
    amount(MKK, 2026, "60.00"),
    amount(HANAU, 2026, "70.00"),
    amount(DARMSTADT, 2023, "10.00"),
    amount(DARMSTADT, 2025, "13.00"),
    amount(DARMSTADT, 2024, "5.00", stage="granted"),
    amount(DARMSTADT, 2014, "7.00", programme="AB"),
    amount(DARMSTADT, 2020, "3.00", programme="AMB"),
]


def test_stages_and_predecessors_are_series_of_their_own(store: Store) -> None:
    frame = trends.series(fill(store, SERIES), scope(), running=RUNNING)
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
    assert set(frame.loc[frame["is_running"], "budget_year"]) == {2026}


def test_change_counts_only_counties_known_in_both_years_and_never_the_running_year(store: Store) -> None:
    frame = trends.change(fill(store, SERIES), scope(**AGREED), running=RUNNING).set_index("budget_year")
    # 2024 Darmstadt has nothing: 110 − 100 of the Main-Kinzig-Kreis alone, not 110 − 110.
    assert (frame.loc[2024, "difference"], frame.loc[2024, "counties"]) == (10.0, 1)
    assert frame.loc[2024, "ratio"] == pytest.approx(0.1)
    assert (frame.loc[2025, "difference"], frame.loc[2025, "counties"]) == (11.0, 1)
    assert pd.isna(frame.loc[2023, "difference"])
    assert pd.isna(frame.loc[2026, "difference"])


def test_no_change_is_read_across_a_new_territory(store: Store) -> None:
    facts = fill(store, SERIES)
    then = trends.change(facts, scope(**AGREED), running=2030).set_index("budget_year")
    assert pd.isna(then.loc[2026, "difference"])
    now = trends.change(facts, scope(**AGREED), running=2030, territory="now").set_index("budget_year")
    # 60 + 70 − 121
    assert (now.loc[2026, "difference"], now.loc[2026, "counties"], now.loc[2026, "counties_all"]) == (9.0, 1, 26)


def test_a_unit_needs_all_its_counties(store: Store) -> None:
    facts = fill(store, [row for row in SERIES if row["county"] != HANAU])
    frame = trends.indexed(facts, scope(**AGREED), running=RUNNING, territory="now")
    assert frame.loc[frame["unit"] == UNIT, "budget_year"].tolist() == [2023, 2024, 2025]


def test_choosing_one_county_of_a_unit_chooses_the_unit(store: Store) -> None:
    facts = fill(store, SERIES)
    frame = trends.series(facts, scope(counties=[HANAU]), territory="now", running=RUNNING)
    assert dict(zip(frame["budget_year"], frame["euros"], strict=True)) == {
        2023: 100.0,
        2024: 110.0,
        2025: 121.0,
        2026: 130.0,
    }


def test_the_index_starts_anew_after_a_break(store: Store) -> None:
    frame = trends.indexed(fill(store, SERIES), scope(**AGREED), running=RUNNING)
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
    real = {"index_code": "price_index", "base_year": 2025, "running": RUNNING}
    frame = trends.series(facts, scope(counties=[MKK]), **real).set_index("budget_year")
    assert frame.loc[2023, "euros"] == 125.0
    assert frame.loc[2023, "nominal_euros"] == 100.0
    assert frame.loc[2025, "euros"] == 121.0
    assert pd.isna(frame.loc[2024, "euros"]), "a year without index is not shown as real"
    change = trends.change(facts, scope(counties=[MKK], **AGREED), **real).set_index("budget_year")
    assert pd.isna(change.loc[2024, "difference"])
    assert trends.indexed(facts, scope(**AGREED), **real)["budget_year"].tolist() == [2023, 2025, 2023, 2025]


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
    by_year = trends.series(facts, scope(), running=RUNNING)
    own = by_year[~by_year["is_predecessor"] & (by_year["stage"] == stage)]
    spent = trends.spending(facts, scope(stage=stage))
    assert sum(map(cents, spent["euros"])) == sum(map(cents, own["euros"]))


def explained(facts: Facts, **more: object) -> dict[str, Decimal]:
    asked = {"before": 2023, "year": 2024, **AGREED, **more}
    frame = ask(changes.explained_change, facts, **asked)
    return {row.part: cents(row.euros) for row in frame.itertuples()}


def priced(key: str, year: int, euros: str, county: str = FULDA, category: int = 2) -> Row:
    return amount(county, year, euros, level="project", project=key, category=category)


def test_the_worked_example_of_the_change_split(store: Store) -> None:
    # features 4.8: 40 → 36 places, 10.000 → 11.000 € per place: −42.000 + 38.000 = −4.000 €.
    facts = fill(
        store,
        [
            amount(FULDA, 2023, "400000"),
            amount(FULDA, 2024, "396000"),
            priced("a", 2023, "400000"),
            priced("b", 2024, "396000"),
        ],
        [project("a", FULDA, 2023, "JUBA", 40), project("b", FULDA, 2024, " juba ", 36)],
    )
    assert explained(facts) == {"quantity": -42000, "unit_cost": 38000, "mix": 0}
    totals = changes.compared_totals(facts, scope(year=2024, **AGREED), before=2023).iloc[0]
    assert (totals.euros_before, totals.euros_after) == (400000.0, 396000.0)
    assert (totals.counties, totals.counties_all) == (1, 26)


def test_mix_is_the_shift_between_dear_and_cheap_places(store: Store) -> None:
    # 10 places at 100 € and 10 at 300 € become 5 and 15; costs stay: all places 20, so the change of +1.000 € is mix.
    facts = fill(
        store,
        [
            amount(FULDA, 2023, "4000"),
            amount(FULDA, 2024, "5000"),
            priced("a1", 2023, "1000"),
            priced("b1", 2023, "3000"),
            priced("a2", 2024, "500"),
            priced("b2", 2024, "4500"),
        ],
        [
            project("a1", FULDA, 2023, "A", 10),
            project("b1", FULDA, 2023, "B", 10),
            project("a2", FULDA, 2024, "A", 5),
            project("b2", FULDA, 2024, "B", 15),
        ],
    )
    assert explained(facts) == {"quantity": 0, "unit_cost": 0, "mix": 1000}


def test_new_ended_without_places_and_unsplit_are_told_apart(store: Store) -> None:
    facts = fill(
        store,
        [
            amount(FULDA, 2023, "1000"),
            amount(FULDA, 2024, "1500"),
            priced("old", 2023, "100"),
            priced("staff1", 2023, "200", category=4),
            priced("staff2", 2024, "260", category=4),
            priced("new", 2024, "400"),
            priced("half", 2024, "50"),
            # No Maßnahmen are known of Darmstadt: nothing there is new.
            amount(DARMSTADT, 2023, "10"),
            amount(DARMSTADT, 2024, "30"),
            priced("lone", 2024, "30", DARMSTADT),
            # A county known in one year only is not compared.
            amount(MKK, 2024, "999"),
        ],
        [
            project("old", FULDA, 2023, "Alt", 10),
            project("staff1", FULDA, 2023, "Schulung", 5, category=4),
            project("staff2", FULDA, 2024, "Schulung", 5, category=4),
            project("new", FULDA, 2024, "Neu", 10),
            project("half0", FULDA, 2023, "Brücke", 10),
            project("half", FULDA, 2024, "Brücke", 10),
            project("lone", DARMSTADT, 2024, "Allein", 3),
        ],
    )
    # unsplit: Fulda 2023 has 700 and 2024 has 790 not split, Brücke has money in one year only (+50); Darmstadt +20.
    assert explained(facts) == {"new": 400, "ended": -100, "without_places": 60, "unsplit": 160}
    frame = changes.explained_change(facts, scope(year=2024, **AGREED), before=2023)
    assert frame.set_index("part")["projects"].to_dict() == {"new": 1, "ended": 1, "without_places": 1, "unsplit": 0}
    assert changes.compared_totals(facts, scope(year=2024, **AGREED), before=2023)["counties"].tolist() == [2]


def test_a_decided_line_pairs_before_a_name_and_each_only_once(store: Store) -> None:
    facts = fill(
        store,
        [
            amount(FULDA, 2023, "300"),
            amount(FULDA, 2024, "330"),
            priced("a", 2023, "100"),
            priced("b", 2023, "200"),
            priced("c", 2024, "110"),
            priced("d", 2024, "220"),
        ],
        [
            project("a", FULDA, 2023, "JUBA 2.0", 10, ordinal=2),
            project("b", FULDA, 2023, "JUBA", 10, ordinal=1),
            project("c", FULDA, 2024, "JUBA 3.0", 10, ordinal=1),
            project("d", FULDA, 2024, "JUBA", 10, ordinal=2),
        ],
        [("L", "a"), ("L", "c"), ("L", "b"), ("L", "d")],
    )
    # a–c and b–d, although the order of the documents would pair b with c: 10 € and 20 € more at equal places.
    assert explained(facts) == {"quantity": 0, "unit_cost": 30, "mix": 0}
    frame = changes.explained_change(facts, scope(year=2024, **AGREED), before=2023)
    assert set(frame["projects"]) == {2}


def test_the_unit_of_today_is_compared_over_its_break(store: Store) -> None:
    facts = fill(store, SERIES)
    asked = {"before": 2025, "year": 2026}
    assert explained(facts, counties=[MKK], **asked) == {}
    # 60 + 70 − 121, nothing of it split
    assert explained(facts, counties=[MKK], territory="now", **asked) == {"unsplit": 9}


def test_stages_that_are_split_are_named(store: Store) -> None:
    rows = [
        amount(FULDA, 2023, "100"),
        amount(FULDA, 2024, "100"),
        *(
            row | {"stage": "granted"}
            for row in (
                amount(FULDA, 2023, "80"),
                amount(FULDA, 2024, "90"),
                priced("a", 2023, "80"),
                priced("b", 2024, "45"),
            )
        ),
    ]
    facts = fill(store, rows, [project("a", FULDA, 2023, "A", 1), project("b", FULDA, 2024, "B", 1)])
    frame = changes.split_stages(facts, scope(year=2024), before=2023)
    assert frame.to_dict("records") == [{"stage": "granted", "euros": 170.0, "split_euros": 125.0}]


def allocated(facts: Facts, year: int, programme: str, stage: str, counties: list[str]) -> dict[str, Decimal]:
    """Euros per county of one year from the table the parts are taken from, added up one by one."""
    frame = facts.ask(
        "select county, euros from allocation where budget_year = $year and programme = $programme and stage = $stage",
        year=year,
        programme=programme,
        stage=stage,
    )
    found: dict[str, Decimal] = {}
    for row in frame.itertuples():
        if row.county != "06" and (not counties or row.county in counties):
            found[row.county] = found.get(row.county, Decimal(0)) + cents(row.euros)
    return found


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    years=st.lists(st.integers(2014, 2025), min_size=2, max_size=2, unique=True),
    stage=st.sampled_from(["agreed", "granted", "paid", "verified"]),
    programme=st.sampled_from(["AQB", "AMB", "AB"]),
    counties=st.lists(st.sampled_from([MKK, DARMSTADT, FULDA, "06434", "06611"]), unique=True),
)
def test_the_parts_of_a_change_are_the_change_to_the_cent(
    real: Store, years: list[int], stage: str, programme: str, counties: list[str]
) -> None:
    facts = real.facts("demo")
    before, year = years
    asked = {"before": before, "year": year, "programme": programme, "stage": stage, "counties": counties}
    frame = ask(changes.explained_change, facts, **asked)
    totals = ask(changes.compared_totals, facts, **asked).iloc[0]
    old = allocated(facts, before, programme, stage, counties)
    new = allocated(facts, year, programme, stage, counties)
    both = set(old) & set(new)
    change = sum((new[each] - old[each] for each in both), Decimal(0))
    assert sum(map(cents, frame["euros"])) == change
    assert totals.counties == len(both)
    if both:
        assert cents(totals.euros_after) - cents(totals.euros_before) == change


EUROS = st.integers(0, 9_999_999).map(lambda cent: Decimal(cent) / 100)
Drawn = tuple[list[Row], list[Row], list[tuple[str, str]]]
DRAWN = ["06411", "06412", "06413", "06414", "06431", "06432", "06433", "06434", "06436", "06437", "06438", "06439"]


@st.composite
def two_years(draw: st.DrawFn, county: str) -> Drawn:
    """Money, Maßnahmen and lines of a county in two years: names and lines repeat, places and money may be missing."""
    amounts: list[Row] = []
    projects: list[Row] = []
    lines: list[tuple[str, str]] = []
    for year in (2023, 2024):
        total = draw(EUROS)
        for number in range(draw(st.integers(0, 5))):
            key = f"{county}/{year}/{number}"
            places = draw(st.one_of(st.none(), st.integers(0, 30)))
            category = draw(st.sampled_from([1, 2, 4]))
            named = draw(st.sampled_from("ABC"))
            projects.append(project(key, county, year, named, places, category=category, ordinal=number))
            if draw(st.booleans()):
                lines.append((draw(st.sampled_from("LM")), key))
            if draw(st.integers(0, 3)):
                euros = draw(EUROS)
                total += euros
                amounts.append(amount(county, year, str(euros), level="project", project=key, category=category))
        amounts.append(amount(county, year, str(total)))
    return amounts, projects, lines


def test_the_explained_change_rests_on_maßnahmen_of_its_own_programme(store: Store) -> None:
    projects = [project("a", DARMSTADT, 2024, "A", 5) | {"citation": "§ 5"}]
    projects += [project("b", DARMSTADT, 2024, "B", 5) | {"citation": "§ 6", "programme": "AMB"}]
    amounts = [amount(DARMSTADT, 2023, "8"), amount(DARMSTADT, 2024, "10")]
    found = changes.change_evidence(fill(store, amounts, projects), scope(year=2024, **AGREED), before=2023)["evidence"]
    assert [each for each in found if "§ 5" in each]
    assert not [each for each in found if "§ 6" in each]


# Recording takes longer than asking: one delivery holds twelve drawn counties.
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(drawn=st.tuples(*(two_years(county) for county in DRAWN)))
def test_any_two_years_are_explained_to_the_cent_whatever_repeats(
    tmp_path_factory: pytest.TempPathFactory, drawn: tuple[Drawn, ...]
) -> None:
    amounts, projects, lines = ([row for each in drawn for row in each[part]] for part in range(3))
    totals = {(row["county"], row["budget_year"]): row["euros"] for row in amounts if row["level"] == "total"}
    with Store(tmp_path_factory.mktemp("drawn"), [small.DATASET], create=True) as opened:
        facts = fill(opened, amounts, projects, lines)
        for counties in [*([county] for county in DRAWN), DRAWN]:
            change = sum(totals[county, 2024] - totals[county, 2023] for county in counties)
            assert sum(explained(facts, counties=counties).values(), Decimal(0)) == change

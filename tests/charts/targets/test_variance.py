"""ΔPL beside every target, what was asked up to the report, and the way to an adjusted value."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
import targets_by_hand as hand
from hypothesis import given
from hypothesis import strategies as st
from scoped import scope
from targets_by_hand import Case

from charts.base import columns
from charts.targets import figures as charts
from charts.targets import variance
from data import numbers
from data.store import Facts
from queries import targets as questions

CUT = hand.fact(
    id="a1", county=hand.DARMSTADT, budget_year=hand.YEAR, occurred_on=hand.AUTUMN, cause="Kürzung",
    evidence="Bescheid",
    targets=["adjusted", "ceiling_adjusted"], rule="proportional", money_before=753_200, money_after=677_880,
)  # fmt: skip
LOWER = hand.decided("ceiling_adjusted", "new_target", new_value=15)
CASES = [
    *(case for case in hand.CASES if case.key not in ("justified", "documented")),
    Case("adjusted", "places", 151, value=130),
    Case("ceiling_adjusted", "dropout_rate", 12, value=13.2, cases=50),
]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    for store in hand.open_targets(tmp_path_factory.mktemp("gaps"), CASES, [CUT], results=[LOWER]):
        yield store.facts(hand.DATASET)


@pytest.fixture(scope="module")
def rows(facts: Facts) -> pd.DataFrame:
    return variance.beside(questions.targets(facts, scope(year=hand.YEAR, programme="AQB"))).set_index("target")


def plain(text: object) -> str:
    return str(text).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("key", "gap", "share"),
    [
        ("achieved", -2, -0.05),
        ("on_track", -9, -0.25),
        # Only of what may be shown as a percentage.
        ("small", -2, None),
        ("ceiling", 1.2, 0.1),
        ("in_band", 0, 0),
        ("below_band", -4.75, -0.05),
        ("above_band", 5, 0.05),
        ("reduction", 15, 15 / 90),
        # Nothing agreed, nothing reported, nothing counted.
        ("no_target", None, None),
        ("silent", None, None),
        ("steps", None, None),
        ("partly", None, None),
    ],
)
def test_reported_minus_agreed_and_its_share(
    rows: pd.DataFrame, key: str, gap: float | None, share: float | None
) -> None:
    for name, expected in (("gap", gap), ("gap_share", share)):
        value = rows.loc[key, name]
        assert pd.isna(value) if expected is None else value == pytest.approx(expected), name


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("on_track", "75,0 % (27 Personen)"),
        # Seven of ten months are 25,2: of persons there is no fifth.
        ("late_start", "70,0 % (25 Personen)"),
        ("stock", "100,0 %"),
        ("dated", "2 Meilensteine"),
        ("steps", "3 Meilensteine"),
        # Nobody has reported, nothing is agreed, nothing is counted, it no longer stands.
        ("silent", None),
        ("dated_silent", None),
        ("no_target", None),
        ("partly", None),
        ("dropped", None),
    ],
)
def test_what_was_asked_up_to_the_report(rows: pd.DataFrame, key: str, words: str | None) -> None:
    said = rows.loc[key, "asked_words"]
    assert pd.isna(said) if words is None else plain(said) == words


def test_an_adjusted_number_of_places_is_whole_and_its_way_is_exact(facts: Facts) -> None:
    frame = questions.deviations(facts, scope(year=hand.YEAR)).set_index("target")
    # 151 × 0,9 = 135,9
    assert frame.loc["adjusted", "adjusted_value"] == pytest.approx(135.9)
    assert variance.whole(frame["adjusted_value"], frame["unit"])["adjusted"] == 136
    (way,) = [variance.way(row) for row in variance.rows_of(frame.loc[["adjusted"]], variance.Adjusted)]
    # The table shows 136 Plätze: the way says that this is rounded.
    assert plain(way) == "proportional zum verfügbaren Geld: 151 × 0,9 = 135,9, gerundet 136"


def test_the_bars_of_the_page_show_agreed_adjusted_and_gap(facts: Facts) -> None:
    frame = questions.targets(facts, scope(year=hand.YEAR, programme="AQB"))
    some = frame[frame["target"].isin(["adjusted", "ceiling_adjusted"])].sort_values("target").reset_index(drop=True)
    drawn = charts.achievement(some)
    (marks,) = [trace for trace in drawn.data if trace.get("name") == "angepasst"]
    # A ceiling raised from 12 to 15 stands at 2 − 15/12 = 75 % of the agreed one, not at 125 %.
    assert marks["x"] == pytest.approx([0.9, 0.75])
    beside = [plain(text) for text in drawn.data[-1]["text"]]
    assert beside[0].endswith("ΔPL −21 Plätze (−13,9 %)")
    assert beside[1].endswith("ΔPL +1,2 Prozentpunkte (+10,0 %)")


def test_a_provisional_report_is_hatched_and_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    cases = [Case("firm", "places", 40, value=30), Case("soft", "places", 40, value=20)]
    cases[1].report["state"] = "provisional"
    for store in hand.open_targets(tmp_path_factory.mktemp("states"), cases, (), results=()):
        frame = questions.targets(store.facts(hand.DATASET), scope(year=hand.YEAR, programme="AQB"))
        frame = frame.sort_values("target").reset_index(drop=True)
        assert frame["report_state"].tolist() == ["checked", "provisional"]
        drawn = charts.achievement(frame)
        bars = {trace["name"]: trace for trace in drawn.data if str(trace.get("name")).startswith("Ist")}
        assert bars["Ist"]["x"] == [0.75, None]
        assert bars["Ist, vorläufig"]["x"] == [None, 0.5]
        assert bars["Ist, vorläufig"]["marker"]["pattern"]["shape"] == "/"
        assert variance.COLUMNS["report_state"].write(frame.loc[1, "report_state"]) == "vorläufig"


def test_what_a_dialogue_decided_is_said_with_its_day(rows: pd.DataFrame) -> None:
    assert rows.loc["ceiling_adjusted", "dialogue_words"] == "neuer Zielwert (06.11.2024)"
    assert pd.isna(rows.loc["achieved", "dialogue_words"])


@given(st.floats(0, 10_000), st.floats(0.1, 2))
def test_the_way_computed_again_gives_the_value(start: float, factor: float) -> None:
    start, factor = round(start, 2), round(factor, 4)
    row: Any = SimpleNamespace(
        rule_words="Regel", start_value=start, factor=factor, adjusted_value=start * factor, unit="Euro"
    )
    way = variance.way(row)
    if factor == 1:
        assert way == "Regel"
        return
    first, rest = way.removeprefix("Regel: ").split(" × ")
    second, result = rest.split(" = ")
    value, times, said = (float(each.replace(".", "").replace(",", ".")) for each in (first, second, result))
    assert value * times == pytest.approx(said, abs=5.1e-5)


@given(st.decimals(0, 10**6, places=4), st.integers(0, 6))
def test_an_exact_number_has_no_digit_too_many(value: Any, most: int) -> None:
    text = numbers.exact(value, most)
    assert "," not in text or not text.endswith(("0", ","))
    assert float(text.replace(".", "").replace(",", ".")) == pytest.approx(float(value), abs=0.51 * 10**-most)


@pytest.mark.parametrize(
    ("gap", "share", "unit", "said"),
    [
        (2.1, 0.11, "Prozent", "ΔPL +2,1 Prozentpunkte (+11,0 %)"),
        (-1, None, "Prozent", "ΔPL −1 Prozentpunkt"),
        (0, 0, "Prozent", "ΔPL 0 Prozentpunkte (0,0 %)"),
        (-1, -0.1, "Plätze", "ΔPL −1 Platz (−10,0 %)"),
        (-2.5, -0.1, "Personen", "ΔPL −2 Personen (−10,0 %)"),
        (1.25, 0.1, "Wochen", "ΔPL +1,25 Wochen (+10,0 %)"),
    ],
)
def test_a_gap_beside_a_bar_has_its_unit_where_the_per_cent_behind_it_are_of_something_else(
    gap: float, share: float | None, unit: str, said: str
) -> None:
    assert plain(variance.gap_words(gap, float("nan") if share is None else share, unit)) == said


def test_what_was_asked_is_a_number_with_its_unit_for_files(rows: pd.DataFrame) -> None:
    told = variance.COLUMNS["asked_words"]
    for row in rows.itertuples():
        value, unit, words = getattr(row, told.number), getattr(row, told.unit), plain(row.asked_words)
        if pd.isna(row.asked_words):
            assert pd.isna(value)
        elif pd.isna(unit):
            assert words == plain(numbers.percent(value))
        else:
            # the number of „75,0 % (27 Personen)“, of „2 Meilensteine“
            assert plain(numbers.exact(value, 1)) in words.replace("(", " ").split(), words
    assert {unit for unit in rows[told.unit] if not pd.isna(unit)} > {"Meilensteine"}


def test_a_status_without_dialogue_is_read_only_where_a_dialogue_changed_it_and_kept_for_files(
    rows: pd.DataFrame,
) -> None:
    column = variance.COLUMNS["computed_status"]
    read = dict(zip(rows.index, columns.texts(rows, "computed_status", column), strict=True))
    changed = rows["computed_status"] != rows["status"]
    assert changed.any()
    assert not changed.all()
    assert {key for key, words in read.items() if words != "–"} == set(rows.index[changed])
    assert all(read[key] == column.write(rows.loc[key, "computed_status"]) for key in rows.index[changed])
    assert not columns.tells(rows[~changed], "computed_status", column)
    kept = columns.csv(rows, {"computed_status": column}, {}, german=False).decode().splitlines()[1:]
    assert kept == [column.write(code) for code in rows["computed_status"]]


def test_a_gap_is_read_with_its_unit_where_the_values_beside_it_are_and_stays_a_number_in_files() -> None:
    told = pd.DataFrame({"gap": [-1.0, None], "gap_told": [variance.gap_told(-1, "Plätze"), None]})
    column = {"gap": variance.COLUMNS["gap"]}
    assert [plain(cell) for cell in columns.written(told, column)["ΔPL"]] == ["−1 Platz", "–"]
    assert columns.csv(told, column, {}, german=False).decode().splitlines()[1:] == ["-1", '""']
    assert columns.written(told[["gap"]], column)["ΔPL"] == ["−1", "–"]

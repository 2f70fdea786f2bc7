"""Soft rules on figures small enough to reckon by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sheets import COUNTY, DATASET, filled, take

from data.intake import propose
from data.intake.plausible import far_from, robust_z, shown
from data.store import Store

HEAD = ["Kreis", "Jahr", "Programm", "Stufe", "Maßnahmenart", "Betrag", "Ebene"]
MEASURE = ["Kreis", "Größe", "Stichtag", "von_jahr", "Wert"]


def soft(store: Store, purpose: str, rows: list[list[Any]]) -> list[tuple[str, str]]:
    found = propose(store, DATASET, filled(purpose, rows))
    assert found.hard == []
    return [(each.rule, each.cell) for each in found.soft]


def test_a_figure_is_odd_by_its_distance_from_the_middle() -> None:
    # median 12, distances 2 1 0 1 88, their median 1: z = 0.6745·88 = 59.356
    scores = robust_z([10, 11, 12, 13, 100])
    assert [round(each, 3) for each in scores if each is not None] == [-1.349, -0.674, 0, 0.674, 59.356]
    assert robust_z([5, 5, 5, 9]) == [None] * 4, "no spread, no oddness"
    assert robust_z([]) == []


@pytest.mark.parametrize(
    ("now", "before", "far"),
    [("130", "100", False), ("130.01", "100", True), ("70", "100", False), ("69.99", "100", True), ("5", "0", False)],
)
def test_thirty_percent_is_the_limit(now: str, before: str, far: bool) -> None:
    assert far_from(Decimal(now), Decimal(before)) is far
    assert not far_from(Decimal(now), None)


def test_sums_are_held_against_the_year_before_the_land_and_the_whole(store: Store) -> None:
    take(store, "amounts", [HEAD, [COUNTY, 2023, "AQB", "bewilligt", None, 100_000, "Gesamt"]])
    take(store, "land_totals", [["Jahr", "Programm", "Stufe", "Landessumme"], [2024, "AQB", "bewilligt", 1_000_000]])
    within = [[COUNTY, 2024, "AQB", "bewilligt", None, 100_000, "Gesamt"]]
    assert soft(store, "amounts", [HEAD, *within]) == []
    over = [[COUNTY, 2024, "AQB", "bewilligt", None, 130_001, "Gesamt"]]
    assert soft(store, "amounts", [HEAD, *over]) == [("near_last_year", "F2"), ("share_of_land", "F2")]
    parts = [[COUNTY, 2024, "AQB", "bewilligt", 1, 40_000, None], [COUNTY, 2024, "AQB", "bewilligt", 2, 59_999, None]]
    assert soft(store, "amounts", [HEAD, *within, *parts]) == [("parts_reach_total", "F2")]
    parts[1][5] = 60_000
    assert soft(store, "amounts", [HEAD, *within, *parts]) == []


def test_a_proposal_says_in_which_cell_a_value_stands(store: Store) -> None:
    take(store, "amounts", [HEAD, [COUNTY, 2024, "AQB", "bewilligt", None, 100_000, "Gesamt"]])
    rows = [
        [COUNTY, 2024, "AQB", "bewilligt", None, 110_000, "Gesamt"],
        [COUNTY, 2024, "AQB", "ausgezahlt", None, 90_000, "Gesamt"],
    ]
    found = propose(store, DATASET, filled("amounts", [HEAD, *rows]))
    assert [(each.column, each.place) for each in found.changed][:1] == [("euros", "Blatt Blatt, Zelle F2")]
    assert list(found.places.values()) == ["Blatt Blatt, Zeile 3"]


def test_more_proved_than_granted_is_asked_about_whichever_of_both_comes(store: Store) -> None:
    def row(stage: str, euros: object, category: int | None = None, programme: str = "AQB") -> list[Any]:
        return [COUNTY, 2024, programme, stage, category, euros, None if category else "Gesamt"]

    take(store, "amounts", [HEAD, row("bewilligt", 100_000), row("bewilligt", 60_000, 1), row("bewilligt", 40_000, 2)])
    assert soft(store, "amounts", [HEAD, row("nachgewiesen", 100_000), row("ausgezahlt", 100_001)]) == []
    assert soft(store, "amounts", [HEAD, row("nachgewiesen", "100.000,01")]) == [("verified_within_granted", "F2")]
    parts = [row("nachgewiesen", 60_001, 1), row("nachgewiesen", 39_999, 2)]
    assert soft(store, "amounts", [HEAD, *parts]) == [("verified_within_granted", "F2")]
    assert soft(store, "amounts", [HEAD, row("nachgewiesen", 200_000, programme="AMB")]) == []
    take(store, "amounts", [HEAD, row("nachgewiesen", 90_000)])
    less = [row("bewilligt", 80_000), row("bewilligt", 40_000, 1)]
    assert soft(store, "amounts", [HEAD, *less]) == [("verified_within_granted", "F2")]


def test_sums_far_too_small_or_too_large_are_asked_about(store: Store) -> None:
    small = [[COUNTY, 2024, "AQB", "bewilligt", each, 512, None] for each in (1, 2, 3)]
    assert soft(store, "amounts", [HEAD, *small]) == [("euros_usual", "F2")]
    assert soft(store, "amounts", [HEAD, [COUNTY, 2024, "AQB", "bewilligt", 1, 50_000_001, None]]) == [
        ("euros_usual", "F2")
    ]


def test_the_cost_of_a_place_far_from_the_others_is_asked_about(store: Store) -> None:
    head = ["Kreis", "Jahr", "Programm", "Maßnahmenart", "Maßnahme", "Plätze"]
    take(store, "projects", [head, *([COUNTY, 2024, "AQB", 1, f"P{each}", 10] for each in range(5))])
    sums = ["Kreis", "Jahr", "Programm", "Stufe", "Maßnahme", "Betrag"]
    # 100, 110, 120, 130 and 1,000 € a place: the last one is odd
    rows = [
        [COUNTY, 2024, "AQB", "bewilligt", f"P{at}", euros] for at, euros in enumerate((1000, 1100, 1200, 1300, 10000))
    ]
    assert soft(store, "amounts", [sums, *rows]) == [("unit_cost", "F6")]
    assert soft(store, "amounts", [sums, *rows[:4]]) == []


def test_context_figures_that_cannot_be_are_asked_about(store: Store) -> None:
    def of(value: object, day: date = date(2023, 12, 31), year: int = 2024) -> list[Any]:
        return [COUNTY, "population", day, year, value]

    assert soft(store, "measures", [MEASURE, of(-5)]) == [("value_usual", "E2")]
    assert soft(store, "measures", [MEASURE, of(5)]) == [("value_usual", "E2")]
    earlier = of(230_000, date(2022, 12, 31), 2023)
    two = [[*MEASURE[:4], "bis_jahr", "Wert"], [*earlier[:4], 2023, 230_000], [*of(0)[:4], 2024, 330_000]]
    assert soft(store, "measures", two) == [("near_last_year", "F3")]


def test_reports_and_targets_beyond_reason_are_asked_about(store: Store) -> None:
    head = ["Kreis", "Jahr", "Ziel", "Stichtag", "Ist", "gemeldet von"]
    assert soft(store, "reports", [head, [COUNTY, 2024, "Eintritte", "30.06.2024", -1, "K"]]) == [("value_usual", "E2")]
    assert soft(store, "reports", [head, [COUNTY, 2024, "Eintritte", "30.06.2024", 121, "K"]]) == [
        ("value_usual", "E2")
    ]
    assert soft(store, "reports", [head, [COUNTY, 2024, "Eintritte", "30.06.2024", 120, "K"]]) == []
    target = ["Kreis", "Jahr", "Programm", "Ziel", "Kennzahl", "Zielwert", "Beginn", "Ende"]
    share = [COUNTY, 2024, "AQB", "Quote", "Übergangsquote", 0.65, "01.01.2024", "31.12.2024"]
    assert soft(store, "targets", [target, share]) == [("value_usual", "F2")]


def test_numbers_are_shown_in_german() -> None:
    assert [shown(Decimal(each)) for each in ("1234567", "0.5", "100000", "12.50")] == [
        "1.234.567",
        "0,50",
        "100.000",
        "12,50",
    ]


def test_what_was_unusual_stands_with_its_comment_where_the_figure_comes_from(store: Store) -> None:
    take(store, "amounts", [HEAD, [COUNTY, 2023, "AQB", "bewilligt", None, 100_000, "Gesamt"]])
    over = [[COUNTY, 2024, "AQB", "bewilligt", None, 130_001, "Gesamt"]]
    delivery = take(store, "amounts", [HEAD, *over], comment="Sondermittel des Landes")
    [said] = store.facts(DATASET).rows("select known_faults from source where id = $id", id=delivery)
    assert said["known_faults"].startswith("Hinweise bei der Übernahme: (Blatt, F2) 130.001 € weich")
    assert said["known_faults"].endswith("; dazu der Kommentar: Sondermittel des Landes")

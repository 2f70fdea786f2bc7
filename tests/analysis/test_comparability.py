"""The guard of comparisons: which two sides may not be set against each other, why, and what works instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest

from analysis.comparability import (
    RULES,
    Side,
    Subject,
    alike,
    findings,
    growing_from,
    no_comparison,
    only_parts,
    still_grows,
    unfinished,
)
from analysis.peers import Group
from charts.comparison.sides import say_sides, sides, sides_columns, title
from charts.comparison.view import Measure, View
from queries import comparison as questions

TODAY = date(2026, 11, 23)
ONE = Side(2025, territory="06435", rule="S-1")
MONEY = Subject(today=TODAY)
REPORTS = Subject(staged=False, judged=True, grows=True, today=TODAY)


@pytest.mark.parametrize(
    ("rule", "other", "about", "blocks", "reason", "offer"),
    [
        ("V-2", replace(ONE, stage="granted"), MONEY, True, "verschiedenen Stufen", "Bewilligungsquote"),
        ("V-2", replace(ONE, stage="granted"), replace(MONEY, ratios=frozenset()), True, "Stufen", "derselben Stufe"),
        ("V-2", replace(ONE, stage="paid"), MONEY, True, "verschiedenen Stufen", "Mittelabfluss zeigen: Er setzt"),
        ("V-2", replace(ONE, stage="granted", year=2024), MONEY, True, "keine Entwicklung", "derselben Stufe"),
        ("V-4", replace(ONE, territory="06435 2026", year=2026), replace(MONEY, unit="MKK + Hanau"), True,
         "Das Gebiet hat sich zwischen 2025 und 2026 geändert", "MKK + Hanau"),
        ("V-5", replace(ONE, year=2026), REPORTS, True, "2026 ist noch nicht zu Ende", "2025 und 2024"),
        ("V-6", replace(ONE, rule="S-2"), REPORTS, False, "verschiedenen Regeln", "heutigen Regel"),
        ("V-7", replace(ONE, year=2024, measured_on=date(2018, 12, 31)), MONEY, False, "31.12.2018", "Absolute Werte"),
    ],
)  # fmt: skip
def test_sides_that_differ_are_told_with_reason_and_offer(
    rule: str, other: Side, about: Subject, blocks: bool, reason: str, offer: str
) -> None:
    one = replace(ONE, measured_on=other.measured_on)
    found = findings(one, other, about)
    assert [(each.rule, each.blocks) for each in found] == [(rule, blocks)]
    assert reason in found[0].reason
    assert offer in found[0].offer.words
    assert found[0].reason.endswith(".")


def test_equal_sides_break_no_rule_and_every_rule_has_an_id_of_its_own() -> None:
    assert findings(ONE, ONE, REPORTS) == []
    far = Side(2026, "paid", "06435 2026", "S-2")
    found = findings(ONE, far, replace(REPORTS, staged=True))
    assert [each.rule for each in found] == ["V-2", "V-4", "V-5", "V-6"]
    assert len(RULES) == 7


def test_every_offer_works_by_a_click_or_stands_below() -> None:
    cases = [
        findings(Side(2025, territory="a"), Side(2024, territory="b"), MONEY),
        findings(Side(2025, part_until=date(2025, 9, 30)), Side(2024), REPORTS),
        findings(Side(2025, rule="S-2"), Side(2024), REPORTS),
        findings(Side(2025), Side(2024), replace(MONEY, staged=False, pooled=3)),
    ]
    assert [found.rule for (found,) in cases] == ["V-4", "V-8", "V-6", "V-9"]
    assert [dict(found.offer.changes) for (found,) in cases] == [
        {"vergleichsjahr": 0},
        {"jahr": 2024, "vergleichsjahr": 2023},
        {"heutige_regel": "true"},
        {"vergleichsjahr": 2022},
    ]
    assert [found.offer.page for (found,) in cases] == ["", "", "targets", ""]


def test_years_of_pooled_values_that_overlap_are_named() -> None:
    pooled = replace(MONEY, staged=False, pooled=3)
    (near,) = findings(Side(2025), Side(2024), pooled)
    assert near.reason == (
        "Jeder der beiden Werte fasst 3 Jahre zusammen, 2 Jahre davon beide; ihr Unterschied kommt nur aus den übrigen."
    )
    assert not near.blocks
    assert "ein Jahr davon" in findings(Side(2023), Side(2025), pooled)[0].reason
    assert findings(Side(2025), Side(2022), pooled) == []


def test_what_does_not_grow_or_carry_a_status_is_compared_across_years() -> None:
    assert findings(ONE, replace(ONE, year=2026, rule="S-2"), MONEY) == []
    assert findings(ONE, replace(ONE, stage="paid"), REPORTS) == []


def test_the_title_names_what_differs() -> None:
    assert title(Side(2024), Side(2023)) == "2024 gegenüber 2023"
    assert title(Side(2024), Side(2024, "granted")) == "2024: vereinbart gegenüber bewilligt"
    assert title(Side(2024), Side(2023, "granted")) == "2024, vereinbart gegenüber 2023, bewilligt"


def test_a_year_is_unfinished_until_its_last_day_is_over() -> None:
    assert [unfinished(2025, day) for day in (date(2025, 12, 31), date(2026, 1, 1))] == [True, False]


@pytest.mark.parametrize(
    ("year", "other", "offered"),
    # 2026 runs: both sides go back until they are over, and stay apart.
    [(2026, 2025, (2025, 2024)), (2026, 2024, (2025, 2024)), (2025, 2026, (2025, 2024)), (2024, 2026, (2024, 2023))],
)
def test_instead_of_a_year_that_runs_two_that_are_over_are_offered(
    year: int, other: int, offered: tuple[int, int]
) -> None:
    (found,) = findings(Side(year), Side(other), REPORTS)
    assert found.rule == "V-5"
    assert found.offer.changes == {"jahr": offered[0], "vergleichsjahr": offered[1]}
    assert found.reason.startswith("Das Jahr 2026 ist noch nicht zu Ende")
    assert findings(Side(2026), Side(2027), REPORTS) == []


def test_a_stage_grows_while_its_year_runs() -> None:
    stages = ("announced", "agreed", "granted", "paid", "verified")
    assert [stage for stage in stages if still_grows(stage, 2026, 2026)] == ["granted", "paid", "verified"]
    assert still_grows("paid", 2027, 2026)
    assert not still_grows("paid", 2025, 2026)
    assert (growing_from("paid", 2026), growing_from("agreed", 2026)) == (2026, 9999)
    assert no_comparison(2026) == "2026 läuft noch, kein Vergleich mit 2025"


def test_offers_set_the_filters_that_show_them() -> None:
    (stage,) = findings(Side(2025), Side(2024, "granted"), MONEY)
    assert stage.offer.changes == {"vergleichsstufe": ""}
    ratios = {
        ("agreed", "granted"): "grant_ratio",
        ("granted", "paid"): "payment_ratio",
        ("paid", "verified"): "verification_ratio",
    }
    for (one, other), code in ratios.items():
        assert findings(Side(2025, other), Side(2025, one), MONEY)[0].offer.changes == {"kennzahl": code}
    assert findings(Side(2025, "announced"), Side(2025, "paid"), MONEY)[0].offer.changes == {"vergleichsstufe": ""}
    without = findings(Side(2025, territory="a"), Side(2024, territory="b"), MONEY)[0]
    assert without.offer.words == "Den Vergleich mit 2024 aufheben."
    assert "zwischen 2024 und 2025" in without.reason
    same = date(2018, 12, 31)
    assert findings(Side(2025, measured_on=same), Side(2025, "paid", measured_on=same), REPORTS) == []
    other = findings(Side(2025, measured_on=same), Side(2024, measured_on=date(2019, 12, 31)), MONEY)
    assert other == []
    (rule,) = findings(Side(2025, rule="S-1"), Side(2024), REPORTS)
    assert "(S\u20111 und keine)" in rule.reason


def stated(**years: str) -> list[tuple[str, int, int]]:
    """(unit, year, stretch) of units by name: "21 22/23" states 2021 and 2022, and 2023 after a break."""
    return [
        (unit, 2000 + int(year), stretch)
        for unit, text in years.items()
        for stretch, part in enumerate(text.split("/"))
        for year in part.split()
    ]


@pytest.mark.parametrize(
    ("known", "units", "years"),
    [
        ({}, "", ()),
        # all state all: all are counted
        ({"a": "21 22 23", "b": "21 22 23"}, "ab", (2021, 2022, 2023)),
        # b lacks a year: a is the half that is enough
        ({"a": "21 22 23", "b": "21 23"}, "a", (2021, 2022, 2023)),
        # nobody states every year: the least known year is not asked for, here the earliest of two
        ({"a": "22 23 24", "b": "21 23 24"}, "a", (2022, 2023, 2024)),
        # a year that hardly anybody states asks for nobody
        ({"a": "20 21 22", "b": "21 22", "c": "21 22"}, "abc", (2021, 2022)),
        # a changed territory is not the same county; where there is no other, one territory is the row
        ({"a": "21 22 23", "b": "21 22/23"}, "a", (2021, 2022, 2023)),
        ({"b": "21 22/23"}, "b", (2021, 2022)),
    ],
)
def test_a_row_of_years_is_of_the_same_counties(known: dict[str, str], units: str, years: tuple[int, ...]) -> None:
    found = alike(stated(**known), coverage_from=0.5)
    assert ("".join(found.units), found.years) == (units, years)


def test_the_year_the_reader_looks_at_stays() -> None:
    known = stated(a="22 23", b="21 23", c="21 22")
    assert 2021 not in alike(known, coverage_from=0.5).years
    assert 2021 in alike(known, coverage_from=0.5, keep=2021).years


def rows(**values: float | None) -> pd.DataFrame:
    names = {"06435": "Main-Kinzig-Kreis", "06434": "Hochtaunuskreis", "06415+06435": "MKK + Hanau"}
    return (
        pd.DataFrame(
            {
                "place": list(names),
                "short_name": list(names.values()),
                "value": [values["mkk"], values["htk"], values["unit"]],
                "reason": [None if value is not None else "no_denominator" for value in values.values()],
                "measured_from": [datetime(2018, 12, 31)] * 3,
            }
        )
        .astype({"value": "float64"})
        .reindex(columns=questions.Figures._fields)
    )


def test_the_main_kinzig_kreis_of_2025_and_2026_is_refused_and_mkk_with_hanau_is_shown_instead() -> None:
    per_head = Measure("budget_sum", "Budget", "money", "Euro", "none", "je Einwohner")
    view = View(per_head, "06435", ("06434",), Group("all", "alle", ()), {}, 5)
    changed = pd.DataFrame(
        {"county": ["06415", "06435"], "note": "", "unit": "06415+06435", "unit_name": "MKK + Hanau"}
    )
    frame, broken = sides(
        *(rows(mkk=None, htk=3.0, unit=4.5), rows(mkk=4.0, htk=2.0, unit=4.0)),
        *(changed, view, Side(2026), Side(2025), MONEY),
    )
    table = frame.set_index("short_name")
    assert pd.isna(table.loc["Main-Kinzig-Kreis", "difference"])
    assert table.loc["Main-Kinzig-Kreis", "note"].startswith("V\u20114: Das Gebiet hat sich")
    assert table.loc["MKK + Hanau", ["difference", "relative"]].tolist() == [0.5, 0.125]
    assert table.loc["Hochtaunuskreis", "difference"] == 1.0
    assert [(each.rule, each.blocks) for each in broken] == [("V-4", True), ("V-7", False)]
    assert "Stattdessen steht unten MKK + Hanau" in broken[0].offer.words
    assert (
        say_sides(frame, broken).replace("\u00a0", " ")
        == "2 von 3 Gebieten lassen sich vergleichen; gesperrt durch V\u20114."
    )
    assert sides_columns(view, Side(2026), Side(2025))["difference"].write(0.5) == "+0,50\u00a0€"


def test_a_blocked_side_gives_no_difference_anywhere() -> None:
    view = View(Measure("budget_sum", "Budget", "money", "Euro", "none"), "06434", (), Group("all", "alle", ()), {}, 5)
    none = pd.DataFrame(columns=["county", "note", "unit", "unit_name"])
    frame, broken = sides(
        *(rows(mkk=1, htk=3.0, unit=4.5), rows(mkk=4.0, htk=2.0, unit=4.0)),
        *(none, view, Side(2025), Side(2025, stage="paid"), MONEY),
    )
    assert frame["difference"].isna().all()
    assert broken[0].offer.changes == {"kennzahl": "flow_ratio"}


def test_instead_of_a_year_with_parts_only_the_one_before_is_offered() -> None:
    found = only_parts(2025)
    assert found.offer
    assert (found.offer.words, found.offer.changes) == ("Stattdessen 2024 zeigen.", {"jahr": 2024})

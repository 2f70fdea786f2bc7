"""Lists as counties keep them: days and years as columns, shares, units, own words; nothing is silently wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sheets import COUNTY, DATASET, Rows, filled, sheets

from data.intake import FORMS, Proposal, propose, read
from data.intake.files import Sheet
from data.intake.filled import Filled
from data.store import Store

REPORT = ["Kreis", "Jahr", "Ziel", "Stichtag", "Ist", "gemeldet von"]
TARGET = ["Kreis", "Jahr", "Programm", "Ziel", "Kennzahl", "Zielwert"]
PROJECT = ["Kreis", "Jahr", "Programm", "Maßnahmenart", "Maßnahme"]
MEASURE = ["Kreis", "Größe", "Stichtag", "Haushaltsjahr", "Wert"]
DEVIATION = ["Kreis", "Jahr", "Datum", "Grund", "Nachweis", "Ziel", "Regel"]
HERE: list[Any] = [COUNTY, 2024]
SAID: list[Any] = ["30.06.2024", "Kürzung", "Bescheid", "Eintritte"]


def proposed(store: Store, purpose: str, rows: Rows, name: str = "Blatt", **whole: str) -> Proposal:
    """What rows would do, read for a purpose."""
    return propose(store, DATASET, read(sheets((name, rows)), {purpose: FORMS[purpose]}, whole=whole))


def rules(found: Proposal | Filled) -> list[str]:
    return [each.rule for each in found.problems]


# ------------------------------------------------------------ shares


@pytest.mark.parametrize(
    ("purpose", "rows"),
    [
        ("reports", [REPORT, [*HERE, "Eintritte", "30.09.2024", "45 %", "Kreis"]]),
        ("reports", [[*REPORT[:4], "Ist (in %)", "gemeldet von"], [*HERE, "Eintritte", "30.09.2024", 45, "Kreis"]]),
        ("targets", [TARGET, [*HERE, "AQB", "Neue Eintritte", "entries", "45 %"]]),
        ("measures", [MEASURE, [COUNTY, "Arbeitslose", "31.12.2023", 2024, "4,5 %"]]),
        ("price_index", [["Index", "Jahr", "Wert"], ["Verbraucherpreisindex", 2024, "2,2 %"]]),
    ],
)
def test_per_cent_of_what_is_counted_otherwise_is_no_figure(store: Store, purpose: str, rows: Rows) -> None:
    found = proposed(store, purpose, rows)
    assert (rules(found), found.new) == (["value_no_share"], [])


def test_a_format_of_per_cent_counts_like_the_sign(store: Store) -> None:
    rows: Rows = [REPORT, [*HERE, "Eintritte", "30.09.2024", 0.45, "Kreis"]]
    sheet = Sheet("Ist", [list(row) for row in rows], percent=frozenset({(1, 4)}))
    assert rules(propose(store, DATASET, read([sheet], {"reports": FORMS["reports"]}))) == ["value_no_share"]


def test_per_cent_of_a_rate_is_its_figure(store: Store) -> None:
    found = proposed(store, "targets", [TARGET, [*HERE, "AQB", "Quote", "transition_rate", "45 %"]])
    assert (found.problems, [row["target_value"] for row in found.new]) == ([], [45])


@pytest.mark.parametrize("share", ["20 %", "0,2", 0.2, 20])
def test_a_share_of_fixed_costs_in_any_spelling(share: object) -> None:
    head = [*DEVIATION, "Mittel vorher", "Mittel nachher", "Fixkostenanteil"]
    got = filled("deviations", [head, [*HERE, *SAID, "Fixkosten", 500_000, 450_000, share]])
    assert [row.values["fixed_cost_share"] for row in got.rows] == [Decimal("0.2")]


# ------------------------------------------------------------ units


@pytest.mark.parametrize(
    "rows",
    [
        [["Angaben in Tsd. €"], [*DEVIATION, "Mittel vorher", "Mittel nachher"], [*HERE, *SAID, "anteilig", 500, 450]],
        [[*DEVIATION, "Mittel vorher (Tsd. €)", "Mittel nachher in T€"], [*HERE, *SAID, "anteilig", 500, 450]],
    ],
)
def test_thousands_of_euros_count_in_every_column_of_money(rows: Rows) -> None:
    got = filled("deviations", rows)
    assert got.problems == []
    assert [(row.values["money_before"], row.values["money_after"]) for row in got.rows] == [(500_000, 450_000)]


@pytest.mark.parametrize(
    "head", ["Einwohner (in 1.000)", "Einwohner (1000)", "Einwohner in 1.000", "Einwohner in Tausend"]
)
def test_people_in_thousands_are_no_single_people(head: str) -> None:
    got = filled("measures", [["Kreis", "Stichtag", "Haushaltsjahr", head], [COUNTY, "31.12.2023", 2024, 238.1]])
    assert ([row.values["value"] for row in got.rows], got.problems) == ([238_100], [])


def test_per_thousand_people_is_another_figure() -> None:
    got = filled(
        "measures", [["Kreis", "Stichtag", "Haushaltsjahr", "Arbeitslose je 1.000 Einwohner"], [*HERE, 2024, 5]]
    )
    assert (got.rows, len(got.questions)) == ([], 1)


# ------------------------------------------------------------ heads


@pytest.mark.parametrize(
    ("purpose", "head", "row"),
    [
        ("projects", [*PROJECT, "Plätze (belegt)"], [*HERE, "AQB", 1, "Neu", 12]),
        ("reports", [*REPORT[:4], "Ist (Vorjahr)", "gemeldet von"], [*HERE, "Eintritte", "30.09.2024", 12, "Kreis"]),
        ("targets", [*TARGET[:5], "Zielwert (bisher)"], [*HERE, "AQB", "Neu", "entries", 12]),
        ("projects", [*PROJECT, "Teilnehmende"], [*HERE, "AQB", 1, "Neu", "12"]),
    ],
)
def test_what_brackets_or_cells_make_another_figure_is_asked_about(
    purpose: str, head: list[Any], row: list[Any]
) -> None:
    got = filled(purpose, [head, row])
    assert [each.head for each in got.questions] == [
        next(each for each in head if "(" in each or each == "Teilnehmende")
    ]


def test_brackets_that_name_the_stage_say_it_against_the_title() -> None:
    rows = [["AQB 2024, bewilligt"], ["Kreis", "Betrag (vereinbart)"], [COUNTY, 1000]]
    got = filled("amounts", rows)
    assert [row.values["stage"] for row in got.rows] == ["agreed"]


def test_brackets_that_repeat_the_column_are_no_other_figure() -> None:
    got = filled("targets", [[*TARGET[:5], "Zielwert (Soll)"], [*HERE, "AQB", "Neu", "entries", 12]])
    assert ([row.values["target_value"] for row in got.rows], got.questions) == ([12], [])


# ------------------------------------------------------------ figures in several columns


def test_days_as_columns_are_a_report_each_and_an_empty_cell_is_none(store: Store) -> None:
    rows = [
        ["Ist-Meldung Hochtaunuskreis 2024"],
        ["Ziel", "31.03.2024", "Ist 30.06.2024", "Stand 30.09.2024"],
        ["Eintritte", 5, "-", "nicht gemeldet"],
        ["Summe", 5, None, None],
    ]
    found = proposed(store, "reports", rows, reported_by="Kreis")
    assert found.problems == []
    assert {(row["reported_on"], row["value"], row.get("missing")) for row in found.new} == {
        (date(2024, 3, 31), 5, None),
        (date(2024, 9, 30), None, "not_reported"),
    }


def test_days_of_excel_below_a_common_head_are_a_report_each(store: Store) -> None:
    rows = [["Hochtaunuskreis 2024"], ["Ziel", date(2024, 3, 31), date(2024, 6, 30)], ["Eintritte", 5, 11]]
    found = proposed(store, "reports", rows, reported_by="Kreis")
    assert [(row["reported_on"], row["value"]) for row in found.new] == [
        (date(2024, 3, 31), 5),
        (date(2024, 6, 30), 11),
    ]


@pytest.mark.parametrize("heads", [("Soll 2024", "Soll 2025"), (2024, 2025)])
def test_years_as_columns_are_a_target_each(store: Store, heads: tuple[object, object]) -> None:
    rows = [["Kreis", "Programm", "Ziel", "Kennzahl", *heads], [COUNTY, "AQB", "Neu", "entries", 40, 45]]
    found = proposed(store, "targets", rows)
    assert ([(row["budget_year"], row["target_value"]) for row in found.new], found.problems) == (
        [(2024, 40), (2025, 45)],
        [],
    )


def test_years_beside_an_index_are_a_value_each(store: Store) -> None:
    found = proposed(store, "price_index", [["Jahr", 2023, 2024], ["Index", "117,4", "119,3"]], measure="price_index")
    assert ([row["value"] for row in found.new], found.problems) == ([Decimal("117.4"), Decimal("119.3")], [])


def test_a_day_as_a_column_beside_the_figure_itself_is_asked_about() -> None:
    got = filled("reports", [[*REPORT, "30.06.2023"], [*HERE, "Eintritte", "30.06.2024", 18, "Kreis", 12]])
    assert [each.head for each in got.questions] == ["30.06.2023"]


# ------------------------------------------------------------ words in cells


def test_lines_without_a_report_are_told_and_left_out(store: Store) -> None:
    rows = [
        REPORT,
        *(
            [*HERE, "Eintritte", f"{day}.09.2024", said, "Kreis"]
            for day, said in enumerate(("-", "k. A.", "x", None), 1)
        ),
    ]
    found = proposed(store, "reports", [*rows, [*HERE, "Eintritte", "30.09.2024", 18, "Kreis"]])
    assert (found.problems, len(found.new)) == ([], 1)
    assert "4 Zeilen ohne Wert" in found.notes[0]


def test_first_and_last_day_in_one_cell(store: Store) -> None:
    rows = [[*PROJECT, "Laufzeit"], [*HERE, "AQB", 1, "Neu", "01.02. – 31.12.2024"], [*HERE, "AQB", 1, "Ohne", None]]
    found = proposed(store, "projects", rows)
    assert [(row["starts_on"], row["ends_on"]) for row in found.new] == [
        (date(2024, 2, 1), date(2024, 12, 31)),
        (None, None),
    ]


@pytest.mark.parametrize("said", ["12 Monate", "ganzjährig"])
def test_a_period_without_days_is_a_question(said: str) -> None:
    got = filled("projects", [[*PROJECT, "Laufzeit"], [*HERE, "AQB", 1, "Neu", said]])
    assert [each.head for each in got.questions] == ["Laufzeit"]


def test_places_with_their_word_are_a_number() -> None:
    got = filled("projects", [[*PROJECT, "Plätze"], [*HERE, "AQB", 1, "Neu", "12 Plätze"]])
    assert [row.values["places"] for row in got.rows] == [12]


def test_a_status_says_what_is_open_and_asks_when_it_was_done() -> None:
    rows = [
        ["Kreis", "Jahr", "Verabredung", "Wer", "bis wann", "Status"],
        *([*HERE, said, "Kreis", "31.12.2024", said] for said in ("offen", "nein", "läuft", "ja")),
    ]
    got = filled("commitments", rows)
    assert [row.values["closed_on"] for row in got.rows] == [None, None, None]
    assert [(each.rule, each.cell) for each in got.problems] == [("closed_on_readable", "F5")]


@pytest.mark.parametrize("said", ["23.456", "23,456", "23 456"])
def test_people_have_no_thousandths(said: str) -> None:
    got = filled("measures", [MEASURE, [COUNTY, "Arbeitslose", "31.12.2023", 2024, said]])
    assert ([row.values["value"] for row in got.rows], got.problems) == ([23_456], [])


def test_a_ratio_may_have_thousandths_and_is_asked_about() -> None:
    got = filled("measures", [MEASURE, [COUNTY, "Ausbildungsplätze je Bewerbung", "31.12.2023", 2024, "1.012"]])
    assert rules(got) == ["value_readable"]


def test_a_whole_beside_parts_is_kept_where_a_part_has_no_figure(store: Store) -> None:
    head = ["Kreis", "Maßnahmenart 1", "Maßnahmenart 2", "Maßnahmenart 3", "Maßnahmenart 4", "Gesamt"]
    rows = [["AQB 2024, bewilligt"], head, [COUNTY, 300, 250, 200, "-", 750], ["Wetteraukreis", 1, 2, 3, 4, 10]]
    found = proposed(store, "amounts", rows)
    assert [each.rule for each in found.hard] == []
    assert [(row["county"], row["euros"]) for row in found.new if row["level"] == "total"] == [("06434", 750)]
    rows[2][-1] = 900
    assert "sum_fits" in rules(proposed(store, "amounts", rows))


@pytest.mark.parametrize("said", ["Zwischensumme MA 1", "Summe Hochtaunuskreis", "Gesamtsumme"])
def test_a_sum_in_a_list_of_names_is_no_name(said: str) -> None:
    rows = [[*PROJECT, "Plätze"], [*HERE, "AQB", 1, "Neu", 12], [None, None, None, None, said, 12]]
    assert [row.values["name"] for row in filled("projects", rows).rows] == ["Neu"]


def test_a_name_that_begins_like_a_sum_stays_one() -> None:
    rows = [[*PROJECT, "Plätze"], [*HERE, "AQB", 1, "Zusammen lernen", 12]]
    assert [row.values["name"] for row in filled("projects", rows).rows] == ["Zusammen lernen"]


def test_a_value_without_an_indicator_is_asked_about_once_per_target(store: Store) -> None:
    rows = [[*TARGET[:4], "Soll"], [*HERE, "AQB", "Neue Eintritte", 40], [*HERE, "AQB", "Stellen eröffnen", 3]]
    got = filled("targets", rows)
    found = propose(store, DATASET, got)
    assert (rules(found), [each.asks for each in found.names]) == (["kind_given"] * 2, ["Was wird gezählt?"] * 2)
    got.meant = {found.names[0].key: "entries", found.names[1].key: "milestone"}
    found = propose(store, DATASET, got)
    assert [(row["kind"], row.get("indicator"), row["target_value"]) for row in found.new] == [
        ("numeric", "entries", 40),
        ("milestone", None, 3),
    ]
    got.meant = dict.fromkeys(got.meant, "qualitative")
    assert [(row["kind"], row["target_value"]) for row in propose(store, DATASET, got).new] == [
        ("qualitative", None)
    ] * 2


def test_a_name_and_its_carrier_in_one_cell_are_parted_and_told(store: Store) -> None:
    names = ["Café (Träger: VHS Stadt gGmbH)", "Neustart – Werk gGmbH, 8 Plätze", "Hof – Caritas", "JUBA"]
    found = proposed(store, "projects", [PROJECT, *([*HERE, "AQB", 1, name] for name in names)])
    assert [(row["name"], row.get("provider"), row.get("places")) for row in found.new] == [
        ("Café", "VHS Stadt gGmbH", None),
        ("Neustart", "Werk gGmbH", 8),
        ("Hof – Caritas", None, None),
    ]
    assert [note.split(": ", 1)[0] for note in found.notes] == [f"Blatt Blatt, Zeile {row}" for row in (2, 3, 4)]


def test_several_targets_of_a_deviation_may_stand_with_commas(store: Store) -> None:
    row = [*HERE, "30.06.2024", "Kürzung", "Bescheid", "Eintritte, Strategie", "nur Begründung"]
    assert len(proposed(store, "deviations", [DEVIATION, row]).new[0]["targets"]) == 2


def test_days_beside_names_of_targets_are_reports_and_no_context_figures() -> None:
    rows = [["Hochtaunuskreis 2024"], ["Ziel", "30.06.2024", "30.09.2024"], ["Eintritte", 5, 11]]
    assert read(sheets(("Ist", rows)), FORMS).form.purpose == "reports"


def test_a_list_of_figures_by_day_without_a_place_is_asked_about_and_breaks_nothing() -> None:
    rows = [["Ziel", "Ist", None], [None, "30.06.2024", "30.09.2024"], ["Eintritte", 11, 18]]
    got = read(sheets(("Ist", rows), merged=[(0, 1, 0, 2)]), {"measures": FORMS["measures"]})
    assert (got.rows, bool(got.problems)) == ([], True)

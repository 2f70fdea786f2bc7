"""Kreisprofil: what was taken from the text of one agreement, by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
import small
import tiny

from data.store import Facts, Store
from queries import county

ASKED = {"county": small.DARMSTADT, "year": 2023}
# Kind, side, section, sentence: the second sentence is about three things, of which two are promised by the county; the
# last promises something of each side.
CLAUSES = [
    ("grant", "ministry", "§ 1", "Das Land gibt Geld."),
    ("strategy_duty", "county", "§ 2", "Der Kreis **stimmt** die Strategie ab."),
    ("school_to_work", "county", "§ 2", "Der Kreis **stimmt** die Strategie ab."),
    ("legal_circles", "both", "§ 2", "Der Kreis **stimmt** die Strategie ab."),
    ("publication", "ministry", "§ 3", "Das Land veröffentlicht, was der Kreis berichtet."),
    ("reporting", "county", "§ 3", "Das Land veröffentlicht, was der Kreis berichtet."),
]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    for store in small.open_small(tmp_path_factory.mktemp("said")):
        _record(store)
        yield store.facts(small.DATASET)


def _record(store: Store) -> None:
    with store.writing(small.DATASET) as writer:
        writer.deliver("d3", source="s2", recorded_by="Test", recorded_at=small.LATER)
        writer.record(
            "clause",
            [
                {
                    "id": f"{small.DARMSTADT}/2023/{kind}/1",
                    "county": small.DARMSTADT,
                    "budget_year": 2023,
                    "kind": kind,
                    "bound": bound,
                    "section": section,
                    "ordinal": ordinal,
                    "text": text,
                    "delivery": "d3",
                    "citation": f"{section}, Seite 2",
                    "state": "final",
                    "recorded_at": small.LATER,
                }
                for ordinal, (kind, bound, section, text) in enumerate(CLAUSES, 1)
            ],
        )


def test_a_sentence_stands_once_with_the_side_that_promises(said: Facts) -> None:
    frame = county.clauses(said, **ASKED)
    assert frame[["number", "bound", "section"]].values.tolist() == [
        [1, "ministry", "§ 1"],
        [2, "county", "§ 2"],
        [3, "both", "§ 3"],
    ]
    assert frame["commits"].all()
    duty = frame.set_index("number").loc[2]
    assert duty["kinds"] == "Strategie fortschreiben, Übergang Schule–Beruf (OloV), Rechtskreise"
    assert duty["codes"] == "strategy_duty, school_to_work, legal_circles"
    assert duty["text"] == "Der Kreis stimmt die Strategie ab."
    assert duty["evidence"] == "d3 # § 2, Seite 2"
    assert county.clauses(said, county=small.KASSEL, year=2023).empty
    assert county.clauses(said, county=small.DARMSTADT, year=2022).empty


def test_what_is_promised_stands_before_what_is_only_said(tmp_path: Path) -> None:
    sentences = [("aims", "§ 1", "Ziel ist Arbeit."), ("grant", "§ 2", "Das Land gibt Geld.")]
    place = {"county": tiny.COUNTY, "budget_year": 2024, "bound": "ministry"}
    rows = [
        tiny.row(id=kind, kind=kind, section=section, ordinal=ordinal, text=text, **place)
        for ordinal, (kind, section, text) in enumerate(sentences, 1)
    ]
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound() | {"clause": rows})
        frame = county.clauses(store.facts(tiny.DATASET), county=tiny.COUNTY, year=2024)
    assert frame[["number", "codes", "commits"]].values.tolist() == [[2, "grant", True], [1, "aims", False]]


def test_the_sums_of_the_document_are_agreed_ones_of_its_delivery_the_whole_first(facts: Facts) -> None:
    frame = county.document_amounts(facts, **ASKED)
    # 900 € granted and 600 € paid are no sums of the agreement.
    assert frame["euros"].tolist() == [1000.0, 400.0, 250.0, 100.0, 300.0]
    assert frame["level"].tolist() == ["total", "category", "project", "project", "category"]
    assert frame["project_name"].tolist()[2:4] == ["Werkstatt", small.PROJECTS["p2"][3]]
    assert set(frame["section"]) == {"§ 4"}


def test_a_total_that_another_delivery_corrected_is_not_in_the_document(facts: Facts, tmp_path: Path) -> None:
    assert county.document_amounts(facts, county=small.HOCHTAUNUS, year=2023)["in_document"].tolist() == [True]
    for store in small.open_small(tmp_path):
        was = next(each for each in small.AMOUNTS if (each.county, each.euros) == (small.HOCHTAUNUS, Decimal(753200)))
        with store.writing(small.DATASET) as writer:
            writer.deliver("d3", source="s2", recorded_by="Test", recorded_at=small.LATER)
            corrected = small._amount(replace(was, euros=Decimal(800000)), small.AMOUNTS.index(was), "d3", small.LATER)
            writer.record("amount", [corrected])
        frame = county.document_amounts(store.facts(small.DATASET), county=small.HOCHTAUNUS, year=2023)
        assert frame[["euros", "in_document"]].values.tolist() == [[800000.0, False]]


def test_what_another_delivery_says_is_not_taken_from_the_document(facts: Facts) -> None:
    # The agreement and its sum of 2023 came with the first delivery, the parts and the projects with the second.
    asked = {"county": small.HOCHTAUNUS, "year": 2023}
    assert county.document_amounts(facts, **asked)["euros"].tolist() == [753200.0]
    assert county.document_projects(facts, **asked).empty
    assert county.document_targets(facts, **asked).empty


def test_a_project_others_said_more_of_is_still_agreed_where_a_target_of_the_text_names_it(
    tmp_path: Path,
) -> None:
    for store in small.open_small(tmp_path):
        with store.writing(small.DATASET) as writer:
            writer.deliver("d3", source="s2", recorded_by="Test", recorded_at=small.LATER)
            said = {"delivery": "d3", "citation": "Blatt Maßnahmen, Zeile 2", "places": 15}
            more = [small._project_row(key, number) | said for number, key in enumerate(["p1", "p2"])]
            writer.record("project", more)
        found = county.document_projects(store.facts(small.DATASET), **ASKED)
        # t1 of the agreement is a target of p1; of p2 the text says nothing any more.
        assert found[["project", "places", "in_document", "section"]].values.tolist() == [["p1", 15, False, "§ 4"]]


def test_projects_and_targets_of_the_document(facts: Facts) -> None:
    projects = county.document_projects(facts, **ASKED).set_index("project")
    assert list(projects.index) == ["p1", "p2"]
    assert (projects.loc["p1", "provider"], projects.loc["p1", "places"]) == ("Träger e. V.", 12)
    assert pd.isna(projects.loc["p2", "places"])
    targets = county.document_targets(facts, **ASKED).set_index("target")
    assert targets["target_value"].to_dict() == {"t1": 20.0, "t2": 20.0}
    assert targets.loc["t1", "project"] == "p1"
    assert county.document_targets(facts, county=small.KASSEL, year=2023).empty

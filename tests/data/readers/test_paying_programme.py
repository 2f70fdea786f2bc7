"""Of an agreement about two programmes each Maßnahme belongs to the one whose money is said to pay for it."""

from __future__ import annotations

from pathlib import Path

import desk
import kept
import pytest

from data.imports import COUNTIES, import_reading
from data.readers.agreement import read_agreement
from data.readers.parties import load_counties
from data.readers.reading import Reading
from data.store import check

OPENS = "Der Wetteraukreis finanziert mit den Mitteln des Ausbildungs- und Qualifizierungsbudgets 2024"
JOINT = (
    "zur Verfügung. Diese setzen sich zusammen aus\na) Ausbildungs- und Qualifizierungsbudget: 1.000.300 Euro\n"
    "b) Arbeitsmarktbudget: 140.000 Euro\n"
)


def read(opens: str = OPENS, *, sums: bool = False) -> Reading:
    text = desk.agreement("Wetteraukreis", 2024).replace("**", "")
    if sums:
        text = text.replace(" - JUBA 3.0", " - JUBA 3.0 (120.000 Euro)")
    text = text.replace("aus dem Ausbildungs- und Qualifizierungsbudget 2024 zur Verfügung.", JOINT)
    assert OPENS in text
    text = text.replace(OPENS, opens)
    return read_agreement(text, load_counties(COUNTIES))


def test_the_programme_named_before_the_list_pays_for_all_of_it() -> None:
    found = read()
    assert [each.code for each in found.programmes] == ["AQB", "AMB"]
    assert {each.programme for each in found.projects} == {"AQB"}


@pytest.mark.parametrize(
    "opens",
    [
        "Der Wetteraukreis finanziert mit den Mitteln des Ausbildungs- und Qualifizierungsbudgets und des "
        "Arbeitsmarktbudgets 2024",
        "Der Wetteraukreis finanziert mit den Mitteln dieser Vereinbarung",
        "Der Wetteraukreis finanziert",
    ],
)
def test_of_a_sentence_that_names_both_or_none_nothing_is_guessed(opens: str) -> None:
    assert {each.programme for each in read(opens).projects} == {None}


def test_a_sum_and_a_target_of_a_massnahme_stand_under_its_programme(tmp_path: Path) -> None:
    found = read(sums=True)
    with kept.new_store(tmp_path, "ministry") as store:
        import_reading(store, "ministry", found, file_name="zv.txt", file_hash="ab" * 32, recorded_by="X")
        facts = store.facts("ministry")
        assert facts.rows("select distinct programme from project order by programme") == [{"programme": "AQB"}]
        assert facts.rows("select distinct programme from target order by programme") == [{"programme": "AQB"}]
        assert facts.rows(
            "select programme, euros::integer as euros from amount where level = 'project' order by id"
        ) == [{"programme": "AQB", "euros": 120_000}]
        assert check(store, "ministry") == []

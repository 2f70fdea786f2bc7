"""What may leave the house: whole, described for people and portals, and nobody is found out by it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import persons_by_hand as hand
import pyarrow.parquet as pq
import pytest
from command_line import run

from data import dcat, german_meanings, layout, numbers, open_data
from data.dictionary import described
from data.open_copy import stand_of
from data.store import Facts, Store

# What DCAT-AP.de demands of a data set and of a file in it, or a portal cannot do without.
OF_DATASET = {"dct:title", "dct:description", "dct:publisher", "dct:modified", "dct:identifier", "dcat:distribution"}
OF_FILE = {"dct:title", "dcat:accessURL", "dct:license", "dct:format", "dcat:byteSize", "spdx:checksum", "dct:modified"}


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    here, there = (hand.open_world(tmp_path_factory.mktemp(name), at) for at, name in enumerate(("here", "there")))
    yield next(here), next(there)
    for world in (here, there):
        next(world, None)


def opened(facts: Facts) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(open_data.packed(facts))) as found:
        return {name: found.read(name) for name in found.namelist()}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_no_file_tells_who_the_few_are(worlds: tuple[Store, Store]) -> None:
    one, other = (opened(world.facts(hand.DATASET)) for world in worlds)
    assert one.keys() == other.keys()
    assert len(one) > 40
    differing = [name for name in one if name.endswith(".csv") and one[name] != other[name]]
    assert differing == []
    hidden = [row for row in rows(one["csv/report.csv"]) if row["withheld"] == "true"]
    assert len(hidden) > 3
    assert {row["value"] + row["cases"] for row in hidden} == {""}
    assert any(row["value"] for row in rows(one["csv/report.csv"])), "what is no small number is there"


def test_every_fact_leaves_or_stays_by_decision_and_no_name_leaves() -> None:
    assert set(layout.fact_tables()) == {*open_data.FACTS, *open_data.STAYS} - {"target_base"}
    named = {name for table in open_data.tables() for name, _, _ in table.columns}
    assert not named & {"author", "recorded_by", "reported_by", "decided_by", "responsible"}
    assert not named & {"ministry_signatory", "county_signatory", "comment", "dialogue_note", "drop_reason"}


def test_both_forms_hold_the_same_and_are_described_for_people_and_portals(worlds: tuple[Store, Store]) -> None:
    files = opened(worlds[0].facts(hand.DATASET))
    dictionary = json.loads(files["dictionary.json"])
    assert dictionary["schema"] == open_data.schema_version(open_data.tables())
    assert (dictionary["dataset"], dictionary["invented"]) == (hand.DATASET, False)
    for each in dictionary["tables"]:
        table = pq.read_table(io.BytesIO(files[f"parquet/{each['table']}.parquet"]))
        listed = rows(files[f"csv/{each['table']}.csv"])
        assert table.num_rows == len(listed) == each["rows"]
        assert table.column_names == [column["name"] for column in each["columns"]]
        assert all(column["meaning"] for column in each["columns"])
        assert table.schema.metadata[b"aqb_schema"].decode() == dictionary["schema"]
        many = numbers.count_of(each["rows"], "Zeile", "Zeilen")
        assert f"## {each['table']} ({many})" in files["LIESMICH.md"].decode()

    told = json.loads(files["dcat-ap.jsonld"])
    assert told["@type"] == "dcat:Dataset"
    assert told.keys() >= OF_DATASET
    assert told["dct:publisher"]["foaf:name"] == dcat.PUBLISHER
    prefixes = {name.partition(":")[0] for name in {*told, *told["dcat:distribution"][0]} if not name.startswith("@")}
    assert prefixes <= told["@context"].keys()
    distributed = {each["@id"]: each for each in told["dcat:distribution"]}
    assert distributed.keys() == {name for name in files if "/" in name}
    for name, each in distributed.items():
        assert each.keys() >= OF_FILE
        assert each["dcat:byteSize"]["@value"] == str(len(files[name]))
        assert each["spdx:checksum"]["spdx:checksumValue"]["@value"] == hashlib.sha256(files[name]).hexdigest()


def test_every_table_and_column_is_described_in_german(worlds: tuple[Store, Store]) -> None:
    known = described()
    relations = {each.name: (each.relation, {name for name, _, _ in each.columns}) for each in open_data.tables()}
    comments = {known[relation].grain for relation, _ in relations.values()} | {
        meaning
        for relation, columns in relations.values()
        for name, _, meaning in known[relation].columns
        if name in columns
    }
    assert german_meanings.untranslated(comments) == set()
    assert german_meanings.unused(comments) == set()
    read_me = opened(worlds[0].facts(hand.DATASET))["LIESMICH.md"].decode()
    assert "| Spalte | Typ | Bedeutung |" in read_me
    assert not re.search(r"\b(the|of|one row|key|day|with)\b|null:", re.sub(r"`[^`]*`", "", read_me))


def test_a_portal_is_told_what_is_there_and_nothing_else(worlds: tuple[Store, Store]) -> None:
    parts = [dcat.Part("a", table, "csv", 1, "", rows) for table, rows in (("target", 10), ("report", 0))]
    assert dcat.holds(parts, {"agreed", "unstated"}) == "Beträge (vereinbart, Stufe nicht genannt), Ziele"
    stand = replace(stand_of(worlds[0].facts(hand.DATASET)), dataset="published")
    assert dcat.title(stand) == "Ausbildungs- und Qualifizierungsbudget Hessen: Veröffentlichte Angaben"


def test_what_is_invented_has_the_ministry_for_no_publisher(worlds: tuple[Store, Store]) -> None:
    stand = stand_of(worlds[0].facts(hand.DATASET))
    told = {invented: dcat.described([], replace(stand, invented=invented), "1") for invented in (True, False)}
    names = {invented: each["dct:publisher"]["foaf:name"] for invented, each in told.items()}
    assert names == {True: dcat.NOBODY, False: dcat.PUBLISHER}
    assert "erfunden" in dcat.NOBODY


def test_the_command_writes_it_once_and_replaces_nothing(worlds: tuple[Store, Store], tmp_path: Path) -> None:
    folder = worlds[0].folder
    done = run(folder, "export", "--open", tmp_path / "offen.zip", "--dataset", hand.DATASET)
    assert (done.returncode, done.stderr) == (0, "")
    assert zipfile.is_zipfile(tmp_path / "offen.zip")
    again = run(folder, "export", "--open", tmp_path / "offen.zip", "--dataset", hand.DATASET)
    assert again.returncode == 1
    assert "gibt es schon und bleibt, wie es ist" in again.stderr

"""The trail on its page and as a file, which is enough to reckon every hash again."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from charts import trail as charts
from data.trail import trail as module
from data.trail.place import FilePlace
from data.trail.trail import KINDS, TABLE, Trail


def _entries(folder: Path) -> list[module.Entry]:
    place = FilePlace(folder / "trail.sqlite", [TABLE])
    trail = Trail(place)
    trail.note("signed_in", "u-1", "Ümit Öner", "Rechte: lesen")
    trail.note("taken_away", "u-1", "Ümit Öner", 'Mappe; "Kassel".pdf')
    trail.note("signed_out", "u-1", "=1+1", "")
    entries = trail.everything()
    place.close()
    return entries


def test_the_page_has_the_time_of_hessen_words_and_the_beginning_of_the_hash(tmp_path: Path) -> None:
    entry = _entries(tmp_path)[1]._replace(at="2026-07-01T22:30:05.250", hash="0123456789abcdef")
    (row,) = charts.frame([entry]).to_dict("records")
    assert row == {
        "number": 2, "at": "02.07.2026 00:30:05", "name": "Ümit Öner", "user": "u-1", "kind": "Datei geladen",
        "what": 'Mappe; "Kassel".pdf', "hash": "0123456789ab",
    }  # fmt: skip
    assert list(charts.frame([]).columns) == list(charts.COLUMNS)


def test_a_delivery_is_named_with_its_data_set_as_people_know_it(tmp_path: Path) -> None:
    entry = _entries(tmp_path)[1]
    told = charts.frame([entry._replace(what=what) for what in ("ministry: zv-06440-2024", "Ratsinfo: Kassel.pdf")])
    assert list(told["what"]) == ["Daten des Ministeriums: zv-06440-2024", "Ratsinfo: Kassel.pdf"]
    # The file keeps what the hash was made of.
    assert b"ministry: zv-06440-2024" in charts.file([entry._replace(what="ministry: zv-06440-2024")])


def test_from_the_file_every_hash_can_be_reckoned_again(tmp_path: Path) -> None:
    entries = _entries(tmp_path)
    text = charts.file(entries).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert list(rows[0]) == ["Nr.", "wann (UTC)", "wer", "Kennung im Anmeldedienst", "was", "worum", "Prüfsumme"]
    codes = {word: kind for kind, word in KINDS.items()}
    before = ""
    for row, entry in zip(rows, entries, strict=True):
        number, at, name, user, kind, what, mark = row.values()
        # What would be a formula in a spreadsheet has an apostrophe before it.
        name = name.removeprefix("'")
        assert module._hash(int(number), at, user, name, codes[kind], what, before) == mark == entry.hash
        before = mark


def test_the_file_of_an_empty_trail_has_its_heads() -> None:
    assert charts.file([]).decode("utf-8-sig").count(";") == 6

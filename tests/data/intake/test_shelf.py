"""What holds for every kind of shelf: files once and unchanged, drafts seen by everybody, none overwritten unseen."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import postgres
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import location, moments
from data.faults import StoreError
from data.intake.shelf import Draft, DraftGone, DraftOvertaken, FileGone, Shelf
from data.intake.shelf.in_folder import FolderShelf

DATASET = "ministry"
SHA = "0" * 64


@dataclass
class Place:
    """Where a shelf lies: its setting, its folder, and what an age or a damage is made with."""

    setting: str
    folder: Path
    age: Callable[[str, timedelta], None]
    damage: Callable[[str], None]

    def shelf(self) -> Shelf:
        """The shelf as another process or server has it."""
        return location.shelf_of(self.folder, DATASET)


def folder_place(folder: Path) -> Place:
    files = folder / "intake" / DATASET / "files"

    def age(sha: str, by: timedelta) -> None:
        then = (files / sha).stat().st_mtime - by.total_seconds()
        os.utime(files / sha, (then, then))

    def damage(sha: str) -> None:
        (files / sha).write_bytes(b"anderes")

    return Place(f"duckdb:{folder}/ministry.duckdb", folder, age, damage)


def postgres_place(folder: Path, cluster: postgres.Cluster) -> Place:
    cluster.execute("drop schema if exists ministry_intake cascade")

    def age(sha: str, by: timedelta) -> None:
        change = f"set kept_at = kept_at - interval '{by.total_seconds()} s' where hash = '{sha}'"
        cluster.execute(f"update ministry_intake.file {change}")

    def damage(sha: str) -> None:
        cluster.execute(f"update ministry_intake.file set content = 'anderes' where hash = '{sha}'")

    return Place(cluster.url(), folder, age, damage)


@pytest.fixture(params=["folder", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    if request.param == "folder":
        found = folder_place(tmp_path)
    else:
        found = postgres_place(tmp_path, request.getfixturevalue("cluster"))
    monkeypatch.setenv("AQB_DATABASE", found.setting)
    return found


@pytest.fixture
def shelf(place: Place) -> Shelf:
    return place.shelf()


def draft(key: str = "d1", **fields: Any) -> Draft:
    told = {"file_hash": SHA, "file_name": "Beträge 2024.xlsx", "kind": "xlsx", "purpose": "amount"}
    when = datetime(2026, 11, 28, 12, 30, 5, 123456)
    return Draft(**({"id": key, "uploaded_by": "Frau Beispiel", "uploaded_at": when} | told | fields))


# ---------------------------------------------------------------- files


def test_a_file_is_kept_under_its_hash_and_comes_back_unchanged(place: Place) -> None:
    content = bytes(range(256)) * 1000
    sha = place.shelf().keep(content, "alt.xlsx")
    assert sha == hashlib.sha256(content).hexdigest()
    assert place.shelf().content(sha) == content


def test_the_same_content_is_kept_once_under_its_first_name(shelf: Shelf) -> None:
    assert shelf.keep(b"a", "eins.csv") == shelf.keep(b"a", "zwei.csv")
    assert list(shelf.kept().values()) == ["eins.csv"]


def test_an_empty_file_is_a_file(shelf: Shelf) -> None:
    assert shelf.content(shelf.keep(b"", "leer.txt")) == b""


@pytest.mark.parametrize("sha", [SHA, "../../etc/passwd", ""])
def test_a_missing_file_is_said_in_german(shelf: Shelf, sha: str) -> None:
    with pytest.raises(FileGone, match="noch einmal hochladen"):
        shelf.content(sha)


def test_a_changed_file_is_not_given_out_and_mended_by_keeping_it_again(place: Place, shelf: Shelf) -> None:
    sha = shelf.keep(b"richtig", "a.csv")
    place.damage(sha)
    with pytest.raises(FileGone):
        shelf.content(sha)
    assert shelf.keep(b"richtig", "a.csv") == sha
    assert shelf.content(sha) == b"richtig"


# ---------------------------------------------------------------- drafts


def test_a_draft_is_seen_by_everybody_as_it_was_stored(place: Place) -> None:
    stored = place.shelf().put(draft(edits={"Zeile 3": {"Betrag": "1.234,50", "leer": None}, "ü": [1, 2.5, True]}))
    assert stored == draft(edits=stored.edits, version=1)
    assert place.shelf().draft("d1") == stored
    assert place.shelf().drafts() == [stored]


def test_drafts_come_in_the_order_of_their_upload(shelf: Shelf) -> None:
    later = draft("a").uploaded_at + timedelta(hours=1)
    for each in (draft("a", uploaded_at=later), draft("c"), draft("b")):
        shelf.put(each)
    assert [each.id for each in shelf.drafts()] == ["b", "c", "a"]


def test_who_changes_an_older_version_is_refused_and_nothing_is_lost(place: Place, shelf: Shelf) -> None:
    first = shelf.put(draft())
    second = shelf.put(replace(first, edits={"von": "A"}))
    with pytest.raises(DraftOvertaken, match=r"Beträge 2024\.xlsx.*inzwischen.*neu öffnen"):
        place.shelf().put(replace(first, edits={"von": "B"}))
    assert shelf.draft("d1") == second
    assert second.version == 2


def test_two_new_drafts_of_one_id_do_not_overwrite_each_other(shelf: Shelf) -> None:
    shelf.put(draft())
    with pytest.raises(DraftOvertaken):
        shelf.put(draft(edits={"anderes": 1}))


def test_a_dropped_draft_is_gone_and_does_not_come_back(shelf: Shelf) -> None:
    stored = shelf.put(draft())
    shelf.drop("d1")
    shelf.drop("d1")
    assert shelf.drafts() == []
    with pytest.raises(DraftGone, match="übernommen oder verworfen"):
        shelf.draft("d1")
    with pytest.raises(DraftGone):
        shelf.put(stored)


@pytest.mark.parametrize("key", ["gibt-es-nicht", "../d1", "", "A"])
def test_an_unknown_draft_is_said_in_german(shelf: Shelf, key: str) -> None:
    with pytest.raises(DraftGone):
        shelf.draft(key)
    shelf.drop(key)


@pytest.mark.parametrize("fields", [{"key": "../x"}, {"key": ""}, {"file_hash": "kein"}])
def test_a_draft_without_a_usable_id_or_hash_cannot_be_made(fields: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="no name of a draft"):
        draft(**fields)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(), json_values, max_size=3))
def test_whatever_json_can_hold_comes_back(shelf: Shelf, edits: dict[str, Any]) -> None:
    shelf.drop("d1")
    shelf.put(draft(edits=edits))
    assert shelf.draft("d1").edits == edits


def test_of_many_who_change_one_version_exactly_one_is_stored(place: Place) -> None:
    first = place.shelf().put(draft())
    outcomes: list[object] = []

    def change(who: int) -> None:
        try:
            outcomes.append(place.shelf().put(replace(first, edits={"wer": who})))
        except StoreError as fault:
            outcomes.append(fault)

    threads = [threading.Thread(target=change, args=(who,)) for who in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    stored = [each for each in outcomes if isinstance(each, Draft)]
    assert stored == [place.shelf().draft("d1")]
    assert sum(isinstance(each, DraftOvertaken) for each in outcomes) == 5


# ---------------------------------------------------------------- headings


MONTH = timedelta(days=30)


def test_clearing_removes_old_files_that_nothing_names(place: Place, shelf: Shelf) -> None:
    old, young, drafted, delivered = (shelf.keep(word, "a.csv") for word in (b"1", b"2", b"3", b"4"))
    for sha in (old, drafted, delivered):
        place.age(sha, timedelta(days=31))
    shelf.put(draft(file_hash=drafted))
    assert shelf.clear({delivered}, moments.utc_now() - MONTH) == 1
    assert set(shelf.kept()) == {young, drafted, delivered}
    assert shelf.clear({delivered}, moments.utc_now() - MONTH) == 0


def test_keeping_again_makes_a_file_young(place: Place, shelf: Shelf) -> None:
    sha = shelf.keep(b"1", "a.csv")
    place.age(sha, timedelta(days=31))
    shelf.keep(b"1", "a.csv")
    assert shelf.clear([], moments.utc_now() - MONTH) == 0


def test_looking_at_a_shelf_that_nobody_used_makes_nothing(place: Place, cluster: postgres.Cluster) -> None:
    shelf = place.shelf()
    assert (shelf.drafts(), dict(shelf.kept())) == ([], {})
    assert shelf.clear([], moments.utc_now()) == 0
    assert not (place.folder / "intake").exists()
    if "postgresql" in place.setting:
        assert cluster.execute("select 1 from pg_namespace where nspname = 'ministry_intake'") == []


# ---------------------------------------------------------------- only in a folder


def test_a_killed_process_leaves_no_half_draft(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, DATASET)
    stored = shelf.put(draft())
    if (child := os.fork()) == 0:
        os.replace = lambda *_: os._exit(9)
        shelf.put(stored)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert [each.version for each in shelf.drafts()] == [1]
    assert len(list(tmp_path.rglob(".unfinished*"))) == 1
    shelf.clear([], moments.utc_now())
    assert list(tmp_path.rglob(".unfinished*")) == []


def test_a_damaged_draft_is_named(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path, DATASET)
    shelf.put(draft())
    (tmp_path / "intake/ministry/drafts/d1.json").write_text("{")
    with pytest.raises(StoreError, match=r"d1\.json.*beschädigt"):
        shelf.draft("d1")


def test_the_embedded_data_sets_have_their_shelf_in_the_folder(place: Place) -> None:
    sha = location.shelf_of(place.folder, "demo").keep(b"a", "a.csv")
    assert (place.folder / "intake" / "demo" / "files" / sha).read_bytes() == b"a"
    assert place.shelf().kept() == {}


def test_a_server_that_is_away_is_said_in_german(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AQB_DATABASE", f"postgresql://aqb@127.0.0.1:{postgres.free_port()}/aqb")
    with pytest.raises(StoreError, match="nicht erreichbar"):
        location.shelf_of(tmp_path, DATASET).drafts()

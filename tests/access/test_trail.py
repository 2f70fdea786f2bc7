"""The trail keeps its order, and whoever changes it afterwards is found with the entry; in both kinds of place."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from access.person import person_of
from access.sessions import TABLE as SIGNED_IN
from access.sessions import Sessions
from data.trail import trail as trail_module
from data.trail.place import FilePlace, Place, PostgresPlace
from data.trail.trail import TABLE, Trail, broken, newest

ALWAYS = (datetime(2000, 1, 1), datetime(2100, 1, 1))


@pytest.fixture(params=["file", "postgres"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A fresh place of each kind."""
    tables = [TABLE, SIGNED_IN]
    if request.param == "file":
        opened: FilePlace | PostgresPlace = FilePlace(tmp_path / "trail.sqlite", tables)
    else:
        opened = PostgresPlace(request.getfixturevalue("cluster").url(), tables)
        opened.ask("delete from trail")
        opened.ask("delete from signed_in")
    yield opened
    opened.close()


def _three(place: Place) -> Trail:
    trail = Trail(place)
    trail.note("signed_in", "u1", "Anna Amt", "Rechte: lesen")
    trail.note("recorded", "u1", "Anna Amt", "ministry: Lieferung 7")
    trail.note("signed_out", "u1", "Anna Amt", "")
    return trail


def test_entries_stand_in_order_and_each_knows_the_one_before(either: Place) -> None:
    entries = _three(either).everything()
    assert [each.number for each in entries] == [1, 2, 3]
    assert [each.before for each in entries] == ["", entries[0].hash, entries[1].hash]
    assert broken(either) == []
    assert newest(either) == (3, entries[2].hash)


@pytest.mark.parametrize("sign", ["\0", "\ud800", "\udfff\0"])
def test_no_sign_keeps_an_entry_out_of_the_trail(either: Place, sign: str) -> None:
    Trail(either).note("handed_over", "u1", f"Anna{sign} Amt", f"demo: Bericht{sign}.xlsx")
    Trail(either).note("signed_out", "u1", "Anna Amt", "")
    first, _ = Trail(either).everything()
    assert first.what.startswith("demo: Bericht")
    assert first.what.endswith(".xlsx")
    assert broken(either) == []


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("update trail set what = 'ministry: Lieferung 8' where number = 2", "Eintrag 2 vom"),
        ("update trail set at = '2020-01-01T00:00:00.000' where number = 1", "Eintrag 1 vom"),
        ("delete from trail where number = 2", "Vor Eintrag 3 fehlt etwas"),
        ("delete from trail where number = 1", "Vor Eintrag 2 fehlt etwas"),
    ],
)
def test_whoever_changes_it_is_found_with_the_entry(either: Place, harm: str, said: str) -> None:
    _three(either)
    either.ask(harm)
    assert said in " ".join(broken(either))


def test_an_entry_put_in_with_a_right_hash_of_its_own_is_found_at_the_next_one(either: Place) -> None:
    trail = _three(either)
    forged = trail.everything()[1]
    again = trail_module._hash(
        forged.number, forged.at, forged.user, forged.name, forged.kind, "anderes", forged.before
    )
    either.ask("update trail set what = $1, hash = $2 where number = 2", "anderes", again)
    assert broken(either) == ["Protokoll: Eintrag 3 schließt nicht an Eintrag 2 an."]


def test_it_is_found_by_time_kind_and_words(either: Place) -> None:
    trail = _three(either)
    assert [each.number for each in trail.found(*ALWAYS)] == [3, 2, 1]
    assert [each.number for each in trail.found(*ALWAYS, kind="recorded")] == [2]
    assert [each.number for each in trail.found(*ALWAYS, words="lieferung 7")] == [2]
    assert trail.found(datetime(2000, 1, 1), datetime(2001, 1, 1)) == []


@pytest.mark.parametrize(
    ("words", "found"), [("öner", 1), ("ÖNER", 1), ("übersicht", 1), ("50 %", 1), ("5_ %", 0), ("%", 1), ("", 2)]
)
def test_letters_of_the_german_alphabet_and_signs_are_found_as_written(either: Place, words: str, found: int) -> None:
    trail = Trail(either)
    trail.note("taken_away", "u1", "Ümit Öner", "ÜBERSICHT 50 %.csv")
    trail.note("signed_out", "u2", "Anna Amt", "")
    assert len(trail.found(*ALWAYS, words=words)) == found


def test_what_lies_far_back_is_found_too(either: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail_module, "READ_AT_ONCE", 2)
    trail = _three(either)
    assert [each.number for each in trail.found(*ALWAYS, words="Rechte")] == [1]
    assert [each.number for each in trail.found(*ALWAYS)] == [3, 2, 1]
    monkeypatch.setattr(trail_module, "SHOWN", 2)
    assert [each.number for each in trail.found(*ALWAYS)] == [3, 2]


def test_who_did_something_under_a_name_is_told_as_the_provider_calls_him(either: Place) -> None:
    trail = _three(either)
    assert trail.user_of("recorded", "ministry: Lieferung 7", "Anna Amt") == "u1"
    assert trail.user_of("recorded", "ministry: Lieferung 7", "Jemand") is None
    assert trail.user_of("checked", "ministry: Lieferung 7", "Anna Amt") is None


def test_a_sign_in_holds_until_it_runs_out_or_ends_and_is_kept_as_a_digest(either: Place) -> None:
    now = 1_000_000.0

    def clock() -> float:
        return now

    sessions = Sessions(either, clock)
    anna = person_of("u1", "Anna Amt", ["aqb-bearbeiten"])
    assert anna
    token, other = sessions.begin(anna, now + 300), sessions.begin(anna, now + 300)
    assert sessions.person(token) == anna
    assert all(token not in str(row) for row in either.ask("select digest, usr, name, roles from signed_in"))
    sessions.end(other)
    assert (sessions.person(other), sessions.person(""), sessions.person("erfunden")) == (None, None, None)
    now += 300
    assert sessions.person(token) is None


def test_a_sign_in_at_one_server_counts_at_the_other_until_it_ends_at_either(request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue("cluster").url()
    one, other = (PostgresPlace(url, [TABLE, SIGNED_IN]) for _ in range(2))
    anna = person_of("u1", "Anna Amt", ["aqb-lesen"])
    assert anna
    token = Sessions(one).begin(anna, time.time() + 300)
    assert Sessions(other).person(token) == anna
    one.close()  # the server that gave it is gone
    assert Sessions(other).person(token) == anna
    Sessions(other).end(token)
    assert Sessions(one).person(token) is None
    one.close()
    other.close()


def _notes(place: Place) -> Callable[[], None]:
    return lambda: Trail(place).note("recorded", "u", "n", "w")


def test_two_processes_write_one_chain(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    places = [FilePlace(tmp_path / "trail.sqlite", [TABLE]) for _ in range(3)]
    with ThreadPoolExecutor(6) as pool:
        for done in [pool.submit(_notes(places[number % 3])) for number in range(30)]:
            done.result()
    assert newest(places[0])[0] == 30
    assert broken(places[0]) == []
    for each in places:
        each.close()


def test_however_often_it_is_renewed_a_sign_in_ends_after_twelve_hours(either: Place) -> None:
    now = 1_000_000.0
    sessions = Sessions(either, lambda: now)
    anna = person_of("u1", "Anna Amt", ["aqb-lesen"])
    assert anna
    token = sessions.begin(anna, now + 300)
    now += 12 * 3600 - 1
    sessions.renew(token, now + 300)
    assert sessions.person(token) == anna
    now += 1
    assert sessions.person(token) is None

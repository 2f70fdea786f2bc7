"""Nobody releases his own entry: by a second account, by two clicks at one instant, or while the trail is away."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import tiny

from access import current, installed
from access.guard import RightsHeld
from access.person import Person, name_of, person_of
from data.confirming import confirm
from data.faults import StoreError
from data.store import Store

NAME = "Frida Freigebend"


def signed_in(monkeypatch: pytest.MonkeyPatch, user: str, name: str) -> None:
    person = person_of(user, name_of({"sub": user, "name": name}), ["aqb-bearbeiten", "aqb-freigeben"])
    assert isinstance(person, Person)
    monkeypatch.setattr(current, "person", lambda: person)


@pytest.fixture
def recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store in which Frida has recorded something."""
    monkeypatch.setenv("AQB_DATABASE", f"duckdb:{tmp_path}/ministry.duckdb")
    store = Store(tmp_path, [tiny.DATASET], create=True, guard=RightsHeld())
    signed_in(monkeypatch, "f-1", NAME)
    with store.writing(tiny.DATASET) as writer:
        writer.deliver("neu", source="s1", recorded_by="x")
        writer.record("source", [tiny.source(delivery="neu")])
    return store


@pytest.mark.parametrize(
    "name",
    ["FRIDA  FREIGEBEND", "freigebend, Frida", "Fri\u200bda Freigebend", "\u202aFrida\u202c Freigebend\u00a0",
     "F\uff52ida Freigebend", "Frida\nFreigebend"],
)  # fmt: skip
def test_a_second_account_of_the_same_name_releases_nothing(
    recorded: Store, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    signed_in(monkeypatch, "f-2", name)
    with pytest.raises(StoreError, match="selbst aufgenommen"):
        confirm(recorded, tiny.DATASET, "neu", checked_by=name)
    recorded.close()


def test_while_the_trail_is_away_nothing_is_released(recorded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    signed_in(monkeypatch, "f-1", "Frida Neumann")

    def away() -> None:
        raise StoreError("Das Protokoll ist nicht zu erreichen.")

    monkeypatch.setattr(installed, "trail", away)
    with pytest.raises(StoreError, match="nicht zu erreichen"):
        confirm(recorded, tiny.DATASET, "neu", checked_by="x")
    state = recorded.facts(tiny.DATASET).rows("select checked_by from delivery_state where id = 'neu'")
    assert state == [{"checked_by": None}]
    recorded.close()


def test_of_two_releases_at_one_instant_one_is_stored(recorded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    signed_in(monkeypatch, "a-1", "Anna Amt")

    def release(_: int) -> str:
        try:
            return confirm(recorded, tiny.DATASET, "neu", checked_by="x")
        except StoreError as refused:
            return str(refused)

    with ThreadPoolExecutor(4) as pool:
        said = [*pool.map(release, range(4))]
    assert sum("ist geprüft" in each for each in said) == 1
    kinds = [each.kind for each in installed.trail().everything()]
    assert kinds == ["recorded", "checked"]
    recorded.close()

"""The shelf takes only what the right allows, whatever a page offers, and says in the trail what came and went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from access import current, noted
from access import shelf as held
from access.person import LOCAL, Person, person_of
from access.shelf import ShelfHeld
from data import location
from data.faults import StoreError
from data.intake.shelf import Draft
from data.intake.shelf.of_counties import ShelfOfCounties, id_of

Signs = Callable[[str, str], None]
OWN = "06434"


@pytest.fixture
def trail(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What the trail would hold."""
    kept: list[tuple[str, str]] = []
    monkeypatch.setattr(noted, "note", lambda kind, what: kept.append((kind, what)))
    return kept


@pytest.fixture
def signs_in(monkeypatch: pytest.MonkeyPatch) -> Signs:
    """Let somebody with this right be signed in; without a right, nobody."""

    def now(name: str, right: str) -> None:
        person = person_of(name.lower(), name, [f"aqb-{right}"]) if right else None
        monkeypatch.setattr(current, "person", lambda: person)

    return now


def _draft(sha: str, by: str, key: str = "neu") -> Draft:
    return Draft(key, sha, "Mappe.xlsx", "xlsx", "", by, datetime(2026, 1, 2))


@pytest.fixture
def shelf(tmp_path: Path, signs_in: Signs) -> ShelfHeld:
    """A shelf in which a draft of Berts waits."""
    made = ShelfHeld(location.shelf_of(tmp_path, "demo"), "demo")
    signs_in("Bert", "bearbeiten")
    made.put(_draft(made.keep(b"a", "Mappe.xlsx"), "Bert"))
    return made


@pytest.mark.parametrize(("right", "said"), [("lesen", "nicht zu bearbeiten"), ("freigeben", "nicht zu bearbeiten"),
                                             ("", "Anmeldung ist beendet")])  # fmt: skip
def test_who_may_not_record_writes_no_draft_past_every_page(
    shelf: ShelfHeld, signs_in: Signs, trail: list[tuple[str, str]], right: str, said: str
) -> None:
    (before,) = shelf.drafts()
    signs_in("Lea", right)
    for write in (
        lambda: shelf.keep(b"b", "b.xlsx"),
        lambda: shelf.put(before),
        lambda: shelf.drop(before.id),
        lambda: shelf.discard(before),
    ):
        with pytest.raises(StoreError, match=said):
            write()
    assert shelf.drafts() == [before]
    assert len(shelf.kept()) == 1
    assert {kind for kind, _ in trail} == ({"refused"} if right else set())


def test_what_came_and_what_was_discarded_stands_in_the_trail(
    shelf: ShelfHeld, signs_in: Signs, trail: list[tuple[str, str]]
) -> None:
    (first,) = shelf.drafts()
    shelf.put(first)  # a change of it is no new one
    shelf.drop(first.id)  # taken over: that is noted as what was recorded
    assert trail == []
    second = shelf.put(_draft(first.file_hash, "Karla"))
    signs_in("Frida", "bearbeiten")
    shelf.discard(second)
    assert trail == [
        ("handed_over", "demo: Mappe.xlsx, Entwurf neu von Karla"),
        ("discarded", "demo: Mappe.xlsx, Entwurf neu von Karla"),
    ]


def test_people_of_a_county_hand_in_their_own(tmp_path: Path, signs_in: Signs, trail: list[tuple[str, str]]) -> None:
    signs_in("Karla", f"kreis-{OWN}")
    shelf = ShelfHeld(ShelfOfCounties(location.shelf_of(tmp_path, "demo"), [OWN]), "demo")
    draft = shelf.put(_draft(shelf.keep(b"a", "a"), "Karla", id_of(OWN, "a" * 64)))
    shelf.discard(draft)
    assert [kind for kind, _ in trail] == ["handed_over", "discarded"]
    with pytest.raises(StoreError, match="gibt es nicht mehr"):
        shelf.put(_draft(draft.file_hash, "Karla", id_of("06412", "a" * 64)))


def test_one_person_does_not_fill_the_disk(shelf: ShelfHeld, signs_in: Signs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "MOST_DRAFTS", 1)
    (before,) = shelf.drafts()
    with pytest.raises(StoreError, match="warten schon"):
        shelf.keep(b"b", "b.xlsx")
    with pytest.raises(StoreError, match="warten schon"):
        shelf.put(_draft(before.file_hash, "Bert", "zweiter"))
    shelf.put(before)  # the one that waits can be worked at
    local: Person = LOCAL
    monkeypatch.setattr(current, "person", lambda: local)
    shelf.put(_draft(before.file_hash, "", "dritter"))
    signs_in("Frida", "bearbeiten")
    shelf.put(_draft(before.file_hash, "Frida", "vierter"))
    assert len(shelf.drafts()) == 3


def test_tidying_up_is_nobodys_who_works_here(shelf: ShelfHeld) -> None:
    with pytest.raises(StoreError, match="Aufräumen"):
        shelf.clear([], datetime(2030, 1, 1))

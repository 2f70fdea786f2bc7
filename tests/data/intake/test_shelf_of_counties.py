"""What people of a county may put on the shelf of the ministry."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data import location, moments
from data.faults import StoreError
from data.intake.shelf import Draft, Shelf
from data.intake.shelf import of_counties as theirs

OWN = "06434"


@pytest.fixture
def whole(tmp_path: Path) -> Shelf:
    """The shelf of the ministry, empty."""
    return location.shelf_of(tmp_path, "ministry")


def draft(shelf: Shelf, number: int, county: str = OWN) -> Draft:
    """One more remark of a county."""
    content = f"Anmerkung {number}".encode()
    key = theirs.id_of(county, f"{number:012}")
    return Draft(key, shelf.keep(content, "Anmerkung"), "Anmerkung", "txt", "remark", "Karla", moments.utc_now())


def test_a_county_hands_in_until_as_many_wait_as_may(whole: Shelf) -> None:
    own = theirs.ShelfOfCounties(whole, [OWN])
    waiting = [own.put(draft(own, number)) for number in range(theirs.MOST_DRAFTS)]
    files = len(whole.kept())
    with pytest.raises(StoreError, match="schon 100 Entwürfe Ihres Kreises"):
        own.keep(b"eine mehr", "Anmerkung")
    with pytest.raises(StoreError, match="schon 100 Entwürfe Ihres Kreises"):
        own.put(replace(waiting[0], id=theirs.id_of(OWN, "a" * 12), version=0))
    assert (len(own.drafts()), len(whole.kept())) == (theirs.MOST_DRAFTS, files)
    # One that waits can still be changed, others are not hindered, and one taken back makes room.
    own.put(replace(waiting[0], edits={"text": "anders"}))
    other = theirs.ShelfOfCounties(whole, ["06412"])
    other.put(draft(other, 0, "06412"))
    own.drop(waiting[1].id)
    own.put(draft(own, 200))

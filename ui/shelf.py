"""The shelf of a data set as whoever works here may see it."""

from __future__ import annotations

from access.shelf import ShelfHeld
from data import location
from data.intake.shelf.of_counties import ShelfOfCounties
from data.store import Facts


def shelf_of(facts: Facts) -> ShelfHeld:
    """All of it, or of people of a county what they handed in; written only by who has the right."""
    whole = location.shelf_of(location.folder(), facts.dataset)
    return ShelfHeld(ShelfOfCounties(whole, facts.counties) if facts.counties else whole, facts.dataset)

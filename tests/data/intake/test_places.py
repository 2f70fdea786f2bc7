"""A county is known by key or by name in any usual spelling, and never by half a name."""

from __future__ import annotations

import pytest

from data.intake.places import LAND, county, in_line
from data.intake.unclear import Unclear


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("06440", "06440"),
        (6440, "06440"),
        (6440.0, "06440"),
        ("06440000", "06440"),
        ("06440 Wetteraukreis", "06440"),
        ("Landkreis Wetterau", "06440"),
        ("Wetteraukreis*", "06440"),
        ("Hochtaunus", "06434"),
        ("HTK", "06434"),
        ("Main Kinzig Kreis", "06435"),
        ("Offenbach, Stadt", "06413"),
        ("Offenbach am Main", "06413"),
        ("Offenbach/M.", "06413"),
        ("Kreis Offenbach", "06438"),
        ("Offenbach (Lkr.)", "06438"),
        ("Offenbach-Land", "06438"),
        ("Kassel, documenta-Stadt", "06611"),
        ("LK Kassel", "06633"),
        ("Darmstadt", "06411"),
        ("Wissenschaftsstadt Darmstadt", "06411"),
        ("Darmstadt-Dieburg", "06432"),
        ("Kreis Bergstrasse", "06431"),
        ("Frankfurt a. M.", "06412"),
        ("Magistrat der Stadt Frankfurt am Main", "06412"),
        ("Gießen", "06531"),
        ("Land Hessen", LAND),
    ],
)
def test_a_county_is_known(cell: str | float, key: str) -> None:
    assert county(cell) == key


@pytest.mark.parametrize(
    "cell",
    [
        "Offenbach",
        "Kassel",
        "Stadt Gießen",
        "Stadt Fulda",
        "Marburg",
        "06499",
        "06440 Fulda",
        "Landkreis Darmstadt",
        "",
        7,
    ],
)
def test_what_is_not_plainly_one_county_is_asked_about(cell: str | int) -> None:
    with pytest.raises(Unclear):
        county(cell)


def test_a_line_names_counties_but_not_the_seat_of_an_authority() -> None:
    assert in_line("bewilligte mittel des hochtaunuskreises") == {"06434"}
    assert in_line("bescheide des regierungspräsidiums kassel") == set()
    assert in_line("rp darmstadt") == set()
    assert in_line("hochtaunuskreis und wetteraukreis") == {"06434", "06440"}
    assert in_line("darmstadt-dieburg") == {"06432"}

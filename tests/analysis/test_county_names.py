"""What people type for a county finds it, and nothing else."""

from __future__ import annotations

import pytest

from analysis.county_names import found

NAMES = {
    "431": "Bergstraße",
    "433": "Groß-Gerau",
    "436": "Main-Taunus-Kreis",
    "435": "Main-Kinzig-Kreis",
    "531": "Gießen",
    "611": "Kassel (Stadt)",
    "633": "Kassel (Lkr.)",
    "636": "Werra-Meißner-Kreis",
    "439": "Rüdesheim",
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Gross", ["433"]),
        ("gross gerau", ["433"]),
        ("GIESSEN", ["531"]),
        ("Bergstrasse", ["431"]),
        ("Main Taunus", ["436"]),
        ("main-taunus", ["436"]),
        ("meissner", ["636"]),
        ("Ruedesheim", ["439"]),
        ("Rudesheim", ["439"]),
        ("Kassel Stadt", ["611"]),
        ("Kassel", ["611", "633"]),
        ("Main", ["436", "435"]),
        ("Atlantis", []),
        ("", []),
        (" - ", []),
    ],
)
def test_a_name_is_found_as_people_type_it(typed: str, meant: list[str]) -> None:
    assert found(typed, NAMES) == meant

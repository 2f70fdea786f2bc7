"""Who a county is compared with: distances worked out by hand, and groups of four made-up counties."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis.peers import LOGIC, Neighbour, Part, Traits, distance, groups, lacking, neighbours, size_class, trait

WEIGHTS = {"a": 0.3, "b": 0.2, "c": 0.5}
RANGES = {"a": 10.0, "b": 4.0, "c": 0.0}


def test_a_distance_is_made_of_the_characteristics_both_have() -> None:
    # Together half of the weight, rescaled to 0.6 and 0.4: 0.6 · (5/10)² + 0.4 · (4/4)² = 0.15 + 0.40
    found = distance({"a": 10, "b": 0, "c": 3}, {"a": 5, "b": 4}, WEIGHTS, RANGES)
    assert found is not None
    assert found[0] == pytest.approx(math.sqrt(0.55))
    assert [(part.code, part.own, part.other) for part in found[1]] == [("a", 10, 5), ("b", 0, 4)]
    assert [part.share for part in found[1]] == pytest.approx([15 / 55, 40 / 55])


def test_below_half_of_the_weight_there_is_no_distance() -> None:
    assert distance({"a": 10}, {"a": 5}, WEIGHTS, RANGES) is None
    assert distance({"a": 10}, {"b": 5}, WEIGHTS, RANGES) is None
    assert distance({}, {}, {}, {}) is None


def test_what_is_the_same_everywhere_parts_nobody() -> None:
    assert distance({"c": 3}, {"c": 3}, WEIGHTS, RANGES) == (0.0, (Part("c", 3, 3, 0.0),))


def characteristics(**values: tuple[float | None, float | None]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"county": county, "code": code, "name": f"Merkmal {code}", "weight": weight, "value": value}
            for county, both in values.items()
            for (code, weight), value in zip((("x", 0.5), ("y", 0.5)), both, strict=True)
        ]
    )


FOUR = characteristics(k1=(0.0, 0.0), k2=(10.0, 0.0), k3=(10.0, 0.0), k4=(5.0, None), k5=(None, None))


def test_the_nearest_come_first_and_of_equals_the_lower_key() -> None:
    # k4 has one half of the weight: 5 of a range of 10; k2 and k3 differ in x alone, by all of its range
    found = neighbours("k1", FOUR)
    assert [each.county for each in found] == ["k4", "k2", "k3"]
    assert [each.distance for each in found] == pytest.approx([0.5, math.sqrt(0.5), math.sqrt(0.5)])
    assert [each.county for each in neighbours("k1", FOUR, most=2)] == ["k4", "k2"]
    assert neighbours("k5", FOUR) == []
    assert isinstance(found[0], Neighbour)


def test_seven_are_the_most_that_are_shown() -> None:
    many = characteristics(**{f"k{n}": (float(n), float(n)) for n in range(9)})
    assert [each.county for each in neighbours("k0", many)] == [f"k{n}" for n in range(1, 8)]
    assert LOGIC["nearest"] == "die 7 ähnlichsten"


def test_what_a_county_lacks_is_named() -> None:
    assert lacking("k4", FOUR) == ["Merkmal y"]
    assert lacking("k5", FOUR) == ["Merkmal x", "Merkmal y"]
    assert lacking("k1", FOUR) == []


def row(county: str, kind: str, jobcenter: str, people: float | None, iab: str | None = None) -> Traits:
    return Traits._make((county, kind, jobcenter, "Kassel", people, iab))


ROWS = [
    row("k1", "city", "joint", 149_999, "3"),
    row("k2", "city", "municipal", 150_000, "3"),
    row("k3", "district", "joint", 250_000, None),
    row("k4", "district", "joint", None, None),
]
NOBODY = pd.DataFrame(columns=["id", "name", "counties"])


def test_classes_of_size_begin_with_their_limit() -> None:
    assert [size_class(people) for people in (149_999, 150_000, 249_999, 250_000)] == [
        "unter 150.000 Einwohner",
        "150.000 bis unter 250.000 Einwohner",
        "150.000 bis unter 250.000 Einwohner",
        "ab 250.000 Einwohner",
    ]


def test_each_trait_is_said_in_words_and_what_is_not_known_is_none() -> None:
    assert [trait(ROWS[0], code) for code in ("kind", "jobcenter", "district", "size", "iab", "mood")] == [
        "kreisfreie Stadt", "gemeinsame Einrichtung", "Kassel", "unter 150.000 Einwohner", "3", None,
    ]  # fmt: skip
    assert trait(ROWS[3], "size") is None
    assert trait(ROWS[3], "iab") is None


def test_each_logic_finds_those_alike_and_never_the_county_itself() -> None:
    own = pd.DataFrame([{"id": "g", "name": "Meine", "counties": ["k1", "k3", "k9"]}])
    found = groups("k1", pd.DataFrame(ROWS), FOUR[FOUR["county"] != "k5"], own)
    assert {code: group.counties for code, group in found.items()} == {
        "all": ("k2", "k3", "k4"),
        "kind": ("k2",),
        "jobcenter": ("k3", "k4"),
        "district": ("k2", "k3", "k4"),
        "size": (),
        "nearest": ("k4", "k2", "k3"),
        "iab": ("k2",),
        # k9 does not exist in the year
        "g": ("k3",),
    }
    assert {code: group.name for code, group in found.items()} == {
        "all": "alle Kreise und Städte", "kind": "kreisfreie Städte", "jobcenter": "gemeinsame Einrichtungen",
        "district": "Regierungsbezirk Kassel", "size": "unter 150.000 Einwohner", "nearest": "die 3 ähnlichsten",
        "iab": "IAB-Vergleichstyp 3", "g": "eigene Gruppe „Meine“",
    }  # fmt: skip
    assert all(group.missing == "" for group in found.values())


def test_why_there_are_no_peers_is_said() -> None:
    found = groups("k4", pd.DataFrame(ROWS), FOUR, NOBODY)
    assert found["size"].missing == found["iab"].missing
    assert "in diesem Jahr nicht bekannt" in found["size"].missing
    assert groups("k9", pd.DataFrame(ROWS), FOUR, NOBODY)["kind"].missing == found["size"].missing
    assert "(Merkmal x, Merkmal y)" in groups("k5", pd.DataFrame(ROWS), FOUR, NOBODY)["nearest"].missing
    alone = groups("k1", pd.DataFrame(ROWS), characteristics(k1=(1.0, 1.0)), NOBODY)["nearest"]
    assert alone.missing == "Kein anderes Gebiet hat mit diesem genug Merkmale gemeinsam."
    assert alone.name == LOGIC["nearest"]
    without = pd.DataFrame(ROWS).assign(iab_type=None)
    assert "iab" not in groups("k1", without, FOUR, NOBODY)

"""A county is called as people in the house call it, in every case of the sentence."""

from __future__ import annotations

import pytest

from charts.base import county_words


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("Gießen", "district", "den Landkreis Gießen"),
        ("Wetteraukreis", "district", "den Wetteraukreis"),
        ("Landkreis Kassel", "district", "den Landkreis Kassel"),
        ("Stadt Kassel", "city", "die Stadt Kassel"),
        ("Frankfurt am Main", "city", "Frankfurt am Main"),
    ],
)
def test_for_whom_something_is_not_recorded(name: str, kind: str, said: str) -> None:
    assert county_words.for_whom(name, kind) == said

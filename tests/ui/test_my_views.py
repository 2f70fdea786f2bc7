"""What the browser tells of kept views is taken only where it is formed as one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ui.my_views import MOST, read

VIEW = {
    "id": "1",
    "name": "Fulda <b>",
    "about": "Kreisprofil Fulda 2024",
    "address": "kreisprofil?daten=demo&kreis=06631",
}


def test_a_view_is_read_as_it_was_kept() -> None:
    (view,) = read(json.dumps([VIEW]))
    assert (view.name, view.address) == ("Fulda <b>", "kreisprofil?daten=demo&kreis=06631")


@pytest.mark.parametrize(
    "changed",
    [
        {"address": "https://boese.example/?x=1"},
        {"address": "//boese.example?x=1"},
        {"address": "javascript:alert(1)"},
        {"address": 'kreisprofil?x="><script>'},
        {"address": "kreisprofil"},
        {"name": " "},
        {"name": "x" * 81},
        {"name": None},
        {"id": 7},
    ],
    ids=str,
)
def test_what_is_no_view_is_left_out_and_hinders_no_other(changed: dict[str, Any]) -> None:
    assert [view.id for view in read(json.dumps([VIEW | changed, VIEW | {"id": "2"}]))] == ["2"]


@pytest.mark.parametrize("text", ["", "{", "null", "7", '"x"', "{}", "[null, 3, []]"])
def test_other_text_is_no_list_of_views(text: str) -> None:
    assert read(text) == []


def test_there_is_an_end_to_the_list() -> None:
    assert len(read(json.dumps([VIEW] * (MOST + 9)))) == MOST

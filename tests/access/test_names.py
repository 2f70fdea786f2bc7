"""The name facts carry: one that can be read, whatever the provider says of somebody."""

from __future__ import annotations

import pytest

from access.person import name_of


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": "Frida Frei"}, "Frida Frei"),
        ({"name": " \t ", "preferred_username": "frida"}, "frida"),
        ({"name": "\u200b\u2060", "email": "frida@example.org"}, "frida@example.org"),
        ({"name": "\u202eierF adirF\u202c"}, "ierF adirF"),
        ({"name": "Frida\r\nFrei"}, "Frida Frei"),
        ({"name": "Frida\u00a0Frei\x00\x1b[31m"}, "Frida Frei[31m"),
        ({"name": "\ud800Frida"}, "Frida"),
        ({"name": None, "preferred_username": ""}, "f-1"),
        ({"name": "x" * 100_000}, "x" * 200),
        ({}, "f-1"),
    ],
)
def test_a_name_is_one_that_can_be_read(claims: dict[str, object], name: str) -> None:
    assert name_of({"sub": "f-1"} | claims) == name

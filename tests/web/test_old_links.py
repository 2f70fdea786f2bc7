"""A link to the Lagebild of the time when that was the first page still leads there."""

from __future__ import annotations

import pytest
from serving import Served


def target(answer: bytes) -> str:
    """Where the answer sends on to; empty when it does not."""
    head = answer.partition(b"\r\n\r\n")[0].decode("latin-1").splitlines()
    sends = " 302 " in head[0]
    return next((line.partition(": ")[2] for line in head if sends and line.lower().startswith("location:")), "")


@pytest.mark.parametrize(
    "query", ["jahr=2023", "daten=demo&jahr=2023&kreise=Hochtaunuskreis&kreise=Gie%C3%9Fen", "art=1"]
)
def test_a_filter_of_the_lagebild_leads_there_with_all_it_says(served: Served, query: str) -> None:
    assert target(served.get(f"/?{query}")) == f"/lagebild?{query}"


@pytest.mark.parametrize(
    "path", ["/", "/?daten=demo", "/?daten=demo&stand=Nr.+7", "/kreisprofil?jahr=2023", "//?jahr=2023"]
)
def test_every_other_address_is_answered_as_it_is(served: Served, path: str) -> None:
    assert target(served.get(path)) == ""


def test_below_a_prefix_the_link_stays_below(below: Served) -> None:
    assert target(below.get("/aqb/?jahr=2023")) == "/aqb/lagebild?jahr=2023"

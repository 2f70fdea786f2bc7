"""The readers of the benchmark understand what the server answers, so that no error page is ever measured as a page."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import apart
import pytest
from streamlit.proto.Element_pb2 import Element

from benchmarks import load, reader
from benchmarks import server as servers

SCRIPT = """
import streamlit as st

chosen = st.selectbox("Wahl", ["page", "another", "raises", "error", "same"])
if chosen == "raises":
    raise ValueError
if chosen == "error":
    st.error("Die Daten sind nicht erreichbar.")
st.write("another" if chosen == "same" else chosen)
"""


@pytest.fixture
def faulty(tmp_path: Path) -> Iterator[servers.Server]:
    """A page that goes wrong in each way a page can."""
    script = tmp_path / "faulty.py"
    script.write_text(SCRIPT, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with servers.running(script, port, tmp_path) as on:
        yield on


def test_only_a_page_that_changes_by_the_click_counts(faulty: servers.Server) -> None:
    async def said() -> list[str]:
        one = await reader.opened(faulty.address, "", "", "Wahl", 1)
        faults = [(await one.choose(option)).fault for option in ("raises", "another", "same", "error", "page")]
        await one.close()
        return [*faults, (await one.choose("another")).fault]

    raises, another, same, error, page, gone = apart.run(said())
    assert (another, page) == ("", "")
    assert "This app has encountered an error" in raises
    assert same == "nothing drawn anew for same"
    assert error == "Die Daten sind nicht erreichbar."
    assert gone.startswith("ConnectionClosed")
    resident, own = faulty.memory_mb()
    assert 20 < own < resident < 500


def test_every_page_of_the_load_answers_a_click_with_the_chosen_year(server: str) -> None:
    crowd = load.of_dashboard(servers.Server(f"{server}/", 0, 0, 0), "dashboard")

    async def clicked() -> list[bool]:
        await crowd.come(len(crowd.paths))
        years = [await one.choose("2022") for one in crowd.readers]
        assert [answer.fault for answer in years] == [""] * len(crowd.paths)
        # The title: what is drawn beside it comes before or after it, as the server gets to it.
        shown = [
            any("2022" in Element.FromString(part).heading.body for part in reader.drawn(one.messages))
            for one in crowd.readers
        ]
        await crowd.burst()
        await asyncio.gather(*(one.close() for one in crowd.readers))
        return shown

    assert apart.run(clicked()) == [True] * len(crowd.paths)
    assert [answer.fault for answer in crowd.bursts] == [""] * len(crowd.paths)


def test_a_page_that_does_not_exist_is_no_page(server: str) -> None:
    with pytest.raises(RuntimeError, match="page not found"):
        apart.run(reader.opened(f"{server}/", "nirgends", "daten=demo", "Jahr", 1))

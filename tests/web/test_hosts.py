"""The setting of the host names."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.web.server.server_util import is_url_from_allowed_origins

from web import outward
from web.hosts import LOOPBACK, Hosts, HostsRefused


@pytest.mark.parametrize(
    "named", ["http://a.de", "a.de:80", "*.a.de", "a b", "a.de/", "ä.de", "a..de", "-a.de", "a.de,b.de"]
)
def test_a_setting_that_is_no_name_is_refused_with_a_sentence(named: str) -> None:
    with pytest.raises(HostsRefused, match="AQB_HOSTS"):
        Hosts([named])


def test_empty_parts_of_the_setting_name_nothing() -> None:
    assert Hosts(["", " ", " A.de "]).named == {"a.de"}


@given(st.text(max_size=40))
def test_whatever_stands_in_host_only_known_names_are_known(host: str) -> None:
    place = Hosts(["a.de"]).asked("http", [host])
    assert (
        place is None or host.lower().rpartition(":")[0] in LOOPBACK | {"a.de"} or host.lower() in LOOPBACK | {"a.de"}
    )


def test_streamlit_asks_nobody_for_its_own_address_even_if_the_gate_were_open(monkeypatch: pytest.MonkeyPatch) -> None:
    outward.settle()

    def outside(*_: object, **__: object) -> None:
        # No Exception: Streamlit would take it for a network that is down.
        pytest.fail("asked outside")

    monkeypatch.setattr(socket, "getaddrinfo", outside)
    monkeypatch.setattr(socket.socket, "connect", outside)
    assert not is_url_from_allowed_origins("http://boese.example")

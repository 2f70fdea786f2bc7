"""Under which names this dashboard may be asked: the loopback names, and those of the setting AQB_HOSTS.

A foreign page can give a name of its own the address of this machine (DNS rebinding); the browser then sends that
name as Host, so a request is answered only under a name that was meant.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SETTING = "AQB_HOSTS"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:.]{{2,45}}\]")
_HOST = re.compile(rf"(?P<name>{_NAME.pattern})(?::(?P<port>\d{{1,5}}))?")
_PORTS = {"http": "80", "https": "443"}
_SAFE = {"ws": "http", "wss": "https"}


class HostsRefused(ValueError):
    """The setting AQB_HOSTS names something that is no host name."""


@dataclass(frozen=True)
class Place:
    """Where a request came to or from: scheme http or https, lower-case name, port as a number in text."""

    scheme: str
    name: str
    port: str


class Hosts:
    """The names of one running dashboard."""

    def __init__(self, named: Iterable[str] = ()) -> None:
        """`named`: host names without scheme and port; raises HostsRefused for anything else."""
        self.named = frozenset(each.strip().lower() for each in named if each.strip())
        for each in sorted(self.named):
            if not _NAME.fullmatch(each):
                raise HostsRefused(
                    f"Die Einstellung {SETTING} nennt „{each}“; das ist kein Rechnername. Bitte nur Namen ohne http:// "
                    f"und ohne Port angeben, durch Komma getrennt, zum Beispiel {SETTING}=aqb.intern.hessen.de."
                )

    def asked(self, scheme: str, headers: Sequence[str]) -> Place | None:
        """The place a request names in its Host headers; None when it is not one known name."""
        place = _place(scheme, headers[0]) if len(headers) == 1 else None
        return place if place and place.name in LOOPBACK | self.named else None

    def may_come_from(self, asked: Place, origins: Sequence[str]) -> bool:
        """Whether pages of these Origin headers may ask here: the dashboard's own, also behind a proxy that ends TLS.

        No browser leaves Origin out of a handshake; other programs may.
        """
        if not origins:
            return True
        scheme, separator, host = origins[0].partition("://")
        place = _place(scheme, host) if separator and len(origins) == 1 and scheme in _PORTS else None
        return place is not None and (
            place == asked or (place.name in self.named and (place.scheme, place.port) == ("https", "443"))
        )


def from_environment() -> Hosts:
    """The names of this process; raises HostsRefused when the setting is no list of names."""
    return Hosts(os.environ.get(SETTING, "").split(","))


def _place(scheme: str, host: str) -> Place | None:
    found = _HOST.fullmatch(host.lower())
    if not found:
        return None
    kept = _SAFE.get(scheme, scheme)
    port = str(int(found["port"])) if found["port"] else _PORTS[kept]
    return Place(kept, found["name"], port) if 0 < int(port) < 65536 else None

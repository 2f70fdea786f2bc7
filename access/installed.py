"""What this installation has: provider, list of sign-ins and trail, opened once per process."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from pathlib import Path

from access import settings
from access.sessions import TABLE as SIGNED_IN
from access.sessions import Sessions
from data import location
from data.trail.place import Place
from data.trail.trail import TABLE as TRAIL
from data.trail.trail import Trail


def place() -> Place:
    """Where trail and sign-ins lie, beside the ministry's log."""
    return _opened(location.folder(), os.environ.get(location.VARIABLE))


@lru_cache(maxsize=2)
def _opened(folder: Path, setting: str | None) -> Place:
    del setting  # another database is another place
    return location.trail_of(folder, [TRAIL, SIGNED_IN])


@cache
def provider() -> settings.Provider | None:
    """The provider of the settings; raises SettingsRefused."""
    return settings.from_environment()


def sessions() -> Sessions:
    """The list of who is signed in."""
    return Sessions(place())


def trail() -> Trail:
    """The trail."""
    return Trail(place())

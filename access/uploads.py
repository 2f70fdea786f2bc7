"""Files somebody brings, before a page has taken them: Streamlit holds them in memory as long as the tab is open.

One after the other, so that what is held is known when the next one begins.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from access.person import Person

BELOW = "_stcore/upload_file/"
# 520 agreements of twenty years at once, most of them below a megabyte; a page lets go of what it has taken over.
MOST_HELD = 600 * 2**20
# What the server needs for each file beside its content, rounded up: also empty ones would fill it.
EACH = 10_000
NOT_YOURS = "Dieses Fenster gehört einer anderen Person; die Datei wurde nicht angenommen. Bitte die Seite neu laden."
FULL = (
    "Von Ihnen liegen schon zu viele Dateien im Arbeitsspeicher des Servers; diese kam nicht hinzu. Bitte die Seite "
    "neu laden und weniger Dateien auf einmal auswählen."
)


def held_by(session: str) -> int:
    """Bytes that are held for a session of Streamlit's."""
    files = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    if not isinstance(files, MemoryUploadedFileManager):
        return 0
    return sum(len(file.data) + EACH for file in [*files.file_storage.get(session, {}).values()])


def session_of(path: str) -> str:
    """The number of the session that an upload says it is for."""
    return path.removeprefix(BELOW).partition("/")[0]


class Uploads:
    """Who brings a file now, and in which sessions each person has brought some."""

    def __init__(self, held: Callable[[str], int] = held_by) -> None:
        self._held = held
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._sessions: defaultdict[str, set[str]] = defaultdict(set)

    def turn(self, person: Person) -> asyncio.Lock:
        """To be held while this person's file comes in."""
        return self._turns[person.user]

    def full(self, person: Person, path: str) -> bool:
        """Whether as much of this person's files is held as may be; `path` names the session of the next one."""
        held = {each: self._held(each) for each in self._sessions[person.user]}
        # Of a session that is over nothing is held, and nothing is kept in mind.
        self._sessions[person.user] = {each for each, size in held.items() if size}
        self._sessions[person.user].add(session_of(path))
        return sum(held.values()) >= MOST_HELD

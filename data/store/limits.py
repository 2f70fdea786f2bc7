"""No question runs for ever: what takes too long is ended, and told as a sentence."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from data.faults import StoreError

# The slowest question at ten million Maßnahmen takes 9 s (docs/speed.md); who waits longer has long clicked elsewhere.
QUESTION_SECONDS = 60.0
LOOKS_EVERY_SECONDS = 1.0
TOO_LONG = (
    "Die Antwort hat länger als {seconds:.0f} Sekunden gebraucht und wurde abgebrochen; die Daten sind unverändert. "
    "Bitte die Auswahl enger fassen oder es später noch einmal versuchen."
)


class Limit:
    """Ends questions of one store after some seconds; one thread looks after all of them while any runs.

    A timer per question would be a thread per question, a tenth of the time of a short one.
    """

    def __init__(self, seconds: float = QUESTION_SECONDS, every: float = LOOKS_EVERY_SECONDS) -> None:
        self.seconds = seconds
        self._every = every
        self._running: dict[int, tuple[float, duckdb.DuckDBPyConnection]] = {}
        self._lock = threading.Lock()
        self._looking = False

    @contextmanager
    def of(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """While the block runs a question on this cursor; raises StoreError when it was ended."""
        key = id(cursor)
        with self._lock:
            self._running[key] = (time.monotonic() + self.seconds, cursor)
            if not self._looking:
                self._looking = True
                threading.Thread(target=self._look, name="aqb-limit", daemon=True).start()
        try:
            yield
        except duckdb.InterruptException as ended:
            raise StoreError(TOO_LONG.format(seconds=self.seconds)) from ended
        finally:
            # Under the lock: a cursor that is done is never interrupted.
            with self._lock:
                self._running.pop(key, None)

    def _look(self) -> None:
        idle = 0
        while True:
            time.sleep(self._every)
            with self._lock:
                now = time.monotonic()
                for until, cursor in self._running.values():
                    if now > until:
                        cursor.interrupt()
                idle = 0 if self._running else idle + 1
                if idle > 1:
                    self._looking = False
                    return

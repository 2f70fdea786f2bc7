"""The clock is wrong or set while people record: every recording takes effect in the order in which it was made."""

from __future__ import annotations

from datetime import datetime, timedelta
from unittest.mock import patch

from faults.scene import Scene, Tally, record_next, state
from faults.soundness import unsound

NOW = datetime(2026, 3, 2, 9, 0)
MOMENTS = {
    "as it is": NOW,
    "one hour back": NOW - timedelta(hours=1),
    "three years ahead": NOW.replace(year=2029),
    "right again": NOW + timedelta(minutes=5),
    "the same moment again": NOW + timedelta(minutes=5),
    "02:30 before summer time ends": datetime(2026, 10, 25, 0, 30),
    "02:30 after summer time ended": datetime(2026, 10, 25, 1, 30),
    "before summer time begins": datetime(2026, 3, 29, 0, 59),
    "after summer time began": datetime(2026, 3, 29, 1, 1),
    "the beginning of 1970": datetime(1970, 1, 1),
}


def set_clock(scene: Scene, rounds: int) -> Tally:
    """Record at each of these moments, asking what holds and every Stand before."""
    scene.begin()
    tally = Tally()
    with scene.store("killed") as store, scene.store("follower") as other:
        for number in range(rounds):
            for name, moment in MOMENTS.items():
                before = state(store)
                with patch("data.moments.utc_now", lambda moment=moment: moment):
                    k = record_next(store, f"clock{number}{moment:%y%m%d%H%M}{before.number}")
                tally.tried += 1
                for each in (store, other):
                    found = state(each)
                    if (found.number, found.k) != (before.number + 1, k) or k != before.k + 1:
                        tally.wrong.append(f"{name}: {before} became {found}")
        newest = state(store).number
        for number in range(1, newest + 1):
            if (found := state(store, number)).k != number - 1:
                tally.wrong.append(f"Stand {number}: {found}")
    tally.wrong += unsound(scene)
    return tally

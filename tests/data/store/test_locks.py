"""A lock between readers and writers: nobody keeps another out by never letting go."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from at_once import meanwhile

from data.faults import StoreBusy
from data.store.locks import held


@pytest.mark.parametrize(
    ("others", "shared"),
    [pytest.param(5, True, id="readers whose readings overlap"), pytest.param(1, False, id="who takes again at once")],
)
def test_others_who_go_on_and_on_do_not_keep_a_writer_out(others: int, shared: bool, tmp_path: Path) -> None:
    lock, ended = tmp_path / "log.open", threading.Event()

    def again_and_again(after: float) -> None:
        time.sleep(after)
        while not ended.is_set():
            with held(lock, patience=5, shared=shared):
                time.sleep(0.1)

    with meanwhile(again_and_again, [(each * 0.02,) for each in range(others)]):
        time.sleep(0.2)
        try:
            for _ in range(3):
                with held(lock, patience=1):
                    pass
        finally:
            ended.set()


def test_who_waits_in_vain_is_told_and_keeps_nobody_out(tmp_path: Path) -> None:
    lock = tmp_path / "log.open"
    with held(lock, patience=1, shared=True):
        with pytest.raises(StoreBusy, match="Es wurde nichts gespeichert"), held(lock, patience=0.05):
            pass
        with held(lock, patience=0.05, shared=True):
            pass
    with held(lock, patience=0.05):
        pass

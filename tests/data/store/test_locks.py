"""A lock between readers and writers: nobody keeps another out by never letting go."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from data.faults import StoreBusy
from data.store.locks import held


def test_readers_whose_readings_overlap_do_not_keep_a_writer_out(tmp_path: Path) -> None:
    lock, ended = tmp_path / "log.open", threading.Event()

    def read_again_and_again(after: float) -> None:
        time.sleep(after)
        while not ended.is_set():
            with held(lock, patience=5, shared=True):
                time.sleep(0.1)

    readers = [threading.Thread(target=read_again_and_again, args=(each * 0.02,)) for each in range(5)]
    for reader in readers:
        reader.start()
    time.sleep(0.2)
    try:
        for _ in range(3):
            with held(lock, patience=2):
                pass
    finally:
        ended.set()
        for reader in readers:
            reader.join()


def test_who_lets_go_and_takes_again_at_once_does_not_keep_another_out(tmp_path: Path) -> None:
    lock, ended = tmp_path / "log.writing", threading.Event()

    def write_again_and_again() -> None:
        while not ended.is_set():
            with held(lock, patience=5):
                time.sleep(0.1)

    other = threading.Thread(target=write_again_and_again)
    other.start()
    time.sleep(0.05)
    try:
        for _ in range(3):
            with held(lock, patience=1):
                pass
    finally:
        ended.set()
        other.join()


def test_who_waits_in_vain_is_told_and_keeps_nobody_out(tmp_path: Path) -> None:
    lock = tmp_path / "log.open"
    with held(lock, patience=1, shared=True):
        with pytest.raises(StoreBusy, match="Es wurde nichts gespeichert"), held(lock, patience=0.05):
            pass
        with held(lock, patience=0.05, shared=True):
            pass
    with held(lock, patience=0.05):
        pass

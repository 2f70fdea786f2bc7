"""What a page has taken is held in memory no longer."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit import runtime
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFile, UploadedFileRec

from access import uploads as brought
from pages.deliveries import taken_files


def test_taken_files_are_held_no_longer_and_others_are(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = MemoryUploadedFileManager("/_stcore/upload_file")
    files = [UploadedFileRec(name, f"{name}.csv", "text/csv", b"1234") for name in ("a", "b")]
    for each in files:
        kept.add_file("s", each)
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(uploaded_file_mgr=kept))
    monkeypatch.setattr(
        taken_files, "get_script_run_ctx", lambda: SimpleNamespace(uploaded_file_mgr=kept, session_id="s")
    )
    assert (brought.held_by("s"), brought.held_by("t")) == (2 * (4 + brought.EACH), 0)
    taken_files.let_go([UploadedFile(files[0], FileURLs())])
    assert brought.held_by("s") == 4 + brought.EACH
    assert [each.file_id for each in kept.get_files("s", ["a", "b"])] == ["b"]


def test_outside_of_a_run_there_is_nothing_to_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taken_files, "get_script_run_ctx", lambda: None)
    taken_files.let_go([UploadedFile(UploadedFileRec("a", "a.csv", "text/csv", b"1"), FileURLs())])

"""Files that a page has taken: the server's memory lets go of them."""

from __future__ import annotations

from collections.abc import Iterable

from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile


def let_go(files: Iterable[UploadedFile]) -> None:
    """Forget these files, which Streamlit would hold until the tab is closed; their field goes with this run."""
    run = get_script_run_ctx()
    if run is None or not isinstance(run.uploaded_file_mgr, MemoryUploadedFileManager):
        return
    for file in files:
        run.uploaded_file_mgr.remove_file(run.session_id, file.file_id)

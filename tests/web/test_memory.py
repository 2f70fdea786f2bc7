"""What the server keeps in memory after pages were drawn (docs/speed.md)."""

from __future__ import annotations

import subprocess
import sys

from data import location


def test_the_server_takes_memory_for_columns_from_the_system_which_gets_it_back() -> None:
    asked = "import serve, pyarrow; print(pyarrow.default_memory_pool().backend_name)"
    said = subprocess.run(
        [sys.executable, "-c", asked], cwd=location.ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    assert said.stdout.strip() == "system"

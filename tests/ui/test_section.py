"""A figure nobody can trace is not drawn."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from ui.section import section


@pytest.mark.parametrize(
    "missing", [{"statement": ""}, {"measure": ""}, {"source": None}], ids=["statement", "measure", "source"]
)
def test_a_section_refuses_to_draw_without_statement_measure_or_source(missing: dict[str, Any]) -> None:
    complete: dict[str, Any] = {"statement": "Es gibt 3.", "measure": "Euro", "source": ["d1 # § 4"]}
    with pytest.raises(ValueError, match="Titel"):
        section(SimpleNamespace(), "Titel", pd.DataFrame(), None, key="k", columns={}, **(complete | missing))

"""The documents behind a figure in one line."""

from __future__ import annotations

import pandas as pd
import pytest

from charts.base.sources import say_documents


def evidence(*documents: str) -> pd.DataFrame:
    return pd.DataFrame(
        {"document": documents, "publisher": ["Land"] * len(documents), "citation": ["§ 1"] * len(documents)}
    )


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        ([], "Quelle: keine Fundstelle zu dieser Auswahl"),
        (["A", "A"], "Quelle: A (Land)"),
        (["A", "B", "C"], "Quelle: A (Land); B (Land); C (Land)"),
        (["A", "B", "C", "D"], "Quelle: A (Land); B (Land); C (Land) und 1 weiteres Dokument"),
        (["A", "B", "C", "D", "E", "E"], "Quelle: A (Land); B (Land); C (Land) und 2 weitere Dokumente"),
    ],
)
def test_three_documents_are_named_and_the_others_counted(documents: list[str], said: str) -> None:
    assert say_documents(evidence(*documents)).replace("\u00a0", " ") == said

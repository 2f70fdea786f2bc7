"""Every sentence of charts holds what it says: random rows in, and each is read again independently of how it is made.

A new sentence without a reader fails here; readers lie in read_*.py by topic.
"""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import READERS, agrees, figures, generators

# Importing a module of readers registers them.
for module in sorted(Path(__file__).parent.glob("read_*.py")):
    importlib.import_module(module.stem)


def test_every_sentence_has_a_reader() -> None:
    assert set(generators()) == set(READERS)


@pytest.mark.parametrize("label", sorted(READERS))
@settings(max_examples=60)
@given(data=st.data())
def test_a_sentence_says_what_its_rows_hold(label: str, data: st.DataObject) -> None:
    READERS[label](data)


def test_figures_of_a_sentence_are_read_as_they_are_written() -> None:
    text = "2024 gegenüber 2023: −107,5 Tsd. € (−0,5\u00a0%) in 24 von 26 Gebieten, 1.234,56 € am 30.09.2024"
    found = figures(text)
    assert [(each.unit, each.signed) for each in found if each.unit] == [("Tsd. €", True), ("%", True), ("€", False)]
    assert [round(each.value, 3) for each in found] == [2024, 2023, -107500, -0.005, 24, 26, 1234.56]
    assert agrees(found[2], -107_518.9)
    assert not agrees(found[2], -107_600)

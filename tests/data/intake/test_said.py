"""What messages quote and name: cells as a German types them, no paths and no codes of the program."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from data.intake.kinds import DECIMAL, MONEY, WHOLE, Kind
from data.intake.spelling import written
from data.intake.unclear import Unclear
from data.scripts import HERE

# Rules about facts reach people at the screen; those about catalogues only the people who keep the files.
RULES = sorted((HERE / "rules").glob("*.sql"))


@pytest.mark.parametrize(
    ("cell", "says"), [(12.5, "12,5"), (3.0, "3"), (date(2024, 6, 30), "30.06.2024"), (True, "ja"), (" x ", "x")]
)
def test_a_cell_is_quoted_as_it_is_typed(cell: object, says: str) -> None:
    assert written(cell) == says


@pytest.mark.parametrize(("kind", "cell"), [(WHOLE, 12.5), (MONEY, 12.345), (DECIMAL, 1.23456)])
def test_a_number_that_is_refused_has_a_decimal_comma(kind: Kind, cell: float) -> None:
    with pytest.raises(Unclear, match=str(cell).replace(".", ",")):
        kind.read(cell, None, 1)


@pytest.mark.parametrize("rule", RULES, ids=lambda path: path.stem)
def test_a_rule_names_no_file_and_no_command(rule: Path) -> None:
    said = re.findall(r"'([^']*)'", re.sub(r"--.*", "", rule.read_text("utf-8")))
    assert not [each for each in said if re.search(r"\.csv|\.md|data/|docs/|python -m", each)]

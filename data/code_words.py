"""What codes are called, the same on every floor: data/reference/code_word.csv, in the order of that file.

Codes decide, words are read: nothing compares a word.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

SPACE = "\u00a0"


class CodeWord(NamedTuple):
    """What one code is called; without a symbol it is empty."""

    kind: str
    code: str
    word: str
    symbol: str


def _read() -> list[CodeWord]:
    path = Path(__file__).parent / "reference" / "code_word.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [CodeWord(**row) for row in csv.DictReader(file)]


CODE_WORDS = _read()


def words(kind: str) -> dict[str, str]:
    """Code → word. Raises KeyError for a kind the catalogue does not have."""
    found = {each.code: each.word for each in CODE_WORDS if each.kind == kind}
    if not found:
        raise KeyError(kind)
    return found


def symbols(kind: str) -> dict[str, str]:
    """Code → symbol."""
    return {each.code: each.symbol for each in CODE_WORDS if each.kind == kind}


def labels(kind: str) -> dict[str, str]:
    """Code → symbol and word; the symbol never stands alone at the end of a line."""
    signs = symbols(kind)
    return {code: f"{signs[code]}{SPACE}{word}" for code, word in words(kind).items()}


STAGE = words("stage")
# A share of a stage: 44,8 % des Vereinbarten.
OF_STAGE = words("of_stage")
STATE = words("state")
PRECISION = words("precision")
# The unit of an indicator is a word of its catalogue; this one is written as a sign behind the number.
PERCENT = words("unit")["percent"]
# What stands where persons are counted that are too few to be shown; never a zero, never empty.
WITHHELD = labels("missing_value")["withheld"]
# Units of which there is no half.
COUNTED = frozenset(words("counted_unit").values())
# A single one of each: 1 Person.
ONE = {many: words("counted_one")[code] for code, many in words("counted_unit").items()}
DECISION = words("dialogue_result")
SIDE = words("remark_side")
# Whom a sentence of an agreement binds.
BOUND = words("bound")
MISSING_VALUE = words("missing")
MISSING_SHORT = words("missing_short")
KIND = words("target_kind")
JUDGEMENT = words("judgement")
PROGRESS = labels("commitment")
MILESTONE = labels("milestone")
OUTCOME = words("deviation_outcome")
# Without the share that a rule of one deviation names.
RULE = {code: word.replace("{}", "") for code, word in words("deviation_rule").items()}

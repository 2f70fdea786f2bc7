"""One description per column, and from it the cells on screen, in documents and in files."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from charts.base.status import STATUS
from data import numbers
from data.code_words import JUDGEMENT, KIND, MISSING_VALUE, PRECISION, PROGRESS, STAGE, STATE, WITHHELD

_FORMULA = frozenset("=+-@")
# Spreadsheets pass over these before they look for a formula: spaces, controls, marks without a width.
_PASSED_OVER = re.compile(r"\A[\s\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

_CODES: Mapping[str, Mapping[str, str]] = {
    "stage": STAGE,
    "state": STATE,
    "kind": KIND,
    "judgement": JUDGEMENT,
    "progress": PROGRESS,
    "precision": PRECISION,
    "missing": MISSING_VALUE,
    # Symbol and word stay on one line.
    "status": {code: status.label.replace(" ", numbers.SPACE, 1) for code, status in STATUS.items()},
}


@dataclass(frozen=True)
class Column:
    """How one column of a frame is headed and written.

    `kind`: text, euro, euro2, integer, number (up to two decimals), percent, achievement, day, flag, or one
    of the code lists stage, state, precision, kind, judgement, missing, progress, status. `missing` stands where there
    is no value, `signed` puts a plus sign before what is more than zero. `withheld` names the column of flags
    that says which missing values are withheld. Where words tell a number, `number` names the column that holds it and
    `unit` that of its unit (none: a share), for files that compute. `said` names the column whose words stand for the
    value wherever it is read, in a frame that has it; files that compute keep the value.
    """

    label: str
    kind: str = "text"
    missing: str = numbers.MISSING
    signed: bool = False
    withheld: str = ""
    number: str = ""
    unit: str = ""
    said: str = ""

    def write(self, value: object) -> str:
        """One cell as German text."""
        if numbers.is_missing(value):
            return self.missing
        if self.kind in _CODES:
            return _CODES[self.kind].get(str(value), str(value))
        if self.kind == "flag":
            return "ja" if value else "nein"
        text = _WRITERS.get(self.kind, str)(value)
        # Only columns of numbers are signed.
        return numbers.signed(text, float(str(value))) if self.signed else text


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "euro": numbers.euro,
    "euro2": lambda value: numbers.euro(value, 2),
    "integer": numbers.integer,
    # Nine places: what a division leaves behind the last one does not make a whole number a broken one.
    "number": lambda value: numbers.decimal(value, 0 if round(float(value), 9) == round(float(value)) else 2),
    "percent": numbers.percent,
    "achievement": numbers.achievement,
    "day": numbers.day,
}
# Kinds whose cells are numbers, and the digits a file gives them.
NUMERIC = {"euro": 2, "euro2": 2, "integer": 0, "number": 4, "percent": 6, "achievement": 6}

Columns = Mapping[str, Column]


def written(frame: pd.DataFrame, columns: Columns) -> dict[str, list[str]]:
    """The frame as it is read: German text of every cell by German heading."""
    return {column.label: texts(frame, name, column) for name, column in columns.items()}


def texts(frame: pd.DataFrame, name: str, column: Column) -> list[str]:
    """The cells of one column as German text."""
    hidden = withheld_cells(frame, name, column)
    if column.said in frame.columns:
        name, column = column.said, replace(column, kind="text", signed=False)
    # The same words stand in many rows.
    words: dict[str, str] = {}
    cells = [
        words.get(value) or words.setdefault(value, column.write(value))
        if isinstance(value, str)
        else column.write(value)
        for value in frame[name].tolist()
    ]
    if not column.withheld:
        return cells
    return [WITHHELD if withheld else cell for cell, withheld in zip(cells, hidden, strict=True)]


def withheld_cells(frame: pd.DataFrame, name: str, column: Column) -> list[bool]:
    """Which cells of a column are missing because what they count is never shown."""
    if not column.withheld:
        return [False] * len(frame)
    return (frame[name].isna() & frame[column.withheld].astype(bool)).tolist()


def tells(frame: pd.DataFrame, name: str, column: Column) -> bool:
    """Whether a column has anything to say in any row."""
    # The first value ends the search; pandas would look at every row, 7 of 74 ms of the Kreisprofil.
    told = column.said if column.said in frame.columns else name
    if any(not numbers.is_missing(value) for value in frame[told].tolist()):
        return True
    return bool(column.withheld) and any(withheld_cells(frame, name, column))


def harmless(text: str) -> str:
    """A text cell that a spreadsheet takes for text.

    An apostrophe goes before =, +, - and @, in any width and also behind what is passed over, and before a tab, line
    end or other control.
    """
    first = _PASSED_OVER.sub("", text, count=1)[:1]
    acts = unicodedata.normalize("NFKC", first) in _FORMULA or _CONTROL.match(text)
    return f"'{text}" if acts else text


def csv(frame: pd.DataFrame, columns: Columns, extra: Mapping[str, str], *, german: bool) -> bytes:
    """The frame as a file: numbers as numbers.

    German: byte order mark, semicolon, decimal comma, so that Excel opens it by double click. Otherwise comma
    and point. Dates are ISO in both. `extra` (data set, Stand, source) is repeated in every row, so that it
    survives copying.
    """
    out = pd.DataFrame(
        {
            harmless(column.label): [
                WITHHELD if withheld else _cell(column, value, german)
                for value, withheld in zip(frame[name], withheld_cells(frame, name, column), strict=True)
            ]
            for name, column in columns.items()
        }
    )
    for label, value in extra.items():
        out[harmless(label)] = harmless(value)
    buffer = io.StringIO()
    out.to_csv(buffer, index=False, sep=";" if german else ",", lineterminator="\r\n")
    # Half a character cannot be written; it becomes a question mark rather than no file.
    return buffer.getvalue().encode("utf-8-sig" if german else "utf-8", errors="replace")


def _cell(column: Column, value: object, german: bool) -> str:
    if numbers.is_missing(value):
        return ""
    if column.kind in NUMERIC:
        digits = NUMERIC[column.kind]
        text = f"{value:.{digits}f}"
        text = text.rstrip("0").rstrip(".") if digits > 2 else text
        return text.replace(".", ",") if german else text
    if column.kind == "day":
        return pd.Timestamp(str(value)).strftime("%Y-%m-%d")
    return harmless(column.write(value))

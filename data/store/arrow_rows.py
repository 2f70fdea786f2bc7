"""Rows as Arrow: what a program or a person records, in the types of the log's tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from data import layout
from data.faults import StoreError

Row = Mapping[str, object]

# Ten pages; a section of an agreement, which is taken from its document, may be longer.
LONGEST_TEXT = 20_000
TEXTS_OF_DOCUMENTS = "passage"


def table_of(table: str, rows: Sequence[Row]) -> pa.Table:
    """The rows as an Arrow table with exactly the columns of `table`; what a row leaves out is null.

    Text is taken where a number or a day is meant, if it says exactly one. Raises StoreError naming table, key, column
    and value of what does not fit.
    """
    types = layout.arrow_types(table)
    for row in rows:
        if unknown := row.keys() - types.keys():
            raise StoreError(f"Die Tabelle „{table}“ hat keine Spalte {', '.join(sorted(unknown))}.")
        if table != TEXTS_OF_DOCUMENTS:
            _refuse_too_long(table, row)
    return pa.table({name: _column(table, name, kind, rows) for name, kind in types.items()})


def _refuse_too_long(table: str, row: Row) -> None:
    for name, value in row.items():
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            raise StoreError(
                f"Tabelle „{table}“, Schlüssel {row.get('id')}: Der Text in der Spalte {name} hat {len(value)} "
                f"Zeichen, vorgesehen sind höchstens {LONGEST_TEXT}. Bitte kürzen; es wurde nichts übernommen."
            )


def _column(table: str, name: str, kind: pa.DataType, rows: Sequence[Row]) -> pa.Array:
    values = [_value(row.get(name), kind) for row in rows]
    try:
        return pa.array(values, kind)
    except (pa.ArrowException, TypeError, ValueError, OverflowError):
        pass
    for row, value in zip(rows, values, strict=True):
        try:
            pa.array([value], kind)
        except (pa.ArrowException, TypeError, ValueError, OverflowError):
            raise StoreError(
                f"Tabelle „{table}“, Schlüssel {row.get('id')}: Der Wert „{str(value)[:60]}“ passt nicht in die Spalte "
                f"{name}. Bitte die Quelle prüfen; es wurde nichts übernommen."
            ) from None
    raise StoreError(f"Tabelle „{table}“: Die Spalte {name} lässt sich nicht übernehmen; es wurde nichts gespeichert.")


def _value(value: Any, kind: pa.DataType) -> Any:
    """One value as Arrow takes it; NaN and NaT of a frame are nothing."""
    if value is None or (not isinstance(value, (list, tuple)) and value != value):
        return None
    if pa.types.is_decimal(kind):
        return _decimal(value, kind)
    if isinstance(value, str) and not pa.types.is_string(kind):
        return _read(value.strip(), kind)
    if pa.types.is_date(kind) and isinstance(value, datetime):
        return value.date()
    if pa.types.is_integer(kind) and isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _decimal(value: Any, kind: pa.Decimal128Type) -> Any:
    try:
        number = Decimal(str(value))
        # More digits than the column keeps are refused, never rounded: 12.345 is no sum of euros.
        return number.quantize(Decimal(1).scaleb(-kind.scale)) if number == round(number, kind.scale) else value
    except (ArithmeticError, ValueError):
        return value


def _read(text: str, kind: pa.DataType) -> Any:
    try:
        if pa.types.is_integer(kind):
            return int(text)
        if pa.types.is_date(kind):
            return date.fromisoformat(text)
        if pa.types.is_timestamp(kind):
            return datetime.fromisoformat(text)
        if pa.types.is_boolean(kind):
            return {"true": True, "false": False}[text.lower()]
    except (ValueError, KeyError):
        pass
    return text

"""What may be asked of the store: one SELECT, with named parameters."""

from __future__ import annotations

from functools import lru_cache

import duckdb

from data.faults import StoreError


@lru_cache(maxsize=2000)
def parameters_of(sql: str) -> frozenset[str]:
    """The names of the parameters of a question. Raises StoreError for what is not exactly one SELECT.

    Nothing else may run where questions are answered.
    """
    statements = duckdb.extract_statements(sql)
    if [each.type for each in statements] != [duckdb.StatementType.SELECT]:
        raise StoreError("Gefragt werden kann nur mit genau einem SELECT.")
    return frozenset(statements[0].named_parameters)

"""The head of a table as a value: what each column means, and which of them are sums of others."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass
class Head:
    """The head of one table: rows first to last, and per column what it means."""

    first: int
    last: int
    labels: dict[int, str] = field(default_factory=dict)
    values: dict[int, dict[str, Any]] = field(default_factory=dict)
    units: dict[int, Decimal | None] = field(default_factory=dict)
    sums: set[int] = field(default_factory=set)
    ignored: set[int] = field(default_factory=set)
    unknown: dict[int, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    # Whether `values` are figures although a row of the form may do without one.
    spread: bool = False

    @property
    def score(self) -> int:
        """How much of it is understood."""
        return 2 * len(set(self.labels.values())) + 2 * bool(self.values or self.sums) - len(self.unknown)


def sort_out(head: Head) -> None:
    """Tell sums from figures; of two columns that say the same neither is known to be it."""
    # The part of a year says less than its whole and is no sum of anything.
    most = max((len(each) for each in head.values.values()), default=0)
    fewer = [column for column, each in head.values.items() if len(each) < most and "spending_from" not in each]
    if not head.values and len(head.sums) == 1:
        column = head.sums.pop()
        head.values[column] = {}
    elif (
        most
        and fewer
        and all(
            set(head.values[column]) < set().union(*(set(each) for each in head.values.values())) for column in fewer
        )
    ):
        said = set().union(*(set(each) for each in head.values.values()))
        for column in fewer:
            lacks = said - set(head.values[column])
            if "spending_from" in lacks:
                continue  # the whole of several years has a row of its own
            del head.values[column]
            if "stage" in lacks:
                # Stages are never added up: a sum over them is a figure of one more stage.
                head.unknown[column] = head.texts[column]
            else:
                head.sums.add(column)
    for column in [at for at, each in head.values.items() if list(head.values.values()).count(each) > 1]:
        head.unknown[column] = head.texts[column]
    for column in head.unknown:
        head.values.pop(column, None)
    named: set[str] = set()
    for column in sorted(head.labels):
        name = head.labels[column]
        if name in named and name not in ("county", "category"):
            head.unknown[column] = head.texts[column]
            del head.labels[column]
        named.add(name)

"""Years in which money is spent beside the year that grants it: „VE 2027“, „davon 2026“, years over a budget year."""

from __future__ import annotations

import re
from collections.abc import Mapping

from data.intake.context import Context
from data.intake.grid import Grid
from data.intake.head import Head
from data.intake.meaning import Heads
from data.intake.spent import BUDGET_YEAR

SPLIT_TWICE = (
    "nicht übernommen, weil Ausgabejahre nur für die ganze Gebietskörperschaft geführt werden, nicht je Maßnahmenart "
    "oder Maßnahme."
)


def years(grid: Grid, heads: Heads, head: Head, context: Context, end: int) -> set[object]:
    """The budget years that the rows have in a column of their own, or that a line above names for all of them."""
    if not any("budget_year" in says for says in head.values.values()):
        return set()
    columns = [column for column, name in head.labels.items() if name == "budget_year"]
    texts = {grid.text(row, column) for column in columns for row in range(head.last + 1, end)}
    return {heads.value("budget_year", text) for text in texts} - {None} or context.labelled.get("budget_year", set())


def split_twice(labels: Mapping[str, object], says: Mapping[str, object]) -> bool:
    """Whether a figure is the part of a year within a Maßnahmenart or Maßnahme: the store splits by one of them."""
    split = labels.get("category") or labels.get("project") or says.get("category")
    return bool(split) and says.get("spending_from") not in (None, BUDGET_YEAR)


def settle(head: Head, years: set[object]) -> None:
    """Tell years of spending from budget years, and the whole from its parts; what is not plain becomes unknown.

    `years` are the budget years that the rows or the lines above name, so that heads can name no other ones.
    """
    heads = {says["budget_year"] for says in head.values.values() if "budget_year" in says}
    year_said = bool(years) and heads != years
    for column, says in list(head.values.items()):
        if "budget_year" not in says:
            continue
        if not year_said:
            says.pop("spending_from", None)
        elif "spending_from" in says:
            del says["budget_year"]
        else:
            _ask(head, column)
    if not head.values and len(head.sums) == 1:
        head.values[head.sums.pop()] = {}
    parts = [column for column, says in head.values.items() if isinstance(says.get("spending_from"), int)]
    if not parts:
        for says in head.values.values():
            says.pop("spending_from", None)
        return
    of_whole = any(re.search(r"\b(?:davon|darunter)\b", head.texts[column].casefold()) for column in parts)
    for column in list(head.sums) if len(head.sums) == 1 else ():
        head.sums.discard(column)
        head.values[column] = {"spending_from": None}
    for column, says in list(head.values.items()):
        if "spending_from" in says:
            continue
        if of_whole:
            says["spending_from"] = None
        else:
            _ask(head, column)  # „Betrag“ beside „VE 2027“: with the later years, or of the first one only
    for column in parts:
        # „bewilligt 2024“ is also said of „davon 2025“ to its right.
        left = [at for at in head.values if at < column and at not in parts]
        if left:
            head.values[column] = head.values[max(left)] | head.values[column]


def _ask(head: Head, column: int) -> None:
    del head.values[column]
    head.unknown[column] = head.texts[column]

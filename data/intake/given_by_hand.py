"""What a person gave by hand, with a reason, and a file would replace: it is said before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from data import by_hand
from data.intake.filled import FilledRow, Problem
from data.intake.form import REMOVED, Form, Row
from data.intake.plausible import soft

if TYPE_CHECKING:
    from data.intake.comparing import Change

RULE = "given_by_hand"


def replaced(row: FilledRow, held: Row, changes: Sequence[Change], form: Form) -> list[Problem]:
    """The cells of a row that would take the place of values given by hand; `held` is the row as it holds."""
    titles = {column.name: column.title for column in form.columns}
    return [
        soft(row, RULE, change.column,
             f"„{titles[change.column]}“ ist von Hand berichtigt ({reason}); die Datei ersetzt das.")
        for change in changes
        if change.column in titles and (reason := by_hand.reason(str(held.get("citation")), change.column))
    ]  # fmt: skip


def removed(row: FilledRow, held: Row) -> list[Problem]:
    """A row that would no longer hold although a person gave something of it by hand."""
    reasons = dict.fromkeys(by_hand.given(str(held.get("citation"))).values())
    if not reasons:
        return []
    said = f"Diese Angabe ist von Hand berichtigt ({', '.join(reasons)}); die Datei lässt sie entfallen."
    return [soft(row, RULE, REMOVED, said)]

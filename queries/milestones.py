"""The dated milestones in the row of a target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, TypeAlias, TypedDict


class Milestone(TypedDict):
    """One step of a target: its day, its state (reached, due or open), and delivery and citation it is taken from.

    `reached_on` and `evidence` are None where a report only counts it.
    """

    number: int
    name: str
    due_on: date
    reached_on: date | None
    evidence: str | None
    state: str
    source: str


Milestones: TypeAlias = Annotated[Sequence[Milestone], "object"]  # missing where no days are known

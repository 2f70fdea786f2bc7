"""What the words about a target read of its row beside queries/target_rows.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from data.rows import Day, Text
from queries.milestones import Milestones
from queries.target_rows import Reported


class Achieved(Protocol):
    """The achievement, whether it may be shown, and why there is none."""

    @property
    def ratio(self) -> float: ...
    @property
    def percent_allowed(self) -> bool: ...
    @property
    def status(self) -> str: ...
    @property
    def reason_code(self) -> str: ...


@dataclass(slots=True)
class TargetRow(Reported):
    """What is agreed and reported, the days of the milestones, and which target it is: all the words need."""

    target: Text
    milestones: Milestones
    reported_on: Day

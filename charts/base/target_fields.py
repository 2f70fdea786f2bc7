"""What the words about a target read of its row, whichever question it is the answer to."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from data.rows import Day, Flag, Number, Text
from queries.milestones import Milestones


class Agreed(Protocol):
    """What is agreed, and in which direction."""

    @property
    def kind(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def target_value(self) -> float: ...
    @property
    def base_value(self) -> float: ...
    @property
    def lower_bound(self) -> float: ...
    @property
    def upper_bound(self) -> float: ...


class Reported(Agreed, Protocol):
    """What is agreed, and what the latest report says."""

    @property
    def value(self) -> float: ...
    @property
    def missing(self) -> str: ...
    @property
    def withheld(self) -> bool: ...
    @property
    def due(self) -> float: ...
    @property
    def judgement(self) -> str: ...


class Standing(Reported, Protocol):
    """What is agreed and reported, and the status."""

    @property
    def status(self) -> str: ...


class Dated(Reported, Protocol):
    """What is agreed and reported, and the days of its milestones."""

    @property
    def milestones(self) -> Milestones: ...


class Adjusted(Protocol):
    """The value that took the place of the agreed one."""

    @property
    def unit(self) -> str: ...
    @property
    def adjusted_value(self) -> float: ...


class Judged(Protocol):
    """The achievement, whether it may be shown, and why there is none."""

    @property
    def ratio(self) -> float: ...
    @property
    def percent_allowed(self) -> bool: ...
    @property
    def status(self) -> str: ...
    @property
    def reason_code(self) -> str: ...


class TargetRow(NamedTuple):
    """The fields of Agreed, Reported and Dated, and what names the target: walking over rows costs by the column."""

    target: Text
    name: Text
    kind: Text
    unit: Text
    direction: Text
    target_value: Number
    base_value: Number
    lower_bound: Number
    upper_bound: Number
    value: Number
    missing: Text
    withheld: Flag
    due: Number
    judgement: Text
    milestones: Milestones
    reported_on: Day

"""What is known of a target, from what is agreed to what a dialogue decided: each row has the fields of those above it.

Dataclasses, because a NamedTuple cannot inherit fields; with slots, because a row without them takes three times as
long to make. Inheriting all fields of one is easier to read than naming some of them again, and costs little to walk.
"""

from __future__ import annotations

from dataclasses import dataclass

from data.rows import Day, Flag, Number, Text
from queries.milestones import Milestones


@dataclass(slots=True)
class Agreed:
    """What is agreed, and in which direction; values in the unit of the indicator."""

    name: Text
    kind: Text
    unit: Text
    direction: Text
    target_value: Number
    base_value: Number
    lower_bound: Number
    upper_bound: Number


@dataclass(slots=True)
class Reported(Agreed):
    """And what the latest report says."""

    value: Number
    missing: Text
    withheld: Flag
    due: Number
    judgement: Text


@dataclass(slots=True)
class Judged(Reported):
    """And how far it is, as fractions of 1, by the agreed and by the adjusted value; whether percent may be shown."""

    share_of_year: Number
    ratio: Number
    percent_allowed: Flag
    adjusted_value: Number
    adjusted_ratio: Number
    adjusted_place: Number
    status: Text
    reason: Text
    reported_on: Day
    report_state: Text


@dataclass(slots=True)
class Decided(Judged):
    """And which target it is, by which rule it is judged, and what a dialogue made of the computed status."""

    target: Text
    project_name: Text
    milestones: Milestones
    rule: Text
    computed_status: Text
    dialogue_result: Text
    dialogue_on: Day
    dialogue_note: Text
    dialogue_state: Text


@dataclass(slots=True)
class Followed(Decided):
    """And what the report says in words, and how it was the year before."""

    category_name: Text
    report_evidence: Text
    comment: Text
    previous_value: Number
    previous_withheld: Flag
    previous_ratio: Number
    reason_code: Text


@dataclass
class Explained:
    """What a deviation after § 6 or a dialogue makes of the agreed value, and why; money in euros.

    Beside any of the others, so without slots of its own: two bases cannot both have some.
    """

    cause: Text
    occurred_on: Day
    evidence_words: Text
    rule_words: Text
    start_value: Number
    factor: Number
    money_before: Number
    money_after: Number
    outcome: Text


@dataclass(slots=True)
class RuleFigures:
    """By which rule a deviation adjusts a value and what the rule needs; money in euros, shares as fractions of 1."""

    rule: Text
    money_before: Number
    money_after: Number
    fixed_cost_share: Number
    key_data_assumed: Number
    key_data_actual: Number
    adjusted_value: Number

"""The rows of the two parts a paper draws or computes with: targets, and the budget chain."""

from __future__ import annotations

from typing import NamedTuple

from briefing.dossier import Part
from charts.base import untold
from charts.base.payments import known_on
from data import numbers
from data.code_words import STATE
from data.rows import Day, Flag, MaybeCount, Number, Text, rows_of


class TargetRow(NamedTuple):
    """One target of the part "targets"."""

    name: Text
    category_name: Text
    kind: Text
    unit: Text
    target_value: Number
    adjusted_value: Number
    adjusted_place: Number
    gap: Number
    gap_share: Number
    asked_words: Text
    dialogue_words: Text
    share_of_year: Number
    value: Number
    withheld: Flag
    ratio: Number
    adjusted_ratio: Number
    previous_ratio: Number
    percent_allowed: Flag
    status: Text
    agreed_words: Text
    adjusted_words: Text
    report_state: Text
    actual_words: Text
    rule_words: Text
    reason: Text
    evidence: Text

    @property
    def has_bar(self) -> bool:
        """Only a counted target whose share may be shown is drawn; everything else stays text."""
        return self.kind == "numeric" and self.percent_allowed and not numbers.is_missing(self.ratio)

    @property
    def provisional(self) -> bool:
        """The report is not yet checked."""
        return self.report_state == "provisional"

    @property
    def reason_words(self) -> str:
        """Why the status is what it is; empty where nobody says."""
        return "" if numbers.is_missing(self.reason) else self.reason


class ChainRow(NamedTuple):
    """One stage of the part "chain"."""

    stage: Text
    euros: Number
    precision: Text
    state: Text
    ratio: Number
    days: MaybeCount
    stated_on: Day
    elapsed: Number
    missing: Text

    @property
    def known_on(self) -> str:
        """The day a payment is known of, with the share of the year it is judged by; empty for other stages."""
        return known_on(self.stage, self.stated_on, self.elapsed)

    @property
    def euro_words(self) -> str:
        """The sum with the source's own „rund“ or „mindestens“, or why there is none."""
        return (
            untold.why(self.missing)
            if numbers.is_missing(self.euros)
            else numbers.stated(numbers.euro(self.euros), self.precision) + self._state_words
        )

    @property
    def _state_words(self) -> str:
        return f", {STATE[self.state]}" if self.state == "provisional" else ""


def targets(part: Part) -> list[TargetRow]:
    """The rows of the part "targets"."""
    return rows_of(part.frame, TargetRow)


def chain(part: Part) -> list[ChainRow]:
    """The rows of the part "chain"."""
    return rows_of(part.frame, ChainRow)

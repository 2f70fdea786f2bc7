"""Which Leitfragen are asked: what the rules find, and what people made of it."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

import pandas as pd

from briefing.dossier import Question
from data.rows import rows_of
from data.store import Facts
from queries import dialogue
from queries.dialogue import lead_questions as rules

OWN = "eigene"
# Five to eight are what a meeting of an hour can take; two of one rule leave room for the others.
MOST = 8
MOST_PER_RULE = 2


# Rank (the smaller the earlier), rule, subject and the question itself.
Finding: TypeAlias = tuple[float, str, str, Question]


@dataclass(frozen=True)
class Proposed:
    """A Leitfrage as the rules or a person put it, and whether somebody struck it."""

    question: Question
    struck: bool = False


def proposed(facts: Facts, *, county: str, year: int, programme: str, day: date) -> list[Proposed]:
    """All questions in the order they are asked, struck ones at the end; the same data give the same list.

    Findings of the rules, highest rank first, at most two of one rule and eight together: the first of every rule
    before the second of any, so that money, targets, deviations and what was promised all have their turn; a wording
    somebody changed replaces the rule's own, also of a struck one; own questions follow.
    """
    asked = {"county": county, "year": year, "programme": programme, "day": day}
    # A decision is about the paper, not a figure of that day: what is struck today is struck in the Mappe of any day.
    decisions = dialogue.kept_questions(facts.store.facts(facts.dataset), county=county, year=year)
    kept = {(row.rule, row.subject): row for row in rows_of(decisions, dialogue.KeptQuestions)}
    found: list[Finding] = []
    for rule, (name, _) in rules.rules().items():
        ask = getattr(rules, name)
        frame = ask(facts, **{key: asked[key] for key in inspect.signature(ask).parameters if key != "facts"})
        found += [
            (
                -row.weight,
                rule,
                row.subject,
                Question(rule, row.subject, row.text, row.figures, [row.evidence], row.effect),
            )
            for row in rows_of(_in_question(frame, {subject for of, subject in kept if of == rule}), rules.Found)
        ]
    chosen: list[Proposed] = []
    struck: list[Proposed] = []
    wanted = _most_wanted(sorted(found, key=lambda each: each[:3]), kept)
    for _, rule, subject, question in wanted:
        decision = kept.get((rule, subject))
        if decision is not None and decision.text not in ("", question.text):
            question = replace(question, text=decision.text, own=True)
        if decision is not None and decision.struck:
            struck.append(Proposed(question, struck=True))
            continue
        chosen.append(Proposed(question))
    own = [
        Proposed(Question(OWN, row.subject, row.text, f"von {row.author}", [row.evidence], own=True), bool(row.struck))
        for row in kept.values()
        if row.rule == OWN
    ]
    return [*chosen, *sorted(own, key=lambda each: each.struck), *struck]


def _most_wanted(found: Sequence[Finding], kept: Mapping[tuple[str, str], dialogue.KeptQuestions]) -> list[Finding]:
    """Of all findings, highest rank first: what somebody decided on, and as many of the rest as a meeting can take."""
    decided = [(rule, subject) for _, rule, subject, _ in found if (rule, subject) in kept]
    asked = [key for key in decided if not kept[key].struck]
    count = Counter(rule for rule, _ in asked)
    turns: list[tuple[int, int]] = []
    for place, (_, rule, subject, _) in enumerate(found):
        if (rule, subject) not in kept:
            count[rule] += 1
            turns.append((count[rule], place))
    may = sorted((turn, place) for turn, place in turns if turn <= MOST_PER_RULE)
    taken = {place for _, place in may[: max(MOST - len(asked), 0)]}
    return [each for place, each in enumerate(found) if place in taken or each[1:3] in kept]


def _in_question(frame: pd.DataFrame, decided: set[str]) -> pd.DataFrame:
    """Of what one rule finds: what somebody decided on, and as many of the rest as may be asked, highest rank first."""
    if len(frame) <= MOST_PER_RULE:
        return frame
    ordered = frame.sort_values(["weight", "subject"], ascending=[False, True])
    known = ordered["subject"].isin(decided)
    return pd.concat([ordered[known], ordered[~known].head(MOST_PER_RULE)])


def asked(questions: Sequence[Proposed]) -> list[Question]:
    """The questions that are asked, without those struck."""
    return [each.question for each in questions if not each.struck]

"""What a person answered about an agreement before it is stored, as plain values a draft can keep.

A draft survives a restart, so answers are kept as JSON: days in ISO form, money as text, a county by its key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from data.readers.answering import answered
from data.readers.given_amounts import SumGiven
from data.readers.parties import County
from data.readers.reading import GIVEN, Citation, Milestone, Party, Project, Reading, Stated, Target

PROJECT = ("category", "name", "places", "participants", "carrier", "section", "passage", "page", "programme")
TARGET = ("name", "unit", "kind", "indicator", "project", "category")
CITED = ("section", "passage", "page", "reason")
# Drafts of before have only the Maßnahmenart of these beside the sum.
AMOUNT = (
    *("level", "programme", "category", "project", "purpose"),
    *("funding_source", "spending_from", "spending_to", "precision"),
)
PARTY = ("side", "name", "signatory", "office", "signed_at")
# Kept in place of a value that a person has looked at and left as it was read.
AS_READ = {"as_read": True}


def answer(field: str, value: object, reason: str) -> dict[str, Any]:
    """An answer as it is kept."""
    return {"field": field, "value": _plain(value), "reason": reason}


def with_answers(reading: Reading, answers: Iterable[Mapping[str, Any]], counties: Iterable[County]) -> Reading:
    """The reading with every answer, in their order; raises AnswerRefused for one that cannot be taken."""
    by_key = {county.county: county for county in counties}
    for each in answers:
        reading = answered(
            reading, each["field"], _value(reading, each["field"], each["value"], by_key), each["reason"]
        )
    return reading


def _plain(value: object) -> Any:
    if isinstance(value, County):
        return value.county
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return {key: str(each) if isinstance(each, Decimal) else each for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, Project):
        return {name: getattr(value, name) for name in PROJECT}
    if isinstance(value, Party):
        return {name: getattr(value, name) for name in PARTY}
    if isinstance(value, Target):
        return {
            **{name: getattr(value, name) for name in TARGET},
            **{name: getattr(value.cited, name) for name in CITED},
            "value": None if value.value is None else str(value.value),
            "milestones": [{"name": each.name, "due_on": each.due_on.isoformat()} for each in value.milestones],
        }
    return value


def _value(reading: Reading, field: str, value: Any, counties: Mapping[str, County]) -> object:
    if value is None:
        return None
    if value == AS_READ:
        held = getattr(reading, field)
        return [SumGiven(each, each) for each in held] if field == "amounts" else held
    if field == "county":
        return counties[value]
    if field.startswith("signed_by"):
        return date.fromisoformat(value)
    if field == "total_eur":
        return Decimal(value)
    if field == "programmes":
        return {code: Decimal(euros) for code, euros in value.items()}
    if field == "projects":
        return [Project(**{name: each[name] for name in PROJECT}) for each in value]
    if field == "amounts":
        return [_amount(reading, each) for each in value]
    if field == "targets":
        return [_target(each) for each in value]
    if field == "parties":
        return [Party(**{name: each[name] for name in PARTY}) for each in value]
    return value


def kept_amount(read: int | None, now: Stated) -> dict[str, Any]:
    """One of the amounts read (by its place among them), or one that is added, as it is kept."""
    kept = {"read": read, "amount_eur": str(now.amount_eur)} | {name: getattr(now, name) for name in AMOUNT}
    return kept if read is not None else kept | {name: getattr(now.cited, name) for name in CITED}


def _amount(reading: Reading, given: Mapping[str, Any]) -> SumGiven:
    """A sum as it was read and as it is; what is not kept of it stays as it was read."""
    euros = Decimal(given["amount_eur"])
    values = {name: given[name] for name in AMOUNT if name in given}
    if given["read"] is None:
        cited = Citation(**{name: given[name] for name in CITED})
        return SumGiven(None, Stated(euros, cited=cited, **values))
    read = reading.amounts[given["read"]]
    return SumGiven(read, replace(read, amount_eur=euros, **values))


def _target(given: Mapping[str, Any]) -> Target:
    return Target(
        **{name: given[name] for name in TARGET},
        value=None if given["value"] is None else Decimal(given["value"]),
        cited=Citation(**{name: given[name] for name in CITED}),
        milestones=tuple(Milestone(each["name"], date.fromisoformat(each["due_on"])) for each in given["milestones"]),
    )


def named_in(reading: Reading, name: str) -> Project:
    """A Maßnahme of this name that a person adds: with the line of the text that names it, if any.

    Its Maßnahmenart is for the person to say.
    """
    cited = line_with(reading, name)
    return Project(0, name, cited.section, cited.passage, cited.page) if cited else Project(0, name, GIVEN)


def line_with(reading: Reading, words: str) -> Citation | None:
    """The first line of the text that has these words; None for none."""
    wanted = " ".join(words.split())
    for section in reading.sections:
        for line in section.text.split("\n"):
            if wanted and wanted in " ".join(line.split()):
                return Citation(section.name, line.strip(), section.page_of(line))
    return None

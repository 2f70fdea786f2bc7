"""The marks of an agreement on its projects and targets, and which row of the page stands for which mark."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from charts.base.document import Document, Mark, Part, stands
from charts.county.agreement_values import anchor, citation, row_key
from data import by_hand, numbers
from data.rows import rows_of
from queries import county as questions


def parts(passages: pd.DataFrame) -> list[Part]:
    """The sections of the text in its order."""
    return [
        Part(row.section, "" if numbers.is_missing(row.title) else row.title, row.text)
        for row in rows_of(passages, questions.Passages)
    ]


def project_marks(projects: pd.DataFrame) -> list[Mark]:
    """A mark for every project of the text, on its name, and for what is said beside the name.

    What a person gave instead is looked for in no text (`given`), nor what another delivery says.
    """
    marks = []
    for row in rows_of(projects, questions.DocumentProjects):
        key, cited = row_key("massnahme", row.project), citation(row.evidence)
        if not (row.in_document and by_hand.reason(cited, "name")):
            marks.append(Mark(row.section, (row.name,), f"Maßnahme: {row.name}", anchor(key), key))
        beside = {
            "Träger": (row.provider,),
            "Plätze": _counted(row.places, ("Plätze", "Teilnehmerplätze", "Teilnahmeplätze", "Ausbildungsplätze")),
            "Teilnehmende": _counted(row.participants, ("Teilnehmende", "Teilnehmer", "Teilnehmerinnen", "TN")),
        }
        values_beside = {
            "Träger": ("provider", row.provider),
            "Plätze": ("places", row.places),
            "Teilnehmende": ("participants", row.participants),
        }
        marks += [
            Mark(row.section, beside[what], f"{what} von {row.name}: {value}", anchor(f"{key}-{what}"), key,
                 after=row.name)
            for what, (column, value) in values_beside.items()
            if row.in_document and not numbers.is_missing(value) and not by_hand.reason(cited, column)
        ]  # fmt: skip
    return marks


def given(projects: pd.DataFrame, targets: pd.DataFrame) -> dict[str, str]:
    """The rows of projects and targets that a person gave, and why: their words are not those of the text."""
    named = {
        row_key("massnahme", row.project): by_hand.reason(citation(row.evidence), "name")
        for row in rows_of(projects, questions.DocumentProjects)
        if row.in_document
    }
    named |= {
        row_key("ziel", row.target): next(iter(by_hand.given(citation(row.evidence)).values()), None)
        for row in rows_of(targets, questions.DocumentTargets)
    }
    return {row: f"{by_hand.WORD}{reason}" for row, reason in named.items() if reason}


def _counted(number: object, nouns: Sequence[str]) -> tuple[str, ...]:
    return (*(f"{number} {noun}" for noun in nouns), *(f"{noun}: {number}" for noun in nouns))


def target_marks(targets: pd.DataFrame, text: Sequence[Part]) -> list[Mark]:
    """A mark for every target; one that says no more than that a project is carried out only if its words stand so."""
    return [
        mark
        for row in rows_of(targets, questions.DocumentTargets)
        if not by_hand.given(citation(row.evidence))
        for key in [row_key("ziel", row.target)]
        for mark in [Mark(row.section, _target_words(row), f"Ziel: {row.name}", anchor(key), key, after=_above(row))]
        if numbers.is_missing(row.project) or not numbers.is_missing(row.target_value) or stands(text, mark)
    ]


def _above(row: questions.DocumentTargets) -> str:
    """The Maßnahme whose milestones a target is; empty for other targets."""
    return "" if row.kind != "milestone" or numbers.is_missing(row.project_name) else row.project_name


def _target_words(row: questions.DocumentTargets) -> tuple[str, ...]:
    if numbers.is_missing(row.target_value):
        return (row.name,)
    number = numbers.decimal(row.target_value, 0 if row.target_value == int(row.target_value) else 1)
    # Milestones below a Maßnahme bear no name of their own.
    others = ("Meilensteine", "Meilenstein") if row.kind == "milestone" else ()
    return (f"{row.name}: {number}", row.name, *others)


def led_targets(targets: pd.DataFrame, marks: Sequence[Mark]) -> dict[str, str]:
    """The rows of targets without a mark of their own, and the rows of their projects, whose marks stand for them."""
    marked = {mark.target for mark in marks}
    return {
        key: row_key("massnahme", row.project)
        for row in rows_of(targets, questions.DocumentTargets)
        for key in [row_key("ziel", row.target)]
        if key not in marked
    }


def led_stage(amounts: pd.DataFrame, programme: str) -> dict[str, str]:
    """The row of the stage „vereinbart“, and the row of the total of the programme."""
    return {
        row_key("stufe", "agreed"): row_key("betrag", row.amount)
        for row in rows_of(amounts, questions.DocumentAmounts)
        if row.level == "total" and row.programme == programme
    }


def say_document(passages: pd.DataFrame, text: Document, county: str, year: int) -> str:
    """How many sections the text has and how many values are marked in it; without a text, that there is none."""
    if passages.empty:
        return f"Für {county} liegt zu {year} kein Wortlaut einer Zielvereinbarung vor."
    values_marked = sum(not each.startswith("stelle-aussage-") for each in text.sections)
    counted = numbers.count_of(values_marked, "Angabe ist", "Angaben sind")
    return f"{numbers.count_of(len(passages), 'Abschnitt', 'Abschnitte')}; {counted} im Text markiert."


def say_unfound(text: Document) -> str | None:
    """The values whose words do not stand in the text as they are; None when all do."""
    if not text.unfound:
        return None
    return f"Nicht mit denselben Worten im Text zu finden: {'; '.join(mark.label for mark in text.unfound)}."

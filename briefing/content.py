"""Puts a Dialogmappe together: the same questions, figures and sentences for the page and for every file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from analysis.comparability import unfinished
from briefing import agenda, figures, lead_questions
from briefing.dossier import Dossier, Reference
from charts.base import county_words
from charts.base.datasets import dataset_word
from charts.county import figures as county_charts
from charts.dialogue import opening
from data import moments, numbers
from data.faults import StoreError
from data.quoting import unbroken
from data.rows import only_row, rows_of
from data.store import Facts
from queries import county as county_questions
from queries import frame, methods

KINDS = {"city": "kreisfreien Städten", "district": "Landkreisen"}


def dossier(
    facts: Facts,
    *,
    county: str,
    year: int,
    day: date | None = None,
    programme: str = "AQB",
    proposed: Sequence[lead_questions.Proposed] | None = None,
) -> Dossier:
    """The Dialogmappe of a county and budget year for the day of the talk (default: today).

    `facts` are those of the Stand at that day, `proposed` the Leitfragen where they are known already. Raises
    StoreError when the county does not exist in the year.
    """
    day = day or moments.today()
    counties = rows_of(county_questions.counties(facts, year=year), county_questions.Counties)
    own = next((row for row in counties if row.county == county), None)
    if own is None:
        raise StoreError(
            f"Das Gebiet {county} besteht im Jahr {year} nicht. Bitte ein anderes Jahr oder ein anderes Gebiet wählen."
        )
    kind = KINDS[own.kind]
    names = {row.code: row.short_name for row in rows_of(frame.programmes(facts), frame.Programmes)}
    programme_name = names.get(programme, programme)
    key_figures = figures.key_figures(facts, county=county, year=year, programme=programme)
    parts = [
        agenda.commitments(facts, county, year, day),
        *agenda.targets(facts, county, year, day),
        agenda.chain(facts, county, year, programme, programme_name, day),
        agenda.since_last(facts, county, year, day),
        agenda.projects(facts, county, year),
        # Whoever may see no other county is not told that there is nothing to compare with.
        *([] if facts.counties else [agenda.peers(facts, county, year, programme, programme_name, kind)]),
        agenda.results(facts, county, year, day),
        agenda.remarks(facts, county, year),
    ]
    if proposed is None:
        proposed = lead_questions.proposed(facts, county=county, year=year, programme=programme, day=day)
    asked = lead_questions.asked(proposed)
    last_delivery = only_row(frame.choices(facts), frame.Choices).last_delivery
    rules = rows_of(methods.rules(facts), methods.Rules)
    glossary = {row.term: row.definition for row in rows_of(methods.terms(facts), methods.Terms)}
    chain = county_questions.budget_chain(facts, county=county, year=year, programme=programme, day=day)
    rows = {part.key: part.frame for part in parts}
    goals, known_projects, promised = rows["targets"], rows["projects"], rows["commitments"]
    agreement = county_questions.agreement(facts, county=county, year=year)
    evidence = [
        *agreement["evidence"],
        *(each for figure in key_figures for each in figure.evidence),
        *(each for question in asked for each in question.evidence),
        *(each for part in parts for each in part.evidence),
    ]
    return Dossier(
        county=county,
        county_name=county_words.called(own.name, own.kind),
        year=year,
        day=day,
        dataset=facts.dataset,
        dataset_words=dataset_word(facts),
        invented=facts.invented,
        as_of=f"{numbers.day(facts.as_of or day)}, letzte Lieferung "
        f"{numbers.day(last_delivery, missing='keine')} (Nr. {facts.number})",
        summary=county_charts.say_agreement(agreement, county_words.for_whom(own.name, own.kind), year),
        figures=key_figures,
        questions=asked,
        known=not (agreement.empty and known_projects.empty) or bool(key_figures),
        opening=[
            (opening.AGREED, opening.say_agreed(chain, goals, known_projects, programme_name, year)),
            (opening.BECAME, opening.say_became(chain, goals, over=not unfinished(year, day))),
            (opening.NEXT, opening.say_next(goals, promised, known_projects, {each.rule for each in asked})),
        ],
        parts=parts,
        references=_references(facts, evidence),
        definitions={
            "Zielerreichung": f"{glossary['Zielerreichung']} Von höchstens Vereinbartem: 2 − Ist ÷ Obergrenze; von "
            "einem Abbau: erreichter durch vereinbarten Abbau vom Ausgangswert. Ohne Prozentangabe, wo Zielwert oder "
            "Fälle unter der Mindestzahl der Regel liegen.",
            "angepasst (§ 6)": glossary["angepasster Zielwert"],
            "begründet abweichend": f"{glossary['begründet abweichend']} "
            "Status ohne Dialog: wie ihn die Zahlen ergeben.",
            "ΔPL": glossary["ΔPL"],
            "Bewilligungsquote": "Bewilligtes geteilt durch Vereinbartes.",
            "Abrufquote": "Ausgezahltes geteilt durch Bewilligtes.",
            "Nachweisquote": "Nachgewiesenes geteilt durch Ausgezahltes.",
            **{f"Regel {unbroken(row.id)}": row.text for row in rules},
        },
    )


def _references(facts: Facts, wanted: Iterable[str]) -> list[Reference]:
    """One reference per place that is named, in the order of first use."""
    order = list(dict.fromkeys(each for each in wanted if not numbers.is_missing(each) and each))
    known = rows_of(frame.evidence(facts, wanted=order), frame.Evidence) if order else []
    found = {row.evidence: row for row in known}
    return [
        Reference(
            reference=each,
            document=row.document,
            citation=row.citation,
            publisher=row.publisher,
            published_on=None if pd.isna(row.published_on) else row.published_on,
            passage=None if numbers.is_missing(row.passage) else row.passage,
            url=None if numbers.is_missing(row.url) else row.url,
        )
        for each in order
        if (row := found.get(each)) is not None
    ]

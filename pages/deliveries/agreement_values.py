"""What was read from an agreement: every value with its place and wording, and where it stands in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from charts.base import document as agreement
from charts.base.columns import Column
from data import by_hand, numbers
from data.agreement_amounts import LEVEL, SOURCE
from data.agreement_edits import AS_READ
from data.agreement_targets import INDICATORS, KINDS
from data.readers.reading import Reading, Stated, Target
from data.show import counted

VALUES = {
    "label": Column("Angabe"),
    "value": Column("gelesen"),
    "passage": Column("Stelle und Wortlaut"),
}
# Words of a passage beside its value; the whole stands in the text next to it.
LONGEST = 160
# What can only be looked at and confirmed.
LOOKED_AT = ("draft", "signatures", "other_amounts")
# What a person may answer or correct in a field of its own, in the order of the form.
FIELDS = {
    "county": "Gebietskörperschaft",
    "year": "Haushaltsjahr",
    "total_eur": "Gesamtbetrag in Euro",
    "dialogues": "vereinbarte Dialoge",
    "signed_by_ministry_on": "Unterschrift Ministerium",
    "signed_by_county_on": "Unterschrift Gebietskörperschaft",
}


# What else a person answers: tables, and what can only be looked at.
_ANSWERED = FIELDS | {
    "programmes": "Programme",
    "project_names": "Namen von Maßnahmen",
    "projects": "Maßnahmen",
    "targets": "Ziele",
    "amounts": "Beträge",
    "parties": "Parteien",
    "draft": "Kennzeichnung als Entwurf",
    "signatures": "Unterschriften",
    "other_amounts": "Beträge an anderer Stelle",
}


def say_by_hand(answers: Sequence[Mapping[str, Any]]) -> str:
    """What of an agreement a person gave, and what was only looked at: where the reader was not sure, two look.

    `answers` as a draft keeps them.
    """
    given: dict[str, None] = {}
    looked: dict[str, None] = {}
    for each in answers:
        confirmed = each["value"] == AS_READ or each["field"] in LOOKED_AT
        (looked if confirmed else given)[_ANSWERED[each["field"]]] = None
    parts = [
        *([f"von Hand angegeben: {', '.join(given)}"] if given else []),
        *([f"angesehen und so bestätigt, wo der Leser nicht sicher war: {', '.join(looked)}"] if looked else []),
    ]
    said = "; ".join(parts)
    return f"{numbers.capital(said)}."


def sentence(reading: Reading) -> str:
    """What was read, in a sentence: how much money, and how many questions are open."""
    open_ones = len(reading.errors)
    total = "Betrag nicht gelesen" if reading.total_eur is None else numbers.euro(float(reading.total_eur), 2)
    asked = f"{counted(open_ones, 'Frage ist', 'Fragen sind')} zu beantworten" if open_ones else "keine Frage offen"
    return (
        f"Zielvereinbarung {reading.year or 'ohne Jahr'}, {reading.county_name}: {total}, "
        f"{counted(len(reading.projects), 'Maßnahme', 'Maßnahmen')}; {asked}."
    )


def parts(reading: Reading) -> list[agreement.Part]:
    """The sections of the text, as the page of a county draws them."""
    return [agreement.Part(each.name, each.title or "", each.text) for each in reading.sections]


def marks(reading: Reading) -> list[agreement.Mark]:
    """A mark for every value: on its own figure or day where the text writes it so, else on its passage."""
    written: dict[str, tuple[str, ...]] = {"year": (str(reading.year),), "county": (reading.county_name,)}
    for name in ("signed_by_ministry_on", "signed_by_county_on"):
        signed = getattr(reading, name)
        written[name] = agreement.day(signed) if signed else ()
    marks = [
        agreement.Mark(cited.section, (*written.get(name, ()), cited.passage), FIELDS.get(name, "Angabe"))
        for name, cited in reading.citations.items()
        if name not in ("total_eur", "programmes")
    ]
    marks += [
        agreement.Mark(each.section, (each.name, each.passage), f"Maßnahme {each.name}") for each in reading.projects
    ]
    marks += [
        agreement.Mark(
            each.cited.section,
            (*agreement.money(each.amount_eur), each.cited.passage),
            f"Betrag {numbers.euro(float(each.amount_eur), 2)}",
        )
        for each in reading.amounts
    ]
    marks += [
        agreement.Mark(each.cited.section, (each.cited.passage,), f"Ziel {each.name}") for each in reading.targets
    ]
    return marks


def values(reading: Reading) -> pd.DataFrame:
    """Every value with where it stands and in which words."""
    cited = reading.citations
    rows: list[dict[str, str | None]] = []

    def add(label: str, value: str | None, place: str, passage: str) -> None:
        rows.append(
            {
                "label": label,
                "value": value,
                "passage": f"{place}: „{numbers.shorten(passage, LONGEST)}“" if passage else place,
            }
        )

    shown = {
        "county": reading.county_name,
        "year": None if reading.year is None else str(reading.year),
        "dialogues": None if reading.dialogues is None else str(reading.dialogues),
        "signed_by_ministry_on": numbers.day(reading.signed_by_ministry_on),
        "signed_by_county_on": numbers.day(reading.signed_by_county_on),
    }
    for name, value in shown.items():
        add(FIELDS[name], value, reading.place(name), cited[name].passage if name in cited else "")
    for party in reading.parties:
        who = ", ".join(each for each in (party.name, party.signatory, party.office, party.signed_at) if each)
        add(
            f"Für {'das Ministerium' if party.side == 'ministry' else 'die Gebietskörperschaft'} unterzeichnet",
            who,
            reading.party_place(party.side),
            "",
        )
    for each in reading.amounts:
        add(f"Betrag: {_what(each)}", _euros(each), each.place, each.cited.passage)
    for project in reading.projects:
        beside = [
            *([counted(project.places, "Platz", "Plätze")] if project.places is not None else []),
            *([f"{project.participants} Teilnehmende"] if project.participants is not None else []),
            *([f"Träger {project.carrier}"] if project.carrier else []),
        ]
        value = f"{project.name} ({', '.join(beside)})" if beside else project.name
        add(
            f"Maßnahme, Art {project.category}",
            value,
            project.read_at + by_hand.cited(project.by_hand),
            project.passage,
        )
    for target in reading.targets:
        what = INDICATORS.get(target.indicator or "", KINDS[target.kind])
        add(f"Ziel ({what})", _target(target), target.cited.place, target.cited.passage)
    if reading.projects:
        told = f"wird durchgeführt ({counted(len(reading.projects), 'Ziel', 'Ziele')})"
        add("Dazu je Maßnahme ein Ziel", told, "folgt aus der Liste der Maßnahmen", "")
    return pd.DataFrame(rows, dtype="object")


def _what(each: Stated) -> str:
    """What a sum is for, in the words of its table where it names none."""
    category = f"Maßnahmenart {each.category}" if each.category else None
    if each.level == "total":
        return f"Gesamtbetrag {each.programme}" if each.programme else "Gesamtbetrag"
    return each.purpose or each.project or category or LEVEL[each.level]


def _euros(each: Stated) -> str:
    """A sum with whose money it is and when it is spent, where that is said."""
    years = [str(year) for year in dict.fromkeys((each.spending_from, each.spending_to)) if year is not None]
    beside = [
        *([] if each.funding_source == "unstated" else [SOURCE[each.funding_source]]),
        *([f"Ausgabejahr {'–'.join(years)}"] if years else []),
    ]
    text = numbers.stated(numbers.euro(float(each.amount_eur), 2), each.precision)
    return f"{text} ({', '.join(beside)})" if beside else text


def _target(target: Target) -> str:
    """What a Ziel says and which Maßnahme or Maßnahmenart it is for: „JUBA 3.0: 12 Plätze“."""
    of = target.project or (f"Maßnahmenart {target.category}" if target.category else "")
    name = target.name if not of or of in target.name else f"{of}: {target.name}"
    if target.value is None or target.days:
        return f"{name}: {target.days}" if target.days else name
    value = f"{numbers.exact(target.value, 4)} {target.unit}"
    return name if value in name else f"{name}: {value}"

"""What a reading of a Zielvereinbarung becomes in the store: one row per fact, each with its place in the text.

That a project is carried out is what can be judged later, so each project brings one qualitative target for its year
(docs/data.md); a number the text agrees is a numeric target when its words fit one indicator.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from data import by_hand, numbers
from data.amount_rows import Row, amount_rows, programme_of, remark_rows
from data.readers.clauses import authority
from data.readers.reading import OF_PARTY, Reading, Target

# Tables an agreement writes; a corrected text removes from them what it no longer says.
TABLES = ("agreement", "amount", "project", "target", "milestone", "passage", "clause", "remark")

Rows = dict[str, list[Row]]


def source_row(reading: Reading, key: str, digest: str, recorded_by: str) -> Row:
    """The document as a source, without the columns every row of a delivery shares."""
    signed = [day for day in (reading.signed_by_ministry_on, reading.signed_by_county_on) if day]
    return {
        "id": key,
        "title": reading.title,
        "publisher": "Land Hessen und Gebietskörperschaft",
        "published_on": max(signed, default=None),
        "file_hash": digest,
        "collected": f"Text der Vereinbarung, vom Programm gelesen, übernommen von {recorded_by}",
        "timeliness": "Vereinbarung des Haushaltsjahres",
        "covers": "Gesamtbetrag, Maßnahmen, Verpflichtungen und Dialoge",
        "known_faults": _faults(reading),
        "invented": False,
        "citation": "Kopf und Unterschriften",
    }


def _faults(reading: Reading) -> str:
    """What the agreement does not state, and what a person typed in."""
    levels = {each.level for each in reading.amounts}
    lacking = {
        "keine Plätze": all(each.places is None for each in reading.projects),
        "keine Teilnehmenden": all(each.participants is None for each in reading.projects),
        "keine Beträge je Maßnahme": not levels & {"project", "category"},
        "nur ein Entwurf": reading.draft,
        "Angaben von Hand ergänzt": any(each.reason for each in reading.citations.values()),
    }
    said = ", ".join(words for words, holds in lacking.items() if holds)
    return numbers.capital(said) if said else "keine bekannt"


def fact_rows(reading: Reading, year: int, project_keys: Sequence[str], delivery: str) -> Rows:
    """The rows per table, without the columns every row of a delivery shares.

    `project_keys` holds one key per project in reading order.
    """
    of: Row = {"county": reading.county, "budget_year": year}
    keys = {project.name: key for key, project in zip(project_keys, reading.projects, strict=True)}
    carried_out = _carried_out(reading, year, project_keys)
    agreed = _agreed(reading, year, keys)
    return {
        "agreement": [of | _agreement(reading, year)],
        "amount": [of | row for row in amount_rows(reading, year, keys)],
        "project": [of | row for row in _projects(reading, project_keys)],
        "target": [of | row for row in [*carried_out, *agreed]],
        "milestone": [
            row for target, row in zip(reading.targets, agreed, strict=True) for row in _milestones(target, row)
        ],
        "passage": _passages(reading, delivery),
        "clause": [of | row for row in _clauses(reading, year)],
        "remark": [of | row for row in remark_rows(reading, year)],
    }


def _agreement(reading: Reading, year: int) -> Row:
    ministry, county = reading.party("ministry"), reading.party("county")
    return {
        "id": f"{reading.county}/{year}",
        "title": reading.title,
        "programmes": [programme.code for programme in reading.programmes],
        "signed_by_ministry_on": reading.signed_by_ministry_on,
        "signed_by_county_on": reading.signed_by_county_on,
        "ministry_signatory": reading.signatory("ministry"),
        "county_signatory": reading.signatory("county"),
        "ministry_office": ministry.office,
        "county_office": county.office,
        "ministry_signed_at": ministry.signed_at,
        "county_signed_at": county.signed_at,
        "ministry_name": ministry.name,
        "county_name": county.name,
        "granting_authority": authority(reading.clauses),
        "dialogues": reading.dialogues,
        "citation": f"Kopf und Unterschriften{_by_hand(reading)}",
    }


# What of an agreement itself a person may have given: field of the reading, column of the row.
_GIVEN = {
    "county": "county",
    "year": "budget_year",
    **{name: name for name in ("dialogues", "signed_by_ministry_on", "signed_by_county_on")},
    **{name: name for side in ("ministry", "county") for name in (f"{side}_{each}" for each in OF_PARTY)},
}


def _by_hand(reading: Reading) -> str:
    """„; von Hand: laut Protokoll (Dialoge)“: where a person has each value from that the text does not say so."""
    return by_hand.cited(
        (column, reason)
        for name, column in _GIVEN.items()
        if name in reading.citations and (reason := reading.citations[name].reason)
    )


def _projects(reading: Reading, keys: Sequence[str]) -> list[Row]:
    return [
        {
            "id": key,
            "category": project.category,
            "programme": project.programme or programme_of(reading.programmes),
            "ordinal": ordinal,
            "name": project.name,
            "provider": project.carrier,
            "places": project.places,
            "participants": project.participants,
            "citation": project.read_at + by_hand.cited(project.by_hand),
        }
        for ordinal, (key, project) in enumerate(zip(keys, reading.projects, strict=True), 1)
    ]


# What the Ziel that a Maßnahme is carried out says of it.
_OF_CARRIED_OUT = (by_hand.WHOLE, "name", "category")


def _period(year: int) -> Row:
    return {
        "starts_on": date(year, 1, 1),
        "ends_on": date(year, 12, 31),
    }


def _carried_out(reading: Reading, year: int, keys: Sequence[str]) -> list[Row]:
    period, joint = _period(year), programme_of(reading.programmes)
    return [
        period
        | {
            "programme": project.programme or joint,
            "id": f"{key}/durchfuehrung",
            "category": project.category,
            "project": key,
            "kind": "qualitative",
            "name": f"{project.name} wird durchgeführt",
            "citation": project.read_at
            + by_hand.cited((column, reason) for column, reason in project.by_hand if column in _OF_CARRIED_OUT),
        }
        for key, project in zip(keys, reading.projects, strict=True)
    ]


def _agreed(reading: Reading, year: int, keys: dict[str, str]) -> list[Row]:
    """One row per target of the reading, in its order; `keys` by names of projects."""
    period = _period(year)
    used: Counter[str] = Counter()
    joint = programme_of(reading.programmes)
    paid_by = {project.name: project.programme for project in reading.projects}
    return [
        period
        | {"programme": paid_by.get(target.project or "") or joint}
        | _numbered(reading, year, target, keys, used)
        for target in reading.targets
    ]


def _milestones(target: Target, row: Row) -> list[Row]:
    return [
        {
            "id": f"{row['id']}/M{number}",
            "target": row["id"],
            "number": number,
            "name": each.name,
            "due_on": each.due_on,
            "citation": row["citation"],
        }
        for number, each in enumerate(target.milestones, 1)
    ]


def _numbered(reading: Reading, year: int, target: Target, keys: dict[str, str], used: Counter[str]) -> Row:
    """A target with a number; its key counts on where several are alike."""
    project = keys.get(target.project or "")
    what = "meilensteine" if target.kind == "milestone" else target.indicator or "wortlaut"
    base = f"{project or f'{reading.county}/{year}/ziel'}/{what}"
    if not project and target.category:
        base += f"/{target.category}"
    used[base] += 1
    numeric = target.kind == "numeric" and target.indicator is not None
    kind = "numeric" if numeric else "milestone" if target.kind == "milestone" else "qualitative"
    return {
        "id": base if used[base] == 1 else f"{base}-{used[base]}",
        "category": target.category,
        "project": project,
        "indicator": target.indicator if numeric else None,
        "kind": kind,
        "name": _called(target),
        "target_value": None if kind == "qualitative" else target.value,
        "citation": target.cited.place,
    }


def _called(target: Target) -> str:
    """The name of a target with its Maßnahme: „12 Plätze“ alone says in no list which."""
    of = target.project
    return target.name if of is None or of in target.name else f"{of}: {target.name}"


def _passages(reading: Reading, delivery: str) -> list[Row]:
    return [
        {
            "id": f"{delivery}/{section.name}",
            "section": section.name,
            "ordinal": ordinal,
            "page": section.pages[0] if section.pages else None,
            "title": section.title,
            "text": section.text,
            "citation": section.name,
        }
        for ordinal, section in enumerate(reading.sections, 1)
    ]


def _clauses(reading: Reading, year: int) -> list[Row]:
    used: Counter[str] = Counter()
    rows = []
    for ordinal, clause in enumerate(reading.clauses, 1):
        used[clause.kind] += 1
        rows.append(
            {
                "id": f"{reading.county}/{year}/{clause.kind}/{used[clause.kind]}",
                "kind": clause.kind,
                "bound": clause.bound,
                "section": clause.cited.section,
                "ordinal": ordinal,
                "text": clause.text,
                "citation": clause.cited.place,
            }
        )
    return rows

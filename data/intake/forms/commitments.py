"""Verabredungen: what was agreed in a Zielsteuerungsdialog, who does it, until when, and whether it is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from data import moments
from data.intake import kinds
from data.intake.filled import FilledRow, Problem
from data.intake.form import COUNTY, GONE, KEY, YEAR, Column, Form, Row
from data.intake.ground import Ground, named
from data.intake.plausible import county_name
from data.intake.settling import holds, key_given, next_keys, place_of, refused

HOLDING = """
select
    commitment.*,
    dialogue.held_on
from commitment
inner join dialogue on commitment.dialogue = dialogue.id
where
    list_contains($counties::varchar[], commitment.county)
    and list_contains($years::integer[], commitment.budget_year)
order by commitment.id
"""


def _settle(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    problems: list[Problem] = []
    present = {_what(row): key for key, row in ground.present.items()}
    fresh: dict[str, list[FilledRow]] = defaultdict(list)
    for row in rows:
        values = row.values
        problems += _dialogue(row, ground)
        problems += key_given(row, ground, lambda one, held: place_of(one) == place_of(held))
        if row.refused:
            continue
        values["id"] = values.get("id") or present.get(_what(values))
        problems += [] if holds(row, ground, ("closed_on", "evidence")) else _proof(row)
        if values["id"] is None and not row.refused:
            fresh[f"{values['dialogue']}/"].append(row)
    next_keys(ground, "commitment", fresh)
    return problems


def _dialogue(row: FilledRow, ground: Ground) -> list[Problem]:
    values = row.values
    there = [each for each in ground.dialogues.values() if place_of(each) == place_of(values)]
    day = values.get("held_on")
    found = [each for each in there if day is None or each["held_on"] == day]
    if len(found) == 1:
        values["dialogue"] = found[0]["id"]
        return []
    if found:
        message = f"In diesem Jahr gab es {len(found)} Dialoge; welcher gemeint ist, steht nicht da."
        return [refused(row, "dialogue_plain", "held_on", message, "Bitte den Tag des Dialogs eintragen.")]
    if there:
        days = ", ".join(f"{each['held_on']:%d.%m.%Y}" for each in there)
        message = f"Am {day:%d.%m.%Y} ist kein Zielsteuerungsdialog festgehalten, in diesem Jahr aber am {days}."
        mend = "Bitte den Tag berichtigen; einen weiteren Dialog bitte zuerst auf der Seite Dialogmappe festhalten."
        return [refused(row, "dialogue_known", "held_on", message, mend)]
    if day is None:
        ground.asked.add("held_on")
        message = f"Für {county_name(values['county'])} {values['budget_year']} ist noch kein Dialog festgehalten."
        mend = "Bitte den Tag des Dialogs angeben, in einer Spalte oder einmal für die ganze Datei."
        return [refused(row, "dialogue_known", "held_on", message, mend)]
    if day > moments.now_here().date():
        message = f"Der Dialog am {day:%d.%m.%Y} liegt in der Zukunft."
        return [refused(row, "dialogue_held", "held_on", message, "Bitte den Tag prüfen.")]
    values["dialogue"] = _new_dialogue(row, ground)
    return []


def _new_dialogue(row: FilledRow, ground: Ground) -> str:
    """The key of a dialogue nobody recorded yet; it is recorded with the Verabredungen that came of it."""
    values = row.values
    day, county = values["held_on"], values["county"]
    key = f"{county}/{values['budget_year']}/{day:%Y%m%d}"
    dialogues = ground.beside.setdefault("dialogue", {})
    if key not in dialogues:
        dialogues[key] = {
            "id": key,
            "county": county,
            "budget_year": values["budget_year"],
            "held_on": day,
            # The page says that nobody is named.
            "participants": "",
            "citation": row.citation,
        }
        ground.notes.append(
            f"Der Zielsteuerungsdialog mit {county_name(county)} am {day:%d.%m.%Y} war noch nicht festgehalten; "
            "er wird mit dieser Datei festgehalten, die Teilnehmenden sind nicht genannt."
        )
    return key


def _proof(row: FilledRow) -> list[Problem]:
    closed, evidence = row.values.get("closed_on"), row.values.get("evidence")
    if closed is not None and not evidence:
        message = "Die Verabredung ist erledigt, aber ohne Nachweis."
        return [refused(row, "proof_given", "evidence", message, "Bitte eintragen, was sie belegt.")]
    return []


def _what(row: Row) -> tuple[object, ...]:
    return row["dialogue"], named(row["text"])


FORM = Form(
    purpose="commitments",
    title="Verabredungen",
    table="commitment",
    help=(
        "Eine Zeile ist eine Verabredung aus einem Zielsteuerungsdialog. Ist der Dialog noch nicht festgehalten, "
        "gehört sein Tag dazu; er wird dann mit festgehalten."
    ),
    columns=(
        COUNTY,
        Column(
            YEAR.name,
            YEAR.title,
            YEAR.kind,
            "Haushaltsjahr, über das gesprochen wurde.",
            YEAR.aliases,
            True,
            True,
            2024,
        ),
        Column(
            "held_on",
            "Tag des Dialogs",
            kinds.DAY,
            "Wann gesprochen wurde; leer, wenn im Jahr genau ein Dialog festgehalten ist.",
            aliases=("Dialog am", "Datum des Dialogs", "Dialog", "Zielsteuerungsdialog", "Dialogtag", "Dialog vom"),
            stored=False,
            example="2024-09-30",
        ),
        Column(
            "text",
            "Verabredung",
            kinds.TEXT,
            "Was verabredet wurde.",
            aliases=("Vereinbarung", "Aufgabe", "Schritt", "Was"),
            needed=True,
            own=True,
            example="Bericht über den Übergang in Ausbildung vorlegen",
        ),
        Column(
            "responsible",
            "verantwortlich",
            kinds.TEXT,
            "Wer es tut.",
            aliases=("Zuständig", "Verantwortliche Person", "Wer", "zuständige Stelle"),
            needed=True,
            example="Hochtaunuskreis, Jobcenter",
        ),
        Column(
            "due_on", "Frist", kinds.DAY, "Bis wann.", ("fällig am", "bis wann", "Termin"), True, True, "2024-12-31"
        ),
        Column("closed_on", "erledigt am", kinds.DONE, "Tag der Erledigung; leer: offen.", ("Erledigt", "Status")),
        Column("evidence", "Nachweis", kinds.TEXT, "Was die Erledigung belegt.", ("Beleg",)),
        GONE,
        KEY,
    ),
    holding=HOLDING,
    settle=_settle,
    spread=("county", "budget_year"),
    derived=("dialogue",),
)

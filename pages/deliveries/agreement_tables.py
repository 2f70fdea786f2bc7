"""Maßnahmen, Ziele, sums and parties of an agreement as tables whose cells a person corrects, and what they say then.

A row keeps the number of what was read, hidden from view: the editor numbers its rows anew when some are taken out.
What a row cannot mean is said in a sentence that names it; the cells stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from data import numbers
from data.agreement_amounts import (
    CATEGORY,
    LEVEL,
    PRECISION,
    SOURCE,
    AmountCells,
    Places,
    amount_cells,
    entered_amount,
    programme_choices,
)
from data.agreement_edits import kept_amount, named_in
from data.agreement_targets import INDICATORS, KINDS, UNITS, Cells, belongs_to, called, cells_of, entered
from data.amounts_together import Row, faults_together
from data.code_words import BOUND
from data.readers.following import following_targets, with_names
from data.readers.given import AnswerRefused
from data.readers.reading import Party, Project, Reading, Side, Target
from pages.deliveries.agreement_held import Held

SIDES: dict[Side, str] = {"ministry": BOUND["ministry"], "county": BOUND["county"]}
PARTY = {"name": "Partei", "signatory": "unterzeichnet von", "office": "Amt", "signed_at": "Ort"}
_NUMBER = "read"


def _rows(frame: pd.DataFrame) -> Iterator[tuple[int, int | None, dict[str, Any]]]:
    """The place of each row that says anything, the number of what was read there, and its cells; None for empty."""
    for place, row in enumerate(frame.to_dict("records"), 1):
        read = row.pop(_NUMBER)
        cells = {name: None if numbers.is_missing(cell) or cell == "" else cell for name, cell in row.items()}
        if any(cell is not None for cell in cells.values()):
            yield place, None if numbers.is_missing(read) else int(read), cells


class Edited(NamedTuple):
    """The rows of a table as they stand there, and whether somebody typed into it."""

    rows: pd.DataFrame
    is_edited: bool


def _editor(
    rows: Sequence[Mapping[str, object]],
    columns: Mapping[str, str],
    here: Held,
    name: str,
    alt: str,
    config: Mapping[str, Any],
) -> Edited:
    """A table in which rows are corrected, added and taken out; `columns`: name and type of each."""
    frame = pd.DataFrame(
        [row | {_NUMBER: number} for number, row in enumerate(map(dict, rows))], columns=[_NUMBER, *columns]
    ).astype({_NUMBER: "Int64", **columns})
    edited = st.data_editor(
        here.start(name, frame), num_rows="dynamic", hide_index=True, key=here.key(name), column_order=list(columns),
        column_config=dict(config), alt=alt, placeholder="",
    )  # fmt: skip
    here.now[name] = edited.reset_index(drop=True)
    return Edited(edited, here.is_edited(name, frame))


def projects_table(reading: Reading, here: Held) -> Edited:
    """Every Maßnahme with what is said beside its name."""
    st.markdown("**Maßnahmen**")
    rows = [
        {"category": each.category, "name": each.name, "places": each.places, "participants": each.participants,
         "carrier": each.carrier, "programme": each.programme}
        for each in reading.projects
    ]  # fmt: skip
    types = {"category": "Int64", "name": "object", "places": "Int64", "participants": "Int64", "carrier": "object"}
    # Of one programme every Maßnahme is.
    several = {"programme": "object"} if len(reading.programmes) > 1 else {}
    paid_by = {code: word for code, word in programme_choices(reading).items() if code in _codes(reading)}
    count = st.column_config.NumberColumn
    return _editor(rows, types | several, here, "massnahmen", "Maßnahmen", {
        "category": count("Maßnahmenart", min_value=1, max_value=4, step=1),
        "name": st.column_config.TextColumn("Name", width="large"),
        "places": count("Plätze", min_value=0, step=1),
        "participants": count("Teilnehmende", min_value=0, step=1),
        "carrier": st.column_config.TextColumn("Träger"),
        "programme": _choice("Programm", paid_by),
    })  # fmt: skip


def _codes(reading: Reading) -> set[str]:
    return {each.code for each in reading.programmes}


def _choice(label: str, words: Mapping[Any, str], width: int | None = None) -> Any:
    """A column whose cells choose a code by its word."""
    return st.column_config.SelectboxColumn(
        label, options=list(words), format_func=lambda code: words.get(code, str(code)), width=width
    )


def projects(frame: pd.DataFrame, reading: Reading, faults: list[str]) -> tuple[list[Project], dict[str, str]]:
    """The edited list, and former names with the new ones.

    A Maßnahme keeps where it was read, a new one has the passage that names it.
    """
    found, names = [], {}
    for place, number, cells in _rows(frame):
        name = " ".join(str(cells["name"] or "").split())
        if not name or cells["category"] is None:
            lacking = "der Name" if not name else "die Maßnahmenart"
            faults.append(f"Maßnahmen, Zeile {place}: Es fehlt {lacking}. Bitte ergänzen oder die Zeile entfernen.")
            continue
        read = named_in(reading, name) if number is None else reading.projects[number]
        if number is not None and cells["name"] == read.name:
            name = read.name
        if read.name != name and sum(each.name == read.name for each in reading.projects) == 1:
            names[read.name] = name
        found.append(
            replace(
                read,
                category=int(cells["category"]),
                name=name,
                places=None if cells["places"] is None else int(cells["places"]),
                participants=None if cells["participants"] is None else int(cells["participants"]),
                carrier=cells["carrier"],
                programme=cells.get("programme", read.programme),
            )
        )
    return found, names


def targets_table(reading: Reading, here: Held) -> Edited:
    """Every Ziel with what it belongs to, in what it is counted, its number and its days."""
    st.markdown("**Ziele**")
    rows = [{name: cell or None for name, cell in cells_of(each)._asdict().items()} for each in reading.targets]
    text, choice = st.column_config.TextColumn, st.column_config.SelectboxColumn
    return _editor(rows, dict.fromkeys(Cells._fields, "object"), here, "ziele", "Ziele", {
        "name": text("Ziel", width="medium"),
        "of": choice("gehört zu", options=belongs_to(reading), format_func=lambda of: called(str(of))),
        "kind": choice("Zielart", options=list(KINDS), format_func=lambda code: KINDS[str(code)], width="small"),
        "indicator": choice(
            "Kennzahl", options=list(INDICATORS), format_func=lambda code: INDICATORS[str(code)], width=150
        ),
        "value": text("Wert", width="small"),
        "unit": choice("Einheit", options=list(UNITS), width="small"),
        "milestones": text("Meilensteine", width="medium", help="TT.MM.JJJJ: was dann vorliegt; mehrere mit Semikolon"),
    })  # fmt: skip


def targets(
    frame: pd.DataFrame, reading: Reading, now: Sequence[Project], names: Mapping[str, str], faults: list[str]
) -> list[Target] | None:
    """The edited Ziele beside the edited Maßnahmen; None when nothing about them was changed by hand."""
    named = with_names(reading, names)
    carried = following_targets(named.targets, named.projects, now)
    found: list[Target] = []
    for place, number, row in _rows(frame):
        read = None if number is None else reading.targets[number]
        cells = Cells(**{name: str(cell or "") for name, cell in row.items()})
        try:
            target = entered(reading, cells, read)
        except AnswerRefused as refused:
            faults.append(f"Ziele, Zeile {place}: {refused}")
            continue
        if number is not None and target is read:
            found += [each for each in (carried[number],) if each is not None]
        else:
            found.append(replace(target, project=names.get(target.project or "", target.project)))
    return None if found == [each for each in carried if each is not None] else found


def amounts_table(reading: Reading, here: Held) -> Edited:
    """Every sum that was read with what it is for; one that the reader missed is added in a row of its own."""
    st.markdown("**Beträge**")
    rows = [
        cells._asdict() | {"euros": None if cells.euros is None else float(cells.euros)}
        for cells in map(amount_cells, reading.amounts)
    ]
    types = dict.fromkeys(AmountCells._fields, "object") | {
        "euros": "float64", "category": "Int64", "spending_from": "Int64", "spending_to": "Int64",
    }  # fmt: skip
    count = st.column_config.NumberColumn
    named = [each.name for each in reading.projects] + [each.project for each in reading.amounts if each.project]

    return _editor(rows, types, here, "betraege", "Beträge", {
        "euros": count("Betrag in Euro", min_value=0, step=0.01, format="localized"),
        "level": _choice("Gliederung", LEVEL, 120),
        "programme": _choice("Programm", programme_choices(reading), 100),
        "category": _choice("Maßnahmenart", CATEGORY, 150),
        "project": _choice("Maßnahme", dict(zip(named, named, strict=True)), 160),
        "purpose": st.column_config.TextColumn("Zweck", width=160),
        "funding_source": _choice("Mittelherkunft", SOURCE, 120),
        "spending_from": count("Ausgabejahr von", min_value=2011, max_value=2100, step=1, format="%d"),
        "spending_to": count("Ausgabejahr bis", min_value=2011, max_value=2100, step=1, format="%d"),
        "precision": _choice("Genauigkeit", PRECISION, 100),
    })  # fmt: skip


def amounts(
    frame: pd.DataFrame, reading: Reading, now: Sequence[Project], names: Mapping[str, str], faults: list[str]
) -> list[dict[str, Any]] | None:
    """The edited sums as they are kept, beside the edited Maßnahmen; None when nothing about them was edited."""
    found: list[Row] = []
    numbered: list[int | None] = []
    for place, number, cells in _rows(frame):
        read = None if number is None else reading.amounts[number]
        try:
            stated = entered_amount(reading, _amount(cells), read, Places(now, names))
        except AnswerRefused as refused:
            faults.append(f"Beträge, Zeile {place}: {refused}")
            continue
        found.append(Row(place, read, stated))
        numbered.append(number)
    if [row.now for row in found] == reading.amounts:
        return None
    if not faults:
        faults += faults_together(reading, found)
    return [kept_amount(number, row.now) for number, row in zip(numbered, found, strict=True)]


def two_totals(sums: Sequence[Mapping[str, Any]], reading: Reading, total: object) -> list[str]:
    """A fault where the rows of the whole were edited and say something else than the field for it."""
    wholes = [Decimal(each["amount_eur"]) for each in sums if each["level"] == "total"]
    held = [each.amount_eur for each in reading.amounts if each.level == "total"]
    if wholes == held or total in (*wholes, sum(wholes)):
        return []
    return [
        "Im Feld „Gesamtbetrag in Euro“ steht ein anderer Betrag als unter „Beträge“ in der Zeile des Ganzen. Bitte "
        "nur eines von beiden ändern."
    ]


def _amount(cells: Mapping[str, Any]) -> AmountCells:
    """What the cells of a row say, as values of a sum."""
    euros = cells["euros"]
    counts = {name: int(cell) for name in _COUNTS if (cell := cells[name]) is not None}
    return AmountCells(**dict(cells) | counts | {"euros": None if euros is None else Decimal(str(round(euros, 2)))})


_COUNTS = ("category", "spending_from", "spending_to")


def parties_table(reading: Reading, here: Held) -> pd.DataFrame:
    """Both sides with who signed, in which office and where."""
    st.markdown("**Parteien**")
    rows = [
        {"side": word} | {name: getattr(reading.party(side), name) for name in PARTY} for side, word in SIDES.items()
    ]
    here.now["parteien"] = st.data_editor(
        here.start("parteien", pd.DataFrame(rows, columns=["side", *PARTY], dtype="object")),
        num_rows="fixed",
        hide_index=True,
        disabled=["side"],
        key=here.key("parteien"),
        alt="Parteien",
        placeholder="",
        column_config={"side": "Seite", **PARTY},
    )
    return here.now["parteien"]


def parties(frame: pd.DataFrame, reading: Reading, county: str) -> list[Party] | None:
    """The edited sides, the county by its name now where that was not typed over; None when nothing was edited."""
    found, edited = [], False
    for (side, _), row in zip(SIDES.items(), frame.to_dict("records"), strict=True):
        read = reading.party(side)
        said = {name: None if numbers.is_missing(row[name]) or row[name] == "" else str(row[name]) for name in PARTY}
        changed = {name: each for name, each in said.items() if each != (getattr(read, name) or None)}
        edited = edited or bool(changed)
        now = replace(read, name=county) if side == "county" and county != reading.county_name else read
        found.append(Party(side, **{name: changed.get(name, getattr(now, name)) for name in PARTY}))
    return found if edited else None

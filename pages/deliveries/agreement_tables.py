"""Maßnahmen, Ziele, sums and parties of an agreement as tables whose cells a person corrects, and what they say then.

A row keeps the number of what was read, hidden from view: the editor numbers its rows anew when some are taken out.
What a row cannot mean is said in a sentence that names it; the cells stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from data import numbers
from data.agreement_edits import corrected_amount, named_in
from data.agreement_targets import INDICATORS, KINDS, UNITS, Cells, belongs_to, called, cells_of, entered
from data.intake.catalogue import LEVELS
from data.readers.following import following_targets, with_names
from data.readers.given import AnswerRefused
from data.readers.reading import Party, Project, Reading, Side, Target

SIDES: dict[Side, str] = {"ministry": "Ministerium", "county": "Gebietskörperschaft"}
PARTY = {"name": "Partei", "signatory": "unterzeichnet von", "office": "Amt", "signed_at": "Ort"}
_LEVEL = {code: words[0] for code, words in LEVELS.items()}
_NUMBER = "read"


def _rows(frame: pd.DataFrame) -> Iterator[tuple[int, int | None, dict[str, Any]]]:
    """The place of each row that says anything, the number of what was read there, and its cells; None for empty."""
    for place, row in enumerate(frame.to_dict("records"), 1):
        read = row.pop(_NUMBER)
        cells = {name: None if numbers.is_missing(cell) or cell == "" else cell for name, cell in row.items()}
        if any(cell is not None for cell in cells.values()):
            yield place, None if numbers.is_missing(read) else int(read), cells


def _editor(
    rows: Sequence[Mapping[str, object]], columns: Mapping[str, str], key: str, alt: str, config: Mapping[str, Any]
) -> pd.DataFrame:
    """A table in which rows are corrected, added and taken out; `columns`: name and type of each."""
    frame = pd.DataFrame(
        [row | {_NUMBER: number} for number, row in enumerate(map(dict, rows))], columns=[_NUMBER, *columns]
    ).astype({_NUMBER: "Int64", **columns})
    return st.data_editor(
        frame, num_rows="dynamic", hide_index=True, key=key, column_order=list(columns), column_config=dict(config),
        alt=alt, placeholder="",
    )  # fmt: skip


def projects_table(reading: Reading, key: str) -> pd.DataFrame:
    """Every Maßnahme with what is said beside its name."""
    st.markdown("**Maßnahmen**")
    rows = [
        {"category": each.category, "name": each.name, "places": each.places, "participants": each.participants,
         "carrier": each.carrier}
        for each in reading.projects
    ]  # fmt: skip
    types = {"category": "Int64", "name": "object", "places": "Int64", "participants": "Int64", "carrier": "object"}
    count = st.column_config.NumberColumn
    return _editor(rows, types, key, "Maßnahmen", {
        "category": count("Maßnahmenart", min_value=1, max_value=4, step=1),
        "name": st.column_config.TextColumn("Name", width="large"),
        "places": count("Plätze", min_value=0, step=1),
        "participants": count("Teilnehmende", min_value=0, step=1),
        "carrier": st.column_config.TextColumn("Träger"),
    })  # fmt: skip


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
            )
        )
    return found, names


def targets_table(reading: Reading, key: str) -> pd.DataFrame:
    """Every Ziel with what it belongs to, in what it is counted, its number and its days."""
    st.markdown("**Ziele**")
    rows = [{name: cell or None for name, cell in cells_of(each)._asdict().items()} for each in reading.targets]
    text, choice = st.column_config.TextColumn, st.column_config.SelectboxColumn
    return _editor(rows, dict.fromkeys(Cells._fields, "object"), key, "Ziele", {
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


def amounts_table(reading: Reading, key: str) -> pd.DataFrame:
    """Every sum that was read, to be corrected or taken out."""
    st.markdown("**Beträge**")
    rows = [
        {
            "Nr.": number,
            "Betrag in Euro": float(each.amount_eur),
            "Maßnahmenart": each.category,
            "Wofür": each.purpose
            or each.project
            or f"{_LEVEL.get(each.level, each.level)} {each.programme or ''}".strip(),
        }
        for number, each in enumerate(reading.amounts, 1)
    ]
    types = {"Nr.": "int64", "Betrag in Euro": "float64", "Maßnahmenart": "Int64", "Wofür": "str"}
    count = st.column_config.NumberColumn
    return st.data_editor(
        pd.DataFrame(rows, columns=list(types)).astype(types),
        num_rows="delete",
        hide_index=True,
        disabled=["Nr.", "Wofür"],
        key=key,
        alt="Beträge",
        placeholder="",
        column_config={
            "Betrag in Euro": count("Betrag in Euro", min_value=0, step=0.01, format="localized"),
            "Maßnahmenart": count("Maßnahmenart", min_value=1, max_value=4, step=1),
        },
    )


def amounts(frame: pd.DataFrame, reading: Reading, faults: list[str]) -> list[dict[str, Any]] | None:
    """The corrected sums; None when nothing is corrected."""
    kept = []
    for number, euros, category, _ in frame.itertuples(index=False):
        if numbers.is_missing(euros):
            faults.append(f"Beträge, Nr. {number}: Der Betrag fehlt. Bitte eintragen oder die Zeile entfernen.")
            continue
        said = None if numbers.is_missing(category) else int(category)
        kept.append((int(number) - 1, Decimal(str(round(euros, 2))), said))
    if kept == [(number, each.amount_eur, each.category) for number, each in enumerate(reading.amounts)]:
        return None
    return [corrected_amount(*each) for each in kept]


def parties_table(reading: Reading, key: str) -> pd.DataFrame:
    """Both sides with who signed, in which office and where."""
    st.markdown("**Parteien**")
    rows = [
        {"side": word} | {name: getattr(reading.party(side), name) for name in PARTY} for side, word in SIDES.items()
    ]
    return st.data_editor(
        pd.DataFrame(rows, columns=["side", *PARTY], dtype="object"),
        num_rows="fixed",
        hide_index=True,
        disabled=["side"],
        key=key,
        alt="Parteien",
        placeholder="",
        column_config={"side": "Seite", **PARTY},
    )


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

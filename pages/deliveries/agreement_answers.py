"""What a person answers and corrects in the draft of an agreement; every answer says where it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from data import numbers
from data.agreement_edits import AS_READ, answer, corrected_amount, named_in, with_answers
from data.faults import StoreError
from data.imports import COUNTIES
from data.intake.catalogue import LEVELS, programmes
from data.intake.shelf import Draft, Shelf
from data.readers.answering import AnswerRefused
from data.readers.parties import County, load_counties
from data.readers.reading import Problem, Project, Reading
from data.show import counted
from data.written import entered_number
from pages.deliveries.agreement_values import FIELDS
from ui.stand import parse_day
from ui.text import note, plain

# What can only be looked at and confirmed.
LOOKED_AT = ("draft", "signatures", "other_amounts")
LEVEL = {code: words[0] for code, words in LEVELS.items()}


class Given(NamedTuple):
    """One answer as it stands in the fields of the page."""

    field: str
    value: object
    reason: str


@st.cache_resource
def counties() -> list[County]:
    """The counties an agreement may be with."""
    return load_counties(COUNTIES)


def questions(shelf: Shelf, draft: Draft, reading: Reading) -> None:
    """What the reader asks; warnings are told, errors are answered here."""
    told = [each for each in reading.problems if each.severity == "warning"]
    for number, problem in enumerate(reading.errors, 1):
        with st.container(border=True):
            st.markdown(f"**Frage {number}.** {plain(problem.message)}")
            _ask(shelf, draft, reading, problem, number)
    if told:
        with st.expander(f"{counted(len(told), 'Hinweis', 'Hinweise')} zum Lesen", expanded=not reading.errors):
            for problem in told:
                st.markdown(plain(f"▲\u00a0{problem.message}"))


def _ask(shelf: Shelf, draft: Draft, reading: Reading, problem: Problem, number: int) -> None:
    """One question with what it takes to answer it: a value, or that the passage was looked at."""
    field, key = problem.field, f"{draft.id}_{problem.field}_{number}"
    value: object = None if field in LOOKED_AT else AS_READ
    if field in FIELDS:
        value = _input(field, reading, key)
    elif field == "programmes":
        value = _programmes(reading, key)
    elif field not in LOOKED_AT:
        note("Stimmt etwas nicht, bitte unten „Angaben berichtigen“ öffnen; hier wird bestätigt, was gelesen wurde.")
    reason = st.text_input(
        "Woher stammt die Antwort?", key=f"woher_{key}", placeholder="zum Beispiel: Anlage 1, Seite 2"
    )
    if st.button(
        "Antwort übernehmen" if field in (*FIELDS, "programmes") else "Angesehen, trifft so zu", key=f"antwort_{key}"
    ):
        _keep(shelf, draft, [Given(field, value, reason or "")], reading)


def _programmes(reading: Reading, key: str) -> dict[str, str]:
    """The programmes of the agreement with the sum of each, as they are typed."""
    names = {code: words[0] for code, words in programmes().items()}
    read = {each.code: each.amount_eur for each in reading.programmes}
    chosen = st.multiselect(
        "Programme", list(names), default=[code for code in read if code in names], format_func=names.__getitem__,
        key=f"programme_{key}",
    )  # fmt: skip
    return {
        code: st.text_input(f"Betrag {names[code]} in Euro", value=_euros(read.get(code)), key=f"betrag_{key}_{code}")
        or ""
        for code in chosen
    }


def _input(field: str, reading: Reading, key: str) -> object:
    """The field a value is typed into; what is typed wrongly is said when it is saved."""
    if field == "county":
        names = {county.county: county.name for county in counties()}
        return st.selectbox(
            FIELDS[field], list(names), index=list(names).index(reading.county) if reading.county in names else None,
            format_func=names.__getitem__, key=f"feld_{key}", filter_mode=None,
        )  # fmt: skip
    now = _shown(field, reading)
    return st.text_input(FIELDS[field], value=now, key=f"feld_{key}")


def _shown(field: str, reading: Reading) -> str:
    value = getattr(reading, field)
    if value is None:
        return ""
    if isinstance(value, date):
        return numbers.day(value)
    if isinstance(value, Decimal):
        return _euros(value)
    return str(value)


def _euros(value: Decimal | None) -> str:
    return "" if value is None else f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


def _typed(field: str, value: object) -> object:
    """What was typed, as the value of the field; raises AnswerRefused with a sentence."""
    if isinstance(value, dict):
        return {code: entered_number(euros, f"Betrag {code}") or Decimal(0) for code, euros in value.items()}
    if field == "county":
        return next((each for each in counties() if each.county == value), None)
    text = str(value or "").strip()
    if not text:
        return None
    if field == "total_eur":
        return entered_number(text, FIELDS[field])
    if field in ("year", "dialogues"):
        if not text.isdecimal():
            raise AnswerRefused(f"{FIELDS[field]}: „{text}“ ist keine ganze Zahl.")
        return int(text)
    day = parse_day(text)
    if day is None:
        raise AnswerRefused(f"{FIELDS[field]}: „{text}“ ist kein Tag. Bitte als TT.MM.JJJJ angeben.")
    return day


def _as_typed(field: str, value: object) -> object:
    typed = field in FIELDS or (field == "programmes" and value != AS_READ)
    return _typed(field, value) if typed else value


def _keep(shelf: Shelf, draft: Draft, answers: list[Given], reading: Reading) -> None:
    """Add answers to the draft, if they can be taken."""
    try:
        read = [answer(each.field, _as_typed(each.field, each.value), each.reason) for each in answers]
        with_answers(reading, read, counties())
        shelf.put(replace(draft, edits=draft.edits | {"answers": [*draft.edits.get("answers", []), *read]}))
    except (AnswerRefused, StoreError) as refused:
        st.error(plain(str(refused)))
        return
    st.rerun()


def correct(shelf: Shelf, draft: Draft, reading: Reading) -> None:
    """Every value can be corrected by hand, with the reason."""
    with st.expander("Angaben berichtigen"), st.form(f"werte_{draft.id}", enter_to_submit=False):
        left, right = st.columns(2)
        given = {}
        for number, field in enumerate(FIELDS):
            with (left, right)[number % 2]:
                given[field] = _input(field, reading, f"{draft.id}_{field}_form")
        st.markdown("**Maßnahmen**")
        projects = st.data_editor(
            pd.DataFrame(
                [
                    {"Art": each.category, "Name": each.name, "Plätze": each.places, "Träger": each.carrier}
                    for each in reading.projects
                ],
                columns=["Art", "Name", "Plätze", "Träger"],
            ).astype({"Art": "Int64", "Name": "str", "Plätze": "Int64", "Träger": "str"}),
            num_rows="dynamic",
            hide_index=True,
            key=f"massnahmen_{draft.id}",
            column_config={
                "Art": st.column_config.NumberColumn("Maßnahmenart", min_value=1, max_value=4, step=1, required=True),
                "Name": st.column_config.TextColumn("Name", required=True, width="large"),
                "Plätze": st.column_config.NumberColumn("Plätze", min_value=0, step=1),
            },
        )
        amounts = _amounts_table(reading, draft)
        reason = st.text_input("Woher stammt die Berichtigung?", key=f"woher_{draft.id}_form") or ""
        if not st.form_submit_button("Berichtigung merken"):
            return
    changed = [
        Given(field, value, reason)
        for field, value in given.items()
        if (value != reading.county if field == "county" else str(value or "").strip() != _shown(field, reading))
    ]
    edited = _projects(projects, reading)
    if edited != reading.projects:
        changed.append(Given("projects", edited, reason))
    if (sums := _amounts(amounts, reading)) is not None:
        changed.append(Given("amounts", sums, reason))
    if not changed:
        st.info("Es ist nichts geändert.")
        return
    _keep(shelf, draft, changed, reading)


def _projects(frame: pd.DataFrame, reading: Reading) -> list[Project]:
    """The edited list; a Maßnahme keeps where it was read, a new one has the passage that names it."""
    found = []
    for row in frame.itertuples():
        number, category, name, places, carrier = row
        if numbers.is_missing(category) or not str(name or "").strip():
            continue
        # The editor numbers its rows as they were given to it, and new ones beyond.
        read = reading.projects[number] if number < len(reading.projects) else named_in(reading, str(name))
        found.append(
            replace(
                read,
                category=int(category),
                name=str(name),
                places=None if numbers.is_missing(places) else int(places),
                carrier=None if numbers.is_missing(carrier) or carrier in ("None", "") else str(carrier),
            )
        )
    return found


def _amounts_table(reading: Reading, draft: Draft) -> pd.DataFrame:
    """Every sum that was read, to be corrected or taken out."""
    st.markdown("**Beträge**")
    return st.data_editor(
        pd.DataFrame(
            [
                {
                    "Nr.": number + 1,
                    "Betrag in Euro": float(each.amount_eur),
                    "Maßnahmenart": each.category,
                    "Wofür": each.purpose
                    or each.project
                    or f"{LEVEL.get(each.level, each.level)} {each.programme or ''}".strip(),
                }
                for number, each in enumerate(reading.amounts)
            ],
            columns=["Nr.", "Betrag in Euro", "Maßnahmenart", "Wofür"],
        ).astype({"Nr.": "int64", "Betrag in Euro": "float64", "Maßnahmenart": "Int64", "Wofür": "str"}),
        num_rows="delete",
        hide_index=True,
        disabled=["Nr.", "Wofür"],
        key=f"betraege_{draft.id}",
        column_config={
            "Betrag in Euro": st.column_config.NumberColumn(
                "Betrag in Euro", min_value=0, step=0.01, format="localized"
            ),
            "Maßnahmenart": st.column_config.NumberColumn("Maßnahmenart", min_value=1, max_value=4, step=1),
        },
    )


def _amounts(frame: pd.DataFrame, reading: Reading) -> list[dict[str, Any]] | None:
    """The corrected sums; None when nothing is corrected."""
    kept = [
        corrected_amount(
            int(number) - 1, Decimal(str(round(euros, 2))), None if numbers.is_missing(category) else int(category)
        )
        for number, euros, category, _ in frame.itertuples(index=False)
    ]
    as_read = [corrected_amount(number, each.amount_eur, each.category) for number, each in enumerate(reading.amounts)]
    same = [(each["read"], Decimal(each["amount_eur"]), each["category"]) for each in kept] == [
        (each["read"], Decimal(each["amount_eur"]), each["category"]) for each in as_read
    ]
    return None if same else kept

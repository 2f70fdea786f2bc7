"""The values of an agreement as fields a person types into, and how what was typed is kept in the draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import streamlit as st

from data import numbers
from data.agreement_edits import AS_READ, answer, with_answers
from data.faults import StoreError
from data.imports import COUNTIES
from data.intake.shelf import Draft, Shelf
from data.readers.given import AnswerRefused
from data.readers.parties import County, load_counties
from data.readers.reading import Reading
from data.written import entered_number, german_euros
from pages.deliveries.agreement_values import FIELDS
from ui import session
from ui.stand import parse_day
from ui.text import plain


class Given(NamedTuple):
    """One answer as it stands in the fields of the page."""

    field: str
    value: object
    reason: str


@st.cache_resource
def counties() -> list[County]:
    """The counties an agreement may be with."""
    return load_counties(COUNTIES)


def field_input(field: str, shown: str | None, key: str) -> object:
    """The field a value is typed into; what is typed wrongly is said when it is saved."""
    if field == "county":
        names = {county.county: county.name for county in counties()}
        return st.selectbox(
            FIELDS[field], list(names), index=list(names).index(shown) if shown in names else None,
            format_func=names.__getitem__, key=f"feld_{key}", filter_mode=None,
        )  # fmt: skip
    return st.text_input(FIELDS[field], value=shown or "", key=f"feld_{key}")


def is_changed(field: str, value: object, reading: Reading) -> bool:
    """Whether something else stands in the field than what was read."""
    if field == "county":
        return (value or "") != (reading.county or "")
    if str(value or "").strip() == shown_value(field, reading):
        return False
    try:
        return _typed(field, value) != getattr(reading, field)
    except (AnswerRefused, StoreError):
        return True


def shown_value(field: str, reading: Reading) -> str:
    """What was read, as it stands in its field; of a county its key."""
    value = getattr(reading, field)
    if value is None:
        return ""
    if isinstance(value, date):
        return numbers.day(value)
    if isinstance(value, Decimal):
        return euros(value)
    return str(value)


def euros(value: Decimal | None) -> str:
    """1234.5 → 1.234,50; empty for none."""
    return "" if value is None else f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


def entered_euros(text: object) -> Decimal | None:
    """The sum that stands in a field; None for none."""
    return german_euros(str(text or ""))


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


def keep(shelf: Shelf, draft: Draft, answers: Sequence[Given], reading: Reading) -> bool:
    """Add answers to the draft and say whether they could be taken; if not, the page says why."""
    try:
        read = [answer(each.field, _as_typed(each.field, each.value), each.reason) for each in answers]
        with_answers(reading, read, counties())
        shelf.put(replace(draft, edits=draft.edits | {"answers": [*draft.edits.get("answers", []), *read]}))
    except (AnswerRefused, StoreError) as refused:
        st.error(plain(str(refused)))
        return False
    begin_anew(draft.id)
    return True


def begin_anew(draft: str) -> None:
    """„Angaben berichtigen“ shows what is read now: under other keys, Streamlit knows nothing that was typed before."""
    key = session.corrections_turn(draft)
    st.session_state[key] = st.session_state.get(key, 0) + 1

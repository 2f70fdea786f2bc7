"""Lieferungen: what came in, from whom, what became of it; opened, checked, withdrawn and restored here."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import pandas as pd
import streamlit as st

from charts.base.columns import Column
from charts.deliveries import facts
from charts.deliveries import figures as words
from data import former, location, numbers
from data.confirming import confirm
from data.faults import StoreError
from data.recording import need
from data.rows import rows_of
from data.show import counted
from data.store import Facts
from data.withdrawal import restore, withdraw
from pages.deliveries import correction
from pages.deliveries.called import names, placed
from queries import deliveries as questions
from ui import address, author, downloads, session
from ui.section import section
from ui.selection import Selection, state_of
from ui.shelf import shelf_of
from ui.tables import show
from ui.text import note, plain

COLUMNS = {
    "moment": Column("aufgenommen"),
    "title": Column("Was"),
    "recorded_by": Column("durch"),
    "state_word": Column("Stand"),
    "facts": Column("geltende Angaben", "integer"),
    "file_name": Column("Datei"),
    "note": Column("Kommentar"),
    "became": Column("Was daraus wurde", missing="–"),
    "delivery": Column("Kennung"),
}
# Up to here everything a delivery brought is open at once.
FEW = 12
# More in a list to choose from slow down every rerun.
OFFERED = 200


def draw(chosen: Selection) -> None:
    """The list of all deliveries, and below it the one that is opened."""
    listed, replaced = _known(chosen.facts, state_of(chosen.facts))
    shown = told(listed, replaced)
    section(
        chosen,
        "Lieferungen",
        shown,
        None,
        key="lieferungen",
        statement=words.say_listed(listed),
        measure="Alles, was in diesen Datensatz aufgenommen wurde, die neueste zuerst",
        columns=COLUMNS,
        source=[],
        empty="In diesen Datensatz ist noch nichts aufgenommen. Dateien nimmt die Ansicht „Eingang“ entgegen.",
    )
    if sentence := st.session_state.pop(session.DELIVERY_SAID, None):
        st.success(plain(sentence))
    if len(listed):
        _opened(chosen, listed, replaced)


@st.cache_resource(max_entries=8, show_spinner=False)
def _known(_facts: Facts, state: str) -> tuple[pd.DataFrame, dict[str, list[str]]]:
    """All deliveries with the title each was given, and by which others those were replaced of which nothing holds."""
    listed = questions.listed(_facts)
    rows = rows_of(listed, questions.Listed)
    place = _facts.store, _facts.dataset
    given = former.titles(*place, [row.delivery for row in rows if numbers.is_missing(row.title)])
    titles = [
        row.title if not numbers.is_missing(row.title) else given.get(row.delivery) or _called(row) for row in rows
    ]
    standing = [row.delivery for row in rows if row.state not in ("withdrawn", "replaced")]
    gone = [row.delivery for row in rows if row.state == "replaced"]
    return listed.assign(title=titles), former.replacements(*place, gone, standing)


def _called(row: questions.Listed) -> str:
    """A delivery without a title of its own: by its file, else by its source."""
    return row.source if numbers.is_missing(row.file_name) else row.file_name


def told(listed: pd.DataFrame, replaced: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """The list with its moments and states in words."""
    rows = rows_of(listed, questions.Listed)
    of = {row.delivery: row for row in rows}
    return listed.assign(
        moment=[f"{row.recorded_at:%d.%m.%Y %H:%M}" for row in rows],
        state_word=[words.STATE[row.state] for row in rows],
        became=[words.became(row, [of[each] for each in replaced.get(row.delivery, [])]) or None for row in rows],
    )


def _opened(chosen: Selection, listed: pd.DataFrame, replaced: Mapping[str, Sequence[str]]) -> None:
    st.subheader("Eine Lieferung öffnen", anchor="lieferung")
    rows = {row.delivery: row for row in rows_of(listed, questions.Listed)}
    written = ""
    if len(rows) > OFFERED:
        written = st.text_input(
            "Kennung",
            key="lieferung_kennung",
            placeholder="aus der Liste oder einer Fundstelle",
            help=f"Zur Auswahl stehen die {OFFERED} neuesten Lieferungen; jede andere öffnet ihre Kennung.",
        )
    if (written or "").strip() and (written or "").strip() not in rows:
        st.warning(plain(f"Eine Lieferung „{written}“ gibt es in diesem Datensatz nicht."))
        written = ""
    delivery = (written or "").strip() or address.one(
        "Lieferung",
        list(rows)[:OFFERED],
        key="lieferung",
        word=lambda key: f"{rows[key].recorded_at:%d.%m.%Y %H:%M} · {rows[key].title} · {key}",
        filter_mode=None,
    )
    row = rows[delivery]
    became = words.became(row, [rows[each] for each in replaced.get(delivery, [])])
    st.markdown(plain(f"{words.STATE[row.state]} · aufgenommen von {row.recorded_by}. {_sentence(became)}".strip()))
    if not numbers.is_missing(row.file_name):
        note(f"Datei {row.file_name}, Prüfsumme (SHA-256) {row.file_hash}")
        _file(chosen, row)
    found = questions.rows(chosen.facts, delivery=delivery)
    _rows(chosen, delivery, found)
    if author.may_record(chosen):
        author.field(chosen, "lieferung")
        if row.state != "withdrawn":
            correction.draw(chosen, found)
    if chosen.facts.dataset != location.PUBLISHED:
        _turned(chosen, row)


def _sentence(text: str) -> str:
    return f"{numbers.capital(text)}." if text else ""


def _file(chosen: Selection, row: questions.Listed) -> None:
    """The file itself, where it was kept: those taken in on the command line or before lie elsewhere."""
    shelf = shelf_of(chosen.facts)
    if row.file_hash in shelf.kept():
        downloads.button(
            plain(f"{row.file_name} laden"),
            lambda: shelf.content(row.file_hash),
            file_name=row.file_name,
            mime="application/octet-stream",
            key=f"datei_{row.delivery}",
        )


def _rows(chosen: Selection, delivery: str, found: pd.DataFrame) -> None:
    """What holds of the delivery, one table per kind of fact."""
    if found.empty:
        note("Von dieser Lieferung gilt nichts: Sie ist zurückgezogen, oder neuere Lieferungen haben alles ersetzt.")
        return
    for table, part in found.groupby("table_name", sort=False):
        name = facts.TABLES[str(table)]
        with st.expander(f"{name}: {counted(len(part), 'Angabe', 'Angaben')}", expanded=len(found) <= FEW):
            rows = placed(chosen.facts, [json.loads(text, parse_float=Decimal) for text in part["content"]])
            frame, columns = facts.told(rows, names(chosen.facts, rows))
            show(frame, columns, alt=f"{name} der Lieferung {delivery}")


def _turned(chosen: Selection, row: questions.Listed) -> None:
    """Check, withdraw or restore, each with a name and a reason."""
    delivery, state = row.delivery, row.state
    if not author.may_approve(chosen.facts.dataset, delivery, row.recorded_by):
        note(
            "Bestätigen, zurückziehen und wiederherstellen kann diese Lieferung, wer das Recht freizugeben hat und sie "
            "nicht selbst aufgenommen hat."
        )
        return
    reason = st.text_input("Grund oder Bemerkung", key=f"grund_{delivery}") or ""
    who, why = author.name(), reason.strip()
    buttons = st.columns([1, 1, 2])
    place = chosen.facts.store, chosen.facts.dataset, delivery
    if state == "withdrawn":
        _button(buttons[0], "Wiederherstellen", lambda: restore(*place, recorded_by=who, reason=why), named=(who, why))
        return
    if state == "provisional":
        _button(
            buttons[0],
            "Als geprüft bestätigen",
            lambda: confirm(*place, checked_by=who, note=why or None),
        )
    _button(buttons[1], "Zurückziehen", lambda: withdraw(*place, recorded_by=who, reason=why), named=(who, why))


def _button(
    where: st.delta_generator.DeltaGenerator,
    label: str,
    act: Callable[[], str],
    *,
    named: tuple[str, str] | None = None,
) -> None:
    """A button for something that is recorded; with `named`, only with a name and a reason."""
    if not where.button(label):
        return
    try:
        if named is not None:
            need(named[0], f"Ihr Name fehlt. Bitte eintragen, wer die Lieferung bearbeitet ({label}).")
            need(named[1], f"Der Grund fehlt. Bitte unter „Grund oder Bemerkung“ eintragen ({label}).")
        st.session_state[session.DELIVERY_SAID] = act()
    except StoreError as fault:
        st.error(plain(str(fault)))
        return
    st.rerun()

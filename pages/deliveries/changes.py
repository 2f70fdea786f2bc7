"""Änderungen: which figures differ between two moments, through whom, why, and where they stand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import pandas as pd
import streamlit as st

from charts.deliveries import changes as charts
from data import former, moments, numbers
from data.rows import rows_of
from data.store import Facts
from pages.deliveries.called import names, placed
from queries import deliveries as questions
from ui import address
from ui.section import section
from ui.selection import Selection, state_of
from ui.stand import NO_STAND, parse_stand
from ui.text import plain
from web import visits

VISIT, DIALOGUE, OTHER = "letzter Besuch", "letzter Dialog", "anderer Tag"


@dataclass(frozen=True)
class Since:
    """A past Stand to compare with, how it is called in a sentence, and of which counties (empty: all)."""

    facts: Facts
    words: str
    counties: tuple[str, ...]


def draw(chosen: Selection) -> None:
    """Choose the earlier moment; the later one is the Stand of the sidebar."""
    since = _choose(chosen)
    if since is None:
        return
    if since.facts.number >= chosen.facts.number:
        st.info("Seit diesem Zeitpunkt ist in den gezeigten Stand nichts aufgenommen worden. Bitte weiter zurückgehen.")
        return
    stands = f"{state_of(chosen.facts)} {since.facts.number} {chosen.facts.number}"
    frame = _kept(since.facts, chosen.facts, stands, since.counties)
    only = "".join(f" · nur {chosen.county_names[county]}" for county in since.counties)
    section(
        chosen,
        f"Änderungen seit {since.words}",
        frame,
        None,
        key="aenderungen",
        statement=charts.say_changes(frame, f"{since.words} und {_now_words(chosen)}"),
        measure=f"Jede Angabe, die anders lautet, neu oder entfallen ist{only} · "
        f"Nr. {since.facts.number} gegenüber Nr. {chosen.facts.number}",
        columns=charts.COLUMNS,
        source=[],
    )


def _choose(chosen: Selection) -> Since | None:
    """The earlier moment: of the last visit, of a dialogue, or any."""
    store, dataset = chosen.facts.store, chosen.facts.dataset
    visit = visits.last(str(st.context.cookies.get(visits.COOKIE) or ""))
    held = questions.dialogues(chosen.facts, counties=chosen.counties)
    counties = tuple(chosen.counties)
    offered = [*([VISIT] if visit else []), *([DIALOGUE] if len(held) else []), OTHER]
    kind = address.switch("Verglichen mit", offered, key="seit_wann")
    if kind == VISIT and visit:
        return Since(
            store.facts(dataset, visit), f"dem letzten Besuch am {_minute(moments.in_hessen(visit))}", counties
        )
    if kind == DIALOGUE:
        rows = {row.dialogue: row for row in rows_of(held, questions.Dialogues)}
        dialogue = address.one(
            "Dialog",
            list(rows),
            key="seit_dialog",
            word=lambda key: f"{rows[key].short_name}, {numbers.day(rows[key].held_on)}",
            filter_mode=None,
        )
        row = rows[dialogue]
        words = f"dem Dialog mit {row.short_name} am {numbers.day(row.held_on)}"
        return Since(store.facts(dataset, moments.end_of(row.held_on.date())), words, (row.county,))
    text = address.text(
        "Früherer Stand (Tag oder Nr.)", key="seit_stand", placeholder="30.09.2025, 30.09.2025 14:30 oder Nr. 4711"
    ).strip()
    if not text:
        st.info("Bitte einen früheren Tag oder die Nummer einer Lieferung nennen; verglichen wird mit dem Stand links.")
        return None
    asked = parse_stand(text)
    if asked is None:
        st.error(plain(NO_STAND.format(text[:60])))
        return None
    if isinstance(asked, int):
        number = min(asked, chosen.facts.number)
        return Since(store.facts(dataset, number=number), f"Nr. {number}", counties)
    return Since(store.facts(dataset, asked), _minute(moments.in_hessen(asked)), counties)


def _minute(moment: datetime) -> str:
    end_of_day = (moment.hour, moment.minute, moment.second) == (23, 59, 59)
    return numbers.day(moment) if end_of_day else f"{numbers.day(moment)}, {moment:%H:%M} Uhr"


def _now_words(chosen: Selection) -> str:
    return chosen.stand_asked if chosen.facts.as_of else "heute"


@st.cache_resource(max_entries=8, show_spinner="Beide Stände werden verglichen …")
def _kept(_before: Facts, _after: Facts, stands: str, counties: tuple[str, ...]) -> pd.DataFrame:
    """The difference, kept under the two Stände and the counties while nothing new is recorded."""
    return changed(_before, _after, counties)


def changed(before: Facts, after: Facts, counties: Sequence[str]) -> pd.DataFrame:
    """Every figure that differs between two Stände of a data set, of some counties or all; as charts.COLUMNS."""
    marks = [questions.marks(each, counties=counties) for each in (before, after)]
    found = charts.differing(*marks)
    wanted = [key for _, key in found.keys]
    said_before, said_after = (_contents(each, wanted) for each in (before, after))
    deliveries = questions.listed(after)
    # Also those of which nothing holds but that something was removed.
    standing = deliveries[deliveries["state"] != "withdrawn"]["delivery"].tolist()
    gone = sorted({delivery for key, delivery in found.before.items() if key not in found.after})
    removed_by = former.replacements(after.store, after.dataset, gone, standing)
    rows = [*said_before.values(), *said_after.values()]
    # What holds no longer still has the name it had.
    called = names(before, rows) | names(after, rows)
    places = {**_places(before, said_before), **_places(after, said_after)}
    told = charts.lines(found, said_before, said_after, deliveries, removed_by, called, places, since=before.number)
    statuses = [questions.statuses(each, counties=counties) for each in (before, after)]
    return pd.concat([told, charts.status_lines(*statuses)], ignore_index=True)


def _places(facts: Facts, said: charts.Content) -> charts.Content:
    return dict(zip(said, placed(facts, list(said.values())), strict=True))


def _contents(facts: Facts, wanted: Sequence[str]) -> charts.Content:
    return {
        (row.table_name, row.key): json.loads(row.content, parse_float=Decimal)
        for row in rows_of(questions.contents(facts, wanted=wanted), questions.Contents)
    }

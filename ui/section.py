"""The frame of every figure: message, picture, table twin, sources, Stand and coverage, all inherited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, TypeAlias

import pandas as pd
import streamlit as st

from charts.base import style
from charts.base.columns import Columns
from charts.base.datasets import INVENTED
from charts.base.derivations import Derivation
from charts.base.document import Document
from charts.base.notes import Points, signed
from charts.base.sources import say_documents
from data import numbers
from data.rows import rows_of
from queries import frame as questions
from ui import derivations, offers, places, plot, point_notes, session, since_then, take_along
from ui.selection import Selection, current
from ui.tables import Links, anchors, show
from ui.text import note, plain

# A section that adds up hundreds of agreements lists its first documents and offers all of them as a file.
EVIDENCE_SHOWN = 100

Body: TypeAlias = style.Figure | Document | Callable[[], None] | None
OVERVIEW, TABLE, SOURCES, DERIVED = "Überblick", "Tabelle", "Fundstellen", "Rechenweg"
Derived: TypeAlias = Callable[[pd.DataFrame, Columns], Sequence[Derivation]]
References: TypeAlias = Sequence[str] | Callable[[], Sequence[str]]


def section(
    chosen: Selection,
    title: str,
    frame: pd.DataFrame,
    body: Body,
    *,
    key: str,
    statement: str,
    measure: str,
    columns: Columns,
    source: References,
    coverage: str | None = None,
    on_click: Callable[[list[dict[str, Any]]], None] | None = None,
    on_click_words: str = "",
    empty: str = "",
    whole: Callable[[], pd.DataFrame] | None = None,
    points: Points | None = None,
    again: since_then.Again | None = None,
    links: Links | None = None,
    derived: Derived | None = None,
    brief: Sequence[str] = (),
    lacks: offers.Lacks | None = None,
    everywhere: bool = False,
    over_years: bool = False,
) -> None:
    """Draw one answer.

    `frame` is the answer, `body` its figure (or a text, or a function that draws it; None: the table is the answer),
    `statement` its finding in a sentence – also the text alternative –, `measure` names unit, basis and period,
    `source` the references (delivery # citation) it rests on, `whole` asks for all rows when `frame` is one page
    of them, so that files hold more than the screen; `points` says which points the figure shows, so that notes on
    them stand in it. `again` makes the same frame of other facts, where it is more than an answer with columns added:
    for what has become of it since a past Stand. `links` lead from its rows to other places of the page, and from there
    to its rows; while a row or a text is not open, they lead to the section. `derived` gives the Rechenweg of the
    figures of the frame. `brief` names the columns of a first view where the whole table is wider than a screen.
    `lacks` says what is missing where there is no row, for an offer that has some. `everywhere`: the answer is of all
    counties, whichever are chosen, and its files say so. `over_years`: it is of no year alone. `on_click_words` say
    what `on_click` does; nothing can be clicked in a file, and none says so. Raises ValueError without statement
    or source: a figure nobody can trace is not drawn.
    """
    if not statement or not measure:
        raise ValueError(f"Abschnitt „{title}“ ohne Aussage oder Maß")
    if source is None:
        raise ValueError(f"Abschnitt „{title}“ ohne Quelle")
    since_then.shown(title, frame, columns, paged=whole is not None, again=again)
    covered = f"{measure} · Abdeckung: {coverage}" if coverage else measure
    sourced = callable(source) or len(source) > 0
    narrowed = take_along.narrowed(chosen, everywhere=everywhere)
    part = take_along.Part(
        key,
        title,
        statement,
        covered,
        columns,
        whole or (lambda: frame),
        (lambda: _found(chosen, source)) if sourced else None,
        narrowed,
        over_years,
    )
    take_along.note_part(part)
    if frame.empty:
        st.html(_head(title, key))
        # What helps is said once on a page, however little is known.
        if empty or not st.session_state.get(session.ADVISED):
            st.info(plain(empty or f"{statement} {_advice(lacks)}"))
            st.session_state[session.ADVISED] = True
        else:
            note(statement)
        if lacks:
            offers.once(chosen, lacks, f"angebot_{key}")
        return
    below = " · ".join(filter(None, [covered, on_click_words]))
    # One piece for what is read before the figure: each piece costs the browser at every change (docs/speed.md).
    st.html(f'{_head(title, key)}<p class="aqb-finding">{escape(statement)}</p><p class="aqb-note">{escape(below)}</p>')
    found = point_notes.at_points(chosen, points) if points else None
    if found is not None and points and isinstance(body, style.Figure) and len(found):
        body = signed(body, found, points)
    standing = " · ".join(
        [f"Datensatz: {chosen.dataset_word}", chosen.stand, *([f"Abdeckung: {coverage}"] if coverage else [])]
    )

    def picture() -> plot.Picture:
        return {
            "name": take_along.file_name(chosen, key, over_years=over_years),
            "head": [title, statement, " · ".join(filter(None, [narrowed, measure]))],
            "foot": [say_documents(_found(chosen, source)), standing],
        }

    names = [_name_of(body)] if body is not None else [OVERVIEW] if brief else []
    views = [*names, TABLE, *([DERIVED] if derived else []), *([SOURCES] if sourced else [])]
    view = views[0]
    # Who had no figure to choose has not chosen the table: when a later choice brings the figure, it is seen.
    before = st.session_state.get(session.first_view(key))
    if before == TABLE != view and st.session_state.get(session.view_of(key)) == TABLE:
        del st.session_state[session.view_of(key)]
    st.session_state[session.first_view(key)] = view
    # By its name paper leaves it out (static/dashboard.css).
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key=f"frame_{key}"
    ):
        # Where there is nothing to choose nothing is offered.
        if len(views) > 1:
            view = st.segmented_control(
                f"Ansicht von {plain(title)}",
                views,
                default=view,
                required=True,
                key=session.view_of(key),
                label_visibility="collapsed",
            )
        take_along.offer(chosen, part, (f"chart_{key}", views[0]) if isinstance(body, style.Figure) else None)
    if view == SOURCES:
        _evidence(chosen, source)
    elif view == DERIVED and derived:
        derivations.draw(chosen, derived(frame, columns), title, key)
    elif view == TABLE or body is None:
        shown = {name: columns[name] for name in brief} if view == OVERVIEW else columns
        _twin(chosen, title, frame, shown, links, paged=whole is not None)
    else:
        _draw(chosen, body, key, statement, picture, on_click)
    names_of_text = list(body.sections) if isinstance(body, Document) else []
    names_of_rows = list(links.rows) if links else []
    of_rows = view == TABLE or (body is None and view == OVERVIEW)
    drawn = set(names_of_rows if of_rows else [] if view in (SOURCES, DERIVED) else names_of_text)
    anchors([name for name in dict.fromkeys([*names_of_text, *names_of_rows]) if name not in drawn])
    if found is not None and points:
        point_notes.draw(chosen, found, points, key)
    # The page says it once for all; a section of another day, as in the Dialogmappe, says its own.
    if chosen.stand != current().stand:
        note(standing)


def _advice(lacks: offers.Lacks | None) -> str:
    """What else to choose, of the filters that have an effect here; targets have no stage."""
    off = st.session_state.get(session.WITHOUT_EFFECT) or {}
    ways = ["ein anderes Jahr"]
    ways += ["ein anderes Programm"] if "programm" not in off else []
    ways += ["eine andere Stufe"] if "stufe" not in off and not (lacks and lacks.what == "target") else []
    ways.append("ein anderes Gebiet" if session.COUNTIES in off else "andere Gebiete")
    return f"Bitte {', '.join(ways[:-1])} oder {ways[-1]} wählen."


def _head(title: str, key: str) -> str:
    """The heading with a link to itself, whose name tells it from those of the other sections."""
    return (
        f'<div class="aqb-head" id="{escape(key)}"><h2>{escape(title)}</h2>'
        f'<a href="#{escape(key)}" aria-label="Verweis auf „{escape(title)}“"></a></div>'
    )


def _name_of(body: Body) -> str:
    if isinstance(body, Document):
        return body.name
    return "Diagramm" if isinstance(body, style.Figure) else OVERVIEW


def _draw(
    chosen: Selection,
    body: style.Figure | Document | Callable[[], None],
    key: str,
    statement: str,
    picture: Callable[[], plot.Picture],
    on_click: Callable[[list[dict[str, Any]]], None] | None,
) -> None:
    if isinstance(body, Document):
        if chosen.facts.invented:
            note(INVENTED)
        st.html(body.html)
        return
    if not isinstance(body, style.Figure):
        body()
        return
    if chosen.facts.invented:
        body = style.mark(body, INVENTED)
    plot.show(body, key=f"chart_{key}", alt=statement, picture=picture, on_click=on_click)


def _twin(
    chosen: Selection, title: str, frame: pd.DataFrame, columns: Columns, links: Links | None, *, paged: bool
) -> None:
    if chosen.facts.invented:
        note(INVENTED)
    show(frame, columns, alt=f"Tabelle zu: {title}", links=links, paged=paged)


def _found(chosen: Selection, source: References) -> pd.DataFrame:
    references = source() if callable(source) else source
    wanted = list(dict.fromkeys(ref for ref in references if not numbers.is_missing(ref) and ref))
    return questions.evidence(chosen.facts, wanted=wanted)


def _evidence(chosen: Selection, source: References) -> None:
    found = _found(chosen, source)
    if found.empty:
        st.info("Zu dieser Auswahl gibt es keine Zahl und damit keine Fundstelle.")
        return
    if chosen.facts.invented:
        note(INVENTED)
    st.html(places.html(rows_of(found.head(EVIDENCE_SHOWN), questions.Evidence)))
    if len(found) > EVIDENCE_SHOWN:
        st.markdown(
            f"Gezeigt sind {EVIDENCE_SHOWN} von {numbers.integer(len(found))} Fundstellen; "
            "die Excel-Mappe enthält alle. Weniger werden es, wenn Gebiete ausgewählt sind."
        )

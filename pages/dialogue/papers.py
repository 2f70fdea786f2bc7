"""Papiere: choose the parts, see the pages, take the files – of one county, or of all as a ZIP."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from briefing import bundle, figures, preview, words
from briefing.dossier import Dossier
from charts.base import headings
from charts.base.datasets import dataset_word
from data import numbers
from data.intake.files.refusal import FileRefused
from pages.dialogue import jump
from pages.dialogue.talk import Talk
from ui import address, downloads, session
from ui.selection import state_of
from ui.text import note, plain

# A button says what kind of file it brings.
LABEL = {
    "datenblatt": "Datenblatt auf zwei Seiten (PDF)",
    "pdf": "Mappe zum Mitnehmen (PDF)",
    "docx": "Word zum Bearbeiten (DOCX)",
    "xlsx": "Excel zum Weiterrechnen (XLSX)",
}
# Papers that have pages to be looked at.
PAGED = ("datenblatt", "pdf")
# What is no part of the agenda but may be left out of a paper too.
OWN = {"figures": headings.KEY_FIGURES, "questions": headings.LEAD_QUESTIONS}
ALL = "alle"
JUMPS = {"papiere": "Dieses Papier", "seiten": "Seiten ansehen", ALL: "Alle Gebiete", "kennung": "Zahl vom Papier"}


def draw(talk: Talk) -> None:
    """Files first: who comes for the paper takes it here."""
    dossier = talk.dossier()
    alone = len(talk.chosen.county_names) == 1
    jump.draw({place: title for place, title in JUMPS.items() if not (alone and place == ALL)})
    st.header(plain(f"Papier für das Gespräch mit {talk.with_whom}"), anchor="papiere")
    st.markdown("Dieselben Zahlen, Sätze und Leitfragen wie unter „Vorbereiten“, am gewählten Tag.")
    files = st.container(horizontal=True)
    titles = OWN | {part.key: part.title for part in dossier.parts}
    left_out = st.multiselect(
        "Teile weglassen",
        list(titles),
        format_func=titles.__getitem__,
        key=f"weglassen/{talk.place}",
        placeholder="nichts, alle Teile kommen auf das Papier",
        select_all=False,
    )
    paper = dossier.without(left_out)
    with files:
        for each, label in LABEL.items():
            downloads.button(
                label,
                partial(bundle.MAKERS[each], paper),
                file_name=words.file_name(paper.county, paper.county_name, paper.year, each, invented=paper.invented),
                mime=words.FORMATS[each],
                key=f"mappe_{each}",
            )
    _pages(talk, paper, tuple(left_out))
    if not alone:
        st.header("Papiere aller Gebiete", anchor=ALL)
        _all_counties(talk, dossier, {each: titles[each] for each in left_out})
    _number_again(talk)


def _pages(talk: Talk, paper: Dossier, left_out: tuple[str, ...]) -> None:
    st.header("Seiten ansehen", anchor="seiten")
    drawer = st.expander("Die Seiten des PDF zeigen", key="seiten_offen", on_change="rerun")
    if not drawer.open:
        return
    with drawer:
        kind = st.segmented_control(
            "Papier",
            PAGED,
            format_func=LABEL.__getitem__,
            default=PAGED[0],
            required=True,
            key="seiten_von",
            label_visibility="collapsed",
        )
        try:
            state = state_of(talk.facts)
            pictures = _pictures(paper, kind, state, talk.place, str(talk.day), talk.chosen.programme, left_out)
        except FileRefused as refused:
            st.error(plain(str(refused)))
            return
        note(f"{numbers.count_of(len(pictures), 'Seite', 'Seiten')}; das PDF selbst ist durchsuchbar und vorlesbar.")
        columns = st.columns(2)
        for number, picture in enumerate(pictures, 1):
            page = f"Seite {number} von {len(pictures)}"
            columns[(number - 1) % 2].image(
                picture, caption=page, alt=f"{page} des Papiers; vorlesen lässt sich das PDF", width="stretch"
            )


# A paper takes half a second, its pages another; nobody waits for them twice.
@st.cache_resource(show_spinner="Die Seiten werden gezeichnet …", max_entries=16)
def _pictures(
    _paper: Dossier, kind: str, state: str, place: str, day: str, programme: str, left_out: tuple[str, ...]
) -> list[bytes]:
    return preview.pictures(bundle.MAKERS[kind](_paper))


def _all_counties(talk: Talk, dossier: Dossier, left_out: Mapping[str, str]) -> None:
    chosen = talk.chosen
    wanted = (state_of(chosen.facts), dossier.year, dossier.day, chosen.programme, *left_out)
    if left_out:
        note(f"Auch hier weggelassen: {', '.join(left_out.values())}.")
    formats = st.multiselect(
        "Formate für alle Gebiete",
        list(LABEL),
        format_func=LABEL.__getitem__,
        default=["pdf"],
        key="mappen_formate",
        select_all=False,
    )
    if st.button("Mappen aller Gebiete erstellen", key="alle_mappen_start", disabled=not formats):
        bar = st.progress(0.0, "Mappen werden erstellt …")
        made = bundle.bundle(
            chosen.facts,
            year=dossier.year,
            day=dossier.day,
            formats=formats,
            programme=chosen.programme,
            left_out=list(left_out),
            progress=lambda done, total, name: bar.progress(done / max(total, 1), f"{done} von {total}: {plain(name)}"),
        )
        bar.empty()
        st.session_state[session.PAPERS_MADE] = (wanted, made, made.zipped(dossier.day))
    kept = st.session_state.get(session.PAPERS_MADE)
    if kept is None or kept[0] != wanted:
        return
    _, made, data = kept
    count = numbers.count_of(len(made.papers), "Datei", "Dateien")
    downloads.button(
        f"ZIP mit {count} herunterladen",
        lambda: data,
        file_name=f"Dialogmappen_{chosen.facts.dataset}_{dossier.year}.zip",
        mime="application/zip",
        key="alle_mappen_zip",
    )
    if made.without_facts:
        note(f"Ohne Angaben in diesem Jahr: {', '.join(made.without_facts)}. Ihre Mappen sagen es.")
    for each in made.faults:
        st.warning(plain(f"Nicht erstellt: {each}"))


def _number_again(talk: Talk) -> None:
    st.header("Eine Zahl vom Papier wiederfinden", anchor="kennung")
    st.markdown(
        "Im Anhang eines Papiers steht zu jeder Kennzahl eine Kennung. Hier eingegeben oder eingefügt, zeigt sie die "
        "Zahl so, wie sie damals war, mit ihren Fundstellen."
    )
    wanted = address.text("Kennung vom Papier", key="kennung", placeholder="published.06434.2023.AQB.agreed.…")
    if not wanted.strip():
        return
    try:
        figure, facts = figures.by_id(talk.facts.store, wanted)
    except figures.FigureGone as gone:
        st.warning(plain(str(gone)))
        return
    st.metric(plain(figure.label), plain(figure.value))
    note(f"{dataset_word(facts)} · {figure.id}")
    note("Fundstellen: " + "; ".join(figure.evidence))

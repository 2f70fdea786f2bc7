"""Eingang: files are handed over, each becomes a draft that everybody sees, and one of them is opened."""

from __future__ import annotations

import streamlit as st

from access import noted
from access.shelf import ShelfHeld
from data import moments
from data.faults import StoreError
from data.intake import FORMS
from data.intake.files import FileRefused, Kind, kind_of
from data.intake.shelf import Draft
from data.rows import rows_of
from data.show import counted
from pages.deliveries import agreement_draft, all_at_once, remark_draft, taking, workbook_draft
from pages.deliveries.agreement_held import is_unkept
from pages.deliveries.taken_files import let_go
from queries import deliveries as questions
from ui import author, session
from ui.selection import Selection
from ui.shelf import shelf_of
from ui.text import note, plain

TYPES = ["pdf", "docx", "txt", "xlsx", "csv"]
KIND = {
    Kind.PDF: "PDF",
    Kind.DOCX: "Word-Datei",
    Kind.TXT: "Text",
    Kind.XLSX: "Arbeitsmappe",
    Kind.CSV: "CSV-Datei",
}
TABLES = (Kind.XLSX, Kind.CSV)


def draw(chosen: Selection) -> None:
    """Hand over files, see the drafts, and open one."""
    if not author.may_record(chosen):
        return
    shelf = shelf_of(chosen.facts)
    author.field(chosen, "eingang")
    _hand_over(chosen, shelf)
    # It stays until the next step: a rerun for any other reason must not take it away unread.
    for level, sentence in st.session_state.get(session.INBOX_SAID, []):
        (st.success if level == "done" else st.warning if level == "known" else st.error)(plain(sentence))
    drafts = sorted(shelf.drafts(), key=lambda each: each.uploaded_at, reverse=True)
    if not drafts:
        taking.tell()
        note("Kein Entwurf liegt vor. Ein Entwurf zählt in keiner Zahl mit, bis ihn jemand bestätigt.")
        return
    opened = _choose(drafts)
    files = [draft for draft in drafts if draft.purpose != remark_draft.PURPOSE]
    together = st.container()
    # Where the next draft opens, so that nobody takes it for the one before.
    taking.tell()
    _open(chosen, shelf, opened)
    if len(files) > 1:
        with together:
            all_at_once.draw(chosen, shelf, files)


def _hand_over(chosen: Selection, shelf: ShelfHeld) -> None:
    """Take the chosen files as drafts at once; the field is empty again afterwards."""
    turn = st.session_state.setdefault(session.INBOX_ROUND, 0)
    files = st.file_uploader(
        "Dateien auswählen oder hierher ziehen",
        type=TYPES,
        accept_multiple_files=True,
        key=f"dateien_{turn}",
        help="Zielvereinbarungen als PDF, Word oder Text; Arbeitsmappen und CSV-Dateien mit Beträgen, Maßnahmen, "
        "Zielen, Ist-Meldungen. Gespeichert wird erst nach der Vorschau.",
    )
    if not files:
        return
    if not author.name().strip():
        st.warning("Ihr Name fehlt. Bitte oben eintragen; dann werden die gewählten Dateien zu Entwürfen.")
        return
    listed = questions.listed(chosen.facts)
    recorded = {row.file_hash: row for row in rows_of(listed, questions.Listed) if row.state != "withdrawn"}
    waiting = {draft.file_hash for draft in shelf.drafts()}
    said: list[tuple[str, str]] = []
    for file in files:
        content = file.getvalue()
        try:
            kind = kind_of(content, file.name)
        except FileRefused as refused:
            noted.note("refused", str(refused))
            said.append(("refused", str(refused)))
            continue
        try:
            digest = shelf.keep(content, file.name)
        except StoreError as fault:
            said.append(("refused", f"{file.name}: {fault}"))
            continue
        if digest in waiting:
            said.append(("known", f"{file.name}: Dieselbe Datei liegt schon als Entwurf vor."))
            continue
        if digest in recorded:
            row = recorded[digest]
            said.append(
                (
                    "known",
                    f"{file.name}: Dieselbe Datei wurde am {row.recorded_at:%d.%m.%Y} von {row.recorded_by} übernommen "
                    f"(Lieferung {row.delivery}). Der Entwurf zeigt, ob sich etwas ändern würde.",
                )
            )
        draft = shelf.put(
            Draft(
                id=f"{digest[:12]}",
                file_hash=digest,
                file_name=file.name,
                kind=str(kind.value),
                purpose="" if kind in TABLES else "agreement",
                uploaded_by=author.name().strip(),
                uploaded_at=moments.utc_now(),
                edits={},
                version=0,
            )
        )
        waiting.add(digest)
        st.session_state[session.DRAFT_OPENED] = draft.id
    st.session_state[session.INBOX_SAID] = said
    st.session_state.pop(session.DRAFT_SAID, None)
    st.session_state[session.INBOX_ROUND] = turn + 1
    let_go(files)
    st.rerun()


def _choose(drafts: list[Draft]) -> Draft:
    """The list of drafts; the one handed over last is open."""
    st.subheader(plain(counted(len(drafts), "Entwurf", "Entwürfe")), anchor="entwuerfe")
    by_id = {draft.id: draft for draft in drafts}
    if st.session_state.get(session.DRAFT_OPENED) not in by_id:
        if session.DRAFT_OPENED in st.session_state:
            taking.opened_by_itself(drafts[0].id)
        st.session_state[session.DRAFT_OPENED] = drafts[0].id
    for draft in drafts:
        name, who, button = st.columns([5, 4, 2], vertical_alignment="center")
        is_open = draft.id == st.session_state[session.DRAFT_OPENED]
        label = plain(draft.file_name)
        kind = _kind_word(draft)
        waits = " · Berichtigung noch nicht gemerkt" if is_unkept(draft) else ""
        name.markdown(f"**{label}** · {kind}" if is_open else f"{label} · {kind}{waits}")
        who.markdown(
            plain(f"{draft.uploaded_by}, {moments.in_hessen(draft.uploaded_at):%d.%m.%Y %H:%M} Uhr"),
        )
        button.button(
            "geöffnet" if is_open else "Öffnen",
            key=f"oeffnen_{draft.id}",
            disabled=is_open,
            on_click=_set_open,
            args=(draft.id,),
            width="stretch",
        )
    return by_id[str(st.session_state[session.DRAFT_OPENED])]


def _set_open(draft: str) -> None:
    st.session_state[session.DRAFT_OPENED] = draft
    st.session_state.pop(session.INBOX_SAID, None)
    st.session_state.pop(session.DRAFT_SAID, None)


def _kind_word(draft: Draft) -> str:
    if draft.purpose == remark_draft.PURPOSE:
        return "Anmerkung der Gebietskörperschaft"
    purpose = "Zielvereinbarung" if draft.purpose == "agreement" else ""
    if draft.purpose in FORMS:
        purpose = FORMS[draft.purpose].title
    kind = KIND[Kind(draft.kind)]
    return f"{purpose} ({kind})" if purpose else kind


def _open(chosen: Selection, shelf: ShelfHeld, draft: Draft) -> None:
    st.header(plain(draft.file_name), anchor="entwurf")
    try:
        if draft.purpose == remark_draft.PURPOSE:
            remark_draft.draw(chosen, shelf, draft)
        elif Kind(draft.kind) in TABLES:
            workbook_draft.draw(chosen, shelf, draft)
        else:
            agreement_draft.draw(chosen, shelf, draft)
    except (FileRefused, StoreError) as fault:
        if isinstance(fault, FileRefused) and not st.session_state.get(session.refusal_noted(draft.id)):
            # Once a session: a page is drawn again at every click.
            st.session_state[session.refusal_noted(draft.id)] = True
            noted.note("refused", str(fault))
        st.error(plain(str(fault)))
    if st.button("Entwurf verwerfen", key=f"verwerfen_{draft.id}"):
        shelf.discard(draft)
        taking.said().anew(("done", f"Der Entwurf {draft.file_name} ist verworfen; gespeichert wurde nichts."))
        st.rerun()

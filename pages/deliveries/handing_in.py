"""Eingang for people of a county: they hand in reports and remarks, which somebody of the ministry takes over."""

from __future__ import annotations

import hashlib

import streamlit as st

from access import noted
from access.shelf import ShelfHeld
from data import location, moments
from data.faults import StoreError
from data.intake import FORMS
from data.intake.files import FileRefused, Kind, kind_of
from data.intake.shelf import Draft
from data.intake.shelf.of_counties import id_of
from pages.deliveries import remark_draft
from pages.deliveries.taken_files import let_go
from ui import author, session
from ui.drafts import Draft as Fields
from ui.drafts import Entered
from ui.selection import Selection
from ui.shelf import shelf_of
from ui.text import note, plain

REPORTS = "reports"
LONGEST_REMARK = 4000


def draw(chosen: Selection) -> None:
    """Hand in a workbook, write a remark, and see what waits for the ministry."""
    if chosen.facts.dataset == location.PUBLISHED:
        note("Veröffentlichte Angaben sind nur zum Ansehen; gemeldet wird zu den Daten des Ministeriums.")
        return
    shelf = shelf_of(chosen.facts)
    st.markdown(
        "Was Sie hier abgeben, ist ein Entwurf: Er zählt in keiner Zahl mit, bis das Ministerium ihn übernimmt. Eine "
        "Vorlage für Ist-Meldungen gibt es unter „Vorlagen“."
    )
    county = chosen.facts.counties[0]
    if len(chosen.facts.counties) > 1:
        county = st.selectbox("Gebiet", chosen.facts.counties, format_func=lambda each: chosen.county_names[each])
    _hand_over(shelf, county)
    for level, sentence in st.session_state.get(session.INBOX_SAID, []):
        (st.success if level == "done" else st.error)(plain(sentence))
    _remark(chosen, shelf, county)
    _waiting(shelf)


def _hand_over(shelf: ShelfHeld, county: str) -> None:
    turn = st.session_state.setdefault(session.INBOX_ROUND, 0)
    file = st.file_uploader(
        "Ist-Meldungen als Arbeitsmappe oder CSV-Datei", type=["xlsx", "csv"], key=f"meldung_{turn}"
    )
    if file is None:
        return
    content = file.getvalue()
    try:
        kind = kind_of(content, file.name)
        if kind not in (Kind.XLSX, Kind.CSV):
            raise FileRefused(f"{file.name}: Ist-Meldungen werden als Arbeitsmappe oder CSV-Datei gelesen.")
        _put(shelf, county, content, file.name, kind.value, REPORTS, {})
        said = ("done", f"{file.name} liegt dem Ministerium als Entwurf vor.")
    except (FileRefused, StoreError) as refused:
        noted.note("refused", str(refused))
        said = ("refused", str(refused))
    st.session_state[session.INBOX_SAID] = [said]
    st.session_state[session.INBOX_ROUND] = turn + 1
    let_go([file])
    st.rerun()


def _remark(chosen: Selection, shelf: ShelfHeld, county: str) -> None:
    st.subheader("Anmerkung schreiben", anchor="anmerkung")
    fields = Fields(f"abgeben/{county}")
    fields.text(f"Anmerkung zum Haushaltsjahr {chosen.year}", "text", long=True, height=120, max_chars=LONGEST_REMARK)

    def save(entered: Entered) -> str:
        text = entered.words("text")
        if not text:
            raise StoreError("Anmerkung: Der Text fehlt. Bitte eintragen.")
        told = {"year": chosen.year, "text": text, "written_on": f"{moments.today():%Y-%m-%d}"}
        _put(shelf, county, text.encode(), f"Anmerkung {chosen.year}", Kind.TXT.value, remark_draft.PURPOSE, told)
        return "Die Anmerkung liegt dem Ministerium als Entwurf vor."

    fields.button("Anmerkung abgeben", save)


def _put(
    shelf: ShelfHeld, county: str, content: bytes, name: str, kind: str, purpose: str, told: dict[str, object]
) -> None:
    digest = shelf.keep(content, name)
    # The same words for two years are two remarks.
    drawn = hashlib.sha256(f"{digest}{purpose}{told}".encode()).hexdigest()
    if any(draft.id == id_of(county, drawn) for draft in shelf.drafts()):
        raise StoreError("Dasselbe liegt dem Ministerium schon als Entwurf vor.")
    shelf.put(
        Draft(
            id=id_of(county, drawn),
            file_hash=digest,
            file_name=name,
            kind=kind,
            purpose=purpose,
            uploaded_by=author.name(),
            uploaded_at=moments.utc_now(),
            edits=told,
        )
    )


def _waiting(shelf: ShelfHeld) -> None:
    st.subheader("Was dem Ministerium vorliegt", anchor="vorliegend")
    drafts = shelf.drafts()
    if not drafts:
        note("Nichts liegt vor. Was übernommen ist, steht im Kreisprofil und in der Dialogmappe.")
    for draft in drafts:
        what = FORMS[draft.purpose].title if draft.purpose in FORMS else str(draft.edits.get("text", ""))
        words, button = st.columns([6, 2], vertical_alignment="center")
        words.markdown(
            plain(
                f"{draft.file_name}: {what} – {draft.uploaded_by}, "
                f"{moments.in_hessen(draft.uploaded_at):%d.%m.%Y %H:%M} Uhr"
            )
        )
        button.button("Zurücknehmen", key=f"zurueck_{draft.id}", on_click=shelf.discard, args=(draft,), width="stretch")

"""An agreement as a draft: every value beside its passage, the text with the values marked, questions, one decision."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

import streamlit as st

from access.guard import RightsHeld
from charts.base import document as agreement
from charts.deliveries import agreement_changes as words
from data.agreement_difference import Change, difference
from data.agreement_edits import with_answers
from data.imports import import_reading, waits_for_second_person
from data.intake.files import Text, read_text
from data.intake.shelf import Draft, Shelf
from data.readers.agreement import read_agreement
from data.readers.given import AnswerRefused
from data.readers.reading import AgreementRefused, Reading
from data.show import counted
from data.store import Facts
from pages.deliveries import agreement_answers as answers
from pages.deliveries import agreement_values as values
from pages.deliveries import taking
from pages.deliveries.agreement_fields import counties
from pages.deliveries.agreement_form import correct
from ui import author
from ui.marked_words import marked
from ui.selection import Selection, state_of
from ui.tables import show
from ui.text import note, plain

# The key of a delivery of an agreement begins so.
DELIVERIES = "zv"


@st.cache_resource(max_entries=64, show_spinner="Die Zielvereinbarung wird gelesen …")
def _read(file_hash: str, name: str, _shelf: Shelf) -> tuple[Text, Reading]:
    text = read_text(_shelf.content(file_hash), name)
    return text, read_agreement(text.text, counties())


def reading_of(shelf: Shelf, draft: Draft) -> tuple[Text, Reading]:
    """The text of a draft and what was read and answered; raises AgreementRefused, AnswerRefused, FileRefused."""
    text, read = _read(draft.file_hash, draft.file_name, shelf)
    return text, with_answers(read, draft.edits.get("answers", []), counties())


def changes_of(chosen: Selection, draft: Draft, reading: Reading) -> Sequence[Change]:
    """What taking the draft over would change in what holds now."""
    facts = chosen.facts.store.facts(chosen.facts.dataset)
    answered = json.dumps(draft.edits.get("answers", []))
    stand = f"{state_of(facts)} {facts.number}"
    return _changes(draft.file_hash, draft.file_name, answered, stand, facts, reading)


# Every click on the page asks it again; it was half of what a click costs.
@st.cache_resource(max_entries=64, show_spinner=False)
def _changes(
    file_hash: str, name: str, answered: str, stand: str, _facts: Facts, _reading: Reading
) -> Sequence[Change]:
    return difference(_facts, _reading)


def take(chosen: Selection, draft: Draft, reading: Reading, comment: str = "") -> str:
    """Record the draft as a delivery and say what became of it; raises StoreError with nothing recorded."""
    result = import_reading(
        chosen.facts.store,
        chosen.facts.dataset,
        reading,
        file_name=draft.file_name,
        file_hash=draft.file_hash,
        recorded_by=author.name().strip(),
        note=comment.strip() or None,
    )
    return result.sentence


def draw(chosen: Selection, shelf: Shelf, draft: Draft) -> None:
    """The draft from top to bottom; the document stands beside its values."""
    try:
        text, reading = reading_of(shelf, draft)
    except (AgreementRefused, AnswerRefused) as refused:
        st.error(plain(str(refused)))
        return
    if text.recognised:
        st.warning(
            "Dieser Text wurde aus einem Bild erkannt. Bitte jede Angabe mit dem Original vergleichen; Paragrafen und "
            "Ziffern werden dabei am häufigsten falsch gelesen."
        )
    for each in text.notes:
        note(each)
    st.markdown(f"**{plain(values.sentence(reading))}**")
    changes = changes_of(chosen, draft, reading)
    corrected = any(each.kind != "new" for each in changes)
    if not changes and reading.year is not None:
        taking.taken_before(chosen, shelf, draft, DELIVERIES)
        st.info("Keine Änderung: Alles in dieser Zielvereinbarung steht schon so im Bestand.")
    elif corrected:
        note(f"{words.say(changes)} Der Unterschied steht unten, vor der Übernahme.")
    # What is typed below is asked first: nothing may be answered or taken over as long as it is not remembered.
    above = st.container()
    # Its tables have up to seven columns: they need the whole width.
    unkept = correct(shelf, draft, reading)
    left, right = above.columns([3, 2], gap="medium")
    with right:
        st.html(agreement.document(values.parts(reading), values.marks(reading)).html)
    with left:
        answers.questions(shelf, draft, reading, unkept)
        show(values.values(reading), values.VALUES, alt="Was aus der Zielvereinbarung gelesen wurde, mit Wortlaut")
    if changes or reading.year is None:
        _decide(chosen, shelf, draft, reading, changes, unkept, corrected=corrected)


def _decide(
    chosen: Selection,
    shelf: Shelf,
    draft: Draft,
    reading: Reading,
    changes: Sequence[Change],
    unkept: str,
    *,
    corrected: bool,
) -> None:
    """The difference to what holds, and the one decision."""
    if corrected:
        st.subheader("Unterschied zur geltenden Fassung", anchor="unterschied")
        st.markdown("Für diese Gebietskörperschaft und dieses Jahr gilt schon eine Zielvereinbarung.")
        told = [each for each in changes if each.kind != "new" or each.table != "passage"]
        show(words.table(told), words.COLUMNS, alt="Unterschied zur geltenden Fassung")
        _whole_texts(words.long_texts(told))
    if reading.errors:
        note("Übernommen werden kann die Zielvereinbarung, wenn alle Fragen beantwortet sind.")
        return
    back = words.taken_back(changes)
    if back:
        st.warning(
            plain(
                f"Das nimmt {counted(len(back), 'Berichtigung', 'Berichtigungen')} von Hand zurück: {'; '.join(back)}. "
                "Gilt das Dokument, bitte unten sagen, warum; gilt die Berichtigung, bitte sie unter „Angaben "
                "berichtigen“ noch einmal eintragen."
            )
        )
        comment = st.text_input("Warum gilt die Berichtigung nicht mehr?", key=f"warum_{draft.id}") or ""
    else:
        comment = st.text_input("Bemerkung zur Lieferung (freiwillig)", key=f"bemerkung_{draft.id}") or ""
    if waits_for_second_person(reading):
        note(
            f"{values.say_by_hand(draft.edits.get('answers', []))} Deshalb gilt die ganze Zielvereinbarung nach dem "
            "Übernehmen als vorläufig, bis eine zweite Person die Lieferung prüft (Ansicht „Lieferungen“)."
        )
    elif not RightsHeld().settles():
        note(
            "Die Zielvereinbarung gilt nach dem Übernehmen als vorläufig, bis jemand mit dem Recht freizugeben die "
            "Lieferung prüft (Ansicht „Lieferungen“)."
        )
    if not taking.button("Als neue Fassung übernehmen" if corrected else "Übernehmen", draft):
        return
    if unkept:
        st.error(plain(unkept))
        return
    if not author.name().strip():
        st.error("Ihr Name fehlt. Bitte oben eintragen, wer die Zielvereinbarung übernimmt.")
        return
    if back and not comment.strip():
        st.error("Bitte sagen, warum die Berichtigung von Hand nicht mehr gilt; es wird mit der Lieferung gespeichert.")
        return
    taking.take_over(chosen, shelf, draft, DELIVERIES, lambda: take(chosen, draft, reading, comment))


def _whole_texts(texts: Sequence[words.LongText]) -> None:
    """The changed texts as a whole, on demand; what came and went is marked."""
    if not texts:
        return
    with st.expander(f"Ganzer Wortlaut: {counted(len(texts), 'geänderter Text', 'geänderte Texte')}"):
        for each in texts:
            st.html(f"<p><strong>{escape(each.label)}</strong></p><p>{marked(each.pieces)}</p>")

"""What a workbook leaves open is asked in one form: columns, words in cells, and what holds for the whole file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import streamlit as st

from data.faults import StoreError
from data.intake import FORMS, Proposal, forget, remember, remember_words, remembered, remembered_words
from data.intake.filled import Filled, Question, WordQuestion
from data.intake.form import Column, Form
from data.intake.naming import OF_NAME, OF_VALUE, NameQuestion
from data.intake.shelf import Draft, Shelf
from data.intake.spelling import fold
from data.intake.unclear import Unclear
from data.intake.words import choices
from ui import author
from ui.selection import Selection
from ui.text import note, plain

WHOLE = "whole"
MEANT = "meant"
CHOOSE = "bitte wählen"
OF_ONE_FILE = "Die Antwort gilt nur für diese Datei."
REMEMBERED = "Die Antwort wird gemerkt und gilt auch für spätere Dateien."
OF_FILE = "Die Datei sagt dies nicht. Die Antwort gilt für alle Zeilen, die es nicht selbst sagen."
# Of more words in one file nobody answers each; its columns are others than they seem.
MOST_WORDS = 30


def whole(draft: Draft, purpose: str) -> dict[str, str]:
    """What a person said of the file as a whole, for a purpose: column → value as `kind.read` takes it."""
    return dict(draft.edits.get(WHOLE, {}).get(purpose, {}))


def ask_purpose(shelf: Shelf, draft: Draft) -> None:
    """What the file is about, where it does not say so itself or says something else."""
    options = list(FORMS)
    purpose = st.selectbox(
        "Was enthält die Datei?",
        options,
        index=options.index(draft.purpose) if draft.purpose in options else None,
        format_func=lambda code: FORMS[code].title,
        key=f"zweck_{draft.id}",
        placeholder=CHOOSE,
        filter_mode=None,
    )
    if purpose and purpose != draft.purpose:
        shelf.put(replace(draft, purpose=purpose))
        st.rerun()


def offer(shelf: Shelf, draft: Draft, purpose: str) -> None:
    """The same file once more as a draft of another purpose, where it holds something for that too."""
    title = FORMS[purpose].title
    second = f"{draft.file_hash[:12]}-{purpose.replace('_', '-')}"
    if second == draft.id:
        return
    if any(each.id == second for each in shelf.drafts()):
        note(f"Die Datei liegt auch als Entwurf „{title}“ bereit.")
    elif st.button(plain(f"Dieselbe Datei auch als „{title}“ laden"), key=f"auch_{draft.id}_{purpose}"):
        shelf.put(replace(draft, id=second, purpose=purpose, edits={}, version=0))
        st.rerun()


def draw(chosen: Selection, shelf: Shelf, draft: Draft, filled: Filled, proposal: Proposal) -> None:
    """Everything that is open in one form; answers about columns and words count for every later file too."""
    form = filled.form
    heads = {fold(each.head): each for each in reversed(proposal.questions) if each.head}
    said = whole(draft, form.purpose)
    asked = {each.name: each for each in proposal.lacking} | {name: form.column(name) for name in said}
    meant = dict(draft.edits.get(MEANT, {}).get(form.purpose, {}))
    if not (heads or proposal.words or asked or proposal.names):
        return
    with st.form(f"fragen_{draft.id}_{form.purpose}", enter_to_submit=False):
        columns: dict[str, str | None] = {}
        words: dict[tuple[str, str], str | None] = {}
        of_file: dict[str, str | None] = {}
        if heads:
            st.subheader("Unbekannte Spalten", anchor="spalten")
            st.markdown(REMEMBERED)
            columns = {each.head: _column(each) for each in reversed(heads.values())}
        if proposal.words:
            st.subheader("Unbekannte Wörter", anchor="woerter")
            st.markdown(REMEMBERED)
            words = {(each.column, each.word): _word(each) for each in proposal.words[:MOST_WORDS]}
            if len(proposal.words) > MOST_WORDS:
                note(f"Gefragt sind die ersten {MOST_WORDS} von {len(proposal.words)} Wörtern.")
        if names := [each for each in proposal.names if each.asks == OF_NAME]:
            st.subheader("Unbekannte Namen", anchor="namen")
            meant |= _answers(names, f"{OF_ONE_FILE} Fehlt der Name in der Liste, bitte die Angabe zuerst liefern.")
        if values := [each for each in proposal.names if each.asks == OF_VALUE]:
            st.subheader("Werte ohne Kennzahl", anchor="werte")
            meant |= _answers(values, OF_ONE_FILE)
        if asked:
            st.subheader("Angaben für die ganze Datei", anchor="ganze-datei")
            st.markdown(OF_FILE)
            of_file = {name: _whole(each, said.get(name)) for name, each in asked.items()}
            for name, sheets in filled.silent.items():
                if name in asked and len(sheets) > 1:
                    note(f"{asked[name].title} sagen mehrere Blätter nicht: {', '.join(sorted(sheets))}.")
        if st.form_submit_button("Antworten übernehmen", type="primary"):
            try:
                _keep(chosen, shelf, draft, filled, columns, words, of_file, meant)
            except (StoreError, Unclear) as fault:
                st.error(plain(str(fault) if isinstance(fault, StoreError) else f"{fault.message} {fault.mend}"))
                return
            st.rerun()


def revise(chosen: Selection, form: Form) -> None:
    """What people answered before about files of this purpose, to be taken back: it is asked about again."""
    facts = chosen.facts.store.facts(chosen.facts.dataset)
    titles = {each.name: each for each in form.columns}
    said: dict[str, tuple[str | None, tuple[str, str] | None]] = {
        f"Spalte „{head}“": (head, None) for head in remembered(facts).get(form.purpose, {})
    }
    for column, words in remembered_words(facts).get(form.purpose, {}).items():
        said |= {f"„{word}“ in Spalte {titles[column].title}": (None, (column, word)) for word in words}
    if not said:
        return
    with st.expander("Gemerkte Antworten"):
        answer = st.selectbox(
            "Antwort", list(said), index=None, placeholder=CHOOSE, key=f"antwort_{form.purpose}", format_func=plain
        )
        if st.button("Zurücknehmen und neu fragen", key=f"vergessen_{form.purpose}") and answer:
            head, word = said[answer]
            store, dataset = chosen.facts.store, chosen.facts.dataset
            try:
                forget(store, dataset, form.purpose, head=head, word=word, author=author.name().strip())
            except StoreError as fault:
                st.error(plain(str(fault)))
                return
            st.rerun()


def _column(question: Question) -> str | None:
    titles = {"": "wird nicht gebraucht", **dict(question.choices)}
    return st.selectbox(
        plain(f"Blatt {question.sheet}, {question.cell}: Was ist „{question.head}“?"),
        list(titles),
        index=None,
        format_func=titles.__getitem__,
        placeholder=CHOOSE,
        help=plain("Zum Beispiel: " + "; ".join(question.examples)) if question.examples else None,
        filter_mode=None,
    )


def _word(question: WordQuestion) -> str | None:
    cells = len(question.cells)
    titles = {**dict(question.choices), "": "diese Zeilen weglassen" if cells > 1 else "diese Zeile weglassen"}
    return st.selectbox(
        plain(question.sentence),
        list(titles),
        index=None,
        format_func=titles.__getitem__,
        placeholder=CHOOSE,
        filter_mode=None,
    )


def _answers(questions: list[NameQuestion], said: str) -> dict[str, str]:
    """What is chosen for names or values of one county and year, by key of the question."""
    st.markdown(said)
    if len(questions) > MOST_WORDS:
        note(f"Gefragt sind die ersten {MOST_WORDS} von {len(questions)}.")
    chosen = {each.key: _name(each) for each in questions[:MOST_WORDS]}
    return {key: means for key, means in chosen.items() if means is not None}


def _name(question: NameQuestion) -> str | None:
    titles = dict(question.choices)
    return st.selectbox(
        plain(question.sentence),
        list(titles),
        index=None,
        format_func=lambda key: plain(titles[key]),
        placeholder=CHOOSE,
        key=f"name_{question.key}",
        filter_mode=None,
    )


def _whole(column: Column, said: str | None) -> str | None:
    if not column.kind.choices:
        return st.text_input(column.title, value=said or "", help=plain(f"{column.help} ({column.kind.says})"))
    titles = dict(choices(column.kind))
    return st.selectbox(
        column.title,
        list(titles),
        index=list(titles).index(said) if said in titles else None,
        format_func=titles.__getitem__,
        placeholder=CHOOSE,
        help=plain(column.help),
        filter_mode=None,
    )


def _keep(
    chosen: Selection,
    shelf: Shelf,
    draft: Draft,
    filled: Filled,
    columns: dict[str, str | None],
    words: dict[tuple[str, str], str | None],
    of_file: dict[str, str | None],
    names: dict[str, str],
) -> None:
    """Remember what was answered; what is still open is asked again."""
    form, who = filled.form, author.name().strip()
    values = {name: text.strip() for name, text in of_file.items() if text and text.strip()}
    for name, text in values.items():
        form.column(name).kind.read(text, None, Decimal(1))
    store, dataset = chosen.facts.store, chosen.facts.dataset
    if heads := {head: means for head, means in columns.items() if means is not None}:
        remember(store, dataset, form.purpose, heads, author=who)
    if meant := {word: means for word, means in words.items() if means is not None}:
        remember_words(store, dataset, form.purpose, meant, author=who)
    told = {
        WHOLE: draft.edits.get(WHOLE, {}) | {form.purpose: values},
        MEANT: draft.edits.get(MEANT, {}) | {form.purpose: names},
    }
    if values != whole(draft, form.purpose) or names != draft.edits.get(MEANT, {}).get(form.purpose, {}):
        shelf.put(replace(draft, edits=draft.edits | told))

"""A workbook or CSV file as a draft: questions, problems, what it would change, and the one confirmation."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from charts.base.columns import Column
from charts.deliveries import facts as words
from data import numbers
from data.faults import StoreError
from data.intake import FORMS, Proposal, PurposeUnclear, commented, load, propose, read, remembered, remembered_words
from data.intake.comparing import Change
from data.intake.files import Sheet, read_sheets
from data.intake.filled import Filled, Problem
from data.intake.form import Form
from data.intake.proposal import Progress
from data.intake.shelf import Draft, Shelf
from data.intake.shelf.of_counties import county_of
from data.show import counted
from data.store import Facts
from pages.deliveries import taking, workbook_questions
from pages.deliveries.called import names, placed
from ui import author, downloads
from ui.selection import Selection, state_of
from ui.tables import show
from ui.text import note, plain

SEVERITY = {"hard": "✖\u00a0Fehler", "soft": "▲\u00a0Hinweis"}
PROBLEM_COLUMNS = {
    "severity": Column("Art"),
    "sheet": Column("Blatt"),
    "cell": Column("Zelle"),
    "message": Column("Was ist"),
    "mend": Column("Was tun"),
}
STANDS = Column("steht in der Datei", missing="–")
CHANGE_COLUMNS = {
    "key": Column("Angabe"),
    "column": Column("Spalte"),
    "old": Column("bisher"),
    "new": Column("neu"),
    "place": STANDS,
}
EFFECT_COLUMNS = {"what": Column("Was"), "old": Column("bisher"), "new": Column("danach")}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLACE = ("county", "budget_year")
# Of 100,000 rows nobody reads more before confirming, and drawing them takes seconds.
SHOWN = 500


# Few at a time and not for long: the cells of 100,000 rows take 100 MB.
@st.cache_resource(max_entries=2, ttl=1800, show_spinner="Die Datei wird gelesen …")
def _sheets(file_hash: str, name: str, _shelf: Shelf) -> list[Sheet]:
    return read_sheets(_shelf.content(file_hash), name)


@st.cache_resource(max_entries=4, ttl=1800, show_spinner="Die Angaben werden mit dem Bestand verglichen …")
def _proposed(
    _facts: Facts, state: str, file_hash: str, name: str, purpose: str, answers: str, _shelf: Shelf
) -> tuple[Filled, Proposal]:
    """What the file would do to the data set in this state, with these answers about it."""
    forms = {purpose: FORMS[purpose]} if purpose else FORMS
    heads, words, whole, meant = json.loads(answers)
    sheets = _sheets(file_hash, name, _shelf)
    filled = read(sheets, forms, heads, words=words)
    if given := whole.get(filled.form.purpose):
        filled = read(sheets, {filled.form.purpose: FORMS[filled.form.purpose]}, heads, words=words, whole=given)
    filled.meant = meant.get(filled.form.purpose, {})
    return filled, propose(_facts.store, _facts.dataset, filled)


def proposal_of(chosen: Selection, shelf: Shelf, draft: Draft) -> tuple[Filled, Proposal]:
    """What the file holds and would do; raises PurposeUnclear, FileRefused, StoreError."""
    facts = chosen.facts.store.facts(chosen.facts.dataset)
    filled, proposal = _proposed(
        facts,
        state_of(facts),
        draft.file_hash,
        draft.file_name,
        draft.purpose,
        json.dumps(
            [
                remembered(facts),
                remembered_words(facts),
                draft.edits.get(workbook_questions.WHOLE, {}),
                draft.edits.get(workbook_questions.MEANT, {}),
            ],
            sort_keys=True,
        ),
        shelf,
    )
    county = county_of(draft)
    named = {str(row.values.get("county")) for row in filled.rows}
    if county is not None and named - {county}:
        raise StoreError(
            f"{draft.file_name} wurde von {chosen.county_names.get(county, county)} abgegeben und nennt auch andere "
            "Gebietskörperschaften. Eine Gebietskörperschaft meldet nur für sich; bitte verwerfen und neu anfordern."
        )
    return filled, proposal


def draw(chosen: Selection, shelf: Shelf, draft: Draft) -> None:
    """The draft from top to bottom: what it is, what is asked, what is wrong, what it does, one button."""
    try:
        filled, proposal = proposal_of(chosen, shelf, draft)
    except PurposeUnclear as unclear:
        st.warning(plain(str(unclear)))
        workbook_questions.ask_purpose(shelf, draft)
        return
    form = filled.form
    st.markdown(f"**{plain(form.title)}: {plain(proposal.sentence)}**")
    for each in proposal.notes:
        note(each)
    for purpose in proposal.beside:
        workbook_questions.offer(shelf, draft, purpose)
    workbook_questions.draw(chosen, shelf, draft, filled, proposal)
    if proposal.problems:
        _problems(shelf, draft, proposal.problems)
    _preview(chosen, form, proposal)
    _confirm(chosen, shelf, draft, filled, proposal)
    workbook_questions.revise(chosen, form)
    with st.expander("Die Datei ist etwas anderes"):
        workbook_questions.ask_purpose(shelf, draft)


def _problems(shelf: Shelf, draft: Draft, problems: list[Problem]) -> None:
    hard = sum(each.severity == "hard" for each in problems)
    st.subheader("Fehler und Hinweise", anchor="probleme")
    st.markdown(
        plain(
            f"{counted(hard, 'Fehler hindert', 'Fehler hindern')} die Übernahme. "
            if hard
            else "Kein Fehler hindert die Übernahme. "
        )
        + plain(
            f"{counted(len(problems) - hard, 'Hinweis braucht', 'Hinweise brauchen')} einen Kommentar."
            if len(problems) > hard
            else ""
        )
    )
    frame = pd.DataFrame([vars(each) | {"severity": SEVERITY[each.severity]} for each in problems], dtype="str")
    show(frame, PROBLEM_COLUMNS, alt="Fehler und Hinweise zur Datei")
    downloads.button(
        "Arbeitsmappe mit Anmerkungen (XLSX)",
        lambda: commented(shelf.content(draft.file_hash), problems, draft.file_name),
        file_name=f"{draft.file_name.rsplit('.', 1)[0]}_mit_Anmerkungen.xlsx",
        mime=XLSX,
        key=f"anmerkungen_{draft.id}",
        tip="Eine Kopie der Datei, in der jeder Fehler und Hinweis an seiner Zelle steht – zum Zurückschicken.",
    )


def _preview(chosen: Selection, form: Form, proposal: Proposal) -> None:
    """New, changed, removed, and what it does to sums and statuses; what is empty is not offered."""
    rows = [*proposal.new[:SHOWN], *(each.row for each in proposal.changed[:SHOWN]), *proposal.removed[:SHOWN]]
    called = names(chosen.facts, [*rows, *({each.column: each.new} for each in proposal.changed[:SHOWN])])
    new, removed = (placed(chosen.facts, each[:SHOWN]) for each in (proposal.new, proposal.removed))
    changed = proposal.changed[:SHOWN]
    of_changed = placed(chosen.facts, [each.row for each in changed])
    parts: dict[str, Callable[[], None]] = {
        f"Neu ({numbers.integer(len(proposal.new))})": lambda: _rows(
            form, new, called, "Neue Angaben", proposal.places
        ),
        f"Geändert ({numbers.integer(len({each.key for each in proposal.changed}))})": lambda: _table(
            [_changed(form, each, row, called) for each, row in zip(changed, of_changed, strict=True)],
            CHANGE_COLUMNS,
            "Geänderte Angaben",
        ),
        f"Entfällt ({numbers.integer(len(proposal.removed))})": lambda: _rows(
            form, removed, called, "Entfallende Angaben"
        ),
        f"Wirkung ({numbers.integer(len(proposal.effects))})": lambda: _table(
            [{"what": each.what, "old": _figure(each.old), "new": _figure(each.new)} for each in proposal.effects],
            EFFECT_COLUMNS,
            "Wirkung auf Summen und Stände",
        ),
    }
    filled = {label: draw for label, draw in parts.items() if not label.endswith("(0)")}
    if filled:
        for tab, draw in zip(st.tabs(list(filled)), filled.values(), strict=True):
            with tab:
                draw()
    if max(len(proposal.new), len(proposal.changed), len(proposal.removed)) > SHOWN:
        note(f"Gezeigt sind jeweils die ersten {SHOWN} Zeilen; übernommen werden alle.")
    if proposal.unchanged:
        note(f"{counted(proposal.unchanged, 'Zeile steht', 'Zeilen stehen')} schon so im Bestand.")


def _changed(form: Form, change: Change, row: Mapping[str, Any], called: Mapping[str, str]) -> dict[str, str | None]:
    titles = {column.name: column.title for column in form.columns}
    old, new = (_cell(form, change.column, value, called) for value in (change.old, change.new))
    title = titles.get(change.column) or words.COLUMNS[change.column].label
    return {
        "key": words.name(form.table, row, called), "column": title, "old": old, "new": new, "place": change.place,
    }  # fmt: skip


def _rows(
    form: Form,
    rows: list[dict[str, Any]],
    called: Mapping[str, str],
    alt: str,
    places: Mapping[str, str] = words.NOTHING,
) -> None:
    own = {each.name: Column(each.title) for each in form.columns if each.stored and each.name != "id"}
    # Of reports: that of their Ziele, which may be called the same.
    place = {name: words.COLUMNS[name] for name in PLACE if name not in own and any(name in row for row in rows)}
    columns = place | own | ({"place": STANDS} if places else {})
    shown = [
        {name: words.said(name, row.get(name)) for name in place}
        | {name: _cell(form, name, row.get(name), called) for name in own}
        | {"place": places.get(str(row["id"]))}
        for row in rows
    ]
    _table(shown, columns, alt)


def _cell(form: Form, name: str, value: Any, called: Mapping[str, str]) -> str | None:
    # „nicht genannt“ in every row would push the sums out of sight; a sentence below names such columns.
    if value in (None, "unstated"):
        return None
    if name in words.REFERRING or name == "state":
        return words.said(name, value, called)
    shown = next((each.kind.show(value) for each in form.columns if each.name == name), value)
    if isinstance(shown, float):
        money = name in ("euros", "money_before", "money_after")
        return numbers.euro(shown, 2) if money else numbers.decimal(shown, 0 if shown.is_integer() else 2)
    return f"{shown:%d.%m.%Y}" if hasattr(shown, "strftime") else str(shown)


def _figure(value: Any) -> str | None:
    """A sum in euros, a number of targets, or the word of a status."""
    if value is None or isinstance(value, str):
        return value
    return numbers.integer(value) if isinstance(value, int) else numbers.euro(float(value), 2)


def _table(rows: list[dict[str, Any]], columns: dict[str, Column], alt: str) -> None:
    show(pd.DataFrame(rows, columns=list(columns), dtype="object"), columns, alt=alt)


def _confirm(chosen: Selection, shelf: Shelf, draft: Draft, filled: Filled, proposal: Proposal) -> None:
    if proposal.changes_nothing:
        taking.taken_before(chosen, shelf, draft, filled.form.purpose)
    if proposal.changes_nothing or proposal.hard:
        return
    comment = ""
    if proposal.soft:
        comment = (
            st.text_area(
                "Kommentar zu den Hinweisen",
                key=f"kommentar_{draft.id}",
                placeholder="warum die Angaben trotzdem stimmen; wird mit der Lieferung gespeichert",
            )
            or ""
        )
    if not taking.button("Übernehmen", draft):
        return
    bar = st.progress(0.0)

    def told(share: float, step: str) -> None:
        bar.progress(share, step)

    taking.take_over(
        chosen, shelf, draft, filled.form.purpose, lambda: take(chosen, draft, filled, proposal, comment, told)
    )
    bar.empty()


def take(
    chosen: Selection,
    draft: Draft,
    filled: Filled,
    proposal: Proposal,
    comment: str = "",
    progress: Progress = lambda _share, _step: None,
) -> str:
    """Record the draft as a delivery and say so; raises StoreError with nothing recorded."""
    delivery = load(
        chosen.facts.store,
        chosen.facts.dataset,
        filled,
        recorded_by=author.name(),
        comment=comment,
        file_name=draft.file_name,
        file_hash=draft.file_hash,
        progress=progress,
    )
    return f"{draft.file_name} ist übernommen ({proposal.sentence.split(';')[0]}), Lieferung {delivery}."

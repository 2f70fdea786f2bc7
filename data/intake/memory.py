"""What people said about heads and words nobody knew: asked once, remembered for every later file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from data import moments
from data.faults import StoreError
from data.intake.form import Form
from data.intake.forms import FORMS
from data.intake.spelling import fold
from data.intake.spent import BUDGET_YEAR
from data.intake.unclear import Unclear
from data.recording import deliver, need
from data.store import Facts, Store

Remembered = dict[str, dict[str, str]]
Words = dict[str, dict[str, dict[str, str]]]
ASKED = "select purpose, head, means from column_meaning order by id"
WORDS_ASKED = "select purpose, field, word, means from word_meaning order by id"


def remembered(facts: Facts) -> Remembered:
    """Per purpose the heads that were explained: head → column of the form, "" where it is not needed."""
    found: Remembered = {}
    for row in facts.rows(ASKED):
        found.setdefault(row["purpose"], {})[row["head"]] = row["means"]
    return found


def _known(form: Form, means: str) -> bool:
    """Whether a form has a column, or „euros/stage=agreed“: its figures with one more thing said."""
    column, slash, more = means.partition("/")
    if not slash:
        return column in (*form.names, *(each.name for each in form.also))
    name, _, said = more.partition("=")
    if column != form.value or name not in form.names:
        return False
    if name == "spending_from" and said in ("", BUDGET_YEAR):
        return True
    try:
        form.column(name).kind.read(said, None, Decimal(1))
    except Unclear:
        return False
    return True


def remembered_words(facts: Facts) -> Words:
    """Per purpose and column the words that were explained: word → what the column reads, "" to leave its rows out."""
    found: Words = {}
    for row in facts.rows(WORDS_ASKED):
        found.setdefault(row["purpose"], {}).setdefault(row["field"], {})[row["word"]] = row["means"]
    return found


def remember(
    store: Store,
    dataset: str,
    purpose: str,
    answers: Mapping[str, str],
    *,
    author: str,
    now: datetime | None = None,
) -> None:
    """Keep what a person said about heads (head as written → column of the form, "" for „not needed“).

    A newer answer for a head replaces the one before. Raises StoreError for a column the form does not have, or
    without a name.
    """
    need(author, "Ihr Name fehlt. Bitte eintragen, wer die Spalte erklärt.")
    form = FORMS[purpose]
    for head, means in answers.items():
        if means and not _known(form, means):
            known = ", ".join(f"{each.name} ({each.title})" for each in form.columns)
            raise StoreError(f"„{head}“: Die Spalte „{means}“ gibt es bei {form.title} nicht. Möglich sind: {known}.")
        need(head, "Die Überschrift fehlt. Bitte der Spalte in der Datei eine Überschrift geben.")
    rows = [{"id": f"{purpose}/{fold(head)}", "head": head, "means": means} for head, means in answers.items()]
    _keep(store, dataset, purpose, "column_meaning", rows, author, now)


def remember_words(
    store: Store,
    dataset: str,
    purpose: str,
    answers: Mapping[tuple[str, str], str],
    *,
    author: str,
    now: datetime | None = None,
) -> None:
    """Keep what a person said about words in cells: (column of the form, word) → what it means, "" to leave out.

    A newer answer for a word replaces the one before. Raises StoreError for a column without a list, for what the list
    does not have, or without a name.
    """
    need(author, "Ihr Name fehlt. Bitte eintragen, wer das Wort erklärt.")
    form = FORMS[purpose]
    rows = []
    for (name, word), means in answers.items():
        need(word, "Das Wort fehlt. Bitte angeben, welches Wort der Datei gemeint ist.")
        if name not in form.names or not form.column(name).kind.choices:
            known = ", ".join(f"{each.name} ({each.title})" for each in form.columns if each.kind.choices)
            raise StoreError(f"„{name}“ ist bei {form.title} keine Spalte mit festen Wörtern. Möglich sind: {known}.")
        if means:
            try:
                means = str(form.column(name).kind.read(means, None, Decimal(1)))
            except Unclear as unclear:
                raise StoreError(f"{form.column(name).title}: {unclear.message} {unclear.mend}") from None
        rows.append({"id": f"{purpose}/{name}/{fold(word)}", "field": name, "word": word, "means": means})
    _keep(store, dataset, purpose, "word_meaning", rows, author, now)


def forget(
    store: Store,
    dataset: str,
    purpose: str,
    *,
    head: str | None = None,
    word: tuple[str, str] | None = None,
    author: str,
    now: datetime | None = None,
) -> None:
    """Take back what was said about a head, or about a word (column, word): it is asked about again.

    Raises StoreError without a name.
    """
    need(author, "Ihr Name fehlt. Bitte eintragen, wer die Antwort zurücknimmt.")
    facts = store.facts(dataset)
    if head is not None:
        row = {"head": head, "means": remembered(facts)[purpose][head]}
        _keep(store, dataset, purpose, "column_meaning", [_gone(f"{purpose}/{fold(head)}", row)], author, now)
    if word is not None:
        column, text = word
        row = {"field": column, "word": text, "means": remembered_words(facts)[purpose][column][text]}
        _keep(store, dataset, purpose, "word_meaning", [_gone(f"{purpose}/{column}/{fold(text)}", row)], author, now)


def _gone(key: str, row: Mapping[str, str]) -> dict[str, object]:
    return {"id": key, **row, "removed": True}


def _keep(
    store: Store,
    dataset: str,
    purpose: str,
    table: str,
    rows: Sequence[Mapping[str, object]],
    author: str,
    now: datetime | None,
) -> None:
    name, what = ("spalten", "Spalten") if table == "column_meaning" else ("woerter", "Wörtern")
    title = f"Bedeutung von {what}: {FORMS[purpose].title}"
    with store.recording(dataset) as writer:
        common = deliver(writer, f"{name}-{purpose}", title, author, now or moments.now_here())
        writer.record(table, [{**row, "purpose": purpose, "author": author, **common} for row in rows])

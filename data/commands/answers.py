"""The answers that `load` takes on its line: about columns, about words in cells, about the file as a whole."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Any

from data.commands.common import person
from data.faults import StoreError
from data.intake import FORMS, Proposal, remember, remember_words, remembered, remembered_words
from data.intake.form import Form
from data.store import Store


@dataclass(frozen=True)
class Answers:
    """What is known about heads and words, remembered or said just now, and what holds for the whole file."""

    heads: dict[str, dict[str, str]]
    words: dict[str, dict[str, dict[str, str]]]
    whole: dict[str, str]


def add(taking: argparse.ArgumentParser) -> None:
    """Add the options."""
    taking.add_argument(
        "--column", action="append", default=[], metavar="KOPF=SPALTE", type=_head,
        help="was eine unbekannte Spalte bedeutet (mit --purpose); KOPF= heißt: nicht gebraucht; wird gemerkt",
    )  # fmt: skip
    taking.add_argument(
        "--word", action="append", default=[], metavar="SPALTE:WORT=BEDEUTUNG", type=_word,
        help="was ein unbekanntes Wort in einer Spalte bedeutet (mit --purpose); SPALTE:WORT= lässt seine Zeilen weg; "
        "wird gemerkt",
    )  # fmt: skip
    taking.add_argument(
        "--whole", action="append", default=[], metavar="SPALTE=WERT", type=_value,
        help="was für die ganze Datei gilt, wo sie es selbst nicht sagt (mit --purpose)",
    )  # fmt: skip


def given(asked: argparse.Namespace, store: Store) -> Answers:
    """What the options say, with what was remembered; answers are kept where the file is to be stored."""
    facts = store.facts(asked.dataset)
    heads, words = remembered(facts), remembered_words(facts)
    if not (asked.column or asked.word or asked.whole):
        return Answers(heads, words, {})
    if not asked.purpose:
        raise StoreError("Mit --column, --word und --whole gehört --purpose dazu: Eine Antwort gilt für einen Zweck.")
    form = FORMS[asked.purpose]
    said = {head: _meant(form, column) for head, column in asked.column}
    meant = {(_column(form, column), word): means for column, word, means in asked.word}
    if said and not asked.dry_run:
        remember(store, asked.dataset, form.purpose, said, author=person(asked))
    if meant and not asked.dry_run:
        remember_words(store, asked.dataset, form.purpose, meant, author=person(asked))
    heads[form.purpose] = heads.get(form.purpose, {}) | said
    for (column, word), means in meant.items():
        words.setdefault(form.purpose, {}).setdefault(column, {})[word] = means
    return Answers(heads, words, {_column(form, column): value for column, value in asked.whole})


def ways(found: Proposal) -> list[str]:
    """How each question is answered on the command line."""
    lines = [f'--column "{each.head}=SPALTE"' for each in found.questions if each.head]
    lines += [f'--word "{each.title}:{each.word}=BEDEUTUNG"' for each in found.words]
    lines += [f'--whole "{each.title}=WERT"' for each in found.lacking]
    form = FORMS[found.purpose]
    told = [f"Antworten mit: --purpose {found.purpose} {each}" for each in lines]
    told += [
        f"SPALTE für „{each.head}“: {', '.join(_called(form, *choice) for choice in each.choices)}"
        for each in found.questions
    ]
    return told + [
        f"BEDEUTUNG bei {each.title}: {', '.join(shown for _, shown in each.choices)}"
        for each in {word.column: word for word in found.words}.values()
    ]


def _called(form: Form, code: str, title: str) -> str:
    """What is written for a choice: the title of a column; a figure with its stage or year has no short name."""
    return title if _meant(form, title) == code else f"{code} ({title})"


def _meant(form: Form, said: str) -> str:
    """The column a title names; anything else stays as it was written."""
    columns = (*form.columns, *form.also)
    return next((each.name for each in columns if each.title.casefold() == said.casefold()), said)


def _column(form: Form, said: str) -> str:
    """The column that a title or a name means."""
    found = next((each.name for each in form.columns if said.casefold() in (each.title.casefold(), each.name)), None)
    if found is None:
        known = ", ".join(each.title for each in form.columns)
        raise StoreError(f"Die Spalte „{said}“ gibt es bei {form.title} nicht. Möglich sind: {known}.")
    return found


def _head(text: str) -> tuple[str, str]:
    head, sign, column = text.rpartition("=")
    if not sign or not head.strip():
        raise argparse.ArgumentTypeError("Bitte als KOPF=SPALTE schreiben, zum Beispiel „Fördersumme=Betrag in Euro“.")
    return head.strip(), column.strip()


def _word(text: str) -> tuple[Any, ...]:
    where, sign, means = text.rpartition("=")
    column, colon, word = where.partition(":")
    if not sign or not colon or not column.strip() or not word.strip():
        raise argparse.ArgumentTypeError(
            "Bitte als SPALTE:WORT=BEDEUTUNG schreiben, zum Beispiel „Stufe:Haushaltsansatz=vereinbart“."
        )
    return column.strip(), word.strip(), means.strip()


def _value(text: str) -> tuple[str, str]:
    column, sign, value = text.partition("=")
    if not sign or not column.strip() or not value.strip():
        raise argparse.ArgumentTypeError("Bitte als SPALTE=WERT schreiben, zum Beispiel „Stichtag=30.06.2024“.")
    return column.strip(), value.strip()

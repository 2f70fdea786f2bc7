"""What both sides of an agreement commit to: its statements by side, and their numbers in the text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import pandas as pd

from charts.base.document import Document, Sentence
from charts.county.agreement_values import anchor, row_key, row_keys
from data import numbers
from data.code_words import BOUND
from data.rows import Flag, Short, Text, grouped, rows_of
from queries import county as questions


class Statement(NamedTuple):
    """A clause as `commitments` tells it: with its side in words and the key of its row on the page."""

    row: Text
    number: Short
    side: Text
    commits: Flag
    kinds: Text
    section: Text
    text: Text


def sentences(clauses: pd.DataFrame) -> list[Sentence]:
    """What the sides commit to, in the order of the text."""
    return [
        Sentence(row.section, row.text, row.number, f"{row.kinds} ({BOUND[row.bound]})", anchor(key), key)
        for row in sorted(rows_of(clauses, questions.Clauses), key=lambda each: each.number)
        for key in [row_key("aussage", row.number)]
    ]


def commitments(clauses: pd.DataFrame) -> pd.DataFrame:
    """The clauses with the side in words, whether it commits to something, and the key of their row."""
    return clauses.assign(
        row=row_keys("aussage", clauses["number"]),
        side=clauses["bound"].map(BOUND),
        nature=["Zusage" if each else "Ziel oder Erklärung" for each in clauses["commits"]],
    )


def by_side(rows: pd.DataFrame, text: Document) -> Document:
    """The statements as a text, the commitments of each side under its name, last what commits nobody.

    Each has a link to its place in the agreement.
    """
    said = rows_of(rows, Statement)
    committing = grouped((each for each in said if each.commits), lambda each: each.side)
    pieces = [_group(numbers.capital(side), own, text) for side, own in committing.items()]
    if declared := [each for each in said if not each.commits]:
        pieces.append(_group("Ziele und Erklärungen, die niemanden zu etwas verpflichten", declared, text))
    box = '<div class="aqb-document" role="document" tabindex="0" aria-label="Was beide Seiten zugesagt haben">'
    return Document(f"{box}{''.join(pieces)}</div>", {each.row: each.section for each in said}, name="Überblick")


def _group(title: str, rows: Sequence[Statement], text: Document) -> str:
    return f"<h3>{title} ({len(rows)})</h3><ul>{''.join(_item(row, text) for row in rows)}</ul>"


def _item(row: Statement, text: Document) -> str:
    place = escape(f"{row.section}, Nr. {row.number}")
    name = anchor(row.row)
    link = f'<a href="#{escape(name)}" title="Zur Stelle im Wortlaut">{place}</a>' if name in text.sections else place
    return f'<li id="{escape(row.row)}"><b>{escape(row.kinds)}</b> · {link}<br>{escape(row.text)}</li>'


def say_commitments(clauses: pd.DataFrame, county: str, year: int) -> str:
    """How many commitments bind which side, and how many statements commit nobody."""
    if clauses.empty:
        return f"Für {county} sind zu {year} keine Aussagen aus dem Text der Zielvereinbarung erfasst."
    committing = clauses[clauses["commits"]]
    counts = committing["bound"].value_counts()
    told = [
        f"{int(counts[code])} für {words}"
        for code, words in {
            "ministry": "das Ministerium", "county": "die Gebietskörperschaft", "both": "beide Seiten",
        }.items()
        if code in counts
    ]  # fmt: skip
    declared = numbers.count_of(len(clauses) - len(committing), "Ziel oder Erklärung", "Ziele und Erklärungen")
    if committing.empty:
        return f"Keine Zusage; {declared}."
    return f"{numbers.count_of(len(committing), 'Zusage', 'Zusagen')}: {', '.join(told)}; dazu {declared}."

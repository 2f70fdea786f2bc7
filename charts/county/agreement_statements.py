"""What both sides of an agreement commit to: its statements by side, and their numbers in the text."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from charts.base.document import Document, Sentence
from charts.county.agreement_values import BOUND, anchor, row_key, row_keys
from data import numbers
from data.rows import by_key, each_row


def sentences(clauses: pd.DataFrame) -> list[Sentence]:
    """What the sides commit to, in the order of the text."""
    return [
        Sentence(row.section, row.text, row.number, f"{row.kinds} ({BOUND[row.bound]})", anchor(key), key)
        for row in sorted(each_row(clauses), key=lambda each: each.number)
        for key in [row_key("aussage", row.number)]
    ]


def commitments(clauses: pd.DataFrame) -> pd.DataFrame:
    """The clauses with the side in words and the key of their row."""
    return clauses.assign(row=row_keys("aussage", clauses["number"]), side=clauses["bound"].map(BOUND))


def by_side(rows: pd.DataFrame, text: Document) -> Document:
    """The statements as a text, those of each side under its name, each with a link to its place in the agreement."""
    pieces = []
    for side, own in by_key(each_row(rows), "side").items():
        pieces.append(
            f"<h3>{side[:1].upper()}{side[1:]} ({len(own)})</h3><ul>{''.join(_item(row, text) for row in own)}</ul>"
        )
    box = '<div class="aqb-document" role="document" tabindex="0" aria-label="Was beide Seiten zugesagt haben">'
    return Document(
        f"{box}{''.join(pieces)}</div>", dict(zip(rows["row"], rows["section"], strict=True)), name="Überblick"
    )


def _item(row: Any, text: Document) -> str:
    place = escape(f"{row.section}, Nr. {row.number}")
    name = anchor(row.row)
    link = f'<a href="#{escape(name)}" title="Zur Stelle im Wortlaut">{place}</a>' if name in text.sections else place
    return f'<li id="{escape(row.row)}"><b>{escape(row.kinds)}</b> · {link}<br>{escape(row.text)}</li>'


def say_commitments(clauses: pd.DataFrame, county: str, year: int) -> str:
    """How many statements bind which side."""
    if clauses.empty:
        return f"Für {county} sind zu {year} keine Aussagen aus dem Text der Zielvereinbarung erfasst."
    counts = clauses["bound"].value_counts()
    told = [
        f"{int(counts[code])} für {words}"
        for code, words in {
            "ministry": "das Ministerium", "county": "die Gebietskörperschaft", "both": "beide Seiten",
        }.items()
        if code in counts
    ]  # fmt: skip
    return f"{numbers.count_of(len(clauses), 'Aussage', 'Aussagen')}: {', '.join(told)}."

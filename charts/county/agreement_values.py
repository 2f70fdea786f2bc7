"""What an agreement says of itself: each value with the words it may have in the text, and its place there.

A row of a table and its mark in the text share a key: the mark of `angabe-jahr` is `stelle-angabe-jahr`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pandas as pd

from charts.base.document import Document, Mark, day, money
from data import by_hand, numbers
from data.code_words import BOUND
from data.intake.catalogue import FUNDING
from data.rows import only_row, rows_of
from queries import county as questions

_NUMBER_WORDS = {1: ("einen", "ein", "einem", "1"), 2: ("zwei", "2"), 3: ("drei", "3"), 4: ("vier", "4")}


@dataclass(frozen=True)
class Value:
    """One value of the agreement: row of the table, its heading, what it says, and how the text may say it.

    `reason` is why a person gave it or a part of it: the text says something else, or nothing.
    """

    key: str
    label: str
    text: str
    section: str
    wordings: tuple[str, ...] = ()
    anywhere: bool = True
    after: str = ""
    reason: str = ""

    @property
    def mark(self) -> Mark:
        """The mark that leads to this row."""
        label = f"{self.label}: {self.text}"
        return Mark(self.section, self.wordings, label, anchor(self.key), self.key, self.anywhere, self.after)


def row_key(kind: str, key: object) -> str:
    """The key of a row on the page: kind and what the row is about, in letters an address can carry."""
    return f"{kind}-{re.sub(r'[^0-9A-Za-zÄÖÜäöüß]+', '-', str(key)).strip('-')}"


def row_keys(kind: str, keys: Iterable[object]) -> list[str]:
    """The keys of the rows of one table."""
    return [row_key(kind, key) for key in keys]


def anchor(row: str) -> str:
    """The name of the mark that belongs to a row."""
    return f"stelle-{row}"


# The row of each column that a person may have given, whose other value may still stand in the text.
_ROW_OF = {
    "budget_year": "angabe-jahr",
    "county": "angabe-gebietskoerperschaft",
    "county_name": "angabe-gebietskoerperschaft",
    "ministry_name": "angabe-ministerium",
    "dialogues": "angabe-dialoge",
    **{
        column.format(side): f"angabe-unterschrift-{word}-{part}"
        for side, word in (("ministry", "ministerium"), ("county", "gebietskoerperschaft"))
        for column, part in (
            *(("signed_by_{}_on", "tag"), ("{}_signed_at", "ort")),
            *(("{}_signatory", "name"), ("{}_office", "amt")),
        )
    },
}


# Between a delivery and the place in its document (data/schema/views/06_words.sql).
_BESIDE = " # "


def citation(evidence: str) -> str:
    """The citation that the reference of a fact holds beside its delivery."""
    return evidence.partition(_BESIDE)[2]


def values(
    agreement: pd.DataFrame,
    amounts: pd.DataFrame,
    clauses: pd.DataFrame,
    *,
    names: Sequence[str],
    programmes: Mapping[str, str],
) -> list[Value]:
    """What the agreement says of itself, in the order of the document; empty without an agreement.

    `names` are those the county may bear in the text, `programmes` the full names by code.
    """
    if agreement.empty:
        return []
    row = only_row(agreement.head(1), questions.Agreement)
    said = [*_parties(row, names, programmes), *_sums(amounts, row), *_steering(row, clauses), *_signatures(row)]
    why = {_ROW_OF[name]: reason for name, reason in by_hand.given(citation(row.evidence)).items() if name in _ROW_OF}
    return [replace(each, wordings=(), reason=why[each.key]) if each.key in why else each for each in said]


def _parties(row: questions.Agreement, names: Sequence[str], programmes: Mapping[str, str]) -> Iterator[Value]:
    yield Value("angabe-jahr", "Haushaltsjahr", str(row.budget_year), "Kopf", (str(row.budget_year),))
    if not numbers.is_missing(row.ministry_name):
        ministry = row.ministry_name
        inflected = tuple(ministry.replace("Hessisches", f"Hessische{ending}", 1) for ending in ("n", "m", "s", ""))
        yield Value("angabe-ministerium", BOUND["ministry"], ministry, "Kopf", (*inflected, ministry))
    own = row.county_name if not numbers.is_missing(row.county_name) else names[0]
    said = (own, *names, *(name.partition(" (")[0] for name in names))
    yield Value("angabe-gebietskoerperschaft", BOUND["county"], own, "Kopf", said)
    for code in filter(None, row.programmes.split(", ")):
        name = programmes.get(code, code)
        text = name if name == code else f"{name} ({code})"
        yield Value(row_key("angabe-programm", code), "Programm", text, "Kopf", (name, code))


# What a sum says beside what its row shows.
_NOT_SHOWN = ("funding_source", "spending_to")


def _sums(amounts: pd.DataFrame, row: questions.Agreement) -> Iterator[Value]:
    several = amounts["programme"].nunique() > 1
    for each in rows_of(amounts, questions.DocumentAmounts):
        kinds_of_part = (each.project_name, each.category_name, each.purpose, each.spending_from)
        part = next((str(kind) for kind in kinds_of_part if not numbers.is_missing(kind)), None)
        if each.level == "funding":
            of = f"davon {each.programme}," if several else "davon"
            label = f"{of} Mittelherkunft {FUNDING[each.funding_source][0]}"
        elif each.level == "total" or part is None:
            label = f"Haushaltsmittel {each.programme}" if several else "Haushaltsmittel"
        else:
            label = f"{'zusätzlich' if each.level == 'addition' else 'davon'} {part}"
        text = numbers.stated(numbers.euro(each.euros, 2), each.precision)
        key = row_key("betrag", each.amount)
        if not each.in_document:
            yield Value(key, label, text, "")
            continue
        given = by_hand.given(citation(each.evidence))
        why = next((reason for column, reason in given.items() if column not in _NOT_SHOWN), "")
        if given.keys() & {by_hand.WHOLE, "euros"}:
            yield Value(key, label, text, each.section, reason=why)
            continue
        written = money(Decimal(str(round(each.euros, 2))))
        before = "" if numbers.is_missing(each.project_name) else each.project_name
        # The same figure elsewhere may be another year's: only where it is cited.
        yield Value(key, label, text, each.section, written, anywhere=False, after=before, reason=why)


def _steering(row: questions.Agreement, clauses: pd.DataFrame) -> Iterator[Value]:
    said = {
        code: (each.section, each.text)
        for each in rows_of(clauses, questions.Clauses)
        for code in reversed(each.codes.split(", "))
        if code in ("dialogue", "notice")
    }
    if not numbers.is_missing(row.granting_authority):
        section, _ = said.get("notice", ("", ""))
        yield Value(
            "angabe-bewilligungsbehoerde", "Bewilligungsbehörde", row.granting_authority, section,
            (row.granting_authority,),
        )  # fmt: skip
    section, sentence = said.get("dialogue", ("", ""))
    if numbers.is_missing(row.dialogues):
        yield Value("angabe-dialoge", "Zielsteuerungsdialoge", "Zahl nicht genannt", section)
        return
    count = int(row.dialogues)
    noun = "Zielsteuerungsdialog" if count == 1 else "Zielsteuerungsdialoge"
    counted = (f"{word} {noun}" for word in _NUMBER_WORDS.get(count, (str(count),)))
    yield Value("angabe-dialoge", "Zielsteuerungsdialoge", str(count), section, (*counted, sentence, noun))


def _signatures(row: questions.Agreement) -> Iterator[Value]:
    sides = {
        "ministerium": ("des Ministeriums", row.signed_by_ministry_on, row.ministry_signed_at, row.ministry_signatory,
                        row.ministry_office),
        "gebietskoerperschaft": ("der Gebietskörperschaft", row.signed_by_county_on, row.county_signed_at,
                                 row.county_signatory, row.county_office),
    }  # fmt: skip
    for side, (whose, on, at, who, office) in sides.items():
        key, label, section = f"angabe-unterschrift-{side}", f"Unterschrift {whose}", "Unterschriften"
        written = () if numbers.is_missing(on) else day(pd.Timestamp(on).date())
        yield Value(f"{key}-tag", f"{label}, Tag", numbers.day(on), section, written)
        if not numbers.is_missing(at):
            yield Value(f"{key}-ort", f"{label}, Ort", at, section, (at,), anywhere=False)
        if not numbers.is_missing(who):
            name = who if numbers.is_missing(office) else who.removesuffix(office).rstrip(", ")
            if name:
                yield Value(f"{key}-name", f"{label}, Name", name, section, (name,))
        if not numbers.is_missing(office):
            yield Value(f"{key}-amt", f"{label}, Amt", office, section, (office,), anywhere=False)


def given(found: Sequence[Value]) -> dict[str, str]:
    """The rows whose value a person gave, and why."""
    return {each.key: f"{by_hand.WORD}{each.reason}" for each in found if each.reason}


def table(found: Sequence[Value], text: Document) -> pd.DataFrame:
    """The values as rows: key, heading, what it says, and where: the section it is marked or cited in."""
    places_given = given(found)
    return pd.DataFrame(
        {
            "row": [each.key for each in found],
            "label": [each.label for each in found],
            "value": [each.text for each in found],
            "place": [
                places_given.get(each.key)
                or text.sections.get(anchor(each.key))
                or (None if each.anywhere else each.section)
                for each in found
            ],
        },
        dtype="object",
    )

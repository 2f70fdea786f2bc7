"""The text of an agreement with the values that were taken from it marked in place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape


@dataclass(frozen=True)
class Part:
    """One section of the text: as facts cite it, its heading, its wording."""

    section: str
    title: str
    text: str


@dataclass(frozen=True)
class Mark:
    """What a value was taken from: the first of `wordings` that stands in the section.

    `label` says which value, `anchor` is where a link leads.
    """

    section: str
    wordings: tuple[str, ...]
    label: str
    anchor: str = ""


def document(parts: Sequence[Part], marks: Sequence[Mark]) -> str:
    """The whole text as HTML, each mark once in its section; what lies in another mark is marked with it.

    A mark whose wording is not found in its section is left out: `unfound` names it.
    """
    return (
        '<div class="aqb-document" role="document" tabindex="0" aria-label="Wortlaut der Zielvereinbarung">'
        + "".join(_part(part, [mark for mark in marks if mark.section == part.section]) for part in parts)
        + "</div>"
    )


def unfound(parts: Sequence[Part], marks: Sequence[Mark]) -> list[Mark]:
    """The marks whose wording does not stand in their section."""
    texts = {part.section: part.text for part in parts}
    return [mark for mark in marks if _place(texts.get(mark.section, ""), mark) is None]


def _part(part: Part, marks: Sequence[Mark]) -> str:
    heading = escape(f"{part.section} {part.title}".strip())
    # Many sections begin with their own heading.
    text = part.text.strip().removeprefix(part.title).strip() if part.title else part.text.strip()
    paragraphs = re.split(r"\n\s*\n", _marked(text, marks))
    return f"<h3>{heading}</h3>" + "".join(f"<p>{each.replace(chr(10), '<br>')}</p>" for each in paragraphs)


def money(euros: Decimal) -> tuple[str, ...]:
    """How a text may write a sum: 753.200, 753.200,00, 753 200."""
    whole = f"{int(euros):,}"
    cents = f",{round(euros % 1 * 100):02d}"
    exact = () if euros % 1 else (whole.replace(",", "."), whole.replace(",", " "), str(int(euros)))
    return (whole.replace(",", ".") + cents, *exact)


MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip


def day(value: date) -> tuple[str, ...]:
    """How a text may write a day: 30.05.2023, 30.5.2023, 30. Mai 2023."""
    return (
        f"{value:%d.%m.%Y}",
        f"{value.day}.{value.month}.{value.year}",
        f"{value.day}. {MONTHS[value.month - 1]} {value.year}",
        f"{value.day:02d}. {MONTHS[value.month - 1]} {value.year}",
    )


def _marked(text: str, marks: Iterable[Mark]) -> str:
    spans = sorted(
        ((*place, mark) for mark in marks if (place := _place(text, mark)) is not None),
        key=lambda span: (span[0], -span[1]),
    )
    pieces, end = [], 0
    for start, stop, mark in _apart(spans):
        pieces.append(escape(text[end:start]))
        name = f' id="{escape(mark.anchor)}"' if mark.anchor else ""
        pieces.append(f'<mark{name} title="{escape(mark.label)}">{escape(text[start:stop])}</mark>')
        end = stop
    pieces.append(escape(text[end:]))
    return "".join(pieces)


def _place(text: str, mark: Mark) -> tuple[int, int] | None:
    """Where the first of the wordings stands; line ends and spaces count alike."""
    for wording in mark.wordings:
        found = re.search(r"\s+".join(map(re.escape, wording.split())), text) if wording.strip() else None
        if found:
            return found.span()
    return None


def _apart(spans: Sequence[tuple[int, int, Mark]]) -> list[tuple[int, int, Mark]]:
    """Spans that do not overlap: one inside another goes into it with its label."""
    found: list[tuple[int, int, Mark]] = []
    for start, stop, mark in spans:
        if found and start < found[-1][1]:
            first, last, outer = found[-1]
            both = outer.label if mark.label in outer.label else f"{outer.label}; {mark.label}"
            found[-1] = (first, max(last, stop), Mark(outer.section, outer.wordings, both, outer.anchor or mark.anchor))
        else:
            found.append((start, stop, mark))
    return found

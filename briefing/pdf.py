"""The Dialogmappe as PDF: at most two pages Datenblatt, then the appendix. A Dossier goes in, bytes come out."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from briefing import bars, drawn, glyphs, words
from briefing.dossier import Dossier, Part, Question
from briefing.table_widths import widths_of
from charts.base import headings
from charts.base.columns import Column
from charts.base.datasets import INVENTED
from charts.targets import variance
from data import numbers

TEMPLATE = Path(__file__).parent / "template"
PAGES = 2
WIDE_FROM = 7

Json = dict[str, Any]


@dataclass(frozen=True)
class Room:
    """How much of a dossier the two pages take: rows per part, questions, lines for notes, letters per text."""

    rows: int
    questions: int
    lines: int
    letters: int
    sources: bool = True


# From generous to tight; the first that fits is taken. The tightest fits whatever the data says.
ROOMS = (
    Room(40, 12, 3, 2000),
    Room(24, 10, 3, 2000),
    Room(16, 8, 3, 2000),
    Room(12, 8, 3, 2000),
    Room(12, 8, 2, 2000),
    Room(10, 7, 2, 2000),
    Room(8, 6, 2, 600),
    Room(6, 6, 2, 600),
    Room(5, 5, 2, 400),
    Room(4, 5, 1, 400),
    Room(3, 4, 1, 300),
    Room(2, 4, 1, 200),
    Room(1, 3, 1, 160, sources=False),
    Room(0, 3, 0, 120, sources=False),
    Room(0, 0, 0, 60, sources=False),
)


def pdf(dossier: Dossier) -> bytes:
    """The dossier as tagged PDF/UA-1; the same dossier gives the same bytes."""
    room = ROOMS[-1] if dossier.empty else _roomiest(dossier)
    document = _compiler(dossier, room).compile(
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(dossier.day, time(), UTC).timestamp()),
    )
    if not isinstance(document, bytes):
        raise TypeError("Typst hat kein PDF geliefert")
    return document


def _roomiest(dossier: Dossier) -> Room:
    """The first room whose Datenblatt ends on the second page; rooms shrink steadily, so halving finds it."""
    low, high = 0, len(ROOMS) - 1
    while low < high:
        middle = (low + high) // 2
        pages = json.loads(_compiler(dossier, ROOMS[middle], draft=True).query("<last>", field="value", one=True))
        if pages <= PAGES:
            high = middle
        else:
            low = middle + 1
    return ROOMS[low]


@cache
def _fonts() -> typst.Fonts:
    """The shipped fonts, read once: reading them is a third of the time of a paper."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(glyphs.FONTS)])


def _compiler(dossier: Dossier, room: Room, *, draft: bool = False) -> typst.Compiler:
    """A draft ends after the Datenblatt: enough to see how many pages it takes."""
    content = glyphs.printable(_content(dossier, room)) | {"draft": draft}
    return typst.Compiler(
        str(TEMPLATE / "dossier.typ"),
        root=str(TEMPLATE),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"dossier": json.dumps(content, ensure_ascii=False)},
    )


def _content(dossier: Dossier, room: Room) -> Json:
    """What the template shows, as plain values: German texts, shares for drawing, numbers of references."""
    sources = words.Sources(dossier)
    # The numbers of all evidence first, so that a shortened first page does not change them.
    everything = [sources.numbers(part.evidence) for part in dossier.parts]
    everything += [sources.numbers(figure.evidence) for figure in dossier.figures]
    everything += [sources.numbers(question.evidence) for question in dossier.questions]
    shown = [part for part in dossier.parts if not part.appendix]
    shortened = [part for part in shown if _rest(part, room) > 0 or part.bars]
    appendix = [*shortened, *(part for part in dossier.parts if part.appendix)]
    appendix = [part for part in appendix if part.appendix or not part.frame.empty]
    cut = any(_cut(question.text, room) != question.text for question in dossier.questions)
    few = len(dossier.questions) > room.questions
    used = sorted({number for numbers_ in everything for number in numbers_})
    return {
        "title": words.title(dossier),
        "headings": {
            "figures": headings.KEY_FIGURES,
            "asked": words.ASKED,
            "all_questions": f"Alle {headings.LEAD_QUESTIONS}",
            "terms": words.TERMS,
            "sources": headings.SOURCES,
        },
        "no_source": words.NO_SOURCE,
        "title_short": _cut(words.title(dossier), Room(0, 0, 0, 48)),
        "title_long": words.title(dossier),
        "about": words.about(dossier),
        "foot": f"{_cut(dossier.dataset_words, Room(0, 0, 0, 60))} · {_cut(dossier.stand, Room(0, 0, 0, 60))}",
        "invented": dossier.invented,
        "invented_words": INVENTED,
        "empty": dossier.empty,
        "summary": words.nothing_known(dossier) if dossier.empty else _cut(dossier.summary, room),
        "figures": [
            {
                "id": figure.id,
                "label": _cut(figure.label, room),
                "value": figure.value,
                "note": _cut(figure.note, room),
                "refs": sources.numbers(figure.evidence),
            }
            for figure in dossier.figures
        ],
        "questions": [
            _question(number, question, sources, room)
            for number, question in enumerate(dossier.questions[: room.questions], start=1)
        ],
        "questions_more": _questions_more(dossier, room),
        "all_questions": [
            _question(number, question, sources, None) for number, question in enumerate(dossier.questions, start=1)
        ]
        if cut or few
        else [],
        "note_lines": room.lines,
        "parts": [_part(part, sources, room) for part in shown],
        "appendix": [_part(part, sources, None) for part in appendix],
        "appendix_words": "Alle Zeilen der gekürzten und gezeichneten Teile, weitere Tabellen und die Quellen."
        if appendix
        else "Die Quellen der Angaben dieser Mappe.",
        "wide": any(len(words.told(part)) >= WIDE_FROM for part in appendix if not part.frame.empty),
        "definitions": list(dossier.definitions.items()),
        "short_sources": [
            f"[{number}] {_cut(_short(sources, number), Room(0, 0, 0, 110))}" for number in used if number <= 12
        ]
        if room.sources
        else [],
        "references": [
            {
                "number": number,
                "line": words.source_line(reference),
                "passage": reference.passage or "",
                "url": reference.url or "",
            }
            for number, reference in enumerate(sources.references, start=1)
        ],
    }


def _short(sources: words.Sources, number: int) -> str:
    reference = sources.references[number - 1]
    return ", ".join(part for part in (reference.document, reference.citation) if part)


def _questions_more(dossier: Dossier, room: Room) -> str:
    rest = len(dossier.questions) - room.questions
    if rest <= 0:
        return ""
    return "Eine weitere Leitfrage steht im Anhang." if rest == 1 else f"{rest} weitere Leitfragen stehen im Anhang."


def _question(number: int, question: Question, sources: words.Sources, room: Room | None) -> Json:
    return {
        "number": number,
        "text": _cut(question.text, room),
        "figures": _cut(question.basis, room),
        "refs": sources.numbers(question.evidence),
        "own": question.own,
    }


def _rest(part: Part, room: Room) -> int:
    # The budget chain is a drawing of four stages; half of it says nothing.
    return 0 if part.bars == "chain" else max(len(part.frame) - room.rows, 0)


def _part(part: Part, sources: words.Sources, room: Room | None) -> Json:
    """One part; with a room for the Datenblatt, without one in full for the appendix."""
    columns = words.told(part)
    rest = _rest(part, room) if room else 0
    kept = len(part.frame) - rest
    cells = [[_cut(cell, room) for cell in row] for row in words.cells(part)[:kept]]
    widths, size = widths_of(columns, cells)
    content: Json = {
        "title": part.title,
        "statement": _cut(part.statement, room),
        "measure": _cut(part.measure, room),
        "empty": part.empty,
        "refs": sources.numbers(part.evidence),
        "bars": part.bars,
        "total": len(part.frame),
        "head": [column.label for column in columns.values()],
        "align": ["right" if words.right_aligned(column) else "left" for column in columns.values()],
        "rows": cells if columns else [],
        "widths": widths,
        "size": size,
        "more": _more(len(part.frame), rest),
    }
    if room and part.bars == "targets":
        content |= _targets(part, kept, sources, room)
    if room and part.bars == "chain":
        content["chain"] = bars.chain(drawn.chain(part))
    return content


def _more(total: int, rest: int) -> str:
    if rest == 0:
        return ""
    if rest == total:
        return "Die Zeile steht im Anhang." if total == 1 else f"Alle {numbers.integer(total)} Zeilen stehen im Anhang."
    return "Eine weitere Zeile steht im Anhang." if rest == 1 else f"{numbers.integer(rest)} weitere stehen im Anhang."


def _targets(part: Part, kept: int, sources: words.Sources, room: Room) -> Json:
    rows = drawn.targets(part)[:kept]
    status = Column("Status", "status")
    ratios = [
        ratio
        for row in rows
        if row.has_bar
        for ratio in (row.ratio, row.adjusted_ratio)
        if not numbers.is_missing(ratio)
    ]
    # One scale for all bars of the table, so that lengths can be compared; beyond 200 % a bar is cut and says so.
    scale = min(max([1.2, *(math.ceil(ratio * 10) / 10 for ratio in ratios)]), 2.0)
    any_bar = any(row.has_bar for row in rows)
    return {
        "any_bar": any_bar,
        "scale_words": bars.scale_words(rows, scale) if any_bar else "",
        "targets": [
            {
                "name": _cut(row.name, room),
                "agreed": _cut(row.agreed_words or numbers.MISSING, room),
                "actual": _cut(row.actual_words or numbers.MISSING, room),
                "gap": variance.gap_words(row.gap, row.gap_share, row.unit),
                "asked": _asked(row),
                "status": status.write(row.status),
                "instead": _cut(row.reason_words or "nicht als Anteil darstellbar", room),
                "refs": sources.numbers([row.evidence]),
                "bar": bars.bullet(row, scale) if row.has_bar else None,
            }
            for row in rows
        ],
    }


def _asked(row: drawn.TargetRow) -> str:
    """What was asked up to the report, beside a status of the running year; empty where all is asked."""
    whole = row.kind == "numeric" and row.share_of_year == 1
    return "" if whole or numbers.is_missing(row.asked_words) else f"verlangt bis zur Meldung: {row.asked_words}"


def _cut(text: str, room: Room | None) -> str:
    """A text no longer than the room allows, cut after a word."""
    if room is None or len(text) <= room.letters:
        return text
    kept = text[: room.letters - 1]
    before, space, _ = kept.rpartition(" ")
    return f"{(before if space and len(before) > room.letters // 2 else kept).rstrip()} …"

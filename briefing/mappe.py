"""What a Dialogmappe holds after the two pages of its Datenblatt: notes for the talk, every row, terms, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd

from briefing import bars, datenblatt, drawn, sources, stages, words
from briefing.dossier import Dossier, Part, Question, Reference
from briefing.in_units import in_units
from briefing.table_widths import PAGE, SOURCES, widths_of
from charts.base import headings
from data import numbers
from data.rows import Day, Text, rows_of

Json = dict[str, Any]
# A table of more columns has words of three letters a line; its rows are set one below the other instead.
MOST_COLUMNS = 7
# More different sources than this have a column of their own.
FEW_SOURCES = 3
# A row set as fields has four columns; letters that fit into one, and into two of them.
COLUMNS, ONE, TWO = 4, 26, 58
NOTE_LINES = 3
# What is known of a whole target stands at the target; beside every milestone it made each of them five lines high.
OF_THE_TARGET = {"milestones": ("reached", "reported_on")}


def content(dossier: Dossier) -> Json:
    """What follows the Datenblatt, as plain values."""
    numbered = words.Sources(dossier)
    parts = [_part(part, numbered) for part in dossier.parts if len(part.frame)]
    without = [part.empty for part in dossier.parts if part.frame.empty]
    references = _references(numbered.references)
    return {
        "headings": {
            "asked": words.ASKED,
            "full": "Alle Angaben",
            "appendix": "Anhang",
            "figures": f"{headings.KEY_FIGURES} und ihre Kennungen",
            "terms": words.TERMS,
            "sources": headings.SOURCES,
        },
        "note_lines": NOTE_LINES,
        "questions": [_question(at, each, numbered) for at, each in enumerate(dossier.questions, start=1)],
        "parts": parts,
        "without": without,
        "figures": [
            [figure.label, figure.value, figure.note, figure.id, _refs(numbered, figure.evidence)]
            for figure in dossier.figures
        ],
        "definitions": [list(each) for each in dossier.definitions.items()],
        "no_source": words.NO_SOURCE,
        "references": references,
        "cut": words.CUT_WORDS if any(each["passage"].endswith(f"{words.CUT}“") for each in references) else "",
    }


def _question(number: int, found: Question, numbered: words.Sources) -> Json:
    return datenblatt.question(number, found) | {"refs": _refs(numbered, found.evidence)}


def _references(found: Sequence[Reference]) -> list[Json]:
    """The list of sources; what stands in one document, one after the other and without its wording, shares a line."""
    groups: list[list[tuple[int, Reference]]] = []
    for number, each in enumerate(found, start=1):
        if groups and sources.shares_line(groups[-1][-1][1], each):
            groups[-1].append((number, each))
        else:
            groups.append([(number, each)])
    return [_source(group) for group in groups]


def _source(group: Sequence[tuple[int, Reference]]) -> Json:
    first, last = group[0], group[-1]
    many = len(group) > 1
    return {
        "numbers": sources.range_words(first[0], last[0]),
        "line": f"{words.source_line(replace(first[1], citation=''))}:" if many else words.source_line(first[1]),
        "places": [{"number": number, "words": each.citation if many else ""} for number, each in group],
        "passage": words.quotation(first[1].passage or ""),
        "url": first[1].url or "",
    }


def _refs(numbered: words.Sources, evidence: Sequence[str]) -> list[Json]:
    """The sources as ranges, each with the number it leads to."""
    return [
        {"to": first, "words": sources.range_words(first, last)}
        for first, last in sources.ranges(numbered.numbers(evidence))
    ]


def _part(part: Part, numbered: words.Sources) -> Json:
    """One part in full: a table, or its rows as fields where it has too many columns."""
    elsewhere = OF_THE_TARGET.get(part.key, ())
    part = replace(part, columns={name: each for name, each in part.columns.items() if name not in elsewhere})
    part = _with_state(in_units(part)) if part.key == "targets" else words.with_earlier_names(part)
    by_row = [_evidence(part, row) for row in words.rows(part)]
    every = numbered.numbers(part.evidence)
    turned = part.bars == "chain"
    own_sources = bool(part.sources) and len(set(every)) > FEW_SOURCES and not turned
    columns, cells = stages.side_by_side(part) if turned else (words.told(part), words.cells(part))
    shared = {
        "title": part.title,
        "statement": part.statement,
        "measure": part.measure,
        "refs": [] if own_sources else _refs(numbered, part.evidence),
        "sources": [_refs(numbered, each) for each in by_row] if own_sources else [],
    }
    if len(columns) > MOST_COLUMNS:
        return shared | {"kind": "fields", "rows": _fields(part, cells)}
    widths, size = widths_of(columns, cells, PAGE - SOURCES if own_sources else PAGE)
    return shared | {
        "kind": "table",
        "whole": turned,
        "head": [column.label for column in columns.values()],
        "align": ["right" if words.right_aligned(column) else "left" for column in columns.values()],
        "rows": cells,
        "widths": widths,
        "size": size,
    }


class Reported(NamedTuple):
    """When a target was reported, and whether that is checked."""

    reported_on: Day
    report_state: Text


def _with_state(part: Part) -> Part:
    """The targets with day and state of their report in one field: both are read together."""
    if not {"reported_on", "report_state"} <= set(words.visible(part)):
        return part
    day, state = part.columns["reported_on"], part.columns["report_state"]
    said = [
        day.write(row.reported_on)
        + ("" if numbers.is_missing(row.report_state) else f", {state.write(row.report_state)}")
        for row in rows_of(part.frame, Reported)
    ]
    columns = {name: column for name, column in part.columns.items() if name != "report_state"}
    return replace(
        part,
        frame=part.frame.assign(reported_words=pd.array(said, dtype="str")),
        columns=columns | {"reported_on": replace(day, said="reported_words")},
    )


def _evidence(part: Part, row: words.Row) -> list[str]:
    return [str(row[name]) for name in part.sources if row.get(name)]


def _fields(part: Part, cells: Sequence[Sequence[str]]) -> list[Json]:
    """Each row with its name above what is known of it; what has nothing to say is left out."""
    columns = words.told(part)
    names = list(columns)
    title = "name" if "name" in columns else names[0]
    pictures = _pictures(part)
    return [
        {
            "title": row[names.index(title)],
            "status": row[names.index("status")] if "status" in columns else "",
            "fields": _lines(
                [
                    (columns[name].label, text)
                    for name, text in zip(names, row, strict=True)
                    if name not in (title, "status") and text != "–"
                ]
            ),
            "picture": picture,
        }
        for row, picture in zip(cells, pictures, strict=True)
    ]


def _pictures(part: Part) -> Sequence[Json | None]:
    if part.bars != "targets":
        return [None] * len(part.frame)
    scale = datenblatt.scale_of(part)
    return [bars.bullet(row, scale) if row.has_bar else None for row in drawn.targets(part)]


def _lines(values: Sequence[tuple[str, str]]) -> list[Json]:
    """Values in lines of four columns; the last of a line takes what is left of it."""
    fields: list[Json] = []
    used = 0
    for label, text in values:
        longest = max(len(text), len(label))
        wide = 1 if longest <= ONE else 2 if longest <= TWO else COLUMNS
        if used + wide > COLUMNS:
            fields[-1]["wide"] += COLUMNS - used
            used = 0
        fields.append({"label": label, "value": text, "wide": wide})
        used = (used + wide) % COLUMNS
    return fields

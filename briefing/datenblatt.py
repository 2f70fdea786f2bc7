"""The two pages of a Datenblatt as plain values: what was agreed, what became of it, what is to be talked about.

The same sections in the same order for every county. The template measures them, fill.py says what stands where.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefing import bars, drawn, sources, words
from briefing.dossier import Dossier, Part, Question, Reference
from briefing.fill import Plan, Section
from charts.base import headings
from charts.base.columns import Column
from charts.base.datasets import INVENTED
from charts.dialogue.words import say_questions
from charts.targets import variance
from data import numbers

Json = dict[str, Any]
# A page within its margins, the space between two sections and a line for notes, in points; the template has the rest.
POINTS_PER_MM = 72 / 25.4
HEIGHT, GAP, LINE = 259 * POINTS_PER_MM, 4.5 * POINTS_PER_MM, 7 * POINTS_PER_MM
# Sections further apart look torn; a field for notes below this height is of no use.
WIDEST_GAP, LEAST_NOTES = 12 * POINTS_PER_MM, 24 * POINTS_PER_MM
NOTES = "Notizen"
# No more is measured than two pages can hold.
MOST_ROWS = 40


@dataclass(frozen=True)
class _Table:
    """The columns that two pages have room for, their widths in millimetres (0: what is left), and the rows needed."""

    columns: Mapping[str, float]
    wanted: int


TABLES = {
    "commitments": _Table({"progress_words": 24, "text": 0, "responsible": 36, "due_on": 20}, 6),
    "deviations": _Table({"name": 0, "cause": 0, "occurred_on": 19, "outcome_words": 33, "shown_adjusted": 27}, 5),
    "projects": _Table({"change_words": 37, "name": 0, "category_name": 41, "places": 12, "previous_places": 14}, 10),
    "peers": _Table({"measure_words": 0, "own": 49, "middle": 33, "basis": 20}, 4),
}
# The order of the paper: money and targets, then what is to be talked about, then what helps to place it.
ORDER = ("chain", "targets", "questions", "commitments", "deviations", "projects", "peers")
SHORTER = {"shown_adjusted": "angepasste Ziel\u00aderreichung", "previous_places": "Vorjahr"}


def content(dossier: Dossier, title: str) -> Json:
    """What the template shows, before it is decided how many rows there is room for."""
    parts = {part.key: part for part in dossier.parts}
    return {
        "title": title,
        "about": f"AGS {dossier.county} · Tag des Dialogs {numbers.day(dossier.day)}",
        "foot": f"{dossier.dataset_words} · {dossier.stand}",
        "invented": dossier.invented,
        "invented_words": INVENTED,
        "empty": dossier.empty,
        "opening": [] if dossier.empty else [list(each) for each in dossier.opening],
        "summary": words.nothing_known(dossier) if dossier.empty else dossier.summary,
        "notes": NOTES,
        "sections": [] if dossier.empty else _sections(dossier, parts),
    }


def _sections(dossier: Dossier, parts: Mapping[str, Part]) -> list[Json]:
    result = []
    for key in ORDER:
        if key == "questions":
            result.append(_questions(dossier))
        elif key in parts:
            part = parts[key]
            result.append(_part(part) if len(part.frame) else _nothing(part))
    named = sources.documents(_shown_references(dossier, parts))
    if named:
        result.append({
            "kind": "sources", "title": headings.SOURCES, "said": "", "note": "", "rows": [" · ".join(named)],
            "total": 1, "wanted": 1, "whole": True,
        })  # fmt: skip
    return result


def _shown_references(dossier: Dossier, parts: Mapping[str, Part]) -> list[Reference]:
    """Of all references those of what stands on the two pages."""
    shown = {each for key in ORDER if key in parts for each in parts[key].evidence}
    shown |= {each for question in dossier.questions for each in question.evidence}
    return [each for each in words.Sources(dossier).references if each.reference in shown]


def sized(section: Json, measured: Json) -> Section:
    """A section with the heights that the template measured."""
    return Section(
        intro=measured["intro"],
        again=measured["again"],
        more=measured["more"],
        rows=measured["rows"],
        wanted=section["wanted"],
        whole=section["whole"],
        noted=section["kind"] == "questions",
    )


def laid(values: Json, found: Plan, *, further: str) -> Json:
    """The content with what stands on each page, how far the sections stand apart, and lines for notes at the end.

    `further` is where the rows stand that these pages have no room for.
    """
    pages = []
    for page, left in zip(found.pages, found.left, strict=True):
        last = page is found.pages[-1]
        notes = int((left - 8 * POINTS_PER_MM) // LINE) if last and left >= LEAST_NOTES else 0
        spread = 0.0 if notes or not page else left / len(page)
        pages.append({
            "gap": min(GAP + spread, WIDEST_GAP),
            "slices": [
                {"section": each.section, "start": each.start, "stop": each.stop,
                 "more": _more(values["sections"][each.section], each.stop, further) if each.last else ""}
                for each in page
            ],
            "notes": notes,
        })  # fmt: skip
    return values | {"pages": pages, "lines": found.lines}


def _more(section: Json, shown: int, further: str) -> str:
    rest = section["total"] - shown
    if rest <= 0:
        return ""
    one, many = section.get("counted", ("Zeile", "Zeilen"))
    return f"{'Noch ' if shown else ''}{numbers.count_of(rest, one, many)}: {further}."


def _nothing(part: Part) -> Json:
    return {
        "kind": "none",
        "title": part.title,
        "said": part.empty,
        "note": "",
        "rows": [],
        "total": 0,
        "wanted": 0,
        "whole": False,
    }


def _questions(dossier: Dossier) -> Json:
    found = dossier.questions
    return {
        "kind": "questions",
        "title": words.ASKED,
        "said": "" if found else say_questions(0, 0, known=dossier.known),
        "note": "",
        "rows": [question(number, each) for number, each in enumerate(found[:MOST_ROWS], start=1)],
        "total": len(found),
        "wanted": 8,
        "whole": False,
        "counted": ("Leitfrage", "Leitfragen"),
    }


def question(number: int, found: Question) -> Json:
    """One Leitfrage with its number and what it rests on."""
    return {"number": number, "text": found.text, "basis": found.basis, "own": found.own}


def _part(part: Part) -> Json:
    if part.bars == "chain":
        rows: list[Any] = bars.chain(drawn.chain(part))
        return {
            "kind": "chain", "title": part.title, "said": "", "note": part.measure, "rows": rows, "total": len(rows),
            "wanted": len(rows), "whole": True,
        }  # fmt: skip
    if part.bars == "targets":
        return targets(part)
    return _table(part)


def targets(part: Part) -> Json:
    """The targets with their bars, all on one scale."""
    rows, scale = drawn.targets(part), scale_of(part)
    return {
        "kind": "targets",
        "title": part.title,
        "said": part.statement,
        "note": part.measure,
        "legend": bars.legend(rows, scale),
        "rows": [_target(row, scale) for row in rows[:MOST_ROWS]],
        "total": len(rows),
        "wanted": 12,
        "whole": False,
        "counted": ("Ziel", "Ziele"),
    }


def scale_of(part: Part) -> float:
    """Where the one scale of all bars ends, so that lengths can be compared; beyond 200 % a bar is cut and says so."""
    ratios = [
        ratio
        for row in drawn.targets(part)
        if row.has_bar
        for ratio in (row.ratio, row.adjusted_place, row.previous_ratio)
        if not numbers.is_missing(ratio)
    ]
    return min(max([1.2, *(math.ceil(ratio * 10) / 10 for ratio in ratios)]), 2.0)


def _target(row: drawn.TargetRow, scale: float) -> Json:
    status = Column("Status", "status")
    agreed = row.agreed_words or numbers.MISSING
    steps = bars.milestones(row)
    adjusted = f"angepasst: {row.adjusted_words}" if not numbers.is_missing(row.adjusted_words) else ""
    return {
        "name": row.name,
        "category": "" if numbers.is_missing(row.category_name) else row.category_name,
        "agreed": agreed,
        "adjusted": adjusted,
        "actual": row.actual_words or numbers.MISSING,
        "gap": variance.gap_words(row.gap, row.gap_share, row.unit),
        "status": status.write(row.status),
        "asked": _asked(row),
        "decided": "" if numbers.is_missing(row.dialogue_words) else f"im Dialog: {row.dialogue_words}",
        "instead": row.reason_words or ("" if steps else "kein Anteil darstellbar"),
        "bar": bars.bullet(row, scale) if row.has_bar else None,
        "steps": steps,
    }


def _asked(row: drawn.TargetRow) -> str:
    """What was asked up to the report, beside a status of the running year; empty where all is asked."""
    whole = row.kind != "milestone" and row.share_of_year == 1
    return "" if whole or numbers.is_missing(row.asked_words) else f"bis zur Meldung verlangt: {row.asked_words}"


def _table(part: Part) -> Json:
    part, table = words.with_earlier_names(part), TABLES[part.key]
    chosen = {
        name: replace(column, label=SHORTER.get(name, column.label), missing=_dash(column))
        for name in table.columns
        if (column := part.columns.get(name)) is not None
    }
    shown = replace(part, columns=chosen)
    told = words.told(shown)
    return {
        "kind": "table",
        "title": part.title,
        "said": part.statement,
        "note": part.measure,
        "head": [column.label for column in told.values()],
        "align": ["right" if words.right_aligned(column) else "left" for column in told.values()],
        "widths": [table.columns[name] for name in told],
        "rows": words.cells(shown)[:MOST_ROWS],
        "total": len(part.frame),
        "wanted": table.wanted,
        "whole": part.key == "peers",
        "counted": {"projects": ("Maßnahme", "Maßnahmen"), "commitments": ("Verabredung", "Verabredungen")}.get(
            part.key, ("Ziel", "Ziele")
        ),
    }


def _dash(column: Column) -> str:
    return "–" if column.missing == numbers.MISSING else column.missing

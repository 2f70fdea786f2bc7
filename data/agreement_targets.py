"""A Ziel of an agreement as the cells of a table, and what a person typed into them as a Ziel again."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, cast

from data import code_words, numbers
from data.agreement_edits import line_with
from data.faults import StoreError
from data.intake import milestones as steps
from data.intake.catalogue import category_name, indicators
from data.intake.unclear import Unclear
from data.readers.counting import INDICATOR_UNITS
from data.readers.given import AnswerRefused
from data.readers.given_targets import KNOWN_UNITS
from data.readers.reading import GIVEN, Citation, Kind, Milestone, Reading, Target
from data.written import entered_number

KINDS = code_words.words("target_kind")
# Kennzahlen a number of an agreement can be told by: those that need neither a base nor a band.
INDICATORS = {code: indicators()[code][0] for code in INDICATOR_UNITS}
UNITS = KNOWN_UNITS
_OF_CATEGORY = {f"art/{number}": number for number in (1, 2, 3, 4)}
_CATEGORIES = {number: code for code, number in _OF_CATEGORY.items()}


class Cells(NamedTuple):
    """What the cells of one Ziel say, kind and Kennzahl by their codes; an empty one is an empty text.

    `of` is what it belongs to: the name of a Maßnahme, the code of a Maßnahmenart (`called`), empty for the whole
    agreement.
    """

    name: str = ""
    of: str = ""
    kind: str = ""
    indicator: str = ""
    value: str = ""
    unit: str = ""
    milestones: str = ""


def belongs_to(reading: Reading) -> list[str]:
    """What a Ziel may belong to: the codes of the Maßnahmenarten and the names of the Maßnahmen."""
    named = [each.name for each in reading.projects] + [each.project or "" for each in reading.targets]
    return [each for each in dict.fromkeys([*_OF_CATEGORY, *named]) if each]


def called(of: str) -> str:
    """What a Ziel belongs to, in words."""
    return f"Maßnahmenart {category_name(_OF_CATEGORY[of])}" if of in _OF_CATEGORY else of


def cells_of(target: Target) -> Cells:
    """The cells of a Ziel as it is."""
    return Cells(
        target.name,
        target.project or _CATEGORIES.get(target.category or 0, ""),
        target.kind,
        target.indicator or "",
        "" if target.value is None else numbers.exact(target.value, 4),
        target.unit,
        steps.written([steps.Milestone(each.due_on, each.name) for each in target.milestones]) or "",
    )


def entered(reading: Reading, cells: Cells, read: Target | None) -> Target:
    """The Ziel that the cells say; `read` is what stood there before, None for a row that was added.

    Raises AnswerRefused for cells that say no Ziel. What a Ziel may be is checked where it is answered.
    """
    before = cells_of(read) if read else Cells()
    if read and cells == before:
        return read
    if not cells.name.strip():
        raise AnswerRefused("Der Name fehlt. Bitte eintragen, was vereinbart ist, wie es im Dokument steht.")
    cells = _following(cells, before)
    project = None if not cells.of or cells.of in _OF_CATEGORY else cells.of
    try:
        value = entered_number(cells.value, f"„{cells.name.strip()[:40]}“, Wert")
        due = tuple(Milestone(each.name, each.due_on) for each in steps.milestones(cells.milestones))
    except StoreError as refused:
        raise AnswerRefused(str(refused)) from None
    except Unclear as unclear:
        raise AnswerRefused(f"„{cells.name.strip()[:40]}“, Meilensteine: {unclear.message} {unclear.mend}") from None
    return replace(
        read or Target("", None, "", line_with(reading, cells.name) or Citation(GIVEN, "")),
        name=cells.name.strip(),
        kind=cast("Kind", cells.kind),
        project=project,
        category=_category(cells, before, read),
        indicator=cells.indicator or None,
        value=value,
        unit=cells.unit,
        milestones=due,
    )


def _following(cells: Cells, before: Cells) -> Cells:
    """The cells with what follows from those that were changed: nobody needs to type the same thing twice."""
    same = {name for name in Cells._fields if getattr(cells, name) == getattr(before, name)}
    if not cells.kind or ("kind" in same and not {"indicator", "milestones"} <= same):
        kind = "milestone" if cells.milestones.strip() else "numeric" if cells.indicator else "qualitative"
        cells = cells._replace(kind=kind)
    elif "kind" not in same:
        own = {"numeric": "indicator", "milestone": "milestones"}.get(cells.kind)
        cells = cells._replace(**{name: "" for name in ("indicator", "milestones") if name in same and name != own})
    if "milestone" in (cells.kind, before.kind):
        # The number of milestones is counted, and is no value of another kind.
        cells = cells._replace(**{name: "" for name in ("value", "unit") if name in same})
    if cells.kind == "numeric" and "indicator" not in same and "unit" in same:
        cells = cells._replace(unit="")
    return cells


def _category(cells: Cells, before: Cells, read: Target | None) -> int | None:
    """The Maßnahmenart a Ziel names; that of a Maßnahme is looked up where it is answered."""
    if read and cells.of == before.of:
        return read.category
    return _OF_CATEGORY.get(cells.of)

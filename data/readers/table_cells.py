"""The cells of a row below the head of a table: what each says with what its column says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.readers.figures import FOOTNOTE
from data.readers.table_heads import CURRENCY, Column, is_money, programme_of, year_of

DOTTED = (
    r"\d{1,3}(?:,\d{3}){1,3}\.\d{2}|\d{4,9}\.\d{2}|\d{1,3}(?:\.\d{3}){1,3}(?:,\d{1,2}|,-{1,2}|,–)?|\d{1,9}(?:,\d{1,2})?"
)
_PLAIN = r"\d{1,3}(?:,\d{3}){1,3}\.\d{2}|\d{4,9}\.\d{2}"
FIGURE = re.compile(rf"{_PLAIN}|\d{{1,3}}(?:[. ’']\d{{3}}){{0,3}}(?:,\d{{1,2}}|,-{{1,2}}|,–)?|\d{{4,9}}(?:,\d{{1,2}})?")
_MARKED_FIGURE = re.compile(rf"(?P<figure>{FIGURE.pattern})(?P<mark>{FOOTNOTE})")
_IN_EUROS = re.compile(rf"(?:{FIGURE.pattern})\s?(?:{CURRENCY}){FOOTNOTE}?", re.IGNORECASE)
# What the cells of a row without space between look like; words stand in one column only, or nobody can part them.
_CATEGORY = (
    r"(?:(?:Maßnahmenart|MA)\s)?(?:[1-4]|I{1,3}|IV)[.)]?(?:\s(?:Ausbildungsvorbereitung|Ausbildung und "
    r"Ausbildungscoaching(?: in anerkannten Ausbildungsberufen)?|Qualifizierungsprojekte|Weiterbildung des Personals))?"
)
_GLUED_CELLS = {
    "number": r"\d{1,3}[.)]?", "places": r"\d{1,4}|[-–]", "participants": r"\d{1,4}|[-–]", "year": r"20\d\d",
}  # fmt: skip


def glued_row(columns: Sequence[Column]) -> re.Pattern[str] | None:
    """What a row looks like whose cells stand close together; None when nobody could part its words."""
    grouped = "category" in columns and "name" in columns
    words = [
        each
        for each in columns
        if each in ("name", "carrier", "programme", "other") or (each == "category" and not grouped)
    ]
    if len(words) != ("year" not in columns) or not any(
        is_money(each) or each in ("places", "participants") for each in columns
    ):
        return None
    cells = []
    for column in columns:
        if is_money(column):
            cells.append(rf"(?:{DOTTED}|[-–])(?:\s?(?:{CURRENCY}))?")
        elif column == "category" and grouped:
            cells.append(_CATEGORY)
        else:
            cells.append(_GLUED_CELLS.get(column, r"\S.{1,118}?"))
    return re.compile(r"\s".join(f"({cell})" for cell in cells))


def said_of(cell: str, column: Column) -> str:
    """A cell with what its column says of it."""
    cell = cell.strip()
    if column == "category":
        return f"Maßnahmenart {cell}" if re.fullmatch(r"[1-4]|I{1,3}|IV", cell.rstrip(".)")) else cell
    if column == "carrier":
        return f"Träger: {cell}" if cell and not re.match(r"träger|[-–—]$", cell, re.IGNORECASE) else cell
    if column in ("places", "participants"):
        noun = "Plätze" if column == "places" else "Teilnehmende"
        return f"{cell} {noun}" if re.fullmatch(r"\d{1,4}", cell) else cell
    if of_year := year_of(column):
        said = in_currency(cell, of_year[1])
        return cell if said == cell else f"{of_year[0]}: {said}"
    if of_programme := programme_of(column):
        said = in_currency(cell, of_programme[1]) if of_programme[1] else cell
        return f"{of_programme[0]}: {said}" if _IN_EUROS.fullmatch(said) else cell
    return in_currency(cell, column) if is_money(column) else cell


def in_currency(cell: str, currency: str) -> str:
    """A figure with its currency, before the mark of a footnote; any other cell as it is."""
    if marked := _MARKED_FIGURE.fullmatch(cell):
        return f"{marked['figure']} {currency}{marked['mark']}"
    return f"{cell} {currency}" if FIGURE.fullmatch(cell) else cell

"""Rows and columns that were read although whoever sent the file does not see them, or crossed them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.intake.files import Sheet
from data.intake.filled import Filled, FilledRow, Problem
from data.intake.spelling import address

_MOST_SHOWN = 5
_MEND = "gilt sie nicht, löschen, sonst einen Kommentar schreiben."


def unseen(sheets: Sequence[Sheet], filled: Filled) -> Iterator[Problem]:
    """What to ask for each sheet: rows hidden by hand or by a filter, rows crossed out, columns hidden."""
    for sheet in sheets:
        rows = [each for each in filled.rows if each.sheet == sheet.name]
        numbers = {each.number for each in rows}
        for among, rule, one, many, show in (
            (sheet.hidden_rows, "row_hidden", "Eine ausgeblendete Zeile", "ausgeblendete Zeilen", "einblenden und "),
            (sheet.struck, "row_struck", "Eine durchgestrichene Zeile", "durchgestrichene Zeilen", ""),
        ):
            if not (taken := sorted(numbers & set(among))):
                continue
            what = f"{one} wurde" if len(taken) == 1 else f"{len(taken)} {many} wurden"
            yield Problem(
                sheet.name,
                f"A{taken[0]}",
                rule,
                "soft",
                f"{what} mitgelesen (Zeile {_listed(map(str, taken))}).",
                f"Bitte in der Datei {show}prüfen; {_MEND}",
            )
        if hidden := sorted(_columns(rows) & set(sheet.hidden_columns)):
            letters = [address(0, column).rstrip("1") for column in hidden]
            what = (
                "Eine ausgeblendete Spalte wurde" if len(hidden) == 1 else f"{len(hidden)} ausgeblendete Spalten wurden"
            )
            yield Problem(
                sheet.name,
                f"{letters[0]}1",
                "column_hidden",
                "soft",
                f"{what} mitgelesen (Spalte {_listed(letters)}).",
                f"Bitte in der Datei einblenden und prüfen; {_MEND}",
            )


def _columns(rows: Sequence[FilledRow]) -> set[int]:
    """The columns whose cells became values."""
    found = {column for row in rows for column in row.columns.values()}
    return found | {row.value_column for row in rows if row.value_column is not None}


def _listed(each: Iterator[str] | Sequence[str]) -> str:
    shown = list(each)
    return ", ".join(shown[:_MOST_SHOWN]) + (" …" if len(shown) > _MOST_SHOWN else "")

"""What came in and what is missing: words and symbols, the matrix of counties and kinds, the reminder to copy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from charts.base.columns import Column
from data import numbers
from data.code_words import STATE as STATE_OF_FACT
from data.rows import only_row, rows_of
from data.show import counted
from queries import deliveries as questions

# How an expected delivery stands on a day; symbol and word stay on one line.
EXPECTED: dict[str, str] = {
    "missing": "✖\u00a0fehlt",
    "incomplete": "◐\u00a0unvollständig",
    "unchecked": "▲\u00a0ungeprüft",
    "awaited": "○\u00a0noch nicht fällig",
    "deferred": "○\u00a0laut Angabe noch nicht fällig",
    "not_applicable": "–\u00a0nicht zutreffend",
    "secret": "–\u00a0geheim",
    "checked": "✔\u00a0geprüft",
    "final": "✔\u00a0endgültig",
}
# Behind it where it came after its day: by the day it bears, or only by the day somebody recorded it.
LATE = {"no": "", "dated": ", verspätet", "recorded": ", nach der Frist erfasst"}
# What has become of a delivery that came in.
STATE: dict[str, str] = {
    "provisional": "▲\u00a0vorläufig",
    "checked": "✔\u00a0geprüft",
    "standing": "✔\u00a0gilt",
    "replaced": "○\u00a0durch neuere ersetzt",
    "withdrawn": "–\u00a0zurückgezogen",
}
# Of more deliveries that took the place of one, the newest are named.
NAMED = 3
OPEN = ("missing", "incomplete")


def matrix(expected: pd.DataFrame) -> pd.DataFrame:
    """One row per county, one column per kind of delivery with its state in words; late ones say so."""
    words = expected.assign(
        word=[EXPECTED[row.status] + LATE[row.late] for row in rows_of(expected, questions.Expected)]
    )
    wide = words.pivot_table(index="short_name", columns="kind", values="word", aggfunc="first", sort=False)
    kinds = list(dict.fromkeys(expected["kind"]))
    return wide.reindex(columns=kinds).reset_index() if len(wide) else pd.DataFrame({"short_name": []})


def matrix_columns(expected: pd.DataFrame) -> dict[str, Column]:
    """The headings of the matrix: each kind with its due day."""
    kinds = expected.drop_duplicates("kind")
    return {"short_name": Column("Gebietskörperschaft")} | {
        row.kind: Column(f"{row.kind_name}, fällig {numbers.day(row.due_on)}")
        for row in rows_of(kinds, questions.Expected)
    }


def say_expected(expected: pd.DataFrame, year: int, day: date) -> str:
    """How complete a budget year is on a day, and who decided on the days it is judged by."""
    if expected.empty:
        return f"Für {year} wird keine Lieferung erwartet."
    counties = expected["county"].nunique()
    by_status = expected["status"].value_counts()
    due = expected[expected["status"].isin(OPEN)]
    unchecked = int(by_status.get("unchecked", 0))
    # What is expected of a county, not what was recorded: one recording may bring several of them.
    words = counted(unchecked, "erwartete Lieferung ist da", "erwartete Lieferungen sind da")
    waiting = f"; {words} und noch ungeprüft" if unchecked else ""
    if due.empty:
        of_whom = "des Gebiets" if counties == 1 else f"der {counties} Gebiete"
        return f"Für {year} fehlt am {numbers.day(day)} keine fällige Lieferung {of_whom}{waiting}.{_decided(expected)}"
    missing, partly = int(by_status.get("missing", 0)), int(by_status.get("incomplete", 0))
    parts = [
        *([f"{counted(missing, 'fällige Lieferung fehlt', 'fällige Lieferungen fehlen')}"] if missing else []),
        *([f"{partly} {'ist' if partly == 1 else 'sind'} unvollständig"] if partly else []),
    ]
    return (
        f"Für {year} gilt am {numbers.day(day)}: {' und '.join(parts)}, bei {due['county'].nunique()} von "
        f"{counted(counties, 'Gebiet', 'Gebieten')}{waiting}.{_decided(expected)}"
    )


def decided_words(expected: pd.DataFrame) -> str:
    """Who decided on the due days, as the catalogue says it, without a full stop."""
    return "; ".join(dict.fromkeys(row.decided for row in rows_of(expected, questions.Expected)))


def _decided(expected: pd.DataFrame) -> str:
    return f" Fristen: {decided_words(expected)}."


def say_listed(listed: pd.DataFrame) -> str:
    """How many deliveries there are and how far they are, in a sentence."""
    if listed.empty:
        return "In diesen Datensatz ist noch nichts aufgenommen."
    by_state = listed["state"].value_counts()
    parts = [
        f"{numbers.integer(int(by_state[code]))} {word}"
        for code, word in {
            "standing": "gültig",
            "checked": STATE_OF_FACT["checked"],
            "provisional": STATE_OF_FACT["provisional"],
            "replaced": "durch neuere ersetzt",
            "withdrawn": "zurückgezogen",
        }.items()
        if code in by_state
    ]
    newest = only_row(listed.head(1), questions.Listed)
    return (
        f"{numbers.integer(len(listed))} {'Lieferung' if len(listed) == 1 else 'Lieferungen'}, davon "
        f"{', '.join(parts)}; die neueste vom "
        f"{numbers.day(newest.recorded_at)} durch {newest.recorded_by}."
    )


def became(row: questions.Listed, replacements: Sequence[questions.Listed] = ()) -> str:
    """What became of a delivery: checked, withdrawn or restored, by whom and why, or replaced by which others.

    `replacements` are their rows, the newest first. Empty when nothing became of it.
    """
    parts = []
    if replacements:
        named = [f"{each.title} vom {numbers.day(each.recorded_at)} ({each.delivery})" for each in replacements[:NAMED]]
        more = f" und {len(replacements) - NAMED} weitere" if len(replacements) > NAMED else ""
        parts.append(f"ersetzt durch {', '.join(named)}{more}")
    if not numbers.is_missing(row.checked_by):
        parts.append(f"geprüft am {numbers.day(row.checked_at)} von {row.checked_by}")
    if not numbers.is_missing(row.turned_by):
        verb = "zurückgezogen" if row.state == "withdrawn" else "wiederhergestellt"
        reason = "" if numbers.is_missing(row.reason) else f": {row.reason}"
        parts.append(f"{verb} am {numbers.day(row.turned_at)} von {row.turned_by}{reason}")
    return "; ".join(parts)


def reminder(expected: pd.DataFrame, county_name: str, year: int, day: date) -> str:
    """The text of a reminder to one county: what was due and is missing; empty when nothing is."""
    due = expected[expected["status"].isin(OPEN)]
    if due.empty:
        return ""
    return "\n".join(
        [
            f"Betreff: Ausbildungs- und Qualifizierungsbudget {year}, {county_name}: fehlende Angaben",
            "",
            "Sehr geehrte Damen und Herren,",
            "",
            f"zum Haushaltsjahr {year} liegen uns am {numbers.day(day)} folgende Angaben noch nicht vor:",
            "",
            *[f"- {_asked(row)}" for row in rows_of(due, questions.Expected)],
            "",
            "Bitte senden Sie uns die Angaben zu. Sollte etwas davon nicht zutreffen, genügt ein kurzer Hinweis.",
            "",
            "Mit freundlichen Grüßen",
        ]
    )


def _asked(row: questions.Expected) -> str:
    day = f"fällig seit {numbers.day(row.due_on)}"
    if row.status == "incomplete":
        return f"{row.kind_name} zu {row.targets - row.reported} von {row.targets} Zielen ({day})"
    return f"{row.kind_name} ({day})"

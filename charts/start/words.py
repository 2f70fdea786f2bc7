"""What the first page says, in sentences: what a data set holds, what is new, and what waits for somebody."""

from __future__ import annotations

from collections.abc import Sequence

from charts.base.known_years import say_years
from data import numbers
from data.code_words import STAGE
from data.show import counted
from queries.frame import KnownYears
from queries.start import Arrived
from queries.targets.commitments import ByPerson

# What kind of data each set holds, for who sees them for the first time.
KINDS = {
    "published": "Echt und lückenhaft: was in öffentlichen Quellen steht, jede Zahl mit Fundstelle. Nur zum Ansehen.",
    "demo": "Weitgehend vollständig und erfunden: zum Kennenlernen und Ausprobieren. Keine Zahl ist echt.",
    "ministry": "Die eigenen Lieferungen des Ministeriums: Zielvereinbarungen, Arbeitsmappen, Eingaben am Bildschirm.",
}


def say_holdings(rows: Sequence[KnownYears], *, of_county: bool = False) -> list[str]:
    """What a data set holds, a line each: years with counties, what is known of the best one, and stages.

    `of_county`: to people of one county, who are told of no other.
    """
    if not rows:
        return ["Enthält noch nichts."]
    stages = {stage for row in rows for stage in row.stages}
    contents = [
        (sum(row.agreements for row in rows), "Zielvereinbarung", "Zielvereinbarungen"),
        (sum(row.projects for row in rows), "Maßnahme", "Maßnahmen"),
        (sum(row.targets for row in rows), "Ziel", "Ziele"),
    ]
    named = [numbers.count_of(number, one, many) for number, one, many in contents if number]
    first, last = (each(row.budget_year for row in rows) for each in (min, max))
    span = f"{first}" if first == last else f"{first} bis {last}"
    return [
        f"Jahre mit Angaben zu Ihrem Gebiet: {span}." if of_county else f"Jahre: {say_years(rows)}.",
        *([f"Inhalt dieser Jahre: {', '.join(named)}."] if named else []),
        f"Beträge: {', '.join(word for code, word in STAGE.items() if code in stages) or 'keine'}.",
    ]


def say_arrived(rows: Sequence[Arrived], visit: str) -> str:
    """What came in since the last visit, in a sentence with the newest titles."""
    if not rows:
        return f"Seit Ihrem letzten Besuch am {visit} ist nichts hinzugekommen."
    more = rows[0].arrived - len(rows)
    titles = "; ".join(f"{row.title} ({numbers.day(row.recorded_at)}, {row.recorded_by})" for row in rows)
    rest = f" und {numbers.integer(more)} weitere" if more else ""
    came = "ist eine Lieferung" if rows[0].arrived == 1 else f"sind {numbers.integer(rows[0].arrived)} Lieferungen"
    return f"Seit Ihrem letzten Besuch am {visit} {came} hinzugekommen: {titles}{rest}."


def say_owed(rows: Sequence[ByPerson], day: str, *, talked: bool) -> str:
    """How many commitments are not done on a day and how many past their day, in a sentence.

    `talked`: a dialogue is recorded; without one, nothing is known of commitments.
    """
    if not rows and not talked:
        return "Es ist kein Dialog erfasst; ob Verabredungen offen sind, ist nicht bekannt."
    still_open, overdue = sum(row.still_open for row in rows), sum(row.overdue for row in rows)
    if not still_open:
        return "Keine Verabredung ist offen."
    late = f", davon {numbers.integer(overdue)} überfällig" if overdue else ", keine überfällig"
    late = ", alle überfällig" if overdue == still_open > 1 else late
    return f"{counted(still_open, 'Verabredung ist', 'Verabredungen sind')} am {day} nicht erledigt{late}."


def say_drafts(drafts: int) -> str:
    """How many files wait in the Eingang, in a sentence."""
    if not drafts:
        return "Kein Entwurf wartet im Eingang."
    return f"{counted(drafts, 'Entwurf wartet', 'Entwürfe warten')} im Eingang auf Prüfung und Bestätigung."

"""Sentences of the Dialogmappe."""

from __future__ import annotations

import pandas as pd

from analysis.changed_facts import FATE
from charts.base.bounds import side
from charts.base.status import summary
from charts.base.ties import listed
from data import numbers
from data.code_words import OUTCOME, SIDE
from data.rows import grouped, rows_of
from queries.county import Remarks
from queries.dialogue import Held, Peers, SinceLast

CHANGE = {
    "new": "+ neu",
    "continued": "= fortgeführt",
    "renamed": "≈ fortgeführt, neuer Name",
    "ended": "– nicht mehr enthalten",
    "unknown": "? Vorjahr nicht bekannt",
    "not_existing": "? Gebiet bestand im Vorjahr nicht",
    "moved": "→ im neuen Gebiet fortgeführt",
    "unclear": "? Gebiet geteilt, Verbleib nicht bekannt",
}
MEASURE = {
    "per_inhabitant": "Budget je Einwohner (vereinbart)",
    "grant_ratio": "Bewilligungsquote (bewilligt / vereinbart)",
    "payment_ratio": "Abrufquote (ausgezahlt / bewilligt)",
    "good_targets": "Ziele erreicht oder im Plan, drei Jahre zusammen",
}


# Of a bound that could lie on either side no side is said.
WHERE = {
    "above": ", über dem Median von",
    "below": ", unter dem Median von",
    "alike": ", am Median von",
    "unknown": "; Median",
}


def measure_words(measure: str, value: float) -> str:
    """A value of the comparison in its unit."""
    if numbers.is_missing(value):
        return numbers.MISSING
    return numbers.euro(value, 2) if measure == "per_inhabitant" else numbers.percent(value)


# What is divided by what: the words of both parts, where one of them is missing.
PARTS = {
    "per_inhabitant": ("zu „vereinbart“", "zur Einwohnerzahl"),
    "grant_ratio": ("zu „bewilligt“", "zu „vereinbart“"),
    "payment_ratio": ("zu „ausgezahlt“", "zu „bewilligt“"),
}


def own_words(row: Peers) -> str:
    """The own value of a comparison, else what is missing of it; of too few targets their two numbers."""
    if numbers.is_missing(row.value):
        return _without_value(row)
    words = numbers.stated(measure_words(row.measure, row.value), row.precision)
    if numbers.is_missing(row.population_on):
        return words
    return f"{words} (Einwohner vom {numbers.day(row.population_on)})"


def _without_value(row: Peers) -> str:
    if not numbers.is_missing(row.judged):
        return f"{numbers.integer(row.good)} von {numbers.count_of(row.judged, 'bewerteten Ziel', 'bewerteten Zielen')}"
    if row.measure not in PARTS or numbers.is_missing(row.lacks):
        return numbers.MISSING
    part, whole = PARTS[row.measure]
    if row.lacks == "zero":
        return f"nicht berechenbar: Die Angabe {whole} ist 0"
    lacking = {"part": [part], "whole": [whole]}.get(row.lacks, [part, whole])
    return f"{numbers.MISSING} {' und '.join(lacking)}"


def middle_words(row: Peers) -> str:
    """The median of the others, or that too few of them have a value."""
    if numbers.is_missing(row.median):
        return f"weniger als {row.enough} Angaben"
    return numbers.stated(measure_words(row.measure, row.median), row.median_precision)


def say_commitments(frame: pd.DataFrame, *, talked: bool) -> str:
    """How many commitments are open, overdue and closed since the last dialogue.

    `talked`: a dialogue is recorded; without one, nothing is known of commitments.
    """
    if frame.empty and not talked:
        return "Es ist kein früherer Dialog erfasst; ob Verabredungen offen sind, ist nicht bekannt."
    if frame.empty:
        return "Aus früheren Dialogen ist keine Verabredung offen oder seit dem vorigen Dialog erledigt."
    counts = frame["progress"].value_counts().to_dict()
    waiting = int(counts.get("open", 0)) + int(counts.get("overdue", 0))
    if not waiting:
        return f"Keine Verabredung ist offen; {_closed(int(counts.get('closed', 0)))}."
    overdue = int(counts.get("overdue", 0))
    if overdue == waiting:
        both = numbers.count_of(waiting, "Verabredung ist", "Verabredungen sind")
        return ", ".join([f"{both} offen und überfällig", *_and_closed(counts)]) + "."
    parts = [
        f"{numbers.count_of(waiting, 'Verabredung ist', 'Verabredungen sind')} offen",
        f"davon {numbers.integer(overdue)} überfällig" if overdue else "keine ist überfällig",
    ]
    return ", ".join([*parts, *_and_closed(counts)]) + "."


def _and_closed(counts: dict[str, int]) -> list[str]:
    return [_closed(int(counts["closed"]))] if counts.get("closed") else []


def _closed(number: int) -> str:
    return f"{numbers.integer(number)} seit dem vorigen Dialog erledigt"


def say_targets(frame: pd.DataFrame, *, over: bool = False) -> str:
    """Counts per status, with what „gefährdet“ says of a year that is `over`, and how many are adjusted after § 6."""
    if frame.empty:
        return "Zu diesem Jahr sind keine Ziele erfasst."
    counts = {str(code): int(n) for code, n in frame["status"].value_counts().items()}
    adjusted = int(frame["adjusted_value"].notna().sum())
    head = f"{numbers.count_of(len(frame), 'Ziel', 'Ziele')}: {summary(counts, over=over)}"
    if not adjusted:
        return f"{head}."
    return f"{head}; nach § 6 angepasst: {numbers.integer(adjusted)}."


def say_deviations(frame: pd.DataFrame) -> str:
    """Of the targets of the year: how many a deviation affects, and what it does to them."""
    if frame.empty:
        return "Zu diesem Jahr sind keine Ziele erfasst, von denen etwas nach § 6 abweichen könnte."
    affected = int(frame["outcome"].notna().sum())
    if not affected:
        return "Eine unterjährige Abweichung nach § 6 ist nicht dokumentiert."
    again = int((frame["outcome"] == "renegotiate").sum())
    moved = int((frame["outcome"] == "adjusted").sum())
    many = numbers.integer(moved) if moved else "keines"
    head = f"Abweichungen betreffen {numbers.count_of(affected, 'Ziel', 'Ziele')}; {many} angepasst"
    return f"{head}, {numbers.integer(again)} {OUTCOME['renegotiate']}." if again else f"{head}."


UNNAMED = "wer teilgenommen hat, ist nicht genannt"


def held_words(row: Held) -> str:
    """A dialogue in a sentence: its day, who took part, and what came of it."""
    people = [each.strip() for each in row.participants.split(";") if each.strip()]
    who = f"teilgenommen {'hat' if len(people) == 1 else 'haben'} {listed(people)}" if people else UNNAMED
    came = "Eine Kurzfassung ist nicht erfasst." if numbers.is_missing(row.summary) else f"Ergebnis: {row.summary}"
    return f"Ein Zielsteuerungsdialog fand am {numbers.day(row.held_on)} statt; {who}. {came}"


def remark_words(row: Remarks) -> str:
    """What one side says, with who and when: Kreis (Hochtaunuskreis, 06.11.2024): Träger fiel aus."""
    day = numbers.day(row.written_on, missing="ohne Datum")
    who = [row.author] if row.author != SIDE[row.side] else []
    return f"{SIDE[row.side]} ({', '.join([*who, day])}): {row.text}"


def about(remarks: pd.DataFrame) -> pd.Series:
    """The target or Maßnahme each remark is about; missing where it is about the whole year."""
    return remarks["target_name"].fillna(remarks["project_name"])


def remarks_heading(remarks: pd.DataFrame) -> str:
    """The heading names whose remarks stand below it."""
    sides = set(remarks["side"])
    if "published" not in sides:
        return "Anmerkungen von Gebietskörperschaft und Ministerium"
    return "Anmerkungen aus Veröffentlichungen" if len(sides) == 1 else "Anmerkungen"


def remarks_by_target(remarks: pd.DataFrame) -> dict[str, str]:
    """What was said of each target, one line per remark, by the key of the target."""
    of_targets = [row for row in rows_of(remarks, Remarks) if not numbers.is_missing(row.target)]
    return {
        key: "\n".join(remark_words(row) for row in rows)
        for key, rows in grouped(of_targets, lambda row: row.target).items()
    }


def say_since_last(frame: pd.DataFrame, *, talked: bool = True) -> str:
    """How much was recorded, new or corrected, since the last dialogue; what people knew before is not told by it.

    `talked`: a dialogue before this one is recorded.
    """
    if not talked:
        return "Es ist kein früherer Dialog erfasst, seit dem etwas hinzugekommen sein könnte."
    if frame.empty:
        return "Seit dem vorigen Dialog ist zu diesem Jahr nichts aufgenommen oder berichtigt."
    since = numbers.day(rows_of(frame.head(1), SinceLast)[0].since)
    facts = numbers.count_of(int(frame["facts"].sum()), "Angabe", "Angaben")
    sources = numbers.count_of(frame["title"].nunique(), "Quelle", "Quellen")
    return f"Nach dem Dialog am {since} aufgenommen, neu oder berichtigt: {facts} aus {sources}."


def say_projects(frame: pd.DataFrame) -> str:
    """New, continued, renamed and ended projects in numbers."""
    if frame.empty:
        return "Zu diesem Jahr sind keine Maßnahmen bekannt."
    counts = frame["change"].value_counts().to_dict()
    if counts.get("not_existing"):
        known = numbers.count_of(int(counts["not_existing"]), "Maßnahme", "Maßnahmen")
        return f"{known}; ein Vergleich ist nicht möglich, weil das Gebiet im Vorjahr nicht bestand."
    if counts.get("unknown"):
        known = numbers.count_of(int(counts["unknown"]), "Maßnahme", "Maßnahmen")
        return f"{known}; ein Vergleich ist nicht möglich, weil die Maßnahmen des Vorjahres nicht bekannt sind."
    kept = int(counts.get("continued", 0)) + int(counts.get("renamed", 0))
    words = [f"{numbers.integer(int(counts.get('new', 0)))} neu", f"{numbers.integer(kept)} fortgeführt"]
    if counts.get("renamed"):
        words[-1] += f" (davon {numbers.integer(int(counts['renamed']))} unter neuem Namen)"
    words.append(f"{numbers.integer(int(counts.get('ended', 0)))} nicht mehr enthalten")
    words += [f"{numbers.integer(int(counts[code]))} {FATE[code]}" for code in ("moved", "unclear") if counts.get(code)]
    return f"Gegenüber dem Vorjahr: {', '.join(words)}."


def say_peers(frame: pd.DataFrame, kind: str) -> str:
    """Where the county stands beside the median, without a verdict; of bounds only the side that is sure."""
    known = [
        row for row in rows_of(frame, Peers) if not (numbers.is_missing(row.value) or numbers.is_missing(row.median))
    ]
    if not known:
        few = [row for row in rows_of(frame, Peers) if not numbers.is_missing(row.value)]
        why = (
            "Zu den eigenen Angaben ist von zu wenigen anderen ein Wert bekannt"
            if few
            else "Keine der Größen lässt sich aus den eigenen Angaben rechnen"
        )
        return f"Ein Vergleich mit anderen {kind} ist nicht möglich: {why}."
    row = known[0]
    value, median = measure_words(row.measure, row.value), measure_words(row.measure, row.median)
    own, middle = (numbers.stated(*each) for each in ((value, row.precision), (median, row.median_precision)))
    # What reads alike lies neither above nor below.
    other = row.value if value == median else row.median
    where = WHERE[side(row.value, row.precision, other, row.median_precision)]
    return f"{MEASURE[row.measure]}: {own}{where} {middle} aus {numbers.integer(row.peers)} {kind}."


def say_figures(number: int) -> str:
    """How many key figures are known."""
    if not number:
        return "Zu diesem Gebiet, Jahr und Programm ist keine der Kennzahlen bekannt."
    each = "jede mit einer" if number > 1 else "mit einer"
    return f"{numbers.count_of(number, 'Zahl', 'Zahlen')} zu diesem Jahr, auf dem Papier {each} Kennung."


def say_questions(number: int, struck: int, *, known: bool) -> str:
    """How many questions the rules and people propose; no finding says so, and so does a year nothing is known of."""
    removed = f"; {numbers.integer(struck)} gestrichen" if struck else ""
    if not number and not known:
        return f"Ohne Angaben zu diesem Jahr lassen sich keine Leitfragen ableiten{removed}."
    if not number:
        return f"Keine Regel hat etwas gefunden, das im Dialog gefragt werden müsste{removed}."
    return f"{numbers.count_of(number, 'Leitfrage', 'Leitfragen')} für das Gespräch{removed}."

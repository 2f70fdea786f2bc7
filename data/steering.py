"""Single facts of a Zielsteuerungsdialog, each recorded by itself: result, Verabredung, its end, remark.

A dialogue, and everything that was decided there, is corrected and taken back in data/mending.py by the same checks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from data import moments
from data.deviations import deviation_faults
from data.recording import RecordRefused, deliver, need
from data.store import Store
from data.store.writing import Writer

Row = Mapping[str, Any]
SIDES = ("county", "ministry")
_DIALOGUE = "select id, county, budget_year, held_on from now.dialogue where id = $key"
# How the delivery of one fact begins, and what it is called.
CALLED = {
    "dialogue": ("dialog", "Zielsteuerungsdialog"),
    "target_result": ("ergebnis", "Ergebnis zu einem Ziel"),
    "commitment": ("verabredung", "Verabredung"),
    "deviation": ("abweichung", "Unterjährige Abweichung (§ 6)"),
    "remark": ("anmerkung", "Anmerkung"),
    "milestone": ("meilenstein", "Meilenstein"),
}


def dialogue_faults(row: Row, today: date) -> Iterator[str]:
    """What is missing or wrong in a dialogue, a sentence each."""
    if not str(row["participants"] or "").strip():
        yield "Teilnehmende: Die Angabe fehlt. Bitte eintragen, wer am Dialog teilgenommen hat."
    if row["held_on"] is None:
        yield "Tag des Dialogs: Die Angabe fehlt. Bitte als TT.MM.JJJJ angeben, zum Beispiel 30.09.2024."
    elif row["held_on"] > today:
        yield (
            f"Tag des Dialogs: Der {row['held_on']:%d.%m.%Y} liegt in der Zukunft. Ein Ergebnis lässt sich erst "
            "danach festhalten."
        )


def result_faults(row: Row, today: date) -> Iterator[str]:
    """The same for the result of a target."""
    if row["result"] == "new_target" and row["new_value"] is None:
        yield "Neuer Zielwert: Die Angabe fehlt. Bitte eintragen, was statt des alten Werts gilt."
    if row["result"] == "justified" and not str(row["note"] or "").strip():
        yield "Bemerkung: Zu einer begründeten Abweichung fehlt die Begründung. Bitte eintragen."


def commitment_faults(row: Row, today: date, held_on: date | None = None) -> Iterator[str]:
    """The same for a Verabredung; `held_on` is the day it was made."""
    if not str(row["text"] or "").strip():
        yield "Verabredung: Der Text fehlt. Bitte eintragen, was verabredet wurde."
    if not str(row["responsible"] or "").strip():
        yield "Verantwortlich: Die Angabe fehlt. Bitte eintragen, wer es tut."
    if row["due_on"] is None:
        yield "Frist: Die Angabe fehlt. Bitte als TT.MM.JJJJ angeben."
    elif held_on is not None and row["due_on"] < held_on:
        yield f"Frist: Der {row['due_on']:%d.%m.%Y} liegt vor dem Dialog am {held_on:%d.%m.%Y}."
    closed, proof = row.get("closed_on"), str(row.get("evidence") or "").strip()
    if proof and closed is None:
        yield "Erledigt am: Der Tag fehlt. Bitte als TT.MM.JJJJ angeben."
    if closed is not None and closed > today:
        yield f"Erledigt am: Der {closed:%d.%m.%Y} liegt in der Zukunft."
    if closed is not None and not proof:
        yield "Nachweis: Die Angabe fehlt. Bitte eintragen, was die Erledigung belegt."


def remark_faults(row: Row, today: date) -> Iterator[str]:
    """The same for a remark of one side."""
    if row["side"] not in SIDES:
        yield "Seite: Bitte wählen, ob der Kreis oder das Ministerium es sagt."
    if not str(row["author"] or "").strip():
        yield "Von: Die Angabe fehlt. Bitte eintragen, wer es gesagt oder geschrieben hat."
    if row["written_on"] is None:
        yield "Vom: Der Tag fehlt. Bitte als TT.MM.JJJJ angeben."
    elif row["written_on"] > today:
        yield f"Vom: Der {row['written_on']:%d.%m.%Y} liegt in der Zukunft."
    if not str(row["text"] or "").strip():
        yield "Anmerkung: Der Text fehlt. Bitte eintragen."


def milestone_faults(row: Row, today: date) -> Iterator[str]:
    """The same for a milestone that is reached."""
    proof = str(row["evidence"] or "").strip()
    if row["reached_on"] is None and proof:
        yield "Erreicht am: Der Tag fehlt. Bitte als TT.MM.JJJJ angeben."
    if row["reached_on"] is not None and row["reached_on"] > today:
        yield f"Erreicht am: Der {row['reached_on']:%d.%m.%Y} liegt in der Zukunft."
    if row["reached_on"] is not None and not proof:
        yield "Nachweis: Die Angabe fehlt. Bitte eintragen, was den Meilenstein belegt."


FAULTS: Mapping[str, Callable[[Row, date], Iterator[str]]] = {
    "dialogue": dialogue_faults,
    "target_result": result_faults,
    "commitment": commitment_faults,
    "deviation": deviation_faults,
    "remark": remark_faults,
    "milestone": milestone_faults,
}


def refuse(faults: Iterator[str]) -> None:
    """Raises RecordRefused with all sentences, a line each, when there are any."""
    if found := list(faults):
        raise RecordRefused("\n".join(found))


def record_dialogue(
    store: Store,
    dataset: str,
    *,
    county: str,
    year: int,
    held_on: date | None,
    participants: str,
    summary: str = "",
    author: str,
    now: datetime | None = None,
) -> str:
    """Record that a Zielsteuerungsdialog was held, and return its key; what was decided there comes by itself.

    Raises RecordRefused when something is missing or the day has one already, DeliveryRefused when a rule of the data
    set is broken, StoreBusy when another program holds the file.
    """
    now = now or moments.now_here()
    row: dict[str, Any] = {
        "held_on": held_on,
        "participants": participants.strip(),
        "summary": summary.strip() or None,
    }
    _prepare(row, dialogue_faults, author, now, "Ihr Name fehlt. Bitte eintragen, wer den Dialog festhält.")
    with store.recording(dataset) as writer:
        key = f"{county}/{year}/{held_on:%Y%m%d}"
        if writer.holding("select id from now.dialogue where id = $key", key=key):
            raise RecordRefused(
                f"Tag des Dialogs: Zum {held_on:%d.%m.%Y} ist schon ein Dialog festgehalten. Bitte den Tag prüfen "
                "oder den vorhandenen ändern."
            )
        bring(writer, "dialogue", row | {"id": key, "county": county, "budget_year": year}, author, now)
    return key


def record_result(
    store: Store,
    dataset: str,
    *,
    dialogue: str,
    target: str,
    result: str,
    new_value: Decimal | None = None,
    note: str = "",
    author: str,
    now: datetime | None = None,
) -> str:
    """Record what a dialogue made of one target, and return its key.

    `result` is accepted, justified, new_target or open. Raises RecordRefused when something is missing or there is a
    result of this target already, DeliveryRefused when a rule of the data set is broken.
    """
    now = now or moments.now_here()
    row = {"target": target, "result": result, "new_value": new_value, "note": note.strip() or None}
    _prepare(row, result_faults, author, now, "Ihr Name fehlt. Bitte eintragen, wer das Ergebnis festhält.")
    with store.recording(dataset) as writer:
        held = _dialogue(writer, dialogue)
        key = f"{dialogue}/{target}"
        if writer.holding("select id from now.target_result where id = $key", key=key):
            raise RecordRefused(
                "Zu diesem Ziel ist im Dialog schon ein Ergebnis festgehalten. Bitte das vorhandene ändern."
            )
        bring(writer, "target_result", row | {"id": key, "dialogue": dialogue} | _place(held), author, now)
    return key


def record_commitment(
    store: Store,
    dataset: str,
    *,
    dialogue: str,
    text: str,
    responsible: str,
    due_on: date | None,
    author: str,
    now: datetime | None = None,
) -> str:
    """Record one Verabredung of a dialogue and return its key; raises as record_result does."""
    now = now or moments.now_here()
    need(author, "Ihr Name fehlt. Bitte eintragen, wer die Verabredung festhält.")
    row: dict[str, Any] = {"text": text.strip(), "responsible": responsible.strip(), "due_on": due_on}
    with store.recording(dataset) as writer:
        held = _dialogue(writer, dialogue)
        refuse(commitment_faults(row, now.date(), held["held_on"]))
        # A key that was taken back is not given again.
        numbers = [str(each["id"]).rpartition("/")[2] for each in writer.recorded("commitment", f"{dialogue}/")]
        key = f"{dialogue}/{max((int(each) for each in numbers if each.isdecimal()), default=0) + 1}"
        bring(writer, "commitment", row | {"id": key, "dialogue": dialogue} | _place(held), author, now)
    return key


def record_remark(
    store: Store,
    dataset: str,
    *,
    county: str,
    year: int,
    side: str,
    by: str,
    written_on: date | None,
    text: str,
    target: str | None = None,
    project: str | None = None,
    author: str,
    now: datetime | None = None,
) -> str:
    """Record what a side says about a target, a Maßnahme or the whole year, and return its key.

    `by` is who said it, `author` who records it. Raises as record_result does.
    """
    now = now or moments.now_here()
    said = {"side": side, "author": by.strip(), "written_on": written_on, "text": text.strip()}
    _prepare(said, remark_faults, author, now, "Ihr Name fehlt. Bitte eintragen, wer die Anmerkung festhält.")
    with store.recording(dataset) as writer:
        key = f"{county}/{year}/B{writer.number}"
        place = {"id": key, "county": county, "budget_year": year, "target": target, "project": project}
        bring(writer, "remark", said | place, author, now)
    return key


def _prepare(
    row: Row, faults: Callable[[Row, date], Iterator[str]], author: str, now: datetime, without_name: str
) -> None:
    need(author, without_name)
    refuse(faults(row, now.date()))


def _dialogue(writer: Writer, key: str) -> dict[str, Any]:
    found = writer.holding(_DIALOGUE, key=key)
    if not found:
        raise RecordRefused("Den Dialog gibt es nicht mehr; er wurde inzwischen zurückgezogen.")
    return found[0]


def _place(held: Row) -> dict[str, Any]:
    return {"county": held["county"], "budget_year": held["budget_year"]}


def bring(writer: Writer, table: str, row: Row, author: str, now: datetime, reason: str | None = None) -> None:
    """Bring one fact, or its newer version, as a delivery of its own; `reason` says why it is another now."""
    writer.record(table, [{**row, **opened(writer, table, row, author, now, reason)}])


def opened(
    writer: Writer, table: str, row: Row, author: str, now: datetime, reason: str | None = None
) -> dict[str, object]:
    """Open the delivery that brings a fact, named after it; returns what its rows carry."""
    name, words = CALLED[table]
    # A milestone bears the county and year of its target in its key alone.
    place = [str(row[name]) for name in ("county", "budget_year") if name in row]
    title = " ".join([words, *place]) + (": Berichtigung" if reason else "")
    return deliver(writer, f"{name}-{row['id']}", title, author, now, reason=reason)

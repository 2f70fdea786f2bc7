"""Takes in what people decide at the screen: the result of a dialogue, and what becomes of a Leitfrage.

Everything is a delivery of its own with a source that names who recorded it and when, so that it can be traced and
taken back like any other. A table grows at the next Stand; nothing recorded before changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from data import moments
from data.faults import StoreError
from data.store import Store
from data.store.writing import Writer


class RecordRefused(StoreError):
    """Something is missing in what shall be recorded; says in German what, and nothing was stored."""


@dataclass(frozen=True)
class TargetResult:
    """What both sides made of a target: accepted, justified, new_target (with the new value) or open."""

    target: str
    result: str
    new_value: Decimal | None = None
    note: str = ""


@dataclass(frozen=True)
class NewCommitment:
    """An agreed step."""

    text: str
    responsible: str
    due_on: date | None


@dataclass(frozen=True)
class ClosedCommitment:
    """An open step that is done: the key it has, the day, and what proves it."""

    commitment: str
    closed_on: date | None
    proof: str


def record_dialogue(
    store: Store,
    dataset: str,
    *,
    county: str,
    county_name: str,
    year: int,
    held_on: date | None,
    participants: str,
    summary: str = "",
    results: Sequence[TargetResult] = (),
    commitments: Sequence[NewCommitment] = (),
    closed: Sequence[ClosedCommitment] = (),
    author: str,
    now: datetime | None = None,
) -> str:
    """Record one Zielsteuerungsdialog with its results and return its key; all or nothing.

    Raises RecordRefused when something is missing, DeliveryRefused when a rule of the data set is broken,
    StoreBusy when another program holds the file.
    """
    now = now or moments.now_here()
    need(author, "Ihr Name fehlt. Bitte eintragen, wer das Ergebnis festhält.")
    need(participants, "Die Teilnehmenden fehlen. Bitte eintragen, wer am Dialog teilgenommen hat.")
    if held_on is None:
        raise RecordRefused("Der Tag des Dialogs fehlt. Bitte als TT.MM.JJJJ angeben, zum Beispiel 30.09.2024.")
    if held_on > now.date():
        raise RecordRefused(
            f"Der Dialog am {held_on:%d.%m.%Y} liegt in der Zukunft. Ein Ergebnis lässt sich erst danach festhalten."
        )
    for number, step in enumerate(commitments, 1):
        need(step.text, f"Verabredung {number}: Der Text fehlt. Bitte eintragen, was verabredet wurde.")
        need(step.responsible, f"Verabredung {number}: Bitte eintragen, wer verantwortlich ist.")
        if step.due_on is None:
            raise RecordRefused(f"Verabredung {number}: Die Frist fehlt. Bitte als TT.MM.JJJJ angeben.")
        if step.due_on < held_on:
            raise RecordRefused(f"Verabredung {number}: Die Frist {step.due_on:%d.%m.%Y} liegt vor dem Dialog.")
    for done in closed:
        need(done.proof, "Zu einer erledigten Verabredung fehlt der Nachweis. Bitte eintragen, was sie belegt.")
        if done.closed_on is None or done.closed_on > now.date():
            raise RecordRefused("Zu einer erledigten Verabredung fehlt der Tag, oder er liegt in der Zukunft.")
    for result in results:
        if result.result == "new_target" and result.new_value is None:
            raise RecordRefused("Zu einem neu vereinbarten Ziel fehlt der neue Zielwert. Bitte eintragen.")
        if result.result == "justified":
            need(result.note, "Zu einer begründeten Abweichung fehlt die Begründung: bitte als Bemerkung eintragen.")
    key = f"{county}/{year}/{held_on:%Y%m%d}"
    title = f"Ergebnis des Zielsteuerungsdialogs mit {county_name} am {held_on:%d.%m.%Y}"
    with store.recording(dataset) as writer:
        former = _commitments(writer, [done.commitment for done in closed])
        if writer.holding("select id from now.dialogue where id = $key", key=key):
            raise RecordRefused(
                f"Zum Dialog am {held_on:%d.%m.%Y} ist schon ein Ergebnis festgehalten. "
                "Bitte den Tag prüfen; eine Berichtigung kommt als eigene Lieferung."
            )
        common = deliver(writer, f"dialog-{key}", title, author, now)
        place = {"county": county, "budget_year": year} | common
        writer.record(
            "dialogue",
            [{"id": key, "held_on": held_on, "participants": participants, "summary": summary or None} | place],
        )
        writer.record(
            "target_result",
            [
                {
                    "id": f"{key}/{result.target}",
                    "dialogue": key,
                    "target": result.target,
                    "result": result.result,
                    "new_value": result.new_value,
                    "note": result.note or None,
                }
                | place
                for result in results
            ],
        )
        writer.record(
            "commitment",
            [
                {
                    "id": f"{key}/{number}",
                    "dialogue": key,
                    "text": step.text,
                    "responsible": step.responsible,
                    "due_on": step.due_on,
                }
                | place
                for number, step in enumerate(commitments, 1)
            ],
        )
        writer.record(
            "commitment",
            [
                former[done.commitment] | {"closed_on": done.closed_on, "evidence": done.proof} | common
                for done in closed
            ],
        )
    return key


def decide_question(
    store: Store,
    dataset: str,
    *,
    county: str,
    year: int,
    rule: str,
    subject: str,
    text: str | None,
    struck: bool,
    author: str,
    now: datetime | None = None,
) -> None:
    """Keep what a person made of a Leitfrage: another wording, struck, or (rule „eigene“) added.

    `text` is None where the wording of the rule stays, which may change with the figures; neither reworded nor struck,
    nothing is decided any more. Raises RecordRefused without name or with an empty wording.
    """
    now = now or moments.now_here()
    need(author, "Ihr Name fehlt. Bitte eintragen, wer über die Leitfrage entscheidet.")
    if text is not None:
        need(text, "Die Leitfrage hat keinen Text. Bitte die Frage eintragen oder sie streichen.")
    with store.recording(dataset) as writer:
        key = f"{county}/{year}/{rule}/{subject}"
        common = deliver(writer, f"leitfrage-{key}", f"Leitfragen {county} {year}", author, now)
        row = {"id": key, "county": county, "budget_year": year, "rule": rule, "subject": subject}
        decided = {"text": text or "", "struck": struck, "author": author, "removed": text is None and not struck}
        writer.record("lead_question", [row | decided | common])


def deliver(writer: Writer, name: str, title: str, author: str, now: datetime) -> dict[str, object]:
    """Open a delivery with a source of its own; returns what every row of it carries."""
    # The number is given under the lock: unlike a time it never occurs twice.
    delivery = f"{name}-{writer.number}"
    common: dict[str, object] = {
        "delivery": delivery,
        "citation": f"erfasst von {author} am {now:%d.%m.%Y}",
        # one pair of eyes: until a second person confirms the delivery
        "state": "provisional",
    }
    writer.deliver(delivery, source=delivery, recorded_by=author, recorded_at=moments.utc(now))
    writer.record(
        "source",
        [
            {
                "id": delivery,
                "title": title,
                "publisher": "Ministerium, erfasst in dieser Anwendung",
                "published_on": now.date(),
                "collected": f"am Bildschirm erfasst von {author}",
                "timeliness": "sofort",
                "covers": "eine Gebietskörperschaft, ein Jahr",
                "known_faults": "Eingabe einer Person; vorläufig, bis eine zweite sie prüft",
                "invented": writer.dataset == "demo",
            }
            | common
        ],
    )
    return common


def _commitments(writer: Writer, keys: Sequence[str]) -> dict[str, dict[str, object]]:
    """The present rows of the steps to be closed."""
    found = writer.holding(
        "select id, dialogue, county, budget_year, text, responsible, due_on from now.commitment "
        "where list_contains($keys::varchar[], id)",
        keys=list(keys),
    )
    rows = {str(row["id"]): row for row in found}
    if missing := sorted(set(keys) - set(rows)):
        raise RecordRefused(f"Die Verabredung „{missing[0]}“ gibt es nicht mehr. Bitte die Seite neu laden.")
    return rows


def need(text: str, sentence: str) -> None:
    """Raises RecordRefused with the sentence when nothing was entered."""
    if not text.strip():
        raise RecordRefused(sentence)

"""Takes in what people decide at the screen: what becomes of a Leitfrage, and how any such entry is delivered.

Everything is a delivery of its own with a source that names who recorded it and when, so that it can be traced and
taken back like any other. A table grows at the next Stand; nothing recorded before changes.
"""

from __future__ import annotations

from datetime import datetime

from data import moments
from data.faults import StoreError
from data.store import Store
from data.store.writing import Writer


class RecordRefused(StoreError):
    """Something is missing in what shall be recorded; says in German what, and nothing was stored."""


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


def deliver(
    writer: Writer, name: str, title: str, author: str, now: datetime, reason: str | None = None
) -> dict[str, object]:
    """Open a delivery with a source of its own; returns what every row of it carries. `reason`: why it corrects."""
    # The number is given under the lock: unlike a time it never occurs twice.
    delivery = f"{name}-{writer.number}"
    common: dict[str, object] = {
        "delivery": delivery,
        "citation": f"erfasst von {author} am {now:%d.%m.%Y}",
        # one pair of eyes: until a second person confirms the delivery
        "state": "provisional",
    }
    writer.deliver(delivery, source=delivery, recorded_by=author, recorded_at=moments.utc(now), note=reason)
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


def need(text: str, sentence: str) -> None:
    """Raises RecordRefused with the sentence when nothing was entered."""
    if not text.strip():
        raise RecordRefused(sentence)

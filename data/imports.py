"""Takes the text of a Zielvereinbarung into a data set: what is agreed, and the wording it rests on.

The rules of an import (what a corrected text does to the former one, when a file is refused) are described in
docs/data.md, section „Importing an agreement“.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from data.agreement_rows import TABLES, source_row
from data.amount_rows import Row
from data.faults import StoreError
from data.proposals import Proposal, Version, propose
from data.readers.agreement import read_agreement
from data.readers.parties import load_counties
from data.readers.reading import Reading
from data.show import counted
from data.store import Store
from data.store.writing import Writer

COUNTIES = Path(__file__).parent / "reference" / "county.csv"


class ImportRefused(StoreError):
    """An agreement that was not taken over, with a German sentence; nothing of it was stored."""


@dataclass(frozen=True)
class ImportResult:
    """What an import recorded: rows per table, what it replaces, and what the reader wants looked at."""

    delivery: str
    county: str
    county_name: str
    budget_year: int
    euros: Decimal
    recorded: dict[str, int]
    replaced: Version | None = None
    removed: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """The result in a German sentence, and in a second one what it replaces."""
        parts = [
            counted(self.recorded["project"], "Maßnahme", "Maßnahmen"),
            counted(self.recorded["amount"], "Betrag", "Beträge"),
            counted(self.recorded["target"], "Ziel", "Ziele"),
            counted(self.recorded["passage"], "Textabschnitt", "Textabschnitte"),
            counted(self.recorded["clause"], "Aussage", "Aussagen"),
        ]
        if self.removed:
            parts.append(f"{counted(len(self.removed), 'früherer Eintrag', 'frühere Einträge')} entfernt")
        return (
            f"Zielvereinbarung {self.budget_year} ({self.county_name}) übernommen: {', '.join(parts)} "
            f"(Lieferung {self.delivery}).{self._replacement}"
        )

    @property
    def _replacement(self) -> str:
        if self.replaced is None:
            return ""
        former = self.replaced
        return (
            f" Sie ersetzt die Fassung vom {former.recorded_at:%d.%m.%Y %H:%M} (Lieferung {former.delivery}): "
            f"vereinbarter Betrag {_money(former.euros)} → {_money(self.euros)}, "
            f"Maßnahmen {former.projects} → {self.recorded['project']}."
        )


def import_agreement(
    store: Store,
    dataset: str,
    text: str,
    *,
    file_name: str,
    recorded_by: str,
    recorded_at: datetime | None = None,
    file_hash: str | None = None,
) -> ImportResult:
    """Record one agreement as one delivery.

    `file_hash` is the SHA-256 of the file as delivered; without it that of the text in UTF-8. Raises
    AgreementRefused when the text is no agreement, ImportRefused when the reader found errors or the file is
    already there, DeliveryRefused when the result breaks an integrity rule. Nothing is stored then.
    """
    return import_reading(
        store,
        dataset,
        read_agreement(text, load_counties(COUNTIES)),
        file_name=file_name,
        file_hash=file_hash or hashlib.sha256(text.encode("utf-8")).hexdigest(),
        recorded_by=recorded_by,
        recorded_at=recorded_at,
    )


def import_reading(
    store: Store,
    dataset: str,
    reading: Reading,
    *,
    file_name: str,
    file_hash: str,
    recorded_by: str,
    note: str | None = None,
    recorded_at: datetime | None = None,
) -> ImportResult:
    """Record a reading, as the reader made it or as a person answered it, as one delivery.

    `note` is what the person says about the delivery. Raises ImportRefused when the reading has errors or the file is
    already there, DeliveryRefused when the result breaks an integrity rule. Nothing is stored then.
    """
    year = reading.year
    if reading.errors or year is None or (reading.total_eur is None and not _all_split(reading)):
        raise ImportRefused(
            "Die Zielvereinbarung wurde nicht übernommen, weil Angaben fehlen oder sich widersprechen: "
            + (" ".join(problem.message for problem in reading.errors) or "Jahr oder Betrag fehlen.")
        )
    with store.writing(dataset) as writer:
        refuse_repetition(writer, file_hash)
        delivery = _new_delivery(writer, reading.county, year, file_hash)
        source = f"zielvereinbarung-{reading.county}-{year}"
        writer.deliver(
            delivery,
            source=source,
            recorded_by=recorded_by,
            recorded_at=recorded_at,
            file_name=file_name,
            file_hash=file_hash,
            note=note,
        )
        proposal = propose(writer, reading, year, delivery)
        signed = reading.signed_by_ministry_on and reading.signed_by_county_on and not reading.draft
        final = signed and writer.settles and not waits_for_second_person(reading)
        common: Row = {"delivery": delivery, "state": "final" if final else "provisional"}
        writer.record("source", [common | source_row(reading, source, file_hash, recorded_by)])
        removed = _record(writer, proposal, common)
    return ImportResult(
        delivery,
        reading.county,
        reading.county_name,
        year,
        sum((Decimal(str(row["euros"])) for row in proposal.rows["amount"] if row["level"] == "total"), Decimal(0)),
        {table: len(proposal.rows[table]) for table in TABLES},
        proposal.former,
        removed,
        [problem.message for problem in reading.problems],
    )


def waits_for_second_person(reading: Reading) -> bool:
    """Whether a person answered or corrected something of a reading: all of it then waits for a second person."""
    return any(cited.reason for cited in reading.citations.values())


def _all_split(reading: Reading) -> bool:
    return bool(reading.programmes) and all(each.amount_eur is not None for each in reading.programmes)


def _record(writer: Writer, proposal: Proposal, common: Row) -> list[str]:
    """Record the rows of a proposal, and of what no longer holds that it is removed; returns the keys of the latter."""
    removed: list[str] = []
    for table in TABLES:
        writer.record(table, [common | row for row in proposal.rows[table]])
        gone = proposal.gone.get(table, [])
        writer.record(table, [row | common | {"state": row["state"], "removed": True} for row in gone])
        removed += [str(row["id"]) for row in gone]
    return removed


def refuse_repetition(writer: Writer, digest: str) -> None:
    """Raises ImportRefused when a file of this SHA-256 was taken over before and not withdrawn."""
    earlier = writer.cursor.execute(
        """
        select id, recorded_at, recorded_by
        from now.delivery
        where file_hash = $digest and event = 'recorded' and id not in (select id from now.withdrawn_delivery)
        """,
        {"digest": digest},
    ).fetchone()
    if earlier:
        raise ImportRefused(
            f"Diese Datei wurde schon am {earlier[1]:%d.%m.%Y um %H:%M} Uhr von {earlier[2]} übernommen "
            f"(Lieferung {earlier[0]}); der Bestand ist unverändert. Soll sie noch einmal übernommen werden, bitte "
            "diese Lieferung zuerst zurückziehen (Seite „Daten“, Ansicht „Lieferungen“)."
        )


def _new_delivery(writer: Writer, county: str, year: int, digest: str) -> str:
    """A key never used before: a withdrawn delivery keeps its key for good."""
    base = f"zv-{county}-{year}-{digest[:8]}"
    used = writer.cursor.execute(
        "select count(distinct id) from now.delivery where starts_with(id, $base)", {"base": base}
    ).fetchall()[0][0]
    return base if not used else f"{base}-{used + 1}"


def _money(euros: Decimal) -> str:
    return f"{euros:,.2f} €".translate(str.maketrans(",.", ".,"))

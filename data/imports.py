"""Takes the text of a Zielvereinbarung into a data set: what is agreed, and the wording it rests on.

The rules of an import (what a corrected text does to the former one, when a file is refused) are described in
docs/data.md, section „Importing an agreement“.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from data.agreement_rows import TABLES, Row, Rows, fact_rows, source_row
from data.faults import StoreError
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
class Version:
    """A text of an agreement that holds so far: its delivery, what it agrees and how many Maßnahmen it names."""

    delivery: str
    recorded_at: datetime
    euros: Decimal
    projects: int


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
    reading = read_agreement(text, load_counties(COUNTIES))
    problems = [problem for problem in reading.problems if problem.severity == "error"]
    if problems or reading.year is None:
        raise ImportRefused(
            "Die Zielvereinbarung wurde nicht übernommen, weil Angaben fehlen oder sich widersprechen: "
            + " ".join(problem.message for problem in problems)
        )
    digest = file_hash or hashlib.sha256(text.encode("utf-8")).hexdigest()
    with store.writing(dataset) as writer:
        refuse_repetition(writer, digest)
        former = _former_version(writer, reading)
        delivery = _new_delivery(writer, reading, digest)
        source = f"zielvereinbarung-{reading.county}-{reading.year}"
        writer.deliver(
            delivery,
            source=source,
            recorded_by=recorded_by,
            recorded_at=recorded_at,
            file_name=file_name,
            file_hash=digest,
        )
        signed = reading.signed_by_ministry_on and reading.signed_by_county_on
        common: Row = {
            "delivery": delivery,
            "state": "final" if signed else "provisional",
        }
        rows = fact_rows(reading, reading.year, _project_keys(writer, reading), delivery)
        writer.record("source", [common | source_row(reading, source, digest, recorded_by)])
        for table in TABLES:
            writer.record(table, [common | row for row in rows[table]])
        removed = _remove(writer, former.delivery, rows, common) if former else []
    return ImportResult(
        delivery,
        reading.county,
        reading.county_name,
        reading.year,
        sum((Decimal(str(row["euros"])) for row in rows["amount"]), Decimal(0)),
        {table: len(rows[table]) for table in TABLES},
        former,
        removed,
        [problem.message for problem in reading.problems],
    )


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
            f"(Lieferung {earlier[0]}); der Bestand ist unverändert. Soll sie noch einmal übernommen werden, bitte die "
            f"Lieferung zuerst zurückziehen: python -m data withdraw {earlier[0]} --dataset {writer.dataset} --reason …"
        )


def _former_version(writer: Writer, reading: Reading) -> Version | None:
    """The text that holds so far for this county and year; a corrected one states all its rows anew."""
    row = writer.cursor.execute(
        """
        select
            delivery,
            recorded_at,
            (select coalesce(sum(euros), 0) from now.amount where delivery = agreement.delivery and level = 'total'),
            (select count(*) from now.project where delivery = agreement.delivery)
        from now.agreement as agreement
        where county = $county and budget_year = $year
        """,
        {"county": reading.county, "year": reading.year},
    ).fetchone()
    return None if row is None else Version(*row)


def _new_delivery(writer: Writer, reading: Reading, digest: str) -> str:
    """A key never used before: a withdrawn delivery keeps its key for good."""
    base = f"zv-{reading.county}-{reading.year}-{digest[:8]}"
    used = writer.cursor.execute(
        "select count(distinct id) from now.delivery where starts_with(id, $base)", {"base": base}
    ).fetchall()[0][0]
    return base if not used else f"{base}-{used + 1}"


def _project_keys(writer: Writer, reading: Reading) -> list[str]:
    """One key per project in reading order.

    A project keeps the key it had under the same name, so that reports stay with it when the order changes;
    a new name gets a number never used before.
    """
    prefix = f"{reading.county}/{reading.year}/"
    known = sorted(
        {
            (row["id"], row["name"])
            for row in writer.recorded("project", prefix)
            if re.fullmatch(r"\d+", row["id"].removeprefix(prefix))
        }
    )
    of_name: dict[str, list[str]] = defaultdict(list)
    for key, name in known:
        of_name[name].append(key)
    used = {int(key.removeprefix(prefix)) for key, _ in known}
    taken: set[str] = set()
    keys = []
    for project in reading.projects:
        key = next((key for key in of_name[project.name] if key not in taken), None)
        if key is None:
            number = max(used, default=0) + 1
            used.add(number)
            key = f"{prefix}{number:02d}"
        taken.add(key)
        keys.append(key)
    return keys


def _remove(writer: Writer, former: str, rows: Rows, common: Row) -> list[str]:
    """Say of everything the former delivery stated and this one does not that it no longer holds."""
    kept = {table: [str(row["id"]) for row in rows[table]] for table in TABLES}
    removed: list[str] = []
    for table in TABLES:
        # Amounts and targets of a project go with it, whoever delivered them.
        with_project = (
            " or project in (select id from now.project where delivery = $former and not list_contains($projects, id))"
            if table in ("amount", "target")
            else ""
        )
        projects = {"projects": kept["project"]} if with_project else {}
        found = writer.cursor.execute(
            f"select * from now.{table} where (delivery = $former{with_project}) and not list_contains($kept, id)",
            {"former": former, "kept": kept[table]} | projects,
        )
        names = [column[0] for column in found.description or []]
        gone = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        writer.record(table, [row | common | {"state": row["state"], "removed": True} for row in gone])
        removed += [str(row["id"]) for row in gone]
    return removed


def _money(euros: Decimal) -> str:
    return f"{euros:,.2f} €".translate(str.maketrans(",.", ".,"))

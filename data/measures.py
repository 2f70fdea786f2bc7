"""Takes in context figures as a table: denominators, traits of peers, price indices, types of counties.

The file is CSV with a heading line and the columns ags, groesse (a code of data/reference/context_measure.csv),
stichtag, von_jahr, bis_jahr (budget years whose territory the figure describes; empty: until now), wert and, if
wanted, fundstelle. Semicolon or comma, German or ISO days, decimal comma or point.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from data.imports import ImportRefused, refuse_repetition
from data.store import Store
from data.written import german_number

NEEDED = ("ags", "groesse", "stichtag", "von_jahr", "wert")
KNOWN = (*NEEDED, "bis_jahr", "fundstelle")
MOST_FAULTS = 20


@dataclass(frozen=True)
class Origin:
    """The document the figures stand in."""

    title: str
    publisher: str
    published_on: date | None


def import_measures(
    store: Store,
    dataset: str,
    text: str,
    origin: Origin,
    *,
    file_name: str,
    recorded_by: str,
    recorded_at: datetime | None = None,
    file_hash: str | None = None,
) -> str:
    """Record a table of context figures as one delivery and return a German sentence on it.

    A figure of the same county, measure and day replaces the one before. Raises ImportRefused naming line and column
    of every fault, DeliveryRefused when a rule is broken (unknown county or measure); nothing is stored then.
    """
    rows = _rows(text, file_name)
    digest = file_hash or hashlib.sha256(text.encode("utf-8")).hexdigest()
    source: dict[str, object] = {
        "title": origin.title,
        "publisher": origin.publisher,
        "published_on": origin.published_on,
        "collected": f"Tabelle {file_name}, übernommen von {recorded_by}",
        "timeliness": "wie im Dokument angegeben",
        "covers": f"{len({row['county'] for row in rows})} Gebiete, {len({row['measure'] for row in rows})} Größen",
        "known_faults": "nicht geprüft",
        "invented": dataset == "demo",
        "citation": "Titel",
    }
    with store.writing(dataset) as writer:
        refuse_repetition(writer, digest)
        delivery = f"groessen-{digest[:8]}-{writer.number}"
        common: dict[str, object] = {"delivery": delivery, "state": "checked"}
        writer.deliver(
            delivery,
            source=delivery,
            recorded_by=recorded_by,
            recorded_at=recorded_at,
            file_name=file_name,
            file_hash=digest,
        )
        writer.record("source", [source | common | {"id": delivery}])
        writer.record("county_measure", [row | common for row in rows])
    return f"{len(rows)} Angaben aus {file_name} übernommen (Lieferung {delivery})."


def _rows(text: str, file_name: str) -> list[dict[str, object]]:
    first = text.split("\n", 1)[0]
    table = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in first else ",")
    heads = [str(name).strip().lower() for name in table.fieldnames or []]
    if missing := [name for name in NEEDED if name not in heads]:
        raise ImportRefused(
            f"{file_name}, Zeile 1: Es fehlen die Spalten {', '.join(missing)}. Erwartet werden {', '.join(KNOWN)}; "
            "bitte ergänzen."
        )
    found: list[dict[str, object]] = []
    faults: list[str] = []
    for cells in table:
        row = {str(key).strip().lower(): str(value or "").strip() for key, value in cells.items() if key}
        if not any(row.values()):
            continue
        line = table.line_num
        known = _Cells(row, f"{file_name}, Zeile {line}", faults)
        # Excel drops the leading zero of a key.
        county = "06" if row["ags"] in ("6", "06") else row["ags"].zfill(5)
        day, first_year, last_year = known.day("stichtag"), known.year("von_jahr"), known.year("bis_jahr", needed=False)
        value = known.number("wert")
        found.append(
            {
                "id": f"{county}/{row['groesse']}/{day}",
                "county": county,
                "measure": row["groesse"],
                "measured_on": day,
                "territory_from": first_year,
                "territory_to": last_year,
                "value": value,
                "citation": row.get("fundstelle") or f"Zeile {line}",
            }
        )
    if faults:
        rest = f" … und {len(faults) - MOST_FAULTS} weitere." if len(faults) > MOST_FAULTS else ""
        raise ImportRefused("Die Tabelle wurde nicht übernommen. " + " ".join(faults[:MOST_FAULTS]) + rest)
    if not found:
        raise ImportRefused(f"{file_name}: Die Tabelle hat keine Zeile unter der Überschrift. Bitte die Datei prüfen.")
    return found


class _Cells:
    """The cells of one line; what cannot be read is noted with its column."""

    def __init__(self, row: dict[str, str], where: str, faults: list[str]) -> None:
        self.row, self.where, self.faults = row, where, faults

    def day(self, column: str) -> date | None:
        text = self.row.get(column, "")
        for form in ("%d.%m.%Y", "%Y-%m-%d"):
            try:
                return datetime.strptime(text, form).date()
            except ValueError:
                continue
        self._fault(column, text, "kein Tag (TT.MM.JJJJ)")
        return None

    def year(self, column: str, *, needed: bool = True) -> int | None:
        text = self.row.get(column, "")
        if text.isdecimal() and len(text) == 4:
            return int(text)
        if text or needed:
            self._fault(column, text, "kein Jahr (JJJJ)")
        return None

    def number(self, column: str) -> Decimal | None:
        text = self.row.get(column, "")
        if "," not in text and "." in text and len(text.rsplit(".", 1)[1]) == 3:
            self._fault(column, text, "mehrdeutig: Tausender oder Komma? Bitte ohne Tausenderpunkt schreiben")
            return None
        # 1.234,5 is German; 1234.5 has one sign only.
        value = Decimal(text) if re.fullmatch(r"-?\d{1,12}\.\d+", text) else german_number(text)
        if value is None:
            self._fault(column, text, "keine Zahl (Ziffern mit Komma oder Punkt, nicht 1,2E+05)")
        return value

    def _fault(self, column: str, text: str, what: str) -> None:
        self.faults.append(f"{self.where}, Spalte {column}: „{text[:40]}“ ist {what}.")

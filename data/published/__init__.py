"""The data set `published`: what public sources say, every figure with its source.

The CSV files beside this module hold one row per fact; `source` names the document, `origin` the line of
the collection the fact was taken from (only a test reads it). How a statement of the press became a row is
described in docs/data.md, section „Datensatz published“.
"""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

from data.imports import import_agreement
from data.store import Store
from data.store.file_log import FileLog

HERE = Path(__file__).parent
DATASET = "published"
RECORDED_BY = "Programm (data/published)"
# Fixed, so that two builds of the same files are equal to the byte of every fact.
RECORDED_AT = datetime(2026, 11, 22, 12, 0)
AGREEMENT = HERE / "zielvereinbarung_06434_2023.txt"

Row = dict[str, object]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one CSV file of this folder as written; one dict per row, every value text."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def build(log: FileLog) -> None:
    """Make the log of the data set `published`; its file must not exist."""
    with Store(log.path.parent, [DATASET], create=True, logs={DATASET: log}) as store:
        record(store)


def record(store: Store) -> None:
    """Record everything into the empty data set `published`.

    Raises DeliveryRefused when a file breaks an integrity rule; nothing of the files is stored then.
    """
    # First the agreement: remarks of other sources speak about its projects.
    import_agreement(
        store,
        DATASET,
        AGREEMENT.read_bytes().decode("utf-8"),
        file_name=AGREEMENT.name,
        recorded_by=RECORDED_BY,
        recorded_at=RECORDED_AT,
    )
    sources = rows("source")
    publisher = {source["id"]: source["publisher"] for source in sources}
    with store.writing(DATASET) as writer:
        for source in sources:
            writer.deliver(
                _delivery(source["id"]), source=source["id"], recorded_by=RECORDED_BY, recorded_at=RECORDED_AT
            )
        writer.record("source", [_source(source) for source in sources])
        writer.record("amount", [_amount(row) for row in rows("amount")])
        writer.record("project", [_project(row) for row in rows("project")])
        writer.record("county_measure", [_county_measure(row) for row in rows("county_measure")])
        writer.record(
            "remark",
            [_remark(row, publisher[row["source"]], number) for number, row in enumerate(rows("remark"), 1)],
        )


def _delivery(source: str) -> str:
    return f"published/{source}"


def _fact(row: dict[str, str], *, checked: bool) -> Row:
    fact: Row = {name: value or None for name, value in row.items() if name not in ("origin", "source")}
    fact["delivery"] = _delivery(row["source"])
    fact["state"] = "checked" if checked else "provisional"
    return fact


def _source(row: dict[str, str]) -> Row:
    return _fact({**row, "source": row["id"]}, checked=True) | {
        "invented": False,
        "citation": "Titel und Herausgeber der Veröffentlichung",
    }


def _amount(row: dict[str, str]) -> Row:
    key = [row["county"], row["budget_year"] or "ohne-jahr", row["programme"], row["stage"], row["level"]]
    splits_by = {"project": "project", "tranche": "spending_from", "funding": "funding_source"}
    if row["level"] in splits_by:
        key.append(row[splits_by[row["level"]]].rpartition("/")[2])
    exact = row["precision"] == "exact" and not row["inferred"]
    return _fact(row, checked=exact) | {"id": "/".join(key)}


def _project(row: dict[str, str]) -> Row:
    # Not the numbers of an agreement: a later agreement of this county and year must not replace these.
    key = f"{row['county']}/{row['budget_year'] or 'ohne-jahr'}/presse-{int(row['ordinal']):02d}"
    return _fact(row, checked=not row["inferred"]) | {"id": key}


def _county_measure(row: dict[str, str]) -> Row:
    key = f"{row['county']}/{row['measure']}/{row['measured_on']}"
    return _fact(row, checked=True) | {"id": key}


def _remark(row: dict[str, str], author: str, number: int) -> Row:
    fact = _fact(row, checked=not row["inferred"])
    del fact["inferred"]
    return fact | {
        "id": f"{row['county']}/{row['budget_year']}/published/{number:03d}",
        "side": "published",
        "author": author,
    }

"""Data small enough to add up by hand: five counties, a few years, every kind of split once.

AQB, agreed, in euros (Maßnahmen p1, p2, … in brackets):

    2022  Darmstadt 800,00 = 4: 800,00             Frankfurt 100,00 = p5 40,00 (no Maßnahmenart) + 60,00 not split
          Hochtaunus 750.000,00 not split
    2023  Darmstadt 1.000,00 = 1: 400,00 (p1 250,00, p2 100,00, rest 50,00) + 2: 300,00 + 300,00 not split
          Frankfurt about 500,50 not split         Hochtaunus 753.200,00 = p3 (2) 3.200,10 + 749.999,90 not split
          Main-Kinzig no total, only 3: 70,07      Kassel (Stadt) nothing
    2024  nothing in this programme and stage; an AMB sum of Darmstadt makes the year appear
    2025  Main-Kinzig 30,00 not split
    2026  Main-Kinzig 10,00 and Hanau 20,00, both on new territories
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import kept

from data.store import Store

DATASET = "ministry"
AT = datetime(2024, 3, 1, 12, 0)
# The agreement of 2023 is known from the first delivery, everything else from the second.
LATER = datetime(2026, 2, 1, 12, 0)

DARMSTADT, FRANKFURT, HOCHTAUNUS, MAIN_KINZIG, HANAU, KASSEL = "06411", "06412", "06434", "06435", "06415", "06611"
COUNTIES = [DARMSTADT, FRANKFURT, HOCHTAUNUS, MAIN_KINZIG, HANAU, KASSEL]
YEARS = [2022, 2023, 2024, 2025, 2026]

Row = dict[str, object]


@dataclass(frozen=True)
class Amount:
    """One recorded sum; `project` and `category` say what it is a part of."""

    county: str
    year: int
    euros: Decimal
    category: int | None = None
    project: str | None = None
    programme: str = "AQB"
    stage: str = "agreed"
    precision: str = "exact"
    level: str = "total"
    stated_on: date | None = None


def _total(county: str, year: int, euros: str, **more: object) -> Amount:
    return Amount(county, year, Decimal(euros), **more)


def _category(county: str, year: int, category: int, euros: str) -> Amount:
    return Amount(county, year, Decimal(euros), category=category, level="category")


def _project(county: str, year: int, category: int | None, project: str, euros: str) -> Amount:
    return Amount(county, year, Decimal(euros), category=category, project=project, level="project")


AMOUNTS = [
    _total(DARMSTADT, 2022, "800.00"),
    _category(DARMSTADT, 2022, 4, "800.00"),
    _total(FRANKFURT, 2022, "100.00"),
    _project(FRANKFURT, 2022, None, "p5", "40.00"),
    _total(HOCHTAUNUS, 2022, "750000.00"),
    _total(DARMSTADT, 2023, "1000.00", stated_on=date(2023, 6, 1)),
    _category(DARMSTADT, 2023, 1, "400.00"),
    _project(DARMSTADT, 2023, 1, "p1", "250.00"),
    _project(DARMSTADT, 2023, 1, "p2", "100.00"),
    _category(DARMSTADT, 2023, 2, "300.00"),
    _total(FRANKFURT, 2023, "500.50", precision="about"),
    _total(HOCHTAUNUS, 2023, "753200.00"),
    _project(HOCHTAUNUS, 2023, 2, "p3", "3200.10"),
    _category(MAIN_KINZIG, 2023, 3, "70.07"),
    _total(MAIN_KINZIG, 2025, "30.00"),
    _total(MAIN_KINZIG, 2026, "10.00"),
    _total(HANAU, 2026, "20.00"),
    # What must never enter the sums above: other programmes, other stages, the Land, parts by year or by funder.
    _total(DARMSTADT, 2024, "5.00", programme="AMB"),
    _total(DARMSTADT, 2023, "900.00", stage="granted", stated_on=date(2023, 7, 1)),
    _total(DARMSTADT, 2023, "600.00", stage="paid"),
    _total("06", 2023, "27700000.00", precision="about"),
    Amount(HOCHTAUNUS, 2023, Decimal("100.00"), level="tranche"),
    Amount(HOCHTAUNUS, 2023, Decimal("200.00"), level="funding"),
]
PROJECTS = {
    "p1": (DARMSTADT, 2023, 1, "Werkstatt"),
    "p2": (DARMSTADT, 2023, 1, "=Summe *fett* <b>"),
    "p3": (HOCHTAUNUS, 2023, 2, "JUBA 3.0"),
    "p4": (HOCHTAUNUS, 2023, 4, "Schulung"),
    "p5": (FRANKFURT, 2022, None, "Brücke"),
}
MEASURED_FROM, POPULATION = 2011, {DARMSTADT: 1000, FRANKFURT: 500, HOCHTAUNUS: 251066}


def _fact(delivery: str, at: datetime, **fields: object) -> Row:
    return {"delivery": delivery, "citation": "§ 4", "state": "checked", "recorded_at": at} | fields


def _source(number: int, at: datetime) -> Row:
    return _fact(
        f"d{number}",
        at,
        id=f"s{number}",
        title=f"Quelle {number}",
        publisher="HMSI",
        published_on=date(2023, 6, 26) if number == 1 else None,
        url="https://example.org/quelle" if number == 1 else None,
        collected="von Hand",
        timeliness="sofort",
        covers="ein Kreis",
        known_faults="erfunden für Tests" if number == 1 else "",
        invented=False,
    )


def _amount(amount: Amount, number: int, delivery: str, at: datetime) -> Row:
    return _fact(
        delivery,
        at,
        id=f"amount/{number}",
        county=amount.county,
        budget_year=amount.year,
        programme=amount.programme,
        stage=amount.stage,
        level=amount.level,
        category=amount.category,
        project=amount.project,
        spending_from=amount.year if amount.level == "tranche" else None,
        funding_source="state",
        euros=amount.euros,
        precision=amount.precision,
        stated_on=amount.stated_on,
    )


def _project_row(key: str, number: int) -> Row:
    county, year, category, name = PROJECTS[key]
    return _fact(
        "d2", LATER, id=key, county=county, budget_year=year, category=category, programme="AQB", ordinal=number,
        name=name, provider="Träger e. V." if key == "p1" else None, places=12 if key == "p1" else None,
    )  # fmt: skip


def _target(key: str, county: str, kind: str, name: str, **more: object) -> Row:
    fields: Row = {
        "id": key,
        "county": county,
        "budget_year": 2023,
        "programme": "AQB",
        "kind": kind,
        "name": name,
        "starts_on": date(2023, 1, 1),
        "ends_on": date(2023, 12, 31),
    }
    return _fact("d2", LATER, **(fields | more))


TARGETS = [
    # 19 of 20 is exactly 95 %: achieved. 17 of 20 is exactly 85 %: at risk. No report, no judgement.
    _target("t1", DARMSTADT, "numeric", "20 Eintritte", indicator="entries", target_value=20, category=1, project="p1"),
    _target("t2", DARMSTADT, "numeric", "20 Abschlüsse", indicator="completions", target_value=20, category=1),
    _target("t3", HOCHTAUNUS, "qualitative", "JUBA 3.0 wird durchgeführt", category=2, project="p3"),
    _target("t4", HOCHTAUNUS, "milestone", "Konzept in vier Schritten", target_value=4),
]
REPORTS = [
    _fact("d2", LATER, id="r1", target="t1", reported_on=date(2023, 12, 31), value=19, reported_by="Kreis"),
    _fact("d2", LATER, id="r2", target="t2", reported_on=date(2023, 12, 31), value=17, reported_by="Kreis"),
    _fact("d2", LATER, id="r4", target="t4", reported_on=date(2023, 12, 31), value=4, reported_by="Kreis"),
]
AGREEMENTS = [
    _fact(
        delivery, at, id=f"{county}/{year}", county=county, budget_year=year, title=f"Zielvereinbarung {year}",
        programmes=["AQB"], dialogues=2, signed_by_ministry_on=date(year, 5, 30),
        signed_by_county_on=date(year, 6, 26), ministry_signatory="Ministerin", county_signatory="Landrat",
    )
    for delivery, at, county, year in [
        ("d1", AT, HOCHTAUNUS, 2023),
        ("d2", LATER, DARMSTADT, 2023),
        ("d2", LATER, DARMSTADT, 2022),
    ]
]  # fmt: skip
REMARKS = [
    _fact("d2", LATER, id="m1", county=DARMSTADT, budget_year=2023, side="county", author="Kreis", text="Umzug"),
    _fact("d2", LATER, id="m2", county=DARMSTADT, budget_year=None, side="published", author="Presse", text="Lob"),
    _fact("d2", LATER, id="m3", county=DARMSTADT, budget_year=2022, side="county", author="Kreis", text="Alt"),
]
DIALOGUES = [
    _fact(
        "d2", LATER, id=f"{county}/{year}/D1", county=county, budget_year=year, held_on=date(year, 11, 6),
        participants="Kreis, Ministerium",
    )
    for county, year in [(DARMSTADT, 2022), (DARMSTADT, 2023), (HOCHTAUNUS, 2023)]
]  # fmt: skip


def _commitment(key: str, county: str, year: int, text: str, who: str, due_on: date, **more: object) -> Row:
    return _fact(
        "d2", LATER, id=key, dialogue=f"{county}/{year}/D1", county=county, budget_year=year, text=text,
        responsible=who, due_on=due_on, **more,
    )  # fmt: skip


# On 30 June 2024: v1 and v5 overdue, v2 due on the very last of the 30 days, v3 open, v4 closed.
COMMITMENTS = [
    _commitment("v1", DARMSTADT, 2022, "Bericht, nachreichen; \"sofort\"", "Kreis", date(2023, 3, 31)),
    _commitment("v2", DARMSTADT, 2023, "Träger besuchen", "Ministerium", date(2024, 7, 30)),
    _commitment("v3", HOCHTAUNUS, 2023, "Konzept vorlegen", "Kreis", date(2024, 7, 31)),
    _commitment(
        "v4", HOCHTAUNUS, 2023, "Zahlen abstimmen", "Kreis", date(2024, 2, 1),
        closed_on=date(2024, 2, 15), evidence="Vermerk vom 15.02.2024",
    ),
    # A day but no evidence: not closed.
    _commitment("v5", HOCHTAUNUS, 2023, "Umzug melden", "Kreis", date(2024, 6, 29), closed_on=date(2024, 6, 1)),
]  # fmt: skip


def fill(store: Store) -> None:
    """Record everything in two deliveries: the Hochtaunuskreis of 2023 first, the rest later."""
    early = [each for each in AMOUNTS if (each.county, each.year, each.level) == (HOCHTAUNUS, 2023, "total")]
    with store.writing(DATASET) as writer:
        writer.deliver("d1", source="s1", recorded_by="Test", recorded_at=AT)
        writer.record("source", [_source(1, AT)])
        writer.record("passage", [_fact("d1", AT, id="d1/4", section="§ 4", ordinal=4, text="Es gibt 753.200 Euro.")])
        writer.record("agreement", AGREEMENTS[:1])
        writer.record("amount", [_amount(each, AMOUNTS.index(each), "d1", AT) for each in early])
    with store.writing(DATASET) as writer:
        writer.deliver("d2", source="s2", recorded_by="Test", recorded_at=LATER)
        writer.record("source", [_source(2, LATER)])
        writer.record("agreement", AGREEMENTS[1:])
        writer.record("amount", [_amount(each, n, "d2", LATER) for n, each in enumerate(AMOUNTS) if each not in early])
        writer.record("project", [_project_row(key, number) for number, key in enumerate(PROJECTS, 1)])
        writer.record("target", TARGETS)
        writer.record("report", REPORTS)
        writer.record("remark", REMARKS)
        writer.record("dialogue", DIALOGUES)
        writer.record("commitment", COMMITMENTS)
        writer.record(
            "county_measure",
            [
                _fact(
                    "d2",
                    LATER,
                    id=f"{county}/population",
                    county=county,
                    measure="population",
                    value=value,
                    measured_on=date(2023, 12, 31),
                    territory_from=MEASURED_FROM,
                )
                for county, value in POPULATION.items()
            ],
        )


def open_small(folder: Path) -> Iterator[Store]:
    """The filled store, closed again afterwards."""
    yield from kept.opened(folder, "small", DATASET, fill)


def parts(
    county: str, year: int, programme: str = "AQB", stage: str = "agreed"
) -> dict[tuple[int | None, str], Decimal]:
    """Euros per Maßnahmenart and Maßnahme ("": the rest) of one county, worked out from the recorded rows alone."""
    rows = [a for a in AMOUNTS if (a.county, a.year, a.programme, a.stage) == (county, year, programme, stage)]
    found: dict[tuple[int | None, str], Decimal] = {}
    for row in rows:
        if row.level == "project":
            found[row.category, str(row.project)] = row.euros
    for row in rows:
        if row.level == "category":
            inside = sum((e for (category, _), e in found.items() if category == row.category), Decimal(0))
            if row.euros != inside:
                found[row.category, ""] = row.euros - inside
    for row in rows:
        if row.level == "total":
            rest = row.euros - sum(found.values(), Decimal(0))
            if rest:
                found[None, ""] = rest
    return found


def chosen_parts(
    year: int, counties: list[str], categories: list[int], programme: str = "AQB", stage: str = "agreed"
) -> dict[tuple[str, int | None, str], Decimal]:
    """Euros per county, Maßnahmenart and Maßnahme of a selection; empty lists mean all."""
    return {
        (county, category, project): euros
        for county in COUNTIES
        if not counties or county in counties
        for (category, project), euros in parts(county, year, programme, stage).items()
        if not categories or category in categories
    }

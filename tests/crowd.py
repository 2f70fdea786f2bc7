"""A few counties in a crowd of near misses: for every question something that belongs to the answer, and beside it what
differs in one thing alone – another county, year, programme, stage, Maßnahmenart, Leitfrage, day or delivery.

Sums follow one rule, so that a figure tells what it is made of: of county n (Darmstadt 1, Frankfurt 2, Hochtaunus 3,
Main-Kinzig 4) and year 2021 + k, Maßnahmenart c (1, 2 and 4) holds n·1000 + k·200 + c euros of the AQB, agreed. There
are two Maßnahmen in it, 10·c + k and 20·c + k euros, 6·n + k·c and 3·n + k·c places; the rest names none, and 7 euros
of each total belong to no Maßnahmenart. Granted is nine tenths of what was agreed, paid seven, verified six; the AMB
holds 10·n + k euros.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import kept
import small

from data import withdrawal
from data.store import Store

DATASET = small.DATASET
AT, LATER = datetime(2026, 6, 20, 9, 0), datetime(2026, 7, 1, 9, 0)
D, F, H, M, HU = small.DARMSTADT, small.FRANKFURT, small.HOCHTAUNUS, small.MAIN_KINZIG, small.HANAU
# One Maßnahme and the target that it is carried out, nothing else.
KS = small.KASSEL
# A rate of nobody.
OF = "06413"
COUNTIES = {D: 1, F: 2, H: 3, M: 4}
YEARS = (2022, 2023, 2024, 2025, 2026)
PARTS = {"agreed": 10, "granted": 9, "paid": 7, "verified": 6}
# Figures that are not stated: Frankfurt names no payment, Main-Kinzig nothing of 2023 and only totals of 2024.
SILENT = {(F, "paid"), (F, "verified")}

Row = dict[str, object]


def fact(county: str = H, year: int | None = 2024, **more: object) -> Row:
    """A row of the first delivery; its place in the document is that of the county and year."""
    where = {"delivery": "d1", "citation": f"S. {county[-2:]}/{year}", "state": "checked", "recorded_at": AT}
    return {**where, "county": county, "budget_year": year} | more


def without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


def part(county: str, year: int, category: int, stage: str = "agreed") -> Decimal:
    """Euros of a Maßnahmenart."""
    return Decimal(COUNTIES[county] * 1000 + (year - 2021) * 200 + category) * PARTS[stage] / 10


def amounts() -> Iterator[Row]:
    for county, number in COUNTIES.items():
        for year in YEARS:
            if (county, year) == (M, 2023):
                continue
            for stage, tenths in PARTS.items():
                if (county, stage) in SILENT or (year == 2026 and stage in ("paid", "verified")):
                    continue
                parts = {category: part(county, year, category, stage) for category in (1, 2, 4)}
                common = {"programme": "AQB", "stage": stage, "precision": "exact", "funding_source": "state"}
                if stage in ("agreed", "granted"):
                    common["stated_on"] = date(year, 5 if stage == "agreed" else 7, number)
                key = f"{county}/{year}/{stage}"
                about = "about" if (county, year) == (F, 2024) else "exact"
                total = {"level": "total", "euros": sum(parts.values()) + 7, "precision": about}
                yield fact(county, year, **(common | total), id=key)
                if (county, year) == (M, 2024) or stage == "verified":
                    continue
                for category, euros in parts.items():
                    yield fact(
                        county, year, **common, id=f"{key}/{category}", level="category", category=category, euros=euros
                    )
                    for which in (1, 2):
                        own = Decimal(10 * which * category + year - 2021) * tenths / 10
                        project = f"{county}/{year}/{category}{which}"
                        yield fact(
                            county, year, **common, id=f"{project}/{stage}", level="project", category=category,
                            project=project, euros=own,
                        )  # fmt: skip
            other = {"programme": "AMB", "precision": "exact", "funding_source": "esf", "level": "total"}
            yield fact(
                county, year, **other, stage="agreed", id=f"{county}/{year}/amb", euros=number * 10 + year - 2021
            )
    land = {"programme": "AQB", "stage": "agreed", "level": "total", "precision": "about", "funding_source": "state"}
    yield from (fact("06", year, **land, id=f"06/{year}", euros=year * 10) for year in YEARS)
    yield fact(HU, 2026, **(land | {"precision": "exact"}), id="hu", euros=555)
    # split to the last euro: no rest
    yield fact(HU, 2026, **(land | {"precision": "exact", "level": "category"}), id="hu/3", category=3, euros=555)
    yield fact(D, 2014, **(land | {"precision": "exact", "programme": "AB"}), id="ab", euros=77)
    pieces = {"programme": "AQB", "stage": "agreed", "precision": "exact", "euros": 300}
    yield fact(
        H, 2024, **pieces, id="t1", level="tranche", funding_source="state", spending_from=2024, spending_to=2024
    )
    yield fact(
        H, 2024, **pieces, id="t2", level="tranche", funding_source="state", spending_from=2025, spending_to=2026
    )
    # of two funders, but one budget
    yield fact(
        H, 2024, **(pieces | {"euros": 100}), id="t3", level="tranche", funding_source="esf",
        spending_from=2025, spending_to=2026,
    )  # fmt: skip
    yield fact(H, 2024, **pieces, id="f1", level="funding", funding_source="esf")


def projects() -> Iterator[Row]:
    """Two a Maßnahmenart; the name of the first goes on over the years, that of the second is new each year."""
    for county, number in COUNTIES.items():
        for year in YEARS:
            for category in (1, 2, 4):
                for which, name in ((1, "Werkstatt"), (2, f"Kurs {year}")):
                    if (county, year) == (M, 2023):
                        continue
                    yield fact(
                        county, year, id=f"{county}/{year}/{category}{which}", programme="AQB", category=category,
                        ordinal=category * 10 + which, name=f"{name} {category}", provider=f"Träger {which}",
                        places=number * 6 // which + (year - 2021) * category if category < 4 else None,
                        language=which == 1, digital=False,
                        starts_on=date(year, 2, 1), ends_on=date(year, 11, 30),
                    )  # fmt: skip
            yield fact(county, year, id=f"{county}/{year}/amb", programme="AMB", category=3, ordinal=1, name="Pflege")
    yield fact(H, 2024, id="open", programme="AQB", category=None, ordinal=50, name="Brücke zur Arbeit", places=3)
    yield fact(H, 2023, id="ended", programme="AQB", category=1, ordinal=60, name="Ausklang", places=4)
    yield fact(KS, 2024, id="lone", programme="AQB", category=1, ordinal=1, name="Einzeln")
    yield fact(D, None, id="undated", programme="AQB", category=1, ordinal=51, name="Bruecke", places=2)


LINES = [(f"{H}/2023/12", f"{H}/2024/12"), (f"{H}/2024/12", f"{H}/2025/12"), (f"{D}/2023/22", f"{D}/2024/22")]
NUMERIC = {
    # indicator: agreed, reported at the end by county 1 to 4
    "entries": (40, (40, 36, 33, 10)),
    "completions": (20, (20, 19, 16, 2)),
    "places": (8, (8, 7, 6, 5)),
    "transition_rate": (60, (60, 50, 55, 2)),
    "dropout_rate": (20, (20, 22, 30, 2)),
    "youth_unplaced": (90, (90, 100, 105, 2)),
}


def targets() -> Iterator[tuple[Row, list[Row]]]:
    """Targets with their reports."""
    for county, number in COUNTIES.items():
        for year in YEARS:
            for at, (indicator, (agreed, reached)) in enumerate(NUMERIC.items()):
                category = (1, 2)[at % 2]
                key = f"{county}/{year}/{indicator}"
                value = reached[number - 1] + (year - 2024 if indicator == "entries" else 0)
                bound = {"project": f"{county}/{year}/{category}1"} if at < 2 and (county, year) != (M, 2023) else {}
                target = aim(county, year, key, category, indicator=indicator, target_value=agreed, **bound)
                if indicator == "youth_unplaced":
                    target["base_value"] = 120
                reports = [report(key, date(year, 12, 31), value, cases=40)]
                if indicator == "entries":
                    reports.insert(0, report(key, date(year, 6, 15), value // 2))
                yield (
                    target,
                    [] if year == 2026 and indicator != "entries" else reports[:1] if year == 2026 else reports,
                )
            words = aim(county, year, f"{county}/{year}/words", 2, kind="qualitative")
            said = ("fulfilled", "partly", "not_fulfilled", None)[number - 1]
            yield words, [report(f"{county}/{year}/words", date(year, 12, 31), None, judgement=said)] if said else []
            yield aim(county, year, f"{county}/{year}/amb", 3, programme="AMB", indicator="places", target_value=30), []
        steps = aim(county, 2024, f"{county}/steps", 1, kind="milestone", target_value=3)
        yield steps, [report(f"{county}/steps", date(2024, 9, 30), number - 1, due=2)]
    nobody = aim(OF, 2024, "no cases", 1, indicator="transition_rate", target_value=60)
    yield nobody, [report("no cases", date(2024, 12, 31), 0, cases=0)]
    yield aim(KS, 2024, "lone", 1, kind="qualitative", project="lone"), []
    band = aim(H, 2024, "band", None, indicator="budget_use", lower_bound=95, upper_bound=100)
    yield band, [report("band", date(2024, 12, 31), 90)]
    yield aim(H, 2024, "dropped", 1, indicator="places", target_value=5, dropped_on=date(2024, 8, 1)), []
    yield aim(H, 2024, "silent", 1, indicator="places", target_value=15), []
    yield aim(H, 2024, "without value", 2, indicator="completions"), [report("without value", date(2024, 12, 31), 4)]


def aim(county: str, year: int, key: str, category: int | None, **more: object) -> Row:
    common: Row = {
        "id": key, "programme": "AQB", "category": category, "kind": "numeric", "name": f"Ziel {key}",
        "starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31),
    }  # fmt: skip
    return fact(county, year, **(common | more))


def report(target: str, day: date, value: int | None, **more: object) -> Row:
    common: Row = {
        "id": f"{target}/{day}",
        "target": target,
        "reported_on": day,
        "value": value,
        "reported_by": "Kreis",
    }
    return without(fact(**(common | {"citation": f"Meldung {target}"} | more)), "county", "budget_year")


def deviations() -> Iterator[Row]:
    grounds: list[tuple[str, str, str, int, Row]] = [
        ("v1", H, "entries", 2024, {"rule": "proportional", "money_before": 1000, "money_after": 900}),
        ("v2", H, "completions", 2024, {"rule": "fixed_cost", "money_before": 1000,
        "money_after": 800, "fixed_cost_share": Decimal("0.3")}),
        ("v3", H, "places", 2024, {"rule": "explicit", "adjusted_value": 7}),
        ("v4", D, "entries", 2024, {"rule": "key_data", "key_data_assumed": 100, "key_data_actual": 90}),
        ("v5", H, "entries", 2023, {"rule": "explicit", "adjusted_value": 30}),
        ("v6", F, "entries", 2024, {"rule": "proportional", "money_before": 1000, "money_after": 400}),
    ]  # fmt: skip
    for key, county, indicator, year, more in grounds:
        yield fact(
            county, year, id=key, occurred_on=date(year, 7, 1), cause=f"Grund {key}", evidence=f"Beleg {key}",
            targets=[f"{county}/{year}/{indicator}"], **more,
        )  # fmt: skip


def fill(store: Store) -> None:
    """Record all of it: d1 and d3 hold, d2 corrects a total, d4 was withdrawn."""
    import crowd_talks as talks

    pairs = list(targets())
    rows = {
        "agreement": list(talks.agreements()), "amount": list(amounts()), "project": list(projects()),
        "target": [target for target, _ in pairs], "report": [each for _, reports in pairs for each in reports],
        "deviation": list(deviations()), "milestone": talks.milestones(), "project_line": talks.lines(LINES),
        "remark": list(talks.remarks()), "note": list(talks.notes()), "extra_need": list(talks.needs()),
        "county_measure": list(talks.measures()), "peer_group": talks.groups(), **talks.talks(), **talks.wordings(),
    }  # fmt: skip
    with store.writing(DATASET) as writer:
        writer.deliver("d1", source="s1", recorded_by="Frau Eins", recorded_at=AT, file_name="eins.pdf")
        writer.record("source", [small._source(1, AT)])
        for table, found in rows.items():
            writer.record(table, [row for row in found if row["delivery"] == "d1"])
    for number, key in ((2, "d0"), (3, "d3")):
        with store.writing(DATASET) as writer:
            writer.deliver(key, source=f"s{number}", recorded_by="Herr Zwei", recorded_at=AT)
            writer.record("source", [small._source(number, AT) | {"delivery": key}])
            writer.record("passage", [row for row in rows["passage"] if row["delivery"] == key])
    [total] = [row for row in rows["amount"] if row["id"] == f"{H}/2025/agreed"]
    for key, euros in (("d2", 12_300), ("d4", 99_999)):
        with store.writing(DATASET) as writer:
            writer.deliver(key, source="s1", recorded_by="Herr Zwei", recorded_at=LATER)
            changed = {"delivery": key, "recorded_at": LATER, "euros": euros, "state": "provisional"}
            writer.record("amount", [total | changed])
            if key == "d2":
                writer.record(
                    "report",
                    [report("silent", date(2024, 12, 31), 15, delivery=key, recorded_at=LATER, state="provisional")],
                )
    withdrawal.withdraw(store, DATASET, "d4", recorded_by="Frau Eins", recorded_at=LATER, reason="falsche Datei")


def open_crowd(folder: Path) -> Iterator[Store]:
    """The filled store, closed again afterwards."""
    yield from kept.opened(folder, "crowd", DATASET, fill)

"""The rest of tests/crowd.py: agreements and their words, talks, what people wrote, and context figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from crowd import COUNTIES, YEARS, D, F, H, M, Row, fact, without

MEASURES = (
    "population",
    "population_15_24",
    "unemployed",
    "sgb2_rate_under_25",
    "youth_unemployment",
    "training_supply",
)


def agreements() -> Iterator[Row]:
    for county, number in COUNTIES.items():
        for year in YEARS:
            if (county, year) != (M, 2023):
                yield fact(
                    county, year, id=f"{county}/{year}", title=f"Zielvereinbarung {year}", dialogues=number,
                    programmes=["AQB", "AMB"] if county == D else ["AQB"],
                    signed_by_ministry_on=date(year, 5, number), signed_by_county_on=date(year, 6, number),
                    ministry_signatory="Ministerin", county_signatory=f"Landrat {number}", granting_authority="RP",
                )  # fmt: skip


def wordings() -> dict[str, list[Row]]:
    """Sentences of two agreements of the Hochtaunuskreis and one of Darmstadt, and what they bind."""
    passages = [
        without(
            fact(county, year, id=f"{county}/{year}/{ordinal}", section=f"§ {ordinal}", ordinal=ordinal,
                 title=f"Titel {ordinal}", text=f"Text {ordinal} von {county} {year}", page=ordinal)
            | {"citation": f"§ {ordinal}", "delivery": delivery},
            "county", "budget_year",
        )
        for county, year, delivery in ((H, 2024, "d1"), (H, 2023, "d0"), (D, 2024, "d3"))
        for ordinal in (1, 2)
    ]  # fmt: skip
    clauses = [
        fact(
            county,
            year,
            id=f"{county}/{year}/{kind}",
            kind=kind,
            bound=bound,
            section="§ 2",
            ordinal=ordinal,
            text=text,
        )
        for county, year in ((H, 2024), (H, 2023), (D, 2024))
        for kind, bound, ordinal, text in (
            ("grant", "ministry", 1, "Das Land stellt Geld bereit."),
            ("dialogue", "both", 2, "Beide Seiten sprechen."),
            ("exchange", "both", 4, "Beide Seiten sprechen."),
            ("refugees", "county", 3, "Der Kreis öffnet die Angebote."),
        )
    ]
    return {"passage": passages, "clause": clauses}


def talks() -> dict[str, list[Row]]:
    """A talk a year, what was promised and found there, and the Leitfragen people changed."""
    held = {
        (H, 2023): date(2023, 11, 6),
        (H, 2024): date(2024, 10, 1),
        (H, 2025): date(2025, 10, 7),
        (D, 2024): date(2024, 9, 2),
    }
    dialogues = [
        fact(county, year, id=f"{county}/{year}/1", held_on=day, participants="beide Seiten", summary=f"Fazit {year}")
        for (county, year), day in held.items()
    ]
    steps = [
        ("c1", H, 2023, "Kreis", date(2024, 1, 31), {}),
        ("c2", H, 2024, "Ministerium", date(2024, 10, 31), {}),
        ("c3", H, 2024, "Kreis", date(2024, 11, 1), {}),
        ("c4", H, 2024, "Kreis", date(2024, 2, 1), {"closed_on": date(2024, 10, 2), "evidence": "Vermerk"}),
        ("c5", H, 2023, "Kreis", date(2024, 3, 1), {"closed_on": date(2024, 5, 1)}),
        ("c6", D, 2024, "Kreis", date(2024, 9, 30), {}),
        ("c7", H, 2025, "Kreis", date(2026, 1, 1), {}),
        ("c8", H, 2023, "Kreis", date(2024, 9, 30), {"closed_on": date(2024, 1, 2), "evidence": " "}),
    ]
    commitments = [
        fact(
            county,
            year,
            id=key,
            dialogue=f"{county}/{year}/1",
            text=f"Schritt {key}",
            responsible=who,
            due_on=due,
            **more,
        )
        for key, county, year, who, due, more in steps
    ]
    results = [
        fact(county, year, id=f"{county}/{year}/r{n}", dialogue=f"{county}/{year}/1",
        target=f"{county}/{year}/{indicator}",
             result=result, new_value=value, note=f"Notiz {n}")
        for county, year in held
        for n, (indicator, result, value) in enumerate([("entries", "new_target", 50 + year - 2024), ("places",
        "accepted", None)])
    ]  # fmt: skip
    asked = [
        fact(
            county,
            year,
            id=f"{county}/{year}/{rule}/{subject}",
            rule=rule,
            subject=subject,
            text=text,
            struck=struck,
            author="M.",
        )
        for county, year, rule, subject, text, struck in (
            (H, 2024, "eigene", "1", "Wie geht es?", False),
            (H, 2024, "L-11", "nicht aufgeteilt", "–", True),
            (H, 2023, "eigene", "1", "Damals?", False),
            (D, 2024, "eigene", "1", "Anderswo?", False),
        )
    ]
    return {"dialogue": dialogues, "commitment": commitments, "target_result": results, "lead_question": asked}


def remarks() -> Iterator[Row]:
    for key, county, year, project, side in (
        ("r1", H, 2024, None, "county"), ("r2", H, None, None, "published"), ("r3", H, 2023, None, "ministry"),
        ("r4", D, 2024, None, "county"), ("r5", H, 2024, f"{H}/2024/11", "ministry"),
    ):  # fmt: skip
        yield fact(county, year, id=key, project=project, side=side, author="Amt", text=f"Anmerkung {key}",
                   written_on=date(2024, 3, 1) if key == "r1" else None)  # fmt: skip


def notes() -> Iterator[Row]:
    for key, county, year, measure in (
        ("n1", H, 2024, "budget_sum"), ("n2", H, 2023, "budget_sum"), ("n3", D, 2024, "budget_sum"),
        ("n4", H, 2024, "project_count"),
    ):  # fmt: skip
        yield fact(county, year, id=key, measure=measure, text=f"Notiz {key}", author="M.", written_on=date(2025, 1, 2))


def needs() -> Iterator[Row]:
    for key, county, year, programme, day, euros in (
        ("e1", H, 2024, "AQB", date(2024, 8, 1), 500), ("e2", H, 2023, "AQB", date(2023, 8, 1), 400),
        ("e3", D, 2024, "AQB", date(2024, 8, 2), 300), ("e4", H, 2024, "AMB", date(2024, 8, 3), 200),
    ):  # fmt: skip
        yield fact(county, year, id=key, programme=programme, euros=euros, stated_on=day, reason=f"Bedarf {key}")


def measures() -> Iterator[Row]:
    """Context figures of each county on the territory of its time, and two indices of the Land with base 2022."""
    for county, number in COUNTIES.items():
        for at, measure in enumerate(MEASURES):
            for first, last in ((2011, 2023), (2024, None)):
                if (county, measure) == (M, "unemployed"):
                    continue
                value = number * (1000 if at < 3 else 10) * (at + 1) + (1 if last is None else 0)
                yield context(county, measure, first, last, value)
    yield context(H, "iab_type", 2011, None, 5)
    yield context(D, "iab_type", 2011, None, 5)
    for at, year in enumerate(YEARS[:-1]):
        yield context("06", "price_index", year, year, 100 + 10 * at)
        yield context("06", "wage_index", year, year, 100 + 3 * at)


def context(county: str, measure: str, first: int, last: int | None, value: int) -> Row:
    return without(
        fact(county, first, id=f"{county}/{measure}/{first}", measure=measure, value=Decimal(value),
             measured_on=date(max(first - 1, 2021), 12, 31 - COUNTIES.get(county, 0)),
             territory_from=first, territory_to=last),
        "budget_year",
    )  # fmt: skip


def groups() -> list[Row]:
    rows = [("g1", "Städte", [D, F]), ("g2", "am Taunus", [H, F, M])]
    return [
        without(fact(id=key, name=name, counties=counties, author="M."), "county", "budget_year")
        for key, name, counties in rows
    ]


def milestones() -> list[Row]:
    days = ("2024-03-31", "2024-09-30", "2024-11-30")
    return [
        without(fact(id=f"{D}/steps/M{n}", target=f"{D}/steps", number=n, name=f"Schritt {n}",
        due_on=date.fromisoformat(day)),
                "county", "budget_year")
        for n, day in enumerate(days, 1)
    ]  # fmt: skip


def lines(of: list[tuple[str, str]]) -> list[Row]:
    found = {
        f"{line}/{project}": (f"l/{pair[1]}" if pair[1] in line else line, project)
        for pair in of
        for line, project in (("l/" + pair[0][:5] + pair[0][-2:], each) for each in pair)
    }
    return [
        without(
            fact(id=key, line=line, project=project, decided_by="M.", decided_on=date(2025, 1, 5)),
            "county",
            "budget_year",
        )
        for key, (line, project) in found.items()
    ]

"""Budgetentwicklung, money of one year: what is left over, the game, and what each county adds to a change."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from statistics import median

import pandas as pd

from tests.second_calculation import german as g
from tests.second_calculation.base import LAND, Base, between
from tests.second_calculation.drawn import bars, money, of_table, sentence
from tests.second_calculation.ledger import Ledger
from tests.second_calculation.opened import Page
from tests.second_calculation.targets import exact
from tests.second_calculation.years import Territory, to_cents

PAGE = "Budgetentwicklung: Geld eines Jahres"
PROGRAMME = "AQB"


def rests(base: Base, now: int, year: int) -> pd.DataFrame:
    """Granted and not paid; before the year is settled an estimate from at least three earlier years."""
    agreed, granted, paid = (base.stated(year, PROGRAMME, stage) for stage in ("agreed", "granted", "paid"))
    days = {
        row.county: row.stated_on
        for row in base.budget.itertuples()
        if (row.budget_year, row.programme, row.stage) == (year, PROGRAMME, "paid")
    }
    settled = year <= now - 2
    rows = []
    for county, euros in granted.items():
        rest = max(Decimal(0), euros - paid[county]) if county in paid else None
        row = {
            "Gebiet": base.names[county],
            # More than agreed is no gap in what is known.
            "nicht bewilligt": g.euro(
                agreed[county] - euros if county in agreed and agreed[county] >= euros else None,
                missing="mehr bewilligt" if county in agreed else g.DASH,
            ),
            "vereinbart": g.euro(agreed.get(county)),
            "bewilligt": g.euro(euros),
            "ausgezahlt": g.euro(paid.get(county)),
            "ausgezahlt laut Liste vom": g.day(days.get(county)),
        }
        if settled:
            row["übrig geblieben"] = g.euro(rest, missing="keine Auszahlung bekannt")
        else:
            shares = _usual(base, county, year)
            most = euros if rest is None else rest
            left = [min(to_cents(Fraction(euros) * (1 - share)), most) for share in shares]
            row |= {
                "voraussichtlich übrig": g.euro(left[0] if left else None, missing="zu wenige frühere Jahre"),
                "Spanne von": g.euro(left[1] if left else None, missing=g.DASH),
                "Spanne bis": g.euro(left[2] if left else None, missing=g.DASH),
                "frühere Jahre": g.number(len(_shares(base, county, year)) if left else None, missing=g.DASH),
            }
        rows.append(row)
    return pd.DataFrame(rows)


def exactly(base: Base, year: int, upper: str, lower: str) -> Decimal:
    """What two stages leave between them, over the counties that state both and have more in the upper one."""
    above, below = (base.stated(year, PROGRAMME, stage) for stage in (upper, lower))
    known = [county for county in base.stated(year, PROGRAMME, "granted") if county in above and county in below]
    return sum((max(Decimal(0), above[county] - below[county]) for county in known), Decimal(0))


def _shares(base: Base, county: str, year: int) -> list[Fraction]:
    """What was paid of the granted money in the six settled years before, on the same territory."""
    found = []
    for earlier in range(year - 7, year - 1):
        granted, paid = (base.euros.get((county, earlier, PROGRAMME, stage)) for stage in ("granted", "paid"))
        whole = any(name == county and earlier < first <= year for name, first in base.breaks)
        if granted and paid is not None and not whole:
            found.append(min(Fraction(1), Fraction(paid) / Fraction(granted)))
    return found


def _usual(base: Base, county: str, year: int) -> list[Fraction]:
    """Middle, highest and lowest share; nothing from fewer than three years."""
    found = _shares(base, county, year)
    return [median(found), max(found), min(found)] if len(found) >= 3 else []


def needs(base: Base, year: int) -> pd.DataFrame:
    """What counties have reported to need more."""
    found = base.table("extra_need")
    found = found[(found["budget_year"] == year) & (found["programme"] == PROGRAMME)]
    return pd.DataFrame(
        {
            "Gebiet": [base.names[county] for county in found["county"]],
            "Mehrbedarf": [g.euro(euros) for euros in found["euros"]],
            "gemeldet am": [g.day(day) for day in found["stated_on"]],
        }
    )


def game(base: Base, year: int, stage: str, weights: dict[str, int]) -> pd.DataFrame:
    """What counties have, shared out anew by weighted figures; what rounding leaves goes to the largest share."""
    stated = base.stated(year, PROGRAMME, stage)
    measures = base.measures
    figures: dict[str, dict[str, Decimal]] = {}
    for name in weights:
        own = measures[measures["measure"] == name].sort_values("measured_on")
        figures[name] = {
            row.county: row.value
            for row in own.itertuples()
            if row.territory_from <= year and (row.territory_to is None or row.territory_to >= year)
        }
    players = [county for county in stated if all(county in figures[name] for name in weights)]
    total = sum(stated[county] for county in players)
    whole = sum(weights.values())
    shares = {
        county: sum(
            Fraction(weight, whole)
            * Fraction(figures[name][county])
            / sum(Fraction(figures[name][each]) for each in players)
            for name, weight in weights.items()
        )
        for county in players
    }
    given = {county: to_cents(Fraction(total) * share) for county, share in shares.items()}
    first = min(players, key=lambda county: (-shares[county], county))
    given[first] += total - sum(given.values())
    rows = []
    for county in base.existing(year):
        new, old = given.get(county), stated.get(county)
        more = None if new is None or old is None else new - old
        rows.append(
            {
                "Gebiet": base.names[county],
                "Rechenspiel": g.cents(new, missing="nicht dabei"),
                "Budget wie festgehalten": g.cents(old),
                "Unterschied": g.plus(g.cents(more, missing=g.DASH), more),
                "Unterschied in Prozent": g.plus(
                    g.percent(
                        exact(Fraction(more) / Fraction(old)) if more is not None and old else None, missing=g.DASH
                    ),
                    more if old else None,
                ),
            }
        )
    return pd.DataFrame(rows)


def contributions(base: Base, year: int, before: int, stage: str) -> pd.DataFrame:
    """What each county with a budget on one territory in both years adds to the change."""
    stated = Territory(base).stated(PROGRAMME)
    stated = stated[stated["stage"] == stage]
    known = {(row.unit, row.year): row for row in stated.itertuples()}
    rows = []
    for unit in sorted(set(stated["unit"])):
        one, other = known.get((unit, before)), known.get((unit, year))
        if one is None or other is None or one.stretch != other.stretch:
            continue
        more = other.euros - one.euros
        share = exact(Fraction(more) / Fraction(one.euros)) if one.euros else None
        rows.append(
            {
                "Gebiet": base.names[unit],
                f"Budget {before}": g.cents(one.euros),
                f"Budget {year}": g.cents(other.euros),
                "Beitrag": g.plus(g.cents(more), more),
                "Veränderung in Prozent": g.plus(g.percent(share, missing=g.DASH), share),
            }
        )
    return pd.DataFrame(rows)


def check_rests(base: Base, ledger: Ledger, now: int, *, year: int) -> None:
    """Open Restmittel und Mehrbedarf and compare both tables."""
    page = Page(base.facts.dataset, "trends", ansicht="Restmittel und Mehrbedarf", jahr=year)
    right = rests(base, now, year)
    words = ["Genauigkeit des Rests", "Genauigkeit des nicht Bewilligten"]
    words += [f"Genauigkeit {stage}" for stage in ("vereinbart", "bewilligt", "ausgezahlt")]
    ledger.table(PAGE, f"Restmittel {year}", page.tables, right, ["Gebiet"], words)
    drawn = Page(base.facts.dataset, "trends", as_tables=False, ansicht="Restmittel und Mehrbedarf", jahr=year)
    if "übrig geblieben" in right:
        chart = drawn.charts.get("restmittel")
        bars(
            ledger, PAGE, f"Balken {year}", chart, of_table(right, "Gebiet", "übrig geblieben", trace="übrig geblieben")
        )
        left, kept = (
            [money(text) for text in right[name] if "€" in text] for name in ("übrig geblieben", "nicht bewilligt")
        )
        kept = [each for each in kept if each]
        if left and kept:
            nothing = sum(not each for each in left)
            figures = [str(len(left) - nothing), g.euro(exactly(base, year, "granted", "paid"))]
            figures += [str(nothing)] if nothing else []
            figures += [g.euro(exactly(base, year, "agreed", "granted")), str(len(kept))]
            sentence(ledger, PAGE, f"Satz {year}", drawn.findings.get("restmittel", ""), figures)
    wanted = needs(base, year)
    if len(wanted):
        ledger.table(PAGE, f"Mehrbedarf {year}", page.tables, wanted, ["Gebiet", "gemeldet am"], ["Zweck"])


def check_game(base: Base, ledger: Ledger, *, year: int, stage: str, weights: dict[str, int]) -> None:
    """Open Rechenspiel with these weights and compare the table."""
    chosen = {f"spiel_{name}": float(weight) for name, weight in weights.items()}
    page = Page(base.facts.dataset, "trends", ansicht="Rechenspiel", jahr=year, stufe=stage, **chosen)
    used = {name: weight for name, weight in weights.items() if weight}
    ledger.table(
        PAGE,
        f"Rechenspiel {year} {weights}",
        page.tables,
        game(base, year, stage, used),
        ["Gebiet"],
        ["Kennzeichen", "Genauigkeit"],
    )


def check_contributions(base: Base, ledger: Ledger, *, year: int, before: int, stage: str) -> None:
    """Open Erklärte Veränderung and compare what each county adds."""
    page = Page(
        base.facts.dataset, "trends", ansicht="Erklärte Veränderung", jahr=year, vergleichsjahr=before, stufe=stage
    )
    right = contributions(base, year, before, stage)
    words = ["Genauigkeit des Beitrags", f"Genauigkeit {before}", f"Genauigkeit {year}"]
    ledger.table(PAGE, f"Beiträge {before} {year} {stage}", page.tables, right, ["Gebiet"], words)
    drawn = Page(
        base.facts.dataset,
        "trends",
        as_tables=False,
        ansicht="Erklärte Veränderung",
        jahr=year,
        vergleichsjahr=before,
        stufe=stage,
    )
    asked = f"Beiträge {before} {year} {stage}"
    if len(right):
        bars(ledger, PAGE, f"Balken {asked}", drawn.charts.get("beitraege"), of_table(right, "Gebiet", "Beitrag"))
        more = [money(text) for text in right["Beitrag"]]
        sure = list(zip(more, _sides(base, right, year, before, stage, more), strict=True))
        up, down, same, unsure = ([each for each, side in sure if side == name] for name in ("+", "-", "=", "?"))
        figures = [str(year), str(before), str(len(more)), str(len(up)), str(len(down))]
        figures += [str(len(each)) for each in (same, unsure) if each]
        figures += [g.plus(g.rounded_euro(max(up)), max(up))] if up else []
        figures += [g.rounded_euro(min(down))] if down else []
        sentence(ledger, PAGE, f"Satz {asked}", drawn.findings.get("beitraege", ""), figures)


def _sides(base: Base, right: pd.DataFrame, year: int, before: int, stage: str, more: list[Decimal]) -> Iterator[str]:
    """Per county whether it has more or less, as far as bounds leave that sure."""
    found = base.budget[(base.budget["programme"] == PROGRAMME) & (base.budget["stage"] == stage)]
    known = {
        (base.names[row.county], row.budget_year): row.precision for row in found.itertuples() if row.county != LAND
    }
    for name, each in zip(right["Gebiet"], more, strict=True):
        bound = between(known[name, year], known[name, before])
        if (each > 0 and bound == "at_most") or (each < 0 and bound == "at_least"):
            yield "?"
        else:
            yield "+" if each > 0 else "-" if each < 0 else "=" if bound in ("exact", "about") else "?"

"""What may be compared with what: one rule per way in which two sides can differ, with reason and way out.

Used where a page sets one side (a year and a stage of the same programme) against another; the territory belongs to it.
A rule either blocks the difference of the two values or says what to mind when reading it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from data.code_words import STAGE
from data.quoting import unbroken


@dataclass(frozen=True)
class Side:
    """One of the two values that are compared, as the reader sees it.

    `rule` is the version of the status rule. `territory` names the territory; two sides with different names describe
    different areas. `measured_on` is the reference date of the denominator; None: nothing is divided.
    """

    year: int
    stage: str = "agreed"
    territory: str = ""
    rule: str = ""
    measured_on: date | None = None
    # Newest day of reports that tell only part of the year; None: the whole year.
    part_until: date | None = None


@dataclass(frozen=True)
class Subject:
    """What is compared: whether it has stages, is judged by the status rule, grows; and the unit over a reform."""

    # A ratio names its stages itself; choosing a stage does not change it.
    staged: bool = True
    judged: bool = False
    # Grows during the year: reports, payments and proofs, not what is agreed once.
    grows: bool = False
    # How many years one value puts together; those of near years share some of them.
    pooled: int = 1
    unit: str = ""
    # Ratios of two stages that the data set knows; others are not offered.
    ratios: Collection[str] = ("grant_ratio", "payment_ratio", "flow_ratio", "verification_ratio")
    today: date = field(default_factory=date.today)


@dataclass(frozen=True)
class Offer:
    """What can be compared instead; `changes` are filters (key, new value) a click sets, on another `page` or here."""

    words: str
    changes: Mapping[str, object] = field(default_factory=dict)
    page: str = ""


@dataclass(frozen=True)
class Finding:
    """One rule that two sides break."""

    rule: str
    blocks: bool
    reason: str
    offer: Offer


# What is granted, paid and verified grows until the year is over; what is agreed or announced stands for each county.
GROWING = ("granted", "paid", "verified")


def still_grows(stage: str, year: int, running: int) -> bool:
    """True when a sum of this stage is not the sum of the whole year yet; `running` is the first year not over."""
    return stage in GROWING and year >= running


def growing_from(stage: str, running: int) -> int:
    """The first year whose sum of this stage is not whole yet; later than any year where it never grows."""
    return running if stage in GROWING else date.max.year


def no_comparison(year: int) -> str:
    """Instead of a change of a sum that still grows."""
    return f"{year} läuft noch, kein Vergleich mit {year - 1}"


def unfinished(year: int, today: date) -> bool:
    """True until the last day of a budget year is over."""
    return today <= date(year, 12, 31)


@dataclass(frozen=True)
class Alike:
    """The units whose figures make a row of years over the same counties, and the years in which all have one.

    Empty when nothing is stated. A year beside `years` has a figure of some of them only. `left_out` names by year who
    states a figure and is none of them.
    """

    units: tuple[str, ...]
    years: tuple[int, ...]
    left_out: Mapping[int, Sequence[str]] = field(default_factory=dict)


def alike(stated: Iterable[tuple[str, int, int]], *, coverage_from: float, keep: int | None = None) -> Alike:
    """Same counties in every year: of (unit, year, stretch of unchanged territory) whoever states every year counts.

    Years in which fewer than the share `coverage_from` of the best known year state a figure are not asked for; where
    fewer units than that share remain, the least known year (the earliest of them, never `keep`) is asked for no more,
    until enough remain. A unit whose territory changes between the years counts only where there is no other.
    """
    known: dict[str, dict[int, int]] = {}
    for unit, year, stretch in stated:
        known.setdefault(unit, {})[year] = stretch
    if not known:
        return Alike((), ())
    counted = Counter(year for years in known.values() for year in years)
    enough = coverage_from * max(counted.values())
    years = sorted(year for year in counted if counted[year] >= enough)
    while True:
        units = _stating(known, years)
        spare = [year for year in years if year != keep]
        if len(units) >= enough or not spare or len(years) == 1:
            # Who is counted may state more years than were asked for.
            return Alike(tuple(units), tuple(_shared(known, units)))
        years.remove(min(spare, key=lambda year: (counted[year], year)))


def _shared(known: Mapping[str, Mapping[int, int]], units: list[str]) -> list[int]:
    """The years that all of the units state on one territory: of several, the one with most years, the newer of two."""
    by_territory: dict[tuple[int, ...], list[int]] = {}
    for year in sorted(set.intersection(*(set(known[unit]) for unit in units)) if units else []):
        by_territory.setdefault(tuple(known[unit][year] for unit in units), []).append(year)
    return max(by_territory.values(), key=lambda years: (len(years), years[-1]), default=[])


def _stating(known: Mapping[str, Mapping[int, int]], years: list[int]) -> list[str]:
    every = sorted(unit for unit, stated in known.items() if all(year in stated for year in years))
    unbroken = [unit for unit in every if len({known[unit][year] for year in years}) == 1]
    return unbroken or every


_RATIO = {
    frozenset(("agreed", "granted")): ("Bewilligungsquote zeigen: Sie", "grant_ratio"),
    frozenset(("granted", "paid")): ("Abrufquote zeigen: Sie", "payment_ratio"),
    frozenset(("agreed", "paid")): ("Mittelabfluss zeigen: Er", "flow_ratio"),
    frozenset(("paid", "verified")): ("Nachweisquote zeigen: Sie", "verification_ratio"),
}


def _stage(one: Side, other: Side, about: Subject) -> Finding | None:
    if one.stage == other.stage or not about.staged:
        return None
    words, code = _RATIO.get(frozenset((one.stage, other.stage)), ("", ""))
    offer = (
        Offer(f"{words} setzt beide Stufen ins Verhältnis.", {"kennzahl": code})
        if code in about.ratios and one.year == other.year
        else Offer("Beide Seiten auf derselben Stufe zeigen.", {"vergleichsstufe": ""})
    )
    return Finding(
        "V-2",
        True,
        f"Die Beträge stehen auf verschiedenen Stufen ({STAGE[one.stage]} und {STAGE[other.stage]}); "
        "ihr Unterschied ist keine Entwicklung.",
        offer,
    )


def _territory(one: Side, other: Side, about: Subject) -> Finding | None:
    if one.territory == other.territory:
        return None
    return Finding(
        "V-4",
        True,
        f"Das Gebiet hat sich zwischen {min(one.year, other.year)} und {max(one.year, other.year)} geändert.",
        Offer(f"Stattdessen steht unten {about.unit}: dasselbe Gebiet in beiden Jahren.")
        if about.unit
        else Offer(f"Den Vergleich mit {other.year} aufheben.", {"vergleichsjahr": 0}),
    )


def _year_running(one: Side, other: Side, about: Subject) -> Finding | None:
    running = [unfinished(side.year, about.today) for side in (one, other)]
    if not about.grows or running[0] == running[1]:
        return None
    open_year = one.year if running[0] else other.year
    return Finding(
        "V-5",
        True,
        f"Das Jahr {open_year} ist noch nicht zu Ende; die Kennzahl wächst im Lauf des Jahres.",
        _years_before(open_year, one, other, "Abgeschlossene Jahre"),
    )


def _years_before(year: int, one: Side, other: Side, what: str) -> Offer:
    """The two sides moved back until both lie before a year, and apart."""
    new_one = min(one.year, year - 1)
    new_other = other.year if other.year < year and other.year != new_one else new_one - 1
    return Offer(f"{what} zeigen ({new_one} und {new_other}).", {"jahr": new_one, "vergleichsjahr": new_other})


def _rule(one: Side, other: Side, about: Subject) -> Finding | None:
    if not about.judged or one.rule == other.rule:
        return None
    return Finding(
        "V-6",
        False,
        "Der Status der Ziele folgt verschiedenen Regeln "
        f"({unbroken(one.rule) or 'keine'} und {unbroken(other.rule) or 'keine'}).",
        Offer(
            "Auf der Seite „Ziele und Nachhaltung“ beide Jahre nach der heutigen Regel ansehen.",
            {"heutige_regel": "true"},
            page="targets",
        ),
    )


def _reference_date(one: Side, other: Side, about: Subject) -> Finding | None:
    if one.measured_on != other.measured_on or one.measured_on is None or one.year == other.year:
        return None
    return Finding(
        "V-7",
        False,
        f"Beide Jahre sind auf dieselbe Zahl vom {one.measured_on:%d.%m.%Y} bezogen; "
        "ihr Unterschied zeigt nur das Geld oder die Anzahl, nicht die Bezugsgröße.",
        Offer("Absolute Werte zeigen.", {"bezug": "none"}),
    )


def _part_of_year(one: Side, other: Side, about: Subject) -> Finding | None:
    parts = [side for side in (one, other) if side.part_until is not None]
    if not parts or one == other:
        return None
    told = " und ".join(f"{side.year} nur bis {side.part_until:%d.%m.%Y}" for side in parts)
    return Finding(
        "V-8",
        True,
        f"Gemeldet ist {told}; ein Teil eines Jahres steht nicht neben einem anderen Zeitraum.",
        _years_before(min(side.year for side in parts), one, other, "Jahre davor"),
    )


def _years_shared(one: Side, other: Side, about: Subject) -> Finding | None:
    shared = about.pooled - abs(one.year - other.year)
    if one.year == other.year or shared <= 0:
        return None
    apart = one.year - about.pooled
    both = "ein Jahr" if shared == 1 else f"{shared} Jahre"
    return Finding(
        "V-9",
        False,
        f"Jeder der beiden Werte fasst {about.pooled} Jahre zusammen, {both} davon beide; ihr Unterschied kommt nur "
        "aus den übrigen.",
        Offer(f"Mit {apart} vergleichen: ohne gemeinsames Jahr.", {"vergleichsjahr": apart}),
    )


def only_parts(year: int) -> Finding:
    """Instead of a year of which nothing whole is reported yet."""
    return Finding(
        "V-8",
        True,
        f"Zu {year} ist bisher nur ein Teil des Jahres gemeldet; Rang und Median gibt es erst mit der Endmeldung.",
        Offer(f"Stattdessen {year - 1} zeigen.", {"jahr": year - 1}),
    )


RULES: tuple[Callable[[Side, Side, Subject], Finding | None], ...] = (
    _stage,
    _territory,
    _year_running,
    _part_of_year,
    _years_shared,
    _rule,
    _reference_date,
)


def findings(one: Side, other: Side, about: Subject) -> list[Finding]:
    """Every rule the two sides break, blocking ones first in the order of the rules."""
    broken = [found for rule in RULES if (found := rule(one, other, about))]
    return sorted(broken, key=lambda found: not found.blocks)

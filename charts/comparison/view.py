"""What the Kreisvergleich looks at, and the few things its figures, sentences and tables all need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.peers import Group
from analysis.positions import Position, beyond, position, wilson
from analysis.precision import joint
from charts.base import style
from data import numbers
from data.code_words import ONE, PERCENT, WITHHELD, words
from data.rows import rows_of
from queries import comparison as questions

# Why a county has no value; the word stands where the value would be.
REASON = words("missing_value") | {"withheld": WITHHELD}
# What an amount can be divided by besides the context figures a delivery brings.
DENOMINATOR: dict[str, str] = {
    "none": "absolut",
    "place": "je vereinbarten Platz",
    "participant": "je teilnehmende Person",
}
DIVIDED_BY = {"place": "vereinbarte Plätze", "participant": "Teilnehmende"}
# How many of a denominator a count is for, as in queries/comparison/figures.sql: few beside all inhabitants.
PER_MANY = {"population": "100.000"}
PER_FEW = "1.000"
# Beside the county in the middle; more would not be told apart, in colour or in words.
BESIDE = 8
# Okabe-Ito tones as for the status: blue favourable, orange unfavourable, always with a symbol and a word.
FAVOURABLE, UNFAVOURABLE = "#005A9C", "#B03A00"
SYMBOL = {1: "▲", -1: "▼", 0: ""}


@dataclass(frozen=True)
class Measure:
    """What is compared: an indicator and what it is divided by.

    `basis` is money, ratio, share or count; `per` the words of the denominator (je Einwohner), empty: none;
    `direction` as in the catalogue: only higher and lower are judged; `formula` names both parts of a ratio; `only` the
    chosen Maßnahmenarten (nur Maßnahmenart 2 Ausbildung), empty: all; `many` of the denominator a count is for;
    `divided_by` names the denominator alone (Einwohner).
    """

    code: str
    name: str
    basis: str
    unit: str
    direction: str
    per: str = ""
    formula: str = ""
    only: str = ""
    many: str = PER_FEW
    divided_by: str = ""

    @property
    def title(self) -> str:
        """The name, and which Maßnahmenarten alone it counts."""
        return f"{self.name}, {self.only}" if self.only else self.name

    @property
    def is_rate(self) -> bool:
        """True for what may fill a map: anything divided by something."""
        return bool(self.per) or self.basis in ("ratio", "share")

    @property
    def unit_words(self) -> str:
        """Unit of the values: Euro je Einwohner, Personen je 1.000 Einwohner, Prozent."""
        if self.basis in ("ratio", "share"):
            return PERCENT
        return f"{self.unit} {self.per_words}".strip()

    @property
    def per_words(self) -> str:
        """je Einwohner for money, je 100.000 Einwohner for a count; empty when nothing is divided."""
        if self.basis == "money":
            return self.per
        return self.per.replace("je ", f"je{numbers.SPACE}{self.many}{numbers.SPACE}")

    def write(self, value: float | None) -> str:
        """One value with its unit, as short as it can be."""
        if value is None or numbers.is_missing(value):
            return numbers.MISSING
        if self.basis in ("ratio", "share"):
            return numbers.percent(value)
        if self.basis == "money":
            return numbers.euro(value, 2 if abs(value) < 1000 else 0) if self.per else numbers.euro_short(value)
        return numbers.decimal(value, 1 if self.per else 0)

    def told(self, value: float | None) -> str:
        """One value in a sentence, where no heading says its unit: 2,97 € je Einwohner, 111 Personen, 48,0 %."""
        words = self.write(value)
        if value is None or numbers.is_missing(value) or self.basis in ("ratio", "share"):
            return words
        unit = ONE.get(self.unit, self.unit) if words == "1" and not self.per else self.unit
        counted = f"{numbers.SPACE}{unit}" if self.basis == "count" else ""
        return f"{words}{counted} {self.per_words}".strip()

    @property
    def column(self) -> str:
        """Kind of the table column its values stand in."""
        if self.basis in ("ratio", "share"):
            return "percent"
        if self.basis == "money":
            return "euro2" if self.per else "euro"
        return "number" if self.per else "integer"


@dataclass(frozen=True)
class View:
    """What the reader looks at: the measure, the county in the middle, those chosen beside it, and its peers."""

    measure: Measure
    own: str
    chosen: tuple[str, ...]
    group: Group
    names: Mapping[str, str]
    # peers with a value from which on they have a median, by the rule of the year
    enough_peers: int
    rank: bool = False

    @property
    def shown(self) -> tuple[str, ...]:
        """The county itself and those chosen beside it, at most eight."""
        return self._asked[: BESIDE + 1]

    @property
    def left_out(self) -> str:
        """Which of the chosen counties there is no room for, as a sentence; empty: none."""
        names = [self.names.get(place, place) for place in self._asked[BESIDE + 1 :]]
        if not names:
            return ""
        verb = "fehlt" if len(names) == 1 else "fehlen"
        return (
            f"Neben dem Gebiet im Mittelpunkt stehen höchstens {BESIDE} Gebiete; aus der Auswahl links {verb} hier: "
            f"{', '.join(names)}."
        )

    @property
    def _asked(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.own, *self.chosen)))


@dataclass(frozen=True)
class Found:
    """The answer figures, walked over once: its rows by place, the counties of the year, and their values.

    `known` are values of the whole year; those in `parts` tell part of it and stand in no rank, median or sum.
    """

    rows: Mapping[str, questions.Figures]
    counties: Sequence[questions.Figures]
    known: Mapping[str, float]
    parts: Mapping[str, float]

    @property
    def land(self) -> questions.Figures | None:
        """The row of the Land; None when there is none."""
        return self.rows.get("06")

    @property
    def land_value(self) -> float | None:
        """The Land as a reference: Σ numerators / Σ denominators; None when it is made of fewer than two counties."""
        row = self.land
        return None if row is None or row.counties_with < 2 or numbers.is_missing(row.value) else float(row.value)

    def land_words(self, measure: Measure) -> str:
        """The Land as a reference in words, „rund“ where a figure of it is; empty where it is none."""
        row, value = self.land, self.land_value
        return "" if row is None or value is None else numbers.stated(measure.write(value), row.precision)

    def median_words(self, view: View) -> str:
        """The median of the peers in words, as exact as they are."""
        return numbers.stated(view.measure.write(self.position(view).median), self.median_precision(view))

    def median_precision(self, view: View) -> str:
        """How exactly the median of the peers is known."""
        return joint(self.rows[each].precision for each in self.peers_with_value(view))

    @property
    def coverage(self) -> str:
        """How many counties have a value of the year, and how many tell part of it: 20 von 26 mit Angabe, 2 …"""
        part = f", {len(self.parts)} nur für einen Teil des Jahres" if self.parts else ""
        return f"{len(self.known)} von {len(self.counties)} mit Angabe{part}"

    @property
    def reference_dates(self) -> str:
        """The dates of what is divided by: 31.12.2018 und 15.05.2022; empty when that has no date."""
        days = {row.measured_from for row in self.counties if row.place in self.known}
        return " und ".join(numbers.day(day) for day in sorted(day for day in days if not numbers.is_missing(day)))

    def position(self, view: View, county: str | None = None) -> Position:
        """Where a county (the one in the middle) lies among the peers of the view."""
        who = county or view.own
        members = {view.own, *view.group.counties} - {who}
        return position(
            self.known.get(who), [self.known[each] for each in members if each in self.known], enough=view.enough_peers
        )

    def peers_with_value(self, view: View) -> list[str]:
        """The peers of the county in the middle that have a value."""
        return [county for county in view.group.counties if county != view.own and county in self.known]

    def group_words(self, view: View) -> str:
        """Name of the group and how many of it besides the county have a value: „Landkreise, n = 18 andere …“."""
        others = numbers.count_of(self.position(view).n, "anderes Gebiet", "andere Gebiete")
        return f"{view.group.name}, n{numbers.SPACE}={numbers.SPACE}{others} mit Angabe"


def read(figures: pd.DataFrame) -> Found:
    """Walk over the answer figures; units and the Land are no counties, nor is what does not exist in the year."""
    rows = {row.place: row for row in rows_of(figures, questions.Figures)}
    counties = [row for row in rows.values() if row.level == "county" and row.exists_in_year]
    values = {row.place: float(row.value) for row in counties if not numbers.is_missing(row.value)}
    parts = {place: value for place, value in values.items() if is_part(rows[place])}
    return Found(rows, counties, {place: value for place, value in values.items() if place not in parts}, parts)


def is_part(row: questions.Figures) -> bool:
    """True for a value that tells only part of the year."""
    return not numbers.is_missing(row.part_until)


def part_words(row: questions.Figures) -> str:
    """Up to which day a value of part of the year goes; empty for one of a whole year."""
    return f"bis {numbers.day(row.part_until)}, Teil des Jahres" if is_part(row) else ""


def judged(row: questions.Figures, measure: Measure, middle: float | None) -> tuple[int, str]:
    """1 above, -1 below, 0 not told apart from the Land; a colour only for a share whose direction is known."""
    if measure.basis != "share" or numbers.is_missing(row.cases) or numbers.is_missing(row.value) or is_part(row):
        return 0, style.ACTUAL
    side = beyond(row.numerator, row.cases, middle)
    if not side or measure.direction not in ("higher", "lower"):
        return side, style.ACTUAL
    return side, FAVOURABLE if (side > 0) == (measure.direction == "higher") else UNFAVOURABLE


def spread(row: questions.Figures, measure: Measure) -> tuple[float, float] | None:
    """The 95 % interval of a share; None for everything else."""
    if measure.basis != "share" or numbers.is_missing(row.value):
        return None
    return wilson(row.numerator, row.cases)


def old_words(row: questions.Figures) -> str:
    """From which day the denominator is, or between which, where it is older than the year before; else empty."""
    if not row.old_denominator:
        return ""
    first, last = numbers.day(row.measured_from), numbers.day(row.measured_to)
    return f"Bezugsgröße vom {first}" if first == last else f"Bezugsgrößen vom {first} bis {last}"


def without_value(row: questions.Figures) -> str:
    """The reason, and the counts where a percentage would claim too much: 7 von 9."""
    if row.reason == "few_cases":
        return f"{numbers.integer(row.numerator)} von {numbers.integer(row.cases)}, kein Prozentwert"
    return REASON.get(str(row.reason), numbers.MISSING)


def left_out(row: questions.Figures) -> str:
    """What a value leaves out because it is never shown: ohne 2 geheime Angaben; empty: nothing, or no value."""
    if not row.withheld or row.reason == "withheld":
        return ""
    return f"ohne {numbers.count_of(row.withheld, 'geheime Angabe', 'geheime Angaben')}"


def span_words(low: float, high: float) -> str:
    """An interval of fractions: 46,8 bis 91,1 %."""
    return f"{numbers.decimal(low * 100, 1)} bis {numbers.percent(high)}"

"""What the head of a column means for a form: one of its columns, figures of some kind, a sum, nothing, or unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from data.intake import dimensions
from data.intake.form import PLAIN_NAMES, Form
from data.intake.spelling import bare, fold, joined, without_unit
from data.intake.spent import BUDGET_YEAR
from data.intake.unclear import Unclear

SUM = re.compile(
    r"(?:zwischen|teil|gesamt|end|quer|kreis)?summen?\b.*|(?:ins|zu)?gesamt\b[^a-zäöü]*(?:summe|betrag|ergebnis)?|insg\.?|total|"
    r"zusammen|σ|∑|.*[ ,(-](?:gesamt|insgesamt|zusammen)\)?|(?:gesamt|insgesamt|alle) .{0,30}|land hessen|hessen|"
    r"landessumme|(?:gesamt|end|teil)?ergebnis.*|.* ergebnis"
)
# What in brackets makes another figure of a column: „Plätze (belegt)“, „Ist (Vorjahr)“, „Betrag (bewilligt)“.
_OTHERWISE = frozenset(
    {
        *("vorjahr", "vorjahreswert", "vj", "alt", "bisher", "belegt", "besetzt", "frei", "ist", "soll", "plan"),
        *("prognose", "erwartet", "geschätzt", "davon", "darunter", "weiblich", "männlich", "frauen", "männer"),
        *("w", "m", "d"),
    }
)
_STAGES = frozenset({"vereinbart", "bewilligt", "ausgezahlt", "abgerufen", "nachgewiesen", "angekündigt"})
# Columns that say nothing the program keeps.
IGNORED = frozenset(
    fold(each)
    for each in (
        *(
            "lfd. Nr.",
            "lfd Nr",
            "lfd. Nummer",
            "laufende Nummer",
            "Nr.",
            "Nr",
            "#",
            "Pos.",
            "Zeile",
            "Fußnote",
            "Quelle",
        ),
        *("Bemerkung", "Bemerkungen", "Anmerkung", "Anmerkungen", "Hinweis", "Hinweise", "Kommentar", "Aktenzeichen"),
        *("Az.", "AZ", "Regierungsbezirk", "RP", "Ansprechpartner", "Ansprechperson", "Sachbearbeitung", "Bearbeiter"),
        "Fundstelle",
    )
)
# A column that says in each row what the figures count: „Euro“, „T€“.
UNITS = frozenset(fold(each) for each in ("Einheit", "Währung", "Maßeinheit", "Einheit/Währung", "Geldeinheit"))
# What Excel writes over the labels of a pivot table.
PIVOT = "zeilenbeschriftungen"
UNSAID = frozenset({PIVOT, "spaltenbeschriftungen"})
Part = Literal["label", "value", "sum", "ignored"]


@dataclass(frozen=True)
class Meaning:
    """What a head means: a column of the form, or figures with what the head says about them."""

    part: Part
    column: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    unit: Decimal | None = None


class Heads:
    """Heads of one form; `answers` are what people said about heads nobody knew (folded head → column, "" for none)."""

    def __init__(self, form: Form, answers: Mapping[str, str]) -> None:
        self.form = form
        self.answers = {fold(head): column for head, column in answers.items()}
        self._aliases = aliases(form)
        self._of_figures = _words_of_figures(form)
        self._known: dict[str, Meaning | None] = {}
        self._values: dict[tuple[str, str], object] = {}

    def meaning(self, text: str) -> Meaning | None:
        """The meaning of a head; None when it is not known."""
        if text not in self._known:
            self._known[text] = self._found(text) if len(text) <= 200 else None
        return self._known[text]

    def _found(self, text: str) -> Meaning | None:
        folded = fold(text)
        without, unit = without_unit(folded)
        for key in (folded, bare(folded), without, bare(without)):
            if (column := self.answers.get(key)) is not None:
                return self._answered(column, text, unit) if column else Meaning("ignored")
        for key in (folded, bare(folded), without, bare(without), joined(bare(without))):
            if (column := self._aliases.get(key)) and (key in (folded, without) or not self._another(folded, column)):
                return self._column(column, unit)
        if parts := self._two_labels(bare(without)):
            return Meaning("label", parts)
        if bare(folded) in IGNORED or (self.form.value == "euros" and folded in UNITS):
            return Meaning("ignored")
        if self.form.value and SUM.fullmatch(bare(without)):
            return Meaning("sum", unit=unit)
        if not self.form.spread:
            return None
        said = dimensions.head(text, self.form.spread, self._of_figures)
        if said is None or not (said.plain or (unit is not None and self.form.value == "euros" and not said.rest)):
            return None
        return Meaning("value", self.form.value or "", said.plain, unit)

    def _answered(self, means: str, text: str, unit: Decimal | None) -> Meaning:
        """What a person said of a head; „euros/stage=agreed“ adds a stage to what the head says itself."""
        column, slash, more = means.partition("/")
        if column != self.form.value:
            return self._column(column, unit)
        # A year or Maßnahmenart beside words nobody knows still counts: „Soll 2023“.
        found = dimensions.said(text, self.form.spread).plain
        says = {name: value for name, value in found.items() if name in ("budget_year", "category")}
        if not slash:
            return Meaning("value", column, says, unit)
        name, _, said = more.partition("=")
        read: object = said or None
        if said and said != BUDGET_YEAR:
            read = self.form.column(name).kind.read(said, None, Decimal(1))
        return Meaning("value", column, {**says, name: read}, unit)

    def plain(self, text: str) -> bool:
        """Whether a head is one of the plain words that several columns may have."""
        folded, plain = bare(without_unit(fold(text))[0]), {fold(each) for each in PLAIN_NAMES}
        return folded in plain and all(
            folded not in map(fold, (each.title, *each.aliases)) for each in self.form.columns
        )

    def candidates(self, text: str) -> list[str]:
        """Every column that has this head among its names, the likeliest first; cells may decide between them."""
        folded = fold(text)
        keys = {folded, bare(folded), bare(without_unit(folded)[0])} - {""}
        first = self.meaning(text)
        found = [first.column] if first and first.part == "label" and first.column else []
        for column in self.form.columns:
            names = {fold(each) for each in (column.title, *column.aliases, *self.form.plain_names(column.name))}
            if names & keys:
                found.append(column.name)
        return list(dict.fromkeys(found))

    def _another(self, folded: str, column: str) -> bool:
        """Whether brackets behind the name of a column make another figure of it: „Plätze (belegt)“."""
        for inside in re.findall(r"[(\[]([^)\]]*)[)\]]", folded):
            words = set(re.findall(r"\w+", inside))
            if self._aliases.get(inside.strip()) != column and words & (
                _OTHERWISE | _STAGES if "stage" in self.form.spread else _OTHERWISE
            ):
                return True
        return False

    def _two_labels(self, text: str) -> str:
        """„Kreis / Maßnahmenart“: one column for both, whose cells tell which of the two they are."""
        columns = {self._aliases.get(part.strip()) for part in re.split(r"[/,]| und | bzw\.? ", text)}
        return "county" if columns == {"county", "category"} and {"county", "category"} <= set(self.form.spread) else ""

    def _column(self, column: str, unit: Decimal | None) -> Meaning:
        return Meaning("value" if column == self.form.value else "label", column, unit=unit)

    def value(self, column: str, text: str) -> object:
        """What a text says for a column, None when it cannot be read."""
        key = column, text
        if key not in self._values:
            try:
                self._values[key] = self.form.column(column).kind.read(text, None, Decimal(1))
            except Unclear:
                self._values[key] = None
        return self._values[key]


def _words_of_figures(form: Form) -> frozenset[str]:
    """The words of the figures of a form whose rows may do without one: „Ist“, „Zielwert“."""
    if form.value or not form.figure:
        return frozenset()
    column = form.column(form.figure)
    names = (column.title, *column.aliases, *form.plain_names(column.name))
    return frozenset(word for name in names for word in fold(name).split())


@lru_cache(maxsize=20)
def _aliases(form_key: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, spellings in form_key:
        for spelling in spellings:
            folded = fold(spelling)
            for key in (folded, bare(folded), without_unit(folded)[0]):
                if key:
                    found.setdefault(key, name)
    return found


def aliases(form: Form) -> dict[str, str]:
    """Folded heads and the column each one means; titles come before other words, and plain words come last."""
    titles = tuple((each.name, (each.title,)) for each in form.columns)
    others = tuple((each.name, each.aliases) for each in (*form.columns, *form.also))
    return _aliases(titles + others + tuple((each.name, form.plain_names(each.name)) for each in form.columns))

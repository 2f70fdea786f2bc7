"""What a purpose asks for: its columns, where its rows are kept, and how they are known again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from data.intake import catalogue, kinds
from data.intake.kinds import Kind

if TYPE_CHECKING:
    from data.intake.filled import FilledRow, Problem
    from data.intake.ground import Ground

Row = dict[str, Any]
# What people write over the figures of any table.
PLAIN_MONEY = ("Wert", "Betrag", "Summe", "Höhe", "Stand", "Budget", "Mittel", "Euro")
PLAIN_NAMES = (*PLAIN_MONEY, "Anzahl", "Zahl", "Index", "Menge")
REMOVED = "removed"


@dataclass(frozen=True)
class Column:
    """One column: its name in the store, its German head, other heads for it, how it is read, and what it means.

    `needed`: a row without it is refused. `stored`: false for what only helps to find the row. `example`: a value for
    the row of examples; a form with several rows of examples has them itself. `own`: what differs from row to row, so
    that nobody can say it once for a whole file. `into`: the columns that share what one cell says.
    """

    name: str
    title: str
    kind: Kind
    help: str
    aliases: tuple[str, ...] = ()
    needed: bool = False
    stored: bool = True
    example: object = None
    rule: str = ""
    own: bool = False
    into: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """One purpose.

    `value` is the column whose figures may be spread over several columns of a workbook, and `spread` names the columns
    whose values may then stand in heads, titles and names of sheets. `holding` is the SELECT of the rows that hold for
    $counties and $years, with all columns of the table. `settle` finds the key of each row and what it refers to, and
    returns problems; it may add columns of the table that no file has, named in `derived`. `show` turns a row that
    holds into one of the form. `odd` finds what is unusual, as soft problems. `assumed` gives what a new row means
    where it leaves columns empty, and `assumption` says so in a sentence. `figure` is the column that plain words
    („Wert“, „Betrag“) mean; `value` where there is one.
    `parts` gives the rows of other tables
    that a row brings with one of its columns, from what it says (None: it goes) and what holds (None: it is new).
    `also` are columns that people have and no template.
    """

    purpose: str
    title: str
    table: str
    help: str
    columns: tuple[Column, ...]
    holding: str
    settle: Callable[[Sequence[FilledRow], Ground], list[Problem]]
    spread: tuple[str, ...] = ()
    value: str | None = None
    fixed: Mapping[str, object] = field(default_factory=dict)
    defaults: Mapping[str, object] = field(default_factory=dict)
    derived: tuple[str, ...] = ()
    examples: tuple[Mapping[str, object], ...] = ()
    show: Callable[[Row, Ground], Row] = lambda row, _: row
    odd: Callable[[Sequence[FilledRow], Ground], list[Problem]] = lambda _rows, _ground: []
    assumed: Callable[[Row], Row] = lambda _row: {}
    assumption: str = ""
    figure: str | None = None
    parts: Callable[[Row | None, Row | None], Mapping[str, list[Row]]] = lambda _row, _held: {}
    also: tuple[Column, ...] = ()

    def column(self, name: str) -> Column:
        """The column of this name."""
        return self._by_name[name]

    def plain_names(self, name: str) -> tuple[str, ...]:
        """Plain words that mean this column where no other column has them, or its cells cannot be of the other."""
        if name not in (self.value, self.figure):
            return ()
        return PLAIN_MONEY if self.column(name).kind is kinds.MONEY else PLAIN_NAMES

    def may_lack(self, name: str) -> bool:
        """Whether a row may say in the place of this column why it has no figure."""
        return name == (self.value or self.figure) and WITHOUT.name in self.names

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {each.name: each for each in (*self.columns, *self.also)}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns."""
        return tuple(each.name for each in self.columns)


_HOLDING = """
select *
from {table}
where
    {only}
    and list_contains($counties::varchar[], county)
    and list_contains($years::integer[], budget_year)
order by id
"""


def holding(table: str, only: str = "true") -> str:
    """The SELECT of the rows of a table that hold for $counties and $years, those for which `only` is true."""
    return _HOLDING.format(table=table, only=only)


PERIOD = Column(
    "period",
    "Beginn und Ende in einer Spalte",
    kinds.PERIOD,
    "Erster und letzter Tag.",
    aliases=("Laufzeit", "Zeitraum", "Projektlaufzeit", "Durchführungszeitraum", "Förderzeitraum", "Maßnahmenzeitraum"),
    stored=False,
    into=("starts_on", "ends_on"),
)
KEY = Column(
    "id",
    "Schlüssel",
    kinds.TEXT,
    "Kennzeichen der Zeile im Bestand; steht nur in gefüllten Vorlagen. Bitte nicht ändern, neu leer lassen.",
    aliases=("Schlüssel der Zeile", "Key"),
)
GONE = Column(
    REMOVED,
    "entfällt",
    kinds.YES_NO,
    "„ja“ nimmt die Zeile aus dem Bestand. Eine Zeile, die in der Datei fehlt, bleibt im Bestand, wie sie ist.",
    aliases=("entfallen", "löschen"),
    stored=False,
)
WITHOUT = Column(
    "missing",
    "Grund ohne Wert",
    kinds.words(catalogue.MISSING, "Grund ohne Wert"),
    "Nur ohne Wert: nicht gemeldet, nicht zutreffend, geheim oder noch nicht fällig; das Wort darf auch anstelle der "
    "Zahl stehen.",
    aliases=("warum ohne Wert", "Grund für fehlenden Wert", "Grund der fehlenden Angabe"),
)
COUNTY = Column(
    "county",
    "Gebietskörperschaft",
    kinds.COUNTY,
    "Landkreis oder kreisfreie Stadt, als Name oder amtlicher Schlüssel.",
    aliases=(
        *("AGS", "Kreis", "Landkreis", "Kreis / Stadt", "Kreis/Stadt", "Stadt/Kreis", "Gebiet", "Kommune", "Region"),
        *("Landkreis/Stadt", "Landkreis / Stadt", "Landkreis / kreisfreie Stadt", "Landkreis/kreisfreie Stadt"),
        *("kreisfreie Stadt/Landkreis", "Kreisfreie Stadt / Landkreis", "Landkreis bzw. kreisfreie Stadt"),
        *("Kreise und kreisfreie Städte", "Landkreise und kreisfreie Städte", "Gebietskörperschaften", "Kreise"),
        *("Amtlicher Gemeindeschlüssel", "Regionalschlüssel", "Name der Gebietskörperschaft", "Kreisschlüssel"),
        *("Zuwendungsempfänger", "Empfänger", "LK", "Lkr.", "Kreis (AGS)"),
    ),
    needed=True,
    example="06434",
)  # fmt: skip
YEAR = Column(
    "budget_year",
    "Haushaltsjahr",
    kinds.YEAR,
    "Jahr der Vereinbarung oder Bewilligung, vier Ziffern.",
    aliases=("Jahr", "HHJ", "HJ", "Budgetjahr", "Bewilligungsjahr", "Förderjahr", "Haushalts-Jahr", "Berichtsjahr"),
    needed=True,
    example=2024,
)
PROGRAMME = Column(
    "programme",
    "Programm",
    kinds.words(catalogue.programmes(), "Programm"),
    "Förderprogramm, im Regelfall AQB.",
    aliases=("Förderprogramm", "Budget", "Budgetart", "Programmteil"),
    needed=True,
    example="AQB",
)
CATEGORY = Column(
    "category",
    "Maßnahmenart",
    kinds.CATEGORY,
    "Nummer oder Name der Maßnahmenart; leer heißt: keiner Maßnahmenart zugeordnet.",
    aliases=("Art", "MA", "Massnahmenart", "Maßnahmeart", "Art der Maßnahme", "Maßnahmenarten", "Kategorie", "M-Art"),
    example=1,
)

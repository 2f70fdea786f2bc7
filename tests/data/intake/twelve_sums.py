"""Twelve sums of three counties and four Maßnahmenarten, and the tables and files they are written into."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from sheets import Rows, book

Made = tuple[bytes, str]
NAME = {"06440": "Wetteraukreis", "06434": "Hochtaunuskreis", "06413": "Offenbach am Main"}
CAT = {
    1: "Ausbildungsvorbereitung",
    2: "Ausbildung und Ausbildungscoaching",
    3: "Qualifizierung",
    4: "Weiterbildung Personal",
}
# Figures by county and Maßnahmenart, chosen by hand; one has cents, one three digits before a point of thousands.
SUMS = {
    ("06440", 1): 412345.5, ("06440", 2): 288400, ("06440", 3): 301200, ("06440", 4): 24100,
    ("06434", 1): 251000, ("06434", 2): 180250, ("06434", 3): 268900.75, ("06434", 4): 40000,
    ("06413", 1): 402700, ("06413", 2): 199000, ("06413", 3): 310050, ("06413", 4): 15500,
}  # fmt: skip
WANTED = {(county, 2024, "AQB", "granted", category): Decimal(str(euros)) for (county, category), euros in SUMS.items()}
V, C = SUMS, list(NAME)


def total(county: str | None = None, category: int | None = None) -> float:
    """The sum over a county, a Maßnahmenart, or all."""
    return sum(euros for (one, part), euros in SUMS.items() if county in (None, one) and category in (None, part))


def euros(value: float) -> str:
    """512300.5 → 512.300,50"""
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


def listed(head: list[Any], figure: Callable[[float], Any] = lambda each: each) -> list[list[Any]]:
    """A head, and one row per sum: county, Maßnahmenart, figure."""
    return [head, *([NAME[county], CAT[category], figure(value)] for (county, category), value in SUMS.items())]


def crossed(head: list[Any], figure: Callable[[float], Any] = lambda each: each) -> list[list[Any]]:
    """A head, and one row per county with its four figures."""
    return [head, *([NAME[county], *(figure(SUMS[county, each]) for each in CAT)] for county in C)]


def text(rows: Rows, delimiter: str, code: str, figure: Callable[[float], str]) -> Made:
    """A table as text."""
    lines = [delimiter.join(figure(cell) if cell in SUMS.values() else str(cell) for cell in row) for row in rows]
    return "\n".join(lines).encode(code), "x.csv"


def xlsx(rows: Rows, name: str = "Mittel", merged: tuple[str, ...] = ()) -> Made:
    """A workbook of one sheet."""
    return book((name, rows), merged=merged), "x.xlsx"


TITLE = ["AQB 2024 bewilligt"]
HEAD = ["Kreis", "Maßnahmenart", "Betrag"]
FLAT = [
    ["Gebietskörperschaft", "Haushaltsjahr", "Programm", "Stufe", "Maßnahmenart", "Betrag"],
    *([NAME[county], 2024, "AQB", "bewilligt", category, value] for (county, category), value in SUMS.items()),
]

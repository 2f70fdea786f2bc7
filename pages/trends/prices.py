"""The choice between nominal euros and euros in prices of a base year."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from data import numbers
from data.rows import rows_of
from queries.trends import series as questions
from ui import address
from ui.selection import Selection
from ui.text import plain

NOMINAL = "nominal"


@dataclass(frozen=True)
class Prices:
    """How euros of different years are made comparable; `index_code` None is nominal."""

    index_code: str | None = None
    base_year: int | None = None
    name: str = NOMINAL
    publisher: str = ""
    years: tuple[int, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What a heading adds: index, base year and source; nothing for nominal euros."""
        if self.index_code is None:
            return ""
        return f" in Preisen von {self.base_year} ({self.name}, Quelle: {self.publisher})"

    @property
    def measure(self) -> str:
        """The same for the line of the measure."""
        return NOMINAL if self.index_code is None else f"real, {self.name}, Basisjahr {self.base_year}"


def choose(chosen: Selection) -> Prices:
    """The chosen prices; draws the choice only where a delivery brought an index."""
    found = {row.code: row for row in rows_of(questions.price_indices(chosen.facts), questions.PriceIndices)}
    if not found:
        st.caption("Preise: nominal. Eine Umrechnung ist nicht möglich, weil noch keine Lieferung einen Index brachte.")
        return Prices()
    code = address.one(
        "Preise",
        [NOMINAL, *found],
        key="preise",
        word=lambda each: NOMINAL if each == NOMINAL else f"real: {found[each].name}",
        filter_mode=None,
        width=260,
    )
    if code == NOMINAL:
        return Prices()
    row = found[code]
    years = [int(year) for year in row.years]
    base = address.one("Basisjahr", years[::-1], key="basisjahr", filter_mode=None, width=130)
    return Prices(code, base, row.name, row.publisher, tuple(years), tuple(row.evidence))


def say_missing(prices: Prices, years: set[int]) -> None:
    """Name the years that have figures but no index: they are not shown as real."""
    missing = sorted(years - set(prices.years))
    if prices.index_code is not None and missing:
        named = ", ".join(str(year) for year in missing)
        count = numbers.count_of(len(missing), "Jahr", "Jahre")
        st.info(
            plain(f"Ohne Indexwert und deshalb nicht in Preisen von {prices.base_year} gezeigt: {named} ({count}).")
        )

"""The one county a page is about: chosen once, in the address, and the same on every page that is about one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from charts.base import territory
from data.rows import rows_of
from queries import frame
from queries.frame import Relatives
from ui import county_field, links, session, take_along
from ui.selection import Selection
from ui.text import note, plain


class NotInYear(Exception):
    """The county does not exist in the year; that, and what is there instead, has been said in place of the page."""


def choose(
    chosen: Selection, label: str, options: Sequence[str], agreed: Collection[str], *, follows: bool = True
) -> str:
    """Draw the choice among all counties and return one that exists in the year, i.e. is among `options`.

    Offered first is a county chosen in the sidebar, else one of `agreed`, those with an agreement in the year. Where
    the page `follows` the sidebar, a later choice there is taken over; where it compares, that only adds to it. Raises
    NotInYear for a county that does not exist in the year, after saying why and offering what is there instead.
    """
    wished = [each for each in chosen.counties if each in options]
    before = st.session_state.get(session.COUNTIES_FOLLOWED)
    changed = before not in (None, chosen.counties)
    if follows and wished and changed and st.session_state.get(session.COUNTY) not in wished:
        st.session_state[session.COUNTY] = wished[0]
    st.session_state[session.COUNTIES_FOLLOWED] = chosen.counties
    first = next(each for each in (*wished, *agreed, *options) if each in options)
    every = list(chosen.county_names)
    county = county_field.one(label, chosen.county_names, key=session.COUNTY, index=every.index(first))
    related = rows_of(frame.relatives(chosen.facts, county=county, year=chosen.year), Relatives)
    if county not in options:
        st.title(plain(f"{chosen.county_names[county]} {chosen.year}"))
        instead(chosen, county, chosen.year, related)
        raise NotInYear(county)
    for row in related:
        _beside(chosen, row)
    if follows:
        take_along.of_county(county)
    return county


def instead(chosen: Selection, county: str, year: int, related: Sequence[Relatives], *, narrowed: bool = False) -> None:
    """Why a county is not there in a year, and the two ways on; `narrowed`: it is among those of the sidebar."""
    row = next((each for each in related if each.exists_in_year), None)
    st.info(plain(territory.say_absent(chosen.county_names[county], year, row)))
    with st.container(horizontal=True):
        if row:
            _offer(chosen, row.county, year, county if narrowed else "")
        first = next((each.own_first_year for each in related if each.own_first_year > year), 0)
        if first:
            _offer(chosen, county, first, county if narrowed else "")


def _beside(chosen: Selection, row: Relatives) -> None:
    """Below the choice: what became of the territory, and the county that shows the rest of it."""
    year = territory.other_year(row, chosen.year)
    if year == chosen.year and not row.exists_in_year:
        return
    if chosen.year >= row.changed_in:
        note(row.note)
    _offer(chosen, row.county, year)


def _offer(chosen: Selection, county: str, year: int, among: str = "") -> None:
    """A button that shows a county in a year, in the place of the one it stands `among` the chosen ones for."""
    if year in chosen.years:
        counties = [county if each == among else each for each in chosen.counties]
        st.button(
            plain(f"{chosen.county_names[county]} {year} zeigen"),
            key=f"stattdessen_{county}_{year}",
            on_click=links.change_filters,
            args=(
                {session.COUNTIES: counties} | {session.YEAR: year}
                if among
                else {session.COUNTY: county, session.YEAR: year},
            ),
        )

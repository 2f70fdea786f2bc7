"""The one county a page is about, in the address and the same on every page that is about one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui import address, session
from ui.selection import Selection


def choose(chosen: Selection, label: str, options: Sequence[str], agreed: Sequence[str]) -> str:
    """Draw the choice among `options` and return the county.

    Offered first is the county chosen in the sidebar, else one of `agreed`, those with an agreement in the year. A
    later choice in the sidebar is followed: otherwise page and link would show different counties.
    """
    wished = [each for each in chosen.counties if each in options]
    before = st.session_state.get(session.COUNTIES_FOLLOWED)
    if wished and before not in (None, chosen.counties) and st.session_state.get(session.COUNTY) not in wished:
        st.session_state[session.COUNTY] = wished[0]
    st.session_state[session.COUNTIES_FOLLOWED] = chosen.counties
    first = next(each for each in (*wished, *agreed, *options) if each in options)
    return str(
        address.one(
            label, options, key=session.COUNTY, word=chosen.county_names.__getitem__, index=list(options).index(first)
        )
    )

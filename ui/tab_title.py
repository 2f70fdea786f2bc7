"""What the tab of the browser is called: page, county and year, so that several open ones are told apart."""

from __future__ import annotations

import streamlit as st

from ui import session
from ui.selection import Selection

APPLICATION = "AQB Hessen"
# Pages about one county, and those that show no figure of a year.
OF_A_COUNTY = ("county", "comparison", "dialogue")
WITHOUT_YEAR = ("start", "deliveries", "methods", "handbook", "trail")


def of(topic: str, page: str, chosen: Selection) -> str:
    """„Kreisprofil Hochtaunuskreis 2023 – AQB Hessen“."""
    return f"{about(topic, page, chosen)} – {APPLICATION}"


def about(topic: str, page: str, chosen: Selection) -> str:
    """Page, county and year; what the page is not about is left out."""
    county = chosen.county_names.get(str(st.session_state.get(session.COUNTY) or ""), "")
    parts = [page, county if topic in OF_A_COUNTY else "", "" if topic in WITHOUT_YEAR else str(chosen.year)]
    return " ".join(filter(None, parts))

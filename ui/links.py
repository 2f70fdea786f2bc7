"""Clicks that become filters: the click writes the filter, the filter is in the URL and works by keyboard too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from ui import session


def add_county(county: str) -> None:
    """Add this county to those selected on every page; a click takes none away, one on no county does nothing."""
    if county:
        choose_counties(list(dict.fromkeys([*st.session_state.get(session.COUNTIES, []), county])))


def choose_counties(counties: Sequence[str]) -> None:
    """Select exactly these counties on every page."""
    st.session_state[session.COUNTIES] = list(counties)


def choose_categories(categories: Sequence[int]) -> None:
    """Select exactly these Maßnahmenarten on every page."""
    st.session_state[session.CATEGORIES] = list(categories)


def choose_year(year: int) -> None:
    """Select this budget year on every page."""
    st.session_state[session.YEAR] = year


def change_filters(changes: Mapping[str, object]) -> None:
    """Set filters by their keys, as an offer of another comparison asks for."""
    for key, value in changes.items():
        st.session_state[key] = value


def choose_project(project: str) -> None:
    """Make this project the one whose sheet the page Maßnahmen opens."""
    st.session_state[session.PROJECT] = project


def open_project_link() -> None:
    """Offer the sheet of the project that was clicked last."""
    project = st.session_state.get(session.PROJECT)
    if project:
        st.page_link(
            "pages/projects/page.py",
            label="Steckbrief der angeklickten Maßnahme öffnen",
            query_params={"massnahme": project},
        )

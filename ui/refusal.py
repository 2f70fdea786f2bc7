"""Why two sides may not be compared, and the offer that works as a button."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.comparability import Finding
from data.quoting import unbroken
from ui import links
from ui.text import plain


def say(broken: Sequence[Finding], key: str) -> None:
    """Each broken rule with its reason and offer; one that blocks as a warning. `key` names the place on the page."""
    for number, fault in enumerate(broken):
        (st.warning if fault.blocks else st.info)(plain(f"{unbroken(fault.rule)}: {fault.reason} {fault.offer.words}"))
        if fault.offer.page:
            asked = {key: str(value) for key, value in fault.offer.changes.items()}
            st.page_link(f"pages/{fault.offer.page}/page.py", label="So zeigen", query_params=asked)
        elif fault.offer.changes:
            st.button(
                "So zeigen",
                key=f"angebot_{key}_{number}",
                on_click=links.change_filters,
                args=(dict(fault.offer.changes),),
            )

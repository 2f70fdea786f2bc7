"""Key figures in a row."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True)
class Metric:
    """A figure as German text, and under it a change or a remark."""

    label: str
    value: str
    note: str = ""


def metrics(*shown: Metric) -> None:
    """Draw the figures side by side; they wrap on a narrow screen. Changes are neutral: more is not better."""
    with st.container(horizontal=True):
        for metric in shown:
            with st.container(width=178):
                st.metric(metric.label, metric.value)
                if metric.note:
                    st.caption(metric.note)

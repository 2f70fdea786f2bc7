"""Key figures in a row."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st


@dataclass(frozen=True)
class Metric:
    """A figure as German text, and under it a change or a remark."""

    label: str
    value: str
    note: str = ""


def metrics(*shown: Metric) -> None:
    """Draw the figures side by side; they wrap on a narrow screen. Changes are neutral: more is not better."""
    st.html(f'<dl class="aqb-figures">{"".join(map(_html, shown))}</dl>')


def _html(metric: Metric) -> str:
    note = f'<dd class="aqb-note">{escape(metric.note)}</dd>' if metric.note else ""
    return f'<div><dt>{escape(metric.label)}</dt><dd class="value">{escape(metric.value)}</dd>{note}</div>'

"""The one chart of all pages: Plotly.js kept in its place, read by mouse and keyboard, taken along as a picture."""

from ui.plot.component import Picture, show, want

__all__ = ["Picture", "show", "want"]

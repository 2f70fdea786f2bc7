"""The row of every question after the sources of a figure."""

from __future__ import annotations

from typing import NamedTuple

from data.rows import Text


class Evidence(NamedTuple):
    """One place in a document, as delivery and citation."""

    evidence: Text

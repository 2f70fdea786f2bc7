"""Which targets the page shows: by status, kind and rule, beside the filters of the sidebar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from charts.base.status import STATUS
from data.code_words import KIND
from pages.targets.table import prepared
from queries import targets as questions
from queries.worked import worked_out
from ui import address
from ui.selection import Selection

OTHER = "Bitte andere Filter, ein anderes Jahr oder andere Gebiete wählen."
_REACH = "Gilt für die Ziele selbst, nicht für „Status je Gebiet“ und „Verabredungen“."


@dataclass(frozen=True)
class TargetChoice:
    """The filters of the page, in the words of its questions; empty lists mean: all."""

    chosen: Selection
    statuses: list[str]
    kinds: list[str]
    today: bool

    @property
    def filtered(self) -> dict[str, Any]:
        """What the filters above the sections chose."""
        return {"statuses": self.statuses, "kinds": self.kinds, "today": self.today}

    @property
    def period(self) -> str:
        """Programme and year, as every measure of the page ends."""
        return f"{self.chosen.programme_word} · Haushaltsjahr {self.chosen.year}"

    def targets(self) -> pd.DataFrame:
        """One row per target of the choice, what needs attention first, with the columns of the tables."""
        facts, scope = self.chosen.facts, self.chosen.scope

        def make() -> pd.DataFrame:
            answer = questions.targets(facts, scope, **self.filtered)
            return prepared(answer, questions.status_history(facts, scope), self.chosen.year)

        return worked_out(facts, "targets with the columns of the tables", (scope, self.filtered), make)

    def places(self) -> pd.DataFrame:
        """Where agreement and report of each target of the choice stand."""
        return questions.places(self.chosen.facts, self.chosen.scope)

    def evidence(self, *only: str) -> Callable[[], list[str]]:
        """The references of the targets of these kinds, asked when somebody looks at them."""
        kinds = [kind for kind in only if not self.kinds or kind in self.kinds]
        wanted = self.filtered | {"kinds": kinds}
        return lambda: questions.evidence(self.chosen.facts, self.chosen.scope, **wanted)["evidence"].tolist()


def choose(chosen: Selection, *, applies: bool) -> TargetChoice:
    """Draw the filters above the sections; grey where they do not apply, so that what was chosen is kept."""
    grey = not applies
    with st.container(horizontal=True, vertical_alignment="bottom"):
        statuses = address.several(
            "Status",
            list(STATUS),
            key="status",
            word=lambda code: STATUS[code].label,
            help=_REACH,
            disabled=grey,
        )
        kinds = address.several("Zielart", list(KIND), key="zielart", word=KIND.__getitem__, help=_REACH, disabled=grey)
        today = address.toggle(
            "Nach heutiger Regel",
            key="heutige_regel",
            disabled=grey,
            help="Zeigt, wie sich der Status nach der neuesten Regel läse. "
            "Beurteilt bleibt jedes Ziel nach seinem Jahr.",
        )
    return TargetChoice(chosen, statuses, kinds, today)

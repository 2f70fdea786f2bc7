"""Where the chosen stage says nothing, the stage that does: a sentence and a button."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from data import numbers
from data.code_words import STAGE
from data.rows import rows_of
from queries import comparison as questions
from ui import offers
from ui.selection import Selection


def offer(chosen: Selection, asked: Mapping[str, str]) -> None:
    """Say which other stage has values for this question, the one with most of them, with a button that shows it."""
    found = {
        stage: sum(
            row.level == "county" and not numbers.is_missing(row.value)
            for row in rows_of(
                questions.figures(chosen.facts, replace(chosen.scope, stage=stage), **asked), questions.Figures
            )
        )
        for stage in STAGE
        if stage != chosen.stage
    }
    best = max(found, key=found.__getitem__)
    if not found[best]:
        return
    many = numbers.count_of(found[best], "Gebiet eine Angabe", "Gebiete eine Angabe")
    have = "haben" if found[best] > 1 else "hat"
    words = f"Zur Stufe „{STAGE[chosen.stage]}“ gibt es hier keinen Wert; zur Stufe „{STAGE[best]}“ {have} {many}."
    offers.button(words, {"stufe": best}, "andere_stufe")

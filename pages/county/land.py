"""The sums of the Land beside the own county, for those who may not see the others."""

from __future__ import annotations

from charts.county import land as charts
from queries.county import land as questions
from ui.section import section
from ui.selection import Selection
from ui.text import note


def draw(chosen: Selection) -> None:
    """All counties together, per stage; at a past Stand only why not."""
    if chosen.facts.as_of:
        note(charts.ONLY_TODAY)
        return
    found = questions.sums(chosen.facts, year=chosen.year, programme=chosen.programme)
    section(
        chosen,
        "Das Land insgesamt",
        found,
        None,
        key="land",
        statement=charts.say_sums(found, chosen.year),
        measure=f"Euro · {chosen.programme_word} · Haushaltsjahr {chosen.year} · nur Summen mit allen Gebieten",
        columns=charts.COLUMNS,
        source=[],
        coverage=f"{int(found['euros'].notna().sum())} von 4 Stufen",
        everywhere=True,
    )

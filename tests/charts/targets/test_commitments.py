"""Sentences about commitments."""

from __future__ import annotations

from datetime import date

import pandas as pd
import small
from scoped import scope

from charts.targets import commitments as charts
from data.store import Facts
from queries.targets import commitments

DAY = date(2024, 6, 30)


def told(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_sentence_counts_what_is_owed_and_since_when(facts: Facts) -> None:
    frame = commitments.commitments(facts, scope(year=2024), on=DAY)
    assert told(charts.say_commitments(frame)) == (
        "4 von 5 Verabredungen sind nicht erledigt, davon 2 überfällig, am längsten seit 31.03.2023, "
        "1 in den nächsten 30 Tagen fällig."
    )
    assert told(charts.say_commitments(frame[frame["progress"] == "closed"])) == (
        "1 Verabredung, alle mit Nachweis erledigt."
    )


def test_the_sentence_names_one_who_is_late_and_counts_many(facts: Facts) -> None:
    frame = commitments.by_person(facts, scope(year=2024), on=DAY)
    assert told(charts.say_by_person(frame)) == "2 Verabredungen in 2 Gebieten sind überfällig, zuständig: Kreis."
    hochtaunus = commitments.by_person(facts, scope(year=2024, counties=[small.HOCHTAUNUS]), on=DAY)
    assert told(charts.say_by_person(hochtaunus)) == (
        "Hochtaunuskreis: 1 Verabredung ist überfällig, zuständig: Kreis."
    )
    assert told(charts.say_by_person(hochtaunus.assign(responsible="Hochtaunuskreis"))) == (
        "Hochtaunuskreis: 1 Verabredung ist überfällig, zuständig ist das Gebiet selbst."
    )
    early = commitments.by_person(facts, scope(year=2022), on=date(2023, 1, 1))
    assert told(charts.say_by_person(early)) == (
        "Darmstadt: 1 Verabredung ist noch offen, zuständig: Kreis; überfällig ist keine."
    )


def test_one_and_the_same_in_several_counties_is_counted_once(facts: Facts) -> None:
    frame = commitments.by_person(facts, scope(year=2024), on=DAY)
    late = frame.assign(responsible=["Ministerium", *frame["responsible"][1:]])
    more = pd.concat([late, late.assign(short_name="Fulda", responsible="Ministerium")])
    assert "am häufigsten zuständig: Ministerium (" in told(charts.say_by_person(more))
    assert "Zuständige" not in charts.say_by_person(more)


def test_when_nothing_but_overdue_is_left_the_sentence_says_all(facts: Facts) -> None:
    frame = commitments.commitments(facts, scope(year=2024), on=date(2026, 1, 1))
    assert "4 von 5 Verabredungen sind nicht erledigt, alle überfällig," in told(charts.say_commitments(frame))

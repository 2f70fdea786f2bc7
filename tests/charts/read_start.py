"""Sentences of the first page, of how much a year holds, and of what came in since a dialogue, each counted again."""

from __future__ import annotations

import re
from fractions import Fraction

import pandas as pd
import reading as r
from hypothesis import strategies as st

from charts.base import known_years, territory
from charts.dialogue import history
from charts.dialogue import words as dialogue
from charts.start import words
from data import numbers
from data.code_words import STAGE
from queries.dialogue import SinceLast
from queries.frame import KnownYears, Relatives
from queries.start import Arrived
from queries.targets.commitments import ByPerson

VISIT = "01.03.2026, 09:00 Uhr"


def years_known(data: st.DataObject) -> list[KnownYears]:
    """The newest year first, as the question answers; a year nobody states anything of has no row."""
    years = data.draw(st.lists(st.integers(2014, 2026), unique=True, max_size=6))
    stages = st.lists(st.sampled_from(["agreed", "granted", "paid", "verified"]), unique=True)
    # Exactly half of them is where a year is known well.
    few, some = st.one_of(st.just(13), st.integers(1, 26)), st.integers(0, 2000)
    found = [
        KnownYears(year, *data.draw(st.tuples(few, st.just(26), some, some, some, stages)), "Digitalisierung", 0)
        for year in sorted(years, reverse=True)
    ]
    return [row._replace(with_sums_only=data.draw(st.integers(0, row.counties))) for row in found]


def only_sums(row: KnownYears) -> list[int]:
    """What is said of sums of one programme: where more than half of the counties have nothing else."""
    # Where it is all of them no number is said twice.
    return [row.with_sums_only] if row.counties > row.with_sums_only > row.counties / 2 else []


def counts(text: str) -> list[int]:
    """The numbers of a text in order, whatever they count."""
    return [round(each.value) for each in r.figures(text)]


@r.reads("base.known_years.say_years", "start.words.say_holdings")
def _holdings(data: st.DataObject) -> None:
    found = years_known(data)
    told = r.plain(known_years.say_years(found))
    lines = [r.plain(line) for line in words.say_holdings(found)]
    if not found:
        assert (told, lines) == ("noch nichts", ["Enthält noch nichts."])
        return
    head, tail = told.split("; am besten bekannt ")
    span = counts(head)
    assert (span[0], span[-1]) == (found[-1].budget_year, found[0].budget_year)
    assert len(span) == min(len(found), 2), "one year is no span"
    shares = {row.budget_year: Fraction(row.counties, row.existing) for row in found}
    as_good = [year for year, share in shares.items() if share == max(shares.values())]
    newest = next(row for row in found if row.budget_year == as_good[0])
    alike = [len(as_good)] if len(as_good) > 1 else []
    assert counts(tail) == [*alike, as_good[0], newest.counties, newest.existing, *only_sums(newest)]
    assert ("gleichauf" in tail) == bool(alike)
    assert told in lines[0]
    held = dict.fromkeys(("Zielvereinbarung", "Maßnahme", "Ziel"), 0)
    for line in lines:
        if line.startswith("Inhalt dieser Jahre: "):
            for many, noun in re.findall(r"([\d.]+) (Zielvereinbarung|Maßnahme|Ziel)(?:en|n|e)?\b", line):
                held[noun] = int(many.replace(".", ""))
                assert held[noun], "what there is none of is not listed"
    sums = [sum(many) for many in zip(*((row.agreements, row.projects, row.targets) for row in found), strict=True)]
    assert list(held.values()) == sums
    stated = lines[-1].removeprefix("Beträge: ").removesuffix(".")
    every = {code for row in found for code in row.stages}
    assert set(stated.split(", ")) == ({STAGE[code] for code in every} or {"keine"})


@r.reads("base.known_years.say_little")
def _little(data: st.DataObject) -> None:
    found = years_known(data)
    year = data.draw(st.one_of(st.integers(2013, 2027), st.sampled_from([row.budget_year for row in found] or [2024])))
    said = r.plain(known_years.say_little(found, year))
    own = {row.budget_year: row.counties for row in found}.get(year, 0)
    assert bool(said) == (bool(found) and own < 13), "said of years of which less than half of 26 is known"
    if not said:
        return
    assert ("über kein Gebiet" in said) == (own == 0)
    told = counts(said.removesuffix(" Was fehlt, ist nicht bekannt; es ist keine Null."))
    most = max(row.counties for row in found)
    newest = max(row.budget_year for row in found if row.counties == most)
    by_year = {row.budget_year: row for row in found}
    alike = [row for row in found if row.counties == most]
    expected = [year, *([own, 26, *only_sums(by_year[year])] if own else [])]
    best = [*([len(alike)] if len(alike) > 1 else []), newest, most, 26, *only_sums(by_year[newest])]
    held = [count for row in found if row.budget_year == year for count in (row.agreements, row.targets, row.projects)]
    assert told == [
        *(expected if newest == year else [*expected, *best]),
        *([year] if any(held) else []),
        *filter(None, held),
    ]
    assert ("zu keinem anderen Jahr über mehr Gebiete" in said) == (newest == year)


@r.reads("base.territory.say_absent")
def _absent(data: st.DataObject) -> None:
    year = data.draw(st.integers(2014, 2026))
    first = st.one_of(st.just(0), st.integers(2014, 2027))
    kind = st.sampled_from(["city", "district"])
    other = data.draw(r.rows(Relatives, most=1, short_name=st.just("Main-Kinzig"), own_first_year=first, kind=kind))
    said = r.plain(territory.say_absent("Hanau", year, other[0] if other else None))
    assert said.startswith("Hanau "), "who is absent"
    to_come = bool(other) and other[0].own_first_year > year
    told = counts(said)
    assert ("erst seit" in said) == to_come
    assert ("nicht mehr" in said) == (bool(other) and not to_come)
    assert told[0] == (other[0].own_first_year if to_come else year)
    beside = bool(other) and other[0].exists_in_year
    assert ("Main-Kinzig" in said) == beside, "what did not exist either owned nothing"
    assert told[1:] == ([year] if beside else [])


@r.reads("start.words.say_arrived")
def _arrived(data: st.DataObject) -> None:
    more = data.draw(st.integers(0, 2000))
    drawn = data.draw(r.rows(Arrived, most=3))
    found = [row._replace(arrived=len(drawn) + more) for row in drawn]
    said = r.plain(words.say_arrived(found, VISIT))
    assert said.startswith(f"Seit Ihrem letzten Besuch am {VISIT} ")
    if not found:
        assert said.endswith("ist nichts hinzugekommen.")
        return
    head, _, listed = said.removeprefix(f"Seit Ihrem letzten Besuch am {VISIT} ").partition(": ")
    assert head.startswith("ist eine ") if len(found) + more == 1 else counts(head) == [len(found) + more]
    named, _, rest = listed.removesuffix(".").partition(" und ")
    assert named.split("; ") == [f"{row.title} ({numbers.day(row.recorded_at)}, {row.recorded_by})" for row in found]
    assert counts(rest) == ([more] if more else [])


@r.reads("start.words.say_owed", "start.words.say_drafts")
def _waiting(data: st.DataObject) -> None:
    found = [row._replace(still_open=row.still_open + row.overdue) for row in data.draw(r.rows(ByPerson))]
    talked = data.draw(st.booleans())
    said = r.plain(words.say_owed(found, "01.03.2026", talked=talked))
    assert ("nicht bekannt" in said) == (not found and not talked), "without a dialogue nobody knows"
    still_open, overdue = sum(row.still_open for row in found), sum(row.overdue for row in found)
    assert ("Keine Verabredung" in said) == (still_open == 0 and (talked or bool(found)))
    every = "alle überfällig" in said
    assert every == (overdue == still_open > 1)
    assert counts(said) == [many for many in (still_open, 0 if every else overdue) if many]
    assert ("keine überfällig" in said) == (still_open > 0 == overdue)
    assert ("ist am" in said) == (still_open == 1)
    drafts = data.draw(r.KINDS["int64"])
    told = r.plain(words.say_drafts(drafts))
    assert counts(told) == ([drafts] if drafts else [])
    assert ("wartet " in told) == (drafts < 2)


@r.reads("dialogue.words.say_since_last", "dialogue.history.say_history")
def _since_last(data: st.DataObject) -> None:
    since = data.draw(r.KINDS["datetime64[us]"])
    found = data.draw(r.rows(SinceLast, since=st.just(since), facts=st.integers(1, 900)))
    said = r.plain(dialogue.say_since_last(r.frame(SinceLast, found)))
    assert (numbers.day(since) in said) == bool(found)
    sources = {row.title for row in found}
    assert counts(said) == ([sum(row.facts for row in found), len(sources)] if found else [])
    entries = r.table(data, done=st.sampled_from(r.COUNTIES))
    told = r.plain(history.say_history(pd.DataFrame(entries)))
    assert counts(told) == ([len(entries)] if len(entries) else [])
    assert ("Eintragung " in told) == (len(entries) == 1)

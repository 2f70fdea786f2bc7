"""Sentences of Lagebild and Mittelverteilung, each read by hand."""

from __future__ import annotations

import pandas as pd
import reading as r
from hypothesis import strategies as st

from charts.allocation import breakdown, opening
from charts.allocation import figures as allocation
from charts.overview import figures as overview
from charts.overview import statuses
from data import numbers
from data.code_words import STAGE
from queries import allocation as allocated
from queries import overview as questions

NAMES = {1: "1 Vorbereitung", 2: "2 Ausbildung", 3: "3 Qualifizierung", 4: "4 Personal"}


@r.reads("overview.figures.say_key_figures")
def _key_figures(data: st.DataObject) -> None:
    pairs = data.draw(st.lists(st.tuples(r.or_missing(r.POSITIVE), r.or_missing(r.POSITIVE)), min_size=1, max_size=6))
    stated = [now for now, _ in pairs if not r.missing(now)]
    both = [pair for pair in pairs if not any(map(r.missing, pair))]
    exactly = data.draw(st.sampled_from(["exact", "at_least"]))
    total = questions.BudgetSum(
        len(pairs), len(stated), round(sum(stated), 2), exactly, len(both), round(sum(now for now, _ in both), 2),
        round(sum(before for _, before in both), 2), 0,
    )  # fmt: skip
    grows = data.draw(st.booleans())
    said = r.plain(overview.say_key_figures(total, "AQB, vereinbart", 2024, grows=grows))
    if not stated:
        assert said == "Für diese Auswahl ist kein Budget genannt (AQB, vereinbart)."
        return
    assert r.agrees(r.euros_of(said)[0], total.euros)
    assert ("mindestens" in said) == (exactly == "at_least")
    change = round(total.comparable_euros - total.previous_euros, 2)
    if grows or not both:
        assert len(r.euros_of(said)) == 1, "no change without two sides"
        assert "2023" in said
    elif change:
        # A change of fewer counties than the sum before it is not „das“.
        assert ("das sind " in said) == (len(both) == len(stated) or len(pairs) == 1)
        assert r.agrees(r.near(said, "das sind " if "das sind " in said else "sind es "), abs(change))
        assert f"{'mehr' if change > 0 else 'weniger'} als 2023" in said
        assert (f"in {len(both)} vergleichbaren Gebiet" in said) == (len(pairs) > 1), "whose change it is"


@r.reads("overview.figures.say_budget_by_county", "overview.figures.say_budget_map")
def _by_county(data: st.DataObject) -> None:
    drawn = data.draw(
        r.rows(questions.BudgetByCounty, least=1,
               euros=r.or_missing(r.MONEY), euros_per_inhabitant=r.or_missing(r.MONEY),
               exists_in_year=st.just(True), precision=st.just("exact"),
               missing=st.sampled_from([None, "secret", "not_due"]))
    )  # fmt: skip
    found = sorted(drawn, key=lambda row: -1.0 if r.missing(row.euros) else -row.euros - 2)
    found.sort(key=lambda row: r.missing(row.euros))
    given = r.frame(questions.BudgetByCounty, found)
    said = r.plain(overview.say_budget_by_county(given))
    known = [row.euros for row in found if not r.missing(row.euros)]
    if len(known) > 1:
        assert r.agrees(r.euros_of(said)[0], min(known))
        assert r.agrees(r.euros_of(said)[-1], max(known))
        assert len(r.euros_of(said)) <= 2
    silent = len(found) - len(known)
    assert (r.plain(numbers.count_of(silent, "Gebiet", "Gebiete")) + " ohne" in said) == bool(silent and known)
    for code, word in (("secret", "geheim"), ("not_due", "noch nicht fällig")):
        named = [row.short_name for row in found if r.missing(row.euros) and row.missing == code]
        assert (f"{word}: {', '.join(named)}" in said) == bool(named)
    told = r.plain(overview.say_budget_map(given))
    rates = [row.euros_per_inhabitant for row in found if not r.missing(row.euros_per_inhabitant)]
    if len(rates) > 1:
        assert r.agrees(r.euros_of(told)[0], min(rates))
        assert r.agrees(r.euros_of(told)[-1], max(rates))


@r.reads("overview.statuses.say_status_counts")
def _statuses(data: st.DataObject) -> None:
    found = data.draw(r.rows(questions.StatusCounts))
    unique = list({row.status: row for row in found}.values())
    said = r.plain(statuses.say_status_counts(r.frame(questions.StatusCounts, unique)))
    total = sum(row.targets for row in unique)
    assert said.startswith(f"Von {total} Ziel") if total else "keine Ziele erfasst" in said
    assert sum(round(each.value) for each in r.figures(said)[1:]) == total


@r.reads("allocation.figures.say_by_year")
def _by_year(data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.integers(0, 4), unique=True, max_size=5).map(sorted))
    found = [
        allocated.ByYear(2024, kind, data.draw(r.POSITIVE), "checked", "exact", 20, 26, False, "exact")
        for kind in kinds
    ]
    said = r.plain(allocation.say_by_year(r.frame(allocated.ByYear, found), NAMES, 2024))
    if not found:
        return
    split = {row.category: row.euros for row in found if row.category}
    assert r.agrees(r.euros_of(said)[0], sum(row.euros for row in found))
    assert "in 20 von 26 Gebieten" in said
    if len(split) > 1:
        assert r.agrees(told := r.euros_of(said)[1 + (0 in kinds)], max(split.values()))
        assert all(NAMES[kind] in said for kind, euros in split.items() if r.agrees(told, euros))
    if split and 0 in kinds:
        assert r.agrees(r.euros_of(said)[1], sum(split.values()))
        assert r.agrees(r.shares_of(said)[0], sum(split.values()) / sum(row.euros for row in found))
        assert r.agrees(r.euros_of(said)[-1], found[0].euros)


@r.reads("allocation.opening.say_opened")
def _opened(data: st.DataObject) -> None:
    found = data.draw(r.rows(allocated.SplitStages, euros=r.POSITIVE))
    if said := r.plain(opening.say_opened(r.frame(allocated.SplitStages, found), 2024)) if found else "":
        for told in (f"„{STAGE[found[0].stage]}“", f" in {found[0].counties} Gebiet"):
            assert told in said
        share, whole = found[0].split_euros / found[0].euros, found[0].euros
        assert [r.agrees(r.shares_of(said)[0], share), r.agrees(r.euros_of(said)[0], whole)] == [True, True]


@r.reads("allocation.figures.say_by_county")
def _split_by_county(data: st.DataObject) -> None:
    stating = data.draw(
        st.dictionaries(st.sampled_from(r.COUNTIES), st.sampled_from(["split", "whole", "none"]), min_size=2)
    )
    found = []
    for name, kind in stating.items():
        euros = float("nan") if kind == "none" else 5.0
        category = pd.NA if kind == "none" else int(kind == "split")
        why = data.draw(st.sampled_from([None, "secret", "not_due"])) if kind == "none" else None
        found.append(
            allocated.ByCounty(name, name, category, euros, "checked", "exact", euros, "exact", kind == "split", why)
        )
    said = r.plain(allocation.say_by_county(r.frame(allocated.ByCounty, found)))
    kinds = list(stating.values())
    many, stated = kinds.count("split"), len(kinds) - kinds.count("none")
    if stated > 1 and many:
        assert said.startswith(f"Für {many} von {stated} Gebieten")
    if stated and kinds.count("none"):
        assert f"{kinds.count('none')} Gebiet" in said
    for code, word in (("secret", "geheim"), ("not_due", "noch nicht fällig")):
        named = [row.short_name for row in found if row.missing == code]
        assert (f"{word}: {', '.join(named)}" in said) == bool(named)


@r.reads("allocation.breakdown.say_breakdown")
def _breakdown(data: st.DataObject) -> None:
    values = data.draw(st.lists(r.POSITIVE, max_size=5))
    rest = data.draw(r.or_missing(r.POSITIVE))
    found = [
        allocated.Breakdown(name, name, euros, "checked", "exact", "exact", 1)
        for name, euros in zip(r.COUNTIES, values, strict=False)
    ]
    if not r.missing(rest):
        found.append(allocated.Breakdown(float("nan"), "nicht aufgeteilt", rest, "checked", "exact", "exact", 0))
    said = r.plain(breakdown.say_breakdown(r.frame(allocated.Breakdown, found), "project"))
    if found:
        assert r.agrees(r.euros_of(said)[0], sum(row.euros for row in found))
    if values:
        assert f"in {len(values)} Maßnahme" in said
    if values and not r.missing(rest):
        assert r.agrees(r.euros_of(said)[-1], rest)

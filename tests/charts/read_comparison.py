"""Sentences of the Kreisvergleich and of the peers of the Dialogmappe, each read by hand."""

from __future__ import annotations

from statistics import median

import pandas as pd
import reading as r
from hypothesis import strategies as st

from analysis.comparability import Finding, Offer
from analysis.peers import Group
from analysis.positions import Position
from charts.comparison import reasons, sides, tables, words
from charts.comparison.view import Measure, View
from charts.dialogue import words as dialogue
from queries import comparison as compared
from queries import dialogue as peers

BOUNDS = st.sampled_from(["exact", "about", "at_least", "at_most"])
MEASURE = Measure("budget_sum", "Budget", "money", "Euro", "none", "je Einwohner")


def compared_rows(data: st.DataObject) -> tuple[list[compared.Figures], View]:
    values = data.draw(st.lists(r.or_missing(r.POSITIVE), min_size=1, max_size=8))
    part = data.draw(st.lists(st.booleans(), min_size=8, max_size=8))
    bounds = data.draw(st.lists(BOUNDS, min_size=8, max_size=8))
    blank = dict.fromkeys(compared.Figures._fields, float("nan"))
    found = [
        compared.Figures(**(blank | {
            "place": name, "level": "county", "short_name": name, "exists_in_year": True, "value": value,
            "reason": "no_value" if r.missing(value) else None, "precision": exactly,
            "part_until": pd.Timestamp(2024, 9, 30) if is_part else pd.NaT,
        }))
        for name, value, is_part, exactly in zip(r.COUNTIES, values, part, bounds, strict=False)
    ]  # fmt: skip
    names = {name: name for name in r.COUNTIES}
    view = View(MEASURE, r.COUNTIES[0], tuple(r.COUNTIES[1:3]), Group("all", "alle", tuple(r.COUNTIES[1:])), names, 3)
    return found, view


@r.reads(
    *(f"comparison.words.say_{name}" for name in ("figures", "missing", "side_by_side")),
)
def _compared(data: st.DataObject) -> None:
    found, view = compared_rows(data)
    given = pd.DataFrame(found, columns=list(compared.Figures._fields))
    whole = {row.place: row.value for row in found if not r.missing(row.value) and row.part_until is pd.NaT}
    others = [value for place, value in whole.items() if place != r.COUNTIES[0]]
    said = r.plain(words.say_figures(given, view))
    own = found[0]
    if not r.missing(own.value):
        assert r.agrees(r.euros_of(said)[0], own.value)
        assert ("Teil des Jahres" in said) == (own.part_until is not pd.NaT)
    if any(not r.missing(row.value) for row in found):
        assert f"n = {len(others)}" in said
        assert ("liegt bei" in said) == (len(others) >= 3)
        if len(others) >= 3:
            middle = said.split("liegt bei ")[1]
            assert r.agrees(r.euros_of(middle)[0], median(others))
            of = {row.precision for row in found[1:] if row.place in whole}
            assert middle.startswith("mindestens ") == (of in ({"at_least"}, {"exact", "at_least"})), middle
            assert middle.startswith(tuple("0123456789")) == (of == {"exact"}), middle
    told = r.plain(words.say_missing(given))
    silent = [row.short_name for row in found if r.missing(row.value)]
    assert all(name in told for name in silent) if len(silent) <= 6 else f"{len(silent)} Gebiete" in told
    sure = {row.place for row in found if row.precision in ("exact", "about")}
    of_bounds = told.partition("Nur eine Grenze")[2]
    bounds = [place for place in whole if place not in sure]
    if len(bounds) <= 6:
        assert all((f"{place} (" in of_bounds) == (place in bounds) for place in whole), of_bounds
    else:
        assert f"{len(bounds)} Gebiete" in of_bounds
    beside = r.plain(words.say_side_by_side(given, view))
    shown = [whole[place] for place in view.shown if place in whole]
    if len(shown) > 1:
        assert r.agrees(r.euros_of(beside)[0], min(shown))
        assert r.agrees(r.euros_of(beside)[-1], max(shown))


@r.reads("comparison.sides.say_sides")
def _sides(data: st.DataObject) -> None:
    differences = data.draw(st.lists(r.or_missing(r.POSITIVE), max_size=6))
    blocks = data.draw(st.booleans())
    fault = Finding("V-5", blocks, "…", Offer("…"))
    said = r.plain(sides.say_sides(pd.DataFrame({"difference": pd.Series(differences, dtype="float64")}), [fault]))
    known = sum(not r.missing(each) for each in differences)
    assert said.startswith(f"{known} von {len(differences)} Gebiet" if known else "Kein Gebiet")
    assert ("gesperrt durch V\u20115" in said) == blocks


@r.reads("comparison.tables.say_positions")
def _positions(data: st.DataObject) -> None:
    shares = data.draw(st.lists(st.one_of(st.none(), st.integers(0, 20).map(lambda each: each / 20)), max_size=5))
    group = Group("all", "alle", tuple(r.COUNTIES))
    # Every second group is large enough for quarters.
    limits = [(1.0, 2.0) if place % 2 else None for place in range(len(shares))]
    found = [
        tables.InGroup(
            group,
            Position(14 if limit else 8, share, 1.0, limit, None if share is None else min(4, int(share * 4) + 1)),
            5,
        )
        for share, limit in zip(shares, limits, strict=True)
    ]
    said = r.plain(tables.say_positions(found, "Darmstadt"))
    known = [share for share in shares if share is not None]
    if not known:
        assert "keiner Vergleichsgruppe" in said
        return
    assert r.agrees(r.shares_of(said)[0], min(known))
    assert r.agrees(r.shares_of(said)[-1], max(known))
    quarters = {min(3, int(share * 4)) for share in known}
    assert ("abhängig von der Vergleichsgruppe" in said) == (len(quarters) > 1)
    assert ("mit genug Angaben" in said) == (len(known) < len(shares))
    if len(known) < len(shares):
        assert f"({len(known)} von {len(shares)})" in said
    named = sum(share is not None and limit is not None for share, limit in zip(shares, limits, strict=True))
    assert ("ist in jeder Gruppe ab 12 Gebieten dasselbe" in said) == (len(quarters) == 1 and named > 1)


@r.reads("comparison.reasons.say_reasons")
def _reasons(data: st.DataObject) -> None:
    found = data.draw(
        r.rows(reasons.PeerTrait, distance=st.integers(0, 999).map(lambda each: each / 1000), share=st.floats(0, 1))
    )
    found.sort(key=lambda row: (row.distance, row.short_name))
    view = View(MEASURE, r.COUNTIES[0], (), Group("nearest", "die ähnlichsten", ()), {}, 5)
    said = r.plain(reasons.say_reasons(r.frame(reasons.PeerTrait, found), view))
    if found:
        apart = max(row.share for row in found if row.short_name == found[0].short_name)
        tie = len({row.short_name for row in found if row.distance == found[0].distance}) > 1
        assert ("gleichauf" in said) == tie
        assert tie or ("; am meisten" in said) == (apart > 0)
        assert tie or (r.agrees(r.shares_of(said)[0], apart) if apart else "kein verglichenes Merkmal" in said)


@r.reads("dialogue.words.say_peers")
def _peers(data: st.DataObject) -> None:
    found = data.draw(
        r.rows(peers.Peers, measure=st.sampled_from(list(dialogue.MEASURE)), value=r.or_missing(st.floats(0, 2)),
             median=r.or_missing(st.floats(0, 2)), precision=BOUNDS, median_precision=BOUNDS)
    )  # fmt: skip
    said = r.plain(dialogue.say_peers(r.frame(peers.Peers, found), "Landkreisen"))
    row = next((row for row in found if not r.missing(row.value) and not r.missing(row.median)), None)
    if row is None:
        assert "nicht möglich" in said
        return
    own, middle = [each for each in r.figures(said.split(": ", 1)[1]) if each.unit][:2]
    assert r.agrees(own, row.value)
    assert r.agrees(middle, row.median)
    # What is at least so much may be any more, what is at most so much any less.
    sure = {
        "über dem Median": own.value > middle.value
        and row.precision != "at_most"
        and row.median_precision != "at_least",
        "unter dem Median": own.value < middle.value
        and row.precision != "at_least"
        and row.median_precision != "at_most",
        "am Median": own.value == middle.value and not {row.precision, row.median_precision} & {"at_least", "at_most"},
    }
    assert {side: side in said for side in sure} == sure, "by what is printed"

"""Sentences on changes, rests, the own pivot and the Rechenspiel, each read by hand."""

from __future__ import annotations

import pandas as pd
import reading as r
from hypothesis import strategies as st

from charts.trends import change as explained
from charts.trends import contributions, game, pivot, rests, spending
from data.code_words import STAGE
from queries.trends import change as changes
from queries.trends import game as game_questions
from queries.trends import pivot as cells
from queries.trends import rests as rest_questions
from queries.trends import series as questions


@r.reads("trends.change.say_explained_change")
def _explained(data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.sampled_from(list(explained.PART)), unique=True))
    parts.sort(key=list(explained.PART).index)
    signed = st.integers(-9_999_999_99, 9_999_999_99).map(lambda cent: cent / 100)
    found = [changes.ExplainedChange(part, data.draw(signed), 1) for part in parts]
    before, change = data.draw(r.POSITIVE), sum(row.euros for row in found)
    totals = changes.ComparedTotals(before, before + change, "exact", "exact", 3, 26)
    said = r.plain(explained.say_explained_change(r.frame(changes.ExplainedChange, found), totals, 2023, 2024))
    assert said.startswith("2024 gegenüber 2023: ")
    assert r.agrees(r.euros_of(said)[0], round(change, 2))
    assert "in 3 von 26 Gebieten" in said
    turnover = [row.euros for row in found if row.part in ("new", "ended")]
    causes = {explained.PART[row.part]: row.euros for row in found if row.part not in ("new", "ended", *explained.OPEN)}
    if len(turnover) == 2:
        causes["Wechsel der Maßnahmen"] = round(sum(turnover), 2)
    else:
        causes |= {explained.PART[row.part]: row.euros for row in found if row.part in ("new", "ended")}
    named = [name for name in causes if f"{name} (" in said]
    others = [abs(euros) for name, euros in causes.items() if name not in named]
    heaviest = [name for name, euros in causes.items() if euros][:2]
    assert len(named) == len(heaviest) or len(named) > len(heaviest) == 2, said
    if len(named) > 2:
        shown = sorted((abs(r.near(said, f"{name} (").value) for name in named), reverse=True)
        assert shown[1] == shown[-1], "more than two only where they read alike"
    assert min((abs(causes[name]) for name in named), default=0) >= max(others, default=0)
    for name in named:
        assert r.agrees(r.near(said, f"{name} ("), causes[name]), said
    unknown = sum(row.euros for row in found if row.part in explained.OPEN)
    assert ("keiner Ursache zuzuordnen" in said) == bool(round(unknown, 2) and heaviest), said


@r.reads("trends.change.say_opened")
def _opened(data: st.DataObject) -> None:
    share, year = data.draw(st.floats(0, 1)), data.draw(st.sampled_from([2024, 2025]))
    said = r.plain(explained.say_opened(year, year - 1, "granted", share, asked=2025))
    assert "Stufe „bewilligt“" in said
    assert r.agrees(r.shares_of(said)[0], share)
    assert ("2025 läuft noch; gezeigt ist das letzte vergangene Jahr 2024" in said) == (year == 2024)


@r.reads("trends.change.say_exactness")
def _exactness(data: st.DataObject) -> None:
    known = data.draw(st.sampled_from(["exact", "about", "at_least", "at_most"]))
    totals = changes.ComparedTotals(100.0, 110.0, "exact", known, 3, 26)
    assert ("rund, mindestens oder höchstens" in explained.say_exactness(totals)) == (known != "exact")


@r.reads("trends.contributions.say_contributions")
def _contributions(data: st.DataObject) -> None:
    pairs = data.draw(st.lists(st.tuples(r.POSITIVE, r.POSITIVE), max_size=6))
    found = [
        changes.Contributions(name, name, before, after, "exact", "exact", after - before, after / before - 1, "exact")
        for name, (before, after) in zip(r.COUNTIES, pairs, strict=False)
    ]
    said = r.plain(contributions.say_contributions(r.frame(changes.Contributions, found), 2023, 2024))
    if not found:
        assert said == "Kein Gebiet der Auswahl macht zu 2023 und 2024 vergleichbare Angaben."
        return
    if len(found) == 1:
        # Of one alone nobody is counted and nobody is first.
        assert said.startswith(f"2024 gegenüber 2023: {found[0].short_name} ")
        assert r.agrees(r.near(said, f"{found[0].short_name} "), found[0].difference)
        assert "mit mehr" not in said
        return
    up, down = sum(row.difference > 0 for row in found), sum(row.difference < 0 for row in found)
    assert f": {up} mit mehr, {down} mit weniger" in said
    for word, rising in (("größter Zuwachs: ", 1), ("größter Rückgang: ", -1)):
        best = max(
            (row for row in found if row.difference * rising > 0), key=lambda row: row.difference * rising, default=None
        )
        assert (word in said) == (best is not None)
        if best is not None:
            # Those that read alike are listed: „A und B (je +5 €)“.
            names = said.split(word)[1].split(" (")[0]
            assert best.short_name in names
            assert (" und " in names) == ("(je " in said.split(names)[1][:6])
            assert r.agrees(r.near(said, f"{word}{names} ("), best.difference)


@r.reads("trends.pivot.say_cells")
def _cells(data: st.DataObject) -> None:
    value, grows = data.draw(r.POSITIVE), data.draw(st.booleans())
    exactly = data.draw(st.sampled_from(["exact", "at_least"]))
    counties, years, stated = data.draw(st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(1, 16)))
    whole = cells.Cells(
        "",
        "",
        "",
        "",
        True,
        True,
        value,
        counties,
        counties,
        years,
        min(stated, counties * years),
        grows,
        exactly,
    )
    found = [
        cells.Cells(f"Kreis {row}", "", str(2020 + column), "", False, False, value, 1, 1, 1, 1, False, exactly)
        for row in range(counties)
        for column in range(years)
    ]
    said = r.plain(pivot.say_cells(r.frame(cells.Cells, [*found, whole]), ["county"], ["year"], "euros"))
    assert f"{counties} Zeile" in said
    assert f"{years} Spalte" in said
    full = whole.pairs == counties * years and not grows
    assert ("zusammen" in said) == full
    if full:
        assert r.agrees(r.euros_of(said)[0], value)
        assert f"in {counties} Gebiet" in said
        assert ("zusammen mindestens " in said) == (exactly == "at_least")
    assert ("weil eines noch läuft" in said) == grows


@r.reads("trends.spending.say_opened")
def _opened_spending(data: st.DataObject) -> None:
    stage = data.draw(st.sampled_from(list(STAGE)))
    assert f"Stufe „{STAGE[stage]}“" in spending.say_opened(stage)


@r.reads("trends.spending.say_spending")
def _spending(data: st.DataObject) -> None:
    years = data.draw(st.lists(st.one_of(st.none(), st.integers(2020, 2024)), max_size=5))
    found = [
        questions.Spending(
            pd.NA if year is None else year,
            pd.NA if year is None else year,
            pd.NA if year is None else own,
            euros,
            1,
            "exact",
        )
        for year in years
        for own, euros in [data.draw(st.tuples(st.booleans(), r.POSITIVE))]
    ]
    said = r.plain(spending.say_spending(r.frame(questions.Spending, found)))
    stated = [row for row in found if row.spending_from is not pd.NA]
    if not found:
        assert said == "Zu dieser Auswahl nennt keine Quelle ein Budget."
        return
    assert r.agrees(r.euros_of(said)[0], sum(row.euros for row in found))
    if stated:
        assert r.agrees(r.euros_of(said)[1], sum(row.euros for row in stated))
        assert r.agrees(r.euros_of(said)[2], sum(row.euros for row in stated if not row.is_budget_year))
        assert r.agrees(r.shares_of(said)[0], sum(row.euros for row in stated) / sum(row.euros for row in found))


@r.reads("trends.rests.say_rests", "trends.rests.say_balance", "trends.rests.say_needs")
def _rests(data: st.DataObject) -> None:
    finished = data.draw(st.booleans())
    left = data.draw(
        r.rows(
            rest_questions.Rests,
            most=5,
            unspent=r.or_missing(r.MONEY),
            finished=st.just(finished),
            not_granted=r.or_missing(r.MONEY),
        )
    )
    asked = data.draw(r.rows(rest_questions.Needs, most=4))
    given, needed = r.frame(rest_questions.Rests, left), r.frame(rest_questions.Needs, asked)
    known = [row.unspent for row in left if not r.missing(row.unspent)]
    back = [row.not_granted for row in left if row.not_granted > 0]
    said = r.plain(rests.say_rests(given))
    some, none = sum(each > 0 for each in known), sum(each <= 0 for each in known)
    if known and not some:
        assert said.startswith(f"In {none} Gebiet")
        assert "vom Bewilligten nichts übrig" in said
    elif known:
        place = r.figures(said)[0]
        assert place.value == some
        assert (f", in {none} Gebiet" in said) == bool(none)
        middle = r.euros_of(said)[0].value
        assert abs(middle - sum(known)) <= 0.51
        assert ("blieben" in said) == finished
    if back:
        assert r.agrees(r.near(said, "nicht bewilligt wurden "), sum(back))
    told = r.plain(rests.say_needs(needed))
    if asked:
        assert r.agrees(r.euros_of(told)[0], sum(row.euros for row in asked))
        assert told.startswith(f"{len({row.short_name for row in asked})} Gebiet")
    both = r.plain(rests.say_balance(given, needed))
    if known and asked:
        enough = sum(known) >= sum(row.euros for row in asked)
        assert ("nicht gedeckt" in both or "deckt den gemeldeten Mehrbedarf nicht" in both) == (not enough), both
    else:
        assert both == "Restmittel und Mehrbedarf sind nicht beide bekannt; eine Gegenüberstellung ist nicht möglich."


@r.reads("trends.game.say_shares")
def _shares(data: st.DataObject) -> None:
    values = data.draw(st.lists(st.tuples(r.POSITIVE, r.POSITIVE), max_size=6))
    exactly = data.draw(st.sampled_from(["exact", "about", "at_most", "at_least"]))
    found = [
        game_questions.Shares(**(dict.fromkeys(game_questions.Shares._fields) | {
            "short_name": name, "euros": euros, "agreed": agreed, "difference": euros - agreed, "has_figures": True,
            "euros_precision": exactly, "agreed_precision": "exact",
        }))
        for name, (euros, agreed) in zip(r.COUNTIES, values, strict=False)
    ]  # fmt: skip
    said = r.plain(game.say_shares(pd.DataFrame(found, columns=list(game_questions.Shares._fields))))
    assert said.startswith("Rechenspiel")
    if len(found) > 1:
        assert r.agrees(r.euros_of(said)[0], sum(row.euros for row in found))
        word_of = {"exact": "", "about": "rund ", "at_most": "höchstens ", "at_least": "mindestens "}[exactly]
        assert said.startswith(f"Rechenspiel: {word_of}")
        # At most so much may be less than is recorded, at least so much may be more.
        unsure = {"at_most": 1, "at_least": -1}.get(exactly)
        for word, pick, sign in (("größter Zuwachs: ", max, 1), ("größter Rückgang: ", min, -1)):
            row = pick(found, key=lambda row: row.difference)
            told = row.difference * sign > 0 and sign != unsure
            assert (word in said) == told
            if told:
                assert row.short_name in said.split(word)[1].split(" (")[0]
                # A bound that lies beyond what is recorded is passed by as much at least.
                between = {"exact": "", "about": "rund "}.get(exactly, "mindestens ")
                assert said.split(word)[1].split("(")[1].removeprefix("je ").startswith(between)
        if unsure:
            left = sum(row.difference * unsure > 0 or row.difference == 0 for row in found)
            assert (f"bleibt bei {left} Gebiet" in said) == (left > 0)
            assert ("offen, weil nur eine Grenze bekannt ist" in said) == (left > 0)

"""Sentences of the other pages, most of which count: each count is made again by hand."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pandas as pd
import reading as r
from hypothesis import strategies as st

from charts.base import milestones, sources
from charts.county import agreement_marks, agreement_statements, land
from charts.county import figures as county
from charts.county import history as county_years
from charts.deliveries import changes
from charts.deliveries import figures as deliveries
from charts.projects import figures as projects
from charts.projects import line
from data import numbers
from data.code_words import STAGE
from queries import county as county_questions
from queries import deliveries as delivery_questions
from queries import projects as project_questions
from queries.county import land as land_questions

WHO = st.sampled_from(r.COUNTIES)


@r.reads("county.figures.say_budget_chain")
def _chain(data: st.DataObject) -> None:
    blank = dict.fromkeys(county_questions.BudgetChain._fields, float("nan"))
    stages = ("agreed", "granted", "paid", "verified")
    found = [
        blank | {"stage": stage, "euros": data.draw(r.or_missing(r.MONEY)), "precision": "exact"} for stage in stages
    ]
    said = r.plain(county.say_budget_chain(pd.DataFrame(found)))
    known = [(row["stage"], row["euros"]) for row in found if not r.missing(row["euros"])]
    if not known:
        return
    (first, one), two = known[0], known[-1][1]
    assert r.agrees(r.euros_of(said)[0], one)
    if len(known) > 1:
        assert r.agrees(r.euros_of(said)[1], two)
        more = f"mehr als {STAGE[first]}"
        assert (more in said) == (two > one)
        if one and two <= one:
            assert r.agrees(r.shares_of(said)[0], two / one)
    for (before, one), (after, two) in pairwise(known):
        name, other = STAGE[before], STAGE[after]
        lost = f"nicht {other} ({name} − {other}): "
        assert (lost in said) == (one > two)
        if one > two:
            assert r.agrees(r.near(said, lost), one - two)
        elif two > one and len(known) > 2:
            assert r.agrees(r.near(said, f"mehr {other} als {name}: "), two - one)
    gaps = [STAGE[row["stage"]] for row in found if r.missing(row["euros"])]
    assert not gaps or f"keine Angabe: {', '.join(gaps)}" in said


@r.reads("county.land.say_sums")
def _land(data: st.DataObject) -> None:
    blank = dict.fromkeys(land_questions.Sums._fields, 0)
    found = [blank | {"stage": stage, "euros": data.draw(r.or_missing(r.MONEY))} for stage in ("agreed", "granted")]
    said = r.plain(land.say_sums(pd.DataFrame(found), 2024))
    known = [row["euros"] for row in found if not r.missing(row["euros"])]
    assert ("keine Summe des Landes" in said) == (not known)
    assert all(r.agrees(one, other) for one, other in zip(r.euros_of(said), known, strict=True))


@r.reads("county.history.say_history")
def _history(data: st.DataObject) -> None:
    now, before = data.draw(st.tuples(r.or_missing(r.MONEY), r.or_missing(r.MONEY)))
    moved, grows = data.draw(st.booleans()), data.draw(st.booleans())
    blank = dict.fromkeys(county_questions.History._fields, float("nan")) | {"precision": "exact"}
    given = pd.DataFrame(
        [
            blank | {"budget_year": 2023, "euros": before},
            blank | {"budget_year": 2024, "euros": now, "territory_note": "Neues Gebiet." if moved else None},
        ]
    )
    said = r.plain(county_years.say_history(given, 2024, "paid", 2024 if grows else 2026))
    compares = "gegenüber 2023" in said
    assert compares == (not r.missing(now) and not r.missing(before) and not moved and not grows)
    if not r.missing(now):
        assert r.agrees(r.euros_of(said)[0], now)
    if compares:
        assert r.agrees(r.euros_of(said)[1], now - before)


@r.reads("county.figures.say_projects")
def _projects(data: st.DataObject) -> None:
    given = r.table(data, category=r.or_missing(st.integers(1, 4).map(float)), euros=r.or_missing(r.MONEY))
    said = r.plain(county.say_projects(given, "Kreis A", 2024))
    priced = int(given["euros"].notna().sum())
    if len(given):
        assert said.startswith(f"{len(given)} Maßnahme")
        assert f"in {given['category'].dropna().nunique()} Maßnahmenart" in said
        assert (f"für {priced} genannt" in said) == (0 < priced < len(given))
        assert ("nicht genannt" in said) == (not priced)


@r.reads("county.figures.say_agreement", "county.figures.say_county")
def _agreement(data: st.DataObject) -> None:
    found = data.draw(r.rows(county_questions.Agreement, least=1, most=1))
    said = r.plain(county.say_agreement(r.frame(county_questions.Agreement, found), "Kreis A", 2024))
    for day in (found[0].signed_by_ministry_on, found[0].signed_by_county_on):
        assert numbers.day(day) in said
    count = "ein" if found[0].dialogues == 1 else str(found[0].dialogues)
    assert f" {count} Zielsteuerungsdialog" in said
    row = data.draw(r.rows(county_questions.Counties, least=1, most=1, kind=st.sampled_from(list(county.KIND))))[0]
    told = county.say_county(row)
    assert all(part in told for part in (county.KIND[row.kind], row.district, row.seat))


@r.reads("county.agreement_statements.say_commitments")
def _statements(data: st.DataObject) -> None:
    given = r.table(data, commits=st.booleans(), bound=st.sampled_from(["ministry", "county", "both"]))
    given = given.astype({"commits": bool})
    said = r.plain(agreement_statements.say_commitments(given, "Kreis A", 2024))
    bound = Counter(given.loc[given["commits"], "bound"])
    words = {"ministry": "für das Ministerium", "county": "für die Gebietskörperschaft", "both": "für beide Seiten"}
    assert all(f"{many} {words[code]}" in said for code, many in bound.items())
    if len(given):
        assert f"{len(given) - sum(bound.values())} Ziel" in said


@r.reads("county.agreement_marks.say_document", "county.agreement_marks.say_unfound")
def _document(data: st.DataObject) -> None:
    passages, values, promised, lost = data.draw(st.tuples(*[st.integers(1, 9)] * 4))
    text: Any = SimpleNamespace(
        sections=[*(f"stelle-wert-{n}" for n in range(values)), *(f"stelle-aussage-{n}" for n in range(promised))],
        unfound=[SimpleNamespace(label=f"Angabe {n}") for n in range(lost)],
    )
    said = r.plain(agreement_marks.say_document(pd.DataFrame({"section": range(passages)}), text, "Kreis A", 2024))
    assert said.startswith(f"{passages} Abschnitt")
    assert f"{values} Angabe" in said
    told = agreement_marks.say_unfound(text)
    assert told is not None
    assert told.count("Angabe ") == lost


@r.reads("deliveries.changes.say_changes")
def _changes(data: st.DataObject) -> None:
    given = r.table(data, delivery=WHO)
    said = r.plain(changes.say_changes(given, "dem 1. und heute"))
    if len(given):
        assert said.startswith(f"{len(given)} Angabe")
        assert f"durch {given['delivery'].nunique()} Lieferung" in said


@r.reads("deliveries.figures.say_expected")
def _expected(data: st.DataObject) -> None:
    status = st.sampled_from(["missing", "incomplete", "unchecked", "complete", "later"])
    blank = dict.fromkeys(delivery_questions.Expected._fields)
    given = r.table(data, county=WHO, status=status)
    given = given.assign(**{name: None for name in blank if name not in given} | {"decided": "Vorschlag"})
    said = r.plain(deliveries.say_expected(given, 2024, date(2025, 3, 1)))
    many = Counter(given["status"])
    due = given[given["status"].isin(deliveries.OPEN)]
    if len(given):
        assert (f"{many['missing']} fällige" in said or "ine fällige" in said) == bool(many["missing"]) or due.empty
        assert (
            f"{many['incomplete']} ist unvollständig" in said or f"{many['incomplete']} sind unvollständig" in said
        ) == bool(many["incomplete"])
        if len(due):
            assert f"bei {due['county'].nunique()} von {given['county'].nunique()}" in said


@r.reads("deliveries.figures.say_listed")
def _listed(data: st.DataObject) -> None:
    words = {
        "standing": "gültig",
        "checked": "geprüft",
        "provisional": "vorläufig",
        "replaced": "durch neuere ersetzt",
        "withdrawn": "zurückgezogen",
    }
    found = data.draw(r.rows(delivery_questions.Listed, state=st.sampled_from(list(words))))
    said = r.plain(deliveries.say_listed(r.frame(delivery_questions.Listed, found)))
    if found:
        assert said.startswith(f"{len(found)} Lieferung")
        assert all(f"{many} {words[code]}" in said for code, many in Counter(row.state for row in found).items())
        assert numbers.day(found[0].recorded_at) in said


@r.reads("projects.figures.say_found", "projects.figures.say_nothing_found")
def _found(data: st.DataObject) -> None:
    found = data.draw(r.rows(project_questions.Found, most=2))
    said = r.plain(projects.say_found(r.frame(project_questions.Found, found), "juba"))
    if found:
        row = found[0]
        assert said.startswith(f"{row.found} Maßnahme")
        assert f"in {row.counties} Gebiet" in said
        every = row.similar_only == row.found > 1
        assert (f"davon {row.similar_only} nur in ähnlicher" in said) == (bool(row.similar_only) and not every)
        assert (", alle nur in ähnlicher" in said) == every
        assert (f"davon {row.without_year} ohne bekanntes Jahr" in said) == bool(row.without_year)
    near_words = data.draw(r.rows(project_questions.NearestWords, most=3, suggestions=st.just([])))
    filters = pd.DataFrame(columns=list(project_questions.Filters._fields))
    told = r.plain(projects.say_nothing_found(r.frame(project_questions.NearestWords, near_words), filters, "juba"))
    if near_words and near_words[0].found_anywhere:
        assert f"{near_words[0].found_anywhere} Treffer" in told
    elif near_words:
        assert all(f"„{row.word}“" in told for row in near_words if not row.known)


@r.reads("projects.figures.say_priced")
def _priced(data: st.DataObject) -> None:
    stages = st.sampled_from(["agreed", "granted", "unstated"])
    found = data.draw(r.rows(project_questions.PricedStages, least=1, most=3, stage=stages))
    said = r.plain(projects.say_priced(found, "paid"))
    assert "Betrag der Stufe „ausgezahlt“" in said
    assert all(f"{STAGE[row.stage]} {row.projects}" in said for row in found)


@r.reads("projects.figures.say_found_by_year", "projects.figures.say_limits")
def _by_year(data: st.DataObject) -> None:
    given = r.table(data, budget_year=st.integers(2015, 2026), projects=st.integers(0, 40))
    said = r.plain(projects.say_found_by_year(given))
    totals: Counter[int] = Counter()
    for row in given.itertuples():
        totals[row.budget_year] += row.projects
    if totals:
        most = max(totals.values())
        years = [year for year, many in totals.items() if many == most]
        assert f"{most} Maßnahme" in said
        assert all(str(year) in said for year in years) if len(years) <= 3 else f"{len(years)} Jahre" in said
    assert not projects.say_limits("juba", ["juba"], cut=False)
    assert "juba" in projects.say_limits("juba " * 99, ["juba"], cut=True)


@r.reads("projects.line.say_line")
def _line(data: st.DataObject) -> None:
    given = r.table(
        data, budget_year=st.integers(2015, 2026), name=st.sampled_from(["JUBA", "juba ", "Anker"]),
        relation=st.sampled_from(["line", "name"]),
    )  # fmt: skip
    said = r.plain(line.say_line(given))
    if len(given) >= 2:
        years = sorted(set(given["budget_year"]))
        assert str(years[0]) in said
        assert str(years[-1]) in said
        names = {name.strip().casefold() for name in given["name"]}
        assert ("unter demselben Namen" if len(names) == 1 else f"unter {len(names)} Namen") in said
        gaps = [year for year in range(years[0], years[-1]) if year not in years]
        assert ("nicht dabei: " + ", ".join(map(str, gaps)) in said) == bool(gaps)
        doubtful = int((given["relation"] == "name").sum())
        assert (f"{doubtful} Jahr" in said) == bool(doubtful) == said.startswith("So zugeordnet")


@r.reads("base.milestones.say_listed")
def _steps(data: st.DataObject) -> None:
    given = r.table(
        data, target=WHO, state=st.sampled_from(["open", "due", "reached", "dropped"]), value=st.integers(0, 4)
    )
    said = r.plain(milestones.say_listed(given))
    if len(given):
        assert said.startswith(f"{len(given)} Meilenstein")
        assert f" von {given['target'].nunique()} Ziel" in said
        gone = int((given["state"] == "dropped").sum())
        assert ("Ziel entfallen" in said) == (f"{gone}: Ziel entfallen)" in said) == bool(gone)
        waiting = int((given["state"] == "open").sum())
        assert (
            f"davon {waiting} am Tag der jüngsten Meldung noch nicht fällig und ohne Tag des Erreichens" in said
        ) == bool(waiting)
        assert ("noch nicht fällig" in said) == bool(waiting)
        first = {row.target: row.value for row in reversed(list(given.itertuples()))}
        assert f"nach Anzahl als erreicht gemeldet: {sum(first.values())}." in said


@r.reads("base.sources.say_documents")
def _documents(data: st.DataObject) -> None:
    given = r.table(data, document=WHO, publisher=st.just("HMSI"))
    said = r.plain(sources.say_documents(given))
    names = list(dict.fromkeys(given["document"]))
    assert all(f"{name} (HMSI)" in said for name in names[:3])
    assert (f"und {len(names) - 3} weiter" in said) == (len(names) > 3)

"""What the data set `published` says is what the lines of the collection say that it names."""

from __future__ import annotations

import re
from decimal import Decimal

from collection import COLLECTION, SHARED, line_of, shared

from data import published


def origins() -> set[str]:
    files = ("amount", "project", "remark", "contained")
    return {origin for name in files for row in published.rows(name) for origin in row["origin"].split()}


def test_every_line_of_the_collection_is_represented_and_no_other() -> None:
    lines = {f"{prefix}:{line}" for prefix, name in COLLECTION.items() for line, _ in enumerate(shared(name), 2)}
    assert origins() == lines


def test_sums_and_counties_are_those_of_the_lines_they_name() -> None:
    for row in published.rows("amount"):
        found = line_of(row["origin"])
        value = found["value"] if "value" in found else found["amount_eur"]
        # A line may name a sum of both budgets or the parts of its own sum in its note.
        named = re.findall(r"\d{1,3}(?:,\d{3})+", found["note"])
        sums = {Decimal(value), *(Decimal(each.replace(",", "")) for each in named)}
        assert Decimal(row["euros"]) in sums, row
        assert row["county"] == (found["county_ags"] or "06"), row


def test_project_names_are_those_of_the_lines_they_name() -> None:
    projects = shared("published_projects")
    for row in published.rows("project"):
        found = projects[int(row["origin"].split()[0].removeprefix("projects:")) - 2]
        assert (row["county"], row["places"] or "") == (found["county_ags"], found["places"]), row
        if not found["project_name"].startswith("("):
            assert row["name"] == found["project_name"]


def test_only_what_was_put_in_prospect_is_called_announced() -> None:
    for row in published.rows("amount"):
        line = line_of(row["origin"])
        figure = line.get("figure", "")
        # A sum that was agreed may recall the one put in prospect before it.
        said = line["note"] if "agreed" not in figure else ""
        assert (row["stage"] == "announced") == ("in prospect" in said or "announced" in f"{figure} {said}"), row


def test_a_budget_year_its_line_does_not_state_is_marked_as_inferred() -> None:
    for name in ("amount", "project", "remark"):
        for row in published.rows(name):
            for origin in row["origin"].split() if row["budget_year"] else ():
                line, year = line_of(origin), row["budget_year"]
                first, *_, last = line["year"].split("-") * 2
                stated = first <= year <= last or re.search(rf"\b{year} (approval|said)\b", line["note"])
                assert stated or "budget_year" in row["inferred"], row


def test_a_programme_worked_out_from_state_and_esf_money_is_marked_as_inferred() -> None:
    # Where a county reports state and ESF money without naming a budget: the sums and the Maßnahmen paid from them.
    sources = ("weinstadtjournal-mtk", "offenbach-2020-01", "offenbach-2020-06", "familien-blickpunkt-offenbach")
    found = [row for name in ("amount", "project") for row in published.rows(name) if row["source"] in sources]
    assert {row["county"] for row in found} == {"06413", "06436"}
    assert [row for row in found if "programme" not in row["inferred"].split(",")] == []


def test_digital_learning_known_only_from_the_name_is_marked_as_inferred() -> None:
    digital = {row["name"]: row["inferred"] for row in published.rows("project") if row["digital"]}
    assert digital == {"We4Edu": "", "Digitales Lernen": "budget_year,digital,programme"}


def test_a_programme_the_source_leaves_open_is_marked_as_inferred() -> None:
    # Two programmes pay for what these reports name; only for the last one does its report say which of them.
    marked = {row["origin"]: "programme" in row["inferred"].split(",") for row in published.rows("project")}
    expected = {
        "projects:40": True,
        "projects:41": True,
        "projects:42": True,
        "projects:43": True,
        "projects:44": False,
    }
    assert {origin: marked[origin] for origin in expected} == expected
    # A single Maßnahme is of both programmes only where its source says so.
    for row in published.rows("project"):
        if row["programme"] == "AQB_AMB" and "programme" not in row["inferred"].split(","):
            assert "joint AQB + AMB" in line_of(row["origin"])["note"], row


def test_every_population_is_taken_over_with_its_date() -> None:
    taken = {row["county"]: (row["value"], row["measured_on"]) for row in published.rows("county_measure")}
    expected = shared("counties_hessen")
    assert taken == {row["ags"]: (row["population"], row["population_date"]) for row in expected}


def test_the_agreement_is_the_document_of_the_collection() -> None:
    shared("published_figures")
    original = SHARED / "zielvereinbarung_hochtaunuskreis_2023.txt"
    assert published.AGREEMENT.read_bytes() == original.read_bytes()

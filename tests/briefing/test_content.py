"""The Dialogmappe of any county and year: complete, in the same order, and honest about what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import parts
import pytest
import sample
import tiny

from briefing import content, figures, mappe
from briefing.words import PLACE, quotation
from charts.base import headings
from charts.base.columns import Column
from charts.dialogue import words as words
from data.faults import StoreError
from data.store import Store

ORDER = ["commitments", "targets", "milestones", "deviations", "chain", "since_last", "projects", "peers", "results"]
ORDER += ["remarks"]


def test_every_county_has_the_same_parts_in_the_same_order(real: Store) -> None:
    for dataset, county, year in (("demo", "06412", 2025), ("published", "06434", 2023), ("published", "06411", 2019)):
        made = content.dossier(real.facts(dataset), county=county, year=year, day=date(2026, 11, 1))
        assert [part.key for part in made.parts] == ORDER
        # A part is addressed by a German word: #mappe_geld.
        assert set(PLACE) == set(ORDER)
        for part in made.parts:
            assert part.statement
            assert part.measure
            assert part.empty
            assert set(part.columns) <= set(part.frame.columns)


def test_the_hochtaunuskreis_of_2023_is_a_meaningful_paper_without_a_single_percentage(real: Store) -> None:
    made = content.dossier(real.facts("published"), county="06434", year=2023, day=date(2026, 11, 1))
    assert {figure.label: figure.value.replace("\u00a0", " ") for figure in made.figures} == {
        "Budget (vereinbart)": "753.200 €",
        "Maßnahmen": "10",
        "Ziele": "10",
    }
    targets = next(part for part in made.parts if part.key == "targets")
    assert targets.frame["shown_ratio"].isna().all()
    assert len(made.questions) == 3
    assert any(each.citation == "§ 4" and "753.200 Euro" in (each.passage or "") for each in made.references)


def test_a_county_with_nothing_says_so(real: Store) -> None:
    made = content.dossier(real.facts("published"), county="06411", year=2019, day=date(2026, 11, 1))
    assert made.empty
    assert made.questions == []
    assert not made.known
    assert words.say_questions(0, 0, known=made.known).startswith("Ohne Angaben zu diesem Jahr")
    deviations = next(part for part in made.parts if part.key == "deviations")
    assert "keine Ziele erfasst" in deviations.statement == deviations.empty
    assert "keine Zielvereinbarung" in made.summary


def test_invented_data_say_so(real: Store) -> None:
    made = content.dossier(real.facts("demo"), county="06412", year=2025, day=date(2026, 11, 1))
    assert made.invented
    assert "erfunden" in made.dataset_words


def test_a_county_that_does_not_exist_in_the_year_is_refused(real: Store) -> None:
    with pytest.raises(StoreError, match="06415 besteht im Jahr 2025 nicht"):
        content.dossier(real.facts("demo"), county="06415", year=2025)


def test_both_achievements_stand_side_by_side_where_a_deviation_is_documented(real: Store) -> None:
    facts = real.facts("demo")
    found = facts.ask(
        "select target_status.county, target_status.budget_year from adjusted_target "
        "inner join target_status on adjusted_target.target = target_status.target "
        "where adjusted_target.outcome = 'adjusted' and target_status.percent_allowed "
        "and adjusted_target.adjusted_ratio is not null order by all limit 1"
    ).iloc[0]
    made = content.dossier(facts, county=str(found["county"]), year=int(found["budget_year"]), day=date(2026, 11, 1))
    deviations = next(part for part in made.parts if part.key == "deviations")
    row = deviations.frame[deviations.frame["shown_adjusted"].notna()].iloc[0]
    assert row["shown_ratio"] != row["shown_adjusted"]
    assert row["rule_words"]
    assert row["cause"]


class TestIds:
    DAY = date.today()

    def test_every_key_figure_is_found_again_under_its_id(self, real: Store) -> None:
        for dataset, county, year in (("demo", "06412", 2025), ("demo", "06434", 2023), ("published", "06434", 2023)):
            facts = figures.at_day(real, dataset, self.DAY)
            printed = figures.key_figures(facts, county=county, year=year, programme="AQB")
            assert printed
            for figure in printed:
                assert figures.by_id(real, figure.id)[0] == figure

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("753.200 €", "keine Kennung"),
            ("a.b.c.d.e.f.g", "keine Kennung"),
            ("geheim.06434.2023.AQB.agreed.{day}.S-1", "Den Datensatz „geheim“ der Kennung gibt es hier nicht"),
            ("published.06434.2023.AQB.agreed.{day}.S-0", "Die Regelfassung „S\u20110“ gibt es nicht mehr"),
            ("published.06434.2023.AQB.paid.{day}.S-1", "keine Angabe mehr: Budget \\(ausgezahlt\\)"),
            ("published.06434.2023.AQB.mood.{day}.S-1", "Die Größe „mood“ der Kennung gibt es nicht"),
        ],
    )
    def test_an_id_that_cannot_be_answered_says_what_is_gone(self, real: Store, text: str, says: str) -> None:
        with pytest.raises(figures.FigureGone, match=says):
            figures.by_id(real, text.format(day=f"{self.DAY:%Y%m%d}"))

    def test_an_id_of_an_older_paper_names_a_day_and_stands_for_its_end(self, real: Store) -> None:
        newest = figures.key_figures(real.facts("published"), county="06434", year=2023, programme="AQB")[0]
        old = str(replace(figures.parse(newest.id), stand=self.DAY))
        assert figures.by_id(real, old)[0] == newest

    def test_an_id_shows_for_ever_what_it_showed_also_after_a_correction_on_the_same_day(self, tmp_path: Path) -> None:
        with tiny.open_sound(tmp_path) as store:
            printed = figures.key_figures(store.facts(tiny.DATASET), county=tiny.COUNTY, year=2024, programme="AQB")
            correction = tiny.amount(euros=1, precision="at_least", delivery="d2")
            tiny.record(store, {"amount": [correction]}, delivery="d2")
            for figure in printed:
                assert figures.by_id(store, figure.id)[0] == figure
            now = figures.key_figures(store.facts(tiny.DATASET), county=tiny.COUNTY, year=2024, programme="AQB")
            assert (printed[0].value, now[0].value) == ("1.000\xa0€", "mindestens 1\xa0€")
            with pytest.raises(figures.FigureGone, match=r"Den Stand Nr\. 99 der Kennung gibt es"):
                figures.by_id(store, str(replace(figures.parse(printed[0].id), stand=99)))

    @pytest.mark.parametrize("stand", [date(2024, 9, 30), 4711])
    def test_an_id_is_read_as_it_is_printed(self, stand: int | date) -> None:
        name = figures.Name("demo", "06412", 2025, "AQB", "paid", stand, "S-1")
        assert figures.parse(f"  {name} ") == name
        # as readers of PDF copy it: broken over lines, with marks without a width, the hyphen as a soft one
        copied = str(name).replace(".AQB", "\u200b.AQB").replace("paid", "pa\nid").replace("-", "\u00ad")
        assert figures.parse(copied) == name
        assert figures.parse(str(replace(name, measure="good"))).measure == "good"


def test_milestones_are_a_table_of_their_own_days(real: Store) -> None:
    facts = real.facts("demo")
    counties = ("06434", "06412", "06431", "06437")
    made = [content.dossier(facts, county=each, year=2025, day=date(2026, 9, 30)) for each in counties]
    parts = [part for each in made for part in mappe.content(each)["parts"] if part["title"] == headings.MILESTONES]
    assert parts
    for part in parts:
        assert part["kind"] == "table"
        assert part["head"][:2] == ["fällig am", "Meilenstein"]
        assert not {"erreicht", "Meldung vom"} & set(part["head"]), "said once, at the target"


def test_the_numbers_of_a_target_say_their_unit(real: Store) -> None:
    """Each target is of another unit, and its values stand below each other without a column that says which."""
    made = content.dossier(real.facts("demo"), county="06631", year=2026, day=date(2026, 11, 30))
    (part,) = [each for each in mappe.content(made)["parts"] if each["title"] == headings.TARGETS]
    said = {row["title"]: {field["label"]: field["value"] for field in row["fields"]} for row in part["rows"]}
    rate = said["Mittel bis zum Jahresende wie geplant abrufen"]
    assert (rate["ΔPL"], rate["Vorjahr"]) == ("−5,2\xa0Prozentpunkte", "29,8\xa0%")
    places = said["Besetzte Plätze in Ausbildung und Ausbildungscoaching"]
    assert (places["ΔPL"], places["Vorjahr"]) == ("−12\xa0Plätze", "41\xa0Plätze")


def test_what_a_document_says_is_quoted_with_single_marks_within() -> None:
    told = quotation("Ziele:\n– Durchführung von „KOLLEKA (Kollegiale Lernkette)“ \n")
    assert told == "„Ziele: / – Durchführung von ‚KOLLEKA (Kollegiale Lernkette)‘“"
    assert quotation(" \n") == ""


def test_a_former_name_stands_beside_the_new_one_and_takes_no_column() -> None:
    part = parts.projects(["Lotse 2.0", "Werkstatt"])
    frame = part.frame.assign(previous_name=["Lotse", None])
    part = replace(part, frame=frame, columns={**part.columns, "previous_name": Column("Name im Vorjahr")})
    full = next(each for each in mappe.content(replace(sample.ordinary(), parts=[part]))["parts"])
    assert "Name im Vorjahr" not in full["head"]
    assert [row[0] for row in full["rows"]] == ["Lotse 2.0 (im Vorjahr: Lotse)", "Werkstatt"]


def test_a_chain_without_a_sum_says_so_at_each_stage() -> None:
    unknown = parts.chain(None, None, None, None)
    full = next(each for each in mappe.content(replace(sample.ordinary(), parts=[unknown]))["parts"])
    assert full["head"] == ["Angabe", "vereinbart", "bewilligt", "ausgezahlt", "nachgewiesen"]
    assert full["rows"] == [["Betrag in Euro", *["nicht gemeldet"] * 4]]
    unsaid = replace(unknown, frame=unknown.frame.assign(missing=None))
    full = next(each for each in mappe.content(replace(sample.ordinary(), parts=[unsaid]))["parts"])
    assert full["rows"] == [["Betrag in Euro", *["keine Angabe"] * 4]]

"""Headings of the Maßnahmenarten, the lists of Maßnahmen below them, and the money of § 4."""

from __future__ import annotations

import pytest
from agreement_text import ALL_FOUR, HEADINGS, READ_BACK, agreement, granted, listed, problems, read

from data.readers.as_json import as_json


class TestHeadingsOfTheMassnahmenarten:
    @pytest.mark.parametrize(
        ("number", "written"),
        [
            (1, "1. Ausbildungs- und Qualifizierungsvorbereitung (einschließlich gesundheitsfördernder Maßnahmen)"),
            (1, "**1. Ausbildungsvorbereitung**"),
            (1, "I. Ausbildungsvorbereitung"),
            (1, "a) Ausbildungsvorbereitung:"),
            (1, "1. Maßnahmen zur Ausbildungsvorbereitung"),
            (1, "1. Ausbildungs-\nvorbereitung"),
            (2, "2. Ausbildung und Ausbildungscoaching"),
            (2, "2. Ausbildung und Ausbildungscoaching\n   in anerkannten Ausbildungsberufen"),
            (3, "3. Qualifizierungsprojekte zur Arbeitsmarktintegration,\nFachkräftesicherung"),
            (4, "4. Weiterbildungen des Fachpersonals"),
            (4, "4. Weiterbildungsmaßnahmen für Personal der\nLandkreise und kreisfreien Städte"),
        ],
    )
    def test_are_known_in_any_wording_and_over_two_lines(self, number: int, written: str) -> None:
        text = agreement(projects=ALL_FOUR)
        heading = f"{number}. {HEADINGS[number]}"
        assert text.count(heading) == 1
        assert listed(text.replace(heading, written)) == READ_BACK

    @pytest.mark.parametrize(
        "name",
        [
            "Qualifizierungsprojekte Holz",
            "Ausbildungsvorbereitung plus",
            "Weiterbildungen des Fachpersonals der GU",
            "2. Chance",
            "Los, den 1.1.2024 beginnt es",
            "§ 16h SGB II",
            "QuBiT, Förderung von Müttern und Bescheid wissen in besonderen Lebenslagen im Wetteraukreis",
        ],
    )
    def test_are_not_confused_with_a_project(self, name: str) -> None:
        text = agreement(projects={1: ["Erstes", name, "Letztes"], 3: ["Sprache"]})
        assert listed(text) == [(1, "Erstes"), (1, name), (1, "Letztes"), (3, "Sprache")]

    def test_in_unknown_words_count_by_their_number_with_a_warning(self) -> None:
        text = agreement(projects=ALL_FOUR).replace(f"2. {HEADINGS[2]}", "2. Sonstige Vorhaben")
        assert listed(text) == READ_BACK
        assert [(p.field, p.severity) for p in read(text).problems] == [("projects", "warning")]

    def test_in_unknown_words_with_a_number_another_has_are_an_error(self) -> None:
        text = agreement(projects=ALL_FOUR).replace(f"2. {HEADINGS[2]}", "3. Sonstige Vorhaben")
        assert listed(text) == [(1, "Werkstatt Nord"), (3, "Sprache"), (4, "Team")]
        assert [(p.field, p.severity) for p in read(text).problems] == [("projects", "error")]


class TestTheListOfProjects:
    def test_goes_on_after_a_blank_line_and_a_page_break(self) -> None:
        text = agreement().replace(
            "- Werkstatt Nord\n", "- Werkstatt Nord\n\nSeite 2 von 5\nZielvereinbarung 2024\n\n- Zweite\n"
        )
        assert listed(text) == [(1, "Werkstatt Nord"), (1, "Zweite"), (3, "Sprache und Beruf")]
        assert read(text).problems == []

    def test_ends_where_the_text_goes_on_even_without_a_blank_line(self) -> None:
        text = agreement(projects=ALL_FOUR).replace("- Team\n\n", "- Team\n")
        assert listed(text)[-1] == (4, "Team")

    def test_loses_the_numbers_when_every_project_has_the_next_one(self) -> None:
        assert listed(agreement(bullet="", projects={1: ["1. Holz", "2. Metall"], 3: ["2. Chance"]})) == [
            (1, "Holz"),
            (1, "Metall"),
            (3, "2. Chance"),
        ]

    def test_warns_of_a_line_without_a_bullet_between_bullets(self) -> None:
        text = agreement().replace("- Werkstatt Nord\n", "- Werkstatt Nord\n\nVerloren Geglaubtes\n\n- Zweite\n")
        assert (1, "Zweite") in listed(text)
        assert "Verloren Geglaubtes" in problems(text)["projects"]

    def test_keeps_the_line_and_section_of_every_project(self) -> None:
        project = read(agreement(projects={1: ["Werkstatt\n  Nord"]})).projects[0]
        assert (project.section, project.passage) == ("§ 4", "- Werkstatt\nNord")

    def test_survives_ligatures_and_soft_hyphens(self) -> None:
        text = agreement(projects={1: ["Werk\u00adstatt \ufb01t", "UN\u00adKonvention", "Werk\ufffestatt"]})
        assert [name for _, name in listed(text)] == ["Werkstatt fit", "UN-Konvention", "Werkstatt"]


class TestTheMoney:
    @pytest.mark.parametrize(
        "sentence",
        [
            "Haushaltsmittel im Jahr 2024:\n- Ausbildungs- und Qualifizierungsbudget: 452.700 Euro\n"
            "- Arbeitsmarktbudget: 83.100 Euro",
            "Haushaltsmittel im Jahr 2024: AQB 452.700 Euro und AMB 83.100 Euro, zusammen 535.800 Euro.",
            "Haushaltsmittel in Höhe von insgesamt 535.800 Euro, davon 452.700 Euro aus dem Ausbildungs- und "
            "Qualifizierungsbudget und 83.100 Euro aus dem Arbeitsmarktbudget.",
            "Aus dem Ausbildungs- und Qualifizierungsbudget werden Haushaltsmittel in Höhe von 452.700 Euro "
            "bereitgestellt. Aus dem Arbeitsmarktbudget werden 83.100 Euro bereitgestellt.",
            "Im Rahmen des AQB und des AMB: Haushaltsmittel von 452.700 Euro aus dem AQB und 83.100 Euro aus dem AMB.",
        ],
    )
    def test_belongs_to_the_programme_named_with_it(self, sentence: str) -> None:
        found = granted(sentence)
        assert as_json(found)["programmes"] == [
            {"code": "AQB", "amount_eur": 452700},
            {"code": "AMB", "amount_eur": 83100},
        ]
        assert (found.total_eur, found.problems) == (535800, [])

    @pytest.mark.parametrize(
        "more",
        [
            "Die 1.140.300 Euro werden auf Antrag bewilligt.",
            "Davon sind 50.000 Euro für Teilzeitausbildung vorgesehen.",
        ],
    )
    def test_is_not_doubled_by_repetitions_and_parts(self, more: str) -> None:
        found = granted(f"Haushaltsmittel in Höhe von 1.140.300 Euro werden bereitgestellt. {more}")
        assert (found.total_eur, found.problems) == (1140300, [])

    @pytest.mark.parametrize("written", ["1’140’300 Euro", "1.140.300 EURO", "€ 1.140.300", "1.140.300,– EUR"])
    def test_is_read_with_any_grouping_and_currency(self, written: str) -> None:
        assert granted(f"Haushaltsmittel in Höhe von {written}.").total_eur == 1140300

    @pytest.mark.parametrize(
        "sentence",
        [
            "Haushaltsmittel in Höhe von 1. 140.300 Euro.",
            "Haushaltsmittel: 500.000 Euro und 300.000 Euro.",
            "Haushaltsmittel in Höhe von 752.2000 Euro.",
        ],
    )
    def test_is_never_guessed(self, sentence: str) -> None:
        found = granted(sentence)
        assert found.total_eur is None
        assert [(p.field, p.severity) for p in found.problems] == [("total_eur", "error")]

    def test_keeps_cents(self) -> None:
        assert as_json(granted("Haushaltsmittel in Höhe von 1.140.300,50 Euro."))["total_eur"] == 1140300.5

    def test_of_the_predecessor_is_an_ausbildungsbudget(self) -> None:
        text = agreement(money="Haushaltsmittel in Höhe von 83.100 Euro aus dem Ausbildungsbudget.")
        assert [p.code for p in read(text.replace("Ausbildungs- und Qualifizierungsb", "Ausbildungsb")).programmes] == [
            "AB"
        ]

    def test_missing_for_a_programme_of_the_title_is_a_warning(self) -> None:
        text = agreement(
            money="Haushaltsmittel in Höhe von 83.100 Euro aus dem Ausbildungs- und Qualifizierungsbudget."
        )
        both = text.replace("Qualifizierungsbudgets\n", "Qualifizierungsbudgets und des Arbeitsmarktbudgets\n", 1)
        assert "AMB" in problems(both)["programmes"]


@pytest.mark.parametrize("name", ["Haush", "Haushalt", "insges", "Haushaltsmittel", "Ministerium"])
def test_a_massnahme_named_by_a_word_of_the_grant_or_its_beginning_does_not_take_its_sum(name: str) -> None:
    found = read(agreement(projects={2: [name]}))
    assert (found.total_eur, [each.name for each in found.projects]) == (1140300, [name])

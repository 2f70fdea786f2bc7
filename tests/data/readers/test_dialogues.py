"""How many Zielsteuerungsdialoge are agreed: understood where it is clear, asked about where it is not."""

from __future__ import annotations

import pytest
from agreement_text import agreement, changed, faults, problems, read

ONE = "führen im Jahr 2023 einen Zielsteuerungsdialog"


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("führen jährlich einen Zielsteuerungsdialog", 1),
        ("führen im zweiten Quartal einen Zielsteuerungsdialog", 1),
        ("führen zwei Mal jährlich einen Zielsteuerungsdialog", 2),
        ("führen zweimal jährlich einen Zielsteuerungsdialog", 2),
        ("führen 2x jährlich einen Zielsteuerungsdialog", 2),
        ("führen 2 x im Jahr einen Zielsteuerungsdialog", 2),
        ("führen 2 mal im Jahr einen Zielsteuerungsdialog", 2),
        ("führen 2-mal pro Jahr einen Zielsteuerungsdialog", 2),
        ("führen je Halbjahr einen Zielsteuerungsdialog", 2),
        ("führen pro Halbjahr einen Zielsteuerungsdialog", 2),
        ("führen in jedem Halbjahr zwei Zielsteuerungsdialoge", 4),
        ("führen je Quartal einen Zielsteuerungsdialog", 4),
        ("führen einmal im Quartal einen Zielsteuerungsdialog", 4),
        ("führen quartalsweise Zielsteuerungsdialoge", 4),
        ("führen monatlich einen Zielsteuerungsdialog", 12),
        ("führen drei (3) Zielsteuerungsdialoge", 3),
        ("führen einen Ziel-steuerungsdialog", 1),
        ("führen zwei Ziel steuerungsdialoge", 2),
        ("führen bis zum 30. September einen Zielsteuerungsdialog", 1),
        ("führen einen Zielsteuerungsdialog, in dem zwei Themen oder mehr besprochen werden, und", 1),
        ("führen, wie in § 6 Zielsteuerungsdialoge geregelt, einen Zielsteuerungsdialog", 1),
        ("treffen sich: Es findet ein Zielsteuerungsdialog statt", 1),
        ("vereinbaren: Im Jahr 2023 finden zwei Zielsteuerungsdialoge statt und werden protokolliert", 2),
        ("vereinbaren: Zielsteuerungsdialoge finden halbjährlich statt", 2),
        ("verpflichten sich zu einem jährlichen Austausch und führen drei Zielsteuerungsdialoge", 3),
    ],
)
def test_a_clear_sentence_is_understood(sentence: str, number: int) -> None:
    text = changed((ONE, sentence))
    assert (read(text).dialogues, faults(text)) == (number, [])


@pytest.mark.parametrize(
    "sentence",
    [
        "führen ein bis zwei Zielsteuerungsdialoge",
        "führen einen oder zwei Zielsteuerungsdialoge",
        "führen 1-2 Zielsteuerungsdialoge",
        "führen mindestens zwei Zielsteuerungsdialoge",
        "führen höchstens zwei Zielsteuerungsdialoge",
        "führen bis zu zwei Zielsteuerungsdialoge",
        "führen anstelle von zwei nur einen Zielsteuerungsdialog",
        "führen alle zwei Jahre einen Zielsteuerungsdialog",
        "führen alle sechs Monate einen Zielsteuerungsdialog",
        "führen im Frühjahr und im Herbst einen Zielsteuerungsdialog",
        "führen in jedem der vier Quartale einen Zielsteuerungsdialog",
        "führen einen ersten und einen zweiten Zielsteuerungsdialog",
        "führen in zwei Rechtskreisen einen Zielsteuerungsdialog",
        "führen bei Bedarf einen Zielsteuerungsdialog",
        "führen auf Wunsch eines Partners einen Zielsteuerungsdialog",
        "führen einen Zielsteuerungsdialog je Rechtskreis",
        "führen einen Zielsteuerungsdialog bei Bedarf",
        "führen regelmäßig Zielsteuerungsdialoge",
        "führen zweimal jährlich zwei Zielsteuerungsdialoge",
        "führen drei (4) Zielsteuerungsdialoge",
        "führen zweimonatlich einen Zielsteuerungsdialog",
        "haben im Jahr 2022 zwei Zielsteuerungsdialoge geführt",
        "haben im Vorjahr zwei Zielsteuerungsdialoge geführt",
    ],
)
def test_a_range_a_condition_and_another_year_are_no_number(sentence: str) -> None:
    text = changed((ONE, sentence))
    assert read(text).dialogues is None
    assert faults(text) == [("dialogues", "warning")]


@pytest.mark.parametrize("number", ["§ 6", "Artikel 6", "Paragraph 6", "Nr. 6", "Ziffer 6", "Abschnitt 6"])
def test_the_number_of_a_section_counts_none(number: str) -> None:
    text = agreement(dialogue=f"stimmen die in {number} Zielsteuerungsdialoge genannten Themen ab.")
    assert read(text).dialogues is None


@pytest.mark.parametrize("heading", ["6) ", "6.1 ", "(1) Ort\n\n(2) "])
def test_the_number_of_a_heading_hides_none(heading: str) -> None:
    text = changed(("§ 6\n\nZielsteuerungsdialoge", f"§ 6\n\n{heading}Zielsteuerungsdialoge"))
    assert (read(text).dialogues, faults(text)) == (1, [])


def test_what_is_not_understood_is_shown() -> None:
    assert "bei Bedarf" in problems(changed((ONE, "führen bei Bedarf einen Zielsteuerungsdialog")))["dialogues"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ONE, f"haben im Jahr 2022 zwei Zielsteuerungsdialoge geführt. 2023 {ONE}"),
        ("Präambel\n", "Präambel\n\nIn den vergangenen fünf Jahren gab es fünf Zielsteuerungsdialoge.\n"),
        ("§ 7\n", "Im Zielsteuerungsdialog werden gegebenenfalls Abweichungen besprochen.\n\n§ 7\n"),
    ],
)
def test_talk_about_other_dialogues_hides_no_number(old: str, new: str) -> None:
    text = changed((old, new))
    assert (read(text).dialogues, faults(text)) == (1, [])


def test_more_on_demand_leave_the_agreed_number_with_a_warning() -> None:
    text = changed(("§ 7\n", "Bei Bedarf werden weitere Zielsteuerungsdialoge geführt.\n\n§ 7\n"))
    assert (read(text).dialogues, faults(text)) == (1, [("dialogues", "warning")])


def test_at_least_one_is_one_with_a_warning() -> None:
    text = changed((ONE, "führen mindestens einen Zielsteuerungsdialog"))
    assert (read(text).dialogues, faults(text)) == (1, [("dialogues", "warning")])


@pytest.mark.parametrize(
    "sentence",
    [
        "Von drei vorgeschlagenen Zielsteuerungsdialogen wird einer geführt.",
        "Von den vier geplanten Zielsteuerungsdialogen finden 2024 zwei statt.",
        "Das Ergebnis der zwei Zielsteuerungsdialoge des Jahres 2023 ist Grundlage des Zielsteuerungsdialogs 2024.",
    ],
)
def test_a_number_of_another_plan_or_year_is_told(sentence: str) -> None:
    whole = "Beide Seiten führen im Jahr 2024 einen Zielsteuerungsdialog zum Stand der Umsetzung."
    found = read(agreement().replace(whole, sentence))
    assert found.dialogues is None
    assert "dialogues" in {each.field for each in found.problems}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("führen Zielsteuerungsdialoge, im Jahr 2024: 2.", 2),
        ("führen Zielsteuerungsdialoge (im Jahr 2024: zwei).", 2),
        ("führen Zielsteuerungsdialoge, im Jahr 2023: 3, im Jahr 2024: 2.", 2),
        ("führen Zielsteuerungsdialoge. Zielsteuerungsdialoge 2024: 1", 1),
        ("führen zwei Zielsteuerungsdialoge. Einer der beiden Zielsteuerungsdialoge findet im Mai statt.", 2),
    ],
)
def test_a_number_of_the_year_is_read_and_a_part_of_it_says_nothing_new(sentence: str, number: int) -> None:
    text = agreement(dialogue=sentence)
    assert read(text).dialogues == number
    assert "dialogues" not in problems(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "führen einen der beiden Zielsteuerungsdialoge im Mai.",
        "sind sich einig. Einer der beiden Zielsteuerungsdialoge findet im Mai statt.",
        "sind sich einig. Eines der zwei Zielsteuerungsdialoge führt der Kreis.",
        "führen zwei Zielsteuerungsdialoge. Einer der drei Zielsteuerungsdialoge findet im Mai statt.",
        "führen im ersten Halbjahr einen und im zweiten einen Zielsteuerungsdialog.",
        "führen in der ersten Jahreshälfte einen und in der zweiten zwei Zielsteuerungsdialoge.",
        "führen etwa zwei Zielsteuerungsdialoge.",
        "führen ca. 2 Zielsteuerungsdialoge.",
        "führen rd. 2 Zielsteuerungsdialoge.",
        "führen max. 2 Zielsteuerungsdialoge.",
        "führen mind. 2 Zielsteuerungsdialoge.",
        "führen voraussichtlich zwei Zielsteuerungsdialoge.",
        "führen grundsätzlich einen Zielsteuerungsdialog.",
        "führen Zielsteuerungsdialoge, im Jahr 2024: 13.",
    ],
)
def test_a_number_that_is_not_sure_is_told_with_its_passage(sentence: str) -> None:
    text = agreement(dialogue=sentence)
    assert read(text).dialogues is None
    assert "Zielsteuerungsdialog" in problems(text)["dialogues"].partition("nennt")[0]

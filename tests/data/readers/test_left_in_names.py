"""What stands beside a name in other words than figures: read where it is plain, told where it stays in the name."""

from __future__ import annotations

import pytest
from agreement_text import HEADINGS, agreement, faults, listed, problems, read

LIST_START, LIST_END = f"1. {HEADINGS[1]}", "\nDie Förderung erfolgt"
BOTH = [(1, "Werkstatt"), (3, "Sprache")]


def under_1(body: str) -> str:
    text = agreement(projects={})
    body = f"{LIST_START}\n{body}\n3. {HEADINGS[3]}\n- Sprache\n"
    return text[: text.index(LIST_START)] + body + text[text.index(LIST_END) :]


@pytest.mark.parametrize(
    ("beside", "places"), [("(zwölf Plätze)", 12), ("– bis zu fünfzehn Ausbildungsplätze", 15), ("(12 Plätze)", 12)]
)
def test_places_written_out_are_read_as_figures_are(beside: str, places: int) -> None:
    text = under_1(f"- Werkstatt {beside}")
    assert listed(text) == BOTH
    assert read(text).projects[0].places == places


def test_a_word_before_the_noun_that_is_no_number_stays_in_the_name() -> None:
    assert listed(under_1("- Werkstatt, freie Plätze"))[0] == (1, "Werkstatt, freie Plätze")


@pytest.mark.parametrize(
    "line",
    [
        "mindestens 70 % der Teilnehmenden schließen die Maßnahme ab",
        "höchstens 10 % Abbrüche",
        "- mindestens 12 Beratungen im Betrieb",
    ],
)
def test_a_bound_with_a_number_below_a_name_is_its_target(line: str) -> None:
    text = under_1(f"- Werkstatt\n  {line}")
    assert listed(text) == BOTH
    assert [(each.project, each.name) for each in read(text).targets] == [("Werkstatt", line.removeprefix("- "))]


def test_a_bound_goes_on_with_a_name_that_waits_for_more() -> None:
    assert listed(under_1("- Werkstatt für\n  bis zu 12 Jugendliche"))[0] == (1, "Werkstatt für bis zu 12 Jugendliche")


@pytest.mark.parametrize(
    ("goal", "name"),
    [("12 Beratungen je Monat", "12 Beratungen je Monat"), ("20 bis 25 Teilnehmende", "20 bis 25 Teilnehmende"),
     ("40 Teilnehmende", "40 Teilnehmende")],
)  # fmt: skip
def test_a_target_keeps_the_words_that_say_more_than_its_number(goal: str, name: str) -> None:
    assert [each.name for each in read(under_1(f"- Werkstatt\n  Ziel: {goal}")).targets] == [name]


@pytest.mark.parametrize(
    ("goal", "participants"),
    [("20 bis 25 Teilnehmende", None), ("8 Teilnehmende je Kurs", None), ("40 Teilnehmende bis 31.12.2024", 40)],
)
def test_a_band_or_a_number_each_time_is_not_how_many_take_part(goal: str, participants: int | None) -> None:
    assert read(under_1(f"- Werkstatt\n  Ziel: {goal}")).projects[0].participants == participants


@pytest.mark.parametrize("sign", ["•", "▪", "→"])
def test_a_point_within_a_name_may_be_two_names(sign: str) -> None:
    assert "kann mehrere Maßnahmen nennen" in problems(under_1(f"- Werkstatt {sign} Fahrschule"))["projects"]


@pytest.mark.parametrize(
    "words", ["(wird nicht fortgeführt)", "– ausgelaufen", "(eingestellt)", "(wurde beendet)", "(nicht mehr gefördert)"]
)
def test_a_project_that_has_ended_is_asked_about(words: str) -> None:
    assert ("projects", "error") in faults(under_1(f"- Werkstatt\n- Fahrschule {words}"))


def test_no_name_with_a_remark_names_nothing() -> None:
    text = under_1("- Werkstatt\n- N. N. (in Planung)")
    assert listed(text) == BOTH
    assert "nennt keine Maßnahme" in problems(text)["projects"]


@pytest.mark.parametrize("again", [f"Fortsetzung {LIST_START}", f"{LIST_START} (Fortsetzung)"])
def test_a_heading_that_goes_on_over_the_page_begins_nothing(again: str) -> None:
    text = under_1(f"- Werkstatt\n\n{again}\n- Zweite")
    assert listed(text) == [(1, "Werkstatt"), (1, "Zweite"), (3, "Sprache")]
    assert ("projects", "error") not in faults(text)

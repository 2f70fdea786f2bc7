"""Milestones in the text of an agreement: read when written plainly below a Maßnahme, else told and not read."""

from __future__ import annotations

from datetime import date

import pytest
from agreement_text import COUNTIES, agreement

from data.readers.agreement import read_agreement
from data.readers.reading import Reading

ONE_LINE = "Meilensteine: 31.03.2024: Konzept liegt vor; 30.09.2024: erste Gruppe beginnt"
READ = [("Konzept liegt vor", date(2024, 3, 31)), ("erste Gruppe beginnt", date(2024, 9, 30))]


def read(below: str, before: str = "") -> Reading:
    """An agreement with „Werkstatt Nord“ and lines below it, and two more Maßnahmen."""
    text = agreement(projects={1: [f"Werkstatt Nord\n{below}", "Startbahn"], 3: ["Sprache und Beruf"]})
    return read_agreement(text.replace("Finanziert werden", f"{before}Finanziert werden", 1), COUNTIES)


def steps(reading: Reading) -> list[tuple[str | None, list[tuple[str, date]]]]:
    return [
        (target.project, [(each.name, each.due_on) for each in target.milestones])
        for target in reading.targets
        if target.kind == "milestone"
    ]


def said(reading: Reading) -> list[str]:
    return [problem.message for problem in reading.problems if problem.field == "targets"]


@pytest.mark.parametrize(
    "below",
    [
        f"  {ONE_LINE}",
        f"  {ONE_LINE}.",
        "  Meilensteine: bis 31. März 2024: Konzept liegt vor; bis zum 30.09.2024 – erste Gruppe beginnt",
        "  Meilensteine: 31.03.2024: Konzept liegt vor;\n  30.09.2024: erste Gruppe\n  beginnt",
        "  Meilensteine:\n    - 31.03.2024: Konzept liegt vor\n    - 30.09.2024: erste Gruppe beginnt",
        "  Meilensteine:\n  31.03.2024: Konzept liegt vor;\n  30.09.2024: erste Gruppe beginnt",
        "  Meilensteine:\n    - Konzept liegt vor (bis 31.03.2024)\n    - erste Gruppe beginnt (30.09.2024)",
        f"  20 Plätze\n  {ONE_LINE}",
    ],
)
def test_plain_milestones_below_a_name_are_its_target(below: str) -> None:
    reading = read(below)
    assert steps(reading) == [("Werkstatt Nord", READ)]
    assert said(reading) == []
    assert [each.name for each in reading.projects] == ["Werkstatt Nord", "Startbahn", "Sprache und Beruf"]
    [target] = [each for each in reading.targets if each.kind == "milestone"]
    assert (target.value, target.cited.section) == (2, "§ 4")


def test_a_name_behind_the_label_says_whose_they_are() -> None:
    reading = read("", before=f"{ONE_LINE.replace('Meilensteine', 'Meilensteine zu „Sprache und Beruf“')}\n\n")
    assert steps(reading) == [("Sprache und Beruf", READ)]


@pytest.mark.parametrize(
    ("below", "why"),
    [
        ("  Meilensteine: 31.02.2024: Konzept; 30.09.2024: Beginn", "den Tag „31.02.2024“ gibt es nicht"),
        ("  Meilensteine: Konzept im Frühjahr; 30.09.2024: Beginn", "nennt nicht genau einen Tag"),
        ("  Meilensteine: 31.03.2024: Konzept, Start am 30.09.2024", "nennt nicht genau einen Tag"),
        ("  Meilensteine: 31.03.2034: Konzept", "liegt fern vom Haushaltsjahr 2024"),
        ("  Meilensteine: 31.03.2024: Konzept\n  Abschluss im Herbst", "kann dazugehören"),
        ("  Meilensteine:\n  - 31.03.2024: Konzept\n  - Abschluss im Herbst", "kann einer ohne Tag sein"),
        (f"  {ONE_LINE}\n  {ONE_LINE}", "kann dazugehören"),
    ],
)
def test_what_is_not_plain_is_told_and_not_read(below: str, why: str) -> None:
    reading = read(below)
    assert steps(reading) == []
    assert any(why in message for message in said(reading)), said(reading)
    assert all(message.endswith("Bitte mit der Vorlage „Ziele“ liefern.") for message in said(reading))


def test_milestones_of_one_project_at_two_places_are_told_and_not_read() -> None:
    reading = read(
        f"  {ONE_LINE}", before=f"{ONE_LINE.replace('Meilensteine', 'Meilensteine zu „Werkstatt Nord“')}\n\n"
    )
    assert steps(reading) == []
    assert len(said(reading)) == 2
    assert "an mehreren Stellen" in said(reading)[0]


def test_milestones_of_no_known_project_are_told_and_not_read() -> None:
    reading = read("", before=f"{ONE_LINE}\n\n")
    assert steps(reading) == []
    assert "stehen bei keiner Maßnahme" in said(reading)[0]
    reading = read("", before=f"{ONE_LINE.replace('Meilensteine', 'Meilensteine zu „Werkstatt Süd“')}\n\n")
    assert steps(reading) == []
    assert "stehen bei keiner Maßnahme" in said(reading)[0]


def test_a_text_without_milestones_is_read_as_before() -> None:
    reading = read("")
    assert steps(reading) == []
    assert said(reading) == []

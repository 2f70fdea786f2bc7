"""Tables of sums as offices set them: rows with short labels, „Nr.“ without numbers, rows that sum up."""

from __future__ import annotations

import pytest
from agreement_text import agreement, granted, problems, read

ROWS = {1: 300_000, 2: 100_000, 3: 200_000, 4: 40_000}
WHOLE = "Das Ministerium stellt Haushaltsmittel in Höhe von insgesamt 640.000 Euro zur Verfügung."


@pytest.mark.parametrize(
    "table",
    [
        "Davon 300.000 Euro (1. Ausbildungsvorbereitung), 100.000 Euro (2. Ausbildung), 200.000 Euro "
        "(3. Qualifizierung), 40.000 Euro (4. Weiterbildung).",
        "davon Ausbildungsvorbereitung   300.000 Euro\ndavon Ausbildung   100.000 Euro\n"
        "davon Qualifizierung   200.000 Euro\ndavon Weiterbildung   40.000 Euro",
        "Maßnahmenart   Betrag (Euro)\nAusbildungsvorbereitung   300.000\n"
        "Ausbildung und Ausbildungscoaching   100.000\n"
        "Qualifizierungsprojekte   200.000\nWeiterbildungsmaßnahmen   40.000\nSumme   640.000",
        "Auf die Maßnahmenarten entfallen:\n\n"
        "Maßnahmenart\tBetrag\n1\t300.000 €\n2\t100.000 €\n3\t200.000 €\n4\t40.000 €\nSumme\t640.000 €",
    ],
)
def test_each_row_is_the_sum_of_its_massnahmenart(table: str) -> None:
    found = granted(f"{WHOLE}\n\n{table}")
    assert found.total_eur == 640_000
    assert {each.category: int(each.amount_eur) for each in found.amounts if each.level == "category"} == ROWS


@pytest.mark.parametrize(
    "rows",
    [
        "Nr.   Maßnahme   Plätze   Betrag\n\n1. Ausbildungsvorbereitung\n      Startbahn   24   210.000 €\n"
        "      Lotse   15   120.000 €\n      Summe   39   330.000 €",
        "1. Ausbildungsvorbereitung\nStartbahn   24 Plätze   210.000 €\nLotse   15 Plätze   120.000 €\n"
        "Summe   39 Plätze   330.000 €",
        "MA   Projekt   Träger   Plätze   Euro\n1   Startbahn   -   24   210.000\n1   Lotse   -   15   120.000\n"
        "     Summe      39   330.000",
        "Maßnahmenart | Projekt | Plätze | Förderung 2024\n1 | Startbahn | 24 | 210.000 €\n1 | Lotse | 15 | 120.000 €\n"
        "Zwischensumme 1 | | 39 | 330.000 €",
    ],
)
def test_a_row_that_sums_up_is_no_project_and_every_place_is_kept(rows: str) -> None:
    text = agreement()
    listed = text[text.index("1. Ausbildungs") : text.index("entfällt", text.index("4. Weiter")) + len("entfällt")]
    found = read(text.replace(listed, rows))
    assert [(each.name, each.places) for each in found.projects] == [("Startbahn", 24), ("Lotse", 15)]
    assert {each.project: int(each.amount_eur) for each in found.amounts if each.project} == {
        "Startbahn": 210_000,
        "Lotse": 120_000,
    }


def test_a_figure_that_nobody_explains_is_asked_about() -> None:
    text = agreement(projects={1: ["Startbahn   24   210.000 €"]})
    assert "24" in problems(text)["projects"]


@pytest.mark.parametrize("row", ["Nr.   Budget   Euro\n1   Ausbildungs- und Qualifizierungsbudget   900.000\n"
                                 "2   Arbeitsmarktbudget   250.000\n      Summe   1.150.000"])  # fmt: skip
def test_a_table_of_budgets_with_numbers_is_read(row: str) -> None:
    found = granted(row)
    assert {each.code: int(each.amount_eur or 0) for each in found.programmes} == {"AQB": 900_000, "AMB": 250_000}

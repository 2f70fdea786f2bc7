"""What titles and heads say, and that a head is only understood when every word of it is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from data.intake.dimensions import head, said
from data.intake.form import COUNTY, YEAR
from data.intake.forms import FORMS

SPREAD = FORMS["amounts"].spread


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Bewilligte Mittel 2024 – Ausbildungs- und Qualifizierungsbudget",
            {"stage": "granted", "budget_year": 2024, "programme": "AQB"},
        ),
        ("Stand: 30.06.2024, Beträge in Tsd. €", {}),
        ("Zielvereinbarung: bewilligte Mittel", {"stage": "granted"}),
        ("Vereinbarte und bewilligte Mittel", {}),
        ("Haushaltsjahre 2023/2024", {}),
        ("Bescheid vom 12.03.2024", {"stage": "granted"}),
        ("AQB und AMB 2019", {"programme": "AQB_AMB", "budget_year": 2019}),
    ],
)  # fmt: skip
def test_a_title_says_what_is_plain(text: str, says: dict[str, Any]) -> None:
    assert said(text, SPREAD).plain == says


@pytest.mark.parametrize(
    ("text", "says", "unit"),
    [
        ("bewilligt 2024 (Tsd. €)", {"stage": "granted", "budget_year": 2024}, Decimal(1000)),
        ("MA 1", {"category": 1}, None),
        ("davon Maßnahmenart 2", {"category": 2}, None),
        ("3. Qualifizierungsprojekte zur Arbeitsmarktintegration, Fachkräftesicherung", {"category": 3}, None),
        ("Landesmittel", {"funding_source": "state"}, None),
        ("Hochtaunuskreis", {"county": "06434"}, None),
    ],
)
def test_a_head_is_understood(text: str, says: dict[str, Any], unit: Decimal | None) -> None:
    found = head(text, SPREAD)
    assert found is not None
    assert (found.plain, found.unit) == (says, unit)


@pytest.mark.parametrize(
    "text",
    ["nicht bewilligt", "Eigenmittel bewilligt", "MA 1 Eigenanteil", "davon ESF", "Vorjahr", "Kofinanzierung 2024"],
)
def test_a_head_with_a_word_nobody_knows_is_not(text: str) -> None:
    assert head(text, SPREAD) is None


def test_the_columns_of_all_forms_are_told_apart_by_their_heads() -> None:
    for form in FORMS.values():
        titles = [each.title for each in form.columns]
        assert len(set(titles)) == len(titles), form.purpose
        assert {"id", "removed"} <= set(form.names)
    assert COUNTY.needed
    assert YEAR.needed

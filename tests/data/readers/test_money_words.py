"""The words around a sum of an agreement: bounds, parts, several Maßnahmenarten, shares, and what changes a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from agreement_text import agreement, granted, problems


@pytest.mark.parametrize(
    "words",
    [
        "Abweichungen von mehr als 20 % der Einzelansätze oder mehr als 5.000 Euro bedürfen der Zustimmung.",
        "Rückforderungen unter 500 Euro unterbleiben.",
        "Bei Auftragswerten über 10.000 Euro sind drei Angebote einzuholen.",
        "Kleinbeträge bis 50 Euro werden nicht erstattet.",
    ],
)
def test_bounds_of_conditions_are_no_part_of_the_grant(words: str) -> None:
    found = granted(f"Das HMSI stellt im Jahr 2024 Haushaltsmittel in Höhe von 640.000 Euro bereit. {words}")
    assert (found.total_eur, found.errors) == (640_000, [])
    assert [each.level for each in found.amounts] == ["total", "rate"]


def test_a_part_of_what_a_maßnahmenart_gets_is_not_its_sum() -> None:
    found = granted(
        "Das HMSI stellt im Jahr 2024 Haushaltsmittel in Höhe von insgesamt 640.000 Euro bereit, hiervon 300.000 Euro "
        "für Ausbildungsvorbereitung (davon 50.000 Euro Teilzeit) und 340.000 Euro für Qualifizierungsprojekte."
    )
    assert [(each.level, each.category, each.amount_eur) for each in found.amounts] == [
        ("total", None, 640_000),
        ("category", 1, 300_000),
        ("purpose", 1, 50_000),
        ("category", 3, 340_000),
    ]
    assert found.errors == []


@pytest.mark.parametrize(
    ("written", "euros"), [("640,000.00", 640_000), ("640000.00", 640_000), ("640,000", None), ("640.00", None)]
)
def test_a_sum_in_plain_spelling_is_read_where_it_can_mean_one_thing(written: str, euros: int | None) -> None:
    found = granted(f"Das HMSI stellt im Jahr 2024 Haushaltsmittel in Höhe von {written} Euro bereit.")
    assert found.total_eur == euros
    assert bool(found.errors) == (euros is None)


@pytest.mark.parametrize(
    ("written", "euros", "severities"),
    [
        ("812.400 bzw. 800.000 Euro", None, ["error"]),
        ("812.400 beziehungsweise 800.000 Euro", None, ["error"]),
        ("812.400 Euro monatlich", None, ["error"]),
        ("rd. 812.400 Euro", 812_400, ["warning"]),
        ("gut 812.400 Euro", 812_400, ["warning"]),
        ("812.400 Euro und 50 Cent", Decimal("812400.50"), []),
    ],
)
def test_words_beside_a_sum_that_change_it_are_heard(written: str, euros: object, severities: list[str]) -> None:
    found = granted(f"Das HMSI stellt im Jahr 2024 Haushaltsmittel in Höhe von {written} bereit.")
    assert found.total_eur == euros
    assert [each.severity for each in found.problems if each.field == "total_eur"] == severities


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("Auf Maßnahmenart 1 und 2 entfallen zusammen 300.000 Euro.", None),
        ("Auf die Maßnahmenarten 1 bis 3 entfallen 300.000 Euro.", None),
        ("Auf die Maßnahmenarten 1/2 entfallen 300.000 Euro.", None),
        ("Auf Maßnahmenart 2 entfallen 300.000 Euro.", 2),
    ],
)
def test_a_sum_for_several_maßnahmenarten_is_of_none_of_them(words: str, category: int | None) -> None:
    found = granted(f"Das HMSI stellt im Jahr 2024 Haushaltsmittel in Höhe von 640.000 Euro bereit. {words}")
    (part,) = [each for each in found.amounts if each.level != "total"]
    assert (part.amount_eur, part.category) == (300_000, category)
    assert found.total_eur == 640_000


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Für die Maßnahmenart 1 sind 50 %, für die Maßnahmenart 3 50 % vorgesehen.",
            "Für die Maßnahmenart 1 sind 50 %",
        ),
        ("Das sind 300.000 für Maßnahmenart 1 und 340.000 für Maßnahmenart 3.", "300.000 für Maßnahmenart 1"),
    ],
)
def test_shares_and_figures_without_a_unit_in_sentences_are_told(words: str, told: str) -> None:
    text = agreement(money=f"Das HMSI stellt im Jahr 2024 Haushaltsmittel in Höhe von 640.000 Euro bereit.\n{words}")
    assert told in problems(text)["other_amounts"]


def test_a_quota_is_no_share_of_the_money() -> None:
    words = "Maßnahmenart 1: 60 % Vermittlungsquote"
    text = agreement(money=f"Das HMSI stellt im Jahr 2024 Haushaltsmittel in Höhe von 640.000 Euro bereit.\n{words}")
    assert "other_amounts" not in problems(text)

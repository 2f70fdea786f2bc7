"""Sums beside the grant that are none of it: overtaken, of others, of the whole Land; and shares without a sum."""

from __future__ import annotations

import pytest
from agreement_text import granted, problems

WHOLE = "Dem Kreis werden Haushaltsmittel in Höhe von 640.000 Euro aus dem AQB bereitgestellt."


@pytest.mark.parametrize(
    "sentence",
    [
        "Dem Kreis werden statt bisher 612.500 Euro nunmehr 640.000 Euro aus dem AQB zur Verfügung gestellt.",
        "Das Ministerium stellt nicht mehr 680.000 Euro, sondern 640.000 Euro aus dem AQB zur Verfügung.",
        f"{WHOLE} Mittel für Digitalisierung (bisher 25.000 Euro) werden nicht mehr gewährt.",
        f"{WHOLE} Der Kreis bringt 75.000 Euro ein, das Kommunale Jobcenter weitere 50.000 Euro.",
        f"{WHOLE} Landesweit steht 1 Million Euro zusätzlich für Teilzeitausbildung bereit.",
        f"{WHOLE} Zum Vergleich: Der Landkreis Fulda erhält 812.400 Euro.",
        f"{WHOLE} Von diesem Betrag sind 35.000 Euro für Teilzeitausbildung zu verwenden.",
        f"{WHOLE} Der Mindestanteil für Sprachförderung beträgt 50.000 Euro.",
        f"{WHOLE} Im Jahr 2023 waren es 612.300 Euro, davon 30.000 Euro für Teilzeitausbildung.",
        "Das Land stellt 2024 landesweit rund 27,7 Mio. Euro bereit, wovon der Wetteraukreis 640.000 Euro erhält.",
        "Bei Gesamtkosten von 820.000 Euro beteiligt sich das Land mit 640.000 Euro aus dem AQB. Den Restbetrag von "
        "180.000 Euro trägt der Wetteraukreis.",
        "Das Ministerium fördert die Projekte mit 80 v. H. der zuwendungsfähigen Ausgaben von 800.000 Euro, somit mit "
        "640.000 Euro.",
        "Das Ministerium stellt Haushaltsmittel in Höhe von 590.000 Euro sowie weitere 50.000 Euro für "
        "Teilzeitausbildung, mithin 640.000 Euro, zur Verfügung.",
        "Das Ministerium stellt 640.000 Euro zur Verfügung (Kassenmittel 2024: 400.000 Euro; "
        "Verpflichtungsermächtigungen 2025: 200.000 Euro, 2026: 40.000 Euro).",
        "Das Ministerium stellt 640.000 Euro zur Verfügung (Vorjahr: 612.300 Euro; + 27.700 Euro).",
        "Die Mittel von 640.000 Euro stehen zur Verfügung, obwohl ursprünglich 600.000 Euro vorgesehen waren.",
        "Haushaltsmittel: Anstelle der angekündigten 620.000 Euro stehen 640.000 Euro aus dem AQB zur Verfügung.",
        "Die Haushaltsmittel wurden gegenüber dem Entwurf (620.000 Euro) auf 640.000 Euro angehoben.",
        "2024 entfallen auf den Wetteraukreis 640.000 Euro Haushaltsmittel.",
        f"{WHOLE} (Haushaltsplan: 28.000.000 Euro für alle Gebietskörperschaften.)",
        f"{WHOLE} Bei Minderausgaben über 1.000 Euro ist zu erstatten.",
        f"{WHOLE} Der Landkreis finanziert aus eigenem Haushalt ergänzend 42.000 Euro.",
        f"{WHOLE} 35.000 Euro hiervon sind für Teilzeitausbildung bestimmt.",
    ],
)
def test_the_whole_is_read_beside_other_sums(sentence: str) -> None:
    found = granted(sentence)
    assert found.total_eur == 640_000
    assert not [each for each in found.problems if each.severity == "error"]


def test_a_part_of_the_sum_of_another_year_is_of_that_year() -> None:
    found = granted(f"{WHOLE} Im Jahr 2023 waren es 612.300 Euro, davon 30.000 Euro für Teilzeitausbildung.")
    assert {int(each.amount_eur): each.level for each in found.amounts}[30_000] == "other_year"


def test_a_budget_from_which_nothing_comes_is_not_part_of_the_agreement() -> None:
    found = granted(f"{WHOLE} Mittel des Arbeitsmarktbudgets werden nicht beantragt.")
    assert [(each.code, int(each.amount_eur or 0)) for each in found.programmes] == [("AQB", 640_000)]


@pytest.mark.parametrize("figure", ["?12.400 Euro", "█12.400 Euro", "…12.400 Euro"])
def test_a_sign_in_the_place_of_a_digit_is_asked_about(figure: str) -> None:
    found = granted(f"Dem Kreis werden Haushaltsmittel in Höhe von {figure} aus dem AQB bereitgestellt.")
    assert found.total_eur is None


@pytest.mark.parametrize(
    "share",
    [
        "Sie werden je zur Hälfte auf die Maßnahmenarten 1 und 3 verteilt.",
        "Davon ein Viertel für Maßnahmenart 1.",
        "Ein Drittel entfällt auf Maßnahmenart 1, zwei Drittel auf Maßnahmenart 3.",
    ],
)
def test_a_share_without_a_sum_is_told(share: str) -> None:
    assert "other_amounts" in {each.field for each in granted(f"{WHOLE} {share}").problems}


def test_a_sum_that_touches_a_number_outside_the_grant_is_told() -> None:
    from agreement_text import agreement

    text = agreement(projects={1: ["Kompass U25"]}).replace(
        "1. Ausbildungs", "Für Kompass U25 120.000 Euro.\n\n1. Ausbildungs", 1
    )
    assert "Kompass U25" in problems(text)["amounts"]


INSGESAMT = "Das Ministerium stellt Haushaltsmittel in Höhe von insgesamt 640.000 Euro aus dem AQB zur Verfügung."


@pytest.mark.parametrize(
    "sentence",
    [
        "Sponsoren haben 10.000 Euro zugesagt.",
        "Die Verwaltungspauschale beträgt 3 % (19.200 Euro).",
        "Für Teilzeitausbildung sind 35.000 Euro zu reservieren.",
    ],
)
def test_a_small_sum_in_a_sentence_that_grants_nothing_leaves_the_whole_with_a_hint(sentence: str) -> None:
    found = granted(f"{INSGESAMT} {sentence}")
    assert found.total_eur == 640_000
    assert not [each for each in found.problems if each.severity == "error"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Maßgeblich ist der Betrag von 610.000 Euro.",
        "Der Bescheid lautet auf 610.000 Euro.",
        "Nach Kürzung verbleiben 300.000 Euro.",
        "Es wird ein Abschlag von 30.000 Euro vorgenommen.",
        "Für Teilzeitausbildung kommen 30.000 Euro dazu.",
        "Von der Stadt kommen 10.000 Euro hinzu.",
        "Die Mittel werden um 30.000 Euro aufgestockt.",
        "Das Land legt 30.000 Euro drauf.",
    ],
)
def test_a_sum_that_may_change_the_whole_is_asked_about(sentence: str) -> None:
    found = granted(f"{INSGESAMT} {sentence}")
    assert found.total_eur is None
    assert "total_eur" in {each.field for each in found.problems if each.severity == "error"}


@pytest.mark.parametrize(
    "money",
    [
        "Das Ministerium stellt 320.000 Euro für das erste und 320.000 Euro für das zweite Halbjahr zur Verfügung.",
        "Das Ministerium stellt monatlich 53.333,33 Euro zur Verfügung.",
    ],
)
def test_a_sum_for_a_part_of_the_year_is_not_the_whole(money: str) -> None:
    assert granted(money).total_eur is None


def test_several_massnahmenarten_together_are_parts_of_the_whole() -> None:
    found = granted(
        f"{INSGESAMT} Maßnahmenarten 1 und 2 erhalten zusammen 400.000 Euro, "
        "Maßnahmenarten 3 und 4 zusammen 240.000 Euro."
    )
    assert found.total_eur == 640_000

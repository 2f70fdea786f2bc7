"""The money of an agreement: one sum is the grant, and every other sum near it is explained or asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from agreement_text import agreement, changed, faults, granted, problems, read

from data.readers.german import amounts
from data.readers.reading import Reading

GRANT = (
    "Das HMSI stellt dem Hochtaunuskreis im Jahr 2023 Haushaltsmittel in Höhe von insgesamt\n\n753.200 Euro\n\n"
    "aus dem Ausbildungs- und Qualifizierungsbudget 2023 zur Verfügung."
)


def with_sum(written: str) -> Reading:
    """The published agreement with its sum written in another way."""
    return read(changed(("753.200 Euro", written)))


def with_grant(sentence: str) -> Reading:
    """The published agreement with another sentence about the money."""
    return read(changed((GRANT, sentence)))


def about(reading: Reading, field: str) -> list[tuple[str, str]]:
    return [(problem.severity, problem.message) for problem in reading.problems if problem.field == field]


class TestASplitFigure:
    @pytest.mark.parametrize(
        "written",
        [
            "753. 200 Euro",
            "753.\n200 Euro",
            "753,\n200 Euro",
            "753 .200 Euro",
            "75 3.200 Euro",
            "7 53.200 Euro",
            "7\n53.200 Euro",
            "1 753.200 Euro",
            "753.2 00 Euro",
            "1.753. 200 Euro",
            "-753.200 Euro",
            "500.000 bis 753.200 Euro",
            "500.000-753.200 Euro",
            "753.200 oder 800.000 Euro",
        ],
    )
    def test_is_a_problem_and_no_amount(self, written: str) -> None:
        found = with_sum(written)
        assert found.total_eur is None
        assert [severity for severity, _ in about(found, "total_eur")] == ["error"]

    def test_is_shown_with_its_passage(self) -> None:
        assert "7 53.200 Euro" in problems(changed(("753.200 Euro", "7 53.200 Euro")))["total_eur"]

    @pytest.mark.parametrize(
        "sentence",
        [
            "Das Land stellt im Jahr 2023 753.200 Euro Haushaltsmittel bereit.",
            "Haushaltsmittel gemäß § 4 753.200 Euro.",
            "Haushaltsmittel laut Bescheid vom 26.06.2023 753.200 Euro.",
            "Haushaltsmittel in Höhe von EUR 753.200,-- stehen bereit.",
            "Haushaltsmittel in Höhe von 753.200.- Euro stehen bereit.",
        ],
    )
    def test_is_not_seen_in_a_year_a_paragraph_or_a_date(self, sentence: str) -> None:
        found = with_grant(sentence)
        assert (found.total_eur, found.problems) == (753200, [])

    def test_is_not_seen_in_the_numbers_of_a_list(self) -> None:
        assert [each.doubtful for each in amounts("1. 452.700 Euro\n2. 183.100 Euro")] == [False, False]
        assert [each.doubtful for each in amounts("insgesamt\n1. 452.700 Euro")] == [True]

    def test_that_leaves_a_tiny_budget_is_a_problem(self) -> None:
        assert "kann nicht stimmen" in problems(changed(("753.200 Euro", "200 Euro")))["total_eur"]


class TestTheTotal:
    @pytest.mark.parametrize(
        "sentence",
        [
            f"{GRANT} Der Gesamtbetrag beträgt 800.000 Euro.",
            "Haushaltsmittel in Höhe von gesamt 753.200 Euro. Summe 800.000 Euro.",
            GRANT.replace("753.200 Euro", "753.200 Euro bzw. 800.000 Euro"),
            f"{GRANT} Die Haushaltsmittel betragen damit 735.200 Euro.",
            GRANT.replace("753.200 Euro", "700.000 Euro Landesmittel und 53.200 Euro ESF-Mittel"),
            GRANT.replace("753.200 Euro", "753.200 Euro zuzüglich 50.000 Euro für Teilzeitausbildung"),
            GRANT.replace("753.200 Euro", "753.200 Euro und zusätzlich 50.000 Euro"),
            f"{GRANT} Zusätzlich werden 40.000 Euro für Teilzeitausbildung bereitgestellt.",
            "Haushaltsmittel 2023\nAusbildungsvorbereitung 300.000 Euro\nAusbildung 200.000 Euro\n"
            "Qualifizierungsprojekte 253.200 Euro\nSumme 853.200 Euro",
            GRANT.replace("753.200 Euro", "753.200 Euro, davon 500.000 Euro Vorbereitung und 400.000 Euro Coaching,"),
        ],
    )
    def test_that_other_sums_contradict_is_a_problem_with_both_passages(self, sentence: str) -> None:
        found = with_grant(sentence)
        assert found.total_eur is None
        ((severity, message),) = about(found, "total_eur")
        assert severity == "error"
        assert "§ 4" in message
        assert message.count("Euro“") >= 2

    @pytest.mark.parametrize(
        "sentence",
        [
            GRANT.replace("753.200 Euro", "753.200 Euro (davon 50.000 Euro für Teilzeitausbildung)"),
            f"{GRANT} Davon sind 50.000 Euro für Sprache und 40.000 Euro für Teilzeitausbildung vorgesehen.",
            f"{GRANT} Bis zu 50.000 Euro können für Teilzeitausbildung verwendet werden.",
            f"{GRANT} Die 753.200 Euro werden auf Antrag bewilligt.",
            "Haushaltsmittel 2023\nAusbildungsvorbereitung 300.000 Euro\nAusbildung 200.000 Euro\n"
            "Qualifizierungsprojekte 253.200 Euro\nSumme 753.200 Euro",
            "Haushaltsmittel in Höhe von 703.200 Euro zuzüglich 50.000 Euro, zusammen 753.200 Euro.",
            "Haushaltsmittel: 753.200 Euro insgesamt, davon 53.200 Euro aus dem ESF.",
        ],
    )
    def test_that_its_parts_and_repetitions_explain_is_read(self, sentence: str) -> None:
        found = with_grant(sentence)
        assert (found.total_eur, found.problems) == (753200, [])

    @pytest.mark.parametrize("written", ["bis zu 753.200 Euro", "max. 753.200 Euro", "voraussichtlich 753.200 Euro"])
    def test_that_is_a_limit_is_a_warning(self, written: str) -> None:
        found = with_sum(written)
        assert found.total_eur == 753200
        assert [severity for severity, _ in about(found, "total_eur")] == ["warning"]


class TestMoneyThatIsNotTheGrant:
    @pytest.mark.parametrize(
        ("sentence", "passage"),
        [
            (f"Im Vorjahr standen insgesamt 700.000 Euro bereit. {GRANT}", "700.000 Euro"),
            (f"Im Jahr 2022 waren es 700.000 Euro. {GRANT}", "700.000 Euro"),
            (GRANT.replace("753.200 Euro", "753.200 Euro (2022: 700.000 Euro)"), "700.000 Euro"),
            (GRANT.replace("753.200 Euro", "753.200 Euro und im Jahr 2024 200.000 Euro"), "200.000 Euro"),
            (GRANT.replace("753.200 Euro", "753.200 Euro, das sind 30.000 Euro mehr als 2022,"), "30.000 Euro"),
            ("Haushaltsmittel in Höhe von 753.200 Euro (Verpflichtungen 2024: 100.000 Euro).", "100.000 Euro"),
            (f"{GRANT} Mit den Eigenmitteln des Kreises stehen insgesamt 853.200 Euro bereit.", "853.200 Euro"),
            (f"{GRANT} Der Kreis ergänzt diese um 100.000 Euro eigene Mittel.", "100.000 Euro"),
            (f"{GRANT} Die Gesamtfinanzierung mit kommunalen Mitteln beträgt 900.000 Euro.", "900.000 Euro"),
            (f"{GRANT} Gewährt werden 5.000 Euro je Platz.", "5.000 Euro"),
        ],
    )
    def test_is_left_out_with_a_warning_that_shows_it(self, sentence: str, passage: str) -> None:
        found = with_grant(sentence)
        assert found.total_eur == 753200
        ((severity, message),) = about(found, "other_amounts")
        assert severity == "warning"
        assert passage in message

    @pytest.mark.parametrize(
        "sentence",
        [
            "Haushaltsmittel: Der Hochtaunuskreis beteiligt sich mit 50.000 Euro eigenen Mitteln.",
            "Haushaltsmittel: Der Hochtaunuskreis stellt 50.000 Euro bereit.",
            "Haushaltsmittel werden als Pauschale von 5.000 Euro je Platz gewährt.",
            "Haushaltsmittel werden mit je Platz 50.000 Euro bemessen.",
            "Im Jahr 2022 wurden 700.000 Euro nicht voll abgerufen. Haushaltsmittel setzt der Bescheid fest.",
        ],
    )
    def test_is_never_taken_for_the_grant(self, sentence: str) -> None:
        found = with_grant(sentence)
        assert found.total_eur is None
        assert ("total_eur", "error") in [(p.field, p.severity) for p in found.problems]

    def test_is_not_what_one_project_costs(self) -> None:
        text = changed((GRANT, "Haushaltsmittel gemäß Bescheid."), (" - JUBA 3.0", " - JUBA 3.0 (100.000 Euro)"))
        assert read(text).total_eur is None
        assert "Kein Betrag gefunden" in problems(text)["total_eur"]

    def test_of_an_earlier_year_in_the_preamble_hides_no_grant(self) -> None:
        text = changed(("Präambel\n", "Präambel\n\nIm Jahr 2022 standen Haushaltsmittel in Höhe von 700.000 Euro.\n"))
        assert (read(text).total_eur, faults(text)) == (753200, [])


class TestSeveralSections:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("sprozess\n", "sprozess\n\nDas Budget in Höhe von 800.000 Euro wird ausgezahlt.\n"),
            ("folgende Projekte:", "in Höhe von 735.200 Euro folgende Projekte:"),
            ("Präambel\n", "Präambel\n\nDas Land stellt 800.000 Euro Haushaltsmittel zur Verfügung.\n"),
        ],
    )
    def test_that_grant_different_sums_are_a_problem_that_names_both(self, old: str, new: str) -> None:
        text = changed((old, new))
        assert read(text).total_eur is None
        assert ("total_eur", "error") in faults(text)
        assert "§ 4" in problems(text)["total_eur"]
        assert "753.200 Euro" in problems(text)["total_eur"]

    def test_that_repeat_the_sum_are_none(self) -> None:
        text = changed(("sprozess\n", "sprozess\n\nDas Budget in Höhe von 753.200 Euro wird ausgezahlt.\n"))
        assert (read(text).total_eur, faults(text)) == (753200, [])


class TestTheSumsOfTwoProgrammes:
    @pytest.mark.parametrize(
        "sentence",
        [
            "Haushaltsmittel in Höhe von insgesamt 535.800 Euro. Davon entfallen 452.700 Euro auf das AQB und 83.100 "
            "Euro auf das AMB.",
            "Haushaltsmittel: AQB 452.700 Euro, davon 50.000 Euro für Sprache; AMB 83.100 Euro.",
            "Haushaltsmittel 2024:\nAusbildungs- und Qualifizierungsbudget: 452.700 Euro\n"
            "Arbeitsmarktbudget: 83.100 Euro\nGesamt: 535.800 Euro",
            "Haushaltsmittel 2024:\nAusbildungs- und Qualifizierungsbudget  452.700 Euro\n"
            "Arbeitsmarktbudget  83.100 Euro\ndavon Land  40.000 Euro\ndavon ESF  43.100 Euro\nGesamt  535.800 Euro",
        ],
    )
    def test_are_told_apart_also_beside_parts_of_them(self, sentence: str) -> None:
        found = read(agreement(money=sentence))
        sums = {each.code: each.amount_eur for each in found.programmes}
        assert sums == {"AQB": Decimal(452700), "AMB": Decimal(83100)}
        assert (found.total_eur, found.problems) == (535800, [])

    def test_that_miss_the_stated_total_are_a_problem(self) -> None:
        text = agreement(
            money="Haushaltsmittel in Höhe von insgesamt 536.000 Euro. Davon entfallen 452.700 Euro auf das AQB und "
            "83.100 Euro auf das AMB."
        )
        assert "nicht die Summe" in problems(text)["total_eur"]


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

"""The money of an agreement: one sum is the grant, and every other sum near it is explained or asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from agreement_text import agreement, changed, faults, problems, read

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
            "Haushaltsmittel in Höhe von _753.200_ Euro stehen bereit.",
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

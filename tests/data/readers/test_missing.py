"""Whom an agreement is with, and what is asked about or refused because it is missing or impossible."""

from __future__ import annotations

import pytest
from agreement_text import PARTIES, agreement, problems, read

from data.readers.reading import AgreementRefused


class TestTheCounty:
    @pytest.mark.parametrize(("party", "ags"), PARTIES)
    def test_is_the_contracting_party(self, party: str, ags: str) -> None:
        found = read(agreement(county=party))
        assert found.county == ags
        assert not [p for p in found.problems if p.field == "county"]

    def test_hanau_is_a_party_only_since_2026(self) -> None:
        assert "erst seit 2026" in problems(agreement(county="der Stadt Hanau"))["county"]
        money = "Das Ministerium stellt im Jahr 2026 Haushaltsmittel in Höhe von 500.000 Euro zur Verfügung."
        late = agreement(
            county="der Stadt Hanau",
            year=2026,
            money=money,
            signed=("1.6.2026", "2.6.2026"),
            dialogue="führen im Jahr 2026 einen Zielsteuerungsdialog.",
        )
        assert read(late).problems == []

    def test_two_parties_from_the_counties_are_a_problem(self) -> None:
        text = agreement(county="dem Wetteraukreis und dem Hochtaunuskreis")
        assert "mehrere Gebietskörperschaften" in problems(text)["county"]


class TestWhatIsMissingOrImpossible:
    def test_a_missing_amount_is_a_problem(self) -> None:
        found = read(agreement(money="Der Betrag steht im Bescheid."))
        assert found.total_eur is None
        assert {p.field: p.severity for p in found.problems}["total_eur"] == "error"

    def test_no_project_is_a_problem(self) -> None:
        assert "projects" in problems(agreement(projects={}))

    def test_a_day_that_does_not_exist_is_a_problem(self) -> None:
        found = read(agreement(signed=("31.2.2024", "17.7.2024")))
        assert found.signed_by_ministry_on is None
        assert "31.2.2024" in {p.field: p.message for p in found.problems}["signed_by_ministry_on"]

    def test_a_signature_far_from_its_year_is_a_problem(self) -> None:
        assert "signed_by_county_on" in problems(agreement(signed=("3.6.2024", "17.7.2027")))

    def test_two_budget_years_are_a_problem(self) -> None:
        assert "year" in problems(agreement(year=2023))

    def test_a_stated_sum_that_is_not_the_sum_is_a_problem(self) -> None:
        money = (
            "Das Ministerium stellt im Jahr 2024 Haushaltsmittel in Höhe von insgesamt 536.000 Euro bereit, davon "
            "452.700 Euro aus dem Ausbildungs- und Qualifizierungsbudget und 83.100 Euro aus dem Arbeitsmarktbudget."
        )
        assert "nicht die Summe" in problems(agreement(money=money))["total_eur"]

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("", "keinen Text"),
            ("Sehr geehrte Damen und Herren, anbei die Rechnung.", "keine Zielvereinbarung"),
            ("Zielvereinbarung 2023 zwischen dem Ministerium und der Stadt Mainz zur Umsetzung", "keine hessische"),
            ("Zielvereinbarung x" * 200_000, "länger als 2 Millionen"),
        ],
    )
    def test_what_is_no_agreement_is_refused_with_a_reason(self, text: str, why: str) -> None:
        with pytest.raises(AgreementRefused, match=why):
            read(text)


class TestNoPartyIs:
    @pytest.mark.parametrize(
        "party",
        [
            "der Universitätsstadt Gießen",
            "der Hochschule Fulda",
            "dem Regierungspräsidium Kassel",
            "der Agentur für Arbeit Kassel",
        ],
    )
    def test_a_body_that_only_bears_the_name_of_a_county(self, party: str) -> None:
        with pytest.raises(AgreementRefused, match="keine hessische"):
            read(agreement(county=party))

    def test_the_seat_in_an_address(self) -> None:
        found = read(agreement(county="dem Landkreis Darmstadt-Dieburg, Jägertorstraße 207, 64289 Darmstadt"))
        assert (found.county, found.problems) == ("06432", [])

"""The party of an agreement is a county, named as one, and the rest of the text agrees."""

from __future__ import annotations

import pytest
from agreement_text import agreement, changed, faults, problems, read, real

from data.readers.reading import AgreementRefused


@pytest.mark.parametrize(
    ("party", "county"),
    [
        ("dem Main-Kinzig Kreis", "06435"),
        ("dem Main Kinzig Kreis", "06435"),
        ("dem Hochtaunus-Kreis", "06434"),
        ("dem Vogelsberg-Kreis", "06535"),
        ("dem Odenwald Kreis", "06437"),
        ("dem Landkreis Darmstadt Dieburg", "06432"),
        ("Offenbach/Main", "06413"),
        ("der Stadt Offenbach a. M.", "06413"),
        ("Frankfurt a.M.", "06412"),
        ("der Stadt Frankfurt a. Main", "06412"),
        ("Wiesbaden", "06414"),
        ("dem Landkreis\nKassel", "06633"),
        ("dem Magistrat der Stadt Kassel", "06611"),
        ("dem Kreisausschuss des Landkreises Offenbach\nWerner-Hilpert-Straße 1, 63128 Dietzenbach", "06438"),
        ("dem Main-Kinzig-Kreis, vertreten durch das Kommunale Center für Arbeit Hanau", "06435"),
    ],
)
def test_is_known_as_it_is_often_written(party: str, county: str) -> None:
    found = read(agreement(county=party))
    assert (found.county, found.problems) == (county, [])


@pytest.mark.parametrize(
    "party",
    [
        "dem Landkreis Darmstadt",
        "dem Jobcenter Wiesbaden",
        "dem Bildungsträger Darmstadt e. V.",
        "dem Berufsbildungswerk, Frankfurt am Main",
        "der Stadt Frankfurt (Oder)",
        "Frankfurt (Oder)",
        "der Wiesbaden Marketing GmbH",
        "der Gemeinde Bergstraße",
        "dem Verein Stadt Kassel e. V.",
    ],
)
def test_is_no_body_that_only_bears_the_name_of_one(party: str) -> None:
    with pytest.raises(AgreementRefused, match="keine hessische"):
        read(agreement(county=party))


def test_is_not_the_seat_of_the_ministry() -> None:
    text = changed(("Soziales und Integration\n\nund", "Soziales und Integration, Wiesbaden,\n\nund"))
    assert (read(text).county, faults(text)) == ("06434", [])


def test_that_body_and_signer_contradict_is_a_problem_naming_both() -> None:
    text = changed(("und\n\ndem Hochtaunuskreis", "und\n\ndem Odenwaldkreis"))
    assert ("county", "error") in faults(text)
    assert "Odenwaldkreis" in problems(text)["county"]
    assert "Hochtaunuskreis" in problems(text)["county"]


def test_that_only_the_signer_contradicts_is_a_problem() -> None:
    text = changed(("Kreisbeigeordnete\ndes Hochtaunuskreises", "Kreisbeigeordnete\ndes Odenwaldkreises"))
    assert ("county", "error") in faults(text)


def test_may_speak_of_its_neighbours() -> None:
    neighbours = "Die Stadt Kassel und der Odenwaldkreis wirken mit. Der Odenwaldkreis berät.\n\n"
    text = changed(("§ 7\n", f"{neighbours}§ 7\n"))
    assert faults(text) == []


def test_is_cited_with_whole_words() -> None:
    cited = read(real()).citations["county"].passage
    assert cited.startswith("Zielvereinbarung 2023 zwischen")
    assert cited.endswith("und dem Hochtaunuskreis")


def test_is_cited_with_whole_words_also_where_the_purpose_is_worded_otherwise() -> None:
    cited = read(real().replace("zur Umsetzung", "über die Umsetzung")).citations["county"].passage
    assert cited.endswith("und dem Hochtaunuskreis")


SECOND = real().replace("753.200", "452.700").replace("JUBA 3.0", "Odin")


@pytest.mark.parametrize(
    "second",
    [SECOND, SECOND.replace("2023", "2022"), SECOND.replace("Hochtaunuskreis", "Odenwaldkreis")],
)
def test_two_agreements_in_one_text_are_refused(second: str) -> None:
    with pytest.raises(AgreementRefused, match="zwei Zielvereinbarungen"):
        read(f"{real()}\n\n{second}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Zielvereinbarung\n\n2023",
            "Deckblatt\n\nZielvereinbarung 2023\nzwischen Land und Kreis\n\nZielvereinbarung\n\n2023",
        ),
        ("§ 4\n", "Zielvereinbarung 2023\nHochtaunuskreis\n\n§ 4\n"),
        ("§ 7\n", "Diese Zielvereinbarung wird zwischen dem Ministerium und dem Kreis jährlich erneuert.\n\n§ 7\n"),
    ],
)
def test_a_cover_and_repeated_titles_are_no_second_agreement(old: str, new: str) -> None:
    assert faults(changed((old, new))) == []


def test_another_county_that_is_granted_the_money_is_asked_about() -> None:
    text = agreement(
        county="dem Wetteraukreis",
        money="Das HMSI stellt dem Werra-Meißner-Kreis im Jahr 2024 Haushaltsmittel in Höhe von 640.000 Euro bereit.",
    )
    assert "Werra-Meißner-Kreis" in problems(text)["county"]


def test_another_county_that_finances_the_projects_is_asked_about() -> None:
    text = agreement().replace("Finanziert werden", "Der Landkreis Gießen finanziert mit den Mitteln")
    assert "nennen aber Gießen" in problems(text)["county"]

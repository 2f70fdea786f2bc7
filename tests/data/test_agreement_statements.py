"""Every statement of the agreement of 2023 is a fact or a readable passage with its paragraph."""

from __future__ import annotations

from collections.abc import Iterator

import kept
import pytest

from data.imports import COUNTIES, import_agreement
from data.published import AGREEMENT, DATASET
from data.readers.agreement import read_agreement
from data.readers.parties import load_counties
from data.store import Facts
from queries import county as questions

COUNTY, YEAR = "06434", 2023
# Kind, paragraph, who is bound, words of the statement.
CLAUSES = [
    ("alliance", "Präambel", "ministry", "Bündnis für Ausbildung für die Jahre 2020 bis 2024"),
    ("concept", "Präambel", "ministry", "Fachkonzept „Arbeitswelt Hessen“"),
    ("regional_strategy", "Präambel", "ministry", "Arbeitsmarkt- und Ausbildungsstrategie des Hochtaunuskreises"),
    ("inclusive", "Präambel", "both", "genderadäquat, ohne Altersbegrenzungen und inklusiv"),
    ("aims", "§ 1", "ministry", "Ausbildungsfähigkeit von benachteiligten Menschen zu steigern"),
    ("language", "§ 1", "ministry", "Sprachkompetenz parallel mit den beruflichen Fähigkeiten"),
    ("digital", "§ 1", "ministry", "Förderung digitaler Kompetenzen"),
    ("part_time", "§ 1", "ministry", "zusätzliche Mittel prioritär für die Förderung von Teilzeitausbildungen"),
    ("focus", "§ 1", "ministry", "Weiterbildungen des Fachpersonals der Gebietskörperschaften"),
    ("legal_circles", "§ 1", "both", "Rechtskreise SGB II, III, VIII, XII und AsylbLG"),
    ("joint_effort", "§ 2", "both", "setzen die ihnen zur Verfügung stehenden Kompetenzen dafür ein"),
    (
        "strategy_duty",
        "§ 2",
        "county",
        "regelmäßig zu aktualisierenden regionalen Ausbildungs- und Arbeitsmarktstrategie",
    ),
    ("school_to_work", "§ 2", "county", "OloV-Steuerungsgruppen"),
    ("language", "§ 2", "ministry", "Landesmittel für spezifische Sprachförderangebote"),
    ("refugees", "§ 2", "county", "auch ukrainischen Geflüchteten die Teilnahme"),
    ("disability", "§ 3", "ministry", "Teilhabe von Menschen mit Behinderungen"),
    ("grant", "§ 4", "ministry", "753.200 Euro"),
    ("measures", "§ 5", "county", "in den jeweiligen Maßnahmenarten folgende Projekte"),
    ("notice", "§ 5", "both", "Regierungspräsidium Kassel erlassenen"),
    ("dialogue", "§ 6", "both", "einen Zielsteuerungsdialog zum Stand der Umsetzung"),
    ("deviations", "§ 6", "both", "bei der Beurteilung der Zielerreichung berücksichtigt"),
    ("surveys", "§ 7", "county", "beteiligt sich an Umfragen und Tagungen"),
    ("exchange", "§ 7", "county", "gute Praxis zu identifizieren"),
    ("publication", "§ 7", "ministry", "auf dem Internetportal des HMSI „Arbeitswelt Hessen“ veröffentlicht"),
]
PASSAGES = [
    ("Präambel", "Handlungs- und Entscheidungsspielräume eröffnen"),
    ("§ 1", "Durch die Auswirkungen der Corona-Pandemie"),
    ("§ 2", "hohe Individualität und Vielfalt"),
    ("§ 3", "demografischen Entwicklung"),
    ("§ 5", "„PeTz“ (Perspektive Teilzeitausbildung)"),
    ("Unterschriften", "Kreisbeigeordnete"),
]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    with kept.new_store(tmp_path_factory.mktemp("statements"), DATASET) as store:
        text = AGREEMENT.read_text("utf-8")
        import_agreement(store, DATASET, text, file_name=AGREEMENT.name, recorded_by="Test")
        yield store.facts(DATASET)


def test_parties_offices_places_and_days_stand_in_the_agreement(facts: Facts) -> None:
    (row,) = facts.rows("select * from agreement where county = $county order by id", county=COUNTY)
    assert (row["budget_year"], row["programmes"], row["dialogues"]) == (YEAR, ["AQB"], 1)
    assert row["ministry_name"] == "Hessisches Ministerium für Soziales und Integration"
    assert row["county_name"] == "Hochtaunuskreis"
    assert (row["ministry_signatory"], row["county_signatory"]) == (
        "Kai Klose, Staatsminister",
        "Katrin Hechler, Kreisbeigeordnete",
    )
    assert (row["ministry_office"], row["county_office"]) == ("Staatsminister", "Kreisbeigeordnete")
    assert (row["ministry_signed_at"], row["county_signed_at"]) == ("Wiesbaden", "Bad Homburg")
    assert (str(row["signed_by_ministry_on"]), str(row["signed_by_county_on"])) == ("2023-05-30", "2023-06-26")
    assert row["granting_authority"] == "Regierungspräsidium Kassel"


@pytest.mark.parametrize(("kind", "section", "bound", "words"), CLAUSES)
def test_a_statement_is_a_clause(facts: Facts, kind: str, section: str, bound: str, words: str) -> None:
    rows = facts.rows(
        "select bound, text, citation from clause where kind = $kind and section = $section order by ordinal",
        kind=kind,
        section=section,
    )
    assert [row for row in rows if words in row["text"] and (row["bound"], row["citation"]) == (bound, section)], rows


@pytest.mark.parametrize(("section", "words"), PASSAGES)
def test_a_statement_is_a_passage(facts: Facts, section: str, words: str) -> None:
    rows = facts.rows("select text from passage where section = $section order by id", section=section)
    assert [row for row in rows if words in row["text"]]


def test_every_kind_of_clause_has_a_name(facts: Facts) -> None:
    lost = facts.rows("select kind from clause anti join clause_kind on kind = code order by kind")
    assert lost == []


def test_every_clause_stands_in_a_passage(facts: Facts) -> None:
    lost = facts.rows(
        "select clause.id from clause anti join passage "
        "on clause.delivery = passage.delivery and section_of(clause.citation) = passage.section order by clause.id"
    )
    assert lost == []


def test_money_and_projects_are_facts(facts: Facts) -> None:
    assert [str(row["euros"]) for row in facts.rows("select euros from amount order by id")] == ["753200.00"]
    assert len(facts.rows("select id from project order by id")) == 10


def test_aims_and_declarations_are_no_commitments(facts: Facts) -> None:
    clauses = questions.clauses(facts, county=COUNTY, year=YEAR)
    committing = clauses[clauses["commits"]]
    assert not committing["text"].str.contains("Corona-Pandemie|Erfolgreiche Arbeitsmarktpolitik|aus der Sicht").any()
    assert committing["bound"].value_counts().to_dict() == {"county": 4, "ministry": 4, "both": 5}


def test_a_county_in_the_dative_is_not_the_land() -> None:
    text = AGREEMENT.read_text("utf-8").replace("Der Hochtaunuskreis finanziert", "Dem Landkreis Fulda finanziert")
    read = read_agreement(text, load_counties(COUNTIES))
    assert [each.bound for each in read.clauses if each.kind == "measures"] == ["county"]


@pytest.mark.parametrize(
    "who",
    ["Die Stadt", "Die Stadt Kassel", "Die Stadt Offenbach am Main", "Die Wissenschaftsstadt Darmstadt", "Der Kreis"],
)
def test_what_a_city_and_the_ministry_do_together_binds_both(who: str) -> None:
    text = AGREEMENT.read_text("utf-8")
    said = "Der Hochtaunuskreis und das HMSI führen im Jahr 2023"
    assert said in text
    read = read_agreement(text.replace(said, f"{who} und das HMSI führen im Jahr 2023"), load_counties(COUNTIES))
    assert [each.bound for each in read.clauses if each.kind == "dialogue"] == ["both"]

"""The Zielvereinbarung of 2023 in the Kreisprofil: every statement with its §, every value marked, both ways."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
import small
from screen import Run, fault, lines, tables, texts
from streamlit.testing.v1 import AppTest

from charts.county import agreement_marks as marks_of
from charts.county.agreement_values import row_key
from data.store import Facts, Store
from pages.county import agreement
from queries import county as questions
from ui import session
from ui.section import TABLE

ASKED: dict[str, Any] = {"daten": "published", "jahr": 2023, "kreis": "06434", "kreise": ["06434"]}
# What the agreement says of itself: heading, value, section.
VALUES = [
    ("Haushaltsjahr", "2023", "Kopf"),
    ("Ministerium", "Hessisches Ministerium für Soziales und Integration", "Kopf"),
    ("Gebietskörperschaft", "Hochtaunuskreis", "Kopf"),
    ("Programm", "Ausbildungs- und Qualifizierungsbudget (AQB)", "Kopf"),
    ("Haushaltsmittel", "753.200,00 €", "§ 4"),
    ("Bewilligungsbehörde", "Regierungspräsidium Kassel", "§ 5"),
    ("Zielsteuerungsdialoge", "1", "§ 6"),
    ("Unterschrift des Ministeriums, Tag", "30.05.2023", "Unterschriften"),
    ("Unterschrift des Ministeriums, Ort", "Wiesbaden", "Unterschriften"),
    ("Unterschrift des Ministeriums, Name", "Kai Klose", "Unterschriften"),
    ("Unterschrift des Ministeriums, Amt", "Staatsminister", "Unterschriften"),
    ("Unterschrift der Gebietskörperschaft, Tag", "26.06.2023", "Unterschriften"),
    ("Unterschrift der Gebietskörperschaft, Ort", "Bad Homburg", "Unterschriften"),
    ("Unterschrift der Gebietskörperschaft, Name", "Katrin Hechler", "Unterschriften"),
    ("Unterschrift der Gebietskörperschaft, Amt", "Kreisbeigeordnete", "Unterschriften"),
]
# What a side commits to or declares: section, what it is about, words.
STATEMENTS = [
    ("Präambel", "Bündnis für Ausbildung", "„Bündnis für Ausbildung für die Jahre 2020 bis 2024“"),
    ("Präambel", "Fachkonzept des Landes", "Fachkonzept „Arbeitswelt Hessen“"),
    ("Präambel", "Regionale Strategie", "regionalen Arbeitsmarkt- und Ausbildungsstrategie des Hochtaunuskreises"),
    ("Präambel", "Inklusiv", "genderadäquat, ohne Altersbegrenzungen und inklusiv"),
    ("§ 1", "Ziele des Landes", "Ausbildungsfähigkeit von benachteiligten Menschen zu steigern"),
    ("§ 1", "Ziele des Landes", "Menschen mit familiensorgenden Tätigkeiten"),
    ("§ 1", "Sprachkompetenz", "Sprachkompetenz parallel mit den beruflichen Fähigkeiten"),
    ("§ 1", "Digitale Kompetenzen", "zielgruppengerechte Förderung digitaler Kompetenzen"),
    ("§ 1", "Teilzeitausbildung", "zusätzliche Mittel prioritär für die Förderung von Teilzeitausbildungen"),
    ("§ 1", "Schwerpunkte", "Qualifizierungsprojekte zur Arbeitsmarktintegration und Fachkräftesicherung"),
    ("§ 1", "Rechtskreise", "Rechtskreise SGB II, III, VIII, XII und AsylbLG"),
    ("§ 2", "Einsatz für die Ziele", "dass die in § 5 vereinbarten Ziele erreicht werden"),
    ("§ 2", "Strategie fortschreiben", "regelmäßig zu aktualisierenden regionalen"),
    ("§ 2", "OloV", "mit den regionalen OloV-Steuerungsgruppen abgestimmt"),
    ("§ 2", "Sprachförderung", "Landesmittel für spezifische Sprachförderangebote und Qualifizierungen"),
    ("§ 2", "Geflüchtete", "auch ukrainischen Geflüchteten die Teilnahme"),
    ("§ 3", "UN-Behindertenrechtskonvention", "Teilhabe von Menschen mit Behinderungen"),
    ("§ 4", "Haushaltsmittel", "insgesamt 753.200 Euro"),
    ("§ 5", "Finanzierung der Maßnahmen", "in den jeweiligen Maßnahmenarten folgende Projekte"),
    ("§ 5", "Bescheid", "vom Regierungspräsidium Kassel erlassenen – Bescheides"),
    ("§ 6", "Zielsteuerungsdialog", "führen im Jahr 2023 einen Zielsteuerungsdialog"),
    ("§ 6", "Abweichungen zählen", "bei der Beurteilung der Zielerreichung berücksichtigt"),
    ("§ 7", "Umfragen und Tagungen", "beteiligt sich an Umfragen und Tagungen des HMSI"),
    ("§ 7", "Erfahrungsaustausch", "Erfahrungen auszutauschen, gute Praxis zu identifizieren"),
    ("§ 7", "Veröffentlichung", "auf dem Internetportal des HMSI „Arbeitswelt Hessen“ veröffentlicht"),
]
# Four Maßnahmenarten with ten projects, all in § 5.
PROJECTS = {
    "1": ["JUBA 3.0", 'Maßnahme nach §13 SGB VIII "Phönix"', "„PeTz“ (Perspektive Teilzeitausbildung)"],
    "2": ["Berufsscouts"],
    "3": ["MitSprache zum Job für Frauen 2.0", "QuBiT (Qualifizierung und Betreuung im Taunus)"],
    "4": [
        "Beratungskonzept Fallmanagement",
        "Schulung Gesundheitsmanagement 2.0",
        "BASS 2023",
        "Fortschreibung Ausbildungs- und Arbeitsmarktstrategie (AAS)",
    ],
}
# Sentences that bind nobody stand in the text alone.
WORDS = [
    ("§ 2", "hohe Individualität und Vielfalt"),
    ("§ 3", "Fachkräftemangels"),
    ("§ 5", "Weiterbildungsmaßnahmen für Personal der Landkreise und kreisfreien Städte"),
    ("Unterschriften", "Wiesbaden, den 30. Mai 2023"),
    ("Unterschriften", "Bad Homburg, den 26.6.2023"),
]


def pieces(app: AppTest) -> list[Any]:
    """The HTML of the page."""
    bodies = [element.proto.body for element in app.get("html")]
    return [lxml.html.fragment_fromstring(body, create_parent="div") for body in bodies if body.strip()]


def text_by_section(app: AppTest) -> dict[str, str]:
    """The words of the document below each of its headings."""
    box = next(
        each for piece in pieces(app) for each in piece.xpath(".//*[@aria-label='Wortlaut der Zielvereinbarung']")
    )
    found, section = {}, ""
    for element in box:
        if element.tag == "h3":
            name = element.text_content()
            section = " ".join(name.split()[:2]) if name.startswith("§") else name
        else:
            for number in element.xpath(".//sup"):
                number.drop_tree()
            found[section] = f"{found.get(section, '')} {element.text_content()}"
    return found


@pytest.fixture(scope="module")
def page() -> dict[str, AppTest]:
    return {}


@pytest.fixture
def app(run: Run, page: dict[str, AppTest]) -> AppTest:
    """The Kreisprofil of the agreement of 2023, run once for all tests that only look at it."""
    if not page:
        page["app"] = run("county", **ASKED)
    return page["app"]


def table_with(app: AppTest, *columns: str) -> Any:
    return next(each for each in tables(app) if set(columns) <= set(each.columns))


def test_what_the_agreement_says_of_itself_is_a_row_with_its_section(app: AppTest) -> None:
    assert fault(app) is None
    shown = table_with(app, "Angabe", "Wert", "Fundstelle")
    assert [tuple(cell.replace("\u00a0", " ") for cell in row) for row in shown.to_numpy().tolist()] == VALUES


@pytest.mark.parametrize(("section", "about", "words"), STATEMENTS)
def test_a_statement_is_on_screen_with_its_section(app: AppTest, section: str, about: str, words: str) -> None:
    items = [line for line in lines(app) if words in line and about in line]
    assert [item for item in items if f"{section}, Nr. " in item], items
    assert words in " ".join(text_by_section(app)[section].split())


@pytest.mark.parametrize(("section", "words"), WORDS)
def test_what_binds_nobody_is_in_the_text(app: AppTest, section: str, words: str) -> None:
    assert words in " ".join(text_by_section(app)[section].split())


def test_the_projects_stand_in_their_order_with_their_section(app: AppTest) -> None:
    shown = table_with(app, "Maßnahme", "Maßnahme steht in", "Maßnahmenart")
    found: dict[str, list[str]] = {}
    for row in shown.to_dict("records"):
        found.setdefault(row["Maßnahmenart"][0], []).append(row["Maßnahme"])
    assert found == PROJECTS
    assert set(shown["Maßnahme steht in"]) == {"§ 5"}


def test_every_value_has_its_mark_and_every_mark_its_figure(app: AppTest) -> None:
    """Both ways over the page as it is drawn: each link ends at one place, and that place leads back."""
    links: dict[str, set[str]] = {}
    names: list[str] = []
    for piece in pieces(app):
        names += piece.xpath(".//@id")
        for link in piece.iter("a"):
            here = next(each.get("id") for each in [link, *link.iterancestors()] if each.get("id"))
            to = link.get("href").removeprefix("#")
            if to != here:  # the head of a section names itself
                links.setdefault(here, set()).add(to)
    assert len(names) == len(set(names))
    assert {to for each in links.values() for to in each} <= set(names)
    marks = {name for name in links if name.startswith("stelle-")}
    # 15 values, 10 projects; 25 statements: a sentence stands once, whoever it binds.
    assert len({each for each in marks if "-aussage-" not in each}) == len(VALUES) + 10
    assert len({each for each in marks if "-aussage-" in each}) == 25
    for mark in marks:
        (row,) = links[mark]
        assert mark in links[row], f"{row} does not lead back to {mark}"
    rows = {name for name in links if not name.startswith("stelle-")}
    assert {to for row in rows for to in links[row]} == marks
    # A target that says no more than that a project is carried out leads to the project's mark.
    assert sum(row.startswith("ziel-") for row in rows) == 10


def test_every_value_in_the_store_is_marked(real: Store) -> None:
    facts = real.facts("published")
    asked = {"county": "06434", "year": 2023}
    read = agreement.read(facts, names=["Hochtaunuskreis"], programme="AQB", **asked)
    assert read.text.unfound == ()
    amounts, projects = questions.document_amounts(facts, **asked), questions.document_projects(facts, **asked)
    assert (len(amounts), len(projects)) == (1, 10)
    rows = [row_key("betrag", each) for each in amounts["amount"]]
    rows += [row_key("massnahme", each) for each in projects["project"]]
    rows += [row_key("ziel", each) for each in questions.document_targets(facts, **asked)["target"]]
    rows.append(row_key("stufe", "agreed"))
    assert "" not in read.anchors(rows)


def test_a_mark_of_what_is_not_shown_leads_to_the_head_of_its_section(run: Run) -> None:
    app = run("county", **ASKED, art=[2])
    assert fault(app) is None
    names = [name for piece in pieces(app) for name in piece.xpath(".//@id")]
    to = {link.get("id"): link.get("href") for piece in pieces(app) for link in piece.iter("a")}
    assert to["stelle-massnahme-06434-2023-01"] == "#massnahmen"
    assert to["stelle-massnahme-06434-2023-04"] == "#massnahme-06434-2023-04"
    assert "massnahme-06434-2023-04" in names


def test_links_lead_to_the_section_of_what_is_not_open(run: Run) -> None:
    app = run("county", **ASKED, tab_zielvereinbarung="Fundstellen", tab_zusagen="Tabelle", tab_wortlaut="Tabelle")
    assert fault(app) is None
    names = [name for piece in pieces(app) for name in piece.xpath(".//@id")]
    assert len(names) == len(set(names))
    assert {"angabe-jahr", "aussage-1", "stelle-angabe-jahr", "stelle-aussage-1"} <= set(names)
    assert {link.get("href")[1:] for piece in pieces(app) for link in piece.iter("a")} <= set(names)


def test_an_agreement_without_its_text_has_values_and_no_marks(facts: Facts) -> None:
    read = agreement.read(facts, county=small.DARMSTADT, names=["Darmstadt"], year=2023, programme="AQB")
    assert read.text.sections == {}
    assert "kein Wortlaut" in marks_of.say_document(read.passages, read.text, "Darmstadt", 2023)
    shown = read.values.set_index("label")["value"].str.replace("\u00a0", " ")
    assert shown["Haushaltsmittel"] == "1.000,00 €"
    assert shown["davon Werkstatt"] == "250,00 €"
    assert shown["Unterschrift des Ministeriums, Name"] == "Ministerin"
    assert shown["Zielsteuerungsdialoge"] == "2"
    other = agreement.read(facts, county=small.DARMSTADT, names=["Darmstadt"], year=2023, programme="AMB")
    assert other.values.empty


def test_without_an_agreement_a_sentence_says_so(run: Run) -> None:
    app = run("county", daten="published", jahr=2023, kreise=["06411"])
    assert fault(app) is None
    said = " ".join(texts(app))
    assert "kein Wortlaut einer Zielvereinbarung vor" in said
    assert "keine Aussagen aus dem Text der Zielvereinbarung erfasst" in said


def test_an_invented_text_says_so_and_names_what_it_does_not_say(run: Run) -> None:
    said = " ".join(texts(run("county", daten="demo", jahr=2023, kreise=["06434"])))
    assert "Erfundener Text" in said
    assert "Nicht mit denselben Worten im Text zu finden: " in said
    assert "keine Aussagen aus dem Text der Zielvereinbarung erfasst" in said


def test_a_figure_that_comes_back_is_seen_where_nobody_chose_the_table(run: Run) -> None:
    app = run("county", daten="demo", jahr=2023, kreis="06434")
    assert app.button_group(key="tab_jahre_kreis").value == "Diagramm"
    # As a stage without figures left it: with its table alone.
    app.session_state[session.first_view("jahre_kreis")] = TABLE
    app.session_state[session.view_of("jahre_kreis")] = TABLE
    assert app.run().button_group(key="tab_jahre_kreis").value == "Diagramm"
    app.session_state[session.view_of("jahre_kreis")] = TABLE
    assert app.run().button_group(key="tab_jahre_kreis").value == TABLE, "who chose it keeps it"


def test_the_shares_of_those_who_pay_are_called_parts_and_not_the_sum_again(run: Run) -> None:
    app = run("county", daten="demo", jahr=2019, kreis="06531", kreise=["06531"])
    money = table_with(app, "Angabe", "Wert").set_index("Angabe")["Wert"].str.replace("\u00a0", " ")
    assert money[money.index.str.contains("AMB")].drop("Programm", errors="ignore").to_dict() == {
        "Haushaltsmittel AMB": "240.000,00 €",
        "davon AMB, Mittelherkunft Land": "136.800,00 €",
        "davon AMB, Mittelherkunft ESF": "103.200,00 €",
    }

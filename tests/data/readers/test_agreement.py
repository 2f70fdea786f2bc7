"""An agreement is read by meaning: whatever its numbering, bullets, quotes and dates look like."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from agreement_text import PARTIES, REAL, agreement, read
from hypothesis import given, settings
from hypothesis import strategies as st

from data.readers.as_json import as_json
from data.readers.german import amounts, days
from data.readers.lines import leaves_open, says_none
from data.readers.reading import AgreementRefused

# Of the text as it was handed over.
HANDED_OVER = "aeb5693502283d9333e769a5c6a712b4765f1b3f060ec426b196e5d9cf744d8f"
MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]


class TestTheRealAgreement:
    def test_gives_exactly_its_facts(self) -> None:
        found = as_json(read(REAL.read_text("utf-8")))
        assert (found["county"], found["year"], found["total_eur"]) == ("06434", 2023, 753200)
        assert found["programmes"] == [{"code": "AQB", "amount_eur": 753200}]
        assert (found["signed_by_ministry_on"], found["signed_by_county_on"]) == ("2023-05-30", "2023-06-26")
        assert found["dialogues"] == 1
        assert found["problems"] == []

    def test_names_its_projects_letter_for_letter(self) -> None:
        found = [(p.category, p.name) for p in read(REAL.read_text("utf-8")).projects]
        assert found == [
            (1, "JUBA 3.0"),
            (1, 'Maßnahme nach §13 SGB VIII "Phönix"'),
            (1, "„PeTz“ (Perspektive Teilzeitausbildung)"),
            (2, "Berufsscouts"),
            (3, "MitSprache zum Job für Frauen 2.0"),
            (3, "QuBiT (Qualifizierung und Betreuung im Taunus)"),
            (4, "Beratungskonzept Fallmanagement"),
            (4, "Schulung Gesundheitsmanagement 2.0"),
            (4, "BASS 2023"),
            (4, "Fortschreibung Ausbildungs- und Arbeitsmarktstrategie (AAS)"),
        ]

    def test_cites_the_paragraph_of_its_amount(self) -> None:
        cited = read(REAL.read_text("utf-8")).citations["total_eur"]
        assert cited.section == "§ 4"
        assert "753.200 Euro" in cited.passage

    def test_is_the_text_that_was_handed_over(self) -> None:
        assert hashlib.sha256(REAL.read_bytes()).hexdigest() == HANDED_OVER


class TestFormDoesNotMatter:
    @pytest.mark.parametrize("bullet", ["- ", "– ", "• ", "◦ ", "▪ ", "* ", "\uf0b7 ", ""])
    def test_any_bullet_lists_a_project(self, bullet: str) -> None:
        assert [p.name for p in read(agreement(bullet=bullet)).projects] == ["Werkstatt Nord", "Sprache und Beruf"]

    @pytest.mark.parametrize("mark", ["§ ", "§", "Artikel "])
    def test_any_section_mark_separates(self, mark: str) -> None:
        found = read(agreement(mark=mark))
        assert found.total_eur == 1140300
        assert found.citations["total_eur"].section.endswith("3")

    def test_categories_are_known_by_their_words_not_their_place(self) -> None:
        found = read(agreement(order=(3, 1, 4, 2)))
        assert {(p.category, p.name) for p in found.projects} == {(1, "Werkstatt Nord"), (3, "Sprache und Beruf")}

    def test_a_project_wrapped_over_two_lines_is_one(self) -> None:
        found = read(agreement(projects={1: ["Werkstatt\n  Nord für junge Menschen"]}))
        assert [p.name for p in found.projects] == ["Werkstatt Nord für junge Menschen"]

    @pytest.mark.parametrize(
        ("written", "euros"),
        [
            ("1.140.300 Euro", 1140300),
            ("1.140.300,00 €", 1140300),
            ("EUR 1.140.300,-", 1140300),
            ("1 140 300 Euro", 1140300),
            ("1.140.300\u00a0Euro", 1140300),
        ],
    )
    def test_an_amount_is_read_as_written(self, written: str, euros: int) -> None:
        money = f"Das Ministerium stellt im Jahr 2024 Haushaltsmittel in Höhe von {written} zur Verfügung."
        found = read(agreement(money=money))
        assert found.total_eur == euros
        assert found.problems == []

    @pytest.mark.parametrize("written", ["1,1 Mio. Euro", "rund 1.100.000 Euro"])
    def test_a_rounded_amount_is_a_warning(self, written: str) -> None:
        money = f"Das Ministerium stellt im Jahr 2024 Haushaltsmittel in Höhe von {written} zur Verfügung."
        found = read(agreement(money=money))
        assert found.total_eur == 1100000
        assert [(p.field, p.severity) for p in found.problems] == [("total_eur", "warning")]

    @pytest.mark.parametrize("written", ["26. Juni 2024", "26.6.2024", "26.06.24", "26. 6. 2024", "2024-06-26"])
    def test_any_form_of_a_date_is_read(self, written: str) -> None:
        assert read(agreement(signed=("3.6.2024", written))).signed_by_county_on == date(2024, 6, 26)

    @pytest.mark.parametrize(
        ("sentence", "number"),
        [
            ("führen im Jahr 2024 einen Zielsteuerungsdialog.", 1),
            ("führen zwei Zielsteuerungsdialoge.", 2),
            ("führen 3 Zielsteuerungsdialoge.", 3),
            ("führen den Zielsteuerungsdialog einmal im Jahr.", 1),
        ],
    )
    def test_the_number_of_dialogues_is_a_word_or_a_digit(self, sentence: str, number: int) -> None:
        assert read(agreement(dialogue=sentence)).dialogues == number

    def test_two_budgets_give_two_programmes_and_their_sum(self) -> None:
        money = (
            "Das Ministerium stellt im Jahr 2024 Haushaltsmittel in Höhe von 452.700 Euro aus dem Ausbildungs- und "
            "Qualifizierungsbudget und 83.100 Euro aus dem Arbeitsmarktbudget zur Verfügung."
        )
        found = as_json(read(agreement(money=money)))
        assert found["programmes"] == [{"code": "AQB", "amount_eur": 452700}, {"code": "AMB", "amount_eur": 83100}]
        assert found["total_eur"] == 535800

    def test_spaces_that_ocr_puts_around_hyphens_hide_no_county(self) -> None:
        assert read(agreement(county="dem Main - Kinzig - Kreis")).county == "06435"

    def test_words_broken_at_the_end_of_a_line_are_joined(self) -> None:
        found = read(
            agreement(projects={1: ["Perspektive Teil-\nzeitausbildung"], 3: ["Ausbildungs-\nund Berufswege"]})
        )
        assert [p.name for p in found.projects] == ["Perspektive Teilzeitausbildung", "Ausbildungs- und Berufswege"]


def test_a_sentence_that_begins_with_a_section_is_no_heading() -> None:
    text = agreement().replace("Beide Seiten", "Es gelten die in\n§ 9 vereinbarten Ziele.\n\nBeide Seiten")
    assert [s.name for s in read(text).sections] == ["Kopf", "Präambel", "§ 3", "§ 4", "§ 5", "Unterschriften"]


@pytest.mark.parametrize("mark", ["                              § ", "## § ", "Paragraph ", "**§ ", "\t\tArtikel "])
def test_headings_are_known_indented_and_in_any_words(mark: str) -> None:
    found = read(agreement(mark=mark))
    assert [section.name.split()[-1] for section in found.sections] == [
        "Kopf",
        "Präambel",
        "3",
        "4",
        "5",
        "Unterschriften",
    ]
    assert (found.dialogues, found.problems) == (1, [])


def test_a_text_of_too_many_lines_is_refused() -> None:
    with pytest.raises(AgreementRefused, match=r"20\.000 Zeilen"):
        read(agreement() + "- a\n" * 20_001)


NAME = (
    st.text("ABCDEFGHIKLMNOPRSTUVWZabcdefghiklmnoprstuvwzäöüß0123456789.()&/„“\"' ", min_size=3, max_size=50)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: len(text) > 2 and text[0].isalpha() and text[0] != "o" and not text.endswith("."))
    # „KEIN“ names nothing.
    .filter(lambda text: not says_none(text) and not leaves_open(text))
)


@settings(max_examples=60)
@given(
    party=st.sampled_from(PARTIES),
    year=st.integers(2012, 2026),
    euros=st.integers(10_000, 2_800_000),
    names=st.lists(NAME, min_size=1, max_size=6, unique=True),
    bullet=st.sampled_from(["- ", "– ", "• ", "▪ ", "\uf0b7 "]),
    mark=st.sampled_from(["§ ", "§", "Artikel "]),
    month=st.integers(1, 12),
    worded=st.booleans(),
)
def test_whatever_was_written_is_read_back(
    party: tuple[str, str], year: int, euros: int, names: list[str], bullet: str, mark: str, month: int, worded: bool
) -> None:
    written = f"9. {MONTHS[month - 1]} {year}" if worded else f"09.{month:02}.{year}"
    money = (
        f"Es werden im Jahr {year} Haushaltsmittel in Höhe von {f'{euros:,}'.replace(',', '.')} Euro bereitgestellt."
    )
    text = agreement(
        county=party[0],
        year=year,
        money=money,
        projects={2: names},
        bullet=bullet,
        mark=mark,
        signed=(written, written),
        dialogue=f"führen im Jahr {year} einen Zielsteuerungsdialog.",
    )
    found = read(text)
    assert (found.county, found.year, found.total_eur) == (party[1], year, euros)
    assert [(p.category, p.name) for p in found.projects] == [(2, name) for name in names]
    assert found.signed_by_ministry_on == found.signed_by_county_on == date(year, month, 9)


def test_an_amount_without_a_currency_is_none() -> None:
    assert amounts("im Jahr 2023 wurden 1.140.300 gezählt") == []


def test_a_date_with_an_unknown_month_is_none() -> None:
    assert days("am 3. Quartal 2023") == []

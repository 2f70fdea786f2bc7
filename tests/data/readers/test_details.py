"""What stands beside the name of a project or a heading is told apart from it and kept."""

from __future__ import annotations

from decimal import Decimal

import pytest
from agreement_text import HEADINGS, agreement, faults, listed, problems, read
from hypothesis import given, settings
from hypothesis import strategies as st

from data.readers.reading import Reading

LIST_END = "\nDie Förderung erfolgt"


def with_list(body: str) -> str:
    """An agreement with this list of projects."""
    text = agreement(projects={})
    return text[: text.index(f"1. {HEADINGS[1]}")] + body + text[text.index(LIST_END) :]


def under_1(body: str) -> str:
    return with_list(f"1. {HEADINGS[1]}\n{body}\n3. {HEADINGS[3]}\n- Sprache\n")


def sums(found: Reading) -> list[tuple[int, str, int | None, str | None]]:
    """Euros, level, Maßnahmenart and project of every sum that is no total."""
    return [
        (int(each.amount_eur), each.level, each.category, each.project)
        for each in found.amounts
        if each.level != "total"
    ]


class TestBesideAName:
    @pytest.mark.parametrize(
        "line",
        [
            "Werkstatt (120.000 Euro)",
            "Werkstatt    12 Plätze    120.000 €",
            "Werkstatt 120.000 €",
            "Werkstatt – 120.000,00 EUR",
            "Werkstatt, gefördert mit 120.000 Euro",
            "Werkstatt (12 Plätze, 120.000 Euro)",
            "Werkstatt | AWO | 12 TN | 120.000 €",
            "120.000 €: Werkstatt",
            "Werkstatt [120.000 Euro]",
            "Werkstatt / 12 TN / 120.000 Euro",
            "Werkstatt\n  Kosten: 120.000 Euro",
            "Werkstatt\n- Kosten: 120.000 Euro",
            "Werkstatt\n120.000 €",
            "Werkstatt\n  (Träger: AWO, 12 Plätze)\n  120.000 Euro",
        ],
    )
    def test_a_sum_is_that_of_the_project(self, line: str) -> None:
        found = read(under_1(f"- {line}"))
        assert [each.name for each in found.projects] == ["Werkstatt", "Sprache"]
        assert sums(found) == [(120_000, "project", 1, "Werkstatt")]

    @pytest.mark.parametrize(
        ("line", "places", "participants", "carrier"),
        [
            ("Werkstatt (12 Plätze)", 12, None, None),
            ("Werkstatt – 12 TN", None, 12, None),
            ("Werkstatt für 12 Teilnehmende", None, 12, None),
            ("Werkstatt; Träger: Caritas, Fulda; 12 Plätze", 12, None, "Caritas, Fulda"),
            ("Werkstatt\n- Träger: AVM gGmbH", None, None, "AVM gGmbH"),
            ("Werkstatt, Träger AWO Fulda", None, None, "AWO Fulda"),
            ("Werkstatt\n  8 Ausbildungsplätze\n  Träger: AWO", 8, None, "AWO"),
        ],
    )
    def test_places_participants_and_carrier_are_told_apart(
        self, line: str, places: int | None, participants: int | None, carrier: str | None
    ) -> None:
        (project, *_) = read(under_1(f"- {line}")).projects
        assert (project.name, project.places, project.participants, project.carrier) == (
            "Werkstatt",
            places,
            participants,
            carrier,
        )

    @pytest.mark.parametrize(
        "name",
        [
            "Startbahn Beruf (01.01.–31.12.2024)",
            "BASS 2023",
            "24/7 Coaching",
            "100 Chancen",
            "Werkstatt (Fortsetzung)",
            'Maßnahme nach §13 SGB VIII "Phönix"',
        ],
    )
    def test_a_name_with_figures_stays_letter_for_letter(self, name: str) -> None:
        assert listed(under_1(f"- {name}"))[0] == (1, name)

    def test_a_sum_that_stays_in_a_name_is_told(self) -> None:
        text = under_1("- Werkstatt 120.000 € gemeinsam mit dem Jobcenter")
        assert ("projects", "warning") in faults(text)
        assert "120.000" in problems(text)["projects"]

    @pytest.mark.parametrize("written", ["Werkstatt,", "Werkstatt;", "Werkstatt.", "Werkstatt sowie", "Werkstatt und"])
    def test_the_signs_of_a_list_are_no_part_of_a_name(self, written: str) -> None:
        assert listed(under_1(f"- {written}"))[0] == (1, "Werkstatt")

    def test_a_column_of_sums_below_the_names_belongs_to_them_in_their_order(self) -> None:
        found = read(under_1("- Eins\n- Zwei\n120.000 €\n210.000 €"))
        assert sums(found) == [(120_000, "project", 1, "Eins"), (210_000, "project", 1, "Zwei")]

    def test_a_column_that_does_not_fit_is_asked_about_and_kept(self) -> None:
        text = under_1("- Eins\n- Zwei\n- Drei\n120.000 €\n210.000 €")
        assert "ist unklar" in problems(text)["projects"]
        assert {euros for euros, *_ in sums(read(text))} == {120_000, 210_000}


class TestBesideAHeading:
    @pytest.mark.parametrize(
        "beside", [" 330.000 €", " – 330.000 Euro", " (330.000 Euro)", ": 330.000 Euro", "\n330.000 Euro"]
    )
    def test_a_sum_is_that_of_the_massnahmenart_and_hides_no_project(self, beside: str) -> None:
        found = read(with_list(f"1. {HEADINGS[1]}{beside}\n- Werkstatt\n3. {HEADINGS[3]}\n- Sprache\n"))
        assert [each.name for each in found.projects] == ["Werkstatt", "Sprache"]
        assert [each[:1] for each in sums(found)] == [(330_000,)]

    def test_projects_beside_a_heading_keep_their_own_sums(self) -> None:
        found = read(with_list(f"1. {HEADINGS[1]}: Eins (120.000 Euro); Zwei (10 Plätze)\n3. {HEADINGS[3]}: Drei\n"))
        assert [each.name for each in found.projects] == ["Eins", "Zwei", "Drei"]
        assert sums(found) == [(120_000, "project", 1, "Eins")]

    def test_two_columns_are_read_one_after_the_other(self) -> None:
        body = f"1. {HEADINGS[1]}            3. {HEADINGS[3]}\n- Eins                         - Drei\n- Zwei\n"
        assert listed(with_list(body)) == [(1, "Eins"), (1, "Zwei"), (3, "Drei")]


class TestTargets:
    def test_words_that_fit_one_indicator_are_numeric_others_stay_words(self) -> None:
        found = read(under_1("- Werkstatt\n  Ziel: 40 Eintritte, 60 % Vermittlungsquote, 12 Plätze"))
        assert [(each.value, each.kind, each.indicator, each.project) for each in found.targets] == [
            (Decimal(40), "numeric", "entries", "Werkstatt"),
            (Decimal(60), "qualitative", None, "Werkstatt"),
            (Decimal(12), "numeric", "places", "Werkstatt"),
        ]

    def test_a_part_of_a_number_has_no_indicator_of_its_own(self) -> None:
        found = read(under_1("- Werkstatt\n  30 Plätze, davon 15 Plätze für Frauen"))
        assert [(each.value, each.indicator) for each in found.targets] == [(30, "places"), (15, None)]
        assert found.projects[0].places == 30

    def test_a_sentence_about_aims_sets_one(self) -> None:
        text = agreement().replace("Beide Seiten", "Es sollen mindestens 120 Plätze besetzt werden. Beide Seiten")
        assert [(each.value, each.indicator, each.cited.section) for each in read(text).targets] == [
            (120, "places", "§ 5")
        ]

    def test_what_was_reached_in_another_year_is_none(self) -> None:
        text = agreement().replace("Beide Seiten", "Im Jahr 2022 wurden 95 Plätze besetzt. Beide Seiten")
        assert read(text).targets == []


class TestNoProject:
    @pytest.mark.parametrize(
        "says",
        [
            "derzeit keine",
            "kein Bedarf",
            "keine Maßnahmen geplant",
            "Es sind keine Maßnahmen vorgesehen.",
            "wird nicht in Anspruch genommen",
            "(keine)",
            "Im Jahr 2024 nicht besetzt",
            "entfällt\n  im Jahr 2024",
        ],
    )
    @pytest.mark.parametrize("bullet", ["- ", ""])
    def test_is_read_where_the_text_says_there_is_none(self, says: str, bullet: str) -> None:
        assert listed(under_1(f"{bullet}{says}")) == [(3, "Sprache")]

    @pytest.mark.parametrize(
        "body", ["- Werkstatt\n- entfällt in 2024", "- entfällt\n- Werkstatt", "- Werkstatt (entfällt)"]
    )
    def test_beside_a_project_is_asked_about(self, body: str) -> None:
        assert ("projects", "error") in faults(under_1(body))

    @pytest.mark.parametrize(
        "line", ["Hessisches Ministerium für Soziales und Integration", "Seite | 4", "Goethestraße 5, 61169 Friedberg"]
    )
    def test_is_the_footer_of_a_page(self, line: str) -> None:
        body = f"1. {HEADINGS[1]}\nEins\n{line}\nZwei\n3. {HEADINGS[3]}\nDrei\n"
        assert listed(with_list(body)) == [(1, "Eins"), (1, "Zwei"), (3, "Drei")]


NAMES = st.lists(
    st.sampled_from(["Werkstatt Nord", "JUBA 3.0", "„PeTz“ (Perspektive)", "Azubi-Lotse", "Pflege & Sprache"]),
    min_size=1,
    max_size=4,
    unique=True,
)


@settings(max_examples=60, deadline=None)
@given(
    names=NAMES,
    data=st.data(),
    bullet=st.sampled_from(["- ", "• ", "\uf0b7 ", "– "]),
    form=st.sampled_from(["{name} ({euros} Euro)", "{name}    {places} Plätze    {euros} €", "{name} – {euros} EUR"]),
    order=st.permutations([1, 2, 3, 4]),
)
def test_every_sum_and_number_that_went_in_is_found(
    names: list[str], data: st.DataObject, bullet: str, form: str, order: list[int]
) -> None:
    category = data.draw(st.sampled_from([1, 2, 3, 4]))
    euros = [data.draw(st.integers(1_000, 200_000)) for _ in names]
    lines = [
        form.format(name=name, places=number + 3, euros=f"{each:,}".replace(",", "."))
        for number, (name, each) in enumerate(zip(names, euros, strict=True))
    ]
    found = read(agreement(projects={category: lines}, bullet=bullet, order=tuple(order)))
    assert [(each.category, each.name) for each in found.projects] == [(category, name) for name in names]
    assert [(each.project, each.amount_eur) for each in found.amounts if each.level == "project"] == list(
        zip(names, map(Decimal, euros), strict=True)
    )
    if "Plätze" in form:
        assert [each.places for each in found.projects] == [number + 3 for number in range(len(names))]


@pytest.mark.parametrize(
    "line",
    [
        "Startbahn, 2 x 12 Plätze",
        "Startbahn, 20-24 Plätze",
        "Startbahn, 2 x 25.000 Euro",
        "Startbahn, 40.000 bis 50.000 Euro",
        "Startbahn, je Platz 4.000 Euro",
        "Startbahn und Lotse: zusammen 50.000 Euro",
    ],
)
def test_a_figure_that_its_words_change_is_asked_about_and_not_taken(line: str) -> None:
    found = read(agreement(projects={1: [line]}))
    assert [(each.name, each.places) for each in found.projects] == [(line, None)]
    assert [each.amount_eur for each in found.amounts if each.level != "total"] == []
    assert any("Im Namen steht noch eine Angabe" in each.message for each in found.problems)


@pytest.mark.parametrize("line", ["Pro Beruf: 50.000 Euro", "Werkstatt und Lotse (50.000 Euro)", "Bis 25: 50.000 Euro"])
def test_a_name_with_such_words_keeps_its_sum(line: str) -> None:
    found = read(agreement(projects={1: [line]}))
    assert [(each.project, each.amount_eur) for each in found.amounts if each.level == "project"] == [
        (found.projects[0].name, 50_000)
    ]

"""Numbers before names and headings, and what stands beside a name, as they vary from county to county."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from agreement_text import ALL_FOUR, HEADINGS, READ_BACK, agreement, faults, listed, problems, read, signed_by

LIST_END = "\nDie Förderung erfolgt"
LONG = {**HEADINGS, 2: "Ausbildung und Ausbildungscoaching"}


def with_list(body: str) -> str:
    text = agreement(projects={})
    return text[: text.index(f"1. {HEADINGS[1]}")] + body + text[text.index(LIST_END) :]


@pytest.mark.parametrize(
    "mark", ["Nr. {n}.{i} ", "Nr. {n}.{i}: ", "Maßnahme {i}: ", "Projekt {a}) ", "Projekt {i}. ", "{a}{a}) ", "☒ "]
)
def test_a_count_with_a_word_before_it_is_no_part_of_a_name(mark: str) -> None:
    names = {number: [*ALL_FOUR[number], "Zweite"] for number in ALL_FOUR}
    body = "".join(
        f"{number}. {HEADINGS[number]}\n"
        + "".join(f"{mark.format(n=number, i=at, a='ab'[at - 1])}{name}\n" for at, name in enumerate(names[number], 1))
        for number in names
    )
    assert listed(with_list(body)) == [(number, name) for number, each in names.items() for name in each]


@pytest.mark.parametrize("name", ["Projekt 21: Beruf", "Maßnahme B: Werkstatt"])
def test_a_name_that_only_looks_counted_stays_whole(name: str) -> None:
    assert listed(with_list(f"1. {HEADINGS[1]}\n- {name}\n- Zweite\n3. {HEADINGS[3]}\n- Sprache\n"))[0] == (1, name)


@pytest.mark.parametrize(
    "head",
    [
        "MA {n}",
        "MA {n}: {h}",
        "Maßnahmenart {n} ({h})",
        "Maßnahmenart {n} ({h}), 100.000 Euro:",
        "Zu Maßnahmenart Nr. {n} – {h}",
        "{n}. {H}",
    ],
)
def test_headings_are_known_in_short_in_brackets_and_in_capitals(head: str) -> None:
    text = with_list(
        "".join(
            f"{head.format(n=number, h=words, H=words.upper())}\n- {ALL_FOUR[number][0]}\n"
            for number, words in LONG.items()
        )
    )
    assert listed(text) == READ_BACK
    assert [each for each in faults(text) if each[0] == "projects"] == []


def test_a_project_has_a_sum_for_each_year() -> None:
    found = read(agreement(projects={1: ["Werkstatt (2024: 30.000 Euro, 2025: 20.000 Euro)"]}))
    assert [(each.level, each.spending_from, each.amount_eur) for each in found.amounts if each.project] == [
        ("project", None, 50_000),
        ("purpose", 2024, 30_000),
        ("purpose", 2025, 20_000),
    ]
    assert found.errors == []


@pytest.mark.parametrize(
    "beside", [" (Gesamtkosten 80.000 Euro, davon AQB 50.000 Euro)", "; Gesamtkosten: 80.000 €; Förderung: 50.000 €"]
)
def test_the_costs_of_a_project_are_not_what_it_is_granted(beside: str) -> None:
    found = read(agreement(projects={1: [f"Werkstatt{beside}"]}))
    assert found.projects[0].name == "Werkstatt"
    assert [(each.level, each.amount_eur) for each in found.amounts if each.project] == [
        ("project", Decimal(50_000)),
        ("own", Decimal(80_000)),
    ]


def test_a_part_of_the_places_hides_neither_the_places_nor_the_carrier() -> None:
    (project,) = read(
        agreement(projects={1: ["Werkstatt (24 Plätze, davon 12 in Teilzeit; Träger: AWO Nord)"]})
    ).projects
    assert (project.name, project.places, project.carrier) == ("Werkstatt", 24, "AWO Nord")


def test_sums_below_a_list_are_no_projects() -> None:
    body = (
        f"1. {HEADINGS[1]}\n- Eins: 50.000 Euro\n- Zwei: 50.000 Euro\nZwischensumme: 100.000 Euro\n"
        f"3. {HEADINGS[3]}\n- Drei: 50.000 Euro\nGesamtsumme der Maßnahmen: 150.000 Euro\n"
    )
    found = read(with_list(body))
    assert [each.name for each in found.projects] == ["Eins", "Zwei", "Drei"]
    assert [(each.category, each.amount_eur) for each in found.amounts if each.level == "category"] == [(1, 100_000)]


@pytest.mark.parametrize("written", ["TEUR 640", "T€ 640,0", "Mio. Euro 0,64", "Tsd. € 640"])
def test_a_unit_of_thousands_stands_before_the_figure_too(written: str) -> None:
    found = read(agreement(money=f"Im Jahr 2024 stehen Haushaltsmittel in Höhe von {written} bereit."))
    assert (found.total_eur, found.errors) == (640_000, [])


@pytest.mark.parametrize(
    ("more", "level"),
    [
        ("Je Ausbildungsplatz wird ein Festbetrag von 6.000 Euro gewährt.", "rate"),
        ("Der Kreis setzt ergänzend ESF-Mittel in Höhe von 120.000 Euro ein.", "own"),
        ("\nBudget 2024: 640.000 Euro\nVeränderung: + 32.400 Euro", "difference"),
        ("Ein Teilbetrag von 100.000 Euro ist bis zum 30.06.2024 abzurufen.", "purpose"),
    ],
)
def test_what_is_no_whole_does_not_stop_the_whole(more: str, level: str) -> None:
    grant = "Das HMSI stellt im Jahr 2024 Haushaltsmittel in Höhe von 640.000 Euro bereit."
    found = read(agreement(money=f"{grant} {more}"))
    assert (found.total_eur, found.errors) == (640_000, [])
    assert level in {each.level for each in found.amounts}


@pytest.mark.parametrize(
    "dialogue",
    [
        "verzichten im Jahr 2024 auf einen Zielsteuerungsdialog.",
        "führen im Jahr 2024 nicht mehr als zwei Zielsteuerungsdialoge.",
    ],
)
def test_a_dialogue_that_is_called_off_or_bounded_is_asked_about(dialogue: str) -> None:
    text = agreement(dialogue=dialogue)
    assert read(text).dialogues is None
    assert "keine feste Zahl" in problems(text)["dialogues"]


@pytest.mark.parametrize("undated", ["Friedberg, im Juli 2024", "Friedberg, den __.__.2024", "Friedberg, den ______"])
def test_a_signature_without_a_day_leaves_the_other_one_its_own(undated: str) -> None:
    found = signed_by(
        f"Wiesbaden, den 3. Juni 2024\n\nErika Mustermann\nStaatsministerin\n\n{undated}\n\nMax Beispiel\nLandrat\n"
    )
    assert (found.signed_by_ministry_on, found.signed_by_county_on) == (date(2024, 6, 3), None)


def test_place_and_day_may_stand_in_lines_of_their_own() -> None:
    found = signed_by(
        "Für das Ministerium\nOrt: Wiesbaden\nDatum: 03.06.2024\nErika Mustermann\nStaatsministerin\n\n"
        "Für den Wetteraukreis\nOrt: Friedberg\nDatum: 17.07.2024\nMax Beispiel\nLandrat\n"
    )
    assert (found.signed_by_ministry_on, found.signed_by_county_on) == (date(2024, 6, 3), date(2024, 7, 17))


def test_a_table_of_contents_holds_no_sections() -> None:
    contents = "Inhaltsverzeichnis\n§ 3 Haushaltsmittel ...... 2\n§ 4 Ziele ...... 3\n§ 5 Dialog ...... 4\n\n"
    assert read(contents + agreement()).total_eur == read(agreement()).total_eur
    assert listed(contents + agreement()) == listed(agreement())


def test_a_part_of_what_a_project_gets_is_not_its_name() -> None:
    found = read(agreement(projects={1: ["Werkstatt: 50.000 Euro, davon 10.000 Euro Sachkosten"]}))
    assert [each.name for each in found.projects] == ["Werkstatt"]
    assert [(each.level, each.purpose, each.amount_eur) for each in found.amounts if each.project] == [
        ("project", None, 50_000),
        ("purpose", "Sachkosten", 10_000),
    ]


def test_a_heading_whose_words_go_on_in_the_next_line_is_one_heading() -> None:
    broken = {
        1: "Ausbildungsvorbereitung",
        2: "Ausbildung und Ausbildungscoaching in anerkannten\nAusbildungsberufen",
        3: "Qualifizierungsprojekte zur Arbeitsmarktintegration,\nFachkräftesicherung",
        4: "Weiterbildungsmaßnahmen für Personal der Landkreise und kreisfreien Städte in der fachlichen\n"
        "Verantwortung für Benachteiligte im Kontext der\nArbeitsmarktförderung",
    }
    text = with_list("".join(f"{number}. {words}\n- {ALL_FOUR[number][0]}\n" for number, words in broken.items()))
    assert listed(text) == READ_BACK
    assert faults(text) == []


def test_a_point_above_the_first_heading_is_asked_about() -> None:
    text = with_list(f"- Netzwerkstelle\n1. {HEADINGS[1]}\n- Werkstatt\n3. {HEADINGS[3]}\n- Sprache\n")
    assert "„- Netzwerkstelle“ steht vor der ersten Maßnahmenart" in problems(text)["projects"]
    apart = with_list(f"- Beide Seiten wirken daran mit.\n1. {HEADINGS[1]}\n- Werkstatt\n3. {HEADINGS[3]}\n- Sprache\n")
    assert "vor der ersten" not in problems(apart).get("projects", "")


@pytest.mark.parametrize("quotes", ["„{}“", '"{}"', "»{}«", "‚{}‘"])
def test_quotes_around_all_of_a_name_are_no_part_of_it(quotes: str) -> None:
    quoted = with_list(f"1. {HEADINGS[1]}\n- {quotes.format('Ausblick')}\n3. {HEADINGS[3]}\n- Kurs „Ausblick“ Nord\n")
    assert listed(quoted) == [(1, "Ausblick"), (3, "Kurs „Ausblick“ Nord")]


@pytest.mark.parametrize("mark", ["•", "▪"])
def test_a_mark_in_a_line_of_its_own_belongs_to_the_words_below(mark: str) -> None:
    text = with_list(
        "".join(f"{number}.\n{words}\n{mark}\n{ALL_FOUR[number][0]}\n" for number, words in HEADINGS.items())
    )
    assert listed(text) == READ_BACK


def test_a_name_behind_the_colon_of_a_heading_and_others_below_are_asked_about() -> None:
    text = with_list(f"1. {HEADINGS[1]}: Ausblick\n- Werkstatt\n3. {HEADINGS[3]}: folgende Projekte\n- Sprache\n")
    assert "„Ausblick“ steht hinter der Überschrift" in problems(text)["projects"]
    assert not any("folgende" in each.message for each in read(text).problems)


@pytest.mark.parametrize("words", ["siehe Anlage 1", "Details s. Anlage", "weitere Projekte sind in Planung"])
def test_what_leads_elsewhere_is_no_name(words: str) -> None:
    text = with_list(f"1. {HEADINGS[1]}\n- Werkstatt\n- {words}\n3. {HEADINGS[3]}\n- Sprache\n")
    assert listed(text) == [(1, "Werkstatt"), (3, "Sprache")]
    assert f"„- {words}“ unter Maßnahmenart 1 nennt keine Maßnahme" in problems(text)["projects"]


def test_a_name_may_begin_with_the_word_for_a_carrier() -> None:
    text = with_list(f"1. {HEADINGS[1]}\n- Träger im Dialog\n3. {HEADINGS[3]}\n- Sprache\n")
    assert listed(text) == [(1, "Träger im Dialog"), (3, "Sprache")]


def test_two_names_in_one_point_are_told() -> None:
    text = with_list(f"1. {HEADINGS[1]}\n- Ausblick; Werkstatt\n3. {HEADINGS[3]}\n- Sprache\n")
    assert "kann mehrere Maßnahmen nennen" in problems(text)["projects"]

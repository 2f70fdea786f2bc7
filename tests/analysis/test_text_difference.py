"""Two agreements side by side: what stayed is folded, what changed is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text_difference import Known, Pair, Section, called_out, compare, rows, say_difference
from analysis.word_difference import Piece, folded, words

OLD = [
    Section("§ 1", "Ziele des Landes", "Das Budget des Jahres 2023 soll Menschen den Weg in Ausbildung erleichtern."),
    Section("§ 4", "Haushaltsmittel", "Der Kreis erhält insgesamt 753.200 Euro aus dem Budget."),
    Section("§ 5", "Ziele", "Finanziert werden:\n – JUBA 2.0\n – Werkstatt Nord\n – Brücke"),
    Section("§ 6", "Dialoge", "Es findet ein Gespräch statt."),
    Section("§ 7", "Verbesserung", "Der Kreis beteiligt sich an Umfragen und Tagungen des Ministeriums."),
]
NEW = [
    Section("§ 1", "Ziele des Landes", "Das Budget des Jahres 2024 soll Menschen den Weg in Ausbildung erleichtern."),
    Section("§ 2", "Digitales", "Für Geräte stehen 1.000,50 € bereit."),
    Section("§ 5", "Haushaltsmittel", "Der Kreis erhält insgesamt 760.000 € aus dem Budget."),
    Section("§ 6", "Ziele", "Finanziert werden:\n – JUBA 3.0\n – Brücke\n – Sprachcafé"),
    Section("§ 8", "Verbesserung", "Der Kreis beteiligt sich an Umfragen und Tagungen des Ministeriums."),
]
KNOWN = Known(
    ("JUBA", "JUBA 2.0", "JUBA 3.0", "Werkstatt Nord", "Brücke", "Sprachcafé"),
    proposed=frozenset({("JUBA 2.0", "JUBA 3.0")}),
)


def found() -> dict[str, Pair]:
    return {pair.label: pair for pair in compare(OLD, NEW, KNOWN)}


def side(pieces: list[Piece], left_out: str) -> list[str]:
    return "".join(piece.text for piece in pieces if piece.kind != left_out).split()


def test_sections_are_matched_by_what_they_say_although_their_numbers_shifted() -> None:
    assert {label: pair.state for label, pair in found().items()} == {
        "§ 1 Ziele des Landes": "years",
        "§ 2 Digitales": "new",
        "§ 5 Haushaltsmittel (früher § 4)": "changed",
        "§ 6 Ziele (früher § 5)": "changed",
        "§ 6 Dialoge": "gone",
        "§ 8 Verbesserung (früher § 7)": "same",
    }


def test_amounts_years_and_names_that_changed_are_called_out() -> None:
    told = [line.replace("\u00a0", " ") for line in called_out(compare(OLD, NEW, KNOWN))]
    assert told == [
        "§ 2: neu: 1.000,50 €",
        "§ 2: neu: ganzer Abschnitt „§ 2 Digitales“",
        "§ 5: 753.200 € → 760.000 €",
        "§ 6: vielleicht umbenannt: „JUBA 2.0“ → „JUBA 3.0“",
        "§ 6: entfallen: „Werkstatt Nord“",
        "§ 6: neu: „Sprachcafé“",
        "§ 6: entfallen: ganzer Abschnitt „§ 6 Dialoge“",
        "§ 1: 2023 → 2024",
    ]


def test_what_came_or_went_in_a_section_stands_in_one_line() -> None:
    old = [Section("§ 5", "Ziele", "Alpha\nBeta\nGamma\n40.000 Euro")]
    new = [Section("§ 5", "Ziele", "Delta\nEpsilon, Gruppe B\nZeta\n50.000 Euro")]
    known = Known(names=("Alpha", "Beta", "Gamma", "Delta", "Epsilon, Gruppe B", "Zeta"))
    told = [line.replace("\u00a0", " ") for line in called_out(compare(old, new, known))]
    assert told == [
        "§ 5: 40.000 € → 50.000 €",
        "§ 5: entfallen (3): „Alpha“; „Beta“; „Gamma“",
        "§ 5: neu (3): „Delta“; „Epsilon, Gruppe B“; „Zeta“",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("753.200 Euro", "753.200 €", []),
        ("rund 1,2 Mio. Euro", "ca. 1.200.000 €", []),
        ("rund 1,2 Mio. Euro", "1.200.000 €", ["rund 1.200.000 € → 1.200.000 €"]),
        ("1.193.800 Euro", "insgesamt höchstens\n1.157.800 Euro", ["1.193.800 € → höchstens 1.157.800 €"]),
        ("Bis zu 500 Euro", "mindestens 500 Euro", ["höchstens 500 € → mindestens 500 €"]),
        ("27,7 Millionen Euro", "28 Mio. €", ["27.700.000 € → 28.000.000 €"]),
        ("40 Plätze", "45 Plätze", []),
        ("am 30. Mai 2023", "am 26.06.2024", ["30. Mai 2023 → 26.06.2024"]),
        ("2023 und 2023", "2024 und 2024", ["2023 → 2024"]),
        ("100 € und 200 €", "200 €", ["entfallen: 100 €"]),
    ],
)
def test_a_change_is_a_change_of_value_not_of_spelling(old: str, new: str, told: list[str]) -> None:
    pairs = compare([Section("§ 1", "A", old)], [Section("§ 1", "A", new)])
    assert [change.replace("\u00a0", " ") for change in pairs[0].changes] == told


def test_the_words_that_changed_are_marked_and_no_others() -> None:
    assert words("Es gibt 753.200 Euro, bereit.", "Es gibt\n760.000 Euro, bereit.") == [
        Piece("kept", "Es gibt\n"),
        Piece("gone", "753.200 "),
        Piece("new", "760.000 "),
        Piece("kept", "Euro, bereit. "),
    ]


def test_another_line_break_is_no_change() -> None:
    (pair,) = compare([Section("§ 1", "A", "ein\n\nWort  und noch")], [Section("§ 1", "A", "ein Wort und\nnoch ")])
    assert pair.state == "same"


def test_a_list_stays_a_list() -> None:
    pieces = words("Projekte:\n – Eins\n – Zwei", "Projekte:\n – Eins\n – Drei")
    assert pieces == [Piece("kept", "Projekte:\n– Eins\n– "), Piece("gone", "Zwei "), Piece("new", "Drei ")]


def test_an_item_that_became_the_last_still_ends_its_line() -> None:
    # What went stands on a line of its own; elsewhere what stayed ends as the new wording does.
    assert words("– Eins\n– Zwei", "– Eins") == [Piece("kept", "– Eins\n"), Piece("gone", "– Zwei ")]
    assert words("Eins zwei\ndrei", "Eins zwei vier") == [
        Piece("kept", "Eins zwei "),
        Piece("gone", "drei "),
        Piece("new", "vier "),
    ]


def test_an_item_of_a_list_is_compared_with_the_item_it_resembles() -> None:
    old = "Ziele:\n – Eintritte in Angebote: 97\n – Besetzte Plätze: 34\n – Abbrüche senken: 12"
    new = "Ziele:\n – Eintritte in Angebote: 138\n – Abschlüsse in Projekten: 53\n – Abbrüche senken: 10"
    assert words(old, new) == [
        Piece("kept", "Ziele:\n– Eintritte in Angebote: "),
        Piece("gone", "97\n"),
        Piece("new", "138\n"),
        Piece("gone", "– Besetzte Plätze: 34\n"),
        Piece("new", "– Abschlüsse in Projekten: 53\n"),
        Piece("kept", "– Abbrüche senken: "),
        Piece("gone", "12 "),
        Piece("new", "10 "),
    ]


def test_a_numbered_line_is_an_item_of_its_own() -> None:
    pieces = words(
        "1. Vorbereitung\n – Werkstatt Nord 2.0\n2. Ausbildung",
        "1. Vorbereitung\n – Werkstatt Nord 3.0\n – Neu\n2. Ausbildung",
    )
    assert [(piece.kind, piece.text.strip()) for piece in pieces[1:]] == [
        ("gone", "2.0"),
        ("new", "3.0\n– Neu"),
        ("kept", "2. Ausbildung"),
    ]


def test_text_that_goes_on_leaves_what_stood_before_unmarked() -> None:
    assert words("Es gibt Geld.", "Es gibt Geld. Viel.") == [
        Piece("kept", "Es gibt Geld. "),
        Piece("new", "Viel. "),
    ]


def test_a_long_unchanged_stretch_is_folded_to_the_words_next_to_a_change() -> None:
    before = " ".join(f"wort{number}" for number in range(100))
    short = folded(words(f"alt {before} Ende", f"neu {before} Ende"), around=2)
    assert [piece.kind for piece in short] == ["gone", "new", "kept"]
    assert short[2].text.replace("\u00a0", " ") == "wort0 wort1 [… 99 Wörter unverändert …] "
    assert folded(words("a b c", "a b d")) == words("a b c", "a b d")


def test_every_section_of_both_years_stands_in_the_table_once() -> None:
    table = rows(compare(OLD, NEW, KNOWN))
    assert sorted(table["old_text"].dropna()) == sorted(each.text for each in OLD)
    assert sorted(table["new_text"].dropna()) == sorted(each.text for each in NEW)


def test_the_sentence_counts_the_sections() -> None:
    assert say_difference(compare(OLD, NEW, KNOWN), 2023, 2024).replace("\u00a0", " ") == (
        "Zielvereinbarung 2024 gegenüber 2023: 6 Abschnitte, davon 1 entfallen, 1 neu, 2 geändert, "
        "1 nur Jahreszahlen und Daten geändert, 1 unverändert."
    )


texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(["der", "Kreis", "erhält", "753.200", "Euro", ",", ".", "\n", " ", "–"]), max_size=60).map(
        "".join
    ),
    st.lists(st.sampled_from(["der", "Kreis", "2023", "2024", "Euro,", "(neu)"]), max_size=40).map(" ".join),
    st.lists(st.sampled_from(["der Kreis", "der Bund", "12 Plätze", "13 Plätze", ""]), max_size=9).map("\n – ".join),
)


@given(old=texts, new=texts)
def test_what_stayed_and_went_is_the_old_text_what_stayed_and_came_the_new(old: str, new: str) -> None:
    pieces = words(old, new)
    assert side(pieces, "new") == old.split()
    assert side(pieces, "gone") == new.split()


@given(old=st.lists(st.tuples(texts, texts), max_size=5), new=st.lists(st.tuples(texts, texts), max_size=5))
def test_no_section_is_lost_or_doubled(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> None:
    before = [Section(f"§ {n}", title, text) for n, (title, text) in enumerate(old)]
    after = [Section(f"§ {n}", title, text) for n, (title, text) in enumerate(new)]
    pairs = compare(before, after)
    assert [pair.new for pair in pairs if pair.new] == after
    assert sorted((p.old for p in pairs if p.old), key=lambda each: each.name) == before


def test_a_name_takes_the_place_of_another_only_where_the_store_says_so() -> None:
    old, new = (
        [Section("§ 5", "Maßnahmen", "Wissensstaffel und Anker")],
        [Section("§ 5", "Maßnahmen", "Wissensboje und Kompass")],
    )
    names = ("Wissensstaffel", "Wissensboje", "Anker", "Kompass")
    pairs = frozenset({("Anker", "Kompass"), ("Wissensstaffel", "anderswo")})
    (pair,) = compare(old, new, Known(names, paired=pairs))
    assert list(pair.changes) == [
        "„Anker“ → „Kompass“", "entfallen: „Wissensstaffel“", "neu: „Wissensboje“",
    ]  # fmt: skip
    # What only may be one is called so, whatever the names look like.
    (pair,) = compare(old, new, Known(names, proposed=pairs))
    assert next(iter(pair.changes)) == "vielleicht umbenannt: „Anker“ → „Kompass“"
    # What a line joins is not taken by a proposal.
    (pair,) = compare(
        [Section("§ 5", "Maßnahmen", "JUBA 1.0 und Brücke")], [Section("§ 5", "Maßnahmen", "JUBA 2.0")],
        Known(("JUBA 1.0", "JUBA 2.0", "Brücke"), frozenset({("Brücke", "JUBA 2.0")}),
              frozenset({("JUBA 1.0", "JUBA 2.0")})),
    )  # fmt: skip
    assert list(pair.changes) == ["„Brücke“ → „JUBA 2.0“", "entfallen: „JUBA 1.0“"]


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        ("Der Kreis erhält, wie bisher, Geld.", "Der Kreis erhält wie bisher Geld", "signs"),
        ("Übergang in 50 % der Fälle (Ziel)", "Übergang in 50% der Fälle – Ziel", "signs"),
        ("– „PeTz“\n– JUBA", "• PeTz;\n• JUBA", "signs"),
        ("Vereinbart 2023, am 30.5.2023.", "Vereinbart 2024 am 1.6.2024", "years"),
        # a sign that says something is no punctuation
        ("Veränderung um 5 %", "Veränderung um -5 %", "changed"),
        ("5 % mehr", "5 € mehr", "changed"),
        ("753.200 Euro", "753,200 Euro", "changed"),
    ],
)
def test_other_signs_and_spaces_are_no_change_of_the_text(old: str, new: str, state: str) -> None:
    (pair,) = compare([Section("§ 1", "A", old)], [Section("§ 1", "A", new)])
    assert pair.state == state


def test_what_changed_of_a_target_stands_at_its_section() -> None:
    known = Known(
        targets=(
            ("§ 5", "§ 6", "Ziel „Eintritte“: 97 → 138"),
            ("§ 6", "", "entfallen: Ziel „Gespräche“ (2)"),
            ("", "§ 2", "neu: Ziel „Geräte“ (30)"),
        )
    )
    found = {pair.label: list(pair.changes) for pair in compare(OLD, NEW, known)}
    assert found["§ 6 Ziele (früher § 5)"] == ["Ziel „Eintritte“: 97 → 138"]
    assert found["§ 6 Dialoge"] == ["entfallen: Ziel „Gespräche“ (2)"]
    assert found["§ 2 Digitales"][-1] == "neu: Ziel „Geräte“ (30)"
    assert "§ 6: Ziel „Eintritte“: 97 → 138" in called_out(compare(OLD, NEW, known))


def test_a_name_that_goes_on_in_a_new_territory_is_not_called_ended() -> None:
    fates = {("Werkstatt Nord", "moved"), ("Brücke", "unclear")}
    old = [Section("§ 5", "Ziele", "Finanziert werden:\n – JUBA\n – Werkstatt Nord\n – Brücke")]
    new = [Section("§ 5", "Ziele", "Finanziert werden:\n – Sprachcafé")]
    (pair,) = compare(old, new, Known(("JUBA", "Werkstatt Nord", "Brücke", "Sprachcafé"), fates=frozenset(fates)))
    assert list(pair.changes) == [
        "entfallen: „JUBA“",
        "im neuen Gebiet fortgeführt: „Werkstatt Nord“",
        "nach der Teilung des Gebiets nicht bekannt: „Brücke“",
        "neu: „Sprachcafé“",
    ]


def test_of_many_known_names_every_one_that_stands_in_the_wording_is_found() -> None:
    names = [f"Maßnahme {n}" for n in range(5000)] + ["„PeTz“ (Perspektive Teilzeit)", "JUBA 3.0", "3 Schritte", "…"]
    new = [Section("§ 5", "Projekte", "– Maßnahme 4711\n– „PeTz“ (Perspektive\nTeilzeit)\n– JUBA 3.0 und 3 Schritte …")]
    told = [change for pair in compare([], new, Known(tuple(names))) for change in pair.changes]
    # quotes within quotes are single ones
    whole = ["Maßnahme 4711", "‚PeTz‘ (Perspektive Teilzeit)", *names[5001:5003]]
    assert sorted(told) == sorted(f"neu: „{name}“" for name in whole)

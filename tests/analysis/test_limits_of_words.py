"""Where two wordings stop being the same: the limits of likeness met exactly, on a few words."""

from __future__ import annotations

import pytest

from analysis.changed_facts import changes, more_than_time, timeless
from analysis.text_difference import Section, called_out, compare
from analysis.word_difference import Piece, folded, words


def states(old: str, new: str, *, heads: tuple[str, str] = ("Alt", "Neu")) -> list[str]:
    return [pair.state for pair in compare([Section("§ 1", heads[0], old)], [Section("§ 1", heads[1], new)])]


def test_under_another_heading_six_tenths_of_the_words_make_the_same_section() -> None:
    assert states("a b c d e", "a b c x y") == ["changed"]  # 2 · 3 of 10
    assert states("a b c d e f", "a b c x y") == ["new", "gone"]  # 2 · 3 of 11
    assert states("a b c", "x y z", heads=("Ziele", "Ziele")) == ["changed"]
    assert states("", "", heads=("", "")) == ["same"]
    assert states("a b c", "x y z", heads=("", "")) == ["new", "gone"]


def test_a_heading_and_few_words_weigh_less_than_most_of_the_words() -> None:
    # By heading and one of five words 0.4 + 0.6 · 0.2 = 0.52; by words alone four of five are 0.8.
    old = [Section("§ 1", "Geld", "a b c d e"), Section("§ 2", "Mittel", "p q r s t")]
    new = [Section("§ 1", "Geld", "p q r s a")]
    assert [(pair.old and pair.old.name, pair.state) for pair in compare(old, new)] == [
        ("§ 1", "gone"),
        ("§ 2", "changed"),
    ]
    # The same heading and every word are 1, four of five words under another heading 0.8.
    twin = [Section("§ 1", "Mittel", "a b c d x"), Section("§ 2", "Geld", "a b c d e")]
    whole = compare(twin, [Section("§ 1", "Geld", "a b c d e")])
    assert next(pair.old.name for pair in whole if pair.new and pair.old) == "§ 2"
    # With three of five words it is 0.76, which no other section reaches.
    nearer = [Section("§ 1", "Geld", "a b c p q")]
    assert next(pair.old.name for pair in compare(old, nearer) if pair.new and pair.old) == "§ 1"


def test_a_section_that_went_keeps_its_words_and_tells_what_went_with_them() -> None:
    (pair,) = compare([Section("§ 1", "A", "Es gibt 100 € seit 2023.")], [])
    assert pair.pieces == [Piece("gone", "Es gibt 100 € seit 2023. ")]
    assert [change.replace("\xa0", " ") for change in pair.changes] == ["entfallen: 100 €"]


def test_of_equals_the_same_number_is_the_partner_then_the_nearer_place() -> None:
    old = [Section("§ 1", "", "a b c"), Section("§ 2", "", "a b c")]
    (kept, gone) = sorted(compare(old, [Section("§ 2", "", "a b c")]), key=lambda pair: pair.state != "same")
    assert (kept.old, gone.old) == (old[1], old[0])
    both = compare(old, [Section("§ 8", "", "a b c"), Section("§ 9", "", "a b c")])
    assert [(pair.old.name, pair.new.name) for pair in both if pair.old and pair.new] == [
        ("§ 1", "§ 8"),
        ("§ 2", "§ 9"),
    ]


def test_the_same_change_in_several_sections_is_said_once() -> None:
    old = [Section("§ 1", "A", "100 € im Jahr 2023"), Section("§ 2", "B", "auch 100 €")]
    new = [Section("§ 1", "A", "200 € im Jahr 2024"), Section("§ 2", "B", "auch 200 €")]
    assert [line.replace("\xa0", " ") for line in called_out(compare(old, new))] == [
        "§ 1, § 2: 100 € → 200 €",
        "§ 1: 2023 → 2024",
    ]


def test_an_item_that_shares_six_tenths_of_its_words_is_a_changed_one() -> None:
    def kinds(old: str, new: str) -> list[str]:
        return [piece.kind for piece in words(f"L:\n – {old}\n – x1 x2", f"L:\n – {new}\n – y1 y2\n – z")]

    # three of five words stay: only the others are marked; two of five: the whole item
    assert kinds("a b c d e", "a b c f g")[:3] == ["kept", "gone", "new"]
    assert words("L:\n – a b d e f\n – x1 x2", "L:\n – a b g h i\n – y1 y2\n – z")[0] == Piece("kept", "L:\n")
    assert words("L:\n – a b c d e\n – x1 x2", "L:\n – a b c f g\n – y1 y2\n – z")[0] == Piece("kept", "L:\n– a b c ")


def test_a_comma_between_two_changed_words_is_no_island() -> None:
    assert words("Anfang a, b Ende", "Anfang c, d Ende") == [
        Piece("kept", "Anfang "),
        Piece("gone", "a, b "),
        Piece("new", "c, d "),
        Piece("kept", "Ende "),
    ]
    # at the end it is what stayed
    assert words("a!", "b!") == [Piece("gone", "a"), Piece("new", "b"), Piece("kept", "! ")]


@pytest.mark.parametrize("sign", [".", ")"])
def test_a_numbered_line_begins_an_item_and_a_number_inside_a_line_does_not(sign: str) -> None:
    old = f"1{sign} eins zwei\n2{sign} drei vier"
    assert words(old, f"1{sign} eins zwei\n2{sign} drei neu\n3{sign} x")[0].text.startswith(f"1{sign} eins zwei\n2")
    assert words("im Jahr 3. Stufe", "im Jahr 4. Stufe") == [
        Piece("kept", "im Jahr "),
        Piece("gone", "3"),
        Piece("new", "4"),
        Piece("kept", ". Stufe "),
    ]


@pytest.mark.parametrize(("many", "shown"), [(6, "a1 a2 a3 a4 a5 a6 "), (7, "a1 a2 [… 3 Wörter unverändert …] a6 a7 ")])
def test_a_stretch_is_folded_when_more_than_is_shown_beside_it_is_hidden(many: int, shown: str) -> None:
    middle = "".join(f"a{n} " for n in range(1, many + 1))
    pieces = [Piece("gone", "x "), Piece("kept", middle), Piece("new", "y ")]
    assert folded(pieces, around=2)[1].text.replace("\xa0", " ") == shown
    assert folded([Piece("new", middle * 3)], around=2) == [Piece("new", middle * 3)]
    first = folded([Piece("kept", "a b c d e "), Piece("new", "y ")], around=2)[0]
    assert first.text.replace("\xa0", " ") == "[… 3 Wörter unverändert …] d e "


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("5 Tsd. €", "6 Mrd. €", ["5.000 € → 6.000.000.000 €"]),
        ("100,50 €", "", ["entfallen: 100,50 €"]),
        ("1 € 2 €", "3 €", ["1 € → 3 €", "entfallen: 2 €"]),
        ("3 €", "1 € 2 €", ["3 € → 1 €", "neu: 2 €"]),
        ("am 1.2.2023", "", ["entfallen: 1.2.2023"]),
        ("1.2023 und 2023,5", "", []),
    ],
)
def test_each_amount_day_and_year_is_told(old: str, new: str, told: list[str]) -> None:
    assert [change.replace("\xa0", " ") for change in changes(old, new)] == told


def test_a_name_is_only_taken_for_another_that_somebody_else_proposed() -> None:
    assert changes("abcd", "abce", ["abcd", "abce"]) == ["entfallen: „abcd“", "neu: „abce“"]
    told = changes("abcd", "abcx abcdy", ["abcd", "abcx", "abcdy"], proposed=[("abcd", "abcx")])
    assert told == ["vielleicht umbenannt: „abcd“ → „abcx“", "neu: „abcdy“"]


def test_time_is_told_apart_from_the_rest() -> None:
    assert [more_than_time(change) for change in ("2023 → 2024", "neu: 30. Mai 2023", "entfallen: 5 €")] == [
        False, False, True,
    ]  # fmt: skip
    assert timeless("am 1.2.2023 und 2024, § 5") == "am 0 und 0, § 5"
    assert changes("2023", "2024", time=False) == []

"""How wide columns are, worked out by hand: 1,55 mm a letter, 1,75 mm a bold one of the head, 2,6 mm of margins."""

from __future__ import annotations

from briefing.table_widths import widths_of
from charts.base.columns import Column


def test_short_texts_stand_on_one_line_and_long_ones_share_what_is_left() -> None:
    columns = {"name": Column("Name der Maßnahme"), "place": Column("Gebiet"), "note": Column("Hinweis")}
    # The longest word of the head has 8 letters: 14 + 2,6 mm; 22 letters are 34,1 + 2,6 mm; 23 are no short text.
    cells = [["Brücke", "a" * 22, "b " * 11 + "c"], ["Sprache", "", "d"]]
    assert widths_of(columns, cells) == ([("mm", 16.6), ("mm", 36.7), ("fr", 12.0)], 8.0)
    # An average of 70 letters counts as 60, a word of 30 letters as the 22 of a short line.
    assert widths_of({"note": columns["note"]} | columns, [["x " * 35, "a", "b"]])[0][0] == ("fr", 60.0)
    assert widths_of({"note": columns["note"]} | columns, [["x" * 30, "a", "b"], ["", "", ""]])[0][0] == ("fr", 22.0)


def test_a_number_is_never_broken() -> None:
    columns = {"note": Column("Hinweis"), "euros": Column("Betrag", "euro")}
    assert widths_of(columns, [["x " * 20, "1" * 30]])[0][1] == ("mm", 49.1)


def test_columns_without_a_long_text_share_the_page() -> None:
    columns = {"place": Column("Gebiet"), "kind": Column("Art")}
    assert widths_of(columns, [["Kassel", "Stadt"]])[0] == [("fr", 13.1), ("fr", 10.3)]
    # Four columns of 36,7 mm leave too little of the page for a long text.
    many = {str(number): Column("Gebiet") for number in range(4)} | {"note": Column("Hinweis")}
    assert {kind for kind, _ in widths_of(many, [["a" * 22] * 4 + ["x " * 20]])[0]} == {"fr"}
    fewer = {str(number): Column("Gebiet") for number in range(3)} | {"note": Column("Hinweis")}
    assert [kind for kind, _ in widths_of(fewer, [["a" * 22] * 3 + ["x " * 20]])[0]] == ["mm", "mm", "mm", "fr"]


def test_a_table_without_rows_is_as_wide_as_its_head() -> None:
    assert widths_of({"place": Column("Gebiet"), "project": Column("Maßnahme")}, [])[0] == [("fr", 13.1), ("fr", 16.6)]

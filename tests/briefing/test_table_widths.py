"""Columns of a table in the PDF are as wide as what stands in them asks for."""

from __future__ import annotations

from briefing.glyphs import millimetres
from briefing.table_widths import MARGINS, PAGE, SHORT, SIZE, filled, widths_of
from charts.base.columns import Column

NAMES = ("Fortgang", "Verabredung", "verantwortlich", "fällig am", "verabredet am", "erledigt am", "Nachweis")
ROWS = [
    ["▲ überfällig", "Auswertung nach Gründen vorlegen", "Groß-Gerau", "07.10.2024", "19.02.2024", "–", "–"],
    ["▲ überfällig", "Rückmeldung zum Änderungsantrag geben", "Ministerium", "15.01.2026", "22.09.2025", "–", "–"],
    ["✔ erledigt", "Zwischenstand nachreichen", "Kreis", "03.02.2026", "22.09.2025", "11.02.2026", "Schreiben"],
    ["✔ erledigt", "Konzept", "Ministerium", "03.02.2026", "22.09.2025", "11.02.2026", "Konzeptskizze (erfunden)"],
]  # fmt: skip


def in_millimetres(rows: list[list[str]], room: float = PAGE) -> list[float]:
    widths, _ = widths_of({name: Column(name) for name in NAMES}, rows, room)
    left = room - sum(width for kind, width in widths if kind == "mm")
    shares = sum(width for kind, width in widths if kind == "fr")
    return [width if kind == "mm" else left * width / shares for kind, width in widths]


def test_no_word_is_broken_where_the_page_has_room_though_most_cells_are_empty() -> None:
    for room in (PAGE, PAGE - 15):
        widths = in_millimetres(ROWS, room)
        assert round(sum(widths)) == round(room)
        for at, width in enumerate(widths):
            longest = max(millimetres(word, SIZE) for row in ROWS for word in row[at].split() if len(word) <= SHORT)
            assert longest + MARGINS <= width + 0.1, NAMES[at]


def test_what_is_left_goes_to_the_column_that_makes_rows_tall() -> None:
    widths = in_millimetres(ROWS)
    assert widths[1] > widths[6], "the Verabredung is longer"
    told = [[*row[:-1], "Schreiben des Kreises mit einer Tabelle aller Monate und Erläuterung " * 2] for row in ROWS]
    assert in_millimetres(told)[6] > in_millimetres(told)[1]


def test_one_column_leaves_another_the_room_that_saves_lines() -> None:
    rows = [
        ["– nicht mehr enthalten", "–"],
        ["= fortgeführt, neuer Name", "Kooperative Ausbildung Metall und Holz " * 3],
    ]
    columns = {name: Column(name) for name in ("Wandel", "Maßnahme")}
    widths, _ = widths_of(columns, [*rows[:1] * 12, *rows[1:]], 90.0)
    assert widths[0][1] >= millimetres(rows[0][0], SIZE) + MARGINS, "twelve rows stay on one line"


def test_a_column_is_as_wide_as_its_letters_so_that_a_longer_text_has_the_rest() -> None:
    rows = [["Illi li il", "Klärung der Übertragbarkeit von Restmitteln"], ["Mwmwmwmwmw", "–"]]
    widths, _ = widths_of({name: Column(name) for name in ("Wer", "Was")}, rows, 90.0)
    assert widths[0] == ("mm", round(millimetres("Mwmwmwmwmw", SIZE) + MARGINS, 1))
    narrow, _ = widths_of({name: Column(name) for name in ("Wer", "Was")}, rows[:1], 90.0)
    assert narrow[0][1] < widths[0][1] / 2, "as many letters, but narrow ones"


def test_a_head_of_three_words_takes_two_lines() -> None:
    rows = [["4 von 5", "Abrufquote, ausgezahlt / bewilligt"]]
    widths, _ = widths_of({name: Column(name) for name in ("andere mit Angabe", "Größe")}, rows, PAGE)
    assert widths[0][1] >= millimetres("andere mit", SIZE, bold=True) + MARGINS
    assert widths[0][1] < millimetres("andere mit Angabe", SIZE, bold=True)


def test_too_many_columns_share_the_page_by_what_they_need() -> None:
    widths = in_millimetres(ROWS, 90.0)
    assert round(sum(widths)) == 90


def test_in_another_room_long_texts_give_way_and_days_keep_their_width() -> None:
    assert filled([("mm", 20.0), ("fr", 40.0), ("fr", 20.0)], 74) == [20, 36, 18]
    assert filled([("mm", 20.0), ("mm", 30.0)], 100) == [40, 60]

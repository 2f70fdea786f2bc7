"""Columns of a table in the PDF are as wide as what stands in them asks for."""

from __future__ import annotations

from briefing.table_widths import IN_A_TEXT, LETTER, MARGINS, PAGE, SHORT, widths_of
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
            longest = max(len(word) for row in ROWS for word in row[at].split() if len(word) <= SHORT)
            assert longest * LETTER + MARGINS <= width + 0.1, NAMES[at]


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
    assert widths[0][1] >= len(rows[0][0]) * IN_A_TEXT + MARGINS, "twelve rows stay on one line"


def test_too_many_columns_share_the_page_by_what_they_need() -> None:
    widths = in_millimetres(ROWS, 90.0)
    assert round(sum(widths)) == 90

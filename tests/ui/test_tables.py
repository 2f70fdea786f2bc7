"""Tables say what they leave out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from screen import lines, table, tables
from streamlit.testing.v1 import AppTest

from ui.tables import Links, html


def _page(rows: int) -> AppTest:
    def page(rows: int) -> None:
        import pandas as pd

        from charts.base.columns import Column
        from ui.tables import show

        frame = pd.DataFrame({"name": [f"Maßnahme {n}" for n in range(rows)], "places": [None] * rows})
        show(frame, {"name": Column("Maßnahme"), "places": Column("Plätze", "integer")}, alt="Maßnahmen")

    return AppTest.from_function(page, kwargs={"rows": rows}).run()


def test_a_table_of_thousands_shows_the_first_and_says_so() -> None:
    app = _page(1001)
    assert len(tables(app)[0]) == 1000
    assert "Gezeigt sind die ersten 1.000 von 1.001 Zeilen; die Dateien enthalten alle." in lines(app)


def test_a_table_that_is_shown_whole_says_nothing_of_it() -> None:
    app = _page(1000)
    assert len(tables(app)[0]) == 1000
    assert not [line for line in lines(app) if "Gezeigt" in line]


def test_a_column_without_any_value_is_named_instead_of_drawn() -> None:
    app = _page(3)
    assert list(tables(app)[0].columns) == ["Maßnahme"]
    assert lines(app) == ["Ohne Angabe in allen Zeilen: Plätze."]


def test_a_table_without_any_value_names_its_columns() -> None:
    app = _page(0)
    assert lines(app) == ["Ohne Angabe in allen Zeilen: Maßnahme, Plätze."]


# What XML cannot hold is left out: controls and half characters never come out of the store.
LETTERS = some.text(some.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=20)


@given(some.lists(some.tuples(LETTERS, LETTERS), max_size=5))
def test_names_stand_in_a_table_letter_for_letter(rows: list[tuple[str, str]]) -> None:
    cells = {"<b>Maßnahme</b>": [name for name, _ in rows], "Wert & Ziel": [value for _, value in rows]}
    read = table(html(cells, [False, True], 'Tabelle "zu" <x>'))
    assert read.to_dict("list") == cells


def test_numbers_stand_right_so_that_their_digits_line_up() -> None:
    made = html({"Maßnahme": ["A"], "Plätze": ["12"]}, [False, True], "Maßnahmen")
    assert '<td class="number">12</td>' in made
    assert '<th scope="row">A</th>' in made


@pytest.mark.parametrize(("rows", "box"), [(40, False), (41, True), (200, True)])
def test_a_long_table_scrolls_under_its_headings(rows: int, box: bool) -> None:
    made = html({"Maßnahme": [str(n) for n in range(rows)]}, [False], "Maßnahmen")
    assert ("aqb-box" in made) is box


def test_the_number_of_a_category_stays_beside_its_name() -> None:
    made = html({"Name": ["A"], "Art": ["1 Ausbildung und Coaching"], "Träger": ["Hilfe e. V."]}, [False] * 3, "x")
    assert "<td><span>1 Ausbildung</span> und Coaching</td><td>Hilfe <span>e. V.</span></td>" in made


def test_what_a_table_is_called_breaks_no_markup() -> None:
    made = html({"A": ["1"]}, [False], 'Träger "A" <b>')
    assert made.count('aria-label="Träger &quot;A&quot; &lt;b&gt;') == 2
    assert "<b>" not in made


def test_rows_bear_their_names_and_cells_lead_where_they_should() -> None:
    links = Links("Betrag", ["zeile-1", 'zeile-"2'], ["stelle-1", ""])
    body = html({"Was": ["A", "B"], "Betrag": ["1 €", "<2 €"]}, [False, True], "Beträge", links)
    assert '<tr id="zeile-1">' in body
    assert '<tr id="zeile-&quot;2">' in body
    assert '<td class="number"><a href="#stelle-1" title="Zur Stelle im Wortlaut">1 €</a></td>' in body
    assert '<td class="number">&lt;2 €</td>' in body
    assert "<a" not in html({"Was": ["A"]}, [False], "Beträge", Links("Betrag", ["zeile-1"], ["stelle-1"]))


def test_rows_that_are_not_drawn_leave_places_for_links() -> None:
    def page() -> None:
        import pandas as pd

        from charts.base.columns import Column
        from ui.tables import MOST_ROWS, Links, show

        names = [f"zeile-{n}" for n in range(MOST_ROWS + 1)]
        frame = pd.DataFrame({"name": names})
        show(frame, {"name": Column("Maßnahme")}, alt="Maßnahmen", links=Links("name", names, [""] * len(names)))

    bodies = [element.proto.body for element in AppTest.from_function(page).run().get("html")]
    assert any('<span id="zeile-1000"></span>' in body for body in bodies)


def test_headings_sort_and_a_field_finds_rows_where_there_are_many() -> None:
    few, many = ({"Maßnahme": [str(n) for n in range(rows)]} for rows in (10, 11))
    assert '<th scope="col"><button type="button">Maßnahme</button></th>' in html(few, [False], "x")
    assert "aqb-search" not in html(few, [False], "x")
    assert 'aria-label="Zeilen suchen: x"' in html(many, [False], "x")
    assert "In den gezeigten Zeilen suchen" in html(many, [False], "x", cut=True)
    page = html(many, [False], "x", worked=False)
    assert "<button" not in page, "one page of rows is not sorted as if it were all"
    assert "aqb-search" not in page


def test_a_wide_table_can_become_cards_with_the_heading_at_every_value() -> None:
    wide = {f"Spalte {n}": ["1"] for n in range(5)}
    assert '<td data-label="Spalte 1">1</td>' in html(wide, [False] * 5, "x")
    assert "data-label" not in html({"A": ["1"], "B": ["2"]}, [False] * 2, "x")

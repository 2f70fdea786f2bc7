"""Tables say what they leave out."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some
from screen import lines, table, tables
from streamlit.testing.v1 import AppTest

from charts.base.columns import Column
from ui.long_tables import _sorted
from ui.tables import Links, html


def _page(rows: int) -> AppTest:
    def page(rows: int) -> None:
        import pandas as pd

        from charts.base.columns import Column
        from ui.tables import show

        frame = pd.DataFrame({"name": [f"Maßnahme {n}" for n in range(rows)], "places": [None] * rows})
        show(frame, {"name": Column("Maßnahme"), "places": Column("Plätze", "integer")}, alt="Maßnahmen")

    return AppTest.from_function(page, kwargs={"rows": rows}).run()


def _first_cells(app: AppTest) -> list[str]:
    return tables(app)[0].iloc[:, 0].tolist()


def test_a_table_of_thousands_comes_in_pages_that_are_found_and_sorted_among_all() -> None:
    app = _page(1001)
    assert _first_cells(app)[:2] == ["Maßnahme 0", "Maßnahme 1"]
    assert len(tables(app)[0]) == 200
    assert "Zeilen 1 bis 200 von 1.001; die Dateien enthalten alle." in lines(app)
    app.pagination[0].select(6).run()
    assert _first_cells(app) == ["Maßnahme 1000"]
    assert "Zeilen 1.001 bis 1.001 von 1.001; die Dateien enthalten alle." in lines(app)

    app.text_input[0].input("MASSNAHME 100").run()
    assert _first_cells(app) == ["Maßnahme 100", "Maßnahme 1000"], "on the first page of what was found"
    assert "Zeilen 1 bis 2 von 2 gefundenen unter 1.001; die Dateien enthalten alle." in lines(app)
    app.text_input[0].input("Maßnahme 4711").run()
    assert "Keine der 1.001 Zeilen enthält „Maßnahme 4711“." in lines(app)

    app.text_input[0].input("").run()
    app.selectbox[0].select("name").run()
    app.toggle[0].set_value(True).run()
    assert _first_cells(app)[0] == "Maßnahme 999"


def test_numbers_of_a_long_table_are_sorted_by_value_and_what_has_none_comes_last() -> None:
    frame = pd.DataFrame({"euros": [Decimal(9), None, Decimal(10), Decimal(-1)]})
    columns = {"euros": Column("Betrag", "euro")}
    assert _sorted(frame, columns, range(4), "euros", down=False) == [3, 0, 2, 1]
    assert _sorted(frame, columns, range(4), "euros", down=True) == [2, 0, 3, 1]


def test_a_table_that_is_shown_whole_says_nothing_of_it() -> None:
    app = _page(1000)
    assert len(tables(app)[0]) == 1000
    assert not [line for line in lines(app) if "Gezeigt" in line]


def test_a_column_without_any_value_is_named_instead_of_drawn() -> None:
    app = _page(3)
    assert list(tables(app)[0].columns) == ["Maßnahme"]
    assert lines(app) == ["Ohne Angabe in allen Zeilen: Plätze."]


def test_what_no_value_means_in_every_row_is_said_and_not_called_lacking() -> None:
    def page() -> None:
        import pandas as pd

        from charts.base.columns import Column
        from ui.tables import show

        frame = pd.DataFrame({"id": ["S-1"], "valid_to": [None], "note": [None], "url": [None]})
        columns = {
            "id": Column("Fassung"),
            "valid_to": Column("gilt bis", missing="heute"),
            "note": Column("Gebietsstand", missing="unverändert"),
            "url": Column("Adresse", missing="–"),
        }
        show(frame, columns, alt="Regeln")

    app = AppTest.from_function(page, default_timeout=30).run()
    assert lines(app) == [
        "Ohne Angabe in allen Zeilen: Adresse.",
        "In allen Zeilen: gilt bis „heute“, Gebietsstand „unverändert“.",
    ]


def test_a_table_of_exact_sums_says_nothing_of_its_precision() -> None:
    def page() -> None:
        import pandas as pd

        from charts.base import bounds
        from charts.base.columns import Column
        from ui.tables import show

        frame = pd.DataFrame({"euros": [1.0, 2.0], "precision": bounds.shown(pd.Series(["exact", "exact"]))})
        show(frame, {"euros": Column("Betrag", "euro"), "precision": bounds.COLUMN}, alt="Beträge")

    app = AppTest.from_function(page, default_timeout=30).run()
    assert list(tables(app)[0].columns) == ["Betrag"]
    assert lines(app) == []


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
        from ui.long_tables import MOST_ROWS
        from ui.tables import Links, show

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
    page = html(many, [False], "x", worked=False)
    assert "<button" not in page, "one page of rows is not sorted as if it were all"
    assert "aqb-search" not in page


def test_a_wide_table_can_become_cards_with_the_heading_at_every_value() -> None:
    wide = {f"Spalte {n}": ["1"] for n in range(5)}
    assert '<td data-label="Spalte 1">1</td>' in html(wide, [False] * 5, "x")
    assert "data-label" not in html({"A": ["1"], "B": ["2"]}, [False] * 2, "x")


def test_the_other_cards_of_a_long_table_are_one_button_away() -> None:
    four, five = ({f"Spalte {n}": ["1"] * rows for n in range(5)} for rows in (4, 5))
    assert "aqb-more" not in html(four, [False] * 5, "x")
    made = html(five, [False] * 5, "x")
    assert made.endswith('<button type="button" class="aqb-more" aria-label="Alle 5 zeigen: x">Alle 5 zeigen</button>')
    assert made.count("<tr>") == 6, "every row is there, for paper and for the search of the browser"


def test_words_that_find_no_room_beside_each_other_become_cards() -> None:
    wide = {"Datei": ["hochtaunuskreis.pdf"], "Wirkung": ["Zielvereinbarung"], "Stand": ["übernommen"]}
    assert "aqb-cards" in html(wide, [False] * 3, "Entwürfe")
    assert "aqb-cards" not in html({"Datei": ["a.pdf"], "Stand": ["offen"]}, [False] * 2, "Entwürfe")
    group = {
        "Vergleichsgruppe": ["alle"],
        "Gebiete der Gruppe": ["Kreise"],
        "mit Angabe": ["1"],
        "Hinweis": ["Fallzahl"],
    }
    assert "aqb-cards" in html(group, [False, False, True, False], "Lage")
    assert "aqb-cards" not in html({"Kreis": ["Hochtaunuskreis"], "Betrag": ["1" * 30]}, [False, True], "Beträge")

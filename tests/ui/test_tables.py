"""Tables say what they leave out."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page(rows: int) -> AppTest:
    def page(rows: int) -> None:
        import pandas as pd

        from charts.columns import Column
        from ui.tables import show

        frame = pd.DataFrame({"name": [f"Maßnahme {n}" for n in range(rows)], "places": [None] * rows})
        show(frame, {"name": Column("Maßnahme"), "places": Column("Plätze", "integer")}, alt="Maßnahmen")

    return AppTest.from_function(page, kwargs={"rows": rows}).run()


def test_a_table_of_thousands_shows_the_first_and_says_so() -> None:
    app = _page(1001)
    assert len(app.dataframe[0].value) == 1000
    said = [each.value.replace("\\", "") for each in app.caption]
    assert "Gezeigt sind die ersten 1.000 von 1.001 Zeilen; die Dateien enthalten alle." in said


def test_a_table_that_is_shown_whole_says_nothing_of_it() -> None:
    app = _page(1000)
    assert len(app.dataframe[0].value) == 1000
    assert not [each.value for each in app.caption if "Gezeigt" in each.value]


def test_a_column_without_any_value_is_named_instead_of_drawn() -> None:
    app = _page(3)
    assert list(app.table[0].value.columns) == ["Maßnahme"]
    assert [each.value.replace("\\", "") for each in app.caption] == ["Ohne Angabe in allen Zeilen: Plätze."]

"""What became of figures since a past Stand: by hand, and by chance."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from charts.base import since_then
from charts.base.columns import Column
from charts.base.since_then import NO_ROW, Answer, Shown, changes, sentence

MONEY = {
    "short_name": Column("Gebiet"),
    "euros": Column("Budget", "euro"),
    "precision": Column("Genauigkeit", "precision", missing="–"),
}
DARMSTADT, KASSEL, HANAU = ("06411", "Darmstadt"), ("06611", "Kassel"), ("06415", "Hanau")


def budgets(*rows: tuple[tuple[str, str], float | None, str], delivery: str = "d1") -> pd.DataFrame:
    """An answer as a question gives it; the delivery stands in it and is shown nowhere."""
    return pd.DataFrame(
        [(*county, euros, precision, f"{delivery}#§ 4") for county, euros, precision in rows],
        columns=["county", "short_name", "euros", "precision", "evidence"],
    )


def told(then: pd.DataFrame, now: pd.DataFrame, *counties: str, **shown: object) -> list[tuple[str, ...]]:
    section = Shown("Budgets", then, MONEY, **shown)
    found = changes([Answer(then, now)], [section], counties)
    assert list(found.columns) == list(since_then.CHANGES)
    return list(found.itertuples(index=False, name=None))


def test_a_changed_figure_is_named_by_its_section_its_row_and_its_column() -> None:
    then = budgets((DARMSTADT, 1000, "exact"), (KASSEL, 500, "exact"))
    now = budgets((DARMSTADT, 1200, "exact"), (KASSEL, 500, "exact"), delivery="d2")
    assert told(then, now) == [("Budgets", "Darmstadt", "Budget", "1.000\u00a0€", "1.200\u00a0€")]


def test_another_source_of_the_same_figure_is_no_change() -> None:
    then, now = (budgets((DARMSTADT, 1000, "exact"), delivery=each) for each in ("d1", "d2"))
    assert told(then, now) == []
    assert Answer(then, now).differs


def test_a_word_beside_a_figure_that_changes_does_not_make_another_row_of_it() -> None:
    then, now = budgets((DARMSTADT, 1000, "about")), budgets((DARMSTADT, 1200, "exact"))
    assert told(then, now) == [
        ("Budgets", "Darmstadt", "Budget", "1.000\u00a0€", "1.200\u00a0€"),
        ("Budgets", "Darmstadt", "Genauigkeit", "rund", "genau"),
    ]


def test_a_figure_that_was_not_known_then_and_one_that_is_not_known_now() -> None:
    then = budgets((DARMSTADT, None, "exact"), (KASSEL, 500, "exact"))
    now = budgets((DARMSTADT, 1000, "exact"), (KASSEL, None, "exact"))
    assert [each[1:] for each in told(then, now)] == [
        ("Darmstadt", "Budget", "keine Angabe", "1.000\u00a0€"),
        ("Kassel", "Budget", "500\u00a0€", "keine Angabe"),
    ]


def test_a_row_of_one_side_only_is_told_by_what_it_says_and_not_by_what_it_lacks() -> None:
    then, now = budgets((DARMSTADT, 1000, "exact")), budgets((KASSEL, None, "about"))
    assert [each[1:] for each in told(then, now)] == [
        ("Darmstadt", "Budget", "1.000\u00a0€", NO_ROW),
        ("Darmstadt", "Genauigkeit", "genau", NO_ROW),
        ("Kassel", "Genauigkeit", NO_ROW, "rund"),
    ]


def test_what_the_section_leaves_out_is_not_named_until_it_has_a_figure() -> None:
    then = budgets((DARMSTADT, 1000, "exact"), (KASSEL, 500, "exact"), (HANAU, None, "exact"))
    now = budgets((DARMSTADT, 1000, "exact"), (KASSEL, 600, "exact"), (HANAU, 70, "exact"))
    shown = Shown("Budgets", then.iloc[:1], {name: MONEY[name] for name in ("short_name", "euros")})
    assert changes([Answer(then, now)], [shown])["place"].tolist() == ["Hanau"]
    assert changes([Answer(then, now)], [shown], ["06411"]).empty, "another county than those chosen"


def test_rows_that_move_over_the_edge_of_a_page_are_not_news() -> None:
    then = budgets((DARMSTADT, 1000, "exact"), (KASSEL, 500, "exact"))
    now = budgets((HANAU, 70, "exact"), (DARMSTADT, 1001, "exact"))
    assert [each[1] for each in told(then, now, paged=True)] == ["Darmstadt"]


def test_a_section_takes_no_label_from_another_with_columns_of_the_same_name() -> None:
    shares = pd.DataFrame({"target": ["t1"], "name": ["20 Plätze"], "ratio": [0.5]})
    chain = pd.DataFrame({"stage": ["paid"], "ratio": [0.5], "days": [3]})
    sections = [
        Shown("Kette", chain, {"stage": Column("Stufe", "stage"), "ratio": Column("Quote", "percent")}),
        Shown("Ziele", shares, {"name": Column("Ziel"), "ratio": Column("Zielerreichung", "percent")}),
    ]
    found = changes([Answer(shares, shares.assign(ratio=0.75)), Answer(chain, chain)], sections)
    assert found.to_numpy().tolist() == [["Ziele", "20 Plätze", "Zielerreichung", "50,0\u00a0%", "75,0\u00a0%"]]


def test_a_word_the_page_adds_is_known_for_rows_that_are_new_too() -> None:
    then = pd.DataFrame({"budget_year": [2023, 2023], "category": [1, 2], "euros": [10.0, 20.0]})
    now = pd.DataFrame({"budget_year": [2023, 2023, 2024], "category": [1, 2, 2], "euros": [10.0, 20.0, 30.0]})
    columns = {"budget_year": Column("Jahr"), "name": Column("Maßnahmenart"), "euros": Column("Betrag", "euro")}
    shown = Shown("Arten", then.assign(name=["1 Ausbildung", "2 Beratung"]), columns)
    found = changes([Answer(then, now)], [shown])
    assert found.to_numpy().tolist() == [["Arten", "2024, 2 Beratung", "Betrag", NO_ROW, "30\u00a0€"]]


def test_the_same_change_in_two_sections_is_told_once() -> None:
    then, now = budgets((DARMSTADT, 1000, "exact")), budgets((DARMSTADT, 1200, "exact"))
    sections = [Shown(title, then, MONEY) for title in ("Karte", "Balken")]
    assert changes([Answer(then, now)], sections)["section"].tolist() == ["Karte"]


def test_a_section_known_as_a_whole_is_compared_with_its_words_but_not_with_names_of_figures() -> None:
    columns = {"label": Column("Größe"), "value": Column("Wert"), "id": Column("Kennung")}
    then = pd.DataFrame([("Budget", "1.000 €", "demo.N1")], columns=list(columns))
    now = pd.DataFrame([("Budget", "1.200 €", "demo.N2")], columns=list(columns))
    found = changes([], [Shown("Kennzahlen", then, columns, now=now)])
    assert found.to_numpy().tolist() == [["Kennzahlen", "Budget", "Wert", "1.000 €", "1.200 €"]]


def test_the_sentence_says_how_much_and_never_more_than_is_known() -> None:
    stand = "Stand 30.09.2024 (Nr. 7)"
    assert "1\u00a0Angabe dieser Seite hat sich seither geändert" in sentence(1, stand, more=True, compared=True)
    assert "2\u00a0Angaben dieser Seite haben sich seither geändert" in sentence(2, stand, more=True, compared=True)
    assert "haben sich seither nicht geändert" in sentence(0, stand, more=False, compared=True)
    assert "nicht geändert" not in sentence(0, stand, more=True, compared=True)
    nothing = sentence(0, stand, more=True, compared=False)
    assert "verglichen wird hier kein Wert" in nothing
    assert "gleich geblieben" not in nothing


def test_why_a_figure_was_missing_stands_in_its_place_and_never_beside_one_that_is_known() -> None:
    columns = {"short_name": Column("Gebiet"), "euros": Column("Betrag", "euro"), "missing": Column("Grund", "missing")}

    def rows_with(euros: float | None, missing: str | None) -> pd.DataFrame:
        return pd.DataFrame({"county": ["06411"], "short_name": ["Darmstadt"], "euros": [euros], "missing": [missing]})

    then, now = rows_with(None, "secret"), rows_with(1000.0, None)
    found = changes([Answer(then, now)], [Shown("Kette", then, columns)])
    assert found.to_numpy().tolist() == [["Kette", "Darmstadt", "Betrag", "geheim", "1.000\u00a0€"]]
    other = changes([Answer(then, rows_with(None, "not_due"))], [Shown("Kette", then, columns)])
    assert other[["figure", "then", "now"]].to_numpy().tolist() == [["Betrag", "geheim", "noch nicht fällig"]]
    shares = pd.DataFrame({"county": ["06411"], "ratio": [0.5]})
    assert not since_then.compares([Answer(shares, shares)], [Shown("Kette", then, columns)])


rows = st.dictionaries(
    st.sampled_from([DARMSTADT, KASSEL, HANAU]),
    st.tuples(st.none() | st.integers(0, 10**7), st.sampled_from(["exact", "about"])),
    min_size=1,
)


def frame_of(known: dict[tuple[str, str], tuple[int | None, str]]) -> pd.DataFrame:
    return budgets(*((county, *cells) for county, cells in known.items()))


@given(rows)
def test_equal_answers_give_no_change(known: dict[tuple[str, str], tuple[int | None, str]]) -> None:
    assert told(frame_of(known), frame_of(dict(reversed(known.items()))), "06411") == []


@given(rows, st.data())
def test_exactly_the_changed_cells_are_named(
    known: dict[tuple[str, str], tuple[int | None, str]], data: st.DataObject
) -> None:
    altered = {county: data.draw(st.none() | st.integers(0, 10**7)) for county in known}
    now = {county: (altered[county], precision) for county, (_, precision) in known.items()}
    expected = {
        (county[1], MONEY["euros"].write(known[county][0]), MONEY["euros"].write(altered[county]))
        for county in known
        if known[county][0] != altered[county]
    }
    found = told(frame_of(known), frame_of(now))
    assert {(place, then, later) for _, place, _, then, later in found} == expected
    assert {label for _, _, label, _, _ in found} <= {"Budget"}

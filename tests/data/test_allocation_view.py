"""How a stated sum is split: what is left over it, and what is no rest at all."""

from __future__ import annotations

from pathlib import Path

import tiny

Parts = list[tuple[str, float]]


def parts(folder: Path, *amounts: tiny.Row) -> Parts:
    """Kind and euros of every part of a county with these amounts."""
    with tiny.open_store(folder) as store:
        tiny.record(store, tiny.sound() | {"amount": list(amounts)})
        frame = store.facts(tiny.DATASET).ask("select kind, euros from allocation order by kind")
        return list(zip(frame["kind"], frame["euros"], strict=True))


def test_a_budget_of_zero_euros_is_a_statement_and_stays(tmp_path: Path) -> None:
    assert parts(tmp_path / "total", tiny.amount(euros=0)) == [("unsplit", 0.0)]
    of_category = tiny.amount(id="a", level="category", category=1, euros=0)
    assert parts(tmp_path / "category", of_category) == [("category_rest", 0.0)]


def test_a_split_that_adds_up_leaves_no_rest(tmp_path: Path) -> None:
    split = tiny.amount(id="a", level="project", project="06434/2024/01", category=1, euros=1000)
    assert parts(tmp_path, tiny.amount(euros=1000), split) == [("project", 1000.0)]


def test_a_maßnahmenart_split_to_the_last_euro_leaves_no_rest(tmp_path: Path) -> None:
    project = tiny.amount(id="a", level="project", project="06434/2024/01", category=1, euros=1000)
    # A cent too much is no fault of a document (rule parts_within_total); the parts come to what it states even so.
    for euros, rest in ((999.99, [("category_rest", -0.01)]), (1000, []), (1000.01, [("category_rest", 0.01)])):
        of_category = tiny.amount(id="k", level="category", category=1, euros=euros)
        assert parts(tmp_path / str(euros), of_category, project) == [*rest, ("project", 1000.0)]


def test_all_massnahmen_together_are_held_against_what_the_massnahmenart_states(tmp_path: Path) -> None:
    of_category = tiny.amount(id="k", level="category", category=1, euros=1000)
    one, other = (
        tiny.amount(id=f"a{number}", level="project", project=f"06434/2024/0{number}", category=1, euros=euros)
        for number, euros in ((1, 600), (2, 400.01))
    )
    with tiny.open_store(tmp_path) as store:
        second = tiny.project(id="06434/2024/02", ordinal=2, name="Zweite")
        rows = tiny.sound() | {"project": [tiny.project(), second], "amount": [of_category, one, other]}
        tiny.record(store, rows)
        rest = store.facts(tiny.DATASET).ask("select euros from allocation where kind = 'category_rest'")
    assert rest["euros"].tolist() == [-0.01]


def test_parts_above_a_lower_bound_leave_no_negative_rest(tmp_path: Path) -> None:
    split = tiny.amount(id="a", level="project", project="06434/2024/01", category=1, euros=1500)
    assert parts(tmp_path, tiny.amount(euros=1000, precision="at_least"), split) == [("project", 1500.0)]


def test_parts_below_a_lower_bound_leave_the_rest(tmp_path: Path) -> None:
    split = tiny.amount(id="a", level="project", project="06434/2024/01", category=1, euros=400)
    assert parts(tmp_path, tiny.amount(euros=1000, precision="at_least"), split) == [
        ("project", 400.0),
        ("unsplit", 600.0),
    ]

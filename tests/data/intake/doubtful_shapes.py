"""The same twelve sums in shapes that leave a doubt: each function is one workbook or table."""

from __future__ import annotations

from collections.abc import Callable

from twelve_sums import HEAD, NAME, TITLE, Made, listed, total, xlsx

# Shapes that leave a doubt: what is offered must be right, and something must be asked.
ASKED: dict[str, Callable[[], Made]] = {}


def asked(made: Callable[[], Made]) -> Callable[[], Made]:
    """A shape that must be asked about."""
    ASKED[made.__name__] = made
    return made


@asked
def a_column_nobody_knows() -> Made:
    return xlsx([TITLE, [*HEAD, "Kofinanzierung"], *([*row, 5.0] for row in listed(HEAD)[1:])])


@asked
def no_year_but_a_date() -> Made:
    return xlsx([["AQB bewilligt, Stand 30.06.2024"], *listed(HEAD)])


@asked
def two_units() -> Made:
    return xlsx([["Angaben in Tsd. €"], TITLE, *listed(["Kreis", "Maßnahmenart", "Betrag in Euro"])])


@asked
def two_tables_side_by_side() -> Made:
    rows = listed(HEAD)[1:]
    return xlsx(
        [TITLE, [*HEAD, None, *HEAD], *([*one, None, *two] for one, two in zip(rows[:6], rows[6:], strict=True))]
    )


@asked
def a_name_two_counties_have() -> Made:
    rows = [["Offenbach" if name == NAME["06413"] else name, *rest] for name, *rest in listed(HEAD)[1:]]
    return xlsx([TITLE, HEAD, *rows])


@asked
def a_nameless_figure_that_is_no_sum() -> Made:
    return xlsx([TITLE, *listed(HEAD), [NAME["06440"], None, 5.0]])


@asked
def a_figure_merged_over_two_rows() -> Made:
    rows = [TITLE, *listed(HEAD)]
    return xlsx(rows, merged=("C3:C4",))


@asked
def the_year_before_beside_it() -> Made:
    return xlsx([["AQB 2024"], ["Kreis", "MA", "bewilligt", "Vorjahr"], *([*row, 9.0] for row in listed(HEAD)[1:])])


@asked
def a_cell_with_an_error() -> Made:
    rows = listed(HEAD)
    rows[3][2] = "#BEZUG!"
    return xlsx([TITLE, *rows])


@asked
def a_sum_that_does_not_fit() -> Made:
    return xlsx([TITLE, *listed(HEAD), ["Summe", None, total() + 1000]])


@asked
def a_maßnahmenart_under_a_head_nobody_knows() -> Made:
    return xlsx([TITLE, *listed(["Kreis", "Fördergegenstand", "Betrag"])])

"""The same twelve sums in the shapes people send them: each function is one workbook or table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sheets import book
from twelve_sums import CAT, FLAT, HEAD, NAME, TITLE, C, Made, V, crossed, euros, listed, text, total, xlsx

SHAPES: dict[str, Callable[[], Made]] = {}


def shape(made: Callable[[], Made]) -> Callable[[], Made]:
    """A shape that is read without a question."""
    SHAPES[made.__name__] = made
    return made


@shape
def cross_table_with_sums_and_a_footnote() -> Made:
    rows = crossed(["Kreis", "MA 1", "MA 2", "MA 3", "MA 4", "Summe"])
    rows = [[*row, total(county)] if row[0] != "Kreis" else row for row, county in zip(rows, ["", *C], strict=True)]
    sums = ["Summe", *(total(category=each) for each in CAT), total()]
    return xlsx([["Bewilligte Mittel 2024 (AQB)"], *rows, sums, ["* vorläufig"]])


@shape
def merged_head_in_thousands() -> Made:
    head = ["Gebietskörperschaft", "bewilligt in Tsd. €", None, None, None]
    below = [None, *(f"Maßnahmenart {each}" for each in CAT)]
    rows = crossed(below, lambda each: each / 1000)
    rows = [
        ["AQB – Haushaltsjahr 2024"],
        [],
        head,
        *rows,
        ["Insgesamt", *(total(category=each) / 1000 for each in CAT)],
    ]
    return xlsx(rows, merged=("A1:E1", "B3:E3", "A3:A4"))


@shape
def numbers_under_a_merged_maßnahmenart() -> Made:
    rows = [["Bewilligung AQB 2024"], ["Kreis", "Maßnahmenart", None, None, None], *crossed([None, 1, 2, 3, 4])]
    return xlsx(rows, merged=("B2:E2",))


@shape
def counties_as_columns() -> Made:
    rows = [[f"{each}. {CAT[each]}", *(V[county, each] for county in C), total(category=each)] for each in CAT]
    head = ["Maßnahmenart", *NAME.values(), "Gesamt"]
    sums = ["Gesamt", *(total(county) for county in C), total()]
    return xlsx([["Bewilligungen 2024"], ["Ausbildungs- und Qualifizierungsbudget"], head, *rows, sums])


def _of_county(county: str) -> list[list[Any]]:
    return [[CAT[each], V[county, each]] for each in CAT]


@shape
def a_sheet_per_county() -> Made:
    head = [["AQB, bewilligte Mittel 2024"], ["Maßnahmenart", "Betrag"]]
    return book(*((NAME[each], [*head, *_of_county(each), ["Summe", total(each)]]) for each in C)), "x.xlsx"


@shape
def a_sheet_per_county_with_a_nameless_sum() -> Made:
    head = [["AQB, bewilligte Mittel 2024"], ["Maßnahmenart", "Betrag"]]
    return book(*((NAME[each], [*head, *_of_county(each), [None, total(each)]]) for each in C)), "x.xlsx"


@shape
def labelled_lines_over_each_table() -> Made:
    def rows(county: str) -> list[list[Any]]:
        lines = [
            ["Gebietskörperschaft:", NAME[county]],
            ["Haushaltsjahr:", 2024],
            ["Programm:", "AQB"],
            ["Stufe:", "bewilligt"],
        ]
        body = [[number, *row] for number, row in enumerate(_of_county(county), 1)]
        end = [[None, "gesamt", total(county)], ["Quelle: Bescheid vom 12.03.2023"]]
        return [*lines, [], ["Nr.", "Maßnahmenart", "Betrag in €"], *body, *end]

    return book(*((f"Tabelle{number}", rows(each)) for number, each in enumerate(C))), "x.xlsx"


@shape
def a_sheet_per_maßnahmenart() -> Made:
    head = ["Landkreis / kreisfreie Stadt", "EUR"]
    return book(
        *((f"MA {part}", [TITLE, head, *([NAME[each], V[each, part]] for each in C)]) for part in CAT)
    ), "x.xlsx"


@shape
def tables_under_each_other() -> Made:
    rows: list[list[Any]] = [["Bewilligte Mittel AQB, Haushaltsjahr 2024"]]
    for each in C:
        rows += [[], [NAME[each]], ["Maßnahmenart", "Betrag in Euro"], *_of_county(each), ["Summe", total(each)]]
    return xlsx(rows)


@shape
def groups_with_a_line_of_their_own() -> Made:
    rows: list[list[Any]] = [TITLE, HEAD]
    for each in C:
        rows += [[NAME[each]], *([None, *row] for row in _of_county(each)), ["Zwischensumme", None, total(each)]]
    return xlsx([*rows, ["Gesamtsumme", None, total()]])


@shape
def a_group_is_written_once() -> Made:
    rows: list[list[Any]] = [["Kreis", "Jahr", "Programm", "Stufe", "Maßnahmenart", "Betrag in Euro"]]
    for (county, category), value in V.items():
        once = [NAME[county], 2024, "AQB", "bewilligt"] if category == 1 else [None] * 4
        rows.append([*once, CAT[category], value])
    return xlsx(rows)


@shape
def a_group_is_merged() -> Made:
    rows: list[list[Any]] = [["Kreis", "Maßnahmenart", "bewilligt 2024", "Programm"]]
    rows += [[NAME[county], category, value, "AQB"] for (county, category), value in V.items()]
    return xlsx(rows, merged=("A2:A5", "A6:A9", "A10:A13"))


@shape
def counties_and_maßnahmenarten_in_one_column() -> Made:
    rows: list[list[Any]] = [["Bewilligte Mittel AQB 2024"], ["Kreis / Maßnahmenart", "Betrag"]]
    for each in C:
        rows += [[NAME[each], total(each)], *_of_county(each)]
    return xlsx(rows)


@shape
def a_pivot_table() -> Made:
    head = ["Zeilenbeschriftungen", *(f"{each} {CAT[each]}" for each in CAT), "Gesamtergebnis"]
    rows = [[NAME[each], *(V[each, part] for part in CAT), total(each)] for each in C]
    sums = ["Gesamtergebnis", *(total(category=each) for each in CAT), total()]
    return xlsx([TITLE, [], ["Summe von Betrag", "Spaltenbeschriftungen"], head, *rows, sums])


@shape
def tabs_in_utf_16() -> Made:
    return text(FLAT, "\t", "utf-16", euros)


@shape
def plain_numbers_and_commas() -> Made:
    return text(FLAT, ",", "utf-8", lambda value: f"{value:.2f}")


@shape
def a_title_over_semicolons_with_a_mark() -> Made:
    return text([["Budget 2024"], *FLAT], ";", "utf-8-sig", euros)


@shape
def the_name_of_the_file_says_it() -> Made:
    return text(listed(HEAD), ";", "cp1252", euros)[0], "AQB_2024_bewilligt.csv"


@shape
def keys_that_lost_their_zero() -> Made:
    head = ["Kreisschlüssel", "HHJ", "Programm", "Status", "MA", "Summe (EUR)"]
    return xlsx([head, *([int(each), 2024, "AQB", "Bescheid", f"MA {part}", v] for (each, part), v in V.items())])


@shape
def years_and_stages_as_heads() -> Made:
    rows = [["AQB"], ["Kreis", "Maßnahmenart", "2023", None, "2024", None]]
    rows.append([None, None, "vereinbart", "bewilligt", "vereinbart", "bewilligt"])
    rows += [[NAME[each], CAT[part], None, None, None, v] for (each, part), v in V.items()]
    return xlsx(rows, merged=("C2:D2", "E2:F2"))


@shape
def the_cover_says_the_unit() -> Made:
    cover = [["Bewilligte Mittel"], ["Programm: AQB"], ["Haushaltsjahr", "2024"], ["Angaben in Tausend Euro"]]
    return book(("Deckblatt", cover), ("Mittel", listed(HEAD, lambda each: each / 1000))), "x.xlsx"


@shape
def the_unit_stands_below() -> Made:
    return xlsx([TITLE, *listed(HEAD, lambda each: each / 1000), [], ["Alle Beträge in TEUR"]])


@shape
def marks_of_footnotes() -> Made:
    rows = [
        [f"{name}¹", f"{part} *", value] for name, part, value in listed(HEAD, lambda each: f"{euros(each)} EUR")[1:]
    ]
    return xlsx([TITLE, HEAD, *rows, ["¹ Stand 2023"], ["* ohne Gewähr"]])


@shape
def the_unit_in_each_cell() -> Made:
    return xlsx([TITLE, *listed(HEAD, lambda each: f"{each / 1000:.9g} T€".replace(".", ","))])


@shape
def an_official_list() -> Made:
    titles = [["Hessisches Ministerium"], ["Ausbildungs- und Qualifizierungsbudget (AQB)"]]
    titles += [["Übersicht der Bewilligungen für das Haushaltsjahr 2024"], ["Stand: 15.01.2025"], []]
    head = ["lfd. Nr.", "Landkreis/kreisfreie Stadt", "Art der Maßnahme", "bewilligter Betrag", "Aktenzeichen"]
    rows = [[at, NAME[each], f"({part}) {CAT[part]}", v, "RP-1"] for at, ((each, part), v) in enumerate(V.items(), 1)]
    return xlsx([*titles, head, *rows, [None, "Summe", None, total()]])


@shape
def numbered_columns_and_a_head_again() -> Made:
    rows = listed(HEAD)
    return xlsx([TITLE, rows[0], [1, 2, 3], *rows[1:7], rows[0], *rows[7:]])


@shape
def no_head_over_the_counties() -> Made:
    return xlsx([["Bewilligt AQB 2024 in €"], *crossed(["", *CAT.values()])])


@shape
def broken_lines_in_heads() -> Made:
    head = ["Gebiets-\nkörperschaft", "Haushalts-\njahr", "Maßnahmen-\nart", "bewilligte\nMittel\n(Tsd. EUR)"]
    return xlsx([["AQB"], head, *([NAME[each], 2024, part, v / 1000] for (each, part), v in V.items())])


@shape
def an_overview_and_a_sheet_per_county() -> Made:
    head = [["AQB, bewilligte Mittel 2024"], ["Maßnahmenart", "Betrag"]]
    overview = [["Bewilligte Mittel 2024 AQB"], *crossed(["Kreis", "MA 1", "MA 2", "MA 3", "MA 4"])]
    return book(("Übersicht", overview), *((NAME[each], [*head, *_of_county(each)]) for each in C)), "x.xlsx"


@shape
def dashes_are_no_zero() -> Made:
    rows = crossed(["Kreis", "MA 1", "MA 2", "MA 3", "MA 4"])
    return xlsx([TITLE, *rows, ["Landkreis Kassel", "–", "k. A.", None, "n. v."]])


@shape
def parts_beside_their_sum() -> Made:
    rows = [[NAME[each], total(each), *(V[each, part] for part in CAT)] for each in C]
    return xlsx([TITLE, ["Kreis", "Gesamt", *(f"davon MA {part}" for part in CAT)], *rows])


@shape
def a_table_in_the_middle_of_the_sheet() -> Made:
    rows = [[None, None, *row] for row in listed(["Gebietskörperschaft", "Art", "Summe"])]
    return xlsx([[], [], [None, None, "AQB-Bewilligungen 2024"], [], *rows, [], [None, None, "erstellt am 12.01.2025"]])


@shape
def the_stage_is_a_column_whose_head_names_one() -> Made:
    head = ["Haushaltsjahr", "Förderprogramm", "Bewilligungsstand", "Kreis", "Maßnahmenart", "Betrag EUR"]
    return xlsx([head, *([2024, "AQB", "bewilligt", NAME[each], CAT[part], v] for (each, part), v in V.items())])

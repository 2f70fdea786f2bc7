"""Days of signing as people leave them: one column blank, no comma, no year, or signed by a computer."""

from __future__ import annotations

from datetime import date

import pytest
from agreement_text import signed_by

from data.readers.reading import Reading

NAMES = "\n\nErika Muster                  Max Bei\nStaatsministerin              Landrat\n"
MINISTRY, COUNTY = (
    (date(2024, 6, 3), "Erika Muster", "Staatsministerin"),
    (date(2024, 7, 17), "Max Bei", "Landrat"),
)
NOBODY = (None, None, None)


def sides(found: Reading) -> tuple[object, object]:
    ministry, county = found.party("ministry"), found.party("county")
    return (
        (found.signed_by_ministry_on, ministry.signatory, ministry.office),
        (found.signed_by_county_on, county.signatory, county.office),
    )


@pytest.mark.parametrize(
    "blank", ["den", "den ____________", "den ........", "den __. ______ 20__", "den ____.____.2024", ""]
)
def test_of_two_columns_one_may_be_blank(blank: str) -> None:
    found = signed_by(f"Wiesbaden, den 3. Juni 2024   Friedberg, {blank}{NAMES}")
    assert sides(found) == (MINISTRY, NOBODY)
    assert [(each.field, each.code) for each in found.problems] == [("signed_by_county_on", "missing")]
    found = signed_by(f"{f'Wiesbaden, {blank}':36}Friedberg, den 17.7.2024{NAMES}")
    assert sides(found) == (NOBODY, COUNTY)


@pytest.mark.parametrize(
    "block",
    [
        "Wiesbaden 03.06.2024\n\nErika Muster\nStaatsministerin\n\nFriedberg 17.07.2024\n\nMax Bei\nLandrat\n",
        f"Wiesbaden 03.06.2024          Friedberg 17. Juli 2024{NAMES}",
        f"Wiesbaden, 03.06.2024          Friedberg (Hessen), den 17. Juli 2024{NAMES}",
    ],
)
def test_a_place_stands_before_its_day_with_or_without_a_comma(block: str) -> None:
    found = signed_by(block)
    assert sides(found) == (MINISTRY, COUNTY)
    assert found.party("ministry").signed_at == "Wiesbaden"
    assert found.problems == []


def test_a_word_before_a_day_that_is_no_seat_is_asked_about() -> None:
    found = signed_by(
        "Wiesbaden, den 3. Juni 2024\nErika Muster\nStaatsministerin\n\nKreistag 16.07.2024\n\n"
        "Friedberg, den 17. Juli 2024\nMax Bei\nLandrat\n"
    )
    assert sides(found) == (MINISTRY, COUNTY)
    assert [each.field for each in found.problems] == ["signatures"]
    assert "„Kreistag 16.07.2024“" in found.problems[0].message


@pytest.mark.parametrize(
    "block",
    [
        "Erika Muster\nStaatsministerin\ndigital signiert am 03.06.2024\n\n"
        "Max Bei\nLandrat\ndigital signiert am 17.07.2024\n",
        "Digital signiert am 03.06.2024 durch Erika Muster, Staatsministerin\n\n"
        "Digital signiert am 17.07.2024, 10:12 Uhr durch Max Bei, Landrat\n",
        "Erika Muster, Staatsministerin\nElektronisch signiert von Erika Muster am 03.06.2024\n\n"
        "Max Bei, Landrat\nElektronisch signiert von Max Bei am 17.07.2024\n",
    ],
)
def test_what_a_computer_signed_has_its_day(block: str) -> None:
    found = signed_by(block)
    assert sides(found) == (MINISTRY, COUNTY)
    assert found.problems == []


@pytest.mark.parametrize(
    "days",
    [
        ("am dritten Juni zweitausendvierundzwanzig", "am siebzehnten Juli zweitausendvierundzwanzig"),
        ("den 3. VI. 2024", "den 17.VII.2024"),
        ("den 3. Juni '24", "den 17.07.´24"),
    ],
)
def test_a_day_is_read_as_people_write_it(days: tuple[str, str]) -> None:
    first, second = days
    found = signed_by(f"Wiesbaden, {first}\nErika Muster\nStaatsministerin\n\nFriedberg, {second}\nMax Bei\nLandrat\n")
    assert sides(found) == (MINISTRY, COUNTY)
    assert found.problems == []


@pytest.mark.parametrize("day", ["am einunddreißigsten Juni zweitausendvierundzwanzig", "den 3. IIX. 2024"])
def test_what_is_no_day_is_not_taken_for_one(day: str) -> None:
    found = signed_by(
        f"Wiesbaden, {day}\nErika Muster\nStaatsministerin\n\nFriedberg, den 17.7.2024\nMax Bei\nLandrat\n"
    )
    assert sides(found)[1] == COUNTY
    assert found.signed_by_ministry_on is None
    assert [each.field for each in found.problems] == ["signed_by_ministry_on"]


@pytest.mark.parametrize("word", ["Unterzeichnet", "unterschrieben"])
def test_a_sentence_names_place_and_day(word: str) -> None:
    found = signed_by(
        f"{word} in Wiesbaden am 3. Juni 2024\nErika Muster\nStaatsministerin\n\n"
        f"{word} in Friedberg am 17. Juli 2024\nMax Bei\nLandrat\n"
    )
    assert sides(found) == (MINISTRY, COUNTY)
    assert found.party("ministry").signed_at == "Wiesbaden"


def test_what_a_pdf_shows_of_a_signature_has_its_day() -> None:
    found = signed_by(
        "Erika Muster, Staatsministerin\nDigital unterschrieben von Erika Muster\n"
        "Datum: 2024.06.03 10:22:31 +02'00'\n\n"
        "Max Bei, Landrat\nDigital unterschrieben von Max Bei\nDatum: 2024.07.17 09:01:05 +02'00'\n"
    )
    assert sides(found) == (MINISTRY, COUNTY)
    assert found.problems == []


@pytest.mark.parametrize(
    ("block", "read", "asked"),
    [
        (f"Wiesbaden, den 3. Juni 2024   Friedberg, den 17. Juli{NAMES}", (MINISTRY, NOBODY), "county"),
        (f"Wiesbaden, den 3.6.           Friedberg, den 17.7.2024{NAMES}", (NOBODY, COUNTY), "ministry"),
        ("Wiesbaden, den 3. Juni 2024\nErika Muster\nStaatsministerin\n\nFriedberg, den 17. Juli\nMax Bei\nLandrat\n",
         (MINISTRY, NOBODY), "county"),
        ("Wiesbaden, den 3. Juni\nErika Muster\nStaatsministerin\n\nFriedberg, den 17.7.2024\nMax Bei\nLandrat\n",
         (NOBODY, COUNTY), "ministry"),
    ],
)  # fmt: skip
def test_a_day_without_its_year_is_asked_about_and_leaves_the_other_alone(
    block: str, read: tuple[object, object], asked: str
) -> None:
    found = signed_by(block)
    assert sides(found) == read
    assert [(each.field, each.severity) for each in found.problems] == [(f"signed_by_{asked}_on", "error")]
    assert "nennt kein Jahr" in found.problems[0].message

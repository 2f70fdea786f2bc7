"""A long text costs the reader in proportion to its length: no pattern blows up on what repeats itself."""

from __future__ import annotations

import time

import pytest
from agreement_text import agreement, read

# Four times the text takes about four times as long; what compares everything with everything takes sixteen times.
TIMES, MOST = 4, 9
TITLE = "Zielvereinbarung zwischen dem Ministerium und dem Wetteraukreis zur Umsetzung\n"
GRANT = "Das Land stellt 640.000 Euro aus dem AQB bereit."


def growth(short: str, long: str) -> float:
    """How many times as long the longer text takes; the shorter is read twice, since the first reading fills caches."""
    read(short)
    return _seconds(long) / _seconds(short)


def _seconds(text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began


@pytest.mark.parametrize(
    "piece",
    [
        "zwischen ",
        "2017 bis 2018 ",
        "1,5 % ",
        "Teilnehmende 1 ",
        "A-\n",
        "Zielsteuerungsdialog ",
        "1.000 ",
        "1.000 Euro AQB ",
        "einen Zielsteuerungsdialog ",
        "- Ein Projekt mit einem Namen von über fünfzig Zeichen Länge\n",
        "Wiesbaden, den 30. Mai 2023\n",
        "2. Neues\n- a\n",
        "§ 4 Haushaltsmittel in Höhe von 5.000 Euro und noch mehr\n",
    ],
)
def test_garbage_as_long_as_a_book(piece: str) -> None:
    times = min(250_000 // len(piece), 6_000)
    assert growth(TITLE + piece * (times // TIMES), TITLE + piece * times) < MOST


@pytest.mark.parametrize("piece", ["2017 bis 2018 ", "640.000 Euro ", "640.000 ", "a", " "])
def test_a_sentence_of_the_grant_as_long_as_a_book(piece: str) -> None:
    times = 200_000 // len(piece)
    long, short = (agreement(money=piece * count + GRANT) for count in (times, times // TIMES))
    assert growth(short, long) < MOST

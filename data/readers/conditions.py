"""What makes a number another target than one for the whole year: a day before its end, a change, a share of time."""

from __future__ import annotations

import re
from datetime import date

from data.readers.german import days
from data.readers.number_words import number_of
from data.readers.text import one_line

_MONTHS = "februar|märz|april|mai|juni|juli|august|september|oktober|november"
_DURING = re.compile(
    rf"\b(?:bis|ab|zum|seit|im|ende|anfang|mitte|monat)\s(?:(?:zum|ende|anfang|mitte|des|monats)\s){{0,2}}(?:{_MONTHS})\b"
    r"|\b(?:[1-4]\.|i{1,3}v?\.?|iv\.?|erste[ns]?|zweite[ns]?|dritte[ns]?|vierte[ns]?)\s(?:quartal|halbjahr)",
    re.IGNORECASE,
)
# A period that ends with the year is the year's: „01.02.2026 – 31.12.2026“.
_BEGINNING = re.compile(r"\d{1,2}\. ?\d{1,2}\. ?(?:\d{4})? ?(?:[–—-]|bis(?: zum)?) ?(?=\d{1,2}\.)")
_MILESTONE = re.compile(r"\bmeilensteine?n?\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:pro|je|jeden?)\s(?:monat|woche|quartal|halbjahr|tag|kurs|maßnahme|standort|gruppe|schule|durchgang|"
    r"projekt|person|teilnehm\w+)\b|\b(?:monatlich|wöchentlich|vierteljährlich|quartalsweise|halbjährlich)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\bum\s(?:mindestens\s|rund\s|ca\.\s|bis zu\s)?\d|\bvon\s\d[\d.,]*\s?(?:%|prozent|\w+)?\sauf\s|"
    r"\b(?:mehr|weniger|höher|niedriger|geringer)\sals\b|\b(?:über|unter)\s(?:dem|der)\s(?:vorjahr|wert)|"
    r"\b(?:mehr|weniger)\s\w*\s?als\b|\bvorjahr\w*",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\bmindestens\b.*\bhöchstens\b|\d\s?(?:bis|oder|[-–])\s?\d{1,4}\s(?!€|euro)[^\W\d_]", re.IGNORECASE)
# A number of something in a sentence, not of money or days.
_NUMBER_OF = re.compile(
    r"(?<![\d.,§])\b\d{1,4}\s(?!€|euro\b|uhr\b|prozent\b)(?:[a-zäöüß]+(?:e|en|er)\s){0,2}[A-ZÄÖÜ][\wäöüß-]{3,}"
)
_WRITTEN_OUT = re.compile(
    r"\b([^\W\d_]{3,40})\s(?:[a-zäöüß]+(?:e|en|er)\s)?"
    r"(?:\w*plätzen?|eintritten?|\w*abschlüssen?|teilnehm\w+|personen|übergängen?)\b",
    re.IGNORECASE,
)
_STATED = re.compile(r"\b(?:sind|ist|werden|wird|soll\w*|haben|hat|liegt|liegen|stehen|steht|nehmen|nimmt)\b")


def condition_of(words: str, year: int | None) -> str | None:
    """Why a number in these words is no target for the whole year, as the end of „nennt …“; None where it is one."""
    if before_the_end(words, year):
        return "einen Termin im Jahr"
    if _MILESTONE.search(words):
        return "einen Meilenstein"
    if _EACH.search(words):
        return "eine Zahl je Zeitraum oder Angebot"
    if _CHANGE.search(words):
        return "eine Veränderung"
    return "eine Spanne" if _SPAN.search(words) else None


def is_no_single_number(words: str) -> bool:
    """Whether words give a band, a change, or a number each time: no number in them is how many there are."""
    return bool(_EACH.search(words) or _CHANGE.search(words) or _SPAN.search(words))


def before_the_end(words: str, year: int | None) -> bool:
    """Whether words name a day other than the last of the year, or a month or quarter."""
    named = [each.value for each in days(_BEGINNING.sub("", words))]
    last = None if year is None else date(year, 12, 31)
    return any(each != last for each in named) or bool(_DURING.search(words))


def in_words(sentence: str) -> bool:
    """Whether a sentence counts something with a number written out: „vierzig Eintritte“."""
    found = (number_of(each[1]) for each in _WRITTEN_OUT.finditer(one_line(sentence)))
    return any(number is not None and number > 1 for number in found)


def is_step(sentence: str, year: int | None) -> bool:
    """Whether a sentence says what is to be there by a day, with a number: „Bis 30.09.2026 sind 3 Stellen besetzt“."""
    words = one_line(sentence)
    stated = _STATED.search(words) or _MILESTONE.search(words)
    return before_the_end(words, year) and bool(stated and _NUMBER_OF.search(words))

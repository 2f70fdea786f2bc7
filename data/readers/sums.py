"""What every sum of a section stands for: the grant, a part of it, or money that is not the grant."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from data.readers.german import Amount, amounts
from data.readers.reading import Section
from data.readers.text import one_line

Role = Literal["total", "plain", "part", "more", "limit", "own", "rate", "difference", "other year"]
# Roles of money that belongs to the grant of the year; the others are left out and shown to the reader.
OF_THE_GRANT = ("total", "plain", "part", "more", "limit")
WHY_LEFT_OUT = {
    "own": "als Geld der Gebietskörperschaft oder Dritter",
    "rate": "als Satz je Einheit",
    "difference": "als Unterschied zu einem anderen Betrag",
    "other year": "als Betrag eines anderen Jahres",
}

# A capital after a full stop begins a sentence, but not after „2.“ or „30.“.
_SENTENCE_END = re.compile(r"(?<=[.;!?])(?<!\b\d\.)(?<!\b\d\d\.)\s+(?=[A-ZÄÖÜ„(\"])")
_OWN = re.compile(
    r"eigen(?:mittel|anteil|beitrag)|eigene[nr]? (?:mittel|beitrag|anteil)|beteilig(?:t|en) sich|ko-?finanzier|"
    r"kommunale[nr]? mittel|kreis(?:mittel|haushalt)|drittmittel|gesamt(?:kosten|ausgaben|finanzierung|aufwand)|"
    r"\b(?:der|die) (?:\S{0,30}kreis|stadt|gebietskörperschaft|kommune)(?: \S{1,30})? "
    r"(?:stellt|ergänzt|trägt|bringt|steuert|leistet)\b",
    re.IGNORECASE,
)
_OWN_AFTER = re.compile(r"\s{0,3}(?:an |aus )?(?:eigene|kommunale|eigen(?:mittel|anteil))", re.IGNORECASE)
_RATE = re.compile(r"\b(?:je|pro) [A-ZÄÖÜ]\w+")
_RATE_AFTER = re.compile(r"\s{0,3}(?:je|pro|pauschal je) \w")
_DIFFERENCE_AFTER = re.compile(r"\s{0,3}(?:mehr|weniger|höher|niedriger|über dem|unter dem)\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:davon|darunter|hiervon|hierin|darin|hieraus|daraus)\b", re.IGNORECASE)
_PART_GOES_ON = re.compile(r"[^.;:]*(?:,|\bund\b|\bsowie\b)", re.IGNORECASE)
_MORE = re.compile(r"zuzüglich|zzgl|zusätzlich|darüber hinaus|\bweitere[rn]?\b|\bplus\b|ergänzend", re.IGNORECASE)
_TOTAL = re.compile(
    r"insgesamt|\bgesamt(?:betrag|summe|budget|volumen|höhe|mittel|ausstattung)?s?\b|summe\b|\bzusammen\b",
    re.IGNORECASE,
)
# „… Euro insgesamt“, but not the next row of a table, „Gesamt: 535.800 Euro“.
_TOTAL_AFTER = re.compile(r" ?\(?(?:insgesamt|gesamt)\b(?!\s{0,9}[:\d])", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:bis zu|höchstens|maximal|max\.|mindestens|wenigstens|voraussichtlich|vorläufig)"
    r"(?: insgesamt)?\s{0,3}(?:eur|euro|€)?\s{0,3}\Z",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(
    r"\bvorjahr|\b(?:vergangenen|letzten|kommenden|nächsten|folgenden) (?:haushalts)?jahr|folgejahr", re.I
)
_DAY = re.compile(r"\d{1,2}\. ?(?:\d{1,2}\. ?|[A-Za-zä]{3,9} )(?:20)?\d\d\b")
_YEARS = re.compile(r"\b(20\d\d)\b(?:\s?(?:bis|-|–)\s?\b(20\d\d)\b)?")
_YEAR_AFTER = re.compile(r"[^.;,\d]{0,80}?\b(?:jahre?s?|budgets?)\s\**(20\d\d)\b", re.IGNORECASE)
_GRANTS = re.compile(
    r"haushaltsmittel|mitteln?\b[^.]{0,80}(?:in höhe|budget)|"
    r"budgets?\b[^.]{0,60}(?:in höhe|betr[aä]gt|umfasst|beläuft)|"
    r"gesamtbetrag|(?:stellt|stellen|steh(?:t|en)|wird|werden)\b[^.]{0,200}(?:zur verfügung|bereit)|zuwendung|zuschuss",
    re.IGNORECASE,
)
_LIST_LINE = re.compile(r"\n\s{0,12}(?:[-–•▪*·\uf0b7o]|\d{1,2}[.)]|[a-z]\))\s")


@dataclass(frozen=True)
class Sum:
    """A sum with its part in the agreement; `words` are those before it and the sum as written.

    `granted`: the sentence grants money, so that the sum counts also outside the section about money.
    """

    amount: Amount
    role: Role
    section: str
    words: str
    granted: bool


def sums_of(section: Section, year: int | None, most: int) -> list[Sum]:
    """The sums of a section in order, judged for a budget year; only the first `most` and one more."""
    text, found = section.text, amounts(section.text)[: most + 1]
    ends = _sentence_ends(section) if found else []
    judged: list[Sum] = []
    for at, each in enumerate(found):
        begin = ends[place - 1] if (place := bisect_right(ends, each.at)) else 0
        place = bisect_left(ends, each.end)
        stop = ends[place] if place < len(ends) else len(text)
        former = judged[-1].role if at and found[at - 1].end > begin else None
        start = max(begin, found[at - 1].end) if at else begin
        before = one_line(text[start : each.at]) + " "
        after = text[each.end : min(stop, found[at + 1].at) if at + 1 < len(found) else stop]
        sentence = text[begin : min(stop, each.end + 300)]
        granted = bool(_GRANTS.search(one_line(sentence))) and not _LIST_LINE.search("\n" + text[begin : each.at])
        words = _words(text[start : each.end], each.end - each.at)
        judged.append(Sum(each, _role(before, after, former, year), section.name, words, granted))
    return judged


def _words(text: str, sum_length: int) -> str:
    """The last words of a text that ends with a sum, from the beginning of a word."""
    shown = text[-sum_length - 70 :]
    return one_line(shown if shown == text else shown.split(maxsplit=1)[-1])


def _role(before: str, after: str, former: Role | None, year: int | None) -> Role:
    if _OWN.search(before) or _OWN_AFTER.match(after):
        return "own"
    if _RATE.search(before) or _RATE_AFTER.match(after):
        return "rate"
    if _DIFFERENCE_AFTER.match(after):
        return "difference"
    if year is not None and _of_another_year(before, after, year):
        return "other year"
    if _PART.search(before):
        return "part"
    if _MORE.search(before):
        return "more"
    if _LIMIT.search(before):
        return "limit"
    if _TOTAL.search(before[-80:]) or _TOTAL_AFTER.match(after):
        return "total"
    return "part" if former == "part" and _PART_GOES_ON.match(before) else "plain"


def granted_years(section: Section) -> list[tuple[tuple[int, int], str]]:
    """The years a section grants its first sums for, as first and last of a span, each with its sentence."""
    if not amounts(section.text):
        return []
    places = [0, *_sentence_ends(section), len(section.text)]
    found: list[tuple[tuple[int, int], str]] = []
    for begin, end in pairwise(places):
        sentence = one_line(section.text[begin:end])
        sums = amounts(sentence) if _GRANTS.search(sentence) else []
        if sums:
            after = _YEAR_AFTER.match(sentence[sums[0].end :])
            years = years_in(sentence[: sums[0].at]) or ([(int(after[1]), int(after[1]))] if after else [])
            found += [(span, sentence) for span in years]
    return found


def _sentence_ends(section: Section) -> list[int]:
    """Where the sentences of a section end; its title is one."""
    title = len(section.title) if section.title and section.text.startswith(section.title) else 0
    ends = [match.end() for match in _SENTENCE_END.finditer(section.text, title)]
    return [title, *ends] if title else ends


def years_in(text: str) -> list[tuple[int, int]]:
    """The years a text names as first and last of a span; the year of a date is none."""
    return [(int(m[1]), int(m[2] or m[1])) for m in _YEARS.finditer(_DAY.sub(" ", text))]


def _of_another_year(before: str, after: str, year: int) -> bool:
    """Whether the words around a sum place it in another year; the year of a date or a span around it does not."""
    if _LAST_YEAR.search(before):
        return True
    if spans := years_in(before):
        return not any(first <= year <= last for first, last in spans)
    named = _YEAR_AFTER.match(after)
    return named is not None and int(named[1]) != year

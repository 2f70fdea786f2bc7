"""What every sum of a section stands for: the grant, a part of it, or money that is not the grant."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from data.readers.categories import category_in
from data.readers.german import Amount, amounts
from data.readers.reading import Section
from data.readers.sum_words import (
    AT_LEAST,
    DAY,
    DIFFERENCE_AFTER,
    GRANTS,
    INSTALMENT,
    LAST_YEAR,
    LAST_YEAR_AFTER,
    LIMIT,
    LIST_LINE,
    MORE,
    MOST_WORDS,
    OWN,
    OWN_AFTER,
    OWN_RIGHT_BEFORE,
    PARAGRAPH,
    PART,
    PART_GOES_ON,
    RATE,
    RATE_AFTER,
    SENTENCE_END,
    SHARE,
    STATEWIDE,
    STATEWIDE_AFTER,
    TOTAL,
    TOTAL_AFTER,
    VERB,
    YEAR_AFTER,
    YEAR_RIGHT_AFTER,
    YEAR_RIGHT_BEFORE,
    YEARS,
)
from data.readers.text import one_line

Role = Literal[
    "total", "plain", "part", "more", "limit", "own", "rate", "difference", "other year", "statewide", "tranche"
]
# Roles of money that belongs to the grant of the year; the others are left out and shown to the reader.
OF_THE_GRANT = ("total", "plain", "part", "more", "limit", "tranche")
WHY_LEFT_OUT = {
    "own": "als Geld der Gebietskörperschaft oder Dritter",
    "rate": "als Satz je Einheit",
    "difference": "als Unterschied zu einem anderen Betrag",
    "other year": "als Betrag eines anderen Jahres",
    "statewide": "als Betrag des ganzen Landes",
}


@dataclass(frozen=True)
class Sum:
    """A sum with its part in the agreement; `words` are those before it and the sum as written.

    `granted`: the sentence grants money, so that the sum counts also outside the section about money. `line` is the
    line it stands in, `sentence` its sentence, `alone`: the line states it without a verb, as the row of a table does;
    `fresh`: no sentence goes on in that line.
    `before`: what stands between the former sum or the beginning of the sentence and it, `after` what follows.
    """

    amount: Amount
    role: Role
    section: str
    words: str
    granted: bool
    line: str
    sentence: str
    before: str
    after: str
    alone: bool
    fresh: bool
    page: int | None
    years: tuple[int, int] | None
    # The Maßnahmenart it is for, by the words of its line or clause.
    category: int | None = None
    # Name of the project it is for; empty when it is for one project that is not known.
    project: str | None = None


def sums_of(section: Section, text: str, year: int | None, most: int) -> list[Sum]:
    """The sums of a section in order, judged for a budget year; only the first `most` and one more.

    `text` is the wording of the section, perhaps with lines blanked that are read elsewhere.
    """
    found = amounts(text)[: most + 1]
    ends = _sentence_ends(section, text) if found else []
    judged: list[Sum] = []
    for at, each in enumerate(found):
        begin = ends[place - 1] if (place := bisect_right(ends, each.at)) else 0
        place = bisect_left(ends, each.end)
        stop = ends[place] if place < len(ends) else len(text)
        former = judged[-1] if at and found[at - 1].end > begin else None
        start = max(begin, found[at - 1].end, each.at - MOST_WORDS) if at else max(begin, each.at - MOST_WORDS)
        # „612.300 Euro im Vorjahr, 640.000 Euro …“: the year belongs to the sum it follows.
        behind = LAST_YEAR_AFTER.match(text, start) or YEAR_RIGHT_AFTER.match(text, start) if former else None
        before = one_line(text[behind.end() if behind and behind.end() <= each.at else start : each.at]) + " "
        after = text[each.end : min(stop, found[at + 1].at if at + 1 < len(found) else stop, each.end + MOST_WORDS)]
        sentence = one_line(text[max(begin, each.at - MOST_WORDS) : min(stop, each.end + 300)])
        line = _line_at(text, each)
        alone = len(line) < 120 and not VERB.search(line) and len(amounts(line)) == 1
        fresh = alone and _begins_fresh(text, each)
        granted = bool(GRANTS.search(sentence)) and not LIST_LINE.search("\n" + text[begin : each.at])
        previous = judged[-1] if judged else None
        role, years = _role(before, after, sentence, (former, previous), year)
        words = _words(text[start : each.end], each.end - each.at)
        page = section.page_at(each.at)
        judged.append(
            Sum(
                each,
                role,
                section.name,
                words,
                granted,
                line,
                sentence,
                before,
                one_line(PARAGRAPH.split(after)[0]),
                alone,
                fresh,
                page,
                years,
                category_in(line) if alone else _category(before, after, former),
            )
        )
    return judged


def precision_of(each: Sum) -> Literal["exact", "about", "at_least", "at_most"]:
    """How exactly a sum is stated."""
    if each.role == "limit" or LIMIT.search(each.before):
        return "at_least" if AT_LEAST.search(each.before) else "at_most"
    return "about" if each.amount.rounded else "exact"


def _category(before: str, after: str, former: Sum | None) -> int | None:
    """The Maßnahmenart beside a sum: „400.000 Euro für …“, else what stands right before it."""
    if re.match(r"\s{0,3}(?:für|auf|zugunsten|\()", after):
        return category_in(after[:120])
    # What stands before may be said of the sum before.
    return category_in(re.split(r"[,;]|\bund\b|\bsowie\b", before)[-1] if former else before)


def _line_at(text: str, amount: Amount) -> str:
    begin = text.rfind("\n", 0, amount.at) + 1
    end = text.find("\n", amount.end)
    return text[max(begin, amount.at - 300) : min(len(text) if end < 0 else end, amount.end + 300)].strip()


def _begins_fresh(text: str, amount: Amount) -> bool:
    """Whether the line of a sum begins after the end of a sentence, a colon, a blank line or another sum."""
    begin = text.rfind("\n", 0, amount.at) + 1
    ahead = text[:begin].rstrip(" ")
    return bool(text[begin : amount.at].strip()) and bool(re.search(r"(?:[.:;]|\n|(?:€|EUR|Euro)\.?)\n$", ahead[-8:]))


def _words(text: str, sum_length: int) -> str:
    """The last words of a text that ends with a sum, from the beginning of a word."""
    shown = text[-sum_length - 70 :]
    return one_line(shown if shown == text else shown.split(maxsplit=1)[-1])


def _role(
    before: str, after: str, sentence: str, earlier: tuple[Sum | None, Sum | None], year: int | None
) -> tuple[Role, tuple[int, int] | None]:
    """The part of a sum in the agreement, and the years it is spent in when it is a part of the grant.

    `earlier`: the sum before it in the same sentence, and the one before it at all.
    """
    former, previous = earlier
    years = _years_of(before, after)
    if OWN.search(before) or OWN_AFTER.match(after) or OWN_RIGHT_BEFORE.search(before):
        return "own", None
    if DIFFERENCE_AFTER.match(after):
        return "difference", None
    if INSTALMENT.search(before) and (RATE_AFTER.match(after) or re.search(r"\b(?:je|à|zu) \Z", before)):
        return "tranche", years
    if RATE.search(before) or RATE_AFTER.match(after):
        return "rate", None
    if STATEWIDE_AFTER.match(after) and not SHARE.search(before):
        return "statewide", None
    if STATEWIDE.search(before) or (STATEWIDE.match(after.strip()) and not SHARE.search(before)):
        return "statewide", None
    if year is not None and _is_spent(before, former, years, year):
        return "tranche", years
    if year is not None and _of_another_year(before, after, year):
        return "other year", _year_beside(before, after)
    share = previous is not None and previous.role == "statewide" and bool(SHARE.search(f"{before} {after[:80]}"))
    return _part(before, after, former, share), _year_beside(before, after)


def _part(before: str, after: str, former: Sum | None, share: bool) -> Role:
    if PART.search(before) and not share:
        return "part"
    if MORE.search(before):
        return "more"
    if LIMIT.search(before):
        return "limit"
    if TOTAL.search(before[-80:]) or TOTAL_AFTER.match(after):
        return "total"
    return "part" if former is not None and former.role == "part" and PART_GOES_ON.match(before) else "plain"


def granted_years(section: Section) -> list[tuple[tuple[int, int], str]]:
    """The years a section grants its first sums for, as first and last of a span, each with its sentence."""
    if not amounts(section.text):
        return []
    places = [0, *_sentence_ends(section, section.text), len(section.text)]
    found: list[tuple[tuple[int, int], str]] = []
    for begin, end in pairwise(places):
        sentence = one_line(section.text[begin:end])
        sums = amounts(sentence) if GRANTS.search(sentence) else []
        if sums:
            after = YEAR_AFTER.match(sentence[sums[0].end :])
            years = years_in(sentence[: sums[0].at]) or ([(int(after[1]), int(after[1]))] if after else [])
            # The rows of a table have a year each.
            years += (
                []
                if not years
                else [span for one, two in pairwise(sums) for span in years_in(sentence[one.end : two.at])[-1:]]
            )
            found += [(span, sentence) for span in years]
    return found


def _sentence_ends(section: Section, text: str) -> list[int]:
    """Where the sentences of a section end; its title is one."""
    title = len(section.title) if section.title and text.startswith(section.title) else 0
    ends = [match.end() for match in SENTENCE_END.finditer(text, title)]
    return [title, *ends] if title else ends


def years_in(text: str) -> list[tuple[int, int]]:
    """The years a text names as first and last of a span; the year of a date is none."""
    return [(int(m[1]), int(m[2] or m[1])) for m in YEARS.finditer(DAY.sub(" ", text))]


def _years_of(before: str, after: str) -> tuple[int, int] | None:
    """The year or span right beside a sum: „300.000 Euro in 2023“, „2024: 200.000 Euro“."""
    if behind := YEAR_RIGHT_AFTER.match(after):
        return int(behind[1]), int(behind[1])
    return spans[-1] if (spans := years_in(before)) else None


def _year_beside(before: str, after: str) -> tuple[int, int] | None:
    """The year that stands right before or right after a sum."""
    found = YEAR_RIGHT_AFTER.match(after) or YEAR_RIGHT_BEFORE.search(before)
    return (int(found[1]), int(found[1])) if found else None


def _is_spent(before: str, former: Sum | None, years: tuple[int, int] | None, year: int) -> bool:
    """Whether a sum is what is spent of the grant in its years: the words before it speak of paying out."""
    if years is None or years[0] < year or years[1] > year + 10:
        return False
    goes_on = former is not None and former.role == "tranche"
    return goes_on or bool(INSTALMENT.search(before))


def _of_another_year(before: str, after: str, year: int) -> bool:
    """Whether the words around a sum place it in another year; the year of a date or a span around it does not."""
    if LAST_YEAR_AFTER.match(after):
        return True
    if LAST_YEAR.search(before):
        return True
    if right := YEAR_RIGHT_BEFORE.search(before):
        return int(right[1]) != year
    if spans := years_in(before):
        return not any(first <= year <= last for first, last in spans)
    named = YEAR_AFTER.match(after) or YEAR_RIGHT_AFTER.match(after)
    return named is not None and int(named[1]) != year

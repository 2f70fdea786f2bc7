"""Every sum of a section with the words around it and its part in the agreement."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Literal

from data.readers.categories import category_in
from data.readers.german import Amount, amounts
from data.readers.reading import Section
from data.readers.sum_roles import Sum, role_of, years_in
from data.readers.sum_words import (
    AT_LEAST,
    GRANTS,
    LAST_YEAR_AFTER,
    LIMIT,
    LIST_LINE,
    MOST_WORDS,
    PARAGRAPH,
    SENTENCE_END,
    VERB,
    YEAR_AFTER,
    YEAR_RIGHT_AFTER,
)
from data.readers.text import one_line


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
        role, years = role_of(before, after, sentence, (former, previous), year)
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

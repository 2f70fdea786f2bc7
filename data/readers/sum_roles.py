"""The part of a sum in an agreement by the words around it: the grant, a part of it, or money that is not the grant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from data.readers.categories import names_several
from data.readers.german import Amount
from data.readers.sum_words import (
    ALL_COSTS,
    CHANGE_ROW,
    CHANGED_BY,
    CHANGED_FROM,
    CHANGED_TO,
    CHANGES,
    DAY,
    DIFFERENCE_AFTER,
    FALLS_TO,
    GRANTED_AFTER_ALL,
    GRANTS,
    INCLUDED_AFTER,
    INCLUDING,
    INSTALMENT,
    INSTALMENTS,
    LAST_YEAR,
    LAST_YEAR_AFTER,
    LIMIT,
    MORE,
    MORE_AFTER,
    NOT_GRANTED,
    NOT_GRANTED_AFTER,
    OF_ANOTHER_AGREEMENT,
    OVERTAKEN,
    OWN,
    OWN_AFTER,
    OWN_RIGHT_BEFORE,
    PART,
    PART_GOES_ON,
    PER_MONTH,
    RATE,
    RATE_AFTER,
    SHARE,
    SIGNED,
    SPLITS,
    STATEWIDE,
    STATEWIDE_AFTER,
    THRESHOLD,
    TOTAL,
    TOTAL_AFTER,
    YEAR_AFTER,
    YEAR_RIGHT_AFTER,
    YEAR_RIGHT_BEFORE,
    YEARS,
)
from data.readers.text import one_line

Role = Literal[
    "total", "plain", "part", "more", "limit", "own", "rate", "difference", "other year", "statewide", "tranche",
    "not granted",
]  # fmt: skip
_GETS = re.compile(r"[^.;,]{0,30}\b(?:erhält|bekommt|zusteh\w+|zustehen)\b", re.IGNORECASE)
# Roles of money that belongs to the grant of the year; the others are left out and shown to the reader.
OF_THE_GRANT = ("total", "plain", "part", "more", "limit", "tranche")
WHY_LEFT_OUT = {
    "own": "als Geld der Gebietskörperschaft oder Dritter",
    "rate": "als Satz je Einheit oder Grenze im Einzelfall",
    "difference": "als Unterschied zu einem anderen Betrag",
    "other year": "als Betrag eines anderen Jahres",
    "statewide": "als Betrag des ganzen Landes",
    "not granted": "als beantragter, in Aussicht gestellter, früherer oder anderswo vereinbarter Betrag",
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


def role_of(
    before: str, after: str, sentence: str, earlier: tuple[Sum | None, Sum | None], year: int | None
) -> tuple[Role, tuple[int, int] | None]:
    """The part of a sum in the agreement, and the years it is spent in when it is a part of the grant.

    `earlier`: the sum before it in the same sentence, and the one before it at all.
    """
    former, previous = earlier
    years = _years_of(before, after)
    gets = _GETS.match(after)
    if OWN.search(before) or OWN_AFTER.match(after) or (OWN_RIGHT_BEFORE.search(before) and not gets):
        return "own", None
    if OF_ANOTHER_AGREEMENT.search(before) or OVERTAKEN.search(before):
        return "not granted", None
    if (change := _change(before, after, sentence)) is not None:
        return change, None
    if INSTALMENT.search(before) and (RATE_AFTER.match(after) or re.search(r"\b(?:je|à|zu) \Z", before)):
        return "tranche", years
    if RATE.search(before) or RATE_AFTER.match(after) or PER_MONTH.search(before):
        return "rate", None
    if STATEWIDE_AFTER.match(after) and not SHARE.search(before):
        return "statewide", None
    if STATEWIDE.search(before) or (STATEWIDE.match(after.strip()) and not SHARE.search(before)):
        return "statewide", None
    if year is not None and _is_spent(before, former, years, year):
        return "tranche", years
    paid = bool(INSTALMENTS.search(before)) or (former is not None and former.role == "tranche")
    if paid and (years is None or year is None or years[0] >= year):
        return "tranche", years
    if year is not None and _of_another_year(before, after, year):
        return "other year", _year_beside(before, after)
    # „2024 entfallen auf den Kreis 640.000 Euro“: nothing is stated before that it could be a part of.
    first = previous is None and bool(FALLS_TO.search(before))
    share = first or (
        previous is not None
        and (
            (previous.role == "statewide" and bool(SHARE.search(one_line(f"{before} {after[:80]}"))))
            # „Die Gesamtausgaben betragen … Das Land stellt davon … zur Verfügung“.
            or (previous.role == "own" and bool(ALL_COSTS.search(previous.before) and GRANTS.search(sentence)))
        )
    )
    # „Im Jahr 2022 waren es 612.300 Euro, davon 30.000 Euro für …“: a part of what is not granted is not granted.
    if former is not None and former.role in ("other year", "not granted") and PART.search(before):
        return former.role, None
    if previous is not None and names_several(before):
        return "part", None  # „Maßnahmenarten 1 und 2 erhalten zusammen“
    return _part(before, after, former, share), _year_beside(before, after)


def _change(before: str, after: str, sentence: str) -> Role | None:
    """Whether a sum is a change of the grant, what it was before, or money that was only asked for."""
    if DIFFERENCE_AFTER.match(after) or CHANGE_ROW.search(before) or SIGNED.search(before):
        return "difference"
    if CHANGED_BY.search(before) and (CHANGED_TO.match(after) or CHANGES.search(sentence)):
        return "difference"
    if CHANGED_FROM.search(before) and CHANGED_TO.match(after):
        return "not granted"
    if THRESHOLD.search(before):
        return "rate"
    asked = NOT_GRANTED.search(before) or NOT_GRANTED_AFTER.match(after)
    return "not granted" if asked and not GRANTED_AFTER_ALL.search(sentence) else None


def _part(before: str, after: str, former: Sum | None, share: bool) -> Role:
    if (PART.search(before) and not share) or INCLUDED_AFTER.match(after):
        return "part"
    if former is not None and INCLUDING.search(before):
        return "part"
    if MORE.search(before) or MORE_AFTER.match(after):
        return "more"
    if LIMIT.search(before):
        return "limit"
    if TOTAL.search(SPLITS.sub(" ", before)[-80:]) or TOTAL_AFTER.match(after):
        return "total"
    return "part" if former is not None and former.role == "part" and PART_GOES_ON.match(before) else "plain"


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

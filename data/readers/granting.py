"""Which sums of a section are the grant: the whole, one for each programme, or parts of the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from data.readers.programmes import PROGRAMMES, named_in
from data.readers.reading import Project, Section
from data.readers.sum_roles import OF_THE_GRANT, Sum
from data.readers.sum_words import CHANGES_THE_WHOLE, GRANTS, LAND_GIVES, OF_A_CATEGORY, SET_ASIDE, SHARE

_AFTER_SUM = re.compile(
    r"(?:\s{0,3}(?:\([^)]{0,80}\)\s{0,3})?,?\s{0,3}(?:(?:stamm|komm|entfall|fließ)\w{1,3} )?"
    r"(?:aus|für|im|in|vom|des|als|auf|zulasten)\b[^.;:]{0,50}|"
    r"\s{0,3}[(:–-]?\s{0,3})$"
)
_RESPECTIVELY = re.compile(r"\b(?:bzw\.?|beziehungsweise)\s{0,3}$", re.IGNORECASE)
_ONE_PROJECT = re.compile(r"\bfür (?:das|die|den) (?:projekt|maßnahme|vorhaben|teilprojekt)\b", re.IGNORECASE)
_OF_THIS = re.compile(r"\s{0,3}(?:für|auf|zugunsten|\()")
# „400.000 Euro für die Werkstatt und 240.000 Euro …“: the words belong to the sum before.
OF_THE_FORMER = re.compile(r"^\s{0,3}(?:für|auf|zugunsten)\b[^,;]{0,120}?(?:[,;]|\bund\b|\bsowie\b|\Z)")
# A shorter name could stand in any sentence.
SHORTEST_NAME = 5
# The Land gives more than five times what it gives its largest county.
MUCH_MORE = 5


def money_section(sections: Sequence[tuple[Section, list[Sum]]]) -> tuple[Section | None, list[Sum]]:
    """The section that grants the money with its sums: of those that could, the one that speaks most plainly "
    "of it."""
    able = [(each, sums) for each, sums in sections if any(one.role in OF_THE_GRANT for one in sums)]
    for pattern in (r"haushaltsmittel[^.]{0,80}in höhe", r"haushaltsmittel", r"mittel[^.]{0,40}in höhe"):
        for section, sums in able:
            if re.search(pattern, f"{section.title or ''}\n{section.text}", re.IGNORECASE):
                return section, sums
    return next(((s, sums) for s, sums in able if any(one.granted for one in sums)), (None, []))


def without_land(sections: Sequence[tuple[Section, list[Sum]]]) -> list[tuple[Section, list[Sum]]]:
    """The sums with those as money of the whole Land that name no county and dwarf one that does."""
    everywhere = [each for _, sums in sections for each in sums]
    own = [each for each in everywhere if _is_share(each)]
    if not own:
        return list(sections)
    least = MUCH_MORE * min(each.amount.euros for each in own)
    if not any(_of_the_land(each, least) for each in everywhere):
        return list(sections)
    return [(section, [_without_land(each, own, least) for each in sums]) for section, sums in sections]


def _is_share(each: Sum) -> bool:
    """A sum that is said to be this county's."""
    if each.role == "part":
        return bool(SHARE.search(f"{each.before} {each.after[:80]}"))
    return each.granted and each.role in ("total", "plain") and bool(SHARE.search(each.sentence))


def _without_land(each: Sum, own: Sequence[Sum], least: Decimal) -> Sum:
    if _of_the_land(each, least):
        return replace(each, role="statewide")
    return replace(each, role="plain") if each in own and each.role == "part" else each


def _of_the_land(each: Sum, least: Decimal) -> bool:
    named = SHARE.search(each.sentence)
    gives = each.role in ("total", "plain") and each.granted and LAND_GIVES.search(each.sentence)
    return bool(gives) and not named and each.amount.euros >= least


# Words of the sentence in which the Land grants: a Maßnahme of such a name is not meant by it.
_OF_EVERY_GRANT = frozenset(
    [
        "haushaltsmittel",
        "mittel",
        "budget",
        "zuwendung",
        "ministerium",
        "land",
        "hessen",
        "gebietskörperschaft",
        "landkreis",
        "kreis",
        "stadt",
        "jahr",
        "haushaltsjahr",
        "verfügung",
        "höhe",
        "insgesamt",
        "betrag",
        "summe",
        "euro",
    ]
)


def for_projects(sums: Sequence[Sum], projects: Sequence[Project]) -> list[Sum]:
    """The sums with the project each is for, when the words before it or its line name one."""
    telling = {
        each.name for each in projects if len(each.name) >= SHORTEST_NAME and each.name.lower() not in _OF_EVERY_GRANT
    }
    names = sorted(telling, key=len, reverse=True)[:200]
    return [replace(each, project=_project(each, names)) for each in sums]


def _project(each: Sum, names: Sequence[str]) -> str | None:
    if each.alone:
        words = each.line
    elif _OF_THIS.match(each.after):
        words = each.after[:120]
    else:
        words = OF_THE_FORMER.sub("", each.before)
    named = [(at, name) for name in names if (at := _last_whole(words, name)) >= 0]
    if named:
        return max(named, key=lambda pair: (pair[0] + len(pair[1]), len(pair[1])))[1]
    return "" if _ONE_PROJECT.search(each.before) else None


def _last_whole(words: str, name: str) -> int:
    """Where a name stands last as words of its own, −1 for nowhere: „Haushalt“ does not stand in „Haushaltsmittel“."""
    at = words.rfind(name)
    while at >= 0 and (words[at - 1 : at].isalnum() or words[at + len(name) :][:1].isalnum()):
        at = words.rfind(name, 0, at + len(name) - 1)
    return at


def with_parts(sums: Sequence[Sum]) -> list[Sum]:
    """The sums of a grant, with those as parts that a row, a Maßnahmenart or a project has beside the whole."""
    plain = [each for each in sums if each.role == "plain"]
    added = sum((each.amount.euros for each in plain), Decimal(0))
    if len(plain) > 2 and sum(each.amount.euros * 2 == added for each in plain) == 1:
        # „640.000 Euro: 400.000 Euro für …, 240.000 Euro für …“: one is the sum of the others.
        return [
            replace(each, role="part") if each in plain and each.amount.euros * 2 != added else each for each in sums
        ]
    whole = [each for each in sums if each.role in ("total", "plain", "limit") and not _is_row(each)]
    if any(each.role == "total" and each.alone for each in sums):
        rows = [each for each in sums if each.role in ("plain", "part") and each.alone and each.category is not None]
        adds_up = sum(each.amount.euros for each in rows) in {
            each.amount.euros for each in sums if each.role == "total"
        }
        return [
            replace(each, role="part") if whole and (each.project is not None or (adds_up and each in rows)) else each
            for each in sums
        ]
    if not whole:
        # Only sums of single projects: the whole is not stated.
        return [replace(each, role="part") if _is_of_a_part(each) else each for each in sums]
    most = max(each.amount.euros for each in whole)
    stated = any(each.role == "total" for each in whole)
    return [
        replace(each, role="part")
        if each.role == "plain" and each.amount.euros <= most and (_is_row(each) or (stated and _is_set_aside(each)))
        else each
        for each in sums
    ]


def beside_the_grant(sums: Sequence[Sum]) -> list[Sum]:
    """Sums of at most half the whole in sentences of their own that grant nothing, where one says the whole plainly."""
    whole = [each for each in sums if each.role == "total" and each.granted and not each.alone]
    if len({each.amount.euros for each in whole}) != 1:
        return []
    said = {each.sentence for each in whole}
    return [
        each
        for each in sums
        if each.role == "plain"
        and not (each.granted or each.alone or CHANGES_THE_WHOLE.search(each.sentence))
        and each.sentence not in said
        and each.amount.euros * 2 <= whole[0].amount.euros
        and each.project is None
    ]


def _is_of_a_part(each: Sum) -> bool:
    return each.project is not None or bool(OF_A_CATEGORY.search(each.before))


def _is_set_aside(each: Sum) -> bool:
    return bool(SET_ASIDE.match(each.after)) and bool(re.search(r"\bfür\b", each.before, re.IGNORECASE))


def _is_row(each: Sum) -> bool:
    """Whether a sum is said of a part: in a line without a verb, of a Maßnahmenart or of a project."""
    beside = bool(re.search(r"[^\W\d_]{3}", re.sub(r"\b(?:eur|euro|insgesamt)\b", "", each.line, flags=re.IGNORECASE)))
    row = each.alone and beside and (not each.granted or (each.fresh and not GRANTS.search(each.line)))
    of_a_category = each.category is not None and each.role == "plain" and not each.granted
    return row or each.project is not None or of_a_category or bool(OF_A_CATEGORY.search(each.before))


def with_tranches(sums: Sequence[Sum]) -> list[Sum]:
    """The sums with those as yearly instalments that have a year each, perhaps within a Maßnahmenart, and add up to
    another one."""
    rows = [each for each in sums if each.years is not None and each.role in ("plain", "part", "other year")]
    categories: dict[int, int | None] = {}
    for before, each in pairwise([None, *rows]):
        # „Maßnahmenart 1: 200.000 Euro in 2024 und 100.000 Euro in 2025“: both are for it.
        carried = categories[id(before)] if before and each and before.line == each.line else None
        categories[id(each)] = (each.category or carried) if each else None
    apart = {(each.years, categories[id(each)]) for each in rows}
    whole = {each.amount.euros for each in sums if each.role in ("total", "plain", "limit") and each not in rows}
    if len(rows) < 2 or len(apart) != len(rows) or sum(each.amount.euros for each in rows) not in whole:
        return list(sums)
    return [
        replace(each, role="tranche", category=categories[id(each)]) if id(each) in categories else each
        for each in sums
    ]


def explained(sums: Sequence[Sum]) -> Decimal | None:
    """The one total of the sums of a grant: stated, or the only sum; None when another one is no part of it."""
    of: dict[str, list[Decimal]] = {role: [] for role in OF_THE_GRANT}
    for each in sums:
        of[each.role].append(each.amount.euros)
    whole = set(of["total"]) or set(of["plain"]) or set(of["limit"])
    if len(whole) != 1:
        return None
    total = next(iter(whole))
    others = [euros for euros in of["plain"] + of["more"] if euros != total]
    if others and not (of["total"] and total in (sum(others), sum(set(others)))):
        return None
    parts = [*of["part"], *of["tranche"], *(euros for euros in of["limit"] if euros != total)]
    # Parts of parts count twice: only one row of parts has to fit.
    rows = sum("davon" in each.words.lower() for each in sums if each.role == "part")
    row = [each.amount.euros for each in sums if each.role == "part" and not (each.category or each.project)]
    too_much = max(parts, default=Decimal(0)) > total or (rows <= 1 and sum(row) > total)
    return None if too_much else total


def split_by_programme(section: Section, sums: Sequence[Sum], named: Sequence[str]) -> dict[str, Decimal]:
    """Each programme with its sum, named beside every sum; empty if unclear."""
    if len(named) < 2:
        return {}
    more = any(each.role == "more" for each in sums)
    for roles in (("plain", "more"),) if more else (("plain",), ("plain", "part")):
        budgets = [each for each in sums if each.role in roles and not each.amount.doubtful]
        # „1.500.500 Euro, die sich aufteilen in“: the whole is none of the budgets.
        all_of_them = sum((each.amount.euros for each in budgets), Decimal(0))
        if len(budgets) > len(named):
            budgets = [each for each in budgets if each.amount.euros * 2 != all_of_them]
        in_line = [_only(named_in(each.line)) if each.alone else None for each in budgets]
        after = [_programme_after(section, sums, each, named) for each in budgets]
        before = [_programme_before(section, sums, each) for each in budgets]
        for codes in (in_line, after, before, _in_order(section, budgets, named)):
            found = [code for code in codes if code]
            if 1 < len(found) == len(budgets) == len(set(found)):
                return {code: each.amount.euros for code, each in zip(found, budgets, strict=True)}
    return {}


def _only(codes: Sequence[str]) -> str | None:
    return codes[0] if len(codes) == 1 else None


def _programme_after(section: Section, sums: Sequence[Sum], each: Sum, named: Sequence[str]) -> str | None:
    at = sums.index(each) + 1
    end = sums[at].amount.at if at < len(sums) else len(section.text)
    behind = section.text[each.amount.end : end].replace("\n", " ")
    hits = sorted((m.start(), code) for code in named if (m := PROGRAMMES[code].search(behind)))
    return hits[0][1] if hits and _AFTER_SUM.match(behind[: hits[0][0]]) else None


def _programme_before(section: Section, sums: Sequence[Sum], each: Sum) -> str | None:
    at = sums.index(each)
    words = section.text[sums[at - 1].amount.end if at else 0 : each.amount.at][-400:]
    # „AQB: 934.200 Euro; AMB: 265.800 Euro“: what stands right before it, whatever was named further up.
    return _only(named_in(re.split(r"[;\n]", words)[-1])) or _only(named_in(words))


def _in_order(section: Section, budgets: Sequence[Sum], named: Sequence[str]) -> list[str]:
    """„für das AQB und das AMB … 1.200.300 Euro beziehungsweise 300.200 Euro“: in the order of their names."""
    if len(budgets) != len(named) or not _RESPECTIVELY.search(budgets[-1].before):
        return []
    ahead = section.text[: budgets[0].amount.at]
    places = {code: [m.start() for m in PROGRAMMES[code].finditer(ahead)] for code in named}
    behind = named_in(section.text[budgets[-1].amount.end :][:200])
    return [] if behind or not all(places.values()) else sorted(named, key=lambda code: places[code][-1])

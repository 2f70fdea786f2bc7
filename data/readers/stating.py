"""Every sum a text states, with what it is for: the rows that become amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from data.readers.categories import category_in
from data.readers.details import tidy
from data.readers.draft import Draft
from data.readers.granting import OF_THE_FORMER
from data.readers.listing import ProjectList
from data.readers.programmes import named_in
from data.readers.reading import Citation, Level, Section, Stated
from data.readers.sum_roles import Sum
from data.readers.sums import precision_of
from data.readers.text import one_line, shortened

_OTHER: dict[str, Level] = {
    "own": "own", "rate": "rate", "difference": "difference", "other year": "other_year", "statewide": "statewide",
    "not granted": "not_granted",
    "more": "addition",
}  # fmt: skip
_SOURCES = {
    "state": re.compile(
        r"landesmitteln?|mitteln? des landes|landesanteil|\b(?:vom |des |das )?land\b(?! ?kreis)", re.IGNORECASE
    ),
    "esf": re.compile(r"\besf\b|europäische\w* sozialfonds", re.IGNORECASE),
    "county": re.compile(
        r"eigenmittel|kommunale[nr]? (?:mittel|anteil)|kreismittel|mittel des (?:land)?kreises", re.IGNORECASE
    ),
    "jobcenter": re.compile(r"jobcenter", re.IGNORECASE),
}
_ROW = re.compile(r"\s\||\S\s{2,}\S")
_OF_WHICH = re.compile(r"^(?P<of>.*)\b(?:davon|darunter|hiervon)\b", re.IGNORECASE)
_FOR = re.compile(
    r"\bfür\s(?:die\s|das\s|den\s|eine?n?\s)?(?P<what>.{3,80}?)(?=\s(?:vorgesehen|reserviert|bestimmt|"
    r"verwendet|eingesetzt|"
    r"zweckgebunden|bereit|zur verfügung|sind|werden|wird|ist|stehen|können|in höhe|aus dem)\b|[,.;:()]|"
    r"\sund\s\S{0,20}\d|$)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\W*(?:davon|darunter|hiervon)?\W*(?P<what>[^\d(]{3,80}?)\W*$", re.IGNORECASE)


def stated_sums(
    draft: Draft,
    judged: Sequence[tuple[Section, list[Sum]]],
    lists: Sequence[ProjectList],
    of_tables: Sequence[Stated] = (),
) -> list[Stated]:
    """Every sum of the text once: those of the sections in their order, those of crossed tables, then those of the
    lists of projects."""
    programme = draft.programmes[0].code if len(draft.programmes) == 1 else None
    found = [_stated(draft, each, programme) for _, sums in judged for each in sums if not each.amount.doubtful]
    found += of_tables
    found += [one for each in lists for one in each.notes.stated(programme)]
    kept: dict[tuple[object, ...], Stated] = {}
    for each in _by_years(found):
        what = (each.level, each.amount_eur, each.programme, each.category, each.project, each.purpose)
        # Two rows of a table may state the same sum: „01.06.2024 | 320.000“, „01.12.2024 | 320.000“.
        row = each.cited.passage if each.level == "purpose" and _ROW.search(each.cited.passage) else None
        kept.setdefault((*what, each.funding_source, each.spending_from, row), each)
    return list(kept.values())


def _stated(draft: Draft, each: Sum, programme: str | None) -> Stated:
    row = each.alone and len(each.line.split()) > 2
    cited = Citation(each.section, each.line if row else shortened(each.sentence, 400), each.page)
    split = {one.amount_eur: one.code for one in draft.programmes if one.amount_eur is not None}
    euros, precision = each.amount.euros, precision_of(each)
    if each.role in _OTHER:
        years = each.years or (None, None)
        return Stated(euros, _OTHER[each.role], cited, programme, purpose=_purpose(each), precision=precision,
                      funding_source=_source(each), spending_from=years[0], spending_to=years[1])  # fmt: skip
    if euros == draft.total_eur or (euros in split and each.role != "tranche" and not each.project):
        code = split.get(euros, programme)
        return Stated(euros, "total", cited, code, funding_source=_source(each, whole=True), precision=precision)
    code = programme or next(iter(named_in(each.line if each.alone else each.before)), None)
    first, last = each.years or (None, None)
    project = each.project or None
    source, purpose = _source(each), _purpose(each)
    level: Level
    if each.role == "tranche":
        level, purpose = "category" if each.category else "tranche", None
    elif project:
        level, purpose = "project", None
    elif each.category is not None:
        level = "purpose" if _is_of_the_category(each) else "category"
        purpose = purpose if level == "purpose" else None
    elif each.role in ("plain", "total") and draft.total_eur is None:
        level = "total" if each.role == "total" or each.granted else "purpose"
    elif source != "unstated":
        level, purpose = "funding", None
    else:
        level = "purpose"
    category = next((one.category for one in draft.projects if one.name == project), each.category)
    if level not in ("project", "category") and not each.category:
        category = None
    return Stated(euros, level, cited, code, category, project, purpose, source, first, last, precision)


def _is_of_the_category(each: Sum) -> bool:
    """Whether a sum is a part of what its Maßnahmenart gets: „für Maßnahmenart 1, davon 50.000 Euro für Teilzeit“."""
    part = _OF_WHICH.search(each.before)
    return part is not None and category_in(part["of"]) == each.category and category_in(each.after[:120]) is None


def _by_years(found: Sequence[Stated]) -> list[Stated]:
    """The sums with those of single years as parts of their Maßnahmenart or Maßnahme, whose whole is theirs together.

    „Maßnahmenart 1: 200.000 Euro in 2024, 100.000 Euro in 2025“ are 300.000 Euro for it, not 200.000.
    """
    groups: dict[tuple[object, ...], list[Stated]] = {}
    for each in found:
        if each.level in ("category", "project") and not each.inferred:
            groups.setdefault((each.level, each.programme, each.category, each.project), []).append(each)
    parts: dict[int, Stated | None] = {}
    for of_one in groups.values():
        yearly = [each for each in of_one if each.spending_from is not None]
        if len({each.spending_from for each in yearly}) < 2:
            continue
        whole = replace(
            yearly[0],
            amount_eur=sum((each.amount_eur for each in yearly), Decimal(0)),
            spending_from=None,
            spending_to=None,
            inferred=True,
        )
        parts |= dict.fromkeys(map(id, yearly))
        parts[id(yearly[0])] = whole if len(yearly) == len(of_one) else None
    return [
        one
        for each in found
        for one in ((parts[id(each)], _of_its_year(each)) if id(each) in parts else (each,))
        if one
    ]


def _of_its_year(each: Stated) -> Stated:
    what = each.project or f"Maßnahmenart {each.category}"
    return replace(each, level="purpose", purpose=f"{what} im Jahr {each.spending_from}")


def _purpose(each: Sum) -> str | None:
    """What a sum is for, in the words of the text."""
    # What follows a comma is said of the next sum, and „für …“ at the beginning of the one before.
    for words in (re.split(r"[,;]", each.after[:160])[0], OF_THE_FORMER.sub("", each.before)[-160:]):
        if found := _FOR.search(words):
            return tidy(one_line(found["what"]))
    label = re.sub(
        r"\d[\d.,’']*\s?(?:tsd\.?|mio\.?)?\s?(?:€|euro|eur)?|(?:€|eur)\b", " ", each.line, flags=re.IGNORECASE
    )
    if each.alone and (found := _LABEL.match(one_line(label))):
        return found["what"].strip()
    return None


def _source(each: Sum, *, whole: bool = False) -> str:
    """Whose money a sum is by the words right beside it; `unstated` when they do not say."""
    # What follows a row of its own is the next row.
    after = "" if each.alone and not whole else re.split(r"[,;.]|\sund\s(?=\S{0,12}\d)", each.after, maxsplit=1)[0][:60]
    words = after if whole else f"{after} {each.line if each.alone else each.before[-40:]}"
    named = [code for code, pattern in _SOURCES.items() if pattern.search(after)] or [
        code for code, pattern in _SOURCES.items() if pattern.search(words)
    ]
    if named == ["state", "esf"]:
        return "state_esf"
    return named[0] if len(named) == 1 else "mixed" if named else "unstated"

"""The money of an agreement: its programmes, their sums, the total, and every other sum it states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from data.readers.comparing import compare_parts
from data.readers.crosses import crosses_in, lines_of_crosses
from data.readers.crossing import crossed_sums
from data.readers.draft import Draft
from data.readers.german import amounts, grouped
from data.readers.granting import (
    beside_the_grant,
    explained,
    for_projects,
    money_section,
    split_by_programme,
    with_parts,
    with_tranches,
    without_land,
)
from data.readers.listing import ProjectList
from data.readers.programmes import named_in, unknown_in
from data.readers.reading import Citation, Programme, Section
from data.readers.stating import stated_sums
from data.readers.sum_roles import OF_THE_GRANT, WHY_LEFT_OUT, Sum, years_in
from data.readers.sum_words import CHANGED_BY, CHANGED_TO, CHANGES, EACH_TIME, MINUS, OF_A_PART_OF_THE_YEAR
from data.readers.sums import sums_of
from data.readers.text import one_line

# More sums than four budgets with their parts could have.
MOST_SUMS = 40
# The published budgets of one county lie between some hundred thousand and 1.3 million euros.
LEAST_EURO = 10_000
# A tenth of what the Land gave for all 26 counties in its best year (28 million in 2019): more is asked about.
MOST_EURO = 2_800_000
LEAST_OF_THE_LAND = 10_000_000
# „Aus dem Arbeitsmarktbudget werden keine Mittel bereitgestellt“: named, but not part of what is agreed.
_WITHOUT = re.compile(
    r"\b(?:keine (?:mittel|haushaltsmittel|förderung)|nicht (?:mehr )?(?:beantragt|bewilligt|gewährt|bereitgestellt|"
    r"vorgesehen|zur verfügung)|entfällt)\b|\bentfallen\W*\Z",
    re.IGNORECASE,
)
_BESIDE_ANOTHER = re.compile(r"vorjahr|gegenüber|im vergleich|\bseit\b|20\d\d", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_SENTENCES = re.compile(r"(?<=[.;])\s+(?=[A-ZÄÖÜ])|\n\s*\n")
Judged = Sequence[tuple[Section, list[Sum]]]


def read_money(draft: Draft, text: str, lists: Sequence[ProjectList]) -> set[str]:
    """Find programmes, total and parts in the section that grants the money; what is unclear becomes a problem.

    `lists`: where the projects stand; the sums beside their names are read there. Returns the lines of tables that are
    settled although their figures carry no currency.
    """
    judged = [
        (each, for_projects(sums_of(each, _without_lists(each, lists), draft.sure_year, MOST_SUMS), draft.projects))
        for each in draft.sections
        if each.name != "Unterschriften"
    ]
    judged = [(section, with_tranches(sums)) for section, sums in without_land(judged)]
    section, sums = money_section(judged)
    named = named_in(_without_denials(section.text if section else text))
    titled = named_in(next((each.text[:1500] for each in draft.sections if each.name == "Kopf"), ""))
    named = named or titled or named_in(text)
    draft.programmes = [Programme(code, None) for code in named]
    if not named:
        draft.miss(
            "programmes", "Kein Programm genannt (AQB, AMB oder Ausbildungsbudget). Bitte ergänzen.", code="missing"
        )
    if section is None:
        _nothing_granted(draft, [each for _, found in judged for each in found])
    else:
        _read(draft, section, sums, judged, named, titled)
    crossed = [crossed_sums(draft, each, crosses_in(each.text)) for each in draft.sections]
    of_tables = [one for sums, _ in crossed for one in sums]
    draft.amounts = stated_sums(draft, [*judged, *_of_an_annex(draft)], lists, of_tables)
    compare_parts(draft)
    return {line for _, settled in crossed for line in settled}


def _of_an_annex(draft: Draft) -> list[tuple[Section, list[Sum]]]:
    """The rows of a table behind the signatures that give a project of the agreement its sum."""
    behind = [each for each in draft.sections if each.name == "Unterschriften"]
    found = [
        (each, for_projects(sums_of(each, each.text, draft.sure_year, MOST_SUMS), draft.projects)) for each in behind
    ]
    return [(each, [one for one in sums if one.alone and one.project]) for each, sums in found]


def _read(
    draft: Draft, section: Section, sums: list[Sum], judged: Judged, named: Sequence[str], titled: Sequence[str]
) -> None:
    """Decide what the section grants, compare it with the other sections, and say what is doubtful."""
    draft.citations["total_eur"] = Citation(section.name, section.text, section.page_at(sums[0].amount.at))
    if len(sums) > MOST_SUMS:
        message = f"{section.name}: Mehr als {MOST_SUMS} Beträge. Bitte den Gesamtbetrag selbst nachsehen."
        draft.miss("total_eur", message)
        return
    if doubtful := [each for each in sums if each.amount.doubtful]:
        message = "Vor dem Betrag steht ein Zeichen oder eine Zahl, die dazugehören kann"
        draft.miss("total_eur", f"{section.name}: {message} ({_quoted(doubtful)}). Bitte den Betrag im Text prüfen.")
        return
    others = [each for other, found in judged if other is not section for each in found]
    more = _other_programmes(section, sums, [pair for pair in judged if pair[0] is not section])
    if more:
        _split_over_sections(draft, more)
    else:
        _decide(draft, section, sums, named)
        _compare(draft, section, others, sums)
    if doubtful := [each for each in others if each.amount.doubtful]:
        message = f"{doubtful[0].section}: Vor einem Betrag steht ein Zeichen oder eine Zahl, die dazugehören kann"
        draft.miss("amounts", f"{message} ({_quoted(doubtful)}). Er wurde nicht gelesen; bitte prüfen.", "warning")
    _qualify(draft, section, sums, [each for _, found in judged for each in found])
    if lost := [code for code in titled if code not in {each.code for each in draft.programmes}]:
        message = f"{section.name}: Für {', '.join(lost)} (im Titel genannt) steht hier kein Betrag. Bitte prüfen."
        draft.miss("programmes", message, "warning")
    if unknown := unknown_in(section.text):
        message = f"{section.name}: „{unknown}“ ist kein bekanntes Programm. Bitte die Aufteilung prüfen."
        draft.miss("programmes", message, "warning", "unknown")
    for each in draft.programmes:
        cited = draft.citations["total_eur"]
        draft.citations["programmes"] = replace(cited, passage=f"{each.code}: {one_line(section.text)}"[:400])


def _without_denials(text: str) -> str:
    """A text without the sentences that say of a budget that nothing comes from it."""
    return "\n".join(
        each
        for each in _SENTENCES.split(text)
        if not (_WITHOUT.search(each) and named_in(each) and not amounts(_BRACKETS.sub("", each)))
    )


def _without_lists(section: Section, lists: Sequence[ProjectList]) -> str:
    """The wording of a section with the lines blanked whose sums stand beside projects and headings, or in crossed
    tables."""
    read = {line for each in lists if each.section == section.name for line in each.notes.passages}
    crossed = lines_of_crosses(section.text)
    if not read and not crossed:
        return section.text
    lines = section.text.split("\n")
    return "\n".join(" " * len(line) if line in read or at in crossed else line for at, line in enumerate(lines))


def _quoted(sums: Sequence[Sum]) -> str:
    """The passages of some sums, for a message."""
    shown = ", ".join(f"„… {each.words}“" for each in sums[:6])
    return f"{shown} und {len(sums) - 6} weitere" if len(sums) > 6 else shown


def _nothing_granted(draft: Draft, others: Sequence[Sum]) -> None:
    seen = f" Andere Beträge im Text: {_quoted(others)}." if others else ""
    draft.miss(
        "total_eur",
        f"Kein Betrag gefunden (gesucht: Haushaltsmittel in Höhe von … Euro).{seen} Bitte ergänzen.",
        code="missing",
    )


def _other_programmes(
    section: Section, sums: Sequence[Sum], others: Judged
) -> list[tuple[str, Sum]]:  # fmt: skip
    """Each programme with its sum when sections grant one sum each, for different programmes; else nothing."""
    found: list[tuple[str, Sum]] = []
    for each, of_it in [(section, list(sums)), *others]:
        whole = [one for one in of_it if one.granted and one.role in ("plain", "total")]
        codes = {code for one in whole for code in named_in(one.sentence)} or set(named_in(each.title or ""))
        if len(whole) == 1 and len(codes) == 1:
            found.append((codes.pop(), whole[0]))
        elif whole:
            return []
    return found if len({code for code, _ in found}) == len(found) > 1 else []


def _split_over_sections(draft: Draft, found: Sequence[tuple[str, Sum]]) -> None:
    draft.programmes = [Programme(code, each.amount.euros) for code, each in found]
    draft.total_eur = sum((each.amount.euros for _, each in found), Decimal(0))


def _decide(draft: Draft, section: Section, sums: Sequence[Sum], named: Sequence[str]) -> None:
    """Set total and programmes when every sum of the grant is explained; else say which are not."""
    if doubt := _why_open(sums, named):
        draft.programmes = [Programme(code, None) for code in named]
        draft.miss(
            "total_eur", f"{section.name}: {doubt}. Bitte den Betrag für das Haushaltsjahr klären.", code="several"
        )
        return
    granted = [each for each in sums if each.role in OF_THE_GRANT]
    stated = {each.amount.euros for each in granted if each.role == "total"}
    split = split_by_programme(section, sums, named)
    if split:
        total: Decimal | None = sum(split.values(), Decimal(0))
        draft.programmes = [Programme(code, euros) for code, euros in split.items()]
        if stated - {total}:
            draft.miss(
                "total_eur",
                f"{section.name}: Die genannte Summe {grouped(max(stated))} Euro ist nicht die Summe der Budgets "
                f"{grouped(total or Decimal(0))} Euro. Bitte klären.",
            )
    else:
        granted = with_parts(granted)
        aside = beside_the_grant(granted) if explained(granted) is None else []
        total = explained([each for each in granted if each not in aside])
        if aside and total is not None:
            message = f"{section.name}: {_quoted(aside)} – nicht als Teil des Budgets verstanden und nicht mitgezählt"
            draft.miss("other_amounts", f"{message}. Bitte prüfen.", "warning", "left_out")
        draft.programmes = [Programme(code, total if len(named) == 1 else None) for code in named]
        if total is None:
            message = f"{section.name}: Die Beträge passen nicht zu einem Gesamtbetrag ({_quoted(granted)})"
            draft.miss("total_eur", f"{message}. Bitte klären, welcher für das Haushaltsjahr gilt.", code="several")
        elif len(named) > 1:
            message = f"{section.name}: Ein Betrag für mehrere Programme ({', '.join(named)}); Aufteilung bitte prüfen."
            draft.miss("programmes", message, "warning", "one_sum")
    draft.total_eur = total


def _why_open(sums: Sequence[Sum], named: Sequence[str]) -> str | None:
    """Why the words around the sums leave the whole open, as a sentence with the passage; None when they do not."""
    if less := [each for each in sums if MINUS.search(each.sentence)]:
        return f"Hier wird etwas abgezogen, angerechnet oder gesperrt ({_quoted(less)})"
    for each in sums:
        if each.role == "difference" and _is_raised(each):
            return f"Der Betrag ändert sich um einen anderen ({_quoted([each])})"
        if each.role in ("total", "plain") and OF_A_PART_OF_THE_YEAR.match(each.after):
            return f"Der Betrag gilt nur für einen Teil des Jahres ({_quoted([each])})"
        if each.role in ("total", "plain") and EACH_TIME.search(each.before):
            years = {year for span in years_in(each.sentence) for year in span}
            if len(named) > 1 or len(years) > 1:
                return f"Der Betrag gilt mehrmals ({_quoted([each])}), für mehrere Programme oder Jahre"
    return None


def _is_raised(each: Sum) -> bool:
    """„Die Mittel werden um 30.000 Euro aufgestockt“, without „auf“ and without a word about another year."""
    changed = CHANGED_BY.search(each.before) and CHANGES.search(each.sentence)
    return bool(changed) and not CHANGED_TO.match(each.after) and not _BESIDE_ANOTHER.search(each.sentence)


def _compare(draft: Draft, section: Section, others: Sequence[Sum], sums: Sequence[Sum]) -> None:
    """Another section that grants a sum this one does not know makes the total doubtful."""
    known = {each.amount.euros for each in sums} | {draft.total_eur}
    strange = [
        each
        for each in others
        if each.granted
        and each.role in ("total", "plain", "more", "limit")
        and each.amount.euros not in known
        and not (each.category or each.project)
    ]
    if not strange or draft.total_eur is None:
        return
    here = next((each for each in sums if each.amount.euros == draft.total_eur), sums[0])
    where = ", ".join(dict.fromkeys(each.section for each in strange))
    message = f"{section.name} nennt {_quoted([here])}, {where} aber {_quoted(strange)}"
    draft.total_eur = None
    draft.programmes = [Programme(each.code, None) for each in draft.programmes]
    draft.miss("total_eur", f"{message}. Bitte klären, welcher Betrag gilt.", code="several")


def _qualify(draft: Draft, section: Section, sums: Sequence[Sum], everywhere: Sequence[Sum]) -> None:
    """Say of a total that it is rounded, a limit or impossible, and which sums were left out."""
    whole = [each for each in sums if each.role in OF_THE_GRANT]
    if any(each.amount.rounded for each in whole):
        message = f"{section.name}: Der Betrag ist gerundet angegeben. Bitte den genauen Betrag prüfen."
        draft.miss("total_eur", message, "warning", "rounded")
    if limits := [each for each in whole if each.role == "limit" and each.amount.euros == draft.total_eur]:
        message = f"{section.name}: Der Betrag ist eine Grenze, kein fester Betrag ({_quoted(limits)}). Bitte prüfen."
        draft.miss("total_eur", message, "warning", "limit")
    # „Landesweit steht 1 Million Euro für Teilzeitausbildung bereit“ is no budget of the Land.
    of_the_land = [each.amount.euros for each in everywhere if each.role == "statewide"]
    land = min((each for each in of_the_land if each >= LEAST_OF_THE_LAND), default=Decimal(MOST_EURO * 10))
    for euros in [draft.total_eur, *(each.amount_eur for each in draft.programmes)]:
        if euros is not None and not LEAST_EURO <= euros <= min(land / 10, Decimal(MOST_EURO)):
            message = f"{section.name}: {grouped(euros)} Euro kann nicht stimmen"
            why = "mehr als ein Zehntel dessen, was das ganze Land erhält" if euros > LEAST_EURO else "zu wenig"
            draft.miss("total_eur", f"{message} ({why}). Bitte den Betrag prüfen.", code="implausible")
            break
    for each in sums:
        if each.role in WHY_LEFT_OUT:
            why = f"{WHY_LEFT_OUT[each.role]} verstanden und nicht mitgezählt"
            message = f"{section.name}: {_quoted([each])} – {why}. Bitte prüfen."
            draft.miss("other_amounts", message, "warning", "left_out")

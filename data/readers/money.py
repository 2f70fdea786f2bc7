"""The money of an agreement: its programmes, their sums and the total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from data.readers.reading import Citation, Programme, Reading, Section
from data.readers.sums import OF_THE_GRANT, WHY_LEFT_OUT, Sum, sums_of
from data.readers.text import one_line

# More sums than four budgets with their parts could have.
MOST_SUMS = 40
# The published budgets of one county lie between some hundred thousand and some million euros.
LEAST_EURO, MOST_EURO = 10_000, 100_000_000
PROGRAMMES = {
    "AQB": re.compile(r"ausbildungs-\s{0,2}und\s{1,2}qualifizierungsbudget|\bAQB\b", re.IGNORECASE),
    "AB": re.compile(r"(?<![-\w])ausbildungsbudget|ausbildungs-\s{0,2}und\s{1,2}arbeitsmarktbudget", re.IGNORECASE),
    "AMB": re.compile(r"arbeitsmarktbudget|\bAMB\b", re.IGNORECASE),
}
_AFTER_SUM = re.compile(
    r"\s{0,3}(?:\([^)]{0,80}\)\s{0,3})?,?\s{0,3}(?:aus|für|im|in|vom|des|auf|zulasten)\b[^.;:]{0,50}$"
)


def read_money(reading: Reading, text: str) -> None:
    """Find programmes, total and parts in the section that grants the money; what is unclear becomes a problem."""
    judged = [(each, sums_of(each, reading.sure_year, MOST_SUMS)) for each in reading.sections]
    sections = [(section, sums) for section, sums in judged if section.name != "Unterschriften"]
    section, sums = _money_section(sections)
    named = [code for code, pattern in PROGRAMMES.items() if pattern.search(section.text if section else text)]
    titled = [code for code, pattern in PROGRAMMES.items() if pattern.search(_head(reading))]
    named = named or titled or [code for code, pattern in PROGRAMMES.items() if pattern.search(text)]
    reading.programmes = [Programme(code, None) for code in named]
    if not named:
        reading.miss("programmes", "Kein Programm genannt (AQB, AMB oder Ausbildungsbudget). Bitte ergänzen.")
    if section is None:
        _nothing_granted(reading, [each for _, found in sections for each in found])
        return
    reading.citations["total_eur"] = Citation(section.name, section.text)
    if len(sums) > MOST_SUMS:
        message = f"{section.name}: Mehr als {MOST_SUMS} Beträge. Bitte den Gesamtbetrag selbst nachsehen."
        reading.miss("total_eur", message)
        return
    if doubtful := [each for each in sums if each.amount.doubtful]:
        message = "Vor dem Betrag steht eine Zahl, die dazugehören kann"
        reading.miss("total_eur", f"{section.name}: {message} ({_quoted(doubtful)}). Bitte den Betrag im Text prüfen.")
        return
    _decide(reading, section, sums, named)
    _compare(reading, section, [each for other, found in sections if other is not section for each in found], sums)
    _qualify(reading, section, sums)
    if lost := [code for code in titled if code not in {each.code for each in reading.programmes}]:
        message = f"{section.name}: Für {', '.join(lost)} (im Titel genannt) steht hier kein Betrag. Bitte prüfen."
        reading.miss("programmes", message, "warning")
    for each in reading.programmes:
        reading.citations["programmes"] = Citation(section.name, f"{each.code}: {one_line(section.text)}"[:400])


def _head(reading: Reading) -> str:
    return next((each.text[:1500] for each in reading.sections if each.name == "Kopf"), "")


def _quoted(sums: Sequence[Sum]) -> str:
    """The passages of some sums, for a message."""
    shown = ", ".join(f"„… {each.words}“" for each in sums[:6])
    return f"{shown} und {len(sums) - 6} weitere" if len(sums) > 6 else shown


def _money_section(sections: Sequence[tuple[Section, list[Sum]]]) -> tuple[Section | None, list[Sum]]:
    """The section that grants the money with its sums: of those that could, the one that speaks most plainly of it."""
    able = [(each, sums) for each, sums in sections if any(one.role in OF_THE_GRANT for one in sums)]
    for pattern in (r"haushaltsmittel[^.]{0,80}in höhe", r"haushaltsmittel", r"mittel[^.]{0,40}in höhe"):
        for section, sums in able:
            if re.search(pattern, f"{section.title or ''}\n{section.text}", re.IGNORECASE):
                return section, sums
    return next(((s, sums) for s, sums in able if any(one.granted for one in sums)), (None, []))


def _nothing_granted(reading: Reading, others: Sequence[Sum]) -> None:
    seen = f" Andere Beträge im Text: {_quoted(others)}." if others else ""
    reading.miss(
        "total_eur",
        f"Kein Betrag gefunden (gesucht: Haushaltsmittel in Höhe von … Euro).{seen} Bitte ergänzen.",
    )


def _decide(reading: Reading, section: Section, sums: Sequence[Sum], named: Sequence[str]) -> None:
    """Set total and programmes when every sum of the grant is explained; else say which are not."""
    granted = [each for each in sums if each.role in OF_THE_GRANT]
    stated = {each.amount.euros for each in granted if each.role == "total"}
    split = _by_programme(section, sums, named)
    if split:
        total: Decimal | None = sum(split.values(), Decimal(0))
        reading.programmes = [Programme(code, euros) for code, euros in split.items()]
        if stated - {total}:
            reading.miss(
                "total_eur",
                f"{section.name}: Die genannte Summe {_german(max(stated))} Euro ist nicht die Summe der Budgets "
                f"{_german(total or Decimal(0))} Euro. Bitte klären.",
            )
    else:
        total = _explained(granted)
        reading.programmes = [Programme(code, total if len(named) == 1 else None) for code in named]
        if total is None:
            message = f"{section.name}: Die Beträge passen nicht zu einem Gesamtbetrag ({_quoted(granted)})"
            reading.miss("total_eur", f"{message}. Bitte klären, welcher für das Haushaltsjahr gilt.")
        elif len(named) > 1:
            message = f"{section.name}: Ein Betrag für mehrere Programme ({', '.join(named)}); Aufteilung bitte prüfen."
            reading.miss("programmes", message, "warning")
    reading.total_eur = total


def _explained(sums: Sequence[Sum]) -> Decimal | None:
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
    parts = [*of["part"], *(euros for euros in of["limit"] if euros != total)]
    # Parts of parts count twice: only one row of parts has to fit.
    rows = sum("davon" in each.words.lower() for each in sums if each.role == "part")
    too_much = max(parts, default=Decimal(0)) > total or (rows <= 1 and sum(of["part"]) > total)
    return None if too_much else total


def _by_programme(section: Section, sums: Sequence[Sum], named: Sequence[str]) -> dict[str, Decimal]:
    """Each programme with its sum, named after every sum („… Euro aus dem …“) or before every one; empty if unclear."""
    if len(named) < 2 or any(each.role == "more" for each in sums):
        return {}
    for roles in (("plain",), ("plain", "part")):
        budgets = [each for each in sums if each.role in roles]
        after = [_programme_after(section, sums, each, named) for each in budgets]
        before = [_programme_before(section, sums, each, named) for each in budgets]
        for codes in (after, before):
            found = [code for code in codes if code]
            if 1 < len(found) == len(budgets) == len(set(found)):
                return {code: each.amount.euros for code, each in zip(found, budgets, strict=True)}
    return {}


def _programme_after(section: Section, sums: Sequence[Sum], each: Sum, named: Sequence[str]) -> str | None:
    at = sums.index(each) + 1
    end = sums[at].amount.at if at < len(sums) else len(section.text)
    behind = section.text[each.amount.end : end].replace("\n", " ")
    hits = sorted((m.start(), code) for code in named if (m := PROGRAMMES[code].search(behind)))
    return hits[0][1] if hits and _AFTER_SUM.match(behind[: hits[0][0]]) else None


def _programme_before(section: Section, sums: Sequence[Sum], each: Sum, named: Sequence[str]) -> str | None:
    at = sums.index(each)
    ahead = section.text[sums[at - 1].amount.end if at else 0 : each.amount.at]
    last = sorted((m.start(), code) for code in named for m in PROGRAMMES[code].finditer(ahead))
    return last[-1][1] if last else None


def _compare(reading: Reading, section: Section, others: Sequence[Sum], sums: Sequence[Sum]) -> None:
    """Another section that grants a sum this one does not know makes the total doubtful."""
    known = {each.amount.euros for each in sums} | {reading.total_eur}
    strange = [each for each in others if each.granted and each.role in OF_THE_GRANT and each.amount.euros not in known]
    if not strange or reading.total_eur is None:
        return
    here = next((each for each in sums if each.amount.euros == reading.total_eur), sums[0])
    where = ", ".join(dict.fromkeys(each.section for each in strange))
    message = f"{section.name} nennt {_quoted([here])}, {where} aber {_quoted(strange)}"
    reading.total_eur = None
    reading.programmes = [Programme(each.code, None) for each in reading.programmes]
    reading.miss("total_eur", f"{message}. Bitte klären, welcher Betrag gilt.")


def _qualify(reading: Reading, section: Section, sums: Sequence[Sum]) -> None:
    """Say of a total that it is rounded, a limit or impossible, and which sums were left out."""
    whole = [each for each in sums if each.role in OF_THE_GRANT]
    if any(each.amount.rounded for each in whole):
        message = f"{section.name}: Der Betrag ist gerundet angegeben. Bitte den genauen Betrag prüfen."
        reading.miss("total_eur", message, "warning")
    if limits := [each for each in whole if each.role == "limit" and each.amount.euros == reading.total_eur]:
        message = f"{section.name}: Der Betrag ist eine Grenze, kein fester Betrag ({_quoted(limits)}). Bitte prüfen."
        reading.miss("total_eur", message, "warning")
    for euros in [reading.total_eur, *(each.amount_eur for each in reading.programmes)]:
        if euros is not None and not LEAST_EURO <= euros < MOST_EURO:
            message = f"{section.name}: {_german(euros)} Euro kann nicht stimmen. Bitte den Betrag prüfen."
            reading.miss("total_eur", message)
            break
    for each in sums:
        if each.role in WHY_LEFT_OUT:
            why = f"{WHY_LEFT_OUT[each.role]} verstanden und nicht mitgezählt"
            reading.miss("other_amounts", f"{section.name}: {_quoted([each])} – {why}. Bitte prüfen.", "warning")


def _german(euros: Decimal) -> str:
    return f"{euros:,}".translate(str.maketrans(",.", ".,"))

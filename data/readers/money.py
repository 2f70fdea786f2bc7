"""The money of an agreement: its programmes, their sums and the total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from data.readers.german import Amount, amounts
from data.readers.reading import Citation, Programme, Reading, Section
from data.readers.text import one_line

# More sums than four budgets with their parts could have; more signatures than two sides and their deputies.
MOST_SUMS = 40
PROGRAMMES = {
    "AQB": re.compile(r"ausbildungs-\s{0,2}und\s{1,2}qualifizierungsbudget|\bAQB\b", re.IGNORECASE),
    "AB": re.compile(r"(?<![-\w])ausbildungsbudget|ausbildungs-\s{0,2}und\s{1,2}arbeitsmarktbudget", re.IGNORECASE),
    "AMB": re.compile(r"arbeitsmarktbudget|\bAMB\b", re.IGNORECASE),
}
_AFTER_SUM = re.compile(r"\s{0,3}(?:\([^)]{0,80}\)\s{0,3})?,?\s{0,3}(?:aus|für|im|in|vom|des|zulasten)\b[^.;:]{0,50}$")
_IS_TOTAL = re.compile(r"gesamt|zusammen|summe", re.IGNORECASE)
_IS_PART = re.compile(r"\b(?:davon|darunter|hiervon|hierin|bis zu|höchstens|mindestens|je|pro)\b", re.IGNORECASE)


def read_money(reading: Reading, text: str) -> None:
    """Find programmes, total and parts in the section that grants the money; what is unclear becomes a problem."""
    section, sums = _money_section(reading.sections)
    named = [code for code, pattern in PROGRAMMES.items() if pattern.search(section.text if section else text)]
    titled = [code for code, pattern in PROGRAMMES.items() if pattern.search(_head(reading))]
    named = named or titled or [code for code, pattern in PROGRAMMES.items() if pattern.search(text)]
    reading.programmes = [Programme(code, None) for code in named]
    if not named:
        reading.miss("programmes", "Kein Programm genannt (AQB, AMB oder Ausbildungsbudget). Bitte ergänzen.")
    if not section or not sums:
        reading.miss("total_eur", "Kein Betrag gefunden (gesucht: Haushaltsmittel in Höhe von … Euro). Bitte ergänzen.")
        return
    reading.citations["total_eur"] = Citation(section.name, section.text)
    if len(sums) > MOST_SUMS:
        reading.miss(
            "total_eur", f"{section.name}: Mehr als {MOST_SUMS} Beträge. Bitte den Gesamtbetrag selbst nachsehen."
        )
        return
    if any(each.doubtful for each in sums):
        reading.miss(
            "total_eur", f"{section.name}: Vor einem Betrag steht eine Zahl, die dazugehören kann. Bitte prüfen."
        )
        return
    _total_of(reading, section, sums, named)
    if any(each.rounded for each in sums):
        message = f"{section.name}: Der Betrag ist gerundet angegeben. Bitte den genauen Betrag prüfen."
        reading.miss("total_eur", message, "warning")
    if reading.total_eur is not None and not 0 < reading.total_eur < 100_000_000:
        reading.miss(
            "total_eur", f"{section.name}: {reading.total_eur} Euro kann nicht stimmen. Bitte den Betrag prüfen."
        )
    if lost := [code for code in titled if code not in {each.code for each in reading.programmes}]:
        message = f"{section.name}: Für {', '.join(lost)} (im Titel genannt) steht hier kein Betrag. Bitte prüfen."
        reading.miss("programmes", message, "warning")
    for each in reading.programmes:
        reading.citations["programmes"] = Citation(section.name, f"{each.code}: {one_line(section.text)}"[:400])


def _head(reading: Reading) -> str:
    return next((each.text[:1500] for each in reading.sections if each.name == "Kopf"), "")


def _money_section(sections: Sequence[Section]) -> tuple[Section | None, list[Amount]]:
    """The section that grants the money, and its sums: of those with a sum the one that speaks most plainly of it."""
    with_sums = [(each, sums) for each in sections if (sums := amounts(each.text))]
    for pattern in (r"haushaltsmittel[^.]{0,80}in höhe", r"haushaltsmittel", r"mittel[^.]{0,40}in höhe", r""):
        for section, sums in with_sums:
            if re.search(pattern, f"{section.title or ''}\n{section.text}", re.IGNORECASE):
                return section, sums
    return None, []


def _total_of(reading: Reading, section: Section, sums: Sequence[Amount], named: Sequence[str]) -> None:
    totals = [
        each for at, each in enumerate(sums) if len(sums) > 1 and _IS_TOTAL.search(_before(section, sums, at)[-60:])
    ]
    stated = totals[0].euros if totals else None
    budgets = [each for each in sums if each not in totals]
    split = _by_programme(section, sums, budgets, named) if len(budgets) > 1 and len(named) > 1 else {}
    if split:
        reading.programmes = [Programme(code, euros) for code, euros in split.items()]
        reading.total_eur = sum(split.values(), Decimal(0))
    else:
        reading.total_eur = _only_sum(section, sums, stated)
        reading.programmes = [Programme(code, reading.total_eur if len(named) == 1 else None) for code in named]
        if reading.total_eur is None:
            listed = ", ".join(_german(each.euros) for each in sums)
            message = (
                f"{section.name}: Mehrere Beträge ({listed}), keiner lässt sich als Gesamtbetrag oder einem Programm"
            )
            reading.miss("total_eur", f"{message} zuordnen. Bitte klären.")
        elif len(named) > 1:
            message = f"{section.name}: Ein Betrag für mehrere Programme ({', '.join(named)}); Aufteilung bitte prüfen."
            reading.miss("programmes", message, "warning")
    if split and stated is not None and stated != reading.total_eur:
        reading.miss(
            "total_eur",
            f"{section.name}: Die genannte Summe {_german(stated)} Euro ist nicht die Summe der Budgets "
            f"{_german(reading.total_eur or Decimal(0))} Euro. Bitte klären.",
        )


def _before(section: Section, sums: Sequence[Amount], at: int) -> str:
    """What stands between the sum before and this one."""
    return section.text[sums[at - 1].end if at else 0 : sums[at].at]


def _by_programme(
    section: Section, sums: Sequence[Amount], budgets: Sequence[Amount], named: Sequence[str]
) -> dict[str, Decimal]:
    """Each sum with its programme, named after every sum („… Euro aus dem …“) or before every one; empty if unclear."""
    after: list[str | None] = []
    before: list[str | None] = []
    for at, each in enumerate(sums):
        if each not in budgets:
            continue
        behind = section.text[each.end : sums[at + 1].at if at + 1 < len(sums) else len(section.text)].replace(
            "\n", " "
        )
        hits = sorted((m.start(), code) for code in named if (m := PROGRAMMES[code].search(behind)))
        after.append(hits[0][1] if hits and _AFTER_SUM.match(behind[: hits[0][0]]) else None)
        ahead = _before(section, sums, at)
        last = sorted((m.start(), code) for code in named for m in PROGRAMMES[code].finditer(ahead))
        before.append(last[-1][1] if last else None)
    for codes in (after, before):
        found = [code for code in codes if code]
        if len(found) == len(budgets) == len(set(found)):
            return {code: each.euros for code, each in zip(found, budgets, strict=True)}
    return {}


def _only_sum(section: Section, sums: Sequence[Amount], stated: Decimal | None) -> Decimal | None:
    """The one sum of a section: the stated total, or what remains without repetitions and parts of it."""
    if stated is not None:
        return stated
    whole = [each for at, each in enumerate(sums) if not at or not _IS_PART.search(_before(section, sums, at)[-60:])]
    different = {each.euros for each in whole}
    return different.pop() if len(different) == 1 else None


def _german(euros: Decimal) -> str:
    return f"{euros:,}".translate(str.maketrans(",.", ".,"))

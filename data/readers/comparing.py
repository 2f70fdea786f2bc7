"""The stated parts of the money against the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from data.readers.draft import Draft
from data.readers.german import grouped
from data.readers.reading import GIVEN, Problem, Project, Stated

PARTS = {"category": "Maßnahmenarten", "project": "Maßnahmen", "tranche": "Jahresraten", "funding": "Geldgeber"}


def compare_parts(draft: Draft) -> None:
    """Sums of the text that contradict each other are asked about."""
    total = draft.total_eur
    if total is None:
        return
    of: dict[tuple[object, ...], set[Decimal]] = {}
    for each in draft.amounts:
        if each.level in ("category", "project"):
            one = (each.level, each.programme, each.category, each.project, each.spending_from)
            of.setdefault(one, set()).add(each.amount_eur)
    for (_, _, category, project, _), sums in of.items():
        if len(sums) > 1:
            what = f"„{project}“" if project else f"Maßnahmenart {category}"
            listed = " und ".join(f"{grouped(each)} Euro" for each in sorted(sums))
            draft.miss("amounts", f"Für {what} nennt der Text {listed}. Bitte klären, was gilt.", code="several")
    for each in draft.amounts:
        # „insgesamt 35.000 Euro für Teilzeit“ is a part; more than half of the whole may be another whole.
        whole = each.amount_eur != total and each.amount_eur * 2 > total
        said = rf"\binsgesamt\b[^.;,\d]{{0,60}}{re.escape(grouped(each.amount_eur))}"
        if whole and each.level in ("purpose", "tranche") and re.search(said, each.cited.passage, re.IGNORECASE):
            message = (
                f"{each.cited.section} nennt insgesamt {grouped(each.amount_eur)} Euro, das Ganze ist aber "
                f"{grouped(total)} Euro. Bitte klären, welcher Betrag gilt."
            )
            draft.miss("amounts", message, code="several")
    draft.problems += added_up(total, draft.amounts, draft.projects)


def added_up(total: Decimal | None, amounts: Sequence[Stated], projects: Sequence[Project]) -> list[Problem]:
    """What to ask where parts add up to more than the whole, or those that should be all of it miss it."""
    if total is None:
        return []
    found: list[Problem] = []
    wholes = {total, *(each.amount_eur for each in amounts if each.level == "total")}
    for level, whose in PARTS.items():
        parts = [each for each in amounts if each.level == level]
        if not parts:
            continue
        summed = sum((each.amount_eur for each in parts), Decimal(0))
        section = next((each.cited.section for each in parts if each.cited.section != GIVEN), "Beträge")
        where = f"{section}: Die Beträge der {whose} ergeben {grouped(summed)} Euro"
        if summed > total:
            message = f"{where}, das Ganze ist {grouped(total)} Euro. Bitte klären."
            found.append(Problem("amounts", "error", message, "several"))
        elif level == "tranche" and len(parts) == 1 and total / 2 < summed < total:
            message = (
                f"{where}, genannt ist auch ein Ganzes von {grouped(total)} Euro. Bitte klären, welcher Betrag gilt."
            )
            found.append(Problem("amounts", "error", message, "several"))
        elif summed not in wholes and (_should_be_all(level, parts) or _are_all_projects(projects, level, parts)):
            found.append(
                Problem("amounts", "warning", f"{where} und damit nicht den Gesamtbetrag. Bitte prüfen.", "unclear")
            )
    return found


def _are_all_projects(projects: Sequence[Project], level: str, parts: Sequence[Stated]) -> bool:
    """Whether every project of an agreement with several has one sum."""
    named = [(each.category, each.name) for each in projects]
    return (
        level == "project" and 1 < len(parts) == len(named) and {(p.category, p.project) for p in parts} == set(named)
    )


def _should_be_all(level: str, parts: Sequence[Stated]) -> bool:
    """Whether parts name all there is: the four Maßnahmenarten, several who give the money, several years."""
    of = {(each.category, each.funding_source, each.spending_from) for each in parts}
    most = {"category": 4, "funding": 2, "tranche": 2}.get(level)
    return most is not None and len(of) == len(parts) >= most

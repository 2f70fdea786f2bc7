"""The three sentences a Datenblatt opens with: what was agreed, what became of it, what is to be talked about.

Each says what the frames hold and nothing beyond: sums with the word of their source, counts, names; what is missing is
named as missing.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from charts.base import untold
from charts.base.payments import known_on
from charts.base.status import AT_THE_END, summary
from charts.base.ties import listed
from data import numbers
from data.code_words import STAGE, STATE
from data.quoting import quoted
from data.rows import rows_of
from queries.county import BudgetChain

AGREED, BECAME, NEXT = "Vereinbart", "Daraus wurde", "Zu besprechen"
# Maßnahmen of the year before that the agreement of this one does not name.
GONE = ("ended", "moved", "unclear")
# Two names are remembered; the others stand in the table.
NAMED = 2


def say_agreed(chain: pd.DataFrame, targets: pd.DataFrame, projects: pd.DataFrame, programme: str, year: int) -> str:
    """The sum agreed, the targets, and the Maßnahmen of the year; those of the year before do not count."""
    agreed = next((row for row in rows_of(chain, BudgetChain) if row.stage == "agreed"), None)
    money = None if agreed is None or numbers.is_missing(agreed.euros) else agreed
    own = int((~projects["change"].isin(GONE)).sum()) if len(projects) else 0
    if money is None and targets.empty and not own:
        return f"Was für {year} vereinbart ist, ist nicht bekannt{_untold(agreed)}."
    goals = numbers.count_of(len(targets), "Ziel", "Ziele") if len(targets) else ""
    if money is None and not goals:
        head = f"Für {year} ist weder ein Betrag noch ein Ziel bekannt{_untold(agreed)}"
    elif money is None:
        head = f"Für {year} {_is(len(targets))} {goals} vereinbart; der Betrag ist nicht bekannt{_untold(agreed)}"
    else:
        head = f"Für {year} sind {_sum_words(money, programme)} " + (
            f"und {goals} vereinbart" if goals else "vereinbart; Ziele sind nicht erfasst"
        )
    return f"{head}; verzeichnet {_is(own)} {numbers.count_of(own, 'Maßnahme', 'Maßnahmen')}." if own else f"{head}."


def say_became(chain: pd.DataFrame, targets: pd.DataFrame, *, over: bool = False) -> str:
    """What is known of the later stages, which have no figure, and how many targets stand where.

    Once the year is `over` it is said what „gefährdet“ means then.
    """
    later = [row for row in rows_of(chain, BudgetChain) if row.stage != "agreed"]
    known = [f"{STAGE[row.stage]} {_later_words(row)}" for row in later if not numbers.is_missing(row.euros)]
    gaps: dict[str, list[str]] = {}
    for row in later:
        if numbers.is_missing(row.euros):
            gaps.setdefault(untold.why(row.missing), []).append(STAGE[row.stage])
    without = [f"{why}: {', '.join(stages)}" for why, stages in gaps.items()]
    money = "; ".join([*([", ".join(known)] if known else []), *without])
    counts = {str(code): int(n) for code, n in targets["status"].value_counts().items()}
    # A count and its word stay on one line.
    told = summary(counts).replace(" ", numbers.SPACE).replace(f",{numbers.SPACE}", ", ")
    told += AT_THE_END if over and counts.get("at_risk") else ""
    goals = f"Ziele: {told}" if counts else "Ziele: keine erfasst"
    both = "; ".join(each for each in (money, goals) if each)
    return f"{numbers.capital(both)}."


# What a Leitfrage about money is about, by its rule; money comes first here as among the Leitfragen.
MONEY = {
    "L-05": "die Bewilligung unter dem Vereinbarten",
    "L-04": "bewilligtes, noch nicht ausgezahltes Geld",
    "L-13": "mehr Geld als in der Stufe davor",
    "L-07": "das gegenüber dem Vorjahr geänderte Budget",
}


def say_next(
    targets: pd.DataFrame, commitments: pd.DataFrame, projects: pd.DataFrame, rules: Collection[str] = ()
) -> str:
    """What asks for a talk: money, targets missed, at risk, open or unjudged; promises overdue; Maßnahmen gone.

    `rules` are those of the Leitfragen that are asked. Not a target whose achievement a dialogue has accepted: the
    Leitfragen do not ask about it either; that it is left out is said, since its status stands above.
    """
    money = [about for rule, about in MONEY.items() if rule in rules]
    if targets.empty and commitments.empty and projects.empty and not money:
        return "Ohne Angaben zu Zielen, Verabredungen und Maßnahmen lässt sich kein Gesprächspunkt ableiten."
    again = targets["outcome"] == "renegotiate"
    undecided = targets[targets["dialogue_result"] != "accepted"]
    unjudged = int((targets["status"] == "not_assessable").sum())
    points = [
        *money,
        _named(undecided[undecided["status"] == "missed"], "nicht erreichtes Ziel", "nicht erreichte Ziele"),
        _named(undecided[undecided["status"] == "at_risk"], "gefährdetes Ziel", "gefährdete Ziele"),
        _named(targets[again], "neu zu vereinbarendes Ziel", "neu zu vereinbarende Ziele"),
        _counted(unjudged, "nicht bewertbares Ziel", "nicht bewertbare Ziele"),
        _counted(
            int((commitments["progress"] == "overdue").sum()), "überfällige Verabredung", "überfällige Verabredungen"
        ),
        _counted(
            int((projects["change"] == "ended").sum()),
            "nicht mehr enthaltene Maßnahme",
            "nicht mehr enthaltene Maßnahmen",
        ),
    ]
    told = [each for each in points if each]
    if not told and targets.empty and commitments.empty:
        return "Weder ein Ziel noch eine Verabredung ist erfasst; was zu besprechen ist, ist daraus nicht bekannt."
    if not told and targets.empty:
        return "Keine Verabredung ist überfällig; ob Ziele zu besprechen sind, ist ohne erfasste Ziele nicht bekannt."
    if not told and commitments.empty:
        return (
            "Es bleibt kein nicht erreichtes oder gefährdetes Ziel zu besprechen; eine Verabredung ist nicht erfasst."
        )
    if not told:
        return "Es bleibt kein nicht erreichtes oder gefährdetes Ziel zu besprechen und keine überfällige Verabredung."
    return f"Zu reden ist über {listed(told)}{_accepted(targets, undecided)}."


def _accepted(targets: pd.DataFrame, undecided: pd.DataFrame) -> str:
    """Which of the targets missed or at risk are not talked about again."""
    every, left = (int(each["status"].isin(["missed", "at_risk"]).sum()) for each in (targets, undecided))
    settled = every - left
    if not settled:
        return ""
    whose = "einem weiteren Ziel" if settled == 1 else f"{numbers.integer(settled)} weiteren Zielen"
    return f"; bei {whose} ist der Stand im Dialog anerkannt"


def _untold(agreed: BudgetChain | None) -> str:
    """Why the sum is not known, where a source says so: Betrag geheim."""
    if agreed is None or numbers.is_missing(agreed.evidence):
        return ""
    return f" (Betrag {untold.why(agreed.missing)})"


def _is(number: int) -> str:
    return "ist" if number == 1 else "sind"


def _later_words(row: BudgetChain) -> str:
    """A sum of a later stage; in brackets that it is provisional, and of a payment the day it is known of."""
    state = STATE[row.state] if row.state == "provisional" else ""
    beside = "; ".join(filter(None, [state, known_on(row.stage, row.stated_on, row.elapsed)]))
    much = numbers.stated(numbers.euro(row.euros), row.precision)
    return f"{much} ({beside})" if beside else much


def _sum_words(row: BudgetChain, programme: str) -> str:
    """The sum agreed; in brackets its programme, and that it is provisional."""
    beside = [programme, *([STATE[row.state]] if row.state == "provisional" else [])]
    return f"{numbers.stated(numbers.euro(row.euros), row.precision)} ({', '.join(beside)})"


def _counted(number: int, one: str, many: str) -> str:
    return numbers.count_of(number, one, many) if number else ""


def _named(found: pd.DataFrame, one: str, many: str) -> str:
    if found.empty:
        return ""
    names = [quoted(name) for name in found["name"].tolist()[:NAMED]]
    rest = len(found) - len(names)
    more = f" und {numbers.integer(rest)} weitere{'s' if rest == 1 else ''}" if rest else ""
    return f"{numbers.count_of(len(found), one, many)} ({', '.join(names)}{more})"

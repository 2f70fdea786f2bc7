"""Figure IDs: a key figure on paper carries an ID under which the app computes it again.

`demo.06434.2023.AQB.paid.N4711.S-1` – data set, county, budget year, programme, measure, number of the Stand and the
rule the statuses are judged by. What the ID names is asked again of the stored data at that Stand; when data or rule
are gone, that is said instead of a figure. IDs on papers up to November 2026 name the day of the Stand (20240930) and
stand for its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from briefing.dossier import Figure
from charts.base.payments import known_on
from data import moments, numbers
from data.code_words import OF_STAGE, STAGE
from data.faults import StoreError
from data.quoting import unbroken
from data.rows import rows_of
from data.store import Facts, Store
from queries import county as questions
from queries import methods
from queries.scope import Scope

STAGES = ("agreed", "granted", "paid", "verified")
LABEL = {
    **{stage: f"Budget ({STAGE[stage]})" for stage in STAGES},
    "projects": "Maßnahmen",
    "targets": "Ziele",
    "good": "Ziele erreicht oder im Plan",
}


# What a reader of PDF puts into a word it copies: line ends, spaces, marks without a width; a hyphen it may give as the
# soft hyphen that has the same drawing.
_COPIED = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_HYPHENS = str.maketrans(dict.fromkeys("\u00ad\u2010\u2011\u2212\u2013", "-"))


class FigureGone(StoreError):
    """An ID that cannot be answered; says in German which part of it is gone."""


@dataclass(frozen=True)
class Name:
    """The parts of a figure ID."""

    dataset: str
    county: str
    year: int
    programme: str
    measure: str
    stand: int | date
    rule: str

    def __str__(self) -> str:
        stand = f"N{self.stand}" if isinstance(self.stand, int) else f"{self.stand:%Y%m%d}"
        return ".".join((self.dataset, self.county, str(self.year), self.programme, self.measure, stand, self.rule))


def parse(text: str) -> Name:
    """The parts of an ID as printed or as copied from a paper. Raises FigureGone when it is none."""
    parts = _COPIED.sub("", text).translate(_HYPHENS).split(".")
    try:
        dataset, county, year, programme, measure, stand, rule = parts
        at = int(stand[1:]) if stand[:1] == "N" else datetime.strptime(stand, "%Y%m%d").date()
        name = Name(dataset, county, int(year), programme, measure, at, rule)
    except ValueError:
        raise FigureGone(
            f"„{text[:80]}“ ist keine Kennung einer Zahl. Sie hat sieben Teile mit Punkten, zum Beispiel "
            "published.06434.2023.AQB.agreed.N12.S-1."
        ) from None
    if measure not in LABEL:
        raise FigureGone(f"Die Größe „{measure[:40]}“ der Kennung gibt es nicht. Bekannt sind: {', '.join(LABEL)}.")
    return name


def key_figures(facts: Facts, *, county: str, year: int, programme: str) -> list[Figure]:
    """The key figures of a county and year that are known, each with its ID; none that is missing."""
    chain = questions.budget_chain(facts, county=county, year=year, programme=programme, day=moments.today())
    targets = questions.targets(facts, county=county, year=year)
    projects = questions.projects(facts, Scope(year, programme, "agreed"), county=county)
    rule = next(iter(sorted(set(targets["rule"].dropna()))), _rule_of(facts, year))
    found: list[tuple[str, str, str, Sequence[str], float]] = [
        (
            row.stage,
            numbers.stated(numbers.euro(row.euros), row.precision),
            stage_note(row.stage, row.ratio, row.ratio_precision, known_on(row.stage, row.stated_on, row.elapsed)),
            [row.evidence],
            row.euros,
        )
        for row in rows_of(chain, questions.BudgetChain)
        if not numbers.is_missing(row.euros)
    ]
    if len(projects):
        kinds = int(projects["category"].nunique())
        found.append(
            (
                "projects",
                numbers.integer(len(projects)),
                f"in {numbers.count_of(kinds, 'Maßnahmenart', 'Maßnahmenarten')}",
                sorted(set(projects["evidence"])),
                len(projects),
            )
        )
    if len(targets):
        judged, good = int(targets["judged"].sum()), int(targets["good"].sum())
        dropped = int((targets["status"] == "dropped").sum())
        open_ = len(targets) - judged - dropped
        sources = sorted(set(targets["evidence"]))
        rest = [f"{numbers.integer(judged)} bewertet"] if judged < len(targets) else ["alle bewertet"]
        rest += [f"{numbers.integer(open_)} ohne Bewertung"] if open_ else []
        rest += [f"{numbers.integer(dropped)} entfallen"] if dropped else []
        found.append(("targets", numbers.integer(len(targets)), ", ".join(rest), sources, len(targets)))
        reports = sorted(set(targets["report_source"].dropna()))
        if judged:
            whole = numbers.count_of(judged, "bewerteten Ziel", "bewerteten Zielen")
            found.append(
                ("good", numbers.integer(good), f"von {whole}, bewertet nach Regel {unbroken(rule)}", reports, good)
            )
    return [
        Figure(
            str(Name(facts.dataset, county, year, programme, measure, facts.number, rule)),
            LABEL[measure],
            value,
            "" if measure == "agreed" else note,
            evidence,
            number,
            "€" if measure in STAGES else "Anzahl",
        )
        for measure, value, note, evidence, number in found
    ]


def stage_note(stage: str, ratio: float, precision: object, known: str) -> str:
    """What a sum of a stage is read with: its share of the stage before, of a payment the day it is known of."""
    share = (
        "keine Vorstufe mit Angabe"
        if numbers.is_missing(ratio)
        else f"{numbers.stated(numbers.percent(ratio), precision)} {OF_STAGE[STAGES[STAGES.index(stage) - 1]]}"
    )
    return "; ".join(filter(None, [share, known]))


def by_id(store: Store, text: str) -> tuple[Figure, Facts]:
    """The figure of an ID from the stored data at its Stand, and the facts it was asked of.

    Raises FigureGone with a German sentence saying whether the data or the rule version are gone.
    """
    name = parse(text)
    if name.dataset not in store.datasets:
        raise FigureGone(
            f"Den Datensatz „{name.dataset}“ der Kennung gibt es hier nicht; "
            f"vorhanden: {', '.join(store.datasets)}. Die Zahl lässt sich nicht mehr zeigen."
        )
    facts = _at(store, name)
    rules = methods.rules(facts)
    if name.rule not in set(rules["id"]):
        raise FigureGone(
            f"Die Regelfassung „{unbroken(name.rule)}“ gibt es nicht mehr; die Daten sind da. "
            "Nach heutiger Regel zeigt die Seite Kreisprofil die Zahlen dieses Jahres."
        )
    for figure in key_figures(facts, county=name.county, year=name.year, programme=name.programme):
        if parse(figure.id).measure == name.measure:
            if parse(figure.id).rule != name.rule:
                raise FigureGone(
                    f"Die Daten sind da, aber die Ziele des Jahres {name.year} sind heute nach Regel "
                    f"{unbroken(parse(figure.id).rule)} bewertet und nicht mehr nach {unbroken(name.rule)}."
                )
            return figure, facts
    raise FigureGone(
        f"Zu dieser Kennung gibt es am Stand {_stand(name)} keine Angabe mehr: "
        f"{LABEL[name.measure]}, Gebiet {name.county}, Jahr {name.year}. Die Lieferung wurde zurückgezogen oder fehlt."
    )


def _at(store: Store, name: Name) -> Facts:
    if isinstance(name.stand, date):
        return at_day(store, name.dataset, name.stand)
    newest = store.facts(name.dataset)
    if name.stand > newest.number:
        raise FigureGone(
            f"Den Stand Nr. {name.stand} der Kennung gibt es im Datensatz „{name.dataset}“ nicht; der neueste ist "
            f"Nr. {newest.number}. Der Datensatz wurde neu aufgebaut, oder die Kennung gehört zu einem anderen."
        )
    return newest if name.stand == newest.number else store.facts(name.dataset, number=name.stand)


def _stand(name: Name) -> str:
    return numbers.day(name.stand) if isinstance(name.stand, date) else f"Nr. {name.stand}"


def at_day(store: Store, dataset: str, day: date) -> Facts:
    """The facts of a data set as known at the end of a day; today and later days are now."""
    return store.facts(dataset, None if day >= moments.today() else moments.end_of(day))


def _rule_of(facts: Facts, year: int) -> str:
    valid = [
        row.id
        for row in rows_of(methods.rules(facts), methods.Rules)
        if row.valid_from <= year and (numbers.is_missing(row.valid_to) or row.valid_to >= year)
    ]
    return valid[-1] if valid else "ohne"

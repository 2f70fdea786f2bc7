"""The parts of a Dialogmappe: each one question with its sentence, table and references, for page and files alike."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from analysis.comparability import unfinished
from briefing import figures, order
from briefing import projects as of_projects
from briefing.dossier import Part
from charts.base import headings, milestones, target_words
from charts.base.columns import Column
from charts.county import figures as county_words
from charts.deliveries.facts import TABLES
from charts.dialogue import words
from charts.targets import variance
from data import numbers
from data.code_words import DECISION, OUTCOME, PROGRESS, SIDE, STAGE
from data.quoting import unbroken
from data.rows import rows_of
from data.store import Facts
from queries import county as county_questions
from queries import dialogue as questions


def commitments(facts: Facts, county: str, year: int, day: date) -> Part:
    """What was agreed in earlier dialogues, and what of it is still owed on the day."""
    found = questions.commitments(facts, county=county, year=year, day=day)
    talked = len(questions.talked(facts, counties=[county], year=year, day=day)) > 0
    return Part(
        key="commitments",
        title="Verabredungen früherer Dialoge",
        statement=words.say_commitments(found, talked=talked),
        measure=f"alle Jahre bis {year}, offene zuerst · am {numbers.day(day)}",
        frame=found.assign(progress_words=found["progress"].map(PROGRESS)),
        columns={
            "progress_words": Column("Fortgang"),
            "text": Column("Verabredung"),
            "responsible": Column("verantwortlich"),
            "due_on": Column("fällig am", "day"),
            "held_on": Column("verabredet am", "day"),
            "closed_on": Column("erledigt am", "day", missing="–"),
            "proof": Column("Nachweis", missing="–"),
        },
        evidence=found["evidence"].tolist(),
        empty=words.say_commitments(found.head(0), talked=talked),
    )


def targets(facts: Facts, county: str, year: int, day: date) -> list[Part]:
    """Every target of the year; behind it deviations and milestones, where there are any."""
    said = words.remarks_by_target(county_questions.remarks(facts, county=county, year=year))
    found = order.targets(variance.beside(questions.targets(facts, county=county, year=year)))
    every = rows_of(found, questions.Targets)
    shown = found.drop(columns="milestones").assign(
        agreed_words=[target_words.agreed_words(row) for row in every],
        actual_words=[target_words.actual_words(row) for row in every],
        adjusted_words=[target_words.adjusted_words(row) for row in every],
        shown_ratio=found["ratio"].where(found["percent_allowed"]),
        shown_adjusted=found["adjusted_ratio"].where(found["percent_allowed"] & found["adjusted_value"].notna()),
        way=[variance.way(row) for row in rows_of(found, variance.Adjusted)],
        remarks=pd.array([said.get(row.target) for row in every], dtype="str"),
    )
    columns = {
        "category_name": Column("Maßnahmenart", missing="übergreifend"),
        "name": Column("Ziel"),
        "agreed_words": Column("vereinbart"),
        "adjusted_words": Column("angepasst (§ 6)", missing="–"),
        "actual_words": Column("Ist"),
        "gap": variance.COLUMNS["gap"],
        "gap_share": variance.COLUMNS["gap_share"],
        "previous_value": Column("Vorjahr", "number", missing="–", withheld="previous_withheld", said="previous_told"),
        "asked_words": variance.COLUMNS["asked_words"],
        "shown_ratio": Column("Zielerreichung", "achievement", missing="–"),
        "shown_adjusted": Column("angepasste Zielerreichung", "achievement", missing="–"),
        "status": Column("Status", "status"),
        "reason": Column("Grund", missing="–"),
        "dialogue_words": variance.COLUMNS["dialogue_words"],
        "computed_status": variance.COLUMNS["computed_status"],
        "remarks": Column("Anmerkungen", missing="–"),
        "comment": Column("Erläuterung zur Meldung", missing="–"),
        "reported_on": Column("Meldung vom", "day", missing="keine Meldung"),
        "report_state": variance.COLUMNS["report_state"],
    }
    rules = unbroken(", ".join(sorted(set(found["rule"].dropna())))) or "–"
    deviating = shown[shown["outcome"].notna()].assign(
        money=[_money_words(row) for row in every if not numbers.is_missing(row.outcome)],
        outcome_words=[_outcome_words(row) for row in every if not numbers.is_missing(row.outcome)],
    )
    return [
        Part(
            key="targets",
            title=headings.TARGETS,
            statement=words.say_targets(found, over=not unfinished(year, day)),
            measure=f"Werte in der Einheit des Ziels · alle Programme · Haushaltsjahr {year} · "
            f"bewertet nach Regel {rules} (Seite Methodik und Glossar)",
            frame=shown,
            columns=columns,
            evidence=[*found["evidence"], *found["report_source"].dropna(), *found["dialogue_source"].dropna()],
            empty=f"Zu {year} sind keine Ziele erfasst.",
            bars="targets",
            sources=("evidence", "report_source", "dialogue_source"),
        ),
        _milestones(found, year),
        Part(
            key="deviations",
            title=headings.DEVIATIONS,
            statement=words.say_deviations(found),
            measure=f"Ziele mit dokumentierter unterjähriger Abweichung · alle Programme · Haushaltsjahr {year}",
            frame=deviating,
            columns={
                "name": Column("Ziel"),
                "cause": Column("Grund"),
                "occurred_on": Column("am", "day"),
                "evidence_words": Column("Nachweis"),
                "money": Column("verfügbares Geld", missing="–"),
                "way": Column("Rechenweg"),
                "agreed_words": Column("vereinbart"),
                "outcome_words": Column("angepasst"),
                "shown_ratio": Column("Zielerreichung", "achievement", missing="–"),
                "shown_adjusted": Column("angepasste Zielerreichung", "achievement", missing="–"),
                "deviation_state": Column("Stand der Angabe", "state"),
            },
            evidence=deviating["deviation_source"].dropna().tolist(),
            empty=words.say_deviations(found),
            sources=("deviation_source",),
        ),
    ]


def _milestones(targets: pd.DataFrame, year: int) -> Part:
    found = milestones.listed(targets)
    return Part(
        key="milestones",
        title=headings.MILESTONES,
        statement=milestones.say_listed(found),
        measure=milestones.measure(f"alle Programme · Haushaltsjahr {year}"),
        frame=found,
        columns=milestones.COLUMNS,
        evidence=found["source"].tolist(),
        empty=f"Zu {year} sind keine Termine von Meilensteinen bekannt.",
        appendix=True,
        sources=("source",),
    )


def _outcome_words(row: questions.Targets) -> str:
    holds = target_words.adjusted_words(row) or OUTCOME["unchanged"]
    return OUTCOME["renegotiate"] if row.outcome == "renegotiate" else holds


def _money_words(row: questions.Targets) -> str | None:
    money = row.money_before, row.money_after
    return None if any(map(numbers.is_missing, money)) else " → ".join(map(numbers.euro, money))


def chain(facts: Facts, county: str, year: int, programme: str, programme_name: str, day: date) -> Part:
    """The money of the year from agreed to verified, as far as it is due on the day."""
    found = county_words.chain_table(
        county_questions.budget_chain(facts, county=county, year=year, programme=programme, day=day)
    )
    known = bool(found[["euros", "evidence"]].notna().any(axis=None))  # a reason a source names is printed like a sum
    return Part(
        key="chain",
        title=headings.BUDGET_CHAIN,
        statement=county_words.say_budget_chain(found),
        measure=county_words.chain_measure(programme_name, year),
        frame=found if known else found.head(0),
        columns=county_words.CHAIN,
        evidence=found["evidence"].dropna().tolist(),
        empty=f"Zu {year} ist zu keiner Stufe ({', '.join(STAGE[stage] for stage in figures.STAGES)}) ein Betrag "
        "bekannt.",
        bars="chain",
    )


def since_last(facts: Facts, county: str, year: int, day: date) -> Part:
    """What was recorded since the dialogue before."""
    found = questions.since_last(facts, county=county, year=year, day=day)
    talked = len(questions.talked(facts, counties=[county], year=year, day=day - timedelta(days=1))) > 0
    return Part(
        key="since_last",
        title="Seit dem vorigen Dialog hinzugekommen",
        statement=words.say_since_last(found, talked=talked),
        measure=f"Angaben, die gelten und nach dem Tag des vorigen Dialogs aufgenommen wurden · Haushaltsjahr {year} · "
        "was mit seinem Protokoll kam, zählt dazu, außer dem Protokoll selbst und Angaben mit einem Datum bis zu "
        "diesem Tag",
        frame=found.assign(kind=found["table_name"].map(TABLES)),
        columns={
            "recorded_at": Column("aufgenommen am", "day"),
            "kind": Column("Art"),
            "facts": Column("Angaben", "integer"),
            "title": Column("aus"),
            "recorded_by": Column("durch"),
        },
        evidence=found["evidence"].tolist(),
        empty=words.say_since_last(found.head(0), talked=talked),
        appendix=True,
    )


def projects(facts: Facts, county: str, year: int) -> Part:
    """The Maßnahmen of the year beside those of the year before."""
    found = order.projects(questions.projects(facts, county=county, year=year))
    return Part(
        key="projects",
        title="Maßnahmen gegenüber dem Vorjahr",
        statement=words.say_projects(found),
        measure=f"Maßnahmen {year} und {year - 1} · alle Programme · gleicher Name oder bestätigte Projektlinie",
        frame=found.assign(change_words=found["change"].map(words.CHANGE)),
        columns=of_projects.columns(found),
        evidence=found["evidence"].tolist(),
        empty=f"Zu {year} sind keine Maßnahmen bekannt.",
    )


def peers(facts: Facts, county: str, year: int, programme: str, programme_name: str, kind: str) -> Part:
    """The county beside others of its kind."""
    found = questions.peers(facts, county=county, year=year, programme=programme)
    rows = rows_of(found, questions.Peers)
    shown = found.assign(
        measure_words=[words.MEASURE[row.measure] for row in rows],
        own=[words.own_words(row) for row in rows],
        middle=[words.middle_words(row) for row in rows],
        basis=[f"{numbers.integer(row.peers)} von {numbers.integer(row.peers_all)}" for row in rows],
    )
    return Part(
        key="peers",
        title=f"Neben anderen {kind}",
        statement=words.say_peers(found, kind),
        measure=f"eigener Wert und Median unter den anderen {kind} · Beträge {programme_name}, Ziele alle Programme · "
        f"Haushaltsjahr {year} · keine Bewertung · Anteile von Zielen erst ab der Mindestfallzahl der Regel",
        # what has a value, or lacks only what it is divided by
        frame=shown
        if (found[["value", "judged"]].notna().any(axis=1) | found["lacks"].eq("whole")).any()
        else shown.head(0),
        columns={
            "measure_words": Column("Größe"),
            "own": Column("eigener Wert"),
            "middle": Column("Median"),
            "basis": Column("andere mit Angabe"),
        },
        # In the papers the own figures bear the sources; those of all peers would fill a page of their own.
        evidence=[],
        sources=(),
        empty="Zu diesem Jahr fehlen die Angaben für einen Vergleich.",
    )


def results(facts: Facts, county: str, year: int, day: date) -> Part:
    """What earlier dialogues decided."""
    found = questions.results(facts, county=county, year=year, day=day)
    return Part(
        key="results",
        title="Ergebnisse früherer Dialoge",
        statement=f"Festgehalten: {numbers.count_of(len(found), 'Ergebnis', 'Ergebnisse')} zu Zielen.",
        measure=f"je Ziel · alle Jahre bis {year} · jüngster Dialog zuerst",
        frame=found.assign(
            result_words=found["result"].map(DECISION),
            new_words=[
                None if numbers.is_missing(row.new_value) else target_words.in_unit(row.new_value, row.unit)
                for row in rows_of(found, questions.Results)
            ],
        ),
        columns={
            "held_on": Column("Dialog am", "day"),
            "budget_year": Column("Jahr"),
            "name": Column("Ziel"),
            "result_words": Column("Ergebnis"),
            "new_words": Column("neuer Zielwert", missing="–"),
            "note": Column("Bemerkung", missing="–"),
        },
        evidence=found["evidence"].tolist(),
        empty="Zu Zielen ist noch kein Ergebnis eines Dialogs festgehalten.",
        appendix=True,
    )


def remarks(facts: Facts, county: str, year: int) -> Part:
    """What county and ministry remark of the year."""
    found = county_questions.remarks(facts, county=county, year=year)
    return Part(
        key="remarks",
        title=words.remarks_heading(found),
        statement=f"{numbers.count_of(len(found), 'Anmerkung', 'Anmerkungen')} zu diesem Jahr oder ohne Jahr.",
        measure="Aussagen, die keine Zahl dieses Bestands sind",
        frame=found.assign(side_words=found["side"].map(SIDE), about=words.about(found)),
        columns={
            "about": Column("zu", missing="dem ganzen Jahr"),
            "side_words": Column("Seite"),
            "author": Column("von"),
            "written_on": Column("am", "day", missing="ohne Datum"),
            "text": Column("Anmerkung"),
        },
        evidence=found["evidence"].tolist(),
        empty="Zu diesem Jahr gibt es keine Anmerkung von Gebietskörperschaft oder Ministerium.",
        appendix=True,
    )

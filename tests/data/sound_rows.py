"""A sound row of every fact table, with the fields a test gives it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import tiny


def deviation(**fields: object) -> tiny.Row:
    facts: tiny.Row = {
        "county": tiny.COUNTY,
        "budget_year": 2024,
        "occurred_on": date(2024, 7, 1),
        "cause": "Haushaltssperre",
        "evidence": "Erlass",
        "targets": ["06434/2024/01/durchfuehrung"],
        "rule": "explicit",
    }
    return tiny.row(**(facts | fields))


def remark(**fields: object) -> tiny.Row:
    facts: tiny.Row = {"county": tiny.COUNTY, "side": "county", "author": "Kreis", "text": "Hinweis"}
    return tiny.row(**(facts | fields))


def commitment(**fields: object) -> tiny.Row:
    facts: tiny.Row = {
        "dialogue": "06434/2024/1",
        "county": tiny.COUNTY,
        "budget_year": 2024,
        "text": "Konzept",
        "responsible": "Kreis",
        "due_on": date(2024, 12, 1),
    }
    return tiny.row(**(facts | fields))


def clause(**fields: object) -> tiny.Row:
    facts: tiny.Row = {
        "county": tiny.COUNTY,
        "budget_year": 2024,
        "kind": "surveys",
        "bound": "county",
        "section": "§ 7",
        "ordinal": 1,
        "text": "Der Kreis beteiligt sich an Umfragen.",
    }
    return tiny.row(**(facts | fields))


def report(**fields: object) -> tiny.Row:
    facts: tiny.Row = {
        "target": "06434/2024/01/durchfuehrung",
        "reported_on": date(2024, 12, 31),
        "reported_by": "Kreis",
    }
    return tiny.row(**(facts | fields))


def milestone(**fields: object) -> tiny.Row:
    facts: tiny.Row = {"target": "neu", "number": 1, "name": "Konzept liegt vor", "due_on": date(2024, 6, 30)}
    return tiny.row(**(facts | fields))


def target(**fields: object) -> tiny.Row:
    """A target with two milestones."""
    return tiny.target(**({"kind": "milestone", "target_value": 2} | fields))


def note(**fields: object) -> tiny.Row:
    facts: tiny.Row = {"county": tiny.COUNTY, "budget_year": 2024, "measure": "budget_sum", "text": "Umzug"}
    return tiny.row(**(facts | {"author": "M. Muster", "written_on": date(2024, 7, 1)} | fields))


def group(**fields: object) -> tiny.Row:
    return tiny.row(**({"name": "Taunus", "counties": ["06434", "06411"], "author": "M. Muster"} | fields))


def extra_need(**fields: object) -> tiny.Row:
    facts: tiny.Row = {"county": tiny.COUNTY, "budget_year": 2024, "programme": "AQB", "euros": 100}
    return tiny.row(**(facts | {"stated_on": date(2024, 9, 1), "reason": "Zweite Gruppe"} | fields))


def measure(**fields: object) -> tiny.Row:
    facts: tiny.Row = {
        "county": tiny.COUNTY,
        "measure": "population",
        "measured_on": date(2018, 12, 31),
        "territory_from": 2011,
        "value": 236564,
    }
    return tiny.row(**(facts | fields))


def target_result(**fields: object) -> tiny.Row:
    facts: tiny.Row = {"dialogue": "06434/2024/1", "county": tiny.COUNTY, "budget_year": 2024, "result": "accepted"}
    return tiny.row(**(facts | {"target": "06434/2024/01/durchfuehrung"} | fields))


def lead_question(**fields: object) -> tiny.Row:
    facts: tiny.Row = {"county": tiny.COUNTY, "budget_year": 2024, "rule": "L-01", "subject": "x", "text": "Warum?"}
    return tiny.row(**(facts | {"struck": False, "author": "M. Muster"} | fields))


def word_meaning(**fields: object) -> tiny.Row:
    told = {"purpose": "amounts", "field": "stage", "word": "Haushaltsansatz", "means": "agreed", "author": "M. Muster"}
    return tiny.row(**(told | fields))


def column_meaning(**fields: object) -> tiny.Row:
    return tiny.row(**({"purpose": "amounts", "head": "Kofi", "means": "", "author": "M. Muster"} | fields))


def passage(**fields: object) -> tiny.Row:
    return tiny.row(**({"section": "§ 4", "ordinal": 1, "title": "Budget", "text": "Das Budget beträgt …"} | fields))


def line(**fields: object) -> tiny.Row:
    facts: tiny.Row = {"line": "juba", "project": "06434/2024/01", "decided_by": "M. Muster"}
    return tiny.row(**(facts | {"decided_on": date(2024, 7, 1)} | fields))


# A sound row of every fact table; those of tiny.sound() under another key would stand twice.
SOUND: dict[str, Callable[..., tiny.Row]] = {
    "agreement": lambda **fields: tiny.agreement(**({"budget_year": 2025} | fields)),
    "amount": lambda **fields: tiny.amount(**({"stage": "paid"} | fields)),
    "clause": clause,
    "column_meaning": column_meaning,
    "commitment": commitment,
    "county_measure": measure,
    "deviation": deviation,
    "dialogue": tiny.dialogue,
    "extra_need": extra_need,
    "lead_question": lead_question,
    "milestone": milestone,
    "note": note,
    "passage": passage,
    "peer_group": group,
    "project": tiny.project,
    "project_line": line,
    "remark": remark,
    "report": report,
    "source": tiny.source,
    "target": target,
    "target_result": target_result,
    "word_meaning": word_meaning,
}

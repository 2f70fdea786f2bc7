"""Rows that break one integrity rule each, beside the sound data set of tiny.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import tiny


@dataclass(frozen=True)
class Fault:
    """Rows added to the sound data set, and what the refusal must say."""

    rule: str
    says: str
    table: str
    row: Callable[[], tiny.Row]


def more(make: Callable[..., tiny.Row], **fields: object) -> Callable[[], tiny.Row]:
    return lambda: make(**({"id": "fehler"} | fields))


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

A, P, T = tiny.amount, tiny.project, tiny.target
FAULTS = [
    Fault("citation_given", "Die Fundstelle fehlt", "remark", more(remark, citation=" ")),
    Fault("state_known", "„fertig“ ist nicht vorgesehen", "remark", more(remark, state="fertig")),
    Fault("word_known", "Im Feld stage ist „bezahlt“", "amount", more(A, stage="bezahlt")),
    Fault("word_known", "Im Feld level ist „Rest“", "amount", more(A, level="Rest")),
    Fault("word_known", "Im Feld precision ist „circa“", "amount", more(A, stage="paid", precision="circa")),
    Fault("word_known", "Im Feld funding_source", "amount", more(A, stage="paid", funding_source="Bund")),
    Fault("word_known", "Im Feld kind ist „weich“", "target", more(T, kind="weich")),
    Fault("word_known", "Im Feld kind ist „Wunsch“", "clause", more(clause, kind="Wunsch")),
    Fault("word_known", "Im Feld bound ist „alle“", "clause", more(clause, bound="alle")),
    Fault("word_known", "Im Feld judgement ist „gut“", "report", more(report, judgement="gut")),
    Fault("word_known", "Im Feld side ist „Presse“", "remark", more(remark, side="Presse")),
    Fault("word_known", "Im Feld rule ist „frei“", "deviation", more(deviation, rule="frei")),
    Fault("word_known", "Im Feld result ist „gut“", "target_result", more(target_result, result="gut")),
    Fault("county_known", "„6434“ ist kein amtlicher Schlüssel", "project", more(P, county="6434")),
    Fault("county_known", "„06499“ ist keine bekannte", "project", more(P, county="06499")),
    Fault("county_known", "„06“ ist kein amtlicher Schlüssel", "project", more(P, county="06")),
    Fault(
        "county_in_year",
        "Hanau ist im Haushaltsjahr 2025",
        "project",
        more(P, county="06415", budget_year=2025),
    ),
    Fault("county_in_year", "Hanau ist im Haushaltsjahr 2011", "county_measure", more(measure, county="06415")),
    Fault("programme_known", "Das Programm „ABC“", "project", more(P, programme="ABC")),
    Fault(
        "programme_known",
        "Bitte ein Programm",
        "agreement",
        more(tiny.agreement, budget_year=2025, programmes=["AQB", "X"]),
    ),
    Fault("category_known", "Die Maßnahmenart 5 gibt es nicht", "project", more(P, category=5)),
    Fault("indicator_known", "„zufriedenheit“", "target", more(T, kind="numeric", indicator="zufriedenheit")),
    Fault("indicator_known", "„coverage“ ist für Ziele", "target", more(T, kind="numeric", indicator="coverage")),
    Fault("numeric_target_has_indicator", "fehlt die Kennzahl", "target", more(T, kind="numeric")),
    Fault("project_known", "Die Maßnahme „06434/2024/99“", "remark", more(remark, project="06434/2024/99")),
    Fault(
        "amount_of_its_project",
        "Die Maßnahme „JUBA 3.0“ gehört zu Hochtaunuskreis, 2024, AQB, Maßnahmenart 1, der Betrag nennt anderes",
        "amount",
        more(A, stage="paid", level="project", project="06434/2024/01", category=2),
    ),
    Fault("target_known", "Das Ziel „t9“ gibt es nicht", "report", more(report, target="t9")),
    Fault("target_known", "Das Ziel „t9“ gibt es nicht", "deviation", more(deviation, targets=["t9"])),
    Fault(
        "dialogue_known",
        "„06434/2024/9“ gibt es nicht",
        "commitment",
        more(commitment, dialogue="06434/2024/9"),
    ),
    Fault("one_sum", "Für Hochtaunuskreis, 2024, AQB, vereinbart gibt es 2 Gesamtsummen", "amount", more(A)),
    Fault(
        "parts_within_total",
        "Maßnahmen und Maßnahmenarten ergeben 1.000,02 € und damit mehr als das Ganze von 1.000,00 €",
        "amount",
        more(A, level="project", category=1, project="06434/2024/01", euros="1000.02"),
    ),
    Fault(
        "parts_within_total",
        "Anteile der Geldgeber ergeben 1.500,00 €",
        "amount",
        more(A, level="funding", funding_source="esf", euros=1500),
    ),
    Fault(
        "parts_within_total",
        "Jahresraten ergeben 2.000,00 €",
        "amount",
        more(A, level="tranche", spending_from=2024, spending_to=2024, euros=2000),
    ),
    Fault("amount_plausible", "Der Betrag ist negativ", "amount", more(A, stage="paid", euros=-1)),
    Fault(
        "amount_plausible",
        "Das letzte Ausgabejahr liegt vor dem ersten",
        "amount",
        more(A, stage="paid", spending_from=2025, spending_to=2024),
    ),
    Fault("word_known", "Im Feld measure ist „haushalte“", "county_measure", more(measure, measure="haushalte")),
    Fault("word_known", "Im Feld measure ist „entries“", "note", more(note, measure="entries")),
    Fault("county_known", "„06499“ ist keine bekannte", "peer_group", more(group, counties=["06434", "06499"])),
    Fault("programme_known", "Bitte ein Programm", "extra_need", more(extra_need, programme="ABC")),
    Fault("amount_plausible", "Der Betrag ist negativ", "extra_need", more(extra_need, euros=-1)),
    Fault("deviation_explained", "Der Grund fehlt", "deviation", more(deviation, cause="")),
    Fault("deviation_explained", "Der Beleg fehlt", "deviation", more(deviation, evidence=" ")),
    Fault("deviation_explained", "kein betroffenes Ziel", "deviation", more(deviation, targets=[])),
    Fault("deviation_explained", "kein betroffenes Ziel", "deviation", more(deviation, targets=[" "])),
    Fault("deviation_explained", "kein betroffenes Ziel", "deviation", more(deviation, targets=[None])),
    Fault("deviation_explained", "gehört zu Hochtaunuskreis, 2024, die", "deviation", more(deviation, county="06411")),
    Fault("deviation_explained", "Abweichung zu Hochtaunuskreis, 2023", "deviation", more(deviation, budget_year=2023)),
    Fault(
        "signature_plausible",
        "Die Unterschrift vom 30.05.2032 passt nicht zum Haushaltsjahr 2023",
        "agreement",
        more(tiny.agreement, budget_year=2023, signed_by_ministry_on=date(2032, 5, 30)),
    ),
    Fault("period_in_order", "Das Ende liegt vor dem Beginn", "target", more(T, ends_on=date(2023, 1, 1))),
    Fault("budget_year_plausible", "Das Haushaltsjahr 3000 liegt nicht", "remark", more(remark, budget_year=3000)),
    Fault("budget_year_plausible", "Das Haushaltsjahr 1999 liegt nicht", "remark", more(remark, budget_year=1999)),
    Fault("amount_level_fits", "fehlt die Maßnahme.", "amount", more(A, level="project", stage="paid")),
    Fault("amount_level_fits", "fehlt die Maßnahmenart.", "amount", more(A, level="category", stage="paid")),
    Fault("amount_level_fits", "Die Gesamtsumme nennt eine Maßnahmenart", "amount", more(A, stage="paid", category=2)),
    Fault("amount_level_fits", "nennt eine Maßnahme.", "amount", more(A, stage="paid", project="06434/2024/01")),
    Fault(
        "amount_level_fits",
        "Die Summe einer Maßnahmenart nennt eine Maßnahme.",
        "amount",
        more(A, stage="paid", level="category", category=1, project="06434/2024/01"),
    ),
    Fault(
        "programme_in_year",
        "Ausbildungsbudget gibt es im Haushaltsjahr 2024 nicht (Gültigkeit 2011 bis 2014",
        "amount",
        more(A, programme="AB"),
    ),
    Fault(
        "programme_in_year", "nicht (Gültigkeit 2015 bis heute", "target", more(T, programme="AQB", budget_year=2014)
    ),
    Fault(
        "programme_in_year", "Schutzschirm", "agreement", more(tiny.agreement, budget_year=2025, programmes=["SCHUTZ"])
    ),
    Fault("dialogues_plausible", "(-3) ist negativ", "agreement", more(tiny.agreement, budget_year=2025, dialogues=-3)),
    Fault("one_agreement", "Hochtaunuskreis und 2024 gelten 2 Zielvereinbarungen", "agreement", more(tiny.agreement)),
    Fault(
        "milestone_of_its_target",
        "Das Ziel „JUBA 3.0 wird durchgeführt“ ist kein Ziel mit Meilensteinen",
        "milestone",
        more(milestone, target="06434/2024/01/durchfuehrung"),
    ),
    Fault("name_given", "Der Name oder Titel fehlt", "project", more(P, name=" ")),
    Fault("name_given", "Der Name oder Titel fehlt", "source", more(tiny.source, title="")),
]

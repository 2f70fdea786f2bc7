"""Rows that break one integrity rule each, beside the sound data set of tiny.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import tiny
from sound_rows import (
    clause,
    commitment,
    deviation,
    extra_need,
    group,
    measure,
    milestone,
    note,
    remark,
    report,
    target_result,
)


@dataclass(frozen=True)
class Fault:
    """Rows added to the sound data set, and what the refusal must say."""

    rule: str
    says: str
    table: str
    row: Callable[[], tiny.Row]


def more(make: Callable[..., tiny.Row], **fields: object) -> Callable[[], tiny.Row]:
    return lambda: make(**({"id": "fehler"} | fields))


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
    Fault("report_value_or_reason", "nennt einen Wert und zugleich", "report", more(report, value=3, missing="secret")),
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
    Fault("deviation_plausible", "liegt in der Zukunft", "deviation", more(deviation, occurred_on=date(2030, 7, 1))),
    Fault(
        "deviation_plausible", "nicht im Haushaltsjahr 2024", "deviation", more(deviation, occurred_on=date(2023, 7, 1))
    ),
    Fault(
        "deviation_plausible",
        "nicht mehr als null",
        "deviation",
        more(deviation, rule="proportional", money_before=0, money_after=1),
    ),
    Fault(
        "deviation_plausible",
        "nachher (-5\u00a0€) ist negativ",
        "deviation",
        more(deviation, rule="proportional", money_before=5, money_after=-5),
    ),
    # 1.000 € are agreed
    Fault(
        "deviation_plausible",
        "Geld vorher (2.001\u00a0€) ist mehr als das Doppelte",
        "deviation",
        more(deviation, rule="proportional", money_before=2001, money_after=1),
    ),
    Fault(
        "deviation_plausible",
        "Geld nachher (2.001\u00a0€) ist mehr als das Doppelte",
        "deviation",
        more(deviation, rule="proportional", money_before=1000, money_after=2001),
    ),
    Fault("deviation_plausible", "Fixkosten", "deviation", more(deviation, rule="fixed_cost", fixed_cost_share=1)),
    Fault("deviation_plausible", "angenommene Eckdatum", "deviation", more(deviation, key_data_assumed=0)),
    Fault("deviation_plausible", "eingetretene Eckdatum", "deviation", more(deviation, key_data_actual=-1)),
    Fault("deviation_plausible", "neue Wert ist negativ", "deviation", more(deviation, adjusted_value=-1)),
    Fault(
        "target_result_plausible", "Der neue Zielwert fehlt", "target_result", more(target_result, result="new_target")
    ),
    Fault(
        "target_result_plausible",
        "keinen einzelnen Zielwert",
        "target_result",
        more(target_result, result="new_target", new_value=3),
    ),
    Fault(
        "target_result_plausible",
        "nur beim Ergebnis",
        "target_result",
        more(target_result, result="accepted", new_value=3),
    ),
    Fault(
        "target_result_plausible",
        "anderen Kreis oder Jahr",
        "target_result",
        more(target_result, budget_year=2023),
    ),
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
    Fault("figure_or_reason", "weder eine Zahl da noch ein Grund", "amount", more(A, stage="paid", euros=None)),
    Fault("figure_or_reason", "eine Zahl und zugleich ein Grund", "amount", more(A, stage="paid", missing="secret")),
]

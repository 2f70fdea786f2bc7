"""What is complete and absurd: deviations and results of dialogues that cannot be, and the rule that refuses each."""

from __future__ import annotations

from datetime import date

from faulty import FAULTS, Fault, deviation, more, target_result

ABSURD = [
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
        "nachher (-5 €) ist negativ",
        "deviation",
        more(deviation, rule="proportional", money_before=5, money_after=-5),
    ),
    # 1.000 € are agreed
    Fault(
        "deviation_plausible",
        "Geld vorher (2.001 €) ist mehr als das Doppelte",
        "deviation",
        more(deviation, rule="proportional", money_before=2001, money_after=1),
    ),
    Fault(
        "deviation_plausible",
        "Geld nachher (2.001 €) ist mehr als das Doppelte",
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
]
EVERY_FAULT = [*FAULTS, *ABSURD]

"""Takes in an unterjährige Abweichung after § 6: a delivery of its own, like the result of a dialogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from data import moments
from data.recording import RecordRefused, deliver, need
from data.store import Store


@dataclass(frozen=True)
class Deviation:
    """An unterjährige Abweichung as it is entered; what its rule does not need stays None."""

    occurred_on: date | None
    cause: str
    evidence: str
    targets: Sequence[str]
    rule: str
    money_before: Decimal | None = None
    money_after: Decimal | None = None
    fixed_cost_share: Decimal | None = None
    key_data_assumed: Decimal | None = None
    key_data_actual: Decimal | None = None
    adjusted_value: Decimal | None = None


# What each rule of adjustment (features 4.2) has to know.
NEEDED = {
    "proportional": {"money_before": "verfügbares Geld vorher", "money_after": "verfügbares Geld nachher"},
    "fixed_cost": {
        "money_before": "verfügbares Geld vorher",
        "money_after": "verfügbares Geld nachher",
        "fixed_cost_share": "Anteil der Fixkosten",
    },
    "key_data": {"key_data_assumed": "Eckdatum wie angenommen", "key_data_actual": "Eckdatum wie eingetreten"},
    "explicit": {"adjusted_value": "ausdrücklich vereinbarter Wert"},
    "reason_only": {},
}
# In what it is entered; the others are in the unit of the target.
UNIT = {"money_before": "Euro", "money_after": "Euro", "fixed_cost_share": "Prozent"}
# What is said of a target that a rule would name without effect, and the way out.
UNMOVED = (
    "ändert sich durch diese Anpassungsregel nicht.",
    "Bitte nur Ziele nennen, deren Wert sich ändert; für die anderen gibt es die Regel „nur Begründung“.",
)
_ASKED = """
    select
        target.id,
        target.name,
        target.kind,
        coalesce(indicator.direction, '') as direction,
        coalesce(indicator.rate, false) as rate,
        coalesce(indicator.scales_with_budget, false) as scales_with_budget
    from now.target
    left join now.indicator on target.indicator = indicator.code
    where list_contains($targets::varchar[], target.id)
    """


def unmoved(rule: str, target: Mapping[str, object]) -> bool:
    """Whether a rule of adjustment leaves a target as it is: quotas do not follow money, sentences not even a number.

    `target` has kind, direction, rate and scales_with_budget of it and its indicator.
    """
    if rule == "reason_only":
        return False
    if rule == "explicit":
        return target["kind"] == "qualitative" or target["direction"] == "band"
    if target["kind"] != "numeric" or target["rate"] or target["direction"] == "band":
        return True
    return rule != "key_data" and not target["scales_with_budget"]


def record_deviation(
    store: Store,
    dataset: str,
    deviation: Deviation,
    *,
    county: str,
    year: int,
    author: str,
    now: datetime | None = None,
) -> str:
    """Record one deviation after § 6 and return its key; only the targets it names are adjusted.

    Raises RecordRefused without day, cause, evidence, targets or what the rule needs, or with a target
    that the rule leaves as it is; DeliveryRefused and StoreBusy
    as recording() does. Money is money available (changed agreement or Bescheid), never money merely not spent.
    """
    now = now or moments.now_here()
    need(author, "Ihr Name fehlt. Bitte eintragen, wer die Abweichung festhält.")
    if deviation.occurred_on is None:
        raise RecordRefused("Der Tag der Abweichung fehlt. Bitte als TT.MM.JJJJ angeben, zum Beispiel 30.06.2024.")
    need(deviation.cause, "Der Grund der Abweichung fehlt. Bitte eintragen, was eingetreten ist.")
    need(deviation.evidence, "Der Nachweis fehlt. Bitte eintragen, was die Abweichung belegt (Bescheid, Schreiben).")
    if not deviation.targets:
        raise RecordRefused("Es ist kein betroffenes Ziel gewählt. Bitte mindestens ein Ziel wählen.")
    if deviation.rule not in NEEDED:
        raise RecordRefused("Die Anpassungsregel fehlt. Bitte eine der fünf Regeln wählen.")
    missing = [word for name, word in NEEDED[deviation.rule].items() if getattr(deviation, name) is None]
    if missing:
        raise RecordRefused(f"Für diese Anpassungsregel fehlt: {', '.join(missing)}. Bitte eintragen.")
    if deviation.rule == "explicit" and len(deviation.targets) > 1:
        raise RecordRefused("Ein ausdrücklich vereinbarter Wert gilt für ein Ziel. Bitte jedes Ziel einzeln erfassen.")
    if deviation.fixed_cost_share is not None and not 0 <= deviation.fixed_cost_share < 1:
        raise RecordRefused("Der Anteil der Fixkosten liegt zwischen 0 und unter 100 %. Bitte prüfen.")
    needed = {name: getattr(deviation, name) for name in NEEDED[deviation.rule]}
    with store.recording(dataset) as writer:
        for target in writer.holding(_ASKED, targets=list(deviation.targets)):
            if unmoved(deviation.rule, target):
                raise RecordRefused(f"Das Ziel „{target['name']}“ {UNMOVED[0]} {UNMOVED[1]}")
        key = f"{county}/{year}/A{writer.number}"
        title = f"Unterjährige Abweichung {county} {year} (§ 6)"
        common = deliver(writer, f"abweichung-{key}", title, author, now)
        row: dict[str, object] = {
            "id": key,
            "county": county,
            "budget_year": year,
            "occurred_on": deviation.occurred_on,
            "cause": deviation.cause,
            "evidence": deviation.evidence,
            "targets": list(deviation.targets),
            "rule": deviation.rule,
        }
        writer.record("deviation", [row | needed | common])
    return key

"""Takes in an unterjährige Abweichung after § 6: a delivery of its own, like the result of a dialogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from data import moments, numbers
from data.quoting import quoted
from data.recording import RecordRefused, deliver, need
from data.store import Store
from data.store.writing import Writer


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
    row = row_of(deviation) | {"county": county, "budget_year": year}
    if faults := list(deviation_faults(row, now.date())):
        raise RecordRefused("\n".join(faults))
    with store.recording(dataset) as writer:
        refuse_unmoved(writer, row)
        key = f"{county}/{year}/A{writer.number}"
        title = f"Unterjährige Abweichung {county} {year} (§ 6)"
        common = deliver(writer, f"abweichung-{key}", title, author, now)
        writer.record("deviation", [{"id": key} | row | common])
    return key


def row_of(deviation: Deviation) -> dict[str, Any]:
    """What a deviation says, as columns; of the figures only those its rule needs."""
    figures = {name: None for names in NEEDED.values() for name in names}
    given = {name: getattr(deviation, name) for name in NEEDED.get(deviation.rule, ())}
    return {
        "occurred_on": deviation.occurred_on,
        "cause": deviation.cause,
        "evidence": deviation.evidence,
        "targets": list(deviation.targets),
        "rule": deviation.rule,
        **figures,
        **given,
    }


def deviation_faults(row: Mapping[str, Any], today: date) -> Iterator[str]:
    """What is missing or wrong in a deviation, a sentence each that begins with the field."""
    if row["occurred_on"] is None:
        yield "Tag der Abweichung: Die Angabe fehlt. Bitte als TT.MM.JJJJ angeben, zum Beispiel 30.06.2024."
    if not str(row["cause"] or "").strip():
        yield "Grund: Die Angabe fehlt. Bitte eintragen, was eingetreten ist."
    if not str(row["evidence"] or "").strip():
        yield "Nachweis: Die Angabe fehlt. Bitte eintragen, was die Abweichung belegt (Bescheid, Schreiben)."
    if not row["targets"]:
        yield "Betroffene Ziele: Es ist kein Ziel gewählt. Bitte mindestens ein Ziel wählen."
    if row["rule"] not in NEEDED:
        yield "Anpassungsregel: Die Angabe fehlt. Bitte eine der fünf Regeln wählen."
        return
    for name, word in NEEDED[row["rule"]].items():
        if row[name] is None:
            yield f"{numbers.capital(word)}: Die Angabe fehlt; diese Anpassungsregel braucht sie. Bitte eintragen."
    if row["rule"] == "explicit" and len(row["targets"]) > 1:
        yield (
            "Betroffene Ziele: Ein ausdrücklich vereinbarter Wert gilt für ein Ziel. Bitte jedes Ziel einzeln erfassen."
        )
    if row["fixed_cost_share"] is not None and not 0 <= row["fixed_cost_share"] < 1:
        yield "Anteil der Fixkosten: Er liegt zwischen 0 und unter 100 %. Bitte prüfen."


def refuse_unmoved(writer: Writer, row: Mapping[str, Any]) -> None:
    """Raises RecordRefused when the rule of a deviation leaves a target as it is that it names."""
    for target in writer.holding(_ASKED, targets=list(row["targets"])):
        if unmoved(row["rule"], target):
            raise RecordRefused(f"Betroffene Ziele: {quoted(target['name'])} {UNMOVED[0]} {UNMOVED[1]}")

"""The Ziele a person gives: each one checked as a whole, refused with a sentence that names it and says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from data.readers.counting import INDICATOR_UNITS, UNITS
from data.readers.given import AnswerRefused
from data.readers.reading import Citation, Reading, Target
from data.readers.text import shortened

STEPS = "Meilensteine"
KNOWN_UNITS = (*dict.fromkeys(UNITS.values()), STEPS)
# What is counted in whole ones; „12,5 Prozent“ there may be.
_WHOLE = (*(unit for unit in KNOWN_UNITS if unit != UNITS["quota"]),)
MOST, MOST_DIGITS, LONGEST = Decimal(1_000_000), 4, 400


def given_targets(reading: Reading, given: Sequence[Target], cited: Citation) -> list[Target]:
    """The Ziele with the reason in the citation of each one that was not read so.

    Raises AnswerRefused for one that says what no Ziel can be.
    """
    checked = [each if each in reading.targets else _checked(reading, each) for each in given]
    for each in checked:
        if each not in reading.targets and sum(_alike(each, other) for other in checked) > 1:
            raise AnswerRefused(f"{_named(each)} steht zweimal da. Bitte eine der beiden Zeilen entfernen.")
    return [
        each if each in reading.targets else replace(each, cited=replace(each.cited, reason=cited.reason))
        for each in checked
    ]


def _named(target: Target) -> str:
    return f"Ziel „{shortened(target.name, 60)}“"


def _alike(one: Target, other: Target) -> bool:
    return replace(one, cited=other.cited) == other


def _checked(reading: Reading, target: Target) -> Target:
    name = " ".join(target.name.split())
    if not name:
        raise AnswerRefused("Einem Ziel fehlt der Name. Bitte eintragen, was vereinbart ist, wie es im Dokument steht.")
    if len(name) > LONGEST:
        raise AnswerRefused(f"{_named(target)} ist länger als {LONGEST} Zeichen. Bitte kürzer fassen.")
    target = _placed(reading, replace(target, name=name))
    if target.kind == "milestone":
        return _with_steps(reading, target)
    if target.milestones:
        raise AnswerRefused(
            f"{_named(target)} nennt Meilensteine, ist aber kein Ziel mit Meilensteinen. Bitte die Zielart "
            "„Meilensteine“ wählen oder die Meilensteine leeren."
        )
    return _numeric(target) if target.kind == "numeric" else _in_words(target)


def _placed(reading: Reading, target: Target) -> Target:
    """The Ziel with the Maßnahmenart of its Maßnahme."""
    if target.project is None:
        if target.category is not None and not 1 <= target.category <= 4:
            raise AnswerRefused(f"{_named(target)}: Die Maßnahmenart {target.category} gibt es nicht. Bitte 1 bis 4.")
        return target
    own = [each.category for each in reading.projects if each.name == target.project]
    if not own:
        raise AnswerRefused(
            f"{_named(target)}: Die Maßnahme „{target.project}“ steht nicht (mehr) in der Liste der Maßnahmen. Bitte "
            "eine andere wählen oder das Ziel entfernen."
        )
    return replace(target, category=target.category if target.category in own else own[0])


def _numeric(target: Target) -> Target:
    unit = INDICATOR_UNITS.get(target.indicator or "")
    if unit is None:
        raise AnswerRefused(
            f"{_named(target)} ist eine Zahl, aber ohne Kennzahl, in der sie gezählt wird. Bitte eine Kennzahl wählen "
            "oder die Zielart „qualitativ“, dann bleibt die Zahl Wortlaut."
        )
    if target.value is None:
        raise AnswerRefused(f"{_named(target)}: Der Wert fehlt. Bitte die vereinbarte Zahl eintragen.")
    if target.value <= 0:
        raise AnswerRefused(f"{_named(target)}: Der Wert ist nicht größer als 0. Bitte die vereinbarte Zahl eintragen.")
    if target.unit and target.unit != unit:
        raise AnswerRefused(
            f"{_named(target)}: Diese Kennzahl wird in {unit} gezählt, nicht in „{target.unit}“. Bitte die Kennzahl "
            "oder die Einheit ändern; eine leere Einheit wird ergänzt."
        )
    return _with_value(replace(target, unit=unit))


def _in_words(target: Target) -> Target:
    if target.indicator is not None:
        raise AnswerRefused(
            f"{_named(target)} ist qualitativ, nennt aber eine Kennzahl. Bitte die Zielart „Zahl“ wählen oder die "
            "Kennzahl leeren."
        )
    if target.value is None:
        if target.unit:
            raise AnswerRefused(
                f"{_named(target)} hat eine Einheit ohne Wert. Bitte beides angeben oder beides leeren."
            )
        return target
    if target.unit not in KNOWN_UNITS or target.unit == STEPS:
        units = ", ".join(each for each in KNOWN_UNITS if each != STEPS)
        raise AnswerRefused(
            f"{_named(target)}: Die Einheit „{target.unit or 'leer'}“ ist nicht vorgesehen. Bitte eine von diesen "
            f"angeben: {units}."
        )
    return _with_value(target)


def _with_value(target: Target) -> Target:
    value = target.value or Decimal(0)
    if value < 0 or value > MOST or value != round(value, MOST_DIGITS):
        raise AnswerRefused(
            f"{_named(target)}: Erwartet wird ein Wert von 0 bis 1.000.000 mit höchstens vier Nachkommastellen. Bitte "
            "den Wert berichtigen."
        )
    if target.unit == UNITS["quota"] and value > 100:
        raise AnswerRefused(
            f"{_named(target)}: Ein Anteil liegt zwischen 0 und 100 Prozent. Bitte den Wert berichtigen."
        )
    if target.unit in _WHOLE and value != int(value):
        raise AnswerRefused(
            f"{_named(target)}: {target.unit} werden ganz gezählt. Bitte eine ganze Zahl eintragen oder die Einheit "
            "„Prozent“ wählen."
        )
    return target


def _with_steps(reading: Reading, target: Target) -> Target:
    """Of a Ziel with milestones the value is their number."""
    steps = target.milestones
    if not steps:
        raise AnswerRefused(
            f"{_named(target)}: Die Meilensteine fehlen. Bitte jeden mit seinem Tag eintragen, zum Beispiel "
            "„31.03.2026: Konzept liegt vor; 30.09.2026: Angebot läuft“."
        )
    if target.indicator is not None:
        raise AnswerRefused(f"{_named(target)} hat Meilensteine und eine Kennzahl. Bitte die Kennzahl leeren.")
    if target.unit not in ("", STEPS) or target.value not in (None, Decimal(len(steps))):
        raise AnswerRefused(
            f"{_named(target)}: Bei Meilensteinen ist der Wert ihre Anzahl, hier {len(steps)}. Bitte Wert und Einheit "
            "leeren oder die Meilensteine ergänzen."
        )
    for each in steps:
        if reading.year is not None and abs(each.due_on.year - reading.year) > 1:
            raise AnswerRefused(
                f"{_named(target)}: Der {each.due_on:%d.%m.%Y} liegt fern vom Haushaltsjahr {reading.year}. Bitte das "
                "Jahr des Meilensteins prüfen."
            )
    return replace(target, value=Decimal(len(steps)), unit=STEPS)

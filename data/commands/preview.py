"""What a workbook would change, in the words of its columns: as a person reads it in the terminal."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from data.by_hand import LABELS
from data.code_words import STATE
from data.intake.comparing import Change
from data.intake.effects import Effect
from data.intake.form import Form
from data.numbers import MISSING, euro, integer

# Follows from every change and is no column of a workbook; called as on the page Daten.
_STATE = "Stand der Angabe"


def say_change(change: Change, form: Form) -> str:
    """geändert 06433/2022/05, Plätze: keine Angabe → 30."""
    old, new = (_value(value, change.column, form) for value in (change.old, change.new))
    return f"geändert {change.key}, {_title(change.column, form)}: {old} → {new}"


def say_effect(effect: Effect) -> str:
    """Gesamtsummen AQB 2024, bewilligt: keine Angabe → 2.793.401,25 €."""
    return f"{effect.what}: {_figure(effect.old)} → {_figure(effect.new)}"


def _title(name: str, form: Form) -> str:
    titles = {column.name: column.title for column in form.columns}
    return titles.get(name) or (_STATE if name == "state" else LABELS.get(name, name))


def _value(value: Any, name: str, form: Form) -> str:
    """A cell as the workbook writes it; numbers and days in German, nothing is „keine Angabe“."""
    if value is None or value == "":
        return MISSING
    if name == "state":
        return STATE.get(value, value)
    shown = next((column.kind.show(value) for column in form.columns if column.name == name), value)
    if name in ("euros", "money_before", "money_after") and isinstance(shown, (int, float, Decimal)):
        return euro(float(shown), 2)
    if isinstance(shown, float):
        return str(Decimal(str(shown)).normalize()).replace(".", ",") if not shown.is_integer() else str(int(shown))
    return f"{shown:%d.%m.%Y}" if hasattr(shown, "strftime") else str(shown)


def _figure(value: Decimal | int | str | None) -> str:
    """A sum in euros, a number of Ziele, or the word of a status."""
    if value is None:
        return MISSING
    if isinstance(value, str):
        return value
    return integer(value) if isinstance(value, int) else euro(value, 2)

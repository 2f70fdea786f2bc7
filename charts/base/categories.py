"""How a choice of Maßnahmenarten is named wherever it narrows what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts.base.ties import listed


def chosen_words(chosen: Sequence[int], names: Mapping[int, str]) -> str:
    """„Maßnahmenart 2 Ausbildung“, „Maßnahmenarten 1 Vorbereitung und 2 Ausbildung“; empty without a choice."""
    if not chosen:
        return ""
    written = [names.get(each, str(each)) for each in chosen]
    if len(written) == 1:
        return f"Maßnahmenart {written[0]}"
    return f"Maßnahmenarten {listed(written)}"


def only_words(chosen: Sequence[int], names: Mapping[int, str]) -> str:
    """The same with „nur“ before it."""
    words = chosen_words(chosen, names)
    return f"nur {words}" if words else ""


def beside_measure(chosen: Sequence[int], names: Mapping[int, str]) -> str:
    """The same as a part of the line of a measure: „ · nur Maßnahmenart 2 …“; empty where all are meant."""
    words = only_words(chosen, names)
    return f" · {words}" if words else ""

"""The eight states of a target: word, symbol and colour always together, in the order they are judged in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Status:
    """How one state is shown; `pattern` keeps it apart in greyscale print."""

    word: str
    symbol: str
    colour: str
    pattern: str

    @property
    def label(self) -> str:
        """Symbol and word."""
        return f"{self.symbol} {self.word}"


# Okabe-Ito tones, darkened to 3:1 on white; blue reads as good and orange as bad also with red-green blindness.
STATUS: dict[str, Status] = {
    "achieved": Status("erreicht", "✔", "#005A9C", ""),
    "on_track": Status("im Plan", "▶", "#3E8EC4", ""),
    "at_risk": Status("gefährdet", "▲", "#C77700", ""),
    "missed": Status("nicht erreicht", "✖", "#B03A00", ""),
    "justified": Status("begründet abweichend", "≈", "#7A5C8E", "/"),
    "no_target": Status("noch kein Zielwert", "○", "#6B7480", "."),
    "not_assessable": Status("nicht bewertbar", "?", "#8A929C", "x"),
    "dropped": Status("entfallen", "–", "#5A626C", "-"),
}


def summary(counts: dict[str, int]) -> str:
    """„5 erreicht, 2 gefährdet“ in the fixed order; empty for no targets."""
    return ", ".join(f"{counts[code]} {status.word}" for code, status in STATUS.items() if counts.get(code))

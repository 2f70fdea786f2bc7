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

STAGE: dict[str, str] = {
    "announced": "in Aussicht gestellt",
    "agreed": "vereinbart",
    "granted": "bewilligt",
    "paid": "ausgezahlt",
    "verified": "nachgewiesen",
    "unstated": "Stufe nicht genannt",
}

STATE: dict[str, str] = {"provisional": "vorläufig", "checked": "geprüft", "final": "endgültig"}

KIND: dict[str, str] = {"numeric": "Zahl", "milestone": "Meilensteine", "qualitative": "qualitativ"}

JUDGEMENT: dict[str, str] = {
    "on_track": "läuft wie vereinbart",
    "fulfilled": "erfüllt",
    "partly": "teilweise erfüllt",
    "not_fulfilled": "nicht erfüllt",
}

# How a commitment stands on a day; the symbol keeps the words apart at a glance and in print, and never stands alone
# at the end of a line.
PROGRESS: dict[str, str] = {
    "overdue": "▲\u00a0überfällig",
    "due": "◆\u00a0bald fällig",
    "open": "○\u00a0offen",
    "closed": "✔\u00a0erledigt",
}

# How a milestone stands at the latest report; single ones are reached only where all are.
MILESTONE: dict[str, str] = {
    "reached": "✔\u00a0erreicht",
    "due": "◆\u00a0fällig",
    "open": "○\u00a0offen",
}


def summary(counts: dict[str, int]) -> str:
    """„5 erreicht, 2 gefährdet“ in the fixed order; empty for no targets."""
    return ", ".join(f"{counts[code]} {status.word}" for code, status in STATUS.items() if counts.get(code))

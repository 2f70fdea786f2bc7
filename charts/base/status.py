"""The eight states of a target: word, symbol and colour always together, in the order they are judged in."""

from __future__ import annotations

from dataclasses import dataclass

from data.code_words import symbols, words


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
_DRAWN: dict[str, tuple[str, str]] = {
    "achieved": ("#005A9C", ""),
    "on_track": ("#3E8EC4", ""),
    "at_risk": ("#C77700", ""),
    "missed": ("#B03A00", ""),
    "justified": ("#7A5C8E", "/"),
    "no_target": ("#6B7480", "."),
    "not_assessable": ("#8A929C", "x"),
    "dropped": ("#5A626C", "-"),
}
_WORDS, _SYMBOLS = words("target_status"), symbols("target_status")
STATUS: dict[str, Status] = {code: Status(_WORDS[code], _SYMBOLS[code], *drawn) for code, drawn in _DRAWN.items()}

# Which of them say nothing of how far a target is; the others are those that a figure counts as judged
# (data/schema/views/38_judged_target.sql, held together by tests/test_codes_decide.py).
NOT_JUDGED = ("no_target", "not_assessable", "dropped")

# Said where the year is over: nothing is at risk any more.
AT_THE_END = " (am Jahresende heißt „gefährdet“: nicht ganz erreicht)"


def summary(counts: dict[str, int], *, over: bool = False) -> str:
    """„5 erreicht, 2 gefährdet“ in the fixed order; empty for no targets.

    Of a year that is `over` it is said what „gefährdet“ means then.
    """
    told = ", ".join(f"{counts[code]} {status.word}" for code, status in STATUS.items() if counts.get(code))
    return told + (AT_THE_END if over and counts.get("at_risk") else "")

"""What charts and sentences say beside the right texts: values of bars and points, figures in their order."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from tests.second_calculation import german as g
from tests.second_calculation.ledger import BAR, SENTENCE, Ledger

# Name of the trace, label of the bar, and the figure as a table would write it.
Bar = tuple[str, str, str]
_TAGS = re.compile(r"<[^>]+>")
# A change of which a bound is known says in words which way it went; „mehr als 2024“ says it of every change.
_BOUNDED = re.compile(
    r"(?:mindestens|höchstens) ([\d.,]+ (?:Tsd\. |Mio\. )?€)(?: \(([\d.,]+ %)\))? (mehr|weniger)(?! als \d)"
)
_SIGN = {"mehr": "+", "weniger": "\u2212"}


def _with_sign(found: re.Match[str]) -> str:
    much, share, way = found.groups()
    return f"{_SIGN[way]}{much}" + (f" ({_SIGN[way]}{share})" if share else "")


def bars(
    ledger: Ledger,
    page: str,
    where: str,
    figure: Mapping[str, Any] | None,
    right: Iterable[Bar],
    *,
    kinds: Collection[str] = ("bar",),
    hatched: Collection[str] = (),
) -> None:
    """Every bar of a figure beside the right one; `hatched` are labels whose bar stands for no figure.

    A bar nobody expects is a difference, and so is one that is not drawn.
    """
    wanted = {(trace, label): text for trace, label, text in right if re.search(r"\d", text)}
    if figure is None:
        if wanted:
            ledger.differ(page, f"{where}: no chart")
        return
    shown = {(name, label): value for name, label, value in _drawn(figure, kinds) if label not in hatched}
    for key in shown.keys() ^ wanted.keys():
        ledger.differ(page, f"{where}: bar {key} is {'not right' if key in shown else 'missing'}")
    for key in shown.keys() & wanted.keys():
        ledger.text(page, f"{where}, bar {key}", as_written(shown[key], wanted[key]), bare(wanted[key]), BAR)


def _drawn(figure: Mapping[str, Any], kinds: Collection[str]) -> Iterable[tuple[str, str, float]]:
    for trace in figure["data"]:
        if trace["type"] not in kinds or "markers" not in trace.get("mode", "markers"):
            continue
        across = trace.get("orientation") == "h" or trace["type"] == "scatter"
        labels, values = (trace["y"], trace["x"]) if across else (trace["x"], trace["y"])
        name = html.unescape(str(trace.get("name") or "")).split(",")[0]
        for label, value in zip(labels, values, strict=True):
            if value is not None and label is not None:
                yield name, plain(str(label)), value


def of_table(table: pd.DataFrame, label: str, value: str, traces: str = "", *, trace: str = "") -> list[Bar]:
    """The bars of a table: `trace` is the name of all of them, `traces` a column that names each."""
    return [
        (str(row[traces]) if traces else trace, *(str(row[name]).replace(g.NARROW, " ") for name in (label, value)))
        for row in table.to_dict("records")
    ]


def bare(text: str) -> str:
    """Only the number of a figure: 753.200 € → 753.200."""
    found = re.search(r"[−+]?[\d.]*\d(?:,\d+)?", text.replace(g.NARROW, " "))
    return found[0].removeprefix("+") if found else text


def as_written(value: float, text: str) -> str:
    """A value as the right text writes it: with its decimals, a share in per cent, in thousands or millions."""
    number = bare(text)
    digits = len(number.partition(",")[2])
    scale = 100 if text.endswith("%") else 1
    for unit, size in (("Tsd.", 1_000), ("Mio.", 1_000_000)):
        value = value / size if unit in text else value
    return g.number(round(value * scale, 9), digits)


def sentence(
    ledger: Ledger, page: str, where: str, shown: str, right: Sequence[str], also: Collection[str] = ()
) -> None:
    """The right figures stand in the sentence in this order, and no other ones beside those in `also`."""
    left = _BOUNDED.sub(_with_sign, shown.replace(g.NARROW, " "))
    at = 0
    for text in (each.replace(g.NARROW, " ") for each in right):
        found = re.search(rf"(?<![\d,.−+]){re.escape(text)}(?![\d]|[,.]\d)", left[at:])
        if found is None:
            ledger.differ(page, f"{where}: „{text}“ is not (there) in „{shown}“")
            return
        ledger.text(page, where, text, text, SENTENCE)
        start, end = at + found.start(), at + found.end()
        left = left[:start] + "#" * (end - start) + left[end:]
        at = end
    for text in sorted(also, key=len, reverse=True):
        left = left.replace(text.replace(g.NARROW, " "), "#")
    if re.search(r"\d", left):
        ledger.differ(page, f"{where}: what is not recomputed in „{shown}“: {left}")


def money(text: str) -> Decimal:
    """1.234,50 € → 1234.50."""
    return Decimal(bare(text).replace(".", "").replace(",", ".").replace("\u2212", "-"))


def plain(text: str) -> str:
    """The text of a label without its marks."""
    return html.unescape(_TAGS.sub("", text)).replace(g.NARROW, " ")

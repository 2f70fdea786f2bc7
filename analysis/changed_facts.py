"""What changed between two wordings apart from the words: amounts, names, days and years."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import TypeVar

from data import numbers
from data.quoting import quoted

_Fact = TypeVar("_Fact", bound=Hashable)

_UNIT = r"(?:Tsd\.?\s*|Mio\.?\s*|Millionen\s+|Mrd\.?\s*)?(?:€|Euro\b|EUR\b)"
# How exactly an amount is meant belongs to it: 500 € that become „höchstens 500 €“ are another statement.
_BOUNDS = {
    "about": r"rund|etwa|circa|ca\.|ungefähr",
    "at_least": r"mindestens|mind\.|wenigstens",
    "at_most": r"höchstens|maximal|max\.|bis\s+zu",
}
_BOUND = "|".join(f"(?P<{code}>{words})" for code, words in _BOUNDS.items())
_AMOUNT = re.compile(
    rf"(?:(?<!\w)(?i:{_BOUND})\s+)?(?<![\w.,])(?P<whole>\d{{1,3}}(?:\.\d{{3}})+|\d+)(?P<cents>,\d+)?\s*(?P<unit>{_UNIT})"
)
_TIMES = {"T": 1_000, "Mi": 1_000_000, "Mr": 1_000_000_000}
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_DAY = re.compile(rf"(?<![\w.])\d{{1,2}}\.\s*(?:\d{{1,2}}\.|(?:{_MONTHS})\s)\s*\d{{4}}(?!\w)")
_YEAR = re.compile(r"(?<![\w.,])(?:19|20)\d\d(?![\w]|[.,]\d)")
_NEW, _GONE, _MAYBE = "neu: ", "entfallen: ", "vielleicht umbenannt: "
# What became of a Maßnahme or a target that stands no more in the later year.
FATE = {
    "ended": "entfallen",
    "moved": "im neuen Gebiet fortgeführt",
    "unclear": "nach der Teilung des Gebiets nicht bekannt",
}


def came_or_went(change: str) -> str:
    """The word before the colon of a change that only came or only went; empty for one that has two sides."""
    return next((word for word in (_NEW, _GONE) if change.startswith(word)), "").removesuffix(": ")


def changes(
    old: str,
    new: str,
    names: Sequence[str] = (),
    *,
    time: bool = True,
    paired: Collection[tuple[str, str]] = (),
    proposed: Collection[tuple[str, str]] = (),
    fates: Mapping[str, str] = MappingProxyType({}),
) -> list[str]:
    """Amounts and names, with `time` also days and years, that differ between two wordings, each said once.

    „753.200 € → 760.000 €“, „neu: „JUBA““, „entfallen: 2022“. A name takes the place of another one where `paired` says
    so (old, new), and may do so where `proposed` does: „vielleicht umbenannt: …“. Those who ask decide both, and
    the `fates` of names that stand no more.
    """
    found = _differences(_amounts(old), _amounts(new), _euro)
    found += _names(old, new, names, {"": paired, _MAYBE: proposed}, fates)
    if time:
        found += _differences(_days(old), _days(new), str)
        found += _differences(_years(old), _years(new), str)
    return list(dict.fromkeys(found))


def more_than_time(change: str) -> bool:
    """Whether a change is about more than days and years."""
    rest = _YEAR.sub("", _DAY.sub("", change.removeprefix(_NEW).removeprefix(_GONE)))
    return bool(rest.strip(" →"))


def timeless(text: str) -> str:
    """The text with every day and year replaced by the same sign."""
    return _YEAR.sub("0", _DAY.sub("0", text))


def _amounts(text: str) -> list[tuple[Decimal, str]]:
    """Each amount of the text, and how exactly it is meant."""
    found = []
    for hit in _AMOUNT.finditer(text):
        times = next((factor for start, factor in _TIMES.items() if hit["unit"].startswith(start)), 1)
        value = Decimal(hit["whole"].replace(".", "") + (hit["cents"] or "").replace(",", ".")) * times
        found.append((value, next((code for code in _BOUNDS if hit[code]), "exact")))
    return found


def _euro(amount: tuple[Decimal, str]) -> str:
    value, precision = amount
    return numbers.stated(numbers.euro(value, 0 if value == int(value) else 2), precision)


def _days(text: str) -> list[str]:
    return [" ".join(found.split()) for found in _DAY.findall(text)]


def _years(text: str) -> list[str]:
    return _YEAR.findall(_DAY.sub(" ", text))


def _differences(old: Sequence[_Fact], new: Sequence[_Fact], word: Callable[[_Fact], str]) -> list[str]:
    """What stands in one list and not in the other, paired where one took the place of the other."""
    found: list[str] = []
    for code, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            continue
        before, after = list(old[a:b]), list(new[c:d])
        paired = min(len(before), len(after))
        found += [f"{word(x)} → {word(y)}" for x, y in zip(before, after, strict=False)]
        found += [f"{_GONE}{word(x)}" for x in before[paired:]]
        found += [f"{_NEW}{word(y)}" for y in after[paired:]]
    return found


def _names(
    old: str,
    new: str,
    names: Sequence[str],
    successors: Mapping[str, Collection[tuple[str, str]]],
    fates: Mapping[str, str],
) -> list[str]:
    """Names that came, went, were changed or may have been; `successors` by the word before them."""
    before, after = _named(old, names), _named(new, names)
    gone = [name for name in before if name not in after]
    came = [name for name in after if name not in before]
    found: list[str] = []
    for head, pairs in successors.items():
        for name in list(gone):
            if successor := next((other for other in came if (name, other) in pairs), None):
                gone.remove(name)
                came.remove(successor)
                found.append(f"{head}{quoted(name)} → {quoted(successor)}")
    lost = [f"{FATE[fates.get(name, 'ended')]}: {quoted(name)}" for name in gone]
    return [*found, *lost, *(f"{_NEW}{quoted(name)}" for name in came)]


def _named(text: str, names: Sequence[str]) -> list[str]:
    """The names that stand in the text, in its order; a longer name hides a shorter one inside it."""
    left, found = " ".join(text.split()), []
    for name in names:
        pattern = re.compile(rf"(?<!\w){re.escape(' '.join(name.split()))}(?!\w)")
        if match := pattern.search(left):
            found.append((match.start(), name))
            left = pattern.sub(lambda hit: "\x00" * len(hit[0]), left)
    return [name for _, name in sorted(found)]

"""Two agreements side by side: which sections belong together, and what became of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Literal, TypeAlias

import pandas as pd

from analysis.changed_facts import came_or_went, changes, more_than_time, timeless
from analysis.word_difference import Piece, said, whole, words
from data import numbers
from data.quoting import quoted

State: TypeAlias = Literal["same", "signs", "years", "changed", "new", "gone"]

STATE_WORDS: Mapping[State, str] = {
    "same": "unverändert",
    "signs": "nur Satzzeichen und Abstände geändert",
    "years": "nur Jahreszahlen und Daten geändert",
    "changed": "geändert",
    "new": "neu",
    "gone": "entfallen",
}
_LETTERS = re.compile(r"\w+")
# A section with another heading is the same one only if most of its words are; German function words alone reach 0.4.
_SAME_WITHOUT_HEADING = 0.6
# The heading alone carries a list of projects that shares no line with last year's.
_SAME_HEADING = 0.4


@dataclass(frozen=True)
class Section:
    """One section as it is cited („§ 4“), with heading and wording."""

    name: str
    title: str
    text: str

    @property
    def label(self) -> str:
        """§ 4 Haushaltsmittel."""
        return f"{self.name} {self.title}".strip()


@dataclass(frozen=True)
class Pair:
    """The same section in both years; one of them is missing when it came or went.

    `changes` are amounts, names, days and years that differ: „753.200 € → 760.000 €“.
    """

    old: Section | None
    new: Section | None
    pieces: Sequence[Piece]
    changes: Sequence[str]
    state: State

    @property
    def label(self) -> str:
        """The newer name, with the former one where the number shifted."""
        if self.new is None:
            return self.old.label if self.old else ""
        moved = self.old is not None and self.old.name != self.new.name
        return f"{self.new.label} (früher {self.old.name})" if moved and self.old else self.new.label


@dataclass(frozen=True)
class Known:
    """What is known beside the wordings: projects to look for, and what became of projects and targets.

    `paired` are the old and new name of projects that are one through both years, `proposed` of those that may be;
    `targets` are the old and new section of a target and what changed of it, in words; `fates` what became of an older
    name, where it is known.
    """

    names: tuple[str, ...] = ()
    paired: frozenset[tuple[str, str]] = frozenset()
    proposed: frozenset[tuple[str, str]] = frozenset()
    targets: tuple[tuple[str, str, str], ...] = ()
    fates: frozenset[tuple[str, str]] = frozenset()

    def changes(self, old: str, new: str, *, time: bool = True) -> list[str]:
        """What changed between two wordings apart from the words."""
        return changes(
            *(old, new, self.names), time=time, paired=self.paired, proposed=self.proposed, fates=dict(self.fates)
        )

    def of_targets(self, old: Section | None, new: Section | None) -> list[str]:
        """What changed of the targets of a section: by the newer section, of what went by the older one."""
        name, former = new.name if new else "", old.name if old else ""
        return [words for before, now, words in self.targets if (now == name if now else before == former)]


NOTHING = Known()


def compare(old: Sequence[Section], new: Sequence[Section], known: Known = NOTHING) -> list[Pair]:
    """Every section of both wordings exactly once, in the newer order."""
    return list(_compare(tuple(old), tuple(new), known))


# A comparison takes 60 to 100 ms and the page asks for the same one at every click; 64 of them take a few MB.
@lru_cache(maxsize=64)
def _compare(old: Sequence[Section], new: Sequence[Section], known: Known) -> Sequence[Pair]:
    partner = _partners(old, new)
    known = replace(known, names=_standing(known.names, " ".join(" ".join(each.text.split()) for each in (*old, *new))))
    pairs: list[Pair] = []
    left = [number for number in range(len(old)) if number not in partner.values()]
    for number, section in enumerate(new):
        match = partner.get(number)
        while match is not None and left and left[0] < match:
            pairs.append(_pair(old[left.pop(0)], None, known))
        pairs.append(_pair(None if match is None else old[match], section, known))
    return (*pairs, *(_pair(old[number], None, known) for number in left))


def _standing(names: Sequence[str], text: str) -> tuple[str, ...]:
    """The names that stand in a text, the longest first."""
    # Thousands of names may be known, few of them stand in the wordings. Most are ruled out by their first word.
    words = set(_LETTERS.findall(text))
    possible = [name for name in names if (first := _LETTERS.search(name)) and first[0] in words]
    there = {name for name in possible if " ".join(name.split()) in text}
    return tuple(sorted(there, key=lambda name: (-len(name), name)))


def called_out(pairs: Sequence[Pair]) -> list[str]:
    """The changes of all sections, money and names before days and years: „§ 4: 753.200 € → 760.000 €“.

    The same change in several sections is said once, and what came or went in a section stands together.
    """
    where: dict[str, list[str]] = {}
    wholly = set()
    for pair in pairs:
        name = (pair.new or pair.old or Section("", "", "")).name
        for change in pair.changes:
            where.setdefault(change, []).append(name)
        if pair.state in ("new", "gone"):
            section = f"{STATE_WORDS[pair.state]}: ganzer Abschnitt {quoted(pair.label)}"
            where.setdefault(section, []).append(name)
            wholly.add(section)
    # Every agreement bears a new year and new signatures; that is no news.
    ordered = sorted(where, key=more_than_time, reverse=True)
    told = [(", ".join(dict.fromkeys(where[each])), "" if each in wholly else came_or_went(each)) for each in ordered]
    # Thirty Maßnahmen in a line of their own each are two screens of a phone.
    lines: list[str] = []
    for (places, word), group in groupby(zip(told, ordered, strict=True), lambda each: each[0]):
        found = [change for _, change in group]
        if word and len(found) > 1:
            what = "; ".join(change.removeprefix(f"{word}: ") for change in found)
            found = [f"{word} ({numbers.integer(len(found))}): {what}"]
        lines += [f"{places}: {change}" for change in found]
    return lines


def rows(pairs: Sequence[Pair]) -> pd.DataFrame:
    """One row per section: heading, state in words, what changed, old and new wording."""
    return pd.DataFrame(
        {
            "section": [pair.label for pair in pairs],
            "state": [STATE_WORDS[pair.state] for pair in pairs],
            "changes": ["; ".join(pair.changes) or None for pair in pairs],
            "old_text": [pair.old.text if pair.old else None for pair in pairs],
            "new_text": [pair.new.text if pair.new else None for pair in pairs],
        },
        dtype="object",
    )


def say_difference(pairs: Sequence[Pair], before: int, year: int) -> str:
    """How many sections changed, came, went and stayed."""
    counts = Counter(pair.state for pair in pairs)
    told = [f"{numbers.integer(counts[state])} {word}" for state, word in STATE_WORDS.items() if counts[state]]
    total = numbers.count_of(len(pairs), "Abschnitt", "Abschnitte")
    return f"Zielvereinbarung {year} gegenüber {before}: {total}, davon {', '.join(reversed(told))}."


def _pair(old: Section | None, new: Section | None, known: Known) -> Pair:
    targets = known.of_targets(old, new)
    if old is None or new is None:
        if new is not None:
            came = known.changes("", new.text, time=False)
            return Pair(None, new, [whole(new.text, "new")], [*came, *targets], "new")
        text = old.text if old else ""
        went = known.changes(text, "", time=False)
        return Pair(old, None, [whole(text, "gone")], [*went, *targets], "gone")
    pieces = words(old.text, new.text)
    state: State = "changed"
    if all(piece.kind == "kept" for piece in pieces):
        state = "same"
    elif said(old.text) == said(new.text):
        state = "signs"
    elif said(timeless(old.text)) == said(timeless(new.text)):
        state = "years"
    return Pair(old, new, pieces, [*known.changes(old.text, new.text), *targets], state)


def _partners(old: Sequence[Section], new: Sequence[Section]) -> dict[int, int]:
    """Number of the new section → number of the old one: best resemblance first, whatever their numbers are."""
    before, after = [[_content(each) for each in sections] for sections in (old, new)]
    scored = [
        (-score, old[i].name != new[j].name, abs(i - j), i, j)
        for i in range(len(old))
        for j in range(len(new))
        if (score := _resemblance(before[i], after[j])) is not None
    ]
    found: dict[int, int] = {}
    for _, _, _, i, j in sorted(scored):
        if j not in found and i not in found.values():
            found[j] = i
    return found


def _content(section: Section) -> tuple[str, Counter[str]]:
    """The heading without its number, and the words without years, days and figures."""
    heading = section.title or ("" if section.name.startswith("§") else section.name)
    return heading.casefold().strip(), Counter(re.findall(r"[^\W\d]+", section.text.casefold()))


def _resemblance(old: tuple[str, Counter[str]], new: tuple[str, Counter[str]]) -> float | None:
    """0 to 1; None when the two are not the same section."""
    size = old[1].total() + new[1].total()
    alike = 2 * (old[1] & new[1]).total() / size if size else 1.0
    if old[0] == new[0] and old[0]:
        return _SAME_HEADING + (1 - _SAME_HEADING) * alike
    return alike if alike >= _SAME_WITHOUT_HEADING else None

"""Two wordings side by side: which sections belong together, which words came and went, which figures changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, Literal, NamedTuple, TypeAlias

import pandas as pd

from charts import numbers

Kind: TypeAlias = Literal["kept", "new", "gone"]
State: TypeAlias = Literal["same", "years", "changed", "new", "gone"]

STATE_WORDS: Mapping[State, str] = {
    "same": "unverändert",
    "years": "nur Jahreszahlen und Daten geändert",
    "changed": "geändert",
    "new": "neu",
    "gone": "entfallen",
}
# A word with its inner points and commas (753.200,50; 3.0), or one sign.
_WORD = re.compile(r"(\w+(?:[.,]\w+)*|[^\w\s])(\s*)")
_UNIT = r"(?:Tsd\.?\s*|Mio\.?\s*|Millionen\s+|Mrd\.?\s*)?(?:€|Euro\b|EUR\b)"
_AMOUNT = re.compile(rf"(?<![\w.,])(\d{{1,3}}(?:\.\d{{3}})+|\d+)(,\d+)?\s*({_UNIT})")
_TIMES = {"T": 1_000, "Mi": 1_000_000, "Mr": 1_000_000_000}
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_DAY = re.compile(rf"(?<![\w.])\d{{1,2}}\.\s*(?:\d{{1,2}}\.|(?:{_MONTHS})\s)\s*\d{{4}}(?!\w)")
_YEAR = re.compile(r"(?<![\w.,])(?:19|20)\d\d(?![\w]|[.,]\d)")
# A section with another heading is the same one only if most of its words are; German function words alone reach 0.4.
_SAME_WITHOUT_HEADING = 0.6
# The heading alone carries a list of projects that shares no line with last year's.
_SAME_HEADING = 0.4
# A name that changed this little is the same name: JUBA 2.0, JUBA 3.0.
_RENAMED = 0.75
# Beyond this the exact comparison of every word with every word takes seconds.
_EXACT_WORDS = 4_000
# An item of a list that shares this much with another is a changed item, not one gone and one new.
_SAME_ITEM = 0.6
_BULLETS = "–—-•·*"
# Words shown around a change; the rest of an unchanged stretch is folded.
AROUND = 12


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
class Piece:
    """A stretch of words that stayed, came or went."""

    kind: Kind
    text: str


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


def compare(old: Sequence[Section], new: Sequence[Section], *, names: Iterable[str] = ()) -> list[Pair]:
    """Every section of both wordings exactly once, in the newer order; `names` are projects to look for."""
    return list(_compare(tuple(old), tuple(new), tuple(names)))


# A comparison takes 60 to 100 ms and the page asks for the same one at every click; 64 of them take a few MB.
@lru_cache(maxsize=64)
def _compare(old: Sequence[Section], new: Sequence[Section], names: Sequence[str]) -> Sequence[Pair]:
    partner = _partners(old, new)
    whole = " ".join(" ".join(section.text.split()) for section in (*old, *new))
    # Thousands of names may be known, few of them stand in the wordings.
    there = {name for name in names if name.strip() and " ".join(name.split()) in whole}
    wanted = sorted(there, key=lambda name: (-len(name), name))
    pairs: list[Pair] = []
    left = [number for number in range(len(old)) if number not in partner.values()]
    for number, section in enumerate(new):
        match = partner.get(number)
        while match is not None and left and left[0] < match:
            pairs.append(_pair(old[left.pop(0)], None, wanted))
        pairs.append(_pair(None if match is None else old[match], section, wanted))
    return (*pairs, *(_pair(old[number], None, wanted) for number in left))


def words(old: str, new: str) -> list[Piece]:
    """What stayed, went and came, word by word; white space counts only where it parts words.

    Items of a list are compared with the item they resemble, so that no number is set against another item's.
    """
    pieces: list[Piece] = []
    for before, after in _side_by_side(_items(old), _items(new)):
        for piece in _words(before, after):
            if pieces and pieces[-1].kind == piece.kind:
                pieces[-1] = Piece(piece.kind, pieces[-1].text + piece.text)
            else:
                pieces.append(piece)
    return pieces


def changes(old: str, new: str, names: Sequence[str] = ()) -> list[str]:
    """Amounts, names, days and years that differ between two wordings, each said once."""
    found = _differences(_amounts(old), _amounts(new), _euro)
    found += _names(old, new, names)
    found += _differences(_days(old), _days(new), str)
    found += _differences(_years(old), _years(new), str)
    return list(dict.fromkeys(found))


def called_out(pairs: Sequence[Pair]) -> list[str]:
    """The changes of all sections, money and names before days and years: „§ 4: 753.200 € → 760.000 €“.

    The same change in several sections is said once.
    """
    where: dict[str, list[str]] = {}
    for pair in pairs:
        name = (pair.new or pair.old or Section("", "", "")).name
        for change in pair.changes:
            where.setdefault(change, []).append(name)
        if pair.state in ("new", "gone"):
            where.setdefault(f"{STATE_WORDS[pair.state]}: ganzer Abschnitt „{pair.label}“", []).append(name)
    return [
        f"{', '.join(dict.fromkeys(places))}: {change}"
        # Every agreement bears a new year and new signatures; that is no news.
        for change, places in sorted(where.items(), key=lambda item: not _more_than_time(item[0]))
    ]


def folded(pieces: Sequence[Piece], around: int = AROUND) -> list[Piece]:
    """The pieces with long unchanged stretches cut to the words next to a change."""
    short: list[Piece] = []
    for number, piece in enumerate(pieces):
        parts = re.findall(r"\S+\s*", piece.text)
        first, last = number == 0, number == len(pieces) - 1
        head, tail = (0 if first else around), (0 if last else around)
        hidden = len(parts) - head - tail
        if piece.kind != "kept" or hidden <= around:
            short.append(piece)
            continue
        note = f"[… {numbers.count_of(hidden, 'Wort', 'Wörter')} unverändert …] "
        short.append(Piece("kept", "".join(parts[:head]) + note + "".join(parts[len(parts) - tail :])))
    return short


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


class _Token(NamedTuple):
    """A word and what parts it from the next: nothing, a space or the end of a line."""

    word: str
    glue: str


def _tokens(text: str) -> list[_Token]:
    # The last word is one of its kind whether or not the other wording goes on after it, hence the space.
    return [_Token(match[1], _glue(match[2])) for match in _WORD.finditer(f"{text.strip()} ")]


def _glue(space: str) -> str:
    return "\n" if "\n" in space else " " if space else ""


def _joined(tokens: Sequence[_Token]) -> str:
    return "".join(token.word + token.glue for token in tokens)


def _items(text: str) -> list[list[_Token]]:
    """The words, parted before every item of a list and before every numbered line."""
    tokens = _tokens(text)
    items: list[list[_Token]] = [[]]
    for number, token in enumerate(tokens):
        following = tokens[number + 1].word if number + 1 < len(tokens) else ""
        starts = token.word in _BULLETS or (token.word.isdigit() and following in (".", ")"))
        if starts and items[-1] and items[-1][-1].glue == "\n":
            items.append([])
        items[-1].append(token)
    return items


def _side_by_side(old: list[list[_Token]], new: list[list[_Token]]) -> Iterator[tuple[list[_Token], list[_Token]]]:
    """Every item once and in order, beside the one it resembles; an item of one side alone has an empty partner."""
    keys = [[tuple(token.word for token in item) for item in items] for items in (old, new)]
    for _, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if b - a == d - c == 1:
            yield old[a], new[c]
            continue
        for item in old[a:b]:
            # The best one not yet passed; of equals the first.
            score, place = max(((_alike(item, new[k]), -k) for k in range(c, d)), default=(0.0, 0))
            if score >= _SAME_ITEM:
                yield from (([], skipped) for skipped in new[c:-place])
                yield item, new[-place]
                c = 1 - place
            else:
                yield item, []
        yield from (([], item) for item in new[c:d])


def _alike(old: list[_Token], new: list[_Token]) -> float:
    counts = [Counter(token.word for token in item if token.word[0].isalnum()) for item in (old, new)]
    size = counts[0].total() + counts[1].total()
    return 2 * (counts[0] & counts[1]).total() / size if size else 1.0


def _words(before: list[_Token], after: list[_Token]) -> list[Piece]:
    keys = [[(token.word, token.glue != "") for token in tokens] for tokens in (before, after)]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=len(before) + len(after) > _EXACT_WORDS)
    runs = [(code == "equal", before[a:b], after[c:d]) for code, a, b, c, d in matcher.get_opcodes()]
    pieces: list[Piece] = []
    gone: list[_Token] = []
    came: list[_Token] = []
    for number, (equal, left, right) in enumerate(runs):
        # A comma that happens to stay between two changed words is no island worth reading.
        inside = 0 < number < len(runs) - 1
        if equal and not (inside and not any(token.word[0].isalnum() for token in right)):
            pieces += _changed(gone, came)
            gone, came = [], []
            # An item that stayed ends its line even where it has become the last of all.
            ends = number == len(runs) - 1 and left[-1].glue == "\n"
            pieces.append(Piece("kept", _joined([*right[:-1], left[-1]] if ends else right)))
        else:
            gone, came = gone + left, came + right
    return pieces + _changed(gone, came)


def _changed(gone: Sequence[_Token], came: Sequence[_Token]) -> list[Piece]:
    found = [Piece("gone", _joined(gone)), Piece("new", _joined(came))]
    return [piece for piece in found if piece.text]


def _pair(old: Section | None, new: Section | None, names: Sequence[str]) -> Pair:
    if old is None or new is None:
        if new is not None:
            own = _differences([], _amounts(new.text), _euro) + _names("", new.text, names)
            return Pair(None, new, [Piece("new", _joined(_tokens(new.text)))], own, "new")
        text = old.text if old else ""
        own = _differences(_amounts(text), [], _euro) + _names(text, "", names)
        return Pair(old, None, [Piece("gone", _joined(_tokens(text)))], own, "gone")
    pieces = words(old.text, new.text)
    state: State = "changed"
    if all(piece.kind == "kept" for piece in pieces):
        state = "same"
    elif _timeless(old.text) == _timeless(new.text):
        state = "years"
    return Pair(old, new, pieces, changes(old.text, new.text, names), state)


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


def _more_than_time(change: str) -> bool:
    """Whether a change is about more than days and years."""
    rest = _YEAR.sub("", _DAY.sub("", change.removeprefix("neu: ").removeprefix("entfallen: ")))
    return bool(rest.strip(" →"))


def _timeless(text: str) -> list[str]:
    return [token.word for token in _tokens(_YEAR.sub("0", _DAY.sub("0", text)))]


def _amounts(text: str) -> list[Decimal]:
    found = []
    for whole, cents, unit in _AMOUNT.findall(text):
        times = next((factor for start, factor in _TIMES.items() if unit.startswith(start)), 1)
        found.append(Decimal(whole.replace(".", "") + (cents or "").replace(",", ".")) * times)
    return found


def _euro(value: Decimal) -> str:
    return numbers.euro(value, 0 if value == int(value) else 2)


def _days(text: str) -> list[str]:
    return [" ".join(found.split()) for found in _DAY.findall(text)]


def _years(text: str) -> list[str]:
    return _YEAR.findall(_DAY.sub(" ", text))


def _differences(old: Sequence[Any], new: Sequence[Any], word: Callable[[Any], str]) -> list[str]:
    """What stands in one list and not in the other, paired where one took the place of the other."""
    found: list[str] = []
    for code, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            continue
        before, after = list(old[a:b]), list(new[c:d])
        paired = min(len(before), len(after))
        found += [f"{word(x)} → {word(y)}" for x, y in zip(before, after, strict=False)]
        found += [f"entfallen: {word(x)}" for x in before[paired:]]
        found += [f"neu: {word(y)}" for y in after[paired:]]
    return found


def _names(old: str, new: str, names: Sequence[str]) -> list[str]:
    """Names that came, went or were slightly changed."""
    before, after = _named(old, names), _named(new, names)
    gone = [name for name in before if name not in after]
    came = [name for name in after if name not in before]
    found: list[str] = []
    for name in gone:
        alike = [(SequenceMatcher(None, name, other).ratio(), other) for other in came]
        best = max(alike, default=(0.0, ""))
        if best[0] >= _RENAMED:
            came.remove(best[1])
            found.append(f"„{name}“ → „{best[1]}“")
        else:
            found.append(f"entfallen: „{name}“")
    return found + [f"neu: „{name}“" for name in came]


def _named(text: str, names: Sequence[str]) -> list[str]:
    """The names that stand in the text, in its order; a longer name hides a shorter one inside it."""
    left, found = " ".join(text.split()), []
    for name in names:
        pattern = re.compile(rf"(?<!\w){re.escape(' '.join(name.split()))}(?!\w)")
        if match := pattern.search(left):
            found.append((match.start(), name))
            left = pattern.sub(lambda hit: "\x00" * len(hit[0]), left)
    return [name for _, name in sorted(found)]

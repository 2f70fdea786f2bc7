"""Two texts word by word: what stayed, what went, what came."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple, TypeAlias

from data import numbers

Kind: TypeAlias = Literal["kept", "new", "gone"]

# A word with its inner points and commas (753.200,50; 3.0), or one sign.
_WORD = re.compile(r"(\w+(?:[.,]\w+)*|[^\w\s])(\s*)")
# Beyond this the exact comparison of every word with every word takes seconds.
_EXACT_WORDS = 4_000
# An item of a list that shares this much with another is a changed item, not one gone and one new.
_SAME_ITEM = 0.6
_BULLETS = "–—-•·*"
_DASHES = "–—-"
_SIGNS = frozenset(f"{_BULLETS}.,;:!?()[]„“”‚‘’»«\"'…")
# Words shown around a change; the rest of an unchanged stretch is folded.
AROUND = 12


@dataclass(frozen=True)
class Piece:
    """A stretch of words that stayed, came or went."""

    kind: Kind
    text: str


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


def whole(text: str, kind: Kind) -> Piece:
    """A text that has no counterpart, written as `words` would write it."""
    return Piece(kind, _joined(_tokens(text)))


def said(text: str) -> list[str]:
    """The words and numbers of a text in order, without the signs that only part them; a minus is of its number."""
    tokens = _tokens(text)
    following = [*(token.word for token in tokens), ""][1:]
    return [
        token.word
        for token, after in zip(tokens, following, strict=False)
        if token.word not in _SIGNS or (token.word in _DASHES and not token.glue and after[:1].isdigit())
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

"""Texts as the shipped fonts can set them: PDF/UA refuses a page with a character no font has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from briefing import words

FONTS = Path(__file__).parent / "fonts"
# Characters that steer and are not drawn: joiners, variation selectors, marks of direction, soft hyphen.
_INVISIBLE = frozenset(
    (0x0A, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10))
)


@cache
def drawable() -> frozenset[int]:
    """The code points that can be set in regular and in bold, read from the character maps of the fonts."""
    faces = {file.stem: set(TTFont(file, lazy=True).getBestCmap()) for file in FONTS.glob("*.ttf")}
    regular, bold = (faces[f"Arimo-{weight}"] for weight in ("Regular", "Bold"))
    anything = faces["NotoEmoji-Regular"] | _INVISIBLE
    return frozenset((regular | faces["DejaVuSans"] | anything) & (bold | faces["DejaVuSans-Bold"] | anything))


def spelled(text: str) -> str:
    """The text with every character that no font has spelled out: 中 → ⟨U+4E2D⟩; nothing is lost in silence."""
    known = drawable()
    if all(ord(character) in known for character in text):
        return text
    return "".join(character if ord(character) in known else f"⟨U+{ord(character):04X}⟩" for character in text)


def printable(value: Any) -> Any:
    """The same content with texts that the fonts can set."""
    if isinstance(value, str):
        return _settable(value)
    if isinstance(value, Mapping):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable(item) for item in value]
    return value


@lru_cache(maxsize=10_000)
def _settable(text: str) -> str:
    """Asked once per text: the search for the room asks for the same texts four times over."""
    return spelled(words.clean(text))

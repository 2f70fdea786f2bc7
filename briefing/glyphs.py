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
def _letters(face: str) -> tuple[TTFont, Mapping[int, str]]:
    """A shipped font, and the name of its drawing for each code point."""
    font = TTFont(FONTS / f"{face}.ttf", lazy=True)
    return font, font.getBestCmap()


@cache
def drawable() -> frozenset[int]:
    """The code points that can be set in regular and in bold, read from the character maps of the fonts."""
    faces = {file.stem: set(_letters(file.stem)[1]) for file in FONTS.glob("*.ttf")}
    regular, bold = (faces[f"Arimo-{weight}"] for weight in ("Regular", "Bold"))
    anything = faces["NotoEmoji-Regular"] | _INVISIBLE
    return frozenset((regular | faces["DejaVuSans"] | anything) & (bold | faces["DejaVuSans-Bold"] | anything))


# Of a letter that Arimo does not have, as a share of the size: signs of DejaVu Sans are about so wide.
OTHER = 0.8
MM_PER_POINT = 25.4 / 72


@cache
def _advances(face: str) -> Mapping[int, float]:
    """How wide each letter of a face is, as a share of its size."""
    font, names = _letters(face)
    wide, whole = font["hmtx"].metrics, font["head"].unitsPerEm
    return {code: wide[name][0] / whole for code, name in names.items()}


@lru_cache(maxsize=20_000)
def millimetres(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is on one line in the letters of the papers, `size` in points."""
    wide = _advances("Arimo-Bold" if bold else "Arimo-Regular")
    return sum(wide.get(ord(letter), OTHER) for letter in text) * size * MM_PER_POINT


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

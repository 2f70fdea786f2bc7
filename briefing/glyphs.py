"""Which characters the shipped fonts can draw: PDF/UA refuses a page with a character no font has."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
# Characters that steer and are not drawn: joiners, variation selectors, marks of direction, soft hyphen.
_INVISIBLE = frozenset(
    (0x0A, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10))
)


@cache
def drawable() -> frozenset[int]:
    """The code points that can be set in regular and in bold, read from the character maps of the fonts."""
    faces = {file.stem: _characters(file.read_bytes()) for file in FONTS.glob("*.ttf")}
    regular, bold = (faces[f"Arimo-{weight}"] for weight in ("Regular", "Bold"))
    anything = faces["NotoEmoji-Regular"] | _INVISIBLE
    return frozenset((regular | faces["DejaVuSans"] | anything) & (bold | faces["DejaVuSans-Bold"] | anything))


def spelled(text: str) -> str:
    """The text with every character that no font has spelled out: 中 → ⟨U+4E2D⟩; nothing is lost in silence."""
    known = drawable()
    if all(ord(character) in known for character in text):
        return text
    return "".join(character if ord(character) in known else f"⟨U+{ord(character):04X}⟩" for character in text)


def _characters(font: bytes) -> set[int]:
    tables = struct.unpack(">H", font[4:6])[0]
    cmap = next(
        offset
        for tag, _, offset, _ in (struct.unpack(">4sIII", font[12 + 16 * at : 28 + 16 * at]) for at in range(tables))
        if tag == b"cmap"
    )
    found: set[int] = set()
    for at in range(struct.unpack(">H", font[cmap + 2 : cmap + 4])[0]):
        platform, _, offset = struct.unpack(">HHI", font[cmap + 4 + 8 * at : cmap + 12 + 8 * at])
        start = cmap + offset
        kind = struct.unpack(">H", font[start : start + 2])[0]
        if platform not in (0, 3):
            continue
        if kind == 12:
            found |= _groups(font, start)
        elif kind == 4:
            found |= _segments(font, start)
    return found


def _groups(font: bytes, start: int) -> set[int]:
    """Format 12: groups of consecutive characters."""
    count = struct.unpack(">I", font[start + 12 : start + 16])[0]
    found: set[int] = set()
    for at in range(count):
        first, last, _ = struct.unpack(">III", font[start + 16 + 12 * at : start + 28 + 12 * at])
        found.update(range(first, last + 1))
    return found


def _segments(font: bytes, start: int) -> set[int]:
    """Format 4: segments; glyph 0 means that the character is missing."""
    count = struct.unpack(">H", font[start + 6 : start + 8])[0] // 2

    def column(number: int, gap: int = 0, sign: str = "H") -> tuple[int, ...]:
        begin = start + 14 + 2 * count * number + gap
        return struct.unpack(f">{count}{sign}", font[begin : begin + 2 * count])

    lasts, firsts, deltas, offsets = column(0), column(1, 2), column(2, 2, "h"), column(3, 2)
    base = start + 16 + 6 * count
    found: set[int] = set()
    for at, (first, last, delta, offset) in enumerate(zip(firsts, lasts, deltas, offsets, strict=True)):
        for character in range(first, min(last, 0xFFFE) + 1):
            if offset:
                place = base + 2 * at + offset + 2 * (character - first)
                glyph = struct.unpack(">H", font[place : place + 2])[0]
            else:
                glyph = (character + delta) & 0xFFFF
            if glyph:
                found.add(character)
    return found

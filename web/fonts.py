"""The two fonts of a page with the characters pages use: icons 375 → 62 KB, text 170 → 70 KB (Streamlit 1.67).

An icon is a ligature of its English name. One that is missing would stand there as that word, so every name that
occurs anywhere in Streamlit's scripts stays, beside those of our own pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from web.icons import ICONS

ICON_FONT = "MaterialSymbols-Rounded.*.woff2"
TEXT_FONT = "SourceSansVF-Upright.*.woff2"
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_ "
# Latin of European languages, marks, Greek (Δ, Σ), punctuation, superscripts, currencies, arrows, mathematics, shapes.
# What else stands in a name comes in a font of the machine.
_TEXT = (range(0x20, 0x180), range(0x2B0, 0x400), range(0x2000, 0x2C00))


def narrow(static: Path) -> None:
    """Narrow the fonts of a copy of Streamlit's static folder in place."""
    named = {
        word for script in (static / "js").glob("*.js") for word in re.findall(r"[a-z0-9_]+", script.read_text("utf-8"))
    }
    for file in (static / "media").glob(ICON_FONT):
        _narrow_icons(file, named.union(ICONS))
    for file in (static / "media").glob(TEXT_FONT):
        # Its figures are of equal width without a feature; small capitals and other shapes of letters no page asks for.
        _save(file, TTFont(file), Options(), unicodes=chain.from_iterable(_TEXT))


def icons(font: TTFont) -> dict[str, str]:
    """Glyph per name of an icon."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        "".join(letters[part] for part in (first, *ligature.Component)): ligature.LigGlyph
        for first, ligature in _ligatures(font)
    }


def _narrow_icons(file: Path, names: set[str]) -> None:
    font = TTFont(file)
    glyphs = [glyph for name, glyph in icons(font).items() if name in names]
    # No closure: from its letters all 4,309 icons can be reached.
    options = Options(layout_features=["*"], layout_closure=False)
    _save(file, font, options, unicodes=map(ord, _LETTERS), glyphs=glyphs)


def _ligatures(font: TTFont) -> Iterator[tuple[str, Any]]:
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            for first, ligatures in getattr(subtable, "ExtSubTable", subtable).ligatures.items():
                for ligature in ligatures:
                    yield first, ligature


def _save(file: Path, font: TTFont, options: Options, unicodes: Iterable[int], glyphs: Iterable[str] = ()) -> None:
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(unicodes), glyphs=list(glyphs))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(file)

"""The narrow fonts draw every icon and every letter a page can show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from streamlit import file_util

from data import location
from web import fonts, packed
from web.icons import ICONS

WHOLE = Path(file_util.get_static_dir()) / "static"
OURS = ("access", "pages", "ui", "tables", "web", "static")


def font(static: Path, name: str) -> TTFont:
    (file,) = (static / "media").glob(name)
    return TTFont(file)


def named(of: str) -> Iterator[str]:
    for folder in OURS:
        for path in (location.ROOT / folder).rglob(f"*.{of}"):
            yield from re.findall(r":material/(\w+):", path.read_text("utf-8"))


def test_the_list_of_icons_is_what_pages_name() -> None:
    assert sorted({*named("py"), *named("js")}) == list(ICONS)


def test_every_icon_that_pages_or_streamlit_name_is_still_one() -> None:
    kept = fonts.icons(font(packed.folder() / "static", fonts.ICON_FONT))
    scripts = " ".join(path.read_text("utf-8") for path in (packed.folder() / "static/js").glob("*.js"))
    quoted = {*re.findall(r"[\"'`/:](\w+)[\"'`:]", scripts)} & {*fonts.icons(font(WHOLE, fonts.ICON_FONT))}
    assert len(quoted) > 100
    assert {*ICONS, *quoted} - {*kept} == set()


def test_what_was_taken_out_makes_the_fonts_a_third_of_what_they_were() -> None:
    sizes = [
        sum(
            file.stat().st_size for name in (fonts.ICON_FONT, fonts.TEXT_FONT) for file in (static / "media").glob(name)
        )
        for static in (packed.folder() / "static", WHOLE)
    ]
    assert sizes[0] < sizes[1] / 3


@pytest.mark.parametrize(
    "text", ["Gießen, Größe „Ä“ – 1.234,56 €", "≥ ≤ ± × − Δ Σ → ↑ ▲ ● ◆ … · § % ‰ ² ₂ ½", "Žižek Łódź Çelik Ñ"]
)
def test_letters_signs_and_names_have_their_glyphs(text: str) -> None:
    wanted = {ord(letter) for letter in text}
    whole = {*font(WHOLE, fonts.TEXT_FONT).getBestCmap()}
    assert (wanted & whole) - {*font(packed.folder() / "static", fonts.TEXT_FONT).getBestCmap()} == set()
    assert len(wanted & whole) > len(wanted) / 2

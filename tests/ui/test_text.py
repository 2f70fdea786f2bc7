"""Text from data appears letter for letter."""

from __future__ import annotations

import re

import pytest

from charts.base.columns import harmless
from ui.text import plain


@pytest.mark.parametrize(
    "text", ["*fett*", "[x](http://y)", "<b>", "$1$", "# Titel", ":red[x]", "a_b_c", "~~x~~", "`x`"]
)
def test_markup_in_data_is_escaped(text: str) -> None:
    escaped = plain(text).replace(":color[]{}", "")
    assert escaped != text
    for sign in "*_[]()<>$#:~`":
        assert escaped.count(sign) == escaped.count("\\" + sign)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("http://a.de", ["http", "://a.de"]),
        ("HTTPS://a.de", ["HTTP", "S://a.de"]),
        ("www.a.de", ["www", ".a.de"]),
        ("a.b@c.de", ["a.b", "@c.de"]),
        (":smile:", [":", "smile:"]),
        (":material/home:", [":", "material/home:"]),
        ("a -> b", ["a -", "> b"]),
        ("a -- b", ["a -", "- b"]),
    ],
)
def test_what_acts_after_the_markup_is_parted_and_nothing_is_added(text: str, parts: list[str]) -> None:
    assert [re.sub(r"\\(.)", r"\1", part) for part in plain(text).split(":color[]{}")] == parts


def test_lines_stay_lines_and_an_indented_one_is_no_code() -> None:
    assert plain("a\r\n    b\rc") == "a  \n&#32;   b  \nc"


def test_plain_words_stay_as_they_are() -> None:
    assert plain("Äpfel und Straße 5 %") == "Äpfel und Straße 5 %"


@pytest.mark.parametrize("text", ["=1+1", "+49", "-5", "@SUMME", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless("Kreis = Stadt") == "Kreis = Stadt"

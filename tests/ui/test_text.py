"""Text from data appears letter for letter."""

from __future__ import annotations

import pytest

from charts.columns import harmless
from ui.text import plain


@pytest.mark.parametrize(
    "text", ["*fett*", "[x](http://y)", "<b>", "$1$", "# Titel", ":red[x]", "a_b_c", "~~x~~", "`x`"]
)
def test_markup_in_data_is_escaped(text: str) -> None:
    escaped = plain(text)
    assert escaped != text
    for sign in "*_[]()<>$#:~`":
        assert escaped.count(sign) == escaped.count("\\" + sign)


def test_plain_words_stay_as_they_are() -> None:
    assert plain("Äpfel und Straße 5 %") == "Äpfel und Straße 5 %"


@pytest.mark.parametrize("text", ["=1+1", "+49", "-5", "@SUMME", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless("Kreis = Stadt") == "Kreis = Stadt"

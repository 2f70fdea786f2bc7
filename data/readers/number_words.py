"""Whole numbers written out in German: „achthundertzwölftausendvierhundert“, „eine Million zweihunderttausend“."""

from __future__ import annotations

import re

_ONES = {
    "null": 0, "ein": 1, "eins": 1, "eine": 1, "einer": 1, "einen": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4,
    "fünf": 5, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    "zwoelf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "fuenfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "fuenfzig": 50, "sechzig": 60,
    "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_LONGEST = 120
_ORDINALS = {"ersten": 1, "dritten": 3, "siebten": 7, "achten": 8}


def number_of(words: str) -> int | None:
    """The number some words say, below a thousand millions; None when they say none."""
    bare = re.sub(r"[\s-]+", "", words.lower())
    if not bare or len(bare) > _LONGEST:
        return None
    head, million, rest = bare.partition("million")
    if not million:
        return _below_million(bare)
    millions = _below_thousand(head)
    rest = rest.removeprefix("en").removeprefix("und")
    below = _below_million(rest) if rest else 0
    return None if not millions or below is None else millions * 1_000_000 + below


def ordinal_of(word: str) -> int | None:
    """„fünften“ → 5, „achtundzwanzigsten“ → 28; None for any other word."""
    word = word.lower()
    return _ORDINALS.get(word) or _below_hundred(re.sub(r"s?ten$", "", word))


def _below_million(words: str) -> int | None:
    head, thousand, rest = words.partition("tausend")
    if not thousand:
        return _below_thousand(words)
    thousands = _below_thousand(head) if head else 1
    below = _below_thousand(rest.removeprefix("und")) if rest else 0
    return None if not thousands or below is None else thousands * 1_000 + below


def _below_thousand(words: str) -> int | None:
    head, hundred, rest = words.partition("hundert")
    if not hundred:
        return _below_hundred(words)
    hundreds = _ONES.get(head, 0) if head else 1
    below = _below_hundred(rest.removeprefix("und")) if rest else 0
    return None if not 0 < hundreds < 10 or below is None else hundreds * 100 + below


def _below_hundred(words: str) -> int | None:
    if words in _ONES:
        return _ONES[words]
    if words in _TENS:
        return _TENS[words]
    ones, found, ten = words.partition("und")
    tens, one = _TENS.get(ten), _ONES.get(ones, 0)
    return None if not found or tens is None or not 0 < one < 10 else tens + one

"""Counties found by their names as people type them: „Gross Gerau“, „Giessen“, „Main Taunus“."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def _forms(text: str) -> set[str]:
    """The letters and digits of a name, with umlauts as they are left out and as they are written out."""
    known = unicodedata.normalize("NFC", text).casefold()  # casefold makes ß to ss
    bare = "".join(each for each in unicodedata.normalize("NFD", known) if not unicodedata.combining(each))
    return {"".join(filter(str.isalnum, form)) for form in (bare, known.translate(_UMLAUTS))}


def found(typed: str, names: Mapping[str, str]) -> list[str]:
    """The keys of the names meant by what was typed: those that are equal, else begin with it, else hold it."""
    wanted = _forms(typed) - {""}
    forms = {key: _forms(name) for key, name in names.items()}
    for fits in (str.__eq__, str.startswith, str.__contains__):
        hits = [key for key, of in forms.items() if any(fits(form, each) for form in of for each in wanted)]
        if hits:
            return hits
    return []

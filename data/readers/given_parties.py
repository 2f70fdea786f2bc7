"""What a person may say of a side of an agreement: who signed in which office, and where."""

from __future__ import annotations

import re

from data.readers.given import AnswerRefused
from data.readers.reading import Party

_LABELS = {"name": "Name der Partei", "signatory": "Unterzeichnet von", "office": "Amt", "signed_at": "Ort"}
_SIDES = {"ministry": "Ministerium", "county": "Gebietskörperschaft"}
LONGEST = 160


def checked_party(party: Party) -> Party:
    """The side as it is kept, without spaces around; raises AnswerRefused for what can be no name, office or place."""
    said = {name: " ".join((getattr(party, name) or "").split()) or None for name in _LABELS}
    for name, words in said.items():
        where = f"{_SIDES[party.side]}, {_LABELS[name]}"
        if words and len(words) > LONGEST:
            raise AnswerRefused(f"{where}: Das ist länger als {LONGEST} Zeichen. Bitte kürzer fassen.")
        if words and not re.search(r"[^\W\d_]", words):
            raise AnswerRefused(f"{where}: „{words}“ enthält keinen Buchstaben. Bitte berichtigen oder leeren.")
    if said["signed_at"] and re.search(r"\d", said["signed_at"]):
        raise AnswerRefused(
            f"{_SIDES[party.side]}, Ort: „{said['signed_at']}“ enthält Ziffern. Bitte nur den Ort eintragen; der Tag "
            "der Unterschrift hat ein eigenes Feld."
        )
    return Party(party.side, **said)

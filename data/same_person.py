"""Whether two names are written of the same person: however it is spaced, cased or turned around."""

from __future__ import annotations

import re
import unicodedata


def same_person(one: str, other: str) -> bool:
    """„Bau, Bert“ is „bert  bau“; nobody confirms his own entry by writing himself another way."""
    return _words(one) == _words(other)


def _words(name: str) -> list[str]:
    return sorted(re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold()))

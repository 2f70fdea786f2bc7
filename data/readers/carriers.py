"""Who carries out a Maßnahme where the name of it and his stand in one line: parted by a legal form, else told."""

from __future__ import annotations

import re

_LEGAL = r"(?:gGmbH|GmbH|gUG|UG|mbH|e\. ?V\.?|e\. ?G\.?|AöR|KdöR|gAG|GbR)(?![\wäöüß])"
_FORM = re.compile(rf"(?<![\wäöüß]){_LEGAL}")
_SIGN = re.compile(r"\s[–—-]\s|\s?[;|]\s?|,\s|\s/\s|:\s")
_BRACKET = re.compile(r"\s?[(\[](?P<inside>[^()\[\]]{3,120})[)\]]\.?$")
# Words of organisations that stand in names of Maßnahmen too.
_MAYBE = re.compile(
    r"\b(?:caritas\w*|diakoni\w+|awo|vhs|volkshochschule\w*|kolping\w*|drk|jobcenter|ihk|handwerkskammer|"
    r"internationaler? bund|\w*bildungswerk\w*|\w*bildungsstätte|kreishandwerkerschaft|stiftung|verein)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:durch|von|mit|bei|beim)\s(?:der|die|dem|den|das)?\s?\S", re.IGNORECASE)


def parted(name: str) -> tuple[str, str | None]:
    """A name and its carrier, where a legal form tells one of two parts of it to be a carrier; else the name alone."""
    if (bracket := _BRACKET.search(name)) and _FORM.search(bracket["inside"]):
        rest = name[: bracket.start()].strip()
        return (rest, _bare(bracket["inside"])) if rest and not _FORM.search(rest) else (name, None)
    parts = [part.strip() for part in _SIGN.split(name)]
    carriers = [part for part in parts if _FORM.search(part)]
    if len(parts) != 2 or len(carriers) != 1 or not all(parts):
        return name, None
    [carrier] = carriers
    return next(part for part in parts if part != carrier), carrier


def whole(carrier: str) -> str:
    """A carrier with the full stop that belongs to „e. V.“."""
    return f"{carrier}." if re.search(r"\be\. ?[VG]$", carrier) else carrier


def _bare(words: str) -> str:
    return re.sub(r"^tr(?:äger)?\.?\s?:?\s", "", words.strip(), flags=re.IGNORECASE)


def doubtful(name: str) -> bool:
    """Whether a name may hold a carrier too."""
    if _FORM.search(name):
        return True
    parts = _SIGN.split(name)
    beside = [*(parts if len(parts) > 1 else ()), *(found["inside"] for found in [_BRACKET.search(name)] if found)]
    return any(_MAYBE.search(part) for part in beside) or bool(_JOINED.search(name) and _MAYBE.search(name))

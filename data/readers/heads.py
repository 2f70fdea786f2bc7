"""The headings of a list without the money and numbers beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.readers.categories import LONGEST_HEADING, begins_heading, beside_heading
from data.readers.details import Details, said_by, split

# On a new page „Fortsetzung 1. Ausbildungsvorbereitung“.
_CONTINUED = re.compile(r"(?:fortsetzung|noch)\s?:?\s(?=(?:[1-4]|I{1,3}|IV)[.)]?\s)", re.IGNORECASE)
_BRACKET = re.compile(r"\s?\([^()]{2,60}\)")


def heads_of(lines: Sequence[str]) -> tuple[list[str], dict[int, Details]]:
    """The lines as headings are known by, and per line what was said beside a heading."""
    heads, beside = list(lines), {}
    for at, line in enumerate(heads):
        if not re.search(r"\d|[IV]", line) or len(line) > LONGEST_HEADING + 60:
            continue
        if begins_heading(bare := _CONTINUED.sub("", line)):
            heads[at] = line = bare
        line = re.sub(r"((?:€|EUR|Euro)\)?)\s?:$", r"\1", line)
        bracket = _BRACKET.search(line)
        inside = said_by(bracket[0]) if bracket else None
        head, said = split(line)
        if inside and bracket and _is_bare(line[: bracket.start()]):
            heads[at], beside[at] = line[: bracket.start()] + line[bracket.end() :], inside
        elif said and _is_bare(head):
            heads[at], beside[at] = head, said
    return heads, beside


def _is_bare(line: str) -> bool:
    """A heading without projects in its own line."""
    return begins_heading(line) and not beside_heading(line)

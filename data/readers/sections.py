"""The sections of an agreement by their headings, whatever they are numbered by."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate

from data.readers.reading import Section
from data.readers.signing import signatures_in

# Matched against lines without their indentation: headings may be centred. „§ 5a“ is one only when it stands alone, as
# „§ 16h SGB II“ is the name of a project.
_HEADING = re.compile(
    r"^#{0,6}\s{0,4}\**(?:(§ ?\d{1,2}(?:[a-z](?=\**$))?)|((?:Art(?:ikel|\.)|Paragraph) ?\d{1,2})|(Präambel))\**[.:]?"
    r"(?!\s{0,4}[a-zäöü])\s{0,4}(?:[–-] )?(.{0,120})$"
)
_PLAIN_HEADING = re.compile(
    r"^#{0,6}\s{0,4}\**(\d{1,2})\.?\s{1,4}((?:Haushaltsmittel|Ziele|Zielsteuerungsdialog|Verpflichtungen|"
    r"Umsetzung|Budget|"
    r"Kontinuierlich|Ausbildungs- und Qualifizierungsbudget|Mittel|Finanz|Projekte|Dialog|Laufzeit).{0,100})$"
)


def sections_of(text: str) -> list[Section]:
    """The sections in order; what stands before the first is „Kopf“, the signatures are „Unterschriften“."""
    raw, pages = _paged(text)
    lines = [line.strip() for line in raw]
    marks = [(i, m) for i, line in enumerate(lines) if (m := _HEADING.match(line))]
    starts = [(i, re.sub(r"§ ?", "§ ", m[1]) if m[1] else m[2] or m[3], m[4].strip(" *")) for i, m in marks]
    if sum(name != "Präambel" for _, name, _ in starts) < 2:
        plain = [(i, m) for i, line in enumerate(lines) if (m := _PLAIN_HEADING.match(line))]
        starts = sorted(
            [s for s in starts if s[1] == "Präambel"] + [(i, f"Nr. {m[1]}", m[2].strip(" *")) for i, m in plain]
        )
    signed = _first_signature(lines)
    if signed is not None:
        starts = [s for s in starts if s[0] < signed] + [(signed, "Unterschriften", "")]
    if not starts or starts[0][0] > 0:
        starts.insert(0, (0, "Kopf", ""))
    found: list[Section] = []
    seen: Counter[str] = Counter()
    for (start, name, title), end in zip(starts, [s[0] for s in starts[1:]] + [len(lines)], strict=True):
        start += name not in ("Kopf", "Unterschriften")
        body = [(line, pages[at]) for at, line in enumerate(lines[start:end], start)]
        if not title and name.startswith(("§", "Art", "Par")):
            title = next((line for line, _ in body if line), "")
        body = _without_gaps(body)
        seen[name] += 1
        several = pages[-1] > 1
        found.append(
            Section(
                f"{name} ({seen[name]})" if seen[name] > 1 else name,
                title or None,
                "\n".join(line for line, _ in body),
                "\n".join(raw[start:end]),
                tuple(page for _, page in body) if several else (),
                tuple(pages[start:end]) if several else (),
            )
        )
    return [each for each in found if each.text]


def _paged(text: str) -> tuple[list[str], list[int]]:
    """The lines of a text without form feeds, and the page each stands on."""
    raw = text.split("\n")
    pages = list(accumulate((line.count("\f") for line in raw), initial=1))[1:]
    return [line.replace("\f", "") for line in raw], pages


def _without_gaps(lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Lines without blank ones at both ends, and with one where several stood."""
    kept = [each for at, each in enumerate(lines) if each[0] or (at and lines[at - 1][0])]
    while kept and not kept[-1][0]:
        kept.pop()
    return kept


def _first_signature(lines: list[str]) -> int | None:
    """The line of the first of the last signatures, which stand close together; None without one."""
    first: int | None = None
    for at in reversed(signatures_in(lines)):
        if first is not None and first - at > 15:
            break
        first = at
    return first

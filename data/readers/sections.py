"""The sections of an agreement by their headings, whatever they are numbered by."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate

from data.readers.german import days
from data.readers.reading import Section
from data.readers.text import BULLET

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
# What stands before the date of a signature: a place, „den“, or nothing.
_PLACE = re.compile(
    r"^(?:[A-ZÄÖÜ][\w .()/-]{1,40}?(?:\s?,\s{0,4}(?:den|am|Datum:)?|\s(?:den|am))"
    r"|den|am|(?:Ort(?:,| und| /|/) ?)?Datum:(?:\s{0,4}[A-ZÄÖÜ][\w .()/-]{1,40}?,(?:\s(?:den|am))?)?)?\s{0,4}$"
)
# A stamp or a remark with a day of its own is no signature.
_STAMP = re.compile(
    r"^\W*(?:posteingang|eingang|eingegangen|empfangen|erhalten|stand|entwurf|arbeitsfassung|fassung|gedruckt|"
    r"erstellt|"
    r"ausdruck|version|versandt|versendet|beschlossen|beschluss|kenntnis|registriert|gescannt|geprüft|"
    r"genehmigt|anlage|"
    r"dieses dokument|gültig|in kraft|seite|vom|bis|ab|seit)\b",
    re.IGNORECASE,
)

# „Veröffentlicht am 20.05.2024“, but „Darmstadt am 3. Mai“.
_DONE = re.compile(r"^\W*\w+(?:t|en)(?<!stadt)(?<!furt) am\s\d", re.IGNORECASE)


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


def signatures_in(lines: list[str]) -> list[int]:
    """The lines with dates of signatures; a date below „Posteingang“ is none."""
    found, before = [], ""
    for at, line in enumerate(lines):
        if is_signature(line) and not is_stamp(before):
            found.append(at)
        before = line if line.strip() else before
    return found


def is_signature(line: str) -> bool:
    """A line with nothing but one or two places and dates."""
    if len(line) > 140 or BULLET.match(line) or is_stamp(line):
        return False
    at, line = 0, line.strip()
    found = days(line)
    for day in found:
        if not _PLACE.match(line[at : day.at].strip(" *|")):
            return False
        at = day.at + len(day.written)
    return 0 < len(found) <= 2 and not re.search(r"\w", line[at:])


def is_stamp(line: str) -> bool:
    """A line that dates something else than a signature: „Eingegangen am“, „Stand:“, „Anlage“."""
    return bool(_STAMP.match(line.strip()) or _DONE.match(line.strip()))

"""Who signed an agreement, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from data.readers.german import Day, days
from data.readers.reading import Citation, Reading, Section
from data.readers.sections import is_signature
from data.readers.text import one_line

MOST_SIGNATURES = 10
# Agreements of 2011 to 2023 were signed between December before and August of their year.
MONTHS_TO_SIGN = 18
_MINISTRY = re.compile(r"minister|staatssekret", re.IGNORECASE)
_COUNTY_OFFICE = re.compile(
    r"landr[aä]t|bürgermeister|beigeordnet|stadtr[aä]t|stadtkämmer|kreisausschuss|magistrat|"
    r"(?:des|der|den|dem)\s\S{0,30}kreis",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"minister|staatssekret|landr[aä]t|bürgermeister|beigeordnet|stadtr[aä]t|kämmer|dezernent", re.IGNORECASE
)
_BEFORE_NAME = re.compile(
    r"^(?:gez\.|gezeichnet:?|i\. ?[VA]\.|in vertretung|im auftrag|[_.…\s]+)\s{0,4}", re.IGNORECASE
)
_NO_NAME = re.compile(r"^(?:für |des |der |hessische[srn]? ministerium|seite \d|\W*$)", re.IGNORECASE)
# A signature that still waits for its day, „Friedberg, den ________“: what follows is its own.
_UNDATED = re.compile(r"(?:,|\bden|\bam)\s{0,4}[_.…]*$")


@dataclass
class _Signed:
    """A date with the lines of the person who signed then."""

    day: Day
    lines: list[str]

    @property
    def side(self) -> Literal["ministry", "county"] | None:
        body = " ".join(self.lines)
        ministry, county = bool(_MINISTRY.search(body)), bool(_COUNTY_OFFICE.search(body))
        return None if ministry == county else "ministry" if ministry else "county"


def read_signatures(reading: Reading) -> None:
    """Find both days and signatories; a missing or impossible day becomes a problem."""
    block = next((s for s in reading.sections if s.name == "Unterschriften"), None)
    for signed in _signed(block.text.split("\n"), reading.sections) if block else []:
        if signed.side is None:
            message = (
                f"Unterschriften: Ob am {signed.day.written} das Ministerium oder der Kreis unterschrieb, ist unklar."
            )
            reading.miss("signatures", f"{message} Bitte klären.", "warning")
        else:
            _sign(reading, signed, signed.side)
    for side, whose in (("ministry", "des Ministeriums"), ("county", "der Gebietskörperschaft")):
        about = f"signed_by_{side}_on"
        if getattr(reading, about) is None and not any(p.field == about for p in reading.problems):
            message = f"Tag der Unterschrift {whose} nicht gefunden. Bitte ergänzen, sobald sie vorliegt."
            reading.miss(about, message, "warning")


def _signed(lines: Sequence[str], sections: Sequence[Section]) -> list[_Signed]:
    """Every dated signature; who signed stands below its date, beside another one, or above the date."""
    starts = [i for i, line in enumerate(lines) if is_signature(line)][-MOST_SIGNATURES:]
    bodies = [_below(lines[start + 1 : end]) for start, end in pairwise([*starts, len(lines)])]
    below = [
        _Signed(day, body)
        for start, lines_below in zip(starts, bodies, strict=True)
        for day, body in zip(days(lines[start]), _columns(lines_below, len(days(lines[start]))), strict=True)
    ]
    if len(below) != len(starts) or not below or below[-1].side is not None:
        return below
    earlier = next((each.text.split("\n") for each in sections[-2:-1]), [])
    first = list(takewhile(lambda line: len(line) < 80 and not line.endswith("."), [x for x in reversed(earlier) if x]))
    above = [_Signed(each.day, body) for each, body in zip(below, [first[:4][::-1], *bodies[:-1]], strict=True)]
    return above if all(each.side for each in above) else below


def _below(lines: Sequence[str]) -> list[str]:
    return list(takewhile(lambda line: not _UNDATED.search(line), [line for line in lines if line]))[:8]


def _columns(lines: Sequence[str], number: int) -> list[list[str]]:
    """The lines of signatures side by side, one list per signature; empty ones when a line cannot be divided."""
    if number == 1:
        return [list(lines)]
    cells = [re.split(r"\s{2,}", line.strip()) for line in lines]
    cells = [each for each in cells if len(each) == number]
    return [[row[column] for row in cells] for column in range(number)]


def _sign(reading: Reading, signed: _Signed, side: Literal["ministry", "county"]) -> None:
    about, day = f"signed_by_{side}_on", signed.day
    former = getattr(reading, about)
    if day.value is None:
        reading.miss(about, f"Unterschriften: „{day.written}“ ist kein Tag im Kalender. Bitte prüfen.")
        return
    if former is not None and former != day.value:
        setattr(reading, about, None)
        whose = "das Ministerium" if side == "ministry" else "die Gebietskörperschaft"
        reading.miss(
            about, f"Unterschriften: Für {whose} stehen zwei Tage ({former:%d.%m.%Y}, {day.written}). Bitte klären."
        )
        return
    if any(problem.field == about for problem in reading.problems):
        return
    setattr(reading, about, day.value)
    setattr(reading, f"{side}_signatory", _signatory(signed.lines))
    reading.citations[about] = Citation("Unterschriften", one_line(f"{day.written} {' '.join(signed.lines)}"))
    if reading.year and abs((day.value.year - reading.year) * 12 + day.value.month - 6) > MONTHS_TO_SIGN:
        message = f"Unterschriften: {day.written} liegt weit vom Haushaltsjahr {reading.year}. Bitte prüfen."
        reading.miss(about, message)


def _signatory(lines: Sequence[str]) -> str | None:
    """Name and office as „Name, Amt“; one of them alone when the other is not given."""
    bare = [_BEFORE_NAME.sub("", line).strip(" ()*") for line in lines]
    bare = [line for line in bare if line and not _NO_NAME.match(line)]
    office = next((line for line in bare if _OFFICE.search(line)), None)
    name = next((line for line in bare if line != office), None)
    if office and "," in office:
        return one_line(office)
    return one_line(", ".join(part for part in (name, office) if part)) or None

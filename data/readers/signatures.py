"""Who signed an agreement, in which office, where and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import Literal

from data.readers.draft import Draft
from data.readers.german import Day
from data.readers.parties import County, ministry_name
from data.readers.reading import Citation, Party, Section, Side
from data.readers.signing import dated, is_stamp, signatures_in
from data.readers.text import loose, one_line

MOST_SIGNATURES = 10
# Agreements of 2011 to 2023 were signed between December before and August of their year.
MONTHS_TO_SIGN = 18
_MINISTRY = re.compile(r"minister|staatssekret|land hessen", re.IGNORECASE)
_COUNTY_OFFICE = re.compile(
    r"landr[aä]t|bürgermeister|beigeordnet|stadtr[aä]t|stadtkämmer|kreisausschuss|magistrat|jobcenter|kommunal|"
    r"(?:des|der|den|dem)\s\S{0,30}kreis",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"minister|staatssekret|landr[aä]t|bürgermeister|beigeordnet|stadtr[aä]t|kämmer|dezernent|leiter|vorstand|"
    r"geschäftsführ|direktor|präsident",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"^(?:unterschrift(?: und stempel)?:|gez\.|gezeichnet:?|i\. ?[VA]\.|in vertretung|im auftrag|[_.…\s]+)\s{0,4}",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"^(?:für |des |der |hessische[srn]? ministerium|seite \d|\W*$)", re.IGNORECASE)
_ON_BEHALF = re.compile(r"^für (?:das|den|die) .{3,80}$", re.IGNORECASE)
# A signature that still waits for its day, „Friedberg, den ________“: what follows is its own.
_UNDATED = re.compile(
    r"(?:,|\bden|\bam)\s{0,4}[_.…\s]*(?:20(?:\d\d|_{1,4}))?$|^[A-ZÄÖÜ][\w .()/-]{1,40}, ?(?:im )?"
    r"(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\w*\.? 20\d\d$"
)
# „Zur Kenntnis genommen: Kassel, den 20.06.2023 Regierungspräsidium“: no signature of a party.
_OF_A_THIRD = re.compile(r"\W{0,3}(?:zur kenntnis(?: genommen)?|kenntnis genommen|nachrichtlich)\b", re.IGNORECASE)
# „Wiesbaden/Homberg, den 3. Mai“: both signed on that day.
_TWO_PLACES = re.compile(r"\w\s?(?:/|,|\bund\b)\s?\w")
_SEAT_OF_THE_MINISTRY = "wiesbaden"
_NOT_YET = Day(None, "", 0)


@dataclass
class _Signed:
    """A date with its place and the lines of the person who signed then.

    `bare`: nothing but the day says that it is a place.
    """

    day: Day
    place: str
    lines: list[str] = field(default_factory=list)
    bare: bool = False

    @property
    def named(self) -> set[Side]:
        """The sides whose offices the lines name."""
        body = " ".join(self.lines)
        sides: dict[Side, re.Pattern[str]] = {"ministry": _MINISTRY, "county": _COUNTY_OFFICE}
        return {side for side, pattern in sides.items() if pattern.search(body)}

    def is_seat(self, party: County) -> bool:
        """Whether the place is the seat of one of the sides."""
        return self.placed(party) is not None or _SEAT_OF_THE_MINISTRY in loose(self.place)

    def placed(self, party: County) -> Side | None:
        """The side whose seat the place is; None in Wiesbaden when both have theirs there, and elsewhere."""
        place = loose(self.place)
        seat = loose(re.sub(r"\W(?:v|a|i)\.? .*|\(.*", "", party.seat)).strip()
        if _SEAT_OF_THE_MINISTRY in place and seat != _SEAT_OF_THE_MINISTRY:
            return "ministry"
        return "county" if seat and seat in place and seat != _SEAT_OF_THE_MINISTRY else None


def read_signatures(draft: Draft, party: County) -> None:
    """Find days, places and signatories; a missing or impossible day becomes a problem."""
    block = next((s for s in draft.sections if s.name == "Unterschriften"), None)
    draft.parties = [Party("ministry", ministry_name(draft.sections)), Party("county", draft.county_name)]
    found = [each for each in _signed(block, draft.sections) if each.day.written] if block else []
    for each in found:
        if each.bare and not each.is_seat(party):
            message = (
                f"Unterschriften: Ob „{each.place} {each.day.written}“ der Tag einer Unterschrift ist, ist unklar."
            )
            draft.miss("signatures", f"{message} Bitte klären.", "warning")
    for signed, side in _sided([each for each in found if not each.bare or each.is_seat(party)], party):
        if side is None:
            message = (
                f"Unterschriften: Ob am {signed.day.written} das Ministerium oder der Kreis unterschrieb, ist unklar."
            )
            draft.miss("signatures", f"{message} Bitte klären.", "warning")
        else:
            _sign(draft, signed, side, block)
    for side, whose in (("ministry", "des Ministeriums"), ("county", "der Gebietskörperschaft")):
        about = f"signed_by_{side}_on"
        if getattr(draft, about) is None and not any(p.field == about for p in draft.problems):
            message = f"Tag der Unterschrift {whose} nicht gefunden. Bitte ergänzen, sobald sie vorliegt."
            draft.miss(about, message, "warning", "missing")


def _sided(signed: Sequence[_Signed], party: County) -> list[tuple[_Signed, Side | None]]:
    """Every signature with its side: by the offices below it, else by its place; one for both sides stands twice."""
    found: list[tuple[_Signed, Side | None]] = []
    for each in signed:
        if len(signed) == 1 and len(each.named) == 2:
            both = _TWO_PLACES.search(each.place)
            found += [(each, "ministry"), (each, "county")] if both else [(each, None)]
        else:
            found.append((each, next(iter(each.named)) if len(each.named) == 1 else each.placed(party)))
    places = [each.placed(party) for each in signed]
    sides = [side for _, side in found]
    # Names above their dates look as if each side had signed at the seat of the other: the places are right.
    if len(signed) == 2 and None not in places and sides == places[::-1] and places[0] != places[1]:
        return [(_Signed(each.day, each.place), side) for each, side in zip(signed, places, strict=True)]
    if len(signed) == 2 and sides.count(None) == 1:
        return [(each, side or _other(sides, each)) for each, side in found]
    return found


def _other(sides: Sequence[Side | None], unknown: _Signed) -> Side | None:
    """The side of a signature beside one of the ministry: at another place it is the county."""
    elsewhere = unknown.place and _SEAT_OF_THE_MINISTRY not in loose(unknown.place)
    return "county" if "ministry" in sides and elsewhere and not unknown.named else None


def _signed(block: Section, sections: Sequence[Section]) -> list[_Signed]:
    """Every dated signature; who signed stands below its date, beside another one, or above the date."""
    lines = list(takewhile(lambda line: not _OF_A_THIRD.match(line), block.layout.split("\n")))
    starts = signatures_in(lines)[-MOST_SIGNATURES:]
    bodies = [lines[start + 1 : end] for start, end in pairwise([*starts, len(lines)])]
    bodies = _with_headings(bodies)
    below = [
        each
        for start, body in zip(starts, bodies, strict=True)
        for each in _beside(lines[start], _below(body))
    ]  # fmt: skip
    if len(below) != len(starts) or not below or below[-1].named:
        return below
    earlier = next((each.text.split("\n") for each in sections[-2:-1]), [])
    first = list(takewhile(lambda line: len(line) < 80 and not line.endswith("."), [x for x in reversed(earlier) if x]))
    own = [[line.strip() for line in _below(body)] for body in bodies[:-1]]
    above = [
        _Signed(each.day, each.place, body) for each, body in zip(below, [first[:4][::-1], *own], strict=True)
    ]  # fmt: skip
    return above if all(len(each.named) == 1 for each in above) else below


def _with_headings(bodies: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines below each date; „Für den Kreis:“ at their end is said of the next signature."""
    found: list[list[str]] = []
    heading: list[str] = []
    for body in bodies:
        filled = [line for line in body if line.strip()]
        last = len(filled) > 1 and bool(_ON_BEHALF.match(filled[-1].strip()))
        found.append(heading + (filled[:-1] if last else filled))
        heading = filled[-1:] if last and body is not bodies[-1] else []
    return found


def _below(lines: Sequence[str]) -> list[str]:
    kept = takewhile(lambda line: not _UNDATED.search(line) and not is_stamp(line), lines)
    return [line for line in kept if line.strip()][:8]


def _beside(line: str, body: Sequence[str]) -> list[_Signed]:
    """The signatures of one line with dates; side by side, each has the lines of its column."""
    parts = dated(line)
    signed = [_Signed(each.day or _NOT_YET, each.place, each.by.split(", "), each.bare) for each in parts]
    if len(signed) == 1:
        # „… durch Max Beispiel, Landrat“ says it all; a name alone leaves the office to the lines around it.
        signed[0].lines = signed[0].lines if signed[0].named else [each.strip() for each in body]
        return signed
    starts = [each.at for each in parts]
    for each in body:
        cells = [(cell.start(), cell[0]) for cell in re.finditer(r"\S+(?: \S+)*", each)]
        for at, (start, words) in enumerate(cells):
            column = at if len(cells) == len(signed) else sum(start >= place - 3 for place in starts[1:])
            signed[column].lines.append(words)
    return signed


def _sign(draft: Draft, signed: _Signed, side: Side, block: Section | None) -> None:
    about: Literal["signed_by_ministry_on", "signed_by_county_on"]
    about = "signed_by_ministry_on" if side == "ministry" else "signed_by_county_on"
    day, former = signed.day, draft.signed_on(side)
    if day.value is None and not re.search(r"\d{4}", day.written):
        if former is None:
            draft.miss(about, f"Unterschriften: „{day.written}“ nennt kein Jahr. Bitte den Tag ergänzen.")
        return
    if day.value is None:
        draft.miss(
            about, f"Unterschriften: „{day.written}“ ist kein Tag im Kalender. Bitte prüfen.", code="implausible"
        )
        return
    if former is not None and former != day.value:
        draft.sign(side, None)
        whose = "das Ministerium" if side == "ministry" else "die Gebietskörperschaft"
        message = f"Unterschriften: Für {whose} stehen zwei Tage ({former:%d.%m.%Y}, {day.written})"
        draft.miss(about, f"{message}. Bitte klären.", code="several")
        return
    if any(problem.field == about for problem in draft.problems):
        return
    draft.sign(side, day.value)
    name, office = _signatory(signed.lines)
    draft.parties = [
        Party(side, each.name, name, office, signed.place or None) if each.side == side else each
        for each in draft.parties
    ]
    passage = one_line(f"{signed.place} {day.written} {' '.join(signed.lines)}")
    draft.citations[about] = Citation("Unterschriften", passage, block.page_of(day.written) if block else None)
    if draft.year and abs((day.value.year - draft.year) * 12 + day.value.month - 6) > MONTHS_TO_SIGN:
        message = f"Unterschriften: {day.written} liegt weit vom Haushaltsjahr {draft.year}. Bitte prüfen."
        draft.miss(about, message, code="implausible")


def _signatory(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Name and office of who signed; None for what is not given."""
    bare = [_BEFORE_NAME.sub("", line).strip(" ()*") for line in lines]
    bare = [line for line in bare if line and not _NO_NAME.match(line)]
    office = next((line for line in bare if _OFFICE.search(line)), None)
    name = next((line for line in bare if line != office), None)
    if office and "," in office and name is None:
        name, _, office = office.partition(",")
    return one_line(name or "") or None, one_line(office or "") or None

"""Which lines date a signature: „Wiesbaden, den 3. Mai 2024“, two of them side by side, „digital signiert am …“."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.readers.german import MONTHS, Day, days
from data.readers.text import BULLET, one_line

# What stands before the date of a signature: a place, „den“, or nothing.
_IN_A_SENTENCE = r"(?:(?i:unterzeichnet|unterschrieben|ausgefertigt) (?:in|zu) )"
_PLACE = re.compile(
    rf"^(?:{_IN_A_SENTENCE}?(?:[A-ZÄÖÜ][\w .()/-]{{1,40}}?|_{{2,40}})"
    r"(?:\s?,\s{0,4}(?:(?i:den|am)|d\.|Datum:)?|\s(?i:den|am))"
    r"|(?i:den|am)|d\.|(?:Ort(?:,| und| /|/) ?)?Datum:(?:\s{0,4}[A-ZÄÖÜ][\w .()/-]{1,40}?,(?:\s(?:den|am))?)?)?\s{0,4}$"
)
# „Wiesbaden 14.03.2024“: whether it is a place, only the counties tell.
_BARE_PLACE = re.compile(r"^[A-ZÄÖÜ][^\W\d]+(?:[ -](?:[A-ZÄÖÜ][^\W\d]+|am|an|der|vor|v\.|d\.|a\.)){0,4}\s{1,2}$")
# „Friedberg, den ________“ and „Friedberg, den 17. Juni“: the day or its year is not written yet.
_OPEN = re.compile(
    r"^(?P<place>[A-ZÄÖÜ][\w .()/-]{1,40}?(?:\s?,\s{0,4}(?:den|am)?|\s(?:den|am)))\s{0,4}"
    r"(?P<day>\d{1,2}\. ?(?:\d{1,2}\.|(?P<word>[A-Za-zäÄ]{3,9})\.?))?[\s_.…]*(?:20_{1,4}|(?<=[_.…])20\d\d)?$"
)
# „digital signiert am 14.03.2024“, „Elektronisch signiert von Erika Mustermann am 14.03.2024“
_DIGITAL = re.compile(
    r"^\W{0,3}(?:qualifiziert |fortgeschritten )?(?:digital|elektronisch) "
    r"(?:signiert|unterschrieben|unterzeichnet)\s?:?(?: (?:von|durch) (?P<by>[^\d]{3,80}?))?,? am $",
    re.IGNORECASE,
)
_SIGNED_BY = re.compile(
    r"^(?:[, ]{1,2}(?:um )?\d{1,2}[:.]\d{2}(?::\d{2})?(?: Uhr)?)?(?:[, ]{1,2}(?:von|durch) (?P<by>\D{3,100}))?\W*$"
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
_COLUMN = re.compile(r"\S+(?: {1,2}\S+)*")
LONGEST = 140


@dataclass(frozen=True)
class Dated:
    """One signature of a line: where its column begins, the place, the day; None for a day not written yet.

    A day without its year has no value. `bare`: nothing but the day says that the words before it are a place. `by` is
    who signed, where the line says so.
    """

    at: int
    place: str
    day: Day | None
    bare: bool = False
    by: str = ""


def dated(line: str) -> list[Dated]:
    """The signatures that a line dates, at most two; none for any other line."""
    if len(line.strip()) > LONGEST or BULLET.match(line) or is_stamp(line):
        return []
    if signed := _digital(line):
        return [signed]
    if whole := list(_whole(line)):
        return whole
    columns = [_column(cell.start(), cell[0]) for cell in _COLUMN.finditer(line.replace("\t", "   "))]
    found = [each for each in columns if each is not None]
    return found if len(found) == len(columns) <= 2 and any(each.day for each in found) else []


def is_stamp(line: str) -> bool:
    """A line that dates something else than a signature: „Eingegangen am“, „Stand:“, „Anlage“."""
    return bool(_STAMP.match(line.strip()) or _DONE.match(line.strip()))


def signatures_in(lines: list[str]) -> list[int]:
    """The lines with dates of signatures; a date below „Posteingang“ is none."""
    found, before = [], ""
    for at, line in enumerate(lines):
        if dated(line) and not is_stamp(before):
            found.append(at)
        before = line if line.strip() else before
    return found


def _whole(line: str) -> Iterator[Dated]:
    """The signatures of a line with nothing but one or two places and whole dates."""
    end, parts = 0, []
    for day in days(line):
        before = line[end : day.at]
        if not _PLACE.match(before.strip(" *|")):
            return
        parts.append(Dated(end + len(before) - len(before.lstrip()), _place(before), day))
        end = day.at + len(day.written)
    if 0 < len(parts) <= 2 and not re.search(r"\w", line[end:]):
        yield from parts


def _column(at: int, words: str) -> Dated | None:
    """The signature in one column: a place with its day, without it, or with a day that has no year."""
    found = days(words)
    if len(found) == 1 and not re.search(r"\w", words[found[0].at + len(found[0].written) :]):
        before = words[: found[0].at]
        bare = bool(_BARE_PLACE.match(before))
        return Dated(at, _place(before), found[0], bare) if bare or _PLACE.match(before.strip(" *|")) else None
    opened = _OPEN.match(words)
    if found or opened is None or (opened["word"] and opened["word"].lower() not in MONTHS):
        return None
    day = Day(None, opened["day"].strip(), opened.start("day")) if opened["day"] else None
    return Dated(at, _place(opened["place"]), day)


def _digital(line: str) -> Dated | None:
    found = days(line)
    if len(found) != 1:
        return None
    before = _DIGITAL.match(line[: found[0].at].lstrip())
    behind = _SIGNED_BY.match(line[found[0].at + len(found[0].written) :])
    if before is None or behind is None:
        return None
    return Dated(len(line) - len(line.lstrip()), "", found[0], by=one_line(before["by"] or behind["by"] or ""))


def _place(written: str) -> str:
    """„Wiesbaden, den “ → „Wiesbaden“."""
    written = re.sub(r"^\W*(?:Ort\W{1,3}(?:und\s)?)?Datum:\s*", "", written)
    written = re.sub(rf"^\W*{_IN_A_SENTENCE}", "", written)
    return one_line(re.sub(r"(?:^|(?<=[\s,]))(?:(?i:den|am)|d\.|Datum:|Ort,)\s*$", "", written.strip(" *|"))).strip(
        " ,*|_"
    )

"""What a workbook says about its cells beside their values: formulas without a result, errors, percentages, hiding.

python-calamine gives an empty cell for the first two, the bare number for the third and no word of the fourth, so they
are looked up in the XML of the sheets.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from posixpath import normpath
from xml.etree import ElementTree

from data.limited.saying import AGAIN, Unreadable

MAIN = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
RELATION_ID = re.compile(r"\{[^}]*/relationships\}id")
# What Excel numbers itself: 0% and 0.00%.
PERCENT_FORMATS = {"9", "10"}
# „0" %"“ only writes the sign behind the number and does not mean hundredths.
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PREFIX = re.compile(rb"<(\w+:)?sheetData\b")
_ATTRIBUTE = re.compile(rb'\b(r|t)="([^"]*)"')
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
MOST_NAMED = 1000
# What a format writes behind a figure of thousands or millions.
_SCALED = re.compile(r"(?P<million>mio|mill)|teur|t€|tsd|tausend|k€|keur", re.IGNORECASE)
_BOUNDS = re.compile(rb'\b(min|max)="(\d{1,5})"')
# As many as a sheet of Excel has.
MOST_COLUMNS = 16_384


@dataclass
class Marks:
    """What the sheet says of its cells.

    `unread`: cells that were not read, each with a German reason. `percent` and `scaled`: the places of percentages and
    of figures that their format calls thousands or millions, counted from 0, the latter with the number. `hidden` and
    `struck`: the numbers of hidden and of crossed-out rows that hold something, as Excel counts them; `hidden_columns`
    from 0.
    """

    unread: list[str] = field(default_factory=list)
    percent: list[tuple[int, int]] = field(default_factory=list)
    scaled: list[tuple[int, int, int]] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    struck: list[int] = field(default_factory=list)


class Styles:
    """The numbers of the styles of cells that change what a number means."""

    def __init__(self, elements: Callable[[str, str], list[ElementTree.Element]]) -> None:
        own = {each.get("numFmtId"): each.get("formatCode") or "" for each in elements(STYLES, "numFmt")}
        percent = PERCENT_FORMATS | {key for key, code in own.items() if "%" in _QUOTED.sub("", code)}
        scales = {key: scale for key, code in own.items() if (scale := _scale_of(code))}
        fonts = [_is_struck(each) for each in elements(STYLES, "fonts/font")]
        struck = {str(number) for number, is_struck in enumerate(fonts) if is_struck}
        self.percent: set[str] = set()
        self.scaled: dict[int, set[str]] = {}
        self.struck: set[str] = set()
        for number, each in enumerate(elements(STYLES, "cellXfs/xf")):
            if each.get("numFmtId") in percent:
                self.percent.add(str(number))
            if scale := scales.get(each.get("numFmtId")):
                self.scaled.setdefault(scale, set()).add(str(number))
            if each.get("fontId") in struck:
                self.struck.add(str(number))


def _scale_of(code: str) -> int | None:
    """What a format calls its figures: 1000 for „#,##0.0 "TEUR"“, None where a comma behind the digits divides them.

    „#,##0.0," TEUR"“ shows 288,4 for 288.400 euros, which are meant as they are stored.
    """
    found = _SCALED.search("".join(quoted or sign for quoted, sign in re.findall(r'"([^"]*)"|\\(.)', code)))
    if found is None or re.search(r"[0#?],+(?![0#?.])", _QUOTED.sub("", code.split(";")[0])):
        return None
    return 1_000_000 if found["million"] else 1_000


def _is_struck(font: ElementTree.Element) -> bool:
    strike = font.find("{*}strike")
    return strike is not None and strike.get("val", "1") not in ("0", "false")


class CellMarks:
    """The marks of the sheets of a workbook."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._members = {name.lower(): name for name in self._archive.namelist()}
        self._parts = dict(self._sheet_parts())
        self._styles = Styles(self._elements)

    def of(self, sheet: str) -> Marks:
        """The marks of the sheet of this name."""
        part = self._bytes(self._parts.get(sheet, ""))
        if part is None:
            raise Unreadable(f"ist beschädigt: Das Blatt „{sheet}“ fehlt. {AGAIN}")
        found = _PREFIX.search(part)
        prefix = re.escape(found[1] or b"") if found else b""
        marks = Marks()
        unread = [*_errors(part, prefix), *_formulas(part, prefix)]
        for cell, fault in unread[:MOST_NAMED]:
            marks.unread.append(f"{_attributes(cell).get('r', 'Zelle ohne Adresse')}: {fault}")
        if len(unread) > MOST_NAMED:
            marks.unread.append(f"und {len(unread) - MOST_NAMED} weitere Zellen")
        marks.hidden += _hidden_rows(part, prefix)
        marks.hidden_columns += _hidden_columns(part, prefix)
        marks.percent += _styled(part, prefix, self._styles.percent)
        for scale, styles in self._styles.scaled.items():
            marks.scaled += [(row, column, scale) for row, column in _styled(part, prefix, styles)]
        marks.struck += sorted({row + 1 for row, _ in _styled(part, prefix, self._styles.struck, filled=True)})
        return marks

    def _bytes(self, part: str) -> bytes | None:
        name = self._members.get(part.lower())
        return None if name is None else self._archive.read(name)

    def _sheet_parts(self) -> Iterator[tuple[str, str]]:
        """The name of each sheet and the part of the archive it lies in."""
        targets = {each.get("Id"): each.get("Target") or "" for each in self._elements(RELATIONS, "Relationship")}
        for sheet in self._elements(MAIN, "sheet"):
            key = next((value for name, value in sheet.attrib.items() if RELATION_ID.fullmatch(name)), None)
            target = targets.get(key, "")
            yield sheet.get("name") or "", normpath(target[1:] if target.startswith("/") else f"xl/{target}")

    def _elements(self, part: str, path: str) -> list[ElementTree.Element]:
        content = self._bytes(part)
        try:
            root = None
            if content is not None:
                root = ElementTree.fromstring(content)  # noqa: S314 - declarations of entities were refused before
        except ElementTree.ParseError:
            root = None
        return [] if root is None else root.findall(".//" + "/".join(f"{{*}}{step}" for step in path.split("/")))


def _errors(part: bytes, prefix: bytes) -> Iterator[tuple[bytes, str]]:
    """The attributes of cells whose value is an error, and which one."""
    for cell in re.finditer(rb'<%bc ([^>]*\bt="e"[^>]*)>(.*?)</%bc>' % (prefix, prefix), part, re.DOTALL):
        value = re.search(rb"<%bv[^>]*>([^<]*)<" % prefix, cell[2])
        yield cell[1], f"Fehlerwert {value[1].decode('utf-8', 'replace')[:20] if value else ''}".strip()


def _formulas(part: bytes, prefix: bytes) -> Iterator[tuple[bytes, str]]:
    """The attributes of cells whose formula has no stored result."""
    formula = rb"<PREf\b[^>]*(?:/>|>[^<]*</PREf>)\s*"
    cell = rb"<PREc ([^>]*)>\s*" + formula + rb"(<PREv\s*/>|<PREv[^>]*></PREv>)?\s*</PREc>"
    for found in re.finditer(cell.replace(b"PRE", prefix), part):
        # A formula whose result is an empty text has an empty value and says that it is a text.
        kind = _attributes(found[1]).get("t")
        if kind != "e" and not (kind == "str" and found[2]):
            yield found[1], "Formel ohne gespeichertes Ergebnis"


def _hidden_rows(part: bytes, prefix: bytes) -> Iterator[int]:
    """The numbers of rows that are hidden, by hand or by a filter, and hold something."""
    end = b"</" + prefix.replace(b"\\", b"") + b"row>"
    for row in re.finditer(rb'<%brow ([^>]*\bhidden="(?:1|true)"[^>]*)(?<!/)>' % prefix, part):
        body = part[row.end() : max(part.find(end, row.end()), row.end())]
        number = _attributes(row[1]).get("r", "")
        if number.isdecimal() and re.search(rb"<%b(?:v|is)\b" % prefix, body):
            yield int(number)


def _hidden_columns(part: bytes, prefix: bytes) -> Iterator[int]:
    """The columns that are hidden; Excel keeps one entry for a range of them."""
    for column in re.finditer(rb'<%bcol ([^>]*\bhidden="(?:1|true)"[^>]*)>' % prefix, part):
        said = dict(_BOUNDS.findall(column[1]))
        if b"min" in said and b"max" in said:
            yield from range(int(said[b"min"]) - 1, min(int(said[b"max"]), MOST_COLUMNS))


def _styled(part: bytes, prefix: bytes, styles: Collection[str], *, filled: bool = False) -> Iterator[tuple[int, int]]:
    """The places, counted from 0, of the cells with one of these styles; `filled`: that hold something."""
    if not styles:
        return
    end = rb"(?<!/)>" if filled else rb">"
    for match in re.finditer(rb'<%bc ([^>]*\bs="(?:%b)"[^>]*)%b' % (prefix, "|".join(styles).encode(), end), part):
        if place := _PLACE.fullmatch(_attributes(match[1]).get("r", "")):
            yield int(place[2]) - 1, _column(place[1])


def _attributes(cell: bytes) -> dict[str, str]:
    return {name.decode(): value.decode("ascii", "replace") for name, value in _ATTRIBUTE.findall(cell)}


def _column(letters: str) -> int:
    """A → 0, AA → 26."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1

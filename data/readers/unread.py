"""Figures, shares and sums of an agreement that nothing was made of: told, so that none is lost without a word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

from data.readers.categories import category_in
from data.readers.cross_labels import label_of
from data.readers.draft import Draft
from data.readers.figures import FOOTNOTE
from data.readers.german import amounts
from data.readers.reading import Section
from data.readers.table_heads import cells_of
from data.readers.text import shortened

# How figures look that may be money: „300.000“, „-60.000“, „(60.000)“, „300,000.00“, in a column „300000“, and as text
# recognition leaves them „300. 000“, „34O.000“.
_SHAPES = (
    r"\d{1,3}(?:\.\d{3}){1,2}(?:,\d{2})?",
    r"(?:(?<=\s)|(?<=\|))[-−–]\s?\d{1,3}(?:\.\d{3}){1,2}(?:,\d{2})?",
    r"\(\d{1,3}(?:\.\d{3}){1,2}(?:,\d{2})?\)",
    r"\d{1,3}(?:,\d{3}){1,2}(?:\.\d{2})?",
    r"(?:(?<=\s\s)|(?<=\|)|(?<=\|\s))(?:\d{5,9}(?:[.,]\d{2})?|\d{1,3}\.\d{2})",
    r"\d{1,3}(?:\s\.\s?|\.\s)\d{3}",
    r"(?=[\d.]{0,8}[OolI])\d[\dOolI]{0,2}\.[\dOolI]{3}",
)
# At the end of a line or before another column, without a noun behind it that says what it counts.
_BARE = re.compile(
    rf"(?<![\d.,/§-])(?<!§ )(?:{'|'.join(_SHAPES)}){FOOTNOTE}?(?=\.?\s?(?:\||$|/\s?\d)|\s{{2,}}|\s\d|\s(?:für|auf)\s)",
    re.MULTILINE,
)
# „Ausbildungsvorbereitung | 47 %“: a share where the table gives no euros.
_SHARE = re.compile(
    r"(?<![\d.,])\d{1,3}(?:,\d{1,2})?\s?(?:%|Prozent\b|v\. ?H\.)|\bHälfte\b|\bhälftig|\bzu gleichen Teilen\b|"
    r"\b(?:ein|zwei|drei|vier|\d)\s(?:Drittel|Viertel|Fünftel|Sechstel|Achtel|Zehntel)\b",
    re.IGNORECASE,
)
_IN_T_EURO = r"\bin (?:T€|TEUR|T-?Euro|(?:Tsd\.?|Tausend) ?(?:€|EUR|Euro))"
# Rows below „… (in T€):“ whose figures carry no unit: „Sprache 110,5“.
_IN_THOUSANDS = re.compile(
    rf"{_IN_T_EURO}\W{{0,3}}\n\s{{0,3}}"
    r"(?P<rows>(?:[^\d\n]{3,80}\s\d{1,4}(?:[.,]\d{1,3})?[ ]{0,3}(?:\n|\Z))+)",
    re.IGNORECASE,
)
# „… in Tsd. Euro: 1: 300; 2: 100“
_THOUSANDS_IN_LINE = re.compile(rf"{_IN_T_EURO}:[ ](?P<rows>[^\n]{{0,80}}\d{{1,4}}[;,|][^\n]{{0,200}})", re.IGNORECASE)
_CLAUSES = re.compile(r"[;\n]|,\s|\.\s")
# „60 % Vermittlungsquote“ is a target.
_QUOTA = re.compile(r"quote|rate\b|vermitt|abschl|abbr|teilnehm|frauen|männer|jugendliche|erfolg", re.IGNORECASE)
LONGEST_ROW = 120
_A_LOT = 3


def ask_about_unread(draft: Draft, settled: Collection[str] = ()) -> None:
    """Warn of figures without a unit, as tables have whose head was not understood, of shares of Maßnahmenarten
    without a sum, and of sums behind signatures.

    `settled` are lines of tables that were read or asked about.
    """
    for section in draft.sections:
        if section.name == "Unterschriften":
            _tell(
                draft,
                "Hinter den Unterschriften stehen Beträge, die nicht gelesen wurden",
                _behind(section, draft),
                "Bitte im Text nachsehen und, was gilt, von Hand eintragen.",
            )
            continue
        lines = _unread(section, draft, settled)
        _tell(
            draft,
            f"{section.name}: Zahlen ohne Einheit, vielleicht Beträge, wurden nicht gelesen",
            lines,
            "Sind es Beträge, bitte „Euro“ in die Überschrift der Spalte oder hinter die Zahl schreiben.",
        )
        _tell(
            draft,
            f"{section.name}: Anteile ohne Betrag wurden nicht gelesen",
            [line for line in _shares(section, draft) if line not in lines],
            "Nennt eine Anlage oder der Bescheid dazu Beträge in Euro, bitte diese übergeben.",
        )


def _tell(draft: Draft, message: str, lines: Sequence[str], mend: str) -> None:
    if not lines:
        return
    shown = ", ".join(f"„{shortened(line, 60)}“" for line in lines[:_A_LOT])
    more = f" und {len(lines) - _A_LOT} weitere" if len(lines) > _A_LOT else ""
    draft.miss("other_amounts", f"{message}: {shown}{more}. {mend}", "warning", "left_out")


def _unread(section: Section, draft: Draft, settled: Collection[str]) -> list[str]:
    read = amounts(section.text)
    ends = [each.end for each in read]
    # A figure left in the name of a project is told there.
    known = {line for each in draft.projects if _BARE.search(each.name) for line in each.passage.split("\n")}
    found, told = [], -1
    for figure in _BARE.finditer(section.text):
        near = bisect_right(ends, figure.start())
        inside = near < len(read) and read[near].at < figure.end()
        if inside or figure.start() < told:
            continue
        line = _line(section.text, figure.start())
        end = section.text.find("\n", figure.start())
        told = end if end >= 0 else len(section.text)
        if line not in known and line not in settled:
            found.append(line)
    rows = [row.strip() for each in _IN_THOUSANDS.finditer(section.text) for row in each["rows"].split("\n")]
    found += [each["rows"] for each in _THOUSANDS_IN_LINE.finditer(section.text) if not amounts(each["rows"])]
    return list(dict.fromkeys([*found, *(row for row in rows if row and row not in settled)]))


def _shares(section: Section, draft: Draft) -> list[str]:
    """The rows and clauses that give a Maßnahmenart a share while the text states no sum for it."""
    if not amounts(section.text) and not re.search(r"mittel|budget", section.title or "", re.IGNORECASE):
        return []
    summed = {each.category for each in draft.amounts if each.category is not None}
    return [
        clause
        for clause in map(str.strip, _CLAUSES.split(section.text))
        if _SHARE.search(clause)
        and len(clause) <= LONGEST_ROW
        and not _QUOTA.search(clause)
        and (_category(clause) not in summed | {None} or (not summed and "aßnahmenarten" in clause))
    ]


def _category(line: str) -> int | None:
    label = label_of(cells_of(line)[0], numbered=True) if len(cells_of(line)) > 1 else None
    return label.value if label and label.kind == "category" and isinstance(label.value, int) else category_in(line)


def _behind(section: Section, draft: Draft) -> list[str]:
    read = {each.cited.passage for each in draft.amounts if each.cited.section == section.name}
    lines = dict.fromkeys(_line(section.text, each.at) for each in amounts(section.text))
    return [line for line in lines if line not in read]


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)].strip()

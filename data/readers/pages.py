"""The furniture of pages: numbers, headers and footers that stand between the words of an agreement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from data.readers.table_heads import columns_of
from data.readers.text import BULLET

# A number alone at the edge of a page, „Seite 4 von 7“, „Seite | 4“, „- 4 -“, „4/7“.
_PAGE_NUMBER = re.compile(
    r"(?:(?:seite|s\.|page)\s?[|:]?\s?\d{1,3}|[-–—|]\s?\d{1,3}\s?[-–—|]|\d{1,3}\s?(?:/|von)\s?\d{1,3})"
    r"(?:\s?(?:von|/|\|)\s?\d{1,3})?(?:\s?\|)?|\d{1,3}\s?\|\s?(?:seite|page)",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,3}")
# What footers hold: a ministry, an address, a telephone, an address of the web, a file number, a file name, a state.
_FOOTER = re.compile(
    r"(?:der |das )?hessisch\w+ (?:sozial)?ministerium(?: für [\w, ]{4,80})?"
    r"|[\w .’'-]{3,40}(?:straße|str\.)\s?\d{1,4}\s?[a-z]?(?:[/-]\s?\d{1,4}[a-z]?)?"
    r"|[\w .’'-]{3,60}\s\d{1,4}\s?[a-z]?(?:[/-]\s?\d{1,4}[a-z]?)?\s?[,|·•;]\s?\d{5}\s[\w .()/-]{3,40}"
    r"|\d{5}\s[A-ZÄÖÜ][\w .()/-]{2,40}"
    r"|(?:tel(?:efon)?|fax|telefax|e-?mail|internet|az|aktenzeichen|gz|geschäftszeichen|"
    r"dok(?:ument)?(?:-nr)?)\b\s?[.:].{0,80}"
    r"|(?:https?://|www\.)\S{3,100}|\S{2,60}@\S{3,60}|[\w .-]{2,80}\.(?:docx?|pdf|odt)"
    r"|(?:fassung|version|stand|gedruckt am|ausdruck vom)\b:?\s.{0,20}\d{2,4}"
    r"|ziel-?\s?vereinbarung\b.{0,80}|.{0,60}\bziel-?\s?vereinbarung\b.{0,40}\b20\d\d\b.{0,40}"
    r"|seite \d{1,3}\b.{0,80}|land hessen\b.{0,60}|(?:der |die )?(?:kreisausschuss|magistrat)\b.{0,60}"
    r"|[\w-]{3,30}kreis|(?:land)?kreis [\w-]{3,30}",
    re.IGNORECASE,
)
_TITLE = re.compile(r"ziel-?\s?vereinbarung\b.{0,80}|\d{1,3}", re.IGNORECASE)
_RULE = re.compile(r"[-–—_=*.·]{4,}")
_CONTENTS = re.compile(r"inhalt(?:s(?:verzeichnis|übersicht))?:?", re.IGNORECASE)
_OF_CONTENTS = re.compile(r"\S.*?(?:\s?[.…·_]{3,}\s?|\s{2,})\d{1,3}$")
# A table of contents stands on the first pages.
FIRST_LINES = 200
# How many lines at the top and the bottom of a page may be a header or a footer.
EDGE = 4
# A line that stands so often in a text without pages is a header.
OFTEN = 3


def is_page_number(line: str) -> bool:
    """Whether a line is the number of a page and nothing else."""
    return bool(_PAGE_NUMBER.fullmatch(line.strip()))


def is_empty(line: str) -> bool:
    """Whether a line between the points of a list says nothing: blank, a rule, the number of a page, the title."""
    return not line or is_page_number(line) or bool(_TITLE.fullmatch(line) or _RULE.fullmatch(line))


def is_footer(line: str) -> bool:
    """Whether a line is by its words the header or footer of a page and no content."""
    return bool(_FOOTER.fullmatch(line.strip(" *|")))


def repeated(lines: Sequence[str]) -> set[str]:
    """The lines that stand so often that they are headers, in the form of `alike`."""
    often = Counter(alike(line) for line in lines if _can_repeat(line))
    return {line for line, times in often.items() if times >= OFTEN}


def alike(line: str) -> str:
    """A line as it repeats: without spaces at its ends, every figure the same."""
    return re.sub(r"\d+", "#", " ".join(line.split()))


def without_contents(text: str) -> str:
    """The text without its table of contents, whose lines look like headings of sections."""
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines[:FIRST_LINES]) if _CONTENTS.fullmatch(line.strip(" *#"))), None)
    if start is None:
        return text
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or _OF_CONTENTS.search(lines[end].strip())):
        end += 1
    return "\n".join(lines[:start] + lines[end:]) if end > start + 3 else text


def without_furniture(text: str) -> str:
    """The text without page numbers, and in a text of several pages without the headers and footers they repeat."""
    pages = [page.split("\n") for page in text.split("\f")]
    edges = [_edges(page) for page in pages]
    times = Counter(line for page, places in zip(pages, edges, strict=True) for line in _at(page, places))
    furniture = {line for line, number in times.items() if number > 1 and number * 2 >= len(pages)}
    kept = []
    for page, places in zip(pages, edges, strict=True):
        drop = {at for at in places if alike(page[at]) in furniture and _can_repeat(page[at])}
        if len(pages) > 1:
            drop |= {at for at in (places[:1] + places[-1:]) if _BARE_NUMBER.fullmatch(page[at].strip())}
        lines = ["" if at in drop or is_page_number(line) else line for at, line in enumerate(page)]
        kept.append("\n".join(lines) if not drop else "\n".join(lines).strip("\n"))
    return "\f".join(kept)


def _edges(page: Sequence[str]) -> list[int]:
    filled = [at for at, line in enumerate(page) if line.strip()]
    return sorted({*filled[:EDGE], *filled[-EDGE:]})


def _at(page: Sequence[str], places: Sequence[int]) -> set[str]:
    return {alike(page[at]) for at in places if _can_repeat(page[at])}


def _can_repeat(line: str) -> bool:
    """Whether a line may be a header at all: long enough, no point of a list, no sum, no paragraph."""
    bare = line.strip()
    return (
        len(bare) >= 4
        and not BULLET.match(bare)
        and not re.match(r"§|\d{1,2}[.)]\s|präambel", bare, re.IGNORECASE)
        # A word that goes on with the line before, and what has a label, „Träger: …“, may stand often in a list.
        and not bare[:1].islower()
        and not re.match(r"(?!ziel|stand|seite)[A-ZÄÖÜ][\w-]+(?: [\w-]+)?:\s", bare, re.IGNORECASE)
        # Rows of a table differ in their figures only: „1 | 200.000 | 100.000“ is no footer.
        and not re.search(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])", bare)
        and columns_of(bare) is None
        and not re.search(r"€|euro\b|entfällt|keine|,\s?(?:den|am)\b", bare, re.IGNORECASE)
    )

"""The text of a document: PDF, Word file or plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data.intake.files.kinds import Kind, kind_of
from data.intake.files.letters import letters_of
from data.intake.files.limited import read_limited
from data.intake.files.refusal import refused

# 30 pages of a scan at 2 seconds, and some air.
SCAN_SECONDS = 90.0


@dataclass(frozen=True)
class Text:
    """The text of a document, one entry per page; Word files and plain text have one page.

    `recognised` says that text recognition read at least a part of it: a person must compare it with the original.
    `notes` are German sentences about what was not read or is uncertain.
    """

    kind: Kind
    pages: tuple[str, ...]
    recognised: bool = False
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All pages, with a form feed between them."""
        return "\f".join(self.pages)


def read_text(content: bytes, name: str) -> Text:
    """The text of a PDF, DOCX or TXT; its lines are paragraphs, not lines of a page.

    Raises FileRefused, which names the file, when it is of another kind or cannot be read.
    """
    kind = kind_of(content, name)
    if kind is Kind.XLSX:
        raise refused(name, "ist eine Excel-Arbeitsmappe. Hier wird ein Text erwartet: PDF, Word-Datei oder Textdatei.")
    if kind in (Kind.TXT, Kind.CSV):
        text, note = letters_of(content, name)
        return Text(Kind.TXT, (text,), notes=(note,) if note else ())
    about, *pages = read_limited(str(kind), content, name, seconds=SCAN_SECONDS) or [{}]
    return _checked(kind, about, pages)


def _checked(kind: Kind, about: Any, pages: list[Any]) -> Text:
    """What the child said, which may be anything when the file has taken it over."""
    notes = about.get("notes", []) if isinstance(about, dict) else []
    recognised = isinstance(about, dict) and about.get("recognised") is True
    return Text(kind, tuple(str(page) for page in pages), recognised, tuple(str(note) for note in notes))

"""Every letter of a file that somebody takes along: PDF, Word, Excel, ZIP, CSV, calendar."""

from __future__ import annotations

import io
import zipfile

import pypdfium2


def letters(content: bytes) -> str:
    """All that can be read in it, parts within parts included."""
    if content.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(content)
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "\n".join(f"{name}\n{letters(parts.read(name))}" for name in parts.namelist())
    return content.decode("utf-8", "replace")

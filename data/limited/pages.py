"""The pages of a PDF as pictures: one PNG per page, in base64."""

from __future__ import annotations

import io
from base64 import b64encode

import pypdfium2 as pdfium

from data.limited.saying import AGAIN, Unreadable, say

# Half a screen of 1.440 pixels, sharp on a dense one; A4 is 595 points wide.
SCALE = 1.6
# A Mappe has some ten pages, most of the text in its annex.
MOST_PAGES = 40


def read(content: bytes) -> None:
    """Say each page in its order."""
    try:
        document = pdfium.PdfDocument(content)
        pages = [_picture(document[at]) for at in range(min(len(document), MOST_PAGES))]
    except pdfium.PdfiumError:
        raise Unreadable(f"enthält eine Seite, die sich nicht zeichnen lässt. {AGAIN}") from None
    say(*pages)


def _picture(page: pdfium.PdfPage) -> str:
    picture = page.render(scale=SCALE).to_pil().convert("P", palette=1, colors=64)
    page.close()
    out = io.BytesIO()
    picture.save(out, "PNG")
    return b64encode(out.getvalue()).decode()

"""Text recognition by the program tesseract, where it is installed with its German words."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

import pypdfium2 as pdfium

from data.limited.saying import Unreadable

# 1 to 2 seconds each: what 60 seconds are enough for on a busy machine.
MOST_SCANNED = 30
DPI = 200
# A page of A3 at 200 dpi has 7.7 million points.
MOST_POINTS = 9_000_000
SECONDS_OF_A_PAGE = 15


@cache
def recogniser() -> str | None:
    """The program, None when it or its German words are missing."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    command = [program, "--list-langs"]
    told = subprocess.run(command, capture_output=True, timeout=10, check=False)  # noqa: S603 - PATH's own, fixed words
    return program if b"deu" in (told.stdout + told.stderr).split() else None


def recognised(page: pdfium.PdfPage) -> str:
    """The text of a page that is a picture, as the program reads it: what only a person can know is not corrected."""
    program = recogniser()
    assert program is not None
    try:
        done = subprocess.run(  # noqa: S603 - the same program; no word of the file is among its arguments
            [program, "stdin", "stdout", "-l", "deu", "--dpi", str(DPI)],
            input=_picture(page),
            capture_output=True,
            timeout=SECONDS_OF_A_PAGE,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise Unreadable(
            "ist ein Scan, dessen Text sich nicht erkennen lässt. Bitte mit 200 bis 300 dpi neu einscannen oder die "
            "Word-Datei verwenden."
        ) from None
    return done.stdout.decode("utf-8", "replace").replace("\f", "").strip("\n")


def _picture(page: pdfium.PdfPage) -> bytes:
    """The page in shades of grey, in the simplest of all formats (PGM)."""
    width, height = page.get_size()
    scale = min(DPI / 72, (MOST_POINTS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    content, stride = bytes(bitmap.buffer), bitmap.stride
    rows = b"".join(content[row * stride : row * stride + bitmap.width] for row in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + rows

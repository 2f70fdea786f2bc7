"""The pages of a PDF as pictures, for looking at before it is taken along."""

from __future__ import annotations

from base64 import b64decode

from data.intake.files.limited import read_limited


def pictures(pdf: bytes) -> list[bytes]:
    """One PNG per page, as wide as half a screen shows it; raises FileRefused when the pages cannot be drawn."""
    return [b64decode(page) for page in read_limited("pages", pdf, "Das Papier")]

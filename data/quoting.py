"""Names in German quotation marks: marks within the name become single ones, as the macro `quoted` writes them."""

from __future__ import annotations

_INNER = str.maketrans('„“”"', "‚‘’'")


def quoted(name: str) -> str:
    """„Werkstatt Nord“; „‚PeTz‘ in Teilzeit“."""
    return f"„{inner(name)}“"


def inner(text: str) -> str:
    """A text as it stands within quotation marks."""
    return text.translate(_INNER)

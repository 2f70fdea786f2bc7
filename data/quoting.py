"""Names and codes in a sentence.

Names stand in German quotation marks: marks within the name become single ones, as the macro `quoted` writes them.
Codes stay on one line.
"""

from __future__ import annotations

_INNER = str.maketrans('„“”"', "‚‘’'")


def quoted(name: str) -> str:
    """„Werkstatt Nord“; „‚PeTz‘ in Teilzeit“."""
    return f"„{inner(name)}“"


def unbroken(codes: str) -> str:
    """The code of a rule, or several, as they are read: L-09. No line ends at its hyphen, on the screen or on paper."""
    return codes.replace("-", "\u2011")


def inner(text: str) -> str:
    """A text as it stands within quotation marks."""
    return text.translate(_INNER)

"""Text from data on the screen, as it is."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

# Where none of this is found, the text is no markup anywhere, and is left as it is.
_MARKUP = re.compile(r"[\\`*_\[\]|$~<>&]|:\S|--|\S@|www\.|[\r\n]|\A(\s|[-+=#]|\d+[.)])", re.IGNORECASE)
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|$:~<>&@=^/])")
# After its Markdown is read, when escapes are gone, Streamlit still turns some text into something else.
_ACTING = re.compile(
    r"""
    (?<=http)(?=s?://) | (?<=www)(?=\.) | (?<=[-.\w+])(?=@[-\w])  # addresses into links
    | (?<=:)(?=[\w+\-/]+:)                                        # :smile:, :material/home:, :streamlit: into pictures
    | (?<=[<\-~>])(?=[>\-=])                                      # ->, <-, <->, --, >=, <=, ~= into other signs
    """,
    re.IGNORECASE | re.VERBOSE,
)
# A directive of Streamlit without a colour: an empty <span>. It parts the text and is neither seen nor copied.
_PARTED = ":color[]{}"
_LINE_END = re.compile(r"\r\n?|\n")
_INDENT = re.compile(r"^[ \t]")


def plain(text: object) -> str:
    """The text as Markdown that shows it letter for letter, every line on a line of its own.

    Nothing in it becomes markup, a link, a picture or another sign.
    """
    if not _MARKUP.search(str(text)):
        return str(text)
    return "  \n".join(map(_plain_line, _LINE_END.split(str(text))))


def _plain_line(line: str) -> str:
    parts = [_SPECIAL.sub(r"\\\1", part) for part in _ACTING.split(line)]
    # Four spaces at the beginning would make it code.
    return _INDENT.sub("&#32;", _PARTED.join(parts))


def note(text: str) -> None:
    """Draw a small grey line, letter for letter; as HTML, which the browser draws sooner than Markdown."""
    st.html(f'<p class="aqb-note">{escape(text)}</p>')


def folded(summary: str, text: str) -> None:
    """Draw a small grey line that opens to more of it, letter for letter; paper has all of it."""
    body = f'<p class="aqb-note">{escape(text)}</p>'
    st.html(f'<details><summary class="aqb-note">{escape(summary)}</summary>{body}</details>')

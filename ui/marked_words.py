"""Two wordings in one text: what went and what came, with marks that need no colour."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from analysis.word_difference import Piece


def marked(pieces: Sequence[Piece]) -> str:
    """The words with marks that need no colour and are heard as well as seen."""
    drawn = []
    for number, piece in enumerate(pieces):
        following = pieces[number + 1].kind if number + 1 < len(pieces) else ""
        # A word stands beside the word that took its place, also at the end of a line.
        beside = piece.kind == "gone" and following == "new" and "\n" not in piece.text.strip()
        drawn.append(_MARK[piece.kind].format(escape(piece.text.strip()).replace("\n", "<br>")))
        drawn.append("<br>" if piece.text.endswith("\n") and not beside else " ")
    return "".join(drawn)


_MARK = {
    "kept": "{}",
    "gone": '<small>alt:</small> <del style="text-decoration:line-through">{}</del>',
    "new": '<small>neu:</small> <ins style="text-decoration:underline">{}</ins>',
}

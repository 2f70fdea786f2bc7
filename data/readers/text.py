"""Makes the text of a document comparable without changing a name: ligatures, spaces, broken lines, bullets."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
# A tab separates columns, as two signatures side by side; two spaces keep that visible.
_SPACES = {**dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u2002\u2003"), " "), ord("\t"): "  "}
# U+FFFE and U+0002 are what PDF readers leave where a word was broken at the end of a line.
_BREAKS = re.compile("[\ufffe\x02]\n?|\u00ad\n")
# Inside a line a soft hyphen is invisible, except that some PDF write every hyphen as one: before a capital, a digit
# or a space it stands for a real hyphen.
_INVISIBLE = re.compile("\u00ad(?=[a-zäöüß])")
# A hyphen that completes a later word stays: „Ausbildungs- und Arbeitsmarktstrategie“.
_BROKEN_WORD = re.compile(r"(\w)-\n[ ]{0,8}(?!(?:und|oder|sowie|bzw\.|bis|als)\b)([a-zäöüß])")
# The break of a page inside a broken word goes behind the rest of its line.
_BROKEN_PAGE = re.compile(r"(\w-)\n{0,4}\f\n{0,4}[ ]{0,8}(\w[^\n\f]{0,300})(\n|\Z)")
_PAGE_BREAK = re.compile(r"[ ]{0,8}\n?\f")
# „Z i e l v e r e i n b a r u n g“: single letters apart are one word.
_LETTERS_APART = re.compile(r"(?<!\S)[^\W\d_](?:[ ][^\W\d_]){4,60}(?!\S)")
# „Ort: Wiesbaden“ over „Datum: 03.05.2024“, as forms ask for it.
_PLACE_AND_DAY = re.compile(r"(?m)^Ort:[ ]{0,4}(\S.{1,40})\n{1,2}Datum:[ ]{0,4}(\d)")
# What a PDF shows of a signature: „Digital unterschrieben von Max Bei“ over „Datum: 2024.05.03 10:22:31 +02'00'“.
_SIGNED_BY_A_COMPUTER = re.compile(
    r"(?mi)^([ ]{0,40}(?:digital|elektronisch) (?:unterschrieben|signiert|unterzeichnet) (?:von|durch) [^\d\n]{3,80}?)"
    r"[ ]{0,4}\n{1,2}[ ]{0,40}Datum: ?(\d{4})\.(\d\d)\.(\d\d) \d\d:\d\d(?::\d\d)? ?[+-]\d\d'?:?\d\d'?[ ]{0,4}$"
)
# „•“ or „1.“ in a line of its own belongs to the words below, as tables and PDF leave them.
_MARK_ALONE = re.compile(r"(?m)^([ ]{0,12}(?:[•▪●■◦]|\d{1,2}[.)]))[ ]{0,4}\n[ ]{0,12}(?=[A-ZÄÖÜ„])")
_BROKEN_COMPOUND = re.compile(r"(\w-)\n[ ]{0,8}([A-ZÄÖÜ0-9])")
# Any sign before a space is a bullet, unless a name may begin with it; a few are also written close to the name.
BULLET = re.compile(
    r"^\s{0,40}(?:(?:[^\w\s„“”\"'‚‘(\[§&#.,:;/|\\]|[\uf000-\uf0ff]|o)(?=\s)|[•◦▪●■□‣·→➢➤✓✔\uf000-\uf0ff]"
    r"|[-–—](?=[^\W\d_]|[„“\"(]))\s{0,8}"
)

# Letters no German text has: UTF-8 read as Windows-1252, Mac text („Ma§nahme“, „fŸr“), control signs, lost letters.
_WRONG = re.compile(
    "\u00c3[\u0080-\u00bf\u0152-\u0178\u2013-\u2122]|\u00e2\u20ac|\u00e2\u0080|\u00c2[\u00a7\u00b0]"
    "|(?<=[a-z])[\u00a7\u0178\u00a4](?=[a-z])|[\u0000\u0080-\u0084\u0086-\u009f\ufffd]"
    # The source of a web page or of a mail instead of its words.
    "|&(?:amp;)?(?:[aouAOU]uml|szlig|nbsp|ndash|sect);|=(?:C3=[0-9A-F]{2}|FC|E4|F6|DF|DC|C4|D6)(?![0-9A-Z])"
    "|</?(?:p|br|div|span|td|tr|li|body|html)\\b[^>\n]{0,80}>"
)


def wrong_letters(text: str) -> str | None:
    """The first word with letters that were decoded wrongly, None when there is none."""
    found = _WRONG.search(text)
    if found is None:
        return None
    before, after = text[: found.start()][-20:].split(" ")[-1], text[found.start() :][:20].split(" ")[0]
    return one_line("".join(sign for sign in before + after if sign.isprintable()))


def normalised(text: str) -> str:
    """The text with one kind of line end and space, and ligatures resolved; a form feed still ends a page."""
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    # A space at the end of a line would hide that a word is broken there.
    text = _TRAILING.sub("\n", text.translate(_SPACES).lstrip("\ufeff"))
    text = _EMPHASIS.sub(r"\1", _MARKDOWN.sub("", text))
    return _INVISIBLE.sub("", _BREAKS.sub("-\n", text)).replace("\u00ad", "-")


def joined(text: str) -> str:
    """The text with words joined that were broken or spaced out.

    A form feed stays, at the beginning of the first line of each further page.
    """
    text = _LETTERS_APART.sub(lambda found: found[0].replace(" ", ""), text)
    text = _PAGE_BREAK.sub("\n\f", _BROKEN_PAGE.sub("\\1\n\\2\\3\f", text))
    text = _PLACE_AND_DAY.sub(r"\1, den \2", _BROKEN_WORD.sub(r"\1\2", text))
    text = _SIGNED_BY_A_COMPUTER.sub(r"\1 am \4.\3.\2", text)
    return _MARK_ALONE.sub(r"\1 ", _BROKEN_COMPOUND.sub(r"\1\2", text))


_TRAILING = re.compile(r"(?<! ) +\n")
# Headings of a text written in Markdown.
_MARKDOWN = re.compile(r"(?m)^#{1,6}\s{1,3}(?=\S)")
_EMPHASIS = re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]{1,80})(?<=\S)_(?!\w)")


def words_of(text: str) -> frozenset[str]:
    """The words of a text as a set, for lists of words in the code."""
    return frozenset(text.split())


def one_line(text: str) -> str:
    """White space folded to single spaces."""
    return " ".join(text.split())


def shortened(text: str, most: int = 200) -> str:
    """At most so many characters of a passage, whole words and „…“ where it goes on."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def loose(text: str) -> str:
    """For recognising names only: lower case, no spaces around hyphens, no emphasis marks, one kind of hyphen."""
    text = one_line(text.replace("**", "").replace("–", "-").replace("\u2010", "-").replace("\u2011", "-"))
    return re.sub(r" ?- ?", "-", text).lower()


def spaced(word: str) -> str:
    """A pattern for a word whose letters may stand apart: text recognition writes „Qualifi zierung“ and „Kas sel“."""
    return r"\ ?".join(re.escape(letter) for letter in word if letter != " ")

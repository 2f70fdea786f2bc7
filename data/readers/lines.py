"""The lines of a list: which goes on with the one before, which is a sentence, which names nothing."""

from __future__ import annotations

import re
from functools import cached_property

from data.readers.categories import OPEN_END
from data.readers.columns import in_order
from data.readers.marks import mark_of
from data.readers.reading import Section
from data.readers.text import words_of

# A wider text was not broken by the width of a page.
WIDEST_PAGE = 130
# A point says that there is no project when it has a word of the first kind and no word beyond the second.
_NO = words_of(
    "entfällt entfallen entf kein keine keinen keiner keines nicht fehlanzeige nichts nein unbesetzt vakant ausgesetzt "
    "ruht ohne ./. - – —"
)
_BESIDE_NO = words_of(
    "derzeit zurzeit zur zeit aktuell momentan vorerst bisher bislang noch es sind ist wird werden wurde "
    "wurden gibt besteht "
    "bestehen im in jahr haushaltsjahr budgetjahr für dieses diesem diese dieser das die den der hier hierzu "
    "bei von zu "
    "maßnahme maßnahmen projekt projekte projekten vorhaben angebot angebote maßnahmenart bedarf bedarfe "
    "mittel vorgesehen "
    "geplant besetzt belegt bedient anspruch genommen gemeldet vereinbart benannt umgesetzt durchgeführt "
    "angeboten gefördert "
    "beantragt eingesetzt erforderlich notwendig einzelne weitere weiteren neuen eigenen kreis landkreis "
    "stadt verwendet "
    "genutzt möglich bereich bleibt bleiben förderung eine"
)
_OPEN = re.compile(
    r"n\.\s?n\.?|k\.\s?a\.?|keine angaben?|(?:noch |bleibt )?offen|folgt|(?:noch )?in (?:planung|vorbereitung|"
    r"abstimmung|klärung)|wird (?:noch )?(?:nachgereicht|benannt|ergänzt)|\W{0,3}|"
    # „siehe Anlage 1“, „Details s. Anhang“, „weitere Projekte sind in Planung“
    r"(?:(?:details|näheres|einzelheiten|projekte|maßnahmen)\W{0,2}\s?)?(?:siehe|s\.|vgl\.|gemäß|laut|lt\.)\s"
    r"(?:die |der |beigefügte\w? |beiliegende\w? )?(?:anlage|anhang|liste|übersicht|tabelle|beiblatt)\b.{0,40}|"
    r"weitere\b.{0,60}\b(?:in planung|geplant|in vorbereitung|vorgesehen|folgen|werden folgen)\W?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[A-ZÄÖÜ][\w-]+(?: [\w-]+)?:\s")
_VERB = re.compile(
    r"\b(?:ist|sind|wird|werden|kann|können|gilt|gelten|erfolgt|erfolgen|soll|sollen|muss|müssen|darf|dürfen|"
    r"hat|haben|"
    r"führt|führen|setzt|setzen|stellt|stellen|richtet|richten|trägt|finanziert|beruht|dient|dienen|umfasst)\b"
)
_BEGINS = re.compile(r"(?:Die|Der|Das|Den|Alle|Für|Bei|Zur|Im|Sie|Es|Weitere|Grundlage)\b")
# Words that begin no name, and words after which the name of a place follows.
_GOES_ON = re.compile(
    r"(?:und|oder|sowie|für|mit|im|in|zur|zum|zu|der|die|das|des|dem|den|von|vom|bei|auf|an|am|nach|aus|ohne|"
    r"durch|als|[a-zäöüß]+(?:en|er|e|es|em))\b"
)
_WAITS = re.compile(r"\b(?:im|des|dem|der) (?:land)?kreis(?:es)?$|\b(?:der|in) stadt$", re.IGNORECASE)
SHORT_NAME = 45
# What stands above a list and is longer is text.
LONGEST_ABOVE = 100
MOST_LINES_OF_A_SENTENCE = 12


def says_none(words: str) -> bool:
    """Whether the words of a point say that there is no project."""
    if re.fullmatch(r"[-–—]{1,3}|\./\.|0|bleibt? (?:frei|leer)\.?", words.strip(), re.IGNORECASE) or re.fullmatch(
        r"[-–—]{1,3}", words.strip(". ")
    ):
        return True
    said = {word.strip('(),.;:!„“"').lower() for word in words.split()[:15]} - {""}
    return bool(said & _NO) and all(
        word in _NO or word in _BESIDE_NO or re.fullmatch(r"20\d\d|[1-4]", word) for word in said
    )


def denies(words: str) -> bool:
    """Whether a name is taken back in the same line: „Startbahn (entfällt)“."""
    return bool(
        re.match(r"(?:entfällt|gestrichen|beendet|nicht (?:mehr|fortgeführt)\b[^:]{0,20}):\s", words, re.IGNORECASE)
    ) or bool(
        re.search(
            r"[(–-]\s?(?:(?:wird|wurde|ist)\s)?(?:entfällt|entfallen|nicht (?:mehr )?(?:geplant|vorgesehen|besetzt|"
            r"fortgeführt|fortgesetzt|weitergeführt|gefördert|durchgeführt|umgesetzt)|abgesagt|beendet|eingestellt|"
            r"ausgelaufen|gestrichen|zurückgestellt)\b",
            words,
            re.IGNORECASE,
        )
    )


def leaves_open(words: str) -> bool:
    """Whether a point names no project without saying that there is none."""
    # „N. N. (in Planung)“: the remark makes it no name.
    bare = re.sub(r"\s?\([^)]{1,80}\)$", "", words)
    return not says_none(words) and bool(_OPEN.fullmatch(bare or words))


def is_label(line: str) -> bool:
    """Whether a line is a remark with a label, „Ziel: 20 Teilnehmende“."""
    return bool(_LABEL.match(line))


def explains(paragraph: str) -> bool:
    """Whether a paragraph is a sentence and no name: it begins with a capital, ends with a stop and says "
    "something."""
    words = paragraph.split()
    if not paragraph[:1].isupper() or not paragraph.endswith((".", ":")) or len(words) < 4:
        return False
    return bool(_VERB.search(paragraph)) or len(words) >= 10


class Lines:
    """The lines of a section, bare and with their indentation."""

    def __init__(self, section: Section) -> None:
        text = (section.layout or section.text).replace("**", "")
        pages = section.layout_pages if section.layout else section.pages
        lines = text.split("\n")
        placed = list(zip(lines, pages or [0] * len(lines), strict=True))
        # The title is a line of the text unless it stood beside the section number.
        if section.title and not section.text.startswith(section.title):
            placed.insert(0, (section.title, placed[0][1]))
        placed = in_order(placed)
        self._title = section.title
        self.raw = [line.rstrip() for line, _ in placed]
        self.bare = [line.strip() for line in self.raw]
        self._pages = [page for _, page in placed]

    def page(self, at: int) -> int | None:
        """The page of a line; None in a text without pages."""
        return self._pages[at] or None

    def indent(self, at: int) -> int:
        """How far a line is moved in."""
        return len(self.raw[at]) - len(self.bare[at])

    def paragraph_end(self, at: int) -> int:
        """The line after the paragraph that begins with a line: up to a blank line or the next mark."""
        end = at + 1
        while (
            end < min(len(self.bare), at + MOST_LINES_OF_A_SENTENCE) and self.bare[end] and not mark_of(self.bare[end])
        ):
            end += 1
        return end

    @cached_property
    def _width(self) -> int | None:
        """The width at which the text was broken; None when no width broke it."""
        widest = max(map(len, self.raw), default=0)
        full = sum(len(line) > 0.8 * widest for line in self.raw)
        return widest if widest <= WIDEST_PAGE and full >= 3 else None

    def broken(self, at: int) -> bool:
        """Whether a line was broken before this one because its first word found no room."""
        if self._width is None or not at or not self.bare[at]:
            return False
        return len(self.raw[at - 1]) + 1 + len(self.bare[at].split()[0]) > self._width

    def begins_sentence(self, at: int) -> bool:
        """Whether a sentence begins in a line, and not below the name that stands in it."""
        line, below = self.bare[at], self.bare[at + 1] if at + 1 < len(self.bare) else ""
        if explains(line) or (_VERB.search(line) and len(line.split()) >= 4):
            return True
        return bool(_BEGINS.match(line)) and (below[:1].islower() or self.broken(at + 1))

    def points_above(self, at: int) -> list[str]:
        """The lines that stand right above a line as points or names, no sentences; a blank line parts lists."""
        begin = at
        while begin and self.bare[begin - 1] and not self.bare[begin - 1].endswith((".", ":", ",")):
            begin -= 1
        return [line for line in self.bare[begin:at] if len(line) < LONGEST_ABOVE and line != self._title]

    def waits(self, at: int) -> bool:
        """Whether the line before ends with a word that waits for more: „Werkstatt für“."""
        return bool(at and OPEN_END.search(self.bare[at - 1])) and self.bare[at - 1][-1].isalpha()

    def mark_follows(self, at: int) -> bool:
        """Whether the next line is a point."""
        return at + 1 < len(self.bare) and mark_of(self.bare[at + 1]) is not None

    def goes_on(self, at: int, name: str, indent: int | None) -> bool:
        """Whether a line goes on with the name before it; below a mark with an `indent` also by place and width."""
        line, before = self.bare[at], self.bare[at - 1] if at else ""
        if line.startswith("(") or OPEN_END.search(before):
            return True
        if line[:1].islower():
            # In a list without marks „fit4job“ below a short name is a name of its own.
            return indent is not None or len(before) >= SHORT_NAME or bool(_GOES_ON.match(line))
        if name.count("(") > name.count(")") or name.count("„") > len(re.findall("[“”]", name)):
            return True
        if indent is None:
            return bool(_WAITS.search(before))
        return self.indent(at) > indent or self.broken(at)

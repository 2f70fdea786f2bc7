"""Projects that sentences name where no list stands: „In der Maßnahmenart 1 werden „A“ und „B“ gefördert“."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from data.readers.categories import category_in
from data.readers.reading import Project, Section
from data.readers.sum_words import SENTENCE_END
from data.readers.text import one_line

_PROJECTS = re.compile(r"\b(?:projekte?n?|maßnahmen?|vorhaben|angebote?)\b", re.IGNORECASE)
_NAME = re.compile(r"[„“\"»«‚]([^„“”\"»«‚‘\n]{2,150})[“”\"«»‘]")
_DENIED = re.compile(
    r"\b(?:nicht|kein\w{0,2}|entf[aä]ll\w*|beendet|eingestellt|bisher\w*|zuvor|vorjahr\w*)\b", re.IGNORECASE
)
# A sentence about four Maßnahmenarten at once is shorter.
LONGEST_SENTENCE = 1000


def projects_in_sentences(section: Section) -> list[Project]:
    """The quoted names of sentences that speak of projects of one Maßnahmenart, with the sentence as passage.

    Nothing when any of them leaves open which Maßnahmenart it is about, what it is called, or that it takes place.
    """
    found: list[Project] = []
    for begin, sentence in _sentences(section):
        names, bare = _NAME.findall(sentence), _NAME.sub(" ", sentence)
        category = category_in(bare)
        if not _PROJECTS.search(bare) or not (names or category):
            continue
        if not names or category is None or _DENIED.search(bare) or len(sentence) > LONGEST_SENTENCE:
            return []
        page = section.page_at(begin)
        found += [Project(category, one_line(name), section.name, one_line(sentence), page) for name in names]
    return found


def _sentences(section: Section) -> Sequence[tuple[int, str]]:
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(section.text)), len(section.text)]
    return [(begin, section.text[begin:end]) for begin, end in pairwise(ends)]

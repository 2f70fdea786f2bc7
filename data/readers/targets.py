"""The targets of an agreement: the numbers beside its projects, and those its sentences set."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.readers.categories import category_in
from data.readers.counting import counted_in
from data.readers.draft import Draft
from data.readers.listing import ProjectList
from data.readers.reading import Citation, Section, Target
from data.readers.text import one_line

MOST_TARGETS = 20
_SENTENCE = re.compile(r"(?<=[.;!?])(?<!\b\d\.)(?<!\b\d\d\.)\s+(?=[A-ZÄÖÜ„(\"])|\n")
# Words of a sentence that sets a target.
_SETS = re.compile(
    r"\b(?:ziel\w*|soll\w*|mindestens|wenigstens|angestrebt|vorgesehen|geplant|vereinbar\w*|plätze|eckdaten|"
    r"quote|erreich\w*|"
    r"stehen|höchstens|bis zu)\b|\w+quote\b|\w+plätze\b|"
    # „Teilnehmende: 340“ in a list of key data.
    r"^\W{0,4}(?:anzahl )?(?:teilnehme\w+|tn|personen|eintritte|abschlüsse|übergänge|vermittlungen)\s?:",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:wurden?|konnten|haben|hatten|waren|im vorjahr|vergangenen|bisher|zuletzt)\b", re.IGNORECASE)


def read_targets(draft: Draft, lists: Sequence[ProjectList]) -> None:
    """Targets beside projects and headings, and those that sentences about aims and key data state.

    A number without an indicator that fits its words alone stays a wording; numbers of another year are none.
    """
    draft.targets = [target for each in lists for target in each.notes.targets()]
    inside = {line for each in lists for line in each.notes.passages}
    names = {project.passage.split("\n")[0].strip() for project in draft.projects}
    for section in draft.sections:
        if section.name in ("Kopf", "Präambel", "Unterschriften"):
            continue
        lines = [line for line in section.text.split("\n") if line.strip() not in inside | names]
        for line in _SENTENCE.split("\n".join(lines)):
            if one_line(line) and not _of_another_time(line, draft.sure_year):
                draft.targets += _in_sentence(section, line, names)


def _in_sentence(section: Section, sentence: str, names: set[str]) -> list[Target]:
    if any(name and name in sentence for name in names) or not _SETS.search(sentence):
        return []
    words = one_line(sentence)[:400]
    cited = Citation(section.name, words, section.page_of(sentence.strip()[:40]))
    return [
        Target(words, each.value, each.unit, cited, "numeric" if each.indicator else "qualitative", each.indicator,
               category=category_in(words))
        for each in counted_in(sentence)[:MOST_TARGETS]
    ]  # fmt: skip


def _of_another_time(sentence: str, year: int | None) -> bool:
    years = {int(each) for each in re.findall(r"\b20\d\d\b", sentence)}
    return bool(_PAST.search(sentence)) or (year is not None and bool(years) and year not in years)

"""The targets of an agreement: the numbers beside its projects, and those its sentences set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.readers.categories import category_in
from data.readers.conditions import condition_of, in_words, is_step
from data.readers.counting import counted_in
from data.readers.draft import Draft
from data.readers.listing import ProjectList
from data.readers.reading import Citation, Section, Target
from data.readers.text import one_line, shortened

NOT_TAKEN = " und wurde nicht übernommen"
MOST_TARGETS = 20
_SENTENCE = re.compile(r"(?<=[.;!?])(?<!\b\d\.)(?<!\b\d\d\.)\s+(?=[A-ZÄÖÜ„(\"])|\n")
# Words of a sentence that sets a target.
_SETS = re.compile(
    r"\b(?:ziel\w*|soll\w*|mindestens|wenigstens|angestrebt|vorgesehen|geplant|vereinbar\w*|plätze|eckdaten|"
    r"quote|erreich\w*|"
    r"stehen|höchstens|bis zu)\b|\b\w+(?:quote|plätze)\b|"
    # „Teilnehmende: 340“ in a list of key data.
    r"^\W{0,4}(?:anzahl )?(?:teilnehme\w+|tn|personen|eintritte|abschlüsse|übergänge|vermittlungen)\s?:",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:wurden?|konnten|haben|hatten|waren|im vorjahr|vergangenen|bisher|zuletzt)\b", re.IGNORECASE)


def read_targets(draft: Draft, lists: Sequence[ProjectList]) -> None:
    """Targets beside projects and headings, and those that sentences about aims and key data state.

    A number without an indicator that fits its words alone stays a wording; numbers of another year are none.
    """
    draft.targets = []
    for each in lists:
        draft.targets += [_plain(draft, target, target.cited.passage) for target in each.notes.targets(draft.sure_year)]
    listed = {each.section for each in draft.projects}
    inside = {line for each in lists for line in each.notes.passages}
    names = {project.passage.split("\n")[0].strip() for project in draft.projects}
    for section in draft.sections:
        if section.name in ("Kopf", "Präambel", "Unterschriften"):
            continue
        lines = [line for line in section.text.split("\n") if line.strip() not in inside | names]
        for line in _SENTENCE.split("\n".join(lines)):
            if one_line(line) and _of_another_year(line, draft.sure_year):
                if section.name in listed and counted_in(line) and not _PAST.search(line):
                    _tell(draft, section.name, line, "ein anderes Jahr", NOT_TAKEN)
            elif one_line(line) and not _PAST.search(line):
                found = _not_said_beside(draft, _in_sentence(section, line, names), line)
                draft.targets += [_plain(draft, target, line) for target in found]
                if not found and section.name in listed:
                    _tell_unread(draft, section.name, line)


def _tell_unread(draft: Draft, section: str, line: str) -> None:
    """Tell of a sentence that may set a target nobody read."""
    if is_step(line, draft.sure_year):
        _tell(draft, section, line, "einen Termin im Jahr", NOT_TAKEN)
    elif _SETS.search(line) and in_words(line):
        _tell(draft, section, line, "eine Zahl in Worten", NOT_TAKEN)


def _not_said_beside(draft: Draft, found: Sequence[Target], line: str) -> list[Target]:
    """Targets of a sentence without those that stand beside the name of the Maßnahme too, which the sentence names."""
    named = [project.name for project in draft.projects if project.name in one_line(line)]
    if len(named) != 1:
        return list(found)
    beside = {(each.project, each.indicator, each.value) for each in draft.targets}
    placed = [replace(each, project=named[0]) for each in found]
    return [each for each in placed if (each.project, each.indicator, each.value) not in beside]


def _plain(draft: Draft, target: Target, words: str) -> Target:
    """The target as it is, or a wording only where its words say more than a number for the whole year; told then."""
    why = condition_of(one_line(words), draft.sure_year)
    if target.kind != "numeric" or why is None:
        return target
    _tell(draft, target.cited.section, words, why, "; die Zahl zählt nicht als Zielwert, übernommen ist der Wortlaut")
    return replace(target, kind="qualitative", indicator=None)


def _tell(draft: Draft, section: str, words: str, why: str, then: str) -> None:
    said = f"„{shortened(one_line(words), 120)}“"
    message = f"{section}: {said} nennt {why}{then}. Bitte mit der Vorlage „Ziele“ liefern."
    if not any(each.message == message for each in draft.problems):
        draft.miss("targets", message, "warning", "left_out")


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


def _of_another_year(sentence: str, year: int | None) -> bool:
    years = {int(each) for each in re.findall(r"\b20\d\d\b", sentence)}
    return year is not None and bool(years) and year not in years

"""Milestones with their days below a Maßnahme: only what is written plainly, everything else is told and not read.

Plain is a line „Meilensteine: 31.03.2026: Konzept liegt vor; 30.09.2026: Angebot läuft“, or „Meilensteine:“ with such
points below it, right below the name of a Maßnahme or with that name („Meilensteine zu „JUBA“: …“).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from data.readers.details import said_by
from data.readers.draft import Draft
from data.readers.german import days
from data.readers.marks import mark_of
from data.readers.reading import Citation, Milestone, Project, Section, Target
from data.readers.text import loose, one_line, shortened

_LABEL = re.compile(
    r"(?:vereinbarte )?meilensteine?(?: (?:zu|für|bei|der maßnahme|zur maßnahme|des projekts|zum projekt) (?P<of>.+?))?"
    r"\s?:\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_DAY = r"(?:\d{1,2}\. ?\d{1,2}\. ?\d{4}|\d{1,2}\. ?[A-Za-zÄä]{3,9}\.? \d{4}|\d{4}-\d{2}-\d{2})"
_BY = r"(?:(?:fällig |spätestens )?(?:bis(?: zum)?|zum|am) )?"
# „31.03.2026: Konzept liegt vor“ or „Konzept liegt vor (bis zum 31.03.2026)“.
_STEP = re.compile(
    rf"{_BY}(?P<day>{_DAY})\s?[:–—-]\s?(?P<name>.+)|(?P<what>.+?)\s?\({_BY}(?P<by>{_DAY})\)", re.IGNORECASE
)
_ANY_DAY = re.compile(rf"(?<!\d){_DAY}(?!\d)")
_WAY = "Bitte mit der Vorlage „Ziele“ liefern."


class _Unclear(ValueError):
    """Why milestones are not read, as the end of a German sentence."""


@dataclass
class Found:
    """What stands behind one „Meilensteine:“.

    `of` is the name of the Maßnahme it gives, `above` the lines before it, nearest first, up to a blank one.
    """

    section: Section
    of: str
    above: list[str]
    label: str
    lines: list[str] = field(default_factory=list)
    steps: list[Milestone] = field(default_factory=list)
    unclear: str = ""


def milestones_in(sections: Sequence[Section]) -> tuple[list[Found], list[Section]]:
    """What the sections say of milestones, and the sections without those lines: they are neither names nor targets."""
    found = [list(_in_section(section)) for section in sections]
    left = [
        _without(section, {line for each in here for line in each.lines}) if here else section
        for section, here in zip(sections, found, strict=True)
    ]
    return [each for here in found for each in here], left


def read_milestones(draft: Draft, found: Sequence[Found]) -> None:
    """Make targets of the milestones found; what is not plain becomes a warning.

    Asked after the Maßnahmen are known; the sections of the draft are the whole ones.
    """
    placed = [(each, _project(draft, each)) for each in found]
    times = Counter(project.name for _, project in placed if project)
    for each, project in placed:
        try:
            if each.unclear:
                raise _Unclear(each.unclear)
            if project is None:
                raise _Unclear("sie stehen bei keiner Maßnahme")
            if times[project.name] > 1:
                raise _Unclear("zu dieser Maßnahme stehen sie an mehreren Stellen")
            _compare_years(draft, each.steps)
        except _Unclear as why:
            where = f" („{shortened(each.label, 60)}“)"
            message = f"{each.section.name}: Meilensteine{where} wurden nicht übernommen, denn {why}. {_WAY}"
            draft.miss("targets", message, "warning", "left_out")
            continue
        draft.targets.append(
            Target(
                f"{project.name}: Meilensteine", Decimal(len(each.steps)), "Meilensteine",
                Citation(each.section.name, shortened(each.label, 400), each.section.page_of(each.label)),
                "milestone", None, project.name, project.category, tuple(each.steps),
            )
        )  # fmt: skip


def _in_section(section: Section) -> Iterator[Found]:
    raw = [line.rstrip() for line in (section.layout or section.text).replace("**", "").split("\n")]
    at = 0
    while at < len(raw):
        line = raw[at].strip()
        mark = mark_of(line)
        label = _LABEL.fullmatch(line[mark.end :] if mark else line)
        at += 1
        if label:
            above: list[str] = []
            for before in reversed(raw[: at - 1]):
                if not before.strip():
                    break
                above.append(before.strip())
            found = Found(section, (label["of"] or "").strip(" „“”\"‚‘'"), above, line, [line])
            at = _behind(found, raw, at, label["rest"])
            yield found


def _behind(found: Found, raw: Sequence[str], at: int, rest: str) -> int:
    """Read what stands behind a label and below it; returns the number of the first line that is none of it."""
    said = [rest] if rest else []
    points: list[str] = []
    while at < len(raw) and (line := raw[at].strip()):
        words = _bare(line)
        if not rest and _STEP.fullmatch(words):
            points.append(raw[at])
            said.append(words)
        elif said and mark_of(line) is None and (said[-1].endswith(";") or line[0].islower()):
            said[-1] = f"{said[-1]} {line}"
        else:
            _compare_next(found, raw[at], points)
            break
        found.lines.append(line)
        at += 1
    try:
        found.steps = [_step(part.strip()) for each in said for part in each.split(";") if part.strip()]
        if not said:
            raise _Unclear("es folgt keiner mit seinem Tag")
    except _Unclear as why:
        found.unclear = str(why)
    return at


def _compare_next(found: Found, line: str, points: Sequence[str]) -> None:
    """A line right below that may be a milestone without a day, or the end of one, leaves all of them open."""
    indent = len(line) - len(line.lstrip())
    if mark_of(line.strip()) is None:
        if not said_by(line.strip(), labels=True):
            found.unclear = f"„{shortened(line.strip(), 60)}“ kann dazugehören"
    elif points and mark_of(points[-1].strip()) and indent >= len(points[-1]) - len(points[-1].lstrip()):
        found.unclear = f"„{shortened(line.strip(), 60)}“ kann einer ohne Tag sein"


def _bare(line: str) -> str:
    """A line without its mark; „31. März 2026“ begins with a day and no mark."""
    mark = None if _STEP.fullmatch(line) and _ANY_DAY.match(line) else mark_of(line)
    return (line[mark.end :] if mark else line).strip().rstrip(";,").strip()


def _step(words: str) -> Milestone:
    match = _STEP.fullmatch(words.rstrip("."))
    if match is None or len(_ANY_DAY.findall(words)) != 1:
        raise _Unclear(f"„{shortened(words, 60)}“ nennt nicht genau einen Tag und was dann vorliegt")
    due_on = next((each.value for each in days(match["day"] or match["by"])), None)
    if due_on is None:
        raise _Unclear(f"den Tag „{match['day'] or match['by']}“ gibt es nicht")
    name = one_line(match["name"] or match["what"])
    if not re.search(r"[^\W\d_]{3}", name):
        raise _Unclear(f"„{shortened(words, 60)}“ sagt nicht, was dann vorliegt")
    return Milestone(name, due_on)


def _compare_years(draft: Draft, steps: Sequence[Milestone]) -> None:
    if draft.sure_year is None:
        raise _Unclear("das Haushaltsjahr steht nicht fest")
    for each in steps:
        if abs(each.due_on.year - draft.sure_year) > 1:
            raise _Unclear(f"der {each.due_on:%d.%m.%Y} liegt fern vom Haushaltsjahr {draft.sure_year}")


def _project(draft: Draft, found: Found) -> Project | None:
    """The one Maßnahme named, or else the one right above, with nothing between but what is said beside its name."""
    if found.of:
        named = [each for each in draft.projects if loose(each.name) == loose(found.of)]
        return named[0] if len(named) == 1 else None
    for line in found.above:
        here = [
            each
            for each in draft.projects
            if each.section == found.section.name and line in [one.strip() for one in each.passage.split("\n")]
        ]
        if here:
            return here[0] if len({each.name for each in draft.projects if each in here}) == 1 else None
        if not said_by(_bare(line), labels=True):
            return None
    return None


def _without(section: Section, taken: set[str]) -> Section:
    def kept(text: str, pages: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
        lines = text.split("\n")
        stay = [at for at, line in enumerate(lines) if line.replace("**", "").strip() not in taken]
        return "\n".join(lines[at] for at in stay), tuple(pages[at] for at in stay if pages)

    text, pages = kept(section.text, section.pages)
    layout, layout_pages = kept(section.layout, section.layout_pages)
    return replace(section, text=text, pages=pages, layout=layout, layout_pages=layout_pages)

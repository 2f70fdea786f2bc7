"""The projects of an agreement: the lists under the four Maßnahmenarten, and what is doubtful in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from data.readers.carriers import doubtful
from data.readers.categories import SHORT_NAMES
from data.readers.conditions import in_words
from data.readers.counting import counted_in
from data.readers.draft import Draft
from data.readers.german import amounts
from data.readers.in_sentences import projects_in_sentences
from data.readers.listing import LONGEST_NAME, ProjectList
from data.readers.marks import mark_of
from data.readers.pages import repeated
from data.readers.reading import Citation, Project, Section

# A name begins with a letter, „§ 16h“, „50plus“ or one of these in quotes or brackets.
_SOUND = re.compile(r"[„“”\"'‚‘»«(\[]{0,2}(?:[^\W\d_]|§ ?\d|\d+[^\W\d_]|\d+-[^\W\d_])")

_QUOTED = re.compile(r"[„“\"»«‚‘']([^„“”\"»«‚‘]{2,150}?)[“”\"«»‘’']")

# „20-24 Plätze“, „12/15 TN“: a number that is two.
_SPAN = re.compile(r"\d\s?(?:[-–/]|bis)\s?\d+\s(?:plätze|tn\b|teilnehm|personen)", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
_OF_PAST_PROJECTS = re.compile(
    r"\b(?:wurden|waren|sind)\b.*(?:maßnahme|projekt|vorhaben|geförder|durchgeführ|umgesetzt)", re.IGNORECASE
)
# What parts names within a line.
_SEVERAL = re.compile(r";|\s[•▪●■◦‣→➢➤]\s")
# „Startbahn 2021 wurden 10 Abschlüsse erreicht“, „Plätze je Quartal: 3/6/9“: a line below that the name took in.
_MORE_THAN_NAME = re.compile(
    r"\b(?:wurden?|werden|wird|sollen?|z\. ?B\.|beispielsweise|bis \d{1,2}\.\d{1,2}\.)|\d\s?/\s?\d+\s?/\s?\d|"
    r"\b(?:mittel|budget) für maßnahmenart\b|~~|\b(?:bisher|alt|neu):|\b(?:von|mit|für)$|[/+:=]$",
    re.IGNORECASE,
)
# „vakant“, „steht noch nicht fest“: words without a capital are seldom a name.
_ALL_SMALL = re.compile(r"[^A-ZÄÖÜ\d]+")
_SENTENCE = re.compile(r"\.\s+(?:Die|Der|Das|Es|Im|Für)\s")


def read_projects(reading: Draft) -> list[ProjectList]:
    """Find the projects under their Maßnahmenarten, letter for letter; lines in doubt become problems.

    Returns the lists they stand in, with the sums and numbers beside them.
    """
    headers = frozenset(repeated([line for section in reading.sections for line in section.text.split("\n")]))
    lists = [ProjectList(section, headers) for section in reading.sections]
    chosen = _chosen(lists)
    for each in chosen:
        reading.problems.extend(each.problems)
    reading.projects = _without_quotes(_without_ordinals([project for each in chosen for project in each.projects]))
    if not reading.projects:
        reading.projects = _of_sentences(reading)
    if not reading.projects:
        reading.miss(
            "projects",
            "Keine Maßnahme gefunden (gesucht: Liste unter den vier Maßnahmenarten). Bitte ergänzen.",
            code="missing",
        )
        return chosen
    section = next(each for each in reading.sections if each.name == reading.projects[0].section)
    _ask_about_another_year(reading, section)
    page = reading.projects[0].page
    reading.citations["projects"] = Citation(section.name, section.text, page)
    _check_names(reading)
    _tell_of_other_lists(reading, [each for each in lists if each not in chosen])
    missing = sorted(set(SHORT_NAMES) - {number for each in chosen for number in each.seen})
    if missing and not any(problem.field == "projects" for problem in reading.problems):
        listed = ", ".join(f"Maßnahmenart {number} ({SHORT_NAMES[number]})" for number in missing)
        reading.miss("projects", f"{section.name}: Ohne Überschrift im Text: {listed}. Bitte prüfen.", "warning")
    return chosen


def _ask_about_another_year(reading: Draft, section: Section) -> None:
    """„Im Jahr 2021 wurden gefördert:“ above a list: what stands below is no Maßnahme of the year."""
    for line in section.text.split("\n"):
        years = {int(each) for each in _YEAR.findall(line)}
        introduced = line.rstrip().endswith(":") and _OF_PAST_PROJECTS.search(line)
        if introduced and years and reading.sure_year and reading.sure_year not in years:
            message = f"{section.name}: „{line.strip()[:100]}“ – darunter stehen Maßnahmen eines anderen Jahres"
            reading.miss("projects", f"{message}. Bitte im Text klären, welche gelten.")


def _of_sentences(reading: Draft) -> list[Project]:
    """Where nothing is listed, the names that the sentences of one section have in quotes."""
    told = [found for each in reading.sections if (found := projects_in_sentences(each))]
    if len(told) != 1:
        return []
    message = f"{told[0][0].section}: Die Maßnahmen stehen in Sätzen; gelesen wurden die Namen in Anführungszeichen"
    reading.miss("projects", f"{message}. Bitte prüfen.", "warning")
    return told[0]


def _chosen(lists: Sequence[ProjectList]) -> list[ProjectList]:
    """The lists of projects: the section with several Maßnahmenarten, or else every section that lists some.

    Without any project the fullest section is chosen, so that its problems say what was not read.
    """
    fullest = max(lists, key=lambda each: (len({one.category for one in each.projects}), len(each.seen)), default=None)
    if fullest is None:
        return []
    several = len({project.category for project in fullest.projects}) > 1
    return [fullest] if several or not fullest.projects else [each for each in lists if each.projects]


def _check_names(reading: Draft) -> None:
    for project, times in Counter((each.category, each.name) for each in reading.projects).items():
        where = f"{reading.projects[0].section}: „{project[1][:80]}“"
        if not _SOUND.match(project[1]) or ((mark := mark_of(project[1])) and not mark.is_bullet):
            message = f"{where} beginnt nicht wie der Name einer Maßnahme. Bitte prüfen."
            reading.miss("projects", message, "warning")
        # „Werkstatt x“ is a cell of a table with a cross.
        figure = re.search(r"\s(?:\d{1,3}(?:\.\d{3})+(?:,\d\d)?|[xX✓✔☒☑])$", project[1])
        if (
            figure
            or amounts(project[1])
            or _SPAN.search(project[1])
            or "|" in project[1]
            or any(each.noun in ("places", "quota") for each in counted_in(project[1]))
            or in_words(project[1])
        ):
            message = f"{where}: Im Namen steht noch eine Angabe. Bitte Namen, Plätze und Betrag prüfen."
            reading.miss("projects", message, "warning")
        if doubtful(project[1]):
            message = f"{where} kann auch den Träger nennen. Bitte Namen und Träger prüfen."
            reading.miss("projects", message, "warning")
        torn = project[1].count("(") > project[1].count(")")
        if torn or _MORE_THAN_NAME.search(project[1]) or _ALL_SMALL.fullmatch(project[1]):
            message = f"{where} kann mehr oder anderes sein als ein Name. Bitte prüfen."
            reading.miss("projects", message, "warning")
        if len(project[1]) > LONGEST_NAME or _SENTENCE.search(project[1]):
            reading.miss("projects", f"{where} ist lang oder ein Satz. Bitte prüfen, wo der Name endet.", "warning")
        if _SEVERAL.search(project[1]):
            message = f"{where} kann mehrere Maßnahmen nennen. Bitte prüfen."
            reading.miss("projects", message, "warning")
        if times > 1:
            often = "zweimal" if times == 2 else f"{times}-mal"
            message = f"{where} steht {often} unter Maßnahmenart {project[0]}. Bitte prüfen."
            reading.miss("projects", message, "warning")


def _tell_of_other_lists(reading: Draft, others: Sequence[ProjectList]) -> None:
    known = {project.name for project in reading.projects}
    for each in others:
        names = [project.name for project in each.projects if project.name not in known]
        # Without marks any lines of a text would do, such as „Ausbildungsberufen“ after a line that ends in a heading.
        if names and each.marked:
            shown = ", ".join(f"„{name[:60]}“" for name in names[:5])
            message = f"{each.section}: Auch hier sind Maßnahmen aufgezählt ({shown}), die nicht gelesen wurden"
            reading.miss("projects", f"{message}. Bitte prüfen.", "warning")


def _without_quotes(found: Sequence[Project]) -> list[Project]:
    """Names without the quotes that stand around all of each: „Ausblick“ is called Ausblick."""
    return [replace(each, name=quoted[1]) if (quoted := _QUOTED.fullmatch(each.name)) else each for each in found]


def _without_ordinals(found: Sequence[Project]) -> list[Project]:
    """Names without ordinals where, behind a bullet, every project of a Maßnahmenart carries the next one."""
    kept: list[Project] = []
    for _, group in groupby(found, key=lambda project: project.category):
        projects = list(group)
        marks = [mark_of(project.name) for project in projects]
        if len(projects) > 1 and all(mark and place in mark.values for place, mark in enumerate(marks, 1)):
            projects = [replace(each, name=each.name[m.end :]) for each, m in zip(projects, marks, strict=True) if m]
        kept += projects
    return kept

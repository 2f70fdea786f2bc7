"""The budget year of an agreement: what the title names, what the money is for, and whether they agree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.readers.draft import Draft
from data.readers.parties import County
from data.readers.reading import Citation
from data.readers.sums import granted_years
from data.readers.text import one_line, shortened

# Long enough for every title page.
HEAD = 1500
_TITLE = re.compile(r"ziel ?-? ?vereinbarung(.{0,200}?)(?:\bzwischen\b|\Z)", re.IGNORECASE | re.DOTALL)
_SPAN = re.compile(r"\b20[1-9]\d\s?(?:/|-|–|bis|und)\s?(?:20)?\d\d\b(?!\.)")
_YEARS_TOGETHER = re.compile(r"\bin den jahren 20\d\d\s?(?:und|bis|/|-|–)\s?20\d\d", re.IGNORECASE)
# „vom 1. Januar 2023 bis zum 31. Dezember 2023“
_WHOLE_YEAR = re.compile(
    r"\b0?1\. ?(?:januar|0?1\.) ?(20[1-9]\d)? ?(?:bis(?: zum)?|[-–]) ?31\. ?(?:dezember|12\.) ?(20[1-9]\d)\b",
    re.IGNORECASE,
)
_BUDGET_OF = re.compile(r"qualifizierungsbudgets? \**(20[1-9]\d)\b", re.IGNORECASE)


def read_year(reading: Draft, text: str, counties: Sequence[County]) -> None:
    """Find the year; several years, or a title and money of different years, become a problem."""
    head = next((s.text for s in reading.sections if s.name == "Kopf"), text[:HEAD])[:HEAD]
    title = _TITLE.search(head)
    if title and (span := _SPAN.search(one_line(title[1]))):
        reading.miss("year", f"Der Titel nennt mehrere Jahre („{span[0]}“). Bitte klären, für welches Jahr sie gilt.")
        return
    titled = {int(y) for y in re.findall(r"\b(20[1-9]\d)\b", head)}
    funded = {int(y) for y in re.findall(r"im (?:haushalts)?jahr (20[1-9]\d)\b", text.lower())}
    funded = funded or {int(y) for first, y in _WHOLE_YEAR.findall(one_line(text)) if first in ("", y)}
    named = {int(y) for y in _BUDGET_OF.findall(text)}
    years = titled or funded or named
    if titled and (titled & (funded | named)):
        years = titled & (funded | named)
    if not years:
        reading.miss("year", "Das Haushaltsjahr steht weder im Titel noch beim Betrag. Bitte ergänzen.")
        return
    if len(years) > 1:
        listed = ", ".join(map(str, sorted(years)))
        reading.miss("year", f"Der Text nennt mehrere Haushaltsjahre ({listed}). Bitte klären, welches gilt.")
        return
    reading.year = next(iter(years))
    line = next((one_line(each) for each in text.split("\n") if str(reading.year) in each), str(reading.year))
    reading.citations["year"] = Citation("Kopf" if titled else "Text", line)
    reading.title = f"Zielvereinbarung {reading.year} – {reading.county_name}"
    _compare(reading, reading.year, sorted(funded - {reading.year}) if titled and not funded & titled else [])
    first = next(each.first_year for each in counties if each.county == reading.county)
    if first and reading.year < first:
        reading.miss(
            "county",
            f"{reading.county_name} besteht als eigene Gebietskörperschaft erst seit {first}. Bitte Jahr prüfen.",
        )


def _compare(reading: Draft, year: int, elsewhere: Sequence[int]) -> None:
    """Say where the text is about another year; `elsewhere`: the years of a text that never names the title's."""
    granted = [(each.name, span, sentence) for each in reading.sections for span, sentence in granted_years(each)]
    # A sentence with many years stands here once for each of them.
    sentences = dict.fromkeys((name, each) for name, _, each in granted)
    several = next(((name, m[0]) for name, each in sentences if (m := _YEARS_TOGETHER.search(each))), None)
    if several:
        reading.miss("year", f"{several[0]}: Das Geld ist für mehrere Jahre („{several[1]}“). Bitte klären.")
    elif granted and not any(first <= year <= last for _, (first, last), _ in granted):
        name, span, sentence = granted[-1]
        message = f"Der Titel nennt {year}, das Geld in {name} aber {span[0]} („{shortened(sentence)}“)"
        reading.miss("year", f"{message}. Bitte klären.")
    elif elsewhere:
        message = f"Der Titel nennt {year}, der Text aber {', '.join(map(str, elsewhere))}"
        reading.miss("year", f"{message}. Bitte klären.")
    else:
        for section in reading.sections:
            if other := sorted({int(each) for each in _BUDGET_OF.findall(section.text)} - {year}):
                message = f"{section.name}: Hier steht das Budget {', '.join(map(str, other))}, im Titel {year}"
                reading.miss("year", f"{message}. Bitte prüfen.", "warning")

"""Reads the text of a Zielvereinbarung by meaning, not by position.

Section numbers, bullets, quotes, line breaks and date formats differ between agreements. What is missing or
impossible becomes a problem, never a guess; a text that is no Zielvereinbarung is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise, takewhile
from typing import Any, Literal

from data.readers.german import Amount, Day, amounts, days, how_many
from data.readers.parties import County, counties_in, load_counties, party_text
from data.readers.text import BULLET, clean, one_line

__all__ = ["AgreementRefused", "County", "Reading", "load_counties", "read_agreement"]

LONGEST = 2_000_000
# 400 pages: far beyond any agreement, so that no text keeps a computer busy.
MOST_LINES = 20_000
# More sums than four budgets with their parts could have; more signatures than two sides and their deputies.
MOST_SUMS = 40
MOST_SIGNATURES = 10
FIRST_YEAR, LAST_YEAR = 2011, 2100
# Agreements of 2011 to 2023 were signed between December before and August of their year.
MONTHS_TO_SIGN = 18
# More than one a month is a year or a paragraph read by mistake.
MOST_DIALOGUES = 12

PROGRAMMES = {
    "AQB": re.compile(r"ausbildungs-\s{0,2}und\s{1,2}qualifizierungsbudget|\bAQB\b", re.IGNORECASE),
    "AB": re.compile(r"(?<![-\w])ausbildungsbudget|ausbildungs-\s{0,2}und\s{1,2}arbeitsmarktbudget", re.IGNORECASE),
    "AMB": re.compile(r"arbeitsmarktbudget|\bAMB\b", re.IGNORECASE),
}
_AFTER_SUM = re.compile(r"\s{0,3}(?:\([^)]{0,80}\)\s{0,3})?,?\s{0,3}(?:aus|für|im|in|vom|des|zulasten)\b[^.;:]{0,50}$")
_IS_TOTAL = re.compile(r"gesamt|zusammen|summe", re.IGNORECASE)
_IS_PART = re.compile(r"\b(?:davon|darunter|hiervon|hierin|bis zu|höchstens|mindestens|je|pro)\b", re.IGNORECASE)

# A heading of a Maßnahmenart by its words; the number before it may differ or be missing. What follows keeps a project
# such as „Qualifizierungsprojekte Holz“ from being taken for one.
_GOES_ON = r"(?=$|\s?[:(,;]|\s(?:zur|zu|und|für|in|im|der|des|sowie|einschließlich|mit)\b)"
CATEGORIES = {
    1: re.compile(rf"(?:maßnahmen (?:zur|der) )?ausbildungs(?:- ?und qualifizierungs)?vorbereitung{_GOES_ON}"),
    2: re.compile(
        rf"(?:ausbildung(?: und|,) ausbildungscoaching|ausbildung in anerkannten ausbildungsberufen"
        rf"|ausbildungscoaching){_GOES_ON}"
    ),
    3: re.compile(rf"qualifizierungsprojekte{_GOES_ON}"),
    4: re.compile(rf"weiterbildung(?:en|smaßnahmen)? (?:für (?:das )?|des |von )(?:fach)?personals?{_GOES_ON}"),
}
_NUMBERED = re.compile(
    r"^\s{0,12}(?:(?:maßnahmenart|kategorie|nr\.?|ziffer)\s)?\(?(?:([1-4])|(?:I{1,3}|IV|[a-d]))[.):]\s{1,8}(?=\S)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"^(?:(\d{1,2})[.)]|([a-z])\))\s{1,4}(?=\S)")
# The end of a heading line after which it must go on in the next one.
_OPEN_END = re.compile(r"(?:[,-]|\b(?:der|die|des|den|das|und|oder|sowie|für|zur|zu|im|in|von|mit))$", re.IGNORECASE)
_PAGE_NOISE = re.compile(
    r"(?:(?:seite|-)?\s?\d{1,3}(?:\s?(?:von|/)\s?\d{1,3}|\s?-)?|ziel-?\s?vereinbarung\b.{0,80})", re.IGNORECASE
)
_CLOSING = re.compile(
    r"(?:Die|Der|Das|Den|Alle|Für|Bei|Zur|Im|Sie) .{0,300}?"
    r"\b(?:erfolgt|erfolgen|werden|wird|ist|sind|gilt|gelten|finanziert|führen)\b"
)

_HEADING = re.compile(
    r"^\s{0,12}\**(?:(§ ?\d{1,2})|(Art(?:ikel|\.) ?\d{1,2})|(Präambel))\**[.:]?"
    r"(?!\s{0,4}[a-zäöü])\s{0,4}(?:[–-] )?(.{0,120})$"
)
_PLAIN_HEADING = re.compile(
    r"^\s{0,12}\**(\d{1,2})\.?\s{1,4}((?:Haushaltsmittel|Ziele|Zielsteuerungsdialog|Verpflichtungen|Umsetzung|Budget|"
    r"Kontinuierlich|Ausbildungs- und Qualifizierungsbudget|Mittel|Finanz|Projekte|Dialog|Laufzeit).{0,100})$"
)
_DIALOGUE = re.compile(r"Zielsteuerungsdialog|Dialoge? zur Zielsteuerung", re.IGNORECASE)

_MINISTRY = re.compile(r"minister|staatssekret", re.IGNORECASE)
_COUNTY_OFFICE = re.compile(
    r"landr[aä]t|bürgermeister|beigeordnet|stadtr[aä]t|stadtkämmer|kreisausschuss|magistrat|"
    r"(?:des|der|den|dem)\s\S{0,30}kreis",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"minister|staatssekret|landr[aä]t|bürgermeister|beigeordnet|stadtr[aä]t|kämmer|dezernent", re.IGNORECASE
)
_BEFORE_NAME = re.compile(
    r"^(?:gez\.|gezeichnet:?|i\. ?[VA]\.|in vertretung|im auftrag|[_.…\s]+)\s{0,4}", re.IGNORECASE
)
_NO_NAME = re.compile(r"^(?:für |des |der |hessische[srn]? ministerium|seite \d|\W*$)", re.IGNORECASE)
# What stands before the date of a signature: a place, „den“, or nothing.
_PLACE = re.compile(
    r"^(?:[A-ZÄÖÜ][\w .()/-]{1,40}?(?:\s?,\s{0,4}(?:den|am|Datum:)?|\s(?:den|am))"
    r"|den|am|(?:Ort, )?Datum:)?\s{0,4}$"
)
# A signature that still waits for its day, „Friedberg, den ________“: what follows is its own.
_UNDATED = re.compile(r"(?:,|\bden|\bam)\s{0,4}[_.…]*$")


class AgreementRefused(ValueError):
    """The text is no Zielvereinbarung with a Hessian county; the message says why and what to do."""


@dataclass(frozen=True)
class Problem:
    """Something missing or impossible; an error keeps the agreement from being stored."""

    field: str
    severity: Literal["error", "warning"]
    message: str


@dataclass(frozen=True)
class Section:
    """A section of the text: how other facts cite it, its heading and its wording."""

    name: str
    title: str | None
    text: str


@dataclass(frozen=True)
class Citation:
    """Where a field stands: section and passage."""

    section: str
    passage: str


@dataclass(frozen=True)
class Project:
    """A project letter for letter, with the number of its Maßnahmenart and the line it was read from."""

    category: int
    name: str
    section: str = ""
    passage: str = ""


@dataclass(frozen=True)
class Programme:
    """A programme of the agreement; the amount is None when it is not given."""

    code: str
    amount_eur: Decimal | None


@dataclass
class Reading:
    """What was found in an agreement; None for what was not."""

    county: str
    county_name: str
    year: int | None = None
    title: str = ""
    programmes: list[Programme] = field(default_factory=list)
    total_eur: Decimal | None = None
    projects: list[Project] = field(default_factory=list)
    signed_by_ministry_on: date | None = None
    signed_by_county_on: date | None = None
    ministry_signatory: str | None = None
    county_signatory: str | None = None
    dialogues: int | None = None
    citations: dict[str, Citation] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The reading for other programs: plain values, days in ISO form, whole euros as integers."""
        return {
            "county": self.county,
            "year": self.year,
            "programmes": [{"code": p.code, "amount_eur": _plain(p.amount_eur)} for p in self.programmes],
            "total_eur": _plain(self.total_eur),
            "projects": [{"category": p.category, "name": p.name} for p in self.projects],
            "signed_by_ministry_on": _iso(self.signed_by_ministry_on),
            "signed_by_county_on": _iso(self.signed_by_county_on),
            "dialogues": self.dialogues,
            "citations": {k: {"section": c.section, "passage": c.passage} for k, c in self.citations.items()},
            "problems": [{"field": p.field, "severity": p.severity, "message": p.message} for p in self.problems],
        }

    def miss(self, about: str, message: str, severity: Literal["error", "warning"] = "error") -> None:
        """Note a problem."""
        self.problems.append(Problem(about, severity, message))


def read_agreement(text: str, counties: Sequence[County]) -> Reading:
    """Read the text of one agreement made with one of `counties`.

    What is missing, impossible or contradictory is listed in the problems of the reading. Raises AgreementRefused
    when the text is empty, too long, no Zielvereinbarung, or names no county as a party.
    """
    if len(text) > LONGEST:
        raise AgreementRefused(
            "Der Text ist länger als 2 Millionen Zeichen. Bitte nur eine Zielvereinbarung übergeben."
        )
    text = clean(text)
    if text.count("\n") > MOST_LINES:
        raise AgreementRefused(
            "Der Text hat mehr als 20.000 Zeilen. Bitte nur den Text einer Zielvereinbarung übergeben, ohne Anlagen."
        )
    if not text.strip():
        raise AgreementRefused(
            "Die Datei enthält keinen Text. Bei einem Scan bitte zuerst die Texterkennung ausführen."
        )
    if not re.search(r"ziel\s?-?\s?vereinbarung", text[:20_000], re.IGNORECASE):
        raise AgreementRefused("Der Text ist keine Zielvereinbarung: Das Wort kommt nicht vor. Bitte die Datei prüfen.")
    reading = _party(text, counties)
    reading.sections = sections_of(text)
    _year(reading, text, counties)
    _money(reading, text)
    _projects(reading)
    _dialogues(reading)
    _signatures(reading)
    return reading


def _party(text: str, counties: Sequence[County]) -> Reading:
    # The seat in an address („64289 Darmstadt“) is no party.
    named = counties_in(re.sub(r"\b\d{5} \w+", " ", party_text(text)), counties)
    if not named:
        raise AgreementRefused(
            "Der Text nennt keine hessische Gebietskörperschaft als Vertragspartei (erwartet: „zwischen … und …“). "
            "Bitte prüfen, ob es eine Zielvereinbarung mit einem Kreis oder einer kreisfreien Stadt ist."
        )
    reading = Reading(county=named[0].county, county_name=named[0].name)
    if len(named) > 1:
        names = ", ".join(each.name for each in named)
        reading.miss("county", f"Im Kopf stehen mehrere Gebietskörperschaften: {names}. Bitte klären, wer Partei ist.")
    reading.citations["county"] = Citation(
        "Kopf", one_line(text[: text.lower().find("zur umsetzung") + 1 or 300])[:400]
    )
    return reading


def sections_of(text: str) -> list[Section]:
    """The sections in order; what stands before the first is „Kopf“, the signatures are „Unterschriften“."""
    lines = text.split("\n")
    marks = [(i, m) for i, line in enumerate(lines) if (m := _HEADING.match(line))]
    starts = [(i, re.sub(r"§ ?", "§ ", m[1]) if m[1] else m[2] or m[3], m[4].strip(" *")) for i, m in marks]
    if sum(name != "Präambel" for _, name, _ in starts) < 2:
        plain = [(i, m) for i, line in enumerate(lines) if (m := _PLAIN_HEADING.match(line))]
        starts = sorted(
            [s for s in starts if s[1] == "Präambel"] + [(i, f"Nr. {m[1]}", m[2].strip(" *")) for i, m in plain]
        )
    signed = next((i for i in range(len(lines) - 1, -1, -1) if _is_signature(lines[i])), None)
    while signed is not None:
        earlier = next((i for i in range(signed - 1, max(-1, signed - 16), -1) if _is_signature(lines[i])), None)
        if earlier is None:
            break
        signed = earlier
    if signed is not None:
        starts = [s for s in starts if s[0] < signed] + [(signed, "Unterschriften", "")]
    if not starts or starts[0][0] > 0:
        starts.insert(0, (0, "Kopf", ""))
    found: list[Section] = []
    seen: Counter[str] = Counter()
    for (start, name, title), end in zip(starts, [s[0] for s in starts[1:]] + [len(lines)], strict=True):
        body = lines[start:end] if name in ("Kopf", "Unterschriften") else lines[start + 1 : end]
        body = [line.strip() for line in body]
        if not title and name.startswith(("§", "Art")):
            title = next((line for line in body if line), "")
        wording = re.sub(r"\n{3,}", "\n\n", "\n".join(body)).strip()
        seen[name] += 1
        found.append(Section(f"{name} ({seen[name]})" if seen[name] > 1 else name, title or None, wording))
    return [each for each in found if each.text]


def _is_signature(line: str) -> bool:
    """A line with nothing but one or two places and dates."""
    if len(line) > 140 or BULLET.match(line):
        return False
    at, line = 0, line.strip()
    found = days(line)
    for day in found:
        if not _PLACE.match(line[at : day.at].strip(" *|")):
            return False
        at = day.at + len(day.written)
    return 0 < len(found) <= 2 and not re.search(r"\w", line[at:])


def _year(reading: Reading, text: str, counties: Sequence[County]) -> None:
    head = next((s.text for s in reading.sections if s.name == "Kopf"), text[:1500])
    titled = {int(y) for y in re.findall(r"\b(20[1-9]\d)\b", head[:1500])}
    funded = {int(y) for y in re.findall(r"im (?:haushalts)?jahr (20[1-9]\d)\b", text.lower())}
    named = {int(y) for y in re.findall(r"qualifizierungsbudget[s]? \**(20[1-9]\d)\b", text.lower())}
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
    other = funded - {reading.year}
    if titled and other and not funded & titled:
        reading.miss(
            "year",
            f"Der Titel nennt {reading.year}, der Betrag aber {', '.join(map(str, sorted(other)))}. Bitte klären.",
        )
    line = next((one_line(each) for each in text.split("\n") if str(reading.year) in each), str(reading.year))
    reading.citations["year"] = Citation("Kopf" if titled else "Text", line)
    reading.title = f"Zielvereinbarung {reading.year} – {reading.county_name}"
    first = next(each.first_year for each in counties if each.county == reading.county)
    if first and reading.year < first:
        reading.miss(
            "county",
            f"{reading.county_name} besteht als eigene Gebietskörperschaft erst seit {first}. Bitte Jahr prüfen.",
        )


def _money(reading: Reading, text: str) -> None:
    section, sums = _money_section(reading.sections)
    named = [code for code, pattern in PROGRAMMES.items() if pattern.search(section.text if section else text)]
    titled = [code for code, pattern in PROGRAMMES.items() if pattern.search(_head(reading))]
    named = named or titled or [code for code, pattern in PROGRAMMES.items() if pattern.search(text)]
    reading.programmes = [Programme(code, None) for code in named]
    if not named:
        reading.miss("programmes", "Kein Programm genannt (AQB, AMB oder Ausbildungsbudget). Bitte ergänzen.")
    if not section or not sums:
        reading.miss("total_eur", "Kein Betrag gefunden (gesucht: Haushaltsmittel in Höhe von … Euro). Bitte ergänzen.")
        return
    reading.citations["total_eur"] = Citation(section.name, section.text)
    if len(sums) > MOST_SUMS:
        reading.miss(
            "total_eur", f"{section.name}: Mehr als {MOST_SUMS} Beträge. Bitte den Gesamtbetrag selbst nachsehen."
        )
        return
    if any(each.doubtful for each in sums):
        reading.miss(
            "total_eur", f"{section.name}: Vor einem Betrag steht eine Zahl, die dazugehören kann. Bitte prüfen."
        )
        return
    _total_of(reading, section, sums, named)
    if any(each.rounded for each in sums):
        message = f"{section.name}: Der Betrag ist gerundet angegeben. Bitte den genauen Betrag prüfen."
        reading.miss("total_eur", message, "warning")
    if reading.total_eur is not None and not 0 < reading.total_eur < 100_000_000:
        reading.miss(
            "total_eur", f"{section.name}: {reading.total_eur} Euro kann nicht stimmen. Bitte den Betrag prüfen."
        )
    if lost := [code for code in titled if code not in {each.code for each in reading.programmes}]:
        message = f"{section.name}: Für {', '.join(lost)} (im Titel genannt) steht hier kein Betrag. Bitte prüfen."
        reading.miss("programmes", message, "warning")
    for each in reading.programmes:
        reading.citations["programmes"] = Citation(section.name, f"{each.code}: {one_line(section.text)}"[:400])


def _head(reading: Reading) -> str:
    return next((each.text[:1500] for each in reading.sections if each.name == "Kopf"), "")


def _money_section(sections: Sequence[Section]) -> tuple[Section | None, list[Amount]]:
    """The section that grants the money, and its sums: of those with a sum the one that speaks most plainly of it."""
    with_sums = [(each, sums) for each in sections if (sums := amounts(each.text))]
    for pattern in (r"haushaltsmittel[^.]{0,80}in höhe", r"haushaltsmittel", r"mittel[^.]{0,40}in höhe", r""):
        for section, sums in with_sums:
            if re.search(pattern, f"{section.title or ''}\n{section.text}", re.IGNORECASE):
                return section, sums
    return None, []


def _total_of(reading: Reading, section: Section, sums: Sequence[Amount], named: Sequence[str]) -> None:
    totals = [
        each for at, each in enumerate(sums) if len(sums) > 1 and _IS_TOTAL.search(_before(section, sums, at)[-60:])
    ]
    stated = totals[0].euros if totals else None
    budgets = [each for each in sums if each not in totals]
    split = _by_programme(section, sums, budgets, named) if len(budgets) > 1 and len(named) > 1 else {}
    if split:
        reading.programmes = [Programme(code, euros) for code, euros in split.items()]
        reading.total_eur = sum(split.values(), Decimal(0))
    else:
        reading.total_eur = _only_sum(section, sums, stated)
        reading.programmes = [Programme(code, reading.total_eur if len(named) == 1 else None) for code in named]
        if reading.total_eur is None:
            listed = ", ".join(_german(each.euros) for each in sums)
            message = (
                f"{section.name}: Mehrere Beträge ({listed}), keiner lässt sich als Gesamtbetrag oder einem Programm"
            )
            reading.miss("total_eur", f"{message} zuordnen. Bitte klären.")
        elif len(named) > 1:
            message = f"{section.name}: Ein Betrag für mehrere Programme ({', '.join(named)}); Aufteilung bitte prüfen."
            reading.miss("programmes", message, "warning")
    if split and stated is not None and stated != reading.total_eur:
        reading.miss(
            "total_eur",
            f"{section.name}: Die genannte Summe {_german(stated)} Euro ist nicht die Summe der Budgets "
            f"{_german(reading.total_eur or Decimal(0))} Euro. Bitte klären.",
        )


def _before(section: Section, sums: Sequence[Amount], at: int) -> str:
    """What stands between the sum before and this one."""
    return section.text[sums[at - 1].end if at else 0 : sums[at].at]


def _by_programme(
    section: Section, sums: Sequence[Amount], budgets: Sequence[Amount], named: Sequence[str]
) -> dict[str, Decimal]:
    """Each sum with its programme, named after every sum („… Euro aus dem …“) or before every one; empty if unclear."""
    after: list[str | None] = []
    before: list[str | None] = []
    for at, each in enumerate(sums):
        if each not in budgets:
            continue
        behind = section.text[each.end : sums[at + 1].at if at + 1 < len(sums) else len(section.text)].replace(
            "\n", " "
        )
        hits = sorted((m.start(), code) for code in named if (m := PROGRAMMES[code].search(behind)))
        after.append(hits[0][1] if hits and _AFTER_SUM.match(behind[: hits[0][0]]) else None)
        ahead = _before(section, sums, at)
        last = sorted((m.start(), code) for code in named for m in PROGRAMMES[code].finditer(ahead))
        before.append(last[-1][1] if last else None)
    for codes in (after, before):
        found = [code for code in codes if code]
        if len(found) == len(budgets) == len(set(found)):
            return {code: each.euros for code, each in zip(found, budgets, strict=True)}
    return {}


def _only_sum(section: Section, sums: Sequence[Amount], stated: Decimal | None) -> Decimal | None:
    """The one sum of a section: the stated total, or what remains without repetitions and parts of it."""
    if stated is not None:
        return stated
    whole = [each for at, each in enumerate(sums) if not at or not _IS_PART.search(_before(section, sums, at)[-60:])]
    different = {each.euros for each in whole}
    return different.pop() if len(different) == 1 else None


def _german(euros: Decimal) -> str:
    return f"{euros:,}".translate(str.maketrans(",.", ".,"))


def _projects(reading: Reading) -> None:
    lists = [(section, _listed(section, reading)) for section in reading.sections]
    full = max(lists, key=lambda each: len({project.category for project in each[1]}), default=None)
    if full and len({project.category for project in full[1]}) > 1:
        lists = [full]
    lists = [(section, projects) for section, projects in lists if projects]
    reading.projects = [project for _, projects in lists for project in projects]
    if lists:
        reading.citations["projects"] = Citation(lists[0][0].name, lists[0][0].text)
    else:
        reading.miss(
            "projects", "Keine Maßnahme gefunden (gesucht: Liste unter den vier Maßnahmenarten). Bitte ergänzen."
        )


def _category_of(line: str) -> int | None:
    bare = one_line(_NUMBERED.sub("", line)).lower()
    return next((number for number, pattern in CATEGORIES.items() if pattern.match(bare)), None)


def _heading_at(lines: Sequence[str], at: int, seen: set[int]) -> int | None:
    """The Maßnahmenart a line is the heading of, also when its words go on in the next line."""
    line = lines[at]
    bullet = BULLET.match(line)
    if bullet:
        bare = line[bullet.end() :]
        numbered = _NUMBERED.match(bare)
        category = _category_of(bare) if numbered else None
        return category if category not in seen else None
    if len(line) > 260 or line.endswith("."):
        return None
    category = _category_of(line)
    if category is None and at + 1 < len(lines) and lines[at + 1][:1].islower():
        category = _category_of(f"{line} {lines[at + 1]}")
    return category


class _List:
    """The projects of a section, gathered line by line."""

    def __init__(self, section: Section, reading: Reading) -> None:
        # The title is a line of the text unless it stood beside the section number.
        text = section.text if section.text.startswith(section.title or "") else f"{section.title}\n{section.text}"
        self.lines = [line.strip() for line in text.replace("**", "").split("\n")]
        self.section, self.reading = section, reading
        self.projects: list[Project] = []
        self.seen: set[int] = set()
        self.category: int | None = None
        self.state: Literal["outside", "heading", "item", "between"] = "outside"
        self.bulleted = False
        self.stray: list[str] = []
        self.named = {_heading_at(self.lines, at, set()) for at in range(len(self.lines))}

    def add(self, line: str) -> None:
        self.warn_of_strays()
        if self.category is not None:
            name = one_line(BULLET.sub("", line))
            self.projects.append(Project(self.category, name, self.section.name, line))
        self.state = "item"

    def go_on(self, line: str) -> None:
        last = self.projects.pop()
        name = one_line(f"{last.name} {line}")
        self.projects.append(Project(last.category, name, last.section, f"{last.passage}\n{line}"))

    def warn_of_strays(self) -> None:
        for line in self.stray:
            message = (
                f"{self.section.name}: Die Zeile „{line[:80]}“ steht in der Liste ohne Aufzählungszeichen und wurde"
            )
            self.reading.miss("projects", f"{message} nicht als Maßnahme gelesen. Bitte prüfen.", "warning")
        self.stray = []

    def begin(self, category: int | None, at: int) -> None:
        self.warn_of_strays()
        self.category, self.state = category, "heading"
        self.bulleted = self.bullets_follow(at)
        if category is not None:
            self.seen.add(category)

    def bullets_follow(self, at: int) -> bool:
        """Whether this heading lists with bullets; a heading without projects says nothing, hence False."""
        for place in range(at + 1, min(at + 12, len(self.lines))):
            if BULLET.match(self.lines[place]):
                return True
            if _heading_at(self.lines, place, self.seen) is not None:
                return False
        return False


def _listed(section: Section, reading: Reading) -> list[Project]:
    found = _List(section, reading)
    for at, line in enumerate(found.lines):
        if not line or _PAGE_NOISE.fullmatch(line):
            found.state = "between" if found.state in ("item", "heading") else found.state
        elif (category := _heading_at(found.lines, at, found.seen)) is not None:
            found.begin(category, at)
        elif BULLET.match(line):
            found.add(line)
        elif found.state != "outside":
            _unmarked_line(found, at, line)
    return _without_ordinals(found)


def _unmarked_line(found: _List, at: int, line: str) -> None:
    """A line in a list that carries no bullet: more of a heading or a name, a name of its own, or the end."""
    paragraph = one_line(" ".join(takewhile(lambda each: bool(each), found.lines[at : at + 5])))
    if found.seen and _NUMBERED.match(line) and found.bullets_follow(at) and found.bulleted:
        _unknown_heading(found, at, line)
    elif _CLOSING.match(paragraph) and len(paragraph) > 60 and paragraph.endswith((".", ":")):
        found.category, found.state = None, "outside"
    elif found.state == "heading" and (found.bulleted or _heading_goes_on(found.lines[at - 1], line)):
        return
    elif found.bulleted and found.state == "item":
        if found.category is not None:
            found.go_on(line)
    elif found.bulleted:
        found.stray.append(line)
    elif len(line) < 160:
        found.add(line)


def _heading_goes_on(before: str, line: str) -> bool:
    return line[:1].islower() or line.startswith("(") or bool(_OPEN_END.search(before))


def _unknown_heading(found: _List, at: int, line: str) -> None:
    """A numbered heading in other words: its number tells the Maßnahmenart if no other heading does."""
    numbered = _NUMBERED.match(line)
    number = int(numbered[1]) if numbered and numbered[1] else None
    where = f"{found.section.name}: Die Überschrift „{line[:80]}“ ist keine bekannte Maßnahmenart"
    if number is None or number in found.named | found.seen:
        found.begin(None, at)
        found.reading.miss("projects", f"{where}; ihre Maßnahmen fehlen. Bitte die Maßnahmenart klären.")
    else:
        found.begin(number, at)
        found.reading.miss("projects", f"{where}; nach ihrer Nummer als {number} gelesen. Bitte prüfen.", "warning")


def _without_ordinals(found: _List) -> list[Project]:
    """Names without 1., 2., 3. or a), b), c) where every project of a Maßnahmenart carries the next one."""
    kept: list[Project] = []
    for _, group in groupby(found.projects, key=lambda project: project.category):
        projects = list(group)
        marks = [_ORDINAL.match(project.name) for project in projects]
        values = [(int(m[1]) if m[1] else ord(m[2]) - 96) if m else 0 for m in marks]
        if len(projects) > 1 and values == list(range(1, len(projects) + 1)):
            projects = [replace(each, name=_ORDINAL.sub("", each.name)) for each in projects]
        kept += projects
    return kept


def _dialogues(reading: Reading) -> None:
    said: dict[int, Citation] = {}
    for section in reading.sections:
        for sentence in re.split(r"(?<=[.;])\s", one_line(section.text)):
            number = how_many(sentence, _DIALOGUE)
            if number is not None and number <= MOST_DIALOGUES:
                said.setdefault(number, Citation(section.name, sentence[:600]))
    if len(said) > 1:
        where = " und ".join(f"{number} ({cited.section})" for number, cited in said.items())
        reading.miss("dialogues", f"Verschiedene Zahlen von Zielsteuerungsdialogen: {where}. Bitte klären.", "warning")
    elif said:
        reading.dialogues, reading.citations["dialogues"] = next(iter(said.items()))
    else:
        message = "Die Zahl der Zielsteuerungsdialoge ist nicht genannt. Bitte im Text nachsehen."
        reading.miss("dialogues", message, "warning")


@dataclass
class _Signed:
    """A date with the lines of the person who signed then."""

    day: Day
    lines: list[str]

    @property
    def side(self) -> Literal["ministry", "county"] | None:
        body = " ".join(self.lines)
        ministry, county = bool(_MINISTRY.search(body)), bool(_COUNTY_OFFICE.search(body))
        return None if ministry == county else "ministry" if ministry else "county"


def _signatures(reading: Reading) -> None:
    block = next((s for s in reading.sections if s.name == "Unterschriften"), None)
    for signed in _signed(block.text.split("\n"), reading.sections) if block else []:
        if signed.side is None:
            message = (
                f"Unterschriften: Ob am {signed.day.written} das Ministerium oder der Kreis unterschrieb, ist unklar."
            )
            reading.miss("signatures", f"{message} Bitte klären.", "warning")
        else:
            _sign(reading, signed, signed.side)
    for side, whose in (("ministry", "des Ministeriums"), ("county", "der Gebietskörperschaft")):
        about = f"signed_by_{side}_on"
        if getattr(reading, about) is None and not any(p.field == about for p in reading.problems):
            message = f"Tag der Unterschrift {whose} nicht gefunden. Bitte ergänzen, sobald sie vorliegt."
            reading.miss(about, message, "warning")


def _signed(lines: Sequence[str], sections: Sequence[Section]) -> list[_Signed]:
    """Every dated signature; who signed stands below its date, beside another one, or above the date."""
    starts = [i for i, line in enumerate(lines) if _is_signature(line)][-MOST_SIGNATURES:]
    bodies = [_below(lines[start + 1 : end]) for start, end in pairwise([*starts, len(lines)])]
    below = [
        _Signed(day, body)
        for start, lines_below in zip(starts, bodies, strict=True)
        for day, body in zip(days(lines[start]), _columns(lines_below, len(days(lines[start]))), strict=True)
    ]
    if len(below) != len(starts) or not below or below[-1].side is not None:
        return below
    earlier = next((each.text.split("\n") for each in sections[-2:-1]), [])
    first = list(takewhile(lambda line: len(line) < 80 and not line.endswith("."), [x for x in reversed(earlier) if x]))
    above = [_Signed(each.day, body) for each, body in zip(below, [first[:4][::-1], *bodies[:-1]], strict=True)]
    return above if all(each.side for each in above) else below


def _below(lines: Sequence[str]) -> list[str]:
    return list(takewhile(lambda line: not _UNDATED.search(line), [line for line in lines if line]))[:8]


def _columns(lines: Sequence[str], number: int) -> list[list[str]]:
    """The lines of signatures side by side, one list per signature; empty ones when a line cannot be divided."""
    if number == 1:
        return [list(lines)]
    cells = [re.split(r"\s{2,}", line.strip()) for line in lines]
    cells = [each for each in cells if len(each) == number]
    return [[row[column] for row in cells] for column in range(number)]


def _sign(reading: Reading, signed: _Signed, side: Literal["ministry", "county"]) -> None:
    about, day = f"signed_by_{side}_on", signed.day
    former = getattr(reading, about)
    if day.value is None:
        reading.miss(about, f"Unterschriften: „{day.written}“ ist kein Tag im Kalender. Bitte prüfen.")
        return
    if former is not None and former != day.value:
        setattr(reading, about, None)
        whose = "das Ministerium" if side == "ministry" else "die Gebietskörperschaft"
        reading.miss(
            about, f"Unterschriften: Für {whose} stehen zwei Tage ({former:%d.%m.%Y}, {day.written}). Bitte klären."
        )
        return
    if any(problem.field == about for problem in reading.problems):
        return
    setattr(reading, about, day.value)
    setattr(reading, f"{side}_signatory", _signatory(signed.lines))
    reading.citations[about] = Citation("Unterschriften", one_line(f"{day.written} {' '.join(signed.lines)}"))
    if reading.year and abs((day.value.year - reading.year) * 12 + day.value.month - 6) > MONTHS_TO_SIGN:
        message = f"Unterschriften: {day.written} liegt weit vom Haushaltsjahr {reading.year}. Bitte prüfen."
        reading.miss(about, message)


def _signatory(lines: Sequence[str]) -> str | None:
    """Name and office as „Name, Amt“; one of them alone when the other is not given."""
    bare = [_BEFORE_NAME.sub("", line).strip(" ()*") for line in lines]
    bare = [line for line in bare if line and not _NO_NAME.match(line)]
    office = next((line for line in bare if _OFFICE.search(line)), None)
    name = next((line for line in bare if line != office), None)
    if office and "," in office:
        return one_line(office)
    return one_line(", ".join(part for part in (name, office) if part)) or None


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""Reads the text of a Zielvereinbarung by meaning, not by position.

Section numbers, bullets, quotes, line breaks and date formats differ between agreements. What is missing or
impossible becomes a problem, never a guess; a text that is no Zielvereinbarung is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, Literal

from data.readers.german import amounts, days, small_number
from data.readers.parties import County, counties_in, load_counties, party_text
from data.readers.text import BULLET, clean, one_line

__all__ = ["AgreementRefused", "County", "Reading", "load_counties", "read_agreement"]

LONGEST = 2_000_000
FIRST_YEAR, LAST_YEAR = 2011, 2100
# Agreements of 2011 to 2023 were signed between December before and August of their year.
MONTHS_TO_SIGN = 18
# More than one a month is a year or a paragraph read by mistake.
MOST_DIALOGUES = 12

PROGRAMMES = {
    "AQB": re.compile(r"ausbildungs-? ?und qualifizierungsbudget", re.IGNORECASE),
    "AMB": re.compile(r"arbeitsmarktbudget", re.IGNORECASE),
    "AB": re.compile(r"(?<![-\w])ausbildungsbudget", re.IGNORECASE),
}
# A heading of a Maßnahmenart by its words; the number before it may differ or be missing.
CATEGORIES = {
    1: re.compile(r"(?:ausbildungs- und qualifizierungsvorbereitung|ausbildungsvorbereitung)\b"),
    2: re.compile(r"ausbildung (?:und ausbildungscoaching )?in anerkannten ausbildungsberufen\b"),
    3: re.compile(r"qualifizierungsprojekte\b"),
    4: re.compile(r"(?:weiterbildungsmaßnahmen für (?:das )?personal|weiterbildungen? des fachpersonals)\b"),
}
_NUMBERED = re.compile(r"^\s{0,12}(?:(?:maßnahmenart|nr\.?)\s)?\(?([1-4])[.):]\s{1,8}(?=\S)", re.IGNORECASE)
_HEADING = re.compile(r"^\s{0,12}\**(?:(§ ?\d{1,2})|(Art(?:ikel|\.) ?\d{1,2})|(Präambel))\**[.:]?\s{0,4}(.{0,120})$")
_PLAIN_HEADING = re.compile(
    r"^\s{0,12}\**(\d{1,2})\.?\s{1,4}((?:Haushaltsmittel|Ziele|Zielsteuerungsdialog|Verpflichtungen|Umsetzung|"
    r"Kontinuierlich|Ausbildungs- und Qualifizierungsbudget).{0,100})$"
)
_MINISTRY = re.compile(r"minister|staatssekret", re.IGNORECASE)
_COUNTY_OFFICE = re.compile(
    r"landr[aä]t|oberbürgermeister|bürgermeister|kreisbeigeordnet|stadtr[aä]t|kreisausschuss|magistrat|"
    r"(?:des|der|für den)\s\S{0,30}kreis",
    re.IGNORECASE,
)
_TIMES = {"einmal": 1, "zweimal": 2, "dreimal": 3}
_SIGNED = re.compile(r"(?:,\s{0,4}(?:den|am)\s|\bden\s)")


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
    """A project letter for letter, with the number of its Maßnahmenart."""

    category: int
    name: str


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
    """Read one agreement; raises AgreementRefused when the text is none."""
    if len(text) > LONGEST:
        raise AgreementRefused(
            "Der Text ist länger als 2 Millionen Zeichen. Bitte nur eine Zielvereinbarung übergeben."
        )
    text = clean(text)
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
    _signatures(reading, text)
    return reading


def _party(text: str, counties: Sequence[County]) -> Reading:
    named = counties_in(party_text(text), counties)
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
    return len(line) < 90 and bool(_SIGNED.search(line)) and bool(days(line)) and len(line.split()) <= 12


def _section_about(reading: Reading, *patterns: str) -> Section | None:
    for pattern in patterns:
        for section in reading.sections:
            if re.search(pattern, f"{section.title or ''}\n{section.text}", re.IGNORECASE):
                return section
    return None


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
    named = [code for code, pattern in PROGRAMMES.items() if pattern.search(text)]
    if "AQB" in named and "AB" in named and not PROGRAMMES["AB"].search(_without(text, "AQB")):
        named.remove("AB")
    section = _section_about(
        reading, r"haushaltsmittel.{0,80}in höhe", r"haushaltsmittel", r"mittel in höhe", r"euro|€"
    )
    sums = amounts(one_line(section.text)) if section else []
    if not section or not sums:
        reading.miss("total_eur", "Kein Betrag gefunden (gesucht: Haushaltsmittel in Höhe von … Euro). Bitte ergänzen.")
        reading.programmes = [Programme(code, None) for code in named]
        return
    line = one_line(section.text)
    reading.citations["total_eur"] = Citation(section.name, section.text)
    for each in sums:
        if each.rounded:
            reading.miss(
                "total_eur",
                f"{section.name}: Der Betrag ist gerundet angegeben. Bitte den genauen Betrag prüfen.",
                "warning",
            )
    if len(sums) == 1:
        reading.total_eur = sums[0].euros
        near = [code for code in named if PROGRAMMES[code].search(line)] or named
        reading.programmes = [Programme(code, reading.total_eur if len(near) == 1 else None) for code in near]
        if len(near) > 1:
            reading.miss(
                "programmes", f"{section.name}: Ein Betrag für mehrere Programme ({', '.join(near)}).", "warning"
            )
        _impossible_sum(reading, section)
        return
    split: dict[str, Decimal] = {}
    stated: Decimal | None = None
    for each, end in zip(sums, [s.at for s in sums[1:]] + [len(line)], strict=True):
        before = line[max(0, each.at - 60) : each.at].lower()
        codes = [c for c in named if PROGRAMMES[c].search(line[each.at : end]) and c not in split]
        if re.search(r"insgesamt|gesamt|zusammen|summe", before) and stated is None and len(sums) > len(named):
            stated = each.euros
        elif codes:
            split[codes[0]] = each.euros
        else:
            reading.miss("total_eur", f"{section.name}: Ein Betrag lässt sich keinem Programm zuordnen. Bitte klären.")
    reading.programmes = [Programme(code, split.get(code)) for code in named if code in split]
    total = sum(split.values(), Decimal(0))
    if stated is not None and split and stated != total:
        reading.miss(
            "total_eur", f"{section.name}: Die genannte Summe {stated} ist nicht die Summe der Budgets {total}."
        )
    reading.total_eur = total if split else stated
    _impossible_sum(reading, section)


def _impossible_sum(reading: Reading, section: Section) -> None:
    if reading.total_eur is not None and not 0 < reading.total_eur < 100_000_000:
        reading.miss(
            "total_eur", f"{section.name}: {reading.total_eur} Euro kann nicht stimmen. Bitte den Betrag prüfen."
        )


def _without(text: str, code: str) -> str:
    return PROGRAMMES[code].sub(" ", text)


def _projects(reading: Reading) -> None:
    section = next(
        (s for s in reading.sections if len(_category_lines(s.text)) >= 2),
        next((s for s in reading.sections if _category_lines(s.text)), None),
    )
    if section:
        reading.projects = list(_listed(section.text))
        reading.citations["projects"] = Citation(section.name, section.text)
    if not reading.projects:
        reading.miss(
            "projects", "Keine Maßnahme gefunden (gesucht: Liste unter den vier Maßnahmenarten). Bitte ergänzen."
        )


def _category_of(line: str) -> int | None:
    bare = one_line(_NUMBERED.sub("", BULLET.sub("", line)).replace("**", "")).lower()
    for number, pattern in CATEGORIES.items():
        if pattern.match(bare):
            return number
    return None


def _category_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if _is_category(line)]


def _is_category(line: str) -> bool:
    return _category_of(line) is not None and (
        bool(_NUMBERED.match(line)) or (len(line) < 260 and not line.strip().endswith("."))
    )


def _listed(text: str) -> list[Project]:
    found: list[Project] = []
    category: int | None = None
    open_heading = open_item = bulleted = False
    for line in text.split("\n"):
        if not line.strip():
            open_heading = open_item = False
        elif _is_category(line):
            category, open_heading, open_item, bulleted = _category_of(line), True, False, False
        elif category is None:
            continue
        elif BULLET.match(line):
            found.append(Project(category, _name(BULLET.sub("", line))))
            open_heading, open_item, bulleted = False, True, True
        elif re.search(r"\b(?:Förderung|Bescheid|erfolgt auf Basis)\b", line) and len(line) > 60:
            break
        elif open_item and found:
            found[-1] = Project(category, _name(f"{found[-1].name} {line}"))
        elif (open_heading and line[:1].islower()) or (open_heading and line.lstrip().startswith("(")):
            continue
        elif not bulleted and len(line) < 160:
            found.append(Project(category, _name(line)))
            open_heading = open_item = False
    return found


def _name(text: str) -> str:
    return one_line(text.replace("**", ""))


def _dialogues(reading: Reading) -> None:
    for section in reading.sections:
        for sentence in re.split(r"(?<=\.)\s", one_line(section.text)):
            number = _count_of_dialogues(sentence)
            if number:
                reading.dialogues = number
                reading.citations["dialogues"] = Citation(section.name, sentence)
                return
    reading.miss("dialogues", "Die Zahl der Zielsteuerungsdialoge ist nicht genannt.", "warning")


def _count_of_dialogues(sentence: str) -> int | None:
    words = sentence.split()
    places = [i for i, word in enumerate(words) if word.startswith("Zielsteuerungsdialog")]
    if not places:
        return None
    times = next((_TIMES[word.lower()] for word in words if word.lower() in _TIMES), None)
    # The nearest number word before one of them, past adjectives such as „gemeinsamen“.
    counts = [small_number(word) for at in places for word in reversed(words[max(0, at - 4) : at])]
    return times or next((count for count in counts if count and count <= MOST_DIALOGUES), None)


def _signatures(reading: Reading, text: str) -> None:
    block = next((s for s in reading.sections if s.name == "Unterschriften"), None)
    lines = block.text.split("\n") if block else []
    starts = [i for i, line in enumerate(lines) if _is_signature(line)]
    for start, end in pairwise([*starts, len(lines)]):
        words = [line for line in lines[start + 1 : end] if line]
        body = " ".join(words)
        side = "ministry" if _MINISTRY.search(body) else "county" if _COUNTY_OFFICE.search(body) else None
        if side is None:
            reading.miss(
                "signatures", f"Unterschrift „{lines[start]}“: Ministerium oder Kreis? Bitte klären.", "warning"
            )
            continue
        about = f"signed_by_{side}_on"
        day = days(lines[start])[-1]
        if day.value is None:
            reading.miss(about, f"Unterschriften: „{day.written}“ ist kein Tag im Kalender. Bitte prüfen.")
            continue
        setattr(reading, about, day.value)
        setattr(reading, f"{side}_signatory", one_line(", ".join(words[:2])) or None)
        reading.citations[about] = Citation("Unterschriften", one_line(f"{lines[start]} {body}"))
        if reading.year and abs((day.value.year - reading.year) * 12 + day.value.month - 6) > MONTHS_TO_SIGN:
            reading.miss(
                about, f"Unterschriften: {day.written} liegt weit vom Haushaltsjahr {reading.year}. Bitte prüfen."
            )
    for side, whose in (("ministry", "des Ministeriums"), ("county", "der Gebietskörperschaft")):
        about = f"signed_by_{side}_on"
        if getattr(reading, about) is None and not any(p.field == about for p in reading.problems):
            reading.miss(
                about, f"Tag der Unterschrift {whose} nicht gefunden. Bitte ergänzen, sobald sie vorliegt.", "warning"
            )


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

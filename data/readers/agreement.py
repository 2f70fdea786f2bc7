"""Reads the text of a Zielvereinbarung by meaning, not by position.

Section numbers, bullets, quotes, line breaks and date formats differ between agreements. What is missing or
impossible becomes a problem, never a guess; a text that is no Zielvereinbarung is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.readers.dialogues import read_dialogues
from data.readers.money import read_money
from data.readers.parties import County, contradiction, counties_in, party_text
from data.readers.projects import read_projects
from data.readers.reading import AgreementRefused, Citation, Reading, Section
from data.readers.sections import sections_of
from data.readers.signatures import read_signatures
from data.readers.text import clean, one_line, shortened, wrong_letters
from data.readers.years import read_year

LONGEST = 2_000_000
# 400 pages: far beyond any agreement, so that no text keeps a computer busy.
MOST_LINES = 20_000
_TITLE = re.compile(r"ziel\s?-?\s?vereinbarung.{0,40}", re.IGNORECASE)
# What stands after the parties: „zur Umsetzung“, „über die Umsetzung“ or the first section.
_PURPOSE = re.compile(r"\s+(?:zur|über|wird|Präambel|§)(?!\w)", re.IGNORECASE)


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
    _refuse_wrong_letters(text)
    if not re.search(r"ziel\s?-?\s?vereinbarung", text[:20_000], re.IGNORECASE):
        raise AgreementRefused("Der Text ist keine Zielvereinbarung: Das Wort kommt nicht vor. Bitte die Datei prüfen.")
    sections = sections_of(text)
    _refuse_two(sections)
    reading = _party(text, counties)
    reading.sections = sections
    _compare_party(reading, counties)
    read_year(reading, text, counties)
    read_money(reading, text)
    read_projects(reading)
    read_dialogues(reading)
    read_signatures(reading)
    return reading


def _refuse_wrong_letters(text: str) -> None:
    if (sample := wrong_letters(text)) is not None:
        example = f" (zum Beispiel „{sample}“)" if sample else ""
        raise AgreementRefused(
            f"Die Buchstaben des Textes sind verfälscht{example}: Die Datei hat eine andere "
            "Zeichenkodierung als angenommen. Bitte die Datei im ursprünglichen Programm als UTF-8 speichern."
        )


def _refuse_two(sections: Sequence[Section]) -> None:
    """Refuse a text in which a second title with its parties stands after the first sections."""
    for section in sections[1:]:
        lines = [line.strip("*# ") for line in section.text.split("\n") if line.strip("*# ")]
        for at, line in enumerate(lines):
            if _TITLE.fullmatch(line) and any(each.lower().startswith("zwischen") for each in lines[at + 1 : at + 5]):
                raise AgreementRefused(
                    f"Der Text enthält zwei Zielvereinbarungen: Die zweite beginnt in {section.name} („{line}“). "
                    "Bitte jede in einer eigenen Datei übergeben."
                )


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
    purpose = _PURPOSE.search(text, max(0, text.lower().find("zwischen")))
    cited = one_line(text[: purpose.start() if purpose else 300])
    reading.citations["county"] = Citation("Kopf", shortened(cited, 400))
    return reading


def _compare_party(reading: Reading, counties: Sequence[County]) -> None:
    party = next(each for each in counties if each.county == reading.county)
    signed = next((each.text for each in reading.sections if each.name == "Unterschriften"), "")
    body = "\n".join(each.text for each in reading.sections if each.name not in ("Kopf", "Unterschriften"))
    if other := contradiction(party, body, signed, counties):
        reading.miss(
            "county",
            f"Vertragspartei im Kopf: {party.name}; Text oder Unterschriften nennen aber {other.name}. Bitte klären.",
        )

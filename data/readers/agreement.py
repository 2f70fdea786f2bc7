"""Reads the text of a Zielvereinbarung by meaning, not by position.

Section numbers, bullets, quotes, line breaks and date formats differ between agreements. What is missing or
impossible becomes a problem, never a guess; a text that is no Zielvereinbarung is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.readers.dialogues import read_dialogues
from data.readers.money import read_money
from data.readers.parties import County, counties_in, party_text
from data.readers.projects import read_projects
from data.readers.reading import AgreementRefused, Citation, Reading
from data.readers.sections import sections_of
from data.readers.signatures import read_signatures
from data.readers.text import clean, one_line

LONGEST = 2_000_000
# 400 pages: far beyond any agreement, so that no text keeps a computer busy.
MOST_LINES = 20_000


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
    read_money(reading, text)
    read_projects(reading)
    read_dialogues(reading)
    read_signatures(reading)
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

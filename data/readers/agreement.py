"""Reads the text of a Zielvereinbarung by meaning, not by position.

Section numbers, bullets, quotes, line breaks and date formats differ between agreements. What is missing or
impossible becomes a problem, never a guess; a text that is no Zielvereinbarung is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.readers.clauses import read_clauses
from data.readers.dialogues import read_dialogues
from data.readers.draft import Draft
from data.readers.milestones import milestones_in, read_milestones
from data.readers.money import read_money
from data.readers.pages import without_contents, without_furniture
from data.readers.parties import County, contradiction, counties_in, only_county, party_text
from data.readers.paying import read_programmes_of_projects
from data.readers.projects import read_projects
from data.readers.reading import AgreementRefused, Citation, Reading, Section
from data.readers.sections import sections_of
from data.readers.signatures import read_signatures
from data.readers.tables import with_units
from data.readers.targets import read_targets
from data.readers.text import joined, normalised, one_line, shortened, wrong_letters
from data.readers.unfolding import unfolded
from data.readers.unread import ask_about_unread
from data.readers.years import read_year

LONGEST = 2_000_000
# 400 pages: far beyond any agreement, so that no text keeps a computer busy.
MOST_LINES = 20_000
MOST_PAGES = 400
# A text that changes an agreement holds only what changes.
_AMENDS = re.compile(
    r"\b(?:änderungs|ergänzungs|nachtrags|zusatz|verlängerungs|anpassungs|aufhebungs)(?:- und \w{4,30})?vereinbarung\b|"
    r"\bnachtrag\b|\b(?:änderung|ergänzung|verlängerung|anpassung|aufhebung|fortschreibung|kündigung) "
    r"(?:der|zur|zu der) ziel\s?-?\s?vereinbarung",
    re.IGNORECASE,
)
_TITLE = re.compile(r"ziel\s?-?\s?vereinbarung.{0,40}", re.IGNORECASE)
_DRAFT = re.compile(
    r"\W{0,3}(?:(?:\d\. |vor|erster |arbeits)?entwurf(?:sfassung)?|arbeitsfassung|arbeitsstand|muster|nicht "
    r"unterzeichnet|"
    r"unverbindlich\w*)\b(?!\s(?:der|des|eines|einer)\b).{0,60}$",
    re.IGNORECASE,
)
# What stands after the parties: „zur Umsetzung“, „über die Umsetzung“ or the first section.
_PURPOSE = re.compile(r"\s+(?:zur|über|wird|Präambel|§)(?!\w)", re.IGNORECASE)


def read_agreement(text: str, counties: Sequence[County]) -> Reading:
    """Read the text of one agreement made with one of `counties`; a form feed begins a new page.

    What is missing, impossible or contradictory is listed in the problems of the reading. Raises AgreementRefused
    when the text is empty, too long, no Zielvereinbarung, or names no county as a party.
    """
    if len(text) > LONGEST:
        raise AgreementRefused(
            "Der Text ist länger als 2 Millionen Zeichen. Bitte nur eine Zielvereinbarung übergeben."
        )
    if text.count("\f") > MOST_PAGES:
        raise AgreementRefused("Der Text hat mehr als 400 Seiten. Bitte nur eine Zielvereinbarung übergeben.")
    text = with_units(unfolded(joined(without_furniture(without_contents(normalised(text))))))
    if text.count("\n") > MOST_LINES:
        raise AgreementRefused(
            "Der Text hat mehr als 20.000 Zeilen. Bitte nur den Text einer Zielvereinbarung übergeben, ohne Anlagen."
        )
    if not text.strip():
        raise AgreementRefused(
            "Die Datei enthält keinen Text. Bei einem Scan bitte zuerst die Texterkennung ausführen."
        )
    _refuse_wrong_letters(text)
    if not re.search(r"ziel\s?-?\s?(?:und leistungs)?vereinbarung", text[:20_000], re.IGNORECASE):
        raise AgreementRefused("Der Text ist keine Zielvereinbarung: Das Wort kommt nicht vor. Bitte die Datei prüfen.")
    sections = sections_of(text)
    _refuse_two(sections)
    text = text.replace("\f", "")
    draft = _party(text, counties, sections)
    draft.sections = sections
    party = next(each for each in counties if each.county == draft.county)
    _compare_party(draft, party, counties)
    _ask_about_state(draft, text)
    read_year(draft, text, counties)
    steps, draft.sections = milestones_in(sections)
    lists = read_projects(draft)
    settled = read_money(draft, text, lists)
    _ask_about_amending(draft)
    ask_about_unread(draft, settled)
    read_programmes_of_projects(draft)
    read_targets(draft, lists)
    draft.sections = sections
    if steps:
        _cite_whole(draft)
    read_milestones(draft, steps)
    read_dialogues(draft)
    read_signatures(draft, party)
    read_clauses(draft)
    return draft.finished()


def _cite_whole(draft: Draft) -> None:
    """The list of Maßnahmen is cited with the lines of its milestones, as it stands in the document."""
    if cited := draft.citations.get("projects"):
        whole = next((each.text for each in draft.sections if each.name == cited.section), cited.passage)
        draft.citations["projects"] = replace(cited, passage=whole)


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


def _party(text: str, counties: Sequence[County], sections: Sequence[Section]) -> Draft:
    named = counties_in(party_text(text), counties)
    if not named and (only := only_county(sections, counties)):
        draft = Draft(only.county, only.name)
        message = f"Der Kopf nennt keine Gebietskörperschaft als Vertragspartei, der Text nur {only.name}"
        draft.miss("county", f"{message}. Bitte bestätigen.", code="missing")
        return draft
    if not named:
        raise AgreementRefused(
            "Der Text nennt keine hessische Gebietskörperschaft als Vertragspartei (erwartet: „zwischen … und …“). "
            "Bitte prüfen, ob es eine Zielvereinbarung mit einem Kreis oder einer kreisfreien Stadt ist."
        )
    draft = Draft(named[0].county, named[0].name)
    if len(named) > 1:
        names = ", ".join(each.name for each in named)
        message = f"Im Kopf stehen mehrere Gebietskörperschaften: {names}. Bitte klären, wer Partei ist."
        draft.miss("county", message, code="several")
    purpose = _PURPOSE.search(text, max(0, text.lower().find("zwischen")))
    cited = one_line(text[: purpose.start() if purpose else 300])
    page = sections[0].page_at(0) if sections else None
    draft.citations["county"] = Citation("Kopf", shortened(cited, 400), page)
    return draft


def _compare_party(draft: Draft, party: County, counties: Sequence[County]) -> None:
    signed = next((each.text for each in draft.sections if each.name == "Unterschriften"), "")
    body = "\n".join(each.text for each in draft.sections if each.name not in ("Kopf", "Unterschriften"))
    if other := contradiction(party, body, signed, counties):
        draft.miss(
            "county",
            f"Vertragspartei im Kopf: {party.name}; Text oder Unterschriften nennen aber {other.name}. Bitte klären.",
            code="several",
        )


def _ask_about_amending(draft: Draft) -> None:
    """The sum of a text that amends an agreement is never taken for the whole: a person says what holds now."""
    head = next((each.text for each in draft.sections if each.name == "Kopf"), "")
    if not (found := _AMENDS.search(one_line(head))):
        return
    message = (
        f"Der Text ändert oder ergänzt eine Zielvereinbarung („{found[0]}“) und enthält nur, was sich ändert. "
        "Bitte die vollständige neue Fassung übergeben oder den danach geltenden Betrag eintragen."
    )
    if not any(each.field == "total_eur" and each.severity == "error" for each in draft.problems):
        draft.miss("total_eur", message)


def _ask_about_state(draft: Draft, text: str) -> None:
    """A text that calls itself a draft is taken over only when a person says so."""
    lines = [line.strip(" *#") for line in text.split("\n")]
    marked = next((line for line in lines if _DRAFT.match(line)), None)
    if marked:
        draft.draft = True
        message = f"Der Text ist als Entwurf gekennzeichnet („{shortened(marked, 80)}“)"
        draft.miss("draft", f"{message}. Bitte bestätigen, dass er so übernommen werden soll.", code="draft")

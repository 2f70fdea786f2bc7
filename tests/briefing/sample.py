"""Dossiers made by hand: an ordinary one, one with nothing, one with words only, and one full of awkward names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from parts import chain, numeric, projects, targets, worded

from briefing.dossier import Dossier, Figure, Question, Reference

DAY = date(2024, 9, 30)
AWKWARD = (
    "„Müller“ & Söhne <b>fett</b> \"doppelt\" 'einfach'",
    '*Stern* #panic("x") $x^2$ {{ name }} {% raw %} <lbl> @ref \\n',
    "=1+1",
    "+49 6172 999",
    "-2 Plätze",
    "@SUMME(A1)",
    "https://example.org/pfad",
    "00123",
    "Lagen 😀 🎉 👩‍🚀 ✔",
    "שלום עולם",
    "مرحبا",
    "Neuordnung der Angebote am Übergang in Ausbildung und Beschäftigung " * 3,
    "W" * 200,
)
REFERENCES = (
    Reference(
        "d1#§ 2 Abs. 1",
        "Zielvereinbarung 2023 Hochtaunuskreis",
        "§ 2 Abs. 1",
        "Hessisches Ministerium für Soziales",
        datetime(2023, 5, 30),
        "Das Land stellt 753.200,00 Euro bereit.",
        "https://soziales.hessen.de/zielvereinbarung.pdf",
    ),
    Reference(
        "d1#§ 5",
        "Zielvereinbarung 2023 Hochtaunuskreis",
        "§ 5",
        "Hessisches Ministerium für Soziales",
        datetime(2023, 5, 30),
        None,
        None,
    ),
    Reference(
        "d2#Blatt 3, Zelle C7", "Verwendungsnachweis 2023", "Blatt 3, Zelle C7", "Hochtaunuskreis", None, None, None
    ),
)


FIGURES = (
    Figure("K1", "Vereinbarte Mittel", "753.200 €", "wie 2022", ["d1#§ 2 Abs. 1"]),
    Figure("K2", "Ziele erreicht oder im Plan", "3 von 7", "zwei gefährdet", ["d1#§ 5"]),
    Figure("K3", "Offene Verabredungen", "2", "eine davon überfällig seit 30.06.2024", []),
)
QUESTIONS = (
    Question(
        "ZIEL-1",
        "Vermittlung in Ausbildung",
        "Was hindert die Vermittlung in Ausbildung, und was ist bis zum Jahresende zu schaffen?",
        "62 von 90 Personen, 68,9 %",
        ["d1#§ 5"],
    ),
    Question(
        "GELD-2",
        "Auszahlung",
        "Warum fehlt die Angabe zur Auszahlung, und bis wann wird sie nachgereicht?",
        "bewilligt 715.540 €, ausgezahlt keine Angabe",
        ["d2#Blatt 3, Zelle C7"],
    ),
    Question("EIGEN", "Hanau", "Wie wird die Übergabe an die kreisfreie Stadt Hanau vorbereitet?", "", [], own=True),
)


def ordinary(**changes: object) -> Dossier:
    """A dossier as a county of middling size has it."""
    rows = [
        numeric("Teilnehmende an Qualifizierungen", 120.0, 131.0, "achieved"),
        numeric(
            "Vermittlung in Ausbildung",
            90.0,
            62.0,
            "at_risk",
            adjusted_value=70.0,
            adjusted_place=70 / 90,
            adjusted_ratio=62 / 70,
        ),
        numeric("Vermittlung in sozialversicherungspflichtige Beschäftigung", 60.0, 30.0, "missed"),
        numeric("Beratungen Alleinerziehender", 40.0, 96.0, "achieved"),
        numeric("Sprachförderplätze", None, 12.0, "no_target"),
        worded("Netzwerk Ausbildung", "on_track"),
        worded("Aufbau der Jugendberufsagentur", "justified", "milestone"),
    ]
    dossier = Dossier(
        county="06434",
        county_name="Hochtaunuskreis",
        year=2023,
        day=DAY,
        dataset="demo",
        dataset_words="Demonstrationsdaten",
        invented=True,
        as_of="30.09.2024, 12:00 Uhr",
        summary="Das Budget ist zu 95,0 % bewilligt; zwei von sieben Zielen verlangen ein Gespräch.",
        figures=FIGURES,
        questions=QUESTIONS,
        parts=[
            chain(753_200.0, 715_540.0, None, 600_000.25),
            targets(rows),
            projects([f"Maßnahme {at}: Ausbildungsvorbereitung Metall" for at in range(1, 31)]),
            replace(projects(["Verlauf 2021", "Verlauf 2022"]), key="history", title="Verlauf", appendix=True),
            replace(
                projects([]), key="remarks", title="Anmerkungen", appendix=True, empty="Es gibt keine Anmerkungen."
            ),
        ],
        references=REFERENCES,
        opening=[
            ("Vereinbart", "Für 2023 sind 753.200 € und 7 Ziele vereinbart."),
            ("Daraus wurde", "Bewilligt sind 715.540 €."),
            ("Zu besprechen", "Zu reden ist über 1 gefährdetes Ziel."),
        ],
        definitions={"Zielerreichung": "Ist geteilt durch den vereinbarten Wert.", "bewilligt": "Betrag im Bescheid."},
    )
    return replace(dossier, **changes)


def nothing() -> Dossier:
    """A county of which nothing is known."""
    return ordinary(
        figures=[],
        questions=[],
        references=[],
        invented=False,
        dataset="ministry",
        dataset_words="Daten des Ministeriums",
        parts=[targets([]), projects([])],
    )


def words_only() -> Dossier:
    """Only targets in words, and one amount."""
    return ordinary(
        figures=FIGURES[:1],
        questions=[],
        invented=False,
        dataset="published",
        dataset_words="Veröffentlichte Angaben",
        parts=[
            chain(753_200.0, None, None, None),
            targets([worded("Netzwerk", "on_track"), worded("Jugendberufsagentur", "no_target", "milestone")]),
            projects([]),
        ],
    )


def awkward() -> Dossier:
    """Every text is one that breaks careless programs."""
    names = list(AWKWARD)
    return ordinary(
        county_name="Kreis „Ä & B“ <C> *D*",
        questions=[Question("R", name, f"Frage zu {name}", name, ["d1#§ 5"]) for name in names],
        parts=[
            chain(753_200.0, 715_540.0, None, 600_000.25),
            targets([numeric(name, 90.0, 62.0, "at_risk", reason=name) for name in names]),
            replace(projects(names), appendix=True),
        ],
        references=[replace(REFERENCES[0], document=name, passage=name) for name in names] + [*REFERENCES],
        definitions={name: name for name in names},
    )

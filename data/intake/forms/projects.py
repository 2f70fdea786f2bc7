"""Maßnahmen: what a county carries out in a year, by whom, for whom, and with how many places."""

from __future__ import annotations

from collections.abc import Sequence

from data.intake import kinds
from data.intake.filled import FilledRow, Problem
from data.intake.form import CATEGORY, COUNTY, GONE, KEY, PERIOD, PROGRAMME, YEAR, Column, Form
from data.intake.ground import Ground
from data.intake.plausible import places
from data.intake.settling import ByName, key_given, next_keys, place_of
from data.readers.carriers import doubtful
from data.readers.details import split

HOLDING = """
select *
from project
where list_contains($counties::varchar[], county) and list_contains($years::integer[], budget_year)
order by county, budget_year, ordinal, id
"""


def _settle(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    problems: list[Problem] = []
    by_name = ByName("Maßnahmen", ground.project, ground.projects)
    for row in rows:
        values = row.values
        _part(row, ground)
        problems += key_given(row, ground, lambda one, held: place_of(one) == place_of(held))
        if values.get("id") is not None or row.refused:
            continue
        problems += [found] if (found := by_name.settle(row)) else []
    recorded = next_keys(ground, "project", by_name.fresh, digits=2)
    for prefix, fresh in by_name.fresh.items():
        last = max((int(each["ordinal"]) for each in recorded[prefix]), default=0)
        for ordinal, row in enumerate(fresh, last + 1):
            row.values["ordinal"] = ordinal
    return problems


def _part(row: FilledRow, ground: Ground) -> None:
    """Part a name from the carrier written behind it, as in agreements; a name that may hold one too is told."""
    values, written = row.values, str(row.values["name"])
    county, year = place_of(values)
    if values.get("provider") is not None or values.get("id") is not None or ground.project(county, year, written):
        return
    name, said = split(written)
    plain = not (said.sums or said.remarks or said.costs or said.parts)
    if said.carrier and plain and all(each.noun == "places" for each in said.counted):
        values |= {"name": name, "provider": said.carrier}
        if said.places is not None and values.get("places") is None:
            values["places"] = said.places
        ground.notes.append(f"{row.citation}: „{written[:80]}“ gelesen als Maßnahme „{name}“, Träger „{said.carrier}“.")
    elif doubtful(written):
        ground.notes.append(
            f"{row.citation}: „{written[:80]}“ kann auch den Träger nennen; bitte Namen und Träger prüfen."
        )


FORM = Form(
    purpose="projects",
    title="Maßnahmen",
    table="project",
    help="Eine Zeile ist eine Maßnahme (ein Projekt) einer Gebietskörperschaft in einem Haushaltsjahr.",
    columns=(
        COUNTY,
        YEAR,
        PROGRAMME,
        CATEGORY,
        Column(
            "name",
            "Maßnahme",
            kinds.TEXT,
            "Name wie im Dokument; im Jahr der Gebietskörperschaft eindeutig. Umbenannt wird über den Schlüssel.",
            aliases=(
                *("Name der Maßnahme", "Projekt", "Projektname", "Bezeichnung", "Bezeichnung der Maßnahme", "Name"),
                *(
                    "Maßnahmenname",
                    "Titel",
                    "Projekttitel",
                    "Maßnahme/Projekt",
                    "Maßnahmenbezeichnung",
                    "Maßnahme / Projekt",
                ),
            ),
            needed=True,
            own=True,
            example="Startklar 3.0",
        ),
        Column(
            "provider",
            "Träger",
            kinds.TEXT,
            "Wer die Maßnahme durchführt.",
            aliases=(
                "Maßnahmenträger",
                "Maßnahmeträger",
                "Bildungsträger",
                "Durchführung",
                "Durchführender Träger",
                "Anbieter",
                "Träger/in",
                "Träger:in",
                "Träger*in",
                "Trägerin",
                "Träger der Maßnahme",
                "Projektträger",
            ),
            example="Bildungswerk Beispiel gGmbH",
        ),
        Column(
            "places",
            "Plätze",
            kinds.PLACES,
            "Vereinbarte Plätze.",
            aliases=(
                *(
                    "Anzahl Plätze",
                    "Teilnehmerplätze",
                    "TN-Plätze",
                    "Platzzahl",
                    "Anzahl der Plätze",
                    "vereinbarte Plätze",
                ),
                *("Teilnahmeplätze", "geplante Plätze"),
            ),
            example=24,
        ),
        Column(
            "target_group",
            "Zielgruppe",
            kinds.TEXT,
            "Für wen die Maßnahme ist.",
            aliases=("Zielgruppen", "Personenkreis", "Teilnehmende"),
            example="junge Menschen ohne Schulabschluss",
        ),
        Column(
            "legal_circles",
            "Rechtskreise",
            kinds.TEXT,
            "Rechtskreise, durch Kommas getrennt.",
            aliases=("Rechtskreis", "SGB"),
            example="SGB II, SGB III",
        ),
        Column(
            "part_time",
            "Teilzeit",
            kinds.YES_NO,
            "Ausbildung oder Maßnahme in Teilzeit möglich.",
            aliases=("in Teilzeit", "Teilzeit möglich", "TZ"),
            example=False,
        ),
        Column(
            "language",
            "Sprachförderung",
            kinds.YES_NO,
            "Sprache wird gefördert.",
            aliases=("Sprache", "Deutschförderung"),
            example=True,
        ),
        Column(
            "digital",
            "Digitales Lernen",
            kinds.YES_NO,
            "Digitales Lernen ist Teil der Maßnahme.",
            aliases=("digital", "Digitalisierung", "digitale Angebote"),
            example=True,
        ),
        Column(
            "starts_on",
            "Beginn",
            kinds.DAY,
            "Erster Tag.",
            aliases=("von", "Start", "Laufzeit von", "Startdatum", "Maßnahmenbeginn", "ab"),
            example="2024-02-01",
        ),
        Column(
            "ends_on",
            "Ende",
            kinds.DAY,
            "Letzter Tag.",
            aliases=("bis", "Laufzeit bis", "Enddatum", "Maßnahmenende"),
            example="2024-12-31",
        ),
        Column(
            "note", "Anmerkung", kinds.TEXT, "Was sonst zu sagen ist.", aliases=("Bemerkung", "Bemerkungen", "Hinweis")
        ),
        GONE,
        KEY,
    ),
    holding=HOLDING,
    also=(PERIOD,),
    settle=_settle,
    spread=("county", "budget_year", "programme", "category"),
    derived=("ordinal",),
    odd=places,
)

"""Ist-Meldungen: how far a target is on a day."""

from __future__ import annotations

from collections.abc import Sequence

from data.intake import kinds
from data.intake.catalogue import Words, unit_of
from data.intake.filled import FilledRow, Problem
from data.intake.form import COUNTY, GONE, KEY, WITHOUT, YEAR, Column, Form, Row
from data.intake.ground import Ground
from data.intake.plausible import report_values
from data.intake.settling import holds, key_given, no_share, refused, target_of
from data.show import counted

JUDGEMENTS: Words = {
    "on_track": ("läuft wie vereinbart", "im Plan", "läuft", "planmäßig"),
    "fulfilled": ("erfüllt", "erreicht", "ja"),
    "partly": ("teilweise erfüllt", "teilweise", "zum Teil"),
    "not_fulfilled": ("nicht erfüllt", "nicht erreicht", "nein"),
}
# What makes a row a report; one without any of it is a line that somebody left empty.
_SAYING = ("value", "judgement", "missing", "due", "evidence", "comment")
SHOWN = 10
HOLDING = """
select
    report.*,
    target.county,
    target.budget_year
from report
inner join target on report.target = target.id
where list_contains($counties::varchar[], target.county) and list_contains($years::integer[], target.budget_year)
order by report.id
"""


def _settle(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    problems: list[Problem] = []
    silent: list[str] = []
    present = {(row["target"], row["reported_on"]): key for key, row in ground.present.items()}
    for row in rows:
        values = row.values
        target, problem = target_of(row, ground, str(values["target"]), "target")
        if problem:
            problems.append(problem)
            continue
        values["target"] = target
        problems += key_given(row, ground, _same)
        if values.get("id") is None:
            when = values["reported_on"]
            values["id"] = present.get((target, when)) or f"{target}/{when}"
        if values["id"] not in ground.present and all(values.get(name) is None for name in _SAYING):
            row.refused = True
            silent.append(row.citation)
            continue
        meant = ground.targets[str(target)]
        if holds(row, ground, ("value", "judgement")):
            continue
        if problem := no_share(row, "value", unit_of("indicator", meant["indicator"])):
            problems.append(problem)
            continue
        if meant["kind"] != "qualitative" and values.get("value") is None and values.get("judgement") is not None:
            message = "Das Ziel wird in Zahlen gemeldet; eine Einschätzung allein lässt sich nicht bewerten."
            problems.append(refused(row, "value_given", "value", message, "Bitte den Wert eintragen."))
    if silent:
        shown = "; ".join(silent[:SHOWN]) + (" …" if len(silent) > SHOWN else "")
        rows_of = counted(len(silent), "Zeile", "Zeilen")
        ground.notes.append(f"{rows_of} ohne Wert und ohne Grund, als keine Meldung nicht übernommen: {shown}.")
    return problems


def _same(one: Row, held: Row) -> bool:
    return bool(one["target"] == held["target"] and one["reported_on"] == held["reported_on"])


def _show(row: Row, ground: Ground) -> Row:
    return row | {"target": ground.target_word(row["target"])}


FORM = Form(
    purpose="reports",
    title="Ist-Meldungen",
    table="report",
    help="Eine Zeile ist eine Meldung zu einem Ziel an einem Stichtag.",
    columns=(
        Column(COUNTY.name, COUNTY.title, COUNTY.kind, COUNTY.help, COUNTY.aliases, True, False, "06434"),
        Column(YEAR.name, YEAR.title, YEAR.kind, "Haushaltsjahr des Ziels.", YEAR.aliases, True, False, 2024),
        Column(
            "target",
            "Ziel",
            kinds.TEXT,
            "Name oder Schlüssel des Ziels wie im Bestand.",
            aliases=("Name des Ziels", "Bezeichnung des Ziels", "Zielformulierung", "Zielname"),
            needed=True,
            own=True,
            example="Eintritte in Ausbildungsvorbereitung",
        ),
        Column(
            "reported_on",
            "Stichtag",
            kinds.DAY,
            "Tag, den die Meldung beschreibt.",
            aliases=("Datum", "Stand", "gemeldet zum", "Berichtsstichtag", "Meldung zum", "Meldestichtag"),
            needed=True,
            example="2024-06-30",
        ),
        Column(
            "value",
            "Ist-Wert",
            kinds.DECIMAL,
            "Gemeldeter Wert; bei Meilensteinen die mit Nachweis erledigten.",
            aliases=(
                "Ist",
                "Istwert",
                "Wert",
                "gemeldeter Wert",
                "Ergebnis",
                "Erreicht",
                "Ist-Stand",
                "Iststand",
                "Ist-Zahl",
                "Ist-Werte",
                "Istwerte",
                "Ist-Zahlen",
                "Ist-Stände",
                "gemeldete Werte",
                "Ergebnisse",
            ),
            example=18,
        ),
        Column(
            "due",
            "fällige Meilensteine",
            kinds.DECIMAL,
            "Nur bei Meilensteinen: wie viele bis zum Stichtag fällig waren.",
            aliases=("fällig", "davon fällig"),
        ),
        Column(
            "cases",
            "Fälle",
            kinds.WHOLE,
            "Nur bei Quoten: Personen oder Fälle, aus denen sie gerechnet ist.",
            aliases=("Fallzahl", "Anzahl Fälle", "Grundgesamtheit"),
        ),
        Column(
            "judgement",
            "Einschätzung",
            kinds.words(JUDGEMENTS, "Einschätzung"),
            "Nur bei qualitativen Zielen.",
            aliases=("Bewertung", "Umsetzungsstand", "Beurteilung"),
        ),
        WITHOUT,
        Column("evidence", "Nachweis", kinds.TEXT, "Worauf die Meldung beruht.", aliases=("Beleg", "Nachweise")),
        Column(
            "reported_by",
            "gemeldet von",
            kinds.TEXT,
            "Wer meldet.",
            aliases=("Meldende Stelle", "Melder", "meldende Person"),
            needed=True,
            example="Hochtaunuskreis",
        ),
        Column(
            "comment",
            "Erläuterung",
            kinds.TEXT,
            "Was die Gebietskörperschaft dazu sagt.",
            aliases=("Bemerkung", "Bemerkungen", "Kommentar", "Anmerkung", "Begründung"),
        ),
        GONE,
        KEY,
    ),
    holding=HOLDING,
    settle=_settle,
    figure="value",
    spread=("county", "budget_year", "reported_on"),
    show=_show,
    odd=report_values,
)

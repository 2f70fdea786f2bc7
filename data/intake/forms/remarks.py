"""Anmerkungen: what a county or the ministry says about a target, a Maßnahme or the whole year, by whom and when.

What a publication states beyond its facts is kept in the same table with a side of its own; it comes with the document
that says it and is neither in a template nor changed by one.
"""

from __future__ import annotations

from collections.abc import Sequence

from data import moments
from data.code_words import SIDE
from data.intake import kinds
from data.intake.catalogue import Words
from data.intake.filled import FilledRow, Problem
from data.intake.form import COUNTY, GONE, KEY, YEAR, Column, Form, Row, holding
from data.intake.ground import Ground, named
from data.intake.settling import ByContent, key_given, place_of, project_of, refused, target_of
from data.steering import SIDES

_OTHERS = {
    "county": ("Kreis", "Landkreis", "Stadt", "Kommune"),
    "ministry": ("Land", "HMSI", "HMAIJS", "Fachreferat"),
}
SIDES_AS_WRITTEN: Words = {side: (SIDE[side], *_OTHERS[side]) for side in SIDES}


def _settle(rows: Sequence[FilledRow], ground: Ground) -> list[Problem]:
    problems: list[Problem] = []
    by_content = ByContent(ground, _what, "B")
    for row in rows:
        values = row.values
        if said := values.get("target"):
            values["target"], problem = target_of(row, ground, str(said), "target")
            problems += [problem] if problem else []
        problems += [found] if (found := project_of(row, ground)) else []
        problems += key_given(row, ground, lambda one, held: place_of(one) == place_of(held))
        problems += _written(row)
        by_content.settle(row)
    return problems


def _written(row: FilledRow) -> list[Problem]:
    day = row.values["written_on"]
    if day <= moments.today():
        return []
    message = f"Die Anmerkung vom {day:%d.%m.%Y} liegt in der Zukunft."
    return [refused(row, "remark_written", "written_on", message, "Bitte den Tag prüfen.")]


def _what(row: Row) -> tuple[object, ...]:
    about = row.get("target"), row.get("project")
    return (*place_of(row), *about, row["side"], named(row["author"]), row["written_on"], named(row["text"]))


def _show(row: Row, ground: Ground) -> Row:
    about = {"target": ground.target_word(row["target"]), "project": ground.project_word(row["project"])}
    return row | {name: word if row[name] else None for name, word in about.items()}


FORM = Form(
    purpose="remarks",
    title="Anmerkungen",
    table="remark",
    help=(
        "Eine Zeile ist eine Anmerkung oder Antwort von Kreis oder Ministerium. Nennt sie ein Ziel oder eine Maßnahme, "
        "so steht sie dort auf den Papieren, sonst beim ganzen Jahr."
    ),
    columns=(
        COUNTY,
        YEAR,
        Column(
            "target",
            "Ziel",
            kinds.TEXT,
            "Name oder Schlüssel des Ziels wie im Bestand; leer: nicht zu einem Ziel.",
            aliases=("zu Ziel", "Zum Ziel", "Name des Ziels", "betrifft Ziel", "betroffenes Ziel"),
            own=True,
            example="Eintritte in Ausbildungsvorbereitung",
        ),
        Column(
            "project",
            "Maßnahme",
            kinds.TEXT,
            "Name oder Schlüssel der Maßnahme wie im Bestand; leer: nicht zu einer Maßnahme.",
            aliases=("Projekt", "zu Maßnahme", "Zur Maßnahme", "betrifft Maßnahme"),
            own=True,
        ),
        Column(
            "side",
            "Seite",
            kinds.words(SIDES_AS_WRITTEN, "Seite"),
            "Wer es sagt: Kreis oder Ministerium.",
            aliases=("Stellungnahme der Seite", "gesagt von Seite"),
            needed=True,
            example="county",
        ),
        Column(
            "author",
            "Von",
            kinds.TEXT,
            "Wer es gesagt oder geschrieben hat.",
            aliases=("Verfasser", "Verfasserin", "verfasst von", "gesagt von", "Absender", "Stellungnahme von"),
            needed=True,
            example="Kreisausschuss, Fachstelle Übergang",
        ),
        Column(
            "written_on",
            "Vom",
            kinds.DAY,
            "Tag, an dem es gesagt oder geschrieben wurde.",
            aliases=("Datum", "geschrieben am", "verfasst am", "Stellungnahme vom", "Anmerkung vom", "Schreiben vom"),
            needed=True,
            example="2024-09-12",
        ),
        Column(
            "text",
            "Anmerkung",
            kinds.TEXT,
            "Was gesagt wurde.",
            aliases=("Stellungnahme", "Antwort", "Stellungnahme des Kreises", "Text der Stellungnahme", "Text"),
            needed=True,
            own=True,
            example="Der Kursbeginn verschob sich, weil der Träger im Frühjahr wechselte.",
        ),
        GONE,
        KEY,
    ),
    holding=holding("remark", "side in ('county', 'ministry')"),
    settle=_settle,
    spread=("county", "budget_year"),
    show=_show,
)

"""An agreement as a test writes it, and the published one; what changes is given, the rest stays."""

from __future__ import annotations

from pathlib import Path

from data.readers.agreement import read_agreement
from data.readers.parties import load_counties
from data.readers.reading import Reading

ROOT = Path(__file__).parents[2]
COUNTIES = load_counties(ROOT / "data/reference/county.csv")
REAL = ROOT / "data/published/zielvereinbarung_06434_2023.txt"

HEADINGS = {
    1: "Ausbildungsvorbereitung",
    2: "Ausbildung und Ausbildungscoaching in anerkannten Ausbildungsberufen",
    3: "Qualifizierungsprojekte zur Arbeitsmarktintegration, Fachkräftesicherung",
    4: "Weiterbildungsmaßnahmen für Personal der Landkreise und kreisfreien Städte",
}
MONEY = "Das Ministerium stellt im Jahr 2024 Haushaltsmittel in Höhe von insgesamt\n1.140.300 Euro\nzur Verfügung."


def agreement(
    *,
    county: str = "dem Wetteraukreis",
    year: int = 2024,
    money: str = MONEY,
    projects: dict[int, list[str]] | None = None,
    bullet: str = "- ",
    mark: str = "§ ",
    dialogue: str = "führen im Jahr 2024 einen Zielsteuerungsdialog zum Stand der Umsetzung.",
    signed: tuple[str, str] = ("3. Juni 2024", "17.7.2024"),
    order: tuple[int, ...] = (1, 2, 3, 4),
) -> str:
    """The text of an agreement; a Maßnahmenart without projects says so, as agreements do."""
    listed = projects if projects is not None else {1: ["Werkstatt Nord"], 3: ["Sprache und Beruf"]}
    lines = [
        f"{place}. {HEADINGS[number]}\n" + "".join(f"{bullet}{name}\n" for name in listed.get(number, ["entfällt"]))
        for place, number in enumerate(order, 1)
    ]
    return f"""Zielvereinbarung

{year}

zwischen

dem Hessischen Ministerium für Arbeit, Integration, Jugend und Soziales

und

{county}

zur Umsetzung des hessischen Ausbildungs- und Qualifizierungsbudgets

Präambel
Es gilt das Bündnis für Ausbildung für die Jahre 2020 bis 2024 und die Hochschule Fulda forscht mit.

{mark}3
Haushaltsmittel
{money}

{mark}4
Ziele
Finanziert werden in den jeweiligen Maßnahmenarten folgende Projekte:

{"".join(lines)}
Die Förderung erfolgt auf Basis des vom Regierungspräsidium Kassel erlassenen Bescheides.

{mark}5
Dialog
Beide Seiten {dialogue}

Wiesbaden, den {signed[0]}

Erika Mustermann
Staatsministerin

Friedberg, den {signed[1]}

Max Beispiel
Landrat
"""


def read(text: str) -> Reading:
    return read_agreement(text, COUNTIES)


def real() -> str:
    return REAL.read_text("utf-8")


def problems(text: str) -> dict[str, str]:
    return {problem.field: problem.message for problem in read(text).problems}


def faults(text: str) -> list[tuple[str, str]]:
    """Field and severity of every problem."""
    return [(problem.field, problem.severity) for problem in read(text).problems]


def changed(*pairs: tuple[str, str]) -> str:
    """The published agreement with pieces of it replaced."""
    text = real()
    for old, new in pairs:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return text


def listed(text: str) -> list[tuple[int, str]]:
    return [(project.category, project.name) for project in read(text).projects]


def granted(sentence: str) -> Reading:
    """The reading of an agreement with this sentence on its money."""
    return read(agreement(money=sentence))


def signed_by(block: str) -> Reading:
    """The reading of an agreement with these signatures."""
    text = agreement()
    return read(text[: text.index("Wiesbaden, den")] + block)


ALL_FOUR = {1: ["Werkstatt Nord"], 2: ["Lehre"], 3: ["Sprache"], 4: ["Team"]}
READ_BACK = [(1, "Werkstatt Nord"), (2, "Lehre"), (3, "Sprache"), (4, "Team")]

PARTIES = [
    ("der Wissenschaftsstadt Darmstadt", "06411"),
    ("dem Landkreis Darmstadt-Dieburg", "06432"),
    ("der Stadt Frankfurt am Main", "06412"),
    ("der Stadt Offenbach am Main", "06413"),
    ("dem Kreis Offenbach", "06438"),
    ("dem Landkreis Offenbach", "06438"),
    ("der Landeshauptstadt Wiesbaden", "06414"),
    ("dem Kreis Bergstraße", "06431"),
    ("dem Kreis Groß-Gerau", "06433"),
    ("dem Hochtaunuskreis", "06434"),
    ("dem Main-Taunus-Kreis", "06436"),
    ("dem Odenwaldkreis", "06437"),
    ("dem Rheingau-Taunus-Kreis", "06439"),
    ("dem Landkreis Gießen", "06531"),
    ("dem Lahn-Dill-Kreis", "06532"),
    ("dem Landkreis Limburg-Weilburg", "06533"),
    ("dem Landkreis Marburg-Biedenkopf", "06534"),
    ("dem Vogelsbergkreis", "06535"),
    ("der documenta-Stadt Kassel", "06611"),
    ("der Stadt Kassel", "06611"),
    ("dem Landkreis Kassel", "06633"),
    ("dem Landkreis Fulda", "06631"),
    ("dem Landkreis Hersfeld-Rotenburg", "06632"),
    ("dem Schwalm-Eder-Kreis", "06634"),
    ("dem Landkreis Waldeck-Frankenberg", "06635"),
    ("dem Werra-Meißner-Kreis", "06636"),
    ("dem Wetteraukreis", "06440"),
    # As text recognition and hurried writers spell them.
    ("dem Landkreis Kas sel", "06633"),
    ("der Stadt Kas sel", "06611"),
    ("dem Kreis Bergstrasse", "06431"),
    ("dem Landkreis Gross-Ge rau", "06433"),
]
# What forms correct: places, a sum, and milestones beside their Maßnahme.
TO_CORRECT = agreement(
    projects={
        1: ["Werkstatt Nord (12 Plätze, 50.000 Euro)"],
        2: [],
        3: ["Sprache und Beruf (15 Plätze)\n  Meilensteine: 31.03.2024: Konzept liegt vor; 30.09.2024: Angebot läuft"],
        4: [],
    }
)

"""A county's own workbook of every purpose is known by its heads, and its titles count."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sheets import Rows, sheets

from data.intake import FORMS, read

PLACE = {"county": "06434", "budget_year": 2024}
CASES: dict[str, tuple[Rows, dict[str, Any]]] = {
    "projects": (
        [
            ["Maßnahmenliste Hochtaunuskreis 2024 (AQB)"],
            [],
            ["Nr.", "Projektname", "Träger", "Anzahl Plätze", "Laufzeit von", "Laufzeit bis", "Teilzeit möglich"],
            ["1. Ausbildungsvorbereitung"],
            [1, "JUBA", "Werk gGmbH", 20, "01.02.2024", "31.12.2024", "x"],
            ["Summe", None, None, 20],
            ["* vorläufig"],
        ],
        PLACE
        | {"programme": "AQB", "category": 1, "name": "JUBA", "provider": "Werk gGmbH", "places": 20}
        | {"starts_on": date(2024, 2, 1), "ends_on": date(2024, 12, 31), "part_time": True},
    ),
    "targets": (
        [
            ["Ziele 2024 Hochtaunuskreis AQB"],
            ["Ziel", "Messgröße", "Zielwert", "Beginn", "Ende"],
            ["Eintritte", "Eintritte in Maßnahmen", "1.040", "01.01.2024", "31.12.2024"],
            ["Quote", "Übergangsquote", "62,5", "01.01.2024", "31.12.2024"],
        ],
        PLACE
        | {"programme": "AQB", "name": "Eintritte", "indicator": "entries", "target_value": Decimal(1040)}
        | {"starts_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31)},
    ),
    "reports": (
        [
            ["Ist-Meldung Hochtaunuskreis, Haushaltsjahr 2024"],
            ["Ziel", "Ist", "Stichtag", "gemeldet von"],
            ["Eintritte", 18, "30.06.2024", "Kreis"],
        ],
        PLACE | {"target": "Eintritte", "value": Decimal(18), "reported_on": date(2024, 6, 30), "reported_by": "Kreis"},
    ),
    "deviations": (
        [
            ["Hochtaunuskreis 2024"],
            ["Datum", "Grund", "Beleg", "betroffene Ziele", "Anpassungsregel", "Mittel vorher", "Mittel nachher"],
            ["30.06.2024", "Kürzung", "Bescheid", "Eintritte; Quote", "anteilig", "500.000 €", "450.000 €"],
        ],
        PLACE
        | {"occurred_on": date(2024, 6, 30), "cause": "Kürzung", "evidence": "Bescheid", "rule": "proportional"}
        | {"targets": ["Eintritte", "Quote"], "money_before": Decimal(500000), "money_after": Decimal(450000)},
    ),
    "commitments": (
        [
            ["Verabredungen Hochtaunuskreis 2024"],
            ["Verabredung", "zuständig", "bis wann", "erledigt"],
            ["Bericht", "Kreis", "31.12.2024", None],
        ],
        PLACE | {"text": "Bericht", "responsible": "Kreis", "due_on": date(2024, 12, 31)},
    ),
    "remarks": (
        [
            ["Stellungnahmen Hochtaunuskreis zum Haushaltsjahr 2024"],
            ["zu Ziel", "Seite", "verfasst von", "Schreiben vom", "Stellungnahme"],
            ["Eintritte", "Kreis", "Fachstelle", "12.09.2024", "Der Träger wechselte."],
        ],
        PLACE
        | {"target": "Eintritte", "side": "county", "author": "Fachstelle", "written_on": date(2024, 9, 12)}
        | {"text": "Der Träger wechselte."},
    ),
    "measures": (
        [
            ["AGS", "groesse", "stichtag", "von_jahr", "bis_jahr", "wert", "fundstelle"],
            ["6434", "population_15_24", "31.12.2024", "2025", "2025", "23456", "Tabelle 3"],
        ],
        {"county": "06434", "measure": "population_15_24", "measured_on": date(2024, 12, 31), "territory_from": 2025}
        | {"territory_to": 2025, "value": Decimal(23456)},
    ),
    "price_index": (
        [["Jahr", "Index", "Wert"], [2024, "Verbraucherpreisindex", "119,3"]],
        {"budget_year": 2024, "measure": "price_index", "value": Decimal("119.3")},
    ),
    "land_totals": (
        [["Haushaltsjahr", "Programm", "Stufe", "Landessumme"], [2024, "AQB", "bewilligt", "27,7 Mio. €"]],
        {"budget_year": 2024, "programme": "AQB", "stage": "granted", "euros": Decimal(27_700_000)},
    ),
}


@pytest.mark.parametrize("purpose", CASES)
def test_a_workbook_is_known_by_its_heads(purpose: str) -> None:
    rows, wanted = CASES[purpose]
    filled = read(sheets(("Tabelle1", rows)), FORMS)
    assert (filled.form.purpose, filled.problems, filled.questions) == (purpose, [], [])
    assert {name: value for name, value in filled.rows[0].values.items() if value is not None} == wanted

"""Maßnahmen small enough to count by hand: what the search over them and the sheet of one are asked about."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import small
from scoped import ask

from data.store import Facts
from queries import projects as questions
from queries.projects.words import searched, words_in

AT = datetime(2024, 3, 1, 12, 0)
HTK, WETTERAU = "06434", "06440"
# name, county, year, category, more
PROJECTS: dict[str, tuple[str, str, int | None, int | None, dict[str, object]]] = {
    "petz23": ("„PeTz“ (Perspektive Teilzeitausbildung)", HTK, 2023, 1, {}),
    "petz24": ("PeTz Teilzeitausbildung", HTK, 2024, 1, {}),
    "in": ("Ausbildung in Teilzeit", WETTERAU, 2022, 2, {}),
    "flag": ("Ausbildung Lager", WETTERAU, 2023, 2, {"part_time": True}),
    "plain": ("Ausbildung Holz", WETTERAU, 2023, 2, {"part_time": False}),
    "pflege": ("Altenpflegehilfe", WETTERAU, 2023, 3, {}),
    "scouts": ("Berufsscouts", HTK, 2023, 2, {}),
    "girls": ("Mädchen stärken", HTK, 2022, 1, {}),
    "street": ("Straßenschule", HTK, 2022, 1, {"provider": "Jugendhilfe Süd e. V."}),
    "juba1": ("JUBA 2.0", HTK, 2022, 1, {}),
    "juba2": ("JUBA 3.0", HTK, 2023, 1, {}),
    "group": ("Werkstatt", WETTERAU, 2024, 1, {"target_group": "Jugendliche ohne Abschluss"}),
    "undated": ("Kompass", HTK, None, None, {}),
    "kasse": ("Kasse", WETTERAU, 2023, 3, {}),
    "klasse": ("Klasse", WETTERAU, 2024, 3, {}),
    "twin22": ("Brücke", WETTERAU, 2022, 3, {}),
    "twin23": ("Brücke", WETTERAU, 2023, 3, {}),
}
PASSAGE = "Der Kreis finanziert:\n\n1. Ausbildungsvorbereitung\n - JUBA 3.0\n - JUBA 3.0 plus <b>*neu*</b>\n"


def fact(**fields: object) -> dict[str, object]:
    return {"delivery": "d1", "citation": "§ 5", "state": "final", "recorded_at": AT} | fields


def project(key: str, ordinal: int, name: str, county: str, year: int | None, category: int | None) -> small.Row:
    return fact(id=key, county=county, budget_year=year, category=category, programme="AQB", ordinal=ordinal, name=name)


def amount(
    key: str, stage: str, euros: str, precision: str = "exact", *, county: str = HTK, year: int = 2023
) -> small.Row:
    return fact(
        id=f"{key}/{stage}",
        county=county,
        budget_year=year,
        programme="AQB",
        stage=stage,
        level="project",
        category=1,
        project=key,
        funding_source="state",
        euros=Decimal(euros),
        precision=precision,
        inferred="category" if stage == "granted" else None,
    )


def hits(facts: Facts, search: str) -> dict[str, Any]:
    return searched(words_in(search), questions.matches(facts, search=search))


def keys(facts: Facts, search: str, **more: object) -> list[str]:
    frame = ask(questions.found, facts, **more, **hits(facts, search))
    assert frame.empty or int(frame.iloc[0]["found"]) >= len(frame)
    return [str(key) for key in frame["project"]]

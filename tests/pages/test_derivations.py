"""Every computed figure opens to its formula, which gives it again, and leads to where its numbers stand."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from screen import ROOT, Run, fault

from charts.base.derivations import Derivation
from ui import derivations
from ui.selection import Selection

BOUNDS = ("rund ", "mindestens ", "höchstens ")
# The parts of the Dialogmappe, whose keys the page puts together.
MAPPE = ("mappe_zahlen", "mappe_geld", "mappe_ziele", "mappe_vergleich")
# Where a Rechenweg stands: page, key of the section, and what makes the page draw it with figures.
SECTIONS: list[tuple[str, str, dict[str, Any]]] = [
    *[("targets", "zielerreichung", {"zielansicht": "Zielerreichung", "jahr": year}) for year in (2023, 2024, 2026)],
    *[
        ("targets", "abweichungen", {"zielansicht": "Abweichungen und Hochrechnung", "jahr": year})
        for year in (2023, 2024)
    ],
    *[
        ("comparison", key, widgets)
        for key in ("verteilung", "nebeneinander", "lage")
        for widgets in (
            {"jahr": 2024, "kennzahl": "budget_sum", "bezug": "population"},
            {"jahr": 2024, "kennzahl": "budget_sum", "bezug": "none", "stufe": "paid"},
            {"jahr": 2024, "kennzahl": "budget_sum", "bezug": "place", "stufe": "granted"},
            {"jahr": 2024, "kennzahl": "budget_sum", "bezug": "participant", "stufe": "paid"},
            {"jahr": 2024, "kennzahl": "grant_ratio"},
            {"jahr": 2024, "kennzahl": "entries", "bezug": "unemployed"},
            {"jahr": 2024, "kennzahl": "transition_rate"},
            {"jahr": 2024, "kennzahl": "project_count", "bezug": "population"},
        )
    ],
    *[
        ("comparison", "zwei_seiten", {"jahr": 2024, "vergleichsjahr": 2023, "kennzahl": measure, "kreise": []})
        for measure in ("budget_sum", "grant_ratio", "entries")
    ],
    *[
        ("county", key, {"jahr": 2024, "kreis": "06440", "stufe": "granted"})
        for key in ("kette", "ziele", "massnahmen", "jahre_kreis")
    ],
    *[("overview", key, {"jahr": 2024}) for key in ("kennzahlen", "karte", "budgets", "status")],
    # The Main-Kinzig-Kreis is in the sum of the year before, though it is not compared with it.
    ("overview", "kennzahlen", {"jahr": 2026}),
    *[("dialogue", key, {"jahr": 2024, "kreis": "06440"}) for key in MAPPE],
    ("targets", "alle_ziele", {"jahr": 2024}),
    ("trends", "mehrbedarf", {"jahr": 2026, "ansicht": "Restmittel und Mehrbedarf"}),
    *[("allocation", "kreise_art", {"jahr": 2024, "stufe": "granted", "art": chosen}) for chosen in ([], [2, 3])],
    *[
        ("trends", key, {"jahr": 2024, **widgets})
        for key in ("verlauf", "veraenderung", "gebiete_index")
        for widgets in (
            {},
            {"stufe": "granted", "gebietsreihe": "alle mit Angabe", "gebietsstand": "heutig"},
            {"preise": "real: Verbraucherpreisindex", "kreise": ["06411", "06440"]},
        )
    ],
    *[
        (
            "trends",
            "erklaert",
            {"jahr": 2024, "ansicht": "Erklärte Veränderung", "stufe": "granted", "kreise": some},
        )
        for some in ([], ["06440", "06411"])
    ],
    ("trends", "beitraege", {"jahr": 2024, "ansicht": "Erklärte Veränderung", "stufe": "agreed"}),
    *[
        ("trends", "restmittel", {"jahr": year, "ansicht": "Restmittel und Mehrbedarf", "stufe": "granted"})
        for year in (2023, 2026)
    ],
    *[
        ("trends", "eigene_auswertung", {"ansicht": "Eigene Auswertung", "jahr": 2024, **widgets})
        for widgets in (
            {"zeile_eigene_auswertung": "Main-Kinzig-Kreis (bis 2025)"},
            {"stufe": "granted", "pivot_0": "category", "pivot_1": "stage", "pivot_2": ""},
            {"kennzahl": "places", "pivot_0": "district", "pivot_2": "kind"},
            {"kennzahl": "projects", "pivot_0": "programme", "pivot_2": "category"},
            {"kennzahl": "targets", "pivot_0": "", "pivot_2": "kind", "kreise": ["06440", "06411", "06611"]},
        )
    ],
    *[
        ("comparison", "warum", {"jahr": year, "kreis": "06440", "gruppe": "nearest", "warum_offen": True})
        for year in (2024, 2026)
    ],
    *[("dialogue", "mappe_vergleich", {"jahr": year, "kreis": "06411"}) for year in (2016, 2026)],
    ("targets", "hochrechnung", {"zielansicht": "Abweichungen und Hochrechnung", "jahr": 2026}),
]


@pytest.fixture
def opened(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[list[Derivation], str]]:
    """Open the Rechenweg of a section: all of it, and the HTML the reader sees of it."""

    def at(topic: str, key: str, **widgets: Any) -> tuple[list[Derivation], str]:
        caught: list[Derivation] = []
        draw = derivations.draw

        def spy(chosen: Selection, found: list[Derivation], title: str, name: str) -> None:
            caught.extend(found)
            draw(chosen, found, title, name)

        monkeypatch.setattr(derivations, "draw", spy)
        app = run(topic, daten="demo", **{f"tab_{key}": "Rechenweg"}, **widgets)
        assert fault(app) is None
        bodies = [each.proto.body for each in app.get("html")]
        return caught, "".join(body for body in bodies if body.startswith('<ul class="aqb-derivations'))

    return at


Opened = Callable[..., tuple[list[Derivation], str]]


@pytest.mark.parametrize(
    ("topic", "key", "widgets"), SECTIONS, ids=[f"{key}-{number}" for number, (_, key, _) in enumerate(SECTIONS)]
)
def test_each_formula_gives_the_shown_figure_again_to_the_digit(
    opened: Opened, topic: str, key: str, widgets: dict[str, Any]
) -> None:
    found, seen = opened(topic, key, **widgets)
    assert found
    assert [
        (each.row, each.figure, each.shown, each.again, each.term.written) for each in found if not each.agrees
    ] == []
    # What is put in as a bound makes no exact figure, but of what is divided by itself: the index of a first year.
    bounded = [each for each in found if any(put.written.startswith(BOUNDS) for put in each.term.given)]
    bounded = [each for each in bounded if (each.figure, each.shown) != ("Index", "100")]
    assert [(each.row, each.figure, each.shown) for each in bounded if each.term.precision == "exact"] == []
    # Every number of a document names where it stands.
    assert [each.row for each in found if not each.sources] == []
    leads = set(re.findall(r'href="#([^"]+)"', seen))
    assert leads
    assert leads <= set(re.findall(r'<li id="([^"]+)"', seen))


def test_every_section_with_a_derivation_is_tried() -> None:
    tried = {key for _, key, _ in SECTIONS}
    with_derivation = set()
    for file in [*Path(ROOT, "pages").rglob("*.py")]:
        for call in (each for each in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(each, ast.Call)):
            given = {keyword.arg: keyword.value for keyword in call.keywords}
            if "derived" in given and isinstance(given.get("key"), ast.Constant):
                with_derivation.add(given["key"].value)
    assert with_derivation | set(MAPPE) == tried

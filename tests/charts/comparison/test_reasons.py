"""„Warum diese Gebiete?“ over two peers whose distances are written down by hand."""

from __future__ import annotations

import pandas as pd

from analysis.peers import Group, Neighbour, Part, neighbours
from charts.base.style import luminance
from charts.comparison.matrix import traits
from charts.comparison.reasons import reasons, say_reasons
from charts.comparison.view import Measure, View
from queries import comparison as questions

NAMES = {"06434": "Hochtaunuskreis", "06431": "Bergstraße", "06433": "Groß-Gerau"}
CHARACTERISTICS = pd.DataFrame(
    {"code": ["u", "d"], "name": ["Arbeitslosenquote", "Einwohnerdichte"], "unit": ["Prozent", "Einwohner je km²"]}
).reindex(columns=questions.Characteristics._fields)
TRAITS = pd.DataFrame({"county": list(NAMES), "kind": "district"}).reindex(columns=questions.Traits._fields)


def view(code: str, name: str, *counties: str) -> View:
    return View(
        Measure("budget_sum", "Budget", "money", "Euro", "none"), "06434", (), Group(code, name, counties), NAMES, 5
    )


def written(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_nearest_county_is_named_with_what_sets_it_apart_most() -> None:
    found = [
        Neighbour("06431", 0.0512, (Part("u", 3.5, 4.0, 0.2), Part("d", 520.0, 380.4, 0.8))),
        Neighbour("06433", 0.1, (Part("u", 3.5, 9.5, 0.9), Part("d", 520.0, 610.0, 0.1))),
    ]
    asked = view("nearest", "die 2 ähnlichsten", "06431", "06433")
    table = reasons(found, asked, CHARACTERISTICS, TRAITS)
    assert [written(cell) for cell in table["other"]] == ["4,0 %", "380", "9,5 %", "610"]
    assert written(say_reasons(table, asked)) == (
        "Hochtaunuskreis: Am ähnlichsten ist Bergstraße (Abstand 0,051); am meisten unterscheidet Einwohnerdichte "
        "(80,0 % des Abstands)."
    )


def test_nothing_sets_apart_who_is_alike_in_everything() -> None:
    found = [Neighbour("06431", 0.0, (Part("u", 3.5, 3.5, 0.0), Part("d", 520.0, 520.0, 0.0)))]
    asked = view("nearest", "die 1 ähnlichsten", "06431")
    assert say_reasons(reasons(found, asked, CHARACTERISTICS, TRAITS), asked) == (
        "Hochtaunuskreis: Am ähnlichsten ist Bergstraße; kein verglichenes Merkmal unterscheidet beide."
    )


def test_a_group_of_one_kind_names_the_kind_of_each() -> None:
    asked = view("kind", "Landkreise", "06431", "06433")
    table = reasons([], asked, CHARACTERISTICS, TRAITS)
    assert table[["short_name", "own", "other"]].to_numpy().tolist() == [
        ["Bergstraße", "Landkreis", "Landkreis"],
        ["Groß-Gerau", "Landkreis", "Landkreis"],
    ]
    assert written(say_reasons(table, asked)) == "2 Gebiete in der Gruppe: Landkreise."


def test_a_group_without_anybody_says_why() -> None:
    asked = view("iab", "gleicher IAB-Vergleichstyp")
    assert say_reasons(reasons([], asked, CHARACTERISTICS, TRAITS), asked) == (
        "Hochtaunuskreis: In dieser Gruppe gibt es kein anderes Gebiet."
    )


def test_a_characteristic_a_neighbour_lacks_is_named_at_the_neighbour() -> None:
    values = {
        ("06434", "u"): 3.5, ("06434", "d"): 520.0, ("06431", "u"): 4.0, ("06433", "u"): 9.5, ("06433", "d"): 610.0,
    }  # fmt: skip
    known = pd.DataFrame(
        [
            {"county": county, "code": code, "name": name, "weight": weight, "value": values.get((county, code))}
            for county in NAMES
            for code, name, weight in (("u", "Arbeitslosenquote", 0.6), ("d", "Einwohnerdichte", 0.4))
        ]
    ).astype({"value": "float64"})
    found = neighbours("06434", known.reindex(columns=questions.Characteristics._fields))
    assert [(each.county, each.lacking) for each in found] == [("06431", ("d",)), ("06433", ())]
    asked = view("nearest", "die 2 ähnlichsten", "06431", "06433")
    table = reasons(found, asked, CHARACTERISTICS, TRAITS)
    bergstrasse = table[table["short_name"] == "Bergstraße"]
    assert bergstrasse["name"].tolist() == [
        "Arbeitslosenquote",
        "Einwohnerdichte: keine Angabe, die anderen Merkmale zählen mehr",
    ]
    assert pd.isna(bergstrasse["share"].iloc[1])
    assert say_reasons(table, asked).endswith("Nicht alle Merkmale haben: Bergstraße.")


def test_one_matrix_holds_every_peer_and_characteristic_the_county_in_the_middle_first() -> None:
    found = [
        Neighbour("06431", 0.0512, (Part("u", 3.5, 4.0, 0.2), Part("d", 520.0, 380.4, 0.8))),
        Neighbour("06433", 0.1, (Part("u", 3.5, 9.5, 1.0),), lacking=("d",)),
    ]
    asked = view("nearest", "die 2 ähnlichsten", "06431", "06433")
    drawn = traits(reasons(found, asked, CHARACTERISTICS, TRAITS), asked)
    assert drawn is not None
    assert drawn.layout["yaxis"]["categoryarray"] == ["Hochtaunuskreis", "Bergstraße", "Groß-Gerau"]
    assert drawn.layout["xaxis"]["ticktext"] == ["Arbeitslosenquote", "Einwohnerdichte"]
    rates, densities = ([written(text) for text in each["text"]] for each in drawn.data)
    assert [text.partition("<br>")[0] for text in rates] == ["<b>3,5 %</b>", "4,0 %", "9,5 %"]
    assert [text.partition("<br>")[0] for text in densities] == ["<b>520</b>", "380", "k. A."]
    assert "20 %" in rates[1]
    assert "80 %" in densities[1]
    # What sets apart more is darker.
    assert luminance(drawn.data[0]["marker"]["color"][1]) > luminance(drawn.data[1]["marker"]["color"][1])
    drawn.checked()


def test_a_group_without_distances_has_no_matrix() -> None:
    asked = view("kind", "Landkreise", "06431")
    assert traits(reasons([], asked, CHARACTERISTICS, TRAITS), asked) is None

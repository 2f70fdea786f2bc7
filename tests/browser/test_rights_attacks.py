"""Two who share a server, or a browser: what one of them has seen, made or begun to write, the other one gets not."""

from __future__ import annotations

import pytest
import wire
from test_county_attacks import OPEN, OWN, Foreign, foreign, guarded, karla, lea, place, values
from wire import Seen, Wire

__all__ = ["foreign", "guarded", "karla", "lea", "place"]

# Kinds of values as no widget of the page has them.
ODD: list[dict[str, object]] = [
    {"string_value": "'; drop table x; -- <b>06412"},
    {"int_value": -(2**62)},
    {"double_value": float("nan")},
    {"string_array_value": ["06412", "x"]},
    {"json_value": '{"selection": {"rows": [99999, -1, "a"], "columns": ["x"], "cells": [[9, "y"]]}}'},
    {"json_value": "{broken"},
    {"int_array_value": [99, -5]},
]


def test_what_the_ministry_has_just_looked_at_is_not_kept_for_the_county(
    karla: Wire, lea: Wire, foreign: Foreign
) -> None:
    steps: list[tuple[str, dict[str, object]]] = [
        ("kreisprofil", {}),
        ("dialogmappe", {"schritt": "Papiere"}),
        ("dialogmappe", {"schritt": "Vorbereiten"}),
        ("daten", {"datenansicht": "Lieferungen"}),
        ("daten", {"datenansicht": "Änderungen"}),
    ]
    for path, step in steps:
        asked = {"daten": "demo", "kreis": OWN} | step
        before = lea.run(path, asked, **lea.run(path, asked).drawers)
        assert foreign.of(before.text) or path == "kreisprofil", path
        seen = karla.run(path, asked, **karla.run(path, asked).drawers)
        assert foreign.of(seen.text) == [], (path, step)


def test_the_tab_of_the_one_before_begins_anew_for_the_next_one_at_the_same_browser(guarded: str) -> None:
    cookies = wire.sign_in(guarded, "bert")
    with wire.tab(guarded, cookies) as before:
        drawers = before.run("lagebild", {"daten": "demo"}).drawers
        offered = before.run("lagebild", {"daten": "demo"}, **drawers).of("download_button")
        promised = next(
            each.download_button.deferred_file_id for each in offered if each.download_button.deferred_file_id
        )
        number = before.session
    with wire.tab(guarded, cookies, number) as again:
        again.run("lagebild", {"daten": "demo"})
        assert again.session == number
    with wire.tab(guarded, wire.sign_in(guarded, "karla"), number) as other:
        assert other.promised(promised) == ""
        other.run("kreisprofil", {"daten": "demo"})
        assert other.session != number


@pytest.mark.parametrize("path", OPEN[:6])
def test_values_that_no_widget_has_bring_nothing_and_hinder_nobody_else(
    guarded: str, karla: Wire, foreign: Foreign, path: str
) -> None:
    for odd in ODD:
        with wire.tab(guarded, karla.cookies) as tab:
            sent = dict.fromkeys(names(tab.run(path, {"daten": "demo"})), odd)
            assert sent
            seen = tab.run(path, {"daten": "demo"}, **sent)
        assert foreign.of(seen.text, "06412") == [], (path, odd)
        assert "Traceback" not in seen.text
        assert "site-packages" not in seen.text
    assert values(karla.run(path, {"daten": "demo"}))


def names(seen: Seen) -> list[str]:
    """The ids of all widgets of a page."""
    kinds = ((each, each.WhichOneof("type")) for each in seen.elements)
    found = (getattr(getattr(each, kind), "id", "") for each, kind in kinds if kind)
    return [name for name in found if name]

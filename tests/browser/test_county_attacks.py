"""Somebody of one county who sends what no page of hers offers: by address, by widget, by message, for files.

Nothing that comes back, by socket or as a file, names another county or holds a figure of one.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import wire
from conftest_access import PEOPLE, provider_of
from driving import serving
from letters import letters
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from wire import Seen, Wire

from data.store import Store
from data.trail.place import FilePlace
from data.trail.trail import Trail

OWN, OTHER, THIRD = "06434", "06412", "06611"
OPEN = ("", "ziele", "kreisprofil", "massnahmen", "dialogmappe", "daten", "methodik", "handbuch")
CLOSED = ("lagebild", "mittelverteilung", "kreisvergleich", "budgetentwicklung", "protokoll")
# What a link could ask for, whether a page knows it or not.
OTHERS = {"kreis": OTHER, "kreise": [OTHER, THIRD], "gruppe": "all", "eigene": [OTHER, THIRD], "start_kreis": OTHER}
FORGED: dict[str, dict[str, object]] = {
    "another county": OTHERS,
    "another county, over years": OTHERS | {"jahr": 2023, "stufe": "granted", "programm": "AQB"},
    "figures compared": OTHERS | {"kennzahl": "budget_sum", "bezug": "inhabitant", "vergleichsstufe": "paid"},
    "a Stand by number": OTHERS | {"stand": "Nr. 300"},
    "a Stand by day": OTHERS | {"stand": "30.09.2024", "jahr": 2024},
    "a figure of another": OTHERS | {"schritt": "Papiere", "kennung": f"demo.{OTHER}.2023.AQB.agreed.budget"},
    "the dialogue of another": OTHERS | {"schritt": "Nach dem Gespräch", "dialog": f"{OTHER}/2024/1"},
    "deliveries": OTHERS | {"datenansicht": "Lieferungen", "lieferung": "demo-1", "lieferung_kennung": "demo-1"},
    "changes": OTHERS | {"datenansicht": "Änderungen", "seit_wann": "Nr. 1", "seit_stand": "Nr. 1"},
    "completeness": OTHERS | {"datenansicht": "Vollständigkeit"},
    "the open data": OTHERS | {"datenansicht": "Weitergeben"},
    "templates filled for others": OTHERS | {"datenansicht": "Vorlagen", "vorlage_kreise": [OTHER, THIRD]},
    "a search": OTHERS | {"suche": "Träger", "treffer_jahre": "true"},
    "a Maßnahme of another": OTHERS | {"massnahme": f"{OTHER}/2023/AQB/1", "projektlinie": f"{OTHER}/2023/AQB/1"},
    "the public data": OTHERS | {"daten": "published", "jahr": 2023},
}
# The glossary explains the reform of 2026, the handbook shows invented pictures; the seats of the Regierungspräsidien,
# and of the ministry, where it signs.
EXPLAINING = ("methodik", "handbuch")
SEATS = {"Darmstadt", "Gießen", "Kassel", "Wiesbaden"}
# Lists of an empty template offer every county to whoever fills it in: public names, no figure.
EMPTY_TEMPLATE = "Leere Vorlage (XLSX)"
# What Streamlit counts its messages, widgets and files by; some are drawn at random and hold any six digits.
NUMBERS = re.compile(r"[0-9a-f]{32,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HIDDEN = "kunden-geheimnis-4711"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the secret and the log of the server lie."""
    return tmp_path_factory.mktemp("counties")


@pytest.fixture(scope="module")
def guarded(built: Path, place: Path) -> Iterator[str]:
    """The app with a provider in its settings."""
    (place / "secret").write_text(HIDDEN)
    for issuer in provider_of():
        known = {"AQB_OIDC_ISSUER": issuer, "AQB_OIDC_CLIENT": "aqb", "AQB_OIDC_SECRET_FILE": str(place / "secret")}
        known["AQB_LOG"] = "json"
        with serving(built, place / "log.txt", **known) as address:
            yield address


@pytest.fixture
def karla(guarded: str) -> Iterator[Wire]:
    """A tab of somebody of the Hochtaunuskreis."""
    with wire.tab(guarded, wire.sign_in(guarded, "karla")) as tab:
        yield tab


@pytest.fixture
def lea(guarded: str) -> Iterator[Wire]:
    """A tab of somebody of the ministry."""
    with wire.tab(guarded, wire.sign_in(guarded, "lea")) as tab:
        yield tab


@dataclass(frozen=True)
class Foreign:
    """Keys and names of all other counties, and their budgets as they are written and as they are sent to a figure."""

    words: re.Pattern[str]
    figures: frozenset[str]
    # Of the glossary, which explains the reform of 2026 by its name, also in files.
    explaining: tuple[str, ...]

    def of(self, text: str, *sent: str) -> list[str]:
        """What of others stands in a text; what was asked for may come back as it was asked."""
        for each in self.explaining:
            text = text.replace(each, "")
        text = NUMBERS.sub("#", text)
        words = {*self.words.findall(text)} - {OTHER, THIRD, *sent}
        return sorted(words | (self.figures & {*re.findall(r"\d[\d.]*\d", text)}))


@pytest.fixture(scope="module")
def foreign(real: Store) -> Foreign:
    """What must not come back: of the invented data, whose budgets hardly ever are the same."""
    facts = real.facts("demo")
    rows = facts.rows("select county, name, short_name from county where county <> $own", own=OWN)
    words = sorted({str(value) for row in rows for value in row.values()} - SEATS, key=len, reverse=True)
    allowed = facts.rows(
        "select euros from budget where county = $own union select euros from land_sum where euros is not null", own=OWN
    )
    others = facts.rows("select euros from budget where county not in ($own, '06') and euros > 0", own=OWN)
    figures = {row["euros"] for row in others} - {row["euros"] for row in allowed}
    return Foreign(
        re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words)),
        frozenset(
            written
            for euros in figures
            if euros % 1000
            for written in (f"{euros:.0f}", f"{euros:.2f}", f"{euros:,.0f}".replace(",", "."))
        ),
        tuple(row["definition"] for row in facts.rows("select definition from term") if "Hanau" in row["definition"]),
    )


@pytest.mark.parametrize("forged", FORGED)
def test_no_address_of_any_page_brings_anything_of_another_county(karla: Wire, foreign: Foreign, forged: str) -> None:
    for path in (*OPEN, *CLOSED):
        seen = karla.run(path, {"daten": "demo"} | FORGED[forged])
        found = foreign.of(seen.text)
        assert found == [] or path in EXPLAINING, (path, found)


def test_closed_pages_hold_no_figure_whatever_widgets_are_sent_with_them(
    karla: Wire, lea: Wire, foreign: Foreign
) -> None:
    for path in (*CLOSED[:-1], "kreisprofil", "dialogmappe"):
        widgets = values(lea.run(path, {"daten": "demo", "kreis": OTHER}))
        assert widgets
        seen = karla.run(path, {"daten": "demo"}, **widgets)
        assert foreign.of(seen.text, *strings(widgets)) == [], path
        assert path not in CLOSED or not seen.of("bidi_component")


def test_a_choice_nobody_was_offered_is_no_choice(karla: Wire, foreign: Foreign) -> None:
    for path in OPEN[:6]:
        offered = karla.run(path, {"daten": "demo"})
        forged = values(offered, "Frankfurt am Main")
        seen = karla.run(path, {"daten": "demo"}, **forged)
        assert foreign.of(seen.text, "Frankfurt am Main") == [], path


def test_every_file_of_every_open_page_is_of_the_own_county_only(karla: Wire, foreign: Foreign) -> None:
    taken = 0
    steps: list[dict[str, object]] = [
        {}, {"schritt": "Papiere"}, {"schritt": "Nach dem Gespräch"}, {"datenansicht": "Vorlagen"}, {"jahr": 2023},
    ]  # fmt: skip
    for path, step in itertools.product(OPEN[:6], steps):
        asked = {"daten": "demo"} | OTHERS | step
        seen = karla.run(path, asked, **karla.run(path, asked).drawers)
        for button in (each.download_button for each in seen.of("download_button")):
            url = button.url or karla.promised(button.deferred_file_id)
            assert url, (path, button.label)
            answer = karla.fetch(url)
            assert answer.status_code == 200, (path, button.label)
            taken += 1
            if button.label != EMPTY_TEMPLATE:
                assert foreign.of(letters(answer.content)) == [], (path, button.label)
    assert taken > 30


def test_a_file_of_the_ministry_is_given_to_nobody_else_even_by_its_number(karla: Wire, lea: Wire, built: Path) -> None:
    drawers = lea.run("lagebild", {"daten": "demo"}).drawers
    offered = lea.run("lagebild", {"daten": "demo"}, **drawers).of("download_button")
    promised = [each.download_button.deferred_file_id for each in offered if each.download_button.deferred_file_id]
    assert promised
    made = lea.promised(promised[0])
    assert lea.fetch(made).status_code == 200
    place = FilePlace(built / "trail.sqlite", [])
    assert karla.fetch(made).status_code == 404
    asked = Trail(place).everything()[-1]
    place.close()
    assert (asked.user, asked.kind) == ("karla", "refused")
    assert re.fullmatch(r"Datei eines anderen Browsers · .*Lagebild.*", asked.what)
    karla.run("", {"daten": "demo"})
    # Streamlit makes it for whoever names the number, and the address it tells gives nothing.
    stolen = karla.promised(promised[0])
    assert not stolen or karla.fetch(stolen).status_code == 404


def test_every_file_and_picture_stands_in_the_trail_once_with_section_page_year_and_county(
    karla: Wire, built: Path
) -> None:
    asked = {"daten": "demo", "jahr": 2023}
    drawers = karla.run("kreisprofil", asked).drawers
    seen = karla.run("kreisprofil", asked, **drawers)
    files, buttons = seen.of("download_button"), seen.of("button")
    csv = next(each.download_button for each in files if each.download_button.id.endswith("csv_kette"))
    png = next(each.button for each in buttons if each.button.id.endswith("png_kette"))
    place = FilePlace(built / "trail.sqlite", [])
    before = len(Trail(place).everything())
    assert karla.fetch(karla.promised(csv.deferred_file_id)).status_code == 200
    karla.run("kreisprofil", asked, **drawers, **values(seen), **{png.id: {"trigger_value": True}})
    noted = [(each.user, each.kind, each.what) for each in Trail(place).everything()[before:]]
    place.close()
    where = "Kreisprofil Hochtaunuskreis 2023 · demo"
    assert noted == [
        ("karla", "taken_away", f"aqb_demo_kette_06434_2023.csv · {where}"),
        ("karla", "taken_away", f"aqb_demo_kette_06434_2023.png · {where}"),
    ]


def test_no_other_message_hinders_the_others(karla: Wire, lea: Wire) -> None:
    before = lea.run("lagebild", {"daten": "demo"})
    for kind in ("clear_cache", "set_run_on_save", "load_git_info", "debug_shutdown_runtime"):
        message = BackMsg()
        setattr(message, kind, True)
        karla.send(message)
    # What comes next comes after them.
    assert karla.run("kreisprofil", {"daten": "demo"}).of("bidi_component")
    after = lea.run("lagebild", {"daten": "demo"})
    assert len(after.elements) == len(before.elements)


def test_the_log_of_all_this_holds_no_secret_and_no_cookie(guarded: str, karla: Wire, place: Path) -> None:
    assert wire.broken(guarded, "karla").status_code == 502
    log = (place / "log.txt").read_text("utf-8")
    assert "Anmeldung nicht möglich" in log
    assert [each for each in (HIDDEN, *karla.cookies.values()) if each in log] == []
    assert re.search(r"eyJ[\w-]+\.eyJ", log) is None


def test_the_log_tells_of_a_person_only_what_the_provider_calls_her(karla: Wire, place: Path) -> None:
    karla.run("kreisprofil", {"daten": "demo", "kreis": OWN, "suche": "Träger-4711"})
    log = (place / "log.txt").read_text("utf-8")
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    assert "karla" in {line.get("user") for line in lines}
    requests = [line for line in lines if line["message"] == "request"]
    assert {*requests[-1]} == {"at", "level", "logger", "message", "method", "path", "status", "ms", "user"}
    assert [line["path"] for line in requests if "?" in line["path"]] == []
    # Before the first of them Streamlit says where it listens.
    said = log[log.index("{") :]
    assert [line for line in said.splitlines() if not line.startswith("{")] == []
    names = [name for name, _ in PEOPLE.values()]
    assert [each for each in (*names, "Träger-4711", "127.0.0.1:") if each in said] == []


def strings(widgets: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """Every text that is sent with these widgets."""
    for value in itertools.chain.from_iterable(each.values() for each in widgets.values()):
        yield from value if isinstance(value, list) else [str(value)]


def values(seen: Seen, choice: str = "") -> dict[str, dict[str, object]]:
    """Per widget of a page, by its id, what it holds; or this choice, which it does not offer."""
    found: dict[str, dict[str, object]] = {}
    for each in seen.elements:
        found |= _value(each, choice)
    return found


def _value(element: Element, choice: str) -> dict[str, dict[str, object]]:
    kind = element.WhichOneof("type")
    if kind == "selectbox":
        box = element.selectbox
        return {box.id: {"string_value": choice or box.raw_value or (box.options[box.default] if box.options else "")}}
    if kind == "multiselect":
        several = element.multiselect
        return {several.id: {"string_array_value": [choice] if choice else [*several.options]}}
    if kind == "text_input":
        return {element.text_input.id: {"string_value": choice or element.text_input.value}}
    if kind == "button" and choice:
        return {}
    return {}

"""A link shows what it says, in words or in keys, or says what it cannot show."""

from __future__ import annotations

import logging
import re
from functools import cache

import pytest
from screen import ROOT, by_link, fault, texts
from streamlit.testing.v1 import AppTest

from ui.choosing import FILTERS as FILTERS_OF_THE_SIDEBAR

# Every filter that stands in the address, by page and the choices that make the page draw it.
DEMO = {"daten": "Demonstrationsdaten"}
SPLIT = {
    "daten": "Veröffentlichte Angaben",
    "jahr": "2019",
    "programm": "nicht eindeutig",
    "stufe": "Stufe nicht genannt",
    "kreise": "Gießen",
}
FILTERS = [
    ("start", {}, ["daten", "stand"]),
    ("overview", {}, ["jahr", "programm", "stufe", "art", "kreise"]),
    ("allocation", DEMO, ["balken", "gliederung"]),
    ("allocation", SPLIT, ["ohne_art"]),
    ("comparison", DEMO, ["kennzahl", "bezug", "kreis", "gruppe", "vergleichsjahr", "vergleichsstufe", "rang"]),
    ("comparison", DEMO, ["darstellung"]),
    ("county", DEMO, ["kreis"]),
    ("deliveries", DEMO, ["datenansicht"]),
    ("deliveries", {**DEMO, "datenansicht": "Lieferungen"}, ["lieferung"]),
    ("deliveries", {**DEMO, "datenansicht": "Änderungen"}, ["seit_wann", "seit_dialog"]),
    ("deliveries", {**DEMO, "datenansicht": "Änderungen", "seit_wann": "anderer Tag"}, ["seit_stand"]),
    ("deliveries", {**DEMO, "datenansicht": "Vollständigkeit"}, ["erinnerung"]),
    ("deliveries", {**DEMO, "datenansicht": "Vorlagen"}, ["vorlage"]),
    ("dialogue", DEMO, ["kreis", "dialogtag", "schritt"]),
    ("dialogue", {**DEMO, "schritt": "Papiere"}, ["kennung"]),
    ("methods", DEMO, ["begriff", "kapitel"]),
    ("projects", DEMO, ["suche", "alle_jahre", "je_jahr", "massnahme"]),
    ("targets", DEMO, ["zielansicht", "status", "zielart", "heutige_regel"]),
    ("targets", {**DEMO, "zielansicht": "Verabredungen"}, ["zustaendig"]),
    ("trends", DEMO, ["ansicht", "jahresart", "gebietsreihe", "gebietsstand", "preise"]),
    ("trends", {**DEMO, "preise": "real: Verbraucherpreisindex"}, ["basisjahr"]),
    ("trends", {**DEMO, "ansicht": "Erklärte Veränderung"}, ["vergleichsjahr"]),
    ("trends", {**DEMO, "ansicht": "Rechenspiel"}, ["spiel_summe", "spiel_population", "spiel_unemployed"]),
    ("trends", {**DEMO, "ansicht": "Eigene Auswertung"}, ["kennzahl", "pivot_0", "pivot_1", "pivot_2", "pivot_3"]),
]
# No filter can take these, fields for words included.
UNREADABLE = {
    "empty": [""],
    "repeated": ["Q1", "Q2"],
    "overlong": ["x" * 10_000],
    "control characters": ["a\x00b"],
}
# Well formed, but not what a filter offers; a field for words explains or searches it.
UNKNOWN = {
    "infinite": ["inf"],
    "markup": ["<script>alert(1)</script>"],
}
FIELDS = {"stand", "seit_stand", "dialogtag", "kennung", "begriff", "suche", "spiel_summe", "massnahme"}
filters = pytest.mark.parametrize(
    ("topic", "base", "keys"), FILTERS, ids=[f"{topic}-{keys[0]}" for topic, _, keys in FILTERS]
)


def page(topic: str, asked: dict[str, str | list[str]]) -> AppTest:
    """A page of a session that has seen nothing but the first page, opened by a link."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=90)
    if topic == "start":
        for key, value in asked.items():
            app.query_params[key] = value
        return app.run()
    # What the first page has drawn keeps its choice: the choices of the frame come with its own link.
    for key in [name for name in SPLIT if name in asked]:
        app.query_params[key] = asked[key]
    app.run()
    app.switch_page(f"pages/{topic}/page.py")
    for key, value in asked.items():
        app.query_params[key] = value
    return app.run()


def said(app: AppTest) -> str:
    return " ".join(warning.value for warning in app.warning if "Adresse nennt" in warning.value)


def rest(app: AppTest) -> list[str]:
    """Everything on the page but the notice about the address."""
    return sorted(re.sub(r"\s+", " ", text) for text in texts(app) if "Adresse nennt" not in text)


@cache
def usual(topic: str, *base: tuple[str, str]) -> list[str]:
    """What the page says when its filters are not in the address."""
    return rest(page(topic, dict(base)))


@filters
@pytest.mark.parametrize("values", UNREADABLE.values(), ids=UNREADABLE)
def test_what_no_filter_can_take_gives_the_default_and_is_named(
    topic: str, base: dict[str, str], keys: list[str], values: list[str]
) -> None:
    app = page(topic, {**base, **dict.fromkeys(keys, values)})
    assert fault(app) is None
    assert rest(app) == usual(topic, *base.items())
    assert len(re.findall("ohne Wert|unlesbaren Wert|mehrfach|Q1", said(app))) >= len(keys), said(app)
    assert not set(keys) & set(app.query_params), "what was not taken leaves the address"


@filters
@pytest.mark.parametrize("values", UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_word_gives_the_default_and_is_named(
    topic: str, base: dict[str, str], keys: list[str], values: list[str]
) -> None:
    choices = [key for key in keys if key not in FIELDS]
    app = page(topic, {**base, **dict.fromkeys(choices, values)})
    assert fault(app) is None
    assert rest(app) == usual(topic, *base.items())
    assert len(re.findall("unlesbaren Wert|„", said(app))) >= len(choices), said(app)


@filters
@pytest.mark.parametrize("values", UNKNOWN.values(), ids=UNKNOWN)
def test_a_field_takes_every_word(topic: str, base: dict[str, str], keys: list[str], values: list[str]) -> None:
    fields = [key for key in keys if key in FIELDS]
    if fields:
        assert fault(page(topic, {**base, **dict.fromkeys(fields, values)})) is None


def test_an_address_no_filter_can_read_stands_in_the_log_without_what_it_said(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "aqb.ui")
    page("comparison", {**DEMO, "kennzahl": ["geheim\x00"]})
    found = [vars(each) for each in caplog.records if each.name == "aqb.ui"]
    assert [each["filters"] for each in found] == [["Kennzahl mit einem unlesbaren Wert"]]
    assert "geheim" not in str(found)


def test_every_filter_of_the_address_is_tried_here() -> None:
    tried = {key for _, _, keys in FILTERS for key in keys}
    drawn = set()
    for path in [*(ROOT / "ui").glob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        source = path.read_text("utf-8")
        assert path.name == "address.py" or '"query-params"' not in source, (
            f"{path}: filters are drawn by ui/address.py"
        )
        for call in re.findall(
            r"address\.(?:one|switch|several|toggle|text|whole_number|tabs|named)\((.*?)\bkey=(\S+?)[,)\n]",
            source,
            re.DOTALL,
        ):
            drawn.add(call[1])
    named = {key.strip('"') for key in drawn if key.startswith('"')}
    assert named <= tried
    # Keys that are put together: dimensions of the pivot, weights of the Rechenspiel; the step of the Dialogmappe, the
    # Kreis and Maßnahmenart of the Aufgliederung; and those handed on by the sidebar and the fields for counties.
    together = {"session.STEP", "session.DRILLED", "session.DRILLED_CATEGORY", "key"}
    together |= {'f"pivot_{number}"', 'f"spiel_{row.measure}"'}
    assert drawn - {f'"{key}"' for key in named} == together
    assert FILTERS_OF_THE_SIDEBAR.keys() <= tried


def opened(**address: str | list[str]) -> AppTest:
    """The Lagebild, opened by a link with this address."""
    return by_link("lagebild", **address)


@pytest.mark.parametrize("dataset", ["demo", "Demonstrationsdaten"])
@pytest.mark.parametrize("counties", [["06434", "06411"], ["Hochtaunuskreis", "Darmstadt"], ["06434", "Darmstadt"]])
def test_a_link_names_its_choice_in_words_or_in_keys(dataset: str, counties: list[str]) -> None:
    app = opened(daten=dataset, kreise=counties, jahr="2023", stufe="granted", art="2")
    assert app.selectbox(key="daten").value == "demo"
    assert sorted(app.multiselect(key="kreise").value) == ["06411", "06434"]
    assert app.selectbox(key="stufe").value == "granted"
    assert app.multiselect(key="art").value == [2]
    assert not any("Adresse" in warning.value for warning in app.warning)


def test_a_link_with_keys_is_rewritten_in_words_so_that_it_can_be_sent_on() -> None:
    app = opened(daten="demo", kreise="06434", jahr="2023")
    assert app.query_params["daten"] == "Demonstrationsdaten"
    assert app.query_params["kreise"] == "Hochtaunuskreis"
    assert app.query_params["jahr"] == "2023"


def test_what_a_link_names_in_vain_is_said_and_not_hidden() -> None:
    app = opened(kreise=["Atlantis", "06434"], jahr="1066", daten="geheim")
    said = next(warning.value for warning in app.warning if "Adresse" in warning.value)
    for name in ("Atlantis", "1066", "geheim"):
        assert name in said
    assert app.multiselect(key="kreise").value == ["06434"]
    app.selectbox(key="jahr").set_value(2023).run()
    assert not any("Adresse" in warning.value for warning in app.warning)

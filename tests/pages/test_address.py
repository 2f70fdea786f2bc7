"""A link shows what it says, in words or in keys, or says what it cannot show."""

from __future__ import annotations

import pytest
from screen import ROOT
from streamlit.testing.v1 import AppTest


def opened(**address: str | list[str]) -> AppTest:
    """The first page, opened by a link with this address."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=90)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


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

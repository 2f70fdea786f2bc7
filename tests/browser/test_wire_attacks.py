"""More that no page sends, to a real server: pages by their number, values nested or odd, files in others' windows."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import httpx2
import pytest
import wire
from streamlit.proto.BackMsg_pb2 import BackMsg
from test_county_attacks import guarded, karla, lea, place
from test_rights_attacks import names
from wire import Seen, Wire

__all__ = ["guarded", "karla", "lea", "place"]

TYPED = "Geheimwort-4711"
NUMBERS = re.compile(r"[0-9a-f]{32,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def pages(seen: Seen) -> dict[str, str]:
    """The number of every page by its address, as each browser is told."""
    told = (each.navigation.app_pages for each in seen.messages if each.WhichOneof("type") == "navigation")
    return {page.url_pathname: page.page_script_hash for each in told for page in each}


@pytest.mark.parametrize(
    "more", [{}, {"page_name": "methodik"}, {"is_auto_rerun": True}, {"page_script_hash": "0" * 32}]
)
def test_a_page_asked_for_by_its_number_is_as_closed(karla: Wire, lea: Wire, more: dict[str, object]) -> None:
    for tab in (karla, lea):
        number = pages(tab.run("", {"daten": "demo"}))["protokoll"]
        message = BackMsg()
        message.rerun_script.page_script_hash = number
        for part, value in more.items():
            setattr(message.rerun_script, part, value)
        tab.send(message)
        seen = tab.run("protokoll", {"daten": "demo"})
        assert "wer das Recht freizugeben hat" in seen.text
        assert "Ganzes Protokoll" not in seen.text


def test_what_the_browser_says_of_itself_leads_nowhere(lea: Wire) -> None:
    message = BackMsg()
    message.rerun_script.page_name = "lagebild"
    for part, value in (("timezone", "../../etc/passwd"), ("locale", "../x"), ("url", "javascript:alert(1)")):
        setattr(message.rerun_script.context_info, part, value)
    lea.send(message)
    seen = lea.run("lagebild", {"daten": "demo"})
    assert seen.of("bidi_component")
    assert "passwd" not in seen.text


@pytest.mark.parametrize(
    "value",
    ["[" * 200_000, '{"clicked": [{"customdata": ["\\ud800"]}], "name": "\\ud800", "views": [{"name": "\\ud800"}]}'],
    ids=["nested", "half a sign"],
)
def test_values_that_cannot_be_read_end_in_a_sentence(guarded: str, lea: Wire, value: str) -> None:
    cookies = wire.sign_in(guarded, "bert")
    for path in ("", "kreisprofil", "daten"):
        with wire.tab(guarded, cookies) as tab:
            sent = {each: {"json_value": value} for each in names(tab.run(path, {"daten": "demo"}))}
            seen = tab.run(path, {"daten": "demo"}, **sent)
        assert seen.elements
        assert [each for each in ("Traceback", "site-packages", "RecursionError") if each in seen.text] == []
    assert lea.run("lagebild", {"daten": "demo"}).of("bidi_component")


@pytest.mark.parametrize(
    ("path", "key", "there", "invented"),
    [
        ("massnahmen", "massnahme", "06412/2014/01", "06412/2999/01"),
        ("massnahmen", "projektlinie", "06412/2014/01", "06412/2999/01"),
        ("dialogmappe", "dialog", "06412/2014/D1", "06412/2999/D1"),
        ("ziele", "ziel", "06412/2014/Z1", "06412/2999/Z1"),
        ("daten", "lieferung", "abweichung-06411-2018", "abweichung-06411-2999"),
    ],
)
def test_a_county_is_told_the_same_of_what_others_have_and_of_what_nobody_has(
    guarded: str, karla: Wire, path: str, key: str, there: str, invented: str
) -> None:
    said = []
    for value in (there, invented):
        # A tab of its own each time, for a field keeps what it was told before.
        with wire.tab(guarded, karla.cookies) as tab:
            seen = tab.run(path, {"daten": "demo", key: value})
        texts = (str(each).replace(value, "#").replace(quote(value, safe=""), "#") for each in seen.elements)
        said.append(sorted({NUMBERS.sub("#", each) for each in texts} - {"empty {\n}\n"}))
    assert said[0] == said[1]


def test_the_number_of_anothers_session_makes_no_file_and_takes_none(guarded: str, karla: Wire, lea: Wire) -> None:
    drawers = lea.run("lagebild", {"daten": "demo"}).drawers
    offered = lea.run("lagebild", {"daten": "demo"}, **drawers).of("download_button")
    promised = next(each.download_button.deferred_file_id for each in offered if each.download_button.deferred_file_id)
    karla.run("daten", {"daten": "demo"})
    own, karla.session = karla.session, lea.session
    assert karla.promised(promised) == ""
    cookies = "; ".join(f"{name}={value}" for name, value in karla.cookies.items())
    for number, said in ((lea.session, "Dieses Fenster gehört"), (own, "XSRF token")):
        url = f"{guarded}/_stcore/upload_file/{number}/f"
        answer = httpx2.put(url, headers={"cookie": cookies}, files={"f": ("a.csv", b"x")})
        assert answer.status_code == 403
        assert answer.text.startswith(said)


def test_what_is_typed_stands_in_no_line_of_the_log_also_where_it_ends_in_a_fault(
    guarded: str, karla: Wire, place: Path
) -> None:
    bert = wire.sign_in(guarded, "bert")
    for cookies, path in ((karla.cookies, "kreisprofil"), (karla.cookies, "daten"), (bert, "dialogmappe")):
        for kind in ("string_value", "json_value"):
            with wire.tab(guarded, cookies) as tab:
                asked = {"daten": "demo", "suche": TYPED, "kreis": TYPED}
                sent = {each: {kind: TYPED} for each in names(tab.run(path, asked))}
                tab.run(path, asked, **sent)
    log = (place / "log.txt").read_text("utf-8")
    assert "karla" in log
    assert TYPED not in log

"""Signing in and out as a person does it, against a real OpenID provider on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from conftest_access import provider_of
from driving import Visitor, serving
from playwright.sync_api import Browser, expect

from access.cookies import COOKIE

DEEP = "kreisprofil?daten=Demonstrationsdaten&kreis=Fulda"


@pytest.fixture(scope="module")
def guarded(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with a provider in its settings."""
    place = tmp_path_factory.mktemp("signing-in")
    secret = place / "secret"
    secret.write_text("geheim\n")
    for issuer in provider_of():
        known = {"AQB_OIDC_ISSUER": issuer, "AQB_OIDC_CLIENT": "aqb", "AQB_OIDC_SECRET_FILE": str(secret)}
        with serving(built, place / "log.txt", **known) as address:
            yield address


def test_a_deep_link_leads_through_the_sign_in_to_its_page_and_signing_out_ends_every_tab(
    guarded: str, chromium: Browser
) -> None:
    context = chromium.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    first = Visitor(context, guarded)
    first.page.goto(f"{guarded}/{DEEP}")
    assert urlsplit(first.page.url).path == "/oauth2/authorize"
    first.page.get_by_text("Frida Freigebend").or_(first.page.locator("button[value=frida]")).first.click()
    first.settle()
    assert parse_qs(urlsplit(first.page.url).query)["kreis"] == ["Fulda"]
    sidebar = first.page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_text("Angemeldet: Frida Freigebend")).to_be_visible()

    second = Visitor(context, guarded)
    second.open("methodik")
    copied = next(each["value"] for each in context.cookies() if each["name"] == COOKIE)
    sidebar.get_by_role("link", name="Abmelden", exact=True).click()
    expect(first.page.get_by_role("heading", name="Abgemeldet")).to_be_visible()
    # A click in the other tab brings nothing more of the data, but the way back in.
    second.page.get_by_role("link", name="Mittelverteilung").click()
    second.page.wait_for_url("**/oauth2/authorize**")

    for path in (DEEP, "", "_stcore/host-config", "media/0123456789abcdef.csv", "app/static/dashboard.css"):
        answer = httpx2.get(f"{guarded}/{path}", headers={"cookie": f"{COOKIE}={copied}"})
        assert answer.status_code == 401, path
    context.close()


def test_somebody_finds_his_sign_ins_in_the_sidebar_and_ends_another_one(guarded: str, chromium: Browser) -> None:
    contexts = [chromium.new_context(locale="de-DE", viewport={"width": 1280, "height": 900}) for _ in range(2)]
    here, lost = (Visitor(context, guarded) for context in contexts)
    for visitor in (lost, here):
        visitor.page.goto(f"{guarded}/methodik")
        visitor.page.get_by_text("Lea Lesend").or_(visitor.page.locator("button[value=lea]")).first.click()
        visitor.settle()
    here.page.get_by_test_id("stSidebar").get_by_role("link", name="Meine Anmeldungen").click()
    expect(here.page.get_by_text("dieser Browser")).to_have_count(1)
    # The newest first, so that the one before this browser's comes right behind it; other tests leave more.
    ways = here.page.get_by_role("link", name="Beenden")
    before = ways.count()
    ways.first.click()
    expect(ways).to_have_count(before - 1)
    lost.page.get_by_role("link", name="Mittelverteilung").click()
    lost.page.wait_for_url("**/oauth2/authorize**")
    here.page.get_by_role("link", name="Zurück zum Dashboard").click()
    expect(here.page.get_by_test_id("stSidebar").get_by_text("Angemeldet: Lea Lesend")).to_be_visible()
    for context in contexts:
        context.close()

"""Two app servers on one PostgreSQL behind nginx: what one records the other shows, and when one dies work goes on."""

from __future__ import annotations

import urllib.request
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import postgres
import pytest
import small
from driving import PATIENCE_MS, Visit, Visitor, serving
from playwright.sync_api import expect
from proxy import PREFIX, needs_nginx, nginx

from data import location

ASKED = f"daten=ministry&jahr=2023&kreise={small.DARMSTADT}"
WATCHER = "nur-fuer-den-waechter"
REMARK = "Der Träger hat im Mai gewechselt."


def sessions(server: str) -> float:
    """How many tabs are open at a server."""
    request = urllib.request.Request(f"{server}/metrics", headers={"Authorization": f"Bearer {WATCHER}"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        line = next(line for line in answer.read().decode().splitlines() if line.startswith("aqb_sessions "))
    return float(line.split()[1])


def record(person: Visitor, server: str) -> None:
    """Say something about the county, at this server."""
    person.page.goto(f"{server}/dialogmappe?{ASKED}&kreis={small.DARMSTADT}&schritt=Nach+dem+Gespräch")
    person.settle()
    page = person.page.get_by_test_id("stMain")
    page.get_by_label("Ihr Name", exact=True).fill("M. Muster")
    page.get_by_label("Ihr Name", exact=True).press("Tab")
    person.settle()
    page.get_by_text("Neue Anmerkung oder Antwort").click()
    for label, words in (("Von", "Kreisausschuss"), ("Anmerkung", REMARK)):
        field = person.page.get_by_label(label, exact=True).last
        field.fill(words)
        field.press("Tab")
        person.settle()
    person.page.get_by_role("button", name="Anmerkung festhalten").click()
    expect(person.page.get_by_text("Die Anmerkung ist festgehalten")).to_be_visible(timeout=PATIENCE_MS)


@needs_nginx
def test_what_is_recorded_at_one_or_beside_both_show_and_when_one_is_gone_the_other_takes_over(
    cluster: postgres.Cluster, visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = tmp_path / "token"
    token.write_text(WATCHER)
    monkeypatch.setenv("AQB_DATABASE", cluster.url())
    cluster.execute(f"drop schema if exists {small.DATASET} cascade")
    with ExitStack() as running, location.open_store(tmp_path / "filling", [small.DATASET], create=True) as store:
        small.fill(store)
        each_of = {name: running.enter_context(ExitStack()) for name in ("one", "two")}
        servers = {}
        for name, own in each_of.items():
            (tmp_path / name).mkdir()
            settings = {
                "AQB_DATABASE": cluster.url(),
                "AQB_FOLDER": str(tmp_path / name),
                "AQB_METRICS_TOKEN_FILE": str(token),
            }
            served = serving(
                tmp_path, tmp_path / f"{name}.txt", "--server.baseUrlPath", "aqb", prefix=PREFIX, **settings
            )
            servers[name] = own.enter_context(served)
        people = [visit(f"lagebild?{ASKED}", base=address) for address in servers.values()]
        for person in people:
            assert "1,0 Tsd. €" in person.text()
        record(people[0], servers["one"])
        with store.writing(small.DATASET) as writer:
            at = small.LATER.replace(hour=23)
            writer.deliver("d3", source="s3", recorded_by="Test", recorded_at=at)
            writer.record("source", [small._source(3, at)])
            total = next(
                (key, each)
                for key, each in enumerate(small.AMOUNTS)
                if (each.county, each.year, each.stage, each.level) == (small.DARMSTADT, 2023, "agreed", "total")
            )
            writer.record("amount", [small._amount(total[1], total[0], "d3", at) | {"euros": 4321}])
        # Servers look for news four times a second, a busy machine later.
        people[0].page.wait_for_timeout(2000)
        for person in people:
            person.page.get_by_role("link", name="Kreisprofil").click()
            person.settle()
            assert "4.321" in person.text()
            assert REMARK in person.text()
            person.context.close()

        behind = running.enter_context(nginx(list(servers.values()), tmp_path))
        through = visit(f"lagebild?{ASKED}", base=behind)
        (serves,) = [name for name, address in servers.items() if sessions(address) >= 1]
        each_of[serves].close()
        through.page.get_by_role("link", name="Ziele und Nachhaltung").click()
        expect(through.page.get_by_role("heading", name="Ziele und Nachhaltung 2023", level=1)).to_be_visible(
            timeout=PATIENCE_MS
        )
        through.settle()
        assert parse_qs(urlparse(through.page.url).query)["kreise"] == ["Darmstadt"]
        (other,) = servers.keys() - {serves}
        assert sessions(servers[other]) >= 1

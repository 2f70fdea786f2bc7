"""How long a reader waits in headless Chromium: from a click on a filter, or from opening a page, to the last change.

Clicks and visits alternate between the dashboard, an empty Streamlit page, one as most are written and the figures of
the Lagebild in Dash, so that ratios hold on a busy machine too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks import report, server, stores
from benchmarks.server import Server
from benchmarks.tab import DASH, STREAMLIT, Kind, Tab, Visit, opened, second_page, visits
from data import location
from tests.browser import get_chromium

TARGET_REPAINT_MS = 220.0
TARGET_CPU_MS = 40.0
# A first visit as a multiple of an empty Streamlit page, words and everything; another page as one of the first visit.
TARGET_WORDS, TARGET_ALL, TARGET_SECOND = 1.25, 1.6, 0.35
PORT = 8620
ROUNDS = 12
WARM_UP = 3
VISITS = 7
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = {"Lagebild": "lagebild", "Mittelverteilung": "mittelverteilung", "Ziele": "ziele", "Kreisprofil": "kreisprofil"}


@dataclass(frozen=True)
class Change:
    """One page: click to repainted (median), processor time of the server per click, charts redrawn of charts there."""

    repaint_ms: float
    cpu_ms: float
    charts: str


@dataclass(frozen=True)
class Place:
    """A page to be compared: what it is called, who serves it, its address and its framework."""

    name: str
    on: Server
    path: str = ""
    kind: Kind = STREAMLIT


def measure(size: int) -> None:
    """Print clicks and visits of the dashboard beside those of the other pages, and the times of a start."""
    data = stores.folder(size)
    here = Path(__file__).parent
    dashboard = location.ROOT / "serve.py"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get_chromium.installed(), args=FLAGS)
        with server.running(dashboard, PORT, data):
            pass  # the first start compiles; what a reader waits for is every later one
        with (
            server.running(here / "empty_page.py", PORT + 1, data) as empty,
            server.running(here / "plain_page.py", PORT + 2, data) as plain,
            server.started(["-m", "benchmarks.dash_page", str(PORT + 3)], PORT + 3, data) as dash,
            server.running(dashboard, PORT, data) as app,
        ):
            beside = [Place("empty page", empty), Place("plain page", plain), Place("Dash", dash, kind=DASH)]
            rows = []
            for name, path in PAGES.items():
                # Dash has the figures of the Lagebild only.
                others = beside if name == "Lagebild" else beside[:2]
                rows.append(_row(name, *alternate(browser, [Place(name, app, f"{path}?daten=demo"), *others])))
            opening = [Place("Lagebild", app, "lagebild?daten=demo"), *beside]
            seen = visited(browser, opening)
            pairs = [second_page(browser, app, opening[0].path, "Mittelverteilung") for _ in range(VISITS)]
        browser.close()
    heads = ["page (median ms)", "repainted", "empty page", "plain page", "of plain", "Dash", "of Dash",
             f"target {TARGET_REPAINT_MS:g}", "server CPU", "empty page", "plain page", "of plain",
             f"target {TARGET_CPU_MS:g}", "charts redrawn"]  # fmt: skip
    report.show(f"4. Click on another year to everything repainted, {size:,} projects", heads, rows)
    report.show(
        "4. Visits, until the first words / the first chart / all is painted",
        ["page (median ms)", "first visit", "of Dash", "reload", "of Dash"],
        [_visit_row(place.name, seen[place.name], seen["Dash"]) for place in opening],
    )
    own, empty_visit = seen["Lagebild"][0], seen["empty page"][0]
    report.show(
        "4. First visit of the Lagebild beside the empty page, and another page after it",
        ["what", "ratio", "target"],
        [
            _ratio_row("words of the empty page's", own.words / empty_visit.words, TARGET_WORDS),
            _ratio_row("everything of the empty page's", own.all / empty_visit.all, TARGET_ALL),
            _ratio_row(
                "another page of the first visit",
                report.median([after / first for first, after in pairs]),
                TARGET_SECOND,
            ),
        ],
    )
    health, byte = app.until_health_ms / empty.until_health_ms, app.first_byte_ms / empty.first_byte_ms
    report.show(
        "4. Start",
        ["ms", "until health", "first byte"],
        [
            ["empty page", report.ms(empty.until_health_ms), report.ms(empty.first_byte_ms)],
            ["dashboard, second start", report.ms(app.until_health_ms), report.ms(app.first_byte_ms)],
            ["ratio", f"{health:.1f}", f"{byte:.1f}"],
        ],
    )


def _row(name: str, change: Change, empty: Change, plain: Change, dash: Change | None = None) -> list[str]:
    return [
        name,
        report.ms(change.repaint_ms),
        report.ms(empty.repaint_ms),
        report.ms(plain.repaint_ms),
        f"{change.repaint_ms / plain.repaint_ms:.2f}",
        report.ms(dash.repaint_ms) if dash else "",
        f"{change.repaint_ms / dash.repaint_ms:.2f}" if dash else "",
        report.verdict(change.repaint_ms, TARGET_REPAINT_MS),
        report.ms(change.cpu_ms),
        report.ms(empty.cpu_ms),
        report.ms(plain.cpu_ms),
        f"{change.cpu_ms / plain.cpu_ms:.2f}",
        report.verdict(change.cpu_ms, TARGET_CPU_MS),
        change.charts,
    ]


def _visit_row(name: str, own: tuple[Visit, Visit], dash: tuple[Visit, Visit]) -> list[str]:
    row = [name]
    for one, other in zip(own, dash, strict=True):
        row += [f"{one.words:.0f} / {one.charts:.0f} / {one.all:.0f}", f"{one.all / other.all:.2f}"]
    return row


def _ratio_row(what: str, ratio: float, target: float) -> list[str]:
    return [what, f"{ratio:.2f}", report.verdict(ratio, target)]


def alternate(browser: Browser, places: Sequence[Place]) -> list[Change]:
    """Click in each place in turn."""
    tabs: list[Tab] = [opened(browser, place.on, place.path, place.kind) for place in places]
    for turn in range(WARM_UP + ROUNDS):
        if turn == WARM_UP:
            report.wait_for_quiet()
            for tab in tabs:
                tab.forget()
        for tab in tabs:
            tab.page.bring_to_front()
            tab.change(turn)
    changes = [Change(report.median(tab.waits), tab.cpu_ms / ROUNDS, tab.redrawn()) for tab in tabs]
    for tab in tabs:
        tab.page.context.close()
    return changes


def visited(browser: Browser, places: Sequence[Place]) -> dict[str, tuple[Visit, Visit]]:
    """First visit and reload of each place in turn, medians; nobody is the first of a server."""
    report.wait_for_quiet()
    for place in places:
        visits(browser, place.on, place.path, place.kind)
    found: dict[str, list[tuple[Visit, Visit]]] = {place.name: [] for place in places}
    for _ in range(VISITS):
        for place in places:
            found[place.name].append(visits(browser, place.on, place.path, place.kind))
    return {
        name: (_median([first for first, _ in each]), _median([again for _, again in each]))
        for name, each in found.items()
    }


def _median(seen: Sequence[Visit]) -> Visit:
    return Visit(
        report.median([each.words for each in seen]),
        report.median([each.charts for each in seen]),
        report.median([each.all for each in seen]),
    )

"""How long a reader waits: from the click on a filter to the last change on the screen, in headless Chromium.

The page itself watches what is drawn: charts are SVG, tables and texts are elements, so a change is repainted
when the last of their mutations lies behind, the script has ended and nothing follows for QUIET_MS. Clicks alternate
between the dashboard, an empty Streamlit page and one as most are written, so that ratios hold on a busy machine too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright
from playwright.sync_api import TimeoutError as NotThere

from benchmarks import report, server, stores
from data import location
from tests.browser import get_chromium

TARGET_REPAINT_MS = 220.0
TARGET_CPU_MS = 40.0
PORT = 8620
ROUNDS = 12
WARM_UP = 3
QUIET_MS = 700
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = {"Lagebild": "", "Mittelverteilung": "mittelverteilung", "Ziele": "ziele", "Kreisprofil": "kreisprofil"}

# Attributes count only inside a chart: Streamlit fades elements while a script runs, which repaints nothing.
WATCH = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  window.bench = {clicked: 0, last: 0, charts: new Set()};
  const chart = node => (node.nodeType === 1 ? node : node.parentElement)?.closest('.js-plotly-plot');
  const seen = changes => {
    const real = changes.filter(c => c.type !== 'attributes' || chart(c.target));
    if (!real.length || !window.bench.clicked) return;
    real.forEach(c => { const plot = chart(c.target); if (plot) window.bench.charts.add(plot); });
    requestAnimationFrame(() => { window.bench.last = performance.now(); });
  };
  new MutationObserver(seen).observe(main, {childList: true, subtree: true, characterData: true,
    attributes: true, attributeFilter: ['d', 'transform', 'x', 'y', 'width', 'height', 'points']});
  document.addEventListener('pointerdown', event => {
    if (event.target.closest('[role="option"]')) {
      window.bench = {clicked: performance.now(), last: 0, charts: new Set()};
    }
  }, true);
}"""
STILL = """quiet => {
  const app = document.querySelector('[data-testid="stApp"]');
  const since = window.bench.last || 0;
  return app.getAttribute('data-test-script-state') === 'notRunning' && since > 0 && performance.now() - since > quiet;
}"""
READY = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app || app.getAttribute('data-test-script-state') !== 'notRunning') return false;
  if (!document.querySelector('[data-testid="stMain"] h1, [data-testid="stMain"] p')) return false;
  return [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(p => p.querySelector('.main-svg'));
}"""


@dataclass
class Tab:
    """An open page, the server behind it, and what its changes took."""

    page: Page
    on: server.Server
    label: str
    waits: list[float] = field(default_factory=list)
    cpu_ms: float = 0.0

    def change(self, turn: int) -> None:
        """Choose another option and wait for the last thing drawn; server time is taken until then."""
        spent = self.on.cpu_ms()
        self.waits.append(_click(self.page, self.label, turn))
        self.cpu_ms += self.on.cpu_ms() - spent

    def forget(self) -> None:
        """Measure from here on."""
        self.waits.clear()
        self.cpu_ms = 0.0


@dataclass(frozen=True)
class Change:
    """One page: click to repainted (median), processor time of the server per click, charts redrawn of charts there."""

    repaint_ms: float
    cpu_ms: float
    charts: str


def measure(size: int) -> None:
    """Print repaint and server time per page beside those of the two other pages, and the times of a start."""
    data = stores.folder(size)
    here = Path(__file__).parent
    dashboard = location.ROOT / "serve.py"
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get_chromium.installed(), args=FLAGS)
        with server.running(dashboard, PORT, data):
            pass  # the first start compiles; what a reader waits for is every later one
        with (
            server.running(here / "empty_page.py", PORT + 1, data) as empty,
            server.running(here / "plain_page.py", PORT + 2, data) as plain,
            server.running(dashboard, PORT, data) as app,
        ):
            for name, path in PAGES.items():
                tabs = [
                    _open(browser, app, f"{path}?daten=demo", "Jahr"),
                    _open(browser, empty, "", "Wahl"),
                    _open(browser, plain, "", "Wahl"),
                ]
                rows.append(_row(name, *alternate(tabs)))
        browser.close()
    heads = ["page (median ms)", "repainted", "empty page", "plain page", "of plain", f"target {TARGET_REPAINT_MS:g}",
             "server CPU", "empty page", "plain page", "of plain", f"target {TARGET_CPU_MS:g}",
             "charts redrawn"]  # fmt: skip
    report.show(f"4. Click on another year to everything repainted, {size:,} projects", heads, rows)
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


def _row(name: str, change: Change, empty: Change, plain: Change) -> list[str]:
    return [
        name,
        report.ms(change.repaint_ms),
        report.ms(empty.repaint_ms),
        report.ms(plain.repaint_ms),
        f"{change.repaint_ms / plain.repaint_ms:.2f}",
        report.verdict(change.repaint_ms, TARGET_REPAINT_MS),
        report.ms(change.cpu_ms),
        report.ms(empty.cpu_ms),
        report.ms(plain.cpu_ms),
        f"{change.cpu_ms / plain.cpu_ms:.2f}",
        report.verdict(change.cpu_ms, TARGET_CPU_MS),
        change.charts,
    ]


def alternate(tabs: Sequence[Tab]) -> list[Change]:
    """Click in each tab in turn; closes the tabs."""
    for turn in range(WARM_UP + ROUNDS):
        if turn == WARM_UP:
            report.wait_for_quiet()
            for tab in tabs:
                tab.forget()
        for tab in tabs:
            tab.page.bring_to_front()
            tab.change(turn)
    changes = [Change(report.median(tab.waits), tab.cpu_ms / ROUNDS, _charts(tab.page)) for tab in tabs]
    for tab in tabs:
        tab.page.close()
    return changes


def _charts(page: Page) -> str:
    redrawn = page.evaluate("() => [...window.bench.charts].filter(chart => chart.isConnected).length")
    return f"{redrawn} of {page.locator('.js-plotly-plot').count()}"


def _open(browser: Browser, on: server.Server, path: str, label: str) -> Tab:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(on.address + path)
    page.wait_for_function(READY, timeout=60_000)
    try:
        _box(page, label).wait_for(timeout=30_000)  # its code is fetched on its own, after the text
    except NotThere:  # a fault is shown as a sentence instead of the page
        shown = page.locator("[data-testid=stMain]").inner_text()[:200]
        raise RuntimeError(f"{on.address}{path}: no choice „{label}“, but: {shown}") from None
    page.evaluate(WATCH)
    return Tab(page, on, label)


def _click(page: Page, label: str, turn: int) -> float:
    """Choose another of the first options of a select box; each turn another one than before."""
    _box(page, label).click()
    options = page.locator('[role="option"]')
    options.first.wait_for()
    count = min(options.count(), 6)
    chosen = options.nth(turn % count)
    if chosen.get_attribute("aria-selected") == "true":
        chosen = options.nth((turn + 1) % count)
    chosen.click()
    page.wait_for_function(STILL, arg=QUIET_MS, timeout=60_000)
    return float(page.evaluate("() => window.bench.last - window.bench.clicked"))


def _box(page: Page, label: str) -> Locator:
    return page.locator(f'[data-testid="stSelectbox"] input[aria-label$="{label}"]').first

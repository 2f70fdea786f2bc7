"""How long a reader waits: from the click on a filter to the last change on the screen, in headless Chromium.

The page itself watches what is drawn: charts are SVG, tables and texts are elements, so a change is repainted
when the last of their mutations lies behind, the script has ended and nothing follows for QUIET_MS.
"""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Change:
    """Medians of one page: click to repainted, processor time of the server, charts redrawn of charts there."""

    repaint_ms: float
    cpu_ms: float
    charts: str


def measure(size: int) -> None:
    """Print repaint and server time per page, and for an empty page before and after them."""
    data = stores.folder(size)
    empty_script = Path(__file__).with_name("empty_page.py")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get_chromium.installed(), args=FLAGS)
        with server.running(empty_script, PORT + 1, data) as empty:
            before = _page(browser, empty, "", "Wahl")
            with server.running(location.ROOT / "serve.py", PORT, data):
                pass  # the first start compiles; what a reader waits for is every later one
            with server.running(location.ROOT / "serve.py", PORT, data) as app:
                found = {name: _page(browser, app, f"{path}?daten=demo", "Jahr") for name, path in PAGES.items()}
            after = _page(browser, empty, "", "Wahl")
        browser.close()
    floor = Change(
        report.median([before.repaint_ms, after.repaint_ms]), report.median([before.cpu_ms, after.cpu_ms]), "0 of 0"
    )
    rows = [_row("(empty page)", floor, floor), *(_row(name, change, floor) for name, change in found.items())]
    heads = ["page (median ms)", "repainted", "× empty", f"target {TARGET_REPAINT_MS:g}", "server CPU", "× empty",
             f"target {TARGET_CPU_MS:g}", "charts redrawn"]  # fmt: skip
    report.show(f"3. Click on another year to everything repainted, {size:,} projects", heads, rows)
    report.show(
        "4. Start",
        ["ms", "until health", "first byte"],
        [
            ["(empty page)", report.ms(empty.until_health_ms), report.ms(empty.first_byte_ms)],
            ["dashboard, second start", report.ms(app.until_health_ms), report.ms(app.first_byte_ms)],
            [
                "ratio",
                f"{app.until_health_ms / empty.until_health_ms:.1f}",
                f"{app.first_byte_ms / empty.first_byte_ms:.1f}",
            ],
        ],
    )


def _row(name: str, change: Change, floor: Change) -> list[str]:
    return [
        name,
        report.ms(change.repaint_ms),
        f"{change.repaint_ms / floor.repaint_ms:.1f}",
        "" if change is floor else report.verdict(change.repaint_ms, TARGET_REPAINT_MS),
        report.ms(change.cpu_ms),
        f"{change.cpu_ms / floor.cpu_ms:.1f}",
        "" if change is floor else report.verdict(change.cpu_ms, TARGET_CPU_MS),
        change.charts,
    ]


def _page(browser: Browser, on: server.Server, path: str, label: str) -> Change:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(on.address + path)
    page.wait_for_function(READY, timeout=60_000)
    try:
        _box(page, label).wait_for(timeout=15_000)  # its code is fetched on its own, after the text
    except NotThere:  # a fault is shown as a sentence instead of the page
        shown = page.locator("[data-testid=stMain]").inner_text()[:200]
        raise RuntimeError(f"{on.address}{path}: no choice „{label}“, but: {shown}") from None
    page.evaluate(WATCH)
    for turn in range(WARM_UP):
        _click(page, label, turn)
    report.wait_for_quiet()
    waits = []
    spent = on.cpu_ms()
    for turn in range(ROUNDS):
        waits.append(_click(page, label, WARM_UP + turn))
    cpu = (on.cpu_ms() - spent) / ROUNDS
    redrawn = page.evaluate("() => window.bench.charts.size")
    there = page.locator(".js-plotly-plot").count()
    page.close()
    return Change(report.median(waits), cpu, f"{redrawn} of {there}")


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

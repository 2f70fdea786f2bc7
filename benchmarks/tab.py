"""An open page and what a reader waits for in it: until a visit, a reload or a choice stands still on the screen.

The page itself watches what is drawn: charts are SVG, tables and texts are elements, so something is painted when the
last of their mutations lies behind, nothing runs any more and nothing follows for QUIET_MS.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Locator, Page
from playwright.sync_api import TimeoutError as NotThere

from benchmarks.server import Server

QUIET_MS = 700
PATIENCE_MS = 60_000


@dataclass(frozen=True)
class Kind:
    """What pages of one framework have: where a reader reads, where a choice is made, and when nothing runs."""

    main: str
    box: str
    settled: str


STREAMLIT = Kind(
    main='[data-testid="stMain"]',
    box='[data-testid="stSidebar"] [data-testid="stSelectbox"] input[aria-label$="Jahr"], '
    '[data-testid="stSelectbox"] input[aria-label$="Wahl"]',
    settled="""() => {
      const app = document.querySelector('[data-testid="stApp"]');
      return app?.getAttribute('data-test-script-state') === 'notRunning'
        && document.querySelector('[data-testid="stMain"] h1, [data-testid="stMain"] p') !== null
        && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')
        && [...document.querySelectorAll('.aqb-plot-canvas, [data-testid="stPlotlyChart"]')]
          .every(chart => chart.querySelector('.main-svg'));
    }""",
)
DASH = Kind(
    main="#react-entry-point",
    box="#wahl",
    settled="""() => {
      // Until its callback has answered a graph is there, with axes and no figure.
      const charts = [...document.querySelectorAll('.dash-graph')];
      return charts.length > 0 && charts.every(chart => chart.querySelector('.js-plotly-plot')?.data?.length)
        && document.title !== 'Updating...' && !document.querySelector('[data-dash-is-loading]');
    }""",
)

# Attributes count only inside a chart: Streamlit fades elements while a script runs, which repaints nothing. `words` is
# when the first heading is painted with text below it, on a page without one (the empty page) when its first text is;
# `charts` when the first chart is.
WATCH = """main => {
  const begin = () => {
    window.bench = {from: performance.now(), last: 0, words: 0, text: 0, charts: 0, redrawn: new Set()};
  };
  begin();
  window.bench.from = 0; // a visit begins with the navigation
  const chart = node => (node.nodeType === 1 ? node : node.parentElement)?.closest('.js-plotly-plot');
  const inside = node => (node.nodeType === 1 ? node : node.parentElement)?.closest(main);
  new MutationObserver(changes => {
    const real = changes.filter(c => inside(c.target) && (c.type !== 'attributes' || chart(c.target)));
    if (!real.length) return;
    real.forEach(c => { const plot = chart(c.target); if (plot) window.bench.redrawn.add(plot); });
    requestAnimationFrame(() => {
      const now = performance.now();
      window.bench.last = now;
      if (!window.bench.words && document.querySelector(`${main} h1`)) window.bench.words = now;
      if (!window.bench.text && document.querySelector(`${main} p`)) window.bench.text = now;
      if (!window.bench.charts && document.querySelector(`${main} .main-svg`)) window.bench.charts = now;
    });
  }).observe(document, {childList: true, subtree: true, characterData: true,
    attributes: true, attributeFilter: ['d', 'transform', 'x', 'y', 'width', 'height', 'points']});
  const chosen = '[role="option"], [data-testid="stSidebarNavLink"]';
  document.addEventListener('pointerdown', event => { if (event.target.closest(chosen)) begin(); }, true);
}"""
STILL = "quiet => window.bench.last > 0 && performance.now() - window.bench.last > quiet"


@dataclass(frozen=True)
class Visit:
    """Milliseconds from asking for a page until its first words, its first chart and the last change are painted."""

    words: float
    charts: float
    all: float


@dataclass
class Tab:
    """An open page, the server behind it, and what its changes took."""

    page: Page
    on: Server
    kind: Kind
    waits: list[float] = field(default_factory=list)
    cpu_ms: float = 0.0

    def change(self, turn: int) -> None:
        """Choose another option and wait for the last thing drawn; server time is taken until then.

        Raises RuntimeError when none of the charts there was drawn anew: a page whose server failed is quick.
        """
        spent = self.on.cpu_ms()
        self._choose(turn)
        settle(self.page, self.kind)
        if self.redrawn().startswith("0 of ") and self.redrawn() != "0 of 0":
            raise RuntimeError(f"{self.page.url}: another choice, and no chart was drawn anew")
        self.waits.append(float(self.page.evaluate("() => window.bench.last - window.bench.from")))
        self.cpu_ms += self.on.cpu_ms() - spent

    def forget(self) -> None:
        """Measure from here on."""
        self.waits.clear()
        self.cpu_ms = 0.0

    def redrawn(self) -> str:
        """Charts the last change drew again, of charts there."""
        count = self.page.evaluate("() => [...window.bench.redrawn].filter(chart => chart.isConnected).length")
        return f"{count} of {self.page.locator('.js-plotly-plot').count()}"

    def _choose(self, turn: int) -> None:
        """Choose another of the first options of the box; each turn another one than before."""
        _box(self.page, self.kind).click()
        options = self.page.locator('[role="option"]')
        options.first.wait_for()
        count = min(options.count(), 6)
        chosen = options.nth(turn % count)
        if chosen.get_attribute("aria-selected") == "true":
            chosen = options.nth((turn + 1) % count)
        chosen.click()


def opened(browser: Browser, on: Server, path: str, kind: Kind) -> Tab:
    """A page in a context of its own, at rest."""
    page = fresh(browser, kind).new_page()
    page.goto(on.address + path)
    settle(page, kind)
    try:
        _box(page, kind).wait_for(timeout=30_000)  # its code is fetched on its own, after the text
    except NotThere:  # a fault is shown as a sentence instead of the page
        shown = page.locator(kind.main).inner_text()[:200]
        raise RuntimeError(f"{on.address}{path}: nothing to choose, but: {shown}") from None
    return Tab(page, on, kind)


def fresh(browser: Browser, kind: Kind) -> BrowserContext:
    """A reader who has never been here: nothing in the browser's cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(f"({WATCH})({kind.main!r})")
    return context


def visits(browser: Browser, on: Server, path: str, kind: Kind) -> tuple[Visit, Visit]:
    """A first visit and a reload of the same page."""
    context = fresh(browser, kind)
    page = context.new_page()
    page.goto(on.address + path)
    first = _visit(page, kind)
    page.reload()
    again = _visit(page, kind)
    context.close()
    return first, again


def second_page(browser: Browser, on: Server, path: str, link: str) -> tuple[float, float]:
    """Milliseconds of a first visit, and from a click on another page in the navigation, each until all is painted."""
    context = fresh(browser, STREAMLIT)
    page = context.new_page()
    page.goto(on.address + path)
    first = _visit(page, STREAMLIT)
    page.locator('[data-testid="stSidebarNavLink"]', has_text=link).click()
    settle(page, STREAMLIT)
    second = float(page.evaluate("() => window.bench.last - window.bench.from"))
    context.close()
    return first.all, second


def settle(page: Page, kind: Kind) -> None:
    """Wait until nothing runs, every chart is there and nothing has changed for QUIET_MS."""
    page.wait_for_function(STILL, arg=QUIET_MS, timeout=PATIENCE_MS)
    page.wait_for_function(kind.settled, timeout=PATIENCE_MS)
    page.wait_for_function(STILL, arg=QUIET_MS, timeout=PATIENCE_MS)


def _visit(page: Page, kind: Kind) -> Visit:
    settle(page, kind)
    words, charts, last = page.evaluate("""() => {
      const {words, text, charts, last} = window.bench;
      return [words || text, charts, last];
    }""")
    return Visit(words, charts, last)


def _box(page: Page, kind: Kind) -> Locator:
    return page.locator(kind.box).first

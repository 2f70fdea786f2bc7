"""The parts of the browser tests: a server over given data, and a person who looks at it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

from playwright.sync_api import BrowserContext, Page

ROOT = Path(__file__).parents[2]
PATIENCE_MS = 60_000
# Address and title of every page.
PAGES = {
    "": "Start",
    "lagebild": "Lagebild",
    "mittelverteilung": "Mittelverteilung",
    "budgetentwicklung": "Budgetentwicklung",
    "kreisvergleich": "Kreisvergleich",
    "ziele": "Ziele und Nachhaltung",
    "kreisprofil": "Kreisprofil",
    "massnahmen": "Maßnahmen",
    "dialogmappe": "Dialogmappe",
    "methodik": "Methodik und Glossar",
    "handbuch": "Handbuch",
}


@contextmanager
def serving(
    folder: Path, log: Path, *options: str, script: str = "serve.py", prefix: str = "", **environment: str
) -> Iterator[str]:
    """Start the app on a free port over the data sets in a folder; yields its address.

    `options` go to Streamlit; with server.baseUrlPath among them `prefix` says below which path the app is asked.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), *options]
    known = os.environ | {"AQB_DATABASE": f"duckdb:{folder}/ministry.duckdb", **environment}
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=known, stdout=out, stderr=subprocess.STDOUT)
    try:
        address = f"http://127.0.0.1:{port}{prefix}"
        _wait_until_healthy(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    # The health answer runs no page, so the first page asked for is still the first of this process.
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The app did not start:\n{log.read_text('utf-8')[-2000:]}")


class Visitor:
    """One browser session: a page, and everything that went wrong or left this host in it."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context = context
        self.base = base
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        # Plotly.js traces what it complains of.
        self.page.on(
            "console",
            lambda said: (
                self.errors.append(said.text[:300]) if said.type == "error" or said.text.startswith("WARN") else None
            ),
        )
        self.page.on("pageerror", lambda fault: self.errors.append(str(fault)[:300]))
        self.page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if urlparse(url).hostname not in ("127.0.0.1", None):
            self.foreign.append(url)

    def open(self, path: str) -> Page:
        """Go to an address below the base and wait until it stands still."""
        self.page.goto(f"{self.base}/{path}")
        return self.settle()

    def settle(self) -> Page:
        """Wait until the script has run, every chart is painted and nothing has moved for 300 ms."""
        self.page.wait_for_function(STILL, timeout=PATIENCE_MS, polling=50)
        return self.page

    def text(self) -> str:
        """What is written on the page, with plain spaces."""
        return self.page.locator('[data-testid="stMain"]').inner_text().replace("\u00a0", " ")


IDLE = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app || app.getAttribute('data-test-script-state') !== 'notRunning') return false;
  if (!document.querySelector('[data-testid="stMain"] h1')) return false;
  if (document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')) return false;
  return [...document.querySelectorAll('.aqb-plot-figure')].every(e => e.querySelector('.main-svg'));
}"""

# Nothing is written, painted or addressed anew for six looks of 50 ms; the observer costs less than reading the page.
STILL = f"""() => {{
  const idle = ({IDLE})();
  const now = location.href;
  let seen = window.aqbSeen;
  if (!seen) {{
    seen = window.aqbSeen = {{quiet: 0, changes: 0, href: now}};
    new MutationObserver(found => {{ seen.changes += found.length; }})
      .observe(document, {{subtree: true, childList: true, characterData: true, attributes: true}});
  }}
  const still = idle && seen.changes === 0 && seen.href === now;
  seen.changes = 0; seen.href = now;
  seen.quiet = still ? seen.quiet + 1 : 0;
  if (seen.quiet < 6) return false;
  seen.quiet = 0;
  return true;
}}"""

Visit = Callable[..., Visitor]

"""A real server on a free port with its own data, and a Chromium to look at it."""

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

import pytest
from get_chromium import installed
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PATIENCE_MS = 60_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives the real app."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@contextmanager
def serving(folder: Path, log: Path) -> Iterator[str]:
    """Start the app on a free port over the data sets in a folder; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.port", str(port)]
    environment = os.environ | {"AQB_DATABASE": f"duckdb:{folder}/ministry.duckdb"}
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)  # noqa: S603
    try:
        address = f"http://127.0.0.1:{port}"
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
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310 – own address
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The app did not start:\n{log.read_text('utf-8')[-2000:]}")


@pytest.fixture(scope="session")
def server(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over the embedded data sets; nothing has been opened in it when the first test gets it."""
    with serving(built, tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests; each test has contexts of its own."""
    path = installed()
    if not path:
        pytest.skip("No Chromium found; run tests/browser/get_chromium.py or set CHROMIUM to its path.")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Visitor:
    """One browser session: a page, and everything that went wrong or left this host in it."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context = context
        self.base = base
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("console", lambda said: self.errors.append(said.text[:300]) if said.type == "error" else None)
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
        self.page.wait_for_function(IDLE, timeout=PATIENCE_MS)
        quiet, last = 0, None
        while quiet < 3:
            self.page.wait_for_timeout(100)
            now = self.page.evaluate("() => document.body.innerHTML.length + location.href")
            quiet, last = (quiet + 1, last) if now == last else (0, now)
        self.page.wait_for_function(IDLE, timeout=PATIENCE_MS)
        return self.page

    def text(self) -> str:
        """What is written on the page, with plain spaces."""
        return self.page.locator('[data-testid="stMain"]').inner_text().replace("\u00a0", " ")


IDLE = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app || app.getAttribute('data-test-script-state') !== 'notRunning') return false;
  if (!document.querySelector('[data-testid="stMain"] h1')) return false;
  if (document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')) return false;
  return [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(e => e.querySelector('.main-svg'));
}"""

Visit = Callable[..., Visitor]


@pytest.fixture
def visit(server: str, chromium: Browser) -> Iterator[Visit]:
    """A new session, as another person would have it: visit("lagebild?jahr=2023", width=390)."""
    contexts: list[BrowserContext] = []

    def opened(path: str | None = None, *, base: str = server, width: int = 1280, height: int = 900) -> Visitor:
        context = chromium.new_context(
            locale="de-DE", viewport={"width": width, "height": height}, reduced_motion="reduce", accept_downloads=True
        )
        contexts.append(context)
        visitor = Visitor(context, base)
        if path is not None:
            visitor.open(path)
        return visitor

    yield opened
    for context in contexts:
        context.close()

"""A real server on a free port with its own data, and a Chromium to look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import Visit, Visitor, serving
from get_chromium import installed
from playwright.sync_api import Browser, BrowserContext, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives the real app."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


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

"""What people are shown while others record: every sentence is that of the Stand the page names.

People sit at a real server and click, each over a socket of its own; meanwhile this process records. Afterwards it asks
a store of its own the same questions at the number each page has named, and compares the sentences letter by letter.
"""

from __future__ import annotations

import asyncio
import html
import random
import re
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import small
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks import reader, server
from charts.county import figures as county_charts
from charts.county import history as years
from charts.overview import figures as overview_charts
from data import location, moments
from data.store import Facts, Store
from faults.scene import Tally
from queries import county as county_questions
from queries import overview
from queries.scope import Scope

# Both years change while people look, in turn; nothing else of the page may.
YEARS = (2022, 2023)
FIRST, STEP = {2022: 800, 2023: 1000}, 1000
PLACES = ("kreisprofil", "lagebild")
QUERY = f"daten={small.DATASET}&programm=AQB&stufe=agreed&kreis={small.DARMSTADT}&kreise={small.DARMSTADT}"
NAMED = re.compile(r"letzte Lieferung [^()]*\(Nr\. ([\d.]+)\)")


@dataclass(frozen=True)
class Page:
    """What one click brought: page and year, the number the page names, and all it says."""

    place: str
    year: int
    number: int
    text: str


def look_while_recording(folder: Path, answers: int, people: int, *, pause: float, every: float) -> Tally:
    """Have people click until there are so many answers, and record every so many seconds meanwhile."""
    tally, ended = Tally(), threading.Event()
    with location.open_store(folder, [small.DATASET], create=True) as store:
        small.fill(store)
        with _serving(folder) as address:
            recorder = threading.Thread(target=_record, args=(store, every, ended, tally))
            recorder.start()
            try:
                pages = asyncio.run(_click(address, answers, people, pause, tally))
            finally:
                ended.set()
                recorder.join()
    with Store(folder, [small.DATASET], cache=folder / "second") as other:
        _compare(other, pages, tally)
    return tally


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with server.running(location.ROOT / "serve.py", port, folder) as on:
        yield on.address


def _record(store: Store, every: float, ended: threading.Event, tally: Tally) -> None:
    """Correct one of the two budgets each time, by as much as a page shows of it."""
    euros = dict(FIRST)
    begun = small.LATER + timedelta(hours=1)
    number = 0
    while not ended.wait(every):
        number += 1
        year = YEARS[number % 2]
        euros[year] += STEP
        at = begun + timedelta(seconds=number)
        try:
            with store.writing(small.DATASET) as writer:
                writer.deliver(f"neu{number}", source=f"n{number}", recorded_by="Probe", recorded_at=at)
                writer.record("source", [small._source(3, at) | {"id": f"n{number}", "delivery": f"neu{number}"}])
                writer.record("amount", [_total(year, f"neu{number}", at) | {"euros": euros[year]}])
        except Exception as fault:
            tally.wrong.append(f"recording: {type(fault).__name__}: {fault}")
        tally.note("recordings")


def _total(year: int, delivery: str, at: object) -> dict[str, object]:
    place, total = next(
        (place, each)
        for place, each in enumerate(small.AMOUNTS)
        if (each.county, each.year, each.programme, each.stage, each.level)
        == (small.DARMSTADT, year, "AQB", "agreed", "total")
    )
    return small._amount(total, place, delivery, at)


async def _click(address: str, answers: int, people: int, pause: float, tally: Tally) -> list[Page]:
    """Everybody comes, then clicks to and fro between the two years."""
    pages: list[Page] = []

    async def person(number: int) -> None:
        place, chance = PLACES[number % len(PLACES)], random.Random(number)
        one = await reader.opened(address, place, f"{QUERY}&jahr={YEARS[number % 2]}", "Jahr", number)
        for turn in range(answers // people):
            await asyncio.sleep(chance.uniform(0, 2 * pause))
            year = YEARS[(number + turn + 1) % 2]
            answer = await one.choose(str(year))
            if answer.fault:
                tally.wrong.append(f"{place} {year}: {answer.fault}")
                continue
            text = _text(one.messages)
            named = NAMED.search(text)
            if named is None:
                tally.wrong.append(f"{place} {year}: names no Stand")
                continue
            pages.append(Page(place, year, int(named[1].replace(".", "")), text))
        await one.close()

    began = time.monotonic()
    await asyncio.gather(*(person(number) for number in range(people)))
    tally.noted["seconds of clicking"] = round(time.monotonic() - began)
    return pages


def _text(messages: Sequence[ForwardMsg]) -> str:
    """The words of a page: without tags, and with the spaces of one line."""
    bodies = []
    for message in messages:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("markdown", "html"):
            bodies.append(getattr(element, kind).body)
        elif kind == "alert":
            bodies.append(element.alert.body)
    return _plain(" ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)) for body in bodies))


def _plain(text: str) -> str:
    return " ".join(text.replace("\\", "").split())


def _compare(other: Store, pages: Sequence[Page], tally: Tally) -> None:
    expected: dict[tuple[int, str, int], list[str]] = {}
    for page in pages:
        key = (page.number, page.place, page.year)
        if key not in expected:
            facts = other.facts(small.DATASET, number=page.number)
            expected[key] = [_plain(each) for each in SAID[page.place](facts, page.year)]
        tally.tried += 1
        missing = [each for each in expected[key] if each not in page.text]
        if missing:
            tally.wrong.append(f"{page.place} {page.year} names Nr. {page.number} and does not say: {missing[0]}")
    tally.noted["Stände named"] = len({page.number for page in pages})
    tally.noted["different sentences"] = len({said for each in expected.values() for said in each})


def _of_county(facts: Facts, year: int) -> list[str]:
    named = {"county": small.DARMSTADT, "programme": "AQB"}
    chain = county_questions.budget_chain(facts, year=year, day=moments.today(), **named)
    history = county_questions.history(facts, stage="agreed", **named)
    return [
        county_charts.say_budget_chain(chain),
        years.say_history(history, year, "agreed", moments.today().year),
    ]


def _of_land(facts: Facts, year: int) -> list[str]:
    scope = Scope(year, "AQB", "agreed", [small.DARMSTADT], [])
    budgets = overview.budget_by_county(facts, scope, running=moments.today().year)
    return [overview_charts.say_budget_by_county(budgets[budgets["county"] == small.DARMSTADT])]


SAID = {"kreisprofil": _of_county, "lagebild": _of_land}

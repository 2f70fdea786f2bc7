"""One county with the steps agreed in its dialogues, to be counted by hand: what the Dialogmappe is asked about."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import tiny

from data.store import Facts, Store
from queries.dialogue import lead_questions as rules

DAY = date(2026, 10, 1)


Known = Callable[..., Facts]


@contextmanager
def store_with(folder: Path, **more: list[tiny.Row]) -> Iterator[Store]:
    """The sound data set (Hochtaunuskreis 2024, one project, 1.000 € agreed) and more rows, opened for reading."""
    with tiny.open_store(folder) as writable:
        rows = tiny.sound()
        for table, added in more.items():
            rows[table] = [*rows.get(table, []), *added]
        tiny.record(writable, rows)
    with Store(folder, [tiny.DATASET]) as store:
        yield store


def commitment(key: str, due: date, **fields: object) -> tiny.Row:
    facts: tiny.Row = {
        "id": key,
        "dialogue": "06434/2024/1",
        "county": tiny.COUNTY,
        "budget_year": 2024,
        "text": f"Schritt {key}",
        "responsible": "Kreis",
        "due_on": due,
    }
    return tiny.row(**(facts | fields))


def found(facts: Facts, rule: str, **given: object) -> list[str]:
    """The questions a rule asks about the Hochtaunuskreis 2024."""
    ask = getattr(rules, rules.rules()[rule][0])
    params = {"county": tiny.COUNTY, "year": 2024, "programme": "AQB", "day": DAY} | given
    frame = ask(facts, **{key: params[key] for key in inspect.signature(ask).parameters if key != "facts"})
    return [text.replace("\u00a0", " ") for text in frame["text"]]

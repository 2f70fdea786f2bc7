"""docs/asvs.md has every number of the standard once with a state, and what holds it exists."""

from __future__ import annotations

import re
from collections import Counter

from questions import ROOT

PAGE = (ROOT / "docs" / "asvs.md").read_text("utf-8")
# The numbers of level 2, which contain those of level 1, as the CSV of the release 4.0.3 has them.
NUMBERS = """
    1.1.1-7 1.2.1-4 1.4.1,4-5 1.5.1-4 1.6.1-4 1.7.1-2 1.8.1-2 1.9.1-2 1.10.1 1.11.1-2 1.12.2 1.14.1-6 2.1.1-12 2.2.1-3
    2.3.1-3 2.4.1-5 2.5.1-7 2.6.1-3 2.7.1-6 2.8.1-7 2.9.1-3 2.10.1-4 3.1.1 3.2.1-4 3.3.1-4 3.4.1-5 3.5.1-3 3.7.1
    4.1.1-3,5 4.2.1-2 4.3.1-3 5.1.1-5 5.2.1-8 5.3.1-10 5.4.1-3 5.5.1-4 6.1.1-3 6.2.1-6 6.3.1-2 6.4.1-2 7.1.1-4 7.2.1-2
    7.3.1,3-4 7.4.1-3 8.1.1-4 8.2.1-3 8.3.1-8 9.1.1-3 9.2.1-4 10.2.1-2 10.3.1-3 11.1.1-8 12.1.1-3 12.2.1 12.3.1-6
    12.4.1-2 12.5.1-2 12.6.1 13.1.1,3-5 13.2.1-3,5-6 13.3.1-2 13.4.1-2 14.1.1-4 14.2.1-6 14.3.2-3 14.4.1-7 14.5.1-4
"""
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([^|]+) \| (\w+) \| ?([^|]*) ?\|$", re.MULTILINE)
NUMBER = re.compile(r"(?<![\d.])\d+\.\d+\.\d+(?![\d.]*\d)")
TEST = re.compile(r"`(tests/[\w/]+\.py)((?:::\w+)+)`")
FILE = re.compile(r"`([\w./-]+/[\w./-]+)`")
ROWS = ROW.findall(PAGE)


def chapters() -> dict[int, str]:
    return {int(number): text for number, text in re.findall(r"^## V(\d+) (.*?)(?=^## |\Z)", PAGE, re.M | re.S)}


def not_applying(text: str) -> list[str]:
    """The numbers before each reason of the list at the end of a chapter."""
    listed = text.partition("Does not apply:")[2]
    return [each for numbers in re.findall(r"((?:\d+\.\d+\.\d+(?:, )?)+):", listed) for each in NUMBER.findall(numbers)]


def expected() -> list[str]:
    found = []
    for each in NUMBERS.split():
        section, _, last = each.rpartition(".")
        for part in last.split(","):
            first, _, end = part.partition("-")
            found += [f"{section}.{number}" for number in range(int(first), int(end or first) + 1)]
    return found


def test_every_number_of_the_standard_stands_there_once_in_its_chapter() -> None:
    assert len(expected()) == 259
    lines = [line for line in PAGE.splitlines() if re.match(r"\| \d", line)]
    assert [line for line in lines if not ROW.fullmatch(line)] == []
    said = [number for number, *_ in ROWS] + [each for text in chapters().values() for each in not_applying(text)]
    assert Counter(said) == Counter(expected())
    for chapter, text in chapters().items():
        here = [number for number, *_ in ROW.findall(text)] + not_applying(text)
        assert {number.split(".")[0] for number in here} == {str(chapter)}


def test_every_state_says_what_it_must() -> None:
    assert {state for *_, state, _ in ROWS} == {"held", "provider", "operator", "open"}
    assert [number for number, _, state, where in ROWS if state == "held" and not TEST.search(where)] == []
    assert [number for number, _, state, where in ROWS if state == "open" and len(where) < 20] == []
    asked = (ROOT / "docs" / "operations.md").read_text("utf-8").split("## What security asks of whoever runs it")[1]
    known = set(re.findall(r"^\| ([\w -]+) \|", asked.split("\n## ")[0], re.M)) - {"row"}
    named = {
        number: re.findall(r'"([\w -]+)"', (re.search(r"[Rr]ows? .*", where) or [""])[0])
        for number, _, _, where in ROWS
    }
    assert [number for number, _, state, _ in ROWS if state == "operator" and not named[number]] == []
    assert {row for rows in named.values() for row in rows} == known


def test_every_named_file_exists() -> None:
    assert [each for each in set(FILE.findall(PAGE)) if not (ROOT / each).exists()] == []


def test_the_counts_of_the_page_of_security_are_those_of_the_table() -> None:
    counted = Counter(state for *_, state, _ in ROWS)
    counted["does not apply"] = 259 - len(ROWS)
    page = (ROOT / "docs" / "security.md").read_text("utf-8").split("## OWASP ASVS 4.0.3, level 2")[1].split("\n## ")[0]
    said = {state: int(number) for state, number in re.findall(r"^\| ([a-z ]+) \| (\d+) \|", page, re.M)}
    assert said == counted

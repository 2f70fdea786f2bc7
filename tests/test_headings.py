"""A heading is written once: pages and papers that show the same thing take its heading from the same place."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from labels import ROOT

from charts.base import headings

LISTED = {name: value for name, value in vars(headings).items() if name.isupper()}
WRITING = [*sorted((ROOT / "pages").rglob("*.py")), *sorted((ROOT / "briefing").glob("*.py"))]
TEMPLATES = sorted((ROOT / "briefing/template").glob("*.typ"))
# By what is called to write a heading on a page, in a part of the Mappe, in Word and in Excel: which argument it is.
CALLS = {"section": 1, "chapter": 0, "header": 0, "subheader": 0, "expander": 0, "add_heading": 0, "sheet": 0}
CALLS |= {"drawer": 0, "write_string": 2, "Part": "title"}


def _argument(call: ast.Call) -> ast.expr | None:
    place = CALLS.get(ast.unparse(call.func).split(".")[-1])
    if isinstance(place, int):
        return call.args[place] if len(call.args) > place else None
    return next((each.value for each in call.keywords if place and each.arg == place), None)


def written() -> Iterator[tuple[str, str]]:
    """Each heading that stands as a text where it is shown, and where."""
    for path in WRITING:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            title = _argument(node) if isinstance(node, ast.Call) else None
            if isinstance(title, ast.Constant) and isinstance(title.value, str) and title.value:
                yield title.value, f"{path.relative_to(ROOT)}:{title.lineno}"
    for template in TEMPLATES:
        for title in re.findall(r'heading\(level: \w+, "([^"]+)"\)', template.read_text("utf-8")):
            yield title, str(template.relative_to(ROOT))


def test_no_heading_is_written_twice() -> None:
    found = list(written())
    assert len(found) > 60
    often = Counter(title for title, _ in found)
    assert [(title, place) for title, place in found if often[title] > 1] == []


def test_what_is_listed_as_shared_is_written_nowhere_else() -> None:
    assert [(title, place) for title, place in written() if title in LISTED.values()] == []


@pytest.mark.parametrize("name", LISTED)
def test_what_is_listed_as_shared_stands_in_more_than_one_file(name: str) -> None:
    used = [path for path in WRITING if f"headings.{name}" in path.read_text("utf-8")]
    assert len(used) > 1, used

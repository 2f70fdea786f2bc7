"""PDF and Word read like plain text: pages, headers, footers, broken words and bullets change nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from agreement_text import read, real
from hypothesis import given, settings
from hypothesis import strategies as st

from data.readers.as_json import as_json


def facts(text: str) -> dict[str, Any]:
    """What a text says, without its passages and pages."""
    found = as_json(read(text))

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(each) for key, each in value.items() if key not in ("passage", "citations")}
        return [bare(each) for each in value] if isinstance(value, list) else value

    # A title at the end of a page may run into the sentence on the next one.
    kinds = [(clause["kind"], clause["bound"]) for clause in found.pop("clauses")]
    return {**bare(found), "clauses": kinds}


PLAIN = facts(real())
LINES = real().split("\n")


def paged(breaks: list[int], header: list[str], footer: str) -> str:
    """The published agreement on pages that begin before these lines, each with header and footer."""
    begins = [0, *sorted(set(breaks))]
    pages = []
    for number, (start, end) in enumerate(zip(begins, [*begins[1:], len(LINES)], strict=True), 1):
        below = footer.format(number=number, pages=len(begins))
        pages.append("\n".join([*header, *LINES[start:end], below]))
    return "\f".join(pages)


@settings(max_examples=15, deadline=None)
@given(
    breaks=st.lists(st.integers(20, len(LINES) - 25), min_size=1, max_size=5),
    header=st.sampled_from([[], ["Zielvereinbarung AQB 2023"], ["Land Hessen", "Ausbildung und Qualifizierung"]]),
    footer=st.sampled_from(["", "Seite {number} von {pages}", "{number}", "- {number} -", "AQB 2023 | Seite {number}"]),
)
def test_pages_with_headers_and_footers_change_nothing(breaks: list[int], header: list[str], footer: str) -> None:
    assert facts(paged(breaks, header, footer)) == PLAIN


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_words_broken_at_the_end_of_a_line_change_nothing(data: st.DataObject) -> None:
    text = real()
    for word in ("Arbeitsmarktpolitik", "Haushaltsmittel in", "Teilzeitausbildungen", "Berufsscouts", "Geflüchteten"):
        at = data.draw(st.integers(4, len(word.split()[0]) - 4))
        text = text.replace(word, f"{word[:at]}-\n{word[at:]}", 1)
    assert facts(text) == PLAIN


@pytest.mark.parametrize("bullet", ["\uf0b7 ", "\uf0a7\t", "•\t", "– ", "o "])
def test_the_bullets_of_word_change_nothing(bullet: str) -> None:
    text = real().replace("\n - ", f"\n{bullet}").replace("\n- ", f"\n{bullet}")
    assert facts(text) == PLAIN


def test_a_word_broken_by_the_end_of_a_page_is_joined() -> None:
    text = real().replace(" - Berufsscouts", " - Berufs-\n\f   scouts")
    assert [project.name for project in read(text).projects if project.category == 2] == ["Berufsscouts"]


def test_a_passage_names_its_page_when_there_are_several() -> None:
    text = real().replace("§ 4\n", "\f§ 4\n").replace("§ 5\n", "\f§ 5\n").replace("§ 6\n", "\f§ 6\n")
    found = read(text)
    assert found.citations["total_eur"].place == "§ 4, Seite 2"
    assert {project.page for project in found.projects} == {3}
    assert next(clause.cited.page for clause in found.clauses if clause.kind == "deviations") == 4
    assert json.loads(json.dumps(as_json(found)))["amounts"][0]["passage"]["page"] == 2


def test_a_text_without_pages_names_none() -> None:
    assert read(real()).citations["total_eur"].place == "§ 4"
    assert "page" not in as_json(read(real()))["citations"]["total_eur"]

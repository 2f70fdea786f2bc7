"""What stands near what on the pages of a paper, measured in the PDF."""

from __future__ import annotations

import re
from dataclasses import replace

import parts
import pypdfium2
import pytest
import sample

from briefing.dossier import Dossier, Question, Reference
from briefing.pdf import datenblatt, pdf

# Letters of the label of a field and of its value, in points.
LABEL, VALUE = 7.5, 8.5


def pages_with(heading: str, data: bytes) -> list[pypdfium2.PdfTextPage]:
    """The pages from the one with this heading on."""
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(data)]
    first = next(at for at, page in enumerate(pages) if heading in page.get_text_range())
    return pages[first:]


def first_column(page: pypdfium2.PdfTextPage) -> list[tuple[str, float, float]]:
    """First letter, size and baseline of each line that begins at the left margin, from above."""
    found = {}
    for at in range(page.count_chars()):
        left, bottom, *_ = page.get_charbox(at, loose=True)
        size = round(pypdfium2.raw.FPDFText_GetFontSize(page, at), 1)
        if 46 < left < 50 and page.get_text_range(at, 1).strip():
            found[round(bottom, 1)] = (page.get_text_range(at, 1), size, bottom)
    return [found[bottom] for bottom in sorted(found, reverse=True)]


def test_a_value_stands_closer_to_its_own_label_than_to_the_next_one() -> None:
    lines = [
        (found[at][1], found[at][2] - found[at + 1][2])
        for found in map(first_column, pages_with("Alle Angaben", pdf(sample.ordinary())))
        for at in range(len(found) - 1)
        if {found[at][1], found[at + 1][1]} == {LABEL, VALUE}
    ]
    to_its_label = [apart for size, apart in lines if size == LABEL]
    to_the_next = [apart for size, apart in lines if size == VALUE]
    assert len(to_the_next) > 5
    assert max(to_its_label) < min(to_the_next)


def test_the_opening_words_stand_apart_from_their_sentences() -> None:
    with pypdfium2.PdfDocument(datenblatt(sample.ordinary())) as document:
        text = document[0].get_textpage()
        word, sentence = (text.search(each).get_next()[0] for each in ("Zu besprechen", "Zu reden ist"))
        right, left = text.get_charbox(word + len("Zu besprechen") - 1)[2], text.get_charbox(sentence)[0]
    assert left - right > 8


def with_target(row: dict[str, object]) -> Dossier:
    """The ordinary Dialogmappe with this as its only target."""
    made = sample.ordinary()
    return replace(made, parts=[parts.targets([row]) if part.key == "targets" else part for part in made.parts])


def test_no_word_of_a_value_is_broken_that_has_room() -> None:
    row = parts.numeric("Zahl der Unversorgten", 986.0, 1003.0, "at_risk")
    row |= {"agreed_words": "von 1.143.000 auf 986.000\u00a0Personen"}
    with pypdfium2.PdfDocument(datenblatt(with_target(row))) as document:
        text = document[0].get_textpage().get_text_range()
    assert "von 1.143.000 auf \r\n986.000\u00a0Personen" in text


def test_the_appendix_begins_with_its_first_heading() -> None:
    with pypdfium2.PdfDocument(pdf(sample.ordinary(figures=[]))) as document:
        for page in document:
            text = page.get_textpage()
            if found := text.search("Anhang\r\nBegriffe").get_next():
                above, below = (text.get_charbox(found[0] + at)[1] for at in (0, len("Anhang\r\n")))
    assert above - below < 25


def texts_of(data: bytes) -> list[str]:
    """The words of each page."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize("asked", [7, 8, 9, 12])
def test_no_question_stands_alone_on_a_page(asked: int) -> None:
    questions = [
        Question("Z", str(at), "Was ist zu tun, damit es noch gelingt? " * 3, "aus 2023", []) for at in range(asked)
    ]
    texts = texts_of(pdf(sample.ordinary(questions=questions)))
    first = next(at for at, text in enumerate(texts) if at and "Leitfragen für das Gespräch\r\n1. " in text)
    end = next(at for at, text in enumerate(texts) if re.search("^Alle Angaben", text, re.MULTILINE))
    found = [len(re.findall(r"^\d+\. Was", text, re.MULTILINE)) for text in texts[max(first, 2) : end]]
    assert sum(found) == asked
    assert min(found) > 1


def test_what_a_dialogue_decided_stands_where_a_sentence_has_room() -> None:
    row = parts.numeric("Zahl der Unversorgten", 986.0, 1003.0, "justified")
    row |= {"dialogue_words": "begründete Abweichung (13.11.2025): Die dokumentierte Abweichung trägt"}
    with pypdfium2.PdfDocument(datenblatt(with_target(row))) as document:
        text = document[0].get_textpage()
        decided, status = (text.search(each).get_next()[0] for each in ("im Dialog: begr", "begründet abweichend"))
        assert text.get_charbox(decided)[0] < text.get_charbox(status)[0] - 100
        # Two lines at most.
        tall = text.get_charbox(decided)[3] - text.get_charbox(text.search("Abweichung trägt").get_next()[0])[1]
    assert tall < 22


def many_sources(count: int) -> list[Reference]:
    return [Reference(f"s{at}", f"Schreiben {at}", "Blatt 1", "Kreis", None, None, None) for at in range(count)]


def test_the_last_page_never_holds_a_few_sources_alone() -> None:
    # As many as it takes to begin one page more.
    pages = [texts_of(pdf(sample.ordinary(references=many_sources(count)))) for count in range(12, 49, 3)]
    assert len(pages[-1]) > len(pages[0])
    for texts in pages:
        assert texts[-1].count("Schreiben") > 10

"""What stands near what on the pages of a paper, measured in the PDF."""

from __future__ import annotations

from dataclasses import replace

import parts
import pypdfium2
import sample

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


def test_no_word_of_a_value_is_broken_that_has_room() -> None:
    row = parts.numeric("Zahl der Unversorgten", 986.0, 1003.0, "at_risk")
    row |= {"agreed_words": "von 1.143 auf 986\u00a0Personen"}
    made = sample.ordinary()
    only = [parts.targets([row]) if part.key == "targets" else part for part in made.parts]
    with pypdfium2.PdfDocument(datenblatt(replace(made, parts=only))) as document:
        text = document[0].get_textpage().get_text_range()
    assert "von 1.143 auf \r\n986\u00a0Personen" in text


def test_the_appendix_begins_with_its_first_heading() -> None:
    with pypdfium2.PdfDocument(pdf(sample.ordinary(figures=[]))) as document:
        for page in document:
            text = page.get_textpage()
            if found := text.search("Anhang\r\nBegriffe").get_next():
                above, below = (text.get_charbox(found[0] + at)[1] for at in (0, len("Anhang\r\n")))
    assert above - below < 25

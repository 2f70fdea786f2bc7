"""The text of documents: the same agreement reads the same from every kind of file."""

from __future__ import annotations

from collections.abc import Callable

import made_files as made
import pytest
import typst
from agreement_text import read, real
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from data.intake.files import Kind, read_text
from data.limited.letters import plain
from data.limited.paragraphs import Line, pages_of
from data.readers.as_json import as_json

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MADE = {
    "justified.pdf": lambda text: made.pdf(text),
    "ragged.pdf": lambda text: made.pdf(text, justified=False),
    "typed.docx": made.typed_word,
    "listed.docx": made.listed_word,
    "utf-8.txt": lambda text: text.encode(),
    "utf-16.txt": lambda text: text.encode("utf-16"),
    "wide.txt": lambda text: text.encode("utf-16-le"),
    "windows.txt": lambda text: text.encode("cp1252"),
}


def lines(content: bytes, name: str) -> list[str]:
    return [line for line in read_text(content, name).text.replace("\f", "\n").split("\n") if line.strip()]


@pytest.mark.parametrize("name", MADE)
def test_the_published_agreement_reads_the_same_from_every_kind_of_file(name: str) -> None:
    expected, found = as_json(read(real())), as_json(read(read_text(MADE[name](real()), name).text))
    for part in ("county", "year", "total_eur", "programmes", "projects", "dialogues", "problems"):
        assert found[part] == expected[part], part
    for side in ("ministry", "county"):
        assert found[f"signed_by_{side}_on"] == expected[f"signed_by_{side}_on"] is not None


def test_a_pdf_has_its_pages_and_no_page_numbers() -> None:
    text = read_text(made.pdf(real()), "zv.pdf")
    assert text.kind is Kind.PDF
    assert len(text.pages) == 3
    assert text.text.count("\f") == 2
    assert not any(line.strip() in ("1", "2", "3") for line in text.text.replace("\f", "\n").split("\n"))
    assert not text.recognised
    assert text.notes == ()


@pytest.mark.parametrize("justified", [True, False])
def test_the_paragraphs_of_a_pdf_are_those_of_its_text(justified: bool) -> None:
    found = lines(made.pdf(real(), justified=justified), "zv.pdf")
    assert [" ".join(line.split()) for line in found] == [
        " ".join(line.split()) for line in real().split("\n") if line.strip()
    ]


def test_words_broken_between_lines_are_whole_and_hyphens_that_belong_stay() -> None:
    words = "Ausbildungs- und Qualifizierungsbudget der UN-Behindertenrechtskonvention, Fach- sowie AQB-Mittel "
    text = words * 30
    assert lines(made.pdf(text), "zv.pdf") == [" ".join(text.split())]


def test_letters_that_only_pdf_programs_know_are_made_plain() -> None:
    assert plain("Quali\ufb01zierung\u00a0im Bu\u0308ro") == "Qualifizierung im Büro"
    assert [plain(f"{bullet} Projekt") for bullet in "\uf0b7\uf0a7•–"] == [
        "• Projekt",
        "• Projekt",
        "• Projekt",
        "– Projekt",
    ]


def test_signatures_side_by_side_stay_in_two_columns() -> None:
    found = lines(typst.compile(made.TWO_SIGNATURES.encode(), format="pdf"), "zv.pdf")
    assert [line.split("   ") for line in found] == [
        ["Wiesbaden, den 3. Juni 2024", "Friedberg, den 17.7.2024"],
        ["Erika Mustermann", "Max Beispiel"],
        ["Staatsministerin", "Landrat"],
    ]


def test_a_running_head_stays_once() -> None:
    source = "#set page(header: [Entwurf AQB 2024])\nEins\n#pagebreak()\nZwei\n#pagebreak()\nDrei"
    assert lines(typst.compile(source.encode(), format="pdf"), "x.pdf") == ["Entwurf AQB 2024", "Eins", "Zwei", "Drei"]


def test_a_running_head_with_the_number_of_the_page_stays_once_and_splits_no_paragraph() -> None:
    words = " ".join(f"Wort{number}" for number in range(100))
    foot = "#set page(height: 5cm, margin: 1cm, footer: context [Entwurf Seite #counter(page).display() von 2])\n"
    found = lines(typst.compile((foot + words).encode(), format="pdf"), "x.pdf")
    assert found == ["Entwurf Seite 1 von 2", words]


def test_the_same_line_on_some_pages_is_no_running_head() -> None:
    source = "\n#pagebreak()\n".join(f"entfällt\n\n{word}" for word in ("Eins", "Zwei", "Drei", "Vier"))
    source = source.replace("entfällt\n\nVier", "Vier").replace("entfällt\n\nDrei", "Drei")
    found = lines(typst.compile(source.encode(), format="pdf"), "x.pdf")
    assert found == ["entfällt", "Eins", "entfällt", "Zwei", "Drei", "Vier"]


def test_figures_in_the_same_place_of_two_pages_both_stay() -> None:
    source = "Maßnahmenart 3: 200.000 Euro\n#pagebreak()\nMaßnahmenart 4: 100.000 Euro"
    assert len(lines(typst.compile(source.encode(), format="pdf"), "x.pdf")) == 2


def table(document: object) -> None:
    document.add_paragraph("vorher")
    rows = document.add_table(2, 2).rows
    for at, text in enumerate(["Maßnahmenart 1", "400.000 Euro", "Maßnahmenart 2", "353.200 Euro"]):
        rows[at // 2].cells[at % 2].text = text
    document.add_paragraph("nachher")


def test_tables_of_a_word_file_stand_in_their_place() -> None:
    assert lines(made.word(table), "zv.docx") == [
        "vorher",
        "Maßnahmenart 1\t400.000 Euro",
        "Maßnahmenart 2\t353.200 Euro",
        "nachher",
    ]


def test_a_table_inside_a_table_is_read_once() -> None:
    def write(document: object) -> None:
        cell = document.add_table(1, 1).rows[0].cells[0]
        cell.add_table(1, 1).rows[0].cells[0].text = "innen"

    assert lines(made.word(write), "zv.docx") == ["innen"]


def test_letters_that_are_not_shown_are_not_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unsichtbar</w:t></w:r>"
    assert lines(made.word(insert(f"<w:p>{RUN.format('sichtbar')}{hidden}</w:p>")), "zv.docx") == ["sichtbar"]


def test_the_cells_of_a_table_stand_side_by_side_in_a_pdf() -> None:
    source = "#table(columns: (1fr, 1fr), [Maßnahmenart 1], [400.000 Euro], [Maßnahmenart 2], [353.200 Euro])"
    found = lines(typst.compile(source.encode(), format="pdf"), "x.pdf")
    assert [line.split() for line in found] == [
        ["Maßnahmenart", "1", "400.000", "Euro"],
        ["Maßnahmenart", "2", "353.200", "Euro"],
    ]
    assert all("   " in line for line in found)


def page(*lines_of_it: tuple[int, str]) -> list[str]:
    """What lines of a page 400 points wide become: each with its left edge, 5 points for a letter."""
    placed = [
        Line(0, words, left, left + 5 * len(words), -12 * at, 10 - 12 * at, 5 * len(words.split()[0]))
        for at, (left, words) in enumerate(lines_of_it)
    ]
    return pages_of(placed, 1, 400)[0].split("\n")


FULL = "Wort " * 15 + "am Rand"


def test_a_dash_inside_a_sentence_begins_no_point() -> None:
    assert page((0, FULL), (0, "– nach Antrag – geht es"), (0, "weiter")) == [
        f"{FULL} – nach Antrag – geht es",
        "weiter",
    ]
    assert page((0, f"{FULL}:"), (0, "– entfällt")) == [f"{FULL}:", "– entfällt"]
    assert page((0, f"- {FULL}"), (0, "- entfällt")) == [f"- {FULL}", "- entfällt"]


def test_a_distance_a_little_wider_than_that_of_lines_divides_paragraphs() -> None:
    def line(words: str, bottom: float) -> Line:
        return Line(0, words, 0, 400, bottom, bottom + 10, 20)

    found = pages_of([line("Erst", 0), line("dann.", -12), line("Danach", -25.5), line("Ende", -37.5)], 1, 400)
    assert found == ["Erst dann.\n\nDanach Ende"]


def test_what_stands_left_of_a_point_does_not_go_on_with_it() -> None:
    assert page((20, f"- {FULL}"), (30, "geht weiter")) == [f"- {FULL} geht weiter"]
    assert page((20, f"- {FULL}"), (0, "Danach")) == [f"    - {FULL}", "Danach"]


def test_letters_beyond_two_bytes_do_not_move_the_lines() -> None:
    text = "\U0001d7db Punkte\n" + real()[:2000]
    assert lines(made.pdf(text), "x.pdf")[1:] == lines(made.pdf(real()[:2000]), "x.pdf")


def insert(xml: str) -> Callable[[object], None]:
    """Puts WordprocessingML at the beginning of the body."""

    def change(document: object) -> None:
        body = document.element.body
        for at, each in enumerate(parse_xml(f"<w:body {W}>{xml}</w:body>")):
            body.insert(at, each)

    return change


RUN = "<w:r><w:t>{}</w:t></w:r>"
NEW = RUN.format("Neues")
HIDDEN_WORDS = {
    "accepted insertion": f"<w:p><w:ins w:id='1' w:author='a'>{NEW}</w:ins></w:p>",
    "content control": f"<w:sdt><w:sdtContent><w:p>{NEW}</w:p></w:sdtContent></w:sdt>",
    "field": f"<w:p><w:fldSimple w:instr='DATE'>{NEW}</w:fldSimple></w:p>",
    "link": f"<w:p><w:hyperlink>{NEW}</w:hyperlink></w:p>",
    "text box": f"<w:p><w:r><w:pict><w:txbxContent><w:p>{NEW}</w:p></w:txbxContent></w:pict></w:r></w:p>",
}


@pytest.mark.parametrize("place", HIDDEN_WORDS)
def test_words_of_a_word_file_are_found_wherever_they_stand(place: str) -> None:
    assert lines(made.word(insert(HIDDEN_WORDS[place])), "zv.docx") == ["Neues"]


def test_deleted_words_are_gone_and_the_changes_are_told() -> None:
    xml = f"<w:p>{RUN.format('bleibt')}<w:del w:id='1' w:author='a'><w:r><w:delText>weg</w:delText></w:r></w:del></w:p>"
    text = read_text(made.word(insert(xml)), "zv.docx")
    assert text.text == "bleibt"
    assert "nachverfolgte Änderungen" in text.notes[0]


def test_head_and_foot_of_a_word_file_are_not_lost() -> None:
    def change(document: object) -> None:
        document.add_paragraph("Text")
        section = document.sections[0]
        section.header.paragraphs[0].text = "ENTWURF"
        section.footer.paragraphs[0].text = "Referat III 5"

    text = read_text(made.word(change), "zv.docx")
    assert text.text.split() == ["ENTWURF", "Text"]
    assert any("Referat III 5" in note for note in text.notes)


def numbered(document: object, levels: list[tuple[str, str]]) -> str:
    """A list with these forms and texts of its levels; its number."""
    root = document.part.numbering_part.element
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shows}"/></w:lvl>'
        for at, (form, shows) in enumerate(levels)
    )
    first = root.find(qn("w:num"))
    first.addprevious(parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{written}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    return "91"


def put_in(paragraph: object, key: str, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    place = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", str(level)), ("w:numId", key)):
        each = OxmlElement(name)
        each.set(qn("w:val"), value)
        place.append(each)
    properties.append(place)


def test_automatic_numbers_count_as_word_counts_them() -> None:
    levels = [
        ("decimal", "§ %1"),
        ("decimal", "%1.%2"),
        ("lowerLetter", "%3)"),
        ("bullet", "\uf0b7"),
        ("upperRoman", "%5."),
    ]
    first = [(0, "Budget"), (1, "Land"), (1, "Kreis"), (2, "eins"), (2, "zwei"), (3, "Punkt")]
    points = [*first, (0, "Ziele"), (1, "neu"), (4, "römisch")]

    def change(document: object) -> None:
        key = numbered(document, levels)
        for level, words in points:
            put_in(document.add_paragraph(words), key, level)

    assert [line.strip() for line in lines(made.word(change), "zv.docx")] == [
        "§ 1 Budget",
        "1.1 Land",
        "1.2 Kreis",
        "a) eins",
        "b) zwei",
        "• Punkt",
        "§ 2 Ziele",
        "2.1 neu",
        "I. römisch",
    ]

"""Files as people and programs make them, and as somebody makes them who means harm."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

import docx
import openpyxl
import pypdfium2
import typst

PAPER = """
#set page(paper: "a4", margin: 2.5cm, numbering: "1")
#set text(lang: "de", size: 11pt, hyphenate: {broken})
#set par(justify: {broken})
#for block in sys.inputs.text.split("\\n\\n") [
  #block.split("\\n").map(line => [#line]).join(linebreak())

]
"""
TWO_SIGNATURES = """
#set page(paper: "a4", margin: 2.5cm)
#grid(columns: (1fr, 1fr), row-gutter: 1em,
  [Wiesbaden, den 3. Juni 2024], [Friedberg, den 17.7.2024],
  [Erika Mustermann], [Max Beispiel], [Staatsministerin], [Landrat])
"""


def pdf(text: str, *, justified: bool = True) -> bytes:
    """A text on pages of A4 with their numbers: justified with broken words, or ragged."""
    source = PAPER.replace("{broken}", str(justified).lower())
    return typst.compile(source.encode(), format="pdf", sys_inputs={"text": text})


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue. Readers find them without a table."""
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R /Size %d >>\n%%%%EOF\n" % (len(objects) + 1)


def stream(content: bytes, more: bytes = b"") -> bytes:
    """An object with a content, unpacked as `more` says."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), more, content)


def pages_pdf(number: int, content: bytes, filters: bytes = b"", resources: bytes = b"", *more: bytes) -> bytes:
    """So many pages with the same content; `more` objects are numbered from 4."""
    first = 4 + len(more)
    kids = b" ".join(b"%d 0 R" % each for each in range(first, first + number))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << %b >> >>" % resources
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, number),
        stream(content, filters),
        *more,
        *[page] * number,
    )


def scanned(paper: bytes, pages: int = 1) -> bytes:
    """The first page of a PDF as a scanner would give it, so many times: a picture without text."""
    bitmap = pypdfium2.PdfDocument(paper)[0].render(scale=200 / 72, grayscale=True)
    rows, stride = bytes(bitmap.buffer), bitmap.stride
    points = b"".join(rows[at * stride : at * stride + bitmap.width] for at in range(bitmap.height))
    said = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray" % (
        bitmap.width,
        bitmap.height,
    )
    picture = stream(zlib.compress(points), said + b" /BitsPerComponent 8 /Filter /FlateDecode")
    return pages_pdf(pages, b"q 595 0 0 842 0 0 cm /P Do Q", b"", b"/XObject << /P 4 0 R >>", picture)


def inflating(piece: bytes, megabytes: int, *, times: int = 1) -> bytes:
    """What unpacks, so many times, to about so many megabytes; its checksum is wrong, and no reader minds."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    megabyte = packer.compress(piece * ((1 << 20) // len(piece))) + packer.flush(zlib.Z_FULL_FLUSH)
    content = b"\x78\xda" + megabyte * megabytes + packer.flush() + bytes(4)
    for _ in range(times - 1):
        content = zlib.compress(content, 9)
    return content


def word(change: Callable[[docx.document.Document], object]) -> bytes:
    """A Word document made by a function."""
    document = docx.Document()
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def typed_word(text: str) -> bytes:
    """A text as Word paragraphs, its numbers and dashes typed by hand."""
    return word(lambda document: [document.add_paragraph(line) for line in text.split("\n") if line.strip()])


def listed_word(text: str) -> bytes:
    """A text as Word paragraphs with Word's own lists: no number and no dash is typed."""

    def write(document: docx.document.Document) -> None:
        for line in filter(None, map(str.strip, text.split("\n"))):
            if point := re.fullmatch(r"\d\. (.*)", line):
                document.add_paragraph(point[1], style="List Number")
            elif point := re.fullmatch(r"- (.*)", line):
                document.add_paragraph(point[1], style="List Bullet 2")
            else:
                document.add_paragraph(line)

    return word(write)


def workbook(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    """An Excel workbook made by a function."""
    book = openpyxl.Workbook()
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def small_workbook() -> bytes:
    """One sheet with the word „Wert“ in A1."""
    return workbook(lambda book: book.active.append(["Wert"]))


def with_members(archive: bytes, members: dict[str, bytes]) -> bytes:
    """An archive with members replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *members]):
            new.writestr(name, members[name] if name in members else old.read(name))
    return out.getvalue()


def member(archive: bytes, name: str) -> bytes:
    """A member of an archive, unpacked."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name)


def with_bomb(archive: bytes, name: str, pieces: Iterable[bytes], *, told: int | None = None) -> bytes:
    """An archive with a member of many pieces; `told` is the size its directory lies about."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        with new.open(name, "w") as inside:
            for piece in pieces:
                inside.write(piece)
        size = new.getinfo(name).file_size
    content = out.getvalue()
    return content if told is None else content.replace(struct.pack("<I", size), struct.pack("<I", told))

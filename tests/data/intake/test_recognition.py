"""Scans: read by tesseract where it is installed, and marked; refused with what to do where it is not."""

from __future__ import annotations

import shutil
import subprocess

import made_files as made
import pytest

from data.intake.files import FileRefused, read_text


def _installed() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    told = subprocess.run([program, "--list-langs"], capture_output=True, check=False)
    return b"deu" in (told.stdout + told.stderr).split()


with_tesseract = pytest.mark.skipif(
    not _installed(), reason="No tesseract with German words; Debian: apt-get install tesseract-ocr-deu."
)
LETTER = "Zielvereinbarung\n\nDas Land stellt dem Hochtaunuskreis im Jahr 2023 Haushaltsmittel zur Verfügung."


@with_tesseract
def test_a_scan_is_recognised_and_says_so() -> None:
    text = read_text(made.scanned(made.pdf(LETTER)), "scan.pdf")
    assert text.recognised
    assert "Hochtaunuskreis im Jahr 2023 Haushaltsmittel" in " ".join(text.text.split())
    assert "am Original prüfen" in text.notes[0]


@with_tesseract
def test_a_scan_of_noise_is_no_fault() -> None:
    assert read_text(made.scanned(made.pages_pdf(1, b"")), "scan.pdf").recognised


def test_without_the_program_a_scan_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(FileRefused, match=r"ist ein Scan ohne Text.*Word-Datei.*tesseract-ocr-deu"):
        read_text(made.scanned(made.pdf(LETTER)), "scan.pdf")


def test_a_scan_of_too_many_pages_is_refused() -> None:
    scan = made.scanned(made.pdf(LETTER), pages=31)
    with pytest.raises(FileRefused, match=r"31 Seiten.*höchstens 30|Texterkennung ist auf diesem Rechner"):
        read_text(scan, "scan.pdf")


def test_a_page_with_few_words_and_a_logo_is_no_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    text = read_text(made.with_picture(b"q 90 0 0 60 400 700 cm /P Do Q BT /F 12 Tf 50 500 Td (Kurz) Tj ET"), "a.pdf")
    assert (text.text.strip(), text.recognised) == ("Kurz", False)


def test_text_that_a_scanner_laid_over_its_picture_is_read_and_marked() -> None:
    words = b"BT 3 Tr /F 12 Tf 50 500 Td (Haushaltsmittel von insgesamt 753.200 Euro) Tj ET"
    text = read_text(made.with_picture(b"q 595 0 0 842 0 0 cm /P Do Q " + words), "a.pdf")
    assert text.text.strip() == "Haushaltsmittel von insgesamt 753.200 Euro"
    assert text.recognised
    assert "unsichtbar" in text.notes[0]

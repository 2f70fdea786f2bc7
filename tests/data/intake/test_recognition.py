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


with_tesseract = pytest.mark.skipif(not _installed(), reason="tesseract with its German words is not installed")
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

"""LibreOffice opens the papers without repair, and computes the same values as the app."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from briefing import content
from briefing.excel import xlsx
from briefing.word import docx
from data.store import Store

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(  # what LibreOffice makes of a file is seen only where it is
    OFFICE is None,
    reason="No LibreOffice (soffice) on this machine: Debian's libreoffice-calc-nogui and -writer-nogui.",
)


def converted(source: Path, suffix: str, folder: Path) -> Path:
    """The file as LibreOffice writes it after opening it; a profile of its own keeps runs apart."""
    target = folder / "out"
    command = [
        str(OFFICE),
        f"-env:UserInstallation=file://{folder}/profile",
        *("--headless", "--convert-to", suffix, "--outdir", str(target), str(source)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return target / f"{source.stem}.{suffix}"


def test_a_recalculated_workbook_has_the_values_of_the_app(real: Store, tmp_path: Path) -> None:
    made = content.dossier(real.facts("demo"), county="06434", year=2023, day=date.today())
    source = tmp_path / "mappe.xlsx"
    source.write_bytes(xlsx(made))
    # As if nobody had stored the results: LibreOffice has to compute them.
    book = openpyxl.load_workbook(source)
    bare = tmp_path / "ohne_werte.xlsx"
    book.save(bare)
    ours, theirs = (
        openpyxl.load_workbook(path, data_only=True) for path in (source, converted(bare, "xlsx", tmp_path))
    )
    compared = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    compared += 1
                    expected = ours[sheet.title][cell.coordinate].value
                    found = theirs[sheet.title][cell.coordinate].value
                    assert found == (pytest.approx(expected) if isinstance(expected, int | float) else expected)
    judged = next(part for part in made.parts if part.key == "targets").frame["gap"].notna()
    assert compared >= 3 * int(judged.sum()) > 0


def test_the_word_file_opens_and_keeps_its_text(real: Store, tmp_path: Path) -> None:
    made = content.dossier(real.facts("published"), county="06434", year=2023, day=date.today())
    source = tmp_path / "mappe.docx"
    source.write_bytes(docx(made))
    text = converted(source, "txt", tmp_path).read_text("utf-8-sig")
    assert "Dialogmappe Hochtaunuskreis 2023" in text
    assert "MitSprache zum Job für Frauen 2.0" in text
    assert "Haushaltsmittel in Höhe von insgesamt" in text

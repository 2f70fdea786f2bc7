"""The directory of a DOCX or XLSX, which is a ZIP archive: looked at before anything in it is unpacked."""

from __future__ import annotations

import io
import re
import zipfile

from data.intake.files.refusal import refused
from data.limited.saying import AGAIN, PROTECTED

MEGABYTE = 1024 * 1024
# A workbook of 100,000 rows and 10 columns unpacks to 30 to 40 MB.
MOST_UNPACKED = 100 * MEGABYTE
# Ordinary documents and workbooks reach 32, one with the same figure in a million cells 15, a bomb 400 and more.
HIGHEST_RATIO = 150
# Workbooks of a hundred sheets have some 300 members; a directory of 500,000 takes seconds and 250 MB to read.
MOST_MEMBERS = 3000
_DIRECTORY_ENTRY = b"PK\x01\x02"
# Names that point out of the archive. Nothing is unpacked to a disk, but no office program writes them.
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)")
ENCRYPTED = 0x1


# What zipfile ends in with a directory that lies or is cut off; whatever it is, the user is told the same.
LYING = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    ValueError,
    NotImplementedError,  # zipfile: a version it does not know
    OSError,
    EOFError,
)


def members_of(content: bytes, name: str) -> list[str]:
    """The names of the members of an archive whose directory keeps the limits; raises FileRefused otherwise."""
    if content.count(_DIRECTORY_ENTRY) > MOST_MEMBERS:
        raise refused(name, f"enthält mehr als {MOST_MEMBERS} Teile und wird nicht gelesen. {AGAIN}")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except LYING:
        raise refused(name, f"ist beschädigt oder unvollständig. {AGAIN}") from None
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise refused(name, PROTECTED)
    if any(_OUTSIDE.search(member.filename) for member in members):
        raise refused(name, f"enthält Teile mit unzulässigen Namen, wie sie kein Office-Programm schreibt. {AGAIN}")
    unpacked = sum(member.file_size for member in members)
    # A small file may hold the same line again and again.
    if unpacked > min(MOST_UNPACKED, HIGHEST_RATIO * max(len(content), MEGABYTE // 10)):
        raise refused(
            name,
            f"wird entpackt {unpacked / MEGABYTE:.0f} MB groß; gelesen werden höchstens "
            f"{MOST_UNPACKED // MEGABYTE} MB und das "
            f"{HIGHEST_RATIO}-Fache der Datei. Bitte nur die gebrauchten Blätter oder Seiten speichern.",
        )
    return [member.filename for member in members]

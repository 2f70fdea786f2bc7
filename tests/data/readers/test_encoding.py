"""A text whose letters were decoded wrongly is refused: its names would be stored with other letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from agreement_text import read, real

from data.decoding import UnreadableText, decode
from data.readers.reading import AgreementRefused

PLAIN = real().translate(str.maketrans({"„": '"', "“": '"', "–": "-"}))
WRONG = {
    "UTF-8 as Windows-1252": real().encode("utf-8").decode("cp1252", "replace"),
    "UTF-8 as Latin-1": real().encode("utf-8").decode("latin-1"),
    "Mac as Windows-1252": real().encode("mac_roman").decode("cp1252", "replace"),
    "DOS as Windows-1252": real()
    .replace("„", '"')
    .replace("“", '"')
    .replace("–", "-")
    .encode("cp850")
    .decode("latin-1"),
    "lost letters": real().replace("ß", "\ufffd"),
    "UTF-16 as Windows-1252": real().encode("utf-16-le").decode("latin-1"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_letters_are_refused_with_a_sentence_that_says_what_to_do(wrong: str) -> None:
    with pytest.raises(AgreementRefused, match="als UTF-8 speichern"):
        read(WRONG[wrong])


def test_sound_text_with_rare_signs_is_read() -> None:
    text = real().replace("JUBA 3.0", "Façade à la carte § 13 „Ärmel“ – Żółw Šimůnek")
    assert "Façade" in read(text).projects[0].name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_decoded_without_a_note(encoding: str) -> None:
    assert decode(real().encode(encoding), Path("zv.txt")) == (real(), None)


def test_windows_code_is_decoded_with_a_note() -> None:
    text, note = decode(real().encode("cp1252"), Path("zv.txt"))
    assert text == real()
    assert note is not None
    assert "Windows-1252" in note


def test_a_broken_file_of_wide_letters_is_refused_by_name() -> None:
    with pytest.raises(UnreadableText, match=r"zv\.txt"):
        decode("Maß".encode("utf-16") + b"\x00", Path("zv.txt"))

"""Whatever is done to the text of an agreement, it is read or refused with a sentence."""

from __future__ import annotations

import contextlib
import json

from agreement_text import agreement, read, real
from hypothesis import given, settings
from hypothesis import strategies as st

from data.readers.as_json import as_json
from data.readers.reading import AgreementRefused

LINES = real().split("\n")
PIECES = [
    "- entfällt", "  noch eine Zeile", "120.000 €", "Summe: 5 Euro", "Träger: AWO", "12 Plätze", "Seite 3 von 7", "\f",
    "1. Ausbildungsvorbereitung 330.000 €", "Wiesbaden, den 31.2.2023", "Eingegangen am 24. Mai 2023", "§ 5", "(", "„",
    "3. Sonstige Vorhaben", "a) b) c)", "2017 bis 2018", "ENTWURF", "Maßnahmenart 1    200.000 Euro", "- ", "•",
    "1. Ausbildungsvorbereitung      2. Ausbildung und Ausbildungscoaching", "0 Euro", "999.999.999.999 Euro",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    edits=st.lists(
        st.tuples(
            st.integers(0, len(LINES)), st.sampled_from(["insert", "delete", "move", "double"]), st.sampled_from(PIECES)
        ),
        min_size=1,
        max_size=12,
    )
)
def test_an_edited_agreement_is_read_or_refused(edits: list[tuple[int, str, str]]) -> None:
    lines = list(LINES)
    for at, edit, piece in edits:
        place = at % (len(lines) + 1)
        if edit == "insert":
            lines.insert(place, piece)
        elif edit == "delete":
            del lines[place : place + 1]
        elif edit == "double":
            lines[place:place] = lines[place : place + 2]
        else:
            lines[place : place + 2] = lines[place : place + 2][::-1]
    try:
        found = read("\n".join(lines))
    except AgreementRefused:
        return
    assert json.loads(json.dumps(as_json(found)))["county"]


@settings(max_examples=40, deadline=None)
@given(text=st.text("§ 1234.,-–•()€\n\fEuroabzÄß", max_size=300))
def test_any_list_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(AgreementRefused):
        assert read(agreement(projects={1: [text], 3: [text[::-1]]})).county == "06440"

"""A server is gone: what another one, which knows nothing of the session, makes of what the browser brings along."""

from __future__ import annotations

import pytest
import wire

FORM = {"daten": "demo", "schritt": "Nach dem Gespräch"}
HALF = "Halb geschriebene Anmerkung"


@pytest.mark.parametrize("kind", ["text_area", "text_input"])
def test_what_is_half_written_goes_on_in_another_session(server: str, kind: str) -> None:
    with wire.tab(server, {}) as tab:
        opened = tab.run("dialogmappe", FORM, **tab.run("dialogmappe", FORM).drawers)
        field = next(getattr(each, kind) for each in opened.of(kind) if "neu/" in getattr(each, kind).id)
        drawers = opened.drawers
        typed = {**drawers, field.id: {"string_value": HALF}}
        tab.run("dialogmappe", FORM, **typed)
    with wire.tab(server, {}) as other:
        shown = other.run("dialogmappe", FORM, **typed)
        again = next(getattr(each, kind) for each in shown.of(kind) if getattr(each, kind).id == field.id)
        # Nothing is put in the place of what the browser holds.
        assert not again.set_value
        # Another page and back: the new server knows it by now.
        other.run("methodik", {"daten": "demo"})
        back = other.run("dialogmappe", FORM, **drawers)
        kept = next(getattr(each, kind) for each in back.of(kind) if getattr(each, kind).id == field.id)
        assert (kept.set_value, kept.value) == (True, HALF)

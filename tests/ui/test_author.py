"""The name the browser kept is taken by a session that nobody has told one, and by no other."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from ui import session


def _page() -> None:
    import streamlit as st

    from ui import author

    author.recalled("kept")
    st.text(author.name())


@pytest.mark.parametrize(
    ("told", "known", "name"),
    [
        ({"name": "  M.  Muster "}, None, "M. Muster"),
        ({"name": "M. Muster"}, "A. Beispiel", "A. Beispiel"),
        ({"name": "M. Muster"}, "", ""),
        ({"name": 7}, None, ""),
        (None, None, ""),
    ],
)
def test_the_name_of_the_browser(told: object, known: str | None, name: str) -> None:
    app = AppTest.from_function(_page)
    app.session_state["kept"] = told
    if known is not None:
        app.session_state[session.AUTHOR] = known
    assert app.run().text[0].value == name

"""Who is signed in, in the frame: the name with its rights and the way out, or that nobody signs in here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st
from streamlit import config

from access.addresses import OWN, SIGN_IN, SIGN_OUT
from access.pages import COMPARES
from access.person import Person
from ui.text import note, plain
from web import hosts


def say(person: Person, names: Mapping[str, str] = MappingProxyType({})) -> None:
    """At the end of the sidebar; `names` of the counties, where they are known."""
    with st.sidebar:
        if person.local:
            note(
                "Ohne Anmeldung: Wer diese Adresse erreicht, hat alle Rechte."
                if hosts.from_environment().named
                else "Ohne Anmeldung: nur auf diesem Rechner, mit allen Rechten."
            )
            return
        rights = ", ".join(names.get(each, f"Kreis {each}") for each in person.counties) or person.words
        st.markdown(plain(f"Angemeldet: {person.name} ({rights})"))
        st.html(
            f'<a href="{_address(SIGN_OUT)}" target="_self">Abmelden</a> · '
            f'<a href="{_address(OWN)}" target="_self">Meine Anmeldungen</a>'
        )


def ended() -> None:
    """Instead of a page: who has signed out, in this tab or another, sees nothing any more."""
    st.title("Abgemeldet")
    st.html(f'<p>Ihre Anmeldung ist beendet. <a href="{_address(SIGN_IN)}" target="_self">Wieder anmelden</a></p>')


def closed(title: str, why: str) -> None:
    """Instead of a page that this person may not see."""
    st.title(title)
    st.info(why)
    if why == COMPARES:
        st.page_link("pages/county/page.py", label="Kreisprofil", icon=":material/article:")


def _address(name: str) -> str:
    below = str(config.get_option("server.baseUrlPath")).strip("/")
    return f"/{below}/{name}" if below else f"/{name}"

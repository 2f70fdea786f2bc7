"""Faults as a German sentence: what happened and what to do next; the details go to the log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import streamlit as st

from data import StoreLocationError
from data.faults import StoreError
from ui.text import plain

LOG = logging.getLogger("aqb")


@contextmanager
def in_german() -> Iterator[None]:
    """Show expected faults as they are, unexpected ones with a number that is found in the log."""
    try:
        yield
    except (StoreError, StoreLocationError) as fault:
        st.title("Die Daten sind nicht erreichbar")
        st.error(plain(fault))
    except Exception:
        number = uuid4().hex[:8]
        LOG.exception("Fehler %s", number)
        st.title("Diese Seite konnte nicht aufgebaut werden")
        st.error(
            f"Es ist ein Fehler aufgetreten (Nummer {number}). Die Daten sind unverändert. Bitte die Seite neu laden; "
            "bleibt der Fehler, hilft diese Nummer der Betriebsstelle, die Ursache im Protokoll zu finden."
        )

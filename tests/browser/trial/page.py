"""A page on which everything goes wrong that can: run by tests/browser/test_trial.py through a real server."""

import json
import os

import streamlit as st

from ui import downloads
from ui.text import plain


def broken(*_: object) -> bytes:
    raise RuntimeError("geheimer Inhalt")


if st.query_params.get("fault") == "frame":
    st.set_page_config(layout="nirgendwo")
if st.query_params.get("fault") == "navigation":
    st.navigation([st.Page("gibt_es_nicht.py")]).run()
if st.query_params.get("fault") == "script":
    broken()

st.title("Probe")
st.button("Rückruf", on_click=broken)
st.checkbox("Änderung", on_change=broken)


@st.fragment
def part() -> None:
    if st.button("Teil"):
        broken()


part()
downloads.button("Kaputte Datei", broken, file_name="a.csv", mime="text/csv", key="kaputt")
downloads.button("Heile Datei", lambda: b"a;b", file_name="heil.csv", mime="text/csv", key="heil")

for number, text in enumerate(json.loads(os.environ["AQB_TRIAL_TEXTS"])):
    with st.container(key=f"text_{number}"):
        st.markdown(plain(text))
        st.caption(f"**{plain(text)}**")
        st.info(plain(text))
        st.button(plain(text), key=f"button_{number}")

"""The least a Streamlit page can be: one choice, one line of text. What it costs is Streamlit's own share."""

import streamlit as st

chosen = st.selectbox("Wahl", ["a", "b", "c"], key="wahl", filter_mode=None)
st.write(f"Gewählt: {chosen}")

"""The web application: Streamlit behind layers of our own that answer only its own names and allow no other host."""

import streamlit as st

from access import installed
from ui import errors
from web.layers import layers

app = st.App("dashboard.py", middleware=layers(installed.layer), on_script_error=errors.show)

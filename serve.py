"""The web application: Streamlit behind layers of our own that answer only its own names and allow no other host."""

import streamlit as st

from access import installed
from ui import errors, ready
from web.layers import layers

app = st.App("dashboard.py", middleware=layers(installed.layer, ready.trouble), on_script_error=errors.show)

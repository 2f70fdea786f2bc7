"""The layers and the handling of faults of serve.py, around a page on which everything goes wrong."""

import streamlit as st

from ui import errors
from web.layers import layers

app = st.App("page.py", middleware=layers(), on_script_error=errors.show)

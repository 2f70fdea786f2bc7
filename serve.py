"""The web application: Streamlit behind layers of our own that answer only its own names and allow no other host."""

import pyarrow
import streamlit as st

from access import gate
from ui import errors, ready
from web.layers import layers

# Each run of a page is a thread of its own, and Arrow's allocator keeps what each of them once had: 18 readers beside
# notes held 380 MB after 430 clicks, 289 with the one of the system (docs/speed.md).
pyarrow.set_memory_pool(pyarrow.system_memory_pool())

app = st.App("dashboard.py", middleware=layers(gate.layer, ready.trouble), on_script_error=errors.show)

"""Figures and German sentences from frames; no database, no Streamlit. One folder per topic, `base` is for all."""

"""Figures and German sentences from frames; no database, no Streamlit."""

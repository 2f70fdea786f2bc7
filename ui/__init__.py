"""The Streamlit parts every page uses: what is chosen, sections, tables, downloads, errors."""

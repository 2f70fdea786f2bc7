"""Handbuch: how the three jobs are done and how data get in, step by step; the text of docs/handbuch.md."""

import re
from pathlib import Path

import streamlit as st

from ui.heading import title
from ui.selection import current
from ui.text import plain

TEXT = Path(__file__).parents[2] / "docs" / "handbuch.md"
# The pictures lie where the server gives them away, so that they need no other address; from docs/ it is one folder up.
IN_DOCS, ON_SCREEN = "(../static/", "(app/static/"

name, *chapters = re.split(r"^##? ", TEXT.read_text("utf-8"), flags=re.MULTILINE)[1:]
heading, _, introduction = name.partition("\n")
title(heading, current())
st.markdown(introduction)
headings = [chapter.partition("\n")[0] for chapter in chapters]
st.markdown("\n".join(f"- [{plain(each)}](#kapitel-{number})" for number, each in enumerate(headings)))
for number, (each, chapter) in enumerate(zip(headings, chapters, strict=True)):
    st.header(plain(each), anchor=f"kapitel-{number}")
    st.markdown(chapter.partition("\n")[2].replace(IN_DOCS, ON_SCREEN))

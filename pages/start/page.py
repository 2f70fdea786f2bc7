"""Start: what can be done here, with which data, what is new and what waits."""

import streamlit as st

from pages.start import datasets, jobs, my_views, of_county, waiting
from ui import nothing_yet
from ui.selection import current

chosen = current()
st.title("Start")
of_all = "wie die Gebiete zueinander stehen, was mit ihnen vereinbart ist und was daraus geworden ist"
of_one = "was mit Ihrem Gebiet vereinbart ist und was daraus geworden ist"
st.markdown(
    f"Das Ausbildungs- und Qualifizierungsbudget (AQB) in Hessen: {of_one if chosen.facts.counties else of_all}. Jede "
    "Zahl führt zu dem Dokument, aus dem sie stammt."
)
if chosen.empty:
    nothing_yet.explain(chosen)
elif chosen.facts.counties:
    of_county.draw(chosen)
else:
    jobs.draw(chosen)
    waiting.draw(chosen)
my_views.draw()
datasets.draw(chosen)
st.page_link("pages/handbook/page.py", label="Handbuch: Schritt für Schritt mit Bildern", icon=":material/menu_book:")

"""Protokoll: who signed in, recorded, approved and took away what, for those who may approve."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import streamlit as st

from access import installed
from charts import trail as charts
from data import moments, numbers
from data.trail.trail import KINDS, SHOWN, broken, newest
from ui import downloads, tables
from ui.text import note, plain

DAYS = 30

st.title("Protokoll")
trail = installed.trail()
today = moments.today()
place, kind_at, words_at = st.columns([2, 1, 2])
days = place.date_input("Zeitraum", (today - timedelta(days=DAYS), today), format="DD.MM.YYYY", key="protokoll_tage")
kind = kind_at.selectbox("Was", [None, *KINDS], format_func=lambda each: KINDS.get(each, "alles"), key="protokoll_was")
words = words_at.text_input("Wer oder worum", key="protokoll_worte", placeholder="Name, Lieferung, Datei") or ""
first, last = (days[0], days[-1]) if isinstance(days, tuple) and days else (today, today)
entries = trail.found(
    moments.utc(datetime.combine(first, time.min)), moments.end_of(last) + timedelta(microseconds=1), kind, words
)
if not entries:
    st.info("Zu dieser Auswahl steht nichts im Protokoll.")
else:
    if len(entries) == SHOWN:
        note(f"Gezeigt sind die neuesten {SHOWN} Einträge der Auswahl; die Datei enthält alle des ganzen Protokolls.")
    tables.show(charts.frame(entries), charts.ON_SCREEN, alt="Protokoll, das Neueste zuerst")
note("Nicht zu wissen und deshalb nicht im Protokoll: was jemand vom Bildschirm abschreibt, kopiert oder druckt.")
downloads.button(
    "Ganzes Protokoll laden (CSV)",
    lambda: charts.file(trail.everything()),
    file_name=f"AQB_Protokoll_{today:%Y-%m-%d}.csv",
    mime="text/csv",
    key="protokoll_csv",
)
if st.button("Prüfen, ob das Protokoll unverändert ist"):
    faults = broken(installed.place())
    number, mark = newest(installed.place())
    for fault in faults:
        st.error(plain(fault))
    if not faults:
        # Entries taken off the end leave no gap (data/trail/trail.py).
        many = numbers.count_of(number, "Eintrag", "Einträgen")
        st.success(
            plain(
                f"Von {many} ist keiner geändert, eingefügt oder dazwischen entfernt; die Prüfsumme des neuesten "
                f"beginnt mit {mark[:12]}. Ob am Ende Einträge fehlen, zeigt nur der Vergleich mit einer anderswo "
                "aufbewahrten."
            )
        )

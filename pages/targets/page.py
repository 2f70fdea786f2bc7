"""Ziele und Nachhaltung: which targets are met, at risk, justified or still open, and what was agreed about them?"""

import streamlit as st

from charts.targets import figures as charts
from pages.targets import achievement as target_achievement
from pages.targets import commitments
from pages.targets import forecast as target_outlook
from pages.targets import status as target_status
from pages.targets.choice import choose
from ui import address
from ui.heading import title
from ui.selection import current
from ui.text import plain

# A view asks and draws only its own sections: all nine at once took three times as long as the first.
VIEWS = {
    "Status": target_status.draw,
    "Zielerreichung": target_achievement.draw,
    "Abweichungen und Hochrechnung": target_outlook.draw,
}
COMMITMENTS = "Verabredungen"

chosen = current()
title(f"Ziele und Nachhaltung {chosen.year}", chosen)
view = address.switch("Ansicht", [*VIEWS, COMMITMENTS], key="zielansicht")
choice = choose(chosen, applies=view != COMMITMENTS)
if view == COMMITMENTS:
    commitments.draw(chosen)
else:
    targets = choice.targets()
    if choice.today:
        st.info(plain(charts.say_today(targets)))
    VIEWS[view](choice, targets)

"""Budgetentwicklung: how did the budgets change, what explains it, what is left, and what if?"""

from pages.trends import change as explained_change
from pages.trends import game as allocation_game
from pages.trends import pivot as own_pivot
from pages.trends import rests as rest_and_need
from pages.trends import series as budget_series
from ui import address
from ui.heading import title
from ui.selection import current

VIEWS = {
    "Verlauf": budget_series.draw,
    "Erklärte Veränderung": explained_change.draw,
    "Restmittel und Mehrbedarf": rest_and_need.draw,
    "Rechenspiel": allocation_game.draw,
    "Eigene Auswertung": own_pivot.draw,
}

chosen = current()
title("Budgetentwicklung", chosen, over_years=True)
VIEWS[address.switch("Ansicht", list(VIEWS), key="ansicht")](chosen)

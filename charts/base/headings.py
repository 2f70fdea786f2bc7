"""Headings that stand in more than one place, on pages or on a page and in the papers of the Dialogmappe.

Whoever reads both finds the same thing under the same words; a heading that stands in one place is written there.
"""

from __future__ import annotations

BUDGET_CHAIN = "Vom Vereinbaren zum Nachweis"
DEVIATIONS = "Abweichungen nach § 6 und neue Zielwerte"
KEY_FIGURES = "Kennzahlen"
LEAD_QUESTIONS = "Leitfragen"
MILESTONES = "Meilensteine mit Termin"
SOURCES = "Quellen"
TARGETS = "Ziele"
COMMITMENTS = "Verabredungen"

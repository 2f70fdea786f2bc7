"""German words for the codes of stages, states, kinds, judgements and progress, the same on every floor."""

from __future__ import annotations

STAGE: dict[str, str] = {
    "announced": "in Aussicht gestellt",
    "agreed": "vereinbart",
    "granted": "bewilligt",
    "paid": "ausgezahlt",
    "verified": "nachgewiesen",
    "unstated": "Stufe nicht genannt",
}

STATE: dict[str, str] = {"provisional": "vorläufig", "checked": "geprüft", "final": "endgültig"}

KIND: dict[str, str] = {"numeric": "Zahl", "milestone": "Meilensteine", "qualitative": "qualitativ"}

JUDGEMENT: dict[str, str] = {
    "on_track": "läuft wie vereinbart",
    "fulfilled": "erfüllt",
    "partly": "teilweise erfüllt",
    "not_fulfilled": "nicht erfüllt",
}

# How a commitment stands on a day; the symbol keeps the words apart at a glance and in print, and never stands alone
# at the end of a line.
PROGRESS: dict[str, str] = {
    "overdue": "▲\u00a0überfällig",
    "due": "◆\u00a0bald fällig",
    "open": "○\u00a0offen",
    "closed": "✔\u00a0erledigt",
}

# How a milestone stands at the latest report; single ones are reached only where all are.
MILESTONE: dict[str, str] = {
    "reached": "✔\u00a0erreicht",
    "due": "◆\u00a0fällig",
    "open": "○\u00a0offen",
}

"""Parts of a Dialogmappe made by hand: targets, the chain of the budget, Maßnahmen."""

from __future__ import annotations

import pandas as pd

from briefing.dossier import Part
from charts.base.columns import Column

_TARGET = {
    "name": ("Ziel", "text"),
    "category_name": ("Maßnahmenart", "text"),
    "kind": ("Art", "kind"),
    "unit": ("Einheit", "text"),
    "direction": ("Richtung", "text"),
    "target_value": ("Vereinbart", "number"),
    "base_value": ("Ausgangswert", "number"),
    "lower_bound": ("Untergrenze", "number"),
    "upper_bound": ("Obergrenze", "number"),
    "adjusted_value": ("Angepasst", "number"),
    "value": ("Ist", "number"),
    "ratio": ("Zielerreichung", "achievement"),
    "adjusted_place": ("Lage des angepassten Werts", "number"),
    "gap": ("ΔPL", "number"),
    "gap_share": ("ΔPL %", "percent"),
    "asked_words": ("verlangt", "text"),
    "dialogue_words": ("im Dialog festgehalten", "text"),
    "share_of_year": ("Anteil des Jahres", "percent"),
    "adjusted_ratio": ("Zielerreichung angepasst", "achievement"),
    "percent_allowed": ("Anteil zulässig", "flag"),
    "previous_value": ("Vorjahr", "number"),
    "previous_ratio": ("Zielerreichung im Vorjahr", "achievement"),
    "status": ("Status", "status"),
    "agreed_words": ("Vereinbart im Wortlaut", "text"),
    "adjusted_words": ("Angepasst im Wortlaut", "text"),
    "report_state": ("Stand der Meldung", "state"),
    "actual_words": ("Ist im Wortlaut", "text"),
    "rule_words": ("Regel", "text"),
    "reason": ("Begründung", "text"),
}
# What has words with its unit beside the number.
_SAID = {"gap": "gap_told", "previous_value": "previous_told"}
TARGET_COLUMNS = {name: Column(label, kind, said=_SAID.get(name, "")) for name, (label, kind) in _TARGET.items()}


CHAIN_COLUMNS = {
    "stage": Column("Stufe", "stage"),
    "euros": Column("Betrag in Euro", "euro2"),
    "ratio": Column("Anteil an der vorigen Stufe", "percent"),
    "state": Column("Stand", "state"),
    "stated_on": Column("Datum der Angabe", "day"),
    "elapsed": Column("Zeitanteil", "percent"),
    "days": Column("Tage bis zum Bescheid", "integer"),
    "missing": Column("Grund ohne Wert", "missing", missing="–"),
    "precision": Column("Genauigkeit", "precision"),
}


def numeric(name: str, target: float | None, value: float | None, status: str, **more: object) -> dict[str, object]:
    """A counted target; the ratio follows from the values."""
    row: dict[str, object] = {
        "name": name,
        "kind": "numeric",
        "unit": "Personen",
        "target_value": target,
        "adjusted_value": None,
        "adjusted_place": None,
        "gap": value - target if target is not None and value is not None else None,
        "gap_share": (value - target) / target if target and value is not None else None,
        "asked_words": "75,0 %",
        "dialogue_words": None,
        "share_of_year": 0.75,
        "value": value,
        "direction": "higher",
        "withheld": False,
        "ratio": value / target if target and value is not None else None,
        "adjusted_ratio": None,
        "percent_allowed": True,
        "previous_value": 40.0,
        "previous_ratio": 0.8 if target else None,
        "report_state": "checked",
        "status": status,
        "agreed_words": f"{target:g} Personen" if target is not None else "noch kein Zielwert",
        "actual_words": f"{value:g} Personen" if value is not None else "keine Meldung",
        "rule_words": "ab 95 % erreicht",
        "reason": None,
        "evidence": "d1#§ 5",
    }
    return row | more


def worded(name: str, status: str, kind: str = "qualitative") -> dict[str, object]:
    """A target in words."""
    return {
        **numeric(name, None, None, status),
        "kind": kind,
        "unit": None,
        "percent_allowed": False,
        "previous_value": None,
        "previous_ratio": None,
        "agreed_words": "Das Netzwerk trifft sich regelmäßig.",
        "actual_words": "Zwei Treffen haben stattgefunden.",
        "reason": "in Worten vereinbart, kein Anteil",
    }


def targets(rows: list[dict[str, object]]) -> Part:
    """The part "targets" of some rows."""
    return Part(
        "targets",
        "Ziele und ihr Stand",
        "Von fünf gezählten Zielen sind drei erreicht.",
        "Zielerreichung in Prozent des vereinbarten Wertes, Meldungen bis 30.09.2024.",
        pd.DataFrame(rows, columns=[*TARGET_COLUMNS, "withheld", "evidence"]),
        TARGET_COLUMNS,
        ["d1#§ 5"],
        "Für dieses Jahr ist kein Ziel vereinbart.",
        "targets",
    )


def chain(agreed: float | None, granted: float | None, paid: float | None, verified: float | None) -> Part:
    """The part "chain" of four sums."""
    sums = [agreed, granted, paid, verified]
    before = [None, *sums[:-1]]
    rows = [
        {
            "stage": stage,
            "euros": euros,
            "precision": "exact" if euros is not None else None,
            "ratio": euros / last if euros is not None and last else None,
            "state": "provisional" if euros else None,
            "stated_on": pd.Timestamp(2023, 9, 30) if stage == "paid" and euros else None,
            "elapsed": 0.75 if stage == "paid" and euros else None,
            "days": 31 if last and euros else None,
            "missing": None if euros else "not_reported",
        }
        for stage, euros, last in zip(("agreed", "granted", "paid", "verified"), sums, before, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=list(CHAIN_COLUMNS)).astype(
        {"euros": "float64", "ratio": "float64", "elapsed": "float64", "days": "Int64", "stated_on": "datetime64[us]"}
    )
    return Part(
        "chain",
        "Von der Vereinbarung zum Nachweis",
        "Bewilligt sind 95,0 % der vereinbarten Mittel.",
        "Euro, Programm AQB, Haushaltsjahr 2023.",
        frame,
        CHAIN_COLUMNS,
        ["d1#§ 2 Abs. 1", "d2#Blatt 3, Zelle C7"],
        "Zu den Mitteln liegt keine Angabe vor.",
        "chain",
    )


def projects(names: list[str]) -> Part:
    """A plain table with one row per name."""
    frame = pd.DataFrame(
        [
            {
                "name": name,
                "provider": "Jugendhilfe Taunus gGmbH",
                "places": 12 + at,
                "euros": 20_000.5 + 1_000 * at,
                "from": pd.Timestamp(2023, 6, 1),
                "status": "on_track",
            }
            for at, name in enumerate(names)
        ],
        columns=["name", "provider", "places", "euros", "from", "status"],
    )
    columns = {
        "name": Column("Maßnahme"),
        "provider": Column("Träger"),
        "places": Column("Plätze", "integer"),
        "euros": Column("Mittel", "euro"),
        "from": Column("Beginn", "day"),
        "status": Column("Status", "status"),
    }
    return Part(
        "projects",
        "Maßnahmen",
        f"{len(names)} Maßnahmen sind verzeichnet.",
        "Euro vereinbart, Plätze laut Anlage 2.",
        frame,
        columns,
        ["d1#§ 5"],
        "Für dieses Jahr ist keine Maßnahme verzeichnet.",
    )

"""View of Ziele und Nachhaltung: what deviations make of the targets, and where running targets lead."""

from __future__ import annotations

import pandas as pd

from charts.base import headings
from charts.base.columns import Column
from charts.targets import derivations, deviations, left_out, variance
from charts.targets import forecast as forecasts
from data.code_words import OUTCOME
from data.rows import rows_of
from pages.targets.choice import OTHER, TargetChoice
from queries import targets as questions
from ui.section import section
from ui.tables import show

# What matters stands where no screen has to be scrolled sideways.
DEVIATION = {
    "short_name": Column("Gebiet"),
    "name": Column("Ziel"),
    "cause": Column("Grund"),
    "unit": Column("Einheit", missing="–"),
    "agreed": Column("vereinbart", "number", missing="–"),
    "upper_bound": Column("obere Grenze", "number", missing="–"),
    "adjusted": Column("angepasst", "number", missing="–"),
    "value": Column("Ist", "number", missing="–", withheld="withheld"),
    "agreed_ratio": Column("Zielerreichung vereinbart", "achievement", missing="–"),
    "shown_ratio": Column("Zielerreichung angepasst", "achievement", missing="–"),
    "status": Column("Status", "status"),
    "outcome_words": Column("Ergebnis"),
    "way": Column("Rechenweg"),
    "occurred_on": Column("Ereignis vom", "day"),
    "evidence_words": Column("Beleg"),
    "money_before": Column("Geld vorher", "euro", missing="–"),
    "money_after": Column("Geld nachher", "euro", missing="–"),
    "state": Column("Stand der Angabe", "state"),
}
FORECAST = {
    "short_name": Column("Gebiet"),
    "name": Column("Ziel"),
    "unit": Column("Einheit", missing="–"),
    "target_value": Column("vereinbart", "number", missing="noch kein Zielwert"),
    "value": Column("Ist", "number", withheld="withheld"),
    "forecast": Column("Hochrechnung", "number", missing="–"),
    "forecast_low": Column("Spanne von", "number", missing="–"),
    "forecast_high": Column("Spanne bis", "number", missing="–"),
    "linear_asked": Column("zeitanteilig verlangt", "number", missing="–"),
    "profile_asked": Column("nach üblichem Verlauf verlangt", "number", missing="–"),
    "usual_share": Column("üblicher Anteil", "percent", missing="–"),
    "back_test_error": Column("Fehler in früheren Jahren", "percent", missing="–"),
    "years": Column("frühere Jahre", "integer"),
    "hidden_reason": Column("Grund", missing="–"),
    "category_name": Column("Maßnahmenart", missing="übergreifend"),
    "starts_on": Column("Beginn", "day"),
    "months": Column("Monate bis zur Meldung"),
    "reported_on": Column("Meldung vom", "day"),
}


def draw(choice: TargetChoice, targets: pd.DataFrame) -> None:
    """Two sections: deviations after § 6, and the forecast of those targets that still run."""
    _deviations(choice)
    running = questions.forecast(choice.chosen.facts, choice.chosen.scope)
    _forecast(choice, running[running["target"].isin(targets["target"])].reset_index(drop=True))


def _deviations(choice: TargetChoice) -> None:
    """One row per target that a deviation names, agreed and adjusted side by side; bars where both can be drawn."""
    frame = questions.deviations(choice.chosen.facts, choice.chosen.scope, **choice.filtered)
    shown = frame.assign(
        agreed_ratio=frame["ratio"].where(frame["percent_allowed"]),
        shown_ratio=frame["adjusted_ratio"].where(frame["percent_allowed"]),
        agreed=frame["target_value"].fillna(frame["lower_bound"]),
        unit=frame["unit"].where(frame["kind"] != "milestone", variance.MILESTONES),
        adjusted=variance.whole(frame["adjusted_value"], frame["unit"]),
        way=[variance.way(row) for row in rows_of(frame, variance.Adjusted)],
        outcome_words=frame["outcome"].map(OUTCOME),
    )
    statement = deviations.say_deviations(frame)
    drawn = f"{without} · " if (without := left_out.of_deviations(frame)) else ""
    section(
        choice.chosen,
        headings.DEVIATIONS,
        shown,
        None if deviations.drawable(frame).empty else deviations.pairs(frame),
        key="abweichungen",
        statement=statement,
        measure=(
            f"Prozent des vereinbarten und des angepassten Werts · {choice.period} · {drawn}"
            "es zählt das verfügbare, nie das ausgegebene Geld · Vorschlag der Anwendung, beide Werte bleiben stehen"
        ),
        columns=DEVIATION,
        derived=lambda frame, columns: derivations.deviations(
            frame, choice.places(), questions.adjustments(choice.chosen.facts, choice.chosen.scope), columns
        ),
        source=lambda: sorted({source for each in frame["sources"].dropna() for source in each.split("\n")}),
        empty=f"{statement} {OTHER}",
    )


def _forecast(choice: TargetChoice, frame: pd.DataFrame) -> None:
    """One row per running target that grows over its period, the farthest behind first."""
    months = frame["elapsed_months"].astype(str) + " von " + frame["agreed_months"].astype(str)
    shown = forecasts.counted(frame).assign(months=months)
    statement = forecasts.say_forecast(frame)
    known = int(frame["forecast"].notna().sum())

    def overview() -> None:
        words = [forecasts.words(row) for row in rows_of(shown, questions.Forecast)]
        asked = ("linear_asked", "profile_asked", "target_value")
        heads = {name: FORECAST[name] for name in ("short_name", "name", "months", "value", *asked)}
        heads["words"] = Column("Hochrechnung")
        show(shown.assign(words=words), heads, alt="Hochrechnung der laufenden Ziele, die am weitesten fehlen zuerst")

    section(
        choice.chosen,
        "Hochrechnung zum Jahresende",
        shown,
        overview,
        key="hochrechnung",
        statement=statement,
        measure=(
            f"Werte in der Einheit des Ziels · {choice.period} · Ist geteilt durch den Anteil, den frühere Jahre "
            "derselben Maßnahmenart nach ebenso vielen Monaten erreicht hatten "
            "(Median; Spanne aus kleinstem und größtem Anteil) · Personen ganz gezeigt, ungerundet verglichen"
            # Somebody of the ministry is shown another figure, made of the years of all counties.
            + (" · nur frühere Jahre Ihres Gebiets" if choice.chosen.facts.counties else "")
        ),
        columns=FORECAST,
        derived=lambda frame, columns: derivations.forecasts(frame, choice.places(), columns),
        source=lambda: questions.forecast_evidence(choice.chosen.facts, choice.chosen.scope)["evidence"].tolist(),
        coverage=f"{known} von {len(frame)} hochgerechnet",
        empty=f"{statement} {OTHER}",
    )

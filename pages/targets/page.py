"""Ziele und Nachhaltung: which targets are met, at risk, justified or still open?"""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from charts import numbers, target_words
from charts import targets as charts
from charts.columns import Column, Columns
from charts.rows import each_row
from charts.status import KIND, STATUS
from queries import targets as questions
from ui import address, commitments, links
from ui.section import section
from ui.selection import current
from ui.tables import show
from ui.text import plain

# What is read at a glance; the tab Tabelle and the files have every row.
ROWS_SHOWN = 15

chosen = current()
st.title(f"Ziele und Nachhaltung {chosen.year}")

with st.container(horizontal=True):
    statuses = address.several(
        "Status",
        list(STATUS),
        key="status",
        word=lambda code: STATUS[code].label,
        help="Gilt für alle Abschnitte außer „Status je Kreis“.",
    )
    kinds = address.several(
        "Zielart",
        list(KIND),
        key="zielart",
        word=KIND.__getitem__,
        help="Gilt für alle Abschnitte außer „Status je Kreis“.",
    )

asked = {
    "year": chosen.year,
    "programme": chosen.programme,
    "counties": chosen.counties,
    "categories": chosen.categories,
}
counties = questions.status_by_county(chosen.facts, **asked)
targets = questions.targets(chosen.facts, **asked, statuses=statuses, kinds=kinds)
rules = questions.status_rule(chosen.facts, year=chosen.year)

period = f"{chosen.programme_word} · Haushaltsjahr {chosen.year}"
other = "Bitte andere Filter, ein anderes Jahr oder andere Kreise wählen."
rule = ", ".join(rules["rule"]) or "–"
elsewhere = "Die Ziele dieser Auswahl stehen unter „Meilensteine und qualitative Ziele“."
with_targets = int((counties["targets"] > 0).sum())


def evidence(*only: str) -> Callable[[], list[str]]:
    """The references of the targets shown, asked when somebody looks at them."""
    wanted = [kind for kind in only if not kinds or kind in kinds]
    return lambda: questions.evidence(chosen.facts, **asked, statuses=statuses, kinds=wanted)["evidence"].tolist()


def first_rows(frame: pd.DataFrame, columns: Columns) -> None:
    """The rows that need attention first, with values in words."""
    if len(frame) > ROWS_SHOWN:
        st.markdown(f"Gezeigt sind {ROWS_SHOWN} von {numbers.integer(len(frame))}; unter „Tabelle“ stehen alle.")
    first = frame.head(ROWS_SHOWN)
    values = each_row(first, target_words.NEEDED)
    words = {
        "agreed_words": [target_words.agreed_words(row) for row in values],
        "actual_words": [target_words.actual_words(row) for row in values],
    }
    show(first.assign(**words), columns, alt="Ziele, Handlungsbedarf zuerst")


section(
    chosen,
    "Status je Kreis",
    counties if with_targets else counties.iloc[:0],
    charts.status_by_county(counties),
    key="status_kreis",
    statement=charts.say_status_by_county(counties),
    measure=f"Anzahl der Ziele · {period} · Regel {rule}",
    columns={
        "short_name": Column("Gebiet"),
        **{code: Column(status.label, "integer") for code, status in STATUS.items()},
        "targets": Column("Ziele zusammen", "integer"),
    },
    source=lambda: questions.evidence(chosen.facts, **asked)["evidence"].tolist(),
    coverage=f"{with_targets} von {len(counties)} mit Zielen",
    # The row that stands for several counties bears no key.
    on_click=lambda points: links.choose_counties([str(p["customdata"]) for p in points[:1] if p["customdata"]]),
    empty=f"Für diese Auswahl sind keine Ziele erfasst. {other}",
)

targets = targets.assign(
    demanded=targets["direction"].map(target_words.DIRECTION),
    agreed=targets["target_value"].fillna(targets["lower_bound"]),
    unit=targets["unit"].mask(targets["kind"] == "milestone", KIND["milestone"]),
    shown_ratio=targets["ratio"].where(targets["percent_allowed"]),
)
every = {
    "short_name": Column("Gebiet"),
    "category_name": Column("Maßnahmenart", missing="übergreifend"),
    "project_name": Column("Maßnahme", missing="übergreifend"),
    "name": Column("Ziel"),
    "kind": Column("Zielart", "kind"),
    "demanded": Column("verlangt", missing="–"),
    "agreed": Column("vereinbart", "number", missing="–"),
    "upper_bound": Column("obere Grenze", "number", missing="–"),
    "base_value": Column("Ausgangswert", "number", missing="–"),
    "unit": Column("Einheit", missing="–"),
    "value": Column("Ist", "number", missing="–"),
    "judgement": Column("Urteil", "judgement", missing="–"),
    "share_of_year": Column("bis zur Meldung verlangt", "percent"),
    "previous_value": Column("Vorjahr", "number", missing="–"),
    "shown_ratio": Column("Zielerreichung", "achievement", missing="–"),
    "status": Column("Status", "status"),
    "reason": Column("Grund", missing="–"),
    "reported_on": Column("Meldung vom", "day", missing="keine Meldung"),
    "report_evidence": Column("Nachweis", missing="–"),
    "comment": Column("Erläuterung zur Meldung", missing="–"),
    "rule": Column("Regel", missing="–"),
}
in_words = {"agreed_words": Column("vereinbart"), "actual_words": Column("Ist"), "reached_words": Column("Ist")}


def columns(*names: str) -> Columns:
    """The named columns in this order."""
    known = every | in_words
    return {name: known[name] for name in names}


figures = targets[targets["kind"] == "numeric"]
figures_words = charts.say_achievement(figures)
section(
    chosen,
    "Zielerreichung",
    figures,
    charts.achievement(figures),
    key="zielerreichung",
    statement=figures_words,
    measure=f"Prozent des vereinbarten Werts, jedes Ziel für sich · {period} · jüngste Meldung",
    columns=columns(
        *("short_name", "name", "demanded", "agreed", "upper_bound", "base_value", "unit", "value", "previous_value"),
        *("share_of_year", "shown_ratio", "status", "reported_on"),
    ),
    source=evidence("numeric"),
    empty=f"{figures_words} {other if targets.empty else elsewhere}",
)

steps = targets[targets["kind"] != "numeric"]
steps = steps.assign(reached_words=[target_words.reached_words(row) for row in each_row(steps, target_words.NEEDED)])
steps_words = charts.say_milestones(steps)
step_columns = columns(
    "short_name", "name", "kind", "reached_words", "report_evidence", "status", "reason", "reported_on"
)
section(
    chosen,
    "Meilensteine und qualitative Ziele",
    steps,
    None if len(steps) <= ROWS_SHOWN else lambda: first_rows(steps, step_columns),
    key="meilensteine",
    statement=steps_words,
    measure=f"Meilensteine als Anzahl, qualitative Ziele als Urteil · {period} · jüngste Meldung",
    columns=step_columns,
    source=evidence("milestone", "qualitative"),
    empty=f"{steps_words} {other}",
)

targets_words = charts.say_targets(targets)
section(
    chosen,
    "Alle Ziele",
    targets,
    lambda: first_rows(
        targets,
        columns(
            *("short_name", "category_name", "name", "agreed_words", "actual_words"),
            *("shown_ratio", "status", "reason", "reported_on"),
        ),
    ),
    key="alle_ziele",
    statement=targets_words,
    measure=f"Werte in der Einheit des Ziels · {period} · Regel {rule} · Handlungsbedarf zuerst",
    columns=every,
    source=evidence("numeric", "milestone", "qualitative"),
    empty=f"{targets_words} {other}",
)

commitments.draw(chosen)


def rule_text() -> None:
    """The rule in its own words, then the eight states."""
    st.markdown(plain(rules.iloc[0]["text"]))
    st.markdown(
        "\n".join(f"- **{plain(STATUS[row.status].label)}** – {plain(row.meaning)}" for row in each_row(states))
    )


states = charts.meanings(rules)
state_columns = {"status": Column("Status", "status"), "meaning": Column("Bedeutung")}
section(
    chosen,
    "So wird der Status bestimmt",
    states,
    rule_text,
    key="regel",
    statement=charts.say_rule(rules, chosen.year),
    measure=charts.rule_basis(rules),
    columns=state_columns,
    source=[],
    empty=charts.say_rule(rules, chosen.year),
)

"""Ziele und Nachhaltung: which targets are met, at risk, justified or still open?"""

from collections.abc import Callable

import streamlit as st

from charts import target_words
from charts import targets as charts
from charts.columns import Column
from charts.rows import each_row
from charts.status import KIND, STATUS
from queries import targets as questions
from ui import address, commitments, links
from ui.section import section
from ui.selection import current
from ui.target_outlook import deviation_section, forecast_section
from ui.target_table import EVERY, ROWS_SHOWN, columns, first_rows, prepared
from ui.text import plain

chosen = current()
st.title(f"Ziele und Nachhaltung {chosen.year}")

with st.container(horizontal=True, vertical_alignment="bottom"):
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
    today = st.toggle(
        "Nach heutiger Regel",
        key="heutige_regel",
        bind="query-params",
        help="Zeigt, wie sich der Status nach der neuesten Regel läse. Beurteilt bleibt jedes Ziel nach seinem Jahr.",
    )

year = {"year": chosen.year, "programme": chosen.programme, "counties": chosen.counties}
asked = year | {"categories": chosen.categories}
filtered = {"statuses": statuses, "kinds": kinds, "today": today}
counties = questions.status_by_county(chosen.facts, **asked, today=today)
answer = questions.targets(chosen.facts, **asked, **filtered)
targets = prepared(answer, questions.status_history(chosen.facts, **year), chosen.year)
rules = questions.status_rule(chosen.facts, year=chosen.year, today=today)

period = f"{chosen.programme_word} · Haushaltsjahr {chosen.year}"
other = "Bitte andere Filter, ein anderes Jahr oder andere Kreise wählen."
rule = ", ".join(rules["rule"]) or "–"
elsewhere = "Die Ziele dieser Auswahl stehen unter „Meilensteine und qualitative Ziele“."
with_targets = int((counties["targets"] > 0).sum())
if today:
    st.info(plain(charts.say_today(answer)))


def evidence(*only: str) -> Callable[[], list[str]]:
    """The references of the targets shown, asked when somebody looks at them."""
    wanted = filtered | {"kinds": [kind for kind in only if not kinds or kind in kinds]}
    return lambda: questions.evidence(chosen.facts, **asked, **wanted)["evidence"].tolist()


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

deviation_section(chosen, questions.deviations(chosen.facts, **asked, **filtered), period, other)

running = questions.forecast(chosen.facts, **asked)
forecast_section(
    chosen,
    running[running["target"].isin(targets["target"])].reset_index(drop=True),
    lambda: questions.forecast_evidence(chosen.facts, **asked)["evidence"].tolist(),
    period,
    other,
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
            *("short_name", "name", "agreed_words", "actual_words"),
            *("shown_ratio", "status", "history", "reason", "reported_on"),
        ),
    ),
    key="alle_ziele",
    statement=targets_words,
    measure=f"Werte in der Einheit des Ziels · {period} · Regel {rule} · Handlungsbedarf zuerst",
    columns=EVERY if today else {name: column for name, column in EVERY.items() if name != "own_status"},
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
    statement=charts.say_rule(rules, chosen.year, today=today),
    measure=charts.rule_basis(rules),
    columns=state_columns,
    source=[],
    empty=charts.say_rule(rules, chosen.year),
)

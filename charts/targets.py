"""Figures and sentences of Ziele und Nachhaltung: counts per status and achievements, never a mean over targets."""

from __future__ import annotations

from typing import Any

import pandas as pd

from charts import numbers, style
from charts.status import JUDGEMENT, STATUS, summary

# More bars than this are not read in a meeting; the table has them all.
DRAWN = 15
# The scale ends here; what is longer carries a mark and its figure.
SCALE_END = 2.0
OPEN = ("missed", "at_risk", "justified")
DIRECTION = {"higher": "mindestens", "lower": "höchstens", "base": "vom Ausgangswert auf", "band": "im Band"}


def status_by_county(frame: pd.DataFrame) -> style.Figure:
    """Counties against the states that occur: the number of targets per cell, tinted; zero stays empty."""
    codes = [code for code in STATUS if frame[code].any()]
    names = list(frame["short_name"])
    most = max([1, *(int(frame[code].max()) for code in codes)])
    cell = {
        "type": "bar",
        "orientation": "h",
        "y": names,
        "customdata": list(frame["county"]),
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"color": style.INK, "size": 14},
        "hovertemplate": "%{y}: %{text} %{meta}<extra></extra>",
    }
    traces = []
    for place, code in enumerate(codes):
        counts = [int(n) for n in frame[code]]
        traces.append(
            cell
            | {
                "base": place,
                "x": [0.96] * len(names),
                "meta": STATUS[code].label,
                "text": [str(n) if n else "" for n in counts],
                "marker": {"color": [_tint(STATUS[code].colour, 0.14 + 0.36 * n / most if n else 0) for n in counts]},
                "hoverinfo": "skip",
            }
        )
    totals = [int(n) for n in frame["targets"]]
    traces.append(
        cell
        | {
            "base": len(codes),
            "x": [0.96 if n else 0 for n in totals],
            "meta": "Ziele zusammen",
            "text": [str(n) if n else "" for n in totals],
            "marker": {"color": style.PAPER},
        }
    )
    traces.append(
        cell
        | {
            "base": 0,
            "x": [0 if n else len(codes) + 0.96 for n in totals],
            "text": ["" if n else "keine Ziele erfasst" for n in totals],
            "hovertemplate": "%{y}: keine Ziele erfasst<extra></extra>",
            "marker": {"color": style.MISSING},
            "textfont": {"color": style.MUTED, "size": 13},
        }
    )
    heads = [STATUS[code].label.replace(" ", "<br>", 1).replace("begründet ", "begründet<br>") for code in codes]
    return style.figure(
        traces,
        height=style.row_height(len(frame), around=100),
        margin={"t": 8, "l": 8, "r": 8, "b": 8},
        barmode="overlay",
        bargap=0.08,
        xaxis={
            "side": "top",
            "tickvals": [place + 0.48 for place in range(len(codes) + 1)],
            "ticktext": [*heads, "Ziele<br>zusammen"],
            "range": [0, len(codes) + 0.96],
            "autotickangles": [0, -90],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        yaxis={"range": [len(frame) - 0.5, -0.5], "fixedrange": True, "showgrid": False, "ticksuffix": "  "},
        showlegend=False,
    )


def _tint(colour: str, strength: float) -> str:
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * strength):02X}" for part in parts)


def say_status_by_county(frame: pd.DataFrame) -> str:
    """In how many counties something is missed or at risk, where most, and which have no targets."""
    with_targets = frame[frame["targets"] > 0]
    if with_targets.empty:
        return "Für diese Auswahl sind keine Ziele erfasst."
    pressing = with_targets["missed"] + with_targets["at_risk"]
    open_rows = with_targets[pressing > 0]
    whole = numbers.count_of(len(with_targets), "Gebiet mit Zielen", "Gebieten mit Zielen")
    if open_rows.empty:
        head = f"In {whole} ist kein Ziel gefährdet oder nicht erreicht"
    else:
        most = int(pressing.max())
        top = [str(name) for name in with_targets.loc[pressing == most, "short_name"]]
        where = top[0] if len(top) == 1 else f"{top[0]} und {len(top) - 1} weiteren"
        head = (
            f"In {len(open_rows)} von {whole} ist ein Ziel gefährdet oder nicht erreicht, "
            f"die meisten in {where} ({most}{'' if len(top) == 1 else ' je Gebiet'})"
        )
    without = [str(name) for name in frame.loc[frame["targets"] == 0, "short_name"]]
    tail = f"; keine Ziele erfasst: {_listed(without)}" if without else ""
    return f"{head}{tail}."


def _listed(names: list[str], longest: int = 4) -> str:
    return ", ".join(names) if len(names) <= longest else f"{numbers.integer(len(names))} Gebiete"


def achievement(frame: pd.DataFrame, limits: tuple[float, float] = (0.85, 0.95)) -> style.Figure:
    """Bullet bars of the first numeric targets: reported, agreed (100 %), year before, asked of the year so far.

    The targets are unlike, so the scale is percent of the agreed value. The words stand above and beside the bars,
    where no bar can cross them.
    """
    rows = list(frame.head(DRAWN).itertuples())
    places = list(range(len(rows)))
    ratios = [_drawn_ratio(row) for row in rows]
    before = [None if numbers.is_missing(row.previous_ratio) else max(0.0, row.previous_ratio) for row in rows]
    longest = max([1.0, *(each for each in [*ratios, *before] if each is not None)])
    end = min(SCALE_END, max(1.0, -(-longest // 0.25) * 0.25))
    axis = {"range": [0, end * 1.02]}
    hover = [_hover(row, limits) for row in rows]
    bar = {"type": "bar", "orientation": "h", "y": places, "hovertemplate": "%{text}<extra></extra>"}
    words = {"text": hover, "textposition": "none"}
    traces: list[dict[str, Any]] = [
        bar
        | words
        | {
            "name": "vereinbart",
            "x": [None if _without_value(row) == "noch kein Zielwert" else 1 for row in rows],
            "width": 0.36,
            "marker": {
                "color": [style.PAPER if ratio is not None else style.MISSING for ratio in ratios],
                "line": {"color": style.INK, "width": 1.5},
            },
            "showlegend": False,
        },
        bar
        | words
        | {
            "name": "Ist",
            "x": [None if ratio is None else min(ratio, end) for ratio in ratios],
            "width": 0.2,
            "marker": {"color": style.ACTUAL},
        },
        _key("vereinbart", {"symbol": "square-open", "size": 13, "color": style.INK, "line": {"width": 1.5}}),
        {
            "type": "scatter",
            "mode": "markers",
            "name": "Vorjahr",
            "y": places,
            "x": [None if each is None else min(each, end) for each in before],
            "marker": {"symbol": "line-ns", "size": 17, "line": {"width": 3, "color": style.MARK}},
            "hovertemplate": "%{text}<extra></extra>",
            "text": hover,
            "visible": True if any(each is not None for each in before) else "legendonly",
            "showlegend": any(each is not None for each in before),
        },
    ]
    in_year = [row.share_of_year if row.share_of_year < 1 and _drawn_ratio(row) is not None else None for row in rows]
    if any(each is not None for each in in_year):
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": "zeitanteilig vereinbart",
                "y": places,
                "x": in_year,
                "marker": {
                    "symbol": "diamond",
                    "size": 11,
                    "color": style.PAPER,
                    "line": {"width": 2, "color": style.INK},
                },
                "hovertemplate": "%{text}<extra></extra>",
                "text": hover,
            }
        )
    longer = [
        (place, each)
        for values in (ratios, before)
        for place, each in zip(places, values, strict=True)
        if each is not None and each > end
    ]
    if longer:
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": f"über {numbers.percent(end, 0)}",
                "y": [place for place, _ in longer],
                "x": [end * 1.01] * len(longer),
                "marker": {"symbol": "triangle-right", "size": 12, "color": style.INK},
                "hoverinfo": "skip",
                "cliponaxis": False,
            }
        )
    traces.append(
        {
            "type": "scatter",
            "mode": "text",
            "y": [place - 0.14 for place in places],
            "x": [0] * len(rows),
            "text": [
                f"<b>{row.short_name}</b> · {STATUS[row.status].label}<br>{numbers.shorten(row.name, 56)}"
                for row in rows
            ],
            "textposition": "top right",
            "textfont": {"size": 13},
            "cliponaxis": False,
            "hoverinfo": "skip",
            "showlegend": False,
        }
    )
    traces.append(style.row_texts(places, [_beside(row, limits) for row in rows], axis))
    ticks = [0.5 * i for i in range(int(end / 0.5) + 1)]
    return style.figure(
        traces,
        height=style.row_height(len(rows), per_row=66, around=110),
        margin={"t": 60, "l": 8, "r": 196, "b": 8},
        barmode="overlay",
        xaxis={
            **axis,
            "tickvals": ticks,
            "ticktext": [numbers.percent(tick, 0) for tick in ticks],
            "title": {"text": "des vereinbarten Werts", "font": {"color": style.MUTED, "size": 13}},
            "fixedrange": True,
        },
        yaxis={"range": [len(rows) - 0.65, -0.75], "visible": False, "fixedrange": True},
        legend=style.LEGEND,
    )


def _key(name: str, marker: dict[str, Any]) -> dict[str, Any]:
    """An entry of the legend for what is drawn with other colours in each row."""
    return {"type": "scatter", "mode": "markers", "name": name, "x": [None], "y": [None], "marker": marker}


def _drawn_ratio(row: Any) -> float | None:
    """The length of a bar; nothing for a target that is not assessed, no bar to the left of zero."""
    if numbers.is_missing(row.ratio) or row.status in ("not_assessable", "no_target", "dropped"):
        return None
    return max(0.0, float(row.ratio))


def _without_value(row: Any) -> str:
    """Why there is nothing to measure; empty when there is."""
    if row.status == "no_target":
        return "noch kein Zielwert"
    return "keine Meldung" if numbers.is_missing(row.value) else ""


def _beside(row: Any, limits: tuple[float, float]) -> str:
    missing = _without_value(row)
    if missing and numbers.is_missing(row.value):
        return missing
    second = shown_achievement(row, limits)
    return f"{reached_words(row)}<br>{second}" if second else reached_words(row)


def shown_achievement(row: Any, limits: tuple[float, float] = (0.85, 0.95)) -> str:
    """The achievement in percent, or why there is none; empty when nothing can be divided."""
    if numbers.is_missing(row.ratio):
        return ""
    if not row.percent_allowed:
        return "kleine Zahl, ohne Prozent" if row.status != "not_assessable" else "Fallzahl zu klein"
    return f"Zielerreichung {numbers.achievement(row.ratio, limits)}"


def _hover(row: Any, limits: tuple[float, float]) -> str:
    lines = [f"<b>{row.short_name}</b>: {row.name}", STATUS[row.status].label, reached_words(row)]
    lines.append(shown_achievement(row, limits))
    if row.share_of_year < 1:
        lines.append(f"bis zur Meldung verlangt: {numbers.percent(row.share_of_year)} des Jahreswerts")
    if not numbers.is_missing(row.previous_value):
        lines.append(f"Vorjahr: {_in_unit(row.previous_value, row.unit)}")
    if not numbers.is_missing(row.reason):
        lines.append(numbers.shorten(row.reason, 90))
    return "<br>".join(line for line in lines if line)


def reached_words(row: Any) -> str:
    """Reported against agreed with the direction in words: 35 von 40 Personen; 13,4 % (höchstens 12 %)."""
    if row.kind == "milestone":
        return milestone_words(row)
    if row.kind == "qualitative":
        return "keine Meldung" if numbers.is_missing(row.judgement) else JUDGEMENT[row.judgement]
    if numbers.is_missing(row.value):
        return "keine Meldung"
    value = _in_unit(row.value, row.unit)
    if row.direction == "band" and not numbers.is_missing(row.lower_bound):
        return f"{value} ({agreed_words(row)})"
    if numbers.is_missing(row.target_value):
        return f"{value}, noch kein Zielwert"
    if row.direction == "higher" and row.unit != "Prozent":
        return f"{_short(row.value)} von {_in_unit(row.target_value, row.unit)}"
    if row.direction == "base" and not numbers.is_missing(row.base_value):
        return f"{value} (von {_short(row.base_value)} auf {_short(row.target_value)})"
    return f"{value} ({agreed_words(row)})"


def agreed_words(row: Any) -> str:
    """What is agreed, with the direction in words."""
    if row.kind == "qualitative":
        return "wie beschrieben"
    if row.kind == "milestone":
        count = row.target_value
        return (
            "noch offen" if numbers.is_missing(count) else numbers.count_of(int(count), "Meilenstein", "Meilensteine")
        )
    if row.direction == "band" and not numbers.is_missing(row.lower_bound):
        upper = "" if numbers.is_missing(row.upper_bound) else f" bis {_in_unit(row.upper_bound, row.unit)}"
        return f"{_short(row.lower_bound)}{upper}" if upper else f"mindestens {_in_unit(row.lower_bound, row.unit)}"
    if numbers.is_missing(row.target_value):
        return "noch kein Zielwert"
    goal = _in_unit(row.target_value, row.unit)
    if row.direction == "base" and not numbers.is_missing(row.base_value):
        return f"von {_short(row.base_value)} auf {goal}"
    return f"{DIRECTION.get(row.direction, '')} {goal}".strip()


def milestone_words(row: Any) -> str:
    """3 von 4 Meilensteinen, 2 davon fällig; never a percentage."""
    if numbers.is_missing(row.value):
        return "keine Meldung"
    done = numbers.integer(int(row.value))
    if numbers.is_missing(row.target_value):
        return f"{done} gemeldet, Anzahl nicht vereinbart"
    words = f"{done} von {numbers.count_of(int(row.target_value), 'Meilenstein', 'Meilensteinen')}"
    due = row.due
    return (
        words if numbers.is_missing(due) or due >= row.target_value else f"{words}, {numbers.integer(int(due))} fällig"
    )


def _in_unit(value: float, unit: object) -> str:
    if unit == "Prozent":
        return f"{_short(value)}{numbers.SPACE}%"
    return _short(value) if numbers.is_missing(unit) else f"{_short(value)} {unit}"


def _short(value: float) -> str:
    return numbers.decimal(value, 0 if float(value) == int(value) else 1)


def say_achievement(frame: pd.DataFrame) -> str:
    """Counts per status of the numeric targets, and how many of them are drawn."""
    if frame.empty:
        return "Zu dieser Auswahl sind keine Zahlenziele erfasst."
    head = f"Von {numbers.count_of(len(frame), 'Zahlenziel', 'Zahlenzielen')}: {summary(_counts(frame))}"
    if len(frame) <= DRAWN:
        return f"{head}."
    first = ", zuerst die mit Handlungsbedarf" if frame.iloc[0]["status"] in OPEN else ""
    return f"{head}. Gezeichnet sind {DRAWN} von {numbers.integer(len(frame))}{first}."


def say_milestones(frame: pd.DataFrame) -> str:
    """How many targets without a measured number, their states, and for how many a report is missing."""
    if frame.empty:
        return "Zu dieser Auswahl sind keine Meilensteine und keine qualitativen Ziele erfasst."
    steps = int((frame["kind"] == "milestone").sum())
    words = int((frame["kind"] == "qualitative").sum())
    parts = [
        *([numbers.count_of(steps, "Ziel mit Meilensteinen", "Ziele mit Meilensteinen")] if steps else []),
        *([numbers.count_of(words, "qualitatives Ziel", "qualitative Ziele")] if words else []),
    ]
    silent = int(frame["reported_on"].isna().sum())
    if silent == len(frame):
        return f"{' und '.join(parts)}; zu keinem liegt eine Meldung vor."
    tail = f"; ohne Meldung: {numbers.integer(silent)}" if silent else ""
    return f"{' und '.join(parts)}: {summary(_counts(frame))}{tail}."


def say_targets(frame: pd.DataFrame) -> str:
    """Counts per status in the fixed order."""
    if frame.empty:
        return "Für diese Auswahl sind keine Ziele erfasst."
    return f"Von {numbers.count_of(len(frame), 'Ziel', 'Zielen')}: {summary(_counts(frame))}."


def _counts(frame: pd.DataFrame) -> dict[str, int]:
    return {str(code): int(n) for code, n in frame["status"].value_counts().items()}


def meanings(rules: pd.DataFrame) -> pd.DataFrame:
    """One row per state in the fixed order with its meaning under the rule; none without a rule."""
    if rules.empty:
        return pd.DataFrame({"status": [], "meaning": []})
    rule = rules.iloc[0]
    good, low = (numbers.percent(rule[name], 0) for name in ("achieved_from", "at_risk_from"))
    words = {
        "achieved": f"Mindestens {good} des vereinbarten Werts, alle Meilensteine oder als erfüllt beurteilt.",
        "on_track": f"Der Zeitraum läuft noch; mindestens {good} des bis zur Meldung Verlangten liegen vor.",
        "at_risk": f"Am Ende {low} bis unter {good} oder teilweise erfüllt; im laufenden Zeitraum weniger als verlangt.",
        "missed": f"Am Ende des Zeitraums unter {low} oder als nicht erfüllt beurteilt.",
        "justified": "Gefährdet oder nicht erreicht, aber mit dokumentierter Abweichung nach § 6.",
        "no_target": "Das Ziel ist benannt, sein Wert noch nicht vereinbart.",
        "not_assessable": f"Keine Meldung, keine Angabe oder eine Quote mit weniger als {rule['minimum_cases']} Fällen.",
        "dropped": "Das Ziel gilt nicht mehr; der Grund steht dabei.",
    }
    return pd.DataFrame({"status": list(STATUS), "meaning": [words[code] for code in STATUS]})


def say_rule(rules: pd.DataFrame, year: int) -> str:
    """Version and limits of the rule of the year."""
    if rules.empty:
        return f"Für {year} ist keine Regel festgelegt."
    rule = rules.iloc[0]
    return (
        f"Für {year} gilt Regel {rule['rule']}: erreicht ab {numbers.percent(rule['achieved_from'], 0)}, "
        f"gefährdet ab {numbers.percent(rule['at_risk_from'], 0)} des vereinbarten Werts, darunter nicht erreicht."
    )


def rule_basis(rules: pd.DataFrame) -> str:
    """Validity of the rule, who decided it and its smallest numbers."""
    if rules.empty:
        return "keine Regel"
    rule = rules.iloc[0]
    end = "" if numbers.is_missing(rule["valid_to"]) else f" bis {rule['valid_to']}"
    return (
        f"Regel {rule['rule']}, gültig ab {rule['valid_from']}{end} · {rule['decided']} · "
        f"Quoten ab {rule['minimum_cases']} Fällen, Prozent ab einem Zielwert von {rule['minimum_base']}"
    )

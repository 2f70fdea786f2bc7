"""Figures and sentences of Ziele und Nachhaltung: counts per status and achievements, never a mean over targets."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import pandas as pd

from charts.base import matrix, style
from charts.base.matrix import Cell, Row
from charts.base.status import NOT_JUDGED, STATUS, summary
from charts.base.ties import listed
from charts.targets import bullets
from charts.targets.variance import gaps
from data import numbers
from data.quoting import unbroken
from data.rows import Number, Short, Text, only_row, rows_of
from queries.targets import StatusByCounty, StatusRule, Targets

OPEN = ("missed", "at_risk", "justified")
# Up to here every county without targets has a row of its own; more of them are one row.
EMPTY_ROWS = 3
# What a status says of a year that has ended.
ENDED = "nicht ganz oder gar nicht erreicht (Status „gefährdet“ oder „nicht erreicht“)"
# More counties that share a top place are counted.
NAMED = 4


class Limits(NamedTuple):
    """What the meanings of the states read of a rule."""

    achieved_from: Number
    at_risk_from: Number
    minimum_cases: Short


class Meaning(NamedTuple):
    """A state and its meaning under a rule."""

    status: Text
    meaning: Text


def status_by_county(frame: pd.DataFrame) -> style.Figure:
    """Counties against the states that occur: the number of targets per cell, tinted; zero stays empty."""
    rows = rows_of(_with_empty_together(frame), StatusByCounty)
    codes = [code for code in STATUS if any(getattr(row, code) for row in rows)]
    most = max([1, *(int(getattr(row, code)) for row in rows for code in codes)])
    lines = [
        Row(row.short_name, [_count_cell(row, code, int(getattr(row, code)), most) for code in codes]) for row in rows
    ]
    traces = [matrix.column(lines, place) | {"meta": STATUS[code].label} for place, code in enumerate(codes)]
    none = "keine Ziele erfasst"
    empty = [Row(row.short_name, [Cell(none, style.MISSING, none, row.county)]) for row in rows if not row.targets]
    whole = matrix.column(empty, 0, width=max(len(codes), 1) - 1 + matrix.CELL, size=13)
    traces.append(whole | {"textfont": {"color": style.MUTED, "size": 13}})
    # Two lines at most, so that the heads also fit when a narrow screen turns them upright.
    heads = ["<br>".join(STATUS[code].label.rsplit(" ", int(len(STATUS[code].label) > 18))) for code in codes]
    return matrix.figure(traces, lines, heads)


def _count_cell(row: StatusByCounty, code: str, number: int, most: int) -> Cell | None:
    if not number:
        return None
    said = f"{style.safe(row.short_name)}: {number} {STATUS[code].word}"
    return Cell(str(number), matrix.tint(STATUS[code].colour, 0.14 + 0.36 * number / most), said, row.county)


def _with_empty_together(frame: pd.DataFrame) -> pd.DataFrame:
    """Many counties without targets become one last row that says how many they are."""
    empty = frame["targets"] == 0
    if empty.sum() <= EMPTY_ROWS:
        return frame
    label = f"{int(empty.sum())} {'weitere ' if not empty.all() else ''}Gebiete"
    together = frame[empty].head(1).assign(short_name=label, county="")
    return pd.concat([frame[~empty], together], ignore_index=True)


def say_status_by_county(frame: pd.DataFrame, *, over: bool = False, chosen: bool = False) -> str:
    """In how many counties something is missed or at risk, where most, and which have no targets.

    Once the year is `over` nothing is at risk any more: the same status says that a target was not wholly reached.
    `chosen`: only some Maßnahmenarten are.
    """
    pressing_words = ENDED if over else "gefährdet oder nicht erreicht"
    with_targets = frame[frame["targets"] > 0]
    if with_targets.empty:
        return "Für diese Auswahl sind keine Ziele erfasst."
    pressing = with_targets["missed"] + with_targets["at_risk"]
    open_rows = with_targets[pressing > 0]
    whole = numbers.count_of(len(with_targets), "Gebiet mit Zielen", "Gebieten mit Zielen")
    if len(with_targets) == 1 and not open_rows.empty:
        row = only_row(with_targets, StatusByCounty)
        verb = "ist" if int(pressing.iloc[0]) == 1 else "sind"
        whole = numbers.count_of(row.targets, "Ziel", "Zielen")
        head = (
            f"{row.short_name}: {int(pressing.iloc[0])} von {whole} {verb} {pressing_words}{_justified(with_targets)}"
        )
    elif open_rows.empty:
        counts = {code: int(with_targets[code].sum()) for code in STATUS}
        decided = sum(n for code, n in counts.items() if code not in NOT_JUDGED)
        none = (
            "hat kein Ziel den Status „gefährdet“ oder „nicht erreicht“" if over else f"ist kein Ziel {pressing_words}"
        )
        head = f"In {whole} {none if decided else 'ist noch kein Ziel zu beurteilen'}: {summary(counts)}"
    else:
        most = int(pressing.max())
        top = [str(name) for name in with_targets.loc[pressing == most, "short_name"]]
        where = listed(top) if len(top) <= NAMED else f"gleichauf {numbers.integer(len(top))} Gebiete"
        head = (
            f"In {len(open_rows)} von {whole} ist mindestens ein Ziel {pressing_words}"
            # Of one county there are no most.
            f"{': ' if len(open_rows) == 1 else ', die meisten: '}{where} ({'' if len(top) == 1 else 'je '}{most})"
            f"{_justified(with_targets)}"
        )
    without = [str(name) for name in frame.loc[frame["targets"] == 0, "short_name"]]
    tail = f"; keine Ziele {'dieser Auswahl ' if chosen else ''}erfasst: {_listed(without)}" if without else ""
    return f"{head}{tail}."


def _justified(frame: pd.DataFrame) -> str:
    """The targets that are not reached either, but whose reason a dialogue accepted: they are none of those counted."""
    many = int(frame["justified"].sum())
    if not many:
        return ""
    verb, one = ("ist", "weiteres Ziel") if many == 1 else ("sind", "weitere Ziele")
    return f"; dazu {verb} {numbers.integer(many)} {one} {STATUS['justified'].word} (im Dialog anerkannt)"


def _listed(names: list[str], longest: int = NAMED) -> str:
    return ", ".join(names) if len(names) <= longest else f"{numbers.integer(len(names))} Gebiete"


def achievement(frame: pd.DataFrame) -> style.Figure:
    """Bullet bars of the first numeric targets."""
    return bullets.bullets(rows_of(gaps(frame.head(bullets.DRAWN)), bullets.Bullet))


def say_achievement(frame: pd.DataFrame, *, over: bool = False) -> str:
    """Counts per status of the numeric targets, and how many of them are drawn; `over`: the year is."""
    if frame.empty:
        return "Zu dieser Auswahl sind keine Zahlenziele erfasst."
    head = f"Von {numbers.count_of(len(frame), 'Zahlenziel', 'Zahlenzielen')}: {summary(_counts(frame), over=over)}"
    if len(frame) <= bullets.DRAWN:
        return f"{head}."
    first = ", zuerst die mit Handlungsbedarf" if only_row(frame.head(1), Targets).status in OPEN else ""
    return f"{head}. Gezeichnet sind {bullets.DRAWN} von {numbers.integer(len(frame))}{first}."


def say_milestones(frame: pd.DataFrame, *, over: bool = False) -> str:
    """How many targets without a measured number, their states, how many have no report; `over`: the year is."""
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
    return f"{' und '.join(parts)}: {summary(_counts(frame), over=over)}{tail}."


def say_targets(frame: pd.DataFrame, *, over: bool = False) -> str:
    """Counts per status in the fixed order; what „gefährdet“ says of a year that is `over`."""
    if frame.empty:
        return "Für diese Auswahl sind keine Ziele erfasst."
    counts = _counts(frame)
    return f"Von {numbers.count_of(len(frame), 'Ziel', 'Zielen')}: {summary(counts, over=over)}."


def say_today(frame: pd.DataFrame) -> str:
    """How many targets read differently by the newest rule than by that of their year."""
    if frame.empty:
        return "Zu dieser Auswahl ist kein Ziel erfasst, das anders beurteilt würde."
    newest = unbroken(", ".join(sorted(set(frame["rule"].dropna())))) or "–"
    differing = int((frame["status"] != frame["own_status"]).sum())
    count = numbers.count_of(len(frame), "Ziel", "Zielen")
    head = f"Gezeigt ist der Status nach heutiger Regel {newest}"
    if not differing:
        return f"{head}; er liest sich bei allen {count} wie nach der Regel des Jahres."
    return f"{head}; er liest sich bei {numbers.integer(differing)} von {count} anders als nach der Regel des Jahres."


def _counts(frame: pd.DataFrame) -> dict[str, int]:
    return Counter(frame["status"].tolist())


def meanings(rules: pd.DataFrame) -> pd.DataFrame:
    """One row per state in the fixed order with its meaning under the rule; none without a rule."""
    if rules.empty:
        return pd.DataFrame({"status": [], "meaning": []})
    rule = only_row(rules.head(1), Limits)
    good, low = (numbers.percent(share, 0) for share in (rule.achieved_from, rule.at_risk_from))
    words = {
        "achieved": f"Mindestens {good} des vereinbarten Werts, alle Meilensteine oder als erfüllt beurteilt.",
        "on_track": f"Der Zeitraum läuft noch; mindestens {good} des bis zur Meldung Verlangten liegen vor.",
        "at_risk": f"Am Ende {low} bis unter {good} oder teilweise erfüllt; im Zeitraum unter {good} des bis zur "
        "Meldung Verlangten.",
        "missed": f"Am Ende des Zeitraums unter {low} oder als nicht erfüllt beurteilt.",
        "justified": "Gefährdet oder nicht erreicht; ein Dialog hat die Begründung anerkannt.",
        "no_target": "Das Ziel ist benannt, sein Wert noch nicht vereinbart.",
        "not_assessable": "Keine Meldung, nach dem Ende des Zeitraums keine Endmeldung, keine Angabe oder "
        f"Quote mit weniger als {rule.minimum_cases} Fällen, oder die Angabe ist geheim.",
        "dropped": "Das Ziel gilt nicht mehr; der Grund steht dabei.",
    }
    return pd.DataFrame({"status": list(STATUS), "meaning": [words[code] for code in STATUS]})


def say_rule(rules: pd.DataFrame, year: int, *, today: bool = False) -> str:
    """Version and limits of the rule of the year, or of the newest when `today` shows the states by it."""
    if rules.empty:
        return f"Für {year} ist keine Regel festgelegt."
    rule = only_row(rules, StatusRule)
    head = f"Gezeigt ist {year} nach heutiger" if today else f"Für {year} gilt"
    good, low = (numbers.percent(share, 0) for share in (rule.achieved_from, rule.at_risk_from))
    return (
        f"{head} Regel {unbroken(rule.rule)}: am Ende erreicht ab {good}, gefährdet ab {low} des vereinbarten Werts, "
        f"darunter nicht erreicht; im Zeitraum im Plan ab {good} des bis zur Meldung Verlangten, darunter gefährdet."
    )


def rule_basis(rules: pd.DataFrame) -> str:
    """Validity of the rule, who decided it and its smallest numbers."""
    if rules.empty:
        return "keine Regel"
    rule = only_row(rules, StatusRule)
    end = "" if numbers.is_missing(rule.valid_to) else f" bis {rule.valid_to}"
    return (
        f"Regel {unbroken(rule.rule)}, gültig ab {rule.valid_from}{end} · {rule.decided} · "
        f"Quoten ab {rule.minimum_cases} Fällen, Prozent ab einem Zielwert von {rule.minimum_base}"
    )

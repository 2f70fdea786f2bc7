"""Random small data sets that keep every rule, and random changes of them, good and bad."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from changing import REMOVED, Change, Row
from hypothesis import strategies as st
from sound_rows import SOUND

Draw = Callable[[st.SearchStrategy[Any]], Any]
DAYS = [date(2023, 1, 1), date(2024, 6, 30), date(2032, 5, 30)]
# Values to alter a column to, those that keep the rules first.
VALUES: dict[str, list[object]] = {
    "county": ["06434", "06411", "06499", "06415", "06", "6434"],
    "counties": [["06434", "06411"], ["06434", "06499"]],
    "budget_year": [2023, 2024, 2013, 1999],
    "programme": ["AQB", "AMB", "AB", "ABC"],
    "programmes": [["AQB"], ["AQB", "ABC"], ["AQB", "DIGITAL"]],
    "category": [1, 2, None, 5],
    "project": ["p0", "p1", "p9"],
    "target": ["t0", "t1", "t9"],
    "targets": [["t0"], ["t1"], ["t0", "t1"], ["t9"], [" "], []],
    "dialogue": ["g0", "g1", "g9"],
    "citation": ["§ 4", " "],
    "state": ["final", "fertig"],
    "name": ["JUBA", " "],
    "title": ["Titel", ""],
    "stage": ["agreed", "paid", "bezahlt"],
    "level": ["project", "category", "total", "tranche", "funding", "Rest"],
    "precision": ["exact", "at_least", "circa"],
    "funding_source": ["esf", "Bund"],
    "euros": [0, 10, 60, 500, -1],
    "spending_from": [None, 2024],
    "spending_to": [None, 2025, 2023],
    "starts_on": DAYS,
    "ends_on": DAYS,
    "signed_by_ministry_on": DAYS,
    "dialogues": [None, 2, -3],
    "kind": ["qualitative", "milestone", "numeric", "weich"],
    "target_value": [2, None, 1],
    "number": [1, 2, 3],
    "due_on": DAYS,
    "indicator": [None, "entries", "coverage"],
    "judgement": ["partly", "gut"],
    "side": ["county", "Presse"],
    "rule": ["explicit", "frei"],
    "result": ["open", "egal"],
    "measure": ["population", "budget_sum"],
    "measured_on": DAYS,
    "territory_from": [2011, 2020, 2024],
    "territory_to": [None, 2019, 2024],
    "cause": ["Sperre", " "],
    "evidence": ["Erlass", ""],
    "adjusted_value": [None, 34],
}
NULL_TOO = {
    *(("amount", "budget_year"), ("project", "budget_year"), ("remark", "budget_year")),
    *(("amount", "project"), ("target", "project"), ("remark", "project"), ("remark", "target")),
}


@st.composite
def sound_changes(draw: Draw) -> list[Change]:
    """Up to three deliveries that together break no rule; later ones may correct rows of the first."""
    facts: dict[str, list[Row]] = defaultdict(list)

    def add(table: str, key: str, **fields: object) -> None:
        facts[table].append(SOUND[table](**({"id": key} | fields)))

    places = draw(st.sets(st.tuples(st.sampled_from(["06434", "06411"]), st.sampled_from([2023, 2024])), min_size=1))
    for county, year in sorted(places):
        _add_place(draw, add, facts, county, year)
    for county in sorted({county for county, _ in places}):
        add("county_measure", f"{county}/1", county=county, territory_to=2019)
        add("county_measure", f"{county}/2", county=county, measured_on=date(2024, 12, 31), territory_from=2020)
    add("peer_group", "g")
    add("passage", "§ 4")

    number = draw(st.integers(1, 3))
    brought: list[dict[str, list[Row]]] = [defaultdict(list) for _ in range(number)]
    brought[0]["source"].append(SOUND["source"](id="s1"))
    for table, rows in facts.items():
        for row in rows:
            delivery = draw(st.integers(0, number - 1))
            brought[delivery][table].append(row)
            if delivery and draw(st.booleans()):
                brought[0][table].append(altered(draw, table, row))
    sources = ["s1"] + [draw(st.sampled_from(["s1", f"s{each}"])) for each in range(2, number + 1)]
    for delivery, source in enumerate(sources):
        if source != "s1":
            brought[delivery]["source"].append(SOUND["source"](id=source))
    return [
        Change(f"d{each}", source=source, rows=rows)
        for each, (source, rows) in enumerate(zip(sources, brought, strict=True), 1)
    ]


def _add_place(draw: Draw, add: Callable[..., None], facts: dict[str, list[Row]], county: str, year: int) -> None:
    place = {"county": county, "budget_year": year}
    here = f"{county}/{year}"
    maybe = st.booleans()
    if draw(maybe):
        add("agreement", here, signed_by_ministry_on=None, signed_by_county_on=None, **place)
    projects: list[str] = []
    money: dict[tuple[str, str], dict[object, int]] = defaultdict(lambda: defaultdict(int))
    for _ in range(draw(st.integers(0, 2))):
        key = f"p{len(facts['project'])}"
        projects.append(key)
        kind = {"category": draw(st.sampled_from([1, 2, None])), "programme": draw(st.sampled_from(["AQB", "AMB"]))}
        add("project", key, **kind, **place)
        for stage in sorted(draw(st.sets(st.sampled_from(["agreed", "paid"])))):
            euros = draw(st.sampled_from([0, 50]))
            money[str(kind["programme"]), stage][kind["category"]] += euros
            stated = {"level": "project", "project": key, "stage": stage, "euros": euros}
            add("amount", f"{key}/{stage}", **stated, **kind, **place)
        if draw(maybe):
            add("project_line", key, project=key)
    for (programme, stage), parts in sorted(money.items()):
        kind = {"programme": programme, "stage": stage}
        for category in [each for each in (1, 2) if draw(maybe)]:
            parts[category] += draw(st.sampled_from([0, 20]))
            whole = {"level": "category", "category": category, "euros": parts[category]}
            add("amount", f"{here}/{programme}/{stage}/{category}", **whole, **kind, **place)
        total = sum(parts.values()) + draw(st.sampled_from([0, 10]))
        for level in sorted(draw(st.sets(st.sampled_from(["total", "tranche", "funding"])))):
            bound = {"precision": draw(st.sampled_from(["exact", "at_least"]))}
            add("amount", f"{here}/{programme}/{stage}/{level}", level=level, euros=total, **bound, **kind, **place)
    if draw(maybe):
        add("dialogue", f"g{len(facts['dialogue'])}", **place)
        add("commitment", here, dialogue=facts["dialogue"][-1]["id"], **place)
    for _ in range(draw(st.integers(0, 2))):
        key = f"t{len(facts['target'])}"
        add("target", key, project=draw(st.sampled_from([None, *projects])), **place)
        for number in draw(st.sampled_from([(), (1,), (1, 2)])):
            add("milestone", f"{key}/M{number}", target=key, number=number)
        for table in sorted(draw(st.sets(st.sampled_from(["report", "remark"])))):
            add(table, key, target=key, **(place if table == "remark" else {}))
        if draw(maybe):
            add("deviation", key, targets=[key], **place)
        if facts["dialogue"] and draw(maybe):
            add("target_result", key, target=key, dialogue=facts["dialogue"][-1]["id"], **place)
    for table in ("note", "extra_need", "lead_question"):
        if draw(maybe):
            add(table, here, **place)


def altered(draw: Draw, table: str, row: Row) -> Row:
    """The row with another value in one of its columns."""
    column = draw(st.sampled_from(sorted(VALUES.keys() & row.keys())))
    nothing = [None] if (table, column) in NULL_TOO else []
    return row | {column: draw(st.sampled_from(VALUES[column] + nothing))}


@st.composite
def later_change(draw: Draw, before: list[Change]) -> Change:
    """One more event: rows corrected, removed, added under another key; or a delivery withdrawn or restored."""
    known = [each.delivery for each in before]
    event = draw(st.sampled_from([*["recorded"] * 8, "withdrawn", "withdrawn", "restored", "gelöscht"]))
    if event != "recorded":
        return Change(draw(st.sampled_from([*known, *known, "d9"])), event)
    facts = [(table, row) for each in before for table, rows in each.rows.items() for row in rows]
    rows: dict[str, list[Row]] = defaultdict(list)
    for _ in range(draw(st.integers(1, 3))):
        table, row = draw(st.sampled_from(facts))
        what = draw(st.sampled_from(["altered", "altered", "removed", "again"]))
        if what == "removed":
            row = row | REMOVED
        elif what == "again":
            row = row | {"id": f"{row['id']}/{len(before)}"}
        else:
            row = altered(draw, table, row)
        if row["id"] not in {each["id"] for each in rows[table]}:
            rows[table].append(row)
    delivery = draw(st.sampled_from([f"d{len(before) + 1}"] * 9 + known[:1]))
    return Change(delivery, source=draw(st.sampled_from(["s1"] * 9 + ["s9"])), rows=rows)

"""What the Kreisvergleich compares: indicator, denominator, county in the middle, peers, second side, in the URL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.peers import LOGIC, Group, groups
from charts.base.categories import only_words
from charts.comparison.view import DENOMINATOR, DIVIDED_BY, PER_FEW, PER_MANY, Measure, View
from data import numbers
from data.code_words import STAGE
from data.rows import only_row, rows_of
from queries import comparison as questions
from ui import address, county_choice
from ui.selection import Selection

NO_OTHER = "kein Vergleich"


@dataclass(frozen=True)
class Choice:
    """What is chosen on the page, and the frames the choice was made from."""

    view: View
    denominator: str
    documents: str
    groups: dict[str, Group]
    traits: pd.DataFrame
    characteristics: pd.DataFrame
    own_groups: pd.DataFrame
    other_year: int
    other_stage: str
    ratios: frozenset[str]

    def groups_of(self, county: str) -> dict[str, Group]:
        """The peers of another county by every logic."""
        if county == self.view.own:
            return self.groups
        return groups(county, self.traits, self.characteristics, self.own_groups)

    @property
    def compared(self) -> bool:
        """True when a second side is asked for."""
        return bool(self.other_year or self.other_stage)


def choose(chosen: Selection) -> Choice:
    """Draw the filters of the page and return what they say."""
    traits = questions.traits(chosen.facts, year=chosen.year)
    characteristics = questions.characteristics(chosen.facts, year=chosen.year)
    own_groups = questions.own_groups(chosen.facts)
    first, second, third, fourth = st.columns(4)
    offered = only_row(questions.offered(chosen.facts), questions.Offered)
    known = {row.code: row for row in rows_of(questions.indicators(chosen.facts), questions.Indicators)}
    with first:
        measure, denominator, documents = _measure(chosen, second, known, offered)
    existing = rows_of(traits, questions.Traits)
    options = [row.county for row in existing]
    agreed = [row.county for row in existing if row.has_agreement]
    with third:
        county = county_choice.choose(chosen, "Gebiet im Mittelpunkt", options, agreed, follows=False)
    found = groups(county, traits, characteristics, own_groups)
    own_names = {row.id: row.name for row in rows_of(own_groups, questions.OwnGroups)}
    with fourth:
        code = address.one(
            "Vergleichsgruppe",
            list(found),
            key="gruppe",
            word=lambda each: LOGIC.get(each) or own_names.get(each, each),
            index=list(found).index("kind"),
            filter_mode=None,
        )
    other_year, other_stage, rank = _second_side(chosen, offered)
    rule = questions.rules(chosen.facts, year=chosen.year, other_year=chosen.year)
    enough = int(rule["minimum_peers"].max())
    return Choice(
        view=View(measure, county, tuple(chosen.counties), found[code], chosen.county_names, enough, rank),
        denominator=denominator,
        documents=documents,
        groups=found,
        traits=traits,
        characteristics=characteristics,
        own_groups=own_groups,
        other_year=other_year,
        other_stage=other_stage,
        ratios=frozenset(code for code, row in known.items() if row.basis == "ratio"),
    )


def _measure(
    chosen: Selection,
    beside: st.delta_generator.DeltaGenerator,
    rows: Mapping[str, questions.Indicators],
    known: questions.Offered,
) -> tuple[Measure, str, str]:
    row = rows[address.one("Kennzahl", list(rows), key="kennzahl", word=lambda code: rows[code].name, filter_mode=None)]
    brought = questions.denominators(chosen.facts, year=chosen.year)
    delivered = {each.code: each for each in rows_of(brought, questions.Denominators)}
    offered = ["none"]
    if row.basis in ("money", "count"):
        offered += delivered
    if row.basis == "money":
        offered += [code for code, there in (("place", known.places), ("participant", known.participants)) if there]
    words = DENOMINATOR | {code: each.per for code, each in delivered.items()}
    with beside:
        if len(offered) > 1:
            preferred = "population" if row.basis == "money" and "population" in delivered else "none"
            code = address.one(
                "Bezugsgröße",
                offered,
                key="bezug",
                word=words.__getitem__,
                index=offered.index(preferred),
                filter_mode=None,
                help="Angeboten wird, was dieser Datensatz für mindestens ein Gebiet hergibt; wo sie fehlt, bleibt ein "
                "Gebiet ohne Wert, und der Grund steht dabei.",
            )
        else:
            code = "none"
            st.selectbox("Bezugsgröße", ["in der Kennzahl enthalten"], key="bezug_enthalten", filter_mode=None)
    documents = delivered[code].documents if code in delivered else None
    per = "" if code == "none" else words[code]
    # What is agreed as a percentage has a formula of its achievement, not of itself.
    formula = row.formula if row.code.endswith(("_ratio", "_share")) else ""
    many = PER_MANY.get(str(code), PER_FEW)
    only = only_words(chosen.categories, chosen.category_names)
    divided_by = delivered[code].name if code in delivered else DIVIDED_BY.get(str(code), "")
    measure = Measure(row.code, row.name, row.basis, row.unit, row.direction, per, formula, only, many, divided_by)
    return measure, str(code), "" if numbers.is_missing(documents) else str(documents)


def _second_side(chosen: Selection, known: questions.Offered) -> tuple[int, str, bool]:
    year, stage, ranked, _ = st.columns(4, vertical_alignment="bottom")
    with year:
        other_year = address.one(
            "Vergleichen mit Jahr",
            [0, *chosen.years],
            key="vergleichsjahr",
            word=lambda each: str(each) if each else NO_OTHER,
            filter_mode=None,
        )
    with stage:
        other_stage = address.one(
            "Vergleichsstufe",
            ["", *(code for code in STAGE if code in known.stages and code != "unstated")],
            key="vergleichsstufe",
            word=lambda code: STAGE[code] if code else NO_OTHER,
            filter_mode=None,
            help="Angeboten wird nur eine Stufe, zu der dieser Datensatz Beträge von Gebieten hat.",
        )
    with ranked:
        rank = address.toggle("Rang zeigen", key="rang")
    return int(other_year), str(other_stage), bool(rank)

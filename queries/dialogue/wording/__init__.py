"""Textvergleich: the wordings there are of a county, and what two years of its Maßnahmen and targets have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from data.rows import Count, Flag, Short, Text
from data.store import Facts
from queries import ask, read_sql
from queries.target_rows import Agreed

_SQL = read_sql(__file__)


class ProjectNames(NamedTuple):
    name: Text
    fate: Text


class PairedNames(NamedTuple):
    old_name: Text
    new_name: Text
    proposed: Flag


@dataclass(slots=True)
class AgreedTargets(Agreed):
    later: Flag
    pair: Text
    place: Count
    project_name: Text
    section: Text
    goes_on: Text
    fate: Text


class WordedYears(NamedTuple):
    budget_year: Short
    sections: Count


def worded_years(facts: Facts, *, county: str) -> pd.DataFrame:
    """One row per year whose agreement is stored with its wording, newest first."""
    return ask(facts, _SQL["worded_years"], WordedYears, county=county)


def paired_names(facts: Facts, *, county: str, year: int, other_year: int) -> pd.DataFrame:
    """One row per Maßnahme of `other_year` that one of `year` continues, or may (`proposed`), with both names."""
    return ask(facts, _SQL["paired_names"], PairedNames, county=county, year=year, other_year=other_year)


def agreed_targets(facts: Facts, *, county: str, year: int, other_year: int) -> pd.DataFrame:
    """One row per target of either year with what is agreed; `later` are those of `year`, the others have a fate.

    `goes_on` is the Maßnahme of a qualitative target that both years have; those of other Maßnahmen are left out.
    """
    return ask(facts, _SQL["agreed_targets"], AgreedTargets, county=county, year=year, other_year=other_year)


def project_names(facts: Facts, *, county: str, year: int, other_year: int) -> pd.DataFrame:
    """One row per name a project of the county bears in one of two years, with the fate of that of `other_year`."""
    return ask(facts, _SQL["project_names"], ProjectNames, county=county, year=year, other_year=other_year)

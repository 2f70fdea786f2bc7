"""Figure, tables and sentences of the page Maßnahmen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import pandas as pd

from charts.base import style
from charts.base.bar_texts import sums_above
from data import numbers
from data.code_words import STAGE
from data.rows import rows_of
from queries.projects import Filters, Found, NearestWords, PricedStages

NO_CATEGORY = "Maßnahmenart nicht genannt"


class Labelled(Protocol):
    """What names a project: rows of found and of sheet have it."""

    @property
    def budget_year(self) -> int: ...
    @property
    def county_name(self) -> str: ...
    @property
    def name(self) -> str: ...


def year_word(year: object) -> str:
    """2023, or that the year is not known."""
    return "Jahr nicht bekannt" if numbers.is_missing(year) else str(year)


def label(row: Labelled) -> str:
    """„2023 · Hochtaunuskreis · JUBA 3.0“."""
    return f"{year_word(row.budget_year)} · {row.county_name} · {row.name}"


def labels(rows: Sequence[Found]) -> dict[str, str]:
    """A label per key of the rows of found; projects of one name in one year and county get their position added."""
    names = {str(row.project): label(row) for row in rows}
    twice = {name for name, times in Counter(names.values()).items() if times > 1}
    return {
        str(row.project): f"{names[str(row.project)]} (Nr. {row.ordinal}, {row.project})"
        if names[str(row.project)] in twice
        else names[str(row.project)]
        for row in rows
    }


def say_limits(search: str, words: Sequence[str], *, cut: bool) -> str:
    """What of a search could not be used; empty when all of it was."""
    if search.strip() and not words:
        return f"„{numbers.shorten(search, 40)}“ enthält keinen Buchstaben und keine Ziffer; gezeigt wird alles."
    return f"Der Suchtext ist zu lang. Gesucht wird nach: {numbers.shorten(' '.join(words), 120)}" if cut else ""


def say_found(frame: pd.DataFrame, search: str) -> str:
    """How many projects, counties and years fit, and how many of them by a similar spelling only."""
    wanted = f"„{numbers.shorten(search.strip(), 80)}“"
    if frame.empty:
        return f"Keine Maßnahme der Auswahl passt zu {wanted}." if search.strip() else "Keine Maßnahme in der Auswahl."
    first = rows_of(frame.head(1), Found)[0]
    found = first.found
    scope = numbers.count_of(found, "Maßnahme", "Maßnahmen")
    scope += f" in {numbers.count_of(first.counties, 'Gebiet', 'Gebieten')}"
    if first.years:
        scope += f" und {numbers.count_of(first.years, 'Jahr', 'Jahren')}"
    if first.without_year:
        scope += f", davon {numbers.integer(first.without_year)} ohne bekanntes Jahr"
    if not search.strip():
        return f"{scope}."
    similar = first.similar_only
    only = "alle" if similar == first.found > 1 else f"davon {numbers.integer(similar)}"
    tail = f", {only} nur in ähnlicher Schreibweise" if similar else ""
    comma = "," if first.without_year else ""
    return f"{scope}{comma} {'passt' if found == 1 else 'passen'} zu {wanted}{tail}."


def opened_words(stage: str, usual: str) -> str:
    """Why the list shows another stage than usual where nobody chose one, and where another is chosen."""
    return (
        f"gezeigt ist „{STAGE[stage]}“: In keiner Stufe sind mehr Beträge je Maßnahme bekannt, in „{STAGE[usual]}“ "
        "keiner; eine andere wählen Sie links"
    )


def say_priced(stages: Sequence[PricedStages], stage: str) -> str:
    """That no project found has an amount of the stage, and in which stages how many have one."""
    told = [f"{STAGE[row.stage]} {numbers.integer(row.projects)}" for row in stages]
    return (
        f"Zu keiner dieser Maßnahmen ist ein Betrag der Stufe „{STAGE[stage]}“ genannt. "
        f"Maßnahmen mit Betrag in anderen Stufen: {', '.join(told)}."
    )


# More names than these are no answer to a word.
OFFERED = 5
_FILTER = {"county": "eines Gebiets", "category": "einer Maßnahmenart"}


def filter_offers(nearest_words: pd.DataFrame, filters: pd.DataFrame) -> list[Filters]:
    """Of the words that occur in no Maßnahme: the counties and Maßnahmenarten they name, where these are few."""
    unknown = [row.word for row in rows_of(nearest_words, NearestWords) if not row.known]
    offers = [row for row in rows_of(filters, Filters) if row.word in unknown]
    times = Counter(row.word for row in offers)
    return [row for row in offers if times[row.word] <= OFFERED]


def say_nothing_found(
    nearest_words: pd.DataFrame, filters: pd.DataFrame, search: str, *, of_a_year: bool = True
) -> str:
    """Why nothing was found, in one year or all, and what to do about it."""
    start = say_found(pd.DataFrame(), search)
    words = rows_of(nearest_words, NearestWords)
    if not words:
        ways = "andere Gebiete, Maßnahmenarten oder „Alle Jahre“" if of_a_year else "andere Gebiete oder Maßnahmenarten"
        return f"{start} Bitte {ways} wählen."
    anywhere = words[0].found_anywhere
    if anywhere:
        return (
            f"{start} Ohne Auswahl von Jahr, Gebieten und Maßnahmenarten gäbe es "
            f"{numbers.count_of(anywhere, 'Treffer', 'Treffer')}."
        )
    unknown = [row.word for row in words if not row.known]
    offers = filter_offers(nearest_words, filters)
    if offers:
        kinds = {(row.word, _FILTER[row.kind]): None for row in offers}
        named = ", ".join(f"„{numbers.shorten(word, 40)}“ gehört zum Namen {what}" for word, what in kinds)
        return f"{start} {named}; die Suche liest Namen, Träger und Zielgruppen. Bitte als Filter wählen."
    if not unknown:
        return f"{start} Jedes Wort kommt vor, aber nicht in derselben Maßnahme; bitte weniger Wörter eingeben."
    named = ", ".join(f"„{numbers.shorten(word, 40)}“" for word in unknown)
    return f"{start} In keiner Maßnahme vorhanden: {named}. Bitte ein kürzeres oder anderes Wort versuchen."


def corrections(rows: Sequence[NearestWords]) -> list[str]:
    """Searches that would find something, from rows of nearest_words: each unknown word replaced by a similar one."""
    if any(not row.known and not len(row.suggestions) for row in rows) or all(row.known for row in rows):
        return []
    depth = max(len(row.suggestions) for row in rows)
    searches = [
        " ".join(row.word if row.known else row.suggestions[min(place, len(row.suggestions) - 1)] for row in rows)
        for place in range(depth)
    ]
    return list(dict.fromkeys(searches))


def found_by_year(frame: pd.DataFrame, category_names: Mapping[int, str]) -> style.Figure:
    """Stacked columns: number of projects found per budget year, by Maßnahmenart."""
    years = list(range(int(frame["budget_year"].min()), int(frame["budget_year"].max()) + 1)) if len(frame) else []
    totals = frame.groupby("budget_year")["projects"].sum()
    traces: list[dict[str, Any]] = []
    for category, word in {**category_names, 0: NO_CATEGORY}.items():
        name = style.safe(word)
        rows = frame[frame["category"] == category]
        if len(rows):
            traces.append(
                {
                    "type": "bar",
                    "name": name,
                    "x": list(rows["budget_year"]),
                    "width": style.YEAR_COLUMN,
                    "y": list(rows["projects"]),
                    "marker": {"color": style.CATEGORY.get(category, style.UNSPLIT)},
                    "hovertemplate": f"{name}, %{{x}}: %{{y}} Maßnahmen<extra></extra>",
                }
            )
    traces.append(sums_above(dict(totals), [numbers.integer(value) for value in totals]))
    top = float(totals.max()) if len(totals) else 1.0
    # Whole projects only, at most six lines.
    step = max(1, -(-int(top) // 5))
    return style.figure(
        traces,
        barmode="stack",
        height=320,
        margin={"t": 60, "l": 8, "r": 8, "b": 8},
        xaxis=style.year_axis(years),
        yaxis={"range": [0, top * 1.15], "dtick": step, "fixedrange": True, "title": {"text": "Maßnahmen"}},
    )


def say_found_by_year(frame: pd.DataFrame) -> str:
    """The year with the most projects found."""
    if frame.empty:
        return "Zu den Treffern ist kein Jahr bekannt."
    totals = frame.groupby("budget_year")["projects"].sum()
    most = int(totals.max())
    years = [str(year) for year in totals.index[totals == most]]
    hits = numbers.count_of(most, "Maßnahme", "Maßnahmen")
    if len(years) == 1:
        return f"Die meisten Treffer hat {years[0]}: {hits}."
    if len(years) > 3:
        return f"Die meisten Treffer, je {hits}, haben gleichauf {numbers.count_of(len(years), 'Jahr', 'Jahre')}."
    return f"Die meisten Treffer, je {hits}, haben {', '.join(years[:-1])} und {years[-1]}."

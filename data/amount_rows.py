"""The sums of an agreement as rows: parts of the grant as amounts, money that is no part of it as remarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from data import by_hand
from data.readers.reading import GRANTED_LEVELS, Programme, Reading, Stated

TOGETHER = {frozenset({"AQB", "AMB"}): "AQB_AMB", frozenset({"AB", "AMB"}): "AB_AMB"}
_WHY = {
    "own": "Geld der Gebietskörperschaft oder Dritter",
    "rate": "Satz je Einheit",
    "difference": "Unterschied zu einem anderen Betrag",
    "other_year": "Betrag eines anderen Jahres",
    "statewide": "Betrag des ganzen Landes",
    "not_granted": "Beantragter, in Aussicht gestellter oder früherer Betrag",
}

Row = dict[str, object]


def programme_of(programmes: Sequence[Programme]) -> str:
    """The code of what the agreement as a whole carries out."""
    codes = [programme.code for programme in programmes]
    return codes[0] if len(codes) == 1 else TOGETHER.get(frozenset(codes), "UNKLAR")


def amount_rows(reading: Reading, year: int, keys: Mapping[str, str]) -> list[Row]:
    """One total per programme with a sum of its own, else one for all together; then every part the text states.

    `keys` holds the key of each project by its name.
    """
    rows = [*_totals(reading, year)]
    joint = programme_of(reading.programmes)
    paid_by = {project.name: project.programme for project in reading.projects}
    number = 0
    taken: dict[str, Decimal] = {}
    for each in reading.amounts:
        if each.level == "total" or each.level not in (*GRANTED_LEVELS, "addition"):
            continue
        project = keys.get(each.project or "")
        # The sum of a project stands under the programme of the project.
        of_project = paid_by.get(each.project or "") if project else None
        programme = of_project or (None if project and each.level == "project" else each.programme) or joint
        base = f"{reading.county}/{year}/{programme}/agreed"
        by = {
            "category": f"category/{each.category}",
            "project": f"project/{(project or '').rpartition('/')[2]}",
            "tranche": f"tranche/{each.spending_from}",
            "funding": f"funding/{each.funding_source}",
        }
        known = (
            each.level in by
            and (each.level != "category" or each.category)
            and (each.level != "project" or project)
            and (each.level != "tranche" or each.spending_from)
        )
        # A second sum for the same part („20.000 Euro ESF für …“) stands beside the first, under what it is for.
        key = f"{base}/{by[each.level]}" if known else ""
        known = bool(known) and taken.setdefault(key, each.amount_eur) == each.amount_eur
        number += not known
        level = each.level if known else "purpose"
        rows.append(
            {
                "id": key if known else f"{base}/purpose/{number}",
                "programme": programme,
                "stage": "agreed",
                "level": level,
                "category": each.category,
                "project": project,
                "purpose": each.purpose or (None if known else _purpose(each)),
                "spending_from": each.spending_from,
                "spending_to": each.spending_to,
                "funding_source": each.funding_source,
                "euros": each.amount_eur,
                "precision": each.precision,
                "inferred": "euros" if each.inferred else None,
                "stated_on": reading.signed_by_ministry_on,
                "citation": each.place,
            }
        )
    # A sum that two sections state is one fact.
    return list({str(row["id"]): row for row in reversed(rows)}.values())[::-1]


def _totals(reading: Reading, year: int) -> list[Row]:
    split = [programme for programme in reading.programmes if programme.amount_eur is not None]
    sums = split or [Programme(programme_of(reading.programmes), reading.total_eur)]
    wholes = [each for each in reading.amounts if each.level == "total"]
    return [_total(reading, year, each, _stated(wholes, each)) for each in sums]


def _stated(wholes: Sequence[Stated], of: Programme) -> Stated | None:
    """The sum of the text that is this whole: under its programme, else one that names none."""
    same = [each for each in wholes if each.amount_eur == of.amount_eur]
    return next((each for each in same if each.programme == of.code), same[-1] if same else None)


def _total(reading: Reading, year: int, of: Programme, stated: Stated | None) -> Row:
    return {
        "id": f"{reading.county}/{year}/{of.code}/agreed/total",
        "programme": of.code,
        "stage": "agreed",
        "level": "total",
        "spending_from": stated.spending_from if stated else None,
        "spending_to": stated.spending_to if stated else None,
        "funding_source": stated.funding_source if stated else "unstated",
        "euros": of.amount_eur,
        "precision": stated.precision if stated else "exact",
        "stated_on": reading.signed_by_ministry_on,
        "citation": reading.place("total_eur") + by_hand.cited(stated.by_hand if stated else ()),
    }


def remark_rows(reading: Reading, year: int) -> list[Row]:
    """What the text says about money that is no part of the grant: it comes on top or is another year's."""
    found = [each for each in reading.amounts if each.level in _WHY]
    return [
        {
            "id": f"{reading.county}/{year}/zv-betrag/{number}",
            "side": "published",
            "author": reading.title,
            "written_on": reading.signed_by_ministry_on,
            "text": f"{_WHY[each.level]}: {_euros(each)}{_said(each)}",
            "citation": each.cited.place + by_hand.cited((by_hand.WHOLE, reason) for _, reason in each.by_hand),
        }
        for number, each in enumerate(found, 1)
    ]


def _said(each: Stated) -> str:
    """The words of the text that state a sum, or what a person says that it is for."""
    return f" – „{each.cited.passage}“" if each.cited.passage else f" – {each.purpose}" if each.purpose else ""


def _purpose(each: Stated) -> str:
    """What a sum is for when the text gives no short name for it: its passage."""
    return each.cited.passage[:200]


def _euros(each: Stated) -> str:
    return f"{each.amount_eur:,.2f} €".translate(str.maketrans(",.", ".,"))

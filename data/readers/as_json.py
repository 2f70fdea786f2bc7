"""A reading of an agreement for other programs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from data.readers.reading import Citation, Reading, Stated


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading for other programs: plain values, days in ISO form, whole euros as integers."""
    return {
        "county": reading.county,
        "year": reading.year,
        "programmes": [{"code": p.code, "amount_eur": _plain(p.amount_eur)} for p in reading.programmes],
        "total_eur": _plain(reading.total_eur),
        "amounts": [_amount(each) for each in reading.amounts],
        "projects": [
            {
                "category": p.category,
                "name": p.name,
                "places": p.places,
                "participants": p.participants,
                "carrier": p.carrier,
                "programme": p.programme,
            }
            for p in reading.projects
        ],
        "targets": [
            {
                "project": t.project,
                "category": t.category,
                "kind": t.kind,
                "indicator": t.indicator,
                "name": t.name,
                "value": _plain(t.value),
                "unit": t.unit,
                "milestones": [{"due_on": each.due_on.isoformat(), "name": each.name} for each in t.milestones],
                "passage": _cited(t.cited),
            }
            for t in reading.targets
        ],
        "parties": [
            {
                "side": p.side,
                "name": p.name,
                "signatory": p.signatory,
                "office": p.office,
                "signed_at": p.signed_at,
            }
            for p in reading.parties
        ],
        "signed_at": {p.side: p.signed_at for p in reading.parties},
        "clauses": [
            {"kind": c.kind, "bound": c.bound, "text": c.text, "passage": _cited(c.cited)} for c in reading.clauses
        ],
        "signed_by_ministry_on": _iso(reading.signed_by_ministry_on),
        "signed_by_county_on": _iso(reading.signed_by_county_on),
        "dialogues": reading.dialogues,
        "draft": reading.draft,
        "citations": {about: _cited(each) for about, each in reading.citations.items()},
        "problems": [
            {"field": p.field, "severity": p.severity, "message": p.message, "code": p.code} for p in reading.problems
        ],
    }


def _amount(each: Stated) -> dict[str, Any]:
    one_year = each.spending_from if each.spending_from == each.spending_to else None
    return {
        "amount_eur": _plain(each.amount_eur),
        "level": each.level,
        "programme": each.programme,
        "category": each.category,
        "project": each.project,
        "purpose": each.purpose,
        "funding_source": each.funding_source,
        "spending_year": one_year,
        "precision": each.precision,
        "inferred": each.inferred,
        "passage": _cited(each.cited),
    }


def _cited(cited: Citation) -> dict[str, Any]:
    page = {} if cited.page is None else {"page": cited.page}
    return {"section": cited.section, "passage": cited.passage} | page


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""What a person answers to the questions of the reader: another reading, with the reason as part of the citation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from data.readers.comparing import added_up
from data.readers.following import following_amounts, following_targets, with_names
from data.readers.given import AnswerRefused, all_of_kind, money, of_kind, whole
from data.readers.given_amounts import SumGiven, given_amounts
from data.readers.given_parties import checked_party
from data.readers.given_projects import corrected, given_projects
from data.readers.given_targets import given_targets
from data.readers.parties import County
from data.readers.reading import GIVEN, OF_PARTY, Citation, Party, Programme, Project, Reading, Stated, Target

# Problems that are said of a field and settled with it.
SETTLES: dict[str, tuple[str, ...]] = {
    "total_eur": ("total_eur", "amounts"),
    "programmes": ("programmes", "total_eur", "amounts"),
    # What was left out stays told: one Ziel that is corrected says nothing of another.
    "targets": (),
    "project_names": (),
}


def answered(reading: Reading, field: str, value: object, reason: str) -> Reading:
    """The reading with a person's value for a field, and without the questions about it.

    `field` is that of a problem. Values: county a County; year and dialogues an int; total_eur a Decimal; programmes
    a dict of codes to Decimals; project_names a dict of former to new names; projects a list of Project; amounts a list
    of SumGiven; targets a list of Target; parties the Party of both sides; signed_by_ministry_on and
    signed_by_county_on a date or None. draft, signatures and other_amounts take None: the person has looked. Raises
    AnswerRefused without a reason, for an unknown field, or for a value of another kind.
    """
    if not reason.strip():
        raise AnswerRefused("Bitte angeben, woher die Angabe stammt; der Grund wird Teil der Fundstelle.")
    if field not in _ANSWERS:
        raise AnswerRefused(f"Zum Feld „{field}“ gibt es nichts zu beantworten.")
    cited = reading.citations.get(field, Citation(GIVEN, ""))
    cited = replace(cited, reason=" ".join(reason.split()))
    settled = SETTLES.get(field, (field,))
    reading = replace(
        reading,
        citations={**reading.citations, field: cited},
        problems=[problem for problem in reading.problems if problem.field not in settled],
    )
    found = _ANSWERS[field](reading, value, cited)
    if (found.total_eur, _parts(found)) == (reading.total_eur, _parts(reading)):
        return found
    # Other sums are another question, whatever was answered about those before.
    return replace(found, problems=[*found.problems, *added_up(found.total_eur, found.amounts, found.projects)])


def _parts(reading: Reading) -> list[tuple[str, Decimal]]:
    return [(each.level, each.amount_eur) for each in reading.amounts]


def _county(reading: Reading, value: object, _: Citation) -> Reading:
    county = of_kind(value, County, "eine Gebietskörperschaft")
    parties = [replace(each, name=county.name) if each.side == "county" else each for each in reading.parties]
    title = reading.title.replace(reading.county_name, county.name)
    return replace(reading, county=county.county, county_name=county.name, parties=parties, title=title)


def _year(reading: Reading, value: object, _: Citation) -> Reading:
    year = whole(value, "ein Jahr", 2011, 2100)
    return replace(reading, year=year, title=f"Zielvereinbarung {year} – {reading.county_name}")


def _dialogues(reading: Reading, value: object, _: Citation) -> Reading:
    return replace(reading, dialogues=None if value is None else whole(value, "eine Zahl von Dialogen", 0, 12))


def _total(reading: Reading, value: object, cited: Citation) -> Reading:
    euros = money(value)
    if len(reading.programmes) == 1:
        programmes = [Programme(reading.programmes[0].code, euros)]
    else:
        programmes = [Programme(each.code, None) for each in reading.programmes]
    return replace(
        reading,
        total_eur=euros,
        programmes=programmes,
        amounts=_with_totals(reading, [(programmes[0].code if len(programmes) == 1 else None, euros)], cited),
    )


def _programmes(reading: Reading, value: object, cited: Citation) -> Reading:
    given = of_kind(value, dict, "Programme mit ihren Beträgen")
    sums = {code: money(euros) for code, euros in given.items()}
    if not sums:
        raise AnswerRefused("Bitte mindestens ein Programm mit seinem Betrag angeben.")
    return replace(
        reading,
        programmes=[Programme(code, euros) for code, euros in sums.items()],
        total_eur=sum(sums.values(), Decimal(0)),
        amounts=_with_totals(reading, list(sums.items()), cited),
    )


def _with_totals(reading: Reading, sums: Sequence[tuple[str | None, Decimal]], cited: Citation) -> list[Stated]:
    """The sums of the text with other totals; a sum that is one of them stands no longer as a part."""
    euros = {each for _, each in sums}
    kept = [
        each
        for each in reading.amounts
        if each.level != "total" and not (each.amount_eur in euros and each.level in ("purpose", "addition"))
    ]
    return [Stated(each, "total", cited, code) for code, each in sums] + kept


def _names(reading: Reading, value: object, cited: Citation) -> Reading:
    named = with_names(reading, of_kind(value, dict, "alte und neue Namen von Maßnahmen"))
    pairs = zip(reading.projects, named.projects, strict=True)
    return replace(named, projects=[corrected(before, now, cited.reason or "") for before, now in pairs])


def _projects(reading: Reading, value: object, cited: Citation) -> Reading:
    now = all_of_kind(value, Project, "eine Maßnahme", "Maßnahmen")
    now = given_projects(reading.projects, now, cited.reason or "")
    targets = following_targets(reading.targets, reading.projects, now)
    amounts = following_amounts(reading.amounts, reading.projects, now)
    return replace(reading, projects=now, targets=[each for each in targets if each is not None], amounts=amounts)


def _amounts(reading: Reading, value: object, cited: Citation) -> Reading:
    given = all_of_kind(value, SumGiven, "ein Betrag", "Beträge")
    return given_amounts(reading, given, cited.reason or "")


def _targets(reading: Reading, value: object, cited: Citation) -> Reading:
    given = all_of_kind(value, Target, "ein Ziel", "Ziele")
    return replace(reading, targets=given_targets(reading, given, cited))


def _parties(reading: Reading, value: object, cited: Citation) -> Reading:
    """Both sides; each value that was not read so is cited with the reason."""
    given = [
        each if each == reading.party(each.side) else checked_party(each)
        for each in all_of_kind(value, Party, "eine Partei", "Parteien")
    ]
    if sorted(each.side for each in given) != ["county", "ministry"]:
        raise AnswerRefused("Erwartet werden beide Parteien, das Ministerium und die Gebietskörperschaft.")
    return replace(
        reading,
        parties=given,
        citations=reading.citations
        | {
            f"{each.side}_{name}": replace(cited, section="Unterschriften")
            for each in given
            for name in OF_PARTY
            if getattr(each, name) != getattr(reading.party(each.side), name)
        },
    )


def _signed(name: str) -> Callable[[Reading, object, Citation], Reading]:
    def sign(reading: Reading, value: object, _: Citation) -> Reading:
        day = None if value is None else of_kind(value, date, "ein Tag")
        return replace(reading, **cast("dict[str, Any]", {name: day}))

    return sign


def _looked(reading: Reading, value: object, _: Citation) -> Reading:
    if value is not None:
        raise AnswerRefused("Hier ist nur zu bestätigen, dass die Stelle angesehen wurde.")
    return reading


_ANSWERS: dict[str, Callable[[Reading, object, Citation], Reading]] = {
    "county": _county,
    "year": _year,
    "dialogues": _dialogues,
    "total_eur": _total,
    "programmes": _programmes,
    "project_names": _names,
    "projects": _projects,
    "amounts": _amounts,
    "targets": _targets,
    "parties": _parties,
    "signed_by_ministry_on": _signed("signed_by_ministry_on"),
    "signed_by_county_on": _signed("signed_by_county_on"),
    "draft": _looked,
    "signatures": _looked,
    "other_amounts": _looked,
}

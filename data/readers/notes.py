"""The sums and numbers that a list of projects states beside names and headings, gathered while it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from data.readers.counting import Counted
from data.readers.details import Details
from data.readers.german import Amount, amounts
from data.readers.marks import mark_of
from data.readers.reading import Citation, Level, Project, Stated, Target
from data.readers.text import shortened


@dataclass(frozen=True)
class _Noted:
    """A sum or number of a list with the project and category it stands beside; both None for the whole list."""

    category: int | None
    project: Project | None
    passage: str
    page: int | None
    amount: Amount | None = None
    counted: Counted | None = None
    level: Level = "project"
    purpose: str | None = None
    year: int | None = None
    programme: str | None = None


class Notes:
    """What a list says beside its names. `doubts` are German sentences for the person who checks the reading."""

    def __init__(self, section: str) -> None:
        self.section = section
        self.doubts: list[str] = []
        self.passages: set[str] = set()
        self._noted: list[_Noted] = []
        self._category: int | None = None
        self._heading = ""
        # Projects since the last column of sums, and the sums of the column being read.
        self._waiting: list[Project] = []
        self._column: list[tuple[Amount, str, int | None]] = []

    def begin(self, category: int | None, line: str, page: int | None, said: Details | None) -> None:
        """A heading, with what stands beside it."""
        self._category, self._heading = category, line
        if said is not None and category is not None:
            self.beside_heading(said, line, page)

    def end(self) -> None:
        """The list below a heading ends."""
        self.settle()
        self._waiting = []

    def project(self, project: Project, said: Details) -> Project:
        """A new project with what stands beside its name; returns it with places, participants and carrier."""
        project = _with(project, said)
        self._note(project, said, project.passage, project.page)
        if not said.sums and not said.paid:
            self._waiting.append(project)
        if figure := next((each for each in said.remarks if each.isdigit()), None):
            self.doubts.append(f"„{project.name[:80]}“: Was {figure} zählt, steht nicht dabei. Bitte prüfen.")
        return project

    def continued(self, former: Project, project: Project, said: Details) -> Project:
        """The project whose name went on in the next line, read anew."""
        self._noted = [each for each in self._noted if each.project is not former]
        self._waiting = [each for each in self._waiting if each is not former]
        return self.project(project, said)

    def line(
        self, project: Project | None, words: str, said: Details, line: str, page: int | None
    ) -> Project | None:  # fmt: skip
        """A line that says nothing but money, numbers or a carrier; returns the project above when that is fuller now.

        `project`: the last one of the Maßnahmenart; None: the line stands below the heading.
        """
        is_sum = len(said.sums) == 1 and not said.counted and not said.carrier
        if is_sum and _SUM.match(words):
            self.sum_up(said, line, page)
        elif is_sum and not re.search(r"[^\W\d_]{6,}", words):
            self.bare_sum(said, line, page)
        elif project is not None:
            return self.beside_project(project, said, line, page)
        elif self._category is not None:
            self.beside_heading(said, line, page)
        return None

    def beside_project(self, project: Project, said: Details, line: str, page: int | None) -> Project:
        """A line of its own below a project that says nothing but money, numbers or the carrier."""
        fuller = _with(project, said)
        self._replace(project, fuller)
        self._note(fuller, said, line, page)
        if said.sums or said.paid:
            self._waiting = [each for each in self._waiting if each is not fuller]
        return fuller

    def below(self, project: Project, name: str, said: Details, line: str, page: int | None) -> Project:
        """A point below a project: its money is a part of what the project gets."""
        self.passages.add(line)
        for amount in said.sums:
            self._noted.append(_Noted(project.category, project, line, page, amount, level="purpose", purpose=name))
        for counted in said.counted:
            self._noted.append(_Noted(project.category, project, line, page, counted=replace(counted, indicator=None)))
        return project

    def beside_heading(self, said: Details, line: str, page: int | None) -> None:
        """Money and numbers of a Maßnahmenart."""
        self.passages.add(line)
        for amount in said.sums:
            self._noted.append(_Noted(self._category, None, line, page, amount, level="category"))
        for counted in said.counted:
            self._noted.append(_Noted(self._category, None, line, page, counted=counted))

    def bare_sum(self, said: Details, line: str, page: int | None) -> None:
        """A line that is nothing but a sum, perhaps one of a column."""
        self.passages.add(line)
        self._column.append((said.sums[0], line, page))

    def sum_up(self, said: Details, line: str, page: int | None) -> None:
        """A line „Summe: …“: of the Maßnahmenart when its projects add up to it, else of everything listed so far."""
        self.settle()
        self.passages.add(line)
        amount = said.sums[0]
        here = [each for each in self._noted if each.category == self._category]
        if amount.euros == _euros(here, "project") and self._category is not None:
            self._noted.append(_Noted(self._category, None, line, page, amount, level="category"))
        elif amount.euros in (_euros(self._noted, "project"), _euros(self._noted, "category")):
            self._noted.append(_Noted(None, None, line, page, amount, level="total"))
        else:
            self._noted.append(_Noted(self._category, None, line, page, amount, level="category"))
            self.doubts.append(f"Die Summe „{line[:80]}“ passt nicht zu den Beträgen davor. Bitte prüfen.")

    def took_sum(self, name: str, said: Details, line: str, page: int | None) -> bool:
        """Take a point „Summe   32 Plätze   330.000 Euro“ for the sum of those above it; false for any other."""
        if len(said.sums) != 1 or not _SUM_ALONE.fullmatch(name):
            return False
        self.sum_up(said, line, page)
        return True

    def settle(self) -> None:
        """A column of sums ends: one for each project above it, or a doubt."""
        column, self._column = self._column, []
        if not column:
            return
        if len(column) == len(self._waiting):
            for project, (amount, line, page) in zip(self._waiting, column, strict=True):
                self._noted.append(_Noted(project.category, project, line, page, amount))
        else:
            level: Level = "category" if len(column) == 1 else "purpose"
            for amount, line, page in column:
                self._noted.append(_Noted(self._category, None, line, page, amount, level=level, purpose=_UNCLEAR))
            shown = ", ".join(f"„{line[:40]}“" for _, line, _ in column[:5])
            self.doubts.append(f"Zu welcher Maßnahme {shown} gehört, ist unklar. Bitte prüfen.")
        self._waiting = []

    def stated(self, programme: str | None) -> list[Stated]:
        """The sums of the list in the order of the text."""
        return [
            Stated(
                each.amount.euros,
                each.level,
                Citation(self.section, each.passage, each.page),
                each.programme or programme,
                each.category,
                each.project.name if each.project else None,
                each.purpose,
                spending_from=each.year,
                spending_to=each.year,
                precision="about" if each.amount.rounded else "exact",
            )
            for each in self._noted
            if each.amount is not None
        ]

    def targets(self, year: int | None) -> list[Target]:
        """The numbers of the list as targets of a year, without those that are said of one before."""
        return [
            Target(
                each.counted.words if each.counted.whole else _wording(each),
                each.counted.value,
                each.counted.unit,
                Citation(self.section, each.passage, each.page),
                "numeric" if each.counted.indicator else "qualitative",
                each.counted.indicator,
                each.project.name if each.project else None,
                each.category,
            )
            for each in self._noted
            if each.counted is not None and not _is_former(each, year)
        ]

    @property
    def doubtful(self) -> list[Amount]:
        """Sums whose figures may be only a piece of what was meant."""
        return [each.amount for each in self._noted if each.amount is not None and each.amount.doubtful]

    def _note(self, project: Project, said: Details, line: str, page: int | None) -> None:
        if said or amounts(project.name):
            # A sum left in a name is asked about there and is no sum of anything else.
            self.passages.update(line.split("\n"))
            # A project may stand in the line of its heading.
            self.passages |= {self._heading} if line in self._heading else set()
        for number, amount in enumerate(said.sums):
            year = said.spent.get(amount)
            whole = not number or (bool(said.spent) and len(said.sums) - len(said.spent) == 1)
            level: Level = "project" if whole or year else "purpose"
            self._noted.append(_Noted(project.category, project, line, page, amount, level=level, year=year))
        for amount, code in said.paid:
            # Of two programmes none is that of the Maßnahme: each pays a part of it.
            alone = len(said.paid) == 1 and not said.sums
            words = None if alone else f"{project.name} ({code})"
            self._noted.append(
                _Noted(project.category, project, line, page, amount, level="project" if alone else "purpose",
                       purpose=words, programme=code)
            )  # fmt: skip
        for amount, purpose in said.parts:
            self._noted.append(_Noted(project.category, project, line, page, amount, level="purpose", purpose=purpose))
        for amount in said.costs if said.costs != said.sums else ():
            self._noted.append(
                _Noted(project.category, project, line, page, amount, level="own", purpose="Gesamtkosten")
            )
        for counted in said.counted:
            self._noted.append(_Noted(project.category, project, line, page, counted=counted))

    def _replace(self, former: Project, project: Project) -> None:
        self._noted = [replace(each, project=project) if each.project is former else each for each in self._noted]
        self._waiting = [project if each is former else each for each in self._waiting]


_SUM = re.compile(r"(?:zwischen|gesamt|teil)?summe|gesamt|insgesamt|zusammen", re.IGNORECASE)
_SUM_ALONE = re.compile(rf"(?:{_SUM.pattern})(?: (?:maßnahmenart )?[1-4]| euro)?:?", re.IGNORECASE)
_FORMER = re.compile(r"[(;,]\s?(?:im |in )?(?:jahr )?(?:(?P<year>20\d\d)|vorjahr|vj\.?|bisher|zuvor)\s?:?\s?\Z", re.I)
_GOAL = re.compile(r"ziel(?:e|wert|zahl)?\s?:\s?", re.IGNORECASE)
_UNCLEAR = "ohne klare Zuordnung"


def _with(project: Project, said: Details) -> Project:
    return replace(
        project,
        places=project.places if project.places is not None else said.places,
        participants=project.participants if project.participants is not None else said.participants,
        carrier=project.carrier or said.carrier,
        programme=project.programme or (said.paid[0][1] if len(said.paid) == 1 and not said.sums else None),
    )


def _is_former(each: _Noted, year: int | None) -> bool:
    """Whether a number is said of a year before: „60 % (2021: 55 %)“, „12 Teilnehmende (Vorjahr: 10)“."""
    assert each.counted is not None
    found = _FORMER.search(each.passage.partition(each.counted.words)[0])
    return found is not None and (found["year"] is None or (year is not None and int(found["year"]) < year))


def _wording(each: _Noted) -> str:
    """A target in the words of its own line: „Ziel: 12 Beratungen je Monat“ is more than „12 Beratungen“."""
    counted = each.counted
    assert counted is not None
    lines = [line.strip() for line in each.passage.split("\n") if counted.words in line]
    if len(lines) != 1 or (each.project is not None and each.project.name in lines[0]):
        return counted.words
    mark = mark_of(lines[0])
    return shortened(_GOAL.sub("", lines[0][mark.end :] if mark else lines[0]), 200)


def _euros(noted: list[_Noted], level: Level) -> Decimal:
    return sum((each.amount.euros for each in noted if each.amount and each.level == level), Decimal(0))

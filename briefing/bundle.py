"""All counties in one go: a ZIP with their papers and a list of what could not be made and why."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing import content, words
from briefing.dossier import Dossier
from briefing.excel import xlsx
from briefing.pdf import datenblatt, pdf
from briefing.word import docx
from data.store import Facts
from queries import county as questions

MAKERS: dict[str, Callable[[Dossier], bytes]] = {"datenblatt": datenblatt, "pdf": pdf, "docx": docx, "xlsx": xlsx}
Progress = Callable[[int, int, str], object]


@dataclass(frozen=True)
class Paper:
    """One file of one county."""

    name: str
    data: bytes


@dataclass
class Bundle:
    """What was made, and in a German sentence each what was not."""

    papers: list[Paper] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    without_facts: list[str] = field(default_factory=list)

    def zipped(self, day: date) -> bytes:
        """The papers and Inhalt.txt as one ZIP; the same papers give the same bytes."""
        out = io.BytesIO()
        # A ZIP knows no day before 1980 and none after 2107.
        dated = min(max(day, date(1980, 1, 1)), date(2107, 12, 31))
        stamp = (dated.year, dated.month, dated.day, 0, 0, 0)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for paper in [*self.papers, Paper("Inhalt.txt", self.contents().encode("utf-8-sig"))]:
                archive.writestr(zipfile.ZipInfo(paper.name, stamp), paper.data, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def contents(self) -> str:
        """The list that lies in the ZIP: files, counties without facts, what could not be made."""
        parts = [f"{len(self.papers)} Dateien:", *(f"  {paper.name}" for paper in self.papers)]
        if self.without_facts:
            parts += [
                "",
                "Ohne Angaben in diesem Jahr (die Mappe sagt es):",
                *(f"  {name}" for name in self.without_facts),
            ]
        parts += [
            "",
            "Nicht erstellt:" if self.faults else "Alles wurde erstellt.",
            *(f"  {each}" for each in self.faults),
        ]
        return "\r\n".join(parts) + "\r\n"


def papers(dossier: Dossier, formats: Sequence[str]) -> list[Paper]:
    """The papers of one dossier in the formats asked for."""
    return [
        Paper(
            words.file_name(dossier.county, dossier.county_name, dossier.year, each, invented=dossier.invented),
            MAKERS[each](dossier),
        )
        for each in formats
    ]


def bundle(
    facts: Facts,
    *,
    year: int,
    day: date,
    formats: Sequence[str],
    progress: Progress = lambda done, total, name: None,
    counties: Sequence[str] = (),
    programme: str = "AQB",
    left_out: Sequence[str] = (),
) -> Bundle:
    """The papers of all counties of the year, or of those named; a fault in one does not stop the others.

    `left_out` names the parts that come on no paper, by key.
    """
    existing = questions.counties(facts, year=year)
    names = dict(zip(existing["county"], existing["short_name"], strict=True))
    wanted = [county for county in names if not counties or county in counties]
    made = Bundle()
    for done, county in enumerate(wanted):
        progress(done, len(wanted), names[county])
        try:
            dossier = content.dossier(facts, county=county, year=year, day=day, programme=programme)
            made.papers += papers(dossier.without(left_out), formats)
            if dossier.empty:
                made.without_facts.append(names[county])
        except Exception as fault:  # one county's fault must not cost the other papers
            made.faults.append(f"{names[county]} ({county}): {fault}")
    progress(len(wanted), len(wanted), "")
    return made

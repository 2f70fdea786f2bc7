"""The papers of a dialogue: tables and sentences of the DOCX cell by cell, the same rows in the text of the PDFs."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import docx
import pypdfium2

from briefing.content import dossier
from briefing.pdf import datenblatt, pdf
from briefing.word import docx as word
from tests.second_calculation import german as g
from tests.second_calculation.base import STAGES, Base, catalogue
from tests.second_calculation.county import chain, known_on
from tests.second_calculation.dialogue import PRECISION, PROGRAMME, STEPS, Mappe
from tests.second_calculation.drawn import sentence
from tests.second_calculation.judged import STATUS
from tests.second_calculation.ledger import PAPER, SUPPRESSED, Ledger
from tests.second_calculation.targets import Targets, achievement, exact, in_unit

PAGE = "Papiere: PDF und DOCX"
DIRECTION = {"higher": "mindestens", "lower": "höchstens"}
# What a program that reads a PDF puts at the end of a line, and the hyphen before it.
_BREAKS = re.compile(r"[\s\ufffe\u00ad\u200b-]+")
_SOURCES = re.compile(r"\s*\[[\d, –]+\]$")


class Paper:
    """What the tables of a paper must say, cell by cell; words without a figure are left to the paper."""

    def __init__(self, base: Base, targets: Targets, county: str, year: int) -> None:
        self.base, self.targets, self.mappe = base, targets, Mappe(base, targets, county, year)
        self.county, self.year = county, year

    def chain(self) -> list[list[str]]:
        """Stage, sum and share of every stage; a stage without a sum says why, in words."""
        rows = []
        states = {
            row.stage: (row.state, row.precision)
            for row in self.base.budget.itertuples()
            if (row.county, row.budget_year, row.programme) == (self.county, self.year, PROGRAMME)
        }
        for stage, row in zip(STEPS, chain(self.base, self.county, self.year).to_dict("records"), strict=True):
            euros = self.mappe.euros[stage]
            if euros is None:
                rows.append([STAGES[stage], "", ""])
                continue
            state, precision = states[stage]
            share, days = row["Anteil an der Vorstufe"], row["Tage bis zum Bescheid"]
            beside = [] if share == g.DASH else [f"{share} der Vorstufe"]
            beside += [] if days == g.DASH else [f"{days} {'Tag' if days == '1' else 'Tage'} bis zum Bescheid"]
            day = known_on(self.base, self.county, self.year) if stage == "paid" else []
            beside += [", ".join(f"{head} {each}" for head, each in zip(("Stand", "Zeitanteil"), day, strict=False))]
            beside = [each for each in beside if each]
            said = PRECISION[precision] + g.euro(euros) + (", vorläufig" if state == "provisional" else "")
            rows.append([STAGES[stage], said, " · ".join(beside) or g.DASH])
        return rows

    def target(self, row: dict[str, Any]) -> dict[str, str]:
        """The cells of one target by the head of the table; only lines that hold a figure."""
        numeric, unit = row["kind"] == "numeric", self._unit(row)
        adjusted = self.targets.adjusted.of(row)[0]
        value = (row["report"] or {}).get("value")
        agreed = self._agreed(row, unit)
        moved = "" if adjusted is None else f"angepasst: {in_unit(adjusted, unit)}"
        actual = ""
        if row["kind"] == "milestone" and value is not None and row["target_value"] is not None:
            actual = f"{g.number(value)} von {g.number(row['target_value'])}"
        elif numeric and value is not None:
            actual = in_unit(value, unit)
        shown = numeric and self.targets.judged.percent_allowed(row) and row["achievement"] is not None
        label = achievement(row["achievement"]) if shown else ""
        return {
            "Zielerreichung": label,
            "vereinbart": "\n".join(each for each in (agreed, moved) if re.search(r"\d", each)),
            "Ist": "\n".join(each for each in (actual, self._gap(row)) if each),
        }

    def _unit(self, row: dict[str, Any]) -> Any:
        return None if row["indicator"] is None else self.targets.judged.indicators.loc[row["indicator"], "unit"]

    def _agreed(self, row: dict[str, Any], unit: Any) -> str:
        goal, low, high = (row[name] for name in ("target_value", "lower_bound", "upper_bound"))
        direction = self.targets.adjusted.direction(row)
        if row["kind"] == "qualitative":
            return ""
        if row["kind"] == "milestone":
            return "" if goal is None else f"{g.number(goal)} {'Meilenstein' if goal == 1 else 'Meilensteine'}"
        if direction == "band":
            ends = [None if each is None else in_unit(each, unit) for each in (low, high)]
            first = None if low is None else in_unit(low, None)
            if None not in ends:
                return f"{first} bis {ends[1]}"
            return f"mindestens {ends[0]}" if ends[0] else f"höchstens {ends[1]}" if ends[1] else ""
        if goal is None:
            return ""
        if direction == "base" and row["base_value"] is not None:
            return f"von {in_unit(row['base_value'], None)} auf {in_unit(goal, unit)}"
        return f"{DIRECTION.get(str(direction), 'vom Ausgangswert auf')} {in_unit(goal, unit)}"

    def _gap(self, row: dict[str, Any]) -> str:
        share = self.targets.gap(row)[1]
        if (told := self.targets.gap_told(row)) is None:
            return ""
        return f"ΔPL {told}" + ("" if share is None else f" ({g.plus(g.percent(exact(share)), share)})")

    def agreed_words(self) -> list[str]:
        """The figures of „Vereinbart: …“."""
        euros, own = self.mappe.euros["agreed"], self.mappe.own
        projects = self.base.table("project")
        number = len(projects[(projects["county"] == self.county) & (projects["budget_year"] == self.year)])
        money = [] if euros is None else [g.euro(euros)]
        return [str(self.year), *money, *([str(len(own))] if own else []), *([str(number)] if number else [])]

    def became_words(self) -> list[str]:
        """The figures of „Daraus wurde: …“."""
        states = [row["status"] for row in self.mappe.own]
        later = []
        for stage in STEPS[1:]:
            if (euros := self.mappe.euros[stage]) is not None:
                day = known_on(self.base, self.county, self.year) if stage == "paid" else []
                later += [g.euro(euros), *day]
        return [*later, *(g.number(states.count(each)) for each in STATUS if each in states)]


def check(base: Base, targets: Targets, ledger: Ledger, *, county: str, year: int) -> None:
    """Make the three papers and compare what stands in them."""
    right = Paper(base, targets, county, year)
    made = dossier(base.facts, county=county, year=year, programme=PROGRAMME)
    paper = docx.Document(io.BytesIO(word(made)))
    found = {tuple(cell.text for cell in table.rows[0].cells): table for table in paper.tables}
    asked = f"{base.names[county]} {year}"
    texts = {name: _squeezed(_text(make(made))) for name, make in (("Datenblatt", datenblatt), ("Mappe", pdf))}
    say = _Say(ledger, asked, texts)
    if any(euros is not None for euros in right.mappe.euros.values()):
        steps = _rows(found.get(("Stufe", "Balken ab null", "Betrag", "Anteil, Dauer und Tag")))
        for (stage, _, *shown), wanted in zip(steps, right.chain(), strict=True):
            say.row(wanted[0], [stage, *shown], wanted, [wanted[0], wanted[1], wanted[2].replace(g.DASH, "")])
    heads = ("Ziel", "Zielerreichung", "vereinbart", "Ist", "Status")
    _targets(right, say, [dict(zip(heads, row, strict=True)) for row in _rows(found.get(heads))])
    peers = {row["Größe"]: list(row.values()) for row in right.mappe.peers().to_dict("records")}
    for row in _rows(found.get(("Größe", "eigener Wert", "Median", "andere mit Angabe"))):
        if row[0] in peers:
            say.row(row[0], row, peers[row[0]], peers[row[0]])
    figures = {row["Größe"]: row for row in right.mappe.key_figures().to_dict("records")}
    shown_figures = _rows(found.get(("Kennzahl", "Wert", "Bemerkung", "Kennung")))
    if len(shown_figures) != len(figures):
        ledger.differ(PAGE, f"{asked}: {len(shown_figures)} key figures, right {len(figures)}")
    for row in shown_figures:
        wanted = figures[_SOURCES.sub("", row[0])]
        say.row(
            row[0], row[1:3], [wanted["Wert"], wanted["Einordnung"]], [wanted["Wert"], wanted["Einordnung"], row[3]]
        )
    lines = [_said(line.text) for line in paper.paragraphs]
    for head, wanted_words in (("Vereinbart: ", right.agreed_words()), ("Daraus wurde: ", right.became_words())):
        line = next((each for each in lines if each.startswith(head)), "")
        if line:
            say.sentence(line.removeprefix(head), wanted_words)


def _targets(right: Paper, say: _Say, rows: Sequence[dict[str, str]]) -> None:
    own = list(right.mappe.own)
    for shown in rows:
        name, status = shown["Ziel"].split("\n")[0], shown["Status"].split("\n")[0]
        lines = {head: _with_figure(text) for head, text in shown.items()}
        # Below the picture; without an achievement there are words, which may name a day.
        label = shown["Zielerreichung"].strip().split("\n")[0]
        lines["Zielerreichung"] = label if label[:1] in "−0123456789" else ""
        wanted = [right.target(row) for row in own if (row["name"], STATUS[row["status"]]) == (name, status)]
        if SUPPRESSED in shown["Ist"]:
            say.ledger.suppressed[PAGE] += 1
            continue
        best = next((each for each in wanted if _plain(each) == _plain({head: lines[head] for head in each})), None)
        if best is None:
            say.ledger.differ(PAGE, f"{say.asked}: target „{name}“ {status}: shown {lines}, right {wanted}")
            continue
        cells = list(best)
        agreed = [shown["Ist"].split("\n")[0], shown["vereinbart"], *shown["Ist"].split("\n")[1:]]
        say.row(name, [lines[head] for head in cells], [best[head] for head in cells], [*agreed, status])


def _with_figure(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if re.search(r"\d", line))


def _plain(cells: dict[str, str]) -> dict[str, str]:
    return {head: text.replace(g.NARROW, " ") for head, text in cells.items()}


class _Say:
    """Rows of a paper beside the right ones, in the ledger."""

    def __init__(self, ledger: Ledger, asked: str, texts: dict[str, str]) -> None:
        self.ledger, self.asked, self.texts = ledger, asked, texts

    def row(self, name: str, shown: Sequence[str], right: Sequence[str], in_pdf: Sequence[str]) -> None:
        """The cells of the DOCX, and whether the Mappe as PDF has the same row."""
        for cell, wanted in zip(shown, right, strict=True):
            if re.search(r"\d", wanted):
                self.ledger.text(PAGE, f"{self.asked}, {name}", cell, wanted, PAPER)
        figures = sum(bool(re.search(r"\d", each)) for each in right)
        if not figures or any(SUPPRESSED in each for each in shown):
            return
        if _squeezed("".join(in_pdf)) in self.texts["Mappe"]:
            self.ledger.compared[PAGE, PAPER] += figures
        else:
            self.ledger.differ(PAGE, f"{self.asked}, {name}: {' '.join(in_pdf)} is not in the PDF")

    def sentence(self, shown: str, right: Sequence[str]) -> None:
        """A sentence of the DOCX, which opens both PDFs as well."""
        names = list(catalogue("programme")["short_name"])
        sentence(self.ledger, PAGE, f"{self.asked}: sentence", shown, right, also=names)
        for name, text in self.texts.items():
            if _squeezed(shown) in text:
                self.ledger.compared[PAGE, PAPER] += len(right)
            else:
                self.ledger.differ(PAGE, f"{self.asked}: „{shown}“ is not in the {name}")


def _rows(table: Any) -> list[list[str]]:
    # A picture has a line of its own, without words.
    return [] if table is None else [[_said(cell.text) for cell in row.cells] for row in table.rows[1:]]


def _text(made: bytes) -> str:
    with pypdfium2.PdfDocument(made) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def _squeezed(text: str) -> str:
    return _BREAKS.sub("", text)


def _said(text: str) -> str:
    """What is read: ranges of numbers are held together by a joiner without width."""
    return text.strip("\n").replace("\u200d", "")

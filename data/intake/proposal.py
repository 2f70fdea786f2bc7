"""What a file would do to a data set: for a person to look at before it is stored."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from data.intake.comparing import STATE, Change, Compared, compare
from data.intake.effects import EFFECTS, Effect, effects
from data.intake.filled import Filled, FilledRow, Problem, Question, WordQuestion, in_order
from data.intake.form import Column, Row
from data.intake.grid import text_of
from data.intake.ground import Ground
from data.intake.naming import NameQuestion
from data.intake.reading import question_problem
from data.numbers import integer
from data.show import counted
from data.store import Store
from data.store.writing import Writer
from data.violation import Violation

# So many hints stand with the source of a delivery.
HINTS_SHOWN = 5
Progress = Callable[[float, str], None]
# The column at whose cell a broken rule is shown, by words in the name of the rule.
_COLUMN_OF_RULE = (
    ("milestone", "milestones"),
    ("county_in_year", "budget_year"),
    ("budget_year", "budget_year"),
    ("county", "county"),
    ("programme", "programme"),
    ("category", "category"),
    ("project", "project"),
    ("parts_within", "euros"),
    ("one_sum", "euros"),
    ("amount_plausible", "euros"),
    ("period", "ends_on"),
    ("numeric_target", "indicator"),
    ("indicator", "indicator"),
    ("deviation", "targets"),
    ("target", "target"),
    ("dialogue", "dialogue"),
    ("name", "name"),
    ("one_measure", "territory_from"),
)


@dataclass(frozen=True)
class Proposal:
    """What a file would do; `problems` holds the questions too, because nothing is stored before they are answered.

    Asked are `questions` about columns, `words` in cells, `names` nobody has, and `lacking` columns that one answer may
    fill for the file. `beside` are other purposes that the file holds something for, `places` where new rows stand.
    """

    purpose: str
    new: list[Row] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    words: list[WordQuestion] = field(default_factory=list)
    lacking: list[Column] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    names: list[NameQuestion] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)

    @property
    def hard(self) -> list[Problem]:
        """What has to be mended first."""
        return [each for each in self.problems if each.severity == "hard"]

    @property
    def soft(self) -> list[Problem]:
        """What needs a comment."""
        return [each for each in self.problems if each.severity == "soft"]

    @property
    def changes_nothing(self) -> bool:
        """Whether everything in the file holds already."""
        return not (self.new or self.changed or self.removed)

    @property
    def sentence(self) -> str:
        """The whole in a German sentence."""
        if self.changes_nothing and not self.problems:
            return "Keine Änderung: Alles in der Datei steht schon so im Bestand."
        rows = len({change.key for change in self.changed})
        return (
            f"{integer(len(self.new))} neu, {integer(rows)} geändert, {integer(len(self.removed))} entfallen, "
            f"{integer(self.unchanged)} unverändert; {integer(len(self.hard))} Fehler, "
            + counted(len(self.soft), "Hinweis, der einen Kommentar", "Hinweise, die einen Kommentar")
            + (" braucht." if len(self.soft) == 1 else " brauchen.")
        )

    def as_json(self) -> dict[str, Any]:
        """The proposal in plain values for JSON."""
        return {
            "purpose": self.purpose,
            "new": [_plain(row) for row in self.new],
            "changed": [
                {"key": each.key, "column": each.column, "old": _value(each.old), "new": _value(each.new)}
                for each in self.changed
            ],
            "removed": [_plain(row) for row in self.removed],
            "unchanged": self.unchanged,
            "problems": [vars(each) for each in self.problems],
            "effects": [{"what": each.what, "old": _value(each.old), "new": _value(each.new)} for each in self.effects],
            "notes": self.notes,
        }


def propose(store: Store, dataset: str, filled: Filled, progress: Progress = lambda _share, _step: None) -> Proposal:
    """What the rows of a file would do to a data set, with every broken rule; nothing is stored.

    Raises StoreError when the data set cannot be asked.
    """
    done: list[Compared] = []

    def fill(writer: Writer) -> None:
        progress(0.1, "Mit dem Bestand vergleichen")
        compared = compared_with(filled, writer)
        done.append(compared)
        if compared.records:
            progress(0.4, "Prüfregeln fragen")
            record(writer, filled, compared, "vorschau", recorded_by="Vorschau", file_name="", file_hash="", comment="")

    trial = store.trying(dataset, fill, EFFECTS)
    progress(1.0, "Fertig")
    [compared] = done
    return proposal(filled, compared, trial.violations, effects(trial.before, trial.after))


def proposal(
    filled: Filled, compared: Compared, broken: Sequence[Violation] = (), effects: Sequence[Effect] = ()
) -> Proposal:
    """Everything known about a file in one value."""
    found = [
        *filled.problems,
        *compared.problems,
        *_broken(broken, {filled.form.table, *compared.records}, compared.of),
    ]
    problems = [*(question_problem(each) for each in filled.questions), *in_order(found)]
    return Proposal(
        filled.form.purpose,
        compared.new,
        compared.changed,
        compared.removed,
        compared.unchanged,
        list(dict.fromkeys(problems)),
        filled.questions,
        list(effects),
        [*filled.notes, *compared.notes],
        list(filled.words.values()),
        [*filled.lacking.values(), *(filled.form.column(name) for name in sorted(compared.asked))],
        list(filled.beside),
        compared.names,
        {key: compared.of[key].citation for key in (str(row["id"]) for row in compared.new) if key in compared.of},
    )


def compared_with(filled: Filled, writer: Writer) -> Compared:
    """The rows of a file against what holds in the block of a writer."""
    return compare(filled, Ground(writer.asked, [], [], writer.number, writer.recorded_of, meant=filled.meant))


def record(
    writer: Writer,
    filled: Filled,
    compared: Compared,
    delivery: str,
    *,
    recorded_by: str,
    file_name: str,
    file_hash: str,
    comment: str,
    hints: Sequence[Problem] = (),
) -> None:
    """Give a writer the delivery, its source and its rows; `hints` are what the comment answers."""
    writer.deliver(
        delivery,
        source=delivery,
        recorded_by=recorded_by,
        file_name=file_name or None,
        file_hash=file_hash or None,
        note=comment or None,
    )
    source = {
        "id": delivery,
        "title": f"{filled.form.title}: {file_name}",
        "publisher": f"geliefert als Arbeitsmappe, übernommen von {recorded_by}",
        "file_hash": file_hash or None,
        "collected": f"Arbeitsmappe {file_name}, gelesen vom Programm, bestätigt von {recorded_by}{_typed_in(filled)}",
        "timeliness": "wie in der Arbeitsmappe angegeben",
        "covers": counted(len(compared.records.get(filled.form.table, [])), "Zeile", "Zeilen"),
        "known_faults": f"{_hinted(hints)}; dazu der Kommentar: {comment}" if comment else "keine bekannt",
        "invented": writer.dataset == "demo",
        "citation": "Datei",
    }
    common: Row = {"delivery": delivery, "state": STATE}
    writer.record("source", [source | common])
    for table, besides in compared.beside.items():
        writer.record(table, [row | common for row in besides.values()])
    for table, rows in compared.records.items():
        writer.record(table, [row | common for row in rows])


def _hinted(hints: Sequence[Problem]) -> str:
    """What was unusual, with its cells, for whoever looks at a figure later."""
    if not hints:
        return "Hinweise bei der Übernahme"
    shown = " ".join(f"({each.sheet}, {each.cell}) {each.message.removesuffix('.')}" for each in hints[:HINTS_SHOWN])
    more = len(hints) - HINTS_SHOWN
    return f"Hinweise bei der Übernahme: {shown}{f' und {more} weitere' if more > 0 else ''}"


def _typed_in(filled: Filled) -> str:
    """What no cell of the file says, for the source."""
    if not filled.whole:
        return ""
    said = (f"{column.title} {text_of(column.kind.show(filled.whole[column.name]))}" for column in filled.form.columns
            if column.name in filled.whole)  # fmt: skip
    return f"; für die ganze Datei angegeben: {', '.join(said)}"


def _broken(broken: Sequence[Violation], tables: Collection[str], of: Mapping[str, FilledRow]) -> list[Problem]:
    """Broken rules at the cells of the rows that break them."""
    found = []
    for each in broken:
        keys = each.key.split(" und ") if each.key not in of else [each.key]
        row = next((of[key] for key in keys if each.table in tables and key in of), None)
        severity: Literal["hard", "soft"] = "soft" if each.severity == "soft" else "hard"
        if row is None:
            sentence = f"{each.sentence} (Im Bestand, Schlüssel {each.key})"
            found.append(Problem("", "", each.rule, severity, sentence, each.way_out))
            continue
        column = next((name for words, name in _COLUMN_OF_RULE if words in each.rule), None)
        found.append(row.problem(each.rule, column, each.sentence, each.way_out, severity))
    return found


_OF_THE_STORE = frozenset({"delivery", "recorded_at", "removed", "state"})


def _plain(row: Row) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items() if name not in _OF_THE_STORE}


def _value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value

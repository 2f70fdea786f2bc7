"""What the forms share when they look for the key of a row and for what it refers to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from data.intake.filled import FilledRow, Problem
from data.intake.form import Row
from data.intake.ground import Ground, named
from data.intake.naming import NameQuestion, choices_of, key_of

MEND_KEY = "Bitte die Spalte „Schlüssel“ bei neuen Zeilen leer lassen und in gefüllten Vorlagen nicht ändern."


def refused(row: FilledRow, rule: str, column: str | None, message: str, mend: str) -> Problem:
    """A hard problem; its row is not offered."""
    row.refused = True
    return row.problem(rule, column, message, mend)


def key_given(row: FilledRow, ground: Ground, same: Callable[[Row, Row], bool]) -> list[Problem]:
    """Check a key that the file gives: it must hold, and belong to what the row says."""
    key = row.values.get("id")
    if key is None:
        row.values.pop("id", None)
        return []
    held = ground.present.get(str(key))
    if held is None:
        return [refused(row, "key_known", "id", f"Den Schlüssel „{key}“ gibt es im Bestand nicht.", MEND_KEY)]
    if not same(row.values, held):
        return [
            refused(
                row, "key_fits", "id", f"Der Schlüssel „{key}“ gehört zu einer anderen Zeile des Bestands.", MEND_KEY
            )
        ]
    return []


def no_share(row: FilledRow, column: str, unit: object) -> Problem | None:
    """A problem where a cell says per cent of what is counted in something else; `unit` is that."""
    if row.refused or column not in row.shares or row.values.get(column) is None or unit == "Prozent":
        return None
    what = f"gezählt wird in „{unit}“" if unit else "das Ziel wird nicht in Prozent gezählt"
    message = f"In der Zelle stehen Prozent, {what}."
    return refused(row, "value_no_share", column, message, "Bitte die Zahl selbst eintragen, keinen Anteil.")


def holds(row: FilledRow, ground: Ground, names: Iterable[str]) -> bool:
    """Whether a row that holds says the same in these columns already: what got in another way is not asked about."""
    held = ground.present.get(str(row.values.get("id")))
    return held is not None and all(held.get(name) == row.values.get(name, held.get(name)) for name in names)


def project_of(row: FilledRow, ground: Ground) -> Problem | None:
    """Put the key of the Maßnahme into the place of its name; a problem where it is not exactly one."""
    said = row.values.get("project")
    if not said:
        return None
    place = row.values.get("county"), row.values.get("budget_year")
    found = ground.project(*place, str(said)) or _meant(row, ground, "project", str(said), ground.projects)
    if len(found) == 1:
        row.values["project"] = found[0]
        return None
    row.values["project"] = None
    if not found:
        _ask_name(row, ground, "project", "Maßnahme", str(said), ground.projects)
        return refused(
            row,
            "project_known",
            "project",
            f"Die Maßnahme „{str(said)[:60]}“ gibt es in dieser Gebietskörperschaft und diesem Jahr nicht.",
            "Bitte den Namen wie im Bestand schreiben oder die Maßnahme zuerst mit der Vorlage „Maßnahmen“ liefern.",
        )
    return refused(
        row,
        "project_plain",
        "project",
        f"Den Namen „{str(said)[:60]}“ tragen {len(found)} Maßnahmen: {', '.join(found)}.",
        "Bitte statt des Namens den Schlüssel eintragen.",
    )


def target_of(row: FilledRow, ground: Ground, said: str, column: str) -> tuple[str | None, Problem | None]:
    """The key of the Ziel that a name or key means; a problem where it is not exactly one."""
    found = ground.target(row.values.get("county"), row.values.get("budget_year"), said)
    found = found or _meant(row, ground, column, said, ground.targets)
    if len(found) == 1:
        return found[0], None
    if not found:
        _ask_name(row, ground, column, "Ziel", said, ground.targets)
        message = f"Das Ziel „{said[:60]}“ gibt es in dieser Gebietskörperschaft und diesem Jahr nicht."
        mend = "Bitte das Ziel wie im Bestand schreiben oder zuerst mit der Vorlage „Ziele“ liefern."
        return None, refused(row, "target_known", column, message, mend)
    message = f"So heißen {len(found)} Ziele: {', '.join(found)}."
    return None, refused(row, "target_plain", column, message, "Bitte statt des Namens den Schlüssel eintragen.")


def _meant(row: FilledRow, ground: Ground, column: str, said: str, held: Mapping[str, Row]) -> list[str]:
    """What a person said a name means in this file: one row of the same county and year, or nothing."""
    place = row.values.get("county"), row.values.get("budget_year")
    key = ground.meant.get(key_of(column, *place, said), "")
    return [key] if key in held and place_of(held[key]) == place else []


def _ask_name(
    row: FilledRow, ground: Ground, column: str, title: str, said: str, held: Mapping[str, Row]
) -> None:  # fmt: skip
    """Ask what a name means, once per county, year and name; there must be something to choose from."""
    place = row.values.get("county"), row.values.get("budget_year")
    key = key_of(column, *place, said)
    if key not in ground.unknown:
        ground.unknown[key] = NameQuestion(key, title, said, choices_of(held.values(), *place))
    ground.unknown[key].cells.append(f"{row.sheet}, {row.cell(column)}")


def next_keys(
    ground: Ground, table: str, fresh: Mapping[str, Sequence[FilledRow]], digits: int = 1
) -> dict[str, list[Row]]:
    """Give new rows of a table, by what their keys begin with, the numbers after the highest one ever recorded.

    Returns what is recorded, by the same beginnings.
    """
    recorded = ground.recorded(table, list(fresh)) if fresh else {}
    for prefix, rows in fresh.items():
        ends = [str(each["id"]).removeprefix(prefix) for each in recorded[prefix]]
        highest = max((int(each) for each in ends if each.isdecimal()), default=0)
        for number, row in enumerate(rows, highest + 1):
            row.values["id"] = f"{prefix}{number:0{digits}d}"
    return recorded


@dataclass
class ByContent:
    """Rows that are known by what they say: `what` is that, `letter` the kind of their keys."""

    ground: Ground
    what: Callable[[Row], tuple[object, ...]]
    letter: str
    _fresh: int = 0

    def __post_init__(self) -> None:
        self._present = {self.what(row): key for key, row in self.ground.present.items()}

    def settle(self, row: FilledRow) -> None:
        """Give a row without a key that of the one that says the same already, or a new one."""
        values = row.values
        if values.get("id") is not None or row.refused:
            return
        self._fresh += 1
        new = f"{values['county']}/{values['budget_year']}/{self.letter}{self.ground.number}-{self._fresh}"
        values["id"] = self._present.get(self.what(values)) or new


@dataclass
class ByName:
    """Rows that are known by their name in a county and year; `what` is their German name in the plural.

    `find` gives the keys of a name in the store, `held` the rows there. What is new is in `fresh`, by what its key
    begins with: county, year and the `letter` of such keys.
    """

    what: str
    find: Callable[[object, object, str], list[str]]
    held: Mapping[str, Row]
    letter: str = ""
    fresh: dict[str, list[FilledRow]] = field(default_factory=lambda: defaultdict(list))
    _seen: dict[tuple[object, ...], FilledRow] = field(default_factory=dict)

    def settle(self, row: FilledRow) -> Problem | None:
        """Give a row the key its name has, or keep it as new; a problem where the name is not plainly one."""
        values = row.values
        same = (*place_of(values), named(values["name"]))
        if same in self._seen:
            message = f"So heißt in dieser Gebietskörperschaft und diesem Jahr schon {self._seen[same].citation}."
            mend = "Bitte die Namen unterscheiden oder eine der Zeilen entfernen."
            return refused(row, "name_once", "name", message, mend)
        self._seen[same] = row
        found = self.find(values["county"], values["budget_year"], str(values["name"]))
        if len(found) > 1:
            message = f"So heißen im Bestand {len(found)} {self.what}: {', '.join(found)}."
            return refused(
                row, "name_plain", "name", message, "Bitte den Schlüssel in die Spalte „Schlüssel“ eintragen."
            )
        if found:
            values |= {"id": found[0], "name": self.held[found[0]]["name"]}
        else:
            self.fresh[f"{values['county']}/{values['budget_year']}/{self.letter}"].append(row)
        return None


def place_of(row: Row) -> tuple[object, object]:
    """County and year of a row."""
    return row["county"], row["budget_year"]

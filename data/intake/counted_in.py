"""What the value of a Ziel counts where the file does not say it: asked once per Ziel, answered for this file alone."""

from __future__ import annotations

from data.intake.catalogue import indicators
from data.intake.filled import FilledRow, Problem
from data.intake.ground import Ground
from data.intake.naming import OF_VALUE, NameQuestion, key_of
from data.intake.plausible import shown
from data.intake.settling import refused

# What a number without Kennzahl may be besides one.
COUNTED_OTHERWISE = {
    "milestone": "Meilensteine, der Wert ist ihre Anzahl",
    "qualitative": "nichts davon; nur der Wortlaut gilt, ohne Zielwert",
}


def counted_in(row: FilledRow, ground: Ground) -> Problem | None:
    """Take what a person said the value of a target counts; a problem and a question where nobody has."""
    values = row.values
    key = key_of("kind", values["county"], values["budget_year"], str(values["name"]))
    means = ground.meant.get(key)
    if means in indicators():
        values |= {"kind": "numeric", "indicator": means}
        return None
    if means in COUNTED_OTHERWISE:
        values |= {"kind": means, **({"target_value": None} if means == "qualitative" else {})}
        return None
    choices = (*((code, words[0]) for code, words in indicators().items()), *COUNTED_OTHERWISE.items())
    name = f"{values['name']}: {shown(values['target_value'])}"
    question = NameQuestion(key, "Zielwert", name, choices, asks=OF_VALUE)
    ground.unknown.setdefault(key, question).cells.append(f"{row.sheet}, {row.cell('target_value')}")
    return refused(
        row,
        "kind_given",
        "target_value",
        "Das Ziel hat einen Wert, aber weder Zielart noch Kennzahl.",
        "Bitte oben sagen, was gezählt wird, oder in der Datei die Kennzahl oder „Meilensteine“ eintragen.",
    )

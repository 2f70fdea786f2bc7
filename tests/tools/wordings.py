"""docs/wordings.md: what the dashboard says, for somebody of the ministry to read and correct; written by make docs."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from labels import ROOT, labels

from data.code_words import CODE_WORDS

KINDS = {
    "unit": "Einheiten mit eigenem Zeichen",
    "counted_unit": "Einheiten, die es nur ganz gibt",
    "counted_one": "Eine davon",
    "stage": "Stufen der Mittel",
    "of_stage": "Wovon ein Anteil einer Stufe ist",
    "state": "Stand einer Angabe",
    "precision": "Genauigkeit einer Summe",
    "target_kind": "Art eines Ziels",
    "judgement": "Urteil einer Ist-Meldung",
    "target_status": "Status eines Ziels",
    "status_reason": "Grund eines Status",
    "status_reason_short": "Grund eines Status, kurz",
    "deviation_outcome": "Was eine Abweichung mit einem Ziel macht",
    "deviation_rule": "Regel der Anpassung nach § 6",
    "adjusted_by": "Was außer § 6 einen Zielwert ersetzt",
    "dialogue_result": "Ergebnis eines Dialogs zu einem Ziel",
    "bound": "Wen ein Satz einer Zielvereinbarung bindet",
    "remark_side": "Wer eine Anmerkung macht",
    "commitment": "Stand einer Verabredung",
    "milestone": "Stand eines Meilensteins",
    "missing": "Warum eine Angabe fehlt",
    "missing_short": "Warum eine Angabe fehlt, wo wenig Platz ist",
    "missing_value": "Warum eine verglichene Zahl fehlt",
}
# Whoever speaks to people. What the readers of agreements know of German is no sentence of the dashboard.
SPEAKING = [
    *(
        path
        for floor in ("access", "analysis", "briefing", "charts", "pages", "ui")
        for path in (ROOT / floor).rglob("*.py")
    ),
    *(path for path in (ROOT / "data").rglob("*.py") if path.relative_to(ROOT).parts[1] != "demo"),
]
INTRODUCTION = """\
# Wortlaut

Was die Anwendung sagt, zum Lesen und Berichtigen durch das Fachreferat; aus Katalogen und Programm zusammengestellt.
Wörter der ersten beiden Abschnitte werden in `data/reference/code_word.csv` und `clause_kind.csv` geändert, Begriffe
des Glossars in `data/reference/term.csv`; hinter jeder Überschrift steht die Datei, in der sie sonst steht.
„{}“ steht für das, was ein Satz dort einsetzt.
"""


def sentences() -> Iterator[tuple[str, str]]:
    """File and wording of each sentence on screen, in papers and messages; {} for what is put in."""
    for path in SPEAKING:
        for text in written(path):
            if _is_sentence(text):
                yield str(path.relative_to(ROOT)), text


def written(path: Path) -> Iterator[str]:
    """Every text of a file as a whole, {} for what is put in; what documents the code is none."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in _texts(tree):
        if id(node) not in documented:
            yield _whole(node)


def _texts(node: ast.AST) -> Iterator[ast.AST]:
    """Every text, one with values put in as a whole and after it what is put in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.JoinedStr):
            yield child
            for part in child.values:
                if isinstance(part, ast.FormattedValue):
                    yield from _texts(part)
        else:
            if isinstance(child, ast.Constant) and isinstance(child.value, str):
                yield child
            yield from _texts(child)


def _whole(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else ""


def _is_sentence(text: str) -> bool:
    words = text.strip()
    german = any(letter in words for letter in "äöüßÄÖÜ„") or re.search(
        r"\b(der|die|das|ist|sind|und|nicht|kein)\b", words
    )
    return (
        bool(german)
        and " " in words
        and words.endswith((".", "?", "!", ":"))
        and re.match(r"[A-ZÄÖÜ„{§]", words) is not None
    )


def wordings() -> str:
    """The whole document."""
    lines = [INTRODUCTION]
    for kind, rows in groupby(CODE_WORDS, key=lambda each: each.kind):
        lines += [f"## {KINDS[kind]}", "", "| Schlüssel | Wort | Zeichen |", "|---|---|---|"]
        lines += [f"| {row.code} | {row.word} | {row.symbol} |" for row in rows] + [""]
    with (ROOT / "data/reference/clause_kind.csv").open(encoding="utf-8", newline="") as file:
        lines += ["## Arten von Aussagen einer Zielvereinbarung", "", "| Name | Bedeutung |", "|---|---|"]
        lines += [f"| {row['name']} | {row['definition']} |" for row in csv.DictReader(file)] + [""]
    lines += ["## Beschriftungen auf dem Bildschirm", ""]
    by_file = sorted((place.partition(":")[0], text) for text, place in labels().items() if "/" in place)
    for name, found in groupby(by_file, key=lambda each: each[0]):
        lines += [f"`{name}`: " + " · ".join(text for _, text in found), ""]
    lines += ["## Sätze auf dem Bildschirm, in Papieren und Meldungen", ""]
    for name, told in groupby(sorted(set(sentences())), key=lambda each: each[0]):
        texts = [text for _, text in told]
        lines += [f"`{name}`", "", *(f"- {' '.join(text.split())}" for text in texts), ""] if texts else []
    lines += ["## Fragen an den Datenbestand", ""]
    for path in sorted((ROOT / "queries").rglob("*.sql")):
        first = path.read_text("utf-8").splitlines()[0]
        lines.append(f"- {first.removeprefix('-- Frage: ')} (`{path.relative_to(ROOT)}`)")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(wordings(), end="")

"""docs/wordings.md: what the dashboard says, for somebody of the ministry to read and correct; written by make docs."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from itertools import groupby

from labels import DRAWN, ROOT, labels

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
    "remark_side": "Wer eine Anmerkung macht",
    "commitment": "Stand einer Verabredung",
    "milestone": "Stand eines Meilensteins",
    "missing": "Warum eine Angabe fehlt",
    "missing_short": "Warum eine Angabe fehlt, wo wenig Platz ist",
    "missing_value": "Warum eine verglichene Zahl fehlt",
}
INTRODUCTION = """\
# Wortlaut

Was die Anwendung sagt, zum Lesen und Berichtigen durch das Fachreferat; aus Katalogen und Programm zusammengestellt.
Wörter der ersten beiden Abschnitte werden in `data/reference/code_word.csv` und `clause_kind.csv` geändert, Begriffe
des Glossars in `data/reference/term.csv`; hinter jeder Überschrift steht die Datei, in der sie sonst steht.
„{}“ steht für das, was ein Satz dort einsetzt.
"""


def sentences() -> Iterator[tuple[str, str]]:
    """File and wording of each message, hint or success a page shows, as far as it is fixed."""
    for path in DRAWN:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_sentence(node.value):
                yield str(path.relative_to(ROOT)), node.value


def _is_sentence(text: str) -> bool:
    german = any(letter in text for letter in "äöüß„") or " die " in text or " der " in text or " ist " in text
    return german and " " in text.strip() and text.rstrip().endswith((".", "?", "!", ":")) and text[0].isupper()


def _docstrings() -> set[str]:
    found = set()
    for path in DRAWN:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and (text := ast.get_docstring(node)):
                found.add(text)
    return found


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
    lines += ["## Sätze auf dem Bildschirm", ""]
    documented = _docstrings()
    for name, told in groupby(sorted(set(sentences())), key=lambda each: each[0]):
        texts = [text for _, text in told if text not in documented]
        lines += [f"`{name}`", "", *(f"- {' '.join(text.split())}" for text in texts), ""] if texts else []
    lines += ["## Fragen an den Datenbestand", ""]
    for path in sorted((ROOT / "queries").rglob("*.sql")):
        first = path.read_text("utf-8").splitlines()[0]
        lines.append(f"- {first.removeprefix('-- Frage: ')} (`{path.relative_to(ROOT)}`)")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(wordings(), end="")

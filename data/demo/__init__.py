"""The data set "demo": invented, complete and deterministic, so that every page can be shown and tried.

What is made is written in data/demo/steps, one SQL file per step, with the words in data/demo/words. Nothing
is drawn from a clock or a global random state: the same seed and number of projects give the same rows.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from data.store.file_log import FileLog

HERE = Path(__file__).parent
DATASET = "demo"

STEPS = {
    "05_words": "Wortlisten",
    "10_draw": "Zufall",
    "20_county_year": "Gebietskörperschaften und Budgetjahre",
    "25_context": "Bezugsgrößen und Preise",
    "30_project": "Maßnahmen",
    "40_total": "Budgets",
    "41_untold": "fehlende Beträge und ihre Gründe",
    "45_split": "Aufteilung der Budgets",
    "50_target": "Ziele und Abweichungen",
    "60_report": "Ist-Meldungen",
    "70_dialogue": "Zielsteuerungsdialoge",
    "75_annotation": "Notizen und Vergleichsgruppen",
    "80_document": "Quellen und Lieferungen",
    "90_record_documents": "Quellen werden eingetragen",
    "91_record_agreements": "Zielvereinbarungen werden eingetragen",
    "92_record_money": "Budgets werden eingetragen",
    "93_record_projects": "Maßnahmen werden eingetragen",
    "94_record_steering": "Ziele, Meldungen und Dialoge werden eingetragen",
    "95_record_more_projects": "weitere Maßnahmen werden eingetragen",
    "96_record_annotations": "Notizen und Vergleichsgruppen werden eingetragen",
}


def build(log: FileLog, projects: int = 5000, seed: int = 1, progress: Callable[[str], None] = print) -> None:
    """Make the log of the invented data set; its file must not exist.

    About fifteen projects fall to an agreement by default; more make the data set larger without changing
    its shape. Whether the rules hold is asked by whoever opens it.
    """
    spill = log.path.parent / ".spill"
    with log.making() as cursor:
        # Millions of projects do not fit into memory; what does not fit goes beside the file.
        cursor.execute("set temp_directory = $spill", {"spill": str(spill)})
        cursor.execute("set variable words = $words", {"words": str(HERE / "words")})
        cursor.execute("set variable seed = $seed", {"seed": seed})
        cursor.execute("set variable projects = $projects", {"projects": projects})
        for step, title in STEPS.items():
            progress(f"Demonstrationsdaten: {title}")
            cursor.execute((HERE / "steps" / f"{step}.sql").read_text("utf-8"))
    if spill.exists() and not any(spill.iterdir()):
        spill.rmdir()
    progress("Demonstrationsdaten: fertig")

"""What a list of projects leaves open, told in German sentences that show the line."""

from __future__ import annotations

import re

from data.readers.categories import SHORT_NAMES, is_name_beside
from data.readers.reading import Problem
from data.readers.tables import words_run_together
from data.readers.text import BULLET


class ListProblems:
    """The problems of the list of one section. An error where a project may be lost, invented or glued to another."""

    def __init__(self, section: str) -> None:
        self.section = section
        self.found: list[Problem] = []

    def tell(self, message: str, *, severe: bool = False) -> None:
        """Note a problem."""
        self.found.append(Problem("projects", "error" if severe else "warning", f"{self.section}: {message}"))

    def nothing_read(self, category: int, severe: bool) -> None:
        """A Maßnahmenart with a heading and no project."""
        where = f"Unter Maßnahmenart {category} ({SHORT_NAMES[category]}) wurde keine Maßnahme gelesen"
        self.tell(f"{where}. Bitte prüfen; gibt es keine, hilft „entfällt“ im Text.", severe=severe)

    def one_or_several(self, beside: str) -> None:
        """Names beside a heading, perhaps parted by commas."""
        if "," in beside or re.search(r"[^\W\d_]{3} und [„\"A-ZÄÖÜ]", beside):
            self.tell(f"„{beside}“ kann eine Maßnahme sein oder mehrere. Bitte klären.", severe="," in beside)

    def after_the_end(self, line: str) -> None:
        """A point after the list has ended."""
        self.tell(f"„{line[:80]}“ steht nach dem Ende der Liste und wurde nicht gelesen. Bitte prüfen.")

    def before_the_first(self, lines: list[str]) -> None:
        """Points above the first heading."""
        for line in lines:
            message = f"„{line[:80]}“ steht vor der ersten Maßnahmenart: eine Maßnahme, und von welcher Art?"
            self.tell(f"{message} Bitte klären.", severe=bool(BULLET.match(line)))

    def beside_and_below(self, beside: str) -> None:
        """A name behind the colon of a heading, and others below it."""
        if is_name_beside(beside):
            message = f"„{beside[:80]}“ steht hinter der Überschrift, darunter stehen weitere Maßnahmen"
            self.tell(f"{message}. Bitte klären.", severe=True)

    def head(self, line: str) -> None:
        """The head of a table, told where its columns of words have no space between."""
        if not words_run_together(line):
            return
        self.tell(
            f"Unter „{line[:80]}“ stehen Name und Träger ohne Abstand; die Namen können beides enthalten. "
            "Bitte Namen und Träger prüfen."
        )

    def furniture(self, line: str) -> None:
        """A line taken for a header or footer."""
        self.tell(f"„{line[:80]}“ wurde als Kopf- oder Fußzeile verstanden. Bitte prüfen.")

    def no_name(self, line: str) -> None:
        """A line that is no part of a name."""
        self.tell(f"„{line[:80]}“ wurde nicht als Teil eines Namens gelesen. Bitte prüfen.")

    def none_beside(self, line: str, category: int, name: str) -> None:
        """„entfällt“ below a project."""
        message = f"„{line[:80]}“ steht unter Maßnahmenart {category} neben „{name[:60]}“"
        self.tell(f"{message}. Bitte klären, ob es dort Maßnahmen gibt.", severe=True)

    def after_none(self, line: str, category: int) -> None:
        """A project below „entfällt“."""
        message = f"Unter Maßnahmenart {category} steht, dass es keine Maßnahme gibt, und dann „{line[:80]}“"
        self.tell(f"{message}. Bitte klären.", severe=True)

    def taken_back(self, line: str) -> None:
        """A project that its own line takes back."""
        self.tell(f"Ob „{line[:80]}“ stattfindet, ist unklar. Bitte klären.", severe=True)

    def names_nothing(self, line: str, category: int) -> None:
        """„N. N.“."""
        self.tell(f"„{line}“ unter Maßnahmenart {category} nennt keine Maßnahme. Bitte ergänzen.")

    def below_a_project(self, line: str) -> None:
        """A point below a project."""
        self.tell(f"„{line[:80]}“ steht unter einer Maßnahme und wurde nicht als eigene gelesen. Bitte prüfen.")

    def leap(self, line: str) -> None:
        """An ordinal without the one before."""
        self.tell(f"Vor „{line[:80]}“ fehlt ein Punkt der Aufzählung. Bitte prüfen.")

    def stray(self, line: str) -> None:
        """A line without a mark among marked ones that is no project."""
        message = f"Die Zeile „{line[:80]}“ steht in der Liste ohne Aufzählungszeichen und wurde"
        self.tell(f"{message} nicht als Maßnahme gelesen. Bitte prüfen.")

    def own_project(self, line: str) -> None:
        """A line that could go on with the name before and was taken for a name of its own."""
        self.tell(f"„{line[:80]}“ wurde als eigene Maßnahme gelesen. Bitte prüfen.")

    def unknown_heading(self, line: str, number: int | None) -> None:
        """A heading in other words, read by its number or not at all."""
        where = f"Die Überschrift „{line[:80]}“ ist keine bekannte Maßnahmenart"
        if number is None:
            self.tell(f"{where}; ihre Maßnahmen fehlen. Bitte die Maßnahmenart klären.", severe=True)
        else:
            self.tell(f"{where}; nach ihrer Nummer als {number} gelesen. Bitte prüfen.")

    def left_open(self, line: str) -> None:
        """Neither a name nor more of one for certain, perhaps a heading: only a person can tell."""
        self.tell(
            f"Die Zeile „{line[:80]}“ steht in der Liste ohne Aufzählungszeichen: eine eigene Maßnahme, der Rest des "
            "Namens davor oder eine Überschrift? Bitte im Text klären.",
            severe=True,
        )

    def explanation(self, line: str) -> None:
        """A sentence below a project."""
        self.tell(f"„{line[:80]}“ wurde als Erläuterung und nicht als Maßnahme gelesen. Bitte prüfen.")

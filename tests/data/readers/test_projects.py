"""The projects of an agreement: whatever marks a list, none is lost, none is glued, none is invented."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from agreement_text import HEADINGS, agreement, changed, faults, listed, problems, read, real

NAMES = [(project.category, project.name) for project in read(real()).projects]
LIST = real()[real().index("1. Ausbildungsvorbereitung") : real().index("Die Förderung der aufgef")]
ROMAN = ["i", "ii", "iii", "iv"]
SECOND = "2. Ausbildung und Ausbildungscoaching in anerkannten Ausbildungsberufen"


def marked(mark: Callable[[int, int], str], between: str = "") -> str:
    """The published agreement with its bullets written as mark(Maßnahmenart, number) gives them."""
    lines, category, number = [], 0, 0
    for line in LIST.replace("\n\n- „", "\n - „").split("\n"):
        if heading := re.match(r"\s*(\d)\. ", line):
            category, number = int(heading[1]), 0
            lines.append(line + between)
        elif line.startswith(" - "):
            number += 1
            lines.append(mark(category, number) + line.removeprefix(" - "))
        else:
            lines.append(line)
    return real().replace(LIST, "\n".join(lines) + "\n\n")


MARKS: dict[str, Callable[[int, int], str]] = {
    "a)": lambda _, n: f"{'abcd'[n - 1]}) ",
    "a.": lambda _, n: f"{'abcd'[n - 1]}. ",
    "aa)": lambda _, n: f"{'abcd'[n - 1] * 2}) ",
    "i)": lambda _, n: f"{ROMAN[n - 1]}) ",
    "(1)": lambda _, n: f"({n}) ",
    "(a)": lambda _, n: f"({'abcd'[n - 1]}) ",
    "1.": lambda _, n: f"{n}. ",
    "1)": lambda _, n: f"{n}) ",
    "1.1": lambda c, n: f"{c}.{n} ",
    "1.1.": lambda c, n: f"{c}.{n}. ",
    "1.1)": lambda c, n: f"{c}.{n}) ",
    "running": lambda c, n: f"({[0, 3, 4, 6][c - 1] + n}) ",
    "-glued": lambda _, n: "-",
    "•glued": lambda _, n: "•",
    **{sign: lambda _, n, sign=sign: f"{sign} " for sign in "→>+✓»□➢\uf02d\uf0fc"},
}


class TestAnyMark:
    @pytest.mark.parametrize("mark", MARKS)
    @pytest.mark.parametrize("between", ["", "\n"])
    def test_lists_every_project_and_stays_out_of_its_name(self, mark: str, between: str) -> None:
        text = marked(MARKS[mark], between)
        assert listed(text) == NAMES
        assert faults(text) == []

    @pytest.mark.parametrize("mark", ["1. ", "a) ", "(1) ", "i) ", "2.1 "])
    def test_is_taken_from_a_single_project(self, mark: str) -> None:
        text = changed((" - Berufsscouts", f"{mark}Berufsscouts"))
        assert (2, "Berufsscouts") in listed(text)
        assert faults(text) == []

    @pytest.mark.parametrize("name", ["2. Chance", "2023", "/ Lehre", "1.7 Lehre"])
    def test_that_seems_left_in_a_name_is_asked_about(self, name: str) -> None:
        text = changed((" - Berufsscouts", f" - {name}"))
        assert (2, name) in listed(text)
        assert name in problems(text)["projects"]

    @pytest.mark.parametrize("name", ["50plus", "§ 16h SGB II", "„Neu“ starten", "(Neu-)Start", "3D-Druck"])
    def test_is_not_seen_in_a_sound_name(self, name: str) -> None:
        text = changed((" - Berufsscouts", f" - {name}"))
        assert (2, name) in listed(text)
        assert faults(text) == []

    def test_that_leaps_is_asked_about(self) -> None:
        text = marked(lambda _, n: f"({n + (n > 1)}) ")
        assert listed(text) == NAMES
        assert "(3) Schulung" in problems(text)["projects"]


class TestAMassnahmenartWithoutProjects:
    @pytest.mark.parametrize("says", [" - entfällt", " - keine", " - ./.", "entfällt", "Keine Maßnahmen", " - --"])
    def test_that_says_so_is_no_problem_and_lists_nothing(self, says: str) -> None:
        text = changed((" - Berufsscouts", says))
        assert listed(text) == [each for each in NAMES if each[0] != 2]
        assert faults(text) == []

    @pytest.mark.parametrize("says", [" - N.N.", " - n. n.", " -", " - noch offen", "", "berufsscouts mobil"])
    def test_that_leaves_it_open_is_a_problem(self, says: str) -> None:
        text = changed((" - Berufsscouts", says))
        assert listed(text) == [each for each in NAMES if each[0] != 2]
        assert [field for field, _ in faults(text)] == ["projects"]

    def test_is_named_with_its_heading(self) -> None:
        assert "Ausbildungscoaching" in problems(changed((" - Berufsscouts\n", "")))["projects"]

    def test_that_is_missing_beside_others_is_a_notice(self) -> None:
        text = changed((f"{SECOND}\n - Berufsscouts\n", ""))
        assert faults(text) == [("projects", "warning")]
        assert "Maßnahmenart 2" in problems(text)["projects"]


class TestALineWithoutAMark:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (" - JUBA 3.0", "JUBA 3.0"),
            (" - Schulung Gesundheitsmanagement 2.0", " Schulung Gesundheitsmanagement 2.0"),
            (" - QuBiT", " QuBiT"),
            (" 3. Qualifizierungsprojekte zur Arbeitsmarktintegration, Fachkräftesicherung", "Projekte für Arbeit"),
            (" - Beratungskonzept Fallmanagement", " - Beratungskonzept\n\nFallmanagement"),
        ],
    )
    def test_in_a_marked_list_is_an_error_that_shows_it(self, old: str, new: str) -> None:
        text = changed((old, new))
        assert ("projects", "error") in faults(text)
        assert new.split("\n")[-1].strip()[:20] in problems(text)["projects"]
        assert not [name for _, name in listed(text) if name not in {each for _, each in NAMES} | {"Beratungskonzept"}]

    @pytest.mark.parametrize(
        "written",
        [
            "QuBiT (Qualifizierung und\nBetreuung im Taunus)",
            "QuBiT (Qualifizierung\nund Betreuung im Taunus)",
            "QuBiT\n(Qualifizierung und Betreuung im Taunus)",
            "QuBiT\n   (Qualifizierung und Betreuung\n   im Taunus)",
        ],
    )
    @pytest.mark.parametrize("bullet", ["- ", ""])
    def test_that_goes_on_a_name_belongs_to_it(self, written: str, bullet: str) -> None:
        text = agreement(projects={1: ["Werkstatt"], 3: ["Sprache", written, "Ende"]}, bullet=bullet)
        assert listed(text)[1:] == [
            (3, "Sprache"),
            (3, "QuBiT (Qualifizierung und Betreuung im Taunus)"),
            (3, "Ende"),
        ]
        assert faults(text) == []

    @pytest.mark.parametrize(
        "line",
        [
            "Der Landkreis setzt die Projekte eigenverantwortlich nach Maßgabe des Bescheides des RP Kassel um.",
            "Weitere Projekte können mit Zustimmung des HMSI ergänzt werden.",
            "Grundlage der Förderung aller genannten Projekte ist der Bescheid des Regierungspräsidiums Kassel.",
            "Es gilt der Bescheid.",
        ],
    )
    @pytest.mark.parametrize("bullet", ["- ", ""])
    def test_that_is_a_sentence_ends_the_list(self, line: str, bullet: str) -> None:
        text = agreement(projects={1: ["Eins"], 2: ["Zwei"], 3: ["Drei"], 4: ["Vier"]}, bullet=bullet)
        closing = "\nDie Förderung erfolgt auf Basis des vom Regierungspräsidium Kassel erlassenen Bescheides.\n"
        assert text.count(closing) == 1
        for place in (line, f"\n{line}"):
            changed_text = text.replace(closing, f"{place}\n")
            assert listed(changed_text) == [(1, "Eins"), (2, "Zwei"), (3, "Drei"), (4, "Vier")]
            assert faults(changed_text) == []

    @pytest.mark.parametrize(
        "line", ["Das Projekt wird vom Träger basa durchgeführt.", "   Zielgruppe: junge Menschen"]
    )
    def test_that_explains_a_project_is_left_out_of_its_name_with_a_warning(self, line: str) -> None:
        text = changed((" - JUBA 3.0", f" - JUBA 3.0\n{line}"))
        assert listed(text) == NAMES
        assert faults(text) == [("projects", "warning")]
        assert line.strip()[:12] in problems(text)["projects"]

    def test_after_the_end_of_a_list_is_followed_by_no_project_unseen(self) -> None:
        text = changed(("erlassenen – Bescheides.", "erlassenen – Bescheides.\n\n- Nachzügler"))
        assert listed(text) == NAMES
        assert "Nachzügler" in problems(text)["projects"]


def test_points_below_a_project_are_none_of_their_own() -> None:
    text = changed((" - JUBA 3.0", " - JUBA 3.0\n   o Standort Bad Homburg\n   o Standort Usingen"))
    assert listed(text) == NAMES
    assert set(faults(text)) == {("projects", "warning")}
    assert "Standort Usingen" in problems(text)["projects"]


def test_the_same_name_twice_is_asked_about() -> None:
    assert "zweimal" in problems(changed((" - Berufsscouts", " - Berufsscouts\n - Berufsscouts")))["projects"]


class TestAHeading:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (" 4. Weiterbildungsmaßnahmen", " 4 Weiterbildungsmaßnahmen"),
            (" 3. Qualifizierungsprojekte", " 3. Qualifi zierungsprojekte"),
            (" 3. Qualifizierungsprojekte", "Qualifi zierungsprojekte"),
            ("1. Ausbildungsvorbereitung", "1. Ausbildungs vorbereitung"),
            ("1. Ausbildungsvorbereitung", "Maßnahmenart 1 Ausbildungsvorbereitung"),
            ("1. Ausbildungsvorbereitung", "Maßnahmenart 1 – Ausbildungsvorbereitung"),
            ("2. Ausbildung und Ausbildungscoaching", "2. Aus bildung und Ausbildungs coaching"),
        ],
    )
    def test_is_known_without_a_dot_and_with_split_words(self, old: str, new: str) -> None:
        text = changed((old, new))
        assert listed(text) == NAMES
        assert faults(text) == []

    def test_may_name_its_projects_in_its_own_line(self) -> None:
        text = changed((f"{SECOND}\n - Berufsscouts\n", f"{SECOND}: Berufsscouts; Azubi-Coach\n"))
        assert [name for category, name in listed(text) if category == 2] == ["Berufsscouts", "Azubi-Coach"]
        assert faults(text) == []

    def test_with_commas_in_its_own_line_is_asked_about(self) -> None:
        text = changed((f"{SECOND}\n - Berufsscouts\n", f"{SECOND}: Berufsscouts, Azubi-Coach\n"))
        assert "Berufsscouts, Azubi-Coach" in problems(text)["projects"]

    def test_with_an_explanation_still_lists_what_follows(self) -> None:
        text = changed(("1. Ausbildungsvorbereitung", "1. Ausbildungsvorbereitung: Angebote für Jugendliche"))
        assert (listed(text), faults(text)) == (NAMES, [])

    def test_in_unknown_words_and_without_bullets_counts_by_its_number(self) -> None:
        text = agreement(projects={1: ["Eins"], 2: ["Zwei"], 3: ["Drei"], 4: ["Vier"]}, bullet="")
        text = text.replace(f"2. {HEADINGS[2]}", "2. Sonstige Vorhaben")
        assert listed(text) == [(1, "Eins"), (2, "Zwei"), (3, "Drei"), (4, "Vier")]
        assert faults(text) == [("projects", "warning")]


def test_projects_of_another_section_are_not_lost_unseen() -> None:
    more = "§ 5a\n\nProjekte des Arbeitsmarktbudgets\n\n3. Qualifizierungsprojekte\n - Schuldnerberatung\n\n§ 6\n"
    text = changed(("§ 6\n", more))
    assert "Schuldnerberatung" in problems(text)["projects"]


@pytest.mark.parametrize("space", [" ", "   ", "\u00a0"])
def test_a_space_at_the_end_of_a_line_hides_no_broken_word(space: str) -> None:
    assert listed(agreement(projects={1: [f"Förderung der Bera-{space}\ntungsqualität"]})) == [
        (1, "Förderung der Beratungsqualität")
    ]

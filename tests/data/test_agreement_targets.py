"""A Ziel as cells of a table: what nobody touched stays as it is, what is typed becomes a Ziel or a sentence."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from agreement_text import agreement, read
from hypothesis import given
from hypothesis import strategies as st

from data.agreement_edits import answer, with_answers
from data.agreement_targets import Cells, belongs_to, called, cells_of, entered
from data.readers.given import AnswerRefused
from data.readers.reading import Citation, Milestone, Target

READING = read(
    agreement(
        projects={
            1: ["Werkstatt Nord (12 Plätze)"],
            2: [],
            3: ["Sprache\n  Meilensteine: 31.03.2024: Konzept liegt vor"],
            4: [],
        }
    )
)
PLACES, STEPS = READING.targets

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
numeric = st.builds(
    Target, words, st.decimals(1, 100, places=2).map(lambda value: +value), st.just("Prozent"),
    st.builds(Citation, words, words, st.none() | st.integers(1, 9), st.none() | words), st.just("numeric"),
    st.sampled_from(["transition_rate", "dropout_rate"]), st.none() | st.sampled_from(["Werkstatt Nord", "Sprache"]),
    st.none() | st.integers(1, 4),
)  # fmt: skip
wordings = st.builds(
    Target, words, st.integers(0, 500).map(Decimal), st.sampled_from(["Personen", "Anzahl"]),
    st.builds(Citation, words, words), st.just("qualitative"), st.none(), st.none(), st.none() | st.integers(1, 4),
)  # fmt: skip
steps = st.lists(st.builds(Milestone, words, st.dates(date(2024, 1, 1), date(2025, 1, 1))), min_size=1).map(
    lambda found: Target(
        "Schritte", Decimal(len(found)), "Meilensteine", Citation("§ 5", "…"), "milestone", milestones=tuple(found)
    )
)


@given(st.lists(numeric | wordings | steps, max_size=6))
def test_what_nobody_touched_stays_as_it_is_also_when_it_is_kept(targets: list[Target]) -> None:
    assert [entered(READING, cells_of(each), each) for each in targets] == targets
    kept = json.loads(json.dumps([answer("targets", targets, "Anlage")]))
    reading = with_answers(READING, [], [])
    object.__setattr__(reading, "targets", targets)
    assert with_answers(reading, kept, []).targets == targets


def test_a_number_is_corrected_with_a_comma() -> None:
    assert entered(READING, cells_of(PLACES)._replace(value="1.200"), PLACES).value == 1200
    found = entered(READING, cells_of(PLACES)._replace(indicator="transition_rate", value="62,5"), PLACES)
    assert (found.indicator, found.value, found.unit) == ("transition_rate", Decimal("62.5"), "")


def test_what_follows_from_a_changed_cell_need_not_be_typed_too() -> None:
    wording = entered(READING, cells_of(PLACES)._replace(kind="qualitative"), PLACES)
    assert (wording.kind, wording.indicator, wording.value, wording.unit) == ("qualitative", None, 12, "Plätze")
    number = entered(READING, cells_of(wording)._replace(indicator="entries"), wording)
    assert (number.kind, number.indicator, number.unit) == ("numeric", "entries", "")
    more = entered(READING, cells_of(STEPS)._replace(milestones="31.03.2024: A; 30.9.2024: B"), STEPS)
    assert (more.kind, more.value, [each.name for each in more.milestones]) == ("milestone", None, ["A", "B"])
    none = entered(READING, cells_of(STEPS)._replace(milestones=""), STEPS)
    assert (none.kind, none.value, none.unit) == ("qualitative", None, "")


def test_a_ziel_that_is_added_has_the_line_that_names_it() -> None:
    found = entered(READING, Cells(name="Zielsteuerungsdialog zum Stand der Umsetzung"), None)
    assert (found.kind, found.cited.section) == ("qualitative", "§ 5")
    nowhere = entered(READING, Cells(name="Nirgends genannt", of="art/2"), None)
    assert (nowhere.category, nowhere.project, nowhere.cited.section) == (2, None, "Angabe einer Person")
    assert entered(READING, Cells(name="Plätze", of="Sprache"), None).project == "Sprache"


def test_what_a_ziel_may_belong_to_is_offered_in_words() -> None:
    assert [called(each) for each in belongs_to(READING)] == [
        "Maßnahmenart 1 Ausbildungsvorbereitung", "Maßnahmenart 2 Ausbildung und Coaching",
        "Maßnahmenart 3 Qualifizierung", "Maßnahmenart 4 Weiterbildung Personal", "Werkstatt Nord", "Sprache",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (Cells(value="12"), "Der Name fehlt"),
        (Cells(name="Plätze", value="zwölf"), "„Plätze“, Wert: „zwölf“ ist keine Zahl"),
        (Cells(name="Plätze", value="60,000"), "nicht eindeutig"),
        (Cells(name="Schritte", milestones="im März: Konzept"), "beginnt nicht mit einem Tag"),
        (Cells(name="Schritte", milestones="31.02.2024: Konzept"), "Den 31.02.2024 gibt es nicht"),
        (Cells(name="Schritte", milestones="31.03.2024:"), "fehlt, was dann vorliegt"),
    ],
)
def test_cells_that_say_no_ziel_are_refused_with_what_to_do(cells: Cells, says: str) -> None:
    with pytest.raises(AnswerRefused, match=says):
        entered(READING, cells, None)

"""Each integrity rule refuses exactly its fault, names it, and nothing of the delivery is stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
import sound_rows
import tiny
from faulty import FAULTS, Fault
from sound_rows import SOUND

from data import checking, layout
from data.faults import DeliveryRefused, StoreError
from data.store import Store, check

A = tiny.amount


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One empty data set for every refusal: none may leave anything behind."""
    with tiny.open_store(tmp_path_factory.mktemp("rules")) as store:
        yield store


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule}-{fault.table}")
def test_a_fault_is_refused_by_its_rule_alone_and_nothing_is_stored(fault: Fault, empty: Store) -> None:
    rows = tiny.sound()
    rows[fault.table] = [*rows.get(fault.table, []), fault.row()]
    with pytest.raises(DeliveryRefused) as refusal:
        tiny.record(empty, rows)
    assert {(violation.rule, violation.severity) for violation in refusal.value.violations} == {(fault.rule, "hard")}
    assert fault.says in str(refusal.value)
    assert {violation.table for violation in refusal.value.violations} == {fault.table}
    assert tiny.is_untouched(empty)


@pytest.mark.parametrize("column", ["cause", "evidence", "occurred_on", "targets"])
def test_a_deviation_without_cause_evidence_date_or_targets_is_not_even_taken_down(column: str, empty: Store) -> None:
    with pytest.raises(StoreError, match=f"Die Pflichtangabe {column} fehlt"):
        tiny.record(empty, tiny.sound() | {"deviation": [sound_rows.deviation(id="fehler", **{column: None})]})
    assert tiny.logged(empty, "deviation").num_rows == 0


def test_a_year_has_one_figure_of_a_measure(tmp_path: Path) -> None:
    old, new = (
        sound_rows.measure(id="alt"),
        sound_rows.measure(id="neu", measured_on=date(2024, 12, 31), territory_from=2025),
    )
    with tiny.open_store(tmp_path) as store:
        with pytest.raises(DeliveryRefused, match=r"gilt ab 2025 schon die Angabe zum .*Prüfregel one_measure"):
            tiny.record(store, tiny.sound() | {"county_measure": [old, new]})
        assert tiny.logged(store, "county_measure").num_rows == 0
        tiny.record(store, tiny.sound() | {"county_measure": [old | {"territory_to": 2024}, new]})
        assert tiny.count(store, "county_measure") == 2


def test_an_agreed_value_is_for_one_target(empty: Store) -> None:
    rows = tiny.sound()
    rows["target"].append(tiny.target(id="zweites"))
    two = sound_rows.deviation(id="fehler", adjusted_value=34, targets=["06434/2024/01/durchfuehrung", "zweites"])
    with pytest.raises(DeliveryRefused, match="gilt für genau ein Ziel"):
        tiny.record(empty, rows | {"deviation": [two]})


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"number": 3, "id": "neu/M3"}, "Meilenstein 3 von 2 vereinbarten"),
        ({"number": 0, "id": "neu/M0"}, "Meilenstein 0 von 2 vereinbarten"),
        ({"number": 1, "id": "anders"}, "Die Nummer 1 gibt es bei diesem Ziel 2-mal"),
        ({"due_on": date(2034, 6, 30)}, "Der Termin 30.06.2034 liegt mehr als ein Jahr außerhalb"),
        ({"due_on": date(2022, 12, 31)}, "Der Termin 31.12.2022 liegt mehr als ein Jahr außerhalb"),
        ({"name": "Konzept; Bericht"}, "enthält ein Semikolon"),
    ],
)
def test_a_milestone_is_one_of_those_agreed(fields: dict[str, object], says: str, empty: Store) -> None:
    rows = tiny.sound()
    rows["target"].append(sound_rows.target(id="neu"))
    steps = [sound_rows.milestone(id="neu/M1"), sound_rows.milestone(**({"id": "neu/M2", "number": 2} | fields))]
    with pytest.raises(DeliveryRefused) as refusal:
        tiny.record(empty, rows | {"milestone": steps})
    assert {violation.rule for violation in refusal.value.violations} == {"milestone_of_its_target"}
    assert says in str(refusal.value)


def test_fewer_milestones_than_have_days_are_refused(tmp_path: Path) -> None:
    rows = tiny.sound()
    rows["target"].append(sound_rows.target(id="neu"))
    steps = [sound_rows.milestone(id="neu/M1"), sound_rows.milestone(id="neu/M2", number=2)]
    fewer = sound_rows.target(id="neu", target_value=1, delivery="d2", recorded_at=tiny.LATER)
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, rows | {"milestone": steps})
        with pytest.raises(DeliveryRefused, match="Meilenstein 2 von 1 vereinbarten"):
            tiny.record(store, {"target": [fewer]}, delivery="d2", at=tiny.LATER)


def test_two_sums_of_one_category_or_project_are_refused(tmp_path: Path) -> None:
    twice = [tiny.amount(id=f"a{n}", level="category", category=1, euros=100) for n in (1, 2)]
    projects = [tiny.amount(id=f"p{n}", level="project", category=1, project="06434/2024/01", euros=50) for n in (1, 2)]
    rows = tiny.sound()
    rows["amount"] += [*twice, *projects]
    with tiny.open_store(tmp_path) as store, pytest.raises(DeliveryRefused) as refusal:
        tiny.record(store, rows)
    assert "gibt es 2 Summen der Maßnahmenart 1" in str(refusal.value)
    assert "gibt es 2 Summen der Maßnahme „JUBA 3.0“" in str(refusal.value)


def test_a_delivery_without_its_source_is_refused(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        with pytest.raises(DeliveryRefused, match="Die Quelle „s2“ fehlt; keine Zahl ohne Quelle"):
            tiny.record(store, tiny.sound(), source="s2")
        assert tiny.count(store, "delivery") == 0


def test_a_delivery_recorded_twice_is_refused(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        again = {"remark": [sound_rows.remark(id="r1", at=tiny.LATER)]}
        with pytest.raises(DeliveryRefused, match="Schlüssel d1, Prüfregel delivery_once"):
            tiny.record(store, again, at=tiny.LATER)


def test_a_row_under_a_delivery_of_another_writing_is_refused(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        with pytest.raises(StoreError, match="Die Lieferung „d1“ gehört nicht zu diesem Vorgang"):
            tiny.record(store, {"remark": [sound_rows.remark(delivery="d1")]}, delivery="d2", at=tiny.LATER)
        assert tiny.count(store, "remark") == 0


@pytest.mark.parametrize(
    ("delivery", "event", "sentence"),
    [
        ("d1", "gelöscht", "Das Ereignis „gelöscht“ ist nicht vorgesehen"),
        ("nix", "withdrawn", "Schlüssel nix, Prüfregel withdrawal_known"),
    ],
)
def test_an_event_that_cannot_be_is_refused(tmp_path: Path, delivery: str, event: str, sentence: str) -> None:
    with (
        tiny.open_sound(tmp_path) as store,
        pytest.raises(StoreError, match=sentence),
        store.writing(tiny.DATASET) as writer,
    ):
        writer.deliver(delivery, source="s1", recorded_by="T", recorded_at=tiny.LATER, event=event)


def test_every_rule_has_a_fault_here() -> None:
    tested = {fault.rule for fault in FAULTS} | {
        "delivery_has_source",
        "delivery_once",
        "one_measure",
        "withdrawal_known",
    }
    assert tested == {name for name, _ in checking.rules()}


def test_sound_rows_pass_every_rule(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        assert check(store, tiny.DATASET) == []


def test_a_sum_of_an_unknown_year_or_programme_may_stand(tmp_path: Path) -> None:
    # The published sources have sums without a year and money whose programme they do not name.
    open_ended = [A(id="ohne-jahr", budget_year=None), A(id="unklar", programme="UNKLAR", budget_year=2003)]
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound() | {"amount": open_ended})
        assert check(store, tiny.DATASET) == []


def test_the_land_may_have_amounts_and_remarks(tmp_path: Path) -> None:
    land = {"amount": [A(id="06/x", county="06")], "remark": [sound_rows.remark(id="r1", county="06")]}
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound() | land)
        assert tiny.count(store, "amount") == 1


def test_a_lower_bound_does_not_limit_its_parts(tmp_path: Path) -> None:
    part = A(id="teil", level="project", category=1, project="06434/2024/01", euros=1200)
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound() | {"amount": [A(precision="at_least"), part]})
        assert check(store, tiny.DATASET) == []


def test_projects_count_inside_the_sum_of_their_category(tmp_path: Path) -> None:
    category = A(id="art", level="category", category=1, euros=1000)
    part = A(id="teil", level="project", category=1, project="06434/2024/01", euros=400)
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound() | {"amount": [A(), category, part]})
        assert check(store, tiny.DATASET) == []


def test_projects_may_not_exceed_their_category(tmp_path: Path) -> None:
    category = A(id="art", level="category", category=1, euros=300)
    part = A(id="teil", level="project", category=1, project="06434/2024/01", euros=400)
    with (
        tiny.open_store(tmp_path) as store,
        pytest.raises(DeliveryRefused, match=r"Maßnahmen ergeben 400,00 € .*Schlüssel art, Prüfregel parts_with"),
    ):
        tiny.record(store, tiny.sound() | {"amount": [A(), category, part]})


def test_there_is_a_sound_row_of_every_fact_table(tmp_path: Path) -> None:
    rows = {table: [make(id="neu")] for table, make in SOUND.items()}
    assert set(rows) == set(layout.fact_tables())
    with tiny.open_sound(tmp_path) as store:
        moved = {table: [row | {"delivery": "d2", "recorded_at": tiny.LATER}] for table, (row,) in rows.items()}
        tiny.record(store, moved, delivery="d2", at=tiny.LATER)
        assert check(store, tiny.DATASET) == []


@pytest.mark.parametrize("table", SOUND)
def test_what_is_asked_of_every_fact_is_asked_of_every_table(table: str, empty: Store) -> None:
    faults = {"citation": " ", "state": "fertig", "budget_year": 1999, "county": "06499", "programme": "ABC"}
    faults |= {"category": 5, "project": "p9", "target": "t9", "dialogue": "g9"}
    rules = {
        "citation": "citation_given",
        "state": "state_known",
        "budget_year": "budget_year_plausible",
        "category": "category_known",
    }
    rows = tiny.sound()
    faulty = {column: SOUND[table](**{"id": column, column: faults[column]}) for column in _in_order(faults, table)}
    # One delivery for all columns: each row is a fault of its own, told from the others by its key.
    with pytest.raises(DeliveryRefused) as refusal:
        tiny.record(empty, rows | {table: [*rows.get(table, []), *faulty.values()]})
    for column in faulty:
        found = {violation.rule for violation in refusal.value.violations if violation.key == column}
        assert rules.get(column, f"{column}_known") in found, column


def _in_order(faults: dict[str, object], table: str) -> list[str]:
    return [column for column in faults if column in layout.FACT_COLUMNS[table]]


def test_rules_open_with_a_question_and_what_a_row_is() -> None:
    for name, sql in checking.rules():
        question, grain = sql.splitlines()[:2]
        assert question.startswith("-- "), name
        assert question.endswith("?"), name
        assert grain.startswith("-- Eine Zeile je "), name


def test_withdrawn_and_recorded_anew_is_not_a_double_key(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        with store.writing(tiny.DATASET) as writer:
            writer.deliver("d1", source="s1", event="withdrawn", recorded_by="T", recorded_at=tiny.LATER)
        again = {table: [fact | {"delivery": "d2"} for fact in facts] for table, facts in tiny.sound().items()}
        tiny.record(store, again, delivery="d2", at=datetime(2025, 7, 1))
        assert tiny.count(store, "project") == 1


def test_every_field_of_words_has_its_fault() -> None:
    fields = {(table, field) for table, names in checking.FIELDS_OF_WORDS.items() for field in names}
    faults = {(fault.table, fault.says.split()[2]) for fault in FAULTS if fault.rule == "word_known"}
    assert faults | {("delivery", "event")} == fields

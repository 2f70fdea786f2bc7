"""Each integrity rule refuses exactly its fault, names it, and nothing of the delivery is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
import tiny

from data import layout
from data.faults import DeliveryRefused, StoreError
from data.store import Store, check
from data.store.writing import Writer


@dataclass(frozen=True)
class Fault:
    """Rows added to the sound data set, and what the refusal must say."""

    rule: str
    says: str
    table: str
    row: Callable[[], tiny.Row]


def more(make: Callable[..., tiny.Row], **fields: object) -> Callable[[], tiny.Row]:
    return lambda: make(**({"id": "fehler"} | fields))


def deviation(**fields: object) -> tiny.Row:
    facts: tiny.Row = {
        "county": tiny.COUNTY,
        "budget_year": 2024,
        "occurred_on": date(2024, 7, 1),
        "cause": "Haushaltssperre",
        "evidence": "Erlass",
        "targets": ["06434/2024/01/durchfuehrung"],
        "rule": "explicit",
    }
    return tiny.row(**(facts | fields))


def remark(**fields: object) -> tiny.Row:
    facts: tiny.Row = {"county": tiny.COUNTY, "side": "county", "author": "Kreis", "text": "Hinweis"}
    return tiny.row(**(facts | fields))


def commitment(**fields: object) -> tiny.Row:
    facts: tiny.Row = {
        "dialogue": "06434/2024/1",
        "county": tiny.COUNTY,
        "budget_year": 2024,
        "text": "Konzept",
        "responsible": "Kreis",
        "due_on": date(2024, 12, 1),
    }
    return tiny.row(**(facts | fields))


def report(**fields: object) -> tiny.Row:
    facts: tiny.Row = {
        "target": "06434/2024/01/durchfuehrung",
        "reported_on": date(2024, 12, 31),
        "reported_by": "Kreis",
    }
    return tiny.row(**(facts | fields))


def note(**fields: object) -> tiny.Row:
    facts: tiny.Row = {"county": tiny.COUNTY, "budget_year": 2024, "measure": "budget_sum", "text": "Umzug"}
    return tiny.row(**(facts | {"author": "M. Muster", "written_on": date(2024, 7, 1)} | fields))


def group(**fields: object) -> tiny.Row:
    return tiny.row(**({"name": "Taunus", "counties": ["06434", "06411"], "author": "M. Muster"} | fields))


def extra_need(**fields: object) -> tiny.Row:
    facts: tiny.Row = {"county": tiny.COUNTY, "budget_year": 2024, "programme": "AQB", "euros": 100}
    return tiny.row(**(facts | {"stated_on": date(2024, 9, 1), "reason": "Zweite Gruppe"} | fields))


def measure(**fields: object) -> tiny.Row:
    facts: tiny.Row = {
        "county": tiny.COUNTY,
        "measure": "population",
        "measured_on": date(2018, 12, 31),
        "territory_from": 2011,
        "value": 236564,
    }
    return tiny.row(**(facts | fields))


A, P, T = tiny.amount, tiny.project, tiny.target
FAULTS = [
    Fault("citation_given", "Die Fundstelle fehlt", "remark", more(remark, citation=" ")),
    Fault("state_known", "„fertig“ ist nicht vorgesehen", "remark", more(remark, state="fertig")),
    Fault("word_known", "Im Feld stage ist „bezahlt“", "amount", more(A, stage="bezahlt")),
    Fault("word_known", "Im Feld level ist „Rest“", "amount", more(A, level="Rest")),
    Fault("word_known", "Im Feld precision ist „circa“", "amount", more(A, stage="paid", precision="circa")),
    Fault("word_known", "Im Feld funding_source", "amount", more(A, stage="paid", funding_source="Bund")),
    Fault("word_known", "Im Feld kind ist „weich“", "target", more(T, kind="weich")),
    Fault("word_known", "Im Feld judgement ist „gut“", "report", more(report, judgement="gut")),
    Fault("word_known", "Im Feld side ist „Presse“", "remark", more(remark, side="Presse")),
    Fault("word_known", "Im Feld rule ist „frei“", "deviation", more(deviation, rule="frei")),
    Fault("county_known", "„6434“ ist kein amtlicher Schlüssel", "project", more(P, county="6434")),
    Fault("county_known", "„06499“ ist keine bekannte", "project", more(P, county="06499")),
    Fault("county_known", "„06“ ist kein amtlicher Schlüssel", "project", more(P, county="06")),
    Fault(
        "county_in_year",
        "Hanau ist im Haushaltsjahr 2025",
        "project",
        more(P, county="06415", budget_year=2025),
    ),
    Fault("county_in_year", "Hanau ist im Haushaltsjahr 2011", "county_measure", more(measure, county="06415")),
    Fault("programme_known", "Das Programm „ABC“", "project", more(P, programme="ABC")),
    Fault(
        "programme_known",
        "Tabelle agreement",
        "agreement",
        more(tiny.agreement, budget_year=2025, programmes=["AQB", "X"]),
    ),
    Fault("category_known", "Die Maßnahmenart 5 gibt es nicht", "project", more(P, category=5)),
    Fault("indicator_known", "„zufriedenheit“", "target", more(T, kind="numeric", indicator="zufriedenheit")),
    Fault("indicator_known", "„coverage“ ist für Ziele", "target", more(T, kind="numeric", indicator="coverage")),
    Fault("numeric_target_has_indicator", "fehlt die Kennzahl", "target", more(T, kind="numeric")),
    Fault("project_known", "Die Maßnahme „06434/2024/99“", "remark", more(remark, project="06434/2024/99")),
    Fault(
        "amount_of_its_project",
        "Die Maßnahme „06434/2024/01“ gehört zu 06434, 2024, AQB, Maßnahmenart 1, der Betrag nennt anderes",
        "amount",
        more(A, stage="paid", level="project", project="06434/2024/01", category=2),
    ),
    Fault("target_known", "Das Ziel „t9“ gibt es nicht", "report", more(report, target="t9")),
    Fault("target_known", "Das Ziel „t9“ gibt es nicht", "deviation", more(deviation, targets=["t9"])),
    Fault(
        "dialogue_known",
        "„06434/2024/9“ gibt es nicht",
        "commitment",
        more(commitment, dialogue="06434/2024/9"),
    ),
    Fault("one_sum", "Für 06434, 2024, AQB, Stufe agreed gibt es 2 Gesamtsummen", "amount", more(A)),
    Fault(
        "parts_within_total",
        "Maßnahmen und Maßnahmenarten ergeben 1.000,02 € und damit mehr als das Ganze von 1.000,00 €",
        "amount",
        more(A, level="project", category=1, project="06434/2024/01", euros="1000.02"),
    ),
    Fault(
        "parts_within_total",
        "Anteile der Geldgeber ergeben 1.500,00 €",
        "amount",
        more(A, level="funding", funding_source="esf", euros=1500),
    ),
    Fault(
        "parts_within_total",
        "Jahresraten ergeben 2.000,00 €",
        "amount",
        more(A, level="tranche", spending_from=2024, spending_to=2024, euros=2000),
    ),
    Fault("amount_plausible", "Der Betrag ist negativ", "amount", more(A, stage="paid", euros=-1)),
    Fault(
        "amount_plausible",
        "Das letzte Ausgabejahr liegt vor dem ersten",
        "amount",
        more(A, stage="paid", spending_from=2025, spending_to=2024),
    ),
    Fault("word_known", "Im Feld measure ist „haushalte“", "county_measure", more(measure, measure="haushalte")),
    Fault("word_known", "Im Feld measure ist „entries“", "note", more(note, measure="entries")),
    Fault("county_known", "„06499“ ist keine bekannte", "peer_group", more(group, counties=["06434", "06499"])),
    Fault("programme_known", "Tabelle extra_need", "extra_need", more(extra_need, programme="ABC")),
    Fault("amount_plausible", "Der Betrag ist negativ", "extra_need", more(extra_need, euros=-1)),
    Fault("deviation_explained", "Der Grund fehlt", "deviation", more(deviation, cause="")),
    Fault("deviation_explained", "Der Beleg fehlt", "deviation", more(deviation, evidence=" ")),
    Fault("deviation_explained", "kein betroffenes Ziel", "deviation", more(deviation, targets=[])),
    Fault("deviation_explained", "kein betroffenes Ziel", "deviation", more(deviation, targets=[" "])),
    Fault("deviation_explained", "kein betroffenes Ziel", "deviation", more(deviation, targets=[None])),
    Fault("deviation_explained", "gehört zu 06434, 2024, die", "deviation", more(deviation, county="06411")),
    Fault("deviation_explained", "Abweichung zu 06434, 2023", "deviation", more(deviation, budget_year=2023)),
    Fault(
        "signature_plausible",
        "Die Unterschrift vom 30.05.2032 passt nicht zum Haushaltsjahr 2023",
        "agreement",
        more(tiny.agreement, budget_year=2023, signed_by_ministry_on=date(2032, 5, 30)),
    ),
    Fault("period_in_order", "Das Ende liegt vor dem Beginn", "target", more(T, ends_on=date(2023, 1, 1))),
    Fault("key_once", "zum selben Zeitpunkt mehrmals erfasst", "project", lambda: tiny.project(name="JUBA 4.0")),
    Fault("key_once", "in derselben Lieferung mehrmals erfasst", "project", lambda: tiny.project(at=tiny.LATER)),
    Fault("budget_year_plausible", "Das Haushaltsjahr 3000 liegt nicht", "remark", more(remark, budget_year=3000)),
    Fault("budget_year_plausible", "Das Haushaltsjahr 1999 liegt nicht", "remark", more(remark, budget_year=1999)),
    Fault("amount_level_fits", "fehlt die Maßnahme.", "amount", more(A, level="project", stage="paid")),
    Fault("amount_level_fits", "fehlt die Maßnahmenart.", "amount", more(A, level="category", stage="paid")),
    Fault("amount_level_fits", "Die Gesamtsumme nennt eine Maßnahmenart", "amount", more(A, stage="paid", category=2)),
    Fault("amount_level_fits", "nennt eine Maßnahme.", "amount", more(A, stage="paid", project="06434/2024/01")),
    Fault(
        "amount_level_fits",
        "Die Summe einer Maßnahmenart nennt eine Maßnahme.",
        "amount",
        more(A, stage="paid", level="category", category=1, project="06434/2024/01"),
    ),
    Fault(
        "programme_in_year",
        "Ausbildungsbudget gibt es im Haushaltsjahr 2024 nicht (Gültigkeit 2011 bis 2014",
        "amount",
        more(A, programme="AB"),
    ),
    Fault(
        "programme_in_year", "nicht (Gültigkeit 2015 bis heute", "target", more(T, programme="AQB", budget_year=2014)
    ),
    Fault(
        "programme_in_year", "Schutzschirm", "agreement", more(tiny.agreement, budget_year=2025, programmes=["SCHUTZ"])
    ),
    Fault("dialogues_plausible", "(-3) ist negativ", "agreement", more(tiny.agreement, budget_year=2025, dialogues=-3)),
    Fault("one_agreement", "Für 06434 und 2024 gelten 2 Zielvereinbarungen", "agreement", more(tiny.agreement)),
    Fault("name_given", "Der Name oder Titel fehlt", "project", more(P, name=" ")),
    Fault("name_given", "Der Name oder Titel fehlt", "source", more(tiny.source, title="")),
]


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
    assert {violation.split(":")[0] for violation in refusal.value.violations} == {fault.rule}
    assert fault.says in str(refusal.value)
    assert f"Tabelle {fault.table}, Schlüssel " in refusal.value.violations[0]
    assert [tiny.count(empty, f"log.{table}") for table in layout.tables()] == [0] * len(layout.tables())


@pytest.mark.parametrize("column", ["cause", "evidence", "occurred_on", "targets"])
def test_a_deviation_without_cause_evidence_date_or_targets_is_not_even_taken_down(column: str, empty: Store) -> None:
    with pytest.raises(StoreError, match=f"Die Pflichtangabe {column} fehlt"):
        tiny.record(empty, tiny.sound() | {"deviation": [deviation(id="fehler", **{column: None})]})
    assert tiny.count(empty, "log.deviation") == 0


def test_a_year_has_one_figure_of_a_measure(tmp_path: Path) -> None:
    old, new = measure(id="alt"), measure(id="neu", measured_on=date(2024, 12, 31), territory_from=2025)
    with tiny.open_store(tmp_path) as store:
        with pytest.raises(DeliveryRefused, match=r"one_measure: .*gilt ab 2025 schon die Angabe alt"):
            tiny.record(store, tiny.sound() | {"county_measure": [old, new]})
        assert tiny.count(store, "log.county_measure") == 0
        tiny.record(store, tiny.sound() | {"county_measure": [old | {"territory_to": 2024}, new]})
        assert tiny.count(store, "county_measure") == 2


def test_an_agreed_value_is_for_one_target(empty: Store) -> None:
    rows = tiny.sound()
    rows["target"].append(tiny.target(id="zweites"))
    two = deviation(id="fehler", adjusted_value=34, targets=["06434/2024/01/durchfuehrung", "zweites"])
    with pytest.raises(DeliveryRefused, match="gilt für genau ein Ziel"):
        tiny.record(empty, rows | {"deviation": [two]})


def test_two_sums_of_one_category_or_project_are_refused(tmp_path: Path) -> None:
    twice = [tiny.amount(id=f"a{n}", level="category", category=1, euros=100) for n in (1, 2)]
    projects = [tiny.amount(id=f"p{n}", level="project", category=1, project="06434/2024/01", euros=50) for n in (1, 2)]
    rows = tiny.sound()
    rows["amount"] += [*twice, *projects]
    with tiny.open_store(tmp_path) as store, pytest.raises(DeliveryRefused) as refusal:
        tiny.record(store, rows)
    assert "gibt es 2 Summen der Maßnahmenart 1" in str(refusal.value)
    assert "gibt es 2 Summen der Maßnahme 06434/2024/01" in str(refusal.value)


def test_a_delivery_without_its_source_is_refused(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        with pytest.raises(DeliveryRefused, match="Die Quelle „s2“ fehlt; keine Zahl ohne Quelle"):
            tiny.record(store, tiny.sound(), source="s2")
        assert tiny.count(store, "delivery") == 0


def test_a_delivery_that_is_restored_needs_its_source_again(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound())
        tiny.record(store, {"source": [tiny.source(id="s2", delivery="d2")]}, delivery="d2")
        tiny.record(store, {"remark": [remark(id="r1", delivery="d3")]}, delivery="d3", source="s2")
        for event, delivery in (("withdrawn", "d3"), ("withdrawn", "d2")):
            with store.writing(tiny.DATASET) as writer:
                writer.deliver(delivery, source="s1", event=event, recorded_by="T")
        with (
            pytest.raises(DeliveryRefused, match="delivery_has_source: Tabelle delivery, Schlüssel d3"),
            store.writing(tiny.DATASET) as writer,
        ):
            writer.deliver("d3", source="s2", event="restored", recorded_by="T")


def test_a_delivery_recorded_twice_is_refused(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound())
        again = {"remark": [remark(id="r1", at=tiny.LATER)]}
        with pytest.raises(DeliveryRefused, match="delivery_once: Tabelle delivery, Schlüssel d1"):
            tiny.record(store, again, at=tiny.LATER)


def test_a_row_under_a_delivery_of_another_writing_is_refused(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound())
        with pytest.raises(StoreError, match="Die Lieferung „d1“ gehört nicht zu diesem Vorgang"):
            tiny.record(store, {"remark": [remark(delivery="d1")]}, delivery="d2", at=tiny.LATER)
        assert tiny.count(store, "remark") == 0


def test_a_row_whose_delivery_is_not_listed_is_named(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound())
        with (
            pytest.raises(DeliveryRefused, match="Die Lieferung „dx“ ist nicht verzeichnet"),
            store.writing(tiny.DATASET) as writer,
        ):
            _lose_the_delivery(writer)


def _lose_the_delivery(writer: Writer) -> None:
    writer.deliver("d2", source="s1", recorded_by="T", recorded_at=tiny.LATER)
    writer.cursor.execute("update log.project set delivery = 'dx'")


def test_an_unknown_event_is_refused(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound())
        with (
            pytest.raises(DeliveryRefused, match="Im Feld event ist „gelöscht“"),
            store.writing(tiny.DATASET) as writer,
        ):
            writer.deliver("d1", source="s1", recorded_by="T", recorded_at=tiny.LATER, event="gelöscht")


def test_the_withdrawal_of_an_unknown_delivery_is_refused(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound())
        with (
            pytest.raises(DeliveryRefused, match="withdrawal_known: Tabelle delivery, Schlüssel nix"),
            store.writing(tiny.DATASET) as writer,
        ):
            writer.deliver("nix", source="s1", recorded_by="T", recorded_at=tiny.LATER, event="withdrawn")


def test_every_rule_has_a_fault_here() -> None:
    tested = {fault.rule for fault in FAULTS} | {
        "delivery_has_source",
        "delivery_once",
        "delivery_known",
        "one_measure",
        "withdrawal_known",
    }
    assert tested == {name for name, _ in layout.rules()}


def test_sound_rows_pass_every_rule(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound())
        assert check(store, tiny.DATASET) == []


def test_a_sum_of_an_unknown_year_or_programme_may_stand(tmp_path: Path) -> None:
    # The published sources have sums without a year and money whose programme they do not name.
    open_ended = [A(id="ohne-jahr", budget_year=None), A(id="unklar", programme="UNKLAR", budget_year=2003)]
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound() | {"amount": open_ended})
        assert check(store, tiny.DATASET) == []


def test_every_table_with_a_budget_year_is_asked_whether_it_is_plausible() -> None:
    rule = dict(layout.rules())["budget_year_plausible"]
    for table, columns in layout.FACT_COLUMNS.items():
        assert ("budget_year" in columns) == (f"'{table}' as table_name" in rule), table


def test_the_land_may_have_amounts_and_remarks(tmp_path: Path) -> None:
    land = {"amount": [A(id="06/x", county="06")], "remark": [remark(id="r1", county="06")]}
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
        pytest.raises(DeliveryRefused, match="Schlüssel art: Maßnahmen ergeben 400,00 €"),
    ):
        tiny.record(store, tiny.sound() | {"amount": [A(), category, part]})


def test_rules_that_ask_every_fact_name_every_fact_table() -> None:
    rules = dict(layout.rules())
    for name in ("delivery_known", "citation_given", "state_known", "key_once"):
        assert all(f"'{table}' as table_name" in rules[name] for table in layout.fact_tables()), name


def test_rules_open_with_a_question_and_what_a_row_is() -> None:
    for name, sql in layout.rules():
        question, grain = sql.splitlines()[:2]
        assert question.startswith("-- "), name
        assert question.endswith("?"), name
        assert grain.startswith("-- Eine Zeile je "), name


def test_withdrawn_and_recorded_anew_is_not_a_double_key(tmp_path: Path) -> None:
    with tiny.open_store(tmp_path) as store:
        tiny.record(store, tiny.sound())
        with store.writing(tiny.DATASET) as writer:
            writer.deliver("d1", source="s1", event="withdrawn", recorded_by="T", recorded_at=tiny.LATER)
        again = {table: [fact | {"delivery": "d2"} for fact in facts] for table, facts in tiny.sound().items()}
        tiny.record(store, again, delivery="d2", at=datetime(2025, 7, 1))
        assert tiny.count(store, "project") == 1

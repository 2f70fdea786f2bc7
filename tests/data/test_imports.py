"""Taking over an agreement: once, completely, and a corrected text in the place of the former."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import kept
import pytest
import tiny

from data.faults import DeliveryRefused, StoreError
from data.imports import ImportRefused, ImportResult, import_agreement
from data.published import AGREEMENT
from data.readers.reading import AgreementRefused
from data.store import Store, check

TEXT = AGREEMENT.read_bytes().decode("utf-8")
FIRST = datetime(2023, 7, 1, 9, 30)
SECOND = datetime(2023, 9, 1, 9, 30)
THIRD = datetime(2023, 10, 1, 9, 30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with kept.new_store(tmp_path, "ministry") as store:
        yield store


def take(store: Store, text: str = TEXT, at: datetime = FIRST) -> ImportResult:
    return import_agreement(store, "ministry", text, file_name="zv.txt", recorded_by="Frau Beispiel", recorded_at=at)


def ask(store: Store, sql: str, at: datetime | None = None) -> list[list[object]]:
    return store.facts("ministry", at).ask(f"{sql} limit $most", most=1000).to_numpy().tolist()


def projects(store: Store, at: datetime | None = None) -> dict[object, object]:
    return dict(ask(store, "select id, name from project order by id", at))


def without(line: str, text: str = TEXT) -> str:
    assert text.count(line) == 1
    return text.replace(line, "")


def test_an_agreement_is_recorded_with_everything_it_says(store: Store) -> None:
    result = take(store)
    assert (result.county, result.budget_year) == ("06434", 2023)
    assert result.recorded["agreement"] == 1
    assert result.recorded["amount"] == 1
    assert result.recorded["project"] == 10
    assert result.recorded["target"] == 10
    assert result.removed == []
    assert check(store, "ministry") == []


def test_the_delivery_names_file_hash_and_person(store: Store) -> None:
    take(store)
    digest = hashlib.sha256(AGREEMENT.read_bytes()).hexdigest()
    found = ask(store, "select file_name, file_hash, recorded_by from delivery")
    assert found == [["zv.txt", digest, "Frau Beispiel"]]
    assert ask(store, "select file_hash from source") == [[digest]]


def test_every_section_of_the_text_is_kept_word_for_word(store: Store) -> None:
    take(store)
    passages = dict(ask(store, "select section, text from passage order by ordinal"))
    assert list(passages) == ["Kopf", "Präambel", *(f"§ {number}" for number in range(1, 8)), "Unterschriften"]
    assert "753.200 Euro" in str(passages["§ 4"])
    assert "Erfolgreiche Arbeitsmarktpolitik" in " ".join(map(str, passages.values()))
    assert "Katrin Hechler" in " ".join(map(str, passages.values()))


def test_every_citation_leads_to_a_passage(store: Store) -> None:
    take(store)
    for table in ("amount", "project", "target"):
        lost = ask(
            store,
            f"select fact.id from {table} as fact anti join passage "
            "on fact.delivery = passage.delivery and fact.citation = passage.section",
        )
        assert lost == []


def test_project_keys_and_targets_follow_the_order_of_the_text(store: Store) -> None:
    take(store)
    assert projects(store)["06434/2023/01"] == "JUBA 3.0"
    assert projects(store)["06434/2023/04"] == "Berufsscouts"
    targets = ask(store, "select name, citation from target where project = '06434/2023/04'")
    assert targets == [["Berufsscouts wird durchgeführt", "§ 5"]]


def test_the_same_file_is_taken_once_and_the_refusal_names_the_first_delivery(store: Store) -> None:
    first = take(store)
    with pytest.raises(ImportRefused) as refusal:
        take(store, at=SECOND)
    assert "01.07.2023 um 11:30 Uhr von Frau Beispiel" in str(refusal.value)
    assert first.delivery in str(refusal.value)
    assert ask(store, "select count(*) from delivery") == [[1]]


def test_a_withdrawn_file_may_be_taken_again(store: Store) -> None:
    first = take(store)
    with store.writing("ministry") as writer:
        source = str(ask(store, "select source from delivery")[0][0])
        writer.deliver(first.delivery, source=source, event="withdrawn", recorded_by="X", recorded_at=SECOND)
    assert projects(store) == {}
    again = take(store, at=THIRD)
    assert again.delivery != first.delivery
    assert len(projects(store)) == 10


def test_a_corrected_text_takes_the_place_of_the_former(store: Store) -> None:
    take(store)
    take(store, TEXT.replace("753.200 Euro", "700.000 Euro"), at=SECOND)
    assert ask(store, "select euros::integer from amount") == [[700000]]
    assert ask(store, "select euros::integer from amount", FIRST) == [[753200]]
    assert ask(store, "select count(*) from agreement") == [[1]]
    assert ask(store, "select count(distinct delivery) from passage") == [[1]]


def test_a_first_text_replaces_nothing(store: Store) -> None:
    result = take(store)
    assert result.replaced is None
    assert "ersetzt" not in result.sentence


def test_a_corrected_text_says_which_version_it_replaces(store: Store) -> None:
    first = take(store)
    text = without(" - BASS 2023\n", TEXT.replace("753.200 Euro", "700.000 Euro"))
    assert take(store, text, at=SECOND).sentence.endswith(
        f"Sie ersetzt die Fassung vom 01.07.2023 11:30 (Lieferung {first.delivery}): "
        "vereinbarter Betrag 753.200,00 € → 700.000,00 €, Maßnahmen 10 → 9."
    )
    third = take(store, at=THIRD, text=TEXT + "\n")
    assert "Fassung vom 01.09.2023 11:30" in third.sentence
    assert "700.000,00 € → 753.200,00 €, Maßnahmen 9 → 10." in third.sentence


def test_a_project_no_longer_named_goes_with_its_target(store: Store) -> None:
    take(store)
    result = take(store, without(" - BASS 2023\n"), at=SECOND)
    assert "06434/2023/09" in result.removed
    assert "06434/2023/09" not in projects(store)
    assert projects(store, FIRST)["06434/2023/09"] == "BASS 2023"
    assert ask(store, "select count(*) from target") == [[9]]
    rows = [row for row in tiny.logged(store, "project", "ministry").to_pylist() if row["id"] == "06434/2023/09"]
    assert [row["removed"] for row in sorted(rows, key=lambda row: row["recorded_at"])] == [False, True]
    assert check(store, "ministry") == []


def deliver(store: Store, key: str, table: str, **fact: object) -> None:
    """One fact that came with a delivery of its own, after the agreement."""
    at = datetime(2023, 8, 1)
    source = ask(store, "select source from delivery")[0][0]
    with store.writing("ministry") as writer:
        writer.deliver(key, source=str(source), recorded_by="X", recorded_at=at)
        writer.record(table, [{**fact, "delivery": key, "recorded_at": at}])


def test_amounts_of_a_removed_project_go_with_it(store: Store) -> None:
    first = take(store)
    key = "06434/2023/AQB/granted/project/09"
    deliver(
        store,
        "bescheid",
        "amount",
        id=key,
        county="06434",
        budget_year=2023,
        programme="AQB",
        stage="granted",
        level="project",
        category=4,
        project="06434/2023/09",
        funding_source="state",
        euros=10,
        precision="exact",
        citation="Seite 2",
        state="final",
    )
    result = take(store, without(" - BASS 2023\n"), at=SECOND)
    assert key in result.removed
    assert result.delivery != first.delivery
    assert ask(store, "select id from amount") == [["06434/2023/AQB/agreed/total"]]


def test_a_project_keeps_its_key_when_the_order_changes(store: Store) -> None:
    take(store)
    take(store, TEXT.replace(" - Berufsscouts\n", " - Neues Vorhaben\n - Berufsscouts\n"), at=SECOND)
    assert projects(store)["06434/2023/04"] == "Berufsscouts"
    assert projects(store)["06434/2023/11"] == "Neues Vorhaben"
    order = ask(store, "select id from project where ordinal in (4, 5) order by ordinal")
    assert order == [["06434/2023/11"], ["06434/2023/04"]]


def test_the_number_of_a_removed_project_is_never_given_again(store: Store) -> None:
    take(store)
    shorter = without(" - Fortschreibung Ausbildungs- und Arbeitsmarktstrategie (AAS)\n")
    take(store, shorter, at=SECOND)
    take(store, shorter.replace(" - BASS 2023\n", " - BASS 2023\n - Ganz neu\n"), at=THIRD)
    assert projects(store)["06434/2023/11"] == "Ganz neu"
    assert "06434/2023/10" not in projects(store)


def test_a_correction_that_would_orphan_a_report_is_refused(store: Store) -> None:
    take(store)
    deliver(
        store,
        "meldung",
        "report",
        id="r1",
        target="06434/2023/09/durchfuehrung",
        reported_on=date(2023, 7, 31),
        judgement="on_track",
        reported_by="Kreis",
        citation="Zeile 1",
        state="checked",
    )
    with pytest.raises(DeliveryRefused, match="Schlüssel r1"):
        take(store, without(" - BASS 2023\n"), at=SECOND)
    assert len(projects(store)) == 10


def test_two_programmes_with_sums_of_their_own_become_two_amounts(store: Store) -> None:
    text = TEXT.replace(
        "insgesamt\n\n753.200 Euro\n\naus dem Ausbildungs- und Qualifizierungsbudget 2023",
        "452.700 Euro aus dem Ausbildungs- und Qualifizierungsbudget 2023 und 83.100 Euro aus dem Arbeitsmarktbudget",
    )
    result = take(store, text)
    assert result.recorded["amount"] == 2
    amounts = ask(store, "select programme, euros::integer as euros from amount order by programme")
    assert amounts == [["AMB", 83100], ["AQB", 452700]]
    # § 5 says with whose money the Maßnahmen are paid.
    assert ask(store, "select distinct programme from project") == [["AQB"]]


def test_what_was_taken_over_is_told_in_the_singular_where_it_is_one(store: Store) -> None:
    after = TEXT.index(" - JUBA 3.0\n") + len(" - JUBA 3.0\n")
    text = f"{TEXT[:after]}\n{TEXT[TEXT.index('Die Förderung der aufgef') :]}"
    assert "1 Maßnahme, 1 Betrag, 1 Ziel, 10 Textabschnitte, " in take(store, text).sentence


def test_an_agreement_that_is_not_fully_signed_is_provisional(store: Store) -> None:
    result = take(store, TEXT[: TEXT.index("Bad Homburg, den")])
    assert ask(store, "select distinct state from project") == [["provisional"]]
    assert any("Unterschrift" in warning for warning in result.warnings)


def test_the_text_taken_over_last_holds_whatever_the_clock_says(store: Store) -> None:
    take(store, at=SECOND)
    take(store, TEXT.replace("753.200", "700.000"), at=FIRST)
    assert ask(store, "select euros::integer from amount where level = 'total'") == [[700_000]]


@pytest.mark.parametrize(
    "text",
    [
        "Kein Vertrag, nur ein Satz.",
        TEXT.replace("753.200 Euro", "einen Betrag"),
        TEXT.replace("Hochtaunuskreis", "Nirgendwokreis").replace("Bad Homburg", "Nirgendwo"),
    ],
)
def test_a_text_with_errors_is_refused_and_nothing_is_stored(store: Store, text: str) -> None:
    with pytest.raises((ImportRefused, AgreementRefused)) as refusal:
        take(store, text)
    assert len(str(refusal.value)) > 20
    assert tiny.logged(store, "delivery", "ministry").num_rows == 0
    assert tiny.logged(store, "passage", "ministry").num_rows == 0


def test_a_refused_import_is_a_fault_of_the_store() -> None:
    assert issubclass(ImportRefused, StoreError)

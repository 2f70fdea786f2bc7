"""What only a server can do to a log: be away, cut connections at any moment, refuse, and be asked by many."""

from __future__ import annotations

import logging
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import places
import postgres
import pytest
import tiny
from test_contract import correct, euros, event, newest, state_of

from data.faults import OutcomeUnknown, StoreBusy, StoreError
from data.store import Store, postgres_log
from data.store.arrow_rows import table_of
from data.store.postgres_link import Server
from data.store.postgres_log import PostgresLog

PASSWORD = "geheim-&Wort"  # noqa: S105
QUOTED = "geheim-%26Wort"


@pytest.fixture
def place(cluster: postgres.Cluster, tmp_path: Path) -> places.Place:
    """An empty place in PostgreSQL."""
    return places.postgres_place(tmp_path, cluster)


@pytest.fixture
def wire(cluster: postgres.Cluster) -> Iterator[postgres.Wire]:
    """A wire to the server that can be cut."""
    with postgres.wire_to(cluster) as wire:
        yield wire


def store_over(wire: postgres.Wire, cluster: postgres.Cluster, place: places.Place) -> Store:
    """A store that reaches the server over the wire, with what is sound recorded."""
    log = PostgresLog(cluster.url(port=wire.port), tiny.DATASET)
    store = Store(
        place.folder, [tiny.DATASET], create=True, logs={tiny.DATASET: log}, cache=place.folder / "cache-wire"
    )
    tiny.record(store, tiny.sound())
    return store


def at_commit(fate: str) -> Callable[[bytes], str]:
    """Let everything pass until a commit is sent, and once that happens to it."""
    happened = threading.Event()

    def watch(sent: bytes) -> str:
        if b"commit\0\0\0B" in sent and not happened.is_set():
            happened.set()
            return fate
        return "pass"

    return watch


# ---------------------------------------------------------------- away


def test_while_the_server_is_away_questions_are_answered_and_nothing_is_lost(
    cluster: postgres.Cluster, place: places.Place, caplog: pytest.LogCaptureFixture
) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
        cluster.stop()
        try:
            gone = time.monotonic()
            asked = 0
            slowest = 0.0
            while time.monotonic() - gone < 20:
                began = time.monotonic()
                assert euros(store) == [1000]
                slowest = max(slowest, time.monotonic() - began)
                asked += 1
                assert "Der Server ist nicht erreichbar" in str(store.trouble(tiny.DATASET))
                if asked % 40 == 1:
                    with pytest.raises(StoreError, match=r"nichts gespeichert.*Der Server ist nicht erreichbar"):
                        correct(store, "d2", 1200)
                time.sleep(0.05)
            assert asked > 40
            assert slowest < 5
        finally:
            cluster.start()
        correct(store, "d2", 1200)
        assert euros(store) == [1200]
        assert store.trouble(tiny.DATASET) is None
    assert place.numbers() == [1, 2]
    assert sum("nicht lesbar" in each.message for each in caplog.records) == 1


def test_trouble_ends_when_the_server_is_back_though_nothing_was_recorded(
    cluster: postgres.Cluster, place: places.Place
) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
        cluster.stop("immediate")
        try:
            assert euros(store) == [1000]
            assert store.trouble(tiny.DATASET)
        finally:
            cluster.start()
        assert euros(store) == [1000]
        assert store.trouble(tiny.DATASET) is None


def test_a_server_that_says_nothing_holds_nobody_for_long(
    cluster: postgres.Cluster, place: places.Place, wire: postgres.Wire
) -> None:
    store = store_over(wire, cluster, place)
    wire.watch = lambda _: "hold"
    began = time.monotonic()
    assert euros(store) == [1000]
    assert time.monotonic() - began < 6
    assert "Der Server ist nicht erreichbar" in str(store.trouble(tiny.DATASET))
    wire.close()
    store.close()


def test_a_dashboard_that_starts_before_the_server_opens_when_it_is_there(
    cluster: postgres.Cluster, place: places.Place
) -> None:
    from data.store.file_log import FileLog

    with place.store() as store:
        tiny.record(store, tiny.sound())
    logs = {tiny.DATASET: place.log(), "other": FileLog(place.folder / "other.duckdb", "other")}
    cluster.stop()
    try:
        store = Store(place.folder, list(logs), create=True, logs=logs)
        with pytest.raises(StoreError, match="Der Server ist nicht erreichbar"):
            store.facts(tiny.DATASET)
        assert store.facts("other").number == 0
    finally:
        cluster.start()
    assert euros(store) == [1000]
    store.close()


# ---------------------------------------------------------------- cut


def test_a_kept_connection_that_is_cut_is_made_anew(cluster: postgres.Cluster, place: places.Place) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
        for number in range(2, 6):
            cluster.cut()
            assert euros(store) == [Decimal(1000) if number == 2 else number - 1]
            cluster.cut()
            correct(store, f"d{number}", number)
            assert store.trouble(tiny.DATASET) is None


def test_a_connection_cut_before_the_commit_left_nothing(
    cluster: postgres.Cluster, place: places.Place, wire: postgres.Wire
) -> None:
    with store_over(wire, cluster, place) as store:
        wire.watch = at_commit("before")
        with pytest.raises(StoreError, match=r"nichts gespeichert.*Der Server ist nicht erreichbar") as refusal:
            correct(store, "d2", 1200)
        assert not isinstance(refusal.value, OutcomeUnknown)
        assert euros(store) == [1000]
        assert place.numbers() == [1]
        correct(store, "d2", 1300)
        assert euros(store) == [1300]
        assert place.numbers() == [1, 2]


def test_a_commit_whose_answer_is_lost_is_found_in_the_log(
    cluster: postgres.Cluster, place: places.Place, wire: postgres.Wire
) -> None:
    with store_over(wire, cluster, place) as store:
        wire.watch = at_commit("after")
        correct(store, "d2", 1200)
        assert euros(store) == [1200]
        correct(store, "d3", 1300)
        assert euros(store) == [1300]
    assert place.numbers() == [1, 2, 3]


def test_a_server_that_goes_away_at_the_commit_and_stays_away_leaves_the_outcome_open(
    cluster: postgres.Cluster, place: places.Place, wire: postgres.Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_log, "RETURN_SECONDS", 1.0)
    with store_over(wire, cluster, place) as store:
        watch = at_commit("after")

        def and_gone(sent: bytes) -> str:
            fate = watch(sent)
            if fate == "after":
                wire.refuse()
            return fate

        wire.watch = and_gone
        with pytest.raises(OutcomeUnknown, match="lässt sich gerade nicht feststellen"):
            correct(store, "d2", 1200)
        assert euros(store) == [1000]
        wire.allow()
        deadline = time.monotonic() + 10
        while euros(store) != [1200] and time.monotonic() < deadline:
            time.sleep(0.05)
        assert euros(store) == [1200]
    assert place.numbers() == [1, 2]


def test_a_connection_cut_after_the_commit_does_not_unsay_it(
    cluster: postgres.Cluster, place: places.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
        log = store.log(tiny.DATASET)
        append = log.append

        def and_cut(*given: object) -> None:
            append(*given)  # type: ignore[arg-type]
            cluster.cut()

        monkeypatch.setattr(log, "append", and_cut)
        correct(store, "d2", 1200)
        monkeypatch.undo()
        assert euros(store) == [1200]
        correct(store, "d3", 1300)
    assert place.numbers() == [1, 2, 3]


def test_connections_cut_at_random_moments_lose_nothing_and_store_nothing_twice(
    cluster: postgres.Cluster, place: places.Place
) -> None:
    drawn = random.Random(7)  # noqa: S311
    done = threading.Event()

    with place.store() as store:
        tiny.record(store, tiny.sound())
        began = time.monotonic()
        correct(store, "d2", 1200)
        takes = time.monotonic() - began

        def cutting() -> None:
            while not done.wait(drawn.uniform(0, 3 * takes)):
                cluster.cut()

        knife = threading.Thread(target=cutting)
        knife.start()
        stored, refused = [], 0
        try:
            for number in range(40):
                try:
                    correct(store, f"x{number}", number)
                    stored.append(f"x{number}")
                except OutcomeUnknown:
                    raise
                except StoreError:
                    refused += 1
        finally:
            done.set()
            knife.join()
        assert stored
        assert refused
        assert newest(store) == 2 + len(stored)
    with place.store("two") as other:
        found = other.facts(tiny.DATASET).ask("select id from delivery order by number")["id"].tolist()
    assert found == ["d1", "d2", *stored]
    assert place.rows("amount").num_rows == 2 + len(stored)


def test_the_lock_of_a_process_that_dies_is_free_at_once(place: places.Place) -> None:
    place.store().close()
    root = Path(__file__).parents[3]
    holding = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time\nfrom data.store.postgres_log import PostgresLog\n"
            "with PostgresLog(sys.argv[1], 'tiny').alone():\n    print('alone', flush=True)\n    time.sleep(600)",
            place.setting,
        ],
        cwd=root,
        stdout=subprocess.PIPE,
    )
    assert holding.stdout is not None
    assert holding.stdout.readline() == b"alone\n"
    holding.send_signal(signal.SIGKILL)
    holding.wait()
    began = time.monotonic()
    with place.store() as store:
        tiny.record(store, tiny.sound())
    assert time.monotonic() - began < 20
    holding.stdout.close()


def test_who_lost_the_lock_cannot_append(cluster: postgres.Cluster, place: places.Place) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
        one = place.log()
        with one.alone():
            before = state_of(one)
            cluster.cut()
            correct(store, "d2", 1200)
            rows = {"amount": table_of("amount", [tiny.amount(delivery="d3", removed=False)])}
            with pytest.raises(StoreError, match="nichts gespeichert"):
                one.append(before, event(2, "d3"), rows)
        assert place.numbers() == [1, 2]
        one.close()


def test_a_number_that_somebody_else_took_meanwhile_is_not_given_twice(
    cluster: postgres.Cluster, place: places.Place, wire: postgres.Wire
) -> None:
    with store_over(wire, cluster, place) as store:

        def watch(sent: bytes) -> str:
            if b'COPY "tiny" . "delivery"' in sent:
                cluster.execute(
                    "insert into tiny.delivery (number, id, source, event, recorded_by, recorded_at) "
                    "values (2, 'other', 's1', 'recorded', 'T', '2025-01-01')"
                )
            return "pass"

        wire.watch = watch
        with pytest.raises(StoreBusy, match="inzwischen von einem anderen Programm geändert"):
            correct(store, "d2", 1200)
        wire.watch = lambda _: "pass"
        assert euros(store) == [1000]
        assert newest(store) == 2
        correct(store, "d2", 1200)
    assert place.numbers() == [1, 2, 3]


# ---------------------------------------------------------------- refused


@pytest.fixture
def secret(cluster: postgres.Cluster) -> None:
    """A user with a password and no right to anything."""
    if not cluster.execute("select 1 from pg_roles where rolname = 'secret'"):
        cluster.execute(f"create role secret login password '{PASSWORD}'")


def refusal(setting: str) -> str:
    log = PostgresLog(setting, tiny.DATASET)
    with pytest.raises(StoreError) as raised:
        log.open(create=True)
    log.close()
    assert raised.value.__cause__ is None
    return str(raised.value)


def test_what_is_refused_is_said_in_german(cluster: postgres.Cluster, place: places.Place, secret: None) -> None:
    def url(user: str, **more: str) -> str:
        return cluster.url(user=user, **more)  # type: ignore[arg-type]

    assert "Die Anmeldung wurde abgelehnt" in refusal(url("secret:falsch"))
    assert "Die Anmeldung wurde abgelehnt" in refusal(url("niemand"))
    assert "Die Datenbank gibt es dort nicht" in refusal(url("aqb", database="nix"))
    assert "Das Recht dazu fehlt" in refusal(url(f"secret:{QUOTED}"))
    assert "Der Server ist nicht erreichbar" in refusal(f"postgresql://aqb@127.0.0.1:{postgres.free_port()}/aqb")
    assert "Den Rechner gibt es nicht" in refusal("postgresql://aqb@gibt-es-nicht.invalid/aqb")
    assert "Die verschlüsselte Verbindung kommt nicht zustande" in refusal(url("aqb", more="?sslmode=require"))
    assert "nicht lesbar; verlangt ist" in refusal(url("aqb", more="?unsinn=1"))
    assert "nicht lesbar; verlangt ist" in refusal(url("aqb:50%"))


def test_who_may_only_read_reads_and_is_refused_to_record(
    cluster: postgres.Cluster, place: places.Place, secret: None
) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
    cluster.execute("grant usage on schema tiny to secret")
    cluster.execute("grant select on all tables in schema tiny to secret")
    log = PostgresLog(cluster.url(user=f"secret:{QUOTED}"), tiny.DATASET)
    with Store(place.folder, [tiny.DATASET], logs={tiny.DATASET: log}) as store:
        assert euros(store) == [1000]
        with pytest.raises(StoreError, match=r"nichts gespeichert.*Das Recht dazu fehlt"):
            correct(store, "d2", 1200)
        assert euros(store) == [1000]


@pytest.mark.parametrize("login", [f"secret:{QUOTED}falsch", f"aqb:{QUOTED}", f"aqb:{PASSWORD}%zz", "secret:falsch"])
@pytest.mark.parametrize("more", ["", "?unsinn=1", f"?password={QUOTED}&sslmode=require", f"?passwort={QUOTED}"])
def test_no_message_tells_a_password(
    cluster: postgres.Cluster, secret: None, caplog: pytest.LogCaptureFixture, login: str, more: str
) -> None:
    place = "127.0.0.1:1" if login.startswith("aqb") and not more else f"127.0.0.1:{cluster.port}"
    try:
        PostgresLog(f"postgresql://{login}@{place}/nix{more}", tiny.DATASET).open(create=True)
    except StoreError as fault:
        logging.getLogger("aqb.store").exception("Nicht lesbar: %s", fault)
    assert "Nicht lesbar: " in caplog.text
    for told in (PASSWORD, QUOTED, "falsch"):
        assert told not in caplog.text


@pytest.mark.parametrize(
    ("state", "german"),
    [
        ("53100", "Der Datenträger des Servers ist voll"),
        ("53300", "keine weitere Verbindung"),
        ("25006", "erlaubt nur das Lesen"),
        ("XX001", "beschädigte Daten"),
        ("57P01", "nicht erreichbar"),
        ("22012", "Unerwarteter Fehler (technisch: so war es 22012)"),
    ],
)
def test_what_a_server_reports_while_storing_is_said_and_nothing_is_stored(
    cluster: postgres.Cluster, place: places.Place, state: str, german: str
) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
        cluster.execute(
            "create or replace function tiny.refuse() returns trigger language plpgsql as "
            f"$$ begin raise exception 'so war es' using errcode = '{state}'; end $$"
        )
        cluster.execute("create trigger refuse before insert on tiny.amount execute function tiny.refuse()")
        with pytest.raises(StoreError) as raised:
            correct(store, "d2", 1200)
        assert "Es wurde nichts gespeichert" in str(raised.value)
        assert german in str(raised.value)
        assert euros(store) == [1000]
        assert place.numbers() == [1]
        cluster.execute("drop trigger refuse on tiny.amount")
        correct(store, "d2", 1200)
        assert euros(store) == [1200]


def test_a_character_that_postgres_does_not_know_is_refused(place: places.Place) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
        with pytest.raises(StoreError, match="ein Zeichen, das nicht gespeichert werden kann"):
            correct(store, "d2", 1200, citation="§ 4\0")
        assert place.numbers() == [1]


def test_a_schema_of_somebody_else_stays_as_it_is(cluster: postgres.Cluster, place: places.Place) -> None:
    cluster.execute("create schema tiny")
    cluster.execute("create table tiny.kunden (name text)")
    assert "gehört einem anderen Programm" in refusal(cluster.url())
    assert cluster.execute("select count(*) from pg_tables where schemaname = 'tiny'") == [(1,)]


def test_a_schema_made_by_whoever_looks_after_the_server_is_filled(
    cluster: postgres.Cluster, place: places.Place, secret: None
) -> None:
    cluster.execute("create schema tiny authorization secret")
    PostgresLog(cluster.url(user=f"secret:{QUOTED}"), tiny.DATASET).open(create=True)
    assert place.log().mark() is not None


# ---------------------------------------------------------------- tables


def test_two_servers_that_make_the_log_at_the_same_time_make_one(
    cluster: postgres.Cluster, place: places.Place
) -> None:
    logs = [place.log() for _ in range(4)]
    faults: list[Exception] = []

    def make(log: object) -> None:
        try:
            log.open(create=True)  # type: ignore[attr-defined]
        except StoreError as fault:
            faults.append(fault)

    threads = [threading.Thread(target=make, args=(log,)) for log in logs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len({log.mark() for log in logs}) == 1
    assert cluster.execute("select count(*) from tiny.place") == [(1,)]
    for log in logs:
        log.close()


def test_tables_have_real_keys_types_and_comments(cluster: postgres.Cluster, place: places.Place) -> None:
    place.store().close()
    keys = dict(
        cluster.execute(
            "select conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint "
            "where connamespace = 'tiny'::regnamespace and contype = 'p'"
        )
    )
    assert keys["tiny.delivery"] == "PRIMARY KEY (number)"
    assert keys["tiny.amount"] == "PRIMARY KEY (id, delivery)"
    found = cluster.execute(
        "select format_type(atttypid, atttypmod), attnotnull, col_description(attrelid, attnum) from pg_attribute "
        "where attrelid = 'tiny.amount'::regclass and attname in ('euros', 'project') order by attname"
    )
    assert found == [
        ("numeric(14,2)", True, "the sum in euros"),
        ("text", False, "project the money is for; null: not split by it"),
    ]
    with pytest.raises(Exception, match="delivery_recorded_once"):
        cluster.execute(
            "insert into tiny.delivery (number, id, source, event, recorded_by, recorded_at) "
            "values (1, 'd', 's', 'recorded', 'T', now()), (2, 'd', 's', 'recorded', 'T', now())"
        )


def test_an_older_program_reads_and_records_in_a_log_of_a_newer_one(
    cluster: postgres.Cluster, place: places.Place
) -> None:
    with place.store() as store:
        tiny.record(store, tiny.sound())
        cluster.execute("alter table tiny.amount add column tomorrow text")
        correct(store, "d2", 1200)
        assert euros(store) == [1200]
    with place.store("two") as other:
        assert euros(other) == [1200]


def test_a_setting_keeps_its_own_parameters() -> None:
    server = Server("postgresql://a:b@h1,h2:5/db?connect_timeout=2&sslmode=verify-full")
    assert server._url.count("connect_timeout") == 1
    assert "&sslmode=verify-full&tcp_user_timeout=" in server._url
    assert server.name == "PostgreSQL h1,h2:5/db"
    assert Server("postgresql:///db")._url.startswith("postgresql:///db?connect_timeout=5&")


def test_the_newest_number_is_asked_by_many_threads(place: places.Place) -> None:
    place.store().close()
    log = place.log()
    found: list[object] = []

    def ask() -> None:
        found.extend(log.mark() for _ in range(50))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 400
    assert set(found) == {log.mark()}
    log.close()

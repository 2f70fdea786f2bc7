"""A log in PostgreSQL: what is refused is said in German and tells no password; real tables with real keys."""

from __future__ import annotations

import logging
from pathlib import Path

import places
import postgres
import pytest
import tiny
from at_once import at_once
from places import correct, euros

from data.faults import StoreError
from data.store import Store
from data.store.postgres_link import Server
from data.store.postgres_log import PostgresLog

PASSWORD = "geheim-&Wort"  # noqa: S105 - of a cluster the test makes
QUOTED = "geheim-%26Wort"


@pytest.fixture
def place(cluster: postgres.Cluster, tmp_path: Path) -> places.Place:
    """An empty place in PostgreSQL."""
    return places.postgres_place(tmp_path, cluster)


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
        return cluster.url(user=user, **more)

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
            log.open(create=True)
        except StoreError as fault:
            faults.append(fault)

    at_once(make, [(log,) for log in logs])
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
        ("numeric(14,2)", False, "the sum in euros; null: the source says why there is none"),
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

    at_once(ask, [()] * 8)
    assert len(found) == 400
    assert set(found) == {log.mark()}
    log.close()
